"""Amounts and totals: what a report means for its target, and which one is refused.

All sums were done by hand: 31 March, 30 June and 30 September are days 90, 181 and 273 of 365.
"""

import pytest
from hypothesis import given
from status_plans import (
    ABOVE_ONE,
    DAYS,
    PLAN,
    Case,
    Made,
    annual,
    base,
    graph_of,
    judge,
    level,
    new,
    run,
    table,
    told,
    total,
)

from graph.status import refusal
from ontology import Node

SUMMED = (new(2021, 30), new(2022, 40), new(2023, 60), told("2021-06-30", 15, "new"), told("2021-12-31", 30, "new"))
AMOUNTS = (
    Case("v/T, v being this year's", (new(2021, 30), told("2021-06-30", 14)), "2021-06-30", "at_risk", "完成47%"),
    Case("new: better than T", (new(2021, 30), told("2021-06-30", 31)), "2021-06-30", "met"),
    Case("new: f = 1", (new(2021, 30), told("2021-12-31", 29)), "2021-12-31", "off_target"),
    Case("annual", (annual(2021, 10, comparator=">="), told("2021-06-30", 5)), "2021-06-30", "on_track", "完成50%"),
    Case("a baseline is not subtracted", (base("2020-12-31", 27, "new"), new(2021, 30), told("2021-06-30", 15)),
         "2021-06-30", "on_track", "完成15"),
    # 140 - 120 = 20 of 40
    Case("累计 less a 累计 report", (new(2021, 30), new(2022, 40), told("2021-12-31", 120, "cumulative"),
         told("2022-06-30", 140, "cumulative")), "2022-06-30", "on_track", "累计140，减去此前累计120"),
    # 30 + 40 = 70; 100 - 70 = 30 of 60; the 15 of June 2021 are in the 30
    Case("累计 less the sum of the 当年 ones", (*SUMMED, told("2022-12-31", 40, "new"),
         told("2023-06-30", 100, "cumulative")), "2023-06-30", "on_track", "当年30"),
    Case("口径 empty: as the year's target", (*SUMMED[:3], told("2021-12-31", 30),
         told("2022-06-30", 50, "cumulative")), "2022-06-30", "on_track", "当年20"),
    # 4000 + 400 = 4400; 4600 - 4400 = 200 of 400
    Case("the sum stands on a 累计 baseline", (base("2020-12-31", 4000, "cumulative"), new(2021, 400), new(2022, 400),
         told("2021-12-31", 400, "new"), told("2022-06-30", 4600, "cumulative")), "2022-06-30", "on_track", "当年200"),
    # 120 + 30 = 150; 170 - 150 = 20 of 60
    Case("a 累计 report and a 当年 one after it", (*SUMMED[:3], told("2021-12-31", 120, "cumulative"),
         told("2022-12-31", 30, "new"), told("2023-12-30", 170, "cumulative")), "2023-12-31", "off_target", "当年20"),
    Case("else a baseline printed as 累计", (base("2020-12-31", 4000, "cumulative"), new(2021, 400),
         told("2021-06-30", 4200, "cumulative")), "2021-06-30", "on_track", "累计4200，减去此前累计4000"),
    Case("else, in the plan's first year, nothing", (base("2020-12-31", 101), new(2021, 40),
         told("2021-06-30", 20, "cumulative")), "2021-06-30", "on_track", "完成50%"),
    Case("a report of the same year is no total before it", (new(2021, 40), told("2021-03-31", 10, "cumulative"),
         told("2021-06-30", 20, "cumulative")), "2021-06-30", "on_track", "完成50%"),
    Case("where there is none: nothing to judge by", (new(2022, 40), told("2022-06-30", 20, "cumulative")),
         "2022-06-30", "no_data", "没有累计数可减"),
    Case("a baseline not printed as 累计 is none", (base("2020-12-31", 101), new(2022, 40),
         told("2022-06-30", 120, "cumulative")), "2022-06-30", "no_data"),
    Case("a level reported before is no total", (level(2021, 130), new(2022, 40), told("2021-12-31", 130),
         told("2022-06-30", 150, "cumulative")), "2022-06-30", "no_data"),
    Case("what was told of the baseline's year is in it", (base("2020-12-31", 4000, "cumulative"), new(2020, 300),
         new(2021, 400), told("2020-12-31", 300), told("2021-06-30", 4200, "cumulative")), "2021-06-30", "on_track",
         "当年200"),
    Case("annual as 累计", (annual(2021, 10), annual(2022, 10), told("2021-12-31", 10),
         told("2022-06-30", 15, "cumulative")), "2022-06-30", "on_track", "当年5"),
    Case("T <= 1, nothing yet, first half: on_track", (new(2021, 1), told("2021-06-30", 0)), "2021-06-30", "on_track"),
    Case("T <= 1, nothing yet, then at_risk", (new(2021, 1), told("2021-07-01", 0)), "2021-07-01", "at_risk"),
    Case("T <= 1, nothing yet, 30 December", (annual(2021, 1), told("2021-12-30", 0)), "2021-12-30", "at_risk"),
    Case("T <= 1, nothing, f = 1: off_target", (new(2021, 1), told("2021-12-31", 0)), "2021-12-31", "off_target"),
    # 0.3 / 0.4959 = 0.605
    Case("T <= 1, something: paced", (new(2021, 1), told("2021-06-30", 0.3)), "2021-06-30", "off_target", "0.60"),
    Case("T > 1, nothing yet: paced", (new(2021, 2), told("2021-03-31", 0)), "2021-03-31", "off_target"),
    Case("a level of 1 is paced", (level(2021, 1), told("2021-03-31", 0)), "2021-03-31", "off_target"),
    Case("a yearly ceiling kept: not yet met", (annual(2021, 5, comparator="<="), told("2021-06-30", 2)), "2021-06-30",
         "on_track"),
    Case("a yearly ceiling broken", (annual(2021, 5, comparator="<="), told("2021-03-31", 6)), "2021-03-31", "at_risk"),
    Case("a yearly ceiling kept, f = 1", (annual(2021, 5, comparator="<="), told("2021-12-31", 5)), "2021-12-31",
         "met"),
)  # fmt: skip

