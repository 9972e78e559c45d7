"""Tables of tasks and of rows as several pages show them."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from app.page.duties import action_of
from app.page.known import Known
from app.page.people import role_words
from app.page.pieces import joined, light, named, row
from app.page.proofs import long_table, proof
from app.page.reasons import why
from app.terminal.render import clean
from graph import Link
from ontology import Node, schema

_WORST_LAST = "not_assessed"
_LONG = 36  # characters of what a task is about


def worst_first(known: Known, refs: Iterable[str]) -> list[str]:
    """The ids by their status, the worst first; those of one status stay in their order."""
    codes = schema().codes("status")
    return sorted(refs, key=lambda ref: codes.index(known.status.get(ref, _WORST_LAST)))


def unit_tasks(known: Known, parts: Sequence[tuple[str, Sequence[Link]]], caption: str) -> Markup:
    """The tasks of one unit: each with its status, its action, the unit's role, and the words that say so."""
    by_task = dict(parts)
    rows = (
        row(
            told_task(known, task),
            light(known.status.get(task)),
            _action(known, task),
            role_words(by_task[task]),
            proof(known, (edge for link in by_task[task] for edge in link.edges)),
        )
        for task in worst_first(known, by_task)
    )
    return long_table(("任务", "状态", "行动", "责任", "依据"), rows, caption)


def _action(known: Known, task: str) -> Markup:
    action = action_of(known.graph, task)
    return named(action) if action else Markup("—")


def task_list(known: Known, tasks: Sequence[str], caption: str) -> Markup:
    """Tasks with their status and the units that answer for them."""
    rows = (row(told_task(known, task), light(known.status.get(task)), units(known, task)) for task in tasks)
    return long_table(("任务", "状态", "责任单位"), rows, caption, 30)


def told_task(known: Known, task: str) -> Markup:
    """A task's name, and in quiet words what it is about: its rows, else its action, for names may say little."""
    node = known.graph.nodes[task]
    about = _about(known, node)
    return Markup("{}<br><span class='quiet'>{}</span>").format(named(node), about) if about else named(node)


def _about(known: Known, task: Node) -> str:
    if task.kind != "Task":
        return ""
    name = clean(task.name or "")
    rows = dict.fromkeys(item for row in known.graph.rows(task.id) for item in known.relations.items_of(row.id))
    told = dict.fromkeys(clean(known.graph.nodes[ref].name or "") for ref in rows)
    more = [each for each in told if each and each not in name and name not in each]
    if told and not more:
        return ""
    action = action_of(known.graph, task.id)
    said = "、".join(more) or (clean(action.name or "") if action else "")
    return said if len(said) <= _LONG else f"{said[: _LONG - 1]}…"


def units(known: Known, target: str) -> Markup:
    """The units of a task or item, leads first as the plan lists them."""
    found = dict.fromkeys(link.source for link in known.relations.links("responsible_for", [target]))
    return joined((named(known.graph.nodes[unit]) for unit in found), "、") or Markup(
        "<span class='quiet'>没有写明</span>"
    )


def item_list(known: Known, items: Sequence[str], caption: str, heads: bool = True) -> Markup:
    """Items with their status and why, the worst first; with their task where that is not plain."""
    rows = (_item(known, ref, heads) for ref in worst_first(known, items))
    return long_table(("指标或项目", *(("任务",) if heads else ()), "状态", "为什么"), rows, caption)


def _item(known: Known, ref: str, heads: bool) -> Markup:
    item, found = known.relations.items[ref], known.items.get(ref)
    task = (named(item.task) if item.task else Markup("方案总目标"),) if heads else ()
    star = " *" if item.node.get("starred") else ""
    return row(
        Markup("{}{}").format(named(item.node), star),
        *task,
        light(found.status if found else None),
        why(found.status, found.reason) if found else "",
    )


def things(known: Known, nodes: Iterable[Node], caption: str) -> Markup:
    """Tasks and rows in one table: what it is, its status, who answers for it."""
    rows = (
        row(
            schema().kind_label(node.kind),
            told_task(known, node.id),
            light(known.status.get(node.id)),
            units(known, node.id),
        )
        for node in nodes
    )
    return long_table(("种类", "名称", "状态", "责任单位"), rows, caption)
