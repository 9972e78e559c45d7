"""The part of the graph that an answer rests on: what was found, what the question names, and the edges that prove it."""

from collections.abc import Iterable

from markupsafe import Markup

from app.page.picture import relation
from app.page.pieces import basis, joined, named, quote, row, table
from graph import ROW_KINDS, Graph, Is, Query, Result, Tally, leaves

_MOST_HITS, _MOST_EDGES, _MOST_MEMBERS, _FEW = 16, 40, 12, 3
_AROUND = (
    "RESPONSIBLE_FOR",
    "DEPENDS_ON",
    "CONCERNS",
    "HAS_TASK",
    "HAS_INDICATOR",
    "HAS_PROJECT",
    "HOLDS",
    "IN_UNIT",
    "ABOUT",
)
Part = tuple[list[str], list[str]]


def answer_part(graph: Graph, query: Query, result: Result) -> Part:
    """The ids of nodes and edges to draw, few enough to be read; none where nothing joins them."""
    hits = [hit for hit in result.hits if hit.node.id in graph.nodes][:_MOST_HITS]
    named_ids = [ref for part in leaves(query) if isinstance(part, Is) for ref in part.ids if ref in graph.nodes]
    nodes = list(dict.fromkeys((*named_ids[:_MOST_HITS], *(hit.node.id for hit in hits))))
    # One link proves a hit: the shortest, which leads to the thing itself.
    links = (min(hit.links, key=lambda link: len(link.edges)) for hit in hits if hit.links)
    proving = [edge.id for link in links for edge in link.edges if edge.id in graph.edges]
    if not hits:
        return [], []
    if isinstance(query.give, Tally):
        members = {ref for group in result.groups if group.key in nodes[:3] for ref in group.members[:_MOST_MEMBERS]}
        proving += _between(graph, nodes[:3], members)
        nodes = nodes[:3] + sorted(members)
    edges = list(dict.fromkeys(proving))[:_MOST_EDGES]
    if not edges and len(nodes) <= _FEW:
        edges = [each for ref in nodes for each in _near(graph, ref)]
    return (nodes, edges) if edges else ([], [])


def _near(graph: Graph, ref: str) -> list[str]:
    """The first edges at a node, where nothing else shows how it hangs together; with a row those who answer for it."""
    found = [*graph.into(ref, *_AROUND), *graph.out(ref, *_AROUND)]
    owner = graph.owner(ref) if graph.nodes[ref].kind in ROW_KINDS else None
    if owner and not graph.into(ref, "RESPONSIBLE_FOR"):
        found += graph.into(owner.id, "RESPONSIBLE_FOR")
    return [each.id for each in found][:_MOST_MEMBERS]


def _between(graph: Graph, nodes: Iterable[str], others: set[str]) -> list[str]:
    """The edges that join the ones to the others directly."""
    each_of = (
        (each, each.source, each.target)
        for ref in nodes
        for each in (*graph.out(ref, *_AROUND), *graph.into(ref, *_AROUND))
    )
    return [each.id for each, source, target in each_of if source in others or target in others]


def chosen(graph: Graph, key: str) -> Markup:
    """What was clicked in the picture: a link to the thing, or what an edge says and the plan's words for it."""
    if key in graph.nodes:
        return Markup("<p>打开：{}</p>").format(named(graph.nodes[key]))
    edge = graph.edges[key]
    ends = (named(graph.nodes[edge.source]), relation(edge), named(graph.nodes[edge.target]))
    told = joined(quote(graph, each) for each in edge.evidence)
    return Markup("<p>{} <b>{}</b> {} {}</p>").format(*ends, basis(edge.certainty.basis)) + told


def edges_table(graph: Graph, edges: Iterable[str]) -> Markup:
    """The same as the picture, as a table."""
    rows = [
        row(
            named(graph.nodes[each.source]),
            relation(each),
            named(graph.nodes[each.target]),
            basis(each.certainty.basis),
        )
        for each in (graph.edges[key] for key in edges)
    ]
    return table(("从", "关系", "到", "把握"), rows, "图中的每条联系")
