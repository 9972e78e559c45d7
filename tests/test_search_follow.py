"""Questions that lean on the one before, and those that don't."""

import csv
from pathlib import Path

import pytest
from ask_graph import AS_OF, ask_graph, ask_statuses

from graph import Query, normal_query
from graph.run_embedded import run
from search.follow import follow_up
from search.grammar import follow as follow_words
from search.grammar.families import rules_of
from search.linking.names import names_of
from search.question import Understanding, understand
from search.telling.reading import reading

NAMES = names_of(ask_graph())
STATUSES, _ = ask_statuses()
QUESTIONS = Path(__file__).parent / "questions" / "judged.tsv"


def after(*questions: str) -> Understanding:
    """How the last of several questions, one after the other, is taken."""
    previous, found, taken = None, (), Understanding(None)
    for question in questions:
        taken = follow_up(question, previous, NAMES, AS_OF, found)
        if taken.query is not None:
            previous = taken.query
            found = tuple(hit.node.id for hit in run(previous, NAMES.relations, STATUSES).hits)
    return taken


def meant(question: str) -> Query:
    query = understand(question, NAMES, AS_OF).query
    assert query is not None, question
    return query


# Questions one after the other, and one question of its own that means what the last of them does.
TALKS = {
    "unit": ("区科技局负责哪些任务", "那区人社局呢?", "区人社局负责哪些任务"),
    "unit without 那": ("区科技局负责哪些任务", "区财政局呢", "区财政局负责哪些任务"),
    "two units": ("区科技局负责哪些任务", "区财政局和区住建局呢", "区财政局和区住建局负责哪些任务"),
    "one of two": ("区科技局和区财政局共同负责的任务", "把区财政局换成区人社局", "区科技局和区人社局共同负责的任务"),
    "one that is missing": ("区科技局负责哪些任务", "那区公安局呢", "区公安局负责哪些任务"),
    "after one that is missing": ("区公安局负责哪些任务", "那区科技局呢", "区科技局负责哪些任务"),
    "task": ("任务9由谁负责", "任务10呢", "任务10由谁负责"),
    "action": ("产业培育行动有哪些任务", "人才集聚行动呢", "人才集聚行动有哪些任务"),
    "row for task": ("任务9由谁负责", "那旅游总收入呢", "旅游总收入由谁负责"),
    "person": ("沈月担任什么职务", "何平呢", "何平担任什么职务"),
    "status of a list": ("哪些任务没达标", "那区科技局呢", "区科技局负责的没达标的任务"),
    "yes or no": ("区科技局负责任务7吗", "那任务8呢", "区科技局负责任务8吗"),
    "is it among them": ("任务9由谁负责", "区人社局呢", "区人社局负责任务9吗"),
    "place or words": ("关于民宿的任务", "旅游呢", "关于旅游的任务"),
    "year": ("旅游总收入2025年目标是多少", "那2021年呢", "旅游总收入2021年目标是多少"),
    "year after a change": ("旅游总收入2025年比2020年增加多少", "那2021年呢", "旅游总收入2021年比2020年增加多少"),
    "figures after units": ("旅游总收入由谁负责", "2025年目标呢", "旅游总收入2025年目标"),
    "year of a list": ("区科技局负责哪些任务", "那2022年呢", "2022年区科技局负责哪些任务"),
    "year of statuses": ("哪些任务没达标", "那2020年呢", "2020年哪些任务没达标"),
    "row": ("旅游总收入2025年目标是多少", "民宿村落数量呢", "民宿村落数量2025年目标是多少"),
    "status": ("哪些任务有风险", "那没达标的呢", "哪些任务没达标"),
    "star": ("区科技局负责哪些任务", "带星的呢", "区科技局负责哪些任务，其中带星的有哪些"),
    "among": ("区科技局负责哪些任务", "其中带*的有哪些", "区科技局负责哪些任务，其中带*的有哪些"),
    "which of these": ("区科技局负责哪些任务", "这些里面哪些没达标", "区科技局负责哪些任务，其中哪些没达标"),
    "how many of these": ("区科技局负责哪些任务", "其中有几项没达标", "区科技局负责哪些任务，其中有几项没达标"),
    "role": ("区科技局负责哪些任务", "那牵头的呢", "区科技局牵头哪些任务"),
    "role of units": ("任务9由谁负责", "那牵头单位呢", "任务9由谁牵头"),
    "kind": ("区科技局负责哪些任务", "那指标呢", "区科技局负责哪些指标"),
    "count": ("区科技局负责哪些任务", "有多少", "区科技局负责多少任务"),
    "list": ("区科技局负责多少任务", "有哪些", "区科技局负责哪些任务"),
    "but": ("区科技局负责哪些任务", "除了任务9呢", "除任务9外，区科技局负责哪些任务"),
    "best": ("哪个单位负责的任务最多", "前三名呢", "任务最多的前三个单位"),
    "worst": ("哪个单位负责的任务最多", "那最少的呢", "哪个单位负责的任务最少"),
    "best of another kind": ("哪个单位负责的任务最多", "指标呢", "哪个单位负责的指标最多"),
    "it": ("旅游总收入2025年目标是多少", "它由谁负责", "旅游总收入由谁负责"),
    "this task": ("任务9由谁负责", "这项任务有哪些指标", "任务9有哪些指标"),
    "its words": ("任务9由谁负责", "原文怎么说", "任务9原文怎么说"),
    "whom to turn to": ("任务9进展如何", "该找谁", "任务9该找谁"),
    "no subject": ("任务9进展如何", "由谁负责", "任务9由谁负责"),
    "they": ("任务9由谁负责", "它们还负责哪些任务", "负责任务9的单位还负责哪些任务"),
    "their": ("关于民宿的任务", "它们的牵头单位是谁", "关于民宿的任务的牵头单位是谁"),
    "english": ("Which tasks are led by 区科技局?", "what about 区人社局?", "区人社局牵头哪些任务"),
}  # fmt: skip


