"""The box for a question: completes names within a sentence as it is typed, and goes to the answer's address."""

from collections.abc import Sequence
from pathlib import Path

import streamlit

_SCRIPT = Path(__file__).with_name("question_box.js").read_text(encoding="utf-8")
_HTML = """
<h1 class="unseen" hidden></h1>
<form class="asking" role="search">
  <label class="unseen" for="question">问题</label>
  <div class="asking-line">
    <input id="question" type="text" role="combobox" aria-expanded="false" aria-controls="completions"
      aria-autocomplete="list" autocomplete="off" maxlength="500" enterkeyhint="search">
    <button type="submit">提问</button>
  </div>
  <ul id="completions" role="listbox" aria-label="可以补全为" hidden></ul>
  <div class="unseen" role="status" aria-live="polite"></div>
</form>
"""


def question_box(
    question: str,
    names: Sequence[tuple[str, str, Sequence[str]]],
    examples: Sequence[str],
    before: Sequence[str],
    told: str = "",
) -> None:
    """Draws the box with the present question in it; what is asked stands in the address as `q`, after `before`.

    `names` are (name, kind, what else begins it: initials of its pinyin, short forms), best first; `examples` are whole questions. A question that leans
    on earlier ones (那区经信局呢) finds them in the address as `after`. With a question the box heads the view, and what
    is `told` is said to those who hear the page.
    """
    box = streamlit.components.v2.component("lutu_question", html=_HTML, js=_SCRIPT, isolate_styles=False)
    box(
        key="question_box",
        data={
            "question": question,
            "names": list(names),
            "examples": list(examples),
            "before": list(before),
            "told": told,
        },
    )
