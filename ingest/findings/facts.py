"""The rows of a document with their figures, as the rules that compare them look for them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.claims.collector import Claims
from ingest.findings.finding import quoted
from ontology import Node

_MONEY = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}
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

    def by_scope(self, task: str) -> dict[str, list[Fact]]:
        """A task's rows of each scope."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.tasks[task]:
            found[fact.scope].append(fact)
        return found


def same_measure(one: Node, two: Node) -> bool:
    """Whether two figures are of one measure, as far as their units say."""
    first, second = _family(one), _family(two)
    return None in (first, second) or first == second


def worth(figure: Node, beside: Node | None = None) -> float:
    """A figure's number, in the unit of the one beside it where both are money."""
    unit, other = _unit(figure), _unit(beside) if beside is not None else None
    scale = _MONEY[unit] / _MONEY[other] if unit in _MONEY and other in _MONEY else 1
    return round(float(figure.get("value")) * scale, 6)


def same_worth(one: Node, two: Node) -> bool:
    """Whether two figures of one measure say the same."""
    bounds = one.get("value_max"), two.get("value_max")
    return worth(one, two) == worth(two) and (None in bounds or bounds[0] == bounds[1])


def is_share(figure: Node) -> bool:
    """Whether a figure is a percentage."""
    return _unit(figure) in ("%", "‰", "个百分点")


def _unit(figure: Node) -> str | None:
    unit = figure.get("measure_unit")
    return unit.split("/")[0] if unit else None


def _family(figure: Node) -> str | None:
    unit = _unit(figure)
    if unit is None:
        return None
    return "money" if unit in _MONEY else next((like for like in _LIKE if unit in like), unit)
