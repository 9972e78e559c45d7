"""What an item has to reach in a year: its targets as printed, or a point of a straight line between two years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from graph.arithmetic import day_of, exact, shown
from graph.items import Item
from graph.measure import converted
from graph.view import Graph
from ontology import Node, Number, quoted, schema

AMOUNTS = ("new", "annual")
_FLOWS = (*AMOUNTS, "cumulative")
_LINES = ("level", "cumulative")
_RATIOS = ("%", "‰", "个百分点", "百分点")


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure, rank or milestone for `year`; `value` is what has to be reached, None for words.

    `index` counts the figures of one cell from 0. `line` is the Chinese for a straight line that gave the value.
    """

    year: int
    mode: str
    text: str
    value: Fraction | None = None
    comparator: str | None = None
    direction: str = "up"
    unit: str = ""
    name: str = ""
    index: int = 0
    line: str = ""

    @property
    def said(self) -> str:
        """The goal at the head of a Chinese sentence: words in quotes, figures bare."""
        return self.line or f"{self.year}年目标" + (quoted(self.text) if self.value is None else self.text)

    @property
    def lower_is_better(self) -> bool:
        """Ranks, ceilings (<=) and indicators whose direction is down."""
        return self.mode == "rank" or self.comparator == "<=" or self.direction == "down"

    @property
    def is_ratio(self) -> bool:
        """A share or rate for each year (每年…%), which is reached or not, like a rank."""
        return self.mode == "annual" and self.unit in _RATIOS

    @property
    def is_amount(self) -> bool:
        """Something that is counted anew each year."""
        return self.mode in AMOUNTS and not self.is_ratio

    @property
    def can_be_lost(self) -> bool:
        """Satisfied during the year is not yet satisfied at its end: ranks, yearly ratios, ceilings on what adds up."""
        return self.mode == "rank" or self.is_ratio or (self.comparator == "<=" and self.mode in _FLOWS)

    def satisfied_by(self, value: Fraction) -> bool:
        """Whether the value is the goal's or better."""
        if self.value is None:
            return False
        return value <= self.value if self.lower_is_better else value >= self.value


def goals(graph: Graph, item: Item) -> dict[int, tuple[Goal, ...]]:
    """The item's goals by year: its own preferred targets, or those of the best row that is the same thing."""
    found: dict[int, list[tuple[Node, Node]]] = {}
    for row in sorted((graph.nodes[member] for member in item.members), key=lambda row: closeness(item, row)):
        for target in graph.targets(row.id, "HAS_TARGET"):
            if target.get("year") is not None and target.get("preferred"):
                found.setdefault(target.get("year"), []).append((row, target))
    return {year: _cells(item, [t for row, t in pairs if row is pairs[0][0]]) for year, pairs in sorted(found.items())}


def line_goals(year: int, targets: Mapping[int, tuple[Goal, ...]], baselines: Iterable[Node]) -> tuple[Goal, ...]:
    """Goals of a year without a target, between two whose figures are of one mode, level or cumulative.

    A baseline counts as the earlier one. Nothing where the two neighbouring years do not fit (contract: Status).
    """
    points = {day_of(each).year: _baseline_goals(each) for each in baselines} | dict(targets)
    before = max((other for other in points if other < year), default=None)
    after = min((other for other in targets if other > year), default=None)
    if year in targets or before is None or after is None or len(points[before]) != len(points[after]):
        return ()
    pairs = zip(points[before], points[after], strict=True)
    drawn = [goal for low, high in pairs if (goal := _between(year, low, high))]
    return tuple(drawn) if len(drawn) == len(points[after]) else ()


def numbers(observation: Node) -> Sequence[Number]:
    """The figures of an observation, in the order of its row's targets."""
    value = observation.get("value")
    return observation.get("values") or (() if value is None else (value,))


def unit_of(observation: Node, index: int) -> str:
    """The unit of measure of an observation's figure, where it is known: that of the first."""
    return (observation.get("measure_unit") or "") if index == 0 else ""


def in_unit(value: Fraction | None, unit: str, to: str) -> Fraction | None:
    """The value in another unit of measure, as it is where one of the two is not known; None where they do not fit."""
    if value is None or not unit or not to:
        return value
    changed = converted(float(value), unit, to)
    return None if changed is None else exact(changed)


def closeness(item: Item, row: Node) -> tuple[bool, int, str]:
    """Sorts the rows that are one thing: the item's own first, then annex before body before headline."""
    return row.id != item.node.id, schema().codes("scope").index(row.get("scope")), row.id


def _cells(item: Item, targets: Sequence[Node]) -> tuple[Goal, ...]:
    cells: dict[str, list[Node]] = {}
    for target in targets:
        cells.setdefault(target.get("text"), []).append(target)
    return tuple(_goal(item, target, i, len(cell)) for cell in cells.values() for i, target in enumerate(cell))


def _goal(item: Item, target: Node, index: int, figures: int) -> Goal:
    direction = item.node.get("direction") or "up"
    value, top = target.get("value"), target.get("value_max")
    if direction == "down" and top is not None:
        value = top  # of a range, the end that is easier to reach
    unit = target.get("measure_unit") or (item.node.get("measure_unit") if figures == 1 else None)
    return Goal(
        year=target.get("year"),
        mode=target.get("mode"),
        text=target.get("text"),
        value=None if value is None else exact(value),
        comparator=target.get("comparator"),
        direction=direction,
        unit=unit or "",
        name=target.name or "",
        index=index,
    )


def _baseline_goals(baseline: Node) -> tuple[Goal, ...]:
    year, mode, text = day_of(baseline).year, baseline.get("mode") or "level", baseline.get("text") or ""
    told = enumerate(numbers(baseline))
    return tuple(Goal(year, mode, text, exact(v), unit=unit_of(baseline, i), index=i) for i, v in told)


def _between(year: int, low: Goal, high: Goal) -> Goal | None:
    """The goal on the line from one to the other; None unless both are figures of one mode that a line suits."""
    start = in_unit(low.value, low.unit, high.unit)
    if low.mode != high.mode or high.mode not in _LINES or start is None or high.value is None:
        return None
    value = start + (high.value - start) * Fraction(year - low.year, high.year - low.year)
    ends = f"{low.year}年{shown(start, high.unit)}与{high.year}年{shown(high.value, high.unit)}"
    line = f"{year}年没有单列目标，按{ends}直线推算为{shown(value, high.unit)}"
    return replace(high, year=year, value=value, line=line)
