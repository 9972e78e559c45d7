"""What nobody answers for, what too many answer for, what nobody leads, and units of which no person is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from app.page.duties import Duties
from graph import Relations
from ontology import Node

_MOST_OF_TASKS = 0.9
_LEAST_CROWD = 4  # three units share many a task; it is above that one asks who decides


@dataclass(frozen=True, slots=True)
class Gaps:
    """`crowded` are tasks with more units than `usual`, which nine of ten tasks keep to; `shared` have several leads.

    `unled` and `shared` look only at plans that state leads for most tasks: elsewhere a lead is a convention, or an
    exception. `usual` is a number of units, never below three.
    """

    tasks: tuple[Node, ...]
    items: tuple[Node, ...]
    crowded: tuple[tuple[Node, int], ...]
    usual: int
    unled: tuple[Node, ...]
    shared: tuple[tuple[Node, int], ...]
    idle: tuple[Node, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look into."""
        return not (self.tasks or self.items or self.crowded or self.unled or self.shared)


def gaps(relations: Relations, whole: Duties, led: Duties, column: str | None = None) -> Gaps:
    """The gaps of all plans, or of one action."""
    graph = relations.graph
    tasks = [task for task in graph.tasks() if column is None or column in _above(relations, task)]
    units, leads = _times(whole), _times(led)
    usual = _usual([units.get(task.id, 0) for task in graph.tasks()])
    leading = _leading(relations, leads)
    stating = [task for task in tasks if (plan := graph.plan_of(task.id)) and plan.id in leading and units.get(task.id)]
    inside = {task.id for task in tasks}
    owned = [item for item in relations.items.values() if column is None or (item.task and item.task.id in inside)]
    busy = {each.unit for each in whole.shares}
    return Gaps(
        tuple(task for task in tasks if not units.get(task.id)),
        tuple(item.node for item in owned if not any(relations.links("responsible_for", [item.node.id]))),
        _most_first((task, units[task.id]) for task in tasks if units.get(task.id, 0) > usual),
        usual,
        tuple(task for task in stating if not leads.get(task.id)),
        _most_first((task, leads[task.id]) for task in stating if leads.get(task.id, 0) > 1),
        tuple(
            unit
            for unit in graph.of("Unit")
            if unit.id not in busy and not any(relations.links("responsible", [unit.id]))
        ),
    )


def _leading(relations: Relations, leads: Mapping[str, int]) -> set[str]:
    """The plans that state a lead for most tasks: only there is it a gap that one has none."""
    led: dict[str, list[bool]] = {}
    for task in relations.graph.tasks():
        plan = relations.graph.plan_of(task.id)
        if plan and relations.states_roles(task.id):
            led.setdefault(plan.id, []).append(task.id in leads)
    return {plan for plan, told in led.items() if 2 * sum(told) >= len(told)}


def _above(relations: Relations, task: Node) -> set[str]:
    return {node.id for node in relations.graph.sources(task.id, "HAS_TASK")}


def _times(found: Duties) -> dict[str, int]:
    times: dict[str, int] = {}
    for each in found.shares:
        times[each.task] = times.get(each.task, 0) + 1
    return times


def _usual(numbers: list[int]) -> int:
    """The number of units that nine of ten tasks do not exceed."""
    ordered = sorted(numbers)
    at = max(ceil(_MOST_OF_TASKS * len(ordered)) - 1, 0)
    return max(ordered[at] if ordered else 0, _LEAST_CROWD - 1)


def _most_first(found: Iterable[tuple[Node, int]]) -> tuple[tuple[Node, int], ...]:
    return tuple(sorted(found, key=lambda each: -each[1]))
