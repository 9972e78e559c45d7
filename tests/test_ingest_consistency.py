"""Findings: invented plans with one fault each, or none, and the real plan's hand-typed contradictions."""

import csv
import re
from pathlib import Path

import pytest

from ingest import read_plan

ROOT = Path(__file__).parent.parent
TITLE = "青禾区产业发展行动方案（2021—2025年）"
COLUMNS = "序号\t重点指标\t2020年完成情况\t2021年目标\t2022年目标\t2025年目标\t责任单位"
CLEAN_BODY = "推进园区建设，到2025年，规上企业研发覆盖率达到80%，建成省级实验室6家"
CLEAN_ROWS = ("规上企业研发覆盖率\t60%\t65%\t70%\t80%\t区甲局", "省级实验室数量\t\t新增1家\t新增1家\t累计6家\t区甲局")


def plan(body=CLEAN_BODY, rows=CLEAN_ROWS, units="区甲局", title=TITLE, goal="坚持创新驱动发展，统筹推进各项工作。"):
    tasks = [
        f"1.{body}（责任单位：{units}）。",
        "2.培育龙头企业，到2025年，龙头企业达到50家（责任单位：区乙局、区丙局）。",
    ]
    own = [f"1\t{row}" for row in rows]
    table = [COLUMNS, *own, "2\t龙头企业数量\t20家\t25家\t30家\t50家\t区乙局、区丙局"]
    head = [
        f"关于印发《{title}》的通知",
        "各镇：",
        f"现将《{title}》印发给你们。",
        "青禾区人民政府办公室",
        "2021年4月19日",
        title,
    ]
    lines = [
        *head,
        "一、总体要求",
        goal,
        "二、重点任务",
        "（一）产业行动",
        *tasks,
        "附件1",
        "青禾区产业发展任务分解表",
        *table,
    ]
    return "\n".join(lines) + "\n"


