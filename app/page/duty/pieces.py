"""What the view on responsibility says beside its matrix: the first sentence, a cell's tasks, the gaps, whom to call."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from app.page.address import entity_address
from app.page.duties import Duties
from app.page.duty.gaps import Gaps
from app.page.duty.matrix import cell_address
from app.page.known import Known
from app.page.people import post_words, role_words, seats
from app.page.pieces import joined, light, link, named, row
from app.page.proofs import Part, long_table, proof
from app.page.tasks import told_task, units, worst_first
from graph import Link
from ontology import Node

_NOTHING = Markup("")
_SHOWN = 30
_CALLED = 3  # people of a unit whose head is not told


def headline(whole: Duties, found: Gaps) -> Markup:
    """Where things stand in one sentence: who carries most, what nobody or too many answer for."""
    busiest, times = next(((unit, len(whole.tasks(unit))) for unit in whole.units), ("", 0))
    tasks = len({each.task for each in whole.shares})
    told = Markup("{}个单位负责{}项任务").format(len(whole.units), tasks)
    most = Markup("，最多的是{}，有{}项").format(link(busiest, whole.units[busiest]), times) if busiest else _NOTHING
    nobody = [f"{len(found.tasks)}项任务"] * bool(found.tasks) + [f"{len(found.items)}个指标或项目"] * bool(found.items)
    alone = f"；{'、'.join(nobody)}没有写明责任单位" if nobody else "；每项任务都有责任单位"
    crowd = f"，{len(found.crowded)}项任务的责任单位超过{found.usual}个" if found.crowded else ""
    return Markup("<p class='answer'>{}{}{}{}。</p>").format(told, most, alone, crowd)


def convention_note(silent: Sequence[Node], several: bool) -> Markup:
    """Says where leads are no word of the text; nothing where all plans state them."""
    if not silent:
        return _NOTHING
    whose = "、".join(f"《{plan.name}》" for plan in silent) if several else "这份方案"
    told = "没有写明谁牵头。这里按惯例把正文里排在第一的单位算作牵头，这不是原文的话。"
    return Markup("<p class='note' role='note'>{}{}</p>").format(whose, told)


def cell_list(known: Known, found: Duties, unit: str | None, column: str | None, state: Mapping[str, str]) -> Markup:
    """The tasks of a cell of the matrix, with the way to close the list."""
    tasks = worst_first(known, found.tasks(unit, column))
    said = "在".join(filter(None, (found.units.get(unit or ""), f"“{found.columns[column]}”" if column else "")))
    head = Markup("<h2>{}：{}项任务 <a class='side no-print' href='{}' target='_self'>收起</a></h2>").format(
        said, len(tasks), cell_address(state, None, None)
    )
    shares = {each.task: each for each in found.of(unit, column)} if unit else {}
    rows = (_task(known, task, shares[task].links if unit else None) for task in tasks)
    heads = ("任务", "状态", "责任" if unit else "责任单位", "依据")
    return Markup("<section class='part chosen'>{}{}</section>").format(
        head, long_table(heads, rows, "点任务名看任务和找谁", _SHOWN) or Markup("<p>没有任务。</p>")
    )


def _task(known: Known, task: str, links: Sequence[Link] | None) -> Markup:
    edges = [edge for found in links or () for edge in found.edges]
    whose = role_words(links) if links else units(known, task)
    node = known.graph.nodes[task]
    return row(told_task(known, task), light(known.status.get(task)), whose, proof(known, edges or [node]))


def gap_parts(known: Known, found: Gaps) -> list[Part]:
    """The gaps, each with what counts as one."""
    return [
        Part("没有写明责任单位的任务", _nodes(known, found.tasks)),
        Part("没有写明责任单位的指标和项目", _nodes(known, found.items)),
        Part("没有牵头单位的任务", _nodes(known, found.unled)),
        Part("有几个牵头单位的任务", _counted(known, found.shared, "几家牵头")),
        Part(f"责任单位超过{found.usual}个的任务", _crowd(known, found)),
        Part("没有任务也没有指标的单位", joined((named(unit) for unit in found.idle), "、")),
    ]


def _crowd(known: Known, found: Gaps) -> Markup:
    why = "方案里九成任务的责任单位不超过{}个，比这更多的最容易没有人拍板（不到4个的不算多）。"
    told = Markup("<p class='quiet'>{}</p>").format(why.format(found.usual))
    return told + _counted(known, found.crowded, "几个单位") if found.crowded else _NOTHING


def _counted(known: Known, found: Sequence[tuple[Node, int]], what: str) -> Markup:
    rows = (
        row(told_task(known, task.id), str(times), units(known, task.id), light(known.status.get(task.id)))
        for task, times in found
    )
    return long_table(("任务", what, "责任单位", "状态"), rows, "")


def _nodes(known: Known, nodes: Sequence[Node]) -> Markup:
    rows = (row(told_task(known, node.id), light(known.status.get(node.id)), proof(known, [node])) for node in nodes)
    return long_table(("名称", "状态", "原文"), rows, "")


def call_list(known: Known, found: Duties, column: str | None) -> Markup:
    """Whom to call in each unit: its head, how many others the plan names there; units of which it names nobody too."""
    shown = [unit for unit in found.units if found.tasks(unit, column)]
    return long_table(
        ("单位", "找谁", "职务", "其他人", "依据"),
        (_unit(known, unit, found.units[unit]) for unit in shown),
        "任务出了问题找谁",
        60,
    )


def _unit(known: Known, unit: str, name: str) -> Markup:
    found = seats(known, unit)
    if not found:
        return row(link(unit, name), Markup("<span class='quiet'>方案没有列出这个单位的人</span>"), "", "", "")
    heads = [seat for seat in found if seat.heads]
    shown = heads or found[:_CALLED]
    known_people = {seat.person.id for seat in found if seat.person}
    others = len(known_people - {seat.person.id for seat in shown if seat.person})
    people = joined(dict.fromkeys(named(seat.person) for seat in shown if seat.person), "、") or Markup("没有写明")
    posts = joined(
        (link(post.id, post_words(known, post)) for post in {seat.post.name: seat.post for seat in shown}.values()),
        "、",
    )
    more = Markup("<a href='{}' target='_self'>{}人</a>").format(entity_address(unit), others) if others else ""
    doubt = _NOTHING if heads else Markup("<br><span class='quiet'>没有写明是不是主要负责人</span>")
    edges = (edge for seat in shown for edge in seat.edges)
    return row(link(unit, name), people + doubt, posts, more, proof(known, edges, "依据"))
