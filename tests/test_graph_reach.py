"""The first year whose target comes to an amount, or says that a step is done."""

from pathlib import Path

import pytest

from graph import Graph, figures, items, reached
from ingest import read_plan

PLANS = Path(__file__).parent / "plans"
CASES = {
    "rises to it": ("g4", "安全生产责任保险参保企业", "240家", 2025),
    "in another unit": ("g1", "长期护理保险参保人数", "800000人", 2024),
    "a scale alone": ("g2", "农产品网络零售额", "2亿", 2023),
    "falls to it": ("g4", "C、D级危房存量", "20", 2024),
    "comes to nothing": ("g4", "C、D级危房存量", "0", 2026),
    "beyond it": ("g4", "安全生产责任保险参保企业", ">240家", 2026),
    "below it": ("g4", "C、D级危房存量", "<20", 2025),
    "never": ("g1", "长期护理保险参保人数", "500万", None),
    "never to nothing": ("g1", "老年助餐点数量", "0", None),
    "a unit that doesn't fit": ("g4", "安全生产责任保险参保企业", "240%", None),
    "a milestone": ("g2", "湖羊扩繁场建设项目", "建成投产", 2023),
    "the beginning of one": ("g4", "智慧应急指挥平台建设", "建成", 2025),
    "no such milestone": ("g2", "湖羊扩繁场建设项目", "上线", None),
}


@pytest.fixture(scope="module")
def graphs():
    read = {name: read_plan(PLANS / f"{name}.txt") for name in ("g1", "g2", "g4")}
    return {name: Graph([plan.document], plan.nodes, plan.edges) for name, plan in read.items()}


@pytest.mark.parametrize(("plan", "row", "until", "year"), CASES.values(), ids=CASES)
def test_the_year_by_which_a_row_comes_to_what_is_asked(plan, row, until, year, graphs):
    graph = graphs[plan]
    item = next(each for each in items(graph) if each.node.name == row)
    found = reached(item, figures(graph, item, "target"), until)
    assert {each.get("year") for each in found} == ({year} if year else set())
