"""What stands in the front page, so that it is there before anything is drawn and costs no run of a view.

Streamlit has no setting for its language, so one script says its words anew in Chinese wherever they appear; another
moves the focus into a popover that a key opened and back, and copies addresses.
"""

from pathlib import Path

SCRIPT = "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("labels.js", "hands.js"))
