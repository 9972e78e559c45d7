"""The conditions of a query as Cypher: tests of one variable, each true or false and never null."""

from dataclasses import dataclass
from typing import Any

from graph.chains import JOINED, JOINING
from graph.condition import (
    FACETS,
    INVERSE,
    Aimed,
    Condition,
    Every,
    Has,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Missing,
    Moved,
    Named,
    Not,
    OfKind,
    Says,
    Some,
    Starred,
)
from graph.give import LONGEST, Ranked
from graph.query import DAY, Query, values
from graph.run_embedded import REACHED
from graph.server.figured import aimed, compared, first_figure, has_figure, joined, moved
from graph.server.patterns import DEPENDENCE, STEPS, depending, filled
from graph.view import ROW_KINDS
from ontology import schema


@dataclass(frozen=True, slots=True)
class Var:
    """A variable and the kinds of the nodes that it stands for."""

    name: str
    kinds: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}:{'|'.join(self.kinds)}"

    @property
    def has_rows(self) -> bool:
        """Whether some of the kinds are rows, of which only the items count."""
        return any(kind in ROW_KINDS for kind in self.kinds)

    @property
    def universe(self) -> str:
        """The test that a node of the kinds is to be counted."""
        others = "|".join(kind for kind in self.kinds if kind not in ROW_KINDS)
        if not self.has_rows:
            return "true"
        return f"({self.name}:{others} OR {self.name}._item)" if others else f"{self.name}._item"


