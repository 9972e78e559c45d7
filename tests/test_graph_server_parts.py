"""A change loads a part of the whole only; what the server holds and shows must be as if it had been the whole."""

import os
from dataclasses import replace
from itertools import count

from conftest import wipe
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from server_graphs import COMMON, PLANS, comparable, derived, own, readings, shown

from graph import Decision, Report, StoreError, export_json, open_store
from ontology import STATED, Document, Evidence, Node, Reading

CLAIMS = sorted({*COMMON, *(key for plan in PLANS for key in own(plan))})
EXAMPLES = int(os.environ.get("LUTU_TEST_EXAMPLES", "10"))
fresh = count()
doing = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink takes minutes, each step being a transaction
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def told(store):
    """All that a store tells, but for its revision."""
    entries = {key: store.history(key) for key in CLAIMS}
    return export_json(store.graph()), {key: value for key, value in entries.items() if value}, store.decisions()


def outcome(act):
    try:
        return act()
    except StoreError as error:
        return str(error).partition(" ")[0]


@doing
@given(data=st.data())
def test_what_is_shown_is_what_the_whole_adds_up_to(server, tmp_path, data):
    wipe(server)
    store, model = open_store(server), open_store(str(tmp_path / f"{next(fresh)}"))
    for no in range(data.draw(st.integers(1, 7))):
        act = data.draw(_acts(model, no))
        assert outcome(lambda act=act: act(store)) == outcome(lambda act=act: act(model))
        assert (told(store), store.revision) == (told(model), model.revision)
        graph, beside = shown(store)
        assert export_json(graph) == export_json(store.graph())
        assert comparable(beside) == comparable(derived(store))
        asked = data.draw(st.lists(st.sampled_from([*CLAIMS, *store.graph().edges]), max_size=4))
        assert export_json(store.around(asked)) == export_json(model.around(asked))


@st.composite
def _acts(draw, model, no):
    known = sorted({*model.state().claimed.nodes, *model.state().claimed.edges}) or CLAIMS
    match draw(st.sampled_from(["ingest", "ingest", "ingest", "report", "decide", "decide", "undo"])):
        case "ingest":
            offered = draw(readings())
            return lambda store: store.ingest(offered, replace=True)
        case "report":
            rows = [key for key in known if "row" in key and " " not in key and "report" not in key] or CLAIMS[:1]
            sheet = Document(f"表{draw(st.integers(1, 2))}", "表.csv", str(no), f"内容{no}")
            items = draw(st.lists(st.sampled_from(rows), unique=True, min_size=1, max_size=2))
            days = draw(st.sampled_from(["2021-06-30", "2021-09-30"]))
            reports = [Report(item, _observation(sheet, item, days, no)) for item in items]
            return lambda store: store.report(sheet, reports)
        case "decide":
            decided = Decision(
                draw(st.sampled_from(known)), draw(st.sampled_from(["confirm", "reject"])), "因", f"{no}"
            )
            return lambda store: store.decide(decided)
        case _:
            claims = [each.claim for each in model.decisions()] or known
            claim = draw(st.sampled_from(claims))
            return lambda store: store.undo(claim)


def _observation(sheet, item, day, value):
    properties = {"name": "填报", "as_of": day, "text": sheet.text, "value": value, "origin": "report", "mode": "level"}
    place = Evidence(sheet.id, 0, len(sheet.text), sheet.text)
    return replace(Node(f"{item}/report/{day}", "Observation", properties, (place,), STATED))


def test_the_edge_to_a_report_of_a_thing_that_no_plan_owns_can_be_decided(server):
    wipe(server)
    store = open_store(server)
    plan = Document("甲/1", "甲.txt", "a", "甲")
    said = (Evidence("甲/1", 0, 1, "甲"),)
    nodes = (
        Node("甲/1", "Plan", {"name": "甲"}, said),
        Node("common/row", "Indicator", {"name": "甲", "scope": "annex"}, said),
    )
    store.ingest([Reading(plan, "甲/1", nodes, ())])
    sheet = Document("表", "表.csv", "b", "内容1")
    seen = _observation(sheet, "common/row", "2021-09-30", 1)
    store.report(sheet, [Report("common/row", seen)])
    assert seen.id in store.graph().nodes
    store.decide(Decision(f"common/row HAS_OBSERVATION {seen.id}", "reject", "因", "1"))
    assert seen.id not in store.graph().nodes
