"""Figures for an answer: the preferred one, and every other that the plan prints for the same year."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Told:
    """What one row says for one year: `chosen` are preferred or latest, `others` disagree with them.

    Of ranks `place` tells among whom (全市); None for other figures.
    """

    year: int | None
    chosen: tuple[Node, ...]
    others: tuple[Node, ...] = ()
    place: str | None = None

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
        plain = len(self.chosen) == 1 and first.get("value") is not None and first.get("value_max") is None
        return first.get("value") if plain and not first.get("values") else first.get("text") or first.get("state")

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
        rivals = [f"{schema().label('scope', other.get('scope'))}写{_printed(other)}" for other in self.others]
        return shown + (f"（{'、'.join([_scope(first) + '如此', *rivals])}）" if rivals else "")

    @property
    def evidence(self) -> list[Evidence]:
        """The slices that print them."""
        return [each for node in (*self.chosen, *self.others) for each in node.evidence]


def told(graph: Graph, item: Item, wanted: Figures, as_of: date | None) -> list[Told]:
    """What the row says for each of the years asked for, or for every year where none is named."""
    found = figures(graph, item, wanted.of, wanted.years)
    aims = [each for each in found if each.kind == "Target"]
    if wanted.until:
        last = reached(item, aims, wanted.until)
        if last or sought(wanted.until):
            return [_target(last[0].get("year"), last)] if last else []
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
        Told(year, ([each for each in past if each.get("as_of").startswith(str(year))][-1],), (), place)
        for year in dict.fromkeys(int(each.get("as_of")[:4]) for each in past)
    ]
    every = sorted([*aimed, *seen], key=lambda one: one.year or 0)
    return _picked(every, wanted.pick) if wanted.pick else every


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
    values = {(each.get("value"), each.get("value_max")) for each in chosen}
    others = [each for each in found if each not in chosen and (each.get("value"), each.get("value_max")) not in values]
    return Told(year, tuple(chosen), tuple(each for each in others if each.get("value") is not None))


def _printed(node: Node) -> str:
    text = str(node.get("text") or node.get("state") or node.get("value"))
    unit = node.get("measure_unit")
    alone = len(_NUMBER.findall(text)) == 1  # of two figures the unit may be that of the other
    return text + unit if unit and alone and text[-1:].isdigit() else text


def _scope(node: Node) -> str:
    return schema().label("scope", node.get("scope"))
