"""Member lists: every form that one takes, with invented people, and the real plan's against its hand-typed truth."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.people.lists import find_lists, post_unit, read_people
from ingest.text.source import read_source, source_of

ROOT = Path(__file__).parent.parent
TITLE = "附件2\n\n甲山区创新工作专班组成人员名单\n\n"
INTRO = "成立甲山区创新工作领导小组，组成人员如下：\n"
LEAD = "组　长：张大山　区长\n"

# A list's lines → role, name, partial, post of each entry; "-" is None
CASES = {
    "spaced label and name": ("组　　长：张　山　　区长", "组长 张山 - 区长"),
    "nbsp label": ("组\xa0\xa0长:张大山 \xa0区委书记", "组长 张大山 - 区委书记"),
    "three roles": (
        "组　长：张大山　区长\n副组长：李　水　　副区长\n成　员：王五谷　区甲局局长",
        "组长 张大山 - 区长|副组长 李水 - 副区长|成员 王五谷 - 区甲局局长",
    ),
    "label goes on": (
        "成　员：王五谷　区甲局局长\n　　　　赵　六　　区乙局局长\n　　　　钱七星　区丙局局长",
        "成员 王五谷 - 区甲局局长|成员 赵六 - 区乙局局长|成员 钱七星 - 区丙局局长",
    ),
    "first 长 is 组长": ("　长:张大山 区长\n　长:李水 副区长", "组长 张大山 - 区长|副组长 李水 - 副区长"),
    "员 is 成员": ("  长:张大山 区长\n   员:王五谷 区甲局局长", "组长 张大山 - 区长|成员 王五谷 - 区甲局局长"),
    "副长 is 副组长": ("副 长:李水 副区长\n成员:王五谷 区甲局局长", "副组长 李水 - 副区长|成员 王五谷 - 区甲局局长"),
    "组 is 组长": ("组 :张大山 区长\n副组 :李水 副区长", "组长 张大山 - 区长|副组长 李水 - 副区长"),
    "colon alone": (":张大山 区长\n:李水 副区长", "组长 张大山 - 区长|副组长 李水 - 副区长"),
    "whole then damaged": (LEAD + "　长:李水 副区长", "组长 张大山 - 区长|副组长 李水 - 副区长"),
    "damaged before whole": ("　长:张大山 区长\n副组长:李水 副区长", "组长 张大山 - 区长|副组长 李水 - 副区长"),
    "lost colon": (LEAD + "副组长李水山 副区长", "组长 张大山 - 区长|副组长 李水山 - 副区长"),
    "blank for a colon": (LEAD + "副组长　李　水　副区长", "组长 张大山 - 区长|副组长 李水 - 副区长"),
    "lost office colon": (
        LEAD + "办公室主任王五谷 区甲局局长\n赵六 区乙局局长",
        "组长 张大山 - 区长|办公室主任 王五谷 - 区甲局局长|办公室主任 赵六 - 区乙局局长",
    ),
    "name lost": (
        LEAD + "成员:王五谷 区甲局局长\n   区乙局局长",
        "组长 张大山 - 区长|成员 王五谷 - 区甲局局长|成员 - - 区乙局局长",
    ),
    "name lost behind label": (
        LEAD + "成员:   区乙局局长\n赵六 区丙局局长",
        "组长 张大山 - 区长|成员 - - 区乙局局长|成员 赵六 - 区丙局局长",
    ),
    "surname left": (LEAD + "副组长:李   副区长", "组长 张大山 - 区长|副组长 - 李 副区长"),
    "given name left": (
        LEAD + "成员:赵六 区甲局局长\n 水 区乙局局长",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长|成员 - 水 区乙局局长",
    ),
    "wrapped": (
        LEAD + "成员:赵六 集聚区甲山分区管委会党工委\n委员、副主任",
        "组长 张大山 - 区长|成员 赵六 - 集聚区甲山分区管委会党工委委员、副主任",
    ),
    "wrapped at comma": (
        LEAD + "成员:赵六 区甲局局长、\n区乙办主任",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长、区乙办主任",
    ),
    "wrapped before comma": (
        LEAD + "成员:赵六 区甲局局长\n、区乙办主任",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长、区乙办主任",
    ),
    "wrapped twice": (
        LEAD + "成员:赵六 区甲局党组\n成员、办公室主要\n负责人",
        "组长 张大山 - 区长|成员 赵六 - 区甲局党组成员、办公室主要负责人",
    ),
    "wrapped deep": (
        LEAD + "成员:赵六 区委直属机关\n　　　　　　　工委书记",
        "组长 张大山 - 区长|成员 赵六 - 区委直属机关工委书记",
    ),
    "wrapped inside a title": (
        LEAD + "成员:赵六 区甲局副局\n长\n钱七 区乙局局长",
        "组长 张大山 - 区长|成员 赵六 - 区甲局副局长|成员 钱七 - 区乙局局长",
    ),
    "wrapped with lost name": (
        LEAD + "成员:赵六 区甲局局长\n   区委组织部副部长、区委直属\n机关工委书记",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长|成员 - - 区委组织部副部长、区委直属机关工委书记",
    ),
    "a lost name is no wrapping": (
        LEAD + "成员:赵六 区甲局局长\n   飞云湖生态区建设发展中心主任",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长|成员 - - 飞云湖生态区建设发展中心主任",
    ),
    "brackets": ("组长：张大山（区长）\n副组长：李　水（副区长）", "组长 张大山 - 区长|副组长 李水 - 副区长"),
    "brackets on one line": (
        "成员：张大山（区甲局局长）、李水（区乙局局长）",
        "成员 张大山 - 区甲局局长|成员 李水 - 区乙局局长",
    ),
    "brackets over lines": (
        "成员：张大山（区甲局党组书记、\n局长）、李水（区乙局局长）\n赵六（区丙局局长）",
        "成员 张大山 - 区甲局党组书记、局长|成员 李水 - 区乙局局长|成员 赵六 - 区丙局局长",
    ),
    "aside in the label": (
        LEAD + "成　员（按姓氏笔画排序）：\n赵　六　区甲局局长",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长",
    ),
    "posts of many": (
        LEAD + "成员：赵六 区甲局局长\n　　　各镇（街道）主要负责人",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长|成员 - = 各镇（街道）主要负责人",
    ),
    "office line, 兼任 behind the name": (
        LEAD + "成员：赵六 区甲局局长\n办公室设在区甲局，赵六兼任办公室主任。",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长|办公室主任 赵六 - 区甲局局长",
    ),
    "aside": ("组长：李水（女）　区长\n成员：巴图（蒙古族）　区甲局局长", "组长 李水 - 区长|成员 巴图 - 区甲局局长"),
    "names alone": (LEAD + "成员：张三、李四、王五。", "组长 张大山 - 区长|成员 张三 - |成员 李四 - |成员 王五 - "),
    "names on two lines": (
        LEAD + "成员：张三、李四、\n王五、赵六",
        "组长 张大山 - 区长|成员 张三 - |成员 李四 - |成员 王五 - |成员 赵六 - ",
    ),
    "pairs on one line": (
        "副组长：李四　区委常委　王五　副区长\n成员：赵六 区甲局局长",
        "副组长 李四 - 区委常委|副组长 王五 - 副区长|成员 赵六 - 区甲局局长",
    ),
    "two posts, one gap": (
        LEAD + "副组长：李四 区委常委 组织部部长",
        "组长 张大山 - 区长|副组长 李四 - 区委常委 组织部部长",
    ),
    "no names": (
        "组　长：区政府主要领导\n副组长：区政府分管领导\n成　员：区甲局、区乙局主要负责人",
        "组长 - = 区政府主要领导|副组长 - = 区政府分管领导|成员 - = 区甲局、区乙局主要负责人",
    ),
    "a post among names": (
        LEAD + "成员：区甲局、区乙局主要负责人",
        "组长 张大山 - 区长|成员 - = 区甲局、区乙局主要负责人",
    ),
    "groups of members": (
        "主任：张大山 区长\n委　员：\n（一）专家委员\n赵六　甲大学教授\n（二）企业委员\n钱七　乙公司董事长",
        "主任 张大山 - 区长|委员 赵六 - 甲大学教授|委员 钱七 - 乙公司董事长",
    ),
    "former posts": (LEAD + "顾问：赵六　原市甲委主任", "组长 张大山 - 区长|顾问 赵六 - 原市甲委主任"),
    "long names": (
        "组长：阿依·古丽　区长\n成员：欧阳大山　区甲局局长",
        "组长 阿依·古丽 - 区长|成员 欧阳大山 - 区甲局局长",
    ),
    "numbered": (
        LEAD + "成员：\n1.赵六　区甲局局长\n2.钱七　区乙局局长",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长|成员 钱七 - 区乙局局长",
    ),
    "marked labels": ("一、组长：张大山 区长\n二、成员：赵六 区甲局局长", "组长 张大山 - 区长|成员 赵六 - 区甲局局长"),
    "cells": (
        "组长\n张大山\n区长\n成员\n赵六\n区甲局局长\n钱七\n区乙局局长",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长|成员 钱七 - 区乙局局长",
    ),
    "chief": ("总 指 挥：张大山 区长\n常务副总指挥：李水 副区长", "总指挥 张大山 - 区长|常务副总指挥 李水 - 副区长"),
    "group in the label": (
        "领导小组组长：张大山 区长\n领导小组办公室主任：赵六 区甲局局长",
        "组长 张大山 - 区长|办公室主任 赵六 - 区甲局局长",
    ),
    "office list": (
        LEAD + "专班办公室设在区甲局。办公室组成人员名单如下：\n"
        "主任：赵六 区甲局局长\n副主任：钱七 区甲局副局长\n成员：孙八 区甲局科长",
        "组长 张大山 - 区长|办公室主任 赵六 - 区甲局局长|办公室副主任 钱七 - 区甲局副局长|办公室成员 孙八 - 区甲局科长",
    ),
    "damaged office list": (
        LEAD + "办公室组成人员名单如下：\n 任：赵六 区甲局局长\n副 任：钱七 区甲局副局长\n 员：孙八 区甲局科长",
        "组长 张大山 - 区长|办公室主任 赵六 - 区甲局局长|办公室副主任 钱七 - 区甲局副局长|办公室成员 孙八 - 区甲局科长",
    ),
    "office line": (
        LEAD + "成员：赵六 区甲局局长\n领导小组办公室设在区甲局，主任由赵六兼任。",
        "组长 张大山 - 区长|成员 赵六 - 区甲局局长|办公室主任 赵六 - 区甲局局长",
    ),
    "office line with 任": (
        LEAD + "领导小组下设办公室，办公室设在区甲局，由赵六同志兼任办公室主任，钱七任副主任。",
        "组长 张大山 - 区长|办公室主任 赵六 - |办公室副主任 钱七 - ",
    ),
    "office line with post": (
        LEAD + "办公室设在区甲局，由区甲局局长赵六兼任办公室主任。",
        "组长 张大山 - 区长|办公室主任 赵六 - 区甲局局长",
    ),
    "office line of two": (
        LEAD + "办公室设在区甲局，副主任由赵六、钱七担任。",
        "组长 张大山 - 区长|办公室副主任 赵六 - |办公室副主任 钱七 - ",
    ),
    "remark": (
        LEAD + "以上人员如有变动，由接任人员自行递补，不再另行发文。\n甲办公室 区甲局局长",
        "组长 张大山 - 区长",
    ),
    "footer": (LEAD + "信息来源： 区甲局\n抄送：区委办公室\n2031年4月9日", "组长 张大山 - 区长"),
    "duties": (LEAD + "主要职责：统筹推进各项工作。\n二、工作机制", "组长 张大山 - 区长"),
    "member units are no people": (LEAD + "成员单位：区甲局、区乙局", "组长 张大山 - 区长"),
    "no label at all": ("张大山　区长\n李　水　副区长", "成员 张大山 - 区长|成员 李水 - 副区长"),
    "traditional": (
        "組　長：張大山　區長\n成　員：趙六　區甲局局長\n　　　　錢七　區開發單位主任",
        "组长 張大山 - 區長|成员 趙六 - 區甲局局長|成员 錢七 - 區開發單位主任",
    ),
}

# Whole lists of other forms, kept as they were first written
UNSEEN = {
    "table with a column of roles": (
        "职务\t姓名\t单位及职务\n组长\t方远山\t县委副书记、县长\n副组长\t叶知秋\t县委常委、常务副县长\n"
        "\t白　帆\t副县长\n成员\t田守义\t县水利局局长\n\t\t县财政局局长\n\t纪晓岚山\t县文旅局党组书记、局长\n",
        "组长 方远山 - 县委副书记、县长|副组长 叶知秋 - 县委常委、常务副县长|副组长 白帆 - 副县长|成员 田守义 - 县水利局局长|"
        "成员 - - 县财政局局长|成员 纪晓岚山 - 县文旅局党组书记、局长",
    ),
    "a sentence": (
        "成立县水乡提升行动领导小组，由县委书记方远山任组长，县长叶知秋任第一副组长，县委常委白帆、副县长田守义任副组长，"
        "县水利局、县财政局、县文旅局等部门主要负责人为成员。领导小组办公室设在县水利局，县水利局局长纪青兼任办公室主任。",
        "组长 方远山 - 县委书记|第一副组长 叶知秋 - 县长|副组长 白帆 - 县委常委|副组长 田守义 - 副县长|"
        "成员 - = 县水利局、县财政局、县文旅局等部门主要负责人|办公室主任 纪青 - 县水利局局长",
    ),
    "posts first": (
        "组　　长：县委副书记、县长　方远山\n副 组 长：县委常委、常务副县长　叶知秋\n　　　　　副县长　白　帆\n"
        "成　　员：县水利局局长　田守义\n　　　　　县文旅局党组书记、局长　纪晓岚\n　　　　　县财政局局长\n"
        "　　　　　县水乡文化旅游发展集团有限公司党委书记、\n董事长　商　羽",
        "组长 方远山 - 县委副书记、县长|副组长 叶知秋 - 县委常委、常务副县长|副组长 白帆 - 副县长|成员 田守义 - 县水利局局长|"
        "成员 纪晓岚 - 县文旅局党组书记、局长|成员 - - 县财政局局长|成员 商羽 - 县水乡文化旅游发展集团有限公司党委书记、董事长",
    ),
    "units with their people": (
        "组长：方远山（县长）\n副组长：叶知秋（常务副县长）、白　帆（副县长）\n成员：\n"
        "县水利局：田守义、纪晓岚\n县财政局：商　羽\n县文旅局：苗　青、路遥之",
        "组长 方远山 - 县长|副组长 叶知秋 - 常务副县长|副组长 白帆 - 副县长|成员 田守义 - 县水利局|成员 纪晓岚 - 县水利局|"
        "成员 商羽 - 县财政局|成员 苗青 - 县文旅局|成员 路遥之 - 县文旅局",
    ),
    "roles behind": (
        "方远山　县委副书记、县长（组长）\n叶知秋　县委常委、常务副县长（常务副组长）\n白　帆　副县长（副组长）\n"
        "田守义　县水利局局长（成员，兼任办公室主任）\n纪晓岚　县财政局局长（成员）\n　　　　县文旅局局长（成员）",
        "组长 方远山 - 县委副书记、县长|常务副组长 叶知秋 - 县委常委、常务副县长|副组长 白帆 - 副县长|成员 田守义 - 县水利局局长|"
        "办公室主任 田守义 - 县水利局局长|成员 纪晓岚 - 县财政局局长|成员 - - 县文旅局局长",
    ),
    "flattened table with roles last": (
        "序号\n姓名\n单位及职务\n专班职务\n1\n方远山\n县委副书记、县长\n组长\n2\n白帆\n副县长\n副组长\n"
        "3\n田守义\n县水利局局长\n成员\n4\n县财政局局长\n成员\n5\n纪晓岚\n县文旅局党组书记、局长\n成员",
        "组长 方远山 - 县委副书记、县长|副组长 白帆 - 副县长|成员 田守义 - 县水利局局长|成员 - - 县财政局局长|"
        "成员 纪晓岚 - 县文旅局党组书记、局长",
    ),
}


def read(text, known=None):
    """All entries of all lists of a text, checked for offsets that hold their words."""
    source = source_of("a.txt", text.encode())
    entries = [entry for start, end in find_lists(source) for entry in read_people(source, start, end, known).entries]
    for entry in entries:
        assert "".join(source.printed(*span) for span in entry.post_spans) == entry.post
        held = "".join("".join(source.document.text[slice(*span)].split()) for span in entry.spans)
        assert "".join(entry.post.split()) in held
        assert (entry.name or entry.partial or "") in held
    return entries


def told(entries):
    shown = ((e.role, e.name or "-", "=" if e.impersonal else e.partial or "-", e.post) for e in entries)
    return "|".join(" ".join(each) for each in shown)


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("head", [TITLE, INTRO], ids=["annex", "inline"])
def test_a_list_gives_its_entries(head, lines, expected):
    assert told(read(head + lines)) == expected


@pytest.mark.parametrize(("lines", "expected"), UNSEEN.values(), ids=UNSEEN)
def test_lists_of_other_forms(lines, expected):
    assert told(read(TITLE + lines)) == expected


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (TITLE + LEAD + "成员：赵六 区甲局局长", "甲山区创新工作专班"),
        ("附件1：甲山区创新工作领导小组成员名单\n" + LEAD, "甲山区创新工作领导小组"),
        ("附件\n“创新甲山”行动\n领导小组\n组成人员名单\n" + LEAD, "“创新甲山”行动领导小组"),
        ("附件\n甲山区创新委员会及其办公室成员名单\n" + LEAD, "甲山区创新委员会"),
        (INTRO + LEAD, "甲山区创新工作领导小组"),
        ("决定成立由区长任组长的甲山区创新领导小组，成员名单如下：\n" + LEAD, "甲山区创新领导小组"),
        ("成立甲山区创新领导小组。\n领导小组组成如下：\n" + LEAD, "甲山区创新领导小组"),
        (
            "甲山区关于调整甲山区创新工作组的通知\n现将调整后的区创新工作组成员名单公布如下：\n" + LEAD,
            "甲山区创新工作组",
        ),
        ("关于成立甲山区创新指挥部的通知\n各镇：\n" + LEAD + "成员：赵六 区甲局局长", "甲山区创新指挥部"),
        (LEAD + "成员：赵六 区甲局局长", "成员名单"),
    ],
    ids=[
        "annex",
        "on the annex line",
        "wrapped",
        "and office",
        "sentence",
        "led by",
        "short",
        "adjusted",
        "from the title",
        "none",
    ],
)
def test_a_list_names_its_group(text, group):
    assert {entry.group for entry in read(text)} == {group}


def test_the_office_list_belongs_to_the_group():
    entries = read(
        TITLE + LEAD + "专班办公室设在区甲局，负责专班日常工作。办公室组成人员名单如下：\n主任：赵六 区甲局局长"
    )
    assert {entry.group for entry in entries} == {"甲山区创新工作专班"}


def test_two_lists_in_one_document():
    second = "附件3\n甲山区人才工作小组成员名单\n组长：孙八　副区长\n成员：周九　区丙局局长\n"
    entries = read(TITLE + LEAD + "附件3\n".join(["成员：赵六　区甲局局长\n", second.removeprefix("附件3\n")]))
    assert [(e.group, e.name) for e in entries] == [
        ("甲山区创新工作专班", "张大山"),
        ("甲山区创新工作专班", "赵六"),
        ("甲山区人才工作小组", "孙八"),
        ("甲山区人才工作小组", "周九"),
    ]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("一、总体要求\n做好各项工作。\n责任单位：区甲局、区乙局\n联系人：张三", []),
        ("附件：1.任务分解表\n　　2.甲山区专班组成人员名单\n附件1\n任务分解表\n序号", []),
        ("建立人才名单\n建立领导小组\n列入创建名单", []),
        ("（一）加强领导。" + INTRO + LEAD + "（二）强化保障\n加大投入力度。", [INTRO + LEAD]),
        (TITLE + LEAD + "信息来源：区甲局", [TITLE + LEAD]),
    ],
    ids=["labels of a task", "list of annexes", "words of a task", "list in a section", "footer"],
)
def test_only_lists_are_found(text, regions):
    source = source_of("a.txt", text.encode())
    found = [source.printed(start, end) for start, end in find_lists(source)]
    assert [each[-20:] for each in found] == [each.strip()[-20:] for each in regions]


def test_a_damaged_label_is_inferred_and_a_whole_one_stated():
    first, second, third = read(TITLE + "　长:张大山 区长\n副组长:李水 副区长\n王五 副区长")
    assert (first.role_certain.basis, bool(first.role_certain.rule)) == ("inferred", True)
    assert {second.role_certain.basis, third.role_certain.basis} == {"stated"}


def test_a_known_unit_parts_a_name_from_its_post():
    text = TITLE + LEAD + "成员：赵六 区甲局局长\n钱七星区乙局局长"
    assert told(read(text)[2:]) == "成员 - - 钱七星区乙局局长"
    source = source_of("a.txt", text.encode())
    entry = read_people(source, 0, len(text), {"区乙局"}.__contains__).entries[2]
    assert (entry.name, entry.post, entry.role_certain.basis) == ("钱七星", "区乙局局长", "inferred")


def test_a_known_unit_is_no_name():
    text = TITLE + LEAD + "成员：赵六 区甲局局长\n青禾宫　主任"
    source = source_of("a.txt", text.encode())
    entry = read_people(source, 0, len(text), {"青禾宫"}.__contains__).entries[2]
    assert (entry.name, entry.post) == (None, "青禾宫 主任".replace(" ", "\u3000"))


def test_used_spans_are_the_lists_own_lines():
    text = TITLE + LEAD + "以上人员如有变动，自行递补。\n信息来源：区甲局"
    source = source_of("a.txt", text.encode())
    used = [source.printed(*span) for span in read_people(source, 0, len(text)).used_spans]
    assert used == ["附件2", "甲山区创新工作专班组成人员名单", LEAD.strip(), "以上人员如有变动，自行递补。"]


@pytest.mark.parametrize(
    ("post", "unit"),
    [
        ("区委组织部副部长", "区委组织部"),
        ("区甲局党组成员、办公室主任", "区甲局"),
        ("区人大常委会办公室主任", "区人大常委会"),
        ("县委常委、副县长", "县委"),
        ("副县长", "县政府"),
        ("甲山区副区长", "甲山区政府"),
        ("青石镇镇长", "青石镇"),
        ("青石街道党工委书记", "青石街道"),
        ("市发改委综合处处长", "市发改委"),
        ("市甲局青禾分局局长", "市甲局青禾分局"),
        ("区甲局乙研究与服务中心主任", "区甲局"),
        ("青湖生态区建设发展中心基础科科长", "青湖生态区建设发展中心"),
        ("区政府办公室副主任", "区政府办公室"),
        ("甲大学乙学院教授", "甲大学"),
        ("原市甲委主任", "市甲委"),
        ("区甲局、区乙局主要负责人", "区甲局"),
        ("区总工会主席", "区总工会"),
        ("教授", ""),
        ("", ""),
    ],
)
def test_the_unit_of_a_post(post, unit):
    assert post_unit(post) == unit


def test_the_real_plans_list():
    source = read_source(ROOT / "data" / "luqiao-2021.txt")
    with (ROOT / "tests" / "golden" / "members.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    golden = [tuple(row[key] or None for key in ("role", "name", "partial", "post", "unit")) for row in rows]
    ((start, end),) = find_lists(source)
    entries = read_people(source, start, end).entries
    assert [(e.role, e.name, e.partial, e.post, post_unit(e.post)) for e in entries] == golden


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"组副长员:： 　\xa0\n、（）()张李区甲局局长主任成。办公室名单如下一1.附件", "成员：", "组长：张三 区长\n"]
        ),
        max_size=60,
    )
)
def test_any_text_gives_offsets_that_hold(pieces):
    text = "".join(pieces)
    if text.strip(" \u3000\xa0\n"):
        read(TITLE + text)
        read(text)
