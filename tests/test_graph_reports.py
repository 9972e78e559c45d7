from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_graphs import PLAN, Plan, figure, golden_graph, graph_of

from graph import Graph
from graph.finder import Finder, NoItemError
from graph.items import items
from graph.measure import converted
from graph.reports import SheetRefusedError, fit
from graph.status import refusal
from ontology import STATED, Amount, Document, Evidence, LutuError, Node, amount, schema

TODAY = date(2021, 12, 31)
DAY = "2021-09-30"
DOCUMENT = Document("report/1", "进展.csv", "0" * 64, "x")


@dataclass(frozen=True)
class Row:
    no: int
    plan: str
    task: str
    name: str
    figures: tuple[Amount, ...]
    observation: Node
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    rows: tuple[Row, ...]
    document: Document = DOCUMENT


def row(task: str, name: str, value: str = "", day: str | None = DAY, no: int = 2, plan: str = "", problems=(), **more):
    told = {"as_of": day, "text": value or None, "estimated": False, "origin": "report", **more}
    known = {key: each for key, each in told.items() if each is not None}
    figures = tuple(filter(None, (amount(part) for part in value.split("|") if part)))
    observation = Node("", "Observation", known, (Evidence("report/1", 0, 1, "x"),), STATED)
    return Row(no, plan, task, name, figures, observation, tuple(problems))


def fitted(graph: Graph, *rows: Row, refuse=None):
    return fit(Sheet(rows), graph, TODAY, refuse) if refuse else fit(Sheet(rows), graph, TODAY)


def refused(graph: Graph, *rows: Row, refuse=None) -> dict[int, str]:
    with pytest.raises(SheetRefusedError) as caught:
        fitted(graph, *rows, refuse=refuse)
    return {each.row: each.why for each in caught.value.refusals}


def counts(*years: int) -> list:
    return [figure(year, f"新增{year - 2000}家", year - 2000, "家", "new") for year in years or (2021,)]


@pytest.fixture(scope="module")
def graph() -> Graph:
    plan = Plan()
    plan.row("9", "研发机构数", counts(2021, 2022))
    plan.row("9", "专精特新“小巨人” 数量", [figure(2021, "新增1", 1, None, "new")], starred=True)
    plan.row("12", "研发机构数", counts())
    plan.row("12", "技术交易额", [figure(2021, "12亿元", 12, "亿元", "annual")])
    plan.row("13", "工业(互联网)平台", [figure(2021, "达到3%", 3, "%")])
    plan.row("13", "营商环境", [figure(2021, "全市前3", 3, None, "rank")])
    plan.row("13", "创新中心", [figure(2021, "完成建设", None, None, "milestone")], kind="Project")
    for level in ("部级", "省级"):
        pair = [figure(2021, "申报数12个,通过初评数7", 12, "个", name="申报数")]
        pair += [figure(2021, "申报数12个,通过初评数7", 7, None, name="通过初评数")]
        plan.row("57", "重点引才计划", pair, level=level)
    two = [figure(2021, "亿元企业2场,培训人次100", 100, "人次", "annual", "人次")]
    two += [figure(2021, "亿元企业2场,培训人次100", 2, "场", "annual", "场")]
    plan.row("64", "开展培训", two)
    top = plan.row(None, "高新企业总数", [figure(2025, "100家", 100, "家")], scope="headline")
    same = plan.row("80", "高新企业数", counts(), scope="annex")
    plan.same(top, same)
    plan.row(None, "研发投入占比", [figure(2025, "3%", 3, "%")], scope="headline")
    return graph_of(plan)


def test_items_are_annex_rows_and_what_no_annex_row_covers(graph):
    found = [(item.no, item.label) for item in items(graph)]
    assert found[:2] == [("9", "研发机构数"), ("9", "专精特新“小巨人” 数量")]
    assert ("57", "重点引才计划（部级）") in found
    assert found[-2:] == [("80", "高新企业数"), (None, "研发投入占比")]
    assert len(found) == 12
    assert {len(item.members) for item in items(graph) if item.no == "80"} == {2}


def test_without_an_annex_the_body_row_goes_before_the_headline():
    plan = Plan()
    top = plan.row(None, "总数", scope="headline")
    rows = [plan.row("3", "数量", scope="body"), plan.row("3", "另一项", scope="body")]
    plan.same(top, rows[0])
    found = items(graph_of(plan))
    assert [item.node.id for item in found] == rows
    assert found[0].members == {top, rows[0]}


