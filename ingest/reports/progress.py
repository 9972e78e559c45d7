"""Progress sheets: the rows of a file as reports, each read on its own; what they speak of, the graph knows."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unicodedata import normalize

from ingest.reports.sheet import UNCOMPUTED, Record, SheetError, Table, load_bytes, tables
from ontology import STATED, Amount, Document, Evidence, Node, amount, number, schema

PLAN, TASK, ROW, AS_OF, VALUE, MODE = "方案", "任务序号", "项目或指标", "截至日期", "完成值", "口径"
RANK, RANK_BEFORE, STATE, NOTE = "全省排位", "上期全省排位", "状态", "说明"
COLUMNS = (TASK, ROW, AS_OF, VALUE, MODE, RANK, RANK_BEFORE, STATE, NOTE)
_KEYS = {AS_OF: "as_of", MODE: "mode", RANK: "rank", RANK_BEFORE: "rank_before", STATE: "state"}
MODES: Mapping[str, str] = {"当年": "new", "累计": "cumulative"}

_DATES = (
    re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\s*\d{1,2}:\d{2}(?::\d{2})?.*)?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_START, _SERIALS = date(1899, 12, 30), range(36_526, 73_051)  # Excel's day 0; the years 2000 to 2099
_RANK = re.compile(r"第?\s*(\S+?)\s*[位名]?")
_ORDINAL = re.compile(r"第(?=.+[位名]$)")
_ESTIMATED = re.compile(r"\s*\(预计\)$|^预计\s*")
_SCALED = re.compile(r"(.+)([万亿])")
_LOOSE_NUMERAL = re.compile(r"^[百千万亿]|[一二三四五六七八九两]{2}")


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a progress sheet, `no` counting from 1 as a spreadsheet shows it.

    `plan`, `task` and `name` are as written. `observation` has all that the row reports but its id and its value, which
    depend on the item; `figures` are the numbers of 完成值, in its order. `problems` are Chinese clauses, one for each
    cell that can't be read; what it should say is then absent.
    """

    no: int
    plan: str
    task: str
    name: str
    figures: tuple[Amount, ...]
    observation: Node
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgressSheet:
    """A progress sheet: its document and the rows that report something, in order."""

    document: Document
    rows: tuple[ReportRow, ...]


class _UnreadableError(Exception):
    """A cell can't be read; says why, and what would do."""


def read_sheet(path: Path) -> ProgressSheet:
    """Reads a CSV or XLSX of progress reports (contract: Progress reports); SheetError if it is none.

    Rows above the header, blank rows and rows in which nothing was filled in are passed over.
    """
    data, name = load_bytes(path), path.name
    table, header, columns = _find_header(tables(data, name, COLUMNS), name)
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(f"report/{sha256[:12]}", name, sha256, table.text)
    records = (each for each in table.records if each.no > header.no and each.cells != header.cells)
    rows = (_report_row(each, columns, len(header.cells), document) for each in records)
    filled = tuple(row for row in rows if row is not None)
    if not filled:
        raise SheetError(f"{name} 里没有填报内容，请至少填一行的截至日期和完成值、排位或状态。")
    return ProgressSheet(document, filled)


def _find_header(sheets: Iterable[Table], name: str) -> tuple[Table, Record, Mapping[str, int]]:
    """The first sheet with a row that names all columns, that row, and where each column stands in it."""
    nearest: set[str] = set()
    for table in sheets:
        for record in table.records:
            cells = ["".join(normalize("NFKC", cell).split()) for cell in record.cells]
            known = {*cells} & {*COLUMNS}
            if len(known) == len(COLUMNS):
                return table, record, _places(cells, name)
            nearest = max(nearest, known, key=len)
    missing = "、".join(column for column in COLUMNS if column not in nearest)
    raise SheetError(f"{name} 的表头缺少这些列：{missing}，可用 lutu progress template 生成一张空表。")


def _places(cells: list[str], name: str) -> Mapping[str, int]:
    for column in (PLAN, *COLUMNS):
        if cells.count(column) > 1:
            raise SheetError(f"{name} 的表头里“{column}”出现了 {cells.count(column)} 次，请只留一列。")
    return {column: cells.index(column) for column in (PLAN, *COLUMNS) if column in cells}


