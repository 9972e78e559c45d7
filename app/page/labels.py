"""Streamlit's own words in Chinese: it has no setting for its language, so a script says them anew wherever they appear."""

from pathlib import Path

# Stands in the front page, so that it is there before anything is drawn and costs no run of a view.
SCRIPT = Path(__file__).with_name("labels.js").read_text(encoding="utf-8")
