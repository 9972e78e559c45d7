"""Which task needs another and which only share a thing. All plans but ours are invented; most of the table must give nothing."""

import csv
from pathlib import Path

import pytest
from small_plans import small_plan

from graph import Graph, impact_of
from ingest import read_plan
from ingest.dependencies.requires import add_dependencies
from ingest.places.concerns import add_places
from ontology import schema

ROOT = Path(__file__).parent.parent

# Plan → "later>needed basis" for what is required
REQUIRED = {
    # the cue names in full what the other task makes
    "according to": ("1 编制国土绿化专项规划。/2 根据国土绿化专项规划，落实造林地块。", ["2>1 stated"]),
    "in line with": ("1 制定河湖岸线管控办法。/2 按照河湖岸线管控办法，清理违建。", ["2>1 stated"]),
    "on the basis of": ("1 出台普惠托育补助办法。/2 依据普惠托育补助办法发放资金。", ["2>1 stated"]),
    "relying on": ("1 建设全域旅游数据中心。/2 依托全域旅游数据中心，发布客流预警。", ["2>1 stated"]),
    "around": ("1 编制老街风貌导则。/2 紧紧围绕老街风貌导则，开展立面整治。", ["2>1 stated"]),
    "joined with": ("1 建立困难群众动态监测机制。/2 结合困难群众动态监测机制，开展帮扶。", ["2>1 stated"]),
    "linked to": ("1 建设“青禾码”服务平台。/2 对接“青禾码”服务平台，归集证照。", ["2>1 stated"]),
    "carrying out": ("1 制定校园食品安全提升方案。/2 贯彻落实校园食品安全提升方案，改造食堂。", ["2>1 stated"]),
    "with … as core": ("1 组建甲湖水务集团联盟。/2 以甲湖水务集团联盟为核心，统一调度。", ["2>1 stated"]),
    "with … as support": ("1 打造甲湖文创园。/2 以甲湖文创园为载体，引进工作室。", ["2>1 stated"]),
    "with … as opportunity": ("1 创建省级经济开发区。/2 以省级经济开发区创建为契机，完善路网。", ["2>1 stated"]),
    "with … as tool": ("1 建立河长履职评价制度。/2 以河长履职评价制度为抓手，压实责任。", ["2>1 stated"]),
    "building on": ("1 建立耕地质量调查数据库。/2 在耕地质量调查数据库基础上，划定高标准农田。", ["2>1 stated"]),
    "once built": ("1 建设甲湖冷链物流中心。/2 待甲湖冷链物流中心建成后，搬迁市场。", ["2>1 stated"]),
    "after approval": ("1 编制城市更新单元规划。/2 城市更新单元规划获批后，启动征收。", ["2>1 stated"]),
    "after it is built": ("1 谋划建设云岭大数据中心。/2 在云岭大数据中心建成后，上线管理平台。", ["2>1 stated"]),
    "built with another": (
        "1 与东海大学共建青禾水产研究院。/2 依托青禾水产研究院，孵化企业。",
        ["2>1 stated"],
    ),
    "by building named": ("1 加强“田管家”服务平台建设。/2 依托“田管家”服务平台，推广统防统治。", ["2>1 stated"]),
    "earlier needs later": ("1 依托全域旅游数据中心，发布预警。/2 建设全域旅游数据中心。", ["1>2 stated"]),
    "made in a later clause": ("1 摸清底数，编制古树名木保护规划。/2 根据古树名木保护规划，划定范围。", ["2>1 stated"]),
    "made by a row": ("1 抓好种业振兴。/1| 编制种质资源保护规划 | 完成编制/2 根据种质资源保护规划，建设圃地。", ["2>1 stated"]),
    "own place in front": ("1 编制国土绿化专项规划。/2 根据青禾区国土绿化专项规划，落实地块。", ["2>1 stated"]),
    "quotes and brackets aside": ("1 建设智慧河湖管理平台。/2 依托“智慧河湖”管理平台，开展巡查。", ["2>1 stated"]),
    "two things of a list": (
        "1 编制古城保护规划。/2 制定文物安全管理办法。/3 按照古城保护规划、文物安全管理办法，修缮民居。",
        ["3>1 stated", "3>2 stated"],
    ),
    "one of a list": ("1 编制古城保护规划。/2 按照国家标准、古城保护规划，修缮民居。", ["2>1 stated"]),
    "two tasks after each other": (
        "1 编制防洪排涝规划。/2 根据防洪排涝规划，建设甲河泵站调度平台。/3 依托甲河泵站调度平台，开展演练。",
        ["2>1 stated", "3>2 stated"],
    ),
    "period in brackets": (
        "1 编制养老设施布点规划。/2 按照《青禾区养老设施布点规划（2021—2035年）》，落实用地。", ["2>1 stated"],
    ),
    "words that any plan uses, but many": (
        "1 建设县级电商公共服务中心。/2 依托县级电商公共服务中心，开展培训。", ["2>1 stated"],
    ),
    # a rule helps
    "kind left out": ("1 编制甲湖文创园发展规划。/2 围绕甲湖文创园规划，完善路网。", ["2>1 stated"]),
    "two kinds, one is the task's name": (
        "1 编制甲湖文创园发展规划。/2 整治水系，编制甲湖文创园绿地规划。/3 围绕甲湖文创园规划，完善路网。",
        ["3>1 stated", "3>2 inferred"],
    ),
    "two kinds, equally": (
        "1 编制甲湖文创园发展规划。/2 编制甲湖文创园详细规划。/3 围绕甲湖文创园规划，完善路网。",
        ["3>1 ambiguous", "3>2 ambiguous"],
    ),
    "elided in a list": (
        "1 编制甲湖文创园发展规划。/2 调整村庄布点规划指标。/3 根据甲湖文创园发展规划、布点规划，落实用地。",
        ["3>1 stated", "3>2 stated"],
    ),
    "lost character": (
        "1 编制农村生活污水治理规划。/2 根据农村活污水治理规划，建设管网。", ["2>1 inferred"],
    ),
    "lost character in a place": (
        "1 编制甲水湖科创生态圈规划。/2 推进甲水湖科创生态圈招商。/3 根据甲湖科创生态圈规划，完善路网。", ["3>1 stated"],
    ),
    "qualifier left out": ("1 建设甲湖山区智慧农机调度中心。/2 依托智慧农机调度中心，组织抢收。", ["2>1 inferred"]),
    "raising what another builds": (
        "1 建设甲湖水产产业创新服务综合体。/2 高水平建设产业创新服务综合体，提升能力。", ["2>1 inferred"],
    ),
    "two make it": (
        "1 建设全域旅游数据中心。/2 建成全域旅游数据中心。/3 依托全域旅游数据中心，发布预警。",
        ["3>1 ambiguous", "3>2 ambiguous"],
    ),
    # named by the thing, whatever the cue
    "inside a park": ("1 建设云岭茶产业园。/2 在云岭茶产业园内设立直播区。", ["2>1 stated"]),
    "park by its place": ("1 建设云岭茶产业园。/2 依托云岭园区的厂房，引进企业。", ["2>1 inferred"]),
    "words in order": ("1 建设甲河城市运行中心。/2 事件数据接入城运中心。", ["2>1 inferred"]),
    "brand alone": ("1 上线“青禾码”服务平台。/2 巡查记录回传“青禾码”。", ["2>1 stated"]),
    "brand of a list of papers": ("1 绘制产业“三图两清单”。/2 对照“三图两清单”，招引项目。", ["2>1 stated"]),
    "head alone": ("1 组建甲湖水产技术研究院。/2 由研究院牵头攻关。", ["2>1 inferred"]),
    "own level in front": ("1 搭建区公共数据平台。/2 通过区公共数据平台调用证照。", ["2>1 stated"]),
    "checked by": ("1 建设风机叶片检测平台。/2 经叶片检测平台验证的产品，给予奖励。", ["2>1 inferred"]),
    "at the same time": ("1 实施南门片区更新。/2 埋设管网，与南门片区更新同步施工。", ["2>1 stated"]),
    "what it gives": ("1 建设茶叶质量检测站。/2 推进溯源，检测站出具的结果上链。", ["2>1 inferred"]),
    "what it lays down": ("1 制定古城风貌管控细则。/2 修缮民居，须符合风貌管控细则。", ["2>1 inferred"]),
    "behind a list": ("1 新建甲湖博物馆。/2 依托高校资源和甲湖博物馆，开发课程。", ["2>1 stated"]),
    "listed in": ("1 发布首批低空应用场景清单。/2 将巡查列入首批场景清单。", ["2>1 inferred"]),
    "sent to": ("1 新建县域影像诊断中心。/2 拍片结果传至影像诊断中心。", ["2>1 inferred"]),
    "firms of a register": ("1 建立企业梯度培育库。/2 对入库企业给予贴息。", ["2>1 inferred"]),
    "made elsewhere in the clause": (
        "1 在甲湖新城规划建设乙岭茶叶交易市场。/2 待茶叶交易市场投入运营后，发布指数。", ["2>1 inferred"],
    ),
    "made with a sum": ("1 设立总规模2亿元的茶产业发展基金。/2 发挥茶产业发展基金作用，放大信贷。", ["2>1 stated"]),
    "by number": ("1 建设河长制平台。/2 巡河轨迹接入第1项所建系统。", ["2>1 stated"]),
    "work that a title names": ("1 老旧小区改造。改造小区260个。/2 在老旧小区改造的基础上，建设完整社区。", ["2>1 stated"]),
    "by a bare number behind a cue": ("1 编制布局规划。/2 按照第1项规划确定的选址，建设中心。", ["2>1 stated"]),
    "by a number as a basis": ("1 编制布局规划。/2 以第1项规划为依据，建设中心。", ["2>1 stated"]),
    "an article where tasks have other numbers": ("1 编制布局规划。/2 按照第1条有关规定，建设中心。", []),
    "an item that no cue leads": ("1 编制布局规划。/2 获得第1项省级荣誉。", []),
    "by number in brackets": ("1 建设粪污处理中心。/2 待第（1）项中心建成后，配套有机肥生产线。", ["2>1 stated"]),
    "item of a law": ("1 建设粪污处理中心。/2 按照条例第三条第（1）项，配套有机肥生产线。", []),
    "thing of a numbered task": ("1 建设“甲眼”监测平台。/2 依托任务1平台的数据，建成指挥中心。/3 汇聚任务1平台数据。", ["2>1 stated", "3>1 stated"]),
    "helped by number": ("1 实施精准招商。/2 汇聚数据，为任务1精准招商提供支撑。", ["1>2 stated"]),
    "by its data": ("1 建设“渔光通”监管平台。/2 鼓励银行凭“渔光通”平台的数据授信。", ["2>1 inferred"]),
    "yearly plan": ("1 每年12月底前编制次年更新计划。/2 按照年度更新计划安排，改造小区。", ["2>1 stated"]),
    "work of another": ("1 实施柳营城中村改造。/2 结合柳营城中村改造腾出的用地，筹建住房。", ["2>1 stated"]),
    "work in other words": ("1 保护更新钟楼巷历史街区。/2 围绕钟楼巷历史街区修缮，策划活动。", ["2>1 stated"]),
    "end that all have": ("1 推进供水、排水、供热管道更新。/2 结合排水管道更新，扩建泵站。", ["2>1 stated"]),
    "behind work in a list": (
        "1 推进老旧小区改造。/2 依托完整社区建设和老旧小区改造，开辟活动室。", ["2>1 stated"],
    ),
    "listed in a yearly plan": ("1 编制次年更新计划。/2 资金投向列入年度更新计划的项目。", ["2>1 stated"]),
    "invested in": ("1 建立链主企业培育库。/2 基金投向链主企业培育库和重大项目。", ["2>1 stated"]),
    "place where it is told": ("1 编写中小学冰雪课程手册。/2 以冰雪课程手册为教材，轮训教师。", ["2>1 inferred"]),
    "with … and others as carrier": ("1 建设青禾水产研究院。/2 以青禾水产研究院和企业为载体，引进人才。", ["2>1 stated"]),
    "with what it breeds": ("1 建设甲湖种业中心。/2 以甲湖种业中心选育的良种为主，推广示范。", ["2>1 stated"]),
    "platform of": ("1 编制技术攻关榜单。/2 作为技术攻关榜单发布的主要平台，办好大会。", ["2>1 stated"]),
    "once it is done": ("1 改造提升甲湖老街。/2 完成甲湖老街改造提升后，引入商户。", ["2>1 stated"]),
    "inside what it draws": ("1 完成甲湖滩涂规划修编。/2 在甲湖滩涂规划划定的海域内，投放网箱。", ["2>1 stated"]),
    "gathered in": ("1 建设石坞水产加工园。/2 引导企业向石坞水产加工园集聚。", ["2>1 stated"]),
    "programme": ("1 抓好引才，实施“药谷合伙人”计划。/2 对接“药谷合伙人”，举办大会。", ["2>1 stated"]),
    "brand of work": ("1 实行重点品种“一品一策”。/2 把通过“一品一策”获批的产品纳入目录。", ["2>1 stated"]),
    "what comes of it": ("1 开展冰雪资源普查。/2 依据普查成果，划定开发区。", ["2>1 inferred"]),
    "condition": ("1 制定雪场安全规范。/2 把达到雪场安全规范作为评星的前置条件。", ["2>1 stated"]),
    "site, once done": ("1 建设沂水灌区续建配套工程。/2 在沂水灌区通水后，铺设管道。", ["2>1 inferred"]),
    "as it is entered there": ("1 建成耕地质量数据库。/2 理赔以耕地质量数据库登记的地块为准。", ["2>1 stated"]),
    "work behind the name": ("1 建成耕地质量数据库。/2 依据耕地质量数据库逐村制定施肥方案。", ["2>1 stated"]),
    "kept in": ("1 新建甲湖中心粮库。/2 成品粮优先存放于中心粮库。", ["2>1 inferred"]),
    "leave to use": ("1 培育“麦香”公用品牌，制定“麦香”授权办法。/2 组织获得“麦香”授权的企业参展。", ["2>1 stated"]),
    # nothing
    "site that was there": ("1 建设沂水灌区续建配套工程。/2 以沂水灌区为重点，推广节水。", []),
    "road that is worked on": ("1 改造农村公路。/2 结合农村公路建设，布设杆线。", []),
    "work that all do": ("1 组织技能培训。/2 通过技能培训提升素质。", []),
    "a short name in a longer one": ("1 编制次年更新计划。/2 使用设备更新计划资金。", []),
    "results in general": ("1 开展设备检测。/2 根据检测结果，处置隐患。", []),
    "upkeep": ("1 建成甲湖大桥。/2 完成甲湖大桥后续养护。", []),
    "as the main thing": ("1 建设甲湖种业中心。/2 以甲湖种业中心为主，开展育种。", []),
    "programme of the state": ("1 实施“双高”计划。/2 对入选国家“双高”计划的学校给予奖励。", []),
    "principle by its brand": ("1 实行“一企一策”。/2 按照“一企一策”原则，帮扶企业。", []),
    "made, not used": ("1 建设云岭茶产业园。/2 完善云岭茶产业园道路。", []),
    "principle behind the cue": ("1 建设甲湖文创园。/2 按照集约原则统筹甲湖文创园用地。", []),
    "aim": ("1 建设甲湖文创园。/2 以甲湖文创园建设为重点，优化路网。", []),
    "one of a higher level": ("1 建设水产技术研究院。/2 依托省水产技术研究院，攻关育种。", []),
    "another that begins so": ("1 建设县域影像诊断中心。/2 依托县域中心药房，配送药品。", []),
    "two heads": ("1 组建水产技术研究院。/2 组建茶叶技术研究院。/3 由研究院牵头攻关。", []),
    "its own of that kind": ("1 建立河湖长效管护机制。/2 健全耕地长效管护机制，落实管护机制。", []),
    "policy of that name": ("1 完成甲湖土地征收。/2 按照甲湖土地征收政策补偿。", []),
    "count of tasks": ("1 建设河长制平台。/2 完成任务1项，改造第1批堤防。", []),
    "nobody makes it": ("1 推进造林。/2 根据国土绿化专项规划，落实地块。", []),
    "itself": ("1 编制国土绿化专项规划，根据国土绿化专项规划落实地块。/2 推进造林。", []),
    "national strategy": ("1 制定乡村振兴实施方案。/2 贯彻落实国家乡村振兴战略，建设和美乡村。", []),
    "plan of the province": ("1 制定养老服务实施方案。/2 按照省养老服务实施方案，建设驿站。", []),
    "law": ("1 制定湿地保护方案。/2 根据《湿地保护法》，开展执法。", []),
    "industry chain": ("1 建设水产产业链。/2 围绕产业链招商。", []),
    "firms": ("1 引进龙头企业。/2 依托龙头企业，开展培训。", []),
    "platforms in general": ("1 建设各类创新平台。/2 依托创新平台，开展攻关。", []),
    "work as such": ("1 制定年度实施方案。/2 按照实施方案，抓好落实。", []),
    "needs of all": ("1 建设美丽乡村。/2 结合实际，按照要求推进。", []),
    "only the kind is alike": ("1 建立防汛应急指挥机制。/2 按照教师交流轮岗机制，选派教师。", []),
    "another of its kind": ("1 编制防洪排涝规划。/2 根据绿道网规划，建设绿道。", []),
    "the plan itself": ("1 建立提升行动机制。/2 根据提升行动方案，抓好落实。/3 制定提升行动方案。", []),
    "everybody makes it": (
        "1 建设甲湖文创园。/2 推动甲湖文创园建设。/3 加快甲湖文创园建设。/4 依托甲湖文创园，引进工作室。", [],
    ),
    "rules of a park": ("1 建设甲湖文创园。/2 按照甲湖文创园管理办法，考核企业。", []),
    "a class that is counted": ("1 建成3个以上农业服务平台。/2 依托农业服务平台，推广良种。", []),
    "used, not made": ("1 推广使用全域旅游数据中心。/2 依托全域旅游数据中心，发布预警。", []),
    "no cue": ("1 编制国土绿化专项规划。/2 宣传国土绿化专项规划。", []),
    "path and mechanism": ("1 健全“微成长”梯次培育机制。/2 按照“龙头—骨干”梯次培育路径，做强企业。", []),
    "assessment": ("1 建立领导干部考核体系。/2 以期满考核指标体系为抓手，建设综合体。", []),
    "raising what two build": (
        "1 建设甲湖水产产业服务综合体。/2 建设乙岭茶叶产业服务综合体。/3 提升产业服务综合体。", [],
    ),
    "raising something short": ("1 建设甲湖农技中心。/2 提升农技中心能力。", []),
}  # fmt: skip


