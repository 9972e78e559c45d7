"""What can be found: every node that people ask for, as texts in zones of different weight."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph import Graph, Item, items
from ontology import Node, number, schema

NAME, UNITS, TEXT, CONTEXT, KIND = "name", "units", "text", "context", "kind"
_PLACES = ("Platform", "Park", "Programme")


@dataclass(frozen=True, slots=True)
class Zone:
    """How a find in a zone counts: `boost` times as much as in the text; `b` is how much a long zone lessens it."""

    boost: float
    b: float


ZONES: Mapping[str, Zone] = {
    # What a thing is called says most of what it is: 知识产权 finds its indicators before paragraphs that name it.
    NAME: Zone(4.0, 0.75),
    TEXT: Zone(1.0, 0.75),
    # Who answers for a task matters as much as its words; that others answer too makes it no less a unit's task.
    UNITS: Zone(1.5, 0.2),
    # The row's task, the task's action, what concerns a park: worth finding, never enough to come first.
    CONTEXT: Zone(0.3, 0.2),
    # 重点指标, 人员: so that 知识产权 指标 finds the indicators.
    KIND: Zone(0.1, 0.0),
}


@dataclass(frozen=True, slots=True)
class Document:
    """A node as search knows it; `zones` are its texts as people read them, `no` is a row's task's number.

    A row stands for the one real thing that it is: what other rows say of it is part of its texts.
    """

    id: str
    kind: str
    name: str | None
    no: str | None
    zones: Mapping[str, tuple[str, ...]]


def documents(graph: Graph) -> list[Document]:
    """All documents of a graph, always in the same order."""
    makers = (_plans, _actions, _tasks, _rows, _units, _places, _people, _posts, _groups, _findings)
    return [document for make in makers for document in make(graph)]


def _document(node: Node, no: str | None = None, **zones: Iterable[str | None]) -> Document:
    zones[KIND] = [schema().kind_label(node.kind)]
    kept = {zone: tuple(dict.fromkeys(text for text in texts if text)) for zone, texts in zones.items()}
    return Document(node.id, node.kind, node.name, no, kept)


def _plans(graph: Graph) -> Iterator[Document]:
    for plan in graph.of("Plan"):
        told = [plan.name, plan.get("issuer"), plan.get("index_number"), plan.get("jurisdiction")]
        yield _document(plan, name=[plan.name], text=["；".join(filter(None, told))])


def _actions(graph: Graph) -> Iterator[Document]:
    for action in graph.of("Action"):
        yield _document(action, action.get("no"), name=[action.name], text=[action.name])


def _tasks(graph: Graph) -> Iterator[Document]:
    found = {each.node.id: each for each in items(graph)}
    for task in graph.tasks():
        rows = [row for row in graph.rows(task.id) if row.get("scope") != "body"]  # the paragraph holds those
        own = _responsible(graph, [task.id, *(row.id for row in rows)])
        lines = [_line(graph, found[row.id]) if row.id in found else row.name for row in rows]
        action = next((each.name for each in graph.sources(task.id, "HAS_TASK") if each.kind == "Action"), None)
        texts = [task.get("text"), *lines]
        yield _document(task, task.get("no"), name=[task.name], units=own, text=texts, context=[action])


def _rows(graph: Graph) -> Iterator[Document]:
    for item in items(graph):
        members = [graph.nodes[member] for member in sorted(item.members - {item.node.id})]
        names = [item.node.name, *(member.name for member in members)]
        own = _responsible(graph, item.members) or (_responsible(graph, [item.task.id]) if item.task else [])
        task = item.task.name if item.task else None
        lines = [_line(graph, item), *names[1:]]
        yield _document(item.node, item.no, name=names, units=own, text=lines, context=[task])


def _line(graph: Graph, item: Item) -> str:
    """A row in one line: its name, what was done before, its targets year by year, notes of reports."""
    told: dict[str, None] = {}
    for member in (item.node.id, *sorted(item.members - {item.node.id})):
        for seen in graph.targets(member, "HAS_OBSERVATION"):
            said = seen.get("text") if seen.get("origin") == "plan" else seen.get("note")
            told |= {f"{seen.get('as_of')[:4]}年完成情况：{said}": None} if said else {}
        for target in sorted(graph.targets(member, "HAS_TARGET"), key=lambda each: (each.get("year") or 0, each.id)):
            told[f"{target.get('year') or ''}年目标：{_measured(target)}"] = None
    return f"{item.label}：{'；'.join(told)}" if told else item.label


def _measured(target: Node) -> str:
    """The target as printed; a bare figure with the unit of measure that stands elsewhere."""
    text = target.get("text") or ""
    unit = target.get("measure_unit")
    return f"{text}{unit}" if unit and number(text) is not None else text


def _responsible(graph: Graph, refs: Iterable[str]) -> list[str]:
    """The units of tasks and rows, in every spelling."""
    units = (edge.source for ref in refs for edge in graph.into(ref, "RESPONSIBLE_FOR"))
    return [_spelled(graph.nodes[unit]) for unit in dict.fromkeys(units)]


def _spelled(unit: Node) -> str:
    aliases = unit.get("aliases") or ()
    return f"{unit.name}（又作{'、'.join(aliases)}）" if aliases else f"{unit.name}"


def _units(graph: Graph) -> Iterator[Document]:
    for unit in graph.of("Unit"):
        names = [unit.name, *(unit.get("aliases") or ())]
        yield _document(unit, name=names, text=[_spelled(unit)])


def _places(graph: Graph) -> Iterator[Document]:
    for place in graph.of(*_PLACES):
        near = [node.name for node in graph.sources(place.id, "CONCERNS")]
        yield _document(place, name=[place.name], text=[place.name], context=near)


def _people(graph: Graph) -> Iterator[Document]:
    for person in graph.of("Person"):
        name = person.name or person.get("partial")
        posts = graph.targets(person.id, "HOLDS")
        told = ["：".join(filter(None, [name, _post(graph, post)])) for post in posts]
        yield _document(person, name=[name], text=told or [name], units=_employers(graph, posts))


def _posts(graph: Graph) -> Iterator[Document]:
    for post in graph.of("Post"):
        holders = [person.name or person.get("partial") for person in graph.sources(post.id, "HOLDS")]
        told = "、".join(filter(None, [_post(graph, post), *holders]))
        yield _document(post, name=[post.name], text=[told], units=_employers(graph, [post]))


def _post(graph: Graph, post: Node) -> str:
    """A post with what it is in which group."""
    served = [f"{graph.nodes[edge.target].name}{edge.get('role')}" for edge in graph.out(post.id, "SERVES_ON")]
    return f"{post.name}（{'、'.join(served)}）" if served else f"{post.name}"


def _employers(graph: Graph, posts: Iterable[Node]) -> list[str]:
    units = {unit.id: unit for post in posts for unit in graph.targets(post.id, "IN_UNIT")}
    return [_spelled(unit) for unit in units.values()]


def _groups(graph: Graph) -> Iterator[Document]:
    for group in graph.of("Group"):
        yield _document(group, name=[group.name], text=[group.name])


def _findings(graph: Graph) -> Iterator[Document]:
    for finding in graph.of("Finding"):
        yield _document(finding, text=[finding.get("message"), finding.name])
