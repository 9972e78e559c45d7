"""Runs a query on the server: one statement finds, a few bounded ones fetch what is told of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.condition import Aimed, HasFigure, HasStatus, Is, Linked, Moved
from graph.executor import TOLD_MEMBERS, Scene
from graph.give import Chain, Change, Fact, Figures, Listing, Ranked, Spread, Standing, Tally, Whether
from graph.link import Link
from graph.query import DAY, Query, leaves
from graph.relations import Relations
from graph.result import Counted, Order, Result, arranged, groups, picks, sizes_of, winners
from graph.run_embedded import REACHED
from graph.server.columns import rows_of
from graph.server.conditions import status
from graph.server.cypher import Statement, statement
from graph.server.days import last_report
from graph.server.driver import Connection
from graph.server.near import Near, Seeds, near
from graph.server.patterns import DEPENDENCE
from graph.status import statuses
from graph.view import ROW_KINDS

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Row = Mapping[str, Any]

_NUMBERS = """MATCH (t:Task) WITH t ORDER BY t._at, t.id WITH collect(t.no) AS numbers
RETURN numbers[0] AS first, numbers[-1] AS last"""
_CODES = f"""MATCH (n:{"|".join(("Task", *ROW_KINDS))}) WITH n, {status("n")} AS code WHERE code IS NOT NULL
WITH [n.id, code] AS row"""
_UNSAID = "RETURN EXISTS { MATCH (p:Plan) WHERE p._unsaid_roles } AS unsaid"


class ServerExecutor:
    """Runs queries on a Neo4j database, with the statuses of the day `as_of`."""

    def __init__(self, connection: Connection, as_of: date | None) -> None:
        self._connection = connection
        self.as_of = as_of

    def run(self, query: Query) -> Scene:
        """What the query finds, in the same form and order as a graph in memory gives it."""
        return self._connection.ask(lambda tx: _Run(tx, self.as_of).scene(query))

    def last_report(self, day: date) -> date | None:
        """The day of the latest report that is not after `day`; None without any."""
        return self._connection.read(lambda tx: last_report(tx, day))

    def statuses(self) -> Mapping[str, str]:
        """The statuses of all tasks and items, by id."""
        day = self.as_of.isoformat() if self.as_of else None
        return dict(self._connection.read(lambda tx: list(rows_of(tx, _CODES, **{DAY: day}))))

    def task_numbers(self) -> tuple[str, str] | None:
        """The numbers of the first and the last task in the plans' order; None without tasks."""
        found = self._connection.read(lambda tx: tx.run(_NUMBERS).single(strict=True))
        return (found["first"], found["last"]) if found["first"] is not None else None

    def states_roles(self) -> bool:
        """Whether every plan says who leads and who supports."""
        return not self._connection.read(lambda tx: tx.run(_UNSAID).single(strict=True))["unsaid"]


class _Run:
    def __init__(self, tx: "ManagedTransaction", as_of: date | None) -> None:
        self.tx, self.as_of = tx, as_of

    def scene(self, query: Query) -> Scene:
        asked = statement(query, self.as_of)
        records = self._records(asked)
        rows = {record["id"]: record for record in records if record["id"] is not None}
        counted = _counted(rows)
        given = _sizes(query, rows)
        sizes = {ref: given[ref] for ref in winners(query.give, given)}
        told = {ref: rows[ref] for ref in sizes}
        targets = {part: self._targets(part) for part in _dependences(query, asked)}
        around = near(self.tx, _seeds(query, told, rows, targets), self.as_of)
        relations = Relations(around.graph)
        order, links = Order(relations), _Links(asked, relations, targets)
        found = {ref: links.of(ref, row) for ref, row in told.items()}
        hits = order.hits(found, sizes if picks(query.give) else None)
        codes = {ref: row["status"] for ref, row in told.items() if row.get("status")}
        result = Result(
            hits,
            records[0]["before"] if query.narrow else None,
            groups(query.give, hits, counted, codes, order),
            self._related(query, found, targets, relations, order),
        )
        return Scene(result, relations, around.statuses, self._reasons(query, around))

    def _records(self, asked: Statement) -> list[dict[str, Any]]:
        return [dict(record) for record in self.tx.run(asked.text, asked.parameters)]  # type: ignore[arg-type]

    def _targets(self, part: Linked) -> list[str]:
        """The ids of what a dependence leads to."""
        if isinstance(part.to, Is):
            return list(part.to.ids)
        return [record["id"] for record in self._records(statement(Query(REACHED[part.relation], part.to), self.as_of))]

    def _related(
        self,
        query: Query,
        found: Mapping[str, tuple[Link, ...]],
        targets: Mapping[Linked, list[str]],
        relations: Relations,
        order: Order,
    ) -> tuple[Link, ...]:
        wanted = [part for part in leaves(query.where) if isinstance(part, Linked) and part.relation == "depends_on"]
        if query.find != ("Task",) or not wanted:
            return ()
        if query.narrow or isinstance(
            query.give, Tally | Ranked | Chain
        ):  # it counts what was found before anything was left out
            return self.scene(replace(query, narrow=None, give=Listing())).result.related
        known = [ref for part in wanted for ref in targets[part]]
        direct = [ref for ref, links in found.items() if any(link.via == "direct" for link in links)]
        tasks = [ref for ref in dict.fromkeys([*known, *direct]) if _is_task(relations, ref)]
        return order.related(relations.links("shares", tasks), found)

    def _reasons(self, query: Query, around: Near) -> dict[str, str]:
        if not _judged(query) or not self.as_of:
            return {}
        items = statuses(around.graph, self.as_of).items
        return {member: item.reason for item in items for member in item.members}