def read(lines):
    claims, items = small_plan(lines)
    add_places(claims, items)
    add_dependencies(claims, items)
    return claims


def edges(claims, strength):
    return [each for each in claims.edges("DEPENDS_ON") if each.get("strength") == strength]


def pair(claims, each):
    return f"{claims.get(each.source).get('no')}>{claims.get(each.target).get('no')}"


@pytest.mark.parametrize(("lines", "want"), REQUIRED.values(), ids=REQUIRED)
def test_requires(lines, want):
    claims = read(lines)
    assert sorted(f"{pair(claims, each)} {each.certainty.basis}" for each in edges(claims, "requires")) == want


@pytest.mark.parametrize("lines", [lines for lines, _ in REQUIRED.values()], ids=REQUIRED)
def test_every_edge_quotes_the_cue_and_what_is_made(lines):
    claims = read(lines)
    for each in claims.edges("DEPENDS_ON"):
        schema().check(each)
        assert any(each.get("cue") in evidence.quote for evidence in each.evidence)
        ends = {_task_at(claims, evidence.start) for evidence in each.evidence}
        assert ends == {each.source, each.target}
        assert (each.certainty.rule is None) == (each.certainty.basis == "stated")


def _task_at(claims, place):
    """The task whose text, or one of whose rows, stands there."""
    for node in claims.nodes("Task", "Project", "Indicator", "Target"):
        if any(each.start <= place < each.end for each in node.evidence):
            return "/".join(node.id.split("/")[:4])
    return None


