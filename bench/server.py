"""Many invented plans on a Neo4j server: loading beside plain UNWIND of the same rows, and asking on both stores.

    python bench/server.py [PLANS]

The server is the tests' own, started on loopback and ended with the bench. Each plan is a transaction, on both sides.
`plain` creates the very nodes and relationships that the store makes, rows made beforehand, and to load again merges the
same rows; `claims alone` leaves out what the store derives for queries. The ratios are the store's time to plain's.
Questions are asked of one district's names, in turn on both stores, names known; those that name neither district nor
plan are answered from all plans, and told apart. `understanding` is the part of each that needs no store; `names` are
read once from the server, and once more as the next program finds them kept. Beside the time by the clock stands the
processor time of this process and the server together, which other work on the machine does not change much.
"""

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from neo4j import GraphDatabase, ManagedTransaction  # noqa: E402
from neo4j_server import PASSWORD, Server  # noqa: E402
from synthetic import plans  # noqa: E402

from graph import Graph, Store, executor, open_store  # noqa: E402
from graph.server.address import address_of  # noqa: E402
from graph.server.derived import derive  # noqa: E402
from graph.server.driver import Limits  # noqa: E402
from graph.server.records import row_of  # noqa: E402
from graph.server.store import ServerStore  # noqa: E402
from ontology import Reading  # noqa: E402
from search import ask, names_of  # noqa: E402
from search.question import understand  # noqa: E402

