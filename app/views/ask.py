"""问一问: a question, its answer, and the proof."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from app.cells import workbook
from app.page.ask.answer_graph import answer_part, chosen, edges_table
from app.page.ask.answer_pieces import (
    PER_PAGE,
    altered,
    copy_button,
    headline,
    question_links,
    related,
    results_list,
    understood,
)
from app.page.ask.asking import NOT_UNDERSTOOD, Asked, asked, found
from app.page.ask.beginning import beginning
from app.page.ask.chip_row import chip_row
from app.page.ask.examples import completions, examples
from app.page.ask.figure import bars, group_refs, shared_unit
from app.page.ask.nearby import puzzled, searching, standing
from app.page.ask.question_box import question_box
from app.page.ask.sentence import said, worst_first
from app.page.ask.sheet import file_name, preface, sheet_rows
from app.page.ask.state import State, page_links, state_of
from app.page.picture import clicked, described, picture
from app.page.progress.timeline import late_line
from app.page.source import Source, source

_FEW = 4
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _begin(shared: Source) -> None:
    st.html(question_links(examples(shared), "试试问："))
    late = late_line(shared.graph, shared.status, shared.status_at, {})
    st.html(beginning(shared.graph, shared.status, late))


def _answered(shared: Source, reply: Asked, state: State) -> None:
    answer, results = reply.answer, worst_first(reply)
    if answer["groups"]:
        unit = shared_unit(reply, shared.graph)
        caption = f"各项的数（{unit}）" if unit else "各项的数"
        st.html(bars(answer["groups"], group_refs(shared.graph, answer), caption, unit))
    pages = max(1, -(-len(results) // PER_PAGE))
    page = min(state.page, pages)
    first = (page - 1) * PER_PAGE
    st.html(
        Markup("<h2 class='unseen'>结果</h2>" if results else "")
        + results_list(results[first : first + PER_PAGE], shared.graph, shared.relations, first + 1)
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
                    "结果",
                    *sheet_rows(reply, shared.graph, shared.relations, shared.status_at(reply.day)),
                    preface(reply, shared.samples),
                ),
                file_name(reply),
                _XLSX,
                on_click="ignore",
            )
        st.html(copy_button(state.href), width="content")


def _show(shared: Source, reply: Asked, state: State) -> None:
    if reply.answer["outcome"] == NOT_UNDERSTOOD:
        st.html(puzzled(reply))
        return
    st.html(altered(reply, replace(state, values=(), added=(), page=1).href) + headline(reply, shared.graph))
    chip_row(shared, reply, state)
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
    reply = asked(shared, state.question, state.before, state.values, state.added) if state.question else None
    leaned = (*reply.before, reply.question) if reply and reply.query and not reply.changed else ()
    if not reply:
        st.title("问一问", anchor=False)
    question_box(state.question, completions(shared), examples(shared), leaned, said(reply).first if reply else "")
    if reply:
        meant = tuple((each.sort, each.choice.value) for each in reply.added)
        values = tuple((reply.values or {}).items())
        _show(shared, reply, replace(state, before=reply.before, values=values, added=meant))
    else:
        _begin(shared)


main(source())
