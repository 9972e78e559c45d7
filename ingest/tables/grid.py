"""A table's lines to rows: cells in their columns, merged cells carried down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.tables.columns import Header, classify
from ingest.tables.fits import LEVEL, Hints
from ingest.tables.labels import label, without_labels
from ingest.tables.trace import Cell, Tracer
from ingest.text.numerals import task_number, task_reference
from ingest.text.patterns import EMPTY_CELL
from ingest.text.source import Line, Source
from ontology import UNIT

_ANNOTATION = re.compile(
    r"\(?(?:(?:20)?\d\d年(?:度)?(?:数据?|底|末)?|预计|预估|快报数?|初步)\)|\((?:(?:20)?\d\d年|预计)\)?"
)

# (续) · 续表2 · 甲任务清单(续表) · - 12 - · 第12页 共20页
_PAGE_MARK = re.compile(
    r".{0,40}\((?:接|续)(?:上)?(?:表|页)?\s*[\d一二三四五六七八九十]*\)|.{0,40}续(?:上)?表\s*[\d一二三四五六七八九十]*|-\s*\d+\s*-|第\s*\d+\s*页.*"
)
RULE = re.compile(r"[-:=\s]{2,}")
AS_ABOVE = re.compile("同上|同前|〃|″")


@dataclass
class Row:
    """A row before its values have found their columns; `aligned` once each value's place is known from the table's form.

    `band` is the section's title across the table above it, `unowned` says that a dash stands for its units, `words` are
    the cells of columns that hold neither (remarks, what is built, what it costs). `reference` is its task's number where
    `no` only counts the rows.
    """

    no: str | None = None
    reference: str | None = None
    band: Cell | None = None
    section: Cell | None = None
    name: Cell | None = None
    level: str | None = None
    measure: Cell | None = None
    values: list[Cell] = field(default_factory=list)
    units: list[tuple[str | None, Cell, bool]] = field(default_factory=list)
    words: list[Cell] = field(default_factory=list)
    unowned: bool = False
    aligned: tuple[int, ...] | None = None


def read_rows(source: Source, lines: Sequence[Line], header: Header, hints: Hints) -> list[Row]:
    """The rows of a table from the lines behind its header, merged cells of number, units and name carried down."""
    if header.turned:
        return _turned_rows(source, lines, header)
    lines = without_marks(source, lines, header)
    if header.delimited:
        grid = [place_parts(source, line, header.mark) for line in lines]
        whole = all(len(parts) in (1, len(header.columns)) for parts in grid)
        if whole or (header.mark != " " and not any(_shifted(parts, header) for parts in grid)):
            return _carried(_delimited_rows(grid, header), header)
        cells = [part for parts in grid for part in parts]  # neither blanks nor dropped cells show which are empty
    else:
        cells = [Cell(line.text, line.start, line.end) for line in lines]
    cells = without_labels(_merge_notes(_without_headers(cells, header)), header, hints)
    return _carried(_trace_rows(cells, header, hints), header)


def without_marks(source: Source, lines: Sequence[Line], header: Header) -> list[Line]:
    """The lines without what a page break leaves: 续表, the table's title once more, a page's number."""
    title = source.lines[header.first - 1].text if header.first else ""
    return [line for line in lines if line.text != title and not _PAGE_MARK.fullmatch(line.text)]


# ---- tables with cells on a line


def _delimited_rows(grid: Sequence[Sequence[Cell]], header: Header) -> list[Row]:
    rows: list[Row] = []
    band: Cell | None = None
    titles = {column.title for column in header.columns}
    for parts in grid:
        filled = [part for part in parts if part.text]
        if all(RULE.fullmatch(part.text) for part in filled) or sum(p.text in titles for p in filled) > 2:
            continue
        if len(filled) == 1 and rows and _is_open(rows[-1]):
            role, cell, carried = rows[-1].units[-1]
            rows[-1].units[-1] = role, Cell(cell.text + filled[0].text, cell.start, filled[0].end), carried
            continue
        if len(filled) == 1 and not _goes_on(parts, header):
            band = filled[0]
            continue
        row = Row(band=band)
        _fill(row, header, parts)
        rows.append(row)
    return rows


def _shifted(parts: Sequence[Cell], header: Header) -> bool:
    """Whether a line lost merged cells before its end: what stands under the units of measure is none."""
    measures = [cell for column, cell in zip(header.columns, parts, strict=False) if column.kind == "measure"]
    short = 1 < len(parts) < len(header.columns)
    return short and any(cell.text and not UNIT.fullmatch(cell.text) for cell in measures)


def _is_open(row: Row) -> bool:
    """Whether a row's list of units goes on: its cell was wrapped behind a separator."""
    return bool(row.units) and row.units[-1][1].text.endswith(("、", ","))


