"""Where words find nothing: the same words as filters, where they name a unit or a status."""

import re
from collections.abc import Callable

from markupsafe import Markup

from app.page.address import address
from ontology import schema

Count = Callable[[str], int]  # how much a search for these words finds
_FIELDS = ("状态", "单位")
_SHORTEST, _MOST = 2, 6  # characters of a word that may name something; words that are tried


def as_filters(words: str, count: Count) -> str | None:
    """The words with those made filters that name a status or a unit; None where none does, or that finds nothing."""
    parts = _words(words)[:_MOST]
    if not parts or any(sign in words for sign in ":："):
        return None
    told = {each: _filter(each, count) for each in parts}
    whole = " ".join(told[each] or each for each in parts)
    return whole if any(told.values()) and count(whole) else None


def _words(words: str) -> list[str]:
    """The words, and the labels of statuses as words of their own where they hang on others."""
    labels = "|".join(
        sorted((schema().label("status", code) for code in schema().codes("status")), key=len, reverse=True)
    )
    return re.sub(f"({labels})", r" \1 ", words).replace("的", " ").split()


def _filter(word: str, count: Count) -> str | None:
    if len(word) < _SHORTEST:
        return None
    return next((said for field in _FIELDS if count(said := f"{field}:{word}")), None)


def filter_tip(words: str, count: Count) -> Markup:
    """A link to the words as filters where they fit, else how to filter among the words."""
    said = as_filters(words, count)
    example = f"状态:{schema().label('status', schema().codes('status')[0])}"
    if said is None:
        return Markup("在词里写“单位:”和单位名、“状态:”和状态来筛选，如{}").format(_link(example))
    return Markup("按单位和状态筛选：<b>{}</b>，有{}条").format(_link(said), count(said))


def _link(words: str) -> Markup:
    return Markup("<a href='{}' target='_self'>{}</a>").format(address("find", words=words), words)
