"""Plans that are a table of tasks, in the layouts that such tables take."""

import pytest

from graph import Graph
from ingest import read_plan
from ingest.tabled.flat import is_units
from ingest.tabled.goals import goal_reader, read_goal
from ingest.tabled.titles import column_of
from ingest.text.source import fold

CELL_A_LINE = """青浦市人民政府办公室关于印发《青浦市城市更新重点任务清单（2026—2027年）》的通知
各区人民政府，市政府有关部门：
　　现将《青浦市城市更新重点任务清单（2026—2027年）》印发给你们，请认真贯彻执行。
青浦市人民政府办公室
2026年2月9日

青浦市城市更新重点任务清单
　　到2027年，全市累计改造老旧小区180个。市政府成立城市更新工作领导小组，由市长郭怀谷任组长，副市长尹若川任副组长。责任单位列首位的为牵头单位。
序号
工作任务
主要措施
工作目标
责任单位
完成时限
一、补齐民生短板
1
改造老旧小区
坚持先地下后地上，统筹实施水电气路改造。
2026年12月底前完成项目入库。
改造老旧小区120个
市住房城乡建设局、市财政局、各区政府
2026年12月
2
建设口袋公园
利用边角地、闲置地建设口袋公园，同步完善照明、休憩设施。
新建口袋公园30座
市城市管理局、市自然资源和规划局
2027年6月
二、提升基础设施
3
搭建地下管网信息平台
整合各类管线数据，搭建地下管网信息平台。
平台上线运行
市大数据局、市住房城乡建设局
2026年12月
4
完善停车设施
推广智慧停车，接入地下管网信息平台。
新增公共停车泊位5000个
市城市管理局、市公安局
2027年12月
三、工作要求
　　各责任单位要按季度报送进展情况，市政府督查室每半年开展一次督查。
（此件公开发布）
"""
NO_GOALS = """松岭县数字乡村建设责任分工表（2025—2027年）
松岭县人民政府
2025年4月2日
　　现将有关任务分工如下。
类别\t工作任务\t工作内容\t牵头单位\t配合单位\t完成时限
基础设施\t推进千兆光网进村\t实现千兆光网全覆盖，2026年底前自然村通达率达到90%。\t县工信局\t县电信公司、县移动公司\t2026年12月
\t建设县域数据中心\t整合涉农数据，建设县域数据中心。\t县大数据中心\t县财政局\t2025年11月
\t布设农田物联网\t依托县域数据中心，布设墒情监测设备。\t县农业农村局\t\t2026年6月
产业发展\t培育农村电商\t每年举办电商大赛1场。\t县商务局\t县农业农村局、各乡镇\t每年12月
"""
MERGED = """临川区人民政府关于印发《临川区制造业提质攻坚任务分解表（2025—2027年）》的通知
各镇街，区级有关部门：
临川区人民政府
2025年1月20日
附件
临川区制造业提质攻坚任务分解表
|序号|重点任务|具体举措|2025年目标|2027年目标|责任单位|责任领导|
|---|---|---|---|---|---|---|
|1|培育壮大企业梯队|建立企业培育库，一企一策帮扶。|新增专精特新企业12家|累计新增专精特新企业40家|区经信局（牵头）、区科技局|高远|
|||推动企业上市，完善辅导机制。|辅导企业6家|累计辅导企业20家|区金融工作中心|高远|
|2|推进技术改造|推广数字化车间。|技改投资增长10%以上|技改投资占工业投资比重达到45%|区经信局|高远|
|3|建设制造业创新中心|引进高校院所共建。|完成选址|—|区科技局、临川经开区管委会|苏未|
注：1.表中“累计”自2025年起。
"""
RESTARTS = """白石县2026年政府重点工作责任清单
白石县人民政府
2026年1月15日
各乡镇，县级各部门：
　　现将2026年政府重点工作责任清单印发给你们，请抓好落实。
一、项目建设
序号    任务名称    年度目标    责任单位    责任人    完成时限
1    建设冷链物流园    完成主体工程    县商务局    罗吉    9月底前
2    改造农贸市场    改造摊位260个    县市场监管局、县住建局    秦良玉    6月底
二、民生实事
序号    任务名称    年度目标    责任单位    责任人    完成时限
1    修缮村级养老站    修缮村级养老站8个    县民政局、各乡镇    葛小满    10月底
2    争取上级资金    到位资金不少于3000万元    县财政局    葛小满    12月
"""
BROKEN = """海棠区2026年文旅融合工作要点分解表
海棠区人民政府办公室
2026年3月3日
重点工作\t序号\t具体任务\t工作措施\t责任单位\t完成时间
丰富产品供给\t1\t打造滨水夜游线路\t编制线路方案；
更新码头灯光。\t区文旅局、区城管局\t2026年9月
\t2\t提升民宿品质\t评定等级民宿。\t区文旅局、各街道\t2026年11月
扩大宣传推介\t3\t举办海棠花节\t策划主题活动。\t区文旅局\t2026年4月
"""
TWO_LINES = """丰谷县托育服务责任分工表（2025—2026年）
丰谷县卫生健康局
2025年5月6日
工作任务\t目标\t\t责任分工\t\t完成时限
\t2025年\t2026年\t牵头单位\t配合单位\t
1．建设普惠托育园\t新建普惠托育园3所\t累计新建普惠托育园7所\t县卫健局\t县财政局\t2026年10月
2．支持幼儿园开设托班\t开设托班占比达到40%\t开设托班占比达到60%\t县教育局\t县卫健局\t2026年9月
3．制定托育机构管理办法\t印发实施\t\t县卫健局\t县市场监管局\t2025年8月
"""
PROMISES = """梧桐市2025年民生实事责任分解表
梧桐市人民政府
2025年1月20日
分管领导\t序号\t实事项目\t具体内容及标准\t牵头单位\t责任单位\t完成时间\t备注
韩雪松\t1\t提升社区养老服务\t（1）新建社区食堂30个，改造失能老人家庭床位500张。\t市民政局\t各区政府\t2025年10月\t
\t2\t扩大托位供给\t新增普惠托位2000个。\t市卫生健康委\t市教育局、各区政府\t2025年11月\t中央预算内
- 2 -
分管领导\t序号\t实事项目\t具体内容及标准\t牵头单位\t责任单位\t完成时间\t备注
邹明\t3\t治理积水点\t逐点制定方案，完成易积水点治理25处。\t市水务局\t市城管局\t2025年6月\t
\t4\t建设监管平台\t建成充电设施监管平台。\t市大数据局\t市发展改革委\t9月底前\t
"""
FILLED_DOWN = """云台区促进民营经济发展工作任务清单（2026—2027年）
云台区发展和改革局
2026年2月1日
| 领域 | 序号 | 任务 | 目标要求 | 责任分工 | 时限 |
|---|---|---|---|---|---|
| 优化环境 | 1 | 推行告知承诺制 | 事项不少于50项 | 牵头：区行政审批局；配合：区司法局、区市场监管局 | 2026年6月底前 |
| 优化环境 | 2 | 清理拖欠账款 | 无分歧账款清零 | 牵头：区工信局；配合：区财政局 | 2027年12月底前 |
| 强化要素 | 3 | 设立转贷资金 | 规模达到2亿元 | 区财政局牵头，区金融办配合 | 2026年3月底前 |
| 强化要素 | 4 | 发展普惠贷款 | 新增普惠贷款2000万元，每年走访企业100家 | 区金融办 | 长期 |
| 强化要素 | 5 | 走访企业 | 全区每年走访企业100家 | 区工商联 | 长期 |
"""
TASKS = {  # number, name, action, units with their roles, rows with their targets
    "cell_a_line": (
        CELL_A_LINE,
        [
            ("1", "改造老旧小区", "补齐民生短板", "lead 市住房城乡建设局, responsible 各区政府, responsible 市财政局",
             ["改造老旧小区 2026 120 new 完成时限所在年份"]),
            ("2", "建设口袋公园", "补齐民生短板", "lead 市城市管理局, responsible 市自然资源和规划局",
             ["建设口袋公园 2027 30 new 完成时限所在年份"]),
            ("3", "搭建地下管网信息平台", "提升基础设施", "lead 市大数据局, responsible 市住房城乡建设局",
             ["搭建地下管网信息平台 2026 None milestone 完成时限所在年份"]),
            ("4", "完善停车设施", "提升基础设施", "lead 市城市管理局, responsible 市公安局",
             ["完善停车设施 2027 5000 new 完成时限所在年份"]),
        ],
    ),
    "no_goals": (
        NO_GOALS,
        [
            ("1", "推进千兆光网进村", "基础设施", "lead 县工信局, support 县电信公司, support 县移动公司",
             ["推进千兆光网进村 2026 None milestone None"]),
            ("2", "建设县域数据中心", "基础设施", "lead 县大数据中心, support 县财政局",
             ["建设县域数据中心 2025 None milestone None"]),
            ("3", "布设农田物联网", "基础设施", "lead 县农业农村局", ["布设农田物联网 2026 None milestone None"]),
            ("4", "培育农村电商", "产业发展", "lead 县商务局, support 县农业农村局, support 各乡镇", []),
        ],
    ),
    "merged": (
        MERGED,
        [
            ("1", "培育壮大企业梯队", None, "lead 区经信局, responsible 区科技局, responsible 区金融工作中心",
             ["建立企业培育库 2025 12 new None", "建立企业培育库 2027 40 cumulative None",
              "推动企业上市 2025 6 new None", "推动企业上市 2027 20 cumulative None"]),
            ("2", "推进技术改造", None, "responsible 区经信局",
             ["推进技术改造 2025 10 level None", "推进技术改造 2027 45 level None"]),
            ("3", "建设制造业创新中心", None, "responsible 临川经开区管委会, responsible 区科技局",
             ["建设制造业创新中心 2025 None milestone None"]),
        ],
    ),
    "restarts": (
        RESTARTS,
        [
            ("一-1", "建设冷链物流园", "项目建设", "responsible 县商务局", ["建设冷链物流园 2026 None milestone 按方案年度"]),
            ("一-2", "改造农贸市场", "项目建设", "responsible 县住建局, responsible 县市场监管局",
             ["改造农贸市场 2026 260 new 按方案年度"]),
            ("二-1", "修缮村级养老站", "民生实事", "responsible 各乡镇, responsible 县民政局",
             ["修缮村级养老站 2026 8 new 按方案年度"]),
            ("二-2", "争取上级资金", "民生实事", "responsible 县财政局", ["争取上级资金 2026 3000 level 按方案年度"]),
        ],
    ),
    "broken": (
        BROKEN,
        [
            ("1", "打造滨水夜游线路", "丰富产品供给", "responsible 区城管局, responsible 区文旅局",
             ["打造滨水夜游线路 2026 None milestone None"]),
            ("2", "提升民宿品质", "丰富产品供给", "responsible 各街道, responsible 区文旅局",
             ["提升民宿品质 2026 None milestone None"]),
            ("3", "举办海棠花节", "扩大宣传推介", "responsible 区文旅局", ["举办海棠花节 2026 None milestone None"]),
        ],
    ),
    "two_lines": (
        TWO_LINES,
        [
            ("1", "建设普惠托育园", None, "lead 县卫健局, support 县财政局",
             ["建设普惠托育园 2025 3 new None", "建设普惠托育园 2026 7 cumulative None"]),
            ("2", "支持幼儿园开设托班", None, "lead 县教育局, support 县卫健局",
             ["支持幼儿园开设托班 2025 40 level None", "支持幼儿园开设托班 2026 60 level None"]),
            ("3", "制定托育机构管理办法", None, "lead 县卫健局, support 县市场监管局",
             ["制定托育机构管理办法 2025 None milestone None"]),
        ],
    ),
    "promises": (
        PROMISES,
        [
            ("1", "提升社区养老服务", None, "lead 市民政局, responsible 各区政府",
             ["提升社区养老服务 2025 500 new 完成时限所在年份", "提升社区养老服务 2025 30 new 完成时限所在年份"]),
            ("2", "扩大托位供给", None, "lead 市卫生健康委, responsible 各区政府, responsible 市教育局",
             ["扩大托位供给 2025 2000 new 完成时限所在年份"]),
            ("3", "治理积水点", None, "lead 市水务局, responsible 市城管局",
             ["治理积水点 2025 25 level 完成时限所在年份"]),
            ("4", "建设监管平台", None, "lead 市大数据局, responsible 市发展改革委",
             ["建设监管平台 2025 None milestone 按方案年度"]),
        ],
    ),
    "filled_down": (
        FILLED_DOWN,
        [
            ("1", "推行告知承诺制", "优化环境", "lead 区行政审批局, support 区司法局, support 区市场监管局",
             ["推行告知承诺制 2026 50 level 完成时限所在年份"]),
            ("2", "清理拖欠账款", "优化环境", "lead 区工信局, support 区财政局",
             ["清理拖欠账款 2027 None milestone 完成时限所在年份"]),
            ("3", "设立转贷资金", "强化要素", "lead 区财政局, support 区金融办",
             ["设立转贷资金 2026 2 level 完成时限所在年份"]),
            ("4", "发展普惠贷款", "强化要素", "responsible 区金融办",
             ["发展普惠贷款 2027 2000 new 未写年份：按方案末年", "发展普惠贷款 2027 100 annual 未写年份：按方案末年"]),
            ("5", "走访企业", "强化要素", "responsible 区工商联",
             ["走访企业 2026 100 annual 每年：期内各年", "走访企业 2027 100 annual 每年：期内各年"]),
        ],
    ),
}  # fmt: skip
PROSE = """甲县养老服务行动方案（2025—2026年）
甲县人民政府
2025年3月1日
一、重点任务
1.建设养老中心。2025年建成养老中心1个。（责任单位：县民政局）
2.培训护理员。培训护理员100名。（责任单位：县人社局）
3.改造敬老院。改造敬老院3家。（责任单位：县住建局）
附件
重点任务清单
序号\t工作任务\t2025年目标\t2026年目标\t责任单位
1\t养老中心数\t1个\t2个\t县民政局
2\t护理员培训人数\t100人\t100人\t县人社局
3\t改造敬老院数\t1家\t2家\t县住建局
"""
GOALS = {  # a cell → its figures
    "新增公办学位2500个": [("new", 2500, "个", "=")],
    "学位新增2500个以上": [("new", 2500, "个", ">=")],
    "累计改造管网85.5公里": [("cumulative", 85.5, "公里", "=")],
    "12月底前办结率达到95%以上": [("level", 95, "%", ">=")],
    "每年开展演练2次": [("annual", 2, "次", "=")],
    "进入全省前5": [("rank", 5, None, "<=")],
    "新建泊位500个，改造泊位300个": [("new", 500, "个", "="), ("new", 300, "个", "=")],
    "6月底前完成编制并报批": [("milestone", None, None, None)],
    "完成路基处理30%": [("milestone", None, None, None)],
    "新建泊位500个，完成选址": [("milestone", None, None, None)],
    "完成二期": [("milestone", None, None, None)],
}
TITLES = {
    "工作任务": "task", "重点任务": "task", "任务名称": "task", "工作事项": "task", "2025年重点任务": "target",
    "具体举措": "measures", "工作内容": "measures", "主要措施": "measures", "工作要求": "measures", "2025年目标": "target",
    "年度目标": "goal", "工作目标": "goal", "完成时限": "deadline", "时间节点": "deadline", "责任领导": "leader",
    "牵头单位": "units", "类别": "section", "备注": "other", "指标名称": "name", "序号": "no",
}  # fmt: skip
UNITS = {
    "市自然资源和规划局": True, "区民政局、各街道": True, "区财政局、区教育体育局和区科技局": True, "改造寄宿制学校6所": False,
    "罗沐阳": False, "完成选址": False,
}  # fmt: skip


