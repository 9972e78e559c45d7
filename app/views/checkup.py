"""体检: what does not fit together in the plan, with the words on both sides, and what people made of it."""

import streamlit as st
from markupsafe import Markup

from app import settings
from app.cells import workbook
from app.page.checks import (
    HEADS,
    PER_PAGE,
    Checks,
    card,
    checks,
    doubtful,
    narrowed,
    narrowing,
    other_doubts,
    preface,
    settled,
    settled_list,
    sheet_rows,
    summary,
)
from app.page.decision import judge_link, judging
from app.page.source import Source, source
from app.page.verdicts import in_words, sureness
from ontology import Node

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _draw(shared: Source) -> None:
    found, graph = checks(shared.graph), shared.graph
    decisions = shared.store.decisions()
    state = st.query_params.to_dict()
    st.html(summary(found) + narrowing(found.still_open, state))
    kept = narrowed(found.still_open, state)
    if found.still_open and not kept:
        st.html("<p>没有这样的问题，请去掉一个筛选。</p>")
    place = st.container()
    last = max(1, -(-len(kept) // PER_PAGE))
    page = st.pagination(last, key="sheet", bind="query-params") if last > 1 else 1
    if cards := [_card(shared, each) for each in kept[(page - 1) * PER_PAGE : page * PER_PAGE]]:
        place.html(Markup("").join(cards))
    _others(shared)
    done = [(*each, judge_link("checkup", each[0], "撤销")) for each in settled(graph, decisions)]
    if done:
        st.html(settled_list(done))
    _download(shared, found, kept)


def _card(shared: Source, finding: Node) -> Markup:
    doubts = [(each, judge_link("checkup", each.id)) for each in doubtful(shared.graph, finding)]
    return card(shared.graph, finding, judge_link("checkup", finding.id, "标为已处理"), doubts)


def _others(shared: Source) -> None:
    lines = [
        Markup("<li>{} {} {}</li>").format(
            in_words(shared.graph, each.id), sureness(each), judge_link("checkup", each.id)
        )
        for each in other_doubts(shared.graph)
    ]
    if lines:
        told = "<details class='proof'><summary>其他存疑的读法（{}条）</summary><ul class='readings'>{}</ul></details>"
        st.html(Markup(told).format(len(lines), Markup("").join(lines)))


def _download(shared: Source, found: Checks, kept: list[Node]) -> None:
    rows = kept + list(found.handled)
    if rows:
        st.download_button(
            "下载清单（XLSX）",
            lambda: workbook(
                "问题清单",
                HEADS,
                sheet_rows(shared.graph, rows, shared.store.decisions()),
                preface(shared.graph, settings.today()),
            ),
            f"问题清单_{settings.today().isoformat()}.xlsx",
            _XLSX,
            on_click="ignore",
            icon=":material/download:",
        )


st.title("体检", anchor=False)
st.caption("路图读方案时自动核对出的前后不一、存疑和缺口，每条都附原文；核对后可标为已处理，随时能撤销。")
shared = source()
judging(shared)
_draw(shared)
