"""What every store keeps; each test runs on all of them. A store joins by an opener in OPENERS."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count, permutations

import pytest
from conftest import wipe
from graphs import (
    HAS_TARGET,
    LEADS,
    OTHER_ROW,
    PLAN,
    ROW,
    TARGET,
    TASK,
    UNIT,
    decision,
    indicator,
    notice,
    reading,
    sheet,
    target,
    words,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Filed, Graph, Store, StoreError, export_json, open_store
from ontology import STATED, Document, Edge, Evidence, Node, Reading, edge, inferred, schema

StoreFactory = Callable[..., Store]
SECOND = "乙区/2021-2"
SEPTEMBER = f"{ROW}/report/2021-09-30"


def embedded(request) -> StoreFactory:
    folder = request.getfixturevalue("tmp_path")
    return lambda name="store": open_store(str(folder / name))


def on_server(request) -> StoreFactory:
    """The database holds one store: opening another name begins it anew."""
    address, held = request.getfixturevalue("server"), ["store"]

    def opened(name: str = "store") -> Store:
        if name not in held:
            wipe(address)
            held[:] = [name]
        return open_store(address)

    return opened


OPENERS = {"embedded": embedded, "server": on_server}


@pytest.fixture(params=OPENERS)
def store_factory(request) -> StoreFactory:
    """Opens a store; the same name gives the same store, opened anew. Another name may end the one before."""
    return OPENERS[request.param](request)


@pytest.fixture
def store(store_factory) -> Store:
    return store_factory()


@pytest.fixture
def filled(store) -> Store:
    store.ingest([reading()])
    return store


def refused(store: Store, act: Callable[[], object]) -> str:
    """The sentence of a refusal that changes nothing."""
    before = store.revision, export_json(store.graph())
    with pytest.raises(StoreError) as refusal:
        act()
    assert (store.revision, export_json(store.graph())) == before
    sentence = str(refusal.value)
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    return sentence


def test_an_empty_store_holds_nothing(store):
    assert (store.revision, store.history(ROW), store.decisions()) == (0, [], [])
    assert store.last_report(date.max) is None
    assert list(store.graph()) == []
    assert store.ingest([]) == []
    assert store.revision == 0


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda store: store.report(*sheet({ROW: 1})), id="report"),
        pytest.param(lambda store: store.decide(decision(TASK)), id="decide"),
        pytest.param(lambda store: store.undo(TASK), id="undo"),
    ],
)
def test_an_empty_store_takes_plans_first(store, act):
    assert "导入" in refused(store, lambda: act(store))


def test_an_added_plan_is_the_graph(store):
    plan = reading()
    (outcome,) = store.ingest([plan])
    graph = store.graph()
    assert (outcome.plan, outcome.document, outcome.what, outcome.orphans) == (PLAN, PLAN, "added", ())
    assert list(graph.documents.values()) == [plan.document]
    assert graph.nodes.keys() == {node.id for node in plan.nodes}
    assert graph.edges.keys() == {each.id for each in plan.edges}
    assert graph.nodes[TARGET] == next(node for node in plan.nodes if node.id == TARGET)
    assert graph.edges[LEADS] == next(each for each in plan.edges if each.id == LEADS)


def test_what_was_stored_is_there_when_opened_again(store_factory):
    first = store_factory()
    first.ingest([reading(), notice()])
    first.report(*sheet({ROW: 5}))
    first.decide(decision(LEADS, "confirm"))
    kept = first.revision, export_json(first.graph()), first.history(ROW), first.decisions()
    first.close()
    again = store_factory()
    assert (again.revision, export_json(again.graph()), again.history(ROW), again.decisions()) == kept


def test_a_closed_store_can_be_used_again(filled):
    before = export_json(filled.graph())
    filled.close()
    assert export_json(filled.graph()) == before


def test_two_openings_see_each_others_changes(store_factory):
    one, two = store_factory(), store_factory()
    one.ingest([reading()])
    assert TASK in two.graph().nodes
    two.decide(decision(TARGET))
    assert TARGET not in one.graph().nodes


def test_the_graph_is_made_once_for_a_revision(filled):
    assert filled.graph() is filled.graph()
    before = filled.graph()
    filled.decide(decision(TARGET))
    assert filled.graph() is not before


def test_every_change_grows_the_revision(store):
    seen = [store.revision]
    for act in (
        lambda: store.ingest([reading()]),
        lambda: store.ingest([reading(value=13)], replace=True),
        lambda: store.report(*sheet({ROW: 1})),
        lambda: store.decide(decision(TASK)),
        lambda: store.undo(TASK),
    ):
        act()
        seen.append(store.revision)
    assert seen == sorted(set(seen))


# ---- plans again


def test_the_same_file_changes_nothing(filled):
    before = filled.revision, export_json(filled.graph())
    same = reading()
    moved = replace(same, document=replace(same.document, name="别处/方案.txt"))
    for again in (same, moved):
        for force in (False, True):
            assert [each.what for each in filled.ingest([again], replace=force)] == ["unchanged"]
    assert (filled.revision, export_json(filled.graph())) == before


def test_a_changed_file_needs_replace(filled):
    assert "--replace" in refused(filled, lambda: filled.ingest([reading(value=13)]))
    assert [each.what for each in filled.ingest([reading(value=13)], replace=True)] == ["replaced"]
    assert filled.graph().nodes[TARGET].get("value") == 13
    assert filled.graph().documents[PLAN] == reading(value=13).document


def test_a_plan_is_known_by_its_id_and_not_by_its_document(filled):
    other = reading(value=13)
    elsewhere = replace(other, document=replace(other.document, id="另一份"))
    assert "--replace" in refused(filled, lambda: filled.ingest([elsewhere]))
    filled.ingest([elsewhere], replace=True)
    assert list(filled.graph().documents) == ["另一份"]


def test_the_same_bytes_read_better_replace_on_request(filled):
    plan = reading()
    better = replace(plan, nodes=tuple(node for node in plan.nodes if node.kind != "Finding"), edges=plan.edges)
    assert [each.what for each in filled.ingest([better])] == ["unchanged"]
    assert filled.graph().of("Finding")
    assert [each.what for each in filled.ingest([better], replace=True)] == ["replaced"]
    assert not filled.graph().of("Finding")


def test_several_files_go_in_wholly_or_not_at_all(filled):
    refused(filled, lambda: filled.ingest([reading(SECOND), reading(value=13)]))
    assert [each.what for each in filled.ingest([reading(SECOND), reading()])] == ["added", "unchanged"]
    assert [plan.id for plan in filled.graph().of("Plan")] == sorted([PLAN, SECOND])


def test_two_files_of_one_plan_in_a_call_are_refused(store):
    twin = reading(value=13)
    for pair in ([reading(), reading()], [reading(), reading(SECOND), twin]):
        assert "同一份方案" in refused(store, lambda pair=pair: store.ingest(pair, replace=True))


def test_two_claims_of_one_id_are_refused(store):
    plan = reading()
    assert TASK in refused(store, lambda: store.ingest([replace(plan, nodes=(*plan.nodes, plan.nodes[1]))]))


def test_text_that_can_not_be_kept_is_refused(filled):
    assert "字符" in refused(filled, lambda: filled.decide(decision(TASK, because="\udcff")))


# ---- notices


def test_a_notice_stands_beside_its_plan(filled):
    assert [each.what for each in filled.ingest([notice()])] == ["added"]
    graph = filled.graph()
    assert [unit.id for unit in graph.targets(f"{PLAN}/post/1", "IN_UNIT")] == [UNIT]
    assert f"{PLAN}/notice/1" in {place.document for place in graph.edges[f"{PLAN}/post/1 IN_UNIT {UNIT}"].evidence}
    assert "--replace" in refused(filled, lambda: filled.ingest([notice(person="李四")]))
    filled.ingest([notice(person="李四")], replace=True)
    assert [person.name for person in filled.graph().of("Person")] == ["李四"]
    assert TASK in filled.graph().nodes


def test_a_notice_before_its_plan_waits_for_it(store):
    store.ingest([notice()])
    assert store.graph().of("Person")
    assert not store.graph().out(f"{PLAN}/post/1", "IN_UNIT")
    store.ingest([reading()])
    assert store.graph().out(f"{PLAN}/post/1", "IN_UNIT")


def test_a_notice_can_not_take_the_place_of_its_plan(filled):
    stray = notice()
    stray = replace(stray, document=replace(stray.document, id=PLAN))
    refused(filled, lambda: filled.ingest([stray], replace=True))


# ---- several plans


def test_plans_share_the_units_that_they_name(store):
    first, second = reading(also="区科信局"), reading(SECOND, also="科技局")
    store.ingest([first, second])
    unit = store.graph().nodes[UNIT]
    assert unit.name == "区科技局"
    assert unit.get("aliases") == sorted(["区科信局", "科技局"])
    assert {place.document for place in unit.evidence} == {PLAN, SECOND}
    assert len(store.graph().out(UNIT, "RESPONSIBLE_FOR")) == 2


def test_a_shared_unit_bears_the_name_used_most(store):
    def called(plan: Reading, name: str, alias: str) -> Reading:
        nodes = [
            replace(node, properties=node.properties | {"name": name, "aliases": [alias]}) if node.id == UNIT else node
            for node in plan.nodes
        ]
        return replace(plan, nodes=tuple(nodes))

    often = called(reading(also="区科技局牵头"), "区科技局", "区科技局牵头")
    rarely = called(reading(SECOND, also="区科信局"), "区科信局", "区科技局")
    store.ingest([rarely, often])
    unit = store.graph().nodes[UNIT]
    assert (unit.name, unit.get("aliases")) == ("区科技局", sorted(["区科技局牵头", "区科信局"]))


def test_a_claim_of_two_documents_is_as_sure_as_the_surer(filled):
    told = notice()
    place = words(told.document, "区科技局")
    again = edge("RESPONSIBLE_FOR", UNIT, TASK, {"role": "support", "order": None}, place, inferred("名单"))
    filled.ingest([replace(told, edges=(*told.edges, again))])
    merged = filled.graph().edges[LEADS]
    assert (merged.certainty, merged.get("role"), merged.get("order")) == (STATED, "lead", 1)
    assert {each.document for each in merged.evidence} == {PLAN, told.document.id}


def test_a_unit_stays_as_long_as_one_plan_names_it(store):
    store.ingest([reading(), reading(SECOND)])
    unnamed = reading(value=13)
    store.ingest([replace(unnamed, nodes=tuple(n for n in unnamed.nodes if n.id != UNIT))], replace=True)
    graph = store.graph()
    assert {place.document for place in graph.nodes[UNIT].evidence} == {SECOND}
    assert LEADS in graph.edges


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=lambda order: "".join(map(str, order)))
def test_the_order_of_arrival_leaves_no_trace(store_factory, order):
    plans = [reading(also="区科信局"), reading(SECOND, value=3, also="科技局"), notice()]
    sheets = [sheet({ROW: 5}, key="填报/1"), sheet({OTHER_ROW: 6}, key="填报/2")]
    verdicts = [decision(TARGET), decision(LEADS, "confirm")]

    def told(store: Store, calls, sheets, verdicts) -> str:
        for call in calls:
            store.ingest(call)
        for each in sheets:
            store.report(*each)
        for each in verdicts:
            store.decide(each)
        return export_json(store.graph())

    together = told(store_factory("together"), [plans], sheets, verdicts)
    assert told(store_factory("apart"), [[plans[n]] for n in order], sheets[::-1], verdicts[::-1]) == together


# ---- reports


def test_a_report_is_an_observation_of_its_item(filled):
    doc, rows = sheet({ROW: 5})
    assert filled.report(doc, rows) == Filed(1, 0)
    graph = filled.graph()
    assert graph.targets(ROW, "HAS_OBSERVATION") == [rows[0].observation]
    assert graph.documents[doc.id] == doc


def test_a_later_sheet_replaces_and_the_history_keeps(filled):
    filled.report(*sheet({ROW: 5, OTHER_ROW: 1}, key="一"))
    filled.report(*sheet({ROW: 9}, day="2021-06-30", key="二"))
    assert filled.report(*sheet({ROW: 6}, key="三")) == Filed(1, 1)
    told = [(e.report.observation.get("value"), e.document, e.replaced_by) for e in filled.history(ROW)]
    assert told == [(9, "二", None), (5, "一", "三"), (6, "三", None)]
    graph = filled.graph()
    assert graph.nodes[SEPTEMBER].get("value") == 6
    assert list(graph.documents) == sorted([PLAN, "一", "二", "三"])


def test_a_sheet_of_which_nothing_holds_is_no_document(filled):
    filled.report(*sheet({ROW: 5}, key="一"))
    filled.report(*sheet({ROW: 6}, key="二"))
    assert list(filled.graph().documents) == sorted([PLAN, "二"])
    assert [entry.document for entry in filled.history(ROW)] == ["一", "二"]


def test_the_same_sheet_again_changes_nothing_until_another_came(filled):
    filled.report(*sheet({ROW: 5}, key="一"))
    before = filled.revision
    assert filled.report(*sheet({ROW: 5}, key="一")) == Filed(0, 0)
    assert filled.revision == before
    filled.report(*sheet({ROW: 6}, key="二"))
    assert filled.report(*sheet({ROW: 5}, key="一")) == Filed(1, 1)
    assert [entry.replaced_by for entry in filled.history(ROW)] == ["二", "一", None]
    assert filled.graph().nodes[SEPTEMBER].get("value") == 5


def test_another_sheet_of_the_same_id_keeps_its_own_words(filled):
    filled.report(*sheet({ROW: 5}, key="进展.csv"))
    filled.report(*sheet({OTHER_ROW: 7}, key="进展.csv"))
    filled.report(*sheet({OTHER_ROW: 7}, key="进展.csv"))
    assert len(filled.graph().documents) == 3
    assert len(filled.history(OTHER_ROW)) == 1
    assert_evidence_is_in_place(filled.graph())


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        pytest.param([{ROW: 5, f"{TASK}/无此行": 6}], "无此行", id="no-such-item"),
        pytest.param([{ROW: 5}, {ROW: 6}], "2021-09-30", id="twice"),
    ],
)
def test_a_sheet_goes_in_wholly_or_not_at_all(filled, rows, named):
    reports = [report for values in rows for report in sheet(values)[1]]
    assert named in refused(filled, lambda: filled.report(sheet({ROW: 5})[0], reports))
    assert filled.history(ROW) == []


def test_the_last_report_is_not_in_the_future(filled):
    for day in ("2021-03-31", "2021-06-30", "2022-01-15"):
        filled.report(*sheet({ROW: 5}, day=day, key=day))
    days = [date(2021, 3, 30), date(2021, 3, 31), date(2021, 12, 31), date(2022, 1, 15)]
    assert [filled.last_report(day) for day in days] == [
        None,
        date(2021, 3, 31),
        date(2021, 6, 30),
        date(2022, 1, 15),
    ]
    filled.decide(decision(f"{ROW}/report/2022-01-15"))
    assert filled.last_report(date.max) == date(2021, 6, 30)


# ---- what survives a replaced plan


def test_reports_and_decisions_survive_a_replaced_plan(filled):
    filled.report(*sheet({ROW: 5}))
    filled.decide(decision(TARGET, "confirm"))
    (outcome,) = filled.ingest([reading(value=13)], replace=True)
    assert outcome.orphans == ()
    graph = filled.graph()
    assert graph.nodes[SEPTEMBER].get("value") == 5
    assert (graph.nodes[TARGET].get("value"), graph.nodes[TARGET].certainty.basis) == (13, "confirmed")


def test_what_lost_its_item_is_named_and_comes_back_with_it(filled):
    filled.report(*sheet({ROW: 5, OTHER_ROW: 6}))
    for claim in (TARGET, HAS_TARGET, LEADS, SEPTEMBER):
        filled.decide(decision(claim, "confirm"))
    filled.decide(decision(f"{ROW}/target/2021/body"))
    filled.undo(f"{ROW}/target/2021/body")
    (outcome,) = filled.ingest([reading(value=13, rows=["高企数"])], replace=True)
    assert outcome.orphans == tuple(sorted([ROW, TARGET, HAS_TARGET, SEPTEMBER]))
    assert SEPTEMBER not in filled.graph().nodes
    assert len(filled.history(ROW)) == 1
    assert len(filled.decisions()) == 5
    assert filled.last_report(date.max) == date(2021, 9, 30)
    (back,) = filled.ingest([reading(value=14)], replace=True)
    assert back.orphans == ()
    assert filled.graph().nodes[SEPTEMBER].certainty.basis == "confirmed"
    assert filled.graph().nodes[TARGET].certainty.basis == "confirmed"


def test_an_orphan_is_named_once_by_the_file_that_lost_it(filled):
    filled.ingest([reading(SECOND)])
    filled.report(*sheet({ROW: 5}))
    first, second = filled.ingest([reading(SECOND, value=2), reading(rows=["高企数"])], replace=True)
    assert (first.orphans, second.orphans) == ((), (ROW,))
    (again,) = filled.ingest([reading(value=5, rows=["高企数"])], replace=True)
    assert again.orphans == ()


def test_what_another_plan_still_names_is_no_orphan(store):
    store.ingest([reading(), reading(SECOND)])
    store.decide(decision(UNIT, "confirm"))
    plan = reading(value=13)
    unnamed = replace(plan, nodes=tuple(node for node in plan.nodes if node.id != UNIT))
    assert [each.orphans for each in store.ingest([unnamed], replace=True)] == [()]


# ---- decisions


@pytest.mark.parametrize("claim", [TARGET, LEADS, UNIT])
def test_a_confirmed_claim_says_so_and_nothing_else(filled, claim):
    filled.decide(decision(claim, "confirm"))
    flat = json.loads(export_json(filled.graph()))
    (told,) = [each for each in flat["nodes"] + flat["edges"] if each["id"] == claim]
    assert told["basis"] == "confirmed"
    assert told.keys().isdisjoint({"rule", "alternatives"})
    assert told["evidence"]


@pytest.mark.parametrize(
    ("claim", "stay", "leave"),
    [
        pytest.param(
            TARGET, {ROW, OTHER_ROW, f"{ROW}/target/2021/body"}, {HAS_TARGET, f"{PLAN}/finding/1"}, id="target"
        ),
        pytest.param(HAS_TARGET, {ROW, LEADS}, {TARGET}, id="target-edge"),
        pytest.param(LEADS, {UNIT, TASK}, set(), id="edge"),
        pytest.param(UNIT, {TASK, ROW, TARGET}, {LEADS}, id="unit"),
        pytest.param(ROW, {TASK, OTHER_ROW}, {TARGET, HAS_TARGET, SEPTEMBER}, id="row"),
        pytest.param(TASK, {PLAN, UNIT}, {ROW, TARGET, LEADS, SEPTEMBER}, id="task"),
        pytest.param(SEPTEMBER, {ROW, TARGET}, set(), id="report"),
    ],
)
def test_a_rejected_claim_leaves_with_what_hangs_on_it(filled, claim, stay, leave):
    filled.report(*sheet({ROW: 5}))
    before = export_json(filled.graph())
    filled.decide(decision(claim))
    graph = filled.graph()
    left = graph.nodes.keys() | graph.edges.keys()
    assert stay <= left
    assert left.isdisjoint({claim} | leave)
    assert all(each.source in graph.nodes and each.target in graph.nodes for each in graph.edges.values())
    filled.undo(claim)
    assert export_json(filled.graph()) == before


def preferred(graph: Graph) -> set[str]:
    return {each.id for each in graph.of("Target") if each.get("preferred")}


def test_the_next_scope_steps_in_for_a_rejected_target(filled):
    before, body = preferred(filled.graph()), f"{ROW}/target/2021/body"
    assert TARGET in before
    filled.decide(decision(TARGET))
    assert preferred(filled.graph()) == before - {TARGET} | {body}
    filled.decide(decision(body))
    assert preferred(filled.graph()) == before - {TARGET}


HEADLINE = f"{PLAN}/headline/研发机构数"
SAME = f"{HEADLINE} SAME_AS {ROW}"


def with_headline() -> Reading:
    """A plan whose headline names the row's indicator again, for 2021 with two figures and for 2025."""
    plan = reading()
    doc = plan.document
    figures = [target(f"{HEADLINE}/target/{no}", no, words(doc, "1."), "headline") for no in (1, 2)]
    later = [
        target(f"{HEADLINE}/target/2025", 9, words(doc, "1."), "headline", year=2025, preferred=True),
    ]
    nodes = [indicator(HEADLINE, "研发机构数", words(doc, "研发机构"), "headline"), *figures, *later]
    edges = [edge("HAS_INDICATOR", PLAN, HEADLINE, {"order": 1}), edge("SAME_AS", HEADLINE, ROW)]
    edges += [edge("HAS_TARGET", HEADLINE, each.id) for each in nodes[1:]]
    return replace(plan, nodes=(*plan.nodes, *nodes), edges=(*plan.edges, *edges))