def read(tmp_path, text):
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf8")
    reading = read_plan(path)
    return Graph([reading.document], reading.nodes, reading.edges)


def told(graph, task):
    """A task as the tables above tell it."""
    above = graph.sources(task.id, "HAS_TASK")[0]
    edges = graph.into(task.id, "RESPONSIBLE_FOR")
    units = sorted(f"{edge.get('role')} {graph.nodes[edge.source].name}" for edge in edges)
    rows = [
        f"{row.name} {target.get('year')} {target.get('value')} {target.get('mode')} {target.certainty.rule}"
        for row in graph.targets(task.id, "HAS_INDICATOR", "HAS_PROJECT")
        if row.get("scope") == "annex"
        for target in graph.targets(row.id, "HAS_TARGET")
    ]
    return task.get("no"), task.name, above.name if above.kind == "Action" else None, units, rows


@pytest.mark.parametrize(("text", "tasks"), TASKS.values(), ids=TASKS)
def test_rows_are_tasks(tmp_path, text, tasks):
    graph = read(tmp_path, text)
    wanted = [(no, name, action, sorted(units.split(", ")), rows) for no, name, action, units, rows in tasks]
    assert [told(graph, task) for task in graph.tasks()] == wanted


FORMS = {  # rows below 序号, 工作任务, 工作措施, 责任单位 → numbers, names and units of the tasks
    "filled_in": (
        ["1\t甲事\t做一。\t县甲局", "1\t甲事\t做二。\t县乙局", "2\t乙事\t做三。\t县丙局", "3\t丙事\t做四。\t县丁局"],
        ["1 甲事 县乙局 县甲局", "2 乙事 县丙局", "3 丙事 县丁局"],
    ),
    "one_number_for_two": (
        ["1\t甲事\t做一。\t县甲局", "\t乙事\t做二。\t县乙局", "2\t丙事\t做三。\t县丙局"],
        ["1-1 甲事 县甲局", "1-2 乙事 县乙局", "2 丙事 县丙局"],
    ),
    "units_merged": (
        ["1\t甲事\t做一。\t县甲局", "2\t乙事\t做二。", "3\t丙事\t做三。\t县丙局"],
        ["1 甲事 县甲局", "2 乙事 县甲局（推定）", "3 丙事 县丙局"],
    ),
    "no_unit": (
        ["1\t甲事\t做一。\t县甲局", "2\t乙事\t做二。\t—", "3\t丙事\t做三。\t县丙局"],
        ["1 甲事 县甲局", "2 乙事", "3 丙事 县丙局"],
    ),
}


