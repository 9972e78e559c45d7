"""Lines that say whose a task is, in the labels and forms that offices use, with persons and dates among them. All names are invented."""

import pytest

from ingest.text.source import source_of
from ingest.units.tags import find_tags

MARKS = {"responsible": "", "lead": "/牵", "support": "/配", "guide": "/导"}


def shown(text: str) -> list[str]:
    source = source_of("方案.txt", text.encode())
    tags = find_tags(source, 0, len(source.document.text))
    return [" ".join(each.name + MARKS[each.role] for each in tag.mentions) for tag in tags]


OWN = "责任处室 责任科室 责任部门 责任单位 责任股室 责任主体 负责单位 落实单位 承办单位 承办处室 实施单位 完成单位 责任镇街".split()
LEADS = "牵头单位 牵头部门 牵头处室 主办单位 主责单位 主办处室".split()
HELPS = "配合单位 协办单位 协助单位 参加单位 参与单位 配合部门 配合处室 协办处室 协同单位 支持单位".split()
# Where the labels stand: {a} is the first, {b} the second
FORMS = {
    "bracket line": "{n}.建厂。选好厂址。\n（{a}：县甲局、县乙局；{b}：县丙局）",
    "bracket behind": "{n}.建厂。选好厂址。（{a}：县甲局、县乙局，{b}：县丙局）",
    "own lines": "{n}.建厂。选好厂址。\n{a}：县甲局、县乙局\n{b}：县丙局",
    "square labels": "{n}.建厂。选好厂址。\n【{a}】县甲局、县乙局\n【{b}】县丙局",
    "blanks": "{n}.建厂，选好厂址。 {a}：县甲局、县乙局 {b}：县丙局",
    "wide blanks": "{n}.建厂，选好厂址。　　{a}：县甲局、县乙局　　{b}：县丙局",
    "tabs": "{n}.建厂，选好厂址。\t{a}：县甲局、县乙局\t{b}：县丙局",
    "semicolons": "{n}.建厂。选好厂址。{a}：县甲局、县乙局；{b}：县丙局。",
    "bars": "{n}.建厂。选好厂址。\n{a}：县甲局、县乙局｜{b}：县丙局",
    "one line": "{n}.建厂。选好厂址。\n{a}：县甲局、县乙局　{b}：县丙局",
    "full stops": "{n}.建厂。选好厂址。{a}：县甲局、县乙局。{b}：县丙局。",
    "no stop before": "{n}.建厂并选好厂址 {a}：县甲局、县乙局 {b}：县丙局",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(
    ("first", "role", "second"),
    [(own, "", HELPS[place % len(HELPS)]) for place, own in enumerate(OWN)]
    + [(lead, "/牵", HELPS[-1 - place % len(HELPS)]) for place, lead in enumerate(LEADS)],
)
def test_each_label_gives_its_role(form, first, role, second):
    text = "\n".join(form.format(n=no, a=first, b=second) for no in (1, 2))
    assert shown(text) == [f"县甲局{role} 县乙局{role} 县丙局/配"] * 2


PERSONS = (
    (
        "分管领导：张建国 责任人：张建国 联系人：张建国 责任领导：张建国 牵头领导：张建国 分管县领导：张建国、李志强 联系人及电话：张建国 "
        "包保领导：张建国 具体负责人：张建国 经办人：张建国 联络员：张建国 责任人：县甲局局长张建国"
    )
    .replace("电话：张建国", "电话：张建国，0571-88886666")
    .split()
)
DATES = (
    "完成时限：2026年6月 时间节点：6月底前 工作进度：全年推进 完成时间：2026年底前 时间要求：长期坚持 办结时限：2026年12月31日 "
    "完成期限：持续推进 进度安排：三季度启动、四季度完成 时限要求：年底前 实施期限：2026—2027年 启动时间：3月 推进时间：即日起"
).split()
# Where they stand: {x} is the field of a person or date
PLACES = {
    "bracket, last": "{n}.建厂。选好厂址。（责任单位：县甲局、县乙局；{x}）",
    "bracket, first": "{n}.建厂。选好厂址。（{x}；责任单位：县甲局、县乙局）",
    "bracket, comma": "{n}.建厂。选好厂址。（责任单位：县甲局、县乙局，{x}）",
    "line behind": "{n}.建厂。选好厂址。\n责任单位：县甲局、县乙局\n{x}",
    "line before": "{n}.建厂。选好厂址。\n{x}\n责任单位：县甲局、县乙局",
    "one line, last": "{n}.建厂，选好厂址。 责任单位：县甲局、县乙局 {x}",
    "one line, first": "{n}.建厂，选好厂址。 {x} 责任单位：县甲局、县乙局",
    "tabs": "{n}.建厂，选好厂址。\t{x}\t责任单位：县甲局、县乙局",
    "semicolons": "{n}.建厂。选好厂址。{x}；责任单位：县甲局、县乙局。",
    "bars": "{n}.建厂。选好厂址。\n责任单位：县甲局、县乙局｜{x}",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("field", [*PERSONS, *DATES])
def test_a_field_of_persons_or_dates_is_no_unit(place, field):
    text = "\n".join(place.format(n=no, x=field) for no in (1, 2))
    assert shown(text) == ["县甲局 县乙局"] * 2


# A label and its list printed in other ways: what stands behind the text of a task → names
PRINTED = {
    "commas": ("责任单位：县甲局、县乙局，配合单位：县丙局，完成时限：6月底前。", "县甲局 县乙局 县丙局/配"),
    "a blank before the colon": ("\n责任单位 ：县甲局、县乙局", "县甲局 县乙局"),
    "blanks within": ("\n责 任 单 位：县甲局、县乙局", "县甲局 县乙局"),
    "wide blanks within": ("\n责　任　单　位：县甲局、县乙局", "县甲局 县乙局"),
    "blanks within, two": ("\n牵 头 单 位：县甲局\n配 合 单 位：县乙局", "县甲局/牵 县乙局/配"),
    "no colon": ("\n责任单位　县甲局、县乙局", "县甲局 县乙局"),
    "a verb for the colon": ("\n责任单位为县甲局、县乙局", "县甲局 县乙局"),
    "a dash before": ("\n——责任单位：县甲局、县乙局", "县甲局 县乙局"),
    "a bullet before": ("\n●责任单位：县甲局、县乙局", "县甲局 县乙局"),
    "bold brackets": ("\n【责任单位：县甲局、县乙局】", "县甲局 县乙局"),
    "braces": ("{责任单位：县甲局、县乙局}", "县甲局 县乙局"),
    "pointed": ("\n<责任单位：县甲局、县乙局>", "县甲局 县乙局"),
    "list in blanks": ("\n责任单位：县甲局 县乙局 县丙局", "县甲局 县乙局 县丙局"),
    "list in slashes": ("\n责任单位：县甲局/县乙局", "县甲局 县乙局"),
    "list in semicolons": ("\n责任单位：县甲局；县乙局；县丙局", "县甲局 县乙局 县丙局"),
    "list over lines": ("\n责任单位：县甲局\n　　　　　县乙局\n完成时限：6月", "县甲局 县乙局"),
    "with persons": ("\n责任单位及责任人：县甲局（张建国）、县乙局（李志强）", "县甲局 县乙局"),
    "persons behind blanks": ("\n责任单位及责任人：县甲局 张建国", "县甲局"),
    "with leaders": ("\n牵头单位及负责人：县甲局 张建国；配合单位：县乙局", "县甲局/牵 县乙局/配"),
    "both in one label": ("\n牵头（责任）单位：县甲局、县乙局", "县甲局/牵 县乙局/牵"),
    "plural": ("\n牵头单位（部门）：县甲局\n配合单位（部门）：县乙局", "县甲局/牵 县乙局/配"),
    "numbered": ("\n责任单位1：县甲局；责任单位2：县乙局", "县甲局 县乙局"),
}


@pytest.mark.parametrize(("line", "names"), PRINTED.values(), ids=PRINTED)
def test_a_label_is_printed_in_many_ways(line, names):
    text = "\n".join(f"{no}.建厂。选好厂址。{line}" for no in (1, 2, 3))
    assert shown(text) == [names] * 3


# Label words alone, in front of a line: line → names and roles
SHORT = {
    "three roles": (
        "牵头：区甲局｜配合：区乙局、区丙局｜落实：各街道",
        "区甲局/牵 区乙局/配 区丙局/配 各街道",
    ),
    "a name with another's": (
        "牵头：区政府办公室（区甲办）｜配合：青禾农商行",
        "区政府办公室（区甲办）/牵 青禾农商行/配",
    ),
    "slashes": ("牵头：区甲局/配合：区乙局", "区甲局/牵 区乙局/配"),
    "blanks": ("牵头：区甲局　配合：区乙局　落实：各镇街", "区甲局/牵 区乙局/配 各镇街"),
    "semicolons": ("牵头：区甲局；协办：区乙局；落实：各街道", "区甲局/牵 区乙局/配 各街道"),
    "lines": ("牵头：区甲局\n协助：区乙局\n落实：各街道", "区甲局/牵 区乙局/配 各街道"),
    "in brackets": ("（牵头：区甲局；参加：区乙局；落实：各街道）", "区甲局/牵 区乙局/配 各街道"),
    "who does it": ("主办：区甲局｜协办：区乙局", "区甲局/牵 区乙局/配"),
    "in charge": ("承办：区甲局｜参与：区乙局", "区甲局 区乙局/配"),
    "one only": ("牵头：区甲局", "区甲局/牵"),
    "with a deadline": ("牵头：区甲局｜配合：区乙局｜时限：6月底前", "区甲局/牵 区乙局/配"),
    "with a person": ("牵头：区甲局｜配合：区乙局｜联系人：张建国", "区甲局/牵 区乙局/配"),
    "behind the text": ("做好此事。 牵头：区甲局 配合：区乙局", "区甲局/牵 区乙局/配"),
}


@pytest.mark.parametrize(("line", "names"), SHORT.values(), ids=SHORT)
def test_a_word_alone_is_a_label(line, names):
    text = "\n".join(f"{no} 建厂。选好厂址。\n{line}" for no in "①②")
    assert shown(text) == [names] * 2


NOTHING = {
    "what is done": "1.建厂。\n落实：按月报送进展。",
    "who takes part": "参加：全体干部职工。",
    "support of the law": "配合：做好宣传工作，指导：有序推进。",
    "convener": "甲专班（召集人：张建国　区委常委、副区长）",
    "conveners": "乙专班（召集人：区委组织部、区政府办公室负责同志）",
    "contact": "联系人：张建国，联系电话：0571-88886666",
    "deadline": "完成时限：2026年6月底前",
    "head": "责任人：县甲局局长",
    "leader": "分管领导：副县长张建国",
    "progress": "工作进度：县甲局已完成选址",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_names_no_unit_in_charge(text):
    assert [tag for tag in shown(text) if tag] == []


# Names of a body in a list whose first name has a level: list → names
LISTS = {
    "police of a place": ("区甲局、青禾公安分局", "区甲局 青禾公安分局"),
    "police without place": ("区甲局、公安分局", "区甲局 区公安分局"),
    "planning of a place": ("区甲局、青禾资源规划分局", "区甲局 青禾资源规划分局"),
    "environment without place": ("市甲局、生态环境分局", "市甲局 市生态环境分局"),
    "planning without place": ("市甲局、自然资源规划分局", "市甲局 市自然资源规划分局"),
    "tax of a place": ("区甲局、青禾税务分局", "区甲局 青禾税务分局"),
    "a town whose name ends so": ("县甲局、丰城镇政府", "县甲局 丰城镇政府"),
    "a town alone": ("县甲局、丰城镇", "县甲局 丰城镇"),
    "a city whose name ends so": ("省甲厅、东城市政府", "省甲厅 东城市政府"),
    "care of towns": ("县甲局、城镇管理局", "县甲局 县城镇管理局"),
    "inspectors": ("市政府督查室、市甲局", "市政府督查室 市甲局"),
    "inspectors of schools": ("市政府教育督导室、市甲局", "市政府教育督导室 市甲局"),
    "researchers": ("市甲局、市委政研室、市政府研究室", "市甲局 市委政研室 市政府研究室"),
}


@pytest.mark.parametrize(("names", "wanted"), LISTS.values(), ids=LISTS)
def test_a_name_of_its_own(names, wanted):
    assert shown(f"1.甲。（{names}）\n2.乙。（{names}）") == [wanted] * 2


# The same in a plan of 青禾区
OWN_PLACE = {
    "a hall of the district": ("区甲馆、青禾战役纪念馆", "区甲馆 青禾战役纪念馆"),
    "its police": ("区甲局、青禾森林公安分局", "区甲局 青禾森林公安分局"),
    "no place": ("区甲局、旅游发展局", "区甲局 区旅游发展局"),
}


@pytest.mark.parametrize(("names", "wanted"), OWN_PLACE.values(), ids=OWN_PLACE)
def test_a_name_that_begins_with_the_place(names, wanted):
    head = "青禾区人民政府关于印发青禾旅游区提升方案的通知"
    assert shown(f"{head}\n1.甲。（责任单位：{names}）\n2.乙。（责任单位：{names}）") == [wanted] * 2


# A rule in the tag of the first task holds for the later ones, and for its own where it says so
RULES = {
    "so do all": ("以下各条同此，各镇街均为责任单位，不再一一注明", "市甲局 市乙局 各镇街", "市乙局 各镇街"),
    "all are": ("各镇街均为责任单位，不再一一注明", "市甲局 市乙局 各镇街", "市乙局 各镇街"),
    "all of the below": ("以下各项各镇街均须落实，不再写明", "市甲局 市乙局", "市乙局 各镇街"),
    "from here": ("各镇街均须落实，下同", "市甲局 市乙局 各镇街", "市乙局 各镇街"),
}


@pytest.mark.parametrize(("rule", "own", "later"), RULES.values(), ids=RULES)
def test_whom_a_rule_adds(rule, own, later):
    assert shown(f"1.甲。（市甲局、市乙局；{rule}）\n2.乙。（市乙局）") == [own, later]
