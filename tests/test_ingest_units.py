"""Tags and unit cells: every name in them, in order, with its role; and what only looks like one. All names are invented."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.source import Source, read_source, source_of
from ingest.units.mentions import read_units
from ingest.units.tags import Tag, find_tags

ROOT = Path(__file__).parent.parent
ROLES = {"": "responsible", "牵": "lead", "配": "support", "导": "guide"}


def tags_of(text: str) -> tuple[Source, list[Tag]]:
    source = source_of("方案.txt", text.encode())
    return source, find_tags(source, 0, len(source.document.text))


def shown(tags: list[Tag]) -> list[str]:
    """Each tag as `市甲局/牵 市乙局`: the name, and the role's first character unless it is responsible."""
    marks = {role: f"/{mark}" if mark else "" for mark, role in ROLES.items()}
    return [" ".join(mention.name + marks[mention.role] for mention in tag.mentions) for tag in tags]


# Paragraphs that name their units in a sentence
SPOKEN = {
    "behind the title": (
        "1.建水厂。由市甲局牵头，市乙局、市丙局配合，选好厂址。\n2.铺管网。由市乙局负责，市甲局协助，延伸管网。\n3.节水。由市丙局牵头，开展宣传。",
        ["市甲局/牵 市乙局/配 市丙局/配", "市乙局 市甲局/配", "市丙局/牵"],
    ),
    "at the end": (
        "1.建水厂。选好厂址，由市甲局牵头，市乙局配合。\n2.铺管网。延伸管网，由市乙局负责。\n3.节水。开展宣传，由市丙局牵头。",
        ["市甲局/牵 市乙局/配", "市乙局", "市丙局/牵"],
    ),
    "once only": ("1.建水厂。由市甲局牵头，选好厂址。\n2.铺管网。延伸管网。\n3.节水。开展宣传。", []),
    "in the middle": (
        "1.建水厂。先由市甲局牵头，再选址。选好由市乙局负责，开工。\n2.铺管网。先由市甲局牵头，再铺。\n3.节水。先由市甲局牵头，再说。",
        [],
    ),
}


@pytest.mark.parametrize(("text", "names"), SPOKEN.values(), ids=SPOKEN)
def test_units_named_in_sentences(text, names):
    _, tags = tags_of(text)
    assert shown(tags) == names


