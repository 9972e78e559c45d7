"""Plans grown by hand for the tests of status: targets, observations, reports, and the table of cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from graph.status import ItemStatus, statuses
from graph.view import Graph
from ontology import STATED, Edge, Evidence, Node, edge, schema

PLAN = "甲市/创新方案"
PLACE = (Evidence("doc", 0, 1, "一"),)

Made = dict[str, Any]


def goal(year: int, text: str, mode: str, value: float | None = None, comparator: str = "=", **more: Any) -> Made:
    """A Target's properties."""
    figure = {} if value is None else {"value": value, "comparator": comparator}
    return {"name": "值", "year": year, "text": text, "mode": mode, "scope": "annex", "preferred": True} | figure | more


def level(year: int, value: float, comparator: str = "=", **more: Any) -> Made:
    return goal(year, str(value), "level", value, comparator, **more)


def new(year: int, value: float, **more: Any) -> Made:
    return goal(year, more.pop("text", f"新增{value}"), "new", value, **more)


def annual(year: int, value: float, **more: Any) -> Made:
    return goal(year, f"每年{value}", "annual", value, **more)


def total(year: int, value: float, **more: Any) -> Made:
    return goal(year, f"累计{value}", "cumulative", value, **more)


def top(year: int, value: int, text: str = "全省前3") -> Made:
    return goal(year, text, "rank", value, "<=")


def words(year: int, text: str) -> Made:
    return goal(year, text, "milestone")


def base(day: str, value: float | None, mode: str = "level", **more: Any) -> Made:
    """An Observation that the plan prints."""
    return {"name": day, "as_of": day, "text": f"{value}", "value": value, "mode": mode, "origin": "plan"} | more


def told(day: str, value: float | None = None, mode: str | None = None, **more: Any) -> Made:
    """An Observation that a report gives; `mode` is its 口径."""
    return {"name": day, "as_of": day, "text": day, "value": value, "mode": mode, "origin": "report"} | more


@dataclass
class Plan:
    """Grows the graph of a plan, by hand."""

    period: tuple[int, int] | None = (2021, 2025)
    id: str = PLAN
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)

    def __post_init__(self) -> None:
        years = dict(zip(("period_start", "period_end"), self.period, strict=True)) if self.period else {}
        self.nodes.append(Node(self.id, "Plan", {"name": self.id, **years}))

    def task(self, no: str) -> str:
        ref = f"{self.id}/task/{no}"
        self.nodes.append(Node(ref, "Task", {"name": no, "no": no, "text": no}, PLACE))
        self.edges.append(edge("HAS_TASK", self.id, ref))
        return ref

    def row(self, owner: str, name: str, *parts: Made, kind: str = "Indicator", **more: Any) -> str:
        properties = {"name": name, "starred": False, "scope": "annex"} | more
        properties |= {"direction": "up"} | more if kind == "Indicator" else {}
        ref = f"{owner}/{properties['scope']}/{name}{more.get('level') or ''}"
        self.nodes.append(Node(ref, kind, properties, PLACE))
        self.edges.append(edge(f"HAS_{kind.upper()}", owner, ref, {"order": len(self.edges)}))
        for part in parts:
            self.part(ref, part)
        return ref

    def part(self, row: str, part: Made) -> None:
        kind, key = ("Target", part.get("year")) if "year" in part else ("Observation", part["as_of"])
        ref = f"{row}/{kind}/{key}/{part.get('origin', part['name'])}"
        while any(node.id == ref for node in self.nodes):
            ref += "'"
        self.nodes.append(Node(ref, kind, {k: v for k, v in part.items() if v is not None}, PLACE, STATED))
        self.edges.append(edge(f"HAS_{kind.upper()}", row, ref))

    def same(self, row: str, other: str) -> None:
        self.edges.append(edge("SAME_AS", row, other))

    def graph(self) -> Graph:
        for claim in (*self.nodes, *self.edges):
            schema().check(claim)
        return Graph([], self.nodes, self.edges)


def graph_of(*parts: Made, period: tuple[int, int] | None = (2021, 2025), **row: Any) -> Graph:
    """A plan with one task of one annex row."""
    plan = Plan(period)
    plan.row(plan.task("1"), "指标", *parts, **row)
    return plan.graph()


def judge(*parts: Made, on: str, period: tuple[int, int] | None = (2021, 2025), **row: Any) -> ItemStatus:
    """The status of the only item at the date `on`."""
    (item,) = statuses(graph_of(*parts, period=period, **row), date.fromisoformat(on)).items
    return item


@dataclass(frozen=True)
class Case:
    """A rule in the contract's words, what a row holds, the date, and what comes of it."""

    rule: str
    parts: tuple[Made, ...]
    on: str
    status: str
    says: str = ""
    row: Mapping[str, Any] = field(default_factory=dict)
    expected: Any = ...


def run(case: Case) -> None:
    item = judge(*case.parts, on=case.on, **case.row)
    assert (item.status, item.reason) == (case.status, item.reason)
    assert case.says in item.reason
    assert case.expected in (..., item.expected)


def table(cases: Iterable[Case]) -> Any:
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.rule) for case in cases])


DAYS = st.dates(date(2021, 1, 1), date(2021, 12, 31)).map(date.isoformat)
ABOVE_ONE = st.decimals(min_value=2, max_value=1000, places=2).map(float)