NAMES = {
    "same": ("9", "研发机构数", "9/研发机构数"),
    "other-task": ("12", "研发机构数", "12/研发机构数"),
    "wide-no": ("９", "研发机构数", "9/研发机构数"),
    "dotted-no": ("9.", "研发机构数", "9/研发机构数"),
    "float-no": ("9.0", "研发机构数", "9/研发机构数"),
    "bracketed-no": ("（9）", "研发机构数", "9/研发机构数"),
    "blanks": ("9", " 研发 机构数", "9/研发机构数"),
    "star": ("9", "*专精特新“小巨人”数量", "9/专精特新“小巨人” 数量"),
    "quotes": ("9", '专精特新"小巨人"数量', "9/专精特新“小巨人” 数量"),
    "brackets": ("13", "工业（互联网）平台", "13/工业(互联网)平台"),
    "level": ("57", "重点引才计划（部级）", "57/重点引才计划（部级）"),
    "level-narrow": ("57", "重点引才计划(省级)", "57/重点引才计划（省级）"),
    "no-task": ("", "技术交易额", "12/技术交易额"),
    "plan's-own": ("", "研发投入占比", None),
    "headline's-name": ("", "高新企业总数", "80/高新企业数"),
}


@pytest.mark.parametrize(("task", "name", "path"), NAMES.values(), ids=NAMES)
def test_a_row_finds_its_item(graph, task, name, path):
    expected = f"{PLAN}/task/{path}" if path else f"{PLAN}/headline/研发投入占比"
    assert Finder(graph).find("", task, name).node.id == expected


LOST = {
    "unknown": ("9", "研发机钩数", "任务9里没有“研发机钩数”，最接近的是“研发机构数”"),
    "no-such-task": ("99", "院士工作站", "没有任务99，最接近的是"),
    "other-task": ("9", "技术交易额", "任务9里没有“技术交易额”，“技术交易额”在任务12"),
    "own": ("9", "研发投入占比", "在方案的总目标"),
    "two-tasks": ("", "研发机构数", "在任务9、任务12里都有，请填任务序号"),
    "two-levels": ("57", "重点引才计划", "“重点引才计划（部级）”、“重点引才计划（省级）”，请把名称写全"),
    "no-name": ("9", " ", "没有写项目或指标的名称"),
}


@pytest.mark.parametrize(("task", "name", "words"), LOST.values(), ids=LOST)
def test_a_row_that_fits_no_item_names_the_nearest(graph, task, name, words):
    with pytest.raises(NoItemError) as caught:
        Finder(graph).find("", task, name)
    assert words in str(caught.value)


def test_of_several_plans_the_column_tells_which():
    plans = [Plan("甲/1", "“创新甲区”行动方案"), Plan("乙/1", "“无废乙市”行动方案")]
    rows = [plan.row("9", "研发机构数", counts()) for plan in plans]
    plans[1].row("10", "再生水利用率")
    finder = Finder(graph_of(*plans))
    found = [finder.find(name, "9", "研发机构数").node.id for name in ("创新甲区行动方案", "乙/1")]
    assert found == rows
    assert finder.find("", "10", "再生水利用率").plan.id == "乙/1"
    with pytest.raises(NoItemError, match=r"里都有，请加上“方案”一列写明"):
        finder.find("", "9", "研发机构数")
    with pytest.raises(NoItemError, match=r"库里没有方案“无废丙市”，最接近的是“无废乙市|“无废乙市”"):
        finder.find("无废丙市", "9", "研发机构数")


