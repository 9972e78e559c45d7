"""Whose each item is: its action, its units and its plan, each under a label that no other bears, for addresses name it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.labels import label
from app.terminal.render import clean
from graph import Graph, Item, Relations
from ontology import Node

_KEPT = 2  # graphs: that of the sessions still drawing, and the newest
NOBODY = "没有写明责任单位"
OWN = "方案总目标"


@dataclass(frozen=True, slots=True)
class Owner:
    """An action (a task where the plan has none, a plan for its own items) or a unit; no id where there is none."""

    label: str
    ref: str | None


@dataclass(frozen=True, slots=True)
class Whose:
    """The items by id, and for each of them its group, its units and its plan's label."""

    items: Mapping[str, Item]
    groups: Mapping[str, Owner]
    units: Mapping[str, tuple[Owner, ...]]
    plans: Mapping[str, str]


@lru_cache(_KEPT)
def whose(relations: Relations) -> Whose:
    """The owners of all items of a graph, in the plans' order."""
    graph, items = relations.graph, relations.items
    plans, units = _labels(graph.of("Plan"), "index_number"), _labels(graph.of("Unit"), "jurisdiction")
    above = {ref: _group(graph, item) for ref, item in items.items()}
    groups = _labels((node for node in above.values() if node and node.kind != "Plan"), None)
    groups |= plans if len(plans) > 1 else dict.fromkeys(plans, OWN)
    return Whose(
        items,
        {ref: Owner(groups[node.id], node.id) if node else Owner(OWN, None) for ref, node in above.items()},
        {ref: _units(relations, ref, units) for ref in items},
        {ref: plans[item.plan.id] if item.plan else "" for ref, item in items.items()},
    )


def _group(graph: Graph, item: Item) -> Node | None:
    above = graph.sources(item.task.id, "HAS_TASK") if item.task else []
    return next((node for node in above if node.kind == "Action"), item.task or item.plan)


def _units(relations: Relations, item: str, labels: Mapping[str, str]) -> tuple[Owner, ...]:
    named = dict.fromkeys(link.source for link in relations.links("responsible_for", [item]))
    return tuple(Owner(labels[unit], unit) for unit in named) or (Owner(NOBODY, None),)


def _labels(nodes: Iterable[Node], more: str | None) -> dict[str, str]:
    """A label for each node: its name; what tells it apart behind it where others are called the same."""
    found = {node.id: node for node in nodes}
    names = {ref: clean(label(node)) for ref, node in found.items()}
    names = _apart(names, {ref: str(found[ref].get(more) or "") if more else "" for ref in found})
    return _apart(names, {ref: ref for ref in found})


def _apart(names: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    times = Counter(names.values())
    return {ref: f"{name}（{more[ref]}）" if times[name] > 1 and more[ref] else name for ref, name in names.items()}
