"""By which reports a day is judged, and the box that a day is typed in."""

from datetime import date

import pytest
from progress_page import progress_plan, progress_report

from app.page.progress.day_box import day_of
from app.page.progress.days import counted_by, days_of, latest, not_yet, shown_day

MARCH, JUNE = date(2021, 3, 31), date(2021, 6, 30)

AUGUST = date(2021, 8, 1)
BY = {
    "all on the day": ([JUNE, JUNE], [MARCH, JUNE], JUNE, ""),
    "no report at all": ([], [], JUNE, ""),
    "before the first": ([], [JUNE], MARCH, ""),
    "some on the day": (
        [JUNE, MARCH, MARCH],
        [MARCH, JUNE],
        JUNE,
        "（其中1个指标和项目在这一天填报，其余2个按各自最近的填报（最早3月31日，已过去91天）判断）",
    ),
    "all on one older day": ([JUNE], [MARCH, JUNE], AUGUST, "（这一天没有填报，按6月30日的填报判断，已过去32天）"),
    "on several older days": (
        [MARCH, JUNE],
        [MARCH, JUNE],
        AUGUST,
        "（这一天没有填报，各项按自己最近的填报判断：最近6月30日，最早3月31日，已过去123天）",
    ),
    "the year after": (
        [],
        [JUNE],
        date(2022, 2, 1),
        "（2022年还没有填报，最近一次填报是2021年6月30日的，已过去216天）",
    ),
}


@pytest.mark.parametrize(("used", "days", "as_of", "said"), BY.values(), ids=BY)
def test_by_which_report_a_day_is_judged(used, days, as_of, said):
    assert counted_by(used, days, as_of) == said


def test_a_view_without_a_box_for_the_day_says_which_it_shows():
    told = shown_day(progress_plan(), progress_report(progress_plan(), AUGUST))
    assert "状态截至2021年8月1日（这一天没有填报，按6月30日的填报判断，已过去32天）" in told.striptags()
    assert "href='/progress'" in told


def test_only_before_the_first_report_is_it_too_early():
    assert not_yet([JUNE], MARCH)
    assert not not_yet([JUNE], JUNE)
    assert not not_yet([], JUNE)
    assert latest([MARCH, JUNE], date(2021, 1, 1)) is None


def test_days_are_those_of_the_shown_items():
    report = progress_report(progress_plan())
    assert days_of(progress_plan(), report.items) == [MARCH, JUNE]
    silent = [each for each in report.items if each.name == "没填报的"]
    assert days_of(progress_plan(), silent) == []


@pytest.mark.parametrize("said", [None, "", "2021-02-30", "1231-02-02", "2021-6", "九月"])
def test_addresses_that_name_no_day(said):
    assert day_of(said) is None


def test_an_address_that_names_a_day():
    assert day_of("2021-06-30") == JUNE