def _goes_on(parts: Sequence[Cell], header: Header) -> bool:
    """Whether the only filled cell of a line is a name or value in its own column rather than a section's title."""
    kinds = [column.kind for column, part in zip(header.columns, parts, strict=False) if part.text]
    return len(parts) == len(header.columns) and kinds[0] in ("baseline", "target")


def _turned_rows(source: Source, lines: Sequence[Line], header: Header) -> list[Row]:
    """The rows of a table whose lines are years: a row for each cell of the header's line behind the first."""
    names, *grid = (place_parts(source, line, header.mark) for line in (source.lines[header.first], *lines))
    rows = []
    for column, name in enumerate(names[1:], 1):
        told = [(place, parts[column]) for place, parts in enumerate(grid) if column < len(parts)]
        told = [(place, cell) for place, cell in told if cell.text and not EMPTY_CELL.fullmatch(cell.text)]
        rows.append(Row(name=name, values=[cell for _, cell in told], aligned=tuple(place for place, _ in told)))
    return [row for row in rows if row.values]


def place_parts(source: Source, line: Line, mark: str) -> list[Cell]:
    """The cells of a line with their places; tabs in front of it are empty cells."""
    if mark == " ":
        wide = source.document.text[line.start : line.end]  # where a wide blank parts cells, but not 张　三
        found = re.finditer(r"\S+(?:(?!(?<=\S\S)\u3000)\s\S+)*", wide)
        return [Cell(line.text[slice(*each.span())], *(line.start + at for at in each.span())) for each in found]
    begin = source.folded.rfind("\n", 0, line.start) + 1
    stop = source.folded.find("\n", line.end)
    text = source.folded[begin : stop if stop >= 0 else len(source.folded)].strip("\r")
    parts, place = [], begin
    for piece in re.split(r"[|│｜]" if mark == "|" else r"\t", text):
        bare = piece.strip()
        start = place + (len(piece) - len(piece.lstrip()))
        parts.append(Cell(bare, start, start + len(bare)))
        place += len(piece) + 1
    return parts[1:-1] if mark == "|" and not parts[0].text and not parts[-1].text else parts


def _fill(row: Row, header: Header, parts: Sequence[Cell]) -> None:
    values, place = [], 0
    for column, cell in zip(header.columns, parts, strict=False):
        if column.kind in ("baseline", "target"):
            if cell.text and not EMPTY_CELL.fullmatch(cell.text):
                row.values.append(cell)
                values.append(place)
            place += 1
        elif cell.text:
            _set(row, column.kind, cell, column.role)
    row.aligned = tuple(values)


def _set(row: Row, kind: str, cell: Cell, role: str | None) -> None:
    if EMPTY_CELL.fullmatch(cell.text):
        row.unowned |= kind == "units"
    elif kind == "no" or (kind == "section" and row.no is None and task_number(cell.text)):
        labelled = label(cell)
        row.no = task_reference(labelled[0].text if labelled else cell.text) or cell.text
        row.section = labelled[1] if labelled else row.section
    elif kind == "reference":
        row.reference = task_reference(cell.text)
    elif kind == "units":
        if not AS_ABOVE.fullmatch(cell.text):
            row.units.append((role, cell, False))
    elif kind in ("section", "task"):
        row.section = cell
    elif kind in ("name", "measure"):
        setattr(row, kind, cell)
    else:
        row.words.append(cell)