VALUES = {
    "plain": ("9", "研发机构数", "12", {"value": 12, "measure_unit": "家"}),
    "unit": ("9", "研发机构数", "12家", {"value": 12, "measure_unit": "家"}),
    "counter": ("9", "研发机构数", "12个", {"value": 12, "measure_unit": "家"}),
    "money": ("12", "技术交易额", "60000万元", {"value": 6, "measure_unit": "亿元"}),
    "yuan": ("12", "技术交易额", "650000000元", {"value": 6.5, "measure_unit": "亿元"}),
    "percent": ("13", "工业(互联网)平台", "2.5%", {"value": 2.5, "measure_unit": "%"}),
    "points": ("13", "工业(互联网)平台", "2.5个百分点", {"value": 2.5, "measure_unit": "%"}),
    "rank": ("13", "营商环境", "9", {"value": 9}),
    "rank-unit": ("13", "营商环境", "9位", {"value": 9}),
    "milestone": ("13", "创新中心", "30%", {"value": 30, "measure_unit": "%"}),
    "unknown-unit": ("9", "专精特新“小巨人” 数量", "2家", {"value": 2}),
    "zero": ("9", "研发机构数", "0", {"value": 0, "measure_unit": "家"}),
    "two": ("57", "重点引才计划（部级）", "11|6", {"value": 11, "values": [11, 6], "measure_unit": "个"}),
    "two-as-printed": ("64", "开展培训", "3|120", {"value": 120, "values": [120, 3], "measure_unit": "人次"}),
    "two-units": ("64", "开展培训", "3场|0.5万人次", {"value": 5000, "values": [5000, 3], "measure_unit": "人次"}),
    "own": ("", "研发投入占比", "2.5", {"value": 2.5, "measure_unit": "%"}),
}


@pytest.mark.parametrize(("task", "name", "text", "told"), VALUES.values(), ids=VALUES)
def test_a_value_is_given_in_the_unit_and_order_of_the_target(graph, task, name, text, told):
    (report,) = fitted(graph, row(task, name, text))
    known = {
        key: report.observation.properties[key]
        for key in ("value", "values", "measure_unit")
        if report.observation.get(key) is not None
    }
    assert known == told
    schema().check(report.observation)


MISFITS = {
    "share": ("9", "研发机构数", "12%", "计量单位“%”与“家”不符"),
    "other-count": ("9", "研发机构数", "12件", "计量单位“件”与“家”不符"),
    "count": ("13", "工业(互联网)平台", "12家", "计量单位“家”与“%”不符"),
    "money": ("13", "工业(互联网)平台", "12亿元", "计量单位“亿元”与“%”不符"),
    "dollars": ("12", "技术交易额", "12万美元", "计量单位“万美元”与“亿元”不符"),
    "unknown-unit": ("9", "专精特新“小巨人” 数量", "2%", "该行没有写明计量单位"),
    "two-for-one": ("9", "研发机构数", "3|9", "有2个数，只应填一个数"),
    "one-for-two": ("57", "重点引才计划（部级）", "11", "应按“申报数/通过初评数”的顺序填2个数"),
    "order": ("64", "开展培训", "120人次|3场", "与“场”不符"),
    "rank": ("13", "营商环境", "3%", "是位次"),
    "rank-zero": ("13", "营商环境", "0", "是位次"),
    "milestone": ("13", "创新中心", "1|2", "只应填一个数"),
}


@pytest.mark.parametrize(("task", "name", "text", "words"), MISFITS.values(), ids=MISFITS)
def test_a_value_that_does_not_fit_is_refused(graph, task, name, text, words):
    assert words in refused(graph, row(task, name, text))[2]


def test_a_report_carries_what_the_row_says_under_a_stable_id(graph):
    told = row("9", "研发机构数", "12家", mode="cumulative", rank=3, rank_before=5, state="推进中", note="备注")
    (report,) = fitted(graph, told)
    item = f"{PLAN}/task/9/研发机构数"
    assert (report.item, report.observation.id) == (item, f"{item}/report/{DAY}")
    assert report.observation.certainty == STATED
    assert report.observation.evidence == told.observation.evidence
    assert dict(report.observation.properties) == {
        "name": "研发机构数（截至2021-09-30）", "as_of": DAY, "text": "12家", "value": 12, "measure_unit": "家",
        "mode": "cumulative", "rank": 3, "rank_before": 5, "state": "推进中", "note": "备注", "estimated": False,
        "origin": "report",
    }  # fmt: skip


def test_a_date_to_come_is_refused_and_today_is_not(graph):
    assert "还没有到" in refused(graph, row("9", "研发机构数", "1", day="2022-01-01"))[2]
    assert len(fitted(graph, row("9", "研发机构数", "1", day="2021-12-31"))) == 1


def test_the_same_item_and_date_twice_names_both_rows(graph):
    rows = [row("9", "研发机构数", str(no), no=no) for no in (4, 7)]
    other_day = row("9", "研发机构数", "1", day="2021-06-30", no=8)
    found = refused(graph, *rows, other_day)
    assert set(found) == {7}
    assert "与第4行是同一事项、同一日期（2021-09-30）" in found[7]


