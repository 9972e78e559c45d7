"""What answers and readings call the things of a graph."""

from collections import Counter
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from graph import Graph
from ontology import Node, quoted

_SHOWN = 6
_counted: WeakKeyDictionary[Graph, Counter[str | None]] = WeakKeyDictionary()  # a graph never changes


def label(graph: Graph, ref: str) -> str:
    """What an answer calls a thing: tasks by number, rows in quotes; what is named twice, with its plan or district."""
    node = graph.nodes[ref]
    said, plan = short_label(node), plan_among_several(graph, node)
    if plan:
        return f"{said}（{plan}）"
    return f"{said}（{node.get('jurisdiction')}）" if node.kind == "Unit" and _units(graph)[node.name] > 1 else said


def either(graph: Graph, refs: Iterable[str]) -> str:
    """Things that are alternatives, in the order of the plan; of many the first."""
    ids = sorted(refs, key=lambda ref: _place(graph, ref))
    shown = dict.fromkeys(label(graph, ref) for ref in ids[:_SHOWN])
    return "或".join(shown) + (f"等{len(ids)}个" if len(ids) > _SHOWN else "")


def _place(graph: Graph, ref: str) -> tuple[str, int, str]:
    first = min(graph.nodes[ref].evidence, default=None)
    return (first.document, first.start, ref) if first else ("", 0, ref)


def _units(graph: Graph) -> Counter[str | None]:
    """How many units of the graph have each name."""
    if graph not in _counted:
        _counted[graph] = Counter(unit.name for unit in graph.of("Unit"))
    return _counted[graph]


def plan_among_several(graph: Graph, node: Node) -> str | None:
    """The name of a task's or action's plan; None where the graph holds one plan alone."""
    plan = graph.plan_of(node.id) if node.kind in ("Task", "Action") and len(graph.of("Plan")) > 1 else None
    return plan.name if plan else None


def short_label(node: Node) -> str:
    """What an answer calls a thing when there is no other of the name."""
    if node.kind == "Task":
        return f"任务{node.get('no')}"
    if node.kind in ("Indicator", "Project"):
        level = node.get("level")
        return quoted(f"{node.name}（{level}）" if level else node.name)
    return node.name or f"姓名不详者（{node.get('partial') or '原文缺失'}）"
