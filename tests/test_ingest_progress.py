import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.reports.progress import COLUMNS, ProgressSheet, ReportRow, read_sheet
from ontology import LutuError

HEADER = ",".join(COLUMNS)
LINE = "9,研发机构数,2021-09-30,12家,累计,3,5,,备注"


def sheet_of(tmp_path: Path, data: str | bytes, name: str = "进展.csv") -> ProgressSheet:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_sheet(path)


def row_of(tmp_path: Path, **cells: str) -> ReportRow:
    """The one row of a sheet whose cells are these, the rest as good as empty."""
    told = {"任务序号": "9", "项目或指标": "研发机构数", "截至日期": "2021-09-30", "完成值": "12"} | cells
    line = "\t".join(told.get(column, "") for column in COLUMNS)
    return sheet_of(tmp_path, "\t".join(COLUMNS) + f"\n{line}\n").rows[0]


def workbook_of(tmp_path: Path, *rows: tuple[object, ...], formats: Mapping[str, str] = {}) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for place, number_format in formats.items():
        book.active[place].number_format = number_format
    book.save(tmp_path / "进展.xlsx")
    return tmp_path / "进展.xlsx"


def test_a_row_is_read_with_its_slice_as_evidence(tmp_path):
    sheet = sheet_of(tmp_path, f"{HEADER}\n{LINE}\n")
    (row,) = sheet.rows
    assert (row.no, row.plan, row.task, row.name, row.problems) == (2, "", "9", "研发机构数", ())
    assert [(f.value, f.unit) for f in row.figures] == [(12, "家")]
    assert dict(row.observation.properties) == {
        "as_of": "2021-09-30", "mode": "cumulative", "rank": 3, "rank_before": 5, "text": "12家", "estimated": False,
        "note": "备注", "origin": "report",
    }  # fmt: skip
    (place,) = row.observation.evidence
    assert place.quote == LINE == sheet.document.text[place.start : place.end]
    assert place.document == sheet.document.id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_csv_as_spreadsheets_write_it(tmp_path, encoding, separator, end):
    text = end.join(line.replace(",", separator) for line in (HEADER, LINE, LINE.replace("研发", "科研"))) + end
    sheet = sheet_of(tmp_path, text.encode(encoding))
    assert sheet.document.text == text
    assert [(row.no, row.name) for row in sheet.rows] == [(2, "研发机构数"), (3, "科研机构数")]
    assert all(sheet.document.text[e.start : e.end] == e.quote for row in sheet.rows for e in row.observation.evidence)


def test_row_numbers_are_those_of_a_spreadsheet(tmp_path):
    text = (
        f'示例数据,纯属虚构\n\n{HEADER}\n1,甲,2021-09-30,1,,,,,"两行\n说明"\n\n2,乙,2021-09-30,2,,,,,\n,,,,,,,,\n'
        f"{HEADER}\n3,丙,,,,,,,\n填报人：张三\n4,丁,2021-09-30,4,,,,,\n"
    )
    sheet = sheet_of(tmp_path, text)
    assert [(row.no, row.name) for row in sheet.rows] == [(4, "甲"), (6, "乙"), (11, "丁")]
    assert sheet.rows[0].observation.get("note") == "两行 说明"
    assert sheet.rows[0].observation.evidence[0].quote == '1,甲,2021-09-30,1,,,,,"两行\n说明"'


def test_columns_stand_in_any_order_and_a_plan_before_them(tmp_path):
    columns = ("方案", *reversed(COLUMNS), "备注栏")
    cells = {"方案": "某方案", "项目或指标": "甲", "截至日期": "2021-09-30", "状态": "滞后", "备注栏": "x"}
    line = ",".join(cells.get(column, "") for column in columns)
    (row,) = sheet_of(tmp_path, f"{','.join(columns)}\n{line}\n").rows
    assert (row.plan, row.name, row.observation.get("state"), row.problems) == ("某方案", "甲", "滞后", ())


DATES = {
    "iso": "2021-09-30", "slashes": "2021/9/30", "chinese": "2021年9月30日", "spaced": "2021 年 9 月 30 日",
    "compact": "20210930", "dots": "2021.9.30", "serial": "44469", "time": "2021-09-30 00:00:00",
    "wide": "２０２１-９-３０",
}  # fmt: skip


