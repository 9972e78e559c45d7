"""What changed between two days."""

from datetime import date

import pytest
from progress_page import JUNE, progress_plan, progress_report
from status_plans import graph_of, new, told

from app.page.progress import changes
from graph import items, statuses


@pytest.fixture(scope="module")
def graph():
    return progress_plan()


def test_what_documents_say_is_escaped(graph):
    shown = [each.node.id for each in items(graph)]
    found = changes.moves(progress_report(graph, date(2021, 1, 1)), progress_report(graph), shown)
    assert "<b>图" not in changes.listed(graph, found)


@pytest.mark.parametrize(
    ("since", "sorts"),
    [
        pytest.param(date(2021, 1, 1), {changes.FIRST: 3}, id="first reports"),
        pytest.param(date(2021, 3, 31), {changes.WORSE: 1, changes.FIRST: 2}, id="6 of 10 in March, 1 in June"),
        pytest.param(JUNE, {}, id="no time between"),
    ],
)
def test_changes_by_sort(graph, since, sorts):
    shown = [each.node.id for each in items(graph)]
    found = changes.moves(progress_report(graph, since), progress_report(graph), shown)
    assert {sort: sum(move.sort == sort for move in found) for sort in changes.SORTS} == dict.fromkeys(
        changes.SORTS, 0
    ) | sorts


def test_a_new_year_silences_what_was_reported(graph):
    shown = [each.node.id for each in items(graph)]
    found = changes.moves(progress_report(graph), progress_report(graph, date(2022, 1, 1)), shown)
    assert {move.sort for move in found} == {changes.OTHER}
    both = graph_of(new(2021, 1), new(2022, 1), told("2021-06-30", 1))
    found = changes.moves(statuses(both, JUNE), statuses(both, date(2022, 1, 1)), [items(both)[0].node.id])
    assert [move.sort for move in found] == [changes.SILENT]


def test_arrivals_count_the_reports_between(graph):
    shown = [each.node.id for each in items(graph)]
    arrived = changes.arrivals(graph, date(2021, 3, 31), JUNE, shown)
    assert {day: times for (day, _), times in arrived.items()} == {"2021-06-30": 3}
    assert changes.told([], 0) == "没有收到填报，状态都没有变化。"


SINCE = {
    "the reports before": ([date(2021, 3, 31), JUNE], JUNE, date(2021, 3, 31)),
    "New Year's": ([JUNE], JUNE, date(2021, 1, 1)),
    "not on the same day": ([], date(2021, 1, 1), date(2020, 1, 1)),
    "later reports do not count": ([date(2021, 3, 31), JUNE], date(2021, 4, 1), date(2021, 1, 1)),
}


@pytest.mark.parametrize(("days", "as_of", "since"), SINCE.values(), ids=SINCE)
def test_the_day_to_compare_with(days, as_of, since):
    assert changes.usual_since(days, as_of) == since


EARLIER = {
    "only one day": ([JUNE], date(2021, 1, 1), "2021年6月30日是第一次填报，此前没有填报可比"),
    "one before": ([date(2021, 3, 31), JUNE], date(2021, 3, 31), ""),
    "a day before the first was chosen": (
        [date(2021, 3, 31), JUNE],
        date(2021, 2, 1),
        "2021年3月31日是第一次填报，此前没有填报可比",
    ),
    "none yet": ([], date(2021, 1, 1), ""),
}


@pytest.mark.parametrize(("days", "since", "said"), EARLIER.values(), ids=EARLIER)
def test_where_nothing_was_reported_before(days, since, said):
    assert changes.no_earlier(days, since, JUNE) == said


def test_first_reports_are_folded(graph):
    shown = [each.node.id for each in items(graph)]
    found = changes.moves(progress_report(graph, date(2021, 1, 1)), progress_report(graph), shown)
    assert "<summary>第一次填报的3项</summary>" in changes.folded(graph, found, "第一次填报的3项")


def test_many_changes_are_folded(graph):
    move = changes.moves(progress_report(graph, date(2021, 1, 1)), progress_report(graph), [items(graph)[0].node.id])
    assert "<details" not in changes.listed(graph, move)
    assert "其余5项" in changes.listed(graph, move * 30)