@pytest.mark.parametrize(("rows", "tasks"), FORMS.values(), ids=FORMS)
def test_merged_cells(tmp_path, rows, tasks):
    head = [
        "甲县某某工作责任分工表（2025—2026年）",
        "甲县人民政府",
        "2025年3月1日",
        "序号\t工作任务\t工作措施\t责任单位",
    ]
    graph = read(tmp_path, "\n".join([*head, *rows]))
    found = []
    for task in graph.tasks():
        edges = graph.into(task.id, "RESPONSIBLE_FOR")
        units = [graph.nodes[e.source].name + "（推定）" * (e.certainty.basis == "inferred") for e in edges]
        found.append(" ".join([task.get("no"), task.name, *sorted(units)]))
    assert found == tasks


@pytest.mark.parametrize("text", [text for text, _ in TASKS.values()], ids=TASKS)
def test_a_task_quotes_its_whole_row_and_each_row_its_units(tmp_path, text):
    graph = read(tmp_path, text)
    for task in graph.tasks():
        (evidence,) = task.evidence
        assert evidence.quote == task.get("text")
        assert evidence.quote.startswith(task.name)
        units = graph.sources(task.id, "RESPONSIBLE_FOR")
        assert all(unit.name.removeprefix("各") in evidence.quote for unit in units)
        rows = [row for row in graph.targets(task.id, "HAS_INDICATOR", "HAS_PROJECT") if row.get("scope") == "annex"]
        assert all(unit in units for row in rows for unit in graph.sources(row.id, "RESPONSIBLE_FOR"))


