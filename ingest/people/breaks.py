"""Entries broken over lines: inside a bracket (张三(区甲局党组书记、 and 局长) on the next line), or in a post."""

import re
from collections.abc import Sequence

from ingest.people.entries import Draft
from ingest.people.names import Named
from ingest.people.posts import REGION_START, ends_body, ends_post, is_bare
from ingest.text.source import Line, Source, Span

_FILLER = "\x01"  # stands for a line's end inside a bracket, so that offsets stay
_BREAK = re.compile(r"\s*[\r\n]\s*")
_MOST = 4  # lines that one bracket may run over


def unbroken_lines(source: Source, lines: Sequence[Line]) -> list[Line]:
    """The lines, those with an open bracket joined with the ones below up to where it closes."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        count = _count(lines, at)
        first, last = lines[at], lines[at + count - 1]
        text = _BREAK.sub(lambda match: _FILLER * len(match.group()), source.folded[first.start : last.end])
        found.append(Line(text, first.start, first.indent))
        at += count
    return found


def unbroken_spans(line: Line, span: Span) -> list[Span]:
    """A place in a joined line's text as places in the document, line ends left out."""
    pieces = re.finditer(f"[^{_FILLER}]+", line.text[slice(*span)])
    return [(line.start + span[0] + piece.start(), line.start + span[0] + piece.end()) for piece in pieces]


def goes_on(last: Draft, post: str, line: Line, named: Named) -> bool:
    """Whether the line goes on with the last entry's `post`: no name before a gap, and the post wants an end."""
    if named.partial or (named.name and named.post):
        return False
    if not post:
        return named.name is None and last.name is not None
    if ends_post(post):
        return line.text[0] in "、," or is_bare(line.text)
    return not (line.indent and REGION_START.match(line.text) and ends_post(line.text) and ends_body(post))


def ends_wrapped(last: Draft, post: str, line: Line, named: Named) -> bool:
    """Whether a post before its name is wrapped: …公司党委书记、 and 董事长 张三 on the next line."""
    if last.name or last.partial or not post or not named.name or not named.post or named.name < named.post:
        return False
    return not ends_post(post) or is_bare(line.text[slice(*named.post)])


def _count(lines: Sequence[Line], at: int) -> int:
    text = ""
    for count, line in enumerate(lines[at : at + _MOST], 1):
        text += line.text
        if text.count("(") <= text.count(")"):
            return count
        if ":" in line.text and count > 1:
            break
    return 1