# One tag in a task: form → names and roles, in order
ONE_TAG = {
    "label": ("（责任单位：区甲局、区乙局）", "区甲局 区乙局"),
    "two separators": ("（责任单位：市甲局、市乙局，市丙集团，各镇街）", "市甲局 市乙局 市丙集团 各镇街"),
    "ascii comma": ("（责任单位：市甲局,各镇街）", "市甲局 各镇街"),
    "ascii all": ("(责任单位:市甲局;配合单位:市乙局,各镇街)", "市甲局 市乙局/配 各镇街/配"),
    "guide only": ("(市甲局指导)", "市甲局/导"),
    "tortoise brackets": ("〔责任单位：市甲局，各县（市、区）政府〕", "市甲局 各县（市、区）政府"),
    "square brackets": ("[责任单位：市甲局、市乙局]", "市甲局 市乙局"),
    "mixed brackets": ("(区甲局、区乙局）", "区甲局 区乙局"),
    "office in brackets": ("（责任单位：市委甲部（乙办）、市丙局）", "市委甲部（乙办） 市丙局"),
    "office in brackets, half width": ("(区甲局、区财政局(国资中心)、区乙中心)", "区甲局 区财政局(国资中心) 区乙中心"),
    "class in tortoise brackets": ("（责任单位：各旗〔镇、乡〕政府）", "各旗〔镇、乡〕政府"),
    "name-plate": ("（责任单位：市甲局〔市乙局〕、市丙局）", "市甲局〔市乙局〕 市丙局"),
    "two name-plates": ("（市甲局市乙委、市丙局）", "市甲局市乙委 市丙局"),
    "lead and responsible": ("（牵头单位：市甲局，责任单位：市乙局、市丙局）", "市甲局/牵 市乙局 市丙局"),
    "lead and support": ("（牵头单位：市甲局，配合单位：市乙局，各区、县级市）", "市甲局/牵 市乙局/配 各区、县级市/配"),
    "leads only": ("（牵头单位：区甲局、区乙局）", "区甲局/牵 区乙局/牵"),
    "labels in square brackets": ("【牵头单位】区甲局【责任单位】区乙局", "区甲局/牵 区乙局"),
    "labels parted by blanks": ("（主办单位：市甲局　协办单位：市乙局）", "市甲局/牵 市乙局/配"),
    "short labels": ("(牵头:市甲局,配合:市乙局)", "市甲局/牵 市乙局/配"),
    "verbs": ("（省甲厅牵头负责，省乙厅、丙厅配合）", "省甲厅/牵 省乙厅/配 省丙厅/配"),
    "takes part": ("（甲部牵头，乙部、丙部参与）", "甲部/牵 乙部/配 丙部/配"),
    "guide and carry out": ("（甲部指导，试点市政府负责落实）", "甲部/导 试点市政府"),
    "together with nobody": ("（甲部会同有关部门负责）", "甲部"),
    "together with": ("（甲部会同乙部负责）", "甲部 乙部"),
    "lead together with": ("（甲部牵头会同乙部、丙部实施）", "甲部/牵 乙部 丙部"),
    "by their duties": ("（甲部、乙部按职责分工负责）", "甲部 乙部"),
    "only 负责": ("（甲部、乙部、丙部负责）", "甲部 乙部 丙部"),
    "only 落实": ("（市甲局、市乙局抓好落实）", "市甲局 市乙局"),
    "verb over commas": (
        "（甲局牵头，乙局、丙局等部门，丁公司、各街道配合）",
        "甲局/牵 乙局/配 丙局/配 丁公司/配 各街道/配",
    ),
    "no verb before a helper": ("（区甲局、区乙局，各镇街配合）", "区甲局 区乙局 各镇街/配"),
    "vague helpers": ("（由市甲局牵头，市级各有关部门配合）", "市甲局/牵"),
    "what each does": ("（区甲局负责资金保障，区乙局负责用地保障）", "区甲局 区乙局"),
    "what each does, with 由": ("（由区甲局负责资金保障，区乙局负责用地保障）", "区甲局 区乙局"),
    "quotation in a name": ("（市“双招双引”专班牵头，市甲局配合）", "市“双招双引”专班/牵 市甲局/配"),
    "open list": ("（甲局、乙局等负责）", "甲局 乙局"),
    "open list of units": ("（甲局等相关单位负责）", "甲局"),
    "open list of a number": ("（市甲局、市乙局等12个部门按职责分工负责）", "市甲局 市乙局"),
    "open list of a kind": ("（市甲局、青禾大学等高校院所，丙镇等镇（街道））", "市甲局 青禾大学 丙镇"),
    "open list and class": ("（甲局、乙局等和各镇街负责）", "甲局 乙局 各镇街"),
    "和 inside and between": ("（甲和乙局、丙办等和各有关镇街负责）", "甲和乙局 丙办 各有关镇街"),
    "和 between": ("（责任单位：区甲局和乙局）", "区甲局 区乙局"),
    "和 of a department": ("（市住房和城乡建设局、市文化和旅游局）", "市住房和城乡建设局 市文化和旅游局"),
    "和 behind nobody": ("（市甲局牵头，市级各有关部门及各县市区政府负责）", "市甲局/牵 各县市区政府"),
    "elided level": ("（省甲厅、乙厅、丙局）", "省甲厅 省乙厅 省丙局"),
    "elided level of a place": ("（责任单位：青禾区甲局、乙局）", "青禾区甲局 青禾区乙局"),
    "elided party level": ("（市委甲部、宣传部、教育局，各区）", "市委甲部 市委宣传部 市教育局 各区"),
    "level not lent": (
        "（市甲局、甲资本、人行乙市分行、团市委、丙县政府）",
        "市甲局 甲资本 人行乙市分行 团市委 丙县政府",
    ),
    "level not lent to a street": ("（市甲局、城市管理局，南湾街管理局）", "市甲局 市城市管理局 南湾街管理局"),
    "level not part of the word": ("（市甲局、市场监管局）", "市甲局 市市场监管局"),
    "level of a state body": ("（国家甲委、乙部、丙部等负责）", "国家甲委 乙部 丙部"),
    "elided end": ("（东城、西城市政府负责）", "东城市政府 西城市政府"),
    "elided end of streets": ("（责任单位：区甲局，南湾、北湾、中湾街道）", "区甲局 南湾街道 北湾街道 中湾街道"),
    "elided end with 和": ("（东城和西城市政府负责）", "东城市政府 西城市政府"),
    "elided end of parks": ("（市甲局，高新区、经开区管委会）", "市甲局 高新区管委会 经开区管委会"),
    "elided department end": ("（区发改、财政、住建局负责）", "区发改局 区财政局 区住建局"),
    "elided 各": ("（区甲局，各镇政府、街道办事处）", "区甲局 各镇政府 各街道办事处"),
    "mark on the lead": ("（责任单位：*县甲局、县乙局）", "县甲局/牵 县乙局"),
    "mark behind": ("（县甲局★、县乙局）", "县甲局/牵 县乙局"),
    "role behind the name": ("（市甲局（牵头）、市乙局、市丙局（配合））", "市甲局/牵 市乙局 市丙局/配"),
    "what for": ("（市甲局（房屋建筑）、市乙局（公路））", "市甲局 市乙局"),
    "seat of an office": ("（责任单位：县食安办〈设在县甲局〉、县乙办（挂靠县丙局））", "县食安办 县乙办"),
    "scope note": ("（责任单位：各镇政府〈含农场，后同〉、县甲局）", "各镇政府 县甲局"),
    "banks and companies": (
        "（市丙集团、甲资本、国网乙供电公司、市总工会）",
        "市丙集团 甲资本 国网乙供电公司 市总工会",
    ),
    "deadline in the tag": ("（责任单位：区甲局；完成时限：2031年12月底前）", "区甲局"),
    "deadline first": ("（完成时限：2031年底；责任领导：张三；责任单位：区甲局）", "区甲局"),
    "deadline as a clause": ("（市甲局、市乙局负责，2031年6月底前完成）", "市甲局 市乙局"),
    "stop before the bracket": ("。（责任单位：区甲局。）", "区甲局"),
    "slashes": ("（责任单位：市甲局/市乙局）", "市甲局 市乙局"),
    "torn label": ("（任单位：区甲局、区乙局）", "区甲局 区乙局"),
    "label without colon": ("（牵头单位区甲局、区乙局）", "区甲局/牵 区乙局/牵"),
    "bare places": ("（市甲局、东湾县、西湾区负责）", "市甲局 东湾县 西湾区"),
    "nobody at all": ("（各有关部门按职责分工负责）", ""),
    "label behind a stop": ("。责任单位：区甲局、区乙局。", "区甲局 区乙局"),
    "label in square brackets": ("。【责任单位】区甲局、区乙局", "区甲局 区乙局"),
    "class and parks": ("（责任单位：区甲局，各镇（街道）、园区）", "区甲局 各镇（街道） 各园区"),
    "street": (
        "（街道城市建设办牵头，街道综合行政执法队、甲湖派出所、市场监管局甲湖所配合）",
        "街道城市建设办/牵 街道综合行政执法队/配 甲湖派出所/配 市场监管局甲湖所/配",
    ),
    "street said once": ("（街道党建办、经济发展办、执法队）", "街道党建办 街道经济发展办 街道执法队"),
    "unclosed class": ("（责任单位：区甲局、各县（市、区政府）", "区甲局 各县（市、区政府）"),
}


