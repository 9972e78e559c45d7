"""A question's answer: understood, run, and told in one Chinese sentence with everything that proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph import (
    ROW_KINDS,
    TOLD_MEMBERS,
    Chain,
    Change,
    Counting,
    Executor,
    Fact,
    Figures,
    Graph,
    GraphExecutor,
    HasStatus,
    Hit,
    Linked,
    Missing,
    Query,
    Ranked,
    Result,
    Spread,
    Standing,
    Tally,
    Whether,
    Wording,
    leaves,
    statement,
)
from ontology import schema
from search.gaps import gap
from search.given import fact
from search.labels import label
from search.names import Names, names_of
from search.offers import offers
from search.proof import Proof, evidence_json
from search.question import Understanding, understand
from search.reading import reading
from search.sentence import Teller
from search.told_change import ToldChange, told_change
from search.told_figures import Told, told

ANSWERED, NO_MATCH, NOT_UNDERSTOOD = "answered", "no_match", "not_understood"


@dataclass(slots=True)
class Found:
    """What a query found, with the figures that were asked for, and what changes between them, by row."""

    query: Query
    result: Result
    figures: dict[str, list[Told]] = field(default_factory=dict)
    changes: dict[str, ToldChange] = field(default_factory=dict)


def answer(
    question: str,
    graph: Graph,
    statuses: Mapping[str, str],
    as_of: date | None,
    reasons: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The answer from a graph in memory, as `ask` gives it.

    `statuses` are codes by the id of a task, indicator or project, as at `as_of`; `reasons` their arithmetic in words.
    """
    names = names_of(graph)
    return ask(question, names, GraphExecutor(names.relations, statuses, as_of, reasons))


def ask(question: str, names: Names, executor: Executor) -> dict[str, Any]:
    """The answer as the contract's `ask --json` has it, wherever the query runs; `names` only place the words."""
    taken = understand(question, names, executor.as_of)
    if taken.query is None:
        return _blank(question) | {"answer": _puzzled(question, taken, names), "unused": list(taken.unused)}
    return _Answer(question, executor, taken.query).told(taken)


def day_asked(question: str, names: Names, as_of: date, today: date) -> date | None:
    """The day, other than `as_of`, at which the question wants statuses (截至2021年9月底, 2021年…未达标); None for none.

    A year means its last day, or today while it lasts. A day to come is None: no one knows its statuses.
    """
    query = understand(question, names, as_of).query
    wanted = [part.words for part in leaves(query) if isinstance(part, Missing) and part.kind == "Status"]
    if len(set(wanted)) != 1:
        return None
    day = date.fromisoformat(wanted[0])
    return min(day, today) if day.year <= today.year and (day <= today or wanted[0].endswith("-12-31")) else None


def _blank(question: str) -> dict[str, Any]:
    none: dict[str, Any] = {"reading": None, "query": None, "cypher": None, "value": None, "count": 0}
    lists: dict[str, list[Any]] = {"unused": [], "groups": [], "related": [], "results": []}
    return {"question": question, "outcome": NOT_UNDERSTOOD, "answer": "", **none, **lists}


def _puzzled(question: str, taken: Understanding, names: Names) -> str:
    words = "、".join(f"“{word}”" for word in taken.unplaced)
    what = f"没能理解{words}" if words else "没能理解这个问题" if question.strip() else "问题是空的"
    return f"{what}，可以这样问：{''.join(offers(question, names))}"


