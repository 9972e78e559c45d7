"""Many invented plans on a Neo4j server: loading beside plain UNWIND of the same rows, and asking on both stores.

    python bench/server.py [PLANS]

The server is the tests' own, started on loopback and ended with the bench. Each plan is a transaction, on both sides.
`plain` creates the very nodes and relationships that the store makes, rows made beforehand; `claims alone` leaves out
what the store derives for queries. Questions are asked of one district's names, in turn on both stores, names known.
"""

import json
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from neo4j import GraphDatabase, ManagedTransaction  # noqa: E402
from neo4j_server import PASSWORD, Server  # noqa: E402
from synthetic import plans  # noqa: E402

from graph import Graph, Store, executor, open_store  # noqa: E402
from graph.server.derived import derive  # noqa: E402
from graph.server.records import row_of  # noqa: E402
from ontology import Reading  # noqa: E402
from search import ask, names_of  # noqa: E402

QUESTIONS = (
    "{place}科技局负责哪些任务",
    "任务9由谁负责",
    "{place}财政局牵头的任务有几项",
    "哪些任务依赖{place}教育局",
    "{place}科技局和{place}财政局都负责的任务有哪些",
    "{place}公安局负责但{place}财政局不负责的任务",
    "{place}科技创新行动方案有哪些带星指标",
    "{place}经信局的负责人是谁",
)
DAY = date(2021, 12, 31)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory(prefix="lutu-bench-") as folder:
        server = Server(Path(folder) / "home", settings={"server.memory.pagecache.size": "1g"}, heap="3g")
        server.start()
        try:
            run(server, Path(folder), count)
        finally:
            server.stop()


def run(server: Server, folder: Path, count: int) -> None:
    claims = sum(len(each.nodes) + len(each.edges) for each in plans(count))
    print(f"{count} plans, {claims:,} claims")
    for name, derived in (("plain, same rows", True), ("plain, claims alone", False)):
        wipe(server)
        report(f"load, {name}", claims, load_plainly(server, count, derived))
    wipe(server)
    store = opened(server)
    report("load, store", claims, timed(lambda: each_in(store, count)))
    report("load again, unchanged", claims, timed(lambda: each_in(store, count)))
    print(f"server memory: {rss(server.pidfile)} MB")
    embedded = open_store(str(folder / "store"))
    report("load, embedded, one call", claims, timed(lambda: embedded.ingest(list(plans(count)))))
    asked("server", store)
    asked("embedded", embedded)
    print(f"memory of this process at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def opened(server: Server) -> Store:
    import os

    os.environ |= {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": PASSWORD}
    return open_store(server.uri)


def each_in(store: Store, count: int) -> None:
    for reading in plans(count):
        store.ingest([reading])


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def report(what: str, claims: int, seconds: float) -> None:
    print(f"{what}: {seconds:.1f} s, {claims / seconds:,.0f} claims/s", flush=True)


def wipe(server: Server) -> None:
    with (
        GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD), notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        for found in list(session.run("SHOW CONSTRAINTS YIELD name")):
            session.run(f"DROP CONSTRAINT {found['name']}").consume()


def load_plainly(server: Server, count: int, derived: bool) -> float:
    """Seconds to write the rows; making them is not counted."""
    spent = 0.0
    with (
        GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD), notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        session.run("CREATE CONSTRAINT FOR (n:Entity) REQUIRE n.id IS UNIQUE").consume()
        seen: set[str] = set()
        for reading in plans(count):
            nodes, edges = rows_of(reading, derived, seen)
            spent += timed(lambda nodes=nodes, edges=edges: session.execute_write(write_plainly, nodes, edges))
    return spent


def rows_of(reading: Reading, derived: bool, seen: set[str]) -> tuple[dict, dict]:
    """A plan's rows by kind; a unit that an earlier plan named is there already."""
    more = derive(Graph([reading.document], reading.nodes, reading.edges)) if derived else None
    nodes, edges = defaultdict(list), defaultdict(list)
    for node in reading.nodes:
        if node.id not in seen:
            seen.add(node.id)
            nodes[node.kind].append(row_of(node) | (dict(more.properties.get(node.id, {})) if more else {}))
    for each in reading.edges:
        edges[each.kind].append({"source": each.source, "target": each.target, "properties": row_of(each)})
    for kind, source, target, properties in more.edges if more else ():
        edges[kind].append({"source": source, "target": target, "properties": dict(properties)})
    return nodes, edges


def write_plainly(tx: ManagedTransaction, nodes: dict, edges: dict) -> None:
    for kind, rows in nodes.items():
        tx.run(f"UNWIND $rows AS row CREATE (n:Entity:{kind}) SET n = row", rows=rows).consume()
    for kind, rows in edges.items():
        ends = "MATCH (s:Entity {id: row.source}) MATCH (t:Entity {id: row.target})"
        tx.run(f"UNWIND $rows AS row {ends} CREATE (s)-[r:{kind}]->(t) SET r = row.properties", rows=rows).consume()


def asked(what: str, store: Store) -> None:
    first = timed(lambda: names_of(store.directory()))
    names = names_of(store.directory())
    runner = executor(store, names.relations, DAY)
    places = sorted({str(plan.get("jurisdiction")) for plan in names.graph.of("Plan")})
    spent, outcomes = [], defaultdict(int)
    for place in places[:: max(len(places) // 10, 1)][:10]:
        for question in QUESTIONS:
            start = time.perf_counter()
            found = ask(question.format(place=place), names, runner)
            spent.append((time.perf_counter() - start) * 1000)
            outcomes[found["outcome"]] += 1
    cut = statistics.quantiles(spent, n=20)
    print(
        f"ask, {what}: names first {first:.1f} s; p50 {statistics.median(spent):.0f} ms, p95 {cut[-1]:.0f} ms; {json.dumps(outcomes)}",
        flush=True,
    )


def rss(pidfile: Path) -> int:
    status = Path(f"/proc/{pidfile.read_text().strip()}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


if __name__ == "__main__":
    main()
