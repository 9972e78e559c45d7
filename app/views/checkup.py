"""体检: what does not fit together in the plan, with the words on both sides, and what people made of it."""

import streamlit as st
from markupsafe import Markup

from app import settings
from app.cells import workbook
from app.labels import label
from app.page.announce import announce
from app.page.checks import (
    HEADS,
    PER_PAGE,
    Checks,
    card,
    checks,
    concerned,
    done_card,
    doubtful,
    named_finding,
    narrowed,
    narrowing,
    other_doubts,
    owned,
    preface,
    settled,
    settled_list,
    sheet_rows,
    summary,
)
from app.page.decision import judge_link, judging, last_decided
from app.page.source import Source, source
from app.page.verdicts import JUDGED, in_words, sureness
from ontology import Node

_PLACES = "checkup_places"  # which findings stood in which order when something was decided, and under which address
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _draw(shared: Source) -> None:
    found, graph = checks(shared.graph), shared.graph
    decisions = shared.store.decisions()
    state = st.query_params.to_dict()
    st.html(summary(found))
    chosen = _whose(shared)
    still_open = owned(found.still_open, shared.relations, *chosen)
    st.html(narrowing(still_open, state))
    kept = narrowed(still_open, state)
    if found.still_open and not kept:
        st.html("<p>没有这样的问题，请去掉一个筛选。</p>")
    place = st.container()
    last = max(1, -(-len(kept) // PER_PAGE))
    page = st.pagination(last, key="sheet", bind="query-params") if last > 1 else 1
    page = min(page or 1, last)
    part = kept[(page - 1) * PER_PAGE : page * PER_PAGE]
    cards = [_card(shared, each) for each in part]
    told, at = _just_done([each.id for each in part])
    claim = last_decided()[1]
    if at is not None and claim not in {each.id for each in part}:
        cards.insert(at, done_card(told, judge_link("checkup", claim, "撤销")))
    if cards:
        first = (page - 1) * PER_PAGE + 1
        head = f"第{first}至{first + len(part) - 1}条，共{len(kept)}条" if part else "没有其余的问题"
        place.html(Markup("<h2 class='run'>{}</h2>").format(head) + Markup("").join(cards))
    announce(told, f"article.finding:nth-of-type({at + 1})" if at is not None else "", f"{told}{claim}")
    _others(shared)
    done = [(*each, judge_link("checkup", each[0], "撤销")) for each in settled(graph, decisions)]
    if done:
        st.html(settled_list(done))
    _download(shared, found, kept)


def _whose(shared: Source) -> tuple[str | None, str | None]:
    """The action and the unit that were chosen, each by its id; None is any."""
    owners = concerned(shared.relations).values()
    heads = (("Action", "行动", "of_action", "全部行动"), ("Unit", "责任单位", "of_unit", "全部单位"))
    chosen = []
    with st.container(horizontal=True):
        for at, (kind, head, key, every) in enumerate(heads):
            met = frozenset().union(*(each[at] for each in owners))
            refs = {label(node): node.id for node in shared.graph.of(kind) if node.id in met}
            if refs:
                said = st.selectbox(head, list(refs), None, key=key, bind="query-params", placeholder=every)
            chosen.append(refs.get(said) if refs else None)
    return chosen[0], chosen[1]


def _just_done(shown: list[str]) -> tuple[str, int | None]:
    """What was decided last on a finding of this list, and where in the list it stood, or stands again."""
    told, claim = last_decided()
    state = {key: value for key, value in st.query_params.to_dict().items() if key != JUDGED}
    before, kept = st.session_state.get(_PLACES, ([], None))
    if told and claim not in shown and claim in before and kept == state:
        return told, sum(each in shown for each in before[: before.index(claim)])
    st.session_state[_PLACES] = (shown, state)
    return (told, shown.index(claim)) if claim in shown else ("", None)


def _card(shared: Source, finding: Node) -> Markup:
    doubts = [(each, judge_link("checkup", each.id)) for each in doubtful(shared.graph, finding)]
    handle = judge_link("checkup", finding.id, "标为已处理", named_finding(finding))
    return card(shared.graph, finding, handle, doubts)


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
