"""What a query found, and the order in which it is told: the same wherever it ran."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph.give import Give, Ranked, Spread, Tally
from graph.link import Link
from graph.relations import Relations
from ontology import Edge, Node


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found; the links prove the conditions that lead to other nodes."""

    node: Node
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """How many of those counted belong to `key`: a node's id, or a status; `whole` is of how many they are a share."""

    key: str
    members: tuple[str, ...]
    whole: int | None = None

    @property
    def size(self) -> float:
        """How many they are, or how many in a hundred."""
        return 100 * len(self.members) / self.whole if self.whole else len(self.members)


Counted: TypeAlias = Mapping[str, tuple[tuple[str, ...], int | None]]  # for each node the members and the whole


def sizes_of(counted: Counted) -> dict[str, float]:
    """By what a tally picks: how many there are for each node, or how many in a hundred."""
    return {ref: Group(ref, *each).size for ref, each in counted.items()}


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found, in the plans' order. `before` counts what a second clause narrowed.

    `groups` are sorted by size; `related` are tasks that only share something with what a dependence asks for.
    """

    hits: tuple[Hit, ...]
    before: int | None = None
    groups: tuple[Group, ...] = ()
    related: tuple[Link, ...] = ()


class Order:
    """The plans' own order of the nodes of a graph."""

    def __init__(self, relations: Relations) -> None:
        self._nodes = relations.graph.nodes
        self._items = {ref: place for place, ref in enumerate(relations.items)}

    def place(self, ref: str) -> tuple[str, int, int, str]:
        """Where the plan names the node; rows of one line of the text come in the order of the items."""
        own = min(self._nodes[ref].evidence, default=None)
        return (own.document, own.start, self._items.get(ref, 0), ref) if own else ("", 0, 0, ref)

    def hits(self, found: Mapping[str, tuple[Link, ...]], sizes: Mapping[str, float] | None = None) -> tuple[Hit, ...]:
        """The nodes that were found: units where the words that prove the link stand, all others where they do.

        With `sizes`, which are ordered by `winners`, those of a size stay together and come in its order.
        """
        hits = sorted((Hit(self._nodes[ref], links) for ref, links in found.items()), key=self._place_of_hit)
        ranks = list(dict.fromkeys((sizes or {}).values()))
        return tuple(sorted(hits, key=lambda hit: ranks.index(sizes[hit.node.id])) if sizes else hits)

    def related(self, links: Iterable[Link], found: Iterable[str]) -> tuple[Link, ...]:
        """One link for each node that was not found itself."""
        near: dict[str, Link] = {}
        for link in sorted(links, key=lambda link: (link.edges[0].id, link.target)):
            near.setdefault(link.source, link)
        return tuple(near[ref] for ref in sorted(near.keys() - set(found), key=self.place))

    def _place_of_hit(self, hit: Hit) -> tuple[str, int, int, str]:
        if hit.node.kind == "Unit":
            edges = [link.edges[0] for link in hit.links if link.edges]
            told = min(((e.evidence[0], e.get("order") or 0) for e in edges if e.evidence), default=None)
            if told:
                return told[0].document, told[0].start, told[1], hit.node.id
        return self.place(hit.node.id)


def arranged(links: Iterable[Link]) -> tuple[Link, ...]:
    """Each link once: direct before indirect, then in the order of the words that prove them."""
    return tuple(sorted(_each_once(links), key=_key))


def winners(give: Give, sizes: Mapping[str, float]) -> list[str]:
    """The nodes that a tally or a ranking picks, best first; all of them that are tied with the last. Nothing is no most."""
    if not isinstance(give, Tally | Ranked) or not picks(give):
        return list(sizes)
    able = {ref: size for ref, size in sizes.items() if size or give.pick == "fewest" or isinstance(give, Ranked)}
    return best(able, give.pick, give.first)


def best(sizes: Mapping[str, float], pick: str, first: int) -> list[str]:
    """The `first` so many by most or fewest, best first, with all that are tied with the last of them."""
    sign = -1 if pick == "most" else 1
    kept = sorted(sizes.values(), key=lambda size: sign * size)[:first]
    return sorted((ref for ref, size in sizes.items() if size in kept), key=lambda ref: (sign * sizes[ref], ref))


def picks(give: Give) -> bool:
    """Whether only the best are kept, so that they are told best first."""
    return isinstance(give, Tally | Ranked) and give.pick in ("most", "fewest")


def groups(
    give: Give,
    hits: tuple[Hit, ...],
    counted: Counted,
    statuses: Mapping[str, str],
    order: Order,
) -> tuple[Group, ...]:
    """The groups of a tally or a spread, by size unless they are told by name.

    `counted` are the ids that a tally found for each node, in their order, and of how many they are a share.
    """
    match give:
        case Tally():
            found = [Group(ref, *counted[ref]) for ref in sorted(counted, key=order.place)]
            if give.pick == "names":
                return tuple(found)
        case Spread():
            codes: dict[str, list[str]] = {}
            for hit in hits:
                if code := statuses.get(hit.node.id):
                    codes.setdefault(code, []).append(hit.node.id)
            found = [Group(code, tuple(ids)) for code, ids in codes.items()]
        case _:
            found = []
    return tuple(sorted(found, key=lambda group: -group.size))


def _each_once(links: Iterable[Link]) -> Iterable[Link]:
    return {(link.target, tuple(e.id for e in link.edges), link.via): link for link in links}.values()


def _key(link: Link) -> tuple[Any, ...]:
    return link.via or "", [_edge_key(each) for each in link.edges], link.target


def _edge_key(each: Edge) -> tuple[Any, ...]:
    first = min(each.evidence, default=None)
    return (first.document, first.start) if first else ("", 0), each.get("order") or 0, each.id
