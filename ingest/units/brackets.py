"""Brackets of a paragraph: pairs of any kind, and those whose other half was lost.

All of it works on folded text (see `ingest.source.fold`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.markers import mark_of
from ingest.text.patterns import ROLE_LABEL, ROLE_VERB
from ingest.text.source import Span
from ingest.units.shape import is_firm, is_unit

_OPEN, CLOSE = "([<", ")]>"
_SENTENCE_END = re.compile(r"\s*(?:[。.;!]|$|[(\[<]\s*[)\]>])")
# 建成水厂。--市甲局牵头,市乙 and nothing behind it
_DASHED = re.compile("--+[^-。;]*(?:牵头|负责|单位:)[^-。;]*$")
_DASH = re.compile(r"-+\s*(?=[^\s\d-])")
_DEEPER = 2  # blanks by which a list that goes on stands further in than its label
_LINE = re.compile(r"\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Brackets:
    """Of one paragraph: pairs as places of the two signs, outermost first, and signs that have no other half."""

    pairs: tuple[Span, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]


def brackets(folded: str, start: int, end: int) -> Brackets:
    """The brackets between two offsets; kinds may differ within a pair, as slips of the pen do."""
    opened: list[int] = []
    pairs, closes = list[Span](), list[int]()
    for place in range(start, end):
        if folded[place] in _OPEN:
            opened.append(place)
        elif folded[place] in CLOSE and opened:
            pairs.append((opened.pop(), place))
        elif folded[place] in CLOSE:
            closes.append(place)
    return Brackets(tuple(sorted(pairs)), tuple(opened), tuple(closes))


def ends_sentence(folded: str, place: int, end: int) -> bool:
    """Whether a sentence is over at `place`, in a paragraph that ends at `end`."""
    return bool(_SENTENCE_END.match(folded, place, end))


def leading_dash(folded: str, paragraph: Span, signs: Brackets) -> Span | None:
    """The paragraph's last dash, where a list of bodies may stand behind it up to the end.

    None where it stands in quotes (“甲港-内陆”), before a bracket that holds such a list, or where a sentence ends behind
    it that names no role (甲港-乙港航线。责任单位:市甲局).
    """
    found = [match.span() for match in _DASH.finditer(folded, *paragraph)]
    dashes = [each for each in found if not _is_quoted(folded, paragraph[0], each[0])]
    if not dashes or any(first > dashes[-1][1] and ROLE_LABEL.match(folded, first + 1) for first, _ in signs.pairs):
        return None
    first, _, rest = folded[dashes[-1][1] : paragraph[1]].partition("。")
    return None if rest.strip() and not (ROLE_LABEL.match(first) or ROLE_VERB.search(first)) else dashes[-1]


def _is_quoted(folded: str, start: int, place: int) -> bool:
    return folded.rfind("“", start, place) > folded.rfind("”", start, place)


def paragraphs(folded: str, start: int, end: int) -> Iterator[Span]:
    """The lines between two offsets without the blanks around them; more where a tag runs on to the next."""
    lines = [
        (match.start(), match.start() + len(match.group().rstrip())) for match in _LINE.finditer(folded, start, end)
    ]
    place = 0
    while place < len(lines):
        first, last = lines[place]
        while place + 1 < len(lines) and _runs_on(folded, (first, last), lines[place + 1]):
            place, last = place + 1, lines[place + 1][1]
        yield first, last
        place += 1


def _runs_on(folded: str, line: Span, following: Span) -> bool:
    label = ROLE_LABEL.match(folded, *line)
    if label and (label.end() == line[1] or folded[line[1] - 1] in "、,"):
        return not ROLE_LABEL.match(folded, *following)
    if label and _indent(folded, following) > _indent(folded, line) + _DEEPER:
        return all(is_firm(name) for name in re.split(r"[、,;\s]+", folded[slice(*following)]) if name)
    words = folded[slice(*following)].rstrip("。;")
    if _DASHED.search(folded, *line) and not mark_of(words):
        return ROLE_VERB.search(words) is not None or is_unit(re.split("[、,;]", words)[-1])
    opens, closes = brackets(folded, *line).opens, brackets(folded, *following).closes
    if not opens or not closes or line[1] - opens[-1] > 300:
        return False
    return brackets(folded, line[0], following[1]).opens[-1:] != opens[-1:] and closes[0] - following[0] < 200


def _indent(folded: str, line: Span) -> int:
    """How many blanks stand before a line."""
    return line[0] - folded.rfind("\n", 0, line[0]) - 1
