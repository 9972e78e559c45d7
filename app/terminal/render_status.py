"""How the statuses look on a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from app.labels import label
from app.terminal.render import LIGHT, STATUS_STYLES, add_row, joined, prose, sample_line, status_light, table
from graph import Graph, ItemStatus, StatusReport
from ontology import Node, schema

# What a leader has to look into; the rest is only counted unless all is asked for.
_CALLING = ("off_target", "at_risk", "unknown")


def status_parts(
    graph: Graph, report: StatusReport, asked: date | None, last: date | None, samples: bool, every: bool
) -> Iterator[RenderableType]:
    """Of which day the statuses are and whence, how many things have each, then a table by task.

    `asked` is the date that the person named, `last` that of the latest report. Without `every` the table holds only
    the tasks and rows that call for somebody.
    """
    yield prose(_day_line(report.as_of, asked, last), "bold")
    if samples:
        yield sample_line()
    yield _counts("重点任务", [task.status for task in report.tasks])
    yield _counts("指标和项目", [item.status for item in report.items])
    shown = report if every else _calling(report)
    if shown.items or shown.tasks:
        yield _by_task(graph, shown)
    if not every:
        yield _left_out(report, shown)


def _calling(report: StatusReport) -> StatusReport:
    items = tuple(each for each in report.items if each.status in _CALLING)
    tasks = tuple(each for each in report.tasks if each.status in _CALLING)
    return StatusReport(report.as_of, items, tasks)


def _left_out(report: StatusReport, shown: StatusReport) -> Text:
    rest = len(report.tasks) - len(shown.tasks)
    told = "以上是要过问的任务和项目" if shown.items or shown.tasks else "没有未达标或有风险的任务"
    return prose(f"{told}，其余{rest}项任务用 --all 列出，也可用 --only 未填报 只看一种状态。", "dim")


def _day_line(as_of: date, asked: date | None, last: date | None) -> str:
    if last is None:
        return f"还没有任何进度填报，以{'所指定的' if asked else '今天'} {as_of} 计。"
    if asked:
        return f"状态截至 {as_of}（所指定的日期；最近一次填报是 {last}）。"
    return f"状态截至 {as_of}（最近一次填报的日期）。"


def _by_task(graph: Graph, report: StatusReport) -> RenderableType:
    made = table("任务", "名称", "状态", "说明", kept=("任务", "状态"), narrow=("名称",))
    for owner, status, items in _sections(graph, report):
        if owner is not None:
            no = str(owner.get("no") or "") if owner.kind == "Task" else ""
            add_row(made, prose(no, "bold"), prose(owner.name or "", "bold"), status_light(status), "")
        for item in items:
            add_row(made, "", f"└{label(graph.nodes[item.id])}", status_light(item.status), item.reason)
    return made


def _sections(graph: Graph, report: StatusReport) -> Iterator[tuple[Node | None, str | None, Sequence[ItemStatus]]]:
    """Each task with its status and items, then the plans with the items of their own."""
    left = {item.id: item for item in report.items}
    for task in report.tasks:
        rows = (row.id for row in graph.rows(task.id))
        yield graph.nodes[task.id], task.status, [left.pop(row) for row in rows if row in left]
    for plan in graph.of("Plan"):
        own = [left.pop(row.id) for row in graph.rows(plan.id) if row.id in left]
        if own:
            yield plan, None, own
    if left:
        yield None, None, list(left.values())


def _counts(what: str, statuses: Sequence[str]) -> Text:
    found, words = Counter(statuses), schema().lists["status"]
    told = [(f"{LIGHT}{word.label}{found[word.code]}项", STATUS_STYLES[word.code], word.code) for word in words]
    lights = [part for light, style, code in told if found[code] for part in ("　", prose(light, style))]
    return joined(prose(f"{what}共{len(statuses)}项", "bold"), *lights)
