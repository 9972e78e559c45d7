"""Figures, shares and ranks against time (contract: Status).

All sums were done by hand: 31 March, 30 June and 30 September are days 90, 181 and 273 of 365.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_plans import ABOVE_ONE, DAYS, Case, annual, base, goal, judge, level, new, run, table, told, top, total

SHARE = (base("2020-12-31", 1.35, measure_unit="%"), level(2021, 1.45, measure_unit="%"))
SAME = (base("2020-12-31", 91), level(2021, 91))
WRONG = (base("2020-12-31", 5.51), level(2021, 5.14))
DOWN = (base("2020-12-31", 12.4), level(2021, 10, "<="))
FALL = {"direction": "down"}
LEVELS = (
    # (1.42 - 1.35) / 0.1 = 0.7; / 0.74795 = 0.9359; by then 1.35 + 0.1 * 0.74795 = 1.4248
    Case("(v-b)/(T-b): 0.8 to 1 at_risk", (*SHARE, told("2021-09-30", 1.42)), "2021-09-30", "at_risk",
         "应升0.1，已升0.07，完成70%，时间进度75%，进度比0.94", expected=1.4248),
    Case("(v-b)/(T-b): from 1 on_track", (*SHARE, told("2021-09-30", 1.43)), "2021-09-30", "on_track", "进度比1.07"),
    Case("(v-b)/(T-b): below 0.8 off_target", (*SHARE, told("2021-09-30", 1.40)), "2021-09-30", "off_target", "0.67"),
    Case("below b: off_target", (*SHARE, told("2021-09-30", 1.3)), "2021-09-30", "off_target", "已升-0.05"),
    Case("f < 1, satisfied: met", (*SHARE, told("2021-03-31", 1.45)), "2021-03-31", "met"),
    Case("f = 1, satisfied: met", (*SHARE, told("2021-12-31", 1.45)), "2021-12-31", "met"),
    Case("f = 1, else off_target", (*SHARE, told("2021-12-31", 1.4499)), "2021-12-31", "off_target"),
    # b = 1.40: 0.1/0.3 = 0.333; / 0.4959 = 0.672. From the baseline it would be 0.15/0.35 / 0.4959 = 0.864
    Case("b the last value of an earlier year: a report", (*SHARE, level(2022, 1.7), told("2021-06-30", 1.6),
         told("2021-12-31", 1.4), told("2022-06-30", 1.5)), "2022-06-30", "off_target", "从2021年12月31日的1.4应升0.3"),
    Case("b is not of the year itself", (*SHARE, told("2021-03-31", 1.40), told("2021-09-30", 1.42)), "2021-09-30",
         "at_risk", "从2020年12月31日的1.35%"),
    Case("b from 2019", (base("2019-12-31", 10), level(2021, 20), told("2021-06-30", 15)), "2021-06-30", "on_track",
         "从2019年12月31日的10"),
    Case("a report of the baseline's day goes before it", (base("2020-12-31", 10, estimated=True), level(2021, 20),
         told("2020-12-31", 18), told("2021-06-30", 19)), "2021-06-30", "on_track", "从2020年12月31日的18应升2"),
    Case("words as a baseline are no b", (base("2020-12-31", None), level(2021, 20), told("2021-12-30", 19)),
         "2021-12-31", "at_risk", "没有以前年度的数，完成95%"),  # 0.95 / (364/365) = 0.953
    Case("an earlier rank is no b", (top(2021, 3), level(2022, 90), told("2021-12-31", 2), told("2022-06-30", 45)),
         "2022-06-30", "on_track", "完成50%"),
    # 60/100 / 0.748 = 0.802; 59: 0.789; 75: 1.003; 74: 0.989
    Case("v/T where there is none: 0.8", (level(2021, 100), told("2021-09-30", 60)), "2021-09-30", "at_risk",
         expected=74.7945),
    Case("v/T: below 0.8", (level(2021, 100), told("2021-09-30", 59)), "2021-09-30", "off_target"),
    Case("v/T: from 1", (level(2021, 100), told("2021-09-30", 75)), "2021-09-30", "on_track"),
    Case("v/T: below 1", (level(2021, 100), told("2021-09-30", 74)), "2021-09-30", "at_risk"),
    # 218.4/365 / (273/365) is 0.8, and 273/365 / (273/365) is 1, to the last digit
    Case("exactly 0.8: at_risk", (level(2021, 365), told("2021-09-30", 218.4)), "2021-09-30", "at_risk", "0.80"),
    Case("exactly 1: on_track", (level(2021, 365), told("2021-09-30", 273)), "2021-09-30", "on_track", "1.00"),
    Case("T = b, unsatisfied: at_risk before year's end", (*SAME, told("2021-11-30", 90)), "2021-11-30", "at_risk",
         "目标与2020年12月31日的91相同", expected=91),
    Case("T = b, satisfied: met", (*SAME, told("2021-06-30", 91)), "2021-06-30", "met"),
    Case("T = b, f = 1: off_target", (*SAME, told("2021-12-31", 90)), "2021-12-31", "off_target"),
    Case("T on the wrong side of b: only a falls away", (*WRONG, told("2021-06-30", 5.0)), "2021-06-30", "at_risk",
         "目标低于2020年12月31日的5.51而以高为好"),
    Case("T on the wrong side, satisfied", (*WRONG, told("2021-06-30", 5.2)), "2021-06-30", "met", "低于"),
    Case("T on the wrong side, f = 1", (*WRONG, told("2021-12-31", 5.0)), "2021-12-31", "off_target"),
    # (12.4 - 11.2) / 2.4 = 0.5; 11.4: 0.4167 / 0.4959 = 0.84; 12: 0.1667
    Case("down: half the way", (*DOWN, told("2021-06-30", 11.2)), "2021-06-30", "on_track", "应降2.4，已降1.2", FALL),
    Case("down: late", (*DOWN, told("2021-06-30", 11.4)), "2021-06-30", "at_risk", "0.84", FALL),
    Case("down: too late", (*DOWN, told("2021-06-30", 12)), "2021-06-30", "off_target", "", FALL),
    Case("down: T or better", (*DOWN, told("2021-06-30", 9)), "2021-06-30", "met", "", FALL),
    Case("down: f = 1", (*DOWN, told("2021-12-31", 10.1)), "2021-12-31", "off_target", "", FALL),
    Case("down: T on the wrong side", (base("2020-12-31", 8), level(2021, 10), told("2021-06-30", 11)), "2021-06-30",
         "at_risk", "目标高于2020年12月31日的8而以低为好", FALL),
    Case("down without b: T/v", (level(2021, 28), told("2021-12-30", 35)), "2021-12-31", "at_risk", "80%", FALL),
    Case("a ceiling turns the direction", (*DOWN, told("2021-06-30", 9)), "2021-06-30", "met"),
    Case("a ceiling above b holds while it is kept", (base("2020-12-31", 3), level(2021, 5, "<="),
         told("2021-06-30", 6)), "2021-06-30", "at_risk", "目标高于"),
    # (-10 + 45.9) / 58.9 = 0.6095; / 0.4959 = 1.229
    Case("b below nought", (base("2020-12-31", -45.9), level(2021, 13), told("2021-06-30", -10)), "2021-06-30",
         "on_track", "1.23"),
    Case("T = 0 without b", (level(2021, 0), told("2021-06-30", -1)), "2021-06-30", "at_risk"),
    Case("T = 0 reached", (level(2021, 0), told("2021-06-30", 0)), "2021-06-30", "met"),
    Case("= satisfied at better", (level(2021, 5, "="), told("2021-12-31", 6)), "2021-12-31", "met"),
    Case("~ satisfied at T", (level(2021, 5, "~"), told("2021-12-31", 5)), "2021-12-31", "met"),
    Case("~ not below T", (level(2021, 5, "~"), told("2021-12-31", 4.9)), "2021-12-31", "off_target"),
    Case(">= satisfied at T", (level(2021, 5, ">="), told("2021-12-31", 5)), "2021-12-31", "met"),
    Case("a range's floor", (level(2021, 3, "range", value_max=5), told("2021-12-31", 3)), "2021-12-31", "met"),
    Case("below a range's floor", (level(2021, 3, "range", value_max=5), told("2021-12-31", 2.9)), "2021-12-31",
         "off_target"),
    Case("down: a range's easier end", (level(2021, 25, "range", value_max=28), told("2021-12-31", 27)), "2021-12-31",
         "met", "", FALL),
    Case("a baseline in another unit", (base("2020-12-31", 9000, measure_unit="万元"),
         level(2021, 1.2, measure_unit="亿元"), told("2021-06-30", 1.05)), "2021-06-30", "on_track", "应升0.3"),
    Case("口径 says nothing about a level", (*SHARE, told("2021-09-30", 1.42, "cumulative")), "2021-09-30", "at_risk"),
)  # fmt: skip

RATE = annual(2021, 10, measure_unit="%")
EITHER_OR = (
    Case("rank at or better than T: on_track", (top(2021, 3), told("2021-06-30", 3)), "2021-06-30", "on_track"),
    Case("rank: smaller is better, however the target says it", (goal(2021, "全省第3位", "rank", 3),
         told("2021-12-31", 2)), "2021-12-31", "met"),
    Case("rank worse: at_risk before year's end", (top(2021, 3), told("2021-11-30", 4)), "2021-11-30", "at_risk",
         "列第4位", expected=3),
    Case("rank, f = 1: met", (top(2021, 3), told("2021-12-31", 2)), "2021-12-31", "met"),
    Case("rank, f = 1: off_target", (top(2021, 3), told("2021-12-31", 4)), "2021-12-31", "off_target"),
    Case("the value is the rank, not 全省排位", (top(2021, 3), told("2021-12-31", 4, rank=2)), "2021-12-31",
         "off_target"),
    Case("全省排位 alone where the target means it", (top(2021, 3), told("2021-12-31", rank=2)), "2021-12-31", "met"),
    Case("全省排位 alone says nothing of 全市", (top(2021, 3, "全市前3"), told("2021-12-31", rank=2)), "2021-12-31",
         "no_data"),
    Case("annual ratio reached: on_track", (RATE, told("2021-06-30", 11)), "2021-06-30", "on_track"),
    Case("annual ratio not reached: at_risk", (RATE, told("2021-06-30", 9.9)), "2021-06-30", "at_risk"),
    Case("annual ratio, f = 1: met", (RATE, told("2021-12-31", 10)), "2021-12-31", "met"),
    Case("annual ratio, f = 1: off_target", (RATE, told("2021-12-31", 9.9)), "2021-12-31", "off_target"),
    Case("annual ratio of nought", (annual(2021, 1, measure_unit="%"), told("2021-03-31", 0)), "2021-03-31", "at_risk"),
    Case("annual ratio: 累计 subtracts nothing", (annual(2022, 10, measure_unit="‰"),
         told("2022-12-31", 10, "cumulative")), "2022-12-31", "met"),
)  # fmt: skip


@table((*LEVELS, *EITHER_OR))
def test_figures(case: Case) -> None:
    run(case)


TWO = (
    goal(2021, "申报数12个,通过初评数7", "level", 12, name="申报数"),
    goal(2021, "申报数12个,通过初评数7", "level", 7, name="通过初评数"),
)


@pytest.mark.parametrize(
    ("values", "status"),
    [([12, 7], "met"), ([12, 6], "off_target"), ([11, 7], "off_target"), ([13, 8], "met"), (None, "no_data")],
)
def test_several_figures_are_as_bad_as_the_worst(values: list[float] | None, status: str) -> None:
    item = judge(*TWO, told("2021-12-31", 12, values=values), on="2021-12-31")
    assert item.status == status
    assert all(name in item.reason for name in ("申报数：", "通过初评数："))
    assert item.target == "申报数12个,通过初评数7"


def test_two_figures_have_their_own_history() -> None:
    money = [new(y, n, name=u, text=f"新增{a}个/{b}亿元", measure_unit=u)
             for y, a, b in ((2021, 2, 1), (2022, 4, 2)) for n, u in ((a, "个"), (b, "亿元"))]  # fmt: skip
    earlier = told("2021-12-31", 2, "new", values=[2, 1])
    item = judge(*money, earlier, told("2022-06-30", 4, "cumulative", values=[4, 2]), on="2022-06-30")
    assert item.status == "on_track"  # 2 of 4 and 1 of 2, at 0.496 of the year
    assert (item.value, item.expected) == ("4/2", "1.9836/0.9918")


def test_a_year_with_two_modes_in_a_row_judges_both_on_the_one_value() -> None:
    parts = (annual(2021, 2), annual(2022, 2), goal(2022, "到2022年累计5场", "cumulative", 5, name="累计"))
    item = judge(*parts, told("2021-12-31", 2), told("2022-12-31", 2), on="2022-12-31")
    assert item.status == "off_target"  # 2 of 2 this year, but 4 of 5 in all
    assert "累计4" in item.reason


GOOD_TO_BAD = ["met", "on_track", "at_risk", "off_target"]
figure = st.decimals(min_value=-1000, max_value=1000, places=2).map(float)


@given(figure, figure, st.none() | figure, figure, DAYS, st.sampled_from(["up", "down"]))
def test_a_better_level_is_never_a_worse_status(
    one: float, other: float, before: float | None, aim: float, day: str, direction: str
) -> None:
    worse, better = sorted((one, other), reverse=direction == "down")
    known = (level(2021, aim),) + (() if before is None else (base("2020-12-31", before),))
    found = [judge(*known, told(day, value), on=day, direction=direction).status for value in (better, worse)]
    assert GOOD_TO_BAD.index(found[0]) <= GOOD_TO_BAD.index(found[1])


@given(ABOVE_ONE, ABOVE_ONE, ABOVE_ONE, DAYS, st.sampled_from([new, annual, total]))
def test_more_is_never_a_worse_status(one: float, other: float, aim: float, day: str, mode: Any) -> None:
    worse, better = sorted((one, other))
    found = [judge(mode(2021, aim), told(day, value), on=day).status for value in (better, worse)]
    assert GOOD_TO_BAD.index(found[0]) <= GOOD_TO_BAD.index(found[1])


@given(figure, figure, figure, DAYS, st.integers(1, 1000))
def test_a_level_in_other_units_stands_the_same(v: float, b: float, aim: float, day: str, times: int) -> None:
    scaled = [[round(x * n, 2) for x in (v, b, aim)] for n in (1, times)]
    found = {judge(base("2020-12-31", b), level(2021, aim), told(day, v), on=day).status for v, b, aim in scaled}
    assert len(found) == 1
