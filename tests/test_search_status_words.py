"""Words of status in a search are filters, where the plan does not say them itself."""

from functools import cache
from pathlib import Path

import pytest

from graph import Graph
from ingest import read_plan
from search import Index, open_index

REAL = Path(__file__).parent.parent / "data" / "luqiao-2021.txt"


@cache
def index() -> Index:
    reading = read_plan(REAL)
    return open_index(Graph([reading.document], reading.nodes, reading.edges), None, "1", engine="whoosh")


@cache
def statuses() -> dict[str, str]:
    """Every third task or row is off target, every third at risk, the others are met."""
    judged = [each for each in index()._documents if each.kind in ("Task", "Indicator", "Project")]
    return {each.id: ("off_target", "at_risk", "met")[at % 3] for at, each in enumerate(judged)}


@pytest.mark.parametrize(
    ("typed", "same", "note"),
    [
        ("未达标", "状态:未达标", "“未达标”按 状态:未达标 筛选；要找原样的字，请加上引号。"),
        ("滞后", "状态:未达标", "“滞后”按 状态:未达标 筛选"),
        ("未达标任务", "状态:未达标 种类:任务", "“未达标任务”按 状态:未达标 种类:任务 筛选"),
        ("没完成的任务", "状态:未达标 种类:任务", "“没完成的任务”按"),
        ("达标的指标", "状态:达标 种类:指标", "“达标的指标”按 状态:正常推进、已达标 种类:指标 筛选"),
        ("已完成项目", "状态:已完成 种类:项目", "“已完成项目”按"),
        ("有风险的", "状态:有风险", "“有风险”按"),
        ("科技局滞后的任务", "科技局 状态:滞后 种类:任务", "“滞后的任务”按"),
        ("科技局未完成", "科技局 状态:滞后", "“未完成”按"),
        ("知识产权 滞后", "知识产权 状态:滞后", "“滞后”按"),
        ("滞后的知识产权", "知识产权 状态:滞后", "“滞后”按"),
        ("落后 专利", "专利 状态:滞后", "“落后”按"),
    ],
)
def test_words_of_status_are_filters_and_it_is_said(typed: str, same: str, note: str) -> None:
    result = index().search(typed, statuses=statuses())
    expected = index().search(same, statuses=statuses())
    assert result.total > 0
    assert [hit.id for hit in result.results] == [hit.id for hit in expected.results]
    assert result.notes[0].startswith(note)


@pytest.mark.parametrize(
    "typed",
    [
        "“滞后”",
        "完成",
        "风险",
        "风险投资",
        "完成率",
        "科技局完成",
        "不合格",
        "哪些任务滞后",
        "状态:有风险 滞后",
        "路基处理完成",
        "知识产权" * 20 + " 滞后",
    ],
)
def test_what_may_be_the_plans_own_words_is_no_filter(typed: str) -> None:
    result = index().search(typed, statuses=statuses())
    assert not [note for note in result.notes if "筛选" in note]


def test_without_any_status_they_are_words() -> None:
    assert index().search("滞后").filters == {}


def test_what_only_fits_a_filter_says_so() -> None:
    assert {hit.why for hit in index().search("滞后", statuses=statuses()).results} == {"符合筛选"}
