"""Cells of XLSX sheets: text stays text, whatever it begins with."""

import io
import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

_FORMULA_SIGNS = ("=", "+", "-", "@")
_ILLEGAL = re.compile(r"[\000-\010\013\014\016-\037]")  # what XML, and so XLSX, can't hold
_NARROWEST, _WIDEST = 8, 60
_LINE, _MOST_LINES = 16, 6  # the height of a line above the table, and how many of one cell are in sight


def write_text(cell: Any, text: str | None) -> None:
    """Writes text as text: what starts like a formula must not become one, here or when the cell is edited."""
    if text:
        cell.value = without_illegal(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA_SIGNS)


def without_illegal(text: str) -> str:
    """The text without the signs that a sheet can't hold."""
    return _ILLEGAL.sub("", text)


def workbook(
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str | int | float | None]],
    preface: Iterable[tuple[str, str]] = (),
) -> bytes:
    """An XLSX file of one sheet with a head that stays in sight; text as text, numbers as numbers.

    `preface` are labels and words that stand above the table, so that the sheet tells by itself what it is.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = title
    above = list(preface)
    first = len(above) + 2 if above else 1
    widths = [len(head) for head in heads]
    for no, row in enumerate((heads, *rows), first):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(no, place)
            if isinstance(value, int | float):
                cell.value = value
            else:
                write_text(cell, value)
            cell.font = Font(bold=no == first)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            widths[place - 1] = max(widths[place - 1], len(str(value or "")))
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(2 * width, _NARROWEST), _WIDEST)
    room = sum(sheet.column_dimensions[get_column_letter(place)].width for place in range(2, len(heads) + 1))
    for no, (head, words) in enumerate(above, 1):
        write_text(sheet.cell(no, 1), head)
        write_text(sheet.cell(no, 2), words)
        sheet.cell(no, 1).font = Font(bold=True)
        sheet.cell(no, 1).alignment = Alignment(vertical="top")
        sheet.cell(no, 2).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=no, start_column=2, end_row=no, end_column=max(2, len(heads)))
        sheet.row_dimensions[no].height = _LINE * min(ceil(2 * len(words) / max(room, 1)) or 1, _MOST_LINES)
    sheet.freeze_panes = f"A{first + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