# ---- flattened tables


def _without_headers(cells: Sequence[Cell], header: Header) -> list[Cell]:
    """The cells without repeats of the header at page breaks."""
    titles = {column.title for column in header.columns}
    kept, index = [], 0
    while index < len(cells):
        run = 0
        while index + run < len(cells) and run <= len(titles) and classify(cells[index + run].text) is not None:
            run += 1
        if run >= 3 and {re.sub(r"\s", "", cell.text) for cell in cells[index : index + run]} & titles:
            index += run
            continue
        kept.append(cells[index])
        index += 1
    return kept


def _merge_notes(cells: Sequence[Cell]) -> list[Cell]:
    """(预计) or 19年) on a line of its own belongs to the cell before."""
    merged: list[Cell] = []
    for cell in cells:
        if merged and _ANNOTATION.fullmatch(cell.text) and re.search(r"\d", merged[-1].text):
            last = merged.pop()
            cell = Cell(last.text + cell.text, last.start, cell.end)
        merged.append(cell)
    return merged


def _trace_rows(cells: Sequence[Cell], header: Header, hints: Hints) -> list[Row]:
    tracer = Tracer(cells, header, hints)
    rows: list[Row] = []
    band: Cell | None = None
    row, slot = Row(), -1
    for cell, state in zip(cells, tracer.path(), strict=False):
        column = tracer.slots[state.slot]
        again = column.kind == "value" and state.count == 1 and slot >= state.slot
        if state.slot < slot or again or not rows:
            row = Row(band=band)
            rows.append(row)
            if again:
                row.name = rows[-2].name if len(rows) > 1 else None
        slot = state.slot
        if column.kind in ("section", "band"):
            band = row.band = cell
        elif column.kind == "value":
            row.values.append(cell)
        elif column.kind == "name" and row.name is not None:
            row.name = Cell(row.name.text + cell.text, row.name.start, cell.end)
        else:
            _set(row, column.kind, cell, column.role)
    return _referred([each for each in rows if each.name is not None and each.values], header)


def _referred(rows: list[Row], header: Header) -> list[Row]:
    """The rows under the numbers of their tasks, where a column refers to them; a merged cell holds for the rows below."""
    last: str | None = None
    for row in rows if any(column.kind == "reference" for column in header.columns) else ():
        row.no = last = row.reference or last
    return rows


# ---- merged cells


def _carried(rows: Sequence[Row], header: Header) -> list[Row]:
    """Numbers, sections, units and split names go down to the rows below them that print none."""
    last = Row()
    found: list[Row] = []
    for row in rows:
        fresh = row.no is None and header.delimited and row.band != last.band
        if row.no is None and not fresh:
            row.no = last.no
        if row.section is None:
            row.section = last.section if row.band == last.band and row.no == last.no else row.band
        listed = not header.years and row.name is not None and bool(row.units)  # a project without yearly goals
        row.name = row.name or last.name
        row.units = _with_merged(row, Row() if fresh else last)
        levels = {match[1] for cell in row.values if (match := LEVEL.match(cell.text))}
        row.level = levels.pop() if len(levels) == 1 else None
        last = row
        if row.name is not None and (row.values or listed):
            found.append(row)
    return found


def _with_merged(row: Row, last: Row) -> list[tuple[str | None, Cell, bool]]:
    """A row's units with those of a merged cell above: all where it prints none, the lead where it prints support alone."""
    above = [(role, cell, True) for role, cell, _ in last.units]
    if not row.units:
        return [] if row.unowned else above
    led = any(role != "support" for role, _, _ in row.units)
    return row.units if led or row.no != last.no else [unit for unit in above if unit[0] == "lead"] + row.units
