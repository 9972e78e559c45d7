"""The figure that stands large above an answer's sentence, what must be said beside it, and several figures as bars."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from app.labels import label
from app.page.address import entity_address
from app.page.ask.asking import Asked
from app.page.pieces import SHAPES, joined, light, link
from graph import ROW_KINDS, Change, Fact, Figures, Graph, Item, Listing, Query, Ranked, Tally, gauges, items
from ontology import Node, quoted, schema

_WORK = ("Task", *ROW_KINDS)
_LONGEST_FIGURE, _LONGEST_NAMES = 14, 26
_BEST = ("most", "fewest")
_COUNTERS = {"Unit": "个单位", "Person": "人", "Action": "个行动", "Plan": "个方案", "Finding": "个问题"}
_NOTHING = Markup("")
Results = Sequence[Mapping[str, Any]]


def large(asked: Asked, graph: Graph) -> Markup:
    """What was asked for: the one figure, or who or which it is with its count beside; the plan's other figures beside it."""
    current = _current(asked)
    if names := _names(asked, graph):
        told, beside = Markup("<p class='figure name'>{}</p>").format(names), _size(asked, graph)
        return Markup("<div class='large'>{}<p>{}</p></div>").format(told, beside) if beside else told
    figure = _measured(current["value"], asked, graph) if current else _figure(asked.answer, asked.query, graph)
    if not figure:
        return _NOTHING
    year = Markup("<span class='quiet'>{}</span> ").format(current["key"]) if current else _NOTHING
    beside = year + _standing(asked, graph) + _disputed(asked, graph)
    told = Markup("<p class='figure'>{}</p>").format(figure)
    return Markup("<div class='large'>{}<p>{}</p></div>").format(told, beside) if beside else told


def _names(asked: Asked, graph: Graph) -> str:
    """Who or which it is, where that was asked and few were found; empty where their names are too long to be large."""
    results, give = asked.answer["results"], asked.query.give if asked.query else None
    best = isinstance(give, Tally | Ranked | Change) and give.pick in _BEST and not getattr(give, "asked", ())
    listed = isinstance(give, Listing) and {each["kind"] for each in results} <= set(_COUNTERS) - {"Finding"}
    if not (best or (listed and len(results) > 1)):
        return ""
    named = "、".join(label(graph.nodes[each["id"]]) for each in results)
    if len(named) <= _LONGEST_NAMES:
        return named
    return f"{len(results)}个并列" if best and len(results) > 1 else ""


def _size(asked: Asked, graph: Graph) -> str:
    """The count or figure of the one that is the best."""
    value = asked.answer["value"]
    return _measured(value, asked, graph) if isinstance(value, int | float) else ""


def _figure(answer: Mapping[str, Any], query: Query | None, graph: Graph) -> str:
    """The value with its unit where the sentence has it so; else how many were found; the one thing by its name."""
    value, results = answer["value"], answer["results"]
    if value is not None:
        said = f"{value:g}" if isinstance(value, float) else str(value)
        if isinstance(value, int | float):
            said += _unit_behind(said, answer["answer"], query, results, graph)
        return said if len(said) <= _LONGEST_FIGURE else ""
    if not results or (query and isinstance(query.give, Figures | Fact)):
        return ""
    if len(results) == 1:
        name = graph.nodes[results[0]["id"]].name or ""
        return name if len(name) <= _LONGEST_FIGURE and results[0]["kind"] not in _WORK else ""
    kinds = {each["kind"] for each in results}
    return f"{len(results)}{_COUNTERS.get(kinds.pop(), '项') if len(kinds) == 1 else '项'}"


def _measured(value: float, asked: Asked, graph: Graph) -> str:
    said = f"{value:g}"
    return said + _unit_behind(said, asked.answer["answer"], asked.query, asked.answer["results"], graph)


def _unit_behind(said: str, sentence: str, query: Query | None, results: Results, graph: Graph) -> str:
    """What the sentence counts or measures the figure in: the row's unit of measure, else a word that counts."""
    node = graph.nodes.get(results[0]["id"]) if results else None
    units = [str(node.get("measure_unit"))] if node and node.get("measure_unit") else []
    units += [] if query and isinstance(query.give, Figures) else ["项", "个", "人", "位"]
    return next((unit for unit in units if re.search(rf"(?<![\d.]){re.escape(said + unit)}", sentence)), "")


def _current(asked: Asked) -> Mapping[str, Any] | None:
    """The figure of the present year, where one row's figures of all years were asked for and found."""
    answer, give = asked.answer, asked.query.give if asked.query else None
    if not (isinstance(give, Figures) and give.of == "actual" and len(answer["results"]) == 1 and asked.day):
        return None
    own = [each for each in answer["groups"] if each["key"] == f"{asked.day.year}年"]
    return own[0] if len(own) == 1 and isinstance(own[0]["value"], int | float) else None


