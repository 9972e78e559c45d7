"""What a click came to, told to those who hear the page; a region that stays there while the view is drawn anew."""

from pathlib import Path

import streamlit

_SCRIPT = Path(__file__).with_name("announce.js").read_text(encoding="utf-8")
_HTML = '<div role="status" aria-live="polite" class="unseen"></div>'


def announce(words: str, focus: str = "", turn: str = "") -> None:
    """Tells the words where they (or `turn`) differ from the last; `focus` selects what gets the focus then.

    Called once by a view, in every run.
    """
    region = streamlit.components.v2.component("lutu_announce", html=_HTML, js=_SCRIPT, isolate_styles=False)
    region(key="announce", data={"words": words, "focus": focus, "turn": turn or words}, height=0)
