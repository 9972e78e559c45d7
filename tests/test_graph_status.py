"""Status, rule by rule of the contract: which report is judged, stars, tasks, one thing in several places, the JSON.

All sums were done by hand: 31 March, 30 June and 30 September are days 90, 181 and 273 of 365.
"""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_plans import (
    ABOVE_ONE,
    DAYS,
    PLAN,
    Case,
    Made,
    Plan,
    base,
    goal,
    graph_of,
    judge,
    level,
    new,
    run,
    table,
    told,
    top,
    words,
)

from graph.status import default_as_of, last_report, statuses

THIRTY = goal(2021, "新增30家以上", "new", 30, ">=", measure_unit="家")

WHICH = (
    Case("judged on the latest report", (new(2021, 30), told("2021-03-31", 1), told("2021-09-30", 24)), "2021-10-15",
         "on_track", "截至9月30日完成24"),  # 24/30 = 0.8; 0.8 / 0.748 = 1.07
    Case("not later than D", (new(2021, 30), told("2021-03-31", 1), told("2021-09-30", 30)), "2021-09-29",
         "off_target", "截至3月31日完成1"),
    Case("of D itself too", (new(2021, 30), told("2021-09-30", 30)), "2021-09-30", "met"),
    Case("of year Y", (new(2021, 30), new(2022, 40), told("2021-12-31", 30)), "2022-06-30", "no_data"),
    Case("against the target of year Y", (new(2021, 30), new(2022, 60), told("2022-12-31", 30)), "2022-12-31",
         "off_target", "2022年目标新增60"),
    # 15/30 = 0.5; 0.5 / (181/365) = 1.008, but 0.5 / (273/365) would be 0.67
    Case("dates are the report's, never D", (new(2021, 30), told("2021-06-30", 15)), "2021-09-30", "on_track", "1.01"),
    # 2024: 182/366 = 0.49727; 0.497 is less, 0.498 is more
    Case("f: day of the year over the days in the year", (new(2024, 1000), told("2024-06-30", 497)), "2024-06-30",
         "at_risk", "进度比0.999"),
    Case("f in a leap year", (new(2024, 1000), told("2024-06-30", 498)), "2024-06-30", "on_track", "进度比1.00"),
    Case("f is 1 on 31 December", (new(2024, 1000), told("2024-12-31", 999)), "2024-12-31", "off_target"),
    Case("f is less on 30 December", (new(2024, 1000), told("2024-12-30", 999)), "2024-12-31", "on_track"),
    Case("the arithmetic in words", (THIRTY, told("2021-09-30", 21)), "2021-09-30", "at_risk",
         "2021年目标新增30家以上，截至9月30日完成21家，完成70%，时间进度75%，进度比0.94，有风险", expected=22.4384),
)  # fmt: skip

NONE = (
    Case("No target for Y: not_assessed", (new(2021, 3), told("2022-06-30", 5)), "2022-06-30", "not_assessed"),
    Case("before the plan too", (new(2021, 3),), "2020-06-30", "not_assessed"),
    Case("不考核: not_assessed", (goal(2021, "不考核", "unassessed"), told("2021-06-30", 5)), "2021-06-30",
         "not_assessed", "不考核"),
    Case("No report in Y: no_data", (new(2021, 3),), "2021-06-30", "no_data", "此前也没有填报"),
    Case("the reason names the last earlier one", (new(2021, 3), new(2022, 3), told("2021-03-31", 1),
         told("2021-12-31", 2)), "2022-06-30", "no_data", "最近一次填报是2021年12月31日的2"),
    Case("a later report is none", (new(2021, 3), told("2021-09-30", 3)), "2021-06-30", "no_data"),
    Case("a baseline is no report", (level(2021, 3), base("2020-12-31", 2)), "2021-06-30", "no_data"),
    Case("without a value: no_data", (new(2021, 3), told("2021-06-30", state="已完成")), "2021-06-30", "no_data",
         "没有完成值"),
    Case("without a state: no_data", (words(2021, "启动"), told("2021-06-30", 3)), "2021-06-30", "no_data", "没有状态"),
    Case("both given: the target takes the value", (new(2021, 3), told("2021-06-30", 3, state="滞后")), "2021-06-30",
         "met"),
    Case("both given: the target takes the state", (words(2021, "启动"), told("2021-06-30", 3, state="滞后")),
         "2021-06-30", "off_target"),
)  # fmt: skip


