"""The board, its sentence and what is not reported."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from progress_page import progress_plan, progress_report, relations
from status_plans import Plan, graph_of, level

from app.page.progress.board import (
    Wanted,
    board,
    by_group,
    by_unit,
    chips,
    chosen,
    counting,
    folded_board,
    headline,
    of_plan,
)
from app.page.progress.missing import missing
from app.page.progress.missing import told as missing_told
from app.page.progress.whose import NOBODY, OWN, whose
from graph import Relations, statuses


@pytest.fixture(scope="module")
def made():
    graph = progress_plan()
    return progress_report(graph), whose(relations(graph))


def test_lines_of_actions_are_in_the_plan_s_order(made):
    report, owners = made
    lines = {line.owner.label: line.counts for line in by_group(report.items, owners)}
    assert lines == {"甲行动": {"off_target": 1, "met": 1}, "乙行动": {"off_target": 1, "no_data": 1}}
    assert list(lines) == ["甲行动", "乙行动"]


def test_units_of_one_name_are_told_apart_and_the_worst_stands_first(made):
    report, owners = made
    lines = [(line.owner.label, line.counts) for line in by_unit(report.items, owners)]
    assert lines == [
        ("科技局（乙市）", {"off_target": 1, "no_data": 1}),
        ("科技局（甲市）", {"off_target": 1, "met": 1}),
        (NOBODY, {"off_target": 1}),
    ]


WANTED = {
    "all": (Wanted(), 4),
    "a status": (Wanted(("off_target",)), 2),
    "several": (Wanted(("off_target", "no_data")), 3),
    "an action": (Wanted(group="甲行动"), 2),
    "a unit": (Wanted(unit="科技局（乙市）"), 2),
    "both": (Wanted(("off_target",), "乙行动", NOBODY), 1),
    "another plan": (Wanted(plan="别的方案"), 0),
}


@pytest.mark.parametrize(("wanted", "times"), WANTED.values(), ids=WANTED)
def test_chosen_items(made, wanted, times):
    assert len(chosen(made[0].items, made[1], wanted)) == times


def test_the_sentence_names_the_red_ones_first(made):
    said = headline(made[0], [date(2021, 6, 30)]).striptags()
    assert said == "截至2021年6月30日，2项任务中✖ 2项未达标；0项正常推进或已达标。"


def test_without_a_report_the_sentence_says_so():
    report = statuses(graph_of(level(2021, 1)), date(2021, 6, 30))
    assert "还没有任何填报" in headline(report, [])


def test_before_the_first_report_the_sentence_leads_to_it(made):
    report = progress_report(progress_plan(), date(2021, 3, 1))
    said = headline(report, [date(2021, 3, 31), date(2021, 6, 30)], "甲方案")
    assert said.striptags() == "截至2021年3月1日，还没有填报，第一次填报是3月31日的，看3月31日的进展。"
    href = str(said).split("href='")[1].split("'")[0].replace("&amp;", "&")
    assert parse_qs(urlsplit(href).query) == {"as_of": ["2021-03-31"], "plan": ["甲方案"]}


def test_a_year_without_targets_is_said_to_be_one(made):
    report = progress_report(progress_plan(), date(2030, 1, 1))
    assert headline(report, [date(2030, 1, 1)]).striptags() == "截至2030年1月1日，2项任务这一年都不考核。"


def test_chips_lead_to_their_items_and_are_no_colour_alone():
    told = chips({"off_target": 3}, {"unit": "科技局", "as_of": None})
    href = str(told).split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert parse_qs(urlsplit(href).query) == {"unit": ["科技局"], "show": ["清单"], "light": ["未达标"]}
    assert told.striptags() == "✖ 3"
    assert 'aria-label="未达标3项"' in told


def test_names_are_escaped(made):
    graph = progress_plan()
    told = board(by_group(made[0].items, whose(relations(graph))), "group", "<i>", {})
    assert "<i>的" not in told


def test_long_boards_are_folded(made):
    lines = by_unit(made[0].items, made[1])
    assert "<details" not in folded_board(lines, "unit", "各单位", {})
    assert "其余2个" in folded_board(lines * 5 + lines[:2], "unit", "各单位", {})


def test_a_plan_without_actions_is_grouped_by_task_and_its_own_items_by_a_word():
    plan = Plan()
    plan.row(plan.task("9"), "数", level(2021, 1))
    plan.row(plan.id, "总数", level(2021, 1), scope="headline")
    graph = plan.graph()
    report = statuses(graph, date(2021, 6, 30))
    assert [line.owner.label for line in by_group(report.items, whose(Relations(graph)))] == ["任务9“9”", OWN]


def test_of_several_plans_one_can_be_chosen():
    parts = [Plan(id=name) for name in ("甲市/方案", "乙市/方案")]
    for plan in parts:
        plan.row(plan.task("1"), "数", level(2021, 1))
    from graph import Graph

    graph = Graph([], [n for p in parts for n in p.nodes], [e for p in parts for e in p.edges])
    report, owners = statuses(graph, date(2021, 6, 30)), whose(Relations(graph))
    own = of_plan(report, owners, "甲市/方案")
    assert [each.id for each in own.tasks] == ["甲市/方案/task/1"]
    assert len(own.items) == 1
    assert of_plan(report, owners, "") is report


def test_missing_names_whom_to_ask(made):
    found = missing(made[0].items, made[1])
    assert (found.items, found.of) == (1, 4)
    assert [(line.unit.label, len(line.items), line.of) for line in found.lines] == [("科技局（乙市）", 1, 2)]
    assert missing_told(found) == "4个指标和项目里有1个今年没有填报，涉及1个单位。"


def test_a_year_in_which_nothing_is_asked_owes_nothing():
    graph = progress_plan()
    found = missing(statuses(graph, date(2030, 1, 1)).items, whose(relations(graph)))
    assert missing_told(found) == "这一年没有要填报的指标和项目，请换一个截至日期。"


def test_what_is_counted_is_said(made):
    assert counting(made[0]) == ("上面一句数的是任务，一项任务按它最差的一个指标或项目算；下面数的是4个指标和项目：")
    twice = replace(made[0].items[0], members=frozenset({"one", "other"}))
    assert "共写了5条，同一件事只算一个" in counting(replace(made[0], items=(twice, *made[0].items[1:])))
