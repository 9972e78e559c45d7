"""The first page, before anything is asked: which plans, how they stand, and what else the pages tell."""

from collections import Counter

from markupsafe import Markup

from app.page.address import VIEWS, address
from app.page.pieces import joined
from app.page.progress.board import chips, counted
from app.page.progress.board import headline as stand
from graph import ROW_KINDS, Graph, StatusReport, reported_days
from ontology import schema

_NOTHING = Markup("")


def beginning(graph: Graph, status: StatusReport, late: Markup = _NOTHING) -> Markup:
    """For someone who has not asked yet: which plans, how they stand in the words of 进展, and what else the pages tell.

    `late` says what is past its day.
    """
    days = [each for each in reported_days(graph) if each <= status.as_of]
    plans = "、".join(f"《{plan.name}》" for plan in graph.of("Plan")[:3])
    several = len(graph.of("Plan")) > 3
    cards = joined(
        Markup("<li><a href='{}' target='_self'><b>{}</b></a> <span class='quiet'>{}</span></li>").format(
            address(view.name), view.title, view.told
        )
        for view in VIEWS
        if not view.hidden and view.name != "ask"
    )
    return Markup(
        "<p class='quiet'>{}{}</p><p>{} <a href='{}' target='_self'>看进展</a></p>{}{}<ul class='ways'>{}</ul>"
    ).format(
        plans,
        "等" if several else "",
        stand(status, days, link=_tasks),
        address("progress"),
        late,
        _items(status) if days else "",
        cards,
    )


def _tasks(status: str) -> str:
    """The address of the tasks that have a status."""
    return address("ask", q=f"哪些任务{schema().label('status', status)}？")


def _items(status: StatusReport) -> Markup:
    """How many of the indicators and projects have each status, each a link to them; what is counted stands first."""
    counts = counted(each.status for each in status.items)
    kinds = Counter(each.kind for each in status.items if each.status == "off_target")
    split = "、".join(f"{schema().kind_label(kind)}{kinds[kind]}个" for kind in ROW_KINDS if kinds[kind])
    return Markup("<p>{}个指标和项目中：{}{}</p>").format(
        len(status.items), chips(counts, {}, worded=True), f"（未达标的：{split}）" if split else ""
    )
