"""What a query asks of a single node: stars, spellings, texts and figures, those of its rows among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.figures import figures
from graph.relations import Relations
from graph.words import folded
from ontology import Node, Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a row; `value` is None for words, `unit` None where nothing is known of it."""

    year: int | None
    value: Number | None
    unit: str | None


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
        """The figures that count, of the item or of the rows of a task or plan; `of` is target, actual or baseline."""
        for row in self.items_of(ref):
            item = self._relations.items[row]
            for each in figures(self._graph, item, of):
                if each.get("mode") != "unassessed" and each.get("preferred") is not False:
                    unit = each.get("measure_unit") or item.node.get("measure_unit")
                    year = each.get("year") if each.kind == "Target" else int(each.get("as_of")[:4])
                    yield Figure(year, each.get("value"), unit)

    def items_of(self, ref: str) -> list[str]:
        """The item itself, or the items that the rows of a task or plan are."""
        if ref in self._relations.items:
            return [ref]
        return list(dict.fromkeys(item for row in self._graph.rows(ref) for item in self._relations.items_of(row.id)))

    def _around(self, ref: str) -> list[Node]:
        members = (member for row in self.items_of(ref) for member in sorted(self._relations.items[row].members))
        return [self._graph.nodes[member] for member in dict.fromkeys(members)]
