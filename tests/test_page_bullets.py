"""Bullet bars and the ranks of starred indicators."""

import pytest
from progress_page import JUNE
from status_plans import graph_of, level, new, told, top

from app.page.progress import bullets
from graph import Gauge, items, statuses


def gauge(**more):
    known = {"text": "新增10", "name": "值", "mode": "new", "unit": "家", "target": 10, "reached": 5, "expected": 7.5}
    return Gauge(**{**known, "lower_is_better": False, "drawn": False, **more})


def test_a_bar_says_its_numbers_and_stays_in_its_box():
    told_of = bullets.bar(gauge(reached=40))
    assert 'aria-label="完成40家，此时应有8家，目标新增10"' in told_of
    widths = [float(part.split("%")[0]) for part in told_of.replace("left: ", "width: ").split("width: ")[1:]]
    assert widths == [92.6, 23.1, 18.5]


def test_the_mark_stands_at_the_number_and_the_colour_is_that_of_the_row():
    shown = bullets.bar(gauge(target=3, reached=1, expected=2.24), "企业数量", "at_risk")
    places = [part.split("%")[0] for part in shown.split("left: ")[1:]]
    assert places == ["92.6", "92.6"]
    assert "fill at_risk" in shown
    falls_short = bullets.bar(gauge(target=5.14, reached=4.01, expected=5.14, mode="level", unit=""), "评分")
    fill, *marks = (float(part.split("%")[0]) for part in falls_short.replace("left: ", "width: ").split("width: ")[1:])
    assert all(fill < mark for mark in marks)


@pytest.mark.parametrize(
    "more", [{"target": 0, "reached": 0, "expected": 0}, {"reached": None, "expected": None}, {"reached": -5}]
)
def test_odd_numbers_draw_an_empty_bar(more):
    assert "width: 0.0%" in bullets.bar(gauge(**more))


WANTED = {
    "as printed": (gauge(), "新增10"),
    "of several figures the own one": (gauge(text="2个/1亿元", target=2, unit="个"), "2个（2个/1亿元）"),
    "a straight line": (gauge(drawn=True, target=7.5), "7.5家（直线推算）"),
    "less is better": (gauge(lower_is_better=True, text="3以下"), "3以下，越低越好"),
    "a rank": (gauge(mode="rank", lower_is_better=True, text="前3名", target=3), "前3名"),
}


@pytest.mark.parametrize(("drawn", "words"), WANTED.values(), ids=WANTED)
def test_targets_in_words(drawn, words):
    assert bullets.wanted(drawn) == words


@pytest.mark.parametrize(
    ("value", "words"), [(7.4795, "7.48"), (0.0312, "0.0312"), (0.7479, "0.75"), (1200, "1200"), (10, "10")]
)
def test_numbers_as_people_read_them(value, words):
    assert bullets.number(value) == words


def test_stars_that_did_not_rise_stand_first():
    made = graph_of(level(2021, 10), told("2021-06-30", 9, rank=6, rank_before=5), starred=True)
    (item,), (status,) = items(made), statuses(made, JUNE).items
    stars = bullets.stars(made, [(item, status)], JUNE)
    assert "↓ 降" in bullets.star_table(made, stars)
    assert bullets.star_words(stars) == "1个带*指标要求全省排位上升：0个上升，1个没有上升。"


@pytest.mark.parametrize(
    ("now", "before", "words"), [(5, 6, "↑ 升"), (6, 6, "→ 未变"), (7, 6, "↓ 降"), (7, None, "– 不可比")]
)
def test_a_rank_moves_by_an_arrow(now, before, words):
    more = {} if before is None else {"rank_before": before}
    made = graph_of(level(2021, 10), told("2021-06-30", 9, rank=now, **more), starred=True)
    (item,), (status,) = items(made), statuses(made, JUNE).items
    shown = bullets.star_table(made, bullets.stars(made, [(item, status)], JUNE))
    assert words in shown
    assert "▲" not in shown.replace("▲</span> 有风险", "")


WHOLE = {
    "firms": (gauge(expected=22.4384), "国家高新技术企业数量", 23),
    "people without a unit": (
        gauge(unit="", name="", target=8000, reached=4400, expected=5983.56),
        "新招引大学毕业生数量",
        5984,
    ),
    "a total": (gauge(unit="", name="", mode="level", target=2, reached=2, expected=1.4959), "入驻企业数量", 2),
    "at most so many": (gauge(lower_is_better=True, expected=3.7), "事故起数", 3),
    "the unit is that of a part": (gauge(unit="个", name="个", target=2, expected=1.4959), "产业项目数量和投资金额", 2),
    "a share": (gauge(unit="%", target=50, expected=37.3973), "联网率", 37.3973),
    "an amount": (gauge(unit="亿元", expected=7.4795), "质押金额", 7.4795),
    "an index": (gauge(unit="", mode="level", target=96, reached=96, expected=95.874), "信息化发展指数", 95.874),
    "for every ten thousand": (gauge(unit="件", target=31, expected=30.4959), "每万人发明专利拥有量", 30.4959),
    "figures with decimals": (gauge(unit="件", target=7.2, expected=6.7715), "高价值专利拥有量", 6.7715),
    "nothing told": (gauge(expected=None), "企业数量", None),
}


@pytest.mark.parametrize(("drawn", "name", "due"), WHOLE.values(), ids=WHOLE)
def test_whole_things_are_due_as_whole_ones(drawn, name, due):
    assert bullets.due_by_now(drawn, name) == due


def test_a_rank_has_no_bar():
    made = graph_of(top(2021, 3), told("2021-06-30", 5))
    (item,), (status,) = items(made), statuses(made, JUNE).items
    shown = bullets.bullets(made, [(item, status)], JUNE)
    assert "第5" in bullets.bullet_table(made, shown, "")
    assert "<i" not in bullets.bar(shown[0].gauge)


def test_each_of_several_figures_has_its_own_standing():
    pair = [
        new(2021, value, text="1个/2亿元", name=name, measure_unit=name) for value, name in ((1, "个"), (2, "亿元"))
    ]
    made = graph_of(*pair, told("2021-06-30", 1, values=[1, 0.1]))
    (item,), (status,) = items(made), statuses(made, JUNE).items
    first, last = bullets.bullets(made, [(item, status)], JUNE)
    assert (first.gauge.status, last.gauge.status, status.status) == ("met", "off_target", "off_target")
    shown = bullets.bullet_table(made, [first], "").striptags()
    assert "已达标整项 ✖ 未达标" in shown
