"""What can be found: every node that people ask for, as texts in zones of different weight."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph import Graph, Item, items
from ontology import Node, number, schema

NAME, UNITS, TEXT, CONTEXT, KIND = "name", "units", "text", "context", "kind"
_PLACES = ("Platform", "Park", "Programme")
_OFFICE = re.compile("(?:办公室|[科处股室])(?=.)")  # within a unit


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

    A row stands for the one real thing that it is: what other rows say of it is part of its texts. `task` is the id of a
    row's task, `actions` and `units` are the ids of what it belongs to and of who answers for it; `beside` of what goes
    with it: a person's units, the places that a row concerns.
    """

    id: str
    kind: str
    name: str | None
    no: str | None
    zones: Mapping[str, tuple[str, ...]]
    task: str | None = None
    actions: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def documents(graph: Graph) -> list[Document]:
    """All documents of a graph, always in the same order."""
    makers = (_plans, _actions, _tasks, _rows, _units, _places, _people, _posts, _groups, _findings)
    return [document for make in makers for document in make(graph)]


@dataclass(frozen=True, slots=True)
class _Ties:
    """What a document belongs to."""

    task: str | None = None
    actions: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def _document(node: Node, no: str | None = None, ties: _Ties = _Ties(), **zones: Iterable[str | None]) -> Document:
    zones[KIND] = [schema().kind_label(node.kind)]
    kept = {zone: tuple(dict.fromkeys(text for text in texts if text)) for zone, texts in zones.items()}
    return Document(node.id, node.kind, node.name, no, kept, ties.task, ties.actions, ties.units, ties.beside)


def _plans(graph: Graph) -> Iterator[Document]:
    for plan in graph.of("Plan"):
        told = [plan.name, plan.get("issuer"), plan.get("index_number"), plan.get("jurisdiction")]
        yield _document(plan, name=[plan.name], text=["；".join(filter(None, told)), *_provided(graph, plan)])


def _actions(graph: Graph) -> Iterator[Document]:
    for action in graph.of("Action"):
        ties = _Ties(actions=(action.id,))
        yield _document(action, action.get("no"), ties, name=[action.name], text=[action.name])


def _tasks(graph: Graph) -> Iterator[Document]:
    found = {each.node.id: each for each in items(graph)}
    for task in graph.tasks():
        rows = [row for row in graph.rows(task.id) if row.get("scope") != "body"]  # the paragraph holds those
        own = _responsible(graph, [task.id, *(row.id for row in rows)])
        lines = [_line(graph, found[row.id]) if row.id in found else row.name for row in rows]
        actions = _actions_of(graph, task)
        ties = _Ties(task.id, tuple(action.id for action in actions), tuple(unit.id for unit in own))
        texts, around = [task.get("text"), *lines], [action.name for action in actions]
        yield _document(
            task, task.get("no"), ties, name=[task.name], units=map(_spelled, own), text=texts, context=around
        )


def _actions_of(graph: Graph, task: Node) -> list[Node]:
    return [each for each in graph.sources(task.id, "HAS_TASK") if each.kind == "Action"]


def _rows(graph: Graph) -> Iterator[Document]:
    for item in items(graph):
        members = [graph.nodes[member] for member in sorted(item.members - {item.node.id})]
        names = [item.node.name, *(member.name for member in members)]
        own = _responsible(graph, item.members) or (_responsible(graph, [item.task.id]) if item.task else [])
        actions = tuple(action.id for action in _actions_of(graph, item.task)) if item.task else ()
        concerned = tuple(place.id for member in sorted(item.members) for place in graph.targets(member, "CONCERNS"))
        ties = _Ties(item.task.id if item.task else None, actions, tuple(unit.id for unit in own), concerned)
        lines, around = [_line(graph, item), *names[1:]], [item.task.name if item.task else None]
        yield _document(item.node, item.no, ties, name=names, units=map(_spelled, own), text=lines, context=around)


def _line(graph: Graph, item: Item) -> str:
    """A row in one line: its name, what was done and reported so far, its targets year by year."""
    told: dict[str, None] = {}
    for member in (item.node.id, *sorted(item.members - {item.node.id})):
        for seen in graph.targets(member, "HAS_OBSERVATION"):
            told[_seen(seen)] = None
        for target in sorted(graph.targets(member, "HAS_TARGET"), key=lambda each: (each.get("year") or 0, each.id)):
            told[f"{target.get('year') or ''}年目标：{_measured(target)}"] = None
    return f"{item.label}：{'；'.join(told)}" if told else item.label


