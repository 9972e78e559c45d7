"""Searching a server's store: as in a folder, and once its index is made, without its graph."""

from datetime import date
from pathlib import Path

import pytest

from app import wiring
from graph import Store, fit, open_store, refusal
from graph.server.store import ServerStore
from ingest import read_plan, read_sheet

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 1, 1)
WORDS = (
    "孵化器",
    "知识产权 质押",
    "单位:区科技局 种类:任务 规划",
    "状态:未达标",
    "哪些任务由区科技局和区财政局负责",
    "哪里有建孵化器的任务",
)


def filled(uri):
    store, read, sheet = open_store(uri), read_plan(ROOT / "data" / "luqiao-2021.txt"), None
    store.ingest([read])
    sheet = read_sheet(ROOT / "data" / "progress-sample.csv")
    store.report(sheet.document, fit(sheet, store.graph(), TODAY, refusal))
    return uri


@pytest.fixture
def both(server, tmp_path):
    return filled(str(tmp_path / "store")), filled(server)


def told(found):
    """What is the same whatever engine weighs: how many of each sort, how the words were taken, what is known of each."""
    hits = {hit["id"]: (hit["status"], hit["snippet"], hit["marks"], hit["task"]) for hit in found["results"]}
    return found["total"], found["facets"], found["filters"], found["notes"], found["terms"], hits


def test_a_server_is_searched_without_its_graph(both, monkeypatch):
    folder, server = both
    wiring.suggestions(server, "kjj", 5)  # whoever comes first makes the index

    def never(_: Store) -> None:
        raise AssertionError("the whole was fetched")

    monkeypatch.setattr(ServerStore, "state", never)
    for words in WORDS:
        here, there = (wiring.search(uri, words, None, 500, None, TODAY) for uri in both)
        assert told(there) == told(here), words
        assert here["total"], words
    assert wiring.suggestions(server, "kjj", 5) == wiring.suggestions(folder, "kjj", 5)
    assert wiring.expansions(server, "高企", None) == wiring.expansions(folder, "高企", None)


def test_after_a_change_the_index_on_a_server_is_of_the_new_graph(server, tmp_path):
    filled(server)
    assert wiring.search(server, "环飞湖", None, 5, None, TODAY)["total"]
    task = open_store(server).graph().tasks()[0]
    before = wiring.search(server, "种类:任务", None, 5, None, TODAY)["total"]
    wiring.decide(server, task.id, "reject", "试")
    assert wiring.search(server, "种类:任务", None, 5, None, TODAY)["total"] == before - 1
