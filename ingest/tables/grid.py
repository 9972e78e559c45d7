"""A table's lines to rows: cells in their columns, merged cells carried down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.tables.columns import Header, classify
from ingest.tables.trace import LEVEL, Cell, Hints, Tracer
from ingest.text.patterns import EMPTY_CELL
from ingest.text.source import Line, Source

_ANNOTATION = re.compile(
    r"\(?(?:(?:20)?\d\d年(?:度)?(?:数据?|底|末)?|预计|预估|快报数?|初步)\)|\((?:(?:20)?\d\d年|预计)\)?"
)

_NUMERAL = re.compile(r"[一二三四五六七八九十百]{1,4}|\d{1,3}")
_AS_ABOVE = re.compile("同上|同前|〃|″")


@dataclass
class Row:
    """A row before its values have found their columns; `aligned` once each value's place is known from the table's form."""

    no: str | None = None
    section: Cell | None = None
    name: Cell | None = None
    level: str | None = None
    measure: Cell | None = None
    values: list[Cell] = field(default_factory=list)
    units: list[tuple[str | None, Cell, bool]] = field(default_factory=list)
    aligned: tuple[int, ...] | None = None


def read_rows(source: Source, lines: Sequence[Line], header: Header, hints: Hints) -> list[Row]:
    """The rows of a table from the lines behind its header, merged cells of number, units and name carried down."""
    if header.delimited:
        return _carried(_delimited_rows(source, lines, header), header)
    cells = _merge_notes(_without_headers(lines, header))
    return _carried(_trace_rows(cells, header, hints), header)


# ---- delimited tables


def _delimited_rows(source: Source, lines: Sequence[Line], header: Header) -> list[Row]:
    rows, section = [], None
    for line in lines:
        parts = _place_parts(source, line)
        if len(parts) < 3:
            section = Cell(line.text, line.start, line.end)
            continue
        if [part.text for part in parts] == [column.title for column in header.columns]:
            continue
        row = Row(section=section)
        _fill(row, header, parts)
        rows.append(row)
    return rows


def _place_parts(source: Source, line: Line) -> list[Cell]:
    """The cells of a line with their places; blanks in front of it may be empty cells."""
    begin = source.folded.rfind("\n", 0, line.start) + 1
    stop = source.folded.find("\n", line.end)
    text = source.folded[begin : stop if stop >= 0 else len(source.folded)].strip("\r")
    bar = re.search(r"[|│｜]", text) is not None
    parts, place = [], begin
    for piece in re.split(r"[|│｜]" if bar else r"\t", text):
        bare = piece.strip()
        start = place + (len(piece) - len(piece.lstrip()))
        parts.append(Cell(bare, start, start + len(bare)))
        place += len(piece) + 1
    return parts[1:-1] if bar and not parts[0].text and not parts[-1].text else parts


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
    if kind == "no" or (kind == "section" and row.no is None and _NUMERAL.fullmatch(cell.text)):
        row.no = cell.text
    elif kind == "units":
        if not _AS_ABOVE.fullmatch(cell.text):
            row.units.append((role, cell, False))
    elif kind in ("section", "name", "measure"):
        setattr(row, kind, cell)


# ---- flattened tables


def _without_headers(lines: Sequence[Line], header: Header) -> list[Cell]:
    """The lines as cells, repeats of the header at page breaks left out."""
    titles = [column.title for column in header.columns]
    cells, index = [], 0
    while index < len(lines):
        run = 0
        while index + run < len(lines) and run < len(titles) and classify(lines[index + run].text) is not None:
            run += 1
        if run >= 3 and {re.sub(r"\s", "", line.text) for line in lines[index : index + run]} & set(titles):
            index += run
            continue
        cells.append(Cell(lines[index].text, lines[index].start, lines[index].end))
        index += 1
    return cells


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
    roles = [column.role for column in header.columns if column.kind == "units"]
    rows: list[Row] = []
    section: Cell | None = None
    row, slot = Row(), -1
    for cell, state in zip(cells, tracer.path(), strict=False):
        kind = tracer.slots[state.slot]
        again = kind == "value" and state.count == 1 and slot >= state.slot
        if state.slot < slot or again or not rows:
            row = Row(section=section, no=None)
            rows.append(row)
            if again:
                row.name = rows[-2].name if len(rows) > 1 else None
        slot = state.slot
        if kind == "section":
            section = row.section = cell
        elif kind == "value":
            row.values.append(cell)
        elif kind == "name" and row.name is not None:
            row.name = Cell(row.name.text + cell.text, row.name.start, cell.end)
        else:
            units = [i for i, each in enumerate(tracer.slots) if each == "units"]
            _set(row, kind, cell, roles[units.index(state.slot)] if kind == "units" else None)
    return [each for each in rows if each.name is not None and each.values]


# ---- merged cells


def _carried(rows: Sequence[Row], header: Header) -> list[Row]:
    """Numbers, units and split names go down to the rows below them that print none."""
    no: str | None = None
    units: list[tuple[str | None, Cell, bool]] = []
    name: Cell | None = None
    found: list[Row] = []
    for row in rows:
        if row.no is not None:
            no = row.no
        elif header.delimited and row.section is not None and found and row.section != found[-1].section:
            no, units = None, []
        row.no = no
        row.name = name = row.name or name
        units = row.units or [(role, cell, True) for role, cell, _ in units]
        row.units = units
        levels = {match[1] for cell in row.values if (match := LEVEL.match(cell.text))}
        row.level = levels.pop() if len(levels) == 1 else None
        found.append(row)
    return [row for row in found if row.name is not None and row.values]
