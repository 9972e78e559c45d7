"""责任: who answers for what, how much each unit carries, what nobody or too many answer for, and whom to call."""

import streamlit as st
from markupsafe import Markup

from app.page.choices import tabs
from app.page.decision import judging
from app.page.duties import duties, silent_plans
from app.page.duty.gaps import gaps
from app.page.duty.loads import load_table, loads
from app.page.duty.matrix import matrix
from app.page.duty.pieces import call_list, cell_list, convention_note, gap_parts, headline
from app.page.entity_source import known_of
from app.page.progress.days import shown_day
from app.page.proofs import drawn
from app.page.source import source

SHOWN = {"matrix": "矩阵", "load": "工作量", "gaps": "没人管、太多人管", "people": "找谁"}
TITLES = {
    "matrix": "各单位在各行动里的任务",
    "load": "各单位的工作量",
    "gaps": "没人管、太多人管的事",
    "people": "各单位找谁",
}
ROLES = {"any": "任何责任", "lead": "只看牵头"}

shared = source()
judging(shared)
known, relations = known_of(shared, "duty"), shared.relations
whole, led = duties(relations, False), duties(relations, True)
state = st.query_params.to_dict()
show = state.get("show") if state.get("show") in SHOWN else "matrix"
shown = led if state.get("role") == "lead" else whole

st.title("责任", anchor=False)
if not whole.shares:
    st.html(
        "<p class='answer'>方案里没有读到责任单位。</p><p><a href='/checkup' target='_self'>看体检</a>里有没有没读懂的地方。</p>"
    )
    st.stop()
column = None
labels = {name: ref for ref, name in whole.columns.items()}
found = gaps(relations, whole, led)
st.html(headline(whole, found) + shown_day(shared.graph, shared.status))
title = Markup("<h2 class='unseen'>{}</h2>").format(TITLES[show])
st.html(title + tabs("duty", "看什么", "show", SHOWN, state))
if show == "matrix":
    st.html(tabs("duty", "责任", "role", ROLES, state))
if labels:
    with st.container(width=480):
        action = st.selectbox(
            "行动", list(labels), index=None, key="under", bind="query-params", placeholder="全部行动"
        )
    column = labels.get(action)
silent = silent_plans(relations)
note = convention_note(silent, len(shared.graph.of("Plan")) > 1)

if show == "matrix":
    unit = state.get("unit") if state.get("unit") in shown.units else None
    if note and shown is led:
        st.html(note)
    if unit or column:
        st.html(cell_list(known, shown, unit, column, state))
    st.html(matrix(shown, state, (unit, column)))
elif show == "load":
    if note:
        st.html(note)
    st.html(load_table(loads(relations, whole, led, known.report, column), state.get("by", ""), state, bool(silent)))
elif show == "gaps":
    st.html(drawn(gap_parts(known, gaps(relations, whole, led, column))) or "<p>没有发现没人管或太多人管的事。</p>")
else:
    st.html(call_list(known, whole, column) or "<p>这个行动没有责任单位。</p>")