@pytest.mark.parametrize(
    ("rejected", "heirs"),
    [
        pytest.param([TARGET], {f"{ROW}/target/2021/body"}, id="body-before-headline"),
        pytest.param([ROW], {f"{HEADLINE}/target/1", f"{HEADLINE}/target/2"}, id="row"),
        pytest.param([SAME], {f"{HEADLINE}/target/1", f"{HEADLINE}/target/2"}, id="two-things-after-all"),
        pytest.param([f"{ROW}/target/2021/body"], set(), id="not-the-preferred"),
        pytest.param([HEADLINE], set(), id="not-the-preferred-row"),
    ],
)
def test_each_thing_keeps_a_preferred_target_of_each_year(store, rejected, heirs):
    store.ingest([with_headline()])
    before = preferred(store.graph())
    for claim in rejected:
        store.decide(decision(claim))
    after = store.graph()
    assert preferred(after) == {each for each in before if each in after.nodes} | heirs


def test_decisions_are_a_log(filled):
    filled.decide(decision(TARGET, "confirm", at="2021-10-01T08:00:00Z"))
    filled.decide(decision(TARGET, "reject", at="2021-10-02T08:00:00Z"))
    assert TARGET not in filled.graph().nodes
    taken = filled.undo(TARGET)
    assert (taken.verdict, taken.undone) == ("reject", True)
    assert filled.graph().nodes[TARGET].certainty.basis == "confirmed"
    assert filled.undo(TARGET).verdict == "confirm"
    assert filled.graph().nodes[TARGET].certainty.basis == "ambiguous"
    assert "撤销" in refused(filled, lambda: filled.undo(TARGET))
    filled.decide(decision(TARGET, "confirm"))
    told = [(each.verdict, each.because, each.undone) for each in filled.decisions()]
    assert told == [
        ("confirm", "核对过原件", True),
        ("reject", "核对过原件", True),
        ("confirm", "核对过原件", False),
    ]


