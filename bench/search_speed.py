"""Full-text search on invented plans of 1,000, 10,000 or more documents, beside SQLite FTS5 and tantivy.

    python bench/search_speed.py [SIZE …]

All engines index the same terms, cut by our analyzer, zone by zone with the same boosts, and are asked for the best ten
and the number of all that hold both of two words (AND) or one of them (OR). `lutu` is the whole search with synonyms,
checks against the texts, snippets, facets; `lutu, again` the same words a second time, as when someone turns a page.
tantivy is only measured where it is installed (pip install -e .[fast]). Times are milliseconds, p50 and p95 of 50 pairs.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Protocol

from synthetic import plans

from graph import Graph
from search import Index, open_index
from search.analyzer import Analyzer, Tokenizer
from search.fulltext.documents import ZONES, documents
from search.fulltext.engine import Asked, lookup, zone_terms
from search.fulltext.engines import installed

SIZES = (1_000, 10_000)  # 100,000 takes a quarter of an hour: name it
_PER_PLAN = 157  # documents of an invented plan, about
_PAIRS, _BEST = 50, 10
Terms = dict[str, list[str]]


class Engine(Protocol):
    def __init__(self, folder: Path) -> None: ...
    def build(self, documents: Iterable[Terms]) -> None: ...
    def search(self, asked: Sequence[Asked], every: bool) -> int: ...


class Fts5:
    """SQLite's own full-text index; terms are letters to it that nothing divides."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts5.db")

    def build(self, documents: Iterable[Terms]) -> None:
        columns = ", ".join(f"z_{zone}" for zone in ZONES)
        tokens = "unicode61 remove_diacritics 0 tokenchars '¬&+%‰.'"
        self._base.execute(f'CREATE VIRTUAL TABLE t USING fts5({columns}, content="", tokenize="{tokens}")')
        rows = ([" ".join(each.get(zone, ())) for zone in ZONES] for each in documents)
        self._base.executemany(f"INSERT INTO t ({columns}) VALUES ({', '.join('?' * len(ZONES))})", rows)
        self._base.commit()
        self._base.execute("INSERT INTO t(t) VALUES('optimize')")
        self._base.commit()

    def search(self, asked: Sequence[Asked], every: bool) -> int:
        words = [
            " AND ".join("(" + " OR ".join(f'"{term}"' for term in any_) + ")" for any_ in each.needed)
            for each in asked
        ]
        said = (" AND " if every else " OR ").join(f"({word})" for word in words)
        boosts = ", ".join(str(zone.boost) for zone in ZONES.values())
        best = f"SELECT rowid, bm25(t, {boosts}) AS score FROM t WHERE t MATCH ? ORDER BY score LIMIT {_BEST}"
        self._base.execute(best, (said,)).fetchall()
        return int(self._base.execute("SELECT count(*) FROM t WHERE t MATCH ?", (said,)).fetchone()[0])


class Tantivy:
    """The Rust library; one segment, so that nothing but searching is measured."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._library: Any = tantivy
        builder = tantivy.SchemaBuilder()
        for zone in ZONES:
            builder.add_text_field(zone, tokenizer_name="cut", index_option="freq")
        self._schema = builder.build()
        (folder / "tantivy").mkdir()
        self._index = tantivy.Index(self._schema, path=str(folder / "tantivy"))
        whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("cut", whole)

    def build(self, documents: Iterable[Terms]) -> None:
        writer = self._index.writer(heap_size=256_000_000, num_threads=1)
        for each in documents:
            writer.add_document(self._library.Document(**{zone: [" ".join(terms)] for zone, terms in each.items()}))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, asked: Sequence[Asked], every: bool) -> int:
        occur = self._library.Occur.Must if every else self._library.Occur.Should
        query = self._library.Query.boolean_query([(occur, self._word(each)) for each in asked])
        return int(self._searcher.search(query, _BEST, count=True).count)

    def _word(self, asked: Asked) -> Any:
        make, should = self._library.Query, self._library.Occur.Should
        parts = [
            make.boolean_query(
                [
                    (should, make.boost_query(make.term_query(self._schema, zone, term, "freq"), told.boost))
                    for zone, told in ZONES.items()
                    for term in any_
                ]
            )
            for any_ in asked.needed
        ]
        return make.boolean_query([(self._library.Occur.Must, part) for part in parts])


def invented(size: int) -> Graph:
    """The graph of plans with about so many documents."""
    texts, nodes, edges = [], {}, {}
    for reading in plans(max(1, size // _PER_PLAN)):
        texts.append(reading.document)
        nodes |= {each.id: each for each in reading.nodes if each.id not in nodes}
        edges |= {each.id: each for each in reading.edges}
    return Graph(texts, nodes.values(), edges.values())


def pairs_of_words(graph: Graph, analyzer: Analyzer, seed: int = 7) -> dict[str, list[tuple[str, str]]]:
    """Two words of one task's name (AND), one of them and a person whom no task names (OR); for a seed the same."""
    pick = random.Random(seed)
    tasks, people = graph.of("Task"), graph.of("Person")
    named = (
        [word for word in analyzer.words(str(pick.choice(tasks).name)) if len(word) > 1] for _ in range(_PAIRS * 9)
    )
    pairs = [tuple(pick.sample(words, 2)) for words in named if len(set(words)) > 1][:_PAIRS]
    return {"AND": pairs, "OR": [(word, str(pick.choice(people).name)) for word, _ in pairs]}


