"""The pieces of an understood question as buttons: each can be changed or taken away, and others be added."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from app.page.ask.asking import Asked
from app.page.ask.chip import GONE, Chip
from app.page.ask.chip_adding import MOST, Offer, Plus, addable, offers, with_added
from app.page.ask.state import State, gone, way, written
from app.page.pieces import joined
from app.page.source import Source
from app.page.words import unmarked
from graph import Tally

_LONGEST = 27  # characters of a button
_CHANGED = "lutu_changed"  # in the session: the address asks for something else now
_NOTHING_MORE = "<p class='quiet'>这些结果没有可以再分的条件。</p>"


@st.fragment  # so that opening a piece draws nothing else again
def chip_row(shared: Source, reply: Asked, state: State) -> None:
    """Draws the pieces, what was added, and the button that offers more."""
    if st.session_state.pop(_CHANGED, False):
        st.rerun()
    more = len(reply.added) < MOST and _has_parts(reply)
    if not (reply.chips or reply.added or more):
        return
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        for at, chip in reply.shown:
            value = (reply.values or {}).get(at, chip.value)
            if value == GONE:
                st.html(gone(chip.sort, chip.said, state.with_value(at, None).href), width="content")
            else:
                _chip(at, chip, value, state)
        for plus in reply.added:
            _added(shared, reply, plus, state)
        if more:
            _more(shared, reply, state)
    if reply.added and not reply.answer["results"]:
        st.html(_none_left(reply, state))


def _none_left(reply: Asked, state: State) -> Markup:
    """That nothing fulfils all conditions, and the ways back."""
    ways = (
        way(state.without(each.sort, each.choice.value).href, f"去掉“{each.said}：{each.choice.said}”")
        for each in reply.added
    )
    told = Markup("<p class='note' role='status'>加上条件后没有剩下的。{}</p>")
    return told.format(joined(ways, "　"))


def _has_parts(reply: Asked) -> bool:
    """Whether a condition could divide what was found or counted."""
    query = reply.query
    many = reply.answer["count"] > 1 or (query is not None and isinstance(query.give, Tally))
    return query is not None and bool(addable(query)) and many and bool(reply.answer["results"])


def _chip(at: int, chip: Chip, value: str, state: State) -> None:
    said = f"{chip.sort}：{'不是' if chip.denied else ''}{chip.words(value)}"
    with st.popover(_short(said), key=f"chip-{at}-{value}"):
        values = [each.value for each in chip.choices]
        if len(values) > 1:
            key = f"choice-{at}-{value}"
            st.selectbox(
                unmarked(f"{chip.sort}换成"),
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


def _short(said: str) -> str:
    return unmarked(said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…")


def _choose(at: int, key: str) -> None:
    st.query_params[f"c{at}"] = st.session_state[key]
    st.query_params.pop("at", None)
    st.session_state[_CHANGED] = True


def _added(shared: Source, reply: Asked, plus: Plus, state: State) -> None:
    """A condition that was added; what may stand in its place is told when it is opened."""
    name = f"plus-{plus.sort}-{plus.choice.value}"
    opened = st.popover(_short(f"{plus.said}：{plus.choice.said}"), key=name, on_change="rerun")
    without = state.without(plus.sort, plus.choice.value)
    if opened.open and reply.bare:
        others = with_added(reply.bare, [each for each in reply.added if each != plus])
        for offer in offers(others, shared, reply.day):
            if offer.sort == plus.sort:
                with opened:
                    _select(offer, f"{plus.said}换成", without, plus.choice.value)
    with opened:
        st.html(way(without.href, "去掉这个条件"))


def _more(shared: Source, reply: Asked, state: State) -> None:
    """Conditions to add, found out when they are asked for: each choice says how many it would leave."""
    opened = st.popover("＋ 条件", key=f"more-{state.href}", on_change="rerun")
    if opened.open and reply.query:
        with opened:
            found = offers(reply.query, shared, reply.day)
            for offer in found:
                _select(offer, offer.said, state)
            if not found:
                st.html(_NOTHING_MORE)


def _select(offer: Offer, head: str, state: State, value: str | None = None) -> None:
    said = {each.value: f"{each.said}（{offer.left[each.value]}）" for each in offer.choices}
    key = f"{offer.sort}-{value}-{state.href}"
    values = list(said)
    at = values.index(value) if value in said else None
    st.selectbox(
        unmarked(head),
        values,
        at,
        said.__getitem__,
        key,
        on_change=_add,
        args=(offer.sort, key, state),
        placeholder="不限",
    )


def _add(sort: str, key: str, state: State) -> None:
    if value := st.session_state[key]:
        chosen = replace(state, added=(*state.added, (sort, value)))
        st.query_params["plus"] = written(chosen.added)
        st.query_params.pop("at", None)
        st.session_state[_CHANGED] = True
