"""Search on queries judged by hand on plans of other fields: `plan`, `split`, `query` and `relevant`, as in search.tsv.

What is relevant is named by a task's number (`18`), words of a row's name behind it (`18/餐厨`, or `18/` for all its rows),
or words of the name of a unit (`U:`) or a park, platform or programme (`P:`). Of `hold` only the figures are to be looked at.
"""

import csv
import importlib.util
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from graph import ROW_KINDS, Graph
from ingest import read_plan
from search import open_index

TESTS = Path(__file__).parent
BENCH = TESTS.parent / "bench" / "search_quality.py"
FILE = TESTS / "questions" / "search_others.tsv"
PLACES = ("Platform", "Park", "Programme")
FLOORS = {"tune": (0.95, 0.97), "hold": (0.98, 0.98)}


def referred(ref, documents):
    """The ids of what is named so."""
    kinds = {"U": ("Unit",), "P": PLACES}.get(ref.partition(":")[0])
    if kinds:
        return [each.id for each in documents if each.kind in kinds and ref[2:] in each.name]
    no, slash, words = ref.partition("/")
    tasks = [each.id for each in documents if each.kind == "Task" and each.no == no]
    rows = [each for each in documents if each.task in tasks and each.kind in ROW_KINDS]
    return [each.id for each in rows if words in each.name] if slash else tasks


def grades(relevant, documents):
    """The grade of everything relevant, by id; a place has that of the row that is named after it."""
    found = {}
    for grade, ref in (part.split(" ", 1) for part in relevant.split("; ") if part):
        found = {each: int(grade) for each in referred(ref, documents)} | found
    rows = {each.name: found[each.id] for each in documents if each.id in found and each.kind in ROW_KINDS}
    for place in (each for each in documents if each.kind in PLACES):
        best = max((grade for name, grade in rows.items() if place.name in name or name in place.name), default=0)
        found |= {place.id: best} if best and place.id not in found else {}
    return found


@pytest.fixture(scope="module")
def quality():
    spec = importlib.util.spec_from_file_location("search_quality", BENCH)
    sys.modules[spec.name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def done(quality):
    with FILE.open(encoding="utf8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    plans, found = defaultdict(list), []
    for row in rows:
        plans[row["plan"]].append(row)
    for plan, asked in plans.items():
        reading = read_plan(TESTS / "plans" / f"{plan}.txt")
        index = open_index(Graph([reading.document], reading.nodes, reading.edges), None, "1", engine="whoosh")
        queries = [
            quality.Judged(row["query"], row["split"], plan, grades(row["relevant"] or "", index._documents))
            for row in asked
        ]
        found += quality.outcomes(queries, index)
    return found


def test_the_set_is_whole(done):
    assert len(done) >= 90
    assert sum(not each.judged.grades for each in done) >= 14


@pytest.mark.parametrize("split", FLOORS)
def test_what_is_relevant_comes_first(done, quality, split):
    found = quality.figures([each for each in done if each.judged.split == split])
    ndcg, success = FLOORS[split]
    assert (found.ndcg >= ndcg, found.success >= success, found.empty) == (True, True, 0), str(found)


def test_hopeless_queries_give_nothing(done):
    assert [each.judged.query for each in done if not each.judged.grades and each.found] == []
