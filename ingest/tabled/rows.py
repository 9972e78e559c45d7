"""The lines of a table of tasks to rows: cells in their columns, tasks and sections carried down."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.structure.headings import Heading
from ingest.structure.layout import Table
from ingest.tabled.flat import trace
from ingest.tabled.parted import Placed, placed
from ingest.tables.columns import Header
from ingest.tables.grid import AS_ABOVE, place_parts, without_marks
from ingest.tables.titles import Column
from ingest.tables.trace import Cell
from ingest.text.markers import STYLES, mark_of
from ingest.text.numerals import task_number
from ingest.text.patterns import EMPTY_CELL
from ingest.text.source import Line, Source

_SWAPPED = 0.3  # of the numbered rows print no task: the numbers are those of what stands in the column behind
_STYLE = "row"


@dataclass
class Row:
    """A row's cells by the kind of their column; `headings` are the sections it stands under, `bare` whether it prints no task.

    `units` and `goals` are (column, cell), `merged` says that the units are those of a cell above, `free` are the years
    in which a goal may stand as well, where the lines don't show which cell is empty; a dash in `blank` columns does.
    """

    no: str | None = None
    section: Cell | None = None
    task: Cell | None = None
    measures: list[Cell] = field(default_factory=list)
    goals: list[tuple[Column, Cell]] = field(default_factory=list)
    units: list[tuple[Column, Cell]] = field(default_factory=list)
    deadline: Cell | None = None
    cells: list[Cell] = field(default_factory=list)
    headings: tuple[Heading, ...] = ()
    merged: bool = False
    free: tuple[Column, ...] = ()
    blank: list[Column] = field(default_factory=list)
    bare: bool = False


def read_rows(source: Source, table: Table, above: Sequence[Heading]) -> list[Row]:
    """The rows of a table; `above` are the headings that stand right over it."""
    header = table.header
    lines = without_marks(source, source.lines[table.first : table.last], header)
    parted = [place_parts(source, line, header.mark) for line in lines] if header.delimited else []
    blanks = header.mark == " " and any(len(cells) not in (1, len(header.columns)) for cells in parted)
    if header.delimited and not blanks:
        return _carried(_rows(placed(parted, header), header), above)
    cells = [cell for each in parted for cell in each] or [Cell(line.text, line.start, line.end) for line in lines]
    rows = _rows(trace(cells, header.columns), header)
    for row in rows:
        held = {column for column, _ in row.goals} | set(row.blank)
        row.free = tuple(each for each in header.columns if each.kind == "target" and each not in held)
    return _carried(rows, above)


def _rows(cells: Sequence[Placed], header: Header) -> list[Row]:
    """The rows before anything is carried down; a line across the table becomes a heading of those below."""
    rows: list[Row] = []
    open_: list[Heading] = []
    for cell, place, opens in cells:
        if place < 0:
            heading = _heading(cell, len({row.headings[-1:] for row in rows if row.headings}) + 1)
            open_ = [*(each for each in open_ if _rank(each) < _rank(heading)), heading]
            continue
        if opens or not rows:
            rows.append(Row(headings=tuple(open_)))
        _set(rows[-1], header.columns[place], cell)
    return rows


def _set(row: Row, column: Column, cell: Cell) -> None:
    row.cells.append(cell)
    if EMPTY_CELL.fullmatch(cell.text):
        row.blank.append(column)
        return
    if column.kind == "no":
        row.no = task_number(cell.text) or cell.text
    elif column.kind in ("section", "deadline"):
        setattr(row, column.kind, cell)
    elif column.kind == "task" and row.no is None and row.task is None and (marked := _marked(cell)):
        _, row.no, row.task = marked
    elif column.kind == "task":
        row.task = Cell(row.task.text + cell.text, row.task.start, cell.end) if row.task else cell
    elif column.kind == "measures":
        row.measures.append(marked[2] if (marked := _marked(cell)) else cell)
    elif column.kind in ("target", "goal"):
        row.goals.append((column, cell))
    elif column.kind == "units" and not AS_ABOVE.fullmatch(cell.text):
        row.units.append((column, cell))


def _carried(rows: list[Row], above: Sequence[Heading]) -> list[Row]:
    """Sections, tasks, units and deadlines of merged cells go down to the rows below them that print none."""
    rows = _swapped(rows)
    last, sections = Row(), dict[str, Heading]()
    for row in rows:
        row.headings = row.headings or tuple(above)
        row.bare = row.task is None or _is_again(row, last)
        if row.section is None and row.headings == last.headings:
            row.section = last.section
        if row.bare and last.task is not None:
            row.no, row.task = last.no, last.task
        if not row.units and not any(column.kind == "units" for column in row.blank):
            row.units, row.merged = last.units, bool(last.units)
        if row.deadline is None and row.bare:
            row.deadline = last.deadline
        last = row
    for row in rows:
        if row.section:
            words = row.section.text
            sections.setdefault(words, _heading(row.section, len(sections) + 1))
            row.headings = (*row.headings, sections[words])
    return [row for row in rows if row.task is not None]


def _is_again(row: Row, last: Row) -> bool:
    """Whether a row prints the task of the row above once more, as tables do whose merged cells were filled in."""
    same = row.task is not None and last.task is not None and row.task.text == last.task.text
    return same and row.no in (None, last.no) and row.headings == last.headings


def _swapped(rows: list[Row]) -> list[Row]:
    """Where the numbers count what stands behind the merged column of tasks, that is the task and the column a section."""
    numbered = [row for row in rows if row.no]
    without = [row for row in numbered if row.task is None and row.measures]
    if len(without) <= _SWAPPED * len(numbered):
        return rows
    for row in rows:
        row.section, row.task = row.task or row.section, row.measures[0] if row.measures else None
        row.measures = row.measures[1:]
    return rows


def heading_of(line: Line) -> Heading | None:
    """A line that heads a section by its number (一、扩大供给); None for others."""
    heading = _heading(Cell(line.text, line.start, line.end), 0)
    return None if heading.style == _STYLE else heading


def _heading(cell: Cell, count: int) -> Heading:
    """A section's title with its number; one that prints none is counted."""
    if (marked := _marked(cell)) and marked[0] != "circle":
        style, no, words = marked
        title = words.text.rstrip("。:;")
        return Heading(style, no, title, words.start, words.start + len(title))
    return Heading(_STYLE, str(count), cell.text, cell.start, cell.end)


def _marked(cell: Cell) -> tuple[str, str, Cell] | None:
    """The style and number in front of a cell's words, and the words: (1)改造村卫生室80个."""
    mark = mark_of(cell.text)
    if mark is None or mark.end == len(cell.text):
        return None
    return mark.kind, mark.no, Cell(cell.text[mark.end :], cell.start + mark.end, cell.end)


def _rank(heading: Heading) -> int:
    return STYLES.index(heading.style) if heading.style in STYLES else len(STYLES)