@pytest.mark.parametrize(("tag", "names"), ONE_TAG.values(), ids=ONE_TAG)
def test_names_and_roles_of_a_tag(tag, names):
    _, tags = tags_of(f"1.建设小镇客厅，到2033年建成甲物70个{tag}\n2.另一件事。")
    assert shown(tags) == [names]


# Words in brackets or prose that are no tag
NO_TAG = {
    "a kind of station": "建成名医工作站(博士工作站)。",
    "what it means": "实施“三件事”（即甲、乙、丙三项，由企业自行完成）。",
    "years": "推进改革(2031—2035年)。",
    "done by companies": "完成改造（企业自行完成）。",
    "money": "给予补助（最高100万元）。",
    "how to apply": "推进“一网通办”（掌上办、网上办）。",
    "full name of a hospital": "支持甲医疗中心（集团）发展。",
    "short name": "建设甲湖新区（以下简称新区）。",
    "formerly": "甲职责划入乙（原区甲局）。",
    "law": "落实《甲条例》（甲政发〔2031〕5号）。",
    "what one set up": "推动合作（区甲局牵头建设的平台）。",
    "class words": "覆盖基层（镇、街道）。",
    "who explains it": "本措施自印发之日起施行（本措施由区甲局负责解释）。",
    "who pays": "所需经费（由市财政承担）。",
    "villagers": "整治环境（村民自愿参与）。",
    "running text": "由区甲局牵头建立专班，区乙局负责统筹协调，各责任单位均需建立小组。",
    "label in running text": "压实各责任单位：区甲局要牵头。",
    "quoted": "区甲局（“甲中心”）要抓好。",
    "level of a thing": "培育平台（国家级开发区）。",
    "all indicators": "压实指标（各项指标）。",
}


