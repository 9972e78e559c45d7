"""Taking in a report sheet: the template, what an uploaded sheet would change, and the button that stores it."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from markupsafe import Markup

from app import settings, template
from app.page.progress import preview
from app.page.progress.history import PUT_RIGHT
from app.page.source import Source
from app.page.words import on_page
from graph import Graph
from ontology import LutuError

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_MB = 5  # a sheet of a thousand rows takes 0.1


def intake(shared: Source) -> None:
    """Taking a sheet in: what it would change first, then the button that stores it."""
    if saved := st.session_state.pop("saved", None):
        st.success(saved)
        st.html(Markup('<p class="quiet">{}</p>').format(PUT_RIGHT.replace("留在这里", "留在各项的“填报历史”里")))
    if refused := st.session_state.pop("refused", None):
        st.error(preview.plain(on_page(refused)))
    st.html("<p>下载模板，填好后上传；先看会改变什么，再决定保存。</p>")
    st.download_button(
        "下载填报模板",
        partial(_template, shared.graph),
        "进展填报.xlsx",
        preview.XLSX,
        on_click="ignore",
        icon=":material/download:",
    )
    turn = st.session_state.setdefault("turn", 0)
    file = st.file_uploader(
        f"填报表（CSV 或 XLSX，{_MB} MB 以内）",
        type=list(preview.ENDINGS),
        max_upload_size=_MB,
        key=f"sheet{turn}",
    )
    if file is None:
        return
    with st.spinner("正在核对……"):
        found = _previewed(shared, file)
    if isinstance(found, preview.Refused):
        st.error(preview.plain(on_page(preview.refusal_sentence(found))))
        if found.rows:
            st.html(preview.refusal_table(found))
        return
    st.html(Markup('<p class="answer">{}</p>').format(preview.sentence(found)))
    if found.doubts:
        st.html(preview.doubt_list(found.doubts))
    if not found.changes:
        return
    st.button("保存", type="primary", on_click=_store, args=(shared.uri, file.name, file.getvalue()))
    st.html(preview.totals(found))
    st.html(preview.change_table(shared.graph, found))


def _template(graph: Graph) -> bytes:
    """The empty sheet, made when it is asked for."""
    return preview.written("进展填报.xlsx", lambda path: template.write_template(graph, path))


def _previewed(shared: Source, file: "UploadedFile") -> preview.Preview | preview.Refused:
    """What the file would change, kept as long as the file and the store stay the same."""
    key = (file.file_id, shared.revision)
    kept = st.session_state.get("previewed")
    if kept is None or kept[0] != key:
        kept = (key, preview.read(shared.store, file.name, file.getvalue(), settings.today()))
        st.session_state["previewed"] = kept
    return kept[1]


def _store(uri: str, name: str, data: bytes) -> None:
    """Stores the sheet that was looked at, and lets the page show the new state."""
    try:
        with st.spinner("正在保存……"):
            stored = preview.save(uri, name, data, settings.today())
    except LutuError as error:
        st.session_state["refused"] = str(error)
        return
    st.session_state["saved"] = preview.saved_words(stored)
    st.session_state["turn"] += 1
    st.session_state.pop("previewed", None)
