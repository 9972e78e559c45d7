"""Figures for an answer: the preferred one, and every other that the plan prints for the same year."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph import (
    Aimed,
    Figures,
    Give,
    Graph,
    HasFigure,
    Item,
    Moved,
    Query,
    Ranked,
    Relations,
    Result,
    figures,
    folded,
    leaves,
    rank_of,
    reached,
    sought,
)
from ontology import Evidence, Node, schema

_AMONG = re.compile("全[国省市区县]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SCOPES = ("annex", "body", "headline")


@dataclass(frozen=True, slots=True)
class Told:
    """What one row says for one year: `chosen` are preferred or latest, `others` disagree with them.

    Of ranks `place` tells among whom (全市); None for other figures. `scopes` tell where what was reached is printed,
    `prose` where the task's text says another year.
    """

    year: int | None
    chosen: tuple[Node, ...]
    others: tuple[Node, ...] = ()
    place: str | None = None
    scopes: Mapping[str, str] = field(default_factory=dict)
    prose: tuple[Evidence, ...] = ()

    @property
    def what(self) -> str:
        """What kind of figure it is, and for which year; a report within the year is of its day."""
        first = self.chosen[0]
        if first.kind == "Target":
            return f"{self.year}年目标"
        day = str(first.get("as_of"))
        if self.place is not None:
            return f"截至{day}{self.place}排位"
        return f"{self.year}年完成情况" if day.endswith("-12-31") else f"截至{day}完成情况"

    @property
    def value(self) -> Any:
        """The one figure, as a number where it is one; the printed words where it is none or two."""
        first = self.chosen[0]
        if self.place is not None:
            return rank_of(first, True)
        figure = first.get("rank") if first.get("value") is None else first.get("value")
        plain = len(self.chosen) == 1 and figure is not None and first.get("value_max") is None
        return figure if plain and not first.get("values") else first.get("text") or first.get("state")

    def reached(self, until: str) -> int | None:
        """Its year, where it comes to an amount or says the words of a milestone."""
        return self.year if sought(until) or folded(until) in folded(self.text) else None

    @property
    def text(self) -> str:
        """The figure as printed, with what else is printed for it."""
        first = self.chosen[0]
        if self.place is not None:
            before = f"（上期第{first.get('rank_before')}）" if first.get("rank_before") is not None else ""
            return f"第{rank_of(first, True)}{before}"
        shown = _printed(first)
        if first.get("estimated"):
            shown += "" if "预计" in shown else "（预计）"
        if first.certainty.basis == "ambiguous":
            shown += "（原文有两种读法，存疑）"
        rivals = [f"{self._scope(other)}写{self._when(other)}{_printed(other)}" for other in self.others]
        rivals += [f"{schema().label('scope', 'body')}写{place.quote}" for place in self.prose]
        return shown + (f"（{'、'.join([self._scope(first) + '如此', *rivals])}）" if rivals else "")

    def _when(self, other: Node) -> str:
        return f"{other.get('year')}年" if other.get("year") not in (None, self.year) else ""

    def _scope(self, figure: Node) -> str:
        return schema().label("scope", figure.get("scope") or self.scopes.get(figure.id))

    @property
    def evidence(self) -> list[Evidence]:
        """The slices that print them."""
        return [*(each for node in (*self.chosen, *self.others) for each in node.evidence), *self.prose]


def told(graph: Graph, item: Item, wanted: Figures, as_of: date | None) -> list[Told]:
    """What the row says for each of the years asked for, or for every year where none is named."""
    found = figures(graph, item, wanted.of, wanted.years)
    aims = [each for each in found if each.kind == "Target"]
    if wanted.until:
        at_last = _reached_by(graph, item, aims, wanted.until)
        if at_last or sought(wanted.until):
            return [at_last] if at_last else []
    past = [
        each
        for each in found
        if each.kind != "Target"
        and (not as_of or each.get("as_of") <= as_of.isoformat() or each.get("origin") == "plan")
    ]
    past = past[-1:] if wanted.of == "latest" else past
    aimed = [
        _target(year, [each for each in aims if each.get("year") == year])
        for year in dict.fromkeys(each.get("year") for each in aims)
    ]
    place = _place(graph, item) if wanted.of == "rank" else None
    seen = [
        _seen(year, [each for each in past if each.get("as_of").startswith(str(year))], graph, wanted, place)
        for year in dict.fromkeys(int(each.get("as_of")[:4]) for each in past)
    ]
    every = sorted([*aimed, *seen], key=lambda one: one.year or 0)
    return _picked(every, wanted.pick) if wanted.pick else every


def _reached_by(graph: Graph, item: Item, aims: list[Node], until: str) -> Told | None:
    """The year by which the plan's preferred place comes to an amount or a step, and what other places say of it.

    An amount that another place reaches later is no other word: a main aim is only told for the last year.
    """
    by_scope = {scope: reached(item, [each for each in aims if each.get("scope") == scope], until) for scope in _SCOPES}
    found = [each for each in by_scope.values() if each]
    if not found:
        return None
    chosen, year = found[0], found[0][0].get("year")
    others = [
        each for each in found[1:] if each[0].get("year") < year or (not sought(until) and each[0].get("year") > year)
    ]
    first = _target(year, chosen)
    same = [each for each in aims if each.get("year") == year and each.get("value") is not None and sought(until)]
    same = [each for each in same if all(_size(each) != _size(own) for own in first.chosen)]
    prose = () if others or sought(until) else tuple(_prose(graph, item, until, year))
    return replace(first, others=(*same, *(each[0] for each in others)), prose=prose)


def _prose(graph: Graph, item: Item, until: str, year: int) -> Iterator[Evidence]:
    """Where the text of the row's task says another year for a step; nothing where other rows in the table take it too."""
    rows = [row for row in graph.rows(item.task.id) if row.get("scope") == "annex"] if item.task else []
    taking = {row.id for row in rows for each in graph.targets(row.id, "HAS_TARGET") if until in str(each.get("text"))}
    said = re.compile(rf"(20\d\d)年[^,，。;；、]{{0,12}}{re.escape(until)}")
    for place in item.task.evidence if item.task and taking <= item.members else ():
        matches = list(said.finditer(place.quote))
        for match in matches if all(int(match[1]) != year for match in matches) else ():
            start = place.start + match.start()
            yield Evidence(place.document, start, start + len(match[0]), match[0])


