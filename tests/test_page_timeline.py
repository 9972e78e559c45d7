"""What is due when, as things stand on a day."""

from datetime import date

import pytest
from progress_page import JUNE, progress_plan, progress_report

from app.page.progress import timeline


@pytest.fixture(scope="module")
def graph():
    return progress_plan()


def line(graph, day):
    shown = [each.id for each in progress_report(graph, day).items]
    return timeline.timeline(graph, shown, lambda at: progress_report(graph, at), day)


def names(tasks):
    return [each.due.item.node.name for each in tasks]


def sorts(found):
    return {sort: names(getattr(found, sort)) for sort in ("overdue", "silent", "today") if getattr(found, sort)}


# The plan's words name 31 May 2021; all else is due at the ends of 2021 and 2022.
MAP = ["规划<b>图</b>"]
OPEN = ["没达标的", "没填报的"]
DAYS = {
    "before anything is due": (date(2021, 3, 1), {}, [], [], 4),
    "a named day comes within 90": (date(2021, 4, 1), {}, [], MAP, 3),
    "and within 30": (date(2021, 5, 10), {}, MAP, [], 3),
    "on its day it is not overdue": (date(2021, 5, 31), {"today": MAP}, [], [], 3),
    "the day after nothing is reported": (date(2021, 6, 1), {"silent": MAP}, [], [], 3),
    "what is met is not open": (date(2021, 7, 1), {"overdue": MAP}, [], [], 2),
    "a year's end within 30": (date(2021, 12, 15), {"overdue": MAP}, OPEN, [], 0),
    "the year's end itself": (date(2021, 12, 31), {"overdue": MAP, "today": OPEN}, [], [], 0),
    "a past year stays overdue": (date(2022, 2, 1), {"overdue": MAP, "silent": OPEN}, [], [], 1),
}


@pytest.mark.parametrize(("day", "late", "soon", "after", "later"), DAYS.values(), ids=DAYS)
def test_what_is_due(graph, day, late, soon, after, later):
    found = line(graph, day)
    assert (sorts(found), names(found.soon), names(found.next)) == (late, soon, after)
    assert len(found.later) == later


def test_the_timeline_in_words_and_boxes(graph):
    found = line(graph, JUNE)
    assert timeline.told(found) == "1项过期没有完成，此后到年底2项。"
    assert timeline.months(found).count("<li") == 12
    assert "5月✖ 1项" in timeline.months(found).striptags()
    assert "2022年1项" in timeline.rest(found)


def test_lights_by_an_older_report_are_explained(graph):
    end = date(2021, 12, 31)
    found = line(graph, end)
    assert timeline.told(found) == "1项过期没有完成，当天到期2项。"
    assert "灯按各自最近的填报（最近6月30日）" in timeline.why_lit(found.today, end)
    assert timeline.why_lit(found.overdue, end) == ""
    assert "12月（本月）◷ 2项" in timeline.months(found).striptags()
    before = line(graph, JUNE)
    assert timeline.why_lit(before.later, JUNE) == ""
    silent = line(graph, date(2021, 6, 1))
    assert timeline.why_lit(silent.silent, date(2021, 6, 1)) == "这些事项当年都没有填报。"
    assert "○ 1项" in timeline.months(silent).striptags()


def test_what_documents_say_is_escaped(graph):
    assert "<b>图" not in timeline.listed(line(graph, JUNE).overdue, graph)


def late(graph, day):
    report = progress_report(graph, day)
    return timeline.late_line(graph, report, lambda at: progress_report(graph, at), {"as_of": day.isoformat()})


def test_what_is_overdue_stands_beside_the_statuses_in_the_next_year_too(graph):
    told = late(graph, date(2022, 2, 1))
    assert "✖ 1项过期没有完成、○ 2项过期后还没有填报" in told.striptags()
    assert "as_of=2022-02-01" in told


@pytest.mark.parametrize("day", [date(2021, 3, 1), date(2021, 3, 31)], ids=["no report yet", "nothing overdue"])
def test_nothing_overdue_is_not_told(graph, day):
    assert not late(graph, day)