def timed(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def told(seconds: Sequence[float]) -> str:
    return f"{median(seconds) * 1000:8.1f} {quantiles(seconds, n=20)[-1] * 1000:8.1f}"


def line(name: str, build: float, size: int, times: dict[str, list[float]]) -> None:
    print(
        f"{name:<14} {build:8.1f} s {size / 1e6:8.1f} MB   AND {told(times['AND'])}   OR {told(times['OR'])}",
        flush=True,
    )


def measure(size: int) -> None:
    graph = invented(size)
    words = pairs_of_words(graph, Analyzer(Tokenizer()))
    found = documents(graph)
    print(f"\n{len(found)} documents", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        analyzer = [_lutu(name, graph, folder / name, words) for name in installed()][-1]
        terms: list[Terms] = []
        cut = timed(lambda: terms.extend(zone_terms(each, analyzer) for each in found))
        print(f"cutting alone  {cut:8.1f} s, which the next need too")
        for rival in _rivals():
            place = folder / rival.__name__
            place.mkdir()
            _rival(rival(place), rival.__name__, place, terms, words, analyzer)


def _lutu(name: str, graph: Graph, folder: Path, words: dict[str, list[tuple[str, str]]]) -> Analyzer:
    """Measures the whole search on one of its engines; gives the analyzer of its index."""
    made: list[Index] = []
    build = timed(lambda: made.append(open_index(graph, folder, 1, engine=name)))
    index, disk = made[0], _size(folder)
    line("  its engine", build, disk, _engine_times(index, words))
    for turn in (f"lutu, {name}", "  again"):
        line(
            turn,
            build,
            disk,
            {way: [timed(lambda p=p: index.search(" ".join(p))) for p in words[way]] for way in words},
        )
    begun = [each[0][:at] for each in words["AND"] for at in (1, 2)]
    index.suggest("a")
    print(f"  suggest      {'':24} {told([timed(lambda b=b: index.suggest(b)) for b in begun])}")
    return index.analyzer


def _engine_times(index: Index, words: dict[str, list[tuple[str, str]]]) -> dict[str, list[float]]:
    """Our engine alone: postings with weights of all that hold each of the words, not only of the best ten."""
    asked = {way: [[lookup(word, index.analyzer).asked for word in pair] for pair in words[way]] for way in words}
    return {way: [timed(lambda a=each: index.engine.postings(a)) for each in asked[way]] for way in asked}


def _rival(
    engine: Engine,
    name: str,
    place: Path,
    terms: Sequence[Terms],
    words: dict[str, list[tuple[str, str]]],
    analyzer: Analyzer,
) -> None:
    build = timed(lambda: engine.build(terms))
    times: dict[str, list[float]] = {}
    for way, pairs in words.items():
        asked = [[lookup(word, analyzer).asked for word in pair] for pair in pairs]
        times[way] = [timed(lambda a=each, every=way == "AND": engine.search(a, every)) for each in asked]
    line(name, build, _size(place), times)


def _rivals() -> Iterator[Callable[[Path], Any]]:
    yield Fts5
    if find_spec("tantivy"):
        yield Tantivy


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    print(f"{'':<14} {'index':>10} {'size':>11}          p50      p95         p50      p95")
    for wanted_size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        measure(wanted_size)
