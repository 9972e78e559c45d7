"""One query, two executors, one result: on a graph in memory and on a server that shows the same graph."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from ask_graph import AS_OF, PLAN, ask_graph
from asked_graphs import DAYS, queries, readings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.condition import (
    ANYTHING,
    HEAD,
    Comparison,
    Every,
    Has,
    HasStatus,
    Is,
    Linked,
    Moved,
    Named,
    Not,
    OfKind,
    Starred,
)
from graph.executor import GraphExecutor
from graph.give import Chain, Change, Fact, Figures, Ranked, Spread, Standing, Tally, Whether
from graph.query import Narrow, Query
from graph.relations import Relations
from graph.reports import fit
from graph.server.address import address_of
from graph.server.run import ServerExecutor
from graph.server.store import ServerStore
from graph.state import State
from graph.status import default_as_of, refusal, statuses
from ingest import read_plan, read_sheet
from ontology import Reading, edge
from search import ask, names_of
from search.question import understand

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 1, 1)


@pytest.fixture
def store(server):
    found = ServerStore(address_of(server))
    yield found
    found.close()


def shown(store, found):
    """The graph of some readings, in memory and, in place of all that was there, on the server."""
    store.connection.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    store.ingest(found)
    return State(readings=tuple(found)).graph


def both(store, graph, day):
    judged = statuses(graph, day)
    reasons = {member: item.reason for item in judged.items for member in item.members}
    return GraphExecutor(Relations(graph), judged.by_id(), day, reasons), ServerExecutor(store.connection, day)


def check(query, here, there):
    """Equal results, and equal statuses and reasons of what was found."""
    one, other = here.run(query), there.run(query)
    assert other.result == one.result
    ids = [hit.node.id for hit in one.result.hits]
    assert [other.statuses.get(ref) for ref in ids] == [one.statuses.get(ref) for ref in ids]
    if isinstance(query.give, Standing):
        assert [other.reasons.get(ref) for ref in ids] == [one.reasons.get(ref) for ref in ids]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.reuse, Phase.generate])
@given(st.data())
def test_random_queries_find_the_same_in_random_graphs(store, data):
    graph = shown(store, data.draw(readings()))
    here, there = both(store, graph, data.draw(DAYS))
    for query in data.draw(st.lists(queries, min_size=6, max_size=6)):
        check(query, here, there)


def unit(name):
    return Is((f"unit/云溪区/{name}",))


def task(no):
    return Is((f"{PLAN}/task/{no}",))


KNOWN = [
    Query(("Task",), Linked("responsible", unit("区科技局"), ("lead",))),
    Query(("Task",), Linked("depends_on", unit("区科技局")), narrow=Narrow(("Task",), HasStatus(("no_data",)))),
    Query(("Task",), Linked("depends_on", unit("区科技局")), narrow=Narrow(("Task",), HasStatus(("met",)))),
    Query(("Task",), Not(Linked("depends_on", task(1)))),
    Query(("Task",), Linked("depends_on", ANYTHING, (), Comparison(">=", 2))),
    Query(("Task",), Linked("depends_on", task(2))),
    Query(("Unit",), Linked("needed_by", task(3))),
    Query(("Indicator",), Every((Starred(), Linked("responsible", Linked("employs", Named("何平")))))),
    Query(("Person",), Linked("works_in", unit("区科技局"), (HEAD,))),
    Query(("Unit",), give=Tally(Linked("responsible_for", OfKind(("Task",))), "most")),
    Query(("Action",), give=Tally(Linked("has_part", Linked("responsible", unit("区科技局"))))),
    Query(
        ("Unit",), give=Tally(Linked("responsible_for", OfKind(("Task",))), "most", 2, share=HasStatus(("no_data",)))
    ),
    Query(("Action",), give=Tally(Linked("has_part", OfKind(("Task",))), "fewest", share=Not(HasStatus(("no_data",))))),
    Query(("Indicator", "Project"), give=Spread()),
    Query(("Indicator",), Is((f"{PLAN}/task/5/body/国家高新技术企业",)), Figures("target", (2025,))),
    Query(("Task",), task(5), Standing()),
    Query(("Task",), Every((task(5), Linked("responsible", unit("区文旅局")))), Whether()),
    Query(("Park",), Linked("concerned_by", Linked("part_of", Is((f"{PLAN}/action/1",))))),
    Query(("Unit",), give=Tally(Linked("responsible_for", OfKind(("Task",))), "most", 3)),
    Query(("Indicator",), give=Ranked("target", 2025, "most", 2)),
    Query(("Indicator",), give=Change((2020, 2025))),
    Query(("Indicator",), give=Change((None, None), "left")),
    Query(("Indicator",), Moved(Comparison(">", 0), since=2020, until=2025)),
    Query(("Indicator",), Moved(Comparison(">=", 1.5), "times")),
    Query(("Indicator",), Moved(Comparison(">", 0), each=True)),
    Query(("Indicator",), give=Fact("mode")),
    Query(("Indicator",), give=Figures("target", pick="most")),
    Query(("Plan",), give=Fact("issued")),
    Query(("Task",), Linked("found", Has("rule", ("value",)))),
    Query(("Finding",), Linked("about", Is((PLAN,)))),
    Query(("Finding",), Linked("about", Is((f"{PLAN}/task/5/body/国家高新技术企业",)))),
    Query(("Person", "Unit"), give=Chain(task(12))),
    Query(("Indicator",), give=Chain(Is((f"{PLAN}/action/1", "place/青石湖")))),
]


ALGEBRA = (
    "任务最多的前五个单位 责任单位最多的5项任务 任务57的责任单位正文和附件一致吗 任务19的数字一致吗 哪些指标正文和附件不一致 "
    "任务57有什么问题 有哪些严重问题 方案有多少个问题 全年技术交易额2025年比2020年多多少 全年技术交易额到2025年能翻一番吗 "
    "国家高新技术企业数量到2025年比2021年增加多少 方案是谁发布的 方案从哪年到哪年 2025年目标值最高的5个指标是哪些 "
    "区科技局比区财政局多负责几项任务 区科技局和任务4怎么连上的 任务2跟任务1什么关系 任务9与任务72什么关系 任务1滞后会影响什么"
).split()


@pytest.fixture
def cloudy(store):
    graph = ask_graph()
    claims = tuple(graph.nodes.values()), tuple(graph.edges.values())
    return both(store, shown(store, [Reading(graph.documents["doc"], PLAN, *claims)]), AS_OF)


def test_known_queries_find_the_same_in_a_plan(cloudy):
    here, there = cloudy
    for query in KNOWN:
        check(query, here, there)
    found = [len(here.run(query).result.hits) for query in KNOWN]
    assert [at for at, hits in enumerate(found) if not hits] == [2, 16]


def test_what_only_the_whole_store_knows_is_the_same(cloudy):
    here, there = cloudy
    days, last = [date.max, AS_OF, date(2021, 1, 1)], [AS_OF, AS_OF, None]
    assert [there.last_report(day) for day in days] == [here.last_report(day) for day in days] == last
    assert there.task_numbers() == here.task_numbers() == ("1", "12")
    assert there.states_roles() is here.states_roles() is False
    judged = [
        *(node.id for node in here.run(Query(("Task",))).graph.tasks()),
        *here.run(Query(("Task",))).relations.items,
    ]
    assert {ref: there.statuses().get(ref) for ref in judged} == {ref: here.statuses().get(ref) for ref in judged}
    assert set(there.statuses()) <= set(here.statuses())


def needs(a, b):
    return edge("DEPENDS_ON", f"{PLAN}/task/{a}", f"{PLAN}/task/{b}", {"strength": "requires"})


def test_circles_and_many_ways_end(store):
    graph = ask_graph()
    ring = [needs(a, a % 12 + 1) for a in range(1, 13)]
    every = [needs(a, b) for a in range(1, 13) for b in range(1, 13)]
    nodes = tuple(graph.nodes.values())
    for more in (ring, every):
        edges = {each.id: each for each in (*graph.edges.values(), *more)}
        reading = Reading(graph.documents["doc"], PLAN, nodes, tuple(edges.values()))
        here, there = both(store, shown(store, [reading]), AS_OF)
        check(Query(("Task",), Linked("depends_on", task(1))), here, there)
        check(Query(("Unit",), Linked("needed_by", task(1))), here, there)


def test_questions_about_the_plan_are_answered_the_same(store):
    read = read_plan(ROOT / "data" / "luqiao-2021.txt")
    sheet = read_sheet(ROOT / "data" / "progress-sample.csv")
    store.report(sheet.document, fit(sheet, shown(store, [read]), TODAY, refusal))
    graph = store.graph()
    names = names_of(graph)
    here, there = both(store, graph, default_as_of(graph, TODAY))
    with (Path(__file__).parent / "questions" / "judged.tsv").open(encoding="utf8") as file:
        asked = [row["question"] for row in csv.DictReader(file, delimiter="\t") if row["split"] == "tune"]
    with (Path(__file__).parent / "questions" / "families.tsv").open(encoding="utf8") as file:
        asked += [row["question"] for row in csv.DictReader(file, delimiter="\t") if row["plan"] in ("l", "r")]
    asked += [
        "哪些任务没达标",
        "各状态的任务各有多少",
        "哪些指标没有数据",
        "带星指标进展如何",
        "哪个单位未达标的任务最多",
        *ALGEBRA,
    ]
    shapes = {_shape(question, names): question for question in reversed(asked)}
    for question in shapes.values():
        assert ask(question, names, there) == ask(question, names, here), question


def _shape(question, names):
    """What a question asks for, whatever it is about: one of each shape will do."""
    return re.sub(r"'[^']*/[^']*'|\d+(?=[,)])", "…", repr(understand(question, names).query))
