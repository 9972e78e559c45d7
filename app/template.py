"""The sheet to fill in: an XLSX with a row for each item that status lists, which progress import reads back."""

import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cells import without_illegal, write_text
from graph import Graph, Item, Relations, items
from ingest import AS_OF, COLUMNS, MODE, MODES, NOTE, PLAN, RANK, RANK_BEFORE, ROW, STATE, TASK, VALUE, read_sheet
from ontology import LutuError, Node, schema

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE, _GUIDE = "进展填报", "填报说明"
_WIDTHS = {PLAN: 32, TASK: 10, ROW: 48, AS_OF: 13, VALUE: 14, MODE: 8, RANK: 11, RANK_BEFORE: 13, STATE: 10, NOTE: 40}
_FORMATS = {PLAN: "@", TASK: "@", ROW: "@", AS_OF: "yyyy-mm-dd", NOTE: "@"}
_SPARE_ROWS = 1000  # below the last item, for those who report several dates
_FIRST_DAY = "DATE(2000,1,1)"
_HELP = (
    (PLAN, "已填好，不要改。", "“某某”行动方案"),
    (TASK, "已填好，不要改。方案总目标的行留空。", "9"),
    (
        ROW,
        "已填好，不要改。一行分为部级和省级的，名称后面写着。鼠标停在名称上可看各年目标和责任单位。",
        "科技企业孵化器数量",
    ),
    (AS_OF, "数据截止的那一天，不能晚于今天。同一行、同一天只能填一次；要补报别的日期，复制一行即可。", "2021-09-30"),
    (
        VALUE,
        "数字，可带计量单位或 %（单位会换算）；目标有两个数的，按目标的次序用 / 隔开；位次目标填第几位。",
        "1/0.6亿元",
    ),
    (MODE, "当年：今年的数。累计：从头算起的数。留空：与当年目标的口径相同。", "当年"),
    (RANK, "带 * 的指标填（名称的批注里写着）：本期在全省的位次，从 1 起的整数。", "12"),
    (RANK_BEFORE, "上一期在全省的位次；留空时取上一次填报的位次。", "15"),
    (STATE, "目标是文字的填：未启动、推进中、已完成或滞后。", "推进中"),
    (NOTE, "想说明的话，不参与计算。", "二期厂房主体结顶"),
)
_DATE_ERROR = "请填日期，如 2021-09-30。"
_CLOSING = (
    "没有进展可报的行留空即可，导入时会跳过。",
    "完成值、全省排位、状态至少填一项；任何一行填错，整张表都不会导入，并会说明是第几行、错在哪里。",
    "再次填报同一行、同一天的数，以后一次为准，先前的留在历史里。",
)


class TemplateError(LutuError):
    """The sheet can't be made or written; an older file at the same place is as it was."""


def write_template(graph: Graph, path: Path) -> int:
    """Writes the sheet to `path` (.xlsx), whole or not at all; gives the number of items. TemplateError if it can't.

    The header has exactly the columns that progress import reads, 方案 before them where there are several plans.
    """
    found = items(graph)
    if path.suffix.lower() != ".xlsx":
        raise TemplateError(f"模板是 XLSX 表格，请给出以 .xlsx 结尾的文件名，而不是 {path.name}。")
    _spare(path)
    out = io.BytesIO()
    _workbook(graph, found).save(out)
    _write_whole(path, out.getvalue())
    return len(found)


def _spare(path: Path) -> None:
    """Refuses to write over a sheet that somebody has begun to fill in."""
    try:
        filled = len(read_sheet(path).rows)
    except LutuError:
        return  # not there, or nothing in it that could be lost
    if filled:
        raise TemplateError(f"{path} 里已经填了{filled}行，为免丢失没有覆盖，请换一个文件名。")


def _workbook(graph: Graph, found: Sequence[Item]) -> "Workbook":
    from openpyxl import Workbook

    book = Workbook()
    columns = ((PLAN,) if len(graph.of("Plan")) > 1 else ()) + COLUMNS
    _fill_in(book.active, graph, found, columns)
    _explain(book.create_sheet(_GUIDE), columns)
    return book


