"""The engine of a store on a Neo4j server: its own (Lucene) full-text index over terms that our analyzer has cut.

The server never reads what someone typed: it is asked for terms of ours, escaped and passed as parameters.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from search.analyzer import Analyzer
from search.fulltext.documents import NAME, ZONES, Document
from search.fulltext.engine import OWN, Asked, Posting, zone_terms

Given = TypeVar("Given")
_INDEX, _BATCH = "lutu_search", 500
_PER_DOCUMENT = 0.02  # seconds that writing one may take, many times what any server needs
_SCHEMA = (
    f"CREATE FULLTEXT INDEX {_INDEX} IF NOT EXISTS FOR (n:SearchText) ON EACH [{', '.join(f'n.{zone}' for zone in ZONES)}] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
    "CREATE CONSTRAINT SearchIndex_id IF NOT EXISTS FOR (n:SearchIndex) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX SearchText_build IF NOT EXISTS FOR (n:SearchText) ON (n.build)",
)
_AWAIT = "CALL db.awaitIndexes(300)"
_KNOWN = "MATCH (s:SearchIndex {id: 'lutu'}) RETURN s.key AS key, s.build AS build, s.documents AS documents"
_LOCK = "MERGE (s:SearchIndex {id: 'lutu'}) SET s.writer = $build RETURN s.key AS key, s.build AS build"
_ADD = "UNWIND $rows AS row CREATE (n:SearchText) SET n = row"
# The last index stays until the next one: those who opened it go on reading it.
_SIGN = "MATCH (s:SearchIndex {id: 'lutu'}) SET s.key = $key, s.build = $build, s.documents = $documents"
_SWEEPS = [f"MATCH (n:{label}) WHERE NOT n.build IN $kept DELETE n" for label in ("SearchText", "SearchPart")]
_KEEP = "CREATE (n:SearchPart {build: $build, no: $no, packed: $packed})"
_PARTS = "MATCH (n:SearchPart) WHERE n.build = $build RETURN n.packed AS packed ORDER BY n.no"
_PART = 2**20  # bytes of a node
_ASK = f"""UNWIND range(0, size($queries) - 1) AS no
CALL {{
  WITH no
  CALL db.index.fulltext.queryNodes('{_INDEX}', $queries[no]) YIELD node, score
  WHERE node.build = $build
  RETURN collect(node.at) AS places, collect(score) AS scores
}}
RETURN places, scores ORDER BY no"""


class Connection(Protocol):
    """Managed transactions on one database, as the store on a server has them."""

    def read(self, work: Callable[[Any], Given]) -> Given:
        """What `work` gives in a reading transaction; it may run more than once."""

    def write(self, work: Callable[[Any], Given], seconds: float = 0.0) -> Given:
        """What `work` gives in a writing transaction; `seconds` are allowed beside the usual."""


class ServerEngine:
    """Asks the server for one build of the index; readers keep theirs while the next is made."""

    def __init__(self, connection: Connection, build: str, documents: int) -> None:
        self._connection, self._build, self._documents = connection, build, documents

    def __len__(self) -> int:
        return self._documents

    def postings(self, asked: Sequence[Asked]) -> list[Posting]:
        """A posting for each thing asked for, weighed by Lucene, all in one statement."""
        if not asked:
            return []
        queries = [_query(each, zones) for each in asked for zones in (tuple(ZONES), (NAME,), OWN)]
        found = self._connection.read(lambda tx: list(tx.run(_ASK, queries=queries, build=self._build)))
        weights = [dict(zip(row["places"], row["scores"], strict=True)) for row in found]
        return [
            Posting(whole, named.keys(), own.keys())
            for whole, named, own in zip(weights[::3], weights[1::3], weights[2::3], strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Contents:
    """What an index is made of: the documents, what cuts their words, and what whoever opens it needs beside."""

    documents: Sequence[Document]
    analyzer: Analyzer
    packed: bytes


def server_engine(connection: Connection, key: str, contents: Callable[[], Contents]) -> tuple[ServerEngine, bytes]:
    """The engine, and what is kept beside it; the index is made anew, in one transaction, unless it has this key."""
    known = connection.read(lambda tx: _known(tx, key))
    if known is None:
        made = contents()
        for statement in (*_SCHEMA, _AWAIT):
            connection.write(lambda tx, statement=statement: tx.run(statement).consume())  # type: ignore[misc]
        spent = len(made.documents) * _PER_DOCUMENT
        build = connection.write(lambda tx: _made(tx, key, made), seconds=spent)
        return ServerEngine(connection, build, len(made.documents)), made.packed
    build, documents, packed = known
    return ServerEngine(connection, build, documents), packed


def _known(tx: Any, key: str) -> tuple[str, int, bytes] | None:
    """The build of this key, how many documents it has, and what is kept beside it."""
    found = tx.run(_KNOWN).single()
    if found is None or found["key"] != key:
        return None
    packed = [record["packed"] for record in tx.run(_PARTS, build=found["build"])]
    return (found["build"], found["documents"], b"".join(packed)) if packed else None


def _made(tx: Any, key: str, made: Contents) -> str:
    """Writes the index; gives its build, or that of another writer who was first."""
    build = uuid4().hex
    before = tx.run(_LOCK, build=build).single()
    if before["key"] == key:
        return str(before["build"])
    rows = _rows(made.documents, made.analyzer, build)
    while batch := list(islice(rows, _BATCH)):
        tx.run(_ADD, rows=batch).consume()
    for start in range(0, len(made.packed), _PART):
        tx.run(_KEEP, build=build, no=start, packed=made.packed[start : start + _PART]).consume()
    tx.run(_SIGN, key=key, build=build, documents=len(made.documents)).consume()
    for sweep in _SWEEPS:
        tx.run(sweep, kept=[build, before["build"] or build]).consume()
    return build


def _rows(documents: Iterable[Document], analyzer: Analyzer, build: str) -> Iterator[dict[str, Any]]:
    for at, document in enumerate(documents):
        texts = {zone: " ".join(terms) for zone, terms in zone_terms(document, analyzer).items()}
        yield {"build": build, "at": at, **texts}


def _query(asked: Asked, zones: Iterable[str]) -> str:
    """In Lucene's words: all that is needed in one zone, what the tokenizer cut as one word adding to the weight."""
    return " OR ".join(f"({_in_zone(asked, zone)})^{ZONES[zone].boost / len(asked.needed)}" for zone in zones)


def _in_zone(asked: Asked, zone: str) -> str:
    parts = ("(" + " OR ".join(f"{zone}:{_escaped(term)}" for term in terms) + ")" for terms in asked.needed)
    whole = " AND ".join(parts)
    return f"({whole}) OR {zone}:{_escaped(asked.word)}" if asked.word else whole


def _escaped(term: str) -> str:
    """Lucene takes any sign behind a backslash as itself; its words AND, OR, NOT are none of our terms."""
    return re.sub(r"(\W)", r"\\\1", term)
