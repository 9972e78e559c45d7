"""依赖: what is around a thing, what slips with it, what it waits for, and how it hangs together with another."""

import hashlib

import streamlit as st
from markupsafe import Markup

from app.entity import find_entity
from app.labels import label
from app.page.address import entity_address
from app.page.choices import split, tabs
from app.page.decision import judge_link, judging
from app.page.hits import choosable, sole, starts
from app.page.links.near import Part, around, cut, dependencies, impacted, most_needed, needs, only_together, way
from app.page.links.strands import (
    closed,
    filters,
    impact_line,
    impact_table,
    left_out,
    marks,
    needs_line,
    needs_table,
    overview_table,
    picked_node,
    strand_tables,
)
from app.page.picture import clicked, described, picture, saving
from app.page.pieces import light
from app.page.progress.days import shown_day
from app.page.source import Source, source
from app.page.verdicts import in_words, proof, rejected, rejected_list
from app.page.words import refusal
from ontology import Edge, LutuError, Node, schema

_SEE = {"around": "周围", "impact": "滞后影响", "needs": "要等什么", "way": "到另一处的路径"}
_STEPS = {"1": "一步", "2": "两步"}
_HEIGHTS = ((6, 340), (40, 560))  # of a picture with so many nodes, in pixels
_TALLEST = 720


def _judge(each: Edge) -> Markup:
    return judge_link("links", each.id)


@st.fragment
def _choose(shared: Source, told: str, field: str, key: str) -> None:
    typed = st.text_input(
        told, key=key, type="search", live="250ms", placeholder="任务、单位、指标、人名，或拼音首字母"
    )
    if not typed:
        return
    kept = {"id": st.query_params.get("id", ""), "see": st.query_params.get("see", "")}
    meant = shared.index.suggest(typed, 12)
    if only := sole(shared.graph, typed, meant):
        st.query_params[field] = only
        st.rerun()
    found = choosable(shared.graph, meant, typed, field, kept)
    st.html(found or Markup("<p>没有叫这个的，请少写几个字再试。</p>"))


def _overview(shared: Source) -> None:
    _choose(shared, "看谁的依赖", "id", "who")
    whole, statuses = dependencies(shared.graph), shared.status.by_id()
    begin = starts(shared.index.search("", None, 0, statuses, {}).facets)
    if not whole.edges:
        told = "<p class='answer'>没有写明任务之间的依赖。</p><p>可以选一个任务、单位或行动，看它周围有什么。</p>"
        st.html(Markup(told) + begin)
        return
    st.html(
        Markup("<h2 class='answer'>方案里有{}条任务之间的依赖，涉及{}项任务。</h2>").format(
            len(whole.edges), len(whole.nodes)
        )
    )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _draw(shared, whole, "任务之间的依赖")
    with right:
        _picked(shared)
        if needed := most_needed(shared.relations):
            st.html(overview_table(needed, statuses))
        st.html(strand_tables(shared.graph, whole, _judge) + _rejected(shared))
    if begin:
        st.html(begin)


def _rejected(shared: Source, part: Part | None = None) -> Markup:
    """The edges at what is shown that people rejected."""
    decisions = shared.store.decisions()
    return rejected_list(shared.graph, rejected(shared.graph, decisions, part and part.nodes), _judged)


def _judged(claim: str, words: str) -> Markup:
    return judge_link("links", claim, words)


def _draw(shared: Source, part: Part, title: str) -> None:
    graph, drawn = shared.graph, cut(shared.graph, part)
    edges = [each.id for each in drawn.edges]
    statuses = shared.status.by_id()
    option = picture(
        graph,
        edges,
        nodes=drawn.nodes,
        start=part.start or None,
        highlighted=drawn.highlighted,
        marks=marks(graph, drawn, statuses),
    )
    option |= saving(title, f"状态截至{shared.status.as_of:%Y-%m-%d}")
    height = next((pixels for most, pixels in _HEIGHTS if len(drawn.nodes) <= most), _TALLEST)
    key = hashlib.sha256("\n".join((*drawn.nodes, *edges)).encode()).hexdigest()[:16]
    state = st.echarts_chart(option, height=height, key=f"graph-{key}", on_select="rerun", alt=described(option))
    picked = clicked(state, option)
    if picked and st.session_state.get("lutu_clicked") != (key, picked):
        st.session_state["lutu_clicked"] = (key, picked)
        st.query_params["pick"] = picked
    if said := left_out(drawn):
        st.html(said)


