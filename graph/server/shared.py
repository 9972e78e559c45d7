"""Which ids a document shares with other plans: what a change of one plan can touch beyond it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.server.raw import line_of
from ontology import Edge, Reading, schema


@dataclass(frozen=True, slots=True)
class Share:
    """An id outside the document's own plan: what the document claims of it, if anything, and how closely it hangs on it.

    A `close` one is an end of an edge on which rows, targets, findings or real things hang: the plans on both its sides
    are judged together. Of any other one it is enough to know what each document claims.
    """

    id: str
    claim: str | None
    close: bool


def shares(reading: Reading) -> list[Share]:
    """The ids that the reading has in common, or may have, with documents of other plans."""
    plan = reading.plan
    claims = {node.id: line_of(node) for node in reading.nodes if not is_own(plan, node.id)}
    claims |= {each.id: line_of(each) for each in reading.edges if not _is_own_edge(plan, each)}
    close = {end for each in reading.edges for end in _close_ends(each)}
    ends = (end for each in reading.edges for end in (each.source, each.target) if not is_own(plan, end))
    return [Share(key, claims.get(key), key in close) for key in dict.fromkeys((*claims, *ends))]


def is_own(plan: str, key: str) -> bool:
    """Whether a node's id stands under the plan's own."""
    return key == plan or key.startswith(plan + "/")


def heads(key: str) -> Iterator[str]:
    """The ids that a node's id stands under, itself among them: one of them may be a plan's."""
    yield from (key[:place] for place, sign in enumerate(key) if sign == "/")
    yield key


def heads_within(claim: str) -> set[str]:
    """What may be a plan's id in the id of any claim: an edge's is made of its ends', parted by spaces."""
    starts = [0, *(place + 1 for place, sign in enumerate(claim) if sign == " ")]
    ends = [*(place for place, sign in enumerate(claim) if sign in "/ "), len(claim)]
    return {claim[start:end] for start in starts for end in ends if start < end}


def plans_above(keys: Iterable[str]) -> list[str]:
    """What may be the plans that own these ids of nodes."""
    return sorted({head for key in keys for head in heads(key)})


def _is_own_edge(plan: str, each: Edge) -> bool:
    """Whether the edge can be found from an end in its plan: its id is made of its ends, in one way only."""
    if each.id.count(f" {each.kind} ") != 1 or not f"{each.id} ".startswith(
        f"{each.source} {each.kind} {each.target} "
    ):
        return False
    return is_own(plan, each.source) or is_own(plan, each.target)


def _close_ends(each: Edge) -> Iterable[str]:
    """The ends on which something hangs: those of edges that carry no claim of their own, but a finding's subject."""
    kind = schema().edges.get(each.kind)
    if kind is not None and kind.certainty != "plain":
        return ()
    return (each.source,) if each.kind == "ABOUT" else (each.source, each.target)
