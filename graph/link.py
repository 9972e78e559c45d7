"""What ties two nodes together in a relation of a query, with the edges that prove it."""

from dataclasses import dataclass

from ontology import Edge


@dataclass(frozen=True, slots=True)
class Link:
    """`source` stands in the relation to `target`; the edges prove it, in order from the source.

    `via` is direct or indirect where the relation is dependence. `convention` says that the source leads, or is led,
    only because it is listed first in a plan that states no roles.
    """

    source: str
    target: str
    edges: tuple[Edge, ...] = ()
    via: str | None = None
    convention: bool = False

    def turned(self) -> "Link":
        """The same link, seen from its other end."""
        return Link(self.target, self.source, self.edges, self.via, self.convention)