@pytest.mark.parametrize("text", DATES.values(), ids=DATES)
def test_dates(tmp_path, text):
    row = row_of(tmp_path, 截至日期=text)
    assert (row.observation.get("as_of"), row.problems) == ("2021-09-30", ())


@pytest.mark.parametrize(
    "text", ["", "2021-02-30", "2021年9月", "九月底", "9/30/2021", "2021-13-01", "99999", "21-9-30"]
)
def test_what_is_no_date_is_a_problem(tmp_path, text):
    row = row_of(tmp_path, 截至日期=text)
    assert row.observation.get("as_of") is None
    assert len(row.problems) == 1
    assert "截至日期" in row.problems[0]
    assert text in row.problems[0]


VALUES = {
    "plain": ("12", [(12, None)]),
    "unit": ("12.5亿元", [(12.5, "亿元")]),
    "thousands": ("1,200", [(1200, None)]),
    "wide": ("１，２００．５", [(1200.5, None)]),
    "percent": ("2.75％", [(2.75, "%")]),
    "negative": ("-45.9%", [(-45.9, "%")]),
    "plus": ("+3%", [(3, "%")]),
    "numeral": ("三十", [(30, None)]),
    "people": ("2.5万人", [(2.5, "万人")]),
    "scale": ("1200万", [(1200, "万")]),
    "numeral-scale": ("三万", [(3, "万")]),
    "rank": ("第9位", [(9, "位")]),
    "two": ("12/7", [(12, None), (7, None)]),
    "two-units": ("2个 / 1.5亿元", [(2, "个"), (1.5, "亿元")]),
    "two-comma": ("12、7", [(12, None), (7, None)]),
    "rate": ("0.36吨/万元", [(0.36, "吨/万元")]),
}


@pytest.mark.parametrize(("text", "figures"), VALUES.values(), ids=VALUES)
def test_values(tmp_path, text, figures):
    row = row_of(tmp_path, 完成值=text)
    assert [(f.value, f.unit) for f in row.figures] == figures
    assert (row.problems, row.observation.get("estimated"), row.observation.get("text")) == ((), False, text)


@pytest.mark.parametrize("text", ["1.35%(预计)", "预计1.35%", "1.35%（预计）"])
def test_an_estimate_says_so(tmp_path, text):
    row = row_of(tmp_path, 完成值=text)
    assert ([f.value for f in row.figures], row.observation.get("estimated")) == ([1.35], True)


NO_FIGURES = (
    "若干 约12 10-12 12以上 十几 三四十 百 新增12 1.2.3 12//7 2021-03-09 2021-03-09T08:00 #DIV/0! =1+2 — 12个左右"
)


@pytest.mark.parametrize("text", NO_FIGURES.split())
def test_what_is_no_exact_figure_is_a_problem(tmp_path, text):
    row = row_of(tmp_path, 完成值=text)
    assert row.figures == ()
    assert len(row.problems) == 1
    assert f"完成值“{text}”" in row.problems[0]


CELLS = {
    "mode": ({"口径": "本月"}, "口径“本月”只能填当年或累计"),
    "state": ({"状态": "推进种"}, "是不是“推进中”"),
    "state-synonym": ({"状态": "完成"}, "是不是“已完成”"),
    "state-none": ({"状态": "X"}, "未启动、推进中、已完成、滞后"),
    "rank-zero": ({"全省排位": "0"}, "全省排位“0”"),
    "rank-fraction": ({"全省排位": "3.5"}, "全省排位“3.5”"),
    "rank-before": ({"上期全省排位": "中游"}, "上期全省排位“中游”"),
    "nothing": ({"完成值": "", "说明": "无进展"}, "没有完成值、全省排位或状态"),
    "only-before": ({"完成值": "", "上期全省排位": "3"}, "没有完成值、全省排位或状态"),
}


@pytest.mark.parametrize(("cells", "words"), CELLS.values(), ids=CELLS)
def test_other_cells_that_cannot_be_read(tmp_path, cells, words):
    row = row_of(tmp_path, **cells)
    assert len(row.problems) == 1
    assert words in row.problems[0]