def _seen(seen: Node) -> str:
    """What the plan tells of a year that was, or what was reported at a day: its value, its state, and what was noted."""
    if seen.get("origin") == "plan":
        return f"{seen.get('as_of')[:4]}年完成情况：{seen.get('text')}"
    rank = f"全省第{seen.get('rank')}位" if seen.get("rank") else ""
    told = "，".join(filter(None, (_measured(seen), seen.get("state"), rank)))
    note = f"（{seen.get('note')}）" if seen.get("note") else ""
    return f"截至{seen.get('as_of')}填报：{told}{note}"


def _measured(target: Node) -> str:
    """The target or value as printed; a bare figure with the unit of measure that stands elsewhere."""
    text = target.get("text") or ""
    unit = target.get("measure_unit")
    return f"{text}{unit}" if unit and number(text) is not None else text


def _responsible(graph: Graph, refs: Iterable[str]) -> list[Node]:
    """The units of tasks and rows, each once."""
    units = (edge.source for ref in refs for edge in graph.into(ref, "RESPONSIBLE_FOR"))
    return [graph.nodes[unit] for unit in dict.fromkeys(units)]


def _spelled(unit: Node) -> str:
    aliases = unit.get("aliases") or ()
    return f"{unit.name}（又作{'、'.join(aliases)}）" if aliases else f"{unit.name}"


def _units(graph: Graph) -> Iterator[Document]:
    for unit in graph.of("Unit"):
        names = [unit.name, *(unit.get("aliases") or ())]
        yield _document(unit, ties=_Ties(units=(unit.id,)), name=names, text=[_spelled(unit)])


def _places(graph: Graph) -> Iterator[Document]:
    for place in graph.of(*_PLACES):
        near = [node.name for node in graph.sources(place.id, "CONCERNS")]
        yield _document(place, name=[place.name], text=[place.name], context=near)


def _people(graph: Graph) -> Iterator[Document]:
    for person in graph.of("Person"):
        name = person.name or person.get("partial")
        posts = graph.targets(person.id, "HOLDS")
        told = ["：".join(filter(None, [name, _post(graph, post)])) for post in posts]
        units = _employers(graph, posts)
        own = tuple(unit.id for unit in units)
        heads = _employers(graph, [post for post in posts if not _within(graph, post)])
        ties, around = _Ties(units=own, beside=own), [_spelled(unit) for unit in units if unit not in heads]
        yield _document(person, ties=ties, name=[name], text=told or [name], units=map(_spelled, heads), context=around)


def _posts(graph: Graph) -> Iterator[Document]:
    for post in graph.of("Post"):
        holders = [person.name or person.get("partial") for person in graph.sources(post.id, "HOLDS")]
        told = "、".join(filter(None, [_post(graph, post), *holders]))
        units = _employers(graph, [post])
        ties = _Ties(units=tuple(unit.id for unit in units))
        told_of = [_spelled(unit) for unit in units]
        heads, around = ([], told_of) if _within(graph, post) else (told_of, [])
        yield _document(post, ties=ties, name=[post.name], text=[told], units=heads, context=around)


def _within(graph: Graph, post: Node) -> bool:
    """Whether it is a post of an office within the unit: 区人大常委会办公室主任 is not 人大主任."""
    names = (name for unit in _employers(graph, [post]) for name in (unit.name, *(unit.get("aliases") or ())))
    title = post.name or ""
    for name in sorted(filter(None, names), key=len, reverse=True):
        title = title.replace(name, "")
    return _OFFICE.search(title) is not None


def _post(graph: Graph, post: Node) -> str:
    """A post with what it is in which group."""
    served = [f"{graph.nodes[edge.target].name}{edge.get('role')}" for edge in graph.out(post.id, "SERVES_ON")]
    return f"{post.name}（{'、'.join(served)}）" if served else f"{post.name}"


def _employers(graph: Graph, posts: Iterable[Node]) -> list[Node]:
    return list({unit.id: unit for post in posts for unit in graph.targets(post.id, "IN_UNIT")}.values())


def _groups(graph: Graph) -> Iterator[Document]:
    for group in graph.of("Group"):
        yield _document(group, name=[group.name], text=[group.name])


def _provided(graph: Graph, plan: Node) -> Iterator[str]:
    """Goals, meetings, inspections: what a plan lays down beside its tasks, in its own words and with who runs it."""
    for provision in graph.targets(plan.id, "HAS_PROVISION"):
        runs = "、".join(_spelled(unit) for unit in graph.sources(provision.id, "RUNS"))
        words = "，".join(place.quote for place in provision.evidence)
        yield f"{schema().label('type', provision.get('type'))}：{words}" + (f"（{runs}）" if runs else "")


def _findings(graph: Graph) -> Iterator[Document]:
    for finding in graph.of("Finding"):
        yield _document(finding, text=[finding.get("message"), finding.name])
