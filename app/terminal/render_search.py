"""How search results, suggestions and what words expand to look on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from app.terminal.render import add_row, joined, prose, table
from ontology import schema
from search import under_tasks

FACETS = {"kind": "种类", "action": "行动", "unit": "单位", "status": "状态"}
_SHOWN = 5  # values of a facet; the rest is in --json


def hit_parts(found: Mapping[str, Any]) -> Iterator[RenderableType]:
    """Search results, the words marked in what is shown of each, and by what they can be narrowed."""
    hits = found["results"]
    for note in found["notes"]:
        yield prose(note, "yellow")
    if not hits:
        hint = "，或去掉一两个筛选" if found["filters"] else ""
        yield prose(f"没有找到“{found['query']}”，可换一个说法{hint}再试。", "bold yellow")
        return
    more = f"，列出前{len(hits)}条" if found["total"] > len(hits) else ""
    yield prose(f"找到{found['total']}条{more}。", "bold")
    made = table("种类", "任务", "名称", "摘录", kept=("种类", "任务"), narrow=("名称",))
    for at, below in under_tasks([(hit["id"], hit["task"]) for hit in hits]):
        hit = hits[at]
        label, shown = schema().kind_label(hit["kind"]), _marked(hit["snippet"], hit["marks"])
        told = joined(shown, prose(f"（{hit['why']}）", "dim"))
        add_row(made, f"└ {label}" if below else label, hit["no"] or "", hit["name"] or "姓名不详", told)
    yield made
    if found["total"] > len(hits):
        yield from _narrowing(found["facets"])


def _marked(snippet: str, marks: Sequence[Sequence[int]]) -> Text:
    parts, at = list[Text](), 0
    for start, end in marks:
        parts += [prose(snippet[at:start]), prose(f"【{snippet[start:end]}】", "bold yellow")]
        at = end
    return joined(*parts, prose(snippet[at:]))


def _narrowing(facets: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[RenderableType]:
    for field, label in FACETS.items():
        values = facets[field][:_SHOWN]
        if len(values) > 1:
            told = "、".join(f"{each['label']}（{each['count']}）" for each in values)
            yield prose(f"可按{label}筛选，如 {label}:{values[0]['label']}；有{told}", "dim")


def expansion_parts(found: Sequence[Mapping[str, Any]]) -> Iterator[RenderableType]:
    """What each word is searched for as well, and where that is written."""
    if not found:
        yield prose("没有可搜的词。", "bold yellow")
        return
    made = table("词", "也按这些词搜", "出自", "是谁的名称")
    for each in found:
        word = each["word"] + ("（可有可无）" if each["optional"] else "")
        sources = "、".join(dict.fromkeys(each["others"].values()))
        add_row(made, word, "、".join(each["others"]) or "—", sources or "—", "、".join(each["called"]) or "—")
    yield made


def suggestion_parts(words: str, found: Sequence[Mapping[str, Any]]) -> Iterator[RenderableType]:
    """One suggestion a line; where nothing begins like the words, what to do."""
    if not found:
        yield prose(f"没有以“{words}”开头的名称或常用词，换几个字或拼音首字母再试。")
    for each in found:
        label = schema().kind_label(each["kind"]) if each["kind"] else "常用词"
        yield prose(f"{each['text']}　{label}")
