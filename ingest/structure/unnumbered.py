"""Headings without a number: over numbered items (甲专班, [甲行动]), or over paragraphs that name units (建设水厂).

They get marks, so that the outline reads them as it does numbered lines: a `part` holds titles, a `title` holds items or
is a task. What follows a closed sentence, is short and has no sign of prose is such a line; two that follow each other
are a part and its first title.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.text.markers import Mark
from ingest.text.patterns import OTHER_LABEL
from ingest.text.source import Line
from ingest.units.tags import Tag

# 甲专班(召集人:张三 副县长) · [甲行动] · 建设“甲”水厂
_BARE = re.compile(r"(?!附[件表录])[\u3400-\u9fff“《][^,。;:!?()\[\]\t|│｜]{1,28}(?:\([^()]*\))?")
_BOXED = re.compile(r"\[[^,。;:!?\[\]|]{2,30}\]")
_CLOSED = re.compile(r"[。;!?)\]]$")
_WIDE = re.compile(r"\S\s{2,}\S")
_PART = re.compile("(?:要求|思想|思路|原则|目标|保障|实施|步骤|附则|领导|背景|措施|机制|任务|举措)$")
_SIGN = re.compile(r"\[|[●○◆◇■□★☆▲△▶►➢➤•·*-]+\s*")
_INNER = ("counted", "circle", "digit_close", "digit_bracket")  # kinds of marks that number a paragraph's parts
_LEAST = 2  # headings over numbered items that name units
_MOST_OF = 0.6  # of the tags stand under them


def with_titles(lines: Sequence[Line], tags: Sequence[Tag]) -> list[Line]:
    """The lines of a body, its headings without a number marked where most of the tags stand under them.

    Where paragraphs that name units have neither number nor title, they are marked as titles.
    """
    found = _candidates(lines, tags)
    over = _over_items(lines, found, tags)
    if over:
        return _marked(lines, over, _parts(lines, over), tags)
    if not _unnumbered(lines, tags):
        return list(lines)
    plain = [line if _is_outer(line) else replace(line, mark=None) for line in lines]
    titled = _over_paragraphs(lines, found, tags)
    if titled:
        return _marked(plain, titled, _parts(lines, titled), tags)
    told = _paragraphs(lines, found, tags)
    return _marked(plain, sorted({*found, *told}), set(found), tags) if told else list(lines)


def _candidates(lines: Sequence[Line], tags: Sequence[Tag]) -> list[int]:
    """The places of short lines behind a closed sentence, a list of units or another such line."""
    tagged = {place for tag in tags for place in range(tag.start, tag.end)}
    found: list[int] = []
    for place, line in enumerate(lines[:-1]):
        if line.mark or line.start in tagged or not _is_short(line.text):
            continue
        before = lines[place - 1] if place else None
        if before is None or before.end - 1 in tagged or place - 1 in found[-1:] or _closes(before):
            found.append(place)
    return found


def _is_short(text: str) -> bool:
    plain = re.sub(r"\([^()]*\)$", "", text)
    return bool(_BOXED.fullmatch(text) or (_BARE.fullmatch(text) and not _WIDE.search(plain)))


def _closes(line: Line) -> bool:
    """Whether nothing of a line goes on behind it: a sentence that is over, 完成时限:…, or a numbered heading."""
    if _CLOSED.search(line.text) or OTHER_LABEL.match(line.text):
        return True
    return line.mark is not None and not re.search("[,。;:]", line.text)


def _over_items(lines: Sequence[Line], found: Sequence[int], tags: Sequence[Tag]) -> list[int]:
    """The candidates where most tags stand in items that are numbered alike under two of them and more."""
    heads = [place for place in found if _item_below(lines, place)]
    kinds = Counter(mark.kind for place in heads if (mark := lines[place + 1].mark))
    if not kinds:
        return []
    kind = max(kinds, key=lambda each: kinds[each])
    outer = [place for place, line in enumerate(lines) if line.mark and _is_above(line.mark, kind)]
    kept = [place for place in found if not outer or place > outer[0]]
    over = [place for place in kept if place in heads and _kind(lines, place + 1) == kind]
    held = [_held(lines, place, [*kept, *outer], tags) for place in over]
    items = sum(
        _kind(lines, at) == kind
        for place, count in zip(over, held, strict=True)
        for at in range(place, _next(place, [*kept, *outer], len(lines)))
        if count
    )
    enough = sum(held) >= _MOST_OF * max(len(tags), items) and sum(map(bool, held)) >= _LEAST
    return kept if enough else []


def _unnumbered(lines: Sequence[Line], tags: Sequence[Tag]) -> bool:
    """Whether most tags stand before any number but those of a paragraph's own lists."""
    first = next((line.start for line in lines if _is_outer(line)), None)
    return first is None or sum(tag.start < first for tag in tags) >= _MOST_OF * len(tags)