def _picked(shared: Source) -> None:
    graph, pick = shared.graph, st.query_params.get("pick", "")
    if pick in graph.nodes:
        st.html(picked_node(graph, graph.nodes[pick], st.query_params.to_dict(), shared.status.by_id()))
    elif pick in graph.edges:
        told = Markup("<div class='picked' role='status'>{}{}</div>")
        st.html(told.format(proof(graph, pick), _judge(graph.edges[pick])))
    else:
        st.html("<p class='quiet no-print'>点图里的一个点，可以展开或移到那里；点一条线，看它的依据。</p>")


def _entity(shared: Source, node: Node) -> None:
    state = {**st.query_params.to_dict(), "id": node.id}
    state.pop("pick", None)
    statuses = shared.status.by_id()
    head = "<h2 class='answer'><span class='tag'>{}</span> <a href='{}' target='_self'>{}</a> {}</h2>{}"
    st.html(
        Markup(head).format(
            schema().kind_label(node.kind),
            entity_address(node.id),
            label(node),
            light(statuses.get(node.id)),
            tabs("links", "看", "see", _SEE, state),
        )
    )
    see = state.get("see", "around")
    {"impact": _impact, "needs": _needs, "way": _way}.get(see, _around)(shared, node, state)


def _around(shared: Source, node: Node, state: dict[str, str]) -> None:
    graph, steps = shared.graph, 2 if state.get("steps") == "2" else 1
    opened = split(state.get("open"))
    off = split(state.get("off"))
    whole = around(shared.relations, node.id, steps, off, opened)
    everything = around(shared.relations, node.id, steps, (), opened) if off else whole
    st.html(tabs("links", "远近", "steps", _STEPS, state) + filters(graph, everything, state))
    if len(whole.nodes) < 2:
        st.html(Markup("<p>周围没有别的内容；如有筛选，请放开一些。</p>") + _rejected(shared, whole))
        return
    tables = strand_tables(graph, whole, _judge, folded=steps > 1)
    _beside(shared, whole, _SEE["around"], closed(graph, whole, state) + tables + _rejected(shared, whole))


def _beside(shared: Source, part: Part, what: str, tables: Markup) -> None:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _draw(shared, part, f"{label(shared.graph.nodes[part.start])} · {what}")
    with right:
        _picked(shared)  # beside the picture, where it is seen without scrolling
        st.html(tables)


def _impact(shared: Source, node: Node, state: dict[str, str]) -> None:
    part, found = impacted(shared.relations, node.id)
    statuses = shared.status.by_id()
    st.html(Markup("<p>{}</p>").format(impact_line(shared.graph, found, statuses)))
    if found.affected:
        _beside(shared, part, _SEE["impact"], impact_table(shared.graph, found, statuses))


def _needs(shared: Source, node: Node, state: dict[str, str]) -> None:
    part, links = needs(shared.relations, node.id)
    statuses = shared.status.by_id()
    st.html(Markup("<p>{}</p>").format(needs_line(links, statuses)))
    if links:
        _beside(shared, part, _SEE["needs"], needs_table(shared.graph, links, statuses, _judge))


def _way(shared: Source, node: Node, state: dict[str, str]) -> None:
    said = state.get("to", "")
    _choose(shared, "到哪里", "to", f"to-{node.id}-{said}")
    if not said:
        return
    try:
        end = shared.relations.item(find_entity(shared.graph, said).id)
    except LutuError as error:
        st.html(refusal(str(error), said))
        return
    found = way(shared.relations, node.id, end) if end != node.id else None
    if found is None:
        told = "两处是同一个。" if end == node.id else "六步之内没有联系。"
        st.html(Markup("<p>到{}：{}</p>").format(label(shared.graph.nodes[end]), told))
        return
    steps = Markup("").join(Markup("<li>{}</li>").format(in_words(shared.graph, each.id)) for each in found.edges)
    head = Markup("<p>到{}，隔{}步{}：</p><ol>{}</ol>")
    why = "（两处只因同在一个行动或方案里而相连）" if only_together(found) else ""
    st.html(head.format(label(shared.graph.nodes[end]), len(found.edges), why, steps))
    _beside(shared, found, f"到{label(shared.graph.nodes[end])}的路径", strand_tables(shared.graph, found, _judge))


def _main() -> None:
    shared = source()
    judging(shared)
    asked = st.query_params.get("id", "")
    if not asked:
        _overview(shared)
        return
    try:
        node = find_entity(shared.graph, asked)
    except LutuError as error:
        st.html(refusal(str(error), asked))
        _overview(shared)
        return
    node = shared.graph.nodes[shared.relations.item(node.id)]
    _choose(shared, "换一个", "id", f"who-{node.id}")
    _entity(shared, node)


st.title("依赖", anchor=False)
_main()
st.html(shown_day(source().graph, source().status))
