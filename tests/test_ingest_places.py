"""Named platforms, parks and programmes: which words are a name, which a class. All names are invented but for our plan's."""

import csv
from pathlib import Path

import pytest
from small_plans import small_plan

from ingest import read_plan
from ingest.places.concerns import add_places
from ingest.text.match import bare
from ontology import schema

ROOT = Path(__file__).parent.parent
KINDS = ("Platform", "Park", "Programme")

# Plan → kind:name@tasks, in the order of names
NAMED = {
    # a place, a brand or a number in the name
    "place in front": ("1 依托青禾区数字乡村服务中心，开展培训。", ["Platform:青禾区数字乡村服务中心@1"]),
    "own place without level": ("1 加快青禾现代农业产业园建设。", ["Park:青禾现代农业产业园@1"]),
    "lake in the name": ("1 在甲湖科创生态圈布局实验设施。", ["Park:甲湖科创生态圈@1"]),
    "town of a bay": ("1 推进南湾智能制造小镇建设。", ["Park:南湾智能制造小镇@1"]),
    "brand": ("1 打造“青禾码”服务平台。", ["Platform:“青禾码”服务平台@1"]),
    "brand with version": ("1 建成“智慧河湖”管理平台2.0。", ["Platform:“智慧河湖”管理平台2.0@1"]),
    "market with version": ("1 对接省农产品交易市场3.0建设。", ["Platform:省农产品交易市场3.0@1"]),
    "number": ("1 升级12345政务服务热线平台。", ["Platform:12345政务服务热线平台@1"]),
    "letters": ("1 以甲河（乙为）5G冷链应用中心为核心，完善物流。", ["Platform:甲河（乙为）5G冷链应用中心@1"]),
    "brain in quotes": ("1 推广“园区大脑”应用。", ["Platform:“园区大脑”@1"]),
    "national centre": ("1 引进国家水稻分子育种工程研究中心落户。", ["Platform:国家水稻分子育种工程研究中心@1"]),
    "institute of a university": ("1 建成东海大学青禾研究院。", ["Platform:东海大学青禾研究院@1"]),
    "county health centre": ("1 建设上海恒康精准医疗诊疗中心。", ["Platform:上海恒康精准医疗诊疗中心@1"]),
    "zone": ("1 全力创建国家级高新区。", ["Park:国家级高新区@1"]),
    "two zones": ("1 支持经开区和高新区错位发展。", ["Park:经开区@1", "Park:高新区@1"]),
    "two joined names": (
        "1 建成青禾区粮食应急中心和青禾区冷链物流中心。",
        ["Platform:青禾区冷链物流中心@1", "Platform:青禾区粮食应急中心@1"],
    ),
    "和 inside a name": ("1 建成水泵和阀门行业质量联盟。", ["Platform:水泵和阀门行业质量联盟@1"]),
    "list says what it is": (
        "1 建设青禾未来城、甲湖国际种业中心等一批新型研发机构。",
        ["Platform:甲湖国际种业中心@1", "Platform:青禾未来城@1"],
    ),
    "brand though counted": ("1 到2025年，建成“新农人”创业园10个。", ["Park:“新农人”创业园@1"]),
    "valley": ("1 对青禾药谷重大项目给予支持。", ["Park:青禾药谷@1"]),
    "body of services": ("1 建设“邻里汇”社区综合服务体。", ["Platform:“邻里汇”社区综合服务体@1"]),
    "own place behind a verb": ("1 在安全前提下向青禾水产研究院开放数据。", ["Platform:青禾水产研究院@1"]),
    # repeated by the plan
    "two tasks": ("1 推动银杏文创园扩容。/2 支持银杏文创园招商。", ["Park:银杏文创园@1,2"]),
    "text and its row": (
        "1 做强农旅融合服务综合体。/1| 农旅融合服务综合体 | 完成建设",
        ["Platform:农旅融合服务综合体@1"],
    ),
    "row alone, with a place": ("1 抓好招商。/1| 甲湖文创园 | 启动建设", ["Park:甲湖文创园@1"]),
    "once, words of its own": ("1 成立葡萄酒酿造与包装设备行业联盟。", ["Platform:葡萄酒酿造与包装设备行业联盟@1"]),
    # programmes
    "quoted plan": ("1 深入实施“春雨”计划。", ["Programme:“春雨”计划@1"]),
    "words before the quotes": ("1 实施水产加工“雁阵培育”计划。", ["Programme:水产加工“雁阵培育”计划@1"]),
    "plan by its brand": ("1 实施“药谷合伙人”计划。/2 聘任“药谷合伙人”。", ["Programme:“药谷合伙人”计划@1,2"]),
    "plan inside quotes": ("1 组织实施“青苗计划”和“百名名医引进计划”。", ["Programme:“百名名医引进计划”@1", "Programme:“青苗计划”@1"]),
    "quoted works": ("1 实施“千村示范、万村整治”工程。", ["Programme:“千村示范、万村整治”工程@1"]),
    "numbered": ("1 实施“355”健康青禾行动。", ["Programme:“355”健康青禾行动@1"]),
    "campaign": ("1 开展“清河”专项行动。", ["Programme:“清河”专项行动@1"]),
    "drive": ("1 持续推进“双优”建设。", ["Programme:“双优”建设@1"]),
    "unquoted action": ("1 大力实施绿色低碳循环发展行动计划，推广节能。", ["Programme:绿色低碳循环发展行动计划@1"]),
    "unquoted works": ("1 紧紧把握种业基础再造工程的机遇。", ["Programme:种业基础再造工程@1"]),
    "list behind one verb": (
        "1 深入实施国家名师计划、省名医计划、市“银杏计划”。",
        ["Programme:“银杏计划”@1", "Programme:国家名师计划@1", "Programme:省名医计划@1"],
    ),
    "row of a ministry": ("1 加强引才。/1# 农业部重点引才计划（民企类） | 新增2", ["Programme:农业部重点引才计划@1"]),
    # classes and other things
    "class beside its own": (
        "1 建设渔港风情小镇。/2 打造石坞镇渔港风情小镇和箬岙镇渔港风情小镇。/3 支持渔港风情小镇招商。",
        ["Park:石坞镇渔港风情小镇@2", "Park:箬岙镇渔港风情小镇@2"],
    ),
    "one in each": ("1 支持甲湖医院、乙岭医院建设临床研究中心。/2 向临床研究中心开放数据。", []),
    "in a list": ("1 争取列入省级骨干冷链物流基地建设名单。", []),
    "many centres": ("1 开展欧美认证和国际多中心临床试验。", []),
    "harbour": ("1 扩建青禾中心渔港。", []),
    "handling": ("1 对“两库”进行动态管理。", []),
    "counted class": ("1 建成3个以上行业级农业物联网平台。", []),
    "counted behind": ("1 争取建成市级重点实验室5家。", []),
    "some": ("1 建设一批特色小镇和青年创业园。", []),
    "row that is counted": ("1 建设数字农业服务中心。/1# 数字农业服务中心 | 新增2", []),
    "counted elsewhere": ("1 高水平建设海洋产业服务综合体。/2 新增2个海洋产业服务综合体。", []),
    "generic platforms": ("1 依托创新平台、产业园区和众创空间。/2 推动创新平台、产业园区开放。", []),
    "levels": ("1 支持省级以上重点实验室建设。/2 建设省级以上重点实验室。", []),
    "beautiful parks": ("1 实施“链长制”和美丽园区建设。", []),
    "unit": ("1 依托甲湖新区建设发展中心推进招商。", []),
    "committee of a zone": ("1 支持青禾高新区管委会改革。", []),
    "plan itself": ("1 统筹推进“平安青禾”建设。", []),
    "mode": ("1 推广“N+1”对接模式，深化“放管服”改革。", []),
    "plan of work": ("1 制定年度工作计划，实施三年行动计划。", []),
    "road works": ("1 实施城区雨污分流改造工程、甲河综合治理工程。", []),
    "facility": ("1 完成青禾区职教中心新校区和甲湖会议中心改扩建。", []),
    "partner": ("1 加强与上海天星科学城合作。", []),
    "group of companies": ("1 与甲湖恩和医疗中心（集团）开展合作。", []),
    "slogan": ("1 健全“众创空间+孵化器+产业园”全链条体系。", []),
    "landmark": ("1 打造企业服务“一次办成”标志性平台。", []),
    "system of platforms": ("1 构筑多级应用平台体系，做大平台经济。", []),
}  # fmt: skip


