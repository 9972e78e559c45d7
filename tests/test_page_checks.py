"""Findings as they are shown: counted, narrowed, with both sides, handled and as a sheet."""

import io

import pytest
from markupsafe import Markup
from openpyxl import load_workbook

from app.cells import workbook
from app.labels import RULES
from app.page.checks import (
    HEADS,
    card,
    checks,
    doubtful,
    narrowed,
    narrowing,
    other_doubts,
    owned,
    settled,
    settled_list,
    sheet_rows,
    summary,
)
from graph import Decision, Graph, Relations, open_store
from graph.judgement import judged
from ontology import Node, ambiguous, edge


@pytest.fixture(scope="module")
def graph(demo_store):
    return open_store(demo_store).graph()


def _finding(ref="task/1/finding/value/2025", rule="value", message="<b>不一致</b>", severity="error"):
    return Node(ref, "Finding", {"name": message, "rule": rule, "severity": severity, "message": message})


_TASK = Node("task/1", "Task", {"name": "任务", "no": "1", "text": "任务"})


def _small(*more, finding=None):
    return Graph((), [_TASK, finding or _finding(), *more], [edge("ABOUT", "task/1/finding/value/2025", "task/1")])


def _decided(verdict, claim="task/1/finding/value/2025"):
    return Decision(claim, verdict, "已<请>更正", "2021-10-01T08:00:00+00:00")


def test_every_rule_has_its_words(graph):
    assert {node.get("rule") for node in graph.of("Finding")} <= RULES.keys()


def test_what_was_confirmed_is_handled():
    before, after = checks(_small()), checks(judged(_small(), [_decided("confirm")]))
    assert [len(before.still_open), len(before.handled)] == [1, 0]
    assert [len(after.still_open), len(after.handled)] == [0, 1]
    assert "已处理1条" in summary(after)


def test_settled_tells_the_handled_and_the_dismissed():
    for verdict, told in (("confirm", "<b>不一致</b>"), ("reject", "任务1“任务”：数值不一")):
        decisions = [_decided(verdict)]
        found = settled(judged(_small(), decisions), decisions)
        assert [(ref, words) for ref, words, _ in found] == [("task/1/finding/value/2025", told)]
        shown = settled_list([(*each, Markup("撤销")) for each in found])
        assert "已&lt;请&gt;更正" in shown
        assert "<b>" not in shown


def test_a_decision_taken_back_is_settled_no_more():
    taken_back = Decision("task/1/finding/value/2025", "confirm", "误", "2021-10-01T08:00:00+00:00", True)
    assert settled(_small(), [taken_back]) == []


def test_messages_never_become_markup():
    shown = card(_small(), _finding(), Markup("x"))
    assert "&lt;b&gt;不一致" in shown
    assert "<b>" not in shown


def test_filters_count_what_they_would_show(graph):
    found = checks(graph).still_open
    for node in found[:10]:
        state = {"severity": node.get("severity"), "rule": node.get("rule")}
        kept = narrowed(found, state)
        assert node in kept
        assert f"<span>{len(kept)}</span>" in narrowing(found, state)


def test_findings_are_narrowed_to_an_action_and_a_unit(graph):
    found, relations = checks(graph).still_open, Relations(graph)
    unit = next(node.id for node in graph.of("Unit") if node.name == "区科技局")
    action = next(node.id for node in graph.of("Action") if node.get("no") == "三")
    both = owned(found, relations, action, unit)
    assert 0 < len(both) < len(owned(found, relations, None, unit)) < len(found)
    assert any("国家高新技术企业数量" in str(node.get("message")) for node in both)
    assert owned(found, relations, None, None) == list(found)


def test_few_places_stand_side_by_side(graph):
    found = [node for node in graph.of("Finding") if node.get("rule") == "value"]
    for node in found:
        shown = card(graph, node, Markup(""))
        assert shown.count("<figure>") == len(set(node.evidence))
        assert "附表" in shown or "主要指标" in shown


def test_doubtful_readings_come_with_their_finding_or_apart():
    sure = ambiguous("缺格对齐", ({"year": 2022, "text": "新增1", "value": 1},))
    target = Node("t", "Target", {"name": "", "year": 2021, "text": "新增1"}, certainty=sure)
    finding = _finding(rule="ambiguous", severity="warning")
    told = Graph((), [target, finding], [edge("ABOUT", finding.id, "t")])
    assert doubtful(told, finding) == [target]
    assert other_doubts(told) == []
    assert other_doubts(Graph((), [target], [])) == [target]
    shown = card(told, finding, Markup(""), [(target, Markup("核定"))])
    assert "“新增1”读作2021年" in shown
    assert "2022年" in shown


def test_the_sheet_holds_every_finding_and_no_formula():
    finding = _finding(message="=1+1")
    rows = list(sheet_rows(_small(finding=finding), [finding], [_decided("confirm")]))
    sheet = load_workbook(io.BytesIO(workbook("问题清单", HEADS, rows))).active
    assert [cell.value for cell in sheet[1]] == list(HEADS)
    assert sheet["D2"].value == "=1+1"
    assert sheet["C2"].value == "1"
    assert sheet["D2"].data_type == "s"
    assert sheet["G2"].value == "已处理：已<请>更正"


def test_a_finding_on_no_task_is_on_the_whole_text():
    assert next(sheet_rows(Graph((), [_finding()], ()), [_finding()], ()))[2] == "全文"
