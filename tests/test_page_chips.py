"""The pieces of an understood question, and the queries that changing them makes."""

from functools import cache

import pytest
from ask_graph import AS_OF, DISTRICT, PLAN, ask_graph

from app.page.ask.chip import GONE
from app.page.ask.chips import applied, changed, chips
from graph import Query, normal_query
from search import explain, names_of

GRAPH = ask_graph()
TASK_1 = f"{PLAN}/task/1"
SCIENCE, FINANCE = f"unit/{DISTRICT}/区科技局", f"unit/{DISTRICT}/区财政局"


@cache
def query(question: str) -> Query:
    """How the question is understood."""
    taken = explain(question, names_of(GRAPH), AS_OF).query
    assert taken, question
    return taken


def chip(question: str, sort: str):
    """The question's chip of this sort."""
    found = [each for each in chips(query(question), GRAPH) if each.sort == sort]
    assert len(found) == 1, [each.sort for each in chips(query(question), GRAPH)]
    return found[0]


SAID = {
    "unit": ("区科技局负责哪些任务？", [("单位", "区科技局"), ("方式", "负责（不论方式）")]),
    "role": ("区科技局牵头的任务有哪些？", [("单位", "区科技局"), ("方式", "牵头")]),
    "status": ("哪些任务未达标？", [("状态", "未达标")]),
    "starred": ("带*的指标有哪些？", [("星号", "带*")]),
    "annex": ("附件里的指标有哪些？", [("出处", "附表")]),
    "share": ("各行动达标率", [("状态", "已达标或正常推进")]),
    "none": ("有哪些任务？", []),
}


@pytest.mark.parametrize(("question", "said"), SAID.values(), ids=SAID)
def test_each_piece_is_told_once(question, said):
    assert [(each.sort, each.said) for each in chips(query(question), GRAPH)] == said


# question, sort of chip, value, the question that means the same
CHANGES = {
    "unit": ("区科技局负责哪些任务？", "单位", FINANCE, "区财政局负责哪些任务？"),
    "role": ("区科技局负责哪些任务？", "方式", "lead", "区科技局牵头哪些任务？"),
    "status": ("哪些任务未达标？", "状态", "at_risk", "哪些任务有风险？"),
    "status of a share": ("哪个单位达标率最高？", "状态", "off_target", "哪个单位未达标率最高？"),
    "no unit": ("区科技局负责哪些任务？", "单位", GONE, "有哪些任务？"),
    "no status": ("区科技局负责的未达标任务有哪些？", "状态", GONE, "区科技局负责哪些任务？"),
    "no star": ("区科技局负责的带*指标有哪些？", "星号", GONE, "区科技局负责哪些指标？"),
    "task": (f"任务{2}由谁负责？", "任务", TASK_1, "任务1由谁负责？"),
}


@pytest.mark.parametrize(("question", "sort", "value", "same"), CHANGES.values(), ids=CHANGES)
def test_a_changed_piece_is_the_question_that_says_so(question, sort, value, same):
    assert normal_query(changed(query(question), chip(question, sort), value)) == normal_query(query(same))


def test_the_years_of_figures_can_be_changed():
    question = next(
        f"{node.name}2025年目标是多少？" for node in GRAPH.of("Indicator") if len(GRAPH.out(node.id, "HAS_TARGET")) > 1
    )
    year = chip(question, "目标年份")
    assert year.said == "2025年"
    assert not year.takes(GONE)
    assert changed(query(question), year, "all") == query(question.replace("2025年", ""))


REFUSED = ("", "unit/none", "lead", '{"op": "every"}', SCIENCE, None)


@pytest.mark.parametrize("value", REFUSED, ids=str)
def test_a_value_that_is_no_choice_changes_nothing(value):
    question = "区科技局负责哪些任务？"
    assert applied(query(question), [(chip(question, "单位"), value)]) == query(question)


def test_changes_are_made_at_once():
    question = "区科技局和区财政局共同负责的任务有哪些？"
    units = [each for each in chips(query(question), GRAPH) if each.sort == "单位"]
    assert {each.value for each in units} == {SCIENCE, FINANCE}
    exchanged = {SCIENCE: FINANCE, FINANCE: SCIENCE}
    both = applied(query(question), [(each, exchanged[each.value]) for each in units])
    assert normal_query(both) == normal_query(query(question))


@pytest.mark.parametrize("question", [said[0] for said in SAID.values()])
def test_every_choice_makes_a_query_that_says_it(question):
    for each in chips(query(question), GRAPH):
        for choice in each.choices:
            there = chips(normal_query(changed(query(question), each, choice.value)), GRAPH)
            assert choice.said in [("不" if other.denied else "") + other.said for other in there] + [
                o.said for o in there
            ]
