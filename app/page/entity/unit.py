"""The page of a unit: whom to call, what it leads and takes part in, how its items stand, whom it waits for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from app.page.duties import LEAD
from app.page.known import Known
from app.page.people import calls, staff_table
from app.page.pieces import joined, light, named, row
from app.page.pieces import link as link_to
from app.page.progress.board import chips, counted
from app.page.progress.whose import whose
from app.page.proofs import Part, long_table, proof
from app.page.tasks import item_list, told_task, unit_tasks, units
from graph import Link
from ontology import Node

_TROUBLES = ("off_target", "at_risk", "unknown", "no_data")
_NUMBERED = 12  # tasks that are named before the table below names all


@dataclass(frozen=True, slots=True)
class Wait:
    """One task that waits for another: `own` is the unit's, `other` that of others, `link` the way between."""

    own: str
    other: str
    link: Link


def unit_summary(known: Known, unit: Node) -> Markup:
    """What the unit carries and where that stands, in one sentence."""
    tasks, led, items = _tasks(known, unit), _tasks(known, unit, LEAD), _items(known, unit)
    if not tasks and not items:
        return Markup("<p class='answer'>方案没有给它安排任务或指标。</p>")
    convention = "按惯例" if any(link.convention for links in led.values() for link in links) else ""
    told = f"负责{len(tasks)}项任务（{convention}牵头{len(led)}项）、{len(items)}个指标和项目。"
    own = whose(known.relations).units
    label = next((each.label for item in items for each in own[item] if each.ref == unit.id), None)
    chipped = _chips(known, items, {"owner": label})
    rows = Markup("<p>指标和项目（只算它负责的）：{}</p>").format(chipped) if items else Markup("")
    return Markup("<p class='answer'>{}</p>{}{}").format(told, failing(known, list(tasks)), rows)


def _chips(known: Known, items: Iterable[str], state: Mapping[str, str | None]) -> Markup:
    return chips(counted(known.status[item] for item in items if item in known.status), state, True)


def failing(known: Known, tasks: list[str]) -> Markup:
    """How many of the tasks are in trouble, and which: links to them, sort by sort; says so where none is."""
    if not tasks:
        return Markup("")
    parts = [(code, [task for task in tasks if known.status.get(task) == code]) for code in _TROUBLES]
    told = joined(
        Markup("<li>{} {}项：{}</li>").format(light(code), len(own), _numbers(known, own)) for code, own in parts if own
    )
    if not told:
        return Markup("<p>这些任务没有未达标、有风险或未填报的。</p>")
    return Markup("<p>任务的状态（按最差的一行算，那一行也可能由别的单位负责）：</p><ul class='plain'>{}</ul>").format(
        told
    )


def _numbers(known: Known, tasks: list[str]) -> Markup:
    nodes = [known.graph.nodes[task] for task in tasks]
    shown = joined((link_to(node.id, f"任务{node.get('no')}") for node in nodes[:_NUMBERED]), "、")
    return shown + (f"等{len(nodes)}项" if len(nodes) > _NUMBERED else "")


def unit_parts(known: Known, unit: Node) -> Iterator[Part]:
    """The sections of a unit's page."""
    whole, led = _tasks(known, unit), _tasks(known, unit, LEAD)
    rest = {task: links for task, links in whole.items() if task not in led}
    yield Part("任务出了问题找谁", calls(known, unit.id))
    yield Part(f"牵头的任务（{len(led)}项）", unit_tasks(known, list(led.items()), ""))
    yield Part(f"{'参与的' if led else ''}任务（{len(rest)}项）", unit_tasks(known, list(rest.items()), ""))
    yield Part("指标和项目", item_list(known, _items(known, unit), "先列最差的"))
    yield Part("它在等谁", _waits(known, list(waits_for(known, whole)), "它的任务", "要先有"))
    yield Part("谁在等它", _waits(known, list(waited_for(known, whole)), "它的任务", "完成了才能做"))
    yield Part("承办的规定要求", _provisions(known, unit))
    yield Part("职务和人员", staff_table(known, unit.id))


