"""How an answer looks on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType

from app.terminal.render import add_row, joined, prose, quoted, sample_line, status_light, table
from graph import Graph
from ontology import Evidence
from ontology import quoted as in_quotes

_QUOTES = 15  # of all results together; the rest is in --json
_OUTCOME_STYLES = {"answered": "bold", "no_match": "bold yellow", "not_understood": "bold yellow"}


def answer_parts(answer: Mapping[str, Any], graph: Graph, samples: bool) -> Iterator[RenderableType]:
    """The sentence first, then how the question was taken, what was found, and the plan's words for it."""
    yield prose(answer["answer"], _OUTCOME_STYLES[answer["outcome"]])
    if answer["reading"]:
        yield prose(f"理解为：{answer['reading']}", "dim")
    if answer["unused"]:
        yield prose(f"没有用到的词：{'、'.join(answer['unused'])}", "dim")
    judged = any(result["status"] for result in answer["results"])
    if samples and (judged or (answer["outcome"] != "not_understood" and not answer["results"])):
        yield sample_line()
    if answer["groups"]:
        yield _groups(answer["groups"])
    if answer["results"]:
        yield _results(answer["results"], judged)
        yield from _proof(answer["results"], graph)
    for each in answer["related"]:
        yield prose(f"相关：{_called(each)}——{each['why']}", "dim")


def _groups(groups: Sequence[Mapping[str, Any]]) -> RenderableType:
    valued = any(group["value"] is not None for group in groups)
    made = table("分组", "数值" if valued else "数量")
    for group in groups:
        add_row(made, group["key"], _plain(group["value"]) if valued else str(group["count"]))
    return made


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _results(results: Sequence[Mapping[str, Any]], judged: bool) -> RenderableType:
    numbered = any(result["no"] for result in results)
    columns = [*(["序号"] if numbered else []), "名称", *(["状态"] if judged else []), "为什么"]
    made = table(*columns, kept=("序号", "状态"), narrow=("名称",))
    for result in results:
        before: list[RenderableType] = [result["no"] or ""] if numbered else []
        light = [status_light(result["status"])] if judged else []
        via = "（间接）" if result["via"] == "indirect" else ""
        add_row(made, *before, result["name"] or "姓名不详", *light, via + result["why"])
    return made


def _proof(results: Sequence[Mapping[str, Any]], graph: Graph) -> Iterator[RenderableType]:
    """Each slice once, under the first result that it proves."""
    slices = {(each["document"], each["start"], each["end"]): each for result in results for each in result["evidence"]}
    if not slices:
        return
    yield prose("方案原文", "bold")
    for _, each in sorted(slices.items())[:_QUOTES]:
        yield joined("· ", quoted(graph, Evidence(**each)))
    if len(slices) > _QUOTES:
        yield prose(f"另有{len(slices) - _QUOTES}处原文，用 --json 可看全部。", "dim")


def _called(thing: Mapping[str, Any]) -> str:
    name = thing["name"] or "姓名不详"
    return f"任务{thing['no']}{in_quotes(name)}" if thing["kind"] == "Task" else name
