"""Figures of the plan whose characters were lost, as the page tells them."""

import pytest

from app.page.readings import figure_words
from ontology import Node

FIGURES = {
    "lost characters": ({"text": "5.5119年数据)", "value": 5.51}, "5.51，2019年数据 原文写作“5.5119年数据)”"),
    "a lost bracket": (
        {"text": "37.8%19年数据)", "value": 37.8, "measure_unit": "%"},
        "37.8%，2019年数据 原文写作“37.8%19年数据)”",
    ),
    "as it should be": ({"text": "5.5件(19年数据)", "value": 5.5, "measure_unit": "件"}, "5.5件(19年数据)"),
    "wide brackets": ({"text": "5.5件（19年数据)", "value": 5.5, "measure_unit": "件"}, "5.5件（19年数据)"),
    "words": ({"text": "已建成)"}, "已建成)"),
    "several": ({"text": "2个/1亿元)", "value": 2, "values": [2, 1]}, "2个/1亿元)"),
}


@pytest.mark.parametrize(("told", "words"), FIGURES.values(), ids=FIGURES)
def test_a_figure_is_told_as_it_was_read(told, words):
    node = Node("row/observation/2019-12-31", "Observation", {"as_of": "2019-12-31", **told})
    assert figure_words(node).striptags() == words


def test_what_is_printed_is_escaped():
    node = Node("o", "Observation", {"as_of": "2019-12-31", "text": "<b>5)", "value": 5})
    assert "<b>" not in figure_words(node)
