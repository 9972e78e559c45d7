"""Readings of several files and the reports on their items, put together as one graph; no decision is applied yet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from graph.store import Entry
from graph.view import Graph
from ontology import Certainty, Document, Edge, Evidence, Node, Reading, edge, schema

Claim = TypeVar("Claim", Node, Edge)


def assemble(readings: Iterable[Reading], sheets: Iterable[Document], entries: Iterable[Entry]) -> Graph:
    """The graph of all readings and of the reports that nothing replaced; the same whatever the order of arrival.

    An edge without both its ends and a report without its item are left out; so is a sheet without a report.
    """
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    nodes = _united(reading.nodes for reading in ordered)
    edges = _united(reading.edges for reading in ordered)
    told = [entry for entry in entries if entry.replaced_by is None and entry.report.item in nodes]
    for entry in told:
        observation = entry.report.observation
        nodes[observation.id] = observation
        has = edge("HAS_OBSERVATION", entry.report.item, observation.id)
        edges[has.id] = has
    cited = {entry.document for entry in told}
    documents = [reading.document for reading in ordered] + [sheet for sheet in sheets if sheet.id in cited]
    return Graph(documents, nodes.values(), [e for e in edges.values() if e.source in nodes and e.target in nodes])


def _united(claims: Iterable[Iterable[Claim]]) -> dict[str, Claim]:
    found: dict[str, list[Claim]] = {}
    for claim in chain.from_iterable(claims):
        found.setdefault(claim.id, []).append(claim)
    return {key: same[0] if len(same) == 1 else _merged(same) for key, same in found.items()}


def _merged(same: Sequence[Claim]) -> Claim:
    """One claim that several documents make: all their evidence, the surest basis, the first known values."""
    evidence = tuple(sorted({place for claim in same for place in claim.evidence}))
    certainty = min((claim.certainty for claim in same), key=_doubt)
    return replace(same[0], properties=_properties(same, evidence), evidence=evidence, certainty=certainty)


def _properties(same: Sequence[Node | Edge], evidence: Sequence[Evidence]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for key in dict.fromkeys(chain.from_iterable(claim.properties for claim in same)):
        known = [value for claim in same if (value := claim.get(key)) is not None]
        lists = bool(known) and all(isinstance(value, list | tuple) for value in known)
        merged[key] = sorted(set(chain.from_iterable(known))) if lists else next(iter(known), None)
    return merged | _spellings(same, evidence, merged.get("aliases") or ())


def _spellings(same: Sequence[Node | Edge], evidence: Sequence[Evidence], aliases: Iterable[str]) -> dict[str, Any]:
    """The name that the documents use most; the others join the aliases, where the kind has any (contract: Unit)."""
    names = sorted({claim.get("name") for claim in same} - {None})
    if not names:
        return {}
    used = Counter(place.quote for place in evidence)
    name = max(names, key=lambda spelling: used[spelling])
    others = sorted({*names, *aliases} - {name})
    kind = schema().nodes.get(same[0].kind) if others else None
    return {"name": name, "aliases": others} if kind and "aliases" in kind.properties else {"name": name}


def _doubt(certainty: Certainty) -> int:
    order = schema().codes("basis")
    return order.index(certainty.basis) if certainty.basis in order else len(order)