def _tasks(known: Known, unit: Node, roles: tuple[str, ...] = ()) -> Mapping[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in known.relations.links("responsible", [unit.id], roles):
        if known.graph.nodes[link.source].kind == "Task":
            found.setdefault(link.source, []).append(link)
    return {task.id: found[task.id] for task in known.graph.tasks() if task.id in found}


def _items(known: Known, unit: Node) -> list[str]:
    links = known.relations.links("responsible", [unit.id])
    return list(dict.fromkeys(link.source for link in links if link.source in known.relations.items))


def waits_for(known: Known, own: Iterable[str]) -> Iterator[Wait]:
    """The tasks of others that the unit's tasks need."""
    mine = list(own)
    for task in mine:
        for link in known.relations.links("needed_by", [task]):
            if known.graph.nodes[link.source].kind == "Task" and link.source not in mine:
                yield Wait(task, link.source, link)


def waited_for(known: Known, own: Iterable[str]) -> Iterator[Wait]:
    """The tasks of others that need the unit's tasks."""
    mine = list(own)
    for task in mine:
        for link in known.relations.links("depends_on", [task]):
            if link.source not in mine:
                yield Wait(task, link.source, link)


def _waits(known: Known, found: list[Wait], mine: str, verb: str) -> Markup:
    rows = (
        row(
            told_task(known, wait.own),
            told_task(known, wait.other),
            units(known, wait.other),
            Markup("{} {}").format(
                light(known.status.get(wait.other)), "" if wait.link.via == "direct" else "（间接）"
            ),
            proof(known, wait.link.edges, "依据"),
        )
        for wait in found
    )
    return long_table((mine, verb, "责任单位", "状态", "依据"), rows, "")


def _provisions(known: Known, unit: Node) -> Markup:
    rows = (
        row(named(known.graph.nodes[each.target]), proof(known, [each])) for each in known.graph.out(unit.id, "RUNS")
    )
    return long_table(("规定要求", "原文"), rows, "")


def person_summary(known: Known, person: Node) -> Markup:
    """The way from a person to what the units answer for in which a post is held."""
    tasks = list(
        dict.fromkeys(task for unit in _units(known, person) for task in _tasks(known, known.graph.nodes[unit]))
    )
    named_units = joined((named(known.graph.nodes[unit]) for unit in _units(known, person)), "、")
    if not named_units:
        return Markup("<p class='answer'>方案没有写明所在的责任单位。</p>")
    told = Markup("<p class='answer'>在{}任职，单位负责{}项任务。</p>").format(named_units, len(tasks))
    return told + failing(known, tasks)


def _units(known: Known, person: Node) -> list[str]:
    return list(dict.fromkeys(link.source for link in known.relations.links("employs", [person.id])))


def person_parts(known: Known, person: Node) -> Iterator[Part]:
    """The sections of a person's page: posts, groups, and the tasks through the units."""
    graph = known.graph
    posts = (
        row(
            named(graph.nodes[held.target]),
            joined((named(unit) for unit in graph.targets(held.target, "IN_UNIT")), "、") or "没有写明",
            joined(
                (
                    Markup("{} {}").format(named(graph.nodes[e.target]), e.get("role") or "")
                    for e in graph.out(held.target, "SERVES_ON")
                ),
                "、",
            ),
            proof(known, (held, *graph.out(held.target, "IN_UNIT", "SERVES_ON")), "依据"),
        )
        for held in graph.out(person.id, "HOLDS")
    )
    yield Part("职务", long_table(("职务", "单位", "专班", "依据"), posts, ""))
    for unit in _units(known, person):
        node = graph.nodes[unit]
        tasks = _tasks(known, node)
        yield Part(f"{node.name}的任务（{len(tasks)}项）", unit_tasks(known, list(tasks.items()), ""))
