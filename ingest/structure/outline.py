"""Paragraphs to a tree of sections and the items that are tasks, each with its place in the document.

An item is a task when units are named for it: the marker style (1. or (一) …) that owns most responsibility
tags is the style of the plan's tasks. A plan without any tag has its tasks under a heading such as 重点任务.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.structure.fields import without_fields
from ingest.structure.headings import HEADING_LENGTH, Block, Heading, find_blocks
from ingest.structure.sections import spread, untagged
from ingest.structure.unnumbered import with_titles
from ingest.text.source import Line, Source, Span
from ingest.units.tags import Tag

_TASK_HEADING = re.compile(
    "重点任务|主要任务|工作任务|重点工作|主要举措|工作举措|重点举措|主要措施|工作措施|重点行动|任务清单"
)
_NO_TASK_HEADING = re.compile(
    "总体要求|指导思想|总体思路|基本原则|工作原则|总体目标|工作目标|主要目标|目标|保障|组织实施|实施步骤|工作步骤|附则|工作要求|组织领导|背景|考核"
)
_NEVER_TASKS = re.compile("附则|实施步骤|工作步骤|推进步骤|基本原则|工作原则|指导思想|总体要求|总体目标|工作背景")


@dataclass(frozen=True, slots=True)
class Item:
    """A task as the outline sees it: its number, its paragraph's place (number left out), its tags, its headings.

    `titled` says that the last heading is the numbered line whose paragraphs are tasks of their own. Of a table's row
    `cells` are its name's and those that say what is done.
    """

    no: str
    start: int
    end: int
    tags: tuple[Tag, ...]
    headings: tuple[Heading, ...]
    titled: bool = False
    cells: tuple[Span, ...] = ()

    @property
    def told(self) -> int:
        """Where its own words end: at the first tag that stands behind them."""
        if self.cells:
            return self.cells[-1][1]
        return min([*(tag.start for tag in self.tags if not tag.within and tag.start >= self.start), self.end])

    @property
    def gaps(self) -> list[Span]:
        """What stands between its cells."""
        return [(one[1], two[0]) for one, two in pairwise(self.cells) if one[1] < two[0]]

    def words(self, folded: str) -> str:
        """Its own words up to there, the lists within them blank, so that places stay."""
        text = folded[self.start : self.told]
        for first, last in self.gaps:
            text = text[: first - self.start] + "。" * (last - first) + text[last - self.start :]
        for tag in self.tags:
            if tag.within:
                first, last = tag.start - self.start, tag.end - self.start
                text = text[:first] + " " * (last - first) + text[last:]
        return text


def find_items(source: Source, start: int, end: int, tags: Sequence[Tag]) -> list[Item]:
    """The tasks between two offsets, in order."""
    body = [line for line in source.lines if start <= line.start < end]
    lines = with_titles(without_fields(body), tags)
    blocks = find_blocks(lines, end)
    tags = [tag for tag in tags if not _never(blocks, tag)]
    owners = _owners(blocks, tags)
    style = _task_style(owners) if tags else _untagged_style(blocks)
    if style is None:
        return []
    styled = [block for block in blocks if block.heading.style == style]
    owned = spread(blocks, styled, tags, lines)
    tasks = _task_blocks(styled, owned) if tags else [block for block in styled if _in_tasks(block)]
    items: list[Item] = []
    for block in tasks:
        items += _items(source, block, owned[block.start], lines)
    given = [tag for block in tasks for tag in owned[block.start]]
    items += _strays(source, blocks, tasks, [tag for tag in tags if tag not in given], lines)
    items = [replace(item, headings=untagged(item.headings, tags)) for item in items]
    return renumbered(sorted(items, key=lambda item: item.start))


def renumbered(items: list[Item]) -> list[Item]:
    """Numbers that begin anew under each heading get its number in front: 一-1, as tables refer to them."""
    counts = Counter(item.no for item in items)
    again = sum(counts[item.no] > 1 for item in items)
    whole = [f"{item.headings[-1].no}-{item.no}" if item.headings else item.no for item in items]
    if 2 * again <= len(items) or len(set(whole)) < len(items):
        return items
    return [replace(item, no=no) for item, no in zip(items, whole, strict=True)]


def actions_of(items: Sequence[Item]) -> list[Heading]:
    """The headings right above the tasks; none where a single heading (重点任务) holds them all."""
    mostly = 2 * sum(item.titled for item in items) > len(items)  # 一-1, 一-2: the numbered lines are the headings
    rows = [item.headings[:-1] if item.titled and not mostly else item.headings for item in items]
    above = [headings[-1] for headings in rows if headings]
    found = list(dict.fromkeys(above))
    return found if len(found) > 1 else []


def _never(blocks: Sequence[Block], tag: Tag) -> bool:
    """Whether a tag stands under a heading that holds no tasks; 本方案由…负责解释 is none."""
    inside = [block for block in blocks if block.start <= tag.start < block.end]
    return any(_NEVER_TASKS.search(heading.title) for block in inside for heading in (block.heading, *block.above))


def _owners(blocks: Sequence[Block], tags: Sequence[Tag]) -> list[tuple[Tag, Block]]:
    """Each tag with the innermost block that holds it; sub-items such as (1) leave it to the item above."""
    found = []
    for tag in tags:
        inside = [block for block in blocks if block.start <= tag.start < block.end]
        if inside:
            found.append((tag, inside[-1]))
    return found


def _task_style(owners: Sequence[tuple[Tag, Block]]) -> str | None:
    styles = Counter(block.heading.style for _, block in owners)
    ranks = {block.heading.style: block.rank for _, block in owners}
    return min(styles, key=lambda style: (-styles[style], ranks[style]), default=None)


def _untagged_style(blocks: Sequence[Block]) -> str | None:
    """Without tags: the innermost style that numbers most paragraphs under a heading of tasks."""
    styles = Counter(block.heading.style for block in blocks if _in_tasks(block))
    ranks = {block.heading.style: block.rank for block in blocks}
    return max(styles, key=lambda style: (styles[style], ranks[style]), default=None)


def _in_tasks(block: Block) -> bool:
    above = [heading.title for heading in block.above]
    return any(map(_TASK_HEADING.search, above)) or (bool(above) and not any(map(_NO_TASK_HEADING.search, above)))


def _task_blocks(blocks: Sequence[Block], owned: Mapping[int, Sequence[Tag]]) -> list[Block]:
    """Items of the tasks' style that own a tag, or whose neighbours under the same heading do."""
    sections = {block.above for block in blocks if owned[block.start]}
    return [b for b in blocks if owned[b.start] or (b.above in sections and not _barred(b))]


