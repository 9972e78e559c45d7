"""Figures that the plan prints with characters lost: how they were read, with the printed words beside it."""

import re

from markupsafe import Markup

from app.terminal.render import clean
from ontology import Node

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"\d{2,4}年数据")


def figure_words(observation: Node) -> Markup:
    """A figure of the plan as printed; as it was read, with the printed words behind it, where these are damaged.

    Damaged are words whose number is not the one that was read, or in which a bracket is missing.
    """
    text, value = clean(observation.get("text") or ""), observation.get("value")
    if value is None or observation.get("values") or not _is_damaged(text, float(value)):
        return Markup("{}").format(text)
    unit = observation.get("measure_unit") or ""
    year = f"，{str(observation.get('as_of'))[:4]}年数据" if _YEAR.search(text) else ""
    return Markup("{}{}{} <small class='quiet'>原文写作“{}”</small>").format(f"{value:g}", unit, year, text)


def _is_damaged(text: str, value: float) -> bool:
    half = text.translate(str.maketrans("（）", "()"))
    printed = [float(each) for each in _FIGURE.findall(half)]
    return half.count("(") != half.count(")") or (bool(printed) and value not in printed)
