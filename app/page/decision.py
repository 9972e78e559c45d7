"""A person's word on a claim: a dialog to confirm or reject it with a reason, and to take that back.

A view calls `judging()` once; `judge_link` in its HTML, or `judge` in answer to a click, opens the dialog. The claim
stands in the address, so that reload, the back button and a copied link keep it.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

from app import wiring
from app.page.address import VIEWS, with_state
from app.page.source import Source
from app.page.verdicts import JUDGED, claim_of, history, holding, is_finding, proof, verdict_line
from app.page.words import on_page
from graph import Decision
from ontology import LutuError

_LONGEST = 300
_WHY = "judge_why"
_TOLD = {
    "confirm": "已确认，这一条今后写明“已核定”。",
    "reject": "已驳回，这一条不再出现在回答和导出里。",
    "undo": "已撤销，恢复为核定以前的样子。",
}
# What the two buttons say, and what the second one does.
_CLAIM_WORDS = ("确认属实", "驳回", "驳回的不再出现在回答和导出里")
_FINDING_WORDS = ("标为已处理", "不算问题", "已处理的折在体检页下面，不算问题的不再列出")
_FINDING_TOLD = {"confirm": "已标为已处理。", "reject": "已记为不算问题，不再列出。", "undo": "已撤销，恢复为待核对。"}
_SAID = "lutu_decided"  # what was decided on which claim, for the next run to tell
_LAST = "lutu_decided_last"  # the same, which stays until something else is decided


def judge_link(view: str, claim: str, words: str = "核定", about: str = "") -> Markup:
    """A link that opens the dialog on this page as it is now; `view` is the page's name in VIEWS.

    `about` tells such links apart for those who hear them without what stands around.
    """
    here = with_state(view, st.query_params.to_dict(), **{JUDGED: claim})
    return Markup('<a class="judge no-print" href="{}" target="_self" aria-label="{}">{}</a>').format(
        here, "：".join(filter(None, ("核定：确认或驳回" if words == "核定" else words, about))), words
    )


def judge(claim: str) -> None:
    """Opens the dialog, from the main run of a view (for a click on a picture, a button)."""
    st.query_params[JUDGED] = claim
    st.rerun()


def judging(source: Source) -> None:
    """Tells what was decided last, and opens the dialog where the address names a claim."""
    if said := st.session_state.pop(_SAID, None):
        st.toast(_notice(*said), duration="long")
    claim = st.query_params.get(JUDGED)
    if claim:
        _dialog(source, claim)


def last_decided() -> tuple[str, str]:
    """What this session decided last, in words, and on which claim; empty before that."""
    said, claim = st.session_state.get(_LAST, ("", ""))
    return (_FINDING_TOLD if is_finding(claim) else _TOLD).get(said, ""), claim


def _notice(said: str, claim: str) -> str:
    """What was done in a sentence, and the link that leads to taking it back."""
    told = (_FINDING_TOLD if is_finding(claim) else _TOLD)[said]
    if said == "undo":
        return told
    view = next((each.name for each in VIEWS if f"/{each.path}" == urlsplit(st.context.url or "").path), "entity")
    return f"{told}[撤销]({with_state(view, st.query_params.to_dict(), **{JUDGED: claim})})"


def _closed() -> None:
    st.query_params.pop(JUDGED, None)


@st.dialog("核定", width="medium", on_dismiss=_closed)
def _dialog(source: Source, claim: str) -> None:
    decided = [each for each in source.store.decisions() if each.claim == claim]
    if claim_of(source.graph, claim) is None and not decided:
        st.html(Markup("<p role='alert'>图里没有这一条，可能方案已换了新的文本。</p>"))
        return
    st.html(proof(source.graph, claim))
    held = holding(decided, claim)
    if held:
        _held(source, claim, held)
        _kept_reason()
    else:
        _asked(source, claim)
    if decided:
        st.html(history(source.graph, decided))


def _held(source: Source, claim: str, held: Decision) -> None:
    st.html(verdict_line(held))
    if st.button("撤销这次核定", icon=":material/undo:", key="judge_undo"):
        _done(lambda: wiring.undo(source.uri, claim, None), "undo", claim)


def _kept_reason() -> None:
    """What was typed while someone else decided: nothing of it is lost."""
    if st.session_state.get(_WHY):
        st.html("<p class='trouble' role='alert'>刚才已由别处处理，你写的理由还没有保存：</p>")
        st.text_area("你写的理由（撤销上面的核定后可以再用）", key=_WHY, max_chars=_LONGEST)


def _asked(source: Source, claim: str) -> None:
    yes, no, told = _FINDING_WORDS if is_finding(claim) else _CLAIM_WORDS
    with st.form("judge_form", border=False):
        why = st.text_area(
            "理由（必填，会留在记录里）", key=_WHY, max_chars=_LONGEST, placeholder="如：已向牵头单位核实"
        )
        left, right = st.columns(2)
        confirmed = left.form_submit_button(yes, icon=":material/check:", width="stretch")
        rejected = right.form_submit_button(no, icon=":material/close:", width="stretch")
    st.html(Markup("<p class='quiet'>{}；两种都可以撤销，重新导入方案后仍有效。</p>").format(told))
    if not (confirmed or rejected):
        return
    if not why.strip():
        st.html("<p class='trouble' role='alert'>请先写明理由。</p>")
        return
    verdict = "confirm" if confirmed else "reject"
    _done(lambda: wiring.decide(source.uri, claim, verdict, why.strip()), verdict, claim)


def _done(change: Callable[[], object], said: str, claim: str) -> None:
    try:
        change()
    except LutuError as error:
        st.html(Markup("<p class='trouble' role='alert'>{}</p>").format(on_page(str(error))))
        return
    st.session_state[_SAID] = st.session_state[_LAST] = (said, claim)
    st.session_state.pop(_WHY, None)
    _closed()
    st.rerun()
