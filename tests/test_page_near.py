"""What is near to a thing: by hand on a small graph, by law on the sample plan."""

import pytest

from app.page.links.near import (
    MOST,
    around,
    counts,
    cut,
    dependencies,
    impacted,
    its_own,
    most_needed,
    needs,
    only_together,
    tasks_of,
    way,
)
from graph import Graph, Relations, open_store
from ontology import STATED, Node, edge, inferred


def _node(ref, kind, **told):
    return Node(ref, kind, {"name": ref, **told})


def _duty(unit, task):
    told = {"role": "responsible", "order": 1, "scope": "body"}
    return edge("RESPONSIBLE_FOR", unit, task, told, certainty=STATED)


def _needs(one, other, strength="requires", certainty=STATED):
    return edge("DEPENDS_ON", one, other, {"cue": "依托", "strength": strength}, certainty=certainty)


@pytest.fixture(scope="module")
def small():
    """甲 answers for 1, 乙 for 2 and 3; 3 needs 2, which needs 1; 4 shares with 3; a row hangs on 1."""
    tasks = [_node(no, "Task", no=no, text=no) for no in "1234"]
    nodes = [*tasks, _node("甲", "Unit"), _node("乙", "Unit"), _node("row", "Indicator", scope="annex")]
    edges = [
        _duty("甲", "1"),
        _duty("乙", "2"),
        _duty("乙", "3"),
        _needs("2", "1"),
        _needs("3", "2", certainty=inferred("规则")),
        _needs("4", "3", "shares"),
        edge("HAS_INDICATOR", "1", "row", {"order": 1}),
    ]
    return Relations(Graph((), nodes, edges))


@pytest.fixture(scope="module")
def sample(demo_store):
    return Relations(open_store(demo_store).graph())


def test_around_goes_as_many_steps_as_asked(small):
    assert set(around(small, "1", 1).nodes) == {"1", "2", "甲", "row"}
    assert set(around(small, "1", 2).nodes) == {"1", "2", "甲", "row", "3", "乙"}
    assert set(around(small, "1", 1, opened=["2"]).nodes) == {"1", "2", "甲", "row", "3", "乙"}


@pytest.mark.parametrize(
    ("off", "gone"),
    [("Unit", {"乙"}), ("RESPONSIBLE_FOR", {"乙"}), ("inferred", {"3"}), ("DEPENDS_ON", {"1", "3"})],
    ids=["kind", "edge", "basis", "dependence"],
)
def test_what_is_off_is_left_out(small, off, gone):
    assert set(around(small, "2", 1).nodes) - set(around(small, "2", 1, [off]).nodes) == gone


def test_counts_tell_kinds_and_bases(small):
    nodes, edges, bases = counts(small.graph, around(small, "2", 1))
    assert nodes == {"Task": 2, "Unit": 1}
    assert edges == {"DEPENDS_ON": 2, "RESPONSIBLE_FOR": 1}
    assert bases == {"stated": 2, "inferred": 1}


def test_a_cut_keeps_the_nearest_and_says_what_it_left_out(small):
    part = cut(small.graph, around(small, "1", 2), 3)
    assert part.nodes[0] == "1"
    assert len(part.nodes) == 3
    assert sum(part.left_out.values()) == 3
    assert all(each.source in part.nodes and each.target in part.nodes for each in part.edges)


def test_impact_is_highlighted_in_its_surroundings(small):
    part, found = impacted(small, "1")
    assert {each.id for each in found.affected} == {"2", "3", "row"}
    assert {"1", "2", "3", "row"} <= part.highlighted
    assert "甲" in part.nodes
    assert "甲" not in part.highlighted


@pytest.mark.parametrize(
    ("ref", "waited"), [("3", {"2", "1"}), ("2", {"1"}), ("1", set()), ("乙", {"1"}), ("甲", set())]
)
def test_needs_are_the_tasks_of_others(small, ref, waited):
    part, links = needs(small, ref)
    assert {link.source for link in links} == waited
    assert waited <= set(part.nodes)


def test_the_way_is_a_chain_from_start_to_end(small):
    found = way(small, "甲", "3")
    assert found.nodes == ("甲", "1", "2", "3")
    assert way(small, "甲", "row").nodes == ("甲", "1", "row")


def test_what_is_affected_of_its_own_is_told_apart(small):
    _, found = impacted(small, "1")
    assert its_own(small.graph, found) == {"row"}


def test_a_way_leads_through_an_action_only_where_nothing_else_joins(small):
    graph = small.graph
    above = [edge("HAS_TASK", "行动", no, {"order": 1}) for no in "134"]
    more = Relations(Graph((), [*graph.nodes.values(), _node("行动", "Action")], [*graph.edges.values(), *above]))
    assert way(more, "甲", "3").nodes == ("甲", "1", "2", "3")
    assert not only_together(way(more, "甲", "3"))
    apart = [each for each in graph.edges.values() if each.kind != "DEPENDS_ON"]
    shared = Relations(Graph((), more.graph.nodes.values(), [*apart, *above]))
    assert way(shared, "1", "4").nodes == ("1", "行动", "4")
    assert only_together(way(shared, "1", "4"))


def test_tasks_of_anything(small):
    assert [task.id for task in tasks_of(small, "row")] == ["1"]
    assert [task.id for task in tasks_of(small, "乙")] == ["2", "3"]


def test_the_most_needed_come_first(small):
    assert [(task.id, direct, total) for task, direct, total in most_needed(small)] == [("1", 1, 2), ("2", 1, 1)]


def test_dependencies_are_all_there_are(small):
    assert len(dependencies(small.graph).edges) == 3


def test_every_thing_of_the_sample_plan_has_its_surroundings(sample):
    for node in sample.graph.nodes.values():
        part = cut(sample.graph, around(sample, sample.item(node.id), 2))
        assert len(part.nodes) <= MOST
        assert set(part.nodes) >= {end for each in part.edges for end in (each.source, each.target)}


def test_each_real_thing_stands_once(sample):
    for task in sample.graph.tasks():
        rows = [ref for ref in around(sample, task.id, 1).nodes if sample.item(ref) != ref]
        assert rows == []