def _fill_in(sheet: Any, graph: Graph, found: Sequence[Item], columns: Sequence[str]) -> None:
    sheet.title = _TITLE
    _head(sheet, columns)
    places = {column: place for place, column in enumerate(columns, 1)}
    plans, units = _plan_names(graph), _units(graph, found)
    for no, item in enumerate(found, 2):
        for column, place in places.items():
            sheet.cell(no, place).number_format = _FORMATS.get(column, "General")
        write_text(sheet.cell(no, places[TASK]), item.no)
        write_text(sheet.cell(no, places[ROW]), item.label)
        if PLAN in places:
            write_text(sheet.cell(no, places[PLAN]), plans.get(item.plan.id) if item.plan else None)
        targets = _targets(graph, item)
        _comment(sheet.cell(no, places[ROW]), item, targets, units.get(item.node.id, ()))
        if any(len(cells) > 1 for cells in targets.values()):
            sheet.cell(no, places[VALUE]).number_format = "@"  # or 3/9 becomes a date as it is typed
    _validate(sheet, places, len(found) + 1 + _SPARE_ROWS)


def _plan_names(graph: Graph) -> dict[str, str]:
    """What each plan is called: its name, where two have the same its index number or id."""
    plans = graph.of("Plan")
    names = [plan.name for plan in plans]
    return {p.id: str(p.name if names.count(p.name) == 1 else p.get("index_number") or p.id) for p in plans}


def _targets(graph: Graph, item: Item) -> dict[int, list[Node]]:
    """The targets that status judges by, by year."""
    found: dict[int, list[Node]] = {}
    for target in (each for member in sorted(item.members) for each in graph.targets(member, "HAS_TARGET")):
        if target.get("preferred") and target.get("year"):
            found.setdefault(target.get("year"), []).append(target)
    return dict(sorted(found.items()))


def _units(graph: Graph, found: Sequence[Item]) -> dict[str, Sequence[str]]:
    """The units that answer for each item, by its id, each once."""
    relations = Relations(graph)
    return {
        item.node.id: list(
            dict.fromkeys(
                str(graph.nodes[link.source].name) for link in relations.links("responsible_for", [item.node.id])
            )
        )
        for item in found
    }


def _comment(cell: Any, item: Item, targets: Mapping[int, Sequence[Node]], units: Sequence[str]) -> None:
    """What is asked of the row and of whom, for those who fill it in or hand it out."""
    from openpyxl.comments import Comment

    lines = [
        f"{year}年目标：{'；'.join(dict.fromkeys(t.get('text') for t in cells))}" for year, cells in targets.items()
    ]
    lines += [f"责任单位：{'、'.join(units)}"] if units else []
    lines += ["带*指标：全省排位也要填"] if item.node.get("starred") else []
    if lines:
        text = without_illegal("\n".join(lines))
        cell.comment = Comment(text, "路图", height=30 + 20 * (len(lines) + len(text) // 24), width=320)


def _head(sheet: "Worksheet", columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns, 1):
        cell = sheet.cell(1, place, column)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F1")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = _WIDTHS[column]
    sheet.freeze_panes = sheet.cell(2, columns.index(ROW) + 2).coordinate


def _validate(sheet: "Worksheet", places: Mapping[str, int], last: int) -> None:
    """What a cell may hold, told as it is filled in; the reader checks again."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    states = [word.label for word in schema().lists["state"]]
    whole = {"type": "whole", "operator": "greaterThanOrEqual", "formula1": "1", "error": "请填从 1 起的整数，或留空。"}
    rules: dict[str, dict[str, Any]] = {
        AS_OF: {"type": "date", "operator": "greaterThanOrEqual", "formula1": _FIRST_DAY, "error": _DATE_ERROR},
        VALUE: {"promptTitle": VALUE, "prompt": "数字，可带单位或 %；两个数用 / 隔开；位次填第几位。"},
        MODE: {"type": "list", "formula1": _choices(MODES), "error": f"请选{'或'.join(MODES)}，或留空。"},
        RANK: whole,
        RANK_BEFORE: whole,
        STATE: {"type": "list", "formula1": _choices(states), "error": f"请选{'、'.join(states)}之一，或留空。"},
    }
    for column, rule in rules.items():
        validation = DataValidation(allow_blank=True, showErrorMessage=True, showInputMessage=True, **rule)
        validation.errorTitle = f"{column}填得不对"
        letter = get_column_letter(places[column])
        validation.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(validation)


def _choices(words: Iterable[str]) -> str:
    return f'"{",".join(words)}"'


def _explain(sheet: "Worksheet", columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    helped = [line for line in _HELP if line[0] in columns]
    rows = [("列", "怎么填", "举例"), *helped, *(("", line, "") for line in _CLOSING)]
    for no, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(no, place)
            write_text(cell, text)
            cell.font = Font(bold=no == 1 or place == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in (("A", 14), ("B", 80), ("C", 24)):
        sheet.column_dimensions[letter].width = width


def _write_whole(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            draft.write_bytes(data)
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise TemplateError(f"写不了 {path}（{error.strerror or error}），请换一个有权限写入的位置。") from error
