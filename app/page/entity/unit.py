"""The page of a unit: whom to call, what it leads and takes part in, how its items stand, whom it waits for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from app.page.duties import LEAD
from app.page.known import Known
from app.page.people import calls, staff_table
from app.page.pieces import joined, light, named, row
from app.page.proofs import Part, long_table, proof
from app.page.tasks import item_list, unit_tasks, units
from graph import Link
from ontology import Node, schema


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
    lights = [
        f"{sum(known.status.get(item) == code for item in items)}项{schema().label('status', code)}"
        for code in ("off_target", "at_risk", "no_data")
        if any(known.status.get(item) == code for item in items)
    ]
    convention = "按惯例" if any(link.convention for links in led.values() for link in links) else ""
    told = f"负责{len(tasks)}项任务（{convention}牵头{len(led)}项）、{len(items)}项指标和项目"
    return Markup("<p class='answer'>{}{}。</p>").format(told, f"，其中{'、'.join(lights)}" if lights else "")


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
            named(known.graph.nodes[wait.own]),
            named(known.graph.nodes[wait.other]),
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
    tasks = {
        link.source
        for unit in _units(known, person)
        for link in known.relations.links("responsible", [unit])
        if known.graph.nodes[link.source].kind == "Task"
    }
    named_units = joined((named(known.graph.nodes[unit]) for unit in _units(known, person)), "、")
    if not named_units:
        return Markup("<p class='answer'>方案没有写明所在的责任单位。</p>")
    return Markup("<p class='answer'>在{}任职，单位负责{}项任务。</p>").format(named_units, len(tasks))


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
