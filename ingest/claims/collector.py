"""Collects the claims of one document: ids by structure, evidence gathered, each claim checked against the vocabulary."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ingest.text.source import Source, Span
from ontology import UNSAID, Certainty, Edge, Evidence, Node, Reading, edge, schema


class Claims:
    """The nodes and edges found so far. The same id met again only adds evidence."""

    def __init__(self, source: Source, plan: str) -> None:
        self.source, self.plan = source, plan
        self._nodes: dict[str, Node] = {}
        self._edges: dict[str, Edge] = {}
        self._out: dict[str, list[str]] = defaultdict(list)

    def node(
        self,
        id_: str,
        kind: str,
        properties: Mapping[str, Any],
        spans: Iterable[Span] = (),
        certainty: Certainty = UNSAID,
    ) -> str:
        """Adds a node and gives its id; properties that are None are left out."""
        known = {key: value for key, value in properties.items() if value is not None or key == "name"}
        evidence = self.evidence(spans)
        before = self._nodes.get(id_)
        if before is not None:
            known, evidence, certainty = {**known, **before.properties}, (*before.evidence, *evidence), before.certainty
        self._nodes[id_] = Node(id_, kind, known, _once(evidence), certainty)
        return id_

    def edge(
        self,
        kind: str,
        source: str,
        target: str,
        properties: Mapping[str, Any] | None = None,
        spans: Iterable[Span] = (),
        certainty: Certainty = UNSAID,
        mark: str = "",
    ) -> None:
        """Adds an edge; one that is there already keeps its properties and gains evidence."""
        made = edge(kind, source, target, properties, self.evidence(spans), certainty, mark)
        before = self._edges.get(made.id)
        if before is not None:
            both = _once((*before.evidence, *made.evidence))
            made = Edge(made.id, kind, source, target, before.properties, both, before.certainty)
        else:
            self._out[source].append(made.id)
        self._edges[made.id] = made

    def free(self, id_: str) -> str:
        """The id, or with a counter where it is taken: two rows of one name are two things."""
        count, free = 1, id_
        while free in self._nodes:
            count += 1
            free = f"{id_}（{count}）"
        return free

    def evidence(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        """Slices of the document as evidence, empty ones left out."""
        return tuple(each for each in (self.source.evidence(*span) for span in spans) if each.start < each.end)

    def nodes(self, *kinds: str) -> list[Node]:
        """The nodes of these kinds in the order they were found."""
        return [node for node in self._nodes.values() if node.kind in kinds]

    def edges(self, *kinds: str) -> list[Edge]:
        """The edges of these kinds in the order they were found."""
        return [each for each in self._edges.values() if each.kind in kinds]

    def targets(self, source: str, *kinds: str) -> list[Node]:
        """The nodes that edges of these kinds lead to from a node, in the order they were found."""
        edges = (self._edges[id_] for id_ in self._out.get(source, ()))
        return [self._nodes[each.target] for each in edges if each.kind in kinds]

    def get(self, id_: str) -> Node:
        """The node with that id."""
        return self._nodes[id_]

    def change(self, id_: str, **properties: Any) -> None:
        """Sets properties of a node."""
        node = self._nodes[id_]
        self._nodes[id_] = Node(id_, node.kind, {**node.properties, **properties}, node.evidence, node.certainty)

    def reading(self) -> Reading:
        """All claims, each checked against the vocabulary."""
        vocabulary = schema()
        claims: list[Node | Edge] = [*self._nodes.values(), *self._edges.values()]
        for claim in claims:
            vocabulary.check(claim)
        return Reading(self.source.document, self.plan, tuple(self._nodes.values()), tuple(self._edges.values()))


def _once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(sorted(set(evidence)))
