"""The queries that the documentation shows run on a server that holds our plan, and find something."""

import os
import re
from datetime import date
from pathlib import Path

from neo4j import GraphDatabase

from app.wiring import import_progress, ingest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "neo4j.md").read_text("utf8")
QUERIES = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)


def test_every_query_of_the_page_finds_something(server):
    assert len(QUERIES) == 12
    ingest(server, [ROOT / "data" / "luqiao-2021.txt"], False)
    import_progress(server, ROOT / "data" / "progress-sample.csv", date(2026, 1, 1))
    auth = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"]
    with GraphDatabase.driver(server, auth=auth) as driver, driver.session() as session:
        for query in QUERIES:
            assert list(session.run(query)), query