@pytest.mark.parametrize(("first", "then", "same"), TALKS.values(), ids=TALKS)
def test_a_question_leans_on_the_one_before(first: str, then: str, same: str):
    taken = after(first, then)
    assert taken.query is not None, taken.unplaced
    assert found(taken.query) == found(meant(same))
    assert taken.query.give == meant(same).give
    assert "接着上一问" in reading(taken.query, NAMES.graph, AS_OF, taken.notes)


def found(query: Query) -> list[str]:
    return [hit.node.id for hit in run(query, NAMES.relations, STATUSES).hits]


@pytest.mark.parametrize(
    ("talk", "same"),
    [
        (("区科技局负责哪些任务", "那区人社局呢", "其中没达标的有哪些", "有风险的呢", "有几项"), "区人社局负责的有风险的任务有几项"),
        (("区科技局负责哪些任务", "那牵头的呢", "那指标呢", "带星的呢", "有多少个"), "区科技局牵头的带星指标有多少个"),
        (("旅游总收入2025年目标是多少", "那2021年呢", "民宿村落数量呢", "它由谁负责"), "民宿村落数量由谁负责"),
        (("哪个单位负责的任务最多", "它牵头哪些任务", "其中没达标的有几项"), "区科技局牵头哪些任务,其中没达标的有几项"),
        (("任务9由谁负责", "天王盖地虎", "任务10呢"), "任务10由谁负责"),
        (("哪些任务没达标", "那2020年呢", "那2021年呢"), "哪些任务没达标"),
    ],
    ids=lambda each: each[-1] if isinstance(each, tuple) else None,
)  # fmt: skip
def test_a_talk_goes_on(talk: tuple[str, ...], same: str):
    taken = after(*talk)
    assert taken.query is not None
    assert found(taken.query) == found(meant(same))


@pytest.mark.parametrize(
    "question",
    ["那由谁负责任务5呢", "那么任务9的责任单位有哪些呢", "区人社局负责哪些任务呢", "那区科技局牵头的任务有哪些", "哪些任务没达标", "带星的指标有哪些呢"],
)  # fmt: skip
@pytest.mark.parametrize("first", ["区科技局负责哪些任务", "旅游总收入2025年目标是多少", "哪个单位负责的任务最多"])
def test_a_whole_question_is_never_changed(first: str, question: str):
    assert after(first, question).query == meant(question)


def known_questions() -> list[str]:
    with QUESTIONS.open(encoding="utf8") as file:
        return [row["question"] for row in csv.DictReader(file, delimiter="\t") if row["split"] == "tune"]


def test_no_known_question_is_changed():
    previous = meant("区科技局负责哪些任务")
    own = {question: understand(question, NAMES, AS_OF).query for question in known_questions()}
    changed = [q for q, query in own.items() if query and follow_up(q, previous, NAMES, AS_OF).query != query]
    assert changed == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("区科技局和区财政局共同负责的任务", "那区人社局呢"),
        ("任务9由谁负责", "那颜色呢"),
        ("区科技局负责哪些任务", "那天王盖地虎呢"),
        ("区科技局比区财政局多几项任务", "区人社局呢"),
    ],
)
def test_what_has_nothing_to_take_hold_of_is_not_understood(first: str, then: str):
    assert after(first, then).query is None


def test_without_an_earlier_question_there_is_nothing_to_lean_on():
    for question in ("其中带星的有哪些", "它由谁负责", "那2025年呢", "换成区科技局"):
        assert follow_up(question, None, NAMES, AS_OF).query is None


FIRST = {"那指标呢": "区科技局负责哪些任务", "那最少的呢": "哪个单位任务最多", "那前三名呢": "哪个单位任务最多"}
FIRST |= {"分别是哪些": "区科技局负责多少任务"}
SAID = {"unit": "区科技局", "unit2": "区财政局"}


@pytest.mark.parametrize(
    "example",
    sorted({each for rule in rules_of(follow_words) for each in rule.examples}),
)
def test_every_rule_is_used_by_its_examples(example: str):
    first = FIRST.get(example, "旅游总收入2021年目标是多少" if "年" in example else "区科技局负责哪些任务")
    taken = after(first, example.format(**SAID))
    assert taken.query is not None
    assert normal_query(taken.query) == taken.query
    wanted = {r.make.__name__ for r in rules_of(follow_words) if example in r.examples}
    assert wanted & taken.rules


def test_the_words_that_show_it_are_not_told_as_unused():
    assert after("区科技局负责哪些任务", "那区财政局呢").unused == ()
