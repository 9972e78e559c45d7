"""Claims: the nodes and edges that travel from a document to an answer, each with the words that prove it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

_CLAIM_KEYS = frozenset({"id", "kind", "source", "target", "evidence", "basis", "rule", "alternatives"})


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A slice of a document's text; offsets count Unicode characters, `quote` is exactly text[start:end]."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a reading is. `rule` is named when inferred; `alternatives` are the other readings when ambiguous."""

    basis: str | None = None
    rule: str | None = None
    alternatives: tuple[Mapping[str, Any], ...] = ()


UNSAID = Certainty()
STATED = Certainty("stated")


def inferred(rule: str) -> Certainty:
    """One reading, reached by `rule`."""
    return Certainty("inferred", rule)


def ambiguous(rule: str, alternatives: tuple[Mapping[str, Any], ...]) -> Certainty:
    """The likelier of several readings; the others are `alternatives`."""
    return Certainty("ambiguous", rule, alternatives)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the plan. `properties` are flat and named by the vocabulary; `name` is one of them."""

    id: str
    kind: str
    properties: Mapping[str, Any]
    evidence: tuple[Evidence, ...] = ()
    certainty: Certainty = UNSAID

    @property
    def name(self) -> str | None:
        """What people call it; None only for a person whose name the source lost."""
        name: str | None = self.properties.get("name")
        return name

    def get(self, key: str) -> Any:
        """A property's value, None where it is unknown."""
        return self.properties.get(key)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes, from `source` to `target`."""

    id: str
    kind: str
    source: str
    target: str
    properties: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    certainty: Certainty = UNSAID

    def get(self, key: str) -> Any:
        """A property's value, None where it is unknown."""
        return self.properties.get(key)


def edge(
    kind: str,
    source: str,
    target: str,
    properties: Mapping[str, Any] | None = None,
    evidence: tuple[Evidence, ...] = (),
    certainty: Certainty = UNSAID,
    mark: str = "",
) -> Edge:
    """An edge whose id comes from its kind and ends, and from `mark` where two edges of a kind join the same ends."""
    name = f"{source} {kind} {target}" + (f" {mark}" if mark else "")
    return Edge(name, kind, source, target, properties or {}, evidence, certainty)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read: `text` is what offsets count in, `sha256` is of the file's bytes (hex)."""

    id: str
    name: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file. `plan` is the id of the plan that it is, or belongs to."""

    document: Document
    plan: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def to_json(claim: Node | Edge) -> dict[str, Any]:
    """The flat object of the graph export; `from_json` reads it back. Keys that say nothing are left out."""
    flat: dict[str, Any] = {"id": claim.id, "kind": claim.kind}
    if isinstance(claim, Edge):
        flat |= {"source": claim.source, "target": claim.target}
    flat |= claim.properties
    certainty = claim.certainty
    if certainty.basis:
        flat["basis"] = certainty.basis
    if certainty.rule:
        flat["rule"] = certainty.rule
    if certainty.alternatives:
        flat["alternatives"] = [dict(other) for other in certainty.alternatives]
    if claim.evidence:
        flat["evidence"] = [asdict(each) for each in claim.evidence]
    return flat


def node_from_json(flat: Mapping[str, Any]) -> Node:
    """A node from its flat object."""
    return Node(flat["id"], flat["kind"], _properties(flat), _evidence(flat), _certainty(flat))


def edge_from_json(flat: Mapping[str, Any]) -> Edge:
    """An edge from its flat object."""
    ends = flat["source"], flat["target"]
    return Edge(flat["id"], flat["kind"], *ends, _properties(flat), _evidence(flat), _certainty(flat))


def _properties(flat: Mapping[str, Any]) -> dict[str, Any]:
    own = _CLAIM_KEYS - {"rule"} if "basis" not in flat else _CLAIM_KEYS
    return {key: value for key, value in flat.items() if key not in own}


def _evidence(flat: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(**each) for each in flat.get("evidence", ()))


def _certainty(flat: Mapping[str, Any]) -> Certainty:
    basis = flat.get("basis")
    return Certainty(basis, flat.get("rule"), tuple(flat.get("alternatives", ()))) if basis else UNSAID
