"""A query's answer as data: its one sentence, its value and groups, and every result with why and evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    Group,
    HasStatus,
    Hit,
    Linked,
    Listing,
    Missing,
    Query,
    Ranked,
    Result,
    Share,
    Spread,
    Standing,
    Tally,
    Whether,
    Wording,
    leaves,
    statement,
)
from ontology import schema
from search.telling.change import ToldChange, kept, of_the_day, told_change, told_changes
from search.telling.figures import Told, proving, told
from search.telling.given import fact
from search.telling.labels import label
from search.telling.proof import Proof, evidence_json
from search.telling.reading import reading
from search.telling.sentence import Teller
from search.telling.tally import apart, gap, in_hundred, mean, share, told_names, whether

ANSWERED, NO_MATCH = "answered", "no_match"


@dataclass(slots=True)
class Found:
    """What a query found, with the figures that were asked for, and what changes between them, by row."""

    query: Query
    result: Result
    figures: dict[str, list[Told]] = field(default_factory=dict)
    changes: dict[str, ToldChange] = field(default_factory=dict)
    judged: bool = field(init=False)
    depends: bool = field(init=False)
    groups: dict[str, Group] = field(init=False)

    def __post_init__(self) -> None:
        """Works out once what every result is asked: whether statuses or dependence are meant, and its group."""
        self.judged, self.depends = _judged(self.query), _depends(self.query)
        self.groups = {group.key: group for group in reversed(self.result.groups)}


class Answered:
    """A query's answer, told from the scene where it ran."""

    def __init__(self, query: Query, executor: Executor) -> None:
        self.query, self.as_of = query, executor.as_of
        self.scene = executor.run(query)
        self.graph, self.statuses = self.scene.graph, self.scene.statuses
        self.proof = Proof(self.scene)
        self.teller = Teller(self.scene, self.proof, executor)

    def told(self, notes: tuple[str, ...] = ()) -> dict[str, Any]:
        """What the contract's `ask --json` says of it, but for the question and its unused words."""
        query = self.query
        found = Found(query, self.scene.result)
        if isinstance(query.give, Figures | Ranked):
            found = self._with_figures(found, query.give)
        elif isinstance(query.give, Change):
            found = self._with_changes(found, query.give)
        elif isinstance(query.give, Fact):
            told_of = tuple(hit for hit in found.result.hits if self._fact(hit, query.give) is not None)
            found = Found(query, Result(told_of or found.result.hits, found.result.before))
        elif wanted := proving(query):
            found = self._with_proof(found, wanted)
        outcome = self._outcome(found)
        hits = found.result.hits if outcome == ANSWERED else ()
        return {
            "outcome": outcome,
            "reading": reading(query, self.graph, self.as_of, notes),
            "query": query.to_json(self.as_of),
            "cypher": statement(query).text,
            "answer": self._sentence(found, outcome == ANSWERED),
            "value": self._value(found) if outcome == ANSWERED else None,
            "count": len(hits),
            "groups": self._groups(found) if outcome == ANSWERED else [],
            "related": self._related(found),
            "results": [self._result(hit, found) for hit in hits],
        }

    def _sentence(self, found: Found, answered: bool) -> str:
        if found.changes:
            return told_changes(self.graph, found.query, found.changes)
        return self.teller.sentence(found.query, found.result, found.figures, answered)

    def _with_changes(self, found: Found, asked: Change) -> Found:
        wanted = of_the_day(asked, self.as_of)
        items = self.scene.relations.items
        rows = [hit.node.id for hit in found.result.hits]
        told_of = {ref: told_change(self.graph, items[ref], wanted, self.as_of) for ref in rows}
        if wanted.pick:
            return self._most_changed(found, wanted, told_of)
        return Found(found.query, found.result, {ref: each.said for ref, each in told_of.items()}, told_of)

    def _most_changed(self, found: Found, wanted: Change, every: Mapping[str, ToldChange]) -> Found:
        """The rows whose figures change most, or so much, of those that compare and are no ranks."""
        told_of = {ref: each for ref, each in every.items() if each.ranked is not None}
        sizes = {ref: float(each.ranked) for ref, each in told_of.items() if each.ranked is not None}
        first = kept(sizes, wanted)
        hits = {hit.node.id: hit for hit in found.result.hits}
        groups = tuple(
            Group(ref, (ref,)) for ref in sorted(told_of, key=lambda ref: (-(told_of[ref].ranked or 0), ref))
        )
        those = Result(tuple(hits[ref] for ref in first), found.result.before, groups)
        return Found(
            found.query, those, {ref: told_of[ref].said for ref in first}, {ref: told_of[ref] for ref in first}
        )

    def _with_figures(self, found: Found, give: Figures | Ranked) -> Found:
        items = self.scene.relations.items
        wanted = give if isinstance(give, Figures) else Figures(give.of, (give.year,))
        every = {hit.node.id: told(self.graph, items[hit.node.id], wanted, self.as_of) for hit in found.result.hits}
        kept = tuple(hit for hit in found.result.hits if every[hit.node.id])
        figures = {ref: said for ref, said in every.items() if said}
        return Found(found.query, Result(kept or found.result.hits, found.result.before), figures)

    def _with_proof(self, found: Found, wanted: Figures) -> Found:
        """The figures by which rows were found."""
        items = self.scene.relations.items
        rows = [hit.node.id for hit in found.result.hits if hit.node.id in items]
        figures = {ref: told(self.graph, items[ref], wanted, self.as_of) for ref in rows}
        return Found(found.query, found.result, {ref: said for ref, said in figures.items() if said})

    def _outcome(self, found: Found) -> str:
        query, result = found.query, found.result
        if any(isinstance(part, Missing) for part in leaves(query)):
            return NO_MATCH
        if isinstance(query.give, Figures):
            return ANSWERED if found.figures else NO_MATCH
        if isinstance(query.give, Change):
            return ANSWERED if any(len(each.said) > 1 for each in found.changes.values()) else NO_MATCH
        if isinstance(query.give, Fact):
            told_of = [hit for hit in result.hits if self._fact(hit, query.give) is not None]
            return ANSWERED if told_of else NO_MATCH
        if isinstance(query.give, Chain):
            return ANSWERED if any(hit.links for hit in result.hits) else NO_MATCH
        if isinstance(query.give, Whether) and query.narrow and not result.before:
            return NO_MATCH  # of nothing it can't be told whether it is so
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
                return _of_one(give, said[0]) if len(said) == 1 else None
            case Change():
                changes = list(found.changes.values())
                return changes[0].value if len(changes) == 1 else None
            case Fact():
                return self._fact(hits[0], give) if len(hits) == 1 else None
            case Standing():
                code = self.statuses.get(hits[0].node.id) if len(hits) == 1 else None
                return schema().label("status", code) if code else None
            case Wording():
                return self.teller.text(hits[0].node) if len(hits) == 1 else None
            case Share():
                return share(found.result)
            case Tally(pick="mean"):
                return mean({group.key: len(group.members) for group in found.result.groups})
            case Tally(pick="gap"):
                sizes = {group.key: len(group.members) for group in found.result.groups}
                return whether(give, sizes) if give.asked else gap(give, sizes)
            case Tally(asked=asked) if asked:
                return "是" if {hit.node.id for hit in hits} & set(asked) else "否"
            case Tally(_, "most" | "fewest", 1) if hits:
                won = next(group for group in found.result.groups if group.key == hits[0].node.id)
                return in_hundred(won) or len(won.members)
        return None

    def _fact(self, hit: Hit, give: Fact) -> Any:
        return fact(hit.node, give.name, self.scene.relations)

    def _groups(self, found: Found) -> list[dict[str, Any]]:
        give = found.query.give
        if isinstance(give, Ranked):
            return [
                {"key": label(self.graph, ref), "count": 1, "value": said[0].value}
                for ref, said in found.figures.items()
            ]
        if isinstance(give, Change) and give.pick:
            items = self.scene.relations.items
            give = of_the_day(give, self.as_of)
            told_of = ((g.key, told_change(self.graph, items[g.key], give, self.as_of)) for g in found.result.groups)
            return [{"key": label(self.graph, ref), "count": 1, "value": each.value} for ref, each in told_of]
        if isinstance(give, Figures | Change):
            said = next(iter(found.figures.values())) if len(found.figures) == 1 else []
            years = [(f"{each.year}年", 1, each.value) for each in said]
            return [
                dict(zip(("key", "count", "value"), each, strict=True)) for each in (years if len(years) > 1 else [])
            ]
        if isinstance(give, Listing) and give.apart:
            each = apart(found.result).items()
            return [
                {"key": label(self.graph, ref), "count": len(ids), "value": told_names(self.graph, tuple(ids))}
                for ref, ids in each
            ]
        spread, named = isinstance(give, Spread), isinstance(give, Tally) and give.pick == "names"
        return [
            {
                "key": schema().label("status", group.key) if spread else label(self.graph, group.key),
                "count": len(group.members),
                "value": told_names(self.graph, group.members) if named else in_hundred(group),
            }
            for group in found.result.groups
        ]

    def _result(self, hit: Hit, found: Found) -> dict[str, Any]:
        node, said = hit.node, found.figures.get(hit.node.id, [])
        via = {link.via for link in hit.links if link.via} if found.depends else set()
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
            return "；".join(f"{one.what}：{one.text}" for one in said)
        if isinstance(found.query.give, Chain):
            return "；".join(self.proof.chain(link) for link in hit.links if link.edges)
        group = found.groups.get(hit.node.id)
        if group is not None:
            shown = "、".join(label(self.graph, ref) for ref in group.members[:TOLD_MEMBERS])
            return f"共{len(group.members)}项" + (f"：{shown}" if shown else "")
        return self.proof.why(hit, found.judged)

    def _no(self, hit: Hit) -> str | None:
        node = hit.node
        owner = self.graph.owner(node.id) if node.kind in ROW_KINDS else node
        no = owner.get("no") if owner and owner.kind in ("Task", "Action") else None
        return str(no) if no is not None else None

    def _related(self, found: Found) -> list[dict[str, Any]]:
        kept = {hit.node.id for hit in found.result.hits}
        nodes = [(self.graph.nodes[link.source], self.proof.link(link)) for link in found.result.related]
        if isinstance(found.query.give, Whether) and not found.result.hits:
            judged = found.judged
            nodes += [(node, self.teller.facts(node, judged)) for node in self.teller.named(found.query)]
        return [
            {"id": node.id, "kind": node.kind, "name": node.name, "no": self._no(Hit(node)), "why": why}
            for node, why in nodes
            if node.id not in kept
        ]


def _of_one(give: Figures, said: Told) -> Any:
    """Its figure, or its year where that is asked."""
    if give.pick:
        return said.year
    return said.reached(give.until) if give.until else said.value


def _judged(query: Query) -> bool:
    """Whether the question is about statuses."""
    given = isinstance(query.give, Standing | Spread)
    return given or any(isinstance(part, HasStatus) for part in leaves(query))


def _depends(query: Query) -> bool:
    return any(
        isinstance(part, Linked) and part.relation in ("depends_on", "needed_by") for part in leaves(query.where)
    )
