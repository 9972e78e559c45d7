"""The tables beside a picture: every edge with its proof, what slips, what is waited for."""

import pytest
from markupsafe import Markup

from app.page.links.near import around, cut, dependencies, impacted, its_own, most_needed, needs
from app.page.links.strands import (
    closed,
    filters,
    impact_line,
    impact_table,
    left_out,
    needs_line,
    needs_table,
    overview_table,
    picked_node,
    strand_tables,
)
from graph import Relations, impact_of, open_store


@pytest.fixture(scope="module")
def relations(demo_store):
    return Relations(open_store(demo_store).graph())


@pytest.fixture(scope="module")
def needed(relations):
    return most_needed(relations)[0][0]


def _no_judge(_):
    return Markup("[核定]")


def test_every_edge_of_a_part_is_in_its_tables(relations, needed):
    part = around(relations, needed.id, 2)
    shown = strand_tables(relations.graph, part, _no_judge)
    assert shown.count("<tr class=''>") == len(part.edges)
    assert "[核定]" in shown
    assert "<details class='strands' open>" in shown
    assert "<details class='strands' open>" not in strand_tables(relations.graph, part, _no_judge, folded=True)


def test_dependencies_come_with_their_words(relations):
    shown = strand_tables(relations.graph, dependencies(relations.graph), _no_judge)
    for each in dependencies(relations.graph).edges:
        assert str(Markup.escape(each.get("cue"))) in shown


def test_filters_say_what_there_is(relations, needed):
    part = around(relations, needed.id, 1)
    shown = filters(relations.graph, part, {"id": needed.id})
    assert shown.count("role='switch'") >= 3
    assert "open" not in shown.split(">", 1)[0]
    assert "open" in filters(relations.graph, part, {"off": "Unit"}).split(">", 1)[0]


def test_what_is_not_drawn_is_said(relations):
    graph = relations.graph
    unit = max(graph.of("Unit"), key=lambda node: len(graph.out(node.id, "RESPONSIBLE_FOR")))
    drawn = cut(graph, around(relations, unit.id, 1), 10)
    assert "图里画了10个" in left_out(drawn)
    assert left_out(cut(graph, around(relations, unit.id, 1), 10_000)) == ""
    wide = around(relations, graph.tasks()[0].id, 2)
    assert closed(graph, wide, {"id": graph.tasks()[0].id}).count("open=") == len(wide.closed)


def test_impact_is_told_and_listed_by_distance(relations, needed):
    _, found = impacted(relations, needed.id)
    shown = impact_table(relations.graph, found, {})
    assert shown.count("<tr class=''>") == len(found.affected)
    assert "直接受影响" in shown
    own = its_own(relations.graph, found)
    other = next(each.id for each in found.affected if each.id not in own)
    late = impact_line(relations.graph, found, {other: "off_target"})
    assert "它自己的" in late
    assert f"它自己的（{len(own)}项）" in shown
    assert "原文写明" in shown
    assert "其中1项" in late
    leaf = next(node for node in relations.graph.of("Person"))
    assert "没有" in impact_line(relations.graph, impact_of(relations.graph, leaf.id), {})


def test_needs_are_listed_with_who_waits(relations):
    waiting = next(task for task in relations.graph.tasks() if needs(relations, task.id)[1])
    _, links = needs(relations, waiting.id)
    shown = needs_table(relations.graph, links, {}, _no_judge)
    assert shown.count("<tr class=''>") == len(links)
    assert needs_line(links, {}).startswith("要等")
    assert "没有" in needs_line([], {})


def test_the_overview_leads_to_the_impact(relations):
    assert "see=impact" in overview_table(most_needed(relations), {})


def test_a_picked_node_can_be_opened(relations, needed):
    shown = picked_node(relations.graph, needed, {"id": "x", "open": "a", "pick": needed.id}, {})
    assert "open=a%2C" in shown
    assert "pick=" not in shown
    assert "展开" not in picked_node(relations.graph, needed, {}, {})
