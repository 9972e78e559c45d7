"""Who leads an indicator, where the plan names a lead only for its task."""

from pathlib import Path
from typing import Any

import pytest

from graph import Graph
from ingest import read_plan
from search.answer import answer

PLANS = Path(__file__).parent / "plans"
SAYING_SO = "所属任务的牵头单位"


@pytest.fixture(scope="module")
def ask():
    read = read_plan(PLANS / "e1.txt")
    graph = Graph([read.document], read.nodes, read.edges)

    def asked(question: str) -> dict[str, Any]:
        return answer(question, graph, {}, None)

    return asked


def names(found: dict[str, Any]) -> list[str]:
    return [each["name"] for each in found["results"]]


def test_the_lead_of_its_task_is_told_and_said_to_be_that(ask):
    found = ask("鲸湾中心渔港扩建工程谁牵头")
    assert found["outcome"] == "answered"
    assert names(found) == names(ask("第2项任务谁牵头"))
    assert SAYING_SO in found["reading"]
    assert SAYING_SO in found["answer"]
    assert SAYING_SO not in ask("第2项任务谁牵头")["reading"]


def test_who_answers_for_it_stays_its_own(ask):
    found = ask("鲸湾中心渔港扩建工程由谁负责")
    assert SAYING_SO not in found["reading"]
    assert len(names(found)) > 1


def test_what_the_plan_does_not_hold_stays_so(ask):
    found = ask("云上体育馆工程谁牵头")
    assert found["outcome"] != "answered"
    assert SAYING_SO not in found["answer"]
