"""Sheets made of plain cells: the lines above the table, and text that never becomes a formula."""

import io

from openpyxl import load_workbook

from app.cells import workbook


def sheet(*args, **more):
    return load_workbook(io.BytesIO(workbook(*args, **more))).active


def test_the_lines_above_the_table_say_what_it_is():
    made = sheet("结果", ("甲", "乙"), [("1", "2")], [("问题", "=1+1"), ("截至", "2021-09-30")])
    assert [[cell.value for cell in row] for row in made.iter_rows()] == [
        ["问题", "=1+1"],
        ["截至", "2021-09-30"],
        [None, None],
        ["甲", "乙"],
        ["1", "2"],
    ]
    assert made["B1"].data_type == "s"
    assert made.freeze_panes == "A5"


def test_without_such_lines_the_head_is_first():
    made = sheet("结果", ("甲", "乙"), [("1", 2)])
    assert [[cell.value for cell in row] for row in made.iter_rows()] == [["甲", "乙"], ["1", 2]]
    assert made.freeze_panes == "A2"


def test_a_table_of_one_column_has_room_for_them():
    assert sheet("结果", ("甲",), [("1",)], [("问题", "何")])["B1"].value == "何"
