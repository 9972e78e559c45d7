"""搜索: words to the things that hold them, with what else may be meant and how to narrow it."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from app.page.filter_tips import as_filters, filter_tip
from app.page.hits import (
    PER_PAGE,
    browsing,
    chosen,
    found_line,
    hit_list,
    holding_all,
    in_order,
    narrowing,
    nothing_found,
    offered,
    pages,
)
from app.page.source import Source, source

_OFFERED, _LONGEST = 6, 200


def _typed() -> None:
    """New words begin at the first page; of a very long text the beginning is searched for, and that is said."""
    if st.session_state.get("hits", 1) != 1:
        st.session_state["hits"] = 1
    words = st.session_state["words"] or ""
    st.session_state["words_cut"] = len(words) > _LONGEST
    st.session_state["words"] = words[:_LONGEST]


@st.fragment
def _find(shared: Source) -> None:
    words = st.text_input(
        "搜什么",
        key="words",
        bind="query-params",
        type="search",
        live="250ms",
        label_visibility="collapsed",
        placeholder="任务、指标、单位、人名、原文里的词，或拼音首字母",
        on_change=_typed,
    )
    words = words or ""
    if len(words) > _LONGEST or st.session_state.get("words_cut"):
        st.html(f"<p class='quiet' role='status'>太长了，只搜前{_LONGEST}个字。</p>")
    _found(shared, words[:_LONGEST].strip())


def _found(shared: Source, words: str) -> None:
    state = {key: value for key, value in st.query_params.items() if key not in ("hits", "words")} | {"words": words}
    within, judged = chosen(state), shared.status.by_id()
    if not words and not within:
        st.html(browsing(shared.index.search("", None, 0, judged, within).facets))
        return
    result = shared.index.search(words, None, 0, judged, within)
    offers = offered(shared.graph, shared.index.suggest(words, _OFFERED), "可能是指")
    head = offers + narrowing(result.facets, state)
    if not result.total:
        without = shared.index.search(words, None, 0, judged).total if within and words else 0
        _notes(result.notes)
        tip = filter_tip(words, _count(shared)) if words else Markup("")
        st.html(head + nothing_found(words, without, bool(offers), tip))
        return
    st.html(head)
    _notes(result.notes)
    place = st.container()
    last = pages(result.total)
    page = st.pagination(last, key="hits", bind="query-params") if last > 1 else 1
    before = (page - 1) * PER_PAGE
    if not words:
        everything = shared.index.search(words, None, result.total, judged, within).results
        shown = in_order(shared.graph, everything)[before : before + PER_PAGE]
        place.html(found_line(result, page) + hit_list(shared.graph, shown))
        return
    whole = None
    if len(result.terms) > 1:
        whole = holding_all(shared.index.search(words, None, result.total, judged, within))
    hits = shared.index.search(words, None, PER_PAGE, judged, within, before).results
    if whole == 0 and not within and as_filters(words, _count(shared)):
        st.html(Markup("<p>{}</p>").format(filter_tip(words, _count(shared))))
    place.html(
        found_line(result, page, whole) + hit_list(shared.graph, hits, None if whole is None else whole - before)
    )


def _count(shared: Source) -> Callable[[str], int]:
    """How much a search for some words finds."""
    judged = shared.status.by_id()
    return lambda words: shared.index.search(words, None, 0, judged).total


def _notes(notes: tuple[str, ...]) -> None:
    for note in notes:
        st.caption(note.replace("*", "\\*"))


st.title("搜索", anchor=False)
_find(source())
