"""What people decided, applied to the graph that was read: confirmed claims say so, rejected ones leave it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from graph.store import Decision, StoreError
from graph.view import Graph
from ontology import Certainty, Edge, Node, schema

CONFIRM, REJECT = "confirm", "reject"
_CONFIRMED = Certainty("confirmed")
# A row, a target, an observation is nothing without what it hangs on; a task outlives the action that it stands under.
_PARTS = frozenset({"HAS_INDICATOR", "HAS_PROJECT", "HAS_TARGET", "HAS_OBSERVATION"})

Claim = TypeVar("Claim", Node, Edge)


def check_verdict(decision: Decision) -> None:
    """Raises StoreError unless the verdict is confirm or reject."""
    if decision.verdict not in (CONFIRM, REJECT):
        raise StoreError(f"核定只能是 {CONFIRM} 或 {REJECT}，不能是“{decision.verdict}”，请改正后再试。")


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that holds for each claim: the last one that was not undone."""
    return {each.claim: each for each in decisions if not each.undone}


def judged(graph: Graph, decisions: Iterable[Decision]) -> Graph:
    """The graph after the decisions.

    A rejected node takes its edges with it, and the parts and findings that then hang on nothing; the finding of an
    ambiguous reading goes once its claims are decided. Where a year
    loses its preferred target so, the next in the order of scopes takes the place (contract: Target).
    """
    verdicts = {claim: each.verdict for claim, each in standing(decisions).items()}
    if not verdicts:
        return graph
    gone = _gone(
        graph, {claim for claim, verdict in verdicts.items() if verdict == REJECT} | _settled_doubts(graph, verdicts)
    )
    nodes = {node.id: _told(node, verdicts) for node in graph.nodes.values() if node.id not in gone}
    edges = [_told(each, verdicts) for each in _left(graph, gone)]
    after = Graph(graph.documents.values(), nodes.values(), edges)
    heirs = _heirs(graph, after) if gone else []
    nodes |= {heir.id: replace(heir, properties={**heir.properties, "preferred": True}) for heir in heirs}
    return Graph(graph.documents.values(), nodes.values(), edges) if heirs else after


def _told(claim: Claim, verdicts: Mapping[str, str]) -> Claim:
    return replace(claim, certainty=_CONFIRMED) if verdicts.get(claim.id) == CONFIRM else claim


def _left(graph: Graph, gone: set[str]) -> list[Edge]:
    return [each for each in graph.edges.values() if gone.isdisjoint((each.id, each.source, each.target))]


def _gone(graph: Graph, rejected: set[str]) -> set[str]:
    """The rejected claims and, step by step, the nodes that hung on something and now hang on nothing."""
    hung, gone, lost = _hanging(graph.edges.values()), set(rejected), set(rejected)
    while lost:
        lost = hung - _hanging(_left(graph, gone)) - gone
        gone |= lost
    return gone


def _settled_doubts(graph: Graph, verdicts: Mapping[str, str]) -> set[str]:
    """The findings of ambiguous readings whose every claim a person has decided: nothing is left to look at."""
    settled = set()
    for finding in graph.of("Finding"):
        doubts = {node.id for node in graph.targets(finding.id, "ABOUT") if node.certainty.basis == "ambiguous"}
        if finding.get("rule") == "ambiguous" and doubts and doubts <= verdicts.keys():
            settled.add(finding.id)
    return settled


def _hanging(edges: Iterable[Edge]) -> set[str]:
    parts = {each.target for each in edges if each.kind in _PARTS}
    return parts | {each.source for each in edges if each.kind == "ABOUT"}


def _heirs(before: Graph, after: Graph) -> list[Node]:
    """The targets that become preferred, because their thing has no preferred one of that year any more."""
    heirs: dict[str, Node] = {}
    scopes = schema().codes("scope")
    for row, year in _settled(before) - _settled(after):
        owned = [(thing, target) for thing in after.same(row) for target in after.targets(thing, "HAS_TARGET")]
        rivals = [(scopes.index(t.get("scope")), thing, t) for thing, t in owned if t.get("year") == year]
        first = min((rival[:2] for rival in rivals), default=None)
        heirs |= {target.id: target for *place, target in rivals if tuple(place) == first}
    return list(heirs.values())


def _settled(graph: Graph) -> set[tuple[str, int | None]]:
    """The rows and years that have a preferred target, their own or that of a row which is the same thing."""
    preferred = [target for target in graph.of("Target") if target.get("preferred")]
    owners = [(row.id, target.get("year")) for target in preferred for row in graph.sources(target.id, "HAS_TARGET")]
    return {(row, year) for owner, year in owners for row in graph.same(owner)}
