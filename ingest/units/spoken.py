"""Units that a task's sentence names: 由甲局牵头,乙局、丙局配合,… right behind its title, or at its end.

All of it works on folded text (see `ingest.text.source.fold`).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ingest.text.markers import mark_of
from ingest.text.source import Span

_LEADS = "(?:牵头|主办|主责|负责)(?:抓总|负责|组织|落实|实施|推进)*"
_HELPS = "(?:共同)?(?:配合|协助|协办|协同|参与|支持)(?:落实|实施|推进|做好)*"
_SAID = re.compile(rf"由(?P<list>[^。;]{{2,120}}?{_LEADS}(?:,[^。;]{{2,120}}?{_HELPS})?)(?=[,。;]|$)")
_TITLE = re.compile("[^。:]{2,40}[。:]")
_HABIT = 3  # paragraphs; fewer may be about something else


@dataclass(frozen=True, slots=True)
class _Sentence:
    style: str
    span: Span


def spoken(text: str, paragraphs: Iterable[Span], taken: Collection[Span]) -> list[Span]:
    """Where sentences of numbered paragraphs that hold no tag (`taken`) name who leads and who helps; the lists' spans.

    A plan that says so does it again and again, in paragraphs numbered alike; else it gives none.
    """
    free = [span for span in paragraphs if not any(span[0] <= start < span[1] for start, _ in taken)]
    found = [each for span in free for each in _sentences(text, span)]
    styles = Counter(each.style for each in found)
    style, count = max(styles.items(), key=lambda pair: pair[1], default=("", 0))
    return [each.span for each in found if each.style == style] if count >= _HABIT else []


def _sentences(text: str, span: Span) -> Iterator[_Sentence]:
    words = text[slice(*span)]
    mark = mark_of(words)
    if mark is None:
        return
    title = _TITLE.match(words, mark.end)
    for match in _SAID.finditer(words, mark.end):
        behind = title is not None and match.start() == title.end()
        if behind or not words[match.end() :].strip("。;"):
            yield _Sentence(mark.style, (span[0] + match.start("list"), span[0] + match.end("list")))
            return
