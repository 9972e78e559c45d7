import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables.alignment import NO_CONTEXT, Context, align
from ingest.tables.columns import Column

COLUMNS = (
    Column("baseline", "", 2020),
    Column("target", "", 2021),
    Column("target", "", 2022),
    Column("target", "", 2025),
)

ROWS = {  # cells: (columns, whether any of them may be another)
    "full": (["新增2", "新增2", "新增3", "累计10"], (0, 1, 2, 3), False),
    "no baseline": (["新增2", "新增3", "累计10"], (1, 2, 3), False),
    "words without baseline": (["启动建设", "持续建设", "完成建设并投用"], (1, 2, 3), False),
    "data year is the baseline": (["5.1(19年数据)", "6", "9"], (0, 1, 3), True),
    "one year and the total": (["新增1", "累计1"], (2, 3), True),
    "from nothing": (["0", "新增1", "累计1"], (0, 2, 3), True),
    "year in the words": (["2022年完成招商", "全部投用"], (2, 3), False),
}


@pytest.mark.parametrize(("cells", "columns", "open_"), ROWS.values(), ids=ROWS)
def test_align(cells, columns, open_):
    placed = align(cells, COLUMNS)
    assert tuple(place.column for place in placed)[-1] == columns[-1]
    assert bool(any(place.others for place in placed)) == open_
    for place, column in zip(placed, columns, strict=True):
        assert column == place.column or column in place.others


def test_the_text_decides():
    context = Context({2022: frozenset({7.0})}, {})
    assert [p.column for p in align(["7", "累计12"], COLUMNS, context)] == [2, 3]


def test_a_goal_in_front_of_the_years_is_still_the_last():
    columns = (COLUMNS[0], COLUMNS[3], COLUMNS[1], COLUMNS[2])
    assert [place.column for place in align(["累计10", "新增2", "新增3"], columns)] == [1, 2, 3]


CELL = st.sampled_from(["新增1", "累计5", "完成建设", "启动", "3%", "5.1(19年数据)", "0", "持续推进"])


@given(st.lists(CELL, min_size=1, max_size=4))
def test_order_is_kept_and_full_rows_are_sure(cells):
    placed = align(cells, COLUMNS, NO_CONTEXT)
    columns = [place.column for place in placed]
    assert columns == sorted(set(columns))
    if len(cells) == len(COLUMNS):
        assert all(place.rule is None and not place.others for place in placed)
    else:
        assert all(place.rule for place in placed)
    assert all(place.column not in place.others for place in placed)
