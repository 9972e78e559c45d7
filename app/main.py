"""The web page: what all views share, and which of them the address names. Streamlit runs this file for each session."""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from app.page.address import VIEWS
from app.page.moves import follow_links
from app.page.pieces import STYLE
from app.page.source import source
from app.page.words import unmarked
from ontology import LutuError

_FOLDER = Path(__file__).with_name("views")


def main() -> None:
    """Draws the view that the address names, below what all views share."""
    pages = [
        st.Page(
            _FOLDER / f"{view.name}.py",
            title=view.title,
            url_path=view.path or None,
            default=not view.path,
            visibility="hidden" if view.hidden else "visible",
        )
        for view in VIEWS
    ]
    chosen = st.navigation(pages, position="top")
    st.set_page_config(page_title=f"{chosen.title} · 路图", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{STYLE}</style>")
    follow_links()
    try:
        shared = source()
    except LutuError as error:
        st.title("路图")
        st.info(unmarked(str(error)))
        return
    if shared.samples:
        st.html(Markup("<div class='sample' role='note'>{}</div>").format("这里有示例填报，不是真实进展。"))
    chosen.run()


main()
