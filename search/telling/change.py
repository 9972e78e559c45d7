"""What changes between two years, in words and as a figure, with all that is printed for the two."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph import Change, Changed, Figures, Graph, Item, Query, aimed_year, best, changed, left, told_in
from ontology import Node, Number, schema
from search.telling.figures import Told, told
from search.telling.given import GROWTH
from search.telling.labels import label
from search.telling.reading import noun

_RISES = {"amount": "增加", "percent": "增长", "drop": "减少"}
_FALLS = {"amount": "减少", "percent": "下降", "drop": "增加"}
_TOWARDS = {"left": "还差多少", "reached": "完成了百分之几"}  # of a target, by what was reached last
_SHOWN = 20
_RATIOS = ("%", "百分点", "个百分点")


@dataclass(frozen=True, slots=True)
class ToldChange:
    """The figures of one row in the two years, and how they compare; `found` is None where they don't."""

    give: Change
    said: list[Told]
    found: Changed | None

    @property
    def value(self) -> Any:
        """The change as a figure, or 是 or 否 where the question is whether; None where nothing compares."""
        figure = self.found.measure(self.give.how) if self.found else None
        if self.found is None or figure is None or self.give.number is None:
            return figure
        if self.found.last.get("mode") == "rank":
            return None  # which of two ranks is the higher, people don't agree on
        return "是" if self.give.number.holds(figure) else "否"

    @property
    def ranked(self) -> Number | None:
        """The figure by which rows are put in order; None where nothing compares, and of ranks."""
        return self.found.measure(self.give.how) if self.found and self.found.last.get("mode") != "rank" else None

    @property
    def sentence(self) -> str:
        """The two figures and what becomes of them."""
        told = "，".join(f"{one.what}为{one.text}" for one in self.said)
        if self.value is None:
            return f"{told}，{self._why_not()}" if told else self._why_not()
        return f"{told}，{self._said()}"

    def _said(self) -> str:
        assert self.found
        how, figure = self.give.how, self.found.measure(self.give.how)
        assert figure is not None
        first = self.said[0].year
        match how:
            case "left":
                return _left(figure, self.found.unit)
            case "reached":
                return f"完成了{figure:g}%"
            case "times":
                return f"是{first}年的{figure:g}倍"
            case "doublings":
                return f"是{first}年的{self.found.measure('times'):g}倍，约翻{figure:g}番"
        unit = "%" if how == "percent" else self.found.unit
        unit = "个百分点" if how != "percent" and unit in _RATIOS else unit
        return f"{(_RISES if figure >= 0 else _FALLS)[how]}{abs(figure):g}{unit}" if figure else "没有变化"

    def _why_nothing_left(self) -> str:
        asked = _TOWARDS[self.give.how]
        if not any(one.chosen[0].kind == "Target" for one in self.said):
            year = self.give.years[1]
            return f"没有{f'{year}年的' if year else ''}目标，算不出{asked}"
        if self.found:
            return f"越少越好，算不出{asked}"
        return f"口径不同，算不出{asked}" if len(self.said) > 1 else f"没有可比的完成情况，算不出{asked}"

    def _why_not(self) -> str:
        if self.give.how in _TOWARDS:
            return self._why_nothing_left()
        if self.found:
            return "是排位，数字越小越靠前，不说高低"
        years = {one.year for one in self.said}
        lacking = [year for year in self.give.years if year and year not in years]
        if lacking:
            return f"没有{'、'.join(f'{year}年' for year in lacking)}的数，算不出变化"
        modes = "、".join(f"{one.year}年是{_sort(one.chosen[0])}" for one in self.said)
        return f"口径不同（{modes}），不能相减" if len(self.said) > 1 else "没有可比的数"


def of_the_day(give: Change, as_of: date | None) -> Change:
    """Of many rows those count that have a target of the day's own year, where no year is asked for."""
    towards = give.pick and give.how in _TOWARDS and give.years[1] is None and as_of is not None
    return replace(give, years=(give.years[0], as_of.year)) if towards and as_of else give


def kept(sizes: Mapping[str, float], give: Change) -> list[str]:
    """The rows that a change picks by their figures: the most or fewest, or those that compare so, least first."""
    if give.pick != "those":
        return best(sizes, give.pick, give.first)
    so = [ref for ref, size in sizes.items() if give.number and give.number.holds(size)]
    return sorted(so, key=lambda ref: (sizes[ref], ref))


def told_changes(graph: Graph, query: Query, told: Mapping[str, ToldChange]) -> str:
    """One sentence for what changes between two years; yes or no, or which it is most of, comes first."""
    give = query.give
    assert isinstance(give, Change)
    rows = [
        f"{label(graph, ref)}{'（' if give.pick else ''}{each.sentence}{'）' if give.pick else ''}"
        for ref, each in told.items()
    ]
    shown = f"{'；'.join(rows[:_SHOWN])}{f'等{len(rows)}项' if len(rows) > _SHOWN else ''}。"
    things = noun(query, graph).removeprefix("全部")
    if give.pick == "those":
        return f"共{len(rows)}项这样的{things}：{shown}"
    if give.pick:
        ends = ("最高", "最低") if give.how == "reached" else ("最大", "最小")
        return f"{things}中{GROWTH[give.how]}{ends[give.pick != 'most']}的是{shown}"
    value = next(iter(told.values())).value if len(told) == 1 else None
    return f"{value}，{shown}" if isinstance(value, str) else shown


def told_change(graph: Graph, item: Item, give: Change, as_of: date | None) -> ToldChange:
    """How the row's figures of the two years compare, with every other figure that is printed for the same year."""
    if give.how in _TOWARDS:
        return _told_left(graph, item, give, as_of)
    found = changed(graph, item, give.years, as_of)
    if found is None:
        years = tuple(year for year in give.years if year)
        return ToldChange(give, told(graph, item, Figures("either", years), as_of), None)
    return ToldChange(give, [_told(graph, item, node, as_of) for node in (found.first, found.last)], found)


def _told_left(graph: Graph, item: Item, give: Change, as_of: date | None) -> ToldChange:
    found = left(graph, item, give.years[1], as_of)
    if found:
        return ToldChange(give, [_told(graph, item, node, as_of) for node in (found.first, found.last)], found)
    year = give.years[1] or aimed_year(graph, item, as_of)
    said = told(graph, item, Figures("either", (year,)), as_of) if year else []
    return ToldChange(give, said[::-1], None)


def _left(figure: Number, unit: str) -> str:
    unit = "个百分点" if unit in _RATIOS else unit
    if figure > 0:
        return f"还差{figure:g}{unit}"
    return f"已经达到，超出{abs(figure):g}{unit}" if figure else "正好达到"


def _told(graph: Graph, item: Item, node: Node, as_of: date | None) -> Told:
    if node.kind != "Target":
        return Told(int(node.get("as_of")[:4]), (node,))
    own = node.get("value")
    rivals = [each for each in told_in(graph, item, node.get("year"), as_of) if each.get("value") not in (None, own)]
    return Told(node.get("year"), (node,), tuple(each for each in rivals if each.get("scope") != node.get("scope")))


def _sort(node: Node) -> str:
    mode = node.get("mode")
    return schema().label("mode", mode) if mode else "没有写明口径"
