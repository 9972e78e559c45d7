"""People whom only sentences name: told with name and post they are taken, nobody else is."""

import pytest

from ingest.people.lists import read_people
from ingest.people.told import read_told
from ingest.text.source import source_of

FOUNDED = "成立甲市治水指挥部，"
CASES = {  # sentence → role, name and post of each
    "roles": (
        FOUNDED + "由市长张大山任总指挥，副市长李水任副总指挥，有关部门主要负责同志为成员。",
        ["总指挥 张大山 市长", "副总指挥 李水 副市长"],
    ),
    "office behind 由": (
        FOUNDED + "办公室设在市水利局，由市水利局局长王五谷兼任办公室主任。",
        ["办公室主任 王五谷 市水利局局长"],
    ),
    "role in front": (
        FOUNDED + "总指挥由市长张大山担任，办公室主任由副市长李水兼任。",
        ["总指挥 张大山 市长", "办公室主任 李水 副市长"],
    ),
    "several": (
        FOUNDED + "市水利局局长王五谷、市水投集团总经理赵六任办公室副主任。",
        ["办公室副主任 王五谷 市水利局局长", "办公室副主任 赵六 市水投集团总经理"],
    ),
    "posts of two titles, one post for two": (
        FOUNDED + "由市委副书记、市长张大山任总指挥，市委常委、秘书长李水和副市长王五谷、赵六任副总指挥。",
        [
            "总指挥 张大山 市委副书记、市长",
            "副总指挥 李水 市委常委、秘书长",
            "副总指挥 王五谷 副市长",
            "副总指挥 赵六 副市长",
        ],
    ),
    "post told before": (
        FOUNDED + "市水利局局长王五谷为成员。办公室设在市水利局，由王五谷兼任办公室主任。",
        ["成员 王五谷 市水利局局长", "办公室主任 王五谷 市水利局局长"],
    ),
    "a joint meeting as an institution": (
        "建立甲市治水联席会议制度，办公室设在市水利局，市水利局局长王五谷任办公室主任。",
        ["办公室主任 王五谷 市水利局局长"],
    ),
    "posts alone": (FOUNDED + "由市长任总指挥，分管副市长任副总指挥，办公室主任由市水利局局长兼任。", []),
    "no name": (FOUNDED + "由各单位负责人牵头担任副总指挥，由相关人员任总指挥。", []),
    "no group": ("由市长张大山任总指挥。", []),
}


def told(text, listed=(), lists=()):
    source = source_of("a.txt", text.encode())
    return [f"{e.role} {e.name} {e.post}" for e in read_told(source, (0, len(text)), listed, lists)]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_sentence_tells_people(text, expected):
    assert told(text) == expected


def test_the_group_is_the_one_founded_before():
    text = CASES["roles"][0]
    assert {e.group for e in read_told(source_of("a.txt", text.encode()), (0, len(text)), (), ())} == {"甲市治水指挥部"}


def test_what_a_list_tells_is_not_told_again():
    text = (
        CASES["roles"][0] + "\n附件\n\n甲市治水指挥部成员名单\n\n总指挥：张大山　市长\n成　员：王五谷　市水利局局长\n"
    )
    source = source_of("a.txt", text.encode())
    at = text.index("附件")
    listed = read_people(source, at, len(text)).entries
    assert told(text, listed, [(at, len(text))]) == ["副总指挥 李水 副市长"]


def test_a_remark_on_changes_is_no_member():
    text = (
        "附件\n\n甲市治水指挥部成员名单\n\n总指挥：张大山　市长\n成　员：王五谷　市水利局局长\n\n"
        "指挥部成员因工作变动需要调整的，由接任者自然替补，报办公室备案。\n"
    )
    assert [e.name for e in read_people(source_of("a.txt", text.encode()), 0, len(text)).entries] == [
        "张大山",
        "王五谷",
    ]
