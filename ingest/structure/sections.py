"""Tags in the heading of a section or at its end: they hold for each of its items that has none of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.structure.headings import Block, Heading
from ingest.text.source import Line
from ingest.units.tags import Tag

_HABIT = 2  # sections that a line of units closes, where it does not say that it holds for all (本部分责任单位:…)


def spread(
    blocks: Sequence[Block], items: Sequence[Block], tags: Sequence[Tag], lines: Sequence[Line]
) -> Mapping[int, tuple[Tag, ...]]:
    """The tags of each of the `items`, by where it starts; these are all the blocks of the tasks' style."""
    own = {item.start: tuple(tag for tag in tags if item.start <= tag.start < item.end) for item in items}
    wide = [tag for tag in tags if tag.wide] or _closing(items, own, lines)
    found = dict(own)
    for tag in wide:
        last = next((item for item in items if tag in own[item.start]), None)
        for item in items if last else ():
            if last and item.above == last.above and item.start <= last.start:
                narrow = tuple(each for each in own[item.start] if each not in wide)
                found[item.start] = narrow or (*(each for each in found[item.start] if each is not tag), tag)
    titled = _in_headings(blocks, tags, lines)
    for item in items:
        found[item.start] = found[item.start] or _of_heading(item, own, titled)
    return found


def untagged(headings: Sequence[Heading], tags: Sequence[Tag]) -> tuple[Heading, ...]:
    """The headings without the tags at their ends."""
    ends = [min([*(tag.start for tag in tags if each.start < tag.start < each.end), each.end]) for each in headings]
    pairs = zip(headings, ends, strict=True)
    return tuple(replace(each, title=each.title[: end - each.start].rstrip(), end=end) for each, end in pairs)


def _in_headings(blocks: Sequence[Block], tags: Sequence[Tag], lines: Sequence[Line]) -> list[tuple[Block, list[Tag]]]:
    """The blocks whose first line holds tags, with these."""
    ends = {line.start: line.end for line in lines}
    found = [(block, [tag for tag in tags if block.start < tag.start < ends[block.start]]) for block in blocks]
    return [(block, held) for block, held in found if held]


def _of_heading(
    item: Block, own: Mapping[int, Sequence[Tag]], titled: Sequence[tuple[Block, Sequence[Tag]]]
) -> tuple[Tag, ...]:
    """The tags in the nearest heading above it, where another item under that heading has tags of its own."""
    for block, tags in reversed(titled):
        if block.start < item.start < block.end:
            mixed = any(held for start, held in own.items() if block.start < start < block.end)
            return tuple(tags) if mixed else ()
    return ()


def _closing(blocks: Sequence[Block], own: Mapping[int, tuple[Tag, ...]], lines: Sequence[Line]) -> list[Tag]:
    """The tags that stand on lines of their own behind the last of several items, as all of the tasks' tags do."""
    starts = {line.start for line in lines}
    found, several = list[Tag](), 0
    for block in blocks:
        tags = own[block.start]
        beside = [each for each in blocks if each.above == block.above]
        if not tags:
            continue
        if (
            len(tags) > 1
            or tags[0].start not in starts
            or beside[-1] is not block
            or any(own[b.start] for b in beside[:-1])
        ):
            return []
        several += len(beside) > 1
        found.append(tags[0])
    return found if several >= _HABIT else []