def test_the_text_around_the_table_is_read(tmp_path):
    graph = read(tmp_path, CELL_A_LINE)
    (goal,) = [row for row in graph.of("Indicator") if row.get("scope") == "headline"]
    assert [target.get("value") for target in graph.targets(goal.id, "HAS_TARGET")] == [180]
    assert {person.name for person in graph.of("Person")} == {"郭怀谷", "尹若川"}
    assert any("每半年开展一次督查" in node.name for node in graph.of("Provision"))


def test_what_is_done_is_read_as_prose(tmp_path):
    graph = read(tmp_path, CELL_A_LINE)
    body = {row.name for row in graph.of("Indicator", "Project") if row.get("scope") == "body"}
    assert body == {"完成项目入库"}
    needs = [
        (graph.nodes[e.source].get("no"), graph.nodes[e.target].get("no"))
        for e in graph.edges.values()
        if e.kind == "DEPENDS_ON"
    ]
    assert needs == [("4", "3")]


def test_a_figure_of_the_words_is_that_of_the_goal_which_names_what_it_counts(tmp_path):
    graph = read(tmp_path, MERGED.replace("一企一策帮扶。", "到2027年，新增专精特新企业60家。"))
    (edge,) = [edge for edge in graph.edges.values() if edge.kind == "SAME_AS"]
    assert {graph.nodes[edge.source].name, graph.nodes[edge.target].name} == {"专精特新企业", "建立企业培育库"}
    assert any(finding.get("rule") == "value" and "60" in finding.get("message") for finding in graph.of("Finding"))