def test_all_problems_of_a_row_are_told(tmp_path):
    assert len(row_of(tmp_path, 截至日期="某日", 完成值="若干", 口径="本月", 全省排位="前列", 状态="忙").problems) == 5


@pytest.mark.parametrize("text", ["第9位", "9", "９", "第九名", "九"])
def test_ranks(tmp_path, text):
    row = row_of(tmp_path, 全省排位=text)
    assert (row.observation.get("rank"), row.problems) == (9, ())


def test_a_thousands_comma_without_quotes_is_not_read_as_two_cells(tmp_path):
    (row,) = sheet_of(tmp_path, f"{HEADER}\n9,甲,2021-09-30,1,200,当年,,,,备注\n").rows
    assert "单元格比表头多" in row.problems[0]
    assert "口径“200”" in row.problems[1]


def test_xlsx_cells_are_read_as_they_show(tmp_path):
    path = workbook_of(
        tmp_path,
        ("示例数据，纯属虚构",),
        (),
        COLUMNS,
        (9, "甲", date(2021, 9, 30), 0.0275, "当年", 3, 5.0, None, "第一行\n第二行"),
        ("9", "乙", datetime(2021, 9, 30, 0, 0), 0.1 + 0.2, None, None, None, "滞后"),
        (None, "丙", 44469, 1200, None, None, None, None),
        (9, "丁", 20210930, "3/2"),
        (9, "戊"),
        formats={"D4": "0.00%"},
    )
    sheet = read_sheet(path)
    told = [(r.no, r.task, r.name, r.observation.get("as_of"), r.observation.get("text")) for r in sheet.rows]
    assert told == [
        (4, "9", "甲", "2021-09-30", "2.75%"),
        (5, "9", "乙", "2021-09-30", "0.3"),
        (6, "", "丙", "2021-09-30", "1200"),
        (7, "9", "丁", "2021-09-30", "3/2"),
    ]
    assert [r.problems for r in sheet.rows] == [()] * 4
    assert (sheet.rows[0].observation.get("rank"), sheet.rows[0].observation.get("rank_before")) == (3, 5)
    quotes = [r.observation.evidence[0] for r in sheet.rows]
    assert [sheet.document.text[q.start : q.end] for q in quotes] == [q.quote for q in quotes]
    assert quotes[0].quote == "9,甲,2021-09-30,2.75%,当年,3,5,,第一行 第二行"


def test_a_percent_sign_that_is_only_shown_multiplies_nothing(tmp_path):
    path = workbook_of(tmp_path, COLUMNS, (9, "甲", "2021-09-30", 2.75), formats={"D2": '0.00"%"'})
    assert [f.value for f in read_sheet(path).rows[0].figures] == [2.75]


def test_the_first_sheet_with_the_columns_is_read(tmp_path):
    book = Workbook()
    book.active.append(("填报说明", "任务序号"))
    for name in ("甲", "乙"):
        sheet = book.create_sheet(name)
        sheet.append(COLUMNS)
        sheet.append((9, name, "2021-09-30", 1))
    book.save(tmp_path / "x.xlsx")
    assert [row.name for row in read_sheet(tmp_path / "x.xlsx").rows] == ["甲"]


def test_a_formula_that_was_never_computed_is_a_problem(tmp_path):
    path = workbook_of(tmp_path, COLUMNS, (9, "甲", "2021-09-30", "=1+2", None, None, None, "推进中"))
    (row,) = read_sheet(path).rows
    assert row.problems == ("完成值的公式没有结果，请用 Excel 或 WPS 打开这张表、保存一次再导入，或把公式换成它的结果",)


def test_the_document_is_known_by_its_bytes(tmp_path):
    one, same = (sheet_of(tmp_path, f"{HEADER}\n{LINE}\n", name).document for name in ("a.csv", "b.csv"))
    other = sheet_of(tmp_path, f"{HEADER}\n{LINE}。\n").document
    assert one.id == same.id == f"report/{one.sha256[:12]}"
    assert (one.name, same.name) == ("a.csv", "b.csv")
    assert other.id != one.id


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def far_row() -> bytes:
    """A workbook whose only row claims to be the thousand millionth."""
    out, changed = io.BytesIO(), io.BytesIO()
    book = Workbook()
    book.active.append(COLUMNS)
    book.save(out)
    with zipfile.ZipFile(out) as archive, zipfile.ZipFile(changed, "w") as copy:
        for entry in archive.infolist():
            data = archive.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                data = data.replace(b'<row r="1"', b'<row r="1000000000"')
            copy.writestr(entry.filename, data)
    return changed.getvalue()


