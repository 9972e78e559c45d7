"""What a page says where its id names nothing, or more than one thing."""

from markupsafe import Markup

from app.entity import candidates, nearest
from app.page.address import address
from app.page.known import Known
from app.page.pieces import joined, named
from app.page.proofs import listed
from app.page.verdicts import holding, in_words, verdict_line
from app.terminal.render import clean
from graph import Graph
from ontology import Node, schema


def meant(graph: Graph, said: str) -> list[Node]:
    """All that an id or a name may mean; a post that is called like its unit does not stand in the unit's way."""
    found = candidates(graph, said) if said else []
    return [node for node in found if node.kind != "Post"] or found


def nothing(known: Known, said: str) -> Markup:
    """One sentence, and where to go on: what it may mean, a rejected claim's record, the nearest names, the search."""
    if not said:
        return Markup("<p class='answer'>请从搜索或任何一个名字点进来。</p>{}").format(_search(""))
    held = holding(known.decisions, said)
    if held:
        told = Markup("<p class='answer'>“{}”已被驳回，不再列出。</p>{}{}")
        return told.format(in_words(known.graph, said), verdict_line(held), known.judge(said))
    several = meant(known.graph, said)
    if several:
        return Markup("<p class='answer'>“{}”可能是：</p>{}").format(
            clean(said), listed(_line(node) for node in several)
        )
    near = nearest(known.graph, said)
    offered = Markup("<p>最接近的是：</p>{}").format(listed(_line(node) for node in near)) if near else ""
    return Markup("<p class='answer'>没有叫“{}”的内容。</p>{}{}").format(clean(said), offered, _search(said))


def _line(node: Node) -> Markup:
    return joined((named(node), schema().kind_label(node.kind)), " ")


def _search(said: str) -> Markup:
    return Markup("<p><a href='{}' target='_self'>去搜索</a></p>").format(address("find", words=said))