def test_a_value_whose_empty_neighbour_was_lost_is_not_certain(tmp_path):
    graph = read(
        tmp_path,
        "\n".join(line.replace("\t", "\n").strip("\n") for line in TWO_LINES.splitlines() if line[:1] != "\t")
        .replace("目标\n\n责任分工\n\n", "2025年目标\n2026年目标\n牵头单位\n配合单位\n")
        .replace("\n\n", "\n"),
    )
    task = next(task for task in graph.tasks() if task.get("no") == "3")
    (row,) = graph.targets(task.id, "HAS_PROJECT")
    (target,) = graph.targets(row.id, "HAS_TARGET")
    assert (target.get("year"), target.certainty.basis) == (2025, "inferred")


def test_tasks_of_prose_stay_tasks(tmp_path):
    graph = read(tmp_path, PROSE)
    assert [task.name for task in graph.tasks()] == ["建设养老中心", "培训护理员", "改造敬老院"]


@pytest.mark.parametrize("cell", GOALS)
def test_goals(cell):
    found = [(each.mode, each.value, each.unit, each.comparator) for each in read_goal(fold(cell))]
    assert found == GOALS[cell]


def test_what_is_made_adds_up_where_another_year_says_so():
    read_cell = goal_reader(["建成教师周转房120套", "累计建成教师周转房260套"])
    assert [read_cell(cell, "", None)[0].mode for cell in ("建成教师周转房120套", "累计建成教师周转房260套", "覆盖率达到9%")] == [
        "new", "cumulative", "level",
    ]  # fmt: skip
    assert read_goal("建成教师周转房120套")[0].mode == "level"


@pytest.mark.parametrize("title", TITLES)
def test_titles(title):
    assert column_of(title).kind == TITLES[title]


@pytest.mark.parametrize("cell", UNITS)
def test_lists_of_units(cell):
    assert is_units(cell) is UNITS[cell]