class _Links:
    """The links that prove what was found."""

    def __init__(self, asked: Statement, relations: Relations, targets: Mapping[Linked, list[str]]) -> None:
        self._asked, self._edges = asked, relations.graph.edges
        self._chains: dict[tuple[int, str], list[Link]] = {}
        for at, part in enumerate(asked.relations):
            if part.relation in DEPENDENCE:
                ends = [ref for ref in targets[part] if ref in relations.graph.nodes]
                for link in relations.links(part.relation, ends):
                    self._chains.setdefault((at, link.source), []).append(link)

    def of(self, ref: str, row: Row) -> tuple[Link, ...]:
        """All links of a record, condition by condition, and the chain that a path gives."""
        told: dict[int, list[Link]] = {}
        for each in row.get("links", ()):
            own = told.setdefault(each["of"], [])
            if "to" in each:
                edges = tuple(self._edges[key] for key in each["edges"])
                own.append(Link(ref, each["to"], edges, None, each.get("convention", False)))
            else:
                own.extend(self._chains.get((each["of"], ref), ()))
        links = [link for at in sorted(told) for link in arranged(told[at])]
        for chain in row.get("chain", ()):
            links.append(Link(ref, chain["nodes"][-1], tuple(self._edges[key] for key in chain["edges"])))
        return tuple(links)


def _sizes(query: Query, rows: Mapping[str, Row]) -> dict[str, float]:
    """By what a tally or a ranking picks; rows without a figure are not ranked."""
    if isinstance(query.give, Ranked):
        return {ref: row["figure"] for ref, row in rows.items() if row["figure"] is not None}
    return sizes_of(_counted(rows)) if isinstance(query.give, Tally) else dict.fromkeys(rows, 0)


def _counted(rows: Mapping[str, Row]) -> Counted:
    """What a tally counted; without any of which it would be a share, nothing."""
    told = {ref: (tuple(row.get("counted", ())), row.get("whole")) for ref, row in rows.items()}
    return {ref: each for ref, each in told.items() if each[1] != 0}


def _dependences(query: Query, asked: Statement) -> set[Linked]:
    """The dependences whose far ends have to be known: those that are told, and those whose sharers are."""
    rested = [part for part in leaves(query.where) if isinstance(part, Linked) and part.relation == "depends_on"]
    return {part for part in asked.relations if part.relation in DEPENDENCE}.union(rested)


def _seeds(query: Query, rows: Mapping[str, Row], grouped: Iterable[str], targets: Mapping[Linked, list[str]]) -> Seeds:
    links = [each for row in rows.values() for each in row.get("links", ()) if "to" in each]
    named = {ref for part in leaves(query) if isinstance(part, Is) for ref in part.ids}
    counted = {ref for row in rows.values() for ref in row.get("counted", ())[:TOLD_MEMBERS]}
    figured = _judged(query) or _aimed(query) or isinstance(query.give, Figures | Change | Ranked | Fact)
    chains = [chain for row in rows.values() for chain in row.get("chain", ())]
    rested = [ids for part, ids in targets.items() if part.relation == "depends_on"]
    return Seeds(
        found=set(rows),
        told={*rows, *grouped, *named, *counted, *(each["to"] for each in links), *_each(chains, "nodes")},
        whole={*(rows if figured else ()), *(named if isinstance(query.give, Whether) else ())},
        proofs={*_each(links, "edges"), *_each(chains, "edges")},
        walks=[
            (set(rows), set(ids)) if part.relation == "depends_on" else (set(ids), set(rows))
            for part, ids in targets.items()
        ],
        sharing={ref for ids in rested for ref in (*rows, *ids)},
        chained=set(_each(chains, "nodes")),
        figures=figured,
        posts=isinstance(query.give, Chain) or "Person" in _kinds(query),
    )


def _kinds(query: Query) -> set[str]:
    """The kinds of all that the query speaks of."""
    found = {*query.find, *(query.narrow.find if query.narrow else ())}
    return found.union(*(REACHED[part.relation] for part in leaves(query) if isinstance(part, Linked)))


def _each(told: Iterable[Row], key: str) -> Iterator[str]:
    return (ref for each in told for ref in each[key])


def _judged(query: Query) -> bool:
    """Whether the answer gives the reasons of statuses."""
    return isinstance(query.give, Standing | Spread) or any(isinstance(part, HasStatus) for part in leaves(query))


def _aimed(query: Query) -> bool:
    """Whether the answer gives what the targets say of which the query speaks."""
    told = (part for part in leaves(query) if isinstance(part, Aimed | HasFigure | Moved))
    return any(isinstance(part, Aimed | Moved) or part.of in ("rival", "rise") for part in told)


def _is_task(relations: Relations, ref: str) -> bool:
    node = relations.graph.nodes.get(ref)
    return node is not None and node.kind == "Task"
