"""Tags that close a whole section: they hold for each of its items that has none of its own."""

from collections.abc import Mapping, Sequence

from ingest.structure.headings import Block
from ingest.text.source import Line
from ingest.units.tags import Tag

_HABIT = 2  # sections that a line of units closes, where it does not say that it holds for all (本部分责任单位:…)


def spread(blocks: Sequence[Block], tags: Sequence[Tag], lines: Sequence[Line]) -> Mapping[int, tuple[Tag, ...]]:
    """The tags of each of these items, by where the item starts; `blocks` are all of the tasks' style."""
    own = {block.start: tuple(tag for tag in tags if block.start <= tag.start < block.end) for block in blocks}
    wide = [tag for tag in tags if tag.wide] or _closing(blocks, own, lines)
    found = dict(own)
    for tag in wide:
        closed = next((block for block in blocks if tag in own[block.start]), None)
        for block in blocks if closed else ():
            if closed and block.above == closed.above and block.start <= closed.start:
                narrow = tuple(each for each in own[block.start] if each not in wide)
                found[block.start] = narrow or (*(each for each in found[block.start] if each is not tag), tag)
    return found


def _closing(blocks: Sequence[Block], own: Mapping[int, tuple[Tag, ...]], lines: Sequence[Line]) -> list[Tag]:
    """The tags that stand on lines of their own behind the last of several items, as all of the tasks' tags do."""
    starts = {line.start for line in lines}
    found, several = list[Tag](), 0
    for block in blocks:
        tags = own[block.start]
        beside = [each for each in blocks if each.above == block.above]
        if not tags:
            continue
        if len(tags) > 1 or tags[0].start not in starts or beside[-1] is not block or any(own[b.start] for b in beside[:-1]):
            return []
        several += len(beside) > 1
        found.append(tags[0])
    return found if several >= _HABIT else []
