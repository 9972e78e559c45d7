"""The box for a day: typed as people write it, or taken from the browser's calendar; the day stands in the address."""

from datetime import date
from pathlib import Path

import streamlit

_SCRIPT = Path(__file__).with_name("day_box.js").read_text(encoding="utf-8")
_HTML = """
<div class="day-box">
  <label></label>
  <div>
    <input type="text" inputmode="text" autocomplete="off" maxlength="20" enterkeyhint="go">
    <button type="button">日历</button>
    <input type="date" class="unseen" tabindex="-1" aria-hidden="true">
  </div>
</div>
"""
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)


def day_of(said: str | None) -> date | None:
    """The day that an address names; None where it names none, or one beyond reason."""
    try:
        found = date.fromisoformat(said or "")
    except ValueError:
        return None
    return found if FIRST <= found <= LAST else None


def day_box(label: str, field: str, usual: date) -> date:
    """Draws the box, and gives the day that `field` of the address names, `usual` where it names none."""
    shown = day_of(streamlit.query_params.get(field)) or usual
    box = streamlit.components.v2.component(f"lutu_{field}", html=_HTML, js=_SCRIPT, isolate_styles=False)
    told = {"label": label, "field": field, "day": shown.isoformat(), "usual": usual.isoformat()}
    box(key=f"box_{field}", data={**told, "first": FIRST.isoformat(), "last": LAST.isoformat()})
    return shown