def test_all_bad_rows_are_told_in_one_line_and_nothing_comes_back(graph):
    bad = [row("9", "没有的行", "1", no=no, problems=["完成值“若干”读不成数"]) for no in range(3, 11)]
    with pytest.raises(SheetRefusedError) as caught:
        fitted(graph, row("9", "研发机构数", "1"), *bad)
    told = str(caught.value)
    assert [each.row for each in caught.value.refusals] == list(range(3, 11))
    assert isinstance(caught.value, LutuError)
    assert told.startswith("进展.csv 有8行不能导入")
    assert "第3行完成值“若干”读不成数，任务9里没有“没有的行”" in told
    assert "第7行" in told
    assert "第8行" not in told
    assert "另有3行" in told
    assert "\n" not in told


def test_a_cell_full_of_text_does_not_fill_the_screen(graph):
    with pytest.raises(SheetRefusedError) as caught:
        fitted(graph, row("9", "长" * 10_000))
    assert len(str(caught.value)) < 400


def test_a_row_without_a_readable_date_is_told_with_its_other_faults(graph):
    found = refused(graph, row("9", "没有的行", "1", day=None, problems=["没有截至日期"]))
    assert found[2].startswith("没有截至日期，任务9里没有“没有的行”")


def test_reports_that_the_arithmetic_refuses_are_refused(graph):
    asked = []

    def refuse(seen: Graph, item: str, report: Node, others) -> str | None:
        asked.append((seen is graph, item, report.get("as_of"), [other.get("as_of") for other in others]))
        return "没有可减的数" if report.get("mode") == "cumulative" else None

    rows = [row("9", "研发机构数", "1", "2021-06-30"), row("9", "研发机构数", "3", no=3, mode="cumulative")]
    assert refused(graph, *rows, refuse=refuse) == {3: "没有可减的数"}
    item = f"{PLAN}/task/9/研发机构数"
    assert asked == [(True, item, "2021-06-30", [DAY]), (True, item, DAY, ["2021-06-30"])]


def test_a_total_is_refused_where_nothing_can_be_subtracted(graph):
    total = row("9", "研发机构数", "50", "2022-06-30", mode="cumulative")
    with pytest.raises(SheetRefusedError, match="累计50"):
        fit(Sheet((total,)), graph, date(2022, 7, 1), refusal)
    before = row("9", "研发机构数", "20", "2021-12-31", no=3, mode="cumulative")
    assert len(fit(Sheet((total, before)), graph, date(2022, 7, 1), refusal)) == 2


def test_every_row_of_a_real_plan_finds_itself():
    graph = golden_graph()
    found = items(graph)
    finder = Finder(graph)
    assert len(found) == 148
    assert [finder.find("", item.no, item.label).node.id for item in found] == [item.node.id for item in found]


UNITS = {
    "same": (3, "家", "家", 3),
    "none": (3, None, "亿元", 3),
    "money": (12_000, "万元", "亿元", 1.2),
    "people": (50_000, "人次", "万人次", 5),
    "scale": (1200, "万", "万元", 1200),
    "scale-count": (1.5, "万", "人", 15_000),
    "scale-share": (3, "万", "%", None),
    "permille": (3, "‰", "%", 0.3),
    "area": (15, "亩", "公顷", 1),
    "rate": (200_000, "元/人", "万元/人", 20),
    "rate-short": (20, "万元", "万元/人", 20),
    "other-rate": (20, "万元/人", "万元/亩", None),
    "persons": (3, "名", "人", 3),
    "work-years": (3, "人", "人年", None),
    "dollars": (3, "美元", "元", None),
    "energy": (3, "千瓦时", "千瓦", None),
}


@pytest.mark.parametrize(("value", "unit", "to", "expected"), UNITS.values(), ids=UNITS)
def test_units_are_converted_where_they_fit(value, unit, to, expected):
    assert converted(value, unit, to) == expected


@given(st.integers(0, 10**9), st.sampled_from(["元", "万元", "亿元"]), st.sampled_from(["元", "千元", "万元"]))
def test_converting_back_gives_the_same(value, unit, other):
    there = converted(value, unit, other)
    assert there is not None
    assert converted(there, other, unit) == value
