"""What each part of a query says in words, and what else it may say."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.labels import PROPERTIES, RULES, label
from app.page.ask.chip import Chip, Choice, Held
from graph import (
    ROW_KINDS,
    Figures,
    Graph,
    Has,
    HasFigure,
    HasStatus,
    Is,
    Named,
    Not,
    Ranked,
    Says,
    Starred,
    items,
)
from ontology import Node, schema

_SORTS = {"Unit": "单位", "Task": "任务", "Indicator": "指标", "Project": "项目", "Programme": "计划"}
_ROLES: Mapping[tuple[str, ...], str] = {
    (): "负责（不论方式）",
    ("lead",): "牵头",
    ("support",): "配合",
    ("guide",): "指导",
    ("responsible", "support"): "参与",
}
_FIGURES = {"target": "目标", "actual": "完成值", "baseline": "基数", "either": "数值"}
_REACHED = ("met", "on_track")
_COMPARATORS = {"=": "＝", ">": "＞", ">=": "≥", "<": "＜", "<=": "≤"}


def chip_of(part: Any, denied: bool, graph: Graph) -> Chip | None:
    """The chip of a part of a query; None for what isn't worth one, as a kind."""
    match part:
        case Is(ids):
            return _named(part, ids, denied, graph)
        case Held(_, roles):
            return _manner(part, roles, denied)
        case HasStatus(codes):
            return _status(part, codes, denied)
        case Starred():
            return _starred(part, denied)
        case HasFigure() | Figures() | Ranked():
            return _dated(part, denied, graph)
        case Has(name, values):
            return _facet(part, name, values, denied)
        case Says(words):
            return Chip("原文含", words, words, part, denied=denied)
        case Named(words):
            return Chip("名称含", words, words, part, denied=denied)
    return None


def _named(part: Is, ids: tuple[str, ...], denied: bool, graph: Graph) -> Chip | None:
    nodes = [graph.nodes[ref] for ref in ids if ref in graph.nodes]
    if not nodes:
        return None
    kind = nodes[0].kind
    others = tuple(Choice(node.id, label(node), Is((node.id,))) for node in _like(kind, graph))
    value = "+".join(ids)
    said = "或".join(dict.fromkeys(label(node) for node in nodes))
    own = () if any(each.value == value for each in others) else (Choice(value, said, part),)
    sort = _SORTS.get(kind) or schema().kind_label(kind)
    return Chip(sort, said, value, part, own + others, denied=denied)


def _like(kind: str, graph: Graph) -> list[Node]:
    """What may stand in place of a thing: the busiest units first, all others in the order of the plan or of names."""
    if kind in ROW_KINDS:
        return [item.node for item in items(graph) if item.node.kind in ROW_KINDS]
    if kind == "Task":
        return graph.tasks()
    named = [node for node in graph.of(kind) if node.name]
    return sorted(named, key=lambda node: (-len(graph.out(node.id, "RESPONSIBLE_FOR")), _place(node)))


def _place(node: Node) -> tuple[str, int, str]:
    """Where the plan names an action first; units, which stand in many places, go by their names."""
    first = min(node.evidence, default=None) if node.kind == "Action" else None
    return (first.document, first.start, "") if first else ("", 0, node.name or "")


def _manner(part: Held, roles: tuple[str, ...], denied: bool) -> Chip:
    known = {**_ROLES, roles: _ROLES.get(roles) or "、".join(schema().label("role", each) for each in roles)}
    choices = tuple(Choice(",".join(each) or "any", said, Held(part.relation, each)) for each, said in known.items())
    return Chip("方式", known[roles], ",".join(roles) or "any", part, choices, removable=False, denied=denied)


def _status(part: HasStatus, codes: tuple[str, ...], denied: bool) -> Chip:
    single = [(code,) for code in schema().codes("status")]
    sets = dict.fromkeys((codes, *single, tuple(sorted(_REACHED))))
    choices = tuple(Choice(",".join(each), _status_words(each), HasStatus(each)) for each in sets)
    return Chip("状态", _status_words(codes), ",".join(codes), part, choices, denied=denied)


def _status_words(codes: tuple[str, ...]) -> str:
    return "或".join(schema().label("status", code) for code in codes)


def _starred(part: Starred, denied: bool) -> Chip:
    own, other = ("不带*", "带*") if denied else ("带*", "不带*")
    return Chip("星号", own, "own", part, (Choice("own", own, part), Choice("other", other, Not(part))))


def _dated(part: HasFigure | Figures | Ranked, denied: bool, graph: Graph) -> Chip | None:
    """A figure of a year: the years that have targets are the choices, and all of them where figures are given."""
    known = sorted({int(node.get("year")) for node in graph.of("Target") if node.get("year")})
    what = _FIGURES.get(part.of, "")
    if isinstance(part, Figures):
        sets = dict.fromkeys((part.years, *((year,) for year in known), ()))
        choices = tuple(Choice(_years(each), _year_words(each), replace(part, years=each)) for each in sets)
        return Chip(f"{what}年份", _year_words(part.years), _years(part.years), part, choices, removable=False)
    if part.year is None:
        return Chip(what, _compared(part, what), "own", part, denied=denied) if isinstance(part, HasFigure) else None
    years = dict.fromkeys((part.year, *known))
    choices = tuple(Choice(str(year), _compared(part, f"{year}年"), replace(part, year=year)) for year in years)
    removable = isinstance(part, HasFigure)
    return Chip(f"{what}年份", choices[0].said, choices[0].value, part, choices, removable, denied)


def _years(years: tuple[int, ...]) -> str:
    return ",".join(map(str, years)) or "all"


def _year_words(years: tuple[int, ...]) -> str:
    return "、".join(f"{year}年" for year in years) or "各年"


def _compared(part: HasFigure | Ranked, said: str) -> str:
    number = getattr(part, "number", None)
    return f"{said}{_COMPARATORS[number.comparator]}{number.value:g}" if number else said


def _facet(part: Has, name: str, values: tuple[str, ...], denied: bool) -> Chip:
    if name != "severity":
        words = "、".join(RULES.get(code, code) if name == "rule" else schema().label(name, code) for code in values)
        return Chip("问题类型" if name == "rule" else PROPERTIES[name], words, ",".join(values), part, denied=denied)
    single = [(code,) for code in schema().codes("severity")]
    sets = dict.fromkeys((values, *single))
    said = {each: "或".join(schema().label("severity", code) for code in each) for each in sets}
    choices = tuple(Choice(",".join(each), said[each], Has(name, each)) for each in sets)
    return Chip("严重程度", said[values], ",".join(values), part, choices, denied=denied)
