"""Questions on a graph in memory, our plan and many invented ones, beside a walk through plain dictionaries.

    python bench/asking.py [PLANS]

The walk knows its query beforehand and gives nothing but ids; the ids have to be the same. `ask` understands the
question, finds, and makes the whole answer with sentence, reasons and evidence; `understand` and `find` are the parts of
it. Milliseconds of processor time, the best of three of each question; the ratio is that of the medians, to the walk.
"""

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from synthetic import plans

from graph import Graph, GraphExecutor
from ingest import read_plan
from ontology import Reading
from search import ask, names_of
from search.question import understand

PLAN = Path(__file__).parent.parent / "data" / "luqiao-2021.txt"
DAY = date(2021, 12, 31)
TIMES, PLACES = 3, 40


class Walk:
    """What a program keeps that knows its few queries: units by name, and neighbours by kind of edge."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.units: dict[str, str] = {}
        self.starred: dict[str, bool] = {}
        self.near: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.leads: dict[str, list[str]] = defaultdict(list)
        for reading in readings:
            for node in reading.nodes:
                if node.kind == "Unit":
                    self.units |= {node.name: node.id, f"{node.get('jurisdiction')}{node.name[1:]}": node.id}
                self.starred[node.id] = bool(node.get("starred"))
            for each in reading.edges:
                self.near[each.source, each.kind].append(each.target)
                self.near[each.target, f"-{each.kind}"].append(each.source)

    def tasks(self, unit: str) -> set[str]:
        """The tasks that name the unit, or have a row that does."""
        found = set()
        for ref in self.near[self.units[unit], "RESPONSIBLE_FOR"]:
            owners = [*self.near[ref, "-HAS_INDICATOR"], *self.near[ref, "-HAS_PROJECT"]]
            found |= {ref} if "/task/" in ref and not owners else set(owners)
        return {ref for ref in found if self.near[ref, "-HAS_TASK"]}


Question = tuple[str, Callable[[Walk, str, str], set[str]]]
QUESTIONS: tuple[Question, ...] = (
    ("{one}负责哪些任务", lambda walk, one, other: walk.tasks(one)),
    ("{one}和{other}都负责的任务有哪些", lambda walk, one, other: walk.tasks(one) & walk.tasks(other)),
    ("{one}负责但{other}不负责的任务", lambda walk, one, other: walk.tasks(one) - walk.tasks(other)),
    ("{one}或{other}负责的任务有多少项", lambda walk, one, other: walk.tasks(one) | walk.tasks(other)),
)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    measure(
        "our plan", [read_plan(PLAN)], [("区科技局", "区经信局"), ("区人社局", "区委人才办"), ("区教育局", "区卫健局")]
    )
    readings = list(plans(count))
    places = [str(node.get("jurisdiction")) for each in readings for node in each.nodes if node.kind == "Plan"]
    some = places[:: max(len(places) // PLACES, 1)]
    measure(f"{count} plans", readings, [(f"{place}科技局", f"{place}财政局") for place in some])


def measure(what: str, readings: Sequence[Reading], pairs: Sequence[tuple[str, str]]) -> None:
    graph = Graph(
        [each.document for each in readings],
        {node.id: node for each in readings for node in each.nodes}.values(),
        {each.id: each for reading in readings for each in reading.edges}.values(),
    )
    walk, names = Walk(readings), names_of(graph)
    executor = GraphExecutor(names.relations, {}, DAY)
    spent: dict[str, list[float]] = defaultdict(list)
    for text, wanted in QUESTIONS:
        for one, other in pairs:
            question = text.format(one=one, other=other)
            query = understand(question, names, DAY).query
            assert query is not None, question
            found = ask(question, names, executor)
            ids = {hit.node.id for hit in executor.run(query).result.hits}
            assert ids == wanted(walk, one, other), (question, found["answer"])
            spent["walk"].append(best(lambda w=wanted, a=one, b=other: w(walk, a, b)))
            spent["understand"].append(best(lambda q=question: understand(q, names, DAY)))
            spent["find"].append(best(lambda q=query: executor.run(q)))
            spent["ask"].append(best(lambda q=question: ask(q, names, executor)))
    base = statistics.median(spent["walk"])
    print(f"{what}: {len(graph.nodes):,} nodes, {len(spent['ask'])} questions")
    for part, took in spent.items():
        middle, last = statistics.median(took), statistics.quantiles(took, n=20)[-1]
        print(f"  {part:10s} p50 {middle:7.3f}  p95 {last:7.3f} ms   ratio {middle / base:8.1f}")


def best(work: Callable[[], object]) -> float:
    took = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        took.append((time.process_time() - start) * 1000)
    return min(took)


if __name__ == "__main__":
    main()
