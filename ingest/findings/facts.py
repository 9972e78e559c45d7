"""The rows of a document with their figures, as the rules that compare them look for them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.claims.collector import Claims
from ingest.findings.finding import quoted
from ingest.text.match import bare, likeness
from ontology import Node

# Units of one kind, each with its size in the kind's first unit.
_SIZES = {
    "money": {"元": 1.0, "千元": 1e3},
    "area": {"平方米": 1.0, "亩": 10_000 / 15, "公顷": 1e4, "平方公里": 1e6, "平方千米": 1e6},
    "length": {"米": 1.0, "公里": 1e3, "千米": 1e3},
}
_SCALES = {"万": 1e4, "亿": 1e8}
_PERIOD = re.compile(r"^[^,。;]*?(?:期间|[以之]?[前来]|年底|五年|三年)")
_ADDED = re.compile("^(?:累计|新增|净增|新引进|新招引|引进|每年)+")
_COUNTED = re.compile("总|累计|数量|数")
_ALIKE, _SHORTEST = 0.82, 4
_YEARS = 2  # whose figures may add up
_NEAR = 0.01  # by which figures in different units may differ
_LIKE = ("个家件项户所处座", "人名位", "场次期", "%")
# What stands at a year's end, however it is worded; the amounts of single years are another matter.
STOCK = frozenset({"level", "cumulative"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A row, the task or plan that it belongs to, its targets and what it says was done before."""

    row: Node
    owner: Node
    targets: tuple[Node, ...]
    seen: tuple[Node, ...]

    @property
    def scope(self) -> str:
        """annex, body or headline."""
        return str(self.row.get("scope"))

    @property
    def title(self) -> str:
        """How a message names the row: 任务9“数字工厂”, 主要指标“研发投入占比”."""
        no = self.owner.get("no") if self.owner.kind == "Task" else None
        place = f"任务{no}" if no else "主要指标" if self.scope == "headline" else ""
        return place + quoted(self.row.name)

    def figures(self, *modes: str, name: str | None = None) -> list[Node]:
        """The targets that are numbers, by year, of these modes (all if none is given) and of this figure of a cell."""
        found = [t for t in self.targets if t.get("value") is not None and t.get("year") is not None]
        chosen = [t for t in found if (not modes or t.get("mode") in modes) and name in (None, t.get("name"))]
        return sorted(chosen, key=lambda t: (t.get("year"), t.get("name")))


@dataclass(frozen=True)
class Facts:
    """All rows of the claims, by id, and which of them are one real thing."""

    claims: Claims

    @cached_property
    def rows(self) -> dict[str, Fact]:
        """Every indicator and project."""
        owners = {e.target: e.source for e in self.claims.edges("HAS_INDICATOR", "HAS_PROJECT")}
        return {
            row.id: Fact(
                row,
                self.claims.get(owners[row.id]),
                tuple(self.claims.targets(row.id, "HAS_TARGET")),
                tuple(self.claims.targets(row.id, "HAS_OBSERVATION")),
            )
            for row in self.claims.nodes("Indicator", "Project")
        }

    @cached_property
    def tasks(self) -> dict[str, list[Fact]]:
        """The rows of each task, by its id, those of the body among them."""
        found: dict[str, list[Fact]] = {task.id: [] for task in self.claims.nodes("Task")}
        for fact in self.rows.values():
            if fact.owner.id in found:
                found[fact.owner.id].append(fact)
        return found

    @cached_property
    def twins(self) -> dict[str, list[Fact]]:
        """For each row that SAME_AS joins to others: those others."""
        groups: dict[str, set[str]] = {}
        for each in self.claims.edges("SAME_AS"):
            both = groups.get(each.source, {each.source}) | groups.get(each.target, {each.target})
            groups |= dict.fromkeys(both, both)
        return {id_: [self.rows[other] for other in sorted(group) if other != id_] for id_, group in groups.items()}

    def things(self) -> Iterator[list[Fact]]:
        """The rows of each real thing that is told more than once: body, headline, annex last."""
        order = {"body": 0, "headline": 1, "annex": 2}
        done: set[str] = set()
        for id_, others in self.twins.items():
            if id_ not in done:
                group = [self.rows[id_], *others]
                done |= {fact.row.id for fact in group}
                yield sorted(group, key=lambda fact: order[fact.scope])

    def kin(self, fact: Fact) -> list[Fact]:
        """The rows of the annex that a row of the body is one thing with, joined to it or of its name in the same task."""
        joined = [twin for twin in self.twins.get(fact.row.id, ()) if twin.scope == "annex"]
        rows = self.tasks.get(fact.owner.id, []) if not joined else []
        name = _plain(fact)
        return joined or [row for row in rows if row.scope == "annex" and likeness(name, _plain(row)) >= _ALIKE]

    def by_years(self, fact: Fact) -> bool:
        """Whether a row's figures are those of single years: they add up to what another place tells of the thing."""
        others = [*self.twins.get(fact.row.id, ()), *self._seeming[fact.row.id]]
        return any(_adds_up(fact, whole) for other in others for whole in other.figures(*STOCK))

    @cached_property
    def _seeming(self) -> dict[str, list[Fact]]:
        """For each row the ones that seem to be it, though not joined."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for other, row in self.alike():
            found[row.row.id].append(other)
        return found

    def alike(self) -> Iterator[tuple[Fact, Fact]]:
        """Pairs of a row of the body or the headline and the one below it that it seems to be, though not joined."""
        for fact in self.rows.values():
            if fact.row.id not in self.twins and fact.scope != "annex":
                kin = self.kin(fact) if fact.scope == "body" else self._under(fact)
                if len(kin) == 1:
                    yield fact, kin[0]

    def _under(self, head: Fact) -> list[Fact]:
        """The rows of the annex, or else of the body, with a headline row's figure and its name with words left out."""
        found = [
            row
            for row in self.rows.values()
            if row.scope != "headline"
            and _shortens(head, row)
            and any(_agree(one, two) for one in head.figures() for two in row.figures())
        ]
        return [row for row in found if row.scope == "annex"] or found

    def by_scope(self, task: str) -> dict[str, list[Fact]]:
        """A task's rows of each scope."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.tasks[task]:
            found[fact.scope].append(fact)
        return found


def _plain(fact: Fact) -> str:
    """A row's name without the time and the word of counting in front."""
    return _ADDED.sub("", _PERIOD.sub("", str(fact.row.name)))


