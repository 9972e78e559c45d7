"""What is not reported, by unit: whom to ask for which figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from app.page.pieces import joined, link, named
from app.page.progress.board import State, by_unit
from app.page.progress.whose import Owner, Whose
from graph import Graph, ItemStatus


@dataclass(frozen=True, slots=True)
class Debt:
    """A unit with the items that it has to report and has not, of how many."""

    unit: Owner
    items: tuple[ItemStatus, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Missing:
    """How many items are not reported, of how many that have to be, and by unit."""

    items: int
    of: int
    lines: tuple[Debt, ...]


def missing(items: Iterable[ItemStatus], owners: Whose) -> Missing:
    """The items without a report this year, by unit, whoever owes most first; what is not assessed need not be."""
    wanted = [each for each in items if each.status != "not_assessed"]
    owed = [each for each in wanted if each.status == "no_data"]
    every = {line.owner: len(line.items) for line in by_unit(wanted, owners)}
    lines = [Debt(line.owner, line.items, every[line.owner]) for line in by_unit(owed, owners)]
    return Missing(len(owed), len(wanted), tuple(sorted(lines, key=lambda line: (-len(line.items), -line.of))))


def told(found: Missing) -> str:
    """What is missing in one sentence."""
    if not found.of:
        return "这一年没有要填报的指标和项目，请换一个截至日期。"
    if not found.items:
        return f"{found.of}个指标和项目今年都填报了。"
    units = [line for line in found.lines if line.unit.ref]
    return f"{found.of}个指标和项目里有{found.items}个今年没有填报，涉及{len(units)}个单位。"


def listed(graph: Graph, found: Missing, state: State) -> Markup:
    """The units, each with what it has not reported, folded."""
    return Markup('<ul class="debts">{}</ul>').format(joined(_unit(graph, line) for line in found.lines))


def _unit(graph: Graph, line: Debt) -> Markup:
    page = Markup(" · {}").format(link(line.unit.ref, "单位详情")) if line.unit.ref else ""
    rows = joined(_item(graph, each) for each in line.items)
    return Markup(
        '<li><details><summary><b>{}</b> <span class="light no_data"><span aria-hidden="true">○</span> {}个未填报</span>'
        '<span class="quiet">，共应填{}个</span></summary><ul class="items">{}</ul><p class="quiet">一件事有几个单位的，各单位都列{}</p></details></li>'
    ).format(line.unit.label, len(line.items), line.of, rows, page)


def _item(graph: Graph, item: ItemStatus) -> Markup:
    task = Markup('<span class="quiet">任务{} </span>').format(item.task) if item.task else ""
    return Markup('<li>{}{}<br><span class="why">{}</span></li>').format(task, named(graph.nodes[item.id]), item.reason)
