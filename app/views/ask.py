"""问一问: a question, its answer, and the proof."""

from dataclasses import replace
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

from app.cells import workbook
from app.page.ask.answer_graph import answer_part, chosen, edges_table
from app.page.ask.answer_pieces import (
    PER_PAGE,
    altered,
    beginning,
    headline,
    question_links,
    related,
    results_list,
    understood,
)
from app.page.ask.asking import NOT_UNDERSTOOD, Asked, asked, found
from app.page.ask.chip import GONE, Chip
from app.page.ask.examples import completions, examples
from app.page.ask.figure import bars, group_refs, shared_unit
from app.page.ask.nearby import puzzled, searching, standing
from app.page.ask.question_box import question_box
from app.page.ask.sheet import file_name, preface, sheet_rows
from app.page.ask.state import State, gone, page_links, state_of, way
from app.page.picture import clicked, described, picture
from app.page.source import Source, source
from app.page.words import unmarked

_LONGEST_CHIP, _FEW = 27, 4
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _begin(shared: Source) -> None:
    st.html(question_links(examples(shared), "试试问："))
    st.html(beginning(shared.graph, shared.status))


def _choose(at: int, key: str) -> None:
    st.query_params[f"c{at}"] = st.session_state[key]
    st.query_params.pop("at", None)


def _chips(reply: Asked, state: State) -> None:
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        for at, chip in reply.shown:
            value = reply.values.get(at, chip.value)
            if value == GONE:
                st.html(gone(chip.sort, chip.said, state.with_value(at, None).href), width="content")
            else:
                _chip(at, chip, value, state)


def _chip(at: int, chip: Chip, value: str, state: State) -> None:
    said = f"{chip.sort}：{'不是' if chip.denied else ''}{chip.words(value)}"
    with st.popover(
        unmarked(said if len(said) <= _LONGEST_CHIP else f"{said[:_LONGEST_CHIP]}…"), key=f"chip-{at}-{value}"
    ):
        values = [each.value for each in chip.choices]
        if len(values) > 1:
            key = f"choice-{at}-{value}"
            head = unmarked(f"{chip.sort}换成")
            st.selectbox(
                head,
                values,
                values.index(value),
                chip.words,
                key,
                on_change=_choose,
                args=(at, key),
                placeholder="请选择",
            )
        if chip.removable:
            st.html(way(state.with_value(at, GONE).href, "去掉这个条件"))


def _answered(shared: Source, reply: Asked, state: State) -> None:
    answer, results = reply.answer, reply.answer["results"]
    if answer["groups"]:
        unit = shared_unit(reply, shared.graph)
        caption = f"各项的数（{unit}）" if unit else "各项的数"
        st.html(bars(answer["groups"], group_refs(shared.graph, answer), caption, unit))
    pages = max(1, -(-len(results) // PER_PAGE))
    page = min(state.page, pages)
    first = (page - 1) * PER_PAGE
    st.html(
        results_list(results[first : first + PER_PAGE], shared.graph, shared.relations, first + 1)
        + page_links(replace(state, page=page), pages)
        + related(answer, shared.graph)
    )


@st.fragment
def _picture(shared: Source, reply: Asked) -> None:
    nodes, edges = answer_part(shared.graph, reply.query, found(shared, reply.query, reply.day))
    if not edges:
        return
    phone = "Mobi" in (st.context.headers.get("User-Agent") or "")
    with st.expander("关系图", expanded=not phone):
        option = picture(shared.graph, edges, nodes=nodes)
        chart = st.echarts_chart(
            option,
            key="picture",
            on_select="rerun",
            height=380 if len(option["series"][0]["data"]) > _FEW else 220,
            alt=described(option),
        )
        here = clicked(chart, option)
        st.html(chosen(shared.graph, here) if here else Markup("<p class='quiet'>点图中的点或线看内容。</p>"))
        st.html(
            Markup("<details class='proof'><summary>同样的内容（表）</summary>{}</details>").format(
                edges_table(shared.graph, edges)
            )
        )


def _beside(shared: Source, reply: Asked, state: State) -> None:
    answer = reply.answer
    _picture(shared, reply)
    with st.expander("怎么理解的"):
        st.html(understood(reply))
    with st.expander("查询语句（Cypher）"):
        st.code(answer["cypher"], language="cypher", wrap_lines=True)
        st.json(answer["query"]["parameters"])
    with st.container(horizontal=True):
        if answer["results"]:
            st.download_button(
                "下载结果（XLSX）",
                lambda: workbook(
                    "结果", *sheet_rows(reply, shared.graph, shared.relations), preface(reply, shared.samples)
                ),
                file_name(reply),
                _XLSX,
                on_click="ignore",
            )
        with st.popover("复制链接"):
            st.code(_here() + state.href, language=None, wrap_lines=True)


def _here() -> str:
    """Where the page is served."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _show(shared: Source, reply: Asked, state: State) -> None:
    if reply.answer["outcome"] == NOT_UNDERSTOOD:
        st.html(puzzled(reply))
        return
    st.html(altered(reply, replace(state, values=(), page=1).href) + headline(reply, shared.graph))
    if reply.chips:
        _chips(reply, state)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if reply.answer["results"] or reply.answer["groups"] or reply.answer["related"]:
            _answered(shared, reply, state)
        else:
            st.html(standing(reply, shared) + question_links(reply.offers, "可以接着问：") + searching(reply.question))
    with right, st.container(key="beside"):
        _beside(shared, reply, state)


def main(shared: Source) -> None:
    """The box, and below it the answer that the address asks for."""
    state = state_of(st.query_params)
    reply = asked(shared, state.question, state.before, state.values) if state.question else None
    leaned = (*reply.before, reply.question) if reply and reply.query and not reply.changed else ()
    if not reply:
        st.title("问一问", anchor=False)
    question_box(state.question, completions(shared), examples(shared), leaned)
    if reply:
        _show(shared, reply, replace(state, before=reply.before, values=tuple((reply.values or {}).items())))
    else:
        _begin(shared)


main(source())
