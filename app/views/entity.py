"""One entity: what it is, what it is joined to, and the plan's words for it."""

import streamlit as st
from markupsafe import Markup

from app.labels import label
from app.page.decision import judging
from app.page.entity.about import head, is_judged, parts, shown_for, which
from app.page.entity.unknown import meant, nothing
from app.page.entity_source import known_of
from app.page.progress.days import shown_day
from app.page.proofs import drawn
from app.page.source import source

_HEAD = Markup("<h1 class='unseen'>详情</h1>")

shared = source()
judging(shared)
known = known_of(shared, "entity")
said = st.query_params.get("id", "")
found = meant(shared.graph, said)
if len(found) != 1:
    st.html(_HEAD + nothing(known, said))
    st.stop()
items = shown_for(known, found[0])
if len(items) > 1:
    st.html(_HEAD + which(known, found[0], items))
    st.stop()
st.set_page_config(page_title=f"{label(items[0])} · 路图")
st.html(head(known, items[0]) + (shown_day(shared.graph, shared.status) if is_judged(items[0]) else ""))
st.html(drawn(parts(known, items[0])))
