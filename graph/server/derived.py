"""What the server keeps beside the claims, so that a query is one statement: worked out by the rules of the graph.

Properties of nodes, all beginning with `_`:

- `_at` text that sorts nodes as the plans name them; `_item` on the rows that are judged, each real thing once
- `_first` the place of the earliest piece of evidence, where that is not the first
- `_spellings`, `_says` folded words, a line each (what says no more than its spellings has no `_says`)
- `_starred` where the item, or a row of the task or plan, has a star
- `_target_years`, `_target_values`, `_target_units` parallel lists of the figures that count (also of the other
  FIGURES): year 0, value NaN and unit "" are what is not known
- `_aim_years`, `_aim_words`, `_aim_modes` parallel lists of the targets that count: their folded words and their modes
- `_move_since`, `_move_until`, `_move_by`, `_move_times`, `_move_step` parallel lists of what changes between the plan's
  figures of an item; `_move_base` and `_move_last` are the years of its baseline and its last target
- `_unsaid_roles` on a plan with tasks that never says who leads and who supports
- `_status_since`, `_status` parallel lists: from that day on the task or item has that status

Edges, one of a kind between two nodes, whose parallel lists name the claims that say so (`edges`): ITEM_OF from a row to
the item that it is; ANSWERS_FOR from a unit to a task or item, with the `roles` of the edges and those that only the
convention on leads gives them; INVOLVES from a task or item to a place; FILLS from a post to a unit, with the roles.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import nan
from typing import Any

from graph.condition import FIGURES
from graph.facts import Facts, Figure
from graph.moves import Moves
from graph.posts import borne
from graph.relations import Relations
from graph.result import Order
from graph.status import history
from graph.view import Graph

DerivedEdge = tuple[str, str, str, Mapping[str, Any]]
_PARTS = frozenset({"Target", "Observation"})  # no question asks for these themselves
_PLACES = ("Platform", "Park", "Programme")
_LEAD = "lead"  # the one role that a place in the list gives by convention


@dataclass(frozen=True, slots=True)
class Derived:
    """Properties by the id of their node, and edges as kind, source, target and properties."""

    properties: Mapping[str, Mapping[str, Any]]
    edges: tuple[DerivedEdge, ...]


def derive(graph: Graph, known: Container[str] = ()) -> Derived:
    """What the graph adds up to for queries; the graph may be a part that holds all documents of its plans.

    Nodes that several plans share have to be whole in the part (all their spellings and evidence), and their edges to
    other plans are not asked for: what hangs on a shared node is derived with the plan at the edge's other end. The
    properties of `known` nodes are left out: those that plans share, once they were told.
    """
    relations = Relations(graph)
    properties = dict(_properties(relations, known))
    for ref, changes in history(graph).items():
        if ref in properties:
            properties[ref] |= _statuses(changes)
    for plan in {found.id for task in graph.tasks() if (found := graph.plan_of(task.id))}:
        properties[plan] |= {} if relations.states_roles(plan) else {"_unsaid_roles": True}
    return Derived(properties, tuple(_edges(relations)))


def place_text(place: tuple[str, int, int, str]) -> str:
    """A place in the plans as text that sorts like it; the id at its end is left to the sorter."""
    document, start, order, _ = place
    return f"{document}\t{start:09d}\t{order:06d}"


def _properties(relations: Relations, known: Container[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    facts, order = Facts(relations), Order(relations)
    for node in relations.graph.nodes.values():
        if node.kind not in _PARTS and node.id not in known:
            own: dict[str, Any] = {"_at": place_text(order.place(node.id)), "_spellings": facts.spellings(node.id)}
            if first := node.evidence.index(min(node.evidence)) if node.evidence else 0:
                own["_first"] = first
            if node.id in relations.items:
                own |= {"_item": True, **_moves(Moves(relations.graph, relations.items[node.id]))}
            yield node.id, own | (_told(facts, node.id) if facts.items_of(node.id) or node.get("text") else {})


def _told(facts: Facts, ref: str) -> dict[str, Any]:
    """What a node says that has rows, or is one, or has a text."""
    found: dict[str, Any] = {"_says": facts.says(ref)}
    if facts.starred(ref):
        found["_starred"] = True
    for of in FIGURES:
        found |= _figures(of, list(facts.figures(ref, of)))
    if aims := list(facts.aims(ref)):
        found |= {
            "_aim_years": [each.year or 0 for each in aims],
            "_aim_words": [each.words for each in aims],
            "_aim_modes": [each.mode for each in aims],
        }
    return found


def _figures(of: str, figures: list[Figure]) -> dict[str, Any]:
    if not figures:
        return {}
    return {
        f"_{of}_years": [each.year or 0 for each in figures],
        f"_{of}_values": [nan if each.value is None else float(each.value) for each in figures],
        f"_{of}_units": [each.unit or "" for each in figures],
    }


def _moves(moves: Moves) -> dict[str, Any]:
    told = list(moves.every())
    if not told:
        return {}
    return {
        "_move_since": [each.since for each in told],
        "_move_until": [each.until for each in told],
        "_move_by": [each.by for each in told],
        "_move_times": [each.times for each in told],
        "_move_step": [each.step for each in told],
        "_move_last": moves.last,
        **({"_move_base": moves.base} if moves.base else {}),
    }


def _statuses(changes: Mapping[date, str]) -> dict[str, list[str]]:
    kept = [
        day
        for day, before in zip(changes, [None, *changes], strict=False)
        if not before or changes[day] != changes[before]
    ]
    return {"_status_since": [day.isoformat() for day in kept], "_status": [changes[day] for day in kept]}


def _edges(relations: Relations) -> Iterator[DerivedEdge]:
    for ref, item in relations.items.items():
        yield from (("ITEM_OF", member, ref, {}) for member in sorted(item.members - {ref}))
    for ref in (*(task.id for task in relations.graph.of("Task")), *relations.items):
        yield from _answers(relations, ref)
    yield from _involved(relations)
    yield from _filled(relations.graph)


def _involved(relations: Relations) -> Iterator[DerivedEdge]:
    places = [place.id for place in relations.graph.of(*_PLACES)]
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in relations.links("concerns", places):
        found[link.source, link.target].append(link.edges[0].id)
    for (source, target), edges in found.items():
        yield "INVOLVES", source, target, {"edges": edges}


def _filled(graph: Graph) -> Iterator[DerivedEdge]:
    for post in graph.of("Post"):
        found: dict[str, list[str]] = defaultdict(list)
        for each in graph.out(post.id, "IN_UNIT"):
            found[each.target].append(each.id)
        for unit, edges in found.items():
            yield "FILLS", post.id, unit, {"edges": edges, "roles": sorted(borne(post, graph.nodes[unit]))}


def _answers(relations: Relations, ref: str) -> Iterator[DerivedEdge]:
    """The units that answer for a task or item, each once."""
    leads = relations.links("responsible_for", [ref], (_LEAD,))
    by_convention = {link.edges[0].id: _LEAD for link in leads if link.convention}
    of_unit: dict[str, dict[str, Any]] = defaultdict(dict)
    for link in relations.links("responsible_for", [ref]):
        of_unit[link.source][link.edges[0].id] = link.edges[0].get("role") or ""
    for unit, roles in of_unit.items():
        conventions = [by_convention.get(each, "") for each in roles]
        yield (
            "ANSWERS_FOR",
            unit,
            ref,
            {"edges": list(roles), "roles": list(roles.values()), "conventions": conventions},
        )