@pytest.mark.parametrize("text", NO_TAG.values(), ids=NO_TAG)
def test_other_brackets_and_prose_are_no_tags(text):
    _, tags = tags_of(f"1.{text}\n2.甲事（责任单位：区甲局、区乙局）。")
    assert shown(tags) == ["区甲局 区乙局"]


def test_explaining_names_in_front_of_a_labelled_tag_are_no_tag():
    _, tags = tags_of("1.建设平台（市甲乙交易中心）。（责任单位：市甲局）")
    assert shown(tags) == ["市甲局"]


# Lost brackets: a text with sure tags, and one where something is missing
LOST = {
    "opening, behind a figure": ("达到4.8%区经信局)", "区经信局", "缺左括号"),
    "opening, behind a measure": ("建成10个区经信局、区甲局)。", "区经信局 区甲局", "缺左括号"),
    "opening, behind words": ("打造区域品牌区甲局）", "区甲局", "缺左括号"),
    "opening, name not met before": ("建成3家市级实验室区丁局、区经信局)", "区丁局 区经信局", "缺左括号"),
    "opening, with verbs": ("打造体系区甲局牵头，区经信局配合）", "区甲局/牵 区经信局/配", "缺左括号"),
    "opening, with label": ("达到5%责任单位：区甲局、区经信局）", "区甲局 区经信局", "缺左括号"),
    "opening, taken by another": ("完善产业链（供应链，打造集群区经信局)", "区经信局", "缺左括号"),
    "closing": ("做大规模（区甲局、区经信局", "区甲局 区经信局", "缺右括号"),
    "closing, with class": (
        "做大规模（责任单位：区甲局、各县（市、区）政府。",
        "区甲局 各县（市、区）政府",
        "缺右括号",
    ),
    "both": ("达到44%区经信局", "区经信局", "缺括号"),
}


@pytest.mark.parametrize(("text", "names", "rule"), LOST.values(), ids=LOST)
def test_lost_brackets(text, names, rule):
    _, tags = tags_of(f"1.甲事（区甲局、区乙局）。\n2.乙事（区经信局）。\n3.某事，{text}\n4.丙事（区乙局）。")
    assert shown(tags) == ["区甲局 区乙局", "区经信局", names, "区乙局"]
    assert {(each.certainty.basis, each.certainty.rule) for each in tags[2].mentions} == {("inferred", rule)}