def test_the_cue_is_the_exact_words():
    claims = read("1 打造甲湖（乙）文创园。/2 以甲湖（乙）文创园为载体，引进工作室。/3 充分依托甲湖（乙）文创园招商。")
    assert {each.get("cue") for each in edges(claims, "requires")} == {
        "以甲湖（乙）文创园为载体",
        "充分依托甲湖（乙）文创园招商",
    }


def test_ambiguous_edges_tell_the_other_reading():
    lines, _ = REQUIRED["two make it"]
    first, second = edges(read(lines), "requires")
    assert first.certainty.alternatives == ({"text": "建成全域旅游数据中心"},)
    assert second.certainty.alternatives == ({"text": "建设全域旅游数据中心"},)


# Plan → pairs that share a thing, later number first
SHARED = {
    "park": ("1 推进甲湖文创园招商。/2 支持甲湖文创园扩容。", ["2>1"]),
    "programme": ("1 实施“银杏计划”。/2 参与“银杏计划”的人才可落户。", ["2>1"]),
    "platform in a row": ("1 推广“青禾码”服务平台。/2 办好便民事项。/2| “青禾码”服务平台 | 上线", ["2>1"]),
    "three tasks": ("1 甲湖文创园招商。/2 甲湖文创园扩容。/3 甲湖文创园绿化。", ["2>1", "3>1", "3>2"]),
    "needed already": ("1 建设甲湖文创园。/2 依托甲湖文创园，引进工作室。", []),
    "needed the other way": ("1 依托甲湖文创园，引进工作室。/2 建设甲湖文创园。", []),
    "two things, one edge": ("1 甲湖文创园与“青禾码”平台联动。/2 甲湖文创园接入“青禾码”平台。", ["2>1"]),
    "everybody's": (" / ".join(f"{no} 支持甲湖文创园招商第{no}批。" for no in range(1, 6)), []),
    "class": ("1 建设3个以上农业服务平台。/2 新增2个农业服务平台。", []),
    "nothing": ("1 推进造林。/2 治理河道。", []),
}


