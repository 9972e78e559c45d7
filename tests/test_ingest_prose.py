import csv
from pathlib import Path

import pytest

from graph import Graph
from ingest import read_plan
from ingest.claims.prose import read_aims, read_undated

ROOT = Path(__file__).parent.parent
PERIOD = (2023, 2025)

TEXTS = {  # words: (name, years, value, mode, unit of measure) of each target
    "到2025年,建成市级实验室5个、中试基地2个": [
        ("市级实验室", 5, "cumulative", "个"),
        ("中试基地", 2, "cumulative", "个"),
    ],
    "到2025年,建成3个以上行业级平台": [("行业级平台", 3, "cumulative", "个")],
    "到2025年,甲类投资占工业投资比重达到75%以上": [("甲类投资占工业投资比重", 75, "level", "%")],
    "到2025年,分别建成数字化车间、超级工厂100个、1个": [
        ("数字化车间", 100, "cumulative", "个"),
        ("超级工厂", 1, "cumulative", "个"),
    ],
    "到2025年,甲、乙率均达到12%": [("甲率", 12, "level", "%"), ("乙率", 12, "level", "%")],
    "到2025年,甲覆盖率、乙入户率分别达到34%和56%": [("甲覆盖率", 34, "level", "%"), ("乙入户率", 56, "level", "%")],
    "“十四五”期间,引育高端人才50名以上": [("高端人才", 50, "cumulative", "名")],
    "到2025年,综合实力跻身全省前30": [("综合实力", 30, "rank", None)],
    "到2025年,培育“小巨人”企业5家": [("□□□□□企业", 5, "cumulative", "家")],
    "到2025年,产业规模突破600亿元,年均增长15%以上": [
        ("产业规模", 600, "level", "亿元"),
        ("产业规模年均增长", 15, "level", "%"),
    ],
    "到2025年,年营业收入超10亿元企业达到8家": [("年营业收入超10亿元企业", 8, "level", "家")],
    "到2025年,年质押金额达到17.5亿元": [("年质押金额", 17.5, "annual", "亿元")],
    "建立研发投入强度高于5%的企业名单": [],
    "对入选项目给予最高100万元补助": [],
    "2021年,已有企业30家": [],
    "大力推广5G和工业4.0,实施456培育计划": [],
}


@pytest.mark.parametrize("text", TEXTS)
def test_aims(text):
    found = read_aims(text, PERIOD)
    assert [(a.name, a.figure.value, a.figure.mode, a.figure.unit) for a in found] == TEXTS[text]
    assert all(a.years == (2025,) for a in found)
    assert all(0 <= a.start < a.end <= len(text) for a in found)


def test_every_year():
    (aim,) = read_aims("每年举办对接会不少于10场", PERIOD)
    assert (aim.years, aim.figure.mode, aim.figure.comparator) == ((2023, 2024, 2025), "annual", ">=")


def test_milestones():
    (aim,) = read_aims("力争2024年获批列入省级名单", PERIOD)
    assert (aim.name, aim.years, aim.figure.mode) == ("获批列入省级名单", (2024,), "milestone")


def test_a_thing_to_be_made_by_a_year_is_a_milestone():
    (aim,) = read_aims("到2024年,争取创建省级高水平学校", PERIOD)
    assert (aim.name, aim.years, aim.figure.mode) == ("创建省级高水平学校", (2024,), "milestone")


UNDATED = {
    "编制生态圈规划,做好宣传": ["编制生态圈规划"],
    "建设甲科学城、乙软件中心等一批平台": [
        "建设甲科学城、乙软件中心等一批平台",
        "甲科学城",
        "乙软件中心",
        "等一批平台",
    ],
    "到2025年,建成甲中心": [],
    "每年建成甲中心": [],
    "2020年建成甲中心": [],
    "推进园区建设": [],
    "引进一批企业": [],
}


@pytest.mark.parametrize("text", UNDATED)
def test_undated(text):
    found = read_undated(text)
    assert [aim.name for aim in found] == UNDATED[text]
    assert all(text[aim.start : aim.end] == aim.name and not aim.years for aim in found)


@pytest.fixture(scope="module")
def graph():
    reading = read_plan(ROOT / "data" / "luqiao-2021.txt")
    return Graph([reading.document], reading.nodes, reading.edges)


def typed():
    with (Path(__file__).parent / "golden" / "prose.tsv").open(encoding="utf8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["kind"] == "Indicator"]


def told(graph, task):
    (node,) = [t for t in graph.of("Task") if t.get("no") == task]
    for row in graph.rows(node.id):
        if row.get("scope") == "body":
            twins = {graph.nodes[i].name for i in graph.same(row.id) if graph.nodes[i].get("scope") == "annex"}
            for target in graph.targets(row.id, "HAS_TARGET"):
                yield target, twins


def test_all_figures_of_the_plan(graph):
    """All 81 figures that were found by hand, with value and year; mode and annex row of 95% of them; no others."""
    assert len(typed()) == 81
    right, used = 0, set()
    for row in typed():
        years = {row["year"]} if row["year"] != "every" else {"2021", "2022", "2023", "2024", "2025"}
        values = {3} if row["value"] == "34" else {float(row["value"])}  # 3—4 without its dash
        near = [
            (t, twins)
            for t, twins in told(graph, row["task"])
            if t.get("value") in values and str(t.get("year")) in years
        ]
        assert near, row
        used |= {t.id for t, _ in near}
        right += any(
            t.get("mode") == row["mode"] and (not row["annex_row"] or row["annex_row"] in twins) for t, twins in near
        )
    assert right >= 0.95 * 81
    figures = {t.id for task in graph.tasks() for t, _ in told(graph, task.get("no")) if t.get("value") is not None}
    assert figures == used


def promised():
    with (Path(__file__).parent / "golden" / "prose.tsv").open(encoding="utf8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["kind"] == "Project" and not row["year"]]


def test_what_the_text_promises_without_a_year_is_what_the_annex_dates(graph):
    """Most of the 18 that were found by hand; each told by the words alone, no year or figure made up."""
    wanted = {(row["task"], row["annex_row"]) for row in promised()}
    undated = [
        (task.get("no"), twin.name)
        for task in graph.tasks()
        for row in graph.rows(task.id)
        if row.get("scope") == "body" and not graph.targets(row.id, "HAS_TARGET")
        for twin in (graph.nodes[ref] for ref in graph.same(row.id))
        if twin.get("scope") == "annex"
    ]
    assert len(wanted & set(undated)) >= 12
    assert len(set(undated) - wanted) <= 1
