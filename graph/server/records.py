"""Claims as the server's own nodes and relationships show them: flat properties under their own names, nothing lost."""

import json
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

from ontology import UNSAID, Certainty, Edge, Evidence, Node

ENTITY = "Entity"
MORE = "_more"  # JSON of the properties that the server can't hold as they are: unknown ones, mixed lists, odd names
_OWN = frozenset({"id", "basis", "rule", "alternatives", "evidence"})
_GREATEST = 2**63

Row = dict[str, Any]


def row_of(claim: Node | Edge) -> Row:
    """The properties of the claim's node or relationship; `node_of` and `edge_of` read them back.

    `evidence` is a list of places, each a JSON list of document, start, end and quote; `alternatives` is JSON too.
    """
    certainty, reserved = claim.certainty, _OWN if claim.certainty.basis else _OWN - {"rule"}
    row: Row = {"id": claim.id}
    more = {}
    for key, value in claim.properties.items():
        if key in reserved or key.startswith("_") or not _is_plain(value):
            more[key] = value
        else:
            row[key] = value
    if more:
        row[MORE] = _text(more)
    if certainty.basis:
        row["basis"] = certainty.basis
        row["rule"] = certainty.rule
        if certainty.alternatives:
            row["alternatives"] = _text([dict(other) for other in certainty.alternatives])
    if claim.evidence:
        row["evidence"] = [_place(each) for each in claim.evidence]
    return row


def known(row: Mapping[str, Any]) -> Row:
    """What a statement told of a claim, without what it left out."""
    return {key: value for key, value in row.items() if value is not None}


def node_of(kind: str, row: Mapping[str, Any]) -> Node:
    """The node whose label beside Entity is `kind`."""
    return Node(row["id"], kind, _properties(row), _evidence(row), _certainty(row))


def edge_of(kind: str, source: str, target: str, row: Mapping[str, Any]) -> Edge:
    """The edge that is a relationship of type `kind` between the nodes of these ids."""
    return Edge(row["id"], kind, source, target, _properties(row), _evidence(row), _certainty(row))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _place(each: Evidence) -> str:
    """As `_text` would tell it: there are many, and JSON's own way begins anew with each."""
    return f"[{encode_basestring(each.document)}, {each.start}, {each.end}, {encode_basestring(each.quote)}]"


def _is_plain(value: Any) -> bool:
    """Whether the server gives back the very value that it was given."""
    if isinstance(value, list | tuple):
        kinds = {type(each) for each in value}
        return len(kinds) < 2 and kinds <= {str, int, float, bool} and all(map(_is_plain, value))
    if isinstance(value, int):
        return -_GREATEST <= value < _GREATEST
    return isinstance(value, str | float)


def _properties(row: Mapping[str, Any]) -> dict[str, Any]:
    own = _OWN if "basis" in row else _OWN - {"rule"}
    known = {key: value for key, value in row.items() if key not in own and not key.startswith("_")}
    return known | json.loads(row[MORE]) if MORE in row else known


def _evidence(row: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*json.loads(place)) for place in row.get("evidence", ()))


def _certainty(row: Mapping[str, Any]) -> Certainty:
    if "basis" not in row:
        return UNSAID
    return Certainty(row["basis"], row.get("rule"), tuple(json.loads(row.get("alternatives", "[]"))))
