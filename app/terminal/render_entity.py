"""How one thing, its edges and sources, and what hangs on it look on a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from app.labels import certainty, label, properties, task_no, words
from app.terminal.render import BASIS_STYLES, add_row, joined, prose, quoted, table
from graph import Graph, Impact
from ontology import Edge, Node, schema


def entity_parts(graph: Graph, node: Node) -> Iterator[RenderableType]:
    """Its properties, its edges both ways by kind, and its sources with the words marked."""
    yield joined(prose(schema().kind_label(node.kind), "bold cyan"), "　", prose(label(node), "bold"))
    yield prose(f"编号：{node.id}", "dim")
    if certainty(node):
        yield prose(certainty(node), "yellow")
    facts = table("属性", "内容", kept=("属性",))
    for key, value in properties(node):
        add_row(facts, key, value)
    if facts.row_count:
        yield facts
    if graph.out(node.id, *schema().edges) or graph.into(node.id, *schema().edges):
        yield _edges(graph, node)
    yield from _sources(graph, node)


def _edges(graph: Graph, node: Node) -> RenderableType:
    made = table("关系", "对象", "说明", kept=("关系",))
    for kind in schema().edges:
        own = f"{schema().kind_label(kind)} →"
        for each in _sorted(graph.out(node.id, kind)):
            add_row(made, own, _end(graph, each.target), _told(each))
            own = ""
        own = f"← {schema().kind_label(kind)}"
        for each in _sorted(graph.into(node.id, kind)):
            add_row(made, own, _end(graph, each.source), _told(each))
            own = ""
    return made


def _sorted(edges: Sequence[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda each: (each.get("order") or 0, each.id))


def _end(graph: Graph, ref: str) -> str:
    node = graph.nodes[ref]
    text = f"：{node.get('text')}" if node.kind in ("Target", "Observation") and node.get("text") else ""
    when = node.get("year") or node.get("as_of") or ""
    no = task_no(graph, node) if node.kind in ("Indicator", "Project") else ""
    if node.kind == "Provision":
        marks = [words(key, value) for key in ("type", "frequency", "year") if (value := node.get(key))]
        return f"{'，'.join(marks)}：{label(node)}"
    before = f"{when}：" if when else f"任务{no}：" if no else ""
    return f"{before}{label(node)}{text}"


def _told(each: Edge) -> str:
    """What the edge says beside its ends, where it is not only the place in a list."""
    facts = [value for key, value in properties(each) if key != "次序"]
    return "，".join([*facts, *([certainty(each)] if certainty(each) else [])])


def _sources(graph: Graph, node: Node) -> Iterator[RenderableType]:
    known = [each for each in sorted(set(node.evidence)) if each.document in graph.documents]
    if known:
        yield prose("原文", "bold")
    for each in known:
        yield quoted(graph, each, short=False)


def impact_parts(graph: Graph, found: Impact) -> Iterator[RenderableType]:
    """What is affected, nearest first, with the way to it."""
    start = graph.nodes[found.id]
    if not found.affected:
        yield prose(f"{label(start)}如果滞后，没有查到受影响的任务、指标或项目。", "bold")
        return
    counted = (
        f"{sum(each.kind == kind for each in found.affected)}个{schema().kind_label(kind)}"
        for kind in schema().nodes
        if any(each.kind == kind for each in found.affected)
    )
    yield prose(f"{label(start)}如果滞后，会影响{'、'.join(counted)}。", "bold")
    made = table("几步", "种类", "受影响的", "经由", "确定程度", kept=("几步", "种类", "确定程度"))
    for each in found.affected:
        via = " → ".join(_short(graph, ref) for ref in each.path[1:-1])
        kind, name = schema().kind_label(each.kind), label(graph.nodes[each.id])
        sure = prose(schema().label("basis", each.basis), BASIS_STYLES[each.basis])
        add_row(made, str(each.depth), kind, name, via, sure)
    yield made


def _short(graph: Graph, ref: str) -> str:
    node = graph.nodes[ref]
    return f"任务{node.get('no')}" if node.kind == "Task" else label(node)
