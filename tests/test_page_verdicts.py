"""What is decided on, in words, while it is in the graph and after it left."""

import pytest
from graphs import LEADS, TARGET, TASK, UNIT, reading

from app.page.verdicts import history, holding, in_words, proof, touching
from graph import Decision, Graph

AT = "2026-01-02T03:04:05+00:00"


@pytest.fixture(scope="module")
def graph():
    read = reading()
    return Graph([read.document], read.nodes, read.edges)


def _said(claim, verdict="reject", undone=False):
    return Decision(claim, verdict, "核过<b>", AT, undone)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (LEADS, "区科技局 负责（牵头） 任务1“建设研发机构”"),
        (f"{LEADS} annex", "区科技局 负责 任务1“建设研发机构”"),
        (TARGET, "研发机构数2021目标“12个”"),
        (f"{UNIT} DEPENDS_ON {TASK}/没有了", "区科技局 依赖 没有了"),
        ("甲/乙", "乙"),
    ],
    ids=["edge", "marked edge that left", "target", "end that left", "node that left"],
)
def test_claims_in_words(graph, claim, words):
    assert in_words(graph, claim) == words


def test_proof_names_rule_and_other_readings(graph):
    told = proof(graph, TARGET)
    assert "规则：alignment" in told
    assert "也可能是：2022年“12个”" in told
    assert "<mark>研发机构数12个</mark>" in told


def test_what_holds_is_the_last_that_was_not_undone():
    first, second = _said("a", "confirm"), _said("a", undone=True)
    assert holding([first, second, _said("b")], "a") is first
    assert holding([second], "a") is None


def test_touching_finds_edges_at_their_ends():
    decided = [_said(LEADS), _said(f"{LEADS} annex"), _said(TARGET)]
    assert touching(decided, [TASK]) == decided[:2]
    assert touching(decided, [TARGET]) == decided[2:]


def test_history_is_escaped_and_tells_what_was_undone(graph):
    told = history(graph, [_said(LEADS, undone=True)], about=True)
    assert "驳回（已撤销）" in told
    assert "核过&lt;b&gt;" in told
    assert history(graph, []) == ""