@table((*WHICH, *NONE))
def test_what_is_judged(case: Case) -> None:
    run(case)


@given(DAYS, DAYS, ABOVE_ONE)
def test_time_alone_changes_nothing(day: str, later: str, value: float) -> None:
    day, later = sorted((day, later))
    parts = (new(2021, 100), told(day, value))
    assert judge(*parts, on=day) == judge(*parts, on=later)


GROWING = (new(2021, 30), told("2020-12-31", 1, rank=40))


@pytest.mark.parametrize(
    ("value", "day", "ranks", "status", "says"),
    [
        pytest.param(30, "2021-12-31", {"rank": 5, "rank_before": 6}, "met", "由第6升至第5", id="risen"),
        pytest.param(30, "2021-12-31", {"rank": 6, "rank_before": 6}, "off_target", "本期第6", id="not risen"),
        pytest.param(30, "2021-12-31", {"rank": 7, "rank_before": 6}, "off_target", "须排位上升", id="fallen"),
        pytest.param(30, "2021-06-30", {"rank": 7, "rank_before": 6}, "at_risk", "", id="met turns at_risk before"),
        pytest.param(20, "2021-06-30", {"rank": 7, "rank_before": 6}, "at_risk", "", id="on_track turns at_risk"),
        pytest.param(20, "2021-06-30", {"rank": 5, "rank_before": 6}, "on_track", "", id="risen before year's end"),
        pytest.param(1, "2021-06-30", {"rank": 7, "rank_before": 6}, "off_target", "", id="off_target stays"),
        pytest.param(1, "2021-12-31", {"rank": 5, "rank_before": 6}, "off_target", "", id="a rank does not save"),
        pytest.param(30, "2021-12-31", {"rank": 39}, "met", "由第40升", id="上期 empty: the last earlier report's"),
        pytest.param(30, "2021-12-31", {"rank": 40}, "off_target", "", id="the earlier report's, not risen"),
        pytest.param(30, "2021-12-31", {"rank_before": 6}, "unknown", "没有填报全省排位", id="no rank: unknown"),
        pytest.param(30, "2021-06-30", {}, "met", "", id="no rank before year's end: nothing changes"),
        pytest.param(20, "2021-06-30", {}, "on_track", "", id="no rank before it: on_track stays"),
    ],
)
def test_a_starred_indicator_needs_its_rank_to_rise(
    value: float, day: str, ranks: Made, status: str, says: str
) -> None:
    item = judge(*GROWING, told(day, value, **ranks), on=day, starred=True)
    assert (item.status, says in item.reason) == (status, True)


def test_without_a_rank_to_compare_with_a_starred_indicator_is_unknown() -> None:
    assert judge(new(2021, 30), told("2021-12-31", 30, rank=5), on="2021-12-31", starred=True).status == "unknown"


@pytest.mark.parametrize("row", [{}, {"kind": "Project", "starred": True}], ids=["no star", "no indicator"])
def test_only_starred_indicators_need_a_rank(row: Made) -> None:
    item = judge(words(2021, "启动"), told("2021-12-31", state="已完成", rank=9, rank_before=2), on="2021-12-31", **row)
    assert item.status == "met"


def test_the_default_date_is_the_latest_report_that_is_not_in_the_future() -> None:
    graph = graph_of(base("2022-12-31", 1), new(2021, 30), told("2021-06-30", 3), told("2021-09-30", 9))
    assert default_as_of(graph, date(2021, 9, 30)) == last_report(graph, date(2021, 12, 1)) == date(2021, 9, 30)
    assert default_as_of(graph, date(2021, 9, 29)) == date(2021, 6, 30)
    assert last_report(graph, date(2021, 1, 1)) is None
    assert default_as_of(graph, date(2021, 1, 1)) == date(2021, 1, 1)