def _seen(year: int, found: list[Node], graph: Graph, wanted: Figures, place: str | None) -> Told:
    """What was reached in a year: the last that was reported, else what the plan prints, by the name that was said."""
    last = [each for each in found if each.get("as_of") == found[-1].get("as_of")]
    if place is not None or any(each.get("origin") != "plan" for each in last):
        return Told(year, (found[-1],), (), place)
    rows = {each.id: _row(graph, each) for each in last}
    first = min(
        last,
        key=lambda each: (rows[each.id].id not in wanted.called, _SCOPES.index(rows[each.id].get("scope")), each.id),
    )
    others = [each for each in last if each.get("value") not in (None, first.get("value"))]
    return Told(year, (first,), tuple(others), place, {each.id: rows[each.id].get("scope") for each in last})


def _row(graph: Graph, figure: Node) -> Node:
    return next(iter(graph.sources(figure.id, "HAS_OBSERVATION")))


def _picked(every: list[Told], pick: str) -> list[Told]:
    """Those of the highest or lowest figure; all where one is no number, or a rank."""
    sizes = [one.value for one in every]
    plain = all(isinstance(size, int | float) for size in sizes)
    if not plain or not sizes or any(one.chosen[0].get("mode") == "rank" for one in every):
        return every
    wanted = max(sizes) if pick == "most" else min(sizes)
    return [one for one, size in zip(every, sizes, strict=True) if size == wanted]


def only_by_size(relations: Relations, give: Give, every: Mapping[str, list[Told]]) -> str:
    """What to add where figures were compared that don't count alike: in other units, or 新增 with 累计."""
    graph = relations.graph
    if isinstance(give, Ranked):
        nodes = [(one.chosen[0], graph.nodes[ref]) for ref, said in every.items() for one in said]
        units = {figure.get("measure_unit") or row.get("measure_unit") for figure, row in nodes}
        return "（只比数字大小，计量单位不一）" if len(units) > 1 else ""
    if not isinstance(give, Figures) or not give.pick:
        return ""
    aims = [{each.get("mode") for each in figures(graph, relations.items[ref], "target")} for ref in every]
    unlike = any(len(modes - {None, "unassessed", "milestone"}) > 1 for modes in aims)
    return "（只比数字大小，各年口径不一）" if unlike else ""


def elsewhen(relations: Relations, result: Result) -> str:
    """The years for which the rows asked for do have figures; only of one row, lest it confuse."""
    item = relations.items.get(result.hits[0].node.id) if len(result.hits) == 1 else None
    if item is None:
        return ""
    years = {f"{t.get('year')}年目标" for t in figures(relations.graph, item, "target") if t.get("year")}
    years |= {f"{o.get('as_of')[:4]}年完成情况" for o in figures(relations.graph, item, "actual")}
    return f"，写有的是{'、'.join(sorted(years))}" if years else ""


def _place(graph: Graph, item: Item) -> str:
    """Among whom a row is ranked: as its targets say, else the province, whose ranks the sheet asks for (contract)."""
    aims = [each for each in figures(graph, item, "target") if each.get("mode") == "rank"]
    return next((match[0] for each in aims if (match := _AMONG.search(str(each.get("text"))))), "" if aims else "全省")


def proving(query: Query) -> Figures | None:
    """The figures that prove what a query finds: what the targets say of which it speaks, or the ranks."""
    parts = list(leaves(query.where))
    if any(isinstance(part, HasFigure) and part.of == "rise" for part in parts):
        return Figures("rank")
    moved = [part for part in parts if isinstance(part, Moved)]
    if moved:
        told_of = {each.since for each in moved} | {each.until for each in moved}
        plain = None not in told_of and not any(each.each for each in moved)
        return Figures("either", tuple(sorted(year for year in told_of if year and plain)))
    years = {part.year for part in parts if isinstance(part, Aimed)}
    if not years:
        return None
    return Figures("target", () if None in years else tuple(sorted(year for year in years if year)))


def _target(year: int | None, found: list[Node]) -> Told:
    chosen = [each for each in found if each.get("preferred")] or found[:1]
    values = {_size(each) for each in chosen}
    others = [each for each in found if each not in chosen and _size(each) not in values]
    return Told(year, tuple(chosen), tuple(each for each in others if each.get("value") is not None))


def _size(target: Node) -> tuple[Any, Any]:
    return target.get("value"), target.get("value_max")


def _printed(node: Node) -> str:
    text = str(node.get("text") or node.get("state") or node.get("value"))
    unit = node.get("measure_unit")
    alone = len(_NUMBER.findall(text)) == 1  # of two figures the unit may be that of the other
    return text + unit if unit and alone and text[-1:].isdigit() else text
