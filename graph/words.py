"""Text as it is compared: one spelling for full and half width, capitals, traditional characters, quotes and blanks."""

import unicodedata
from functools import cache
from typing import Any

_DROPPED = frozenset("\"'“”‘’「」『』《》〈〉<>`·•*")
_DASHES = frozenset("—–−‐‑―-~～")


class _Folds(dict[int, str]):
    """Character codes to what is compared of them, filled as characters are met; `str.translate` asks it."""

    def __missing__(self, code: int) -> str:
        self[code] = found = "".join(map(_fold, unicodedata.normalize("NFKC", chr(code)).lower()))
        return found


def folded(text: str) -> str:
    """The text half-width, lower and simplified, without blanks, quotes, stars and control characters; dashes are one."""
    return text.translate(_FOLDS)


def _fold(char: str) -> str:
    if char in _DROPPED or char.isspace() or unicodedata.category(char) in ("Cc", "Cf"):
        return ""
    if char in _DASHES:
        return "-"
    return simplified(char) if "\u4e00" <= char <= "\u9fff" else char


def simplified(char: str) -> str:
    """A traditional character's simplified one; the converter is only loaded for what the set of 1980 doesn't hold."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        simple: str = _converter().convert(char)
        return simple if len(simple) == 1 else char
    return char


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


_FOLDS = _Folds()