def _shortens(one: Fact, two: Fact) -> bool:
    """产业基金规模 and 基金总规模: whether one name, its words of counting aside, is the other with characters left out."""
    short, long = sorted((_COUNTED.sub("", bare(str(fact.row.name))) for fact in (one, two)), key=len)
    rest = iter(long)
    return len(short) >= _SHORTEST and all(char in rest for char in short)


def _agree(one: Node, two: Node) -> bool:
    """Whether two amounts, each with its unit, are the same for a year."""
    units = one.get("measure_unit") and two.get("measure_unit")
    return bool(units) and one.get("year") == two.get("year") and same_measure(one, two) and same_worth(one, two)


def _adds_up(fact: Fact, whole: Node) -> bool:
    """Whether the figures of two years or more up to the whole's make it, with or without what was there before."""
    parts = [each for each in fact.figures("level", name="") if each.get("year") <= whole.get("year")]
    if len(parts) < _YEARS or is_share(whole) or not all(same_measure(each, whole) for each in parts):
        return False
    before = [each for each in fact.seen if each.get("value") is not None and same_measure(each, whole)]
    total = sum(worth(each, whole) for each in parts)
    return any(abs(total + more - worth(whole)) < _NEAR for more in (0, *(worth(each, whole) for each in before)))


def same_measure(one: Node, two: Node) -> bool:
    """Whether two figures are of one measure, as far as their units say."""
    units = _unit(one) or "", _unit(two) or ""
    if {*units} & {*_SCALES}:  # 420万 beside 450万标箱
        return "" in units or units[0][0] == units[1][0]
    first, second = _family(one), _family(two)
    return None in (first, second) or first == second


def worth(figure: Node, beside: Node | None = None) -> float:
    """A figure's number, in the unit of the one beside it where both are of one kind (亿元 and 万元, 亩 and 公顷)."""
    size, other = _size(figure), _size(beside) if beside is not None else None
    scale = size[1] / other[1] if size and other and size[0] == other[0] else 1
    return round(float(figure.get("value")) * scale, 6)


def same_worth(one: Node, two: Node) -> bool:
    """Whether two figures of one measure say the same."""
    bounds = one.get("value_max"), two.get("value_max")
    first, second = worth(one, two), worth(two)
    near = _unit(one) != _unit(two) and abs(first - second) <= _NEAR * abs(second)
    return (first == second or near) and (None in bounds or bounds[0] == bounds[1])


def as_figure(value: float, unit: str | None) -> Node:
    """A number of the text as the figures that it is compared with."""
    return Node("", "Target", {"name": "", "value": value, "measure_unit": unit})


def is_share(figure: Node) -> bool:
    """Whether a figure is a percentage."""
    return _unit(figure) in ("%", "‰", "个百分点")


def _unit(figure: Node) -> str | None:
    unit = figure.get("measure_unit")
    return unit.split("/")[0] if unit else None


def _family(figure: Node) -> str | None:
    size = _size(figure)
    return None if size is None else next((like for like in _LIKE if size[0] in like), size[0])


def _size(figure: Node) -> tuple[str, float] | None:
    """What kind of measure a unit is, and its size among them: 万亩 is area, 10000 times an 亩."""
    unit = _unit(figure)
    if unit is None:
        return None
    scale = _SCALES.get(unit[0], 1) if len(unit) > 1 else 1
    base = unit[1:] if scale > 1 else unit
    kind = next((kind for kind, sizes in _SIZES.items() if base in sizes), base)
    return kind, scale * _SIZES.get(kind, {}).get(base, 1)
