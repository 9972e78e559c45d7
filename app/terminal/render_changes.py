"""What a command that changed the store says on a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType

from app.terminal.render import indented, joined, prose
from app.wiring import Ingested, Reported
from graph import Decision
from ontology import schema

_DONE = {"added": "已导入", "replaced": "已替换", "unchanged": "已在库中，没有变化"}
_COUNTED = ("Action", "Task", "Indicator", "Project", "Unit", "Person")
_SHOWN = 5


def ingest_parts(done: Sequence[Ingested]) -> Iterator[RenderableType]:
    """For each file what became of it and how much was read; then where to look next."""
    for each in done:
        name = next((node.name for node in each.reading.nodes if node.id == each.reading.plan), None)
        title = f"《{name}》" if name else f"属于 {each.reading.plan} 的文件"
        yield joined(prose(f"{_DONE[each.outcome.what]}：", "bold"), prose(f"{each.reading.document.name} {title}"))
        yield indented(_counts(each), "dim")
        if each.outcome.orphans:
            listed = "、".join(each.outcome.orphans[:_SHOWN])
            yield indented(f"新文件里没有了{len(each.outcome.orphans)}个有填报或核定的条目：{listed}。", "bold yellow")
    if any(node.kind == "Finding" for each in done for node in each.reading.nodes):
        yield prose("方案里的矛盾和存疑之处用 lutu check 看。")


def _counts(each: Ingested) -> str:
    counts = Counter(node.kind for node in each.reading.nodes)
    told = [f"{counts[kind]}个{schema().kind_label(kind)}" for kind in _COUNTED if counts[kind]]
    told += [f"{counts['Finding']}条问题"] if counts["Finding"] else []
    return f"读到{'、'.join(told)}。" if told else "没有读到可用的内容。"


def report_parts(done: Reported) -> Iterator[RenderableType]:
    """How many reports came in, of which days, and what they replaced."""
    days = sorted({each.key[1] for each in done.reports})
    span = days[0] if len(days) == 1 else f"{days[0]} 至 {days[-1]}"
    told = f"{done.document.name}，{len(done.reports)}条填报，截至日期 {span}。"
    yield joined(prose("已导入：" if done.filed.new else "已在库中，没有变化：", "bold"), prose(told))
    known = len(done.reports) - done.filed.new
    if done.filed.new and known:
        yield indented(f"其中{known}条已在库中，没有变化。", "dim")
    if done.filed.replaced:
        yield indented(f"其中{done.filed.replaced}条替换了先前的填报，先前的留在历史里。", "dim")
    for doubt in done.doubts[:_SHOWN]:
        yield indented(f"请再核对：{doubt}", "bold yellow")
    if len(done.doubts) > _SHOWN:
        yield indented(f"还有{len(done.doubts) - _SHOWN}处也请核对。", "bold yellow")
    yield prose("各项的状态用 lutu status 看。")


def decision_parts(decision: Decision) -> Iterator[RenderableType]:
    """What was decided, or taken back, and why."""
    verdict = {"confirm": "确认", "reject": "否定"}[decision.verdict]
    done = f"已撤销对它的{verdict}" if decision.undone else f"已{verdict}"
    yield joined(prose(f"{done}：", "bold"), prose(decision.claim))
    yield indented(f"理由：{decision.because}（{decision.at}）", "dim")


def template_parts(out: Path, rows: int) -> Iterator[RenderableType]:
    """Where the sheet is, and what to do with it."""
    yield joined(prose("已生成：", "bold"), prose(f"{out}，共{rows}行，填好后用 lutu progress import 导入。"))


def export_parts(out: Path, nodes: int, edges: int) -> Iterator[RenderableType]:
    """Where the graph is now, and how much of it there is."""
    yield joined(prose("已写出：", "bold"), prose(f"{out}，{nodes}个节点、{edges}条关系。"))
