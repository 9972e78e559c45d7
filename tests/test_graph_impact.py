import pytest

from graph.impact import impact_of
from graph.view import Graph
from ontology import STATED, Certainty, Document, Edge, Evidence, Node, edge, inferred

WORDS = (Evidence("d", 0, 1, "甲"),)
ROWS = {"r1": "t1", "r1b": "t1", "r2": "t2", "r3": "t3", "r4": "t4"}
# task → the task it needs, how sure that is; t5 only shares with t1; t6 and t7 need each other
NEEDS = (
    ("t2", "t1", inferred("同名")),
    ("t3", "t2", STATED),
    ("t4", "t2", STATED),
    ("t4", "t1", STATED),
    ("t6", "t7", STATED),
    ("t7", "t6", STATED),
)


def plan_graph() -> Graph:
    nodes = [Node("plan", "Plan", {"name": "方案"}), Node("a", "Action", {"name": "行动"}, WORDS)]
    nodes += [Node(f"t{no}", "Task", {"name": f"任务{no}", "no": str(no), "text": ""}, WORDS) for no in range(1, 8)]
    nodes += [Node(row, "Indicator", {"name": row, "scope": "annex"}, WORDS) for row in ROWS]
    nodes += [Node("headline", "Indicator", {"name": "主要", "scope": "headline"}, WORDS)]
    nodes += [Node("u", "Unit", {"name": "局"}, WORDS), Node("park", "Park", {"name": "园"}, WORDS)]
    nodes += [Node("r2/2021", "Target", {"name": "个"}, WORDS, STATED), Node("p", "Person", {"name": "甲"}, WORDS)]
    edges = [edge("HAS_INDICATOR", task, row, {"order": 1}) for row, task in ROWS.items()]
    edges += [_needs(source, target, sure) for source, target, sure in NEEDS]
    edges += [_needs("t5", "t1", STATED, "shares"), edge("SAME_AS", "r2", "headline")]
    edges += [edge("HAS_INDICATOR", "plan", "headline", {"order": 1}), edge("HAS_TARGET", "r2", "r2/2021")]
    edges += [edge("HAS_ACTION", "plan", "a"), edge("HAS_TASK", "a", "t3")]
    edges += [_claim("RESPONSIBLE_FOR", "u", "r1"), _claim("RESPONSIBLE_FOR", "u", "t3")]
    edges += [_claim("CONCERNS", "t4", "park")]
    return Graph([Document("d", "d", "0", "甲")], nodes, edges)


def _needs(source: str, target: str, sure: Certainty, strength: str = "requires") -> Edge:
    return edge("DEPENDS_ON", source, target, {"strength": strength, "cue": "依托"}, WORDS, sure, strength)


def _claim(kind: str, source: str, target: str) -> Edge:
    return edge(kind, source, target, {}, WORDS, STATED)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("t1", {"r1", "r1b", "t2", "r2", "t3", "r3", "t4", "r4"}),
        ("t2", {"r2", "t3", "r3", "t4", "r4"}),
        ("t3", {"r3"}),
        ("t5", set()),
        ("t6", {"t7"}),
        ("r1", {"t1", "t2", "r2", "t3", "r3", "t4", "r4"}),
        ("headline", {"r2", "t2", "t3", "r3", "t4", "r4"}),
        ("r2/2021", {"r2", "headline", "t2", "t3", "r3", "t4", "r4"}),
        ("u", {"r1", "t1", "t2", "r2", "t3", "r3", "t4", "r4"}),
        ("park", {"t4", "r4"}),
        ("a", {"t3", "r3"}),
        ("p", set()),
    ],
    ids=["task", "middle", "leaf", "shares", "cycle", "row", "headline", "target", "unit", "park", "action", "person"],
)
def test_what_is_affected(start, expected):
    assert {each.id for each in impact_of(plan_graph(), start).affected} == expected


def test_the_shortest_way_counts_and_the_nearest_stand_first():
    found = impact_of(plan_graph(), "t1").affected
    assert {each.id: each.path for each in found}["t4"] == ("t1", "t4")
    assert [each.depth for each in found] == sorted(each.depth for each in found)


def test_every_step_of_a_path_is_an_edge():
    graph = plan_graph()
    joined = {frozenset((each.source, each.target)) for each in graph.edges.values()}
    for start in graph.nodes:
        for each in impact_of(graph, start).affected:
            assert each.path[0] == start
            assert each.path[-1] == each.id
            assert all(frozenset(pair) in joined for pair in zip(each.path, each.path[1:], strict=False))


@pytest.mark.parametrize(
    ("start", "node", "basis"),
    [("t1", "t2", "inferred"), ("t1", "t3", "inferred"), ("t1", "t4", "stated"), ("t1", "r1", "stated")],
    ids=["itself", "further", "other way", "row"],
)
def test_basis_is_the_weakest_on_the_way(start, node, basis):
    assert {each.id: each.basis for each in impact_of(plan_graph(), start).affected}[node] == basis


def test_of_two_edges_between_the_same_tasks_the_surer_counts():
    graph = plan_graph()
    sure = edge("DEPENDS_ON", "t2", "t1", {"strength": "requires", "cue": "按照"}, WORDS, STATED, "second")
    both = Graph(graph.documents.values(), graph.nodes.values(), [*graph.edges.values(), sure])
    assert {each.id: each.basis for each in impact_of(both, "t1").affected}["t2"] == "stated"


def test_the_document_has_the_contracts_keys():
    found = impact_of(plan_graph(), "t3").to_json()
    row = {"id": "r3", "kind": "Indicator", "name": "r3", "depth": 1, "basis": "stated", "path": ["t3", "r3"]}
    assert found == {"id": "t3", "affected": [row], "complete": True}