class Conditions:
    """Writes the conditions of one query. `sets` are clauses that come before all others, a name for each dependence.

    A dependence may run deep: it is walked once, from its far end, and what stands in it is kept as a list of nodes.
    """

    def __init__(self, query: Query) -> None:
        self.sets: list[str] = []
        self._named: dict[Linked, str] = {}
        self._parameters: dict[tuple[Any, str], str] = {}
        self._given: set[tuple[Linked, str]] = set()  # what holds of a variable by the way it was bound
        self._made = 0
        for at, (leaf, field, _) in enumerate(values(query), 1):
            self._parameters.setdefault((leaf, field), f"$p{at}")

    def var(self, kinds: tuple[str, ...], name: str = "") -> Var:
        """A variable for nodes of these kinds; ValueError where one of them is no kind."""
        unknown = [kind for kind in kinds if kind not in schema().nodes]
        if unknown or not kinds:
            raise ValueError(f"not kinds of nodes: {unknown}")
        return Var(name or self._name("x"), kinds)

    def far(self, linked: Linked) -> Var:
        """A variable for the nodes that the relation leads to; ValueError where it is no relation."""
        if linked.relation not in REACHED:
            raise ValueError(f"no relation: {linked.relation}")
        return self.var(REACHED[linked.relation])

    def test(self, condition: Condition, on: Var) -> str:
        """Whether the node fulfils the condition."""
        n = on.name
        match condition:
            case Every(parts):
                return joined("AND", [self.test(part, on) for part in parts]) or "true"
            case Some(parts):
                return joined("OR", [self.test(part, on) for part in parts]) or "false"
            case Not(part):
                return f"NOT ({self.test(part, on)})"
            case Missing():
                return "false"
            case OfKind(kinds):
                return f"({n}:{'|'.join(kept)})" if (kept := [k for k in kinds if k in schema().nodes]) else "false"
            case Is():
                wanted = self._parameter(condition, "ids")
                of_item = f" OR EXISTS {{ ({n})<-[:ITEM_OF]-(row) WHERE row.id IN {wanted} }}" if on.has_rows else ""
                return f"({n}.id IN {wanted}{of_item})" if of_item else f"{n}.id IN {wanted}"
            case HasStatus():
                return f"coalesce({status(n)} IN {self._parameter(condition, 'statuses')}, false)"
            case Starred():
                return f"coalesce({n}._starred, false)"
            case Named(_, first):
                begun = "'\\n' + " if first else ""
                return f"{begun}coalesce({n}._spellings, '') CONTAINS {begun}{self._parameter(condition, 'words')}"
            case Says():
                words = self._parameter(condition, "words")
                return f"coalesce({n}._says, {n}._spellings, '') CONTAINS {words}"
            case HasFigure():
                return has_figure(condition, n, self._parameter)
            case Aimed():
                return aimed(condition, n, self._parameter)
            case Moved():
                return moved(condition, n, self._parameter)
            case Has(name) if name in FACETS:
                return f"coalesce({n}.{name} IN {self._parameter(condition, 'values')}, false)"
            case Linked():
                return self._linked(condition, on)
        raise TypeError(f"no test: {condition}")

    def match(self, linked: Linked, near: Var, far: Var) -> list[str]:
        """Clauses that lead from `near`, which is bound, to the nodes that the relation leads to."""
        if linked.relation in DEPENDENCE:
            clauses = depending(linked.relation, near.name, str(far), self._name("t"))
            return [*clauses, self._where([f"{far.name} <> {near.name}", self.test(linked.to, far)])]
        r = f"r{far.name}"
        step = STEPS[linked.relation]
        fits = filled(step.fits, r=r, roles=self._parameter(linked, "roles")) if linked.roles and step.fits else "true"
        pattern = filled(step.pattern, a=near.name, b=str(far), r=r)
        return [f"MATCH {pattern}", self._where([far.universe, fits, self.test(linked.to, far)])]

    def links(self, linked: Linked, at: int, near: Var) -> str:
        """The links of a relation other than dependence, as a list of maps."""
        far = self.far(linked)
        step, clauses, convention = STEPS[linked.relation], self.match(linked, near, far), ""
        words = {"r": f"r{far.name}", "roles": self._parameter(linked, "roles") if linked.roles else ""}
        if step.unwound:
            clauses.append(filled("UNWIND range(0, size($r.edges) - 1) AS i", **words))
        if step.fits_one and linked.roles:
            clauses.append(filled(f"WITH * WHERE {step.fits_one}", **words))
            convention = filled(f", convention: {step.convention}", **words)
        edges = filled(step.edges, **words)
        return subquery("COLLECT", [*clauses, f"RETURN {{of: {at}, to: {far.name}.id, edges: {edges}{convention}}}"])

    def figure_of(self, ranked: Ranked, n: str) -> str:
        """The first figure of the year that a row has, null where it has none; ValueError for no such figures."""
        return first_figure(ranked, n, self._parameter)

    def chain(self, to: Condition, near: Var) -> str:
        """The shortest chain to a node that fulfils the condition, as a list of one map of its `nodes` and `edges`."""
        far, p = self.var(JOINED), self._name("p")
        ends = [*self.source(to, far), f"WITH DISTINCT {near.name}, {far.name} WHERE {far.name} <> {near.name}"]
        way = f"MATCH {p} = allShortestPaths(({near.name})-[:{'|'.join(JOINING)}*..{LONGEST}]-({far.name}))"
        told = f"{{nodes: [x IN nodes({p}) | x.id], edges: [x IN relationships({p}) | x.id]}} AS told"
        first = f"ORDER BY length({p}), told.nodes, told.edges LIMIT 1"
        return subquery("COLLECT", [*ends, way, f"RETURN {told}", first])

    def source(self, condition: Condition, on: Var) -> list[str]:
        """Clauses that bind the variable to the nodes that fulfil the condition; a node may come several times."""
        start = self._start(condition, on) or [f"MATCH ({on})"]
        labels = [f"{on.name}:{'|'.join(on.kinds)}"] if start[0].startswith("UNWIND") else []
        return [*start, self._where([*labels, on.universe, self.test(condition, on)])]

    def _start(self, condition: Condition, on: Var) -> list[str]:
        """Clauses from the named things that the condition leads to: a few nodes, all those it is true of among them."""
        parts = condition.parts if isinstance(condition, Every) else (condition,)
        for part in sorted(parts, key=lambda part: not isinstance(part, Is)):
            match part:
                case Is():
                    return self._named_nodes(part, on)
                case Linked(relation, number=None) if relation in DEPENDENCE:
                    self._given.add((part, on.name))
                    return [f"UNWIND {self._set(part)} AS {on.name}", f"WITH {on.name}"]
                case Linked(relation, to, number=None):
                    far = self.far(part)
                    if start := self._start(to, far):
                        pattern = filled(STEPS[relation].pattern, a=str(on), b=far.name, r=f"r{far.name}")
                        return [*start, f"MATCH {pattern}", f"WITH DISTINCT {on.name}"]
                case Every():
                    if start := self._start(part, on):
                        return start
        return []

    def _named_nodes(self, part: Is, on: Var) -> list[str]:
        wanted = self._parameter(part, "ids")
        if not on.has_rows:
            return [
                f"MATCH ({on.name}:Entity&({'|'.join(on.kinds)})) WHERE {on.name}.id IN {wanted}",
                f"WITH {on.name}",
            ]
        row = self._name("m")
        clause = f"MATCH ({row}:Entity)-[:ITEM_OF*0..1]->({on}) WHERE {row}.id IN {wanted}"
        return [clause, f"WITH DISTINCT {on.name}"]

    def _linked(self, linked: Linked, on: Var) -> str:
        number = linked.number
        if (linked, on.name) in self._given:
            return "true"
        if linked.relation in DEPENDENCE:
            inside = f"{on.name} IN {self._set(linked)}"
            return f"NOT {inside}" if number and number.holds(0) else inside
        far = self.far(linked)
        clauses = self.match(linked, on, far)
        if number is None:
            return subquery("EXISTS", clauses)
        return subquery("COUNT", [*clauses, f"RETURN DISTINCT {far.name}"]) + compared(number, self._parameter)

    def _set(self, linked: Linked) -> str:
        """The name of the list of nodes that stand in a dependence; where none at all would do, of those that don't."""
        if linked not in self._named:
            near, far = self.var(REACHED[INVERSE[linked.relation]]), self.far(linked)
            clauses = self.source(linked.to, far)
            clauses += depending(INVERSE[linked.relation], far.name, str(near), self._name("t"))
            clauses.append(f"WITH DISTINCT {far.name}, {near.name} WHERE {near.name} <> {far.name}")
            if linked.number:
                holds = ("NOT " if linked.number.holds(0) else "") + "many" + compared(linked.number, self._parameter)
                clauses.append(f"WITH {near.name}, count(*) AS many WHERE {holds}")
            self._named[linked] = name = self._name("set")
            before = "WITH *, " if self.sets else "WITH "
            self.sets.append(f"{before}{collected(clauses, near.name)} AS {name}")
        return self._named[linked]

    def _where(self, tests: list[str]) -> str:
        told = [test for test in tests if test != "true"]
        return f"WHERE {' AND '.join(told)}" if told else ""

    def _parameter(self, leaf: Any, field: str) -> str:
        return self._parameters[leaf, field]

    def _name(self, letter: str) -> str:
        self._made += 1
        return f"{letter}{self._made}"


def status(n: str) -> str:
    """The status of a node on the day that is asked for; null where it has none."""
    since = f"{n}._status_since"
    return f"last([i IN range(0, coalesce(size({since}), 0) - 1) WHERE {since}[i] <= ${DAY} | {n}._status[i]])"


def subquery(kind: str, clauses: list[str]) -> str:
    """An EXISTS, COUNT or COLLECT subquery."""
    return f"{kind} {{ {' '.join(filter(None, clauses))} }}"


def collected(clauses: list[str], name: str) -> str:
    """The distinct nodes that the clauses bind the variable to, as a list."""
    return subquery("COLLECT", [*clauses, f"RETURN DISTINCT {name}"])
