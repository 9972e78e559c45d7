"""Figures on one line, ranks and due days: what is drawn is what status judges by."""

from datetime import date

import pytest
from status_plans import Plan, annual, base, goal, graph_of, level, new, told, top, total, words

from graph import dues, gauges, items, ranks, reported_days

JUNE = date(2021, 6, 30)


def only(graph):
    (item,) = items(graph)
    return item


# 30 June 2021 is day 181 of 365; the whole of 2021 to 2022 has 730 days.
GAUGES = {
    "level from a base": ((level(2021, 20), base("2020-12-31", 10), told("2021-06-30", 14)), (14, 14.9589, 20)),
    "no report": ((level(2021, 20),), (None, None, 20)),
    "a total less the last total": (
        (new(2020, 8), new(2021, 10), told("2020-12-31", 8, "cumulative"), told("2021-06-30", 12, "cumulative")),
        (4, 4.9589, 10),
    ),
    "this year's on top of a total": (
        (total(2022, 30), level(2020, 1), total(2021, 20), base("2020-12-31", 10, "cumulative"), told("2021-06-30", 2, "new")),
        (12, 9.9178, 20),
    ),
    "a straight line": ((level(2020, 10), level(2022, 20), told("2021-06-30", 12)), (12, 7.4384, 15)),
    "a rank": ((top(2021, 3), told("2021-06-30", 5)), (5, 3, 3)),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "numbers"), GAUGES.values(), ids=GAUGES)
def test_numbers_of_a_gauge_are_of_one_sense(parts, numbers):
    graph = graph_of(*parts)
    (gauge,) = gauges(graph, only(graph), JUNE)
    assert (gauge.reached, gauge.expected, gauge.target) == numbers


def test_a_line_is_said_to_be_drawn_and_words_have_no_gauge():
    graph = graph_of(level(2020, 10), level(2022, 20), words(2023, "完成建设"))
    assert [each.drawn for each in gauges(graph, only(graph), JUNE)] == [True]
    assert gauges(graph, only(graph), date(2023, 6, 30)) == ()


def test_two_figures_are_two_gauges():
    pair = [
        new(2021, value, text="1个/2亿元", name=name, measure_unit=name) for value, name in ((1, "个"), (2, "亿元"))
    ]
    graph = graph_of(*pair, told("2021-06-30", 1, values=[1, 0.5]))
    found = gauges(graph, only(graph), JUNE)
    assert [(each.name, each.reached, each.target) for each in found] == [("个", 1, 1), ("亿元", 0.5, 2)]


RANKS = {
    "risen": ((told("2021-06-30", 1, rank=4, rank_before=5),), True),
    "equal is not risen": ((told("2021-06-30", 1, rank=5, rank_before=5),), False),
    "compared with the last earlier report": (
        (told("2021-03-31", 1, rank=4), told("2021-05-31", 1), told("2021-06-30", 1, rank=3)),
        True,
    ),
    "nothing to compare with": ((told("2021-06-30", 1, rank=4),), None),
    "no report": ((), None),
}


@pytest.mark.parametrize(("reports", "risen"), RANKS.values(), ids=RANKS)
def test_ranks(reports, risen):
    graph = graph_of(level(2021, 20), *reports, starred=True)
    found = ranks(graph, only(graph), JUNE)
    assert found is not None
    assert found.risen is risen


def test_others_have_no_ranks():
    graph = graph_of(level(2021, 20), told("2021-06-30", 1, rank=4, rank_before=5))
    assert ranks(graph, only(graph), JUNE) is None


def test_due_days_are_named_by_words_or_the_end_of_the_year():
    plan = Plan()
    task = plan.task("1")
    plan.row(task, "规划", words(2021, "5月完成规划编制"), words(2022, "通过评审"), kind="Project")
    plan.row(task, "数", annual(2021, 10), goal(2022, "不考核", "unassessed"))
    found = [(each.day.isoformat(), each.text, each.named) for each in dues(plan.graph())]
    assert found == [
        ("2021-05-31", "5月完成规划编制", True),
        ("2021-12-31", "每年10", False),
        ("2022-12-31", "通过评审", False),
    ]


def test_reported_days_leave_the_plan_s_own_figures_out():
    graph = graph_of(
        level(2021, 20), base("2020-12-31", 10), told("2021-06-30", 14), told("2021-03-31", 12), told("2021-06-30", 15)
    )
    assert reported_days(graph) == [date(2021, 3, 31), JUNE]
