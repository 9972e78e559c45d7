"""What is decided on, in words, while it is in the graph and after it left."""

import pytest
from graphs import LEADS, TARGET, TASK, UNIT, reading
from markupsafe import Markup

from app.page.verdicts import history, holding, in_words, proof, rejected, rejected_list, touching, verdict_line
from graph import Decision, Graph
from ontology import Node

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


def _judge(claim, words="核定"):
    return Markup("<a>{}</a>").format(words)


def test_history_is_escaped_and_tells_what_was_undone(graph):
    told = history(graph, [_said(LEADS, undone=True)], judge=_judge)
    assert "驳回（已撤销）" in told
    assert "核过&lt;b&gt;" in told
    assert "<a>撤销</a>" not in told
    assert history(graph, []) == ""


def test_each_decision_that_holds_can_be_taken_back_where_it_is_listed(graph):
    told = history(graph, [_said(LEADS, undone=True), _said(TARGET)], judge=_judge)
    assert told.count("<a>撤销</a>") == 1


def test_a_rejected_edge_is_listed_at_both_ends_until_it_is_taken_back(graph):
    gone = f"{UNIT} DEPENDS_ON {TASK}"
    decided = [_said(LEADS, "confirm"), _said(gone), _said(TARGET), _said(f"{UNIT} HOLDS {TASK}", undone=True)]
    for refs in ([UNIT], [TASK], None):
        assert [each.claim for each in rejected(graph, decided, refs)] == [gone]
    assert rejected(graph, decided, ["other"]) == []
    shown = rejected_list(graph, rejected(graph, decided), _judge)
    assert "已驳回的联系（1条）" in shown
    assert "<a>撤销</a>" in shown
    assert rejected_list(graph, [], _judge) == ""


def test_a_finding_is_told_once_and_in_its_own_words():
    ref, message = f"{TASK}/finding/value/2025", "各处<b>不一致"
    told = {"name": message, "rule": "value", "severity": "error", "message": message}
    shown = proof(Graph((), [Node(ref, "Finding", told)], ()), ref)
    assert shown.count("各处&lt;b&gt;不一致") == 1
    assert "数值不一" in shown
    assert "规则" not in shown
    assert "已处理" in verdict_line(_said(ref, "confirm"))
    assert "不算问题" in history(Graph((), (), ()), [_said(ref)])
