"""Where tasks begin and which blocks of lines look like tables that nothing has read."""

import pytest

from ingest.structure.blocks import strange_tables
from ingest.structure.outline import find_items
from ingest.text.source import source_of
from ingest.units.tags import find_tags

HEAD = "一、重点任务\n（一）保障供水\n"
TASKS = "城市供水。新建水厂。（责任单位：市水利局、市财政局）\n农村供水。延伸管网。（责任单位：市水利局）\n"
FLAT = "附件1\n治水任务推进表\n甲栏\n乙栏\n丙栏\n清水工程\n12公里\n60公里\n管网\n3座\n9座\n民宿\n21家\n80家\n"
TABBED = "附表2\n治水任务表\n甲栏\t乙栏\t丙栏\n清水工程\t12公里\t60公里\n管网\t3座\t9座\n"
MEMBERS = "附件2\n领导小组名单\n" + "".join(f"张{each}　　县{each}局局长\n" for each in "甲乙丙丁戊己庚辛壬癸子丑")
PROSE = "".join(
    f"到20{each}年，建成第{each}座水厂，供水能力达到{each}万吨，水质全部达标，群众满意。并完成管网{each}公里。\n"
    for each in range(30, 45)
)


@pytest.mark.parametrize("intro", ["", "坚持同网同质，推进两项工作：\n"], ids=["none", "announced"])
def test_a_line_that_announces_tasks_is_none(intro):
    source = source_of("a.txt", (HEAD + intro + TASKS).encode())
    end = len(source.folded)
    items = find_items(source, 0, end, find_tags(source, 0, end))
    assert [source.folded[item.start : item.start + 4] for item in items] == ["城市供水", "农村供水"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (FLAT, ["附件1 治水任务推进表"]),
        (TABBED, ["附表2 治水任务表"]),
        (MEMBERS, []),
        (PROSE, []),
        (PROSE + FLAT, ["附件1 治水任务推进表"]),
    ],
    ids=["flat", "tabs", "members", "prose", "behind prose"],
)
def test_a_block_that_looks_like_a_table_is_told(text, titles):
    lines = source_of("a.txt", text.encode()).lines
    taken = [line.text.startswith("附") for line in lines]
    assert [block.title for block in strange_tables(lines, taken)] == titles


def test_what_was_read_is_not_told():
    lines = source_of("a.txt", FLAT.encode()).lines
    assert strange_tables(lines, [True] * len(lines)) == []


RESTARTED = """一、重点任务
（一）供水
1.建厂。（责任单位：市水利局）
2.铺管。（责任单位：市水利局）
（二）排水
1.清淤。（责任单位：市住建局）
2.治污。（责任单位：市住建局）
"""
RUN_ON = RESTARTED.replace("（二）排水\n1.", "3.").replace("2.治污", "3.治污")  # a number met twice by a slip


@pytest.mark.parametrize(
    ("text", "numbers"), [(RESTARTED, "一-1 一-2 二-1 二-2"), (RUN_ON, "1 2 3 3")], ids=["restarted", "slip"]
)
def test_numbers_that_begin_anew_get_the_headings_in_front(text, numbers):
    source = source_of("a.txt", text.encode())
    items = find_items(source, 0, len(text), find_tags(source, 0, len(text)))
    assert [item.no for item in items] == numbers.split()