def _report_row(record: Record, columns: Mapping[str, int], width: int, document: Document) -> ReportRow | None:
    """The row's report; None where nothing was filled in."""
    padded = record.cells + ("",) * width
    cells = {column: padded[place] for column, place in columns.items()}
    if not any(cells[column] for column in (*_READERS, NOTE) if column != AS_OF):
        return None  # a date alone was filled down
    uncomputed = [column for column in cells if cells[column] == UNCOMPUTED]
    problems = [*_overflow(record, width), *map(_uncomputed, uncomputed)]
    read: dict[str, Any] = {}
    for column, reader in _READERS.items():
        if column in uncomputed:
            continue
        try:
            read[column] = reader(normalize("NFKC", cells[column]).strip())
        except _UnreadableError as error:
            problems.append(str(error))
    if not any(cells[column] for column in (VALUE, RANK, STATE)):
        problems.append(f"没有{VALUE}、{RANK}或{STATE}")
    figures, estimated = read.get(VALUE, ((), False))
    told = {key: read.get(column) for column, key in _KEYS.items()}
    told |= {"text": cells[VALUE], "estimated": estimated, "note": cells[NOTE], "origin": "report"}
    known = {key: value for key, value in told.items() if value not in (None, "")}
    quote = Evidence(document.id, record.start, record.end, document.text[record.start : record.end])
    observation = Node("", "Observation", known, (quote,), STATED)
    return ReportRow(record.no, cells.get(PLAN, ""), cells[TASK], cells[ROW], figures, observation, tuple(problems))


def _overflow(record: Record, width: int) -> list[str]:
    """A thousands comma without quotes pushes all later cells one to the right: better told than misread."""
    if any(record.cells[width:]):
        return ["单元格比表头多（数字里的逗号要去掉，或给整格加双引号）"]
    return []


def _uncomputed(column: str) -> str:
    """What to do about a formula that another program wrote and none has worked out."""
    return f"{column}的公式没有结果，请用 Excel 或 WPS 打开这张表、保存一次再导入，或把公式换成它的结果"


def _date(text: str) -> str:
    if not text:
        raise _UnreadableError(f"没有{AS_OF}")
    serial = _SERIAL.fullmatch(text)
    if serial and int(serial[1]) in _SERIALS:
        return (_SERIAL_START + timedelta(days=int(serial[1]))).isoformat()
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _DATES)), None)
    try:
        return date(*map(int, match.groups() if match else ())).isoformat()
    except (TypeError, ValueError):
        raise _UnreadableError(f"{AS_OF}“{text}”不是日期，请写成 2021-09-30 的样子") from None


def _figures(text: str) -> tuple[tuple[Amount, ...], bool]:
    """The figures of 完成值, and whether they are said to be estimates."""
    plain = _ESTIMATED.sub("", text)
    if not plain:
        return (), False
    whole = _figure(plain)
    figures = (whole,) if whole else tuple(_figure(part) for part in re.split(r"\s*[/、]\s*", plain))
    if None in figures:
        raise _UnreadableError(f"{VALUE}“{text}”读不成数，请只填数和计量单位，文字写到{NOTE}里")
    return tuple(filter(None, figures)), plain != text


def _figure(text: str) -> Amount | None:
    """An exact figure; 1200万 without a unit of measure keeps 万 as its unit, for the row knows 万 of what."""
    text = _ORDINAL.sub("", text.removeprefix("+"))
    found = amount(text)
    if found is None or found.comparator != "=" or _LOOSE_NUMERAL.search(text):
        return None
    scaled, base = _SCALED.fullmatch(text), None
    if found.unit is None and scaled:
        base = number(scaled[1])
    return Amount(base, "=", scaled[2], 0, len(text)) if scaled and base is not None else found


def _mode(text: str) -> str | None:
    if text and text not in MODES:
        raise _UnreadableError(f"{MODE}“{text}”只能填{'或'.join(MODES)}")
    return MODES.get(text)


def _rank(column: str) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        match = _RANK.fullmatch(text)
        rank = number(match[1]) if match else None
        if text and not (isinstance(rank, int) and rank >= 1):
            raise _UnreadableError(f"{column}“{text}”应是从 1 起的整数")
        return int(rank) if rank else None

    return read


def _state(text: str) -> str | None:
    words = {word.label: word.code for word in schema().lists["state"]}
    if not text or text in words:
        return words.get(text)
    from rapidfuzz import process

    best = process.extractOne(text, words, processor=None, score_cutoff=1)
    raise _UnreadableError(f"{STATE}“{text}”应是{'、'.join(words)}之一" + (f"，是不是“{best[0]}”" if best else ""))


_READERS: Mapping[str, Callable[[str], Any]] = {
    AS_OF: _date,
    VALUE: _figures,
    MODE: _mode,
    RANK: _rank(RANK),
    RANK_BEFORE: _rank(RANK_BEFORE),
    STATE: _state,
}