@pytest.mark.parametrize(("lines", "want"), SHARED.values(), ids=SHARED)
def test_shares(lines, want):
    claims = read(lines)
    assert sorted(pair(claims, each) for each in edges(claims, "shares")) == want


def test_what_is_shared_is_told():
    (each,) = edges(read("1 推进甲湖文创园招商。/2 支持甲湖文创园扩容。"), "shares")
    assert (each.get("cue"), each.get("via"), each.certainty.basis) == ("甲湖文创园", "甲/1/place/甲湖文创园", "stated")


def test_a_damaged_spelling_makes_sharing_inferred():
    lines = "1 做优甲水湖科创生态圈。/1| 甲水湖科创生态圈 | 完成规划/2 推进甲湖科创生态圈招商。"
    (each,) = edges(read(lines), "shares")
    assert (each.certainty.basis, each.certainty.rule) == ("inferred", "原文缺一字")


def test_indicators_that_are_one_are_shared():
    claims, items = small_plan("1 扩大绿地。/1# 森林覆盖率 | 60%/2 抓好造林。/2# 森林覆盖率（林业） | 60%")
    claims.edge("SAME_AS", "甲/1/task/1/森林覆盖率", "甲/1/task/2/森林覆盖率（林业）", {"reason": "名称相同"})
    add_dependencies(claims, items)
    (each,) = edges(claims, "shares")
    assert (pair(claims, each), each.certainty.basis, each.get("cue")) == ("2>1", "inferred", "森林覆盖率")


