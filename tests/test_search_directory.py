"""A question means the same whether it is read beside the whole graph or beside the directory of a server."""

import csv
from pathlib import Path

import pytest

from graph import open_store
from ingest import read_plan
from search import names_of
from search.question import understand

ROOT = Path(__file__).parent.parent
QUESTIONS = [
    row["question"]
    for row in csv.DictReader((ROOT / "tests/questions/judged.tsv").open(encoding="utf8"), delimiter="\t")
    if row["split"] == "tune"
]


@pytest.fixture
def stores(server, tmp_path):
    opened = [open_store(server), open_store(str(tmp_path / "store"))]
    for store in opened:
        store.ingest([read_plan(ROOT / "data" / "luqiao-2021.txt")])
    yield opened
    opened[0].close()


def test_questions_mean_the_same_beside_a_server(stores):
    server, folder = (names_of(store.directory()) for store in stores)
    for question in QUESTIONS:
        assert understand(question, server, None) == understand(question, folder, None), question


def test_a_directory_of_a_server_holds_no_more_than_it_needs(stores):
    server, folder = (store.directory() for store in stores)
    assert not server.of("Observation", "Finding")
    assert len(server.edges) < len(folder.edges)
    assert not any(each.evidence for each in server.edges.values())
    assert list(server.documents.values()) == list(folder.documents.values())
