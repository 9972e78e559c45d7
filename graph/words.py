"""Text as it is compared: one spelling for full and half width, capitals, quotes and blanks."""

import unicodedata

_DROPPED = frozenset("\"'“”‘’「」『』《》〈〉<>`·•*")
_DASHES = str.maketrans(dict.fromkeys("—–−‐‑―－~～", "-"))


def folded(text: str) -> str:
    """The text in NFKC and lower case without blanks, quotes, stars and control characters; dashes are one."""
    wide = unicodedata.normalize("NFKC", text).lower().translate(_DASHES)
    return "".join(
        char for char in wide if not (char.isspace() or char in _DROPPED or unicodedata.category(char) == "Cc")
    )