def test_a_rejected_claim_can_be_confirmed_after_all(filled):
    filled.decide(decision(TARGET))
    filled.decide(decision(TARGET, "confirm"))
    assert filled.graph().nodes[TARGET].certainty.basis == "confirmed"


@pytest.mark.parametrize(
    ("word", "named"),
    [
        pytest.param(decision("无此编号"), "无此编号", id="no-such-claim"),
        pytest.param(decision(TARGET, "maybe"), "maybe", id="no-such-verdict"),
    ],
)
def test_a_decision_that_fits_nothing_is_refused(filled, word, named):
    assert named in refused(filled, lambda: filled.decide(word))


# ---- a part of it


@pytest.mark.parametrize(
    ("asked", "nodes", "edges"),
    [
        pytest.param([], set(), set(), id="nothing"),
        pytest.param(["无此编号", f"{UNIT} RESPONSIBLE_FOR 无此编号"], set(), set(), id="unknown"),
        pytest.param([UNIT], {UNIT, TASK}, {LEADS}, id="unit"),
        pytest.param([LEADS], {UNIT, TASK}, {LEADS}, id="edge"),
        pytest.param([PLAN], {PLAN, TASK}, {f"{PLAN} HAS_TASK {TASK}"}, id="plan"),
        pytest.param(
            [TARGET],
            {TARGET, ROW, TASK, f"{PLAN}/finding/1"},
            {HAS_TARGET, f"{TASK} HAS_INDICATOR {ROW}", f"{PLAN}/finding/1 ABOUT {TARGET}"},
            id="row-with-its-task",
        ),
    ],
)
def test_what_stands_around_some_nodes_is_a_part_of_the_graph(filled, asked, nodes, edges):
    whole, part = filled.graph(), filled.around(asked)
    assert (part.nodes.keys(), part.edges.keys()) == (nodes, edges)
    assert all(whole.nodes[key] == node for key, node in part.nodes.items())
    assert all(whole.edges[key] == each for key, each in part.edges.items())
    cited = {place.document for key in asked if key in nodes for place in part.nodes[key].evidence}
    assert {key: part.documents[key] for key in part.documents} == {key: whole.documents[key] for key in cited}


