"""Annex and headline tables in many forms: invented plans in, rows with their cells, units and measures out."""

import pytest
from table_plans import HEAD, rows_of

from graph import Graph
from ingest import read_plan

# A table's lines → its rows: number of the task, name, measure, year=cell …, unit(role)…
CASES = {
    "dashes, two unit columns, remarks": (
        "附件\n\n重点任务清单\n\n序号\n目标任务\n评价指标\n单位\n2024年基数\n2025年目标\n2027年目标\n牵头部门\n协助部门\n备注\n"
        "清水行动\n1\n整治河湖岸线\n整治河道长度\n公里\n12\n新增15\n累计60\n县水利局\n各镇政府\n民生实事\n"
        "幸福河湖数量\n条\n—\n新增3\n累计9\n县水利局\n县住建局\n—\n"
        "2\n智慧水务平台建设\n智慧水务平台\n—\n立项\n完成招标\n稳定运行\n县水利局\n县大数据局\n—\n"
        "水质自动站数量\n座\n10\n14\n24\n县生态环境分局\n—\n含改造\n"
        "富民行动\n3\n培育水乡民宿\n等级民宿数量\n家\n21\n新增18\n累计80\n县文旅局\n县水乡集团\n—\n"
        "年接待游客人次\n万人次\n19\n25\n40\n县文旅局\n—\n—\n"
        "续表\n序号\n目标任务\n评价指标\n单位\n2024年基数\n2025年目标\n2027年目标\n牵头部门\n协助部门\n备注\n"
        "4\n发展水乡渔业\n稻渔面积\n万亩\n1.2\n2\n3.5\n县农业农村局\n县财政局\n—\n",
        "1 整治河道长度 公里 2024=12 2025=新增15 2027=累计60 县水利局(lead) 各镇政府(support)\n"
        "1 幸福河湖数量 条 2025=新增3 2027=累计9 县水利局(lead) 县住建局(support)\n"
        "2 智慧水务平台 - 2024=立项 2025=完成招标 2027=稳定运行 县水利局(lead) 县大数据局(support)\n"
        "2 水质自动站数量 座 2024=10 2025=14 2027=24 县生态环境分局(lead)\n"
        "3 等级民宿数量 家 2024=21 2025=新增18 2027=累计80 县文旅局(lead) 县水乡集团(support)\n"
        "3 年接待游客人次 万人次 2024=19 2025=25 2027=40 县文旅局(lead)\n"
        "4 稻渔面积 万亩 2024=1.2 2025=2 2027=3.5 县农业农村局(lead) 县财政局(support)",
    ),
    "tabs, merged cells gone from both ends": (
        "附件：工作任务分解表\n\n编号\t任务\t考核指标\t计量单位\t近期目标（2025年）\t远期目标（2027年）\t牵头单位\t参与单位\n"
        "1\t整治河湖岸线\t整治河道长度\t公里\t27\t60\t县水利局\t各镇政府\n"
        "整治河湖岸线宣传场次\t场\t3\t9\n"
        "2\t智慧水务\t水质自动站\t座\t20\t24\t县水利局\t县生态环境分局\n"
        "3\t培育水乡民宿\t等级民宿\t家\t39\t80\t县文旅局\t县住建局\n"
        "培育水乡民宿床位数\t张\t390\t800\n",
        "1 整治河道长度 公里 2025=27 2027=60 县水利局(lead) 各镇政府(support)\n"
        "1 整治河湖岸线宣传场次 场 2025=3 2027=9 县水利局(lead) 各镇政府(support)\n"
        "2 水质自动站 座 2025=20 2027=24 县水利局(lead) 县生态环境分局(support)\n"
        "3 等级民宿 家 2025=39 2027=80 县文旅局(lead) 县住建局(support)\n"
        "3 培育水乡民宿床位数 张 2025=390 2027=800 县文旅局(lead) 县住建局(support)",
    ),
    "tabs, near and far aims": (
        "附件：工作任务分解表\n\n编号\t任务\t考核指标\t计量单位\t近期目标（2025年）\t远期目标（2027年）\t牵头单位\t参与单位\n"
        "一、清水行动\n"
        "1\t整治河湖岸线\t整治河道长度\t公里\t27\t60\t县水利局\t县住建局、各镇政府\n"
        "\t\t幸福河湖\t条\t3\t9\t\t\n"
        "2\t智慧水务\t水质自动站\t座\t——\t24\t县水利局\t县生态环境分局\n"
        "二、富民行动\n"
        "3\t培育水乡民宿\t等级民宿\t家\t39\t80\t县文旅局\t\n"
        "4\t水乡渔业\t稻渔面积\t万亩\t2\t3.5\t县农业农村局\t县财政局\n",
        "1 整治河道长度 公里 2025=27 2027=60 县水利局(lead) 县住建局(support) 各镇政府(support)\n"
        "1 幸福河湖 条 2025=3 2027=9 县水利局(lead) 县住建局(support) 各镇政府(support)\n"
        "2 水质自动站 座 2027=24 县水利局(lead) 县生态环境分局(support)\n"
        "3 等级民宿 家 2025=39 2027=80 县文旅局(lead)\n"
        "4 稻渔面积 万亩 2025=2 2027=3.5 县农业农村局(lead) 县财政局(support)",
    ),
    "bars, a ruled line, spanning heads": (
        "附表1\n青禾县水乡提升行动指标分解表\n\n"
        "| 序号 | 指标名称 | 现状 | 目标值 |  | 责任单位 | 备注 |\n"
        "|  |  | 2024年 | 2025年 | 2027年 |  |  |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| （一）清水行动 |  |  |  |  |  |  |\n"
        "| 1 | 整治河道长度（公里） | 12 | 27 | 60 | 县水利局、各镇政府 | 累计数 |\n"
        "| 2 | 水质自动站（座） | 10 | / | 24 | 县生态环境分局 | |\n"
        "| （二）富民行动 |  |  |  |  |  |  |\n"
        "| 3 | 等级民宿（家） | 21 | 39 | 80 | 县文旅局、县水乡集团 | |\n"
        "| 4 | 稻渔面积（万亩） | 1.2 | 2 | 3.5 | 县农业农村局 | |\n",
        "1 整治河道长度 公里 2024=12 2025=27 2027=60 县水利局 各镇政府\n"
        "2 水质自动站 座 2024=10 2027=24 县生态环境分局\n"
        "3 等级民宿 家 2024=21 2025=39 2027=80 县文旅局 县水乡集团\n"
        "4 稻渔面积 万亩 2024=1.2 2025=2 2027=3.5 县农业农村局",
    ),
    "several blanks": (
        "附件\n\n水乡提升行动年度计划表\n\n"
        "序号    重点事项          2025年        2026年        2027年        责任单位\n"
        "清水行动\n"
        "1       幸福河湖建设      新增2条       新增3条       累计9条       县水利局、县住建局\n"
        "2       智慧水务平台      完成招标      上线运行      稳定运行      县水利局、县大数据局\n"
        "富民行动\n"
        "3       等级民宿培育      新增18家      新增20家      累计80家      县文旅局、县水乡集团\n"
        "4       稻渔共生基地      2万亩         3万亩         3.5万亩       县农业农村局\n",
        "1 幸福河湖建设 条 2025=新增2条 2026=新增3条 2027=累计9条 县水利局 县住建局\n"
        "2 智慧水务平台 - 2025=完成招标 2026=上线运行 2027=稳定运行 县水利局 县大数据局\n"
        "3 等级民宿培育 家 2025=新增18家 2026=新增20家 2027=累计80家 县文旅局 县水乡集团\n"
        "4 稻渔共生基地 万亩 2025=2万亩 2026=3万亩 2027=3.5万亩 县农业农村局",
    ),
    "years down, indicators across": (
        "附表\n主要指标年度目标表\n\n"
        "年度\t整治河道长度（公里）\t水质自动站（座）\t等级民宿（家）\n"
        "2024年（基数）\t12\t10\t21\n"
        "2025年\t27\t14\t39\n"
        "2027年\t60\t24\t80\n",
        "- 整治河道长度 公里 2024=12 2025=27 2027=60\n"
        "- 水质自动站 座 2024=10 2025=14 2027=24\n"
        "- 等级民宿 家 2024=21 2025=39 2027=80",
    ),
    "numbers in characters, a heading like a title": (
        "附件\n\n年度任务表\n\n序号\n指标或项目\n2025年目标\n2027年目标\n责任单位\n富民行动工程\n"
        "三\n等级民宿\n39家\n80家\n县文旅局\n四\n稻渔面积\n2万亩\n3.5万亩\n县农业农村局\n",
        "3 等级民宿 家 2025=39家 2027=80家 县文旅局\n4 稻渔面积 万亩 2025=2万亩 2027=3.5万亩 县农业农村局",
    ),
    "units before the years, leaders, no numbers": (
        "附件2\n水乡提升行动项目进度安排表\n\n重点任务\n项目名称\n责任领导\n责任单位\n进度安排\n2025年\n2026年\n2027年\n"
        "（一）清水行动\n整治河湖岸线\n城东港驳岸改造项目\n李水生\n县水利局\n完成设计\n主体施工\n全面完工\n"
        "幸福河湖\n李水生\n县水利局、县住建局\n新增2条\n新增3条\n累计9条\n"
        "建设智慧水务平台\n智慧水务平台项目\n周大江\n县大数据局\n完成招标\n上线运行\n-\n"
        "（二）富民行动\n培育水乡民宿\n等级民宿\n陈望湖\n县文旅局\n新增18家\n新增20家\n累计80家\n"
        "发展水乡渔业\n稻渔共生基地\n陈望湖\n县农业农村局\n2万亩\n-\n3.5万亩\n",
        "1 城东港驳岸改造项目 - 2025=完成设计 2026=主体施工 2027=全面完工 县水利局\n"
        "1 幸福河湖 条 2025=新增2条 2026=新增3条 2027=累计9条 县水利局 县住建局\n"
        "2 智慧水务平台项目 - 2025=完成招标 2026=上线运行 县大数据局\n"
        "3 等级民宿 家 2025=新增18家 2026=新增20家 2027=累计80家 县文旅局\n"
        "4 稻渔共生基地 万亩 2025=2万亩 2027=3.5万亩 县农业农村局",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "rows"), CASES.values(), ids=CASES)
