"""Clauses beside the question: small talk changes nothing and is told, hearsay says only of what it is."""

from pathlib import Path

import pytest

from graph import Graph
from ingest import read_plan
from search import names_of
from search.question import understand

PLAN = Path(__file__).parent.parent / "data" / "luqiao-2021.txt"


@pytest.fixture(scope="module")
def names():
    plan = read_plan(PLAN)
    return names_of(Graph([plan.document], plan.nodes, plan.edges))


@pytest.mark.parametrize(
    ("aside", "question"),
    [
        ("领导催着要", "任务9由谁负责"),
        ("我是新来的，情况还不熟", "任务9谁牵头"),
        ("我们局要报材料", "区科技局牵头的任务有哪些"),
        ("单位里催得紧", "区科技局负责哪些任务"),
        ("不好意思又来麻烦您", "区人社局参与哪些任务"),
        ("早上开会没听清", "哪个单位负责的任务最多"),
        ("同事刚问我", "任务57有几个责任单位"),
    ],
)
def test_what_people_say_of_themselves_is_no_condition(aside, question, names):
    plain, beside = understand(question, names), understand(f"{aside}，{question}", names)
    assert plain.query is not None
    assert beside.query == plain.query
    assert "".join(beside.unused) in aside.replace("，", "")
    assert beside.unused


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("听说区科技局任务挺重，到底有多少项", "区科技局负责的任务有多少项"),
        ("早上碰到个叶天恩，他是哪家单位的", "叶天恩是哪家单位的"),
        ("听说智能装备产业园快弄好了，这事归谁管", "智能装备产业园归谁管"),
    ],
)
def test_hearsay_says_only_of_what_the_question_is(question, plain, names):
    taken = understand(question, names)
    assert taken.query == understand(plain, names).query
    assert f"“{question.split('，')[0]}”只用来说明所问的是什么，没有当作条件" in taken.notes


@pytest.mark.parametrize(
    "question",
    [
        "我只要带星的，区科技局负责哪些任务",  # 带星 is a condition
        "我关心知识产权，区科技局负责哪些任务",  # the plan says 知识产权
        "听说2022年有变化，区科技局负责哪些任务",  # a year
    ],
)
def test_a_clause_that_may_hold_a_condition_is_never_left_out(question, names):
    plain = understand("区科技局负责哪些任务", names).query
    assert understand(question, names).query != plain
