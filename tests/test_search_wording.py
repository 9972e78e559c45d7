"""Other words for the same question, and what is told and offered where a question is not plain."""

import pytest
from ask_graph import AS_OF, ask_graph

from graph import Query
from search.linking.names import names_of
from search.offers import offers
from search.question import understand
from search.telling.reading import reading

NAMES = names_of(ask_graph())


def query(question: str) -> Query:
    taken = understand(question, NAMES, AS_OF)
    assert taken.query is not None, taken.unplaced
    return taken.query


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("科技部门和人社部门都不负责的任务", "不由区科技局或区人社局负责的任务"),
        ("青石湖中心负责的任务", "青石湖景区建设中心负责的任务"),
        ("请把任务9的责任单位列给我", "任务9的责任单位"),
        ("方案里有多少项任务", "有多少任务"),
        ("总收入旅游2021年目标", "旅游总收入2021年目标"),
        ("旅游2021年总收入目标是多少", "2021年旅游总收入目标是多少"),
        ("旅游总收入建设由谁负责", "旅游总收入由谁负责"),
        ("考核指标有哪些", "带星的指标有哪些"),
        ("原文提到“民宿”的任务", "关于民宿的任务"),
        ("任务1滞后会影响哪些任务", "任务1延期会影响哪些任务"),
        ("不涉及区科技局和区财政局的任务", "区科技局和区财政局都不负责的任务"),
        ("不由区科技局负责、带星的任务", "带星且不由区科技局负责的任务"),
        ("科技局负责哪些任务，其中牵头的有几项", "科技局负责哪些任务，其中由科技局牵头的有几项"),
    ],
)
def test_other_words_for_the_same(typed: str, meant: str):
    assert query(typed) == query(meant)


@pytest.mark.parametrize("question", ["任务9花了多少钱", "高新企业的电话", "区科技局的食堂", "你好"])
def test_what_is_offered_works(question: str):
    assert understand(question, NAMES, AS_OF).query is None
    assert len(offers(question, NAMES)) == 3
    assert all(understand(offer, NAMES, AS_OF).query for offer in offers(question, NAMES))


def test_what_is_asked_of_several_that_are_called_so_is_asked_of_all():
    taken = query("企业数量达标了吗")
    assert taken.narrow is not None
    assert "是否都已达标" in reading(taken, NAMES.graph, AS_OF)
