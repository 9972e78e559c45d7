"""Cells of XLSX sheets: text stays text, whatever it begins with."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

_FORMULA_SIGNS = ("=", "+", "-", "@")
_ILLEGAL = re.compile(r"[\000-\010\013\014\016-\037]")  # what XML, and so XLSX, can't hold
_NARROWEST, _WIDEST = 8, 60


def write_text(cell: Any, text: str | None) -> None:
    """Writes text as text: what starts like a formula must not become one, here or when the cell is edited."""
    if text:
        cell.value = without_illegal(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA_SIGNS)


def without_illegal(text: str) -> str:
    """The text without the signs that a sheet can't hold."""
    return _ILLEGAL.sub("", text)


def workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> bytes:
    """An XLSX file of one sheet with a head that stays in sight; text as text, numbers as numbers."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = title
    widths = [len(head) for head in heads]
    for no, row in enumerate((heads, *rows), 1):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(no, place)
            if isinstance(value, int | float):
                cell.value = value
            else:
                write_text(cell, value)
            cell.font = Font(bold=no == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            widths[place - 1] = max(widths[place - 1], len(str(value or "")))
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(2 * width, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