class _Answer:
    def __init__(self, question: str, executor: Executor, query: Query) -> None:
        self.question, self.query, self.as_of = question, query, executor.as_of
        self.scene = executor.run(query)
        self.graph, self.statuses = self.scene.graph, self.scene.statuses
        self.proof = Proof(self.scene)
        self.teller = Teller(self.scene, self.proof, executor)

    def told(self, taken: Understanding) -> dict[str, Any]:
        query = self.query
        found = Found(query, self.scene.result)
        if isinstance(query.give, Figures | Ranked):
            found = self._with_figures(found, query.give)
        elif isinstance(query.give, Change):
            found = self._with_changes(found, query.give)
        outcome = self._outcome(found)
        hits = found.result.hits if outcome == ANSWERED else ()
        return {
            **_blank(self.question),
            "outcome": outcome,
            "reading": reading(query, self.graph, self.as_of, taken.notes),
            "query": query.to_json(self.as_of),
            "cypher": statement(query).text,
            "unused": list(taken.unused),
            "answer": self._sentence(found, outcome == ANSWERED),
            "value": self._value(found) if outcome == ANSWERED else None,
            "count": len(hits),
            "groups": self._groups(found) if outcome == ANSWERED else [],
            "related": self._related(found),
            "results": [self._result(hit, found) for hit in hits],
        }

    def _sentence(self, found: Found, answered: bool) -> str:
        if found.changes:
            return self.teller.changes(found.query, found.changes)
        return self.teller.sentence(found.query, found.result, found.figures, answered)

    def _with_changes(self, found: Found, wanted: Change) -> Found:
        items = self.scene.relations.items
        rows = [hit.node.id for hit in found.result.hits]
        told_of = {ref: told_change(self.graph, items[ref], wanted, self.as_of) for ref in rows}
        return Found(found.query, found.result, {ref: each.said for ref, each in told_of.items()}, told_of)

    def _with_figures(self, found: Found, give: Figures | Ranked) -> Found:
        items = self.scene.relations.items
        wanted = give if isinstance(give, Figures) else Figures(give.of, (give.year,))
        every = {hit.node.id: told(self.graph, items[hit.node.id], wanted, self.as_of) for hit in found.result.hits}
        kept = tuple(hit for hit in found.result.hits if every[hit.node.id])
        figures = {ref: said for ref, said in every.items() if said}
        return Found(found.query, Result(kept or found.result.hits, found.result.before), figures)

    def _outcome(self, found: Found) -> str:
        query, result = found.query, found.result
        if any(isinstance(part, Missing) for part in leaves(query)):
            return NO_MATCH
        if isinstance(query.give, Figures):
            return ANSWERED if found.figures else NO_MATCH
        if isinstance(query.give, Change):
            return ANSWERED if any(len(each.said) > 1 for each in found.changes.values()) else NO_MATCH
        if isinstance(query.give, Fact):
            told_of = [hit for hit in result.hits if fact(hit.node, query.give.name) is not None]
            return ANSWERED if told_of else NO_MATCH
        if isinstance(query.give, Chain):
            return ANSWERED if any(hit.links for hit in result.hits) else NO_MATCH
        if isinstance(query.give, Counting | Whether) or result.hits or result.before:
            return ANSWERED
        return NO_MATCH

    def _value(self, found: Found) -> Any:
        give, hits = found.query.give, found.result.hits
        match give:
            case Counting():
                return len(hits)
            case Whether():
                every = found.query.narrow is None or len(hits) == found.result.before
                return "是" if bool(hits and every) != give.none else "否"
            case Figures():
                said = [each for figures in found.figures.values() for each in figures]
                return said[0].value if len(said) == 1 else None
            case Change():
                changes = list(found.changes.values())
                return changes[0].value if len(changes) == 1 else None
            case Fact(name):
                return fact(hits[0].node, name) if len(hits) == 1 else None
            case Standing():
                code = self.statuses.get(hits[0].node.id) if len(hits) == 1 else None
                return schema().label("status", code) if code else None
            case Wording():
                return (hits[0].node.get("text") or hits[0].node.name) if len(hits) == 1 else None
            case Tally(pick="gap"):
                return gap(give, {group.key: len(group.members) for group in found.result.groups})
            case Tally(_, pick, 1) if pick != "all" and hits:
                return next(len(group.members) for group in found.result.groups if group.key == hits[0].node.id)
        return None

    def _groups(self, found: Found) -> list[dict[str, Any]]:
        give = found.query.give
        if isinstance(give, Ranked):
            return [
                {"key": label(self.graph, ref), "count": 1, "value": said[0].value}
                for ref, said in found.figures.items()
            ]
        if isinstance(give, Figures | Change):
            said = next(iter(found.figures.values())) if len(found.figures) == 1 else []
            years = [(f"{each.year}年", 1, each.value) for each in said]
            return [
                dict(zip(("key", "count", "value"), each, strict=True)) for each in (years if len(years) > 1 else [])
            ]
        spread = isinstance(give, Spread)
        return [
            {
                "key": schema().label("status", group.key) if spread else label(self.graph, group.key),
                "count": len(group.members),
                "value": None,
            }
            for group in found.result.groups
        ]

    def _result(self, hit: Hit, found: Found) -> dict[str, Any]:
        node, said = hit.node, found.figures.get(hit.node.id, [])
        via = {link.via for link in hit.links if link.via} if _depends(found.query) else set()
        evidence = self.proof.evidence(hit)
        if said:
            evidence = evidence_json(each for one in said for each in one.evidence) or evidence
        return {
            "id": node.id,
            "kind": node.kind,
            "name": node.name,
            "no": self._no(hit),
            "status": self.statuses.get(node.id),
            "via": "direct" if "direct" in via else "indirect" if via else None,
            "why": self._why(hit, found, said),
            "evidence": evidence,
        }

    def _why(self, hit: Hit, found: Found, said: list[Told]) -> str:
        if said:
            return "；".join(f"{one.year}年{one.what}：{one.text}" for one in said)
        if isinstance(found.query.give, Chain):
            return "；".join(self.proof.chain(link) for link in hit.links if link.edges)
        group = next((each for each in found.result.groups if each.key == hit.node.id), None)
        if group is not None:
            shown = "、".join(label(self.graph, ref) for ref in group.members[:TOLD_MEMBERS])
            return f"共{len(group.members)}项" + (f"：{shown}" if shown else "")
        return self.proof.why(hit, _judged(found.query))

    def _no(self, hit: Hit) -> str | None:
        node = hit.node
        owner = self.graph.owner(node.id) if node.kind in ROW_KINDS else node
        no = owner.get("no") if owner and owner.kind in ("Task", "Action") else None
        return str(no) if no is not None else None

    def _related(self, found: Found) -> list[dict[str, Any]]:
        kept = {hit.node.id for hit in found.result.hits}
        nodes = [(self.graph.nodes[link.source], self.proof.link(link)) for link in found.result.related]
        if isinstance(found.query.give, Whether) and not found.result.hits:
            judged = _judged(found.query)
            nodes += [(node, self.teller.facts(node, judged)) for node in self.teller.named(found.query)]
        return [
            {"id": node.id, "kind": node.kind, "name": node.name, "no": self._no(Hit(node)), "why": why}
            for node, why in nodes
            if node.id not in kept
        ]


def _judged(query: Query) -> bool:
    """Whether the question is about statuses."""
    given = isinstance(query.give, Standing | Spread)
    return given or any(isinstance(part, HasStatus) for part in leaves(query))


def _depends(query: Query) -> bool:
    return any(
        isinstance(part, Linked) and part.relation in ("depends_on", "needed_by") for part in leaves(query.where)
    )
