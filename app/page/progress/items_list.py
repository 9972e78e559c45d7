"""A list of items under their tasks: where each stands and why, whose it is, and the plan's words for it."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from app.page.address import address
from app.page.pieces import joined, light, link, named, quotes
from app.page.progress.board import State
from app.page.progress.whose import Whose
from app.page.reasons import why
from graph import Graph, ItemStatus, StatusReport, folded
from ontology import Evidence, schema

PAGE = 25  # items


def item_list(graph: Graph, items: Sequence[ItemStatus], owners: Whose, report: StatusReport, state: State) -> Markup:
    """The items, each run of one task under the task's own light."""
    runs: dict[str | None, list[ItemStatus]] = {}
    for each in items:
        task = owners.items[each.id].task
        runs.setdefault(task.id if task else None, []).append(each)
    return joined(_run(graph, ref, own, owners, report, state) for ref, own in runs.items())


def _run(
    graph: Graph, task: str | None, items: Sequence[ItemStatus], owners: Whose, report: StatusReport, state: State
) -> Markup:
    status = next((each.status for each in report.tasks if each.id == task), None)
    head = named(graph.nodes[task]) if task else Markup("方案总目标")
    alone = task is not None and _is_only(graph, task, items[0], owners)
    rows = joined(_item(graph, each, owners, state, report.as_of.year, alone) for each in items)
    return Markup('<section><h2 class="run">{} {}</h2><ul class="items">{}</ul></section>').format(
        light(status), head, rows
    )


def _is_only(graph: Graph, task: str, item: ItemStatus, owners: Whose) -> bool:
    """Whether it is all that the task has, and called like it: its name and light would stand there twice."""
    own = [each for each in owners.items.values() if each.task and each.task.id == task]
    return len(own) == 1 and folded(item.name) == folded(graph.nodes[task].name or "")


def _item(graph: Graph, item: ItemStatus, owners: Whose, state: State, year: int, alone: bool) -> Markup:
    """What is told of an item; one that is `alone` under the name of its task has its light and name there."""
    units = (
        link(unit.ref, unit.label) if unit.ref else Markup("{}").format(unit.label) for unit in owners.units[item.id]
    )
    past = address("progress", **{**state, "show": "清单", "item": item.id})
    head = Markup("{} <b>{}</b><br>").format(light(item.status), named(graph.nodes[item.id]))
    own = Markup(" · {}").format(link(item.id, f"{schema().kind_label(item.kind)}详情"))
    return Markup(
        '<li>{}<span class="why">{}</span><div class="quiet">{} · <a href="{}" target="_self">填报历史</a>{}</div>{}</li>'
    ).format(
        "" if alone else head,
        why(item.status, item.reason),
        joined(units, "、"),
        past,
        own if alone else "",
        quotes(graph, proof(graph, item, year)),
    )


def proof(graph: Graph, item: ItemStatus, year: int) -> Iterable[Evidence]:
    """Where the plan names the item and its target of the year, of all years where that has none."""
    for member in sorted(item.members):
        targets = graph.targets(member, "HAS_TARGET")
        told = [each for each in targets if each.get("year") == year] or targets
        yield from (place for each in told for place in each.evidence)