def end(value: float | None = None, **more: Any) -> Made:
    return told("2021-12-31", value, **more)


def tasks(plan: Plan, on: str = "2021-12-31") -> dict[str, str]:
    return {each.no: each.status for each in statuses(plan.graph(), date.fromisoformat(on)).tasks}


ROWS = {
    "off_target": (new(2021, 30), end(1)),
    "at_risk": (new(2021, 1), told("2021-11-30", 0)),
    "unknown": (new(2021, 30), end(30)),
    "no_data": (new(2021, 30),),
    "on_track": (top(2021, 3), told("2021-11-30", 2)),
    "met": (new(2021, 30), end(30)),
    "not_assessed": (new(2022, 30),),
}


@given(st.lists(st.sampled_from(sorted(ROWS)), max_size=5))
def test_a_task_is_as_bad_as_its_worst_row(found: list[str]) -> None:
    order = ["off_target", "at_risk", "unknown", "no_data", "on_track", "met", "not_assessed"]
    plan = Plan()
    task, annexed = plan.task("1"), plan.task("2")
    plan.row(annexed, "使方案有附表", new(2021, 1), end(1))
    for i, status in enumerate(found):
        plan.row(task, f"行{i}", *ROWS[status], starred=status == "unknown")
    report = statuses(plan.graph(), date(2021, 12, 31))
    assert [item.status for item in report.items][: len(found)] == found
    assert {t.no: t.status for t in report.tasks}["1"] == next((s for s in order if s in found), "not_assessed")
    assert sum(report.counts.values()) == len(found) + 1
    assert all(report.counts[status] == found.count(status) + (status == "met") for status in order)


def test_a_body_figure_counts_only_in_a_plan_without_an_annex() -> None:
    plain, annexed = Plan(id="无附表"), Plan()
    late = (new(2021, 30, scope="body"), end(1))
    for plan in (plain, annexed):
        one, two, _ = plan.task("1"), plan.task("2"), plan.task("3")
        plan.row(one, "正文数", *late, scope="body")
        plan.row(two, "另一数", new(2021, 30, scope="body"), end(30), scope="body")
    annexed.row(f"{PLAN}/task/2", "附表数", new(2021, 30))
    both = Plan(id="无附表")
    both.nodes, both.edges = plain.nodes + annexed.nodes, plain.edges + annexed.edges
    report = statuses(both.graph(), date(2021, 12, 31))
    assert {each.id: each.status for each in report.tasks} == {
        "无附表/task/1": "off_target",
        "无附表/task/2": "met",
        "无附表/task/3": "not_assessed",  # nothing to judge it by
        f"{PLAN}/task/1": "not_assessed",  # an annex, and no row in it
        f"{PLAN}/task/2": "no_data",
        f"{PLAN}/task/3": "not_assessed",
    }
    assert len(report.items) == 5


def linked() -> Plan:
    """One thing in annex, body and headline; the annex has 2021, the body alone has 2023, the headline 2025."""
    plan = Plan()
    task, other = plan.task("1"), plan.task("2")
    annex = plan.row(task, "研发占比", base("2020-12-31", 1.5), level(2021, 2), level(2025, 3))
    rival, alone = level(2021, 5, scope="body", preferred=False), level(2023, 2.5, scope="body")
    twin = plan.row(other, "研发投入占比", rival, alone, scope="body")
    head = plan.row(PLAN, "研发经费占比", level(2025, 4, scope="headline", preferred=False), scope="headline")
    plan.same(twin, annex)
    plan.same(head, annex)
    plan.row(PLAN, "综合指数", level(2021, 90, scope="headline"), scope="headline")
    return plan


