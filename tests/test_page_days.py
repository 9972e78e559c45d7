"""By which reports a day is judged, and the box that a day is typed in."""

from datetime import date

import pytest
from progress_page import progress_plan, progress_report

from app.page.progress.day_box import day_of
from app.page.progress.days import counted_by, days_of, latest, not_yet

MARCH, JUNE = date(2021, 3, 31), date(2021, 6, 30)

BY = {
    "the day of a report": ([MARCH, JUNE], JUNE, ""),
    "no report at all": ([], JUNE, ""),
    "before the first": ([JUNE], MARCH, ""),
    "after the only one": ([JUNE], date(2021, 12, 31), "（最近一次填报6月30日，按它计）"),
    "after several": ([MARCH, JUNE], date(2021, 7, 1), "（最近一次填报6月30日，各项按自己最近的填报计）"),
    "later ones do not count": ([MARCH, JUNE], date(2021, 4, 1), "（最近一次填报3月31日，按它计）"),
    "the year after": ([JUNE], date(2022, 2, 1), "（2022年还没有填报，最近一次填报是2021年6月30日）"),
    "one report in each year": ([JUNE, date(2022, 3, 1)], date(2022, 4, 1), "（最近一次填报3月1日，按它计）"),
}


@pytest.mark.parametrize(("days", "as_of", "said"), BY.values(), ids=BY)
def test_by_which_report_a_day_is_judged(days, as_of, said):
    assert counted_by(days, as_of) == said


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