def _barred(block: Block) -> bool:
    return any(_NO_TASK_HEADING.search(title) for title in (block.heading.title, *(h.title for h in block.above[-1:])))


def _items(source: Source, block: Block, tags: Sequence[Tag], lines: Sequence[Line]) -> list[Item]:
    """One item, or one for each tag where a block holds several; words before each tag since the one before are its own."""
    begin = block.heading.start
    if sum(block.start <= tag.start < block.end and not tag.wide for tag in tags) < 2:
        return [Item(block.heading.no, begin, _text_end(source, begin, block.end), tuple(tags), block.above)]
    items, start = [], _after_title(block, tags, lines)
    titled = start > begin
    headings = (*block.above, block.heading) if titled else block.above
    for count, tag in enumerate(tags, 1):
        end = tag.end if count < len(tags) else _text_end(source, start, block.end)
        place = _first_word(source, start, end)
        items.append(Item(f"{block.heading.no}-{count}", place, _stop(source, end), (tag,), headings, titled))
        start = _stop(source, end)
    return items


def _after_title(block: Block, tags: Sequence[Tag], lines: Sequence[Line]) -> int:
    """Where a block's tasks begin: behind a title line, and behind a line that only announces the paragraphs below it."""
    own = [line for line in lines if block.start <= line.start < block.end]
    titled = len(own) > 1 and own[0].end < tags[0].start and len(own[0].text) <= HEADING_LENGTH
    if not titled:
        return block.heading.start
    below = own[2 : 2 + len(tags)]
    each = [any(line.start <= tag.start < line.end for tag in tags) for line in below]
    announced = own[1].text.endswith(":") and len(each) == len(tags) and all(each)
    return own[2 if announced else 1].start


def _strays(
    source: Source, blocks: Sequence[Block], tasks: Sequence[Block], tags: Sequence[Tag], lines: Sequence[Line]
) -> list[Item]:
    """Tagged paragraphs outside all items: their number is the heading's with a counter."""
    counts: Counter[Heading | None] = Counter()
    items, last = [], 0
    for tag in tags:
        if any(block.start <= tag.start < block.end for block in tasks):
            continue
        inside = [block for block in blocks if block.start <= tag.start < block.end]
        heading = inside[-1].heading if inside else None
        counts[heading] += 1
        floor = max(last, inside[-1].heading.start if inside else 0)
        start = _paragraph_start(tag, lines, floor)
        number = heading.no if heading else "0"
        alone = heading is not None and start == heading.start
        if (
            alone and inside and not inside[-1].above and _barred(inside[-1])
        ):  # 三、保障措施, and below it only: 甲局牵头抓总。
            continue
        above = (*inside[-1].above, inside[-1].heading) if inside else ()
        no = number if alone else f"{number}-{counts[heading]}"
        items.append(Item(no, start, _stop(source, tag.end), (tag,), above[:-1] if alone else above, not alone))
        last = _stop(source, tag.end)
    return items


def _paragraph_start(tag: Tag, lines: Sequence[Line], floor: int) -> int:
    """The start of the paragraph that a tag closes; a tag on a line of its own closes the line before."""
    before = [line for line in lines if line.start <= tag.start]
    line = before[-1]
    if line.start >= tag.start - 1 and len(before) > 1:
        line = before[-2]
    return max(line.start, floor)


def _first_word(source: Source, start: int, end: int) -> int:
    while start < end and source.folded[start] in " \r\n\t。;,":
        start += 1
    return start


def _stop(source: Source, end: int) -> int:
    """A full stop right behind a tag belongs to its sentence."""
    return end + 1 if source.folded[end : end + 1] in ("。", ";") else end


def _text_end(source: Source, start: int, end: int) -> int:
    while end > start and source.folded[end - 1] in " \r\n\t":
        end -= 1
    return end
