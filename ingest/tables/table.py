"""A table's rows with every value in its column, its name cleaned and its place in the document."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.tables.alignment import NO_CONTEXT, Context, Placed, align
from ingest.tables.columns import Column, Header
from ingest.tables.fits import STAR
from ingest.tables.grid import Row
from ingest.tables.trace import Cell
from ingest.text.patterns import EMPTY_CELL
from ontology import UNIT

_NAME_LEVEL = re.compile(r"(?P<name>.+?)\s*\((?P<level>部级|省级)\)")
_MEASURE = re.compile(rf"\s*\(\s*(?:单位:)?(?P<unit>(?:{UNIT.pattern}|万人|万户|万吨|万辆)(?:/[一-鿿]+)?)\s*\)?$")


@dataclass(frozen=True, slots=True)
class Value:
    """A value in its column; `others` are the columns where it may stand instead, `rule` how it got there (None: printed)."""

    cell: Cell
    column: Column
    rule: str | None
    others: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as the plan means it. `units` are (role of the column, cell, whether carried down a merged cell).

    `heads` are the cells that it stands under: the title across the table and the short name of its task; `words` those
    of its line that are neither name, value nor units.
    """

    no: str | None
    section: Cell | None
    name: str
    cell: Cell
    level: str | None
    starred: bool
    measure_unit: str | None
    values: tuple[Value, ...]
    units: tuple[tuple[str | None, Cell, bool], ...]
    order: int
    heads: tuple[Cell, ...] = ()
    words: tuple[Cell, ...] = ()


def place_rows(rows: Sequence[Row], header: Header, context: Callable[[Row], Context]) -> list[TableRow]:
    """Every value in its year; `context` says what the text of a row's task tells."""
    shapes: dict[tuple[str | None, int], tuple[int, ...]] = {}
    found = []
    for order, row in enumerate(rows, 1):
        if row.name is None:
            continue
        placed = _place(row, header, context, shapes)
        name, starred, unit = clean_name(row.name.text)
        told = zip(row.values, placed, strict=True)
        values = tuple(_value(cell, place, header) for cell, place in told if not EMPTY_CELL.fullmatch(cell.text))
        measure = row.measure.text if row.measure else unit
        units, heads = tuple(row.units), tuple(filter(None, (row.band, row.section)))
        found.append(
            TableRow(
                row.no,
                row.section,
                name,
                row.name,
                row.level,
                starred,
                measure,
                values,
                units,
                order,
                heads,
                tuple(row.words),
            )
        )
    return _split_by_level(found)


def _split_by_level(rows: Sequence[TableRow]) -> list[TableRow]:
    """甲项目(部级) above 甲项目(省级) is one name in two levels; a lone 甲项目(省级) is its name."""
    levels: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    told = [_NAME_LEVEL.fullmatch(row.name) if row.level is None else None for row in rows]
    for row, match in zip(rows, told, strict=True):
        if match:
            levels[row.no, match["name"]].add(match["level"])
    return [
        replace(row, name=match["name"], level=match["level"])
        if match and len(levels[row.no, match["name"]]) > 1
        else row
        for row, match in zip(rows, told, strict=True)
    ]


def baselines_near(row: Row, rows: Sequence[Row], width: int) -> bool:
    """Whether the rows of the same number mostly tell what had been done before."""
    near = [other for other in rows if other.no == row.no and other.no is not None]
    full = sum(len(other.values) == width for other in near)
    return full > 1 and 2 * full >= len(near)


def clean_name(text: str) -> tuple[str, bool, str | None]:
    """A row's name without its star and its unit of measure, whether it had a star, and the unit.

    >>> clean_name("*高新技术企业数(家)"), clean_name("研发经费占GDP比重(%")
    (('高新技术企业数', True, '家'), ('研发经费占GDP比重', False, '%'))
    """
    name = STAR.sub("", text).strip()
    match = _MEASURE.search(name)
    starred = STAR.search(text) is not None
    return (name[: match.start()], starred, match["unit"]) if match and match.start() else (name, starred, None)


def _place(
    row: Row, header: Header, context: Callable[[Row], Context], shapes: dict[tuple[str | None, int], tuple[int, ...]]
) -> list[Placed]:
    if row.aligned is not None:
        return [Placed(place, None) for place in row.aligned]
    key = row.no, len(row.values)
    near = context(row) if len(row.values) < len(header.years) else NO_CONTEXT
    placed = align([cell.text for cell in row.values], header.years, near, shapes.get(key))
    shapes[key] = tuple(place.column for place in placed)
    return placed


def _value(cell: Cell, placed: Placed, header: Header) -> Value:
    years = header.years
    return Value(cell, years[placed.column], placed.rule, tuple(years[other] for other in placed.others))
