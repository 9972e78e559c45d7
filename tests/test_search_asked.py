"""Families of questions on several plans, every one of them right: what a year's target says, shares, partners and others."""

import csv
from datetime import date
from pathlib import Path

import pytest
from test_search_judged import is_right

from graph import Graph, GraphExecutor, fit, open_store, refusal, statuses
from ingest import read_plan, read_sheet
from search import answer, ask, names_of

ROOT = Path(__file__).parent.parent
PLANS = {"l": "data/luqiao-2021.txt"} | {
    name: f"tests/plans/{name}.txt" for name in ("b1", "c1", "e1", "f1", "g1", "g4", "h1")
}
REPORTED, TODAY = date(2021, 9, 30), date(2026, 1, 1)
with (ROOT / "tests/questions/families.tsv").open(encoding="utf8") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def graphs():
    read = {name: read_plan(ROOT / path) for name, path in PLANS.items()}
    return {name: Graph([plan.document], plan.nodes, plan.edges) for name, plan in read.items()}


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """The names and the executor of the plan with its sample reports."""
    store, sheet = open_store(str(tmp_path_factory.mktemp("asked"))), read_sheet(ROOT / "data/progress-sample.csv")
    store.ingest([read_plan(ROOT / PLANS["l"])])
    store.report(sheet.document, tuple(fit(sheet, store.graph(), TODAY, refusal)))
    names = names_of(graph := store.graph())
    return names, GraphExecutor(names.relations, statuses(graph, REPORTED).by_id(), REPORTED)


@pytest.mark.parametrize("family", list(dict.fromkeys(row["family"] for row in ROWS)))
def test_every_wording_is_answered_right(family: str, graphs, reported):
    wrong = []
    for row in (row for row in ROWS if row["family"] == family):
        on_reports = row["plan"] == "r"
        found = (
            ask(row["question"], *reported) if on_reports else answer(row["question"], graphs[row["plan"]], {}, None)
        )
        wrong += [] if is_right(row, found) else [(row["question"], found["reading"])]
    assert wrong == []


@pytest.fixture
def asked(graphs):
    return lambda question, plan="l": answer(question, graphs[plan], {}, None)


def test_two_questions_are_one_answer_with_both_queries(asked):
    found = asked("高新技术企业数由谁负责，2025年目标是多少")
    assert [hit["kind"] for hit in found["results"]] == ["Unit", "Unit", "Unit", "Indicator"]
    assert found["value"] == 250
    assert found["query"]["then"]["give"]["op"] == "figures"
    assert found["cypher"].count(";\n") == 1
    assert "再查" in found["reading"]


def test_three_questions_are_one_answer(asked):
    found = asked("区科协负责什么，牵头什么，哪些任务依赖它")
    assert found["outcome"] != "answered"  # the last names no one by itself
    found = asked("区科协负责什么，牵头什么，有哪些指标")
    assert [hit["no"] for hit in found["results"] if hit["kind"] == "Task"] == [
        hit["no"] for hit in asked("区科协负责什么")["results"]
    ]
    assert {hit["id"] for hit in asked("区科协有哪些指标")["results"]} <= {hit["id"] for hit in found["results"]}
    assert found["reading"].count("；再") == 2
    assert found["cypher"].count(";\n") == 2


def test_what_two_units_tasks_differ_in_are_those_of_one_alone(asked):
    found = asked("区科协和区财政局的任务有什么不同")
    one, other = ({hit["id"] for hit in asked(f"{unit}负责哪些任务")["results"]} for unit in ("区科协", "区财政局"))
    assert {hit["id"] for hit in found["results"]} == one ^ other


def test_whoever_oversees_a_task_is_not_made_up(asked):
    found = asked("任务9的分管领导是谁")
    assert found["outcome"] == "no_match"
    assert "没有写分管领导" in found["answer"]
    assert "专班有哪些成员" in found["answer"]


def test_a_unit_is_none_of_those_it_shares_tasks_with(asked):
    found = {hit["name"] for hit in asked("跟区科协一起干活的都有谁")["results"]}
    tasks = [hit["no"] for hit in asked("区科协负责哪些任务")["results"]]
    sharing = {hit["name"] for no in tasks for hit in asked(f"任务{no}由谁负责")["results"]}
    assert found == sharing - {"区科协"}


def test_a_name_that_two_sorts_bear_is_told(asked):
    assert "同名的既有" in asked("恒金产业园由谁负责")["reading"]
    assert "同名的既有" not in asked("任务9由谁负责")["reading"]


def test_a_former_name_is_told(asked):
    assert "“劳动局”按“区人社局”理解" in asked("劳动局负责哪些任务")["reading"]


@pytest.mark.parametrize(("question", "printed"), [("发布机构是谁", "区科技局"), ("实施期限是什么", "2021—2025年")])
def test_a_fact_of_the_plan_comes_with_its_place(question: str, printed: str, asked, graphs):
    evidence = asked(question)["results"][0]["evidence"][0]
    text = graphs["l"].documents[evidence["document"]].text
    assert printed in evidence["quote"] == text[evidence["start"] : evidence["end"]]


def test_a_milestone_is_proved_by_the_words_of_its_year(asked):
    hit = next(hit for hit in asked("2022年完工的项目")["results"] if hit["name"] == "飞龙山庄")
    assert "2022年目标：完成建设" in hit["why"]
    assert hit["evidence"][0]["quote"] == "完成建设"


@pytest.mark.parametrize(
    "question",
    [
        "2022年没完工的项目",
        "区科技局负责哪些任务，天气怎么样",
        "任务9由谁负责，吃了吗",
        "国家高新技术企业数量的发文日期是哪天",
        "区科技局的索引号是多少",
        "任务9的发布机构是谁",
    ],
)
def test_what_can_not_be_placed_is_no_question(question: str, asked):
    assert asked(question)["outcome"] == "not_understood"


def test_two_figures_of_one_text_get_no_unit_that_is_not_printed(asked):
    assert asked("开展企业家培训2021年目标")["answer"].endswith("为每年2场,培训人次100。")


def test_yes_tells_which_of_the_good_statuses_it_is(reported):
    assert "的状态是正常推进" in ask("桐江大道达标了吗", *reported)["answer"]


def test_a_unit_found_for_several_tasks_comes_with_them_and_how_they_stand(reported):
    whys = [hit["why"] for hit in ask("哪些单位负责没达标的任务", *reported)["results"]]
    assert any(why.count("（未达标）") > 1 for why in whys), whys