def test_items_are_annex_rows_and_figures_that_no_annex_row_covers() -> None:
    found = statuses(linked().graph(), date(2021, 12, 31)).items
    assert [(item.name, item.task) for item in found] == [("研发占比", "1"), ("综合指数", None)]


@pytest.mark.parametrize("member", ["task/1/annex/研发占比", "task/2/body/研发投入占比", "headline/研发经费占比"])
@pytest.mark.parametrize(
    ("year", "value", "status"),
    [(2021, 2, "met"), (2023, 2.4, "off_target"), (2023, 2.5, "met"), (2024, 2.75, "met"), (2025, 3, "met")],
)
def test_one_thing_has_the_preferred_targets_and_all_reports(member: str, year: int, value: float, status: str) -> None:
    plan = linked()
    plan.part(f"{PLAN}/{member}", told(f"{year}-12-31", value))
    report = statuses(plan.graph(), date(year, 12, 31))
    assert report.items[0].status == status
    assert report.by_id()[f"{PLAN}/{member}"] == status


def test_of_two_reports_of_a_day_the_items_own_is_judged() -> None:
    plan = linked()
    for member, value in (("task/1/annex/研发占比", 2), ("task/2/body/研发投入占比", 1), ("headline/研发经费占比", 1)):
        plan.part(f"{PLAN}/{member}", end(value))
    assert statuses(plan.graph(), date(2021, 12, 31)).items[0].value == 2


def test_a_baseline_in_figures_goes_before_one_in_words() -> None:
    plan = Plan()
    annex = plan.row(plan.task("1"), "数", base("2020-12-31", None), level(2021, 20), told("2021-06-30", 15))
    head = plan.row(PLAN, "数", base("2020-12-31", 10), scope="headline")
    plan.same(head, annex)
    assert "从2020年12月31日的10应升10" in statuses(plan.graph(), date(2021, 6, 30)).items[0].reason


def test_of_two_figures_for_a_year_the_preferred_one_counts() -> None:
    rivals = level(2025, 80), level(2025, 60, preferred=False)
    assert judge(*rivals, told("2025-12-31", 70), on="2025-12-31").target == "80"
    assert judge(*rivals[::-1], told("2025-12-31", 70), on="2025-12-31").status == "off_target"


def test_split_rows_are_two_items_with_their_own_targets_and_reports() -> None:
    plan = Plan()
    task = plan.task("57")
    upper = plan.row(task, "人才计划", level(2021, 12), end(12), level="部级")
    lower = plan.row(task, "人才计划", level(2021, 22), end(20), level="省级")
    twin = plan.row(task, "人才计划", level(2022, 9, scope="body"), scope="body")
    plan.same(twin, upper)
    plan.same(twin, lower)
    found = statuses(plan.graph(), date(2021, 12, 31)).items
    assert {item.level: item.status for item in found} == {"部级": "met", "省级": "off_target"}


def test_json_has_the_contracts_keys() -> None:
    plan = linked()
    plan.part(f"{PLAN}/task/1/annex/研发占比", end(1.9))
    out = json.loads(json.dumps(statuses(plan.graph(), date(2021, 12, 31)).to_json(), ensure_ascii=False))
    assert list(out) == ["as_of", "items", "tasks", "counts"]
    assert out["as_of"] == "2021-12-31"
    keys = ["id", "kind", "name", "level", "task", "status", "reason", "expected", "value", "target"]
    assert [list(item) for item in out["items"]] == [keys, keys]
    assert out["items"][0] | {"reason": ""} == {
        "id": f"{PLAN}/task/1/annex/研发占比", "kind": "Indicator", "name": "研发占比", "level": None, "task": "1",
        "status": "off_target", "reason": "", "expected": 2, "value": 1.9, "target": "2",
    }  # fmt: skip
    assert out["items"][1]["task"] is out["items"][1]["value"] is None
    assert out["tasks"][0] == {"id": f"{PLAN}/task/1", "no": "1", "status": "off_target"}
    assert {status: n for status, n in out["counts"].items() if n} == {"off_target": 1, "no_data": 1}