def named(claims):
    tasks = {}
    for each in claims.edges("CONCERNS"):
        node = claims.get(each.source)
        if node.kind == "Task":
            tasks.setdefault(each.target, []).append(node.get("no"))
    return sorted(f"{n.kind}:{n.name}@{','.join(tasks[n.id])}" for n in claims.nodes(*KINDS))


@pytest.mark.parametrize(("lines", "want"), NAMED.values(), ids=NAMED)
def test_names(lines, want):
    name = "“平安青禾”建设方案" if "平安青禾" in lines else "青禾区提升行动方案"
    claims, items = small_plan(lines, name, units="甲湖新区建设发展中心")
    add_places(claims, items)
    assert named(claims) == want


# Plan → spellings with the basis of the edge from each task, all of them one place
JOINED = {
    "lost character": (
        "1 规划甲水湖科创生态圈。/2 建设甲湖科创生态圈。/3 做优甲水湖科创生态圈。",
        "甲水湖科创生态圈", {"1": "stated", "2": "inferred", "3": "stated"},
    ),
    "lost quote": ("1 建成“新农人”创业园。/2 建成新农人”创业园。", "“新农人”创业园", {"1": "stated", "2": "stated"}),
    "middle dot": ("1 建设甲湖·云谷科技城。/2 提升甲湖云谷科技城。", "甲湖·云谷科技城", {"1": "stated", "2": "stated"}),
    "brackets": ("1 建设甲湖（云谷）科技城。/2 提升甲湖云谷科技城。", "甲湖（云谷）科技城", {"1": "stated", "2": "stated"}),
    "place left out": (
        "1 建设上海“飞鸟型”科创园。/2 建设上海“飞鸟型”科创园。/3 入驻“飞鸟型”科创园。",
        "上海“飞鸟型”科创园", {"1": "stated", "2": "stated", "3": "inferred"},
    ),
    "level in front of a brand": (
        "1 实施市“银杏计划”。/2 实施“银杏计划”。", "“银杏计划”", {"1": "stated", "2": "stated"},
    ),
    "abbreviated zone": (
        "1 以省级经济开发区整合为契机，推动经开区提升。/2 支持经开区招商。", "经开区", {"1": "stated", "2": "stated"},
    ),
    "zone without its level": (
        "1 创建省级高新区。/2 申报省级高新区。/3 支持高新区招商。",
        "省级高新区",
        {"1": "stated", "2": "stated", "3": "inferred"},
    ),
    "abbreviated zone alone": (
        "1 做强经开区。/2 支持经开区招商。/3 整合省级经济开发区。",
        "经开区", {"1": "stated", "2": "stated", "3": "inferred"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "name", "want"), JOINED.values(), ids=JOINED)
def test_spellings_of_one_place(lines, name, want):
    claims, items = small_plan(lines)
    add_places(claims, items)
    assert [node.name for node in claims.nodes(*KINDS)] == [name]
    edges = claims.edges("CONCERNS")
    assert {claims.get(e.source).get("no"): e.certainty.basis for e in edges} == want
    assert all((e.certainty.rule is not None) == (e.certainty.basis == "inferred") for e in edges)


APART = {
    "two letters": "1 建设甲湖A区产业园。/2 建设甲湖B区产业园。",
    "two levels": "1 创建省级高新区。/2 创建国家级高新区。",
    "two towns": "1 建设南湾创业园。/2 建设北湾创业园。",
    "park and its programme": "1 建设“银杏计划”创业园。",
}


@pytest.mark.parametrize("lines", APART.values(), ids=APART)
def test_other_things_stay_apart(lines):
    claims, items = small_plan(lines)
    add_places(claims, items)
    assert len(claims.nodes(*KINDS)) == 2


def test_a_short_form_of_two_places_is_joined_to_neither():
    claims, items = small_plan("1 创建省级高新区。/2 创建国家级高新区。/3 支持高新区招商。")
    add_places(claims, items)
    assert {node.name for node in claims.nodes("Park")} == {"省级高新区", "国家级高新区", "高新区"}


def test_rows_and_cells_concern_what_they_name():
    lines = "1 建设甲湖文创园。/1| 甲湖文创园 | 完成建设/1# 入驻企业数量 | 甲湖文创园入驻5家"
    claims, items = small_plan(lines)
    add_places(claims, items)
    (place,) = claims.nodes("Park")
    assert place.id == "甲/1/place/甲湖文创园"
    assert {each.source.split("/task/")[1] for each in claims.edges("CONCERNS")} == {
        "1",
        "1/甲湖文创园",
        "1/入驻企业数量",
    }
    assert [each.quote for each in place.evidence] == ["甲湖文创园"] * 3


def test_every_edge_names_its_words():
    claims, items = small_plan(
        " / ".join(f"{no} {lines.split('/')[0][2:]}" for no, (lines, _) in enumerate(NAMED.values(), 1))
    )
    add_places(claims, items)
    for claim in (*claims.nodes(*KINDS), *claims.edges("CONCERNS")):
        schema().check(claim)
        assert all(claims.source.document.text[e.start : e.end] == e.quote for e in claim.evidence)


@pytest.fixture(scope="module")
def ours():
    reading = read_plan(ROOT / "data" / "luqiao-2021.txt")
    nodes = {node.id: node for node in reading.nodes}
    tasks = {}
    for each in reading.edges:
        if each.kind == "CONCERNS" and nodes[each.source].kind == "Task":
            tasks.setdefault(each.target, set()).add(nodes[each.source].get("no"))
    found = [node for node in reading.nodes if node.kind in KINDS]
    return {(node.kind, bare(node.name).removesuffix("建设")): tasks[node.id] for node in found}


def typed():
    """Each thing typed by hand: its kind, its spellings, its tasks."""
    with (ROOT / "tests" / "golden" / "places.tsv").open(encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            spellings = [row["name"], *filter(None, row["other_spellings"].split("|"))]
            yield {(row["kind"], bare(name).removesuffix("建设")) for name in spellings}, set(row["tasks"].split("|"))


def test_our_plan_gains_no_invented_place(ours):
    known = set().union(*(names for names, _ in typed()))
    assert not ours.keys() - known


def test_our_plan_loses_few_places(ours):
    wanted = list(typed())
    found = [names for names, tasks in wanted if any(ours.get(name) == tasks for name in names)]
    assert len(found) >= len(wanted) - 1


PLANS = ROOT / "tests" / "plans"
JUDGED = sorted(path.name.split(".")[0] for path in PLANS.glob("*.places.tsv"))


@pytest.fixture(scope="module")
def judged():
    """Over all judged plans: name → what was judged (with whether it is sure) and what was found, with their tasks."""
    return {name: (list(_judged(name)), _found(name)) for name in JUDGED}


def _judged(name):
    with (PLANS / f"{name}.places.tsv").open(encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            names = [row["name"], *filter(None, row["other_spellings"].split("|"))]
            yield {(row["kind"], bare(each)) for each in names}, set(row["tasks"].split("|")), row["sure"] == "yes"


def _found(name):
    reading = read_plan(PLANS / f"{name}.txt")
    nodes = {node.id: node for node in reading.nodes}
    found = {(node.kind, bare(node.name)): set() for node in reading.nodes if node.kind in KINDS}
    for each in reading.edges:
        if each.kind == "CONCERNS" and nodes[each.source].kind == "Task":
            place = nodes[each.target]
            found[place.kind, bare(place.name)].add(nodes[each.source].get("no").split("-")[0])
    return found


def test_named_places_of_judged_plans(judged):
    sure = [(names, tasks, found) for rows, found in judged.values() for names, tasks, known in rows if known]
    met = [sum(name in found for name in names) for names, _, found in sure]
    pairs = [(tasks, set().union(*(found.get(name, set()) for name in names))) for names, tasks, found in sure]
    assert sum(count == 1 for count in met) / len(sure) >= 0.95
    assert sum(len(want & got) for want, got in pairs) / sum(len(want) for want, _ in pairs) >= 0.85


def test_few_other_places_in_judged_plans(judged):
    known = {(plan, name) for plan, (rows, _) in judged.items() for names, _, _ in rows for name in names}
    found = {(plan, name) for plan, (_, found) in judged.items() for name in found}
    assert len(found & known) / len(found) >= 0.95, found - known