def findings(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    reading = read_plan(path)
    for node in reading.nodes:
        for each in node.evidence:
            assert reading.document.text[each.start : each.end] == each.quote
    return reading, [node for node in reading.nodes if node.kind == "Finding" and node.get("rule") != "unread"]


def row(*cells):
    return "\t".join(cells)


def test_a_plan_without_faults_has_no_findings(tmp_path):
    assert [node.name for node in findings(tmp_path, plan())[1]] == []


SHARE, LABS = CLEAN_ROWS
SPLIT = "推动甲类研发机构建设，到2025年，建成省级研发机构85家"
PARTS = (
    row("省级研究院数量", "", "", "", "累计25家", "区甲局"),
    row("省级研发中心数量", "", "", "", "累计60家", "区甲局"),
)
THIRD = row("省级技术中心数量", "", "", "", "累计16家", "区甲局")
ALLIES = "加强知识产权保护，到2025年，建成国家级优势企业2家、国家级示范企业3家"
YEARLY = "加强作品登记，“十四五”期间，作品著作权每年登记量不少于200件"
COLLEGE = "推动职业教育，2023年完成青禾职教中心新校区建设并投入使用"
SCHOOL = "推进教育，到2024年，争取创建省中职高水平建设学校；到2025年，规上企业研发覆盖率达到80%"
CASES = {
    "value": (plan(rows=(row("规上企业研发覆盖率", "60%", "65%", "80%", "90%", "区甲局"), LABS)), "value", "error"),
    "value-of-a-rare-measure": (
        plan(
            body="做大港口，到2025年，箱量达到42万标箱", rows=(row("箱量", "20万标箱", "", "", "45万标箱", "区甲局"),)
        ),
        "value",
        "error",
    ),
    "value-of-an-unknown-measure": (
        plan(
            body="做大会展，到2025年，展位量达到42万棚次",
            rows=(row("展位量", "20万棚次", "", "", "45万棚次", "区甲局"),),
        ),
        "value",
        "error",
    ),
    "value-added": (
        plan(body=CLEAN_BODY.replace("建成省级实验室6家", "新增省级实验室4家")),
        "value",
        "warning",
    ),
    "swapped": (
        plan(
            body=ALLIES,
            rows=(
                row("国家级优势企业数量", "", "", "", "累计3家", "区甲局"),
                row("国家级示范企业数量", "", "", "", "累计2家", "区甲局"),
            ),
        ),
        "swapped",
        "error",
    ),
    "deadline-figure": (
        plan(body=CLEAN_BODY.replace("到2025年，", "到2023年，").replace("规上企业研发覆盖率达到80%，", "")),
        "deadline",
        "error",
    ),
    "deadline-milestone": (
        plan(
            body=COLLEGE, rows=(row("职教中心新校区", "", "启动建设", "完成主体30%", "完成建设并投入使用", "区甲局"),)
        ),
        "deadline",
        "error",
    ),
    "deadline-untold": (
        plan(body=SCHOOL, rows=(SHARE, row("创建省中职高水平建设学校", "", "推动", "准备", "成功创建", "区甲局"))),
        "deadline",
        "error",
    ),
    "sum-class": (plan(body=SPLIT, rows=(*PARTS, THIRD)), "sum", "error"),
    "sum-years": (
        plan(rows=(SHARE, row("省级实验室数量", "", "新增4家", "新增4家", "累计6家", "区甲局"))),
        "sum",
        "error",
    ),
    "sum-yearly": (
        plan(body=YEARLY, rows=(row("作品著作权登记量", "", "新增200件", "新增210件", "累计1600件", "区甲局"),)),
        "sum",
        "warning",
    ),
    "sum-cell": (
        plan(rows=(SHARE, LABS, row("人才计划", "", "申报数2个，通过初评数5个", "", "", "区甲局"))),
        "sum",
        "error",
    ),
    "behind": (
        plan(rows=(row("规上企业研发覆盖率", "66%", "61%", "70%", "80%", "区甲局"), LABS)),
        "behind_baseline",
        "error",
    ),
    "far": (
        plan(rows=(row("规上企业研发覆盖率", "2%", "65%", "70%", "80%", "区甲局"), LABS)),
        "far_baseline",
        "warning",
    ),
    "direction": (
        plan(rows=(SHARE, LABS, row("人均日用纸量", "41张", "38张", "36张", "33张", "区甲局"))),
        "direction",
        "warning",
    ),
    "name": (
        plan(rows=(row("规上工业企业研发覆盖率", "60%", "65%", "70%", "80%", "区甲局"), LABS)),
        "name",
        "note",
    ),
    "units-annex": (plan(rows=(SHARE, LABS.replace("区甲局", "区甲局、区丁局"))), "unit_list", "warning"),
    "units-body": (plan(units="区甲局、区丁局"), "unit_list", "note"),
    "figure-without-row": (plan(body=CLEAN_BODY + "，创成绿色工厂12家"), "figure_without_row", "note"),
    "row-without-figure": (
        plan(rows=(*CLEAN_ROWS, row("数字化车间数量", "", "3个", "4个", "10个", "区甲局"))),
        "row_without_figure",
        "note",
    ),
    "lost-dash": (plan(title=TITLE.replace("—", "")), "lost_character", "note"),
    "lost-bracket": (plan(body=CLEAN_BODY.replace("园区", "“园区")), "lost_character", "note"),
    "lost-year-word": (plan(body=f"项目争取2022基本建成，{CLEAN_BODY}"), "lost_character", "note"),
    "run-together": (
        plan(rows=(row("规上企业研发覆盖率", "60.519年数据）", "65%", "70%", "80%", "区甲局"), LABS)),
        "lost_character",
        "warning",
    ),
    "lost-character": (
        plan(goal="环青龙湖科创生态圈是核心。建设环青龙湖科创生态圈。发展环青湖科创生态圈。"),
        "lost_character",
        "note",
    ),
    "no-unit": (plan().replace("（责任单位：区乙局、区丙局）", ""), "no_unit", "note"),
}


@pytest.mark.parametrize(("text", "rule", "severity"), CASES.values(), ids=CASES)
def test_each_fault_is_told_once_with_its_places(tmp_path, text, rule, severity):
    reading, found = findings(tmp_path, text)
    told = [node for node in found if node.get("rule") == rule]
    assert [node.get("severity") for node in told] == [severity], [node.name for node in found]
    (node,) = told
    assert node.evidence
    assert node.get("message")
    assert any(edge.kind == "ABOUT" and edge.source == node.id for edge in reading.edges)
    others = {each.get("rule") for each in found} - {rule}
    assert not others & {"value", "swapped", "deadline", "behind_baseline", "far_baseline"}, [n.name for n in found]


def test_ids_do_not_change_with_the_figures(tmp_path):
    def ids(cell):
        return [n.id for n in findings(tmp_path, plan(rows=(SHARE.replace("80%", cell), LABS)))[1]]

    assert ids("85%") == ids("90%") != []


def test_unread_counts_sections_and_characters(tmp_path):
    reading, _ = findings(
        tmp_path, plan(goal="2020年，全区产值100亿元。").replace("附件1\n", "附件1\n分解表\n另行安排的事项见后\n")
    )
    (node,) = [n for n in reading.nodes if n.get("rule") == "unread"]
    assert "2节" in node.get("message")
    assert "“一、总体要求”1行、14字（占本节" in node.get("message")
    assert "2020年，全区产值100亿元。" in [each.quote for each in node.evidence]


# What the authors of whole plans put in: rule and words of the finding.
PLANTED = {
    "m1": (
        "value | 镇级综合养老服务中心14个", "value | 签约率达到85%以上", "unit_list | 县残联",
        "deadline | 县托育综合服务中心", "value | 5.2个",
    ),
    "m2": (
        "deadline | 集装箱码头二期工程", "value | 450万标箱", "value | 内陆无水港12个", "value | 1.5小时",
        "unit_list | 附表的市生态环境局",
    ),
    "n1": ("deadline | 产业园一期", "value | 大宗采购率达到90%以上", "unit_list | 县国资中心", "value | 98.5%以上"),
    "n2": ("deadline | 南弧河雨洪调蓄工程", "value | 绿地率达到41%", "unit_list | 市公安局"),
    "o1": ("deadline | 深遠海養殖基地", "value | 160億元", "unit_list | 市住房城鄉建設局"),
    "o2": ("deadline | 区政务服务中心改造项目", "value | 便民服务站36个", "value | 99.2"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_what_was_planted_is_found(name):
    told = [
        (node.get("rule"), node.name)
        for node in read_plan(ROOT / "tests" / "plans" / f"{name}.txt").nodes
        if node.kind == "Finding" and node.get("severity") in ("error", "warning")
    ]
    for planted in PLANTED[name]:
        rule, words = planted.split(" | ")
        assert any(each == rule and words in message for each, message in told), planted


GOLDEN = Path(__file__).parent / "golden"
PIECES = {
    piece.split("|")[0].strip(): piece.partition("\n")[::2]
    for piece in re.split("(?m)^## ", (GOLDEN / "findings.txt").read_text(encoding="utf8"))[1:]
}


@pytest.mark.parametrize(("asked", "text"), PIECES.values(), ids=PIECES)
def test_pieces_of_other_plans(tmp_path, asked, text):
    """`rule | words` of one finding, and little else; `nothing` for a piece without a fault."""
    _, rule, *words = (part.strip() for part in asked.split("|"))
    found = findings(tmp_path, text)[1]
    told = [node.name for node in found if node.get("rule") == rule and words and words[0] in node.name]
    others = [node.name for node in found if node.name not in told and node.get("severity") != "note"]
    assert (len(told), others) == (0 if rule == "nothing" else 1, [])
    assert rule != "nothing" or not found, [node.name for node in found]


# What the real plan's hand-typed file asks for, by rule: how many of its lines must be met by a finding that quotes one of their places.
LEAST = {
    "value": 8, "swapped": 1, "sum": 4, "deadline": 8, "behind_baseline": 3, "far_baseline": 1, "name": 10, "unit_list": 4,
    "figure_without_row": 5, "row_without_figure": 5, "lost_character": 22,
}  # fmt: skip
ALSO = {"name": {"value"}, "lost_character": {"no_name"}}


@pytest.fixture(scope="module")
def real():
    return read_plan(ROOT / "data" / "luqiao-2021.txt")


def contradictions():
    with (GOLDEN / "contradictions.tsv").open(encoding="utf8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def meets(node, typed):
    """Whether a finding is of the typed tasks (or of the plan as a whole) and quotes one of the typed places."""
    tasks = [f"/task/{no}/" for no in typed["tasks"].split("|") if no]
    if "/task/" in node.id and tasks and not any(task in node.id for task in tasks):
        return False
    wanted = [typed[key] for key in ("quote_a", "quote_b") if typed[key]]
    return any(want in each.quote or each.quote in want for want in wanted for each in node.evidence)


@pytest.mark.parametrize("rule", LEAST)
def test_the_real_plan(real, rule):
    found = [n for n in real.nodes if n.kind == "Finding" and n.get("rule") in {rule} | ALSO.get(rule, set())]
    typed = [row for row in contradictions() if row["rule"] == rule]
    met = [row["message"] for row in typed if any(meets(node, row) for node in found)]
    assert len(met) >= LEAST[rule], [row["message"] for row in typed if row["message"] not in met]


def test_the_real_plan_has_few_errors_and_each_is_typed_by_hand(real):
    errors = [n for n in real.nodes if n.kind == "Finding" and n.get("severity") == "error"]
    typed = {(row["rule"], f"/task/{no}/") for row in contradictions() for no in row["tasks"].split("|")}
    assert 10 <= len(errors) <= 16
    assert [n.name for n in errors if not any(n.get("rule") == rule and task in n.id for rule, task in typed)] == []
