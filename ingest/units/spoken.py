"""Units that a task's sentence names: 由甲局牵头,乙局、丙局配合,… right behind its title, or at its end.

All of it works on folded text (see `ingest.text.source.fold`).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.text.markers import mark_of
from ingest.text.source import Span

_LEADS = "(?:牵头|主办|主责|负责|负总责|总负责|抓总)(?:抓总|负责|组织|落实|实施|推进)*"
_HELPS = "(?:共同)?(?:配合|协助|协办|协同|参与|支持|抓落实)(?:落实|实施|推进|做好)*"
_DO = "(?:共同|联合)?(?:开展|制定|建立|出台|完善|做好|完成)"
_BESIDE = rf"[^。;]{{2,120}}?{_HELPS}|会同[^。;]{{2,120}}?(?=(?:共同|联合|组织|实施|推进|落实|抓好)*(?:[,。;]|$)|{_DO})"
_SAID = re.compile(
    rf"由(?P<list>[^。;]{{2,120}}?{_LEADS}(?:,(?:{_BESIDE}))?)(?:共同|联合|组织|实施|推进|落实|抓好)*"
    rf"(?:(?=[,。;]|$)|(?<!牵头|负责|主办)(?={_DO}))"
)
_URGES = "明确|确定|成立|建立|要求|督促|配合|联合|发挥|落实|组织|推动|支持|引导|鼓励|加强|强化|压实|报|经|向|对|将|把"
# 甲局负总责,乙局抓落实。 as a paragraph's last sentence
_PLAIN = re.compile(rf"(?<![^。;:])(?P<list>(?!{_URGES})[^。;:]{{2,120}}?{_LEADS}(?:,(?:{_BESIDE}))?)[。;]?$")
_TITLE = re.compile("[^。:]{2,40}[。:]")
_HABIT = 3  # paragraphs; fewer may be about something else
_Any = TypeVar("_Any")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's list, and how the paragraph that it stands in is numbered."""

    style: str
    span: Span


def sentences(text: str, paragraphs: Iterable[Span], taken: Collection[Span]) -> list[Sentence]:
    """Where paragraphs that hold no tag (`taken`) may name who leads and who helps."""
    found, above = list[Sentence](), ""
    for span in paragraphs:
        mark = mark_of(text[slice(*span)])
        above = mark.style if mark else above
        if not any(span[0] <= start < span[1] for start, _ in taken):
            found += _sentences(text, span, mark.style if mark else f"below {above}", mark.end if mark else 0)
    return found


def habitual(found: Sequence[tuple[str, _Any]]) -> list[_Any]:
    """Those of the commonest style: a plan that says so does it again and again, in paragraphs numbered alike; else none."""
    styles = Counter(style for style, _ in found)
    style, count = max(styles.items(), key=lambda pair: pair[1], default=("", 0))
    return [each for at, each in found if at == style] if count >= _HABIT else []


def _sentences(text: str, span: Span, style: str, begin: int) -> Iterator[Sentence]:
    words = text[slice(*span)]
    title = _TITLE.match(words, begin) if begin else None
    for match in _SAID.finditer(words, begin):
        behind = match.start() == (title.end() if title else begin)
        if behind or not words[match.end() :].strip("。;"):
            yield Sentence(style, (span[0] + match.start("list"), span[0] + match.end("list")))
            return
    plain = _PLAIN.search(words, begin)
    if plain:
        yield Sentence(style, (span[0] + plain.start("list"), span[0] + plain.end("list")))
