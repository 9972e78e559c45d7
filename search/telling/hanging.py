"""What slips with a thing, in words: how many of each kind, and what is the thing's own apart."""

from collections import Counter
from collections.abc import Iterable

from graph import ROW_KINDS, Graph, Hit, Is, Query, leaves
from ontology import Node
from search.telling.labels import label
from search.telling.nouns import slipping
from search.telling.reading import noun
from search.telling.reading_words import KIND_WORDS

_SHOWN = 20


def told_hanging(query: Query, graph: Graph, hits: Iterable[Hit]) -> str:
    """任务9一旦滞后，共影响6项，包括1个任务…，另有它自己的2个指标…; empty where something else is asked for."""
    found, nodes = slipping(query), [hit.node for hit in hits]
    if not found or not found[1]:
        return ""
    thing = noun(Query(("Task",), found[0]), graph)
    refs = {ref for part in leaves(found[0]) if isinstance(part, Is) for ref in part.ids}
    tasks = {owner.id for ref in refs if (owner := _task(graph, graph.nodes[ref]))}
    own = [node for node in nodes if (owner := _task(graph, node)) and owner.id in tasks]
    others = [node for node in nodes if node not in own]
    if not others:
        return f"没有写明或推得出会受{thing}影响的其他任务，只有它自己的{_counted(own)}：{_names(graph, own)}"
    also = f"，另有它自己的{_counted(own)}" if own else ""
    names = "；".join(_names(graph, each) for each in (others, own) if each)
    return f"{thing}一旦滞后，共影响{len(nodes)}项，包括{_counted(others)}{also}：{names}"


def _task(graph: Graph, node: Node) -> Node | None:
    return graph.owner(node.id) if node.kind in ROW_KINDS else node


def _counted(nodes: Iterable[Node]) -> str:
    counts = Counter(node.kind for node in nodes)
    return "、".join(f"{counts[kind]}个{KIND_WORDS[kind]}" for kind in ("Task", *ROW_KINDS) if counts[kind])


def _names(graph: Graph, nodes: list[Node]) -> str:
    more = f"等{len(nodes)}项" if len(nodes) > _SHOWN else ""
    return "、".join(label(graph, node.id) for node in sorted(nodes, key=_tasks_first)[:_SHOWN]) + more


def _tasks_first(node: Node) -> bool:
    return node.kind != "Task"
