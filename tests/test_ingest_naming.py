"""Which spellings are one body, why, and under which name. All names but those of usual departments are invented."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.source import read_source
from ingest.units.departments import full_stem, is_department
from ingest.units.kinds import body_type
from ingest.units.mentions import Mention, read_units
from ingest.units.naming import Roster, roster
from ingest.units.spelling import shortens
from ingest.units.tags import find_tags
from ontology import STATED

ROOT = Path(__file__).parent.parent
FAR = 100


def mentions(lists: Sequence[str]) -> list[Mention]:
    """Names parted by blanks stand in one list; `省乙厅<乙厅` is a name and what was printed for it."""
    found: list[Mention] = []
    at = 0
    for names in lists:
        for name in names.split():
            full, _, printed = name.partition("<")
            printed = printed or full
            found.append(Mention(full, printed, "responsible", at, at + len(printed), STATED))
            at += len(printed) + 1
        at += FAR
    return found


def read(lists: str, place: str | None = "青禾区", posts: Sequence[str] = ()) -> Roster:
    """A roster of lists parted by bars."""
    return roster(mentions(lists.split("|")), place, posts)


def groups(found: Roster) -> list[str]:
    """Each body as name=alias=alias."""
    return ["=".join((body.name, *body.aliases)) for body in found.bodies()]


# Lists parted by bars → bodies, the name first
JOINED = {
    "usual short form": ("区人社局|区人力资源和社会保障局|区人社局", ["区人社局=区人力资源和社会保障局"]),
    "two short forms": ("区人力社保局|区人社局|区人社局", ["区人社局=区人力社保局"]),
    "office word spelled out": ("市发改委|市发展和改革委员会", ["市发改委=市发展和改革委员会"]),
    "office of the government": ("区府办|区政府办公室|区人民政府办公室", ["区府办=区政府办公室=区人民政府办公室"]),
    "markets": ("区市监局|区市场监管局|区市场监督管理局", ["区市监局=区市场监管局=区市场监督管理局"]),
    "planning": ("区自规分局|区自然资源规划分局", ["区自规分局=区自然资源规划分局"]),
    "level left out": ("区甲湖中心|甲湖中心", ["区甲湖中心=甲湖中心"]),
    "level left out, used most": ("区甲湖中心|甲湖中心|甲湖中心", ["甲湖中心=区甲湖中心"]),
    "kind of area left out": ("甲螺湾管委会|甲螺湾经济开发区管委会", ["甲螺湾管委会=甲螺湾经济开发区管委会"]),
    "kind of area left out, two areas": (
        "甲螺湾管委会|甲螺湾经济开发区管委会|甲螺湾旅游度假区管委会",
        ["甲螺湾管委会", "甲螺湾经济开发区管委会", "甲螺湾旅游度假区管委会"],
    ),
    "own place in front": ("区教育局|青禾区教育局", ["区教育局=青禾区教育局"]),
    "own place and its city": ("区教育局|甲水市青禾区教育局", ["区教育局=甲水市青禾区教育局"]),
    "another place": ("区教育局|白石区教育局", ["区教育局", "白石区教育局"]),
    "level of another": ("区科技局|市科技局|省科技厅", ["区科技局", "市科技局", "省科技厅"]),
    "no level, two candidates": ("区科技局|市科技局|科技局", ["区科技局", "市科技局", "科技局"]),
    "no level between two": (
        "区甲某乙某局|市甲某乙某局|甲乙局",
        ["区甲某乙某局", "市甲某乙某局", "甲乙局"],
    ),
    "level joined already": ("区甲乙局|市甲某乙某局|甲乙局", ["区甲乙局=甲乙局", "市甲某乙某局"]),
    "initials": ("区文广旅体局|区文化广电旅游体育局", ["区文广旅体局=区文化广电旅游体育局"]),
    "initials shared by two words": ("区农水局|区农业农村和水利局", ["区农水局=区农业农村和水利局"]),
    "one word of several": ("区水利局|区农业农村和水利局", ["区水利局", "区农业农村和水利局"]),
    "first word of two": ("区教育局|区教育体育局", ["区教育局", "区教育体育局"]),
    "weak word left out": ("县投资管理中心|县投资中心", ["县投资管理中心=县投资中心"]),
    "placeholders": ("县甲某乙某局|县甲乙局", ["县甲某乙某局=县甲乙局"]),
    "two long forms": ("区卫体局|区卫生体育局|区卫教体育局", ["区卫体局", "区卫生体育局", "区卫教体育局"]),
    "committee offices": ("区委办|区委人才办|区委编办", ["区委办", "区委人才办", "区委编办"]),
    "office and talents": ("区委人才办|区委人才工作领导小组办公室", ["区委人才办", "区委人才工作领导小组办公室"]),
    "party left out": ("区委编办|区编办", ["区委编办=区编办"]),
    "party and government": ("区委|区政府|区委办|区府办", ["区委", "区政府", "区委办", "区府办"]),
    "office in brackets": (
        "区财政局(国资中心)|区财政局|区财政局",
        ["区财政局=区财政局(国资中心)=国资中心"],
    ),
    "office in full-width brackets": ("市委甲部（乙办）|市丙局", ["市委甲部（乙办）=市委甲部=乙办", "市丙局"]),
    "class in brackets": ("各县（市、区）政府|区甲局", ["各县（市、区）政府", "区甲局"]),
    "office of two": (
        "区甲局（服务中心）|区乙局（服务中心）",
        ["区甲局（服务中心）=区甲局", "区乙局（服务中心）=区乙局"],
    ),
    "end cut off": ("丙湖新区分区管委会|丙湖新区分区", ["丙湖新区分区管委会=丙湖新区分区"]),
    "street office": ("南湾街道|南湾街道办事处", ["南湾街道=南湾街道办事处"]),
    "company in full": ("区丁集团|区丁集团有限公司", ["区丁集团=区丁集团有限公司"]),
    "company of another kind": ("区丁集团|区丁公司", ["区丁集团", "区丁公司"]),
    "name cut inside": ("戊湖生态区建设发展中心|戊湖生态区建设发展", ["戊湖生态区建设发展中心=戊湖生态区建设发展"]),
    "character lost": ("区投资促进中心|区投资促进中心|区投促进中心", ["区投资促进中心=区投促进中心"]),
    "character lost, two candidates": (
        "区甲乙局|区甲乙局|区甲丙局|区甲丙局|区甲局",
        ["区甲乙局", "区甲丙局", "区甲局"],
    ),
    "streets that differ by one": ("南湾街道|南湾街道|南江湾街道", ["南湾街道", "南江湾街道"]),
    "youth league": ("团区委|共青团青禾区委", ["团区委=共青团青禾区委"]),
    "science association": ("区科协|区科学技术协会", ["区科协=区科学技术协会"]),
    "chambers": ("区工商联|区工商业联合会", ["区工商联=区工商业联合会"]),
    "bureau and association": ("区科技局|区科协", ["区科技局", "区科协"]),
    "in one list": ("区文旅局 区文化旅游局|区甲局", ["区文旅局", "区文化旅游局", "区甲局"]),
    "elided level": ("省甲厅 省乙厅<乙厅|省乙厅", ["省甲厅", "省乙厅=乙厅"]),
    "elided for two": ("省乙厅<乙厅|市乙厅<乙厅", ["省乙厅", "市乙厅"]),
    "tie goes to the first": ("区卫健局|区卫生健康局", ["区卫健局=区卫生健康局"]),
    "blanks inside": ("区甲局|区乙局", ["区甲局", "区乙局"]),
}  # fmt: skip


@pytest.mark.parametrize(("lists", "expected"), JOINED.values(), ids=JOINED)
def test_spellings_of_one_body(lists, expected):
    assert groups(read(lists)) == expected


REASONS = {
    "table": ("区人社局|区人力社保局", "区人力社保局＝区人社局：通用简称"),
    "initials": ("区农水局|区农业农村和水利局", "区农业农村和水利局＝区农水局：简称"),
    "level": ("区甲湖中心|甲湖中心", "甲湖中心＝区甲湖中心：省略级别"),
    "end": ("丙湖分区管委会|丙湖分区", "丙湖分区＝丙湖分区管委会：略去词尾"),
    "slip": ("区丁投公司|区丁投公司|区丁投司", "区丁投司＝区丁投公司：疑漏一字"),
    "elided": ("省甲厅 省乙厅<乙厅", "乙厅＝省乙厅：承前省略"),
}


@pytest.mark.parametrize(("lists", "reason"), REASONS.values(), ids=REASONS)
def test_each_alias_has_its_reason(lists, reason):
    found = read(lists)
    assert [merge for body in found.bodies() for merge in body.merges] == [reason]
    assert all(len(body.merges) == len(body.aliases) for body in found.bodies())


KEYS = {
    "short and long": ("区人社局", "青禾区人力资源和社会保障局", "人力资源和社会保障局"),
    "with and without level": ("区甲湖中心", "甲湖中心", "甲湖中心"),
    "committee": ("市发改委", "市发展和改革委员会", "市发展和改革委员会"),
    "party": ("区委组织部", "青禾区委组织部", "区委组织部"),
}


@pytest.mark.parametrize(("one", "other", "key"), KEYS.values(), ids=KEYS)
def test_the_key_is_the_same_for_every_spelling(one, other, key):
    assert [body.key for spelling in (one, other) for body in read(spelling).bodies()] == [key, key]


def test_keys_are_unique():
    found = read("区文旅局 区文化旅游局")
    assert len({body.key for body in found.bodies()}) == 2


POSTS = {
    "known": ("区科技局党组书记", ("区科技局", 4)),
    "with the place": ("青禾区科技局局长", ("区科技局", 6)),
    "without level": ("科技局副局长", ("区科技局", 3)),
    "longest": ("区委组织部副部长", ("区委组织部", 5)),
    "inner office": ("区科技局综合科科长", ("区科技局", 4)),
    "abbreviated": ("区人力社保局局长", ("区人社局", 6)),
    "unknown": ("丙镇镇长", None),
}


@pytest.mark.parametrize(("post", "expected"), POSTS.values(), ids=POSTS)
def test_the_body_a_post_begins_with(post, expected):
    found = read("区科技局|区人社局|区委组织部", posts=["区委副书记", "区人力社保局局长"])
    known = found.prefix_of(post)
    assert (known and (known[0].name, known[1])) == expected


def test_posts_add_spellings_but_no_names():
    found = read("区卫健局", posts=["区卫生健康局局长", "区卫生健康局副局长", "区统计局局长"])
    assert groups(found) == ["区卫健局=区卫生健康局", "区统计局"]


def test_a_second_title_of_a_committee_member_names_a_department():
    found = read("区甲局", posts=["区委常委、组织部部长", "区甲局党组书记、局长"])
    assert groups(found) == ["区甲局", "区委", "区委组织部=组织部"]


def test_a_body_is_found_by_spellings_never_met():
    found = read("区人社局|市发改委")
    asked = ["区人力资源和社会保障局", "青禾区人社局", "人社局", "市发展改革委", "省人社厅", "区丁局"]
    names = [body.name if (body := found.body(each)) else None for each in asked]
    assert names == ["区人社局", "区人社局", "区人社局", "市发改委", None, None]


TYPES = {
    "区科技局": "政府部门", "市发展改革委": "政府部门", "区府办": "政府部门", "区委宣传部": "党委部门", "市纪委监委": "党委部门",
    "区委办": "党委部门", "团区委": "群团组织", "区科协": "群团组织", "市总工会": "群团组织", "区丁集团": "国有企业",
    "国网青禾供电公司": "国有企业", "人行青禾支行": "金融机构", "丙湖分区管委会": "管委会", "高新区": "管委会",
    "南湾街道": "镇街", "丁镇": "镇街", "各镇街": "群体", "各县(市、区)政府": "群体", "区政府": "地方政府",
    "区投资促进中心": "事业单位", "青禾学院": "高等院校", "区人大常委会": "人大政协", "区法院": "司法机关",
    "市甲工作领导小组": "议事协调机构", "区财政局(国资中心)": "政府部门", "神秘组织": "其他",
}  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), TYPES.items(), ids=TYPES)
def test_types(name, kind):
    assert body_type(name) == kind


SHORT = {
    "every word": ("文广旅", "文化广电旅游", True),
    "a word of none": ("文体旅", "文体广电旅游", True),
    "two of three": ("文旅", "文体广电旅游", False),
    "shared first character": ("农水", "农业农村和水利", True),
    "a word without a character": ("文旅", "文化广电旅游", False),
    "whole word left out": ("教育", "教育体育", False),
    "wrong order": ("旅文", "文化旅游", False),
    "weak word left out": ("应急", "应急管理", True),
    "single character": ("农", "农业农村", False),
    "longer": ("文化旅游", "文旅", False),
}


@pytest.mark.parametrize(("short", "long", "expected"), SHORT.values(), ids=SHORT)
def test_abbreviations(short, long, expected):
    assert shortens(short, long) is expected


def test_the_table_of_departments():
    assert full_stem("人社") == full_stem("人力社保") == "人力资源和社会保障"
    assert full_stem("甲乙") == "甲乙"
    assert is_department("发改")
    assert not is_department("甲乙")
    rows = (ROOT / "ingest" / "units" / "aliases.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = [name for row in rows for name in row.split("\t")]
    assert len(names) == len(set(names))


NAMES = st.sampled_from(
    [
        "区科技局",
        "区科学技术局",
        "科技局",
        "市科技局",
        "区财政局(国资中心)",
        "国资中心",
        "区甲乙局",
        "区甲局",
        "甲局",
        "区委编办",
        "丙湖分区",
    ]
)


@given(st.lists(st.lists(NAMES, min_size=1, max_size=4, unique=True), max_size=6))
def test_every_spelling_has_one_body_and_lists_stay_apart(lists):
    found = roster(mentions([" ".join(each) for each in lists]), "青禾区")
    for names in lists:
        bodies = [found.body(name) for name in names]
        assert None not in bodies
        assert len({body.name for body in bodies if body}) == len(names)
    spellings = [each for body in found.bodies() for each in (body.name, *body.aliases)]
    assert len(spellings) == len(set(spellings))
    assert len({body.key for body in found.bodies()}) == len(found.bodies())


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_bodies_do_not_hang_on_how_often_they_were_met(names):
    once, twice = read("|".join(names)), read("|".join(names * 3))
    assert {frozenset((b.name, *b.aliases)) for b in once.bodies()} == {
        frozenset((b.name, *b.aliases)) for b in twice.bodies()
    }


def test_the_plan_in_data_has_the_bodies_typed_by_hand():
    source = read_source(ROOT / "data" / "luqiao-2021.txt")
    text = source.document.text
    annex, members = text.index("附件1\n"), text.index("附件2\n")
    tags = find_tags(source, text.index("一、总体要求"), text.index("附件:1."))
    named = [mention for tag in tags for mention in tag.mentions]
    with (ROOT / "tests" / "golden" / "units.tsv").open(encoding="utf-8") as file:
        golden = [row for row in csv.DictReader(file, delimiter="\t") if re.search("body|annex", row["where"])]
    spelled = {each for row in golden for each in (row["name"], *row["aliases"].split("|"))}
    cells = [
        unit
        for line in re.finditer(r"\S+", text[annex:members])
        if all(part in spelled for part in line.group().split("、"))
        for unit in read_units(source, annex + line.start(), annex + line.end(), roster(named, "路桥区").spellings)
    ]
    posts = re.findall(r"(?<=\s)[一-龥]*(?:局长|主任|部长|党组成员)", text[members:])
    found = roster([*named, *cells], "路桥区", posts)
    for row in golden:
        body = found.body(row["name"])
        assert body is not None
        assert body.name == row["name"]
        assert set(body.aliases) == set(filter(None, row["aliases"].split("|")))
