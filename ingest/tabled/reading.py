"""A plan whose tasks are the rows of a table: rows to tasks with their units, and to the goals that they hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest.claims.annex import MERGED, Reader
from ingest.structure.headings import Heading, first_clause
from ingest.structure.layout import Table
from ingest.structure.outline import Item, renumbered
from ingest.tabled.dates import Period, dated, promised
from ingest.tabled.goals import goal_reader, read_promise
from ingest.tabled.rows import Row, heading_of, read_rows
from ingest.tables.table import TableRow, clean_name
from ingest.tables.trace import Cell
from ingest.text.source import Line, Source
from ingest.units.conventions import find_rules
from ingest.units.mentions import Mention, read_units
from ingest.units.ruled import Tag, apply_rules
from ontology import inferred

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Goal:
    """A row of goals of a task, how its cells are read, and its units, each with whether it was printed for a row above."""

    row: TableRow
    read: Reader
    units: tuple[tuple[Mention, bool], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The tasks of a plan's tables, and the goals of each by the offset at which the task begins."""

    items: tuple[Item, ...]
    goals: Mapping[int, tuple[Goal, ...]]


def read_sheet(source: Source, tables: Sequence[Table], start: int, period: Period) -> Sheet:
    """The tasks and goals of the tables of tasks in a text that begins at `start`; `period` is the plan's first and last year."""
    rows: list[Row] = []
    aimed: list[bool] = []  # whether the row's table has goals
    for table in tables:
        found = read_rows(source, table, _above(source.lines, table) or (rows[-1].headings if rows else ()))
        rows += found
        aimed += [any(row.goals for row in found)] * len(found)
    tags = _tags(source, tables, rows, start)
    items: list[Item] = []
    goals: dict[int, tuple[Goal, ...]] = {}
    for own, no in zip(_tasks(rows), _numbers(rows), strict=True):
        item = _item(rows[own], tags[own], no, period)
        told = [_goal(row, tag, own, period, aimed[own.start]) for row, tag in zip(rows[own], tags[own], strict=True)]
        goals[item.start] = tuple(goal for goal in told if goal.row.values)
        items.append(item)
    return Sheet(tuple(renumbered(items)), goals)


def _above(lines: Sequence[Line], table: Table) -> list[Heading]:
    """The numbered heading on the line over a table."""
    heading = heading_of(lines[table.header.first - 1]) if table.header.first else None
    return [heading] if heading else []


# ---- who


def _tags(source: Source, tables: Sequence[Table], rows: Sequence[Row], start: int) -> list[Tag]:
    """The units of each row; the rules are those that the text around the tables states."""
    names = frozenset(mention.name for row in rows for mention in _mentions(source, row, frozenset()))
    tags = [_tag(row, _mentions(source, row, names)) for row in rows]
    edges = [start]
    for table in tables:
        edges += [source.lines[table.header.first].start, source.lines[table.last - 1].end]
    edges.append(len(source.folded))
    around = zip(edges[::2], edges[1::2], strict=True)
    rules = [rule for first, last in around for rule in find_rules(source.folded, first, last)]
    return apply_rules(source, rules, tags)


def _mentions(source: Source, row: Row, names: frozenset[str]) -> list[Mention]:
    return [
        replace(mention, certainty=inferred(MERGED)) if row.merged else mention
        for column, cell in row.units
        for mention in read_units(source, cell.start, cell.end, names, column.role or "responsible")
    ]


def _tag(row: Row, mentions: Sequence[Mention]) -> Tag:
    places = [place for _, cell in row.units for place in (cell.start, cell.end)] or [_end([row])]
    return Tag(min(places), max(places), tuple(mentions))


# ---- tasks


def _tasks(rows: Sequence[Row]) -> Iterator[slice]:
    """The rows of each task: the first prints its name, those behind none."""
    firsts = [place for place, row in enumerate(rows) if place == 0 or not row.bare]
    return (slice(first, last) for first, last in zip_longest(firsts, firsts[1:], fillvalue=len(rows)))


def _numbers(rows: Sequence[Row]) -> Iterator[str]:
    """The number of each task; one printed for several has a counter behind it, one not printed is its place."""
    groups: list[list[Row]] = []
    for row in (each for place, each in enumerate(rows) if place == 0 or not each.bare):
        if groups and row.no in (None, groups[-1][0].no):
            groups[-1].append(row)
        else:
            groups.append([row])
    count = 0
    for group in groups:
        no = group[0].no
        for place in range(1, len(group) + 1):
            count += 1
            yield str(count) if not no else no if len(group) == 1 else f"{no}-{place}"


def _item(rows: Sequence[Row], tags: Sequence[Tag], no: str, period: Period) -> Item:
    cell = _named(rows[0])
    name = cell.start, cell.start + len(_name(cell.text))
    told = [(name[1], cell.end)] if name[1] < cell.end else []
    told += [(each.start, each.end) for row in rows for each in row.measures]
    told += [
        (each.start, each.end)
        for row in rows
        for column, each in row.goals
        if not any(dated(column, each, row.deadline, period, row.free))
    ]
    printed = tuple(tag for row, tag in zip(rows, tags, strict=True) if tag.mentions and not row.merged)
    own = printed or tuple(tag for tag in tags[:1] if tag.mentions)
    behind = sorted(span for span in told if span[0] >= name[1])
    return Item(no, cell.start, _end(rows), own, rows[0].headings, cells=(name, *behind))


def _named(row: Row) -> Cell:
    """The cell that names a row's task; every row that is read has one."""
    return row.task or row.cells[0]


def _end(rows: Sequence[Row]) -> int:
    return max(cell.end for row in rows for cell in row.cells)


# ---- goals


def _goal(row: Row, tag: Tag, own: slice, period: Period, aimed: bool) -> Goal:
    """A row as its goals tell it; one of several rows of a task is named after what it says is done."""
    several = own.stop - own.start > 1 and row.measures
    cell = row.measures[0] if several else _named(row)
    name, starred, unit = clean_name(first_clause(cell.text) if several else _name(cell.text))
    values = [value for column, each in row.goals for value in dated(column, each, row.deadline, period, row.free)]
    cells = [value.cell.text for value in values]
    read: Reader = goal_reader(cells)
    if not aimed:
        values, read = promised(row.measures, row.deadline, period), read_promise
    told = TableRow(row.no, None, name, cell, None, starred, unit, tuple(values), (), own.start + 1)
    return Goal(told, read, tuple((mention, row.merged) for mention in tag.mentions))


def _name(text: str) -> str:
    """A task's name: the whole cell where it is one, else its first clause."""
    return text if len(text) <= _LONGEST_NAME and not {*"。;"} & {*text.rstrip("。;")} else first_clause(text)
