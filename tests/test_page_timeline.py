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


# The plan's words name 31 May 2021; all else is due at the ends of 2021 and 2022.
DAYS = {
    "before anything is due": (date(2021, 3, 1), [], [], [], 4),
    "a named day comes within 90": (date(2021, 4, 1), [], [], ["规划<b>图</b>"], 3),
    "and within 30": (date(2021, 5, 10), [], ["规划<b>图</b>"], [], 3),
    "on the day it is overdue": (date(2021, 5, 31), ["规划<b>图</b>"], [], [], 3),
    "what is met is not open": (date(2021, 7, 1), ["规划<b>图</b>"], [], [], 2),
    "a year's end within 30": (date(2021, 12, 15), ["规划<b>图</b>"], ["没达标的", "没填报的"], [], 0),
    "a past year stays overdue": (date(2022, 2, 1), ["规划<b>图</b>", "没达标的", "没填报的"], [], [], 1),
}


@pytest.mark.parametrize(("day", "overdue", "soon", "after", "later"), DAYS.values(), ids=DAYS)
def test_what_is_due(graph, day, overdue, soon, after, later):
    found = line(graph, day)
    assert (names(found.overdue), names(found.soon), names(found.next)) == (overdue, soon, after)
    assert len(found.later) == later


def test_the_timeline_in_words_and_boxes(graph):
    found = line(graph, JUNE)
    assert timeline.told(found) == "1项到期没有完成，此后到年底2项。"
    assert timeline.months(found).count("<li") == 12
    assert "5月✖ 1项" in timeline.months(found).striptags()
    assert "2022年1项" in timeline.rest(found)


def test_what_documents_say_is_escaped(graph):
    assert "<b>图" not in timeline.listed(line(graph, JUNE).overdue, graph)