BAD_FILES = {
    "empty": (b"", "空文件"),
    "blank": (b" \n\n", "空文件"),
    "bom": (b"\xef\xbb\xbf", "缺少这些列"),
    "binary": (bytes(range(256)) * 40, "不是能读的表格"),
    "no-text": (b"\xff\x81\xff\x81" * 100, "不是能读的表格"),
    "prose": ("只是一段话，没有表头。".encode(), "缺少这些列：任务序号、项目或指标"),
    "missing": (b",".join(c.encode() for c in COLUMNS if c not in ("口径", "状态")), "缺少这些列：口径、状态，"),
    "twice": (f"{HEADER},状态\n".encode(), "“状态”出现了 2 次"),
    "header-only": (f"{HEADER}\n".encode(), "没有填报内容"),
    "unfilled": (f"{HEADER}\n9,甲,,,,,,,\n".encode(), "没有填报内容"),
    "open-quote": (f'{HEADER}\n9,甲,2021-09-30,1,,,,,"未完\n{LINE}\n'.encode(), "第2行的双引号不成对"),
    "inner-quote": (f'{HEADER}\n{LINE}\n9,"甲"乙,2021-09-30,1,,,,,\n'.encode(), "第3行的双引号不成对"),
    "old-excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "旧版 Excel"),
    "half-zip": (packed(a=b"x" * 999)[:40], "已损坏"),
    "other-zip": (packed(word__document=b"x"), "不是 XLSX"),
    "hollow-xlsx": (packed(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"<x/>"}), "损坏"),
    "far-row": (far_row(), "万行"),
}


@pytest.mark.parametrize(("data", "words"), BAD_FILES.values(), ids=BAD_FILES)
@pytest.mark.parametrize("name", ["x.csv", "x.xlsx"])
def test_what_is_no_sheet_is_told_in_one_sentence(tmp_path, data, words, name):
    with pytest.raises(LutuError) as caught:
        sheet_of(tmp_path, data, name)
    told = str(caught.value)
    assert words in told
    assert name in told
    assert told.endswith("。")
    assert told.count("。") == 1
    assert "\n" not in told


LIMITS = {
    "bytes": ("MAX_BYTES", f"{HEADER}\n{LINE}\n".encode(), "MB"),
    "rows": ("MAX_ROWS", HEADER.encode() + b"\n" * 1200, "万行"),
    "unpacked": ("MAX_UNPACKED_BYTES", packed(**{"[Content_Types].xml": b"", "xl__a": b" " * 10**6}), "解开后超过"),
}


@pytest.mark.parametrize(("limit", "data", "words"), LIMITS.values(), ids=LIMITS)
def test_what_is_too_large_is_not_read(tmp_path, monkeypatch, limit, data, words):
    monkeypatch.setattr(f"ingest.reports.sheet.{limit}", min(len(data) - 1, 1000))
    with pytest.raises(LutuError, match=words):
        sheet_of(tmp_path, data)


@pytest.mark.parametrize(("name", "words"), [("没有.csv", "找不到文件"), (".", "不是文件"), ("a.csv/b.csv", "文件")])
def test_what_is_no_file(tmp_path, name, words):
    (tmp_path / "a.csv").write_text(HEADER)
    with pytest.raises(LutuError, match=words):
        read_sheet(tmp_path / name)


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(LutuError, match="读不了文件"):
        sheet_of(tmp_path, f"{HEADER}\n{LINE}\n")


def test_a_date_filled_down_alone_is_passed_over(tmp_path):
    path = tmp_path / "s.csv"
    rows = [",".join(COLUMNS), "1,甲指标,2024-06-30,5,,,,,", "2,乙指标,2024-06-30,,,,,,"]
    path.write_text("\n".join(rows), encoding="utf8")
    assert [row.task for row in read_sheet(path).rows] == ["1"]
