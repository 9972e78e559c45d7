"""An answer as a sheet: what it is called, what stands above the table, and what each row tells."""

import pytest

from app.page.ask.asking import Asked, asked
from app.page.ask.sheet import file_name, preface, sheet_rows
from app.page.source import Source
from graph import open_store


@pytest.fixture(scope="module")
def shared(demo_store) -> Source:
    """The sample plan with its sample reports."""
    store = open_store(demo_store)
    return Source(demo_store, store, store.revision)


NAMES = {
    "plain": ("区科技局负责哪些任务？", "区科技局负责哪些任务.xlsx"),
    "signs": ("../a:b*任务9?<i>\\", "a_b_任务9_i.xlsx"),
    "nothing": ("？？", "结果.xlsx"),
}


@pytest.mark.parametrize(("question", "name"), NAMES.values(), ids=NAMES)
def test_the_file_is_called_after_the_question(question, name):
    assert file_name(Asked(question, (), {}, None)) == name


def test_a_sheet_says_what_was_asked_as_of_when_and_that_reports_are_samples(shared):
    reply = asked(shared, "区科技局负责哪些任务？", (), ((1, "unit/路桥区/教育局"),))
    told = dict(preface(reply, True))
    assert list(told) == ["问题", "条件已改", "回答", "截至", "注意"]
    assert told["截至"] == "2021-09-30"
    assert "示例" in told["注意"]
    assert "注意" not in dict(preface(reply, False))


def test_a_sheet_has_a_row_for_each_result(shared):
    heads, rows = sheet(shared, "区教育局负责哪些任务？")
    assert len(rows) == asked(shared, "区教育局负责哪些任务？").answer["count"]
    assert {len(each) for each in rows} == {len(heads)}
    assert "目标" not in heads
    assert all(each[0] > 0 and each[-1].startswith(f"{each[0]}.") for each in rows)


def test_a_sheet_of_rows_has_their_figures_as_numbers_and_no_two_alike(shared):
    heads, rows = sheet(shared, "哪些指标未达标？")
    names = [each[2] for each in rows]
    assert len(set(names)) == len(names)
    assert {"工信部重点引才计划(创业类)（部级）", "工信部重点引才计划(创业类)（省级）"} <= set(names)
    one = dict(zip(heads, rows[names.index("工业企业设备联网率")], strict=True))
    assert (one["任务序号"], one["目标"], one["完成值"], one["计量单位"]) == (18, 50, 27.5, "%")
    assert one["此时应有"] == pytest.approx(37.4, abs=0.1)
    assert one["原文"] == "工业企业设备联网率 50% 60% 80%"
    assert {len(each) for each in rows} == {len(heads)}


def test_a_sheet_tells_words_as_words_and_a_unit_by_where_it_is_named(shared):
    heads, rows = sheet(shared, "知识产权产业园的状态")
    assert dict(zip(heads, rows[0], strict=True))["目标"] == "完善运行机制"
    heads, rows = sheet(shared, "任务9由谁负责")
    assert [(each[0], each[-1].split("\n")[0]) for each in rows] == [("", "区科技局"), ("", "区社发集团")]


def sheet(shared, question):
    reply = asked(shared, question)
    return sheet_rows(reply, shared.graph, shared.relations, shared.status_at(reply.day))
