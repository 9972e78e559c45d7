"""A query as one Cypher statement: kinds and relations stand in its text, whatever a person said in its parameters.

It follows graph/run_embedded.py condition by condition, over what graph/server/derived.py keeps on the server.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.condition import Condition, Every, Linked, Some
from graph.give import Chain, Ranked, Spread, Tally
from graph.query import Query, parameters
from graph.server.conditions import Conditions, Var, collected, status, subquery
from graph.server.patterns import DEPENDENCE


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its parameters; each record is a node that was found, by `id`, in the plans' order.

    `links` are maps: `of` is the place in `relations` of what they prove, `to` the id at its other end, `edges` the ids
    of the claims, `convention` as in a Link; of a dependence only `of` is told, as its chain has to be walked. A tally
    adds `counted` (ids), that of a share the `whole` (how many) too, a ranking `figure`, a path
    `chain`, a spread `status`, a second clause `before`; where nothing is left by that, `id` is null.
    """

    text: str
    parameters: Mapping[str, Any]
    relations: tuple[Linked, ...]


def statement(query: Query, as_of: date | None = None) -> Statement:
    """The query as a statement; `as_of` is the day of its statuses. ValueError for a query that means nothing.

    Further questions of the same sentence are statements behind a semicolon; whoever runs them runs each alone.
    """
    writer = _Writer(query)
    texts, more = [writer.text(query)], query.then
    while more:
        texts, more = [*texts, _Writer(query).text(more)], more.then
    return Statement(";\n".join(texts), parameters(query, as_of), tuple(writer.relations))


class _Writer:
    def __init__(self, query: Query) -> None:
        self.conditions = Conditions(query)
        self.relations: list[Linked] = []

    def text(self, query: Query) -> str:
        n = self.conditions.var(query.narrow.find if query.narrow else query.find, "n")
        columns = [f"{n.name}.id AS id", *self._columns(query, n)]
        found = self._narrowed(query, n) if query.narrow else self._found(query.where, n)
        lines = [*self.conditions.sets, *found, "RETURN " + ",\n  ".join(columns), f"ORDER BY {n.name}._at, id"]
        return "\n".join(filter(None, lines))

    def _columns(self, query: Query, n: Var) -> list[str]:
        links = self._links(query.where, n)
        if query.narrow:
            kept = query.narrow.find == query.find or not links
            first = links if kept else [f"CASE WHEN {n.name} IN found THEN {' + '.join(links)} ELSE [] END"]
            links = [*first, *self._links(query.narrow.where, n)]
        columns = [f"{' + '.join(links)} AS links"] if links else []
        if isinstance(query.give, Tally):
            columns.append(f"{self._counted(query.give.of, n, query.give.share)} AS counted")
            if query.give.share is not None:
                columns.append(f"size({self._counted(query.give.of, n)}) AS whole")
        if isinstance(query.give, Ranked):
            columns.append(f"{self.conditions.figure_of(query.give, n.name)} AS figure")
        if isinstance(query.give, Chain):
            columns.append(f"{self.conditions.chain(query.give.to, n)} AS chain")
        if isinstance(query.give, Spread):
            columns.append(f"{status(n.name)} AS status")
        return columns + (["size(found) AS before"] if query.narrow else [])

    def _found(self, where: Condition, n: Var) -> list[str]:
        source = self.conditions.source(where, n)
        if not self.conditions.sets:
            return source
        return [f"UNWIND {collected(source, n.name)} AS {n.name}"]

    def _narrowed(self, query: Query, n: Var) -> list[str]:
        assert query.narrow
        first = self.conditions.var(query.find)
        found = collected(self.conditions.source(query.where, first), first.name)
        if query.narrow.find == query.find:
            kept = f"[{n.name} IN found WHERE {self.conditions.test(query.narrow.where, n)}]"
        else:
            kept = collected(self.conditions.source(query.narrow.where, n), n.name)
        before = "WITH *, " if self.conditions.sets else "WITH "
        return [
            f"{before}{found} AS found",
            f"WITH *, {kept} AS kept",
            f"UNWIND CASE WHEN kept = [] THEN [null] ELSE kept END AS {n.name}",
        ]

    def _links(self, condition: Condition, n: Var) -> list[str]:
        """Lists of links that prove the condition, which holds of the node."""
        match condition:
            case Linked():
                self.relations.append(condition)
                at = len(self.relations) - 1
                return [
                    f"[{{of: {at}}}]" if condition.relation in DEPENDENCE else self.conditions.links(condition, at, n)
                ]
            case Every(parts):
                return [each for part in parts for each in self._links(part, n)]
            case Some(parts):
                told = [(part, " + ".join(links)) for part in parts if (links := self._links(part, n))]
                return [f"CASE WHEN {self.conditions.test(part, n)} THEN {links} ELSE [] END" for part, links in told]
        return []

    def _counted(self, of: Linked, n: Var, share: Condition | None = None) -> str:
        far = self.conditions.far(of)
        kept = [f"WITH {far.name} WHERE {self.conditions.test(share, far)}"] if share is not None else []
        clauses = [
            *self.conditions.match(of, n, far),
            *kept,
            f"WITH DISTINCT {far.name} ORDER BY {far.name}._at, {far.name}.id",
        ]
        return subquery("COLLECT", [*clauses, f"RETURN {far.name}.id"])