AIM = total(2025, 250)
TOTALS = (
    # 1 January 2021 to 31 December 2025 are 1826 DAYS, to 30 June 2025 1642: 0.89923; 200/250 = 0.8; / = 0.8897
    Case("total/T; f from the period's start to the end of the target's year", (AIM, told("2025-06-30", 200)),
         "2025-06-30", "at_risk", "时间进度90%，进度比0.89", expected=224.8083),
    Case("cumulative: from 1", (AIM, told("2025-06-30", 225)), "2025-06-30", "on_track"),
    Case("cumulative: below 0.8", (AIM, told("2025-06-30", 179)), "2025-06-30", "off_target"),
    Case("cumulative: met early", (AIM, told("2025-01-31", 250)), "2025-01-31", "met"),
    Case("cumulative: f = 1", (AIM, told("2025-12-31", 249)), "2025-12-31", "off_target"),
    # to 30 June 2022 546 of 730 days; 70/100 / 0.7479 = 0.936
    Case("the end of the target's own year, not of the period", (total(2022, 100), told("2022-06-30", 70)),
         "2022-06-30", "at_risk", "时间进度75%"),
    # 40 + 50 = 90
    Case("当年 reports of the years added up, the latest of each", (total(2022, 90), told("2021-06-30", 20, "new"),
         told("2021-12-31", 40, "new"), told("2022-03-31", 5, "new"), told("2022-12-31", 50, "new")), "2022-12-31",
         "met", "累计90"),
    Case("on top of a baseline printed as 累计", (base("2020-12-31", 4000, "cumulative"), total(2022, 4800),
         told("2021-12-31", 400, "new"), told("2022-12-31", 400, "new")), "2022-12-31", "met", "累计4800"),
    Case("a baseline not printed as 累计 is left out", (base("2020-12-31", 4000), total(2021, 4400),
         told("2021-12-31", 400, "new")), "2021-12-31", "off_target", "累计400"),
    Case("a 累计 report is the total", (base("2020-12-31", 4000, "cumulative"), total(2021, 4400),
         told("2021-12-31", 4400, "cumulative")), "2021-12-31", "met"),
    Case("口径 empty is 累计 here", (base("2020-12-31", 4000, "cumulative"), total(2021, 4400),
         told("2021-12-31", 400)), "2021-12-31", "off_target"),
    Case("当年 on top of an earlier 累计 report", (total(2022, 100), told("2021-12-31", 60, "cumulative"),
         told("2022-12-31", 40, "new")), "2022-12-31", "met", "累计100"),
    Case("new years before a total", (new(2021, 30), new(2022, 30), total(2023, 90), told("2021-12-31", 30),
         told("2022-12-31", 31), told("2023-12-31", 28, "new")), "2023-12-31", "off_target", "累计89"),
    Case("without a period: the year itself", (total(2025, 250), told("2025-06-30", 125)), "2025-06-30", "on_track",
         row={"period": None}),
)  # fmt: skip


