"""What must hold of every question: no word that tells something is passed over, and logic is logic."""

import csv
from itertools import combinations
from pathlib import Path

import pytest
from ask_graph import AS_OF, ask_graph, ask_statuses

from graph import Query
from graph.run_embedded import run
from ingest import read_plan
from search.folding import fold
from search.linking.names import Names, names_of
from search.question import understand
from search.telling.reading import reading
from search.tokens.reader import tokens

ROOT = Path(__file__).parent.parent
NAMES = names_of(ask_graph())
STATUSES, _ = ask_statuses()
# Types of words that always tell something. A question may leave out the others: who, 负责, 任务, 的, 在…里.
TELLING = frozenset(
    "NAME NEG NOHAVE NOTCOP OR STATUS STARRED YEAR DAY CMPAFTER MOST MORE TITLE GROUPROLE NEEDNOUN NEXTNOUN "
    "AFTER NOONE EVERYUNIT OTHERS STATES GROUPBY POSTQ".split()
)
NAME_ALONE = frozenset({"name", "listed"})  # a person's name alone is told with the posts
SURE = 0.8  # what a token costs at most that isn't a guess


@pytest.fixture(scope="module")
def plan_names() -> Names:
    from graph import Graph

    told = read_plan(ROOT / "data" / "luqiao-2021.txt")
    return names_of(Graph([told.document], told.nodes, told.edges))


def known_questions() -> list[str]:
    with (ROOT / "tests" / "questions" / "judged.tsv").open(encoding="utf8") as file:
        return [row["question"] for row in csv.DictReader(file, delimiter="\t") if row["split"] == "tune"]


def asked(question: str) -> Query:
    taken = understand(question, NAMES, AS_OF)
    assert taken.query is not None, (question, taken.unplaced)
    return taken.query


def found(question: str) -> set[str]:
    return {hit.node.id for hit in run(asked(question), NAMES.relations, STATUSES).hits}


def telling_words(question: str, names: Names) -> list[tuple[int, int]]:
    """Where the question's surest words are that tell something: none inside a longer word, none that is two things."""
    every = [token for found in tokens(fold(question), names, None) for token in found if token.cost < SURE]
    types = {(token.start, token.end): set[str]() for token in every}
    for token in every:
        types[token.start, token.end].add(token.type)
    return [
        (start, end)
        for (start, end), told in types.items()
        if told <= TELLING
        and not any(low <= start and end <= high and (low, high) != (start, end) for low, high in types)
    ]


def test_no_word_that_tells_something_can_be_left_out(plan_names: Names):
    passed_over = []
    for question in known_questions():
        taken, text = understand(question, plan_names), fold(question).text
        for start, end in telling_words(question, plan_names) if taken.query and not taken.notes else ():
            without = understand(text[:start] + text[end:], plan_names)
            if without.query == taken.query and not without.rules <= NAME_ALONE:
                passed_over.append((question, text[start:end]))
    assert passed_over == []


# -- logic, on the small plan

SAID = (
    "由区科技局负责",
    "由区财政局牵头",
    "带星",
    "没达标",
    "有风险",
    "依赖区科技局",
    "有2022年目标",
    "由2个以上单位负责",
)
PAIRS = list(combinations(SAID, 2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_and_takes_its_sides_in_any_order_and_never_adds(one: str, other: str):
    assert asked(f"{one}且{other}的任务") == asked(f"{other}且{one}的任务")
    assert found(f"{one}且{other}的任务") == found(f"{one}的任务") & found(f"{other}的任务")


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_or_has_all_of_both(one: str, other: str):
    assert found(f"{one}或{other}的任务") == found(f"{one}的任务") | found(f"{other}的任务")


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("由区科技局负责", "不由区科技局负责"),
        ("区科技局牵头", "不是区科技局牵头"),
        ("区科技局参与", "没有区科技局参与"),
        ("带星", "不带星"),
        ("依赖区科技局", "不依赖区科技局"),
        ("依赖其他任务", "不依赖其他任务"),
        ("有指标", "没有指标"),
        ("涉及区科技局或区财政局", "不涉及区科技局和区财政局"),
        ("由区科技局或区财政局负责", "区科技局和区财政局都不负责"),
    ],
)
def test_not_is_the_rest(said: str, denied: str):
    assert found(f"{said}的任务") | found(f"{denied}的任务") == found("所有任务")
    assert not found(f"{said}的任务") & found(f"{denied}的任务")


@pytest.mark.parametrize("one", SAID)
def test_not_reaches_no_further_than_its_own_part(one: str):
    assert found(f"不由区人社局负责、{one}的任务") == found("不由区人社局负责的任务") & found(f"{one}的任务")


# -- what is read out is a question too


@pytest.mark.parametrize(
    "question",
    [
        "谁负责任务9", "区科技局负责哪些任务", "哪些任务由区科技局牵头", "区科技局和区财政局共同负责的任务",
        "区科技局或区人社局负责的任务", "不由区科技局牵头的任务", "区科技局和区财政局都不负责的任务", "哪些任务没达标",
        "区科技局有哪些指标没达标", "责任单位超过1个的任务", "带星的指标有哪些", "没有指标的任务有哪些", "关于民宿的任务",
        "哪些任务依赖任务1", "区科技局负责的任务有多少", "任务9原文怎么说", "旅游总收入2025年目标是多少", "沈月负责哪些任务",
        "区科技局负责哪些任务,其中没达标的有哪些", "2025年目标超过100的指标", "实施人才集聚行动有哪些任务",
        "既不归区科技局管也不带星的任务",
    ],
)  # fmt: skip
def test_what_is_read_out_means_the_same(question: str):
    taken = asked(question)
    assert asked(reading(taken, NAMES.graph, None)) == taken
