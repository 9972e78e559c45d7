"""Reading a graph: by id, by kind, by neighbour, by thing."""

import pytest
from graphs import LEADS, OTHER_ROW, PLAN, ROW, TARGET, TASK, UNIT, document, indicator, notice, reading, sheet, words
from hypothesis import given
from hypothesis import strategies as st

from graph import Graph
from ontology import Document, Edge, Node, edge

HEADLINE = f"{PLAN}/headline/研发机构数"


def ids(claims: list[Node] | list[Edge]) -> list[str]:
    return [claim.id for claim in claims]


@pytest.fixture
def graph() -> Graph:
    """A plan with its notice, and a headline that is the same thing as a row of the task."""
    plan, members = reading(), notice()
    headline = indicator(HEADLINE, "研发机构数", words(plan.document, "研发机构数"), "headline")
    edges = [edge("HAS_INDICATOR", PLAN, HEADLINE, {"order": 1}), edge("SAME_AS", HEADLINE, ROW)]
    documents = [plan.document, members.document]
    return Graph(documents, [*plan.nodes, *members.nodes, headline], [*plan.edges, *members.edges, *edges])


def test_kinds_come_in_the_order_asked_and_by_id_within(graph):
    assert ids(graph.of("Task", "Indicator")) == [TASK, *sorted([HEADLINE, ROW, OTHER_ROW])]
    assert graph.of("Park") == []


def test_neighbours(graph):
    assert ids(graph.out(UNIT, "RESPONSIBLE_FOR")) == [LEADS]
    assert ids(graph.into(TASK, "HAS_TASK", "RESPONSIBLE_FOR")) == [f"{PLAN} HAS_TASK {TASK}", LEADS]
    assert ids(graph.targets(ROW, "HAS_TARGET")) == [TARGET, f"{TARGET}/body"]
    assert ids(graph.sources(TARGET, "HAS_TARGET")) == [ROW]
    assert graph.out(ROW, "RESPONSIBLE_FOR") == graph.into("nothing", "HAS_TASK") == []


def test_rows_follow_the_plans_order(graph):
    assert ids(graph.rows(TASK)) == [ROW, OTHER_ROW]
    assert ids(graph.rows(PLAN)) == [HEADLINE]
    assert graph.rows(UNIT) == []


def test_the_owner_of_a_row_is_its_task_before_its_plan(graph):
    both = Graph((), graph.nodes.values(), [*graph.edges.values(), edge("HAS_INDICATOR", PLAN, ROW, {"order": 2})])
    assert [g.owner(ROW).id for g in (graph, both)] == [TASK, TASK]
    assert graph.owner(HEADLINE).id == PLAN
    assert graph.owner(UNIT) is None


@pytest.mark.parametrize("row", [ROW, HEADLINE])
def test_one_real_thing_is_the_same_from_every_side(graph, row):
    assert graph.same(row) == {ROW, HEADLINE}
    assert graph.same(OTHER_ROW) == {OTHER_ROW}


@pytest.mark.parametrize(
    ("node", "plan"),
    [(TASK, PLAN), (ROW, PLAN), (TARGET, PLAN), (HEADLINE, PLAN), (PLAN, PLAN), (UNIT, None), ("nothing", None)],
)
def test_the_plan_of_a_node(graph, node, plan):
    found = graph.plan_of(node)
    assert (found.id if found else None) == plan


def test_tasks_come_as_the_plans_print_them():
    doc = document("p", "第十项在前，第二项在后", "p")
    places = {"p/task/10": "第十项", "p/task/2": "第二项"}
    tasks = [Node(key, "Task", {"name": quote}, words(doc, quote)) for key, quote in places.items()]
    unplaced = Node("p/task/1", "Task", {"name": "无出处"})
    assert ids(Graph([doc], [*tasks[::-1], unplaced], []).tasks()) == ["p/task/1", "p/task/10", "p/task/2"]


def test_networkx_gets_the_same_graph(graph):
    drawn = graph.networkx
    assert drawn is graph.networkx
    assert set(drawn) == graph.nodes.keys()
    assert {key for *_, key in drawn.edges(keys=True)} == graph.edges.keys()
    assert drawn.nodes[TASK]["claim"] is graph.nodes[TASK]
    assert drawn.edges[UNIT, TASK, LEADS]["claim"] is graph.edges[LEADS]


@given(st.permutations(list(range(12))))
def test_the_same_claims_always_read_the_same(order):
    plan, (sheet_document, reports) = reading(), sheet({ROW: 1})
    nodes = [*plan.nodes, *(report.observation for report in reports)]
    documents: list[Document] = [plan.document, sheet_document]

    def mixed(things: list) -> list:
        return [things[place] for place in order if place < len(things)] + list(things[12:])

    one, two = Graph(documents, nodes, plan.edges), Graph(mixed(documents), mixed(nodes), mixed(list(plan.edges)))
    assert list(one) == list(two)
    assert list(one.documents) == list(two.documents)
    assert one.rows(TASK) == two.rows(TASK)
    assert one.out(ROW, "HAS_TARGET") == two.out(ROW, "HAS_TARGET")
