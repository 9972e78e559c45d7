import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from plan_graphs import Plan, figure, golden_graph, graph_of

from app.template import write_template
from graph import Graph, open_store
from graph.items import items
from graph.reports import fit
from ingest.reports.progress import COLUMNS, read_sheet
from ontology import LutuError

TODAY = date(2021, 12, 31)
DAY = date(2021, 9, 30)


def written(graph: Graph, path: Path):
    write_template(graph, path)
    return load_workbook(path)


def two_plans() -> Graph:
    plans = [Plan("甲/1", "“创新甲区”行动方案"), Plan("乙/1", "“无废乙市”行动方案")]
    for plan in plans:
        plan.row("9", "研发机构数", [figure(2021, "12家", 12, "家")])
    return graph_of(*plans)


def test_there_is_a_row_for_each_item_in_the_plans_order(tmp_path):
    graph = golden_graph()
    assert write_template(graph, tmp_path / "t.xlsx") == 148
    sheet = load_workbook(tmp_path / "t.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert [row[:2] for row in rows[1:]] == [(item.no, item.label) for item in items(graph)]
    assert {cell for row in rows[1:] for cell in row[2:]} == {None}


def test_the_sheet_helps_to_fill_it_in(tmp_path):
    book = written(golden_graph(), tmp_path / "t.xlsx")
    sheet, guide = book.worksheets
    told = {str(each.sqref)[0]: each for each in sheet.data_validations.dataValidation}
    assert told["E"].formula1 == '"当年,累计"'
    assert told["H"].formula1 == '"未启动,推进中,已完成,滞后"'
    assert [told[letter].type for letter in "CFG"] == ["date", "whole", "whole"]
    assert all(told[letter].error for letter in "CEFGH")
    assert (sheet.freeze_panes, sheet["A2"].number_format, sheet["C2"].number_format) == ("C2", "@", "yyyy-mm-dd")
    assert "2021年目标：5月完成规划编制" in sheet["B2"].comment.text
    starred = {item.label for item in items(golden_graph()) if item.node.get("starred")}
    comments = {row[1].value: row[1].comment.text for row in sheet.iter_rows(min_row=2)}
    assert {name for name, text in comments.items() if "全省排位也要填" in text} == starred
    assert {row[0].value for row in guide.iter_rows()} >= {*COLUMNS}


def test_the_sheet_says_who_answers_for_a_row(tmp_path, demo_store):
    sheet = written(open_store(demo_store).graph(), tmp_path / "t.xlsx").worksheets[0]
    assert "责任单位：区科技局、飞龙湖生态区建设发展中心" in sheet["B2"].comment.text


def test_a_value_of_two_figures_is_text_so_that_it_becomes_no_date(tmp_path):
    sheet = written(golden_graph(), tmp_path / "t.xlsx").worksheets[0]
    formats = {sheet.cell(no, 2).value: sheet.cell(no, 4).number_format for no in range(2, sheet.max_row + 1)}
    assert formats["引进标杆性科技产业项目数量和投资金额"] == "@"
    assert formats["数字化车间"] == "General"


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    plan = Plan()
    names = ["=1+2", "+甲", "-乙", "@丙", "坏\x0b字"]
    for name in names:
        plan.row("9", name)
    sheet = written(graph_of(plan), tmp_path / "t.xlsx").worksheets[0]
    cells = [sheet.cell(no, 2) for no in range(2, 7)]
    assert [cell.value for cell in cells] == [*names[:4], "坏字"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True] * 4 + [False]


def test_several_plans_have_a_column_that_tells_them_apart(tmp_path):
    graph = two_plans()
    sheet = written(graph, tmp_path / "t.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["方案", *COLUMNS]
    assert {sheet["A2"].value, sheet["A3"].value} == {"“创新甲区”行动方案", "“无废乙市”行动方案"}


@pytest.mark.parametrize("graph", [golden_graph(), two_plans()], ids=["real", "two-plans"])
def test_what_is_filled_in_comes_back_for_its_item(tmp_path, graph):
    path = tmp_path / "t.xlsx"
    book = written(graph, path)
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    found = items(graph)
    for no in range(2, len(found) + 2, 2):
        sheet.cell(no, places["截至日期"]).value = DAY
        sheet.cell(no, places["状态"]).value = "推进中"
        sheet.cell(no, places["全省排位"]).value = no
    book.save(path)
    reports = fit(read_sheet(path), graph, TODAY)
    assert [report.item for report in reports] == [item.node.id for item in found[::2]]
    assert [report.observation.get("rank") for report in reports] == list(range(2, len(found) + 2, 2))
    assert {(r.observation.get("as_of"), r.observation.get("state")) for r in reports} == {("2021-09-30", "推进中")}


def test_values_filled_in_come_back_in_the_targets_terms(tmp_path):
    graph, path = golden_graph(), tmp_path / "t.xlsx"
    book = written(graph, path)
    sheet = book.worksheets[0]
    values = {
        "引进标杆性科技产业项目数量和投资金额": "1/6000万元",
        "工业企业设备联网率": "45%",
        "优化营商环境": 3,
        "全年技术交易额": 8.5,
        "省级品牌指导服务站": "1个",
    }
    for no in range(2, sheet.max_row + 1):
        if sheet.cell(no, 2).value in values:
            sheet.cell(no, 3).value, sheet.cell(no, 4).value = DAY, values[sheet.cell(no, 2).value]
    book.save(path)
    reports = {r.item.rpartition("/")[2]: r.observation for r in fit(read_sheet(path), graph, TODAY)}
    assert {name: reports[name].get("value") for name in values} == dict(zip(values, (1, 45, 3, 8.5, 1), strict=True))
    assert reports["引进标杆性科技产业项目数量和投资金额"].get("values") == [1, 0.6]


def test_the_file_is_written_wholly_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"old")

    def fail(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(LutuError, match=r"写不了 .*t\.xlsx"):
        write_template(two_plans(), path)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("t.xlsx", b"old")]


@pytest.mark.parametrize(
    ("name", "words"),
    [("t.csv", "以 .xlsx 结尾"), ("没有/t.xlsx", "写不了"), ("夹.xlsx", "写不了")],
    ids=["csv", "lost", "folder"],
)
def test_what_cannot_be_written_is_told(tmp_path, name, words):
    (tmp_path / "夹.xlsx").mkdir()
    with pytest.raises(LutuError, match=words):
        write_template(two_plans(), tmp_path / name)
    assert [each.name for each in tmp_path.iterdir()] == ["夹.xlsx"]


def test_a_plan_without_items_gives_the_header_alone(tmp_path):
    path = tmp_path / "t.xlsx"
    assert write_template(Graph([], [], []), path) == 0
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert [cell for cell in rows[0] if cell] == list(COLUMNS)
    assert not [row for row in rows[1:] if any(row)]