@table((*AMOUNTS, *TOTALS))
def test_sums_over_the_years(case: Case) -> None:
    run(case)


@given(DAYS, ABOVE_ONE, ABOVE_ONE)
def test_as_a_total_or_as_the_years_own_it_is_the_same(day: str, before: float, value: float) -> None:
    known = (new(2020, 5), new(2021, 100), told("2020-12-31", before, "cumulative"))
    own = judge(*known, told(day, value, "new"), on=day, period=(2020, 2025)).status
    whole = told(day, round(before + value, 2), "cumulative")
    assert judge(*known, whole, on=day, period=(2020, 2025)).status == own


@pytest.mark.parametrize(
    ("parts", "report", "refused"),
    [
        pytest.param((new(2022, 4),), told("2022-06-30", 9, "cumulative"), True, id="nothing to subtract"),
        pytest.param((annual(2022, 4),), told("2022-06-30", 9, "cumulative"), True, id="annual too"),
        pytest.param((new(2021, 4),), told("2021-06-30", 9, "cumulative"), False, id="the plan's first year"),
        pytest.param((new(2022, 4),), told("2022-06-30", 9, "new"), False, id="当年"),
        pytest.param((new(2022, 4),), told("2022-06-30", 9), False, id="empty is 当年"),
        pytest.param((new(2022, 4),), told("2022-06-30", state="滞后"), False, id="no value"),
        pytest.param((new(2021, 4), new(2022, 4), told("2021-12-31", 3)), told("2022-06-30", 9, "cumulative"), False,
                     id="a 当年 report before"),
        pytest.param((new(2022, 4), told("2022-03-31", 3)), told("2022-06-30", 9, "cumulative"), True,
                     id="a report of the same year is no total before it"),
        pytest.param((base("2020-12-31", 5, "cumulative"), new(2022, 4)), told("2022-06-30", 9, "cumulative"), False,
                     id="a 累计 baseline"),
        pytest.param((base("2020-12-31", 5), new(2022, 4)), told("2022-06-30", 9, "cumulative"), True,
                     id="another baseline"),
        pytest.param((level(2022, 4),), told("2022-06-30", 9, "cumulative"), False, id="level"),
        pytest.param((total(2022, 4),), told("2022-06-30", 9, "cumulative"), False, id="cumulative"),
        pytest.param((annual(2022, 4, measure_unit="%"),), told("2022-06-30", 9, "cumulative"), False, id="ratio"),
        pytest.param((new(2021, 4),), told("2022-06-30", 9, "cumulative"), False, id="no target that year"),
    ],
)  # fmt: skip
def test_a_total_without_an_earlier_one_is_refused(parts: tuple[Made, ...], report: Made, refused: bool) -> None:
    row = f"{PLAN}/task/1/annex/指标"
    why = refusal(graph_of(*parts), row, Node("r", "Observation", report))
    assert (why is not None) is refused
    assert why is None or ("没有累计数可减" in why and "指标" in why)


def test_an_earlier_row_of_the_same_sheet_gives_the_total() -> None:
    graph, row = graph_of(new(2021, 4), new(2022, 4)), f"{PLAN}/task/1/annex/指标"
    report = Node("r", "Observation", told("2022-06-30", 9, "cumulative"))
    assert refusal(graph, row, report)
    assert refusal(graph, row, report, [Node("q", "Observation", told("2021-12-31", 3))]) is None
    assert refusal(graph, row, report, [Node("q", "Observation", told("2022-03-31", 3))])
    assert refusal(graph, "没有这一项", report) is None
