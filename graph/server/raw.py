"""What the server keeps word for word, the source of all it shows: readings, sheets, reports, decisions, and their seal."""

import json
import zlib
from collections.abc import Mapping
from hashlib import blake2b
from itertools import starmap
from typing import Any

from graph.store import Decision, Entry, Report
from ontology import UNSAID, Certainty, Document, Edge, Evidence, Node, Reading

_LEVEL = 3  # of zlib: a tenth of the size, at a third of the time that level 6 takes
_MODULUS = 2**63
_NODE_LENGTH = 5  # of a node as a JSON list; an edge names its ends too

Row = dict[str, Any]


def reading_row(reading: Reading) -> Row:
    """The properties of a plan's Document node; `claims` holds all that was read, as compressed JSON."""
    told = [[_node_list(node) for node in reading.nodes], [_edge_list(each) for each in reading.edges]]
    packed = zlib.compress(_text(told).encode(), _LEVEL)
    return _sealed(document_row(reading.document) | {"plan": reading.plan, "claims": packed})


def reading_of(row: Mapping[str, Any]) -> Reading:
    """The reading that a Document node keeps."""
    nodes, edges = json.loads(zlib.decompress(row["claims"]))
    return Reading(document_of(row), row["plan"], tuple(map(_node_of, nodes)), tuple(map(_edge_of, edges)))


def sheet_row(sheet: Document) -> Row:
    """The properties of a Sheet node."""
    return _sealed(document_row(sheet))


def document_row(document: Document) -> Row:
    """What a plan's and a sheet's node have in common."""
    return {"id": document.id, "name": document.name, "sha256": document.sha256, "text": document.text}


def document_of(row: Mapping[str, Any]) -> Document:
    """The document of a Document or Sheet node."""
    return Document(row["id"], row["name"], row["sha256"], row["text"])


def entry_row(entry: Entry) -> Row:
    """The properties of a Report node."""
    item, day = entry.report.key
    told = entry.report.observation
    row = {"item": item, "as_of": day, "observation": told.id, "body": line_of(told), "document": entry.document}
    return _sealed(row | {"replaced_by": entry.replaced_by})


def entry_of(row: Mapping[str, Any]) -> Entry:
    """The line of history that a Report node keeps."""
    report = Report(row["item"], _node_of(json.loads(row["body"])))
    return Entry(report, row["document"], row.get("replaced_by"))


def decision_row(decision: Decision) -> Row:
    """The properties of a Decision node."""
    told = decision
    row = {"claim": told.claim, "verdict": told.verdict, "because": told.because, "at": told.at, "undone": told.undone}
    return _sealed(row)


def decision_of(row: Mapping[str, Any]) -> Decision:
    """The decision that a Decision node keeps."""
    return Decision(row["claim"], row["verdict"], row["because"], row["at"], row["undone"])


def line_of(claim: Node | Edge) -> str:
    """A claim as a document makes it, as JSON."""
    return _text(_edge_list(claim) if isinstance(claim, Edge) else _node_list(claim))


def claim_of(line: str) -> Node | Edge:
    """The claim of a line."""
    told = json.loads(line)
    return _node_of(told) if len(told) == _NODE_LENGTH else _edge_of(told)


def seal_of(row: Mapping[str, Any]) -> int:
    """The number that stands for what a row says; it has no part in it where the row came in."""
    told = blake2b(digest_size=8)
    for key in sorted(row.keys() - {"no", "seal"}):
        value = row[key]
        told.update(f"\x1e{key}\x1f".encode() if value is not None else b"")
        told.update(value if isinstance(value, bytes) else str(value).encode() if value is not None else b"")
    return int.from_bytes(told.digest()) % _MODULUS


def added_up(*seals: int) -> int:
    """The seal of several rows from theirs; a negative one takes a row out."""
    return sum(seals) % _MODULUS


def _sealed(row: Row) -> Row:
    return row | {"seal": seal_of(row)}


def _node_list(node: Node) -> list[Any]:
    return [node.id, node.kind, dict(node.properties), _places(node), _certainty_list(node)]


def _edge_list(each: Edge) -> list[Any]:
    ends = [each.id, each.kind, each.source, each.target]
    return [*ends, dict(each.properties), _places(each), _certainty_list(each)]


def _places(claim: Node | Edge) -> list[tuple[str, int, int, str]]:
    return [(place.document, place.start, place.end, place.quote) for place in claim.evidence]


def _certainty_list(claim: Node | Edge) -> list[Any] | None:
    told = claim.certainty
    return None if told == UNSAID else [told.basis, told.rule, [dict(other) for other in told.alternatives]]


def _node_of(told: list[Any]) -> Node:
    key, kind, properties, places, certainty = told
    return Node(key, kind, properties, _evidence(places), _certainty(certainty))


def _edge_of(told: list[Any]) -> Edge:
    key, kind, source, target, properties, places, certainty = told
    return Edge(key, kind, source, target, properties, _evidence(places), _certainty(certainty))


def _evidence(places: list[Any]) -> tuple[Evidence, ...]:
    return tuple(starmap(Evidence, places))


def _certainty(told: list[Any] | None) -> Certainty:
    return UNSAID if told is None else Certainty(told[0], told[1], tuple(told[2]))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
