"""A spreadsheet file as rows of text: CSV in the encodings and separators that Excel writes, and XLSX."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology import LutuError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_BYTES = 20 * 1024**2
MAX_UNPACKED_BYTES = 200 * 1024**2
MAX_ROWS = 100_000
_LAST_ROW = 1_048_576
_HEADER_WITHIN = 200
_SEPARATORS = ",;\t"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LITERAL = re.compile(r'"[^"]*"|\\.')
_FORMULA = re.compile(rb"<f[ >/]")
UNCOMPUTED = "（公式没有结果）"


class SheetError(LutuError):
    """The file is no sheet that can be read."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row that holds something; `no` counts from 1 as a spreadsheet shows it, `start` and `end` are its slice."""

    no: int
    cells: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its rows without the blank ones, and the text they are slices of (CSV)."""

    text: str
    records: tuple[Record, ...]


def load_bytes(path: Path) -> bytes:
    """The file's bytes; SheetError if it is missing, no file, not readable, empty or too large."""
    try:
        if not path.exists():
            raise SheetError(f"找不到文件 {path}，请核对路径。")
        if not path.is_file():
            raise SheetError(f"{path} 不是文件，请给出一个 CSV 或 XLSX 文件。")
        if path.stat().st_size > MAX_BYTES:
            raise SheetError(f"{path.name} 超过 {MAX_BYTES // 1024**2} MB，请拆成几个文件再导入。")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise SheetError(f"读不了文件 {path}（{getattr(error, 'strerror', None) or error}），请检查权限。") from error
    if not data.strip():
        raise SheetError(f"{path.name} 是空文件，没有可以导入的内容。")
    return data


def tables(data: bytes, name: str, columns: Sequence[str]) -> Iterator[Table]:
    """The sheets of the file, one for a CSV; what the file is, its first bytes say, not its name.

    `columns` are names that the header is expected to hold: a CSV's separator is the one its header uses.
    """
    if data.startswith(b"PK"):
        yield from _xlsx_tables(data, name)
    elif data.startswith(_OLD_EXCEL):
        raise SheetError(f"{name} 是旧版 Excel 或加了密码的文件，请另存为不加密的 .xlsx 或 CSV 再导入。")
    else:
        text = _decoded(data, name)
        yield Table(text, tuple(_csv_records(text, name, columns)))


def _decoded(data: bytes, name: str) -> str:
    utf16 = data.startswith(_UTF16_MARKS)
    if utf16 or b"\0" not in data:
        for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise SheetError(f"{name} 不是能读的表格，请存为 UTF-8 或 GB18030 编码的 CSV，或者 XLSX。")


def _csv_records(text: str, name: str, columns: Sequence[str]) -> Iterator[Record]:
    lines = list(io.StringIO(text, newline=""))
    starts = [0, *accumulate(map(len, lines))]
    reader = csv.reader(lines, delimiter=_separator(lines, columns), skipinitialspace=True, strict=True)
    no = line = 0
    try:
        for no, cells in enumerate(reader, 1):
            start, line = starts[line], reader.line_num
            quote = text[start : starts[line]].rstrip("\r\n")
            if no > MAX_ROWS:
                raise _too_long(name)
            if any(map(str.strip, cells)):
                yield Record(no, tuple(map(_one_line, cells)), start, start + len(quote))
    except csv.Error as error:
        raise SheetError(f"{name} 第{no + 1}行的双引号不成对，请改好（单元格里的双引号要写两遍）再导入。") from error


def _separator(lines: Sequence[str], columns: Sequence[str]) -> str:
    header = max(lines[:_HEADER_WITHIN], key=lambda line: sum(column in line for column in columns), default="")
    return max(_SEPARATORS, key=header.count)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _too_long(name: str) -> SheetError:
    return SheetError(f"{name} 超过 {MAX_ROWS // 10_000} 万行，请删去空行或拆成几个文件再导入。")


def _xlsx_tables(data: bytes, name: str) -> Iterator[Table]:
    """Cached values only: a formula that was never computed is shown as such, so that it is refused and not lost."""
    with _whole(name):
        raw = _open(data, False) if _has_formulas(data, name) else None
        book = _open(data, True)
    for sheet in book.worksheets:
        with _whole(name):
            table = _table(_xlsx_rows(sheet, raw[sheet.title] if raw else None), name)
        yield table


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """A broken file is one SheetError, whatever zipfile or openpyxl come upon; their remarks are for nobody."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except LutuError:
        raise
    except Exception as error:
        raise SheetError(f"{name} 已损坏或加了密码，请用表格软件打开后另存为 .xlsx 再导入。") from error


def _has_formulas(data: bytes, name: str) -> bool:
    """Whether a sheet holds formulas; SheetError if the file is no XLSX or unpacks to more than it should."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED_BYTES:
            raise SheetError(f"{name} 解开后超过 {MAX_UNPACKED_BYTES // 1024**2} MB，请只留填报的表再导入。")
        names = archive.namelist()
        if "[Content_Types].xml" not in names or not any(each.startswith("xl/") for each in names):
            raise SheetError(f"{name} 不是 XLSX 表格，请另存为 .xlsx 或 CSV 再导入。")
        return any(_FORMULA.search(archive.read(each)) for each in names if each.startswith("xl/worksheets/"))


def _open(data: bytes, cached: bool) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=cached)


def _xlsx_rows(sheet: Any, raw: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()
    if raw is None:
        yield from ([_cell_text(cell) for cell in row] for row in sheet.iter_rows())
        return
    raw.reset_dimensions()
    for row, source in zip(sheet.iter_rows(), raw.iter_rows(), strict=True):
        pairs = zip(row, source, strict=True)
        yield [UNCOMPUTED if c.value is None and f.data_type == "f" else _cell_text(c) for c, f in pairs]


def _table(rows: Iterator[list[str]], name: str) -> Table:
    out, records = io.StringIO(), list[Record]()
    writer = csv.writer(out, lineterminator="\n")
    for no, cells in enumerate(rows, 1):
        if no > _LAST_ROW or len(records) >= MAX_ROWS:
            raise _too_long(name)
        if any(cells):
            start = out.tell()
            writer.writerow(cells)
            records.append(Record(no, tuple(cells), start, out.tell() - 1))
    return Table(out.getvalue(), tuple(records))


def _cell_text(cell: Any) -> str:
    """A cell as text: dates in ISO form, a percentage as it is shown (0.03 in a % cell is 3%)."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        percent = "%" in _LITERAL.sub("", cell.number_format or "")
        return _number_text(value * 100) + "%" if percent else _number_text(value)
    return _one_line(str(value))


def _number_text(value: float) -> str:
    """Digits without an exponent, rounded where floating point added what nobody typed (0.30000000000000004)."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.10f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
