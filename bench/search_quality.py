"""Quality of full-text search on queries judged by hand from the plan in `data/` (tests/questions/search.tsv).

    python bench/search_quality.py [tune|hold] [--misses] [--engine NAME]

nDCG@10 with grades 0 to 3, success@1 (the first hit has one of the two best grades that the query has), queries left
without a hit though something is relevant, and hopeless queries that gave nothing. `hold` was judged with the rest, and
nobody looked at its misses while search was made better.
"""

import argparse
import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import fmean

from graph import Graph
from ingest import read_plan
from search import Index, open_index

ROOT = Path(__file__).parent.parent
JUDGED = ROOT / "tests" / "questions" / "search.tsv"
PLAN = ROOT / "data" / "luqiao-2021.txt"
SPLITS = ("tune", "hold")
_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the grade of everything relevant, by id; a hopeless one has nothing relevant."""

    query: str
    split: str
    type: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query gave, best first."""

    judged: Judged
    found: Sequence[str]

    @property
    def ndcg(self) -> float:
        ideal = sorted(self.judged.grades.values(), reverse=True)
        return _gain([self.judged.grades.get(ref, 0) for ref in self.found]) / _gain(ideal)

    @property
    def success(self) -> bool:
        best = max(self.judged.grades.values())
        return bool(self.found) and self.judged.grades.get(self.found[0], 0) >= max(best - 1, 1)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(2 + rank) for rank, grade in enumerate(grades[:_DEPTH]))


def judged(plan: str) -> list[Judged]:
    """All judged queries; `~` in the file stands for the plan's id."""
    with JUDGED.open(encoding="utf8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Judged(row["query"], row["split"], row["type"], dict(_grades(row["relevant"], plan))) for row in rows]


def _grades(relevant: str, plan: str) -> list[tuple[str, int]]:
    parts = (part.split(" ", 1) for part in relevant.split("; ") if part)
    return [(ref.replace("~", plan, 1) if ref[0] == "~" else ref, int(grade)) for grade, ref in parts]


def plan_index(engine: str | None = None) -> tuple[str, Index]:
    """The plan's id and its index, in memory."""
    reading = read_plan(PLAN)
    return reading.plan, open_index(Graph([reading.document], reading.nodes, reading.edges), None, "1", engine=engine)


def outcomes(queries: Sequence[Judged], index: Index) -> list[Outcome]:
    return [Outcome(each, [hit.id for hit in index.search(each.query, limit=_DEPTH).results]) for each in queries]


@dataclass(frozen=True, slots=True)
class Figures:
    """nDCG@10 and success@1 over queries that have something relevant; `empty` of these; `hopeless` left empty."""

    ndcg: float
    success: float
    empty: int
    queries: int
    hopeless_empty: int
    hopeless: int

    def __str__(self) -> str:
        return (
            f"nDCG@10 {self.ndcg:.3f}, success@1 {self.success:.3f}, {self.empty} of {self.queries} empty; "
            f"hopeless: {self.hopeless_empty} of {self.hopeless} empty"
        )


def figures(done: Sequence[Outcome]) -> Figures:
    asked = [each for each in done if each.judged.grades]
    hopeless = [each for each in done if not each.judged.grades]
    return Figures(
        fmean(each.ndcg for each in asked),
        fmean(each.success for each in asked),
        sum(not each.found for each in asked),
        len(asked),
        sum(not each.found for each in hopeless),
        len(hopeless),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", nargs="?", choices=SPLITS)
    parser.add_argument("--engine", help="whoosh or tantivy; else the best that is installed")
    parser.add_argument("--misses", action="store_true", help="list what was found for each query below 0.9")
    asked = parser.parse_args()
    plan, index = plan_index(asked.engine)
    for split in [asked.split] if asked.split else SPLITS:
        done = outcomes([each for each in judged(plan) if each.split == split], index)
        print(f"{split}: {figures(done)}")
        if asked.misses:
            _misses(done, plan)


def _misses(done: Sequence[Outcome], plan: str) -> None:
    for each in done:
        if not each.judged.grades and each.found:
            print(f"  {each.judged.query}: {each.found[:3]}")
        elif each.judged.grades and each.ndcg < 0.9:
            print(f"  {each.judged.query} [{each.judged.type}] {each.ndcg:.2f}")
            for ref in each.found:
                print(f"     {each.judged.grades.get(ref, 0)} {ref.replace(plan, '~')}")
            left = {ref.replace(plan, "~"): grade for ref, grade in each.judged.grades.items() if ref not in each.found}
            print(f"     not found: {dict(sorted(left.items(), key=lambda part: -part[1])[:8])}")


if __name__ == "__main__":
    main()