def _standing(asked: Asked, graph: Graph) -> Markup:
    """Beside what was reached this year: how that is judged, and this year's target."""
    item, give = _item(asked, graph), asked.query.give if asked.query else None
    if not (item and asked.day and isinstance(give, Figures) and give.of == "actual"):
        return _NOTHING
    if give.years not in ((), (asked.day.year,)):
        return _NOTHING
    wanted = gauges(graph, item, asked.day)
    target = f" {asked.day.year}年目标{wanted[0].text}" if len(wanted) == 1 else ""
    return Markup("{}{}").format(light(asked.answer["results"][0]["status"]), target)


def _item(asked: Asked, graph: Graph) -> Item | None:
    """The one row that the answer is about."""
    found = asked.answer["results"]
    if len(found) != 1 or found[0]["kind"] not in ROW_KINDS:
        return None
    return next((item for item in items(graph) if found[0]["id"] in item.members), None)


def _disputed(asked: Asked, graph: Graph) -> Markup:
    """Where other parts of the plan give that year another target: what they say, as a link to the finding about it."""
    item, give, value = _item(asked, graph), asked.query.give if asked.query else None, asked.answer["value"]
    if not (item and isinstance(give, Figures) and isinstance(value, int | float)):
        return _NOTHING
    years = set(give.years)
    own = [t for m in sorted(item.members) for t in graph.targets(m, "HAS_TARGET") if t.get("year") in years]
    others = [each for each in own if each.get("value") not in (None, value)]
    places = {place for each in own for place in each.evidence}
    about = (n for m in sorted(item.members) for n in graph.sources(m, "ABOUT") if n.get("rule") == "value")
    finding = next((each for each in about if places & set(each.evidence)), None)
    if not others or finding is None:
        return _NOTHING
    return Markup(
        "<a class='dispute' href='{}' target='_self'><span aria-hidden='true'>{}</span> 与{}不一致</a>"
    ).format(entity_address(finding.id), SHAPES["at_risk"], "、".join(_others(others)))


def _others(targets: Sequence[Node]) -> Iterator[str]:
    """正文、主要指标的265家: the parts of the plan by the figure that they give."""
    found: dict[float, list[Node]] = {}
    for each in sorted(targets, key=lambda node: schema().codes("scope").index(node.get("scope"))):
        found.setdefault(each.get("value"), []).append(each)
    for value, own in found.items():
        parts = dict.fromkeys(schema().label("scope", each.get("scope")) for each in own)
        unit = next((each.get("measure_unit") for each in own if each.get("measure_unit")), "")
        yield f"{'、'.join(parts)}的{value:g}{unit}"


def bars(groups: Results, refs: Mapping[str, str], caption: str, unit: str = "") -> Markup:
    """Counts or values as bars from zero with their numbers and unit, a table to whoever can't see it."""
    sizes = [float(each["count"] if each["value"] is None else each["value"]) for each in groups if _number(each)]
    most = max((abs(size) for size in sizes), default=0) or 1
    rows = joined(_bar(each, refs, most, unit) for each in groups)
    return Markup("<table class='bars'><caption>{}</caption><tbody>{}</tbody></table>").format(caption, rows)


def shared_unit(asked: Asked, graph: Graph) -> str:
    """The unit in which the sentence gives all of the groups' values; empty where they have none in common."""
    values = [each["value"] for each in asked.answer["groups"] if isinstance(each["value"], int | float)]
    units = {_measured(value, asked, graph).removeprefix(f"{value:g}") for value in values}
    return units.pop() if len(units) == 1 else ""


def _number(group: Mapping[str, Any]) -> bool:
    return group["value"] is None or isinstance(group["value"], int | float)


def _bar(group: Mapping[str, Any], refs: Mapping[str, str], most: float, unit: str) -> Markup:
    size = group["count"] if group["value"] is None else group["value"]
    part = abs(float(size)) / most if _number(group) else 0
    key = link(refs[group["key"]], group["key"]) if group["key"] in refs else Markup("{}").format(group["key"])
    said = (f"{size:g}" if isinstance(size, float) else str(size)) + (unit if group["value"] is not None else "")
    # The number has its room beside the longest bar, so that no bar is cut to the length of another.
    return Markup(
        "<tr><th scope='row'>{}</th><td><span class='bar' style='width:calc((100% - 6rem)*{:.3f})' aria-hidden='true'></span>{}</td></tr>"
    ).format(key, part, said)


def group_refs(graph: Graph, answer: Mapping[str, Any]) -> dict[str, str]:
    """The ids of what the groups of an answer are called after, where one thing alone is called so."""
    called = {str(each["key"]) for each in answer["groups"]}
    found: dict[str, list[str]] = {}
    for node in graph.of(*{each["kind"] for each in answer["results"]}):
        for said in {node.name, label(node), quoted(label(node)), f"任务{node.get('no')}"} & called:
            found.setdefault(str(said), []).append(node.id)
    return {key: refs[0] for key, refs in found.items() if len(refs) == 1}