@pytest.fixture(scope="module")
def ours():
    reading = read_plan(ROOT / "data" / "luqiao-2021.txt")
    return Graph([reading.document], reading.nodes, reading.edges)


def test_our_plan(ours):
    with (ROOT / "tests" / "golden" / "dependencies.tsv").open(encoding="utf8") as file:
        wanted = {
            (r["task"], r["needs"], r["strength"], r["basis"]): r["cue"] for r in csv.DictReader(file, delimiter="\t")
        }
    found = {
        (ours.nodes[e.source].get("no"), ours.nodes[e.target].get("no"), e.get("strength"), e.certainty.basis): e.get(
            "cue"
        )
        for e in ours.edges.values()
        if e.kind == "DEPENDS_ON"
    }
    assert found == wanted


def test_a_slip_reaches_what_requires_it(ours):
    (first,) = (task.id for task in ours.tasks() if task.get("no") == "1")
    reached = {each.id: each.basis for each in impact_of(ours, first).affected if each.kind == "Task"}
    assert {ours.nodes[id_].get("no"): basis for id_, basis in reached.items()} == {"3": "stated", "4": "stated"}


PLANS = ROOT / "tests" / "plans"
JUDGED = sorted(path.name.split(".")[0] for path in PLANS.glob("*.depends.tsv"))


