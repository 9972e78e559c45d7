"""A part of the graph cut along its plans, so that what is derived of a plan does not depend on what is loaded with it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.server.derived import derive
from graph.server.shared import heads
from graph.view import Graph
from ontology import Edge, Node

DerivedEdge = tuple[str, str, str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Extra:
    """What is kept beside the claims for queries: properties by node id, and relationships with the plan they are of."""

    properties: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    edges: list[tuple[str, DerivedEdge]] = field(default_factory=list)


def extra(graph: Graph, plans: Collection[str]) -> Extra:
    """All that is derived of the plans that the graph holds as a whole, and of the nodes that they share with others."""
    found = Extra()
    for plan, part in components(graph, plans):
        derived = derive(part, found.properties)
        found.edges.extend((plan, each) for each in derived.edges)
        found.properties.update(derived.properties)
    return found


def components(graph: Graph, plans: Collection[str]) -> Iterator[tuple[str, Graph]]:
    """A graph for each plan, or for several that edges join: what stands under it, and the shared nodes beside that."""
    owner = {key: plan for key in graph.nodes if (plan := _owner(key, plans)) is not None}
    leader = _leaders(graph, owner)
    nodes: dict[str, dict[str, Node]] = defaultdict(dict)
    edges: dict[str, list[Edge]] = defaultdict(list)
    for key, plan in owner.items():
        nodes[leader[plan]][key] = graph.nodes[key]
    placed = set(owner)
    for each in graph.edges.values():
        plan = owner.get(each.source) or owner.get(each.target)
        if plan is not None:
            held = nodes[leader[plan]]
            for key in (each.source, each.target):
                held[key] = graph.nodes[key]
                placed.add(key)
            edges[leader[plan]].append(each)
    for plan, held in nodes.items():
        yield plan, Graph((), held.values(), edges[plan])
    yield "", Graph((), [node for key, node in graph.nodes.items() if key not in placed], ())


def _owner(key: str, plans: Collection[str]) -> str | None:
    return next((head for head in heads(key) if head in plans), None)


def _leaders(graph: Graph, owner: Mapping[str, str]) -> dict[str, str]:
    """The first of the plans that edges join to each plan."""
    leader = {plan: plan for plan in owner.values()}
    for each in graph.edges.values():
        one, other = owner.get(each.source), owner.get(each.target)
        if one is not None and other is not None and leader[one] != leader[other]:
            first, second = sorted((leader[one], leader[other]))
            leader |= {plan: first for plan, at in leader.items() if at == second}
    return leader
