"""Links within the page that keep the session: a click moves the browser's history, and Streamlit follows it."""

from pathlib import Path

import streamlit

# A link stays a link: with a key held, the middle button or without scripts the browser follows it by itself.
_FOLLOW = Path(__file__).with_name("moves.js").read_text(encoding="utf-8")


def follow_links() -> None:
    """Makes the links of all pieces of HTML move within the session; called once a run."""
    streamlit.components.v2.component("lutu_moves", js=_FOLLOW, isolate_styles=False)(key="moves", height=0)