def test_a_rejected_claim_is_not_around(filled):
    filled.decide(decision(LEADS))
    assert not filled.around([LEADS]).nodes
    assert filled.around([UNIT]).nodes.keys() == {UNIT}


def test_nothing_is_around_in_an_empty_store(store):
    assert not list(store.around([PLAN]))


# ---- anything at all


def assert_evidence_is_in_place(graph: Graph) -> None:
    for claim in graph:
        for place in claim.evidence:
            assert graph.documents[place.document].text[place.start : place.end] == place.quote


NAMES = st.text("区市科技局发改财政一二三ab\x00\n\"'\\ é\U00020000", min_size=1, max_size=6)


@st.composite
def readings(draw) -> list[Reading]:
    """Plans of random nodes and edges, units shared between them."""
    plans = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    return [draw(_readings(plan)) for plan in plans]


@st.composite
def _readings(draw, plan: str) -> Reading:
    doc = Document(plan, f"{plan}.txt", plan * 4, draw(st.text(max_size=30)))
    units = draw(st.lists(st.sampled_from("甲乙丙丁"), unique=True, max_size=3))
    tasks = [f"{plan}/task/{no}" for no in range(draw(st.integers(0, 3)))]
    nodes = [Node(plan, "Plan", {"name": plan})]
    nodes += [Node(task, "Task", {"name": draw(NAMES), "no": task}, draw(_places(doc))) for task in tasks]
    for unit in units:
        spelled = {"name": draw(NAMES), "aliases": draw(st.lists(NAMES, max_size=3, unique=True))}
        nodes.append(Node(f"unit/{unit}", "Unit", spelled | {"type": draw(st.none() | NAMES)}, draw(_places(doc))))
    ends = st.tuples(st.sampled_from([*units, "戊"]), st.sampled_from([*tasks, plan]))
    joined = draw(st.lists(ends, unique=True, max_size=4))
    edges = tuple(edge("RESPONSIBLE_FOR", f"unit/{u}", task, {"order": 1}, draw(_places(doc))) for u, task in joined)
    return Reading(doc, plan, tuple(nodes), edges)


