"""Who answers for which task under which action: what the views on responsibility count and list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.labels import label
from app.terminal.render import clean
from graph import Graph, Link, Relations
from ontology import Node

_KEPT = 4  # two graphs, any role and lead
LEAD = ("lead",)


@dataclass(frozen=True, slots=True)
class Share:
    """A unit's part in a task; `column` is the task's action, None where it stands under none."""

    unit: str
    task: str
    column: str | None
    links: tuple[Link, ...]

    @property
    def convention(self) -> bool:
        """Whether it leads only because it is listed first in a plan that states no roles."""
        return all(link.convention for link in self.links)


@dataclass(frozen=True, slots=True)
class Duties:
    """All parts of all units in the plans' order of tasks; `columns` are the labels of the actions, by id, in their order.

    `units` are the units' labels by id, those with most tasks first; each label is borne by one unit only.
    """

    shares: tuple[Share, ...]
    columns: Mapping[str, str]
    units: Mapping[str, str]

    def tasks(self, unit: str | None = None, column: str | None = None) -> list[str]:
        """The tasks of a unit, of an action, of both, each once."""
        return list(dict.fromkeys(each.task for each in self.of(unit, column)))

    def of(self, unit: str | None = None, column: str | None = None) -> list[Share]:
        """The parts of a unit, in an action, of both."""
        return [each for each in self.shares if unit in (None, each.unit) and column in (None, each.column)]

    def counts(self) -> Mapping[tuple[str, str | None], int]:
        """How many tasks there are in each cell: for a unit and an action."""
        found: dict[tuple[str, str | None], int] = {}
        for each in self.shares:
            found[each.unit, each.column] = found.get((each.unit, each.column), 0) + 1
        return found


@lru_cache(_KEPT)
def duties(relations: Relations, lead: bool) -> Duties:
    """Who answers for each task, in any role or as lead (the plan's convention where it states no roles)."""
    graph = relations.graph
    shares = tuple(share for task in graph.tasks() for share in _shares(relations, task, LEAD if lead else ()))
    busy: dict[str, int] = {}
    for each in shares:
        busy[each.unit] = busy.get(each.unit, 0) + 1
    order = sorted(busy, key=lambda unit: (-busy[unit], unit))
    return Duties(shares, _columns(graph), unit_labels(graph, order))


def _shares(relations: Relations, task: Node, roles: tuple[str, ...]) -> Iterable[Share]:
    column = action_of(relations.graph, task.id)
    found: dict[str, list[Link]] = {}
    for link in relations.links("responsible_for", [task.id], roles):
        found.setdefault(link.source, []).append(link)
    return (Share(unit, task.id, column.id if column else None, tuple(links)) for unit, links in found.items())


def action_of(graph: Graph, task: str) -> Node | None:
    """The action that a task stands under."""
    return next((node for node in graph.sources(task, "HAS_TASK") if node.kind == "Action"), None)


def _columns(graph: Graph) -> dict[str, str]:
    """The actions that hold tasks, in the plans' order, with their numbers; the plan's name before them where it must be."""
    actions = dict.fromkeys(node.id for task in graph.tasks() if (node := action_of(graph, task.id)))
    several = len(graph.of("Plan")) > 1
    named = {ref: _numbered(graph, graph.nodes[ref], several) for ref in actions}
    shared = {each for each in named.values() if list(named.values()).count(each) > 1}
    return {ref: f"{name}（{ref}）" if name in shared else name for ref, name in named.items()}


def _numbered(graph: Graph, action: Node, several: bool) -> str:
    plan = graph.plan_of(action.id)
    before = f"《{plan.name}》" if several and plan else ""
    return before + " ".join(filter(None, (clean(str(action.get("no") or "")), clean(action.name or ""))))


def unit_labels(graph: Graph, units: Iterable[str]) -> dict[str, str]:
    """The units' names, with their place behind them where two bear one name."""
    nodes = [graph.nodes[ref] for ref in units]
    names = [node.name for node in nodes]
    return {
        node.id: clean(f"{label(node)}（{node.get('jurisdiction')}）" if names.count(node.name) > 1 else label(node))
        for node in nodes
    }


def silent_plans(relations: Relations) -> list[Node]:
    """The plans that never say who leads: there a lead is one by convention."""
    graph = relations.graph
    first: dict[str, str] = {}
    for task in graph.tasks():
        plan = graph.plan_of(task.id)
        if plan:
            first.setdefault(plan.id, task.id)
    return [graph.nodes[plan] for plan, task in first.items() if not relations.states_roles(task)]
