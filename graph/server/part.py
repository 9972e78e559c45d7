"""The part of the whole that a change can touch, loaded inside its transaction and judged by the rules of every store."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.judgement import standing
from graph.server.raw import claim_of, decision_of, entry_of, reading_of
from graph.server.schema import Header
from graph.server.shared import Share, heads_within, plans_above, shares
from graph.state import State
from graph.store import Decision, Entry
from ontology import Document, Edge, Node, Reading

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

# "0" follows "/" in Unicode: what lies between a plan's id and that is all that stands under the plan.
_READINGS = "MATCH (d:Document) WHERE d.plan IN $plans RETURN properties(d) AS row"
_PLANS = "MATCH (d:Document) WHERE d.plan IN $heads RETURN DISTINCT d.plan AS plan"
_OF_DOCUMENTS = "MATCH (d:Document) WHERE d.id IN $ids RETURN DISTINCT d.plan AS plan"
_OF_REPORTS = "MATCH (r:Report) WHERE r.observation IN $ids RETURN DISTINCT r.item AS item"
# The plans of these ids, those that stand under a new plan, and those that claim what does.
_LINKED = """MATCH (d:Document) WHERE d.plan IN $heads RETURN d.plan AS plan
UNION UNWIND $plans AS plan MATCH (d:Document) WHERE d.plan >= plan + '/' AND d.plan < plan + '0'
RETURN d.plan AS plan
UNION UNWIND $plans AS plan MATCH (s:Shared) WHERE s.id >= plan AND s.id < plan + '0'
MATCH (s)<-[:SHARES]-(d:Document) RETURN d.plan AS plan"""
_SHARED = """UNWIND $ids AS id MATCH (:Shared {id: id})<-[r:SHARES]-(d:Document) WHERE NOT d.plan IN $plans
RETURN id, d.id AS document, d.plan AS plan, r.close AS close, r.claim AS claim"""
_ENTRIES_UNDER = """UNWIND $plans AS plan MATCH (r:Report) WHERE r.item >= plan AND r.item < plan + '0'
RETURN properties(r) AS row"""
_ENTRIES_OF = "MATCH (r:Report) WHERE r.item IN $ids RETURN properties(r) AS row"
_DECISIONS = "MATCH (d:Decision) WHERE NOT d.undone RETURN properties(d) AS row ORDER BY d.no"

Alter = Callable[[State], State]


@dataclass(frozen=True, slots=True)
class Change:
    """A part before and after a change, and the plans that are in it as a whole."""

    plans: frozenset[str]
    before: State
    after: State


@dataclass
class Part:
    """Whole plans, and of the documents beside them what these claim of the ids that they share with those plans."""

    tx: "ManagedTransaction"
    header: Header
    offered: Sequence[Reading] = ()
    plans: set[str] = field(default_factory=set)
    _readings: list[Reading] = field(default_factory=list)
    _close: dict[str, bool] = field(default_factory=dict)  # by shared id
    _others: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def holding(self, claims: Iterable[str]) -> set[str]:
        """The plans that own these ids, of nodes or edges, or what reports say of them; shared ones join the part."""
        ids = set(claims)
        ends = sorted(key.rpartition(" HAS_OBSERVATION ")[2] for key in ids)  # an edge to a report is in no plan
        sought = sorted({*ids, *self._column(_OF_REPORTS, "item", ids=ends)})
        owners = self._column(_PLANS, "plan", heads=sorted({head for key in sought for head in heads_within(key)}))
        return owners | self._shared([Share(key, None, False) for key in sought])

    def of_documents(self, ids: Iterable[str]) -> set[str]:
        """The plans of documents of these ids."""
        return self._column(_OF_DOCUMENTS, "plan", ids=sorted(set(ids)))

    def change(self, plans: Iterable[str], alter: Alter, sheets: Sequence[Document] = ()) -> Change:
        """The part of these plans, grown until nothing beyond it can be touched, and what `alter` makes of it."""
        self._grow(set(plans) | {reading.plan for reading in self.offered})
        while True:
            before = self._state(sheets)
            after = alter(before)
            more = self._touched(before, after)
            if not more:
                return Change(frozenset(self.plans), before, after)
            self._grow(more)

    def _grow(self, plans: set[str]) -> None:
        while plans := plans - self.plans:
            self.plans |= plans
            found = [reading_of(row) for row in self._column_of_rows(_READINGS, plans=sorted(plans))]
            self._readings += found
            given = [reading for reading in self.offered if reading.plan in plans]
            plans = self._linked(plans, [*found, *given])

    def _linked(self, plans: set[str], readings: Sequence[Reading]) -> set[str]:
        """Further plans that are to be judged together with these, of which the readings are new to the part."""
        found = [share for reading in readings for share in shares(reading)]
        heads = plans_above([*(share.id for share in found), *plans])
        return self._column(_LINKED, "plan", heads=heads, plans=sorted(plans)) | self._shared(found)

    def _shared(self, found: Iterable[Share]) -> set[str]:
        """Takes into the part what others claim of these ids; gives the plans that hang on them closely."""
        close = {share.id: False for share in found} | {share.id: True for share in found if share.close}
        self._close |= {key: each or self._close.get(key, False) for key, each in close.items()}
        linked = set()
        for record in self.tx.run(_SHARED, ids=list(close), plans=sorted(self.plans)):
            self._others[record["id"], record["document"]] = record.data()
            told = claim_of(record["claim"]) if record["claim"] else None
            if record["close"] or self._close[record["id"]] or isinstance(told, Edge):
                linked.add(record["plan"])
        return linked

    def _state(self, sheets: Sequence[Document]) -> State:
        return State(
            readings=(*self._readings, *self._beside()),
            sheets=tuple(sheets),
            entries=tuple(self._entries()) if self.header.reports else (),
            decisions=tuple(self._decisions()) if self.header.decisions else (),
        )

    def _decisions(self) -> Iterator[Decision]:
        return (decision_of(row) for row in self._column_of_rows(_DECISIONS))

    def _entries(self) -> Iterator[Entry]:
        rows = {row["no"]: row for row in self._column_of_rows(_ENTRIES_UNDER, plans=sorted(self.plans))}
        rows |= {row["no"]: row for row in self._column_of_rows(_ENTRIES_OF, ids=list(self._close))}
        return (entry_of(rows[no]) for no in sorted(rows))

    def _beside(self) -> list[Reading]:
        """What documents of other plans claim of the shared ids, as readings of that alone."""
        claims: dict[tuple[str, str], list[Node | Edge]] = defaultdict(list)
        for other in self._others.values():
            if other["plan"] not in self.plans and other["claim"]:
                claims[other["document"], other["plan"]].append(claim_of(other["claim"]))
        return [
            Reading(
                Document(document, "", "", ""),
                plan,
                tuple(each for each in told if isinstance(each, Node)),
                tuple(each for each in told if isinstance(each, Edge)),
            )
            for (document, plan), told in claims.items()
        ]

    def _touched(self, before: State, after: State) -> set[str]:
        """Plans beside the part that refer to a shared id of which more changes than what is told of it."""
        others = {(other["id"], other["plan"]) for other in self._others.values() if other["plan"] not in self.plans}
        was, now = _standings(before), _standings(after)
        return {plan for key, plan in others if was(key) != now(key)}

    def _column(self, statement: str, name: str, **parameters: Any) -> set[str]:
        return {record[name] for record in self.tx.run(statement, parameters)}

    def _column_of_rows(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        return [record["row"] for record in self.tx.run(statement, parameters)]


def _standings(state: State) -> Callable[[str], tuple[bool, bool, bool, bool]]:
    """What other plans can feel of a shared id: that it is claimed, is left, is doubted, has been decided in doubt."""
    decided = standing(state.decisions).keys()

    def of(key: str) -> tuple[bool, bool, bool, bool]:
        node = state.claimed.nodes.get(key)
        doubted = node is not None and node.certainty.basis == "ambiguous"
        return node is not None, key in state.graph.nodes, doubted, doubted and key in decided

    return of