def _places(doc: Document) -> st.SearchStrategy[tuple[Evidence, ...]]:
    spans = st.tuples(st.integers(0, len(doc.text)), st.integers(0, len(doc.text))).map(sorted)
    places = spans.map(lambda span: Evidence(doc.id, *span, doc.text[slice(*span)]))
    return st.lists(places, max_size=3).map(tuple)


unhurried = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
fresh = count()


@unhurried
@given(data=st.data(), offered=readings())
def test_any_plans_in_any_order_are_the_same_graph(store_factory, data, offered):
    shuffled = data.draw(st.permutations(offered))
    together = store_factory(f"{next(fresh)}")
    together.ingest(offered)
    graph = together.graph()
    apart = store_factory(f"{next(fresh)}")
    for each in shuffled:
        apart.ingest([each])
    assert export_json(apart.graph()) == export_json(graph)
    assert graph.nodes.keys() == {node.id for each in offered for node in each.nodes}
    assert_evidence_is_in_place(graph)
    for unit in graph.of("Unit"):
        named = [node for each in offered for node in each.nodes if node.id == unit.id]
        spellings = {spelling for node in named for spelling in (node.name, *node.get("aliases"))}
        assert {unit.name, *unit.get("aliases")} == spellings


@unhurried
@given(offered=readings(), data=st.data())
def test_a_plan_replaced_and_put_back_leaves_no_trace(store_factory, offered, data):
    store = store_factory(f"{next(fresh)}")
    store.ingest(offered)
    before = export_json(store.graph())
    old = data.draw(st.sampled_from(offered))
    store.ingest([Reading(replace(old.document, sha256="别的"), old.plan, old.nodes[:1], ())], replace=True)
    store.ingest([old], replace=True)
    assert export_json(store.graph()) == before


def test_the_vocabulary_knows_what_the_tests_build():
    graph_claims: list[Node | Edge] = [*reading().nodes, *reading().edges, *notice().nodes, *notice().edges]
    for claim in graph_claims:
        schema().check(claim)
    for report in sheet({ROW: 5})[1]:
        schema().check(report.observation)
