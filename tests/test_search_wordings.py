"""Many wordings of one question, by families: they mean the same on plans of different forms."""

import csv
from pathlib import Path

import pytest

from graph import Graph
from ingest import read_plan
from search import names_of
from search.question import understand

ROOT = Path(__file__).parent.parent
LINES = (Path(__file__).parent / "questions" / "wordings.tsv").read_text("utf8").splitlines()
FAMILIES = [(first, others.split("|")) for first, others in csv.reader(LINES[1:], delimiter="\t")]
# What stands for {unit} and the like on each plan.
SAID = {
    "data/luqiao-2021.txt": {
        "unit": "区科技局", "unit2": "区经信局", "task": "任务9", "action": "创新人才集聚行动", "person": "罗进军",
        "row": "高新技术企业数",
    },
    "tests/plans/b1.txt": {
        "unit": "市经信局", "unit2": "市生态环境局", "task": "任务3", "action": "建筑垃圾治理行动", "person": "邹启明",
        "row": "一般工业固体废物综合利用率",
    },
    "tests/plans/e1.txt": {
        "unit": "市海渔局", "unit2": "市财政局", "task": "第4项任务", "action": "渔港能级提升行动", "person": "黎兆丰",
        "row": "深远海养殖产量",
    },
}  # fmt: skip


@pytest.fixture(scope="module", params=SAID)
def plan(request):
    """The names of a plan, and what stands for each of the names in the wordings."""
    read = read_plan(ROOT / request.param)
    return names_of(Graph([read.document], read.nodes, read.edges)), SAID[request.param]


@pytest.mark.parametrize(("first", "others"), FAMILIES, ids=[first for first, _ in FAMILIES])
def test_all_wordings_of_a_family_mean_the_same(first: str, others: list[str], plan):
    names, said = plan
    meant = understand(first.format(**said), names).query
    assert meant is not None
    assert [other for other in others if understand(other.format(**said), names).query != meant] == []


def test_the_table_is_whole():
    assert sum(len(others) for _, others in FAMILIES) >= 3250