@pytest.fixture(scope="module")
def judged():
    """Over all judged plans: the pairs that are sure, those that may be, and those found with their basis."""
    sure, maybe, found = set(), set(), {}
    for name in JUDGED:
        with (PLANS / f"{name}.depends.tsv").open(encoding="utf8") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                (sure if row["sure"] == "yes" else maybe).add((name, row["task"], row["needs"]))
        reading = read_plan(PLANS / f"{name}.txt")
        numbers = {node.id: node.get("no") for node in reading.nodes}
        for each in reading.edges:
            if each.kind == "DEPENDS_ON" and each.get("strength") == "requires":
                found[name, numbers[each.source], numbers[each.target]] = each.certainty.basis
    return sure, maybe, found


def test_what_planners_accept_is_found(judged):
    sure, _, found = judged
    assert len(sure) > 80
    assert len(sure & found.keys()) / len(sure) >= 0.95, sure - found.keys()


@pytest.mark.parametrize("bases", [{"stated"}, {"inferred", "ambiguous"}], ids=["stated", "inferred"])
def test_little_else_is_required(judged, bases):
    sure, maybe, found = judged
    given = {pair for pair, basis in found.items() if basis in bases}
    assert len(given) > 30
    assert len(given & (sure | maybe)) / len(given) >= 0.95, given - sure - maybe


@pytest.mark.parametrize("name", JUDGED)
def test_what_all_share_does_not_drown_the_rest(name):
    reading = read_plan(PLANS / f"{name}.txt")
    tasks = sum(node.kind == "Task" for node in reading.nodes)
    shares = sum(each.kind == "DEPENDS_ON" and each.get("strength") == "shares" for each in reading.edges)
    assert shares <= tasks / 4
