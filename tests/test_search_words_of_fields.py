"""What people type in any field of local government: the text that they mean comes first, and nothing for what is not there.

The texts are invented, a task each, and stand together in one plan, so that every text is there to be taken for another.
"""

from functools import cache
from pathlib import Path

import pytest

from graph import Graph
from ontology import STATED, Document, Evidence, Node
from search import Index, open_index

FILE = Path(__file__).parent / "questions" / "search_fields.tsv"
PLAN = "云溪/2024-1"


def rows() -> list[tuple[str, list[str]]]:
    lines = [line for line in FILE.read_text("utf8").splitlines() if not line.startswith("#")]
    return [(text, typed.split("|")) for text, typed in (line.split("\t") for line in lines)]


def checks() -> list[tuple[str, str]]:
    return [(query, text) for text, typed in rows() for query in typed]


@cache
def index() -> Index:
    return made(tuple(text for text, _ in rows()))


def made(texts: tuple[str, ...]) -> Index:
    whole, nodes = "\n".join(texts), {PLAN: Node(PLAN, "Plan", {"name": "工作方案"}, (), STATED)}
    for no, text in enumerate(texts, 1):
        place = (Evidence(PLAN, whole.index(text), whole.index(text) + len(text), text),)
        named = {"name": text.split("，")[0].removesuffix("。"), "no": str(no), "text": text}
        nodes[f"{PLAN}/task/{no}"] = Node(f"{PLAN}/task/{no}", "Task", named, place, STATED)
    return open_index(Graph([Document(PLAN, "plan.txt", "0" * 64, whole)], nodes.values(), []), None, "1", engine="whoosh")


def test_the_table_is_whole() -> None:
    assert len(rows()) >= 80
    assert len({query for query, _ in checks()}) == len(checks()) >= 160


@pytest.mark.parametrize(("query", "text"), checks(), ids=[query for query, _ in checks()])
def test_the_text_that_is_meant_comes_first(query: str, text: str) -> None:
    found = index().search(query).results
    assert found, "nothing found"
    assert str([each for each, _ in rows()].index(text) + 1) in [hit.no for hit in found if hit.kind == "Task"][:2]
