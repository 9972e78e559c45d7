"""The contract's JSON form of a graph, and the way back from it."""

import json

import pytest
from graphs import LEADS, PLAN, TARGET, TASK, UNIT, document, notice, reading
from hypothesis import given
from hypothesis import strategies as st

from graph import Graph, export_json
from graph.export import claim_line
from ontology import (
    STATED,
    UNSAID,
    Certainty,
    Edge,
    Evidence,
    Node,
    ambiguous,
    edge_from_json,
    inferred,
    node_from_json,
    to_json,
)


@pytest.fixture
def exported() -> dict:
    plan = reading()
    return json.loads(export_json(Graph([plan.document], plan.nodes, plan.edges)))


def test_the_form(exported):
    assert list(exported) == ["format", "documents", "nodes", "edges"]
    assert exported["format"] == "lutu-graph/1"
    doc = reading().document
    assert exported["documents"] == [{"id": PLAN, "name": doc.name, "sha256": doc.sha256, "text": doc.text}]
    for part in ("documents", "nodes", "edges"):
        keys = [each["id"] for each in exported[part]]
        assert keys == sorted(keys)


def test_a_node_is_flat(exported):
    (target,) = [each for each in exported["nodes"] if each["id"] == TARGET]
    start = reading().document.text.index("研发机构数12个")
    evidence = [{"document": PLAN, "start": start, "end": start + 8, "quote": "研发机构数12个"}]
    assert target == {
        "id": TARGET,
        "kind": "Target",
        "name": "个",
        "comparator": "=",
        "mode": "level",
        "preferred": True,
        "scope": "annex",
        "text": "12个",
        "value": 12,
        "year": 2021,
        "basis": "ambiguous",
        "rule": "alignment",
        "alternatives": [{"text": "12个", "value": 12, "year": 2022}],
        "evidence": evidence,
    }
    assert list(target)[:3] == ["id", "kind", "name"]
    assert list(target)[-4:] == ["basis", "rule", "alternatives", "evidence"]


def test_an_edge_is_flat(exported):
    (leads,) = [each for each in exported["edges"] if each["id"] == LEADS]
    assert list(leads)[:4] == ["id", "kind", "source", "target"]
    assert (leads["source"], leads["target"], leads["role"], leads["basis"]) == (UNIT, TASK, "lead", "stated")


def test_text_is_written_as_it_is_a_claim_on_each_line():
    doc = document("附件\U00020000.txt", "甲\r\n乙\u2028\t“丙”", "d")
    text = export_json(Graph([doc], notice().nodes, ()))
    assert "附件\U00020000" in text
    assert text.endswith("]}\n")
    assert len(text.split("\n")) == len(["head", "documents", doc, "nodes", *notice().nodes, "edges", "end"])
    assert json.loads(text)["documents"][0]["text"] == doc.text


def test_an_empty_graph_is_a_document_too():
    assert json.loads(export_json(Graph((), (), ()))) == {
        "format": "lutu-graph/1",
        "documents": [],
        "nodes": [],
        "edges": [],
    }


def test_what_is_no_json_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        export_json(Graph((), [Node("a", "Target", {"value": float("nan")})], ()))


# ---- there and back

WORDS = st.text(max_size=8)
VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS
VALUES = VALUES | st.lists(WORDS | st.integers(), max_size=3)
RESERVED = {"id", "kind", "source", "target", "evidence", "basis", "rule", "alternatives"}
PROPERTIES = st.dictionaries(WORDS.filter(lambda key: key not in RESERVED), VALUES, max_size=5)
PLACES = st.lists(st.builds(Evidence, WORDS, st.integers(0), st.integers(0), WORDS), max_size=3).map(tuple)
OTHERS = st.lists(st.dictionaries(st.sampled_from(["year", "text", "value"]), VALUES), min_size=1, max_size=2)
CERTAINTIES = st.one_of(
    st.sampled_from([UNSAID, STATED, Certainty("confirmed")]),
    st.builds(inferred, WORDS.filter(bool)),
    st.builds(ambiguous, WORDS.filter(bool), OTHERS.map(tuple)),
)
NODES = st.builds(Node, WORDS, WORDS, PROPERTIES, PLACES, CERTAINTIES)
EDGES = st.builds(Edge, WORDS, WORDS, WORDS, WORDS, PROPERTIES, PLACES, CERTAINTIES)


@given(NODES)
def test_a_node_comes_back_from_json(node):
    assert node_from_json(json.loads(json.dumps(to_json(node)))) == node


@given(EDGES)
def test_an_edge_comes_back_from_json(claim):
    assert edge_from_json(json.loads(claim_line(claim))) == claim


@given(PROPERTIES, WORDS)
def test_a_findings_rule_is_its_own_property(properties, rule):
    node = Node("a", "Finding", properties | {"rule": rule})
    assert node_from_json(json.loads(claim_line(node))) == node


@given(NODES, st.randoms())
def test_the_order_of_properties_leaves_no_trace(node, chance):
    shuffled = list(node.properties.items())
    chance.shuffle(shuffled)
    assert claim_line(Node(node.id, node.kind, dict(shuffled), node.evidence, node.certainty)) == claim_line(node)


@given(st.lists(NODES, max_size=4, unique_by=lambda node: node.id), st.randoms())
def test_a_graph_comes_back_from_its_export(nodes, chance):
    text = export_json(Graph((), nodes, ()))
    again = [node_from_json(flat) for flat in json.loads(text)["nodes"]]
    assert again == sorted(nodes, key=lambda node: node.id)
    chance.shuffle(again)
    assert export_json(Graph((), again, ())) == text
