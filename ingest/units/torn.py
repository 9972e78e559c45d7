"""Where a list begins whose opening bracket was lost: `达到4.8%区甲局)`.

All of it works on folded text (see `ingest.source.fold`).
"""

import re
from collections.abc import Collection

from ingest.units.lists import bare_name
from ingest.units.pieces import Piece, pieces
from ingest.units.shape import LEVEL, is_firm, is_unit

# What ends the prose before a list: a number with its measure, a sign, a closing quotation
_LONGEST = 14
_PROSE_END = re.compile(r"[\d%.。,;:”》)\]][个家件项名人台套次场位条所座处亿万元吨]*")


def open_start(folded: str, start: int, end: int, known: Collection[str], sure: bool = False) -> int | None:
    """Where the list that ends at `end` begins, not before `start`; None where no name stands there.

    Names `known` from other tags go first; with `sure` nothing else counts.
    """
    begin = None
    for piece in reversed(list(pieces(folded, start, end))):
        text = bare_name(folded, piece.start, piece.end)
        if not text:
            continue
        if text in known or (not sure and _is_whole(text)):
            begin = piece.start
            continue
        cut = _cut(folded, piece, text, known, sure)
        begin = piece.start + cut if cut is not None else begin
        break
    return begin


def _is_whole(text: str) -> bool:
    headed = LEVEL.match(text) or text.startswith("各")
    return bool(headed) and len(text) <= _LONGEST and is_firm(text) and not re.search(r"\d", text)


def _cut(folded: str, piece: Piece, text: str, known: Collection[str], sure: bool) -> int | None:
    """Where in a piece of prose the name at its end begins."""
    lead = folded.find(text, piece.start, piece.end) - piece.start
    names = [name for name in known if len(name) > 2 and text.endswith(name)]
    if names:
        return lead + len(text) - len(max(names, key=len))
    if sure:
        return None
    prose = [match.end() for match in _PROSE_END.finditer(text)]
    levels = [match.start() for match in LEVEL.finditer(text) if is_unit(text[match.start() :])]
    if prose and is_firm(text[prose[-1] :]) and len(text) - prose[-1] <= _LONGEST:
        return lead + prose[-1]
    return lead + levels[-1] if levels else None