# Several tags, and what one says for others: text → tags
DOCUMENTS = {
    "several in one item": (
        "五、支持甲。支持乙产业。（责任单位：市甲局）支持丙。（责任单位：市乙局、市丙局）",
        ["市甲局", "市乙局 市丙局"],
    ),
    "label line": ("1.甲事。\n责任单位：市甲局、市乙局，各区政府\n2.乙事。", ["市甲局 市乙局 各区政府"]),
    "two label lines": (
        "（一）甲事。\n牵头单位：区甲局\n责任单位：区乙局，各街道\n（二）乙事。\n牵头单位：区丙局\n责任单位：区乙局",
        ["区甲局/牵 区乙局 各街道", "区丙局/牵 区乙局"],
    ),
    "label lines around a deadline": (
        "1.甲事。\n　　牵头单位：市甲局\n　　完成时限：2031年\n　　配合单位：市乙局",
        ["市甲局/牵 市乙局/配"],
    ),
    "label over its list": ("1.甲事。\n责任单位：\n市甲局、市乙局\n2.乙事。", ["市甲局 市乙局"]),
    "list over two lines": ("1.甲事。（责任单位：市甲局、\n市乙局）\n2.乙事。", ["市甲局 市乙局"]),
    "brackets side by side": ("1.甲事。（牵头单位：区甲局）（责任单位：区乙局）", ["区甲局/牵 区乙局"]),
    "sub-tasks with labels": (
        "（三）甲乙事。\n甲类事项：做甲。（牵头单位：市甲局）\n乙类事项：做乙。（市乙局指导）",
        ["市甲局/牵", "市乙局/导"],
    ),
    "spoken line": ("（一）甲事。\n市甲局牵头，市乙局、市丙局配合。", ["市甲局/牵 市乙局/配 市丙局/配"]),
    "first leads": (
        "1.甲。（甲部、乙部负责。名列最前者牵头，后同）\n2.乙。（丙部、甲部负责）\n3.丙。（丁部牵头，甲部参与）",
        ["甲部/牵 乙部", "丙部/牵 甲部", "丁部/牵 甲部/配"],
    ),
    "first leads, other words": (
        "1.甲。（市甲局、市乙局，各区县；排序第一的单位为牵头单位，下同）\n2.乙。（市乙局、市甲局）",
        ["市甲局/牵 市乙局 各区县", "市乙局/牵 市甲局"],
    ),
    "first leads, in the label": (
        "1.甲。（责任单位（列首位的为牵头单位，下同）：市甲局、市乙局）\n2.乙。（责任单位：市乙局、市丙局）",
        ["市甲局/牵 市乙局", "市乙局/牵 市丙局"],
    ),
    "first leads, freely worded": (
        "1.甲。（市甲局、市乙局负责，列名在先者牵头，以下均同）\n2.乙。（市乙局、市丙局负责）",
        ["市甲局/牵 市乙局", "市乙局/牵 市丙局"],
    ),
    "first leads, others support": (
        "1.甲。（责任单位：市甲局、市乙局。首家单位为牵头单位，其余为配合单位，下同）\n2.乙。（责任单位：市乙局、市丙局）",
        ["市甲局/牵 市乙局/配", "市乙局/牵 市丙局/配"],
    ),
    "first leads, this tag only": (
        "1.甲。（市甲局、市乙局，居首的牵头）\n2.乙。（市乙局、市丙局）",
        ["市甲局/牵 市乙局", "市乙局 市丙局"],
    ),
    "first leads, said beforehand": (
        "各项任务列第一位的责任单位为牵头单位，其余为配合单位。\n1.甲。（责任单位：市甲局、市乙局）",
        ["市甲局/牵 市乙局/配"],
    ),
    "first leads, in brackets of its own": (
        "1.甲。（市甲局、市乙局）\n2.乙。（列首位的为牵头单位，下同）（市乙局、市甲局）\n3.丙。（市丙局）",
        ["市甲局 市乙局", "市乙局/牵 市甲局", "市丙局/牵"],
    ),
    "before the comma": (
        "1.甲。（责任单位：市甲局、市乙局，市丙局；首个逗号之前的牵头，后同）\n2.乙。（责任单位：市甲局，市乙局）\n"
        "3.丙。（责任单位：市甲局、市乙局）",
        ["市甲局/牵 市乙局/牵 市丙局", "市甲局/牵 市乙局", "市甲局/牵 市乙局/牵"],
    ),
    "before the comma, quoted": (
        "1.甲。（责任单位：市甲局，市乙局；第一个“，”之前的牵头，下同）\n2.乙。（责任单位：市乙局、市丙局，市甲局）",
        ["市甲局/牵 市乙局", "市乙局/牵 市丙局/牵 市甲局"],
    ),
    "before the semicolon": (
        "1.甲。（市甲局；市乙局、市丙局。分号前为牵头单位，分号后为配合单位，下同）\n2.乙。（市丙局；市甲局）",
        ["市甲局/牵 市乙局/配 市丙局/配", "市丙局/牵 市甲局/配"],
    ),
    "mark explained": (
        "1.甲。（责任单位：*市甲局、市乙局，标*的为牵头单位，下同）\n2.乙。（责任单位：市甲局、*市乙局）",
        ["市甲局/牵 市乙局", "市甲局 市乙局/牵"],
    ),
    "standing units": (
        "1.甲。（责任单位：市甲局，各镇街。以下各项各镇街均须落实，不再写明）\n2.乙。（责任单位：市乙局）\n"
        "3.丙。（责任单位：市乙局，各镇街）",
        ["市甲局 各镇街", "市乙局 各镇街", "市乙局 各镇街"],
    ),
    "standing units, here too": (
        "1.甲。〔责任单位：省甲委、乙厅负责。具体任务均涉及相关市（州）人民政府，不再做分工，下同。〕\n2.乙。〔责任单位：省乙厅〕",
        ["省甲委 省乙厅 相关市（州）人民政府", "省乙厅 相关市（州）人民政府"],
    ),
    "standing units, said beforehand": (
        "以下各项任务各镇街均须落实，不再一一列出。\n1.甲。（责任单位：市甲局）\n2.乙。（责任单位：市乙局）",
        ["市甲局 各镇街", "市乙局 各镇街"],
    ),
    "standing units, two": (
        "1.甲。（责任单位：市甲局。此后各条均含各镇街、各园区，不另列出）\n2.乙。（责任单位：市乙局）",
        ["市甲局", "市乙局 各镇街 各园区"],
    ),
    "standing units, not a class": (
        "1.甲。（责任单位：市甲局、市丁局。以下各项市丁局均参与，不再写明）\n2.乙。（责任单位：市乙局）",
        ["市甲局 市丁局", "市乙局 市丁局"],
    ),
    "standing units, noted behind the name": (
        "1.甲。（责任单位：市甲局、各镇街（以下各项均须落实，不再写明））\n2.乙。（责任单位：市乙局）",
        ["市甲局 各镇街", "市乙局 各镇街"],
    ),
    "standing units and first leads": (
        "1.甲。（市甲局、市乙局。以下各项各镇街均须落实，不再写明。列首位的牵头，下同）\n2.乙。（市乙局）\n3.丙。（有关部门负责）",
        ["市甲局/牵 市乙局", "市乙局/牵 各镇街", "各镇街"],
    ),
    "duties of all, not standing": (
        "1.甲。（责任单位：市甲局）\n三、保障措施\n各镇街要对各项任务逐项落实，各部门均要抓好落实。",
        ["市甲局"],
    ),
    "own name elsewhere": (
        "1.甲。（区甲局、甲湖中心）\n2.乙。（甲湖中心、区乙局）\n3.丙。（区乙局、甲湖中心）",
        ["区甲局 甲湖中心", "甲湖中心 区乙局", "区乙局 甲湖中心"],
    ),
    "company with its level elsewhere": (
        "1.甲。（区甲局、丙集团）\n2.乙。（区丙集团、区乙局）",
        ["区甲局 区丙集团", "区丙集团 区乙局"],
    ),
    "tags among headings": (
        "（二）做好某事。\n甲事要做好。（甲部指导）\n乙事要做好。（乙部指导）",
        ["甲部/导", "乙部/导"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_tags_of_a_document(text, expected):
    _, tags = tags_of(text)
    assert shown(tags) == expected


def test_traditional_script_keeps_its_characters():
    text = "1.建設開發區。（市甲局牽頭，市乙局按職責分工負責）\n2.優化單位動員業務，發展產業標準。（責任單位：市丙局）"
    _, tags = tags_of(text)
    assert shown(tags) == ["市甲局/牵 市乙局", "市丙局"]


CERTAINTY = {
    "printed": ("（责任单位：市甲局、市乙局）", None),
    "level": ("（市甲局、乙局）", "级别承前省略"),
    "end": ("（西湾市政府、东城、西城市政府）", "后缀承后省略"),
    "mark": ("（市甲局、*市乙局）", "带标记者牵头"),
    "label": ("（责单位：市甲局、市乙局）", "角色标签有缺损"),
    "class": ("（各镇街、园区）", "“各”承前省略"),
}


@pytest.mark.parametrize(("tag", "rule"), CERTAINTY.values(), ids=CERTAINTY)
def test_only_what_a_rule_fills_in_is_inferred(tag, rule):
    _, tags = tags_of(f"1.甲事{tag}。")
    second = tags[0].mentions[1].certainty
    assert (second.basis, second.rule) == (("inferred", rule) if rule else ("stated", None))


def test_a_standing_unit_is_proved_by_its_sentence():
    sentence = "以下各项各镇街均须落实，不再写明"
    source, tags = tags_of(f"1.甲。（责任单位：市甲局，各镇街。{sentence}）\n2.乙。（责任单位：市乙局）")
    added = tags[1].mentions[-1]
    assert (added.name, added.printed) == ("各镇街", sentence)
    assert source.document.text[added.start : added.end] == sentence


# Cells of a table's unit column, with the names that the tags made known
CELLS = {
    "one": ("区甲局", "区甲局"),
    "list": ("区甲局、甲湖中心", "区甲局 甲湖中心"),
    "lines": ("区甲局\n区乙局", "区甲局 区乙局"),
    "blanks": ("区甲局　区乙局", "区甲局 区乙局"),
    "known with 和": ("区丁局和戊局、区甲局", "区丁局和戊局 区甲局"),
    "company": ("区甲局、丙集团", "区甲局 区丙集团"),
    "labels": ("牵头单位：区甲局\n配合单位：区乙局", "区甲局/牵 区乙局/配"),
    "verbs": ("区甲局牵头，各镇街配合", "区甲局/牵 各镇街/配"),
    "no name": ("/", ""),
    "vague": ("各有关部门", ""),
}


@pytest.mark.parametrize(("cell", "names"), CELLS.values(), ids=CELLS)
def test_units_of_a_cell(cell, names):
    source = source_of("方案.txt", cell.encode())
    found = read_units(source, 0, len(cell), {"区甲局", "甲湖中心", "区丁局和戊局", "区丙集团"})
    assert shown([Tag(0, len(cell), tuple(found))]) == [names]


def test_the_role_of_a_column():
    source = source_of("方案.txt", "区甲局、区乙局".encode())
    assert [each.role for each in read_units(source, 0, 7, role="lead")] == ["lead", "lead"]


NAMES = st.sampled_from(
    ["市甲局", "市乙委（丙办）", "丁集团", "各镇街", "各县（市、区）政府", "团市委", "市甲和乙局", "戊街道"]
)
LABELS = st.sampled_from(["", "责任单位：", "牵头单位：", "牵头单位: "])
BRACKETS = st.sampled_from(["（）", "()", "〔〕", "[]"])


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True), st.sampled_from("、，,；"), LABELS, BRACKETS)
def test_a_printed_list_is_read_back(names, separator, label, signs):
    tag = f"{signs[0]}{label or '责任单位：'}{separator.join(names)}{signs[1]}"
    source, tags = tags_of(f"1.某事。{tag}")
    assert [each.name for each in tags[0].mentions] == names
    assert source.document.text[tags[0].start : tags[0].end] == tag


WORDS = """（ ） ( ) 〔 〕 、 ， ； 。 责任单位： 牵头 配合 负责 等 和 各 区 各镇街 市甲局 乙局 甲集团 *
    下同 列首位的牵头 2031年 达到4.8% 东城 西城市政府"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=25))
def test_every_mention_is_a_slice_of_its_tag(pieces):
    source, tags = tags_of("方案" + "".join(pieces))
    text = source.document.text
    for tag in tags:
        for each in tag.mentions:
            assert each.printed == text[each.start : each.end] != ""
            assert tag.start <= each.start < each.end <= tag.end
    assert all(one.end <= two.start for one, two in pairwise(tags))


def test_the_plan_in_data_is_read_as_typed_by_hand():
    source = read_source(ROOT / "data" / "luqiao-2021.txt")
    text = source.document.text
    tags = find_tags(source, text.index("一、总体要求"), text.index("附件:1."))
    with (ROOT / "tests" / "golden" / "tasks.tsv").open(encoding="utf-8") as file:
        expected = [row["units"].replace("|", " ") for row in csv.DictReader(file, delimiter="\t")]
    assert shown(tags) == expected
    rules = [each.certainty.rule for tag in tags for each in tag.mentions if each.certainty.rule]
    assert rules == ["缺左括号"] * 3