def _is_outer(line: Line) -> bool:
    return line.mark is not None and line.mark.kind not in _INNER


def _over_paragraphs(lines: Sequence[Line], found: Sequence[int], tags: Sequence[Tag]) -> list[int]:
    """The candidates where most tags have one of their own."""
    own = sum(_held(lines, place, found, tags) == 1 for place in found)
    return list(found) if own > _LEAST and own >= _MOST_OF * len(tags) else []


def _paragraphs(lines: Sequence[Line], found: Sequence[int], tags: Sequence[Tag]) -> list[int]:
    """The lines that a tag of their own ends, or stands right below."""
    told: list[int] = []
    for tag in tags:
        place = max((at for at, line in enumerate(lines) if line.start <= tag.start), default=0)
        place -= lines[place].start >= tag.start - 1
        if place >= 0 and place not in found and place not in told and not lines[place].mark:
            told.append(place)
    return told if len(told) > _LEAST and len(told) >= _MOST_OF * len(tags) else []


def _held(lines: Sequence[Line], place: int, heads: Sequence[int], tags: Sequence[Tag]) -> int:
    """How many tags stand between a heading and the next."""
    after = _next(place, heads, len(lines))
    end = lines[after].start if after < len(lines) else lines[-1].end + 1
    return sum(lines[place].start <= tag.start < end for tag in tags)


def _next(place: int, heads: Sequence[int], end: int) -> int:
    return min((other for other in heads if other > place), default=end)


def _item_below(lines: Sequence[Line], place: int) -> bool:
    return lines[place + 1].mark is not None


def _kind(lines: Sequence[Line], place: int) -> str:
    mark = lines[place].mark
    return mark.kind if mark else ""


def _is_above(mark: Mark, kind: str) -> bool:
    return mark.kind != kind and not mark.floats and mark.place < Mark(kind, kind, "", 0).place


def _parts(lines: Sequence[Line], kept: Sequence[int]) -> set[int]:
    """Those that hold titles: by the form that stands over the other one, by their words, or as the next is a title."""
    over = [place for place in kept if place + 1 in kept]
    forms = Counter((_is_boxed(lines[place]), _is_boxed(lines[place + 1])) for place in over)
    mixed = [pair for pair, _ in forms.most_common() if pair[0] != pair[1]]
    if mixed:
        return {place for place in kept if _is_boxed(lines[place]) == mixed[0][0]}
    return {place for place in kept if over and (place in over or _PART.search(_words(lines[place].text)))}


def _is_boxed(line: Line) -> bool:
    return line.text.startswith("[")


def _words(text: str) -> str:
    return re.sub(r"\([^()]*\)$", "", text).strip("[]")


def _marked(lines: Sequence[Line], kept: Sequence[int], upper: set[int], tags: Sequence[Tag]) -> list[Line]:
    """The lines with the marks of parts and titles, each counted where it holds tags."""
    counts: Counter[str] = Counter()
    marked = list(lines)
    for place in kept:
        kind = "part" if place in upper else "title"
        counts[kind] += _held(lines, place, [other for other in kept if kind == "title" or other in upper], tags) > 0
        sign = _SIGN.match(lines[place].text)
        marked[place] = replace(lines[place], mark=Mark(kind, kind, str(counts[kind] or 1), sign.end() if sign else 0))
    return marked
