"""The page of any other entity: what is known of it, and all that it is joined to, in words and with the proof."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from app.labels import label, properties
from app.page.checks import card
from app.page.known import Known
from app.page.people import member_list
from app.page.pieces import basis, joined, light, link, named, row
from app.page.proofs import Part, long_table, proof
from app.page.tasks import item_list, task_list, told_task, units
from graph import ROW_KINDS, Graph
from ontology import Edge, Node, schema

# What stands at the other end of an edge: seen from its source, and from its target.
ENDS = {
    "HAS_ACTION": ("行动", "所属方案"),
    "HAS_TASK": ("任务", "所属方案或行动"),
    "HAS_INDICATOR": ("指标", "所属任务或方案"),
    "HAS_PROJECT": ("项目", "所属任务或方案"),
    "HAS_TARGET": ("目标", "是谁的目标"),
    "HAS_OBSERVATION": ("完成情况", "是谁的完成情况"),
    "RESPONSIBLE_FOR": ("负责", "责任单位"),
    "DEPENDS_ON": ("依赖", "依赖它的任务"),
    "CONCERNS": ("涉及", "涉及它的任务、指标和项目"),
    "HOLDS": ("职务", "担任的人"),
    "IN_UNIT": ("所在单位", "职务"),
    "SERVES_ON": ("列入的专班", "成员"),
    "HAS_PROVISION": ("规定要求", "所属方案"),
    "RUNS": ("承办", "承办单位"),
    "SAME_AS": ("同一事项", "同一事项"),
    "ABOUT": ("关于", "问题"),
}
_SKIPPED = {
    "Plan": ("HAS_TASK", "HAS_INDICATOR", "HAS_PROJECT", "HAS_PROVISION"),
    "Action": ("HAS_TASK",),
    "Group": ("SERVES_ON",),
}
_PLACES = ("Platform", "Park", "Programme")


def thing_parts(known: Known, node: Node) -> Iterator[Part]:
    """The sections of any entity's page: those of its kind, then its edges by kind."""
    if node.kind == "Finding":
        yield Part("", card(known.graph, node, known.judge(node.id)))
        return
    yield from _own(known, node)
    yield from edge_parts(known, node)


def _own(known: Known, node: Node) -> Iterator[Part]:
    graph = known.graph
    if node.kind in ("Plan", "Action"):
        tasks = [task.id for task in graph.tasks() if _under(graph, node, task)]
        yield Part(f"任务（{len(tasks)}项）", task_list(known, tasks, ""))
    if node.kind == "Plan":
        own = [item for row_ in graph.rows(node.id) for item in known.relations.items_of(row_.id)]
        yield Part("方案总目标", item_list(known, list(dict.fromkeys(own)), "", heads=False))
        yield Part("规定要求", _provisions(known, node))
    if node.kind == "Group":
        yield Part("成员", member_list(known, node.id))
    if node.kind in _PLACES:
        yield Part("涉及它的任务、指标和项目", _concerned(known, node))


def _under(graph: Graph, node: Node, task: Node) -> bool:
    if node.kind == "Plan":
        plan = graph.plan_of(task.id)
        return plan is not None and plan.id == node.id
    return any(above.id == node.id for above in graph.sources(task.id, "HAS_TASK"))


def _provisions(known: Known, plan: Node) -> Markup:
    edges = sorted(known.graph.out(plan.id, "HAS_PROVISION"), key=lambda each: (each.get("order") or 0, each.id))
    nodes = (known.graph.nodes[each.target] for each in edges)
    rows = (row(schema().label("type", node.get("type")), named(node), proof(known, [node])) for node in nodes)
    return long_table(("类别", "内容", "原文"), rows, "")


def _concerned(known: Known, place: Node) -> Markup:
    found = {each.source: each for each in known.relations.links("concerns", [place.id])}
    ordered = [task.id for task in known.graph.tasks() if task.id in found]
    ordered += [ref for ref in found if ref not in ordered]
    rows = (
        row(
            schema().kind_label(known.graph.nodes[ref].kind),
            told_task(known, ref),
            light(known.status.get(ref)),
            units(known, ref),
            proof(known, found[ref].edges),
        )
        for ref in ordered
    )
    return long_table(("种类", "名称", "状态", "责任单位", "原文"), rows, "")


def edge_parts(known: Known, node: Node) -> Iterator[Part]:
    """All edges of a node by kind and direction, but for those that its own sections tell."""
    skipped = {*_SKIPPED.get(node.kind, ()), "ABOUT", *(["CONCERNS"] if node.kind in _PLACES else [])}
    for kind in schema().edges:
        if kind in skipped:
            continue
        ways = ((known.graph.out(node.id, kind), 0), (known.graph.into(node.id, kind), 1))
        for edges, way in ways:
            yield Part(ENDS[kind][way], _edges(known, sorted(edges, key=lambda each: _place(known, each, way)), way))


def _place(known: Known, edge: Edge, way: int) -> tuple[int, int, str]:
    """In the order that the edge names, else in that of the text."""
    other = known.graph.nodes[edge.source if way else edge.target]
    return edge.get("order") or 0, min((each.start for each in other.evidence), default=0), edge.id


def _edges(known: Known, edges: Iterable[Edge], way: int) -> Markup:
    rows = (_edge(known, each, known.graph.nodes[each.source if way else each.target]) for each in edges)
    return long_table(("名称", "说明", "依据"), rows, "")


def _edge(known: Known, edge: Edge, other: Node) -> Markup:
    told = [value for key, value in properties(edge) if key not in ("次序", "共用事项")]
    claims: list[Node | Edge] = [edge] if edge.evidence else [edge, other]
    name = Markup("{} {}").format(_called(known.graph, other), basis(other.certainty.basis))
    return row(name, "，".join(told), proof(known, claims))


def _called(graph: Graph, node: Node) -> Markup:
    if node.kind in ("Target", "Observation"):
        when = node.get("year") or node.get("as_of") or ""
        return link(node.id, f"{when}：{node.get('text') or label(node)}")
    return named(node)


def crumbs(known: Known, node: Node) -> Markup:
    """The way down to a thing: plan, action, task."""
    ups = ("HAS_ACTION", "HAS_TASK", "HAS_INDICATOR", "HAS_PROJECT", "HAS_TARGET", "HAS_OBSERVATION", "HAS_PROVISION")
    path: list[Node] = []
    here: Node | None = node
    while here is not None:
        above: Node | None = (
            known.graph.owner(here.id)
            if here.kind in ROW_KINDS
            else next(iter(known.graph.sources(here.id, *ups)), None)
        )
        path = [above, *path] if above else path
        here = above
    trail = joined((named(each) for each in path), " › ")
    return Markup("<nav class='crumbs' aria-label='位置'>{}</nav>").format(trail) if path else Markup("")
