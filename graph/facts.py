"""What a query asks of a single node: stars, spellings, texts and figures, those of its rows among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.figures import figures
from graph.items import Item
from graph.ledger import ledger
from graph.relations import Relations
from graph.words import folded
from ontology import Node, Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a row; `value` is None for words, `unit` None where nothing is known of it."""

    year: int | None
    value: Number | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Aim:
    """A target that counts: its year, its folded words, its mode."""

    year: int | None
    words: str
    mode: str


class Facts:
    """The facts of the nodes of one graph."""

    def __init__(self, relations: Relations) -> None:
        self._relations, self._graph = relations, relations.graph

    def starred(self, ref: str) -> bool:
        """Whether the item, or one of the rows of a task or plan, has a star."""
        return any(node.get("starred") for node in self._around(ref))

    def spellings(self, ref: str) -> str:
        """The folded name and other spellings, a line each."""
        node = self._graph.nodes[ref]
        return "\n".join(folded(text) for text in (node.name or "", *(node.get("aliases") or ())))

    def says(self, ref: str) -> str:
        """All that the plan says in and of the node, folded, a line each: spellings, text, rows, targets."""
        rows = [self._graph.nodes[row].name or "" for row in self.items_of(ref)]
        targets = [t.get("text") for near in self._around(ref) for t in self._graph.targets(near.id, "HAS_TARGET")]
        texts = (self._graph.nodes[ref].get("text") or "", *rows, *targets)
        return "\n".join(filter(None, (self.spellings(ref), *map(folded, dict.fromkeys(texts)))))

    def figures(self, ref: str, of: str) -> Iterator[Figure]:
        """The figures that count, of the item or of the rows of a task or plan; `of` is as in HasFigure."""
        for row in self.items_of(ref):
            item = self._relations.items[row]
            if of == "rise":
                yield from self._rise(item)
                continue
            told = self._rivals(item) if of == "rival" else self._counting(item, of)
            for each in told:
                unit = each.get("measure_unit") or item.node.get("measure_unit")
                year = each.get("year") if each.kind == "Target" else int(each.get("as_of")[:4])
                yield Figure(year, each.get("value"), unit)

    def aims(self, ref: str) -> Iterator[Aim]:
        """The targets that count, of the item or of the rows of a task or plan; those that are not assessed among them."""
        for row in self.items_of(ref):
            for each in figures(self._graph, self._relations.items[row], "target"):
                if each.get("preferred") is not False:
                    yield Aim(each.get("year"), folded(each.get("text") or ""), each.get("mode") or "")

    def _counting(self, item: Item, of: str) -> list[Node]:
        found = figures(self._graph, item, of)
        return [each for each in found if each.get("mode") != "unassessed" and each.get("preferred") is not False]

    def _rivals(self, item: Item) -> Iterator[Node]:
        """The targets that another place of the plan contradicts: by other figures, or by the same for another year."""
        places: dict[int, dict[str, list[Node]]] = {}
        for each in figures(self._graph, item, "target"):
            if each.get("value") is not None:
                places.setdefault(each.get("year"), {}).setdefault(each.get("scope"), []).append(each)
        alone = [next(iter(told.values())) for told in places.values() if len(told) == 1]
        for told in places.values():
            first, *others = told.values()  # figures come by their year, the preferred ones first
            for other in others:
                yield from other if _said(other) != _said(first) or not _of_one_unit(first, other) else ()
        for one in alone:
            elsewhere = (other for other in alone if other[0].get("scope") != one[0].get("scope"))
            if any(_said(other) == _said(one) for other in elsewhere):
                yield from one

    def _rise(self, item: Item) -> Iterator[Figure]:
        """By how many places the last reported rank is better than the one before."""
        book = ledger(self._graph, item)
        ranked = [report for report in book.reports if report.get("rank") is not None]
        now, before = book.ranks(ranked[-1]) if ranked else (None, None)
        if now is not None and before is not None:
            yield Figure(int(ranked[-1].get("as_of")[:4]), before - now, None)

    def items_of(self, ref: str) -> list[str]:
        """The item itself, or the items that the rows of a task or plan are."""
        if ref in self._relations.items:
            return [ref]
        return list(dict.fromkeys(item for row in self._graph.rows(ref) for item in self._relations.items_of(row.id)))

    def _around(self, ref: str) -> list[Node]:
        members = (member for row in self.items_of(ref) for member in sorted(self._relations.items[row].members))
        return [self._graph.nodes[member] for member in dict.fromkeys(members)]


def _said(told: list[Node]) -> set[tuple[Number | None, Number | None]]:
    return {(each.get("value"), each.get("value_max")) for each in told}


def _of_one_unit(one: list[Node], other: list[Node]) -> bool:
    """Whether they are of one unit, where both name one."""
    units = [{unit for each in told if (unit := each.get("measure_unit"))} for told in (one, other)]
    return not all(units) or bool(units[0] & units[1])