QUESTIONS = (
    "{place}科技局负责哪些任务",
    "{place}财政局牵头的任务有几项",
    "哪些任务依赖{place}教育局",
    "{place}科技局和{place}财政局都负责的任务有哪些",
    "{place}公安局负责但{place}财政局不负责的任务",
    "{place}科技创新行动方案有哪些带星指标",
    "{place}经信局的负责人是谁",
)
OF_ALL = ("任务9由谁负责", "哪些单位负责的任务最多")
WARM, MANY = 20, 200  # plans to begin with; plans from which one comparison has to do
DAY = date(2021, 12, 31)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of processor time."""

    seconds: float = 0.0
    busy: float = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.seconds + other.seconds, self.busy + other.busy)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory(prefix="lutu-bench-") as folder:
        server = Server(Path(folder) / "home", settings={"server.memory.pagecache.size": "2g"}, heap="4g", jvm=())
        server.start()
        try:
            run(server, Path(folder), count)
        finally:
            server.stop()


def run(server: Server, folder: Path, count: int) -> None:
    claims = sum(len(each.nodes) + len(each.edges) for each in plans(count))
    print(f"{count} plans, {claims:,} claims", flush=True)
    load_plainly(server, min(count, WARM), True)  # the server compiles what it runs often, of both
    wipe(server)
    each_in(server, opened(server, folder), min(count, WARM))
    wipe(server)
    if count <= MANY:
        report("load, plain, claims alone", claims, load_plainly(server, count, False))
        wipe(server)
    plain = report("load, plain, same rows", claims, load_plainly(server, count, True))
    again = report("load again, plain, same rows", claims, load_plainly(server, count, True, again=True))
    wipe(server)
    store = opened(server, folder)
    ours = report("load, store", claims, each_in(server, store, count))
    ours_again = report("load again, store, unchanged", claims, each_in(server, store, count))
    for what, one, other in (("load", ours, plain), ("load again", ours_again, again)):
        told = f"{one.seconds / other.seconds:.2f} by the clock, {one.busy / other.busy:.2f} of processor time"
        print(f"ratio of {what}, store to plain: {told}", flush=True)
    asked("server", store)
    print(f"memory: server {rss(server.pidfile)} MB, this process at most {peak()} MB", flush=True)
    embedded = open_store(str(folder / "store"))
    report("load, embedded, one call", claims, timed(server, lambda: embedded.ingest(list(plans(count)))))
    asked("embedded", embedded)
    print(f"memory of this process at most {peak()} MB")


def opened(server: Server, folder: Path) -> Store:
    os.environ |= {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": PASSWORD, "LUTU_CACHE": str(folder / "names")}
    return ServerStore(address_of(server.uri), Limits(ask=600))  # what takes too long is measured, too


def each_in(server: Server, store: Store, count: int) -> Spent:
    """What it takes to bring the plans in, one by one; inventing them is not counted."""
    spent = Spent()
    for reading in plans(count):
        spent += timed(server, lambda reading=reading: store.ingest([reading]))
    return spent


def timed(server: Server, work: Callable[[], object]) -> Spent:
    start, busy = time.perf_counter(), processor(server)
    work()
    return Spent(time.perf_counter() - start, processor(server) - busy)


def processor(server: Server) -> float:
    """Seconds of processor time that the server and this process have taken."""
    told = Path(f"/proc/{server.pidfile.read_text().strip()}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK") + time.process_time()


def report(what: str, claims: int, spent: Spent) -> Spent:
    rates = f"{spent.seconds:.1f} s, {claims / spent.seconds:,.0f} claims/s"
    print(f"{what}: {rates}; processor {spent.busy:.1f} s; load {os.getloadavg()[0]:.1f}", flush=True)
    return spent


def wipe(server: Server) -> None:
    with (
        GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD), notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        for found in list(session.run("SHOW CONSTRAINTS YIELD name")):
            session.run(f"DROP CONSTRAINT {found['name']}").consume()


def load_plainly(server: Server, count: int, derived: bool, again: bool = False) -> Spent:
    """What it takes to write the rows, or to write them over what is there; making them is not counted."""
    spent = Spent()
    with (
        GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD), notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        session.run("CREATE CONSTRAINT IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE").consume()
        seen: set[str] = set()
        for reading in plans(count):
            nodes, edges = rows_of(reading, derived, seen)
            write = partial(session.execute_write, write_plainly, nodes, edges, "MERGE" if again else "CREATE")
            spent += timed(server, write)
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


def write_plainly(tx: ManagedTransaction, nodes: dict, edges: dict, word: str) -> None:
    for kind, rows in nodes.items():
        tx.run(f"UNWIND $rows AS row {word} (n:Entity:{kind} {{id: row.id}}) SET n = row", rows=rows).consume()
    for kind, rows in edges.items():
        ends = "MATCH (s:Entity {id: row.source}) MATCH (t:Entity {id: row.target})"
        tx.run(f"UNWIND $rows AS row {ends} {word} (s)-[r:{kind}]->(t) SET r = row.properties", rows=rows).consume()


def asked(what: str, store: Store) -> None:
    start = time.perf_counter()
    names = names_of(store.directory())
    named = read = time.perf_counter()
    if hasattr(store, "connection"):
        ServerStore(store.connection.address).directory()
        print(f"{what}: kept names {time.perf_counter() - read:.1f} s", flush=True)
        read = time.perf_counter()
    runner = executor(store, names.relations, DAY)
    print(f"{what}: names first {named - start:.1f} s, statuses first {time.perf_counter() - read:.1f} s", flush=True)
    places = sorted({str(plan.get("jurisdiction")) for plan in names.graph.of("Plan")})
    some = places[:: max(len(places) // 10, 1)][:10]
    questions = [question.format(place=place) for place in some for question in QUESTIONS]
    for question in (each.format(place=place) for place in places[-3:] for each in QUESTIONS):
        ask(question, names, runner)  # the server plans its statements, and we read our dictionaries
    told(f"ask, {what}", questions, lambda question: ask(question, names, runner)["outcome"])
    told(f"ask of all plans, {what}", OF_ALL * 2, lambda question: ask(question, names, runner)["outcome"])
    told(
        f"understanding, {what}", questions, lambda question: "read" if understand(question, names, DAY).query else "?"
    )


def told(what: str, questions: Sequence[str], act: Callable[[str], str]) -> None:
    spent, outcomes = [], defaultdict(int)
    for question in questions:
        start = time.perf_counter()
        outcomes[act(question)] += 1
        spent.append((time.perf_counter() - start) * 1000)
    cut = statistics.quantiles(spent, n=20)
    told = f"p50 {statistics.median(spent):.0f} ms, p95 {cut[-1]:.0f} ms, most {max(spent):.0f} ms"
    print(f"{what}: {told}; {json.dumps(outcomes)}; load {os.getloadavg()[0]:.1f}", flush=True)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def rss(pidfile: Path) -> int:
    status = Path(f"/proc/{pidfile.read_text().strip()}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


if __name__ == "__main__":
    main()