def test_a_table_gives_its_rows(tmp_path, table, rows):
    assert rows_of(tmp_path / "a.txt", table) == rows.split("\n")


def test_two_levels_behind_a_name_are_one_name(tmp_path):
    head = "附件\n\n任务表\n\n序号\n指标\n2025年\n2027年\n责任单位\n"
    rows = "1\n幸福河湖（部级）\n1条\n2条\n县水利局\n幸福河湖（省级）\n3条\n9条\n2\n智慧平台（省级）\n1个\n2个\n县大数据局\n"
    path = tmp_path / "a.txt"
    path.write_text(HEAD + head + rows, encoding="utf-8")
    reading = read_plan(path)
    graph = Graph([reading.document], reading.nodes, reading.edges)
    found = {(row.name, row.get("level")) for row in graph.of("Indicator") if row.get("scope") == "annex"}
    assert found == {("幸福河湖", "部级"), ("幸福河湖", "省级"), ("智慧平台（省级）", None)}


def test_a_goal_told_twice_is_one_row(tmp_path):
    told = HEAD.replace("水乡面貌明显改善", "水质自动站达到24座，等级民宿达到60家")
    path = tmp_path / "a.txt"
    path.write_text(
        told.replace("二、重点任务", "指标\t单位\t2025年\t2027年\n水质自动站数\t座\t14\t24\n\n二、重点任务"),
        encoding="utf-8",
    )
    reading = read_plan(path)
    graph = Graph([reading.document], reading.nodes, reading.edges)
    rows = {
        row.name: graph.targets(row.id, "HAS_TARGET") for row in graph.of("Indicator") if row.get("scope") == "headline"
    }
    assert {name: [each.get("value") for each in found] for name, found in rows.items()} == {
        "水质自动站数": [14, 24], "等级民宿": [60],
    }  # fmt: skip
    assert len(rows["水质自动站数"][1].evidence) == 2
