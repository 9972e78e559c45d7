"""Words of documents and people in places that read Markdown, such as the labels of widgets."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")


def unmarked(words: str) -> str:
    """The words with a backslash before every sign that Markdown would read, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
