"""Whether a plan's tasks are the items of its prose or the rows of a table, and what they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.front.header import Header as Front
from ingest.structure.headings import Heading
from ingest.structure.layout import Layout, Table, annexes, find_layout, with_tasks
from ingest.structure.outline import Item, find_items, renumbered
from ingest.tabled.reading import Goal, Sheet, read_sheet
from ingest.tabled.titles import find_tables
from ingest.text.match import overlap
from ingest.text.patterns import NOTE
from ingest.text.source import Source, Span
from ingest.units.tags import Tag, find_tags

_LEAST = 3  # tasks
_FEW = 4  # rows of the table for each item of the prose that names units
_ENOUGH = 8  # items of the prose that name units; annexes then only repeat or carry them out
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class _Annex:
    """The tasks of an annex: `head` is its title, `end` where they end."""

    head: Heading
    end: int
    tags: Sequence[Tag]
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan's parts and tasks: `tags` are all lists of units, `tables` those that hold no tasks.

    `goals` are the rows of goals of tasks that stand in a table, by where the task begins.
    """

    layout: Layout
    tags: Sequence[Tag]
    items: Sequence[Item]
    tables: Sequence[Table]
    goals: Mapping[int, Sequence[Goal]] = field(default_factory=dict)


def read_outline(source: Source, front: Front) -> Outline:
    """The tasks of a document whose front matter has been read."""
    layout = find_layout(source, front)
    tables = [table for table in find_tables(source.lines, layout.tables) if not _listed(source, layout, table)]
    if tables:
        stop = source.lines[tables[0].header.first].start
        prose = _of_prose(source, replace(layout, body=(layout.body[0], min(layout.body[1], stop))))
        sheet = read_sheet(source, tables, _body_start(front, stop), (front.period_start, front.period_end))
        if _is_tabled(source, prose.items, sheet):
            whole = with_tasks(source, layout, tables, _body_start(front, stop))
            tags = [tag for item in sheet.items for tag in item.tags]
            held = {table.header.first for table in tables}
            others = [table for table in whole.tables if table.header.first not in held]
            return Outline(whole, tags, sheet.items, others, sheet.goals)
    prose = _of_prose(source, layout)
    return _of_annexes(source, layout, prose.items) or prose


def _body_start(front: Front, table: int) -> int:
    """Where the text before the table begins: its own sections are no chapter of the plan."""
    return front.end if front.end <= table else max(end for _, end in front.title_spans)


def _of_prose(source: Source, layout: Layout) -> Outline:
    tags = find_tags(source, *layout.body)
    return Outline(layout, tags, find_items(source, *layout.body, tags), layout.tables)


def _of_annexes(source: Source, layout: Layout, own: Sequence[Item]) -> Outline | None:
    """The same with the items of annexes that hold the plan's tasks; None without any."""
    if _owned(own) >= _ENOUGH:
        return None
    parts = [part for span in annexes(source, layout) if _owned((part := _annexed(source, span)).items) >= _LEAST]
    if sum(_owned(part.items) for part in parts) < max(_LEAST, _FEW * _owned(own)):
        return None
    items = [item for part in parts for item in part.items]
    if len(parts) > 1:
        heads = [(replace(part.head, no=str(count)), part.items) for count, part in enumerate(parts, 1)]
        items = renumbered([replace(item, headings=(head, *item.headings)) for head, held in heads for item in held])
    tags = [*find_tags(source, *layout.body), *(tag for part in parts for tag in part.tags)]
    return Outline(replace(layout, body=(layout.body[0], parts[-1].end)), tags, items, layout.tables)


def _annexed(source: Source, span: Span) -> _Annex:
    """What an annex holds up to the notes at its end."""
    tags = find_tags(source, *span)
    last = max((tag.end for tag in tags), default=span[0])
    lines = [line for line in source.lines if span[0] <= line.start < span[1]]
    end = next((line.start for line in lines if line.start > last and NOTE.match(line.text)), span[1])
    first = lines[0]
    return _Annex(
        Heading("annex", "", first.text, first.start, first.end), end, tags, find_items(source, span[0], end, tags)
    )


def _owned(items: Sequence[Item]) -> int:
    """How many items name units."""
    return sum(any(tag.mentions for tag in item.tags) for item in items)


def _listed(source: Source, layout: Layout, table: Table) -> bool:
    """Whether a table stands in a list of people."""
    start = source.lines[table.header.first].start
    return any(first <= start < last for first, last in layout.lists)


def _is_tabled(source: Source, items: Sequence[Item], sheet: Sheet) -> bool:
    """Whether the rows are the plan's tasks: they name units, and hardly an item of the prose does or is one of them."""
    owned = sum(bool(item.tags) for item in sheet.items)
    if len(sheet.items) < _LEAST or 2 * owned < len(sheet.items):
        return False
    if _FEW * _owned(items) >= len(sheet.items):
        return False
    texts = [source.folded[item.start : item.end] for item in items]
    names = [source.folded[slice(*item.cells[0])] for item in sheet.items]
    told = sum(any(overlap(name, text) >= _ALIKE for text in texts) for name in names)
    return 2 * told < len(names)
