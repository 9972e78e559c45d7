"""Compares what was read from an invented plan with the facts its author typed: found, wanted and given, part by part."""

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from graph import Graph
from ontology import Node, Reading

PLANS = Path(__file__).parent / "plans"


@dataclass(frozen=True)
class Part:
    """How one kind of fact was read; `missing` and `extra` are the facts that differ."""

    name: str
    found: int
    wanted: int
    given: int
    missing: tuple
    extra: tuple

    @property
    def recall(self):
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self):
        return self.found / self.given if self.given else 1.0


def facts_of(name):
    return json.loads((PLANS / f"{name}.json").read_text(encoding="utf8"))


def compare(reading: Reading, facts: dict) -> list[Part]:
    graph = Graph([reading.document], reading.nodes, reading.edges)
    return [
        _part("header", *_header(graph, facts)),
        _part("actions", [bare(a["name"]) for a in facts["actions"]], [bare(a.name) for a in graph.of("Action")]),
        _part("tasks", *_tasks(graph, facts)),
        _part("units", *_units(graph, facts)),
        _part("rows", *_rows(graph, facts)),
        _part("cells", *_cells(graph, facts)),
        _part("row units", *_row_units(graph, facts)),
        _part("headline", *_headline(graph, facts)),
        _part("targets", *_targets(graph, facts)),
        _part("members", *_members(graph, facts)),
    ]


def bare(text) -> str:
    """Folded, blanks left out."""
    return "".join(unicodedata.normalize("NFKC", str(text or "")).split())


def _part(name, wanted, given):
    wanted, given = Counter(map(str, wanted)), Counter(map(str, given))
    both = wanted & given
    return Part(name, both.total(), wanted.total(), given.total(), tuple(wanted - given), tuple(given - wanted))


def _header(graph, facts):
    (plan,) = graph.of("Plan")
    keys = ("issuer", "jurisdiction", "issued")
    wanted = [(key, facts.get(key)) for key in keys] + [("period", facts["period"])]
    given = [(key, plan.get(key)) for key in keys] + [("period", [plan.get("period_start"), plan.get("period_end")])]
    return wanted, given


def _tasks(graph, facts):
    wanted = [(t["no"], bare(t["starts"])[-6:]) for t in facts["tasks"]]
    starts = {t["no"]: bare(t["starts"])[-6:] for t in facts["tasks"]}
    given = []
    for task in graph.tasks():
        start = starts.get(task.get("no"), "")
        given.append((task.get("no"), start if start in bare(task.get("text"))[:30] else bare(task.get("text"))[:6]))
    return wanted, given


def _units(graph, facts):
    wanted = [(t["no"], bare(u["name"]), u["role"]) for t in facts["tasks"] for u in t["units"]]
    spelled = {(no, name, role) for no, name, role in wanted}
    given = []
    for task in graph.of("Task"):
        for edge in graph.into(task.id, "RESPONSIBLE_FOR"):
            unit = graph.nodes[edge.source]
            names = [bare(n) for n in (unit.name, *(unit.get("aliases") or ()))]
            key = next((k for n in names if (k := (task.get("no"), n, edge.get("role"))) in spelled), None)
            given.append(key or (task.get("no"), names[0], edge.get("role")))
    return wanted, given


def _annex(graph) -> list[Node]:
    return [row for row in graph.of("Indicator", "Project") if row.get("scope") == "annex"]


def _row_key(graph, row):
    owner = graph.owner(row.id)
    return (owner.get("no") or "").split("-")[0] if owner and owner.kind == "Task" else "", bare(row.name)


def _projects(facts):
    """The projects of a list of its own that the annex does not name as well."""
    named = {bare(row["name"]) for row in facts["annex"]}
    return [each for each in facts.get("projects", ()) if bare(each["name"]) not in named]


def _rows(graph, facts):
    listed = [each | {"starred": False, "kind": "Project"} for each in _projects(facts)]
    rows = [*facts["annex"], *listed]
    wanted = [((r["task"] or "").split("-")[0], bare(r["name"]), r["starred"], r["kind"]) for r in rows]
    given = [(*_row_key(graph, row), row.get("starred"), row.kind) for row in _annex(graph)]
    return wanted, given


def _cells(graph, facts):
    wanted = [(bare(r["name"]), y, bare(c)) for r in facts["annex"] for y, c in r["cells"].items() if r["certain"]]
    unsure = {bare(r["name"]) for r in facts["annex"] if not r["certain"]}
    given = set()
    for row in _annex(graph):
        if bare(row.name) in unsure:
            continue
        given |= {
            (bare(row.name), str(t.get("year")), bare(t.get("text"))) for t in graph.targets(row.id, "HAS_TARGET")
        }
        for seen in graph.targets(row.id, "HAS_OBSERVATION"):
            year = seen.get("as_of")[:4]
            years = [y for n, y, c in wanted if n == bare(row.name) and c == bare(seen.get("text"))]
            given.add((bare(row.name), years[0] if years and year < years[0] else year, bare(seen.get("text"))))
    return wanted, given


def _row_units(graph, facts):
    wanted = [(bare(r["name"]), bare(u)) for r in facts["annex"] for u in r["units"]]
    listed = [(bare(r["name"]), bare(u)) for r in facts.get("projects", ()) for u in r["units"]]
    wanted += [pair for pair in listed if pair not in wanted]
    spelled, given = set(wanted), []
    for row in _annex(graph):
        for unit in graph.sources(row.id, "RESPONSIBLE_FOR"):
            names = [bare(n) for n in (unit.name, *(unit.get("aliases") or ()))]
            key = next((k for n in names if (k := (bare(row.name), n)) in spelled), None)
            given.append(key or (bare(row.name), names[0]))
    return wanted, given


def _headline(graph, facts):
    wanted = [(bare(h["name"]), y, float(v)) for h in facts["headline"] for y, v in h["targets"].items()]
    given = []
    for row in graph.of("Indicator"):
        if row.get("scope") == "headline":
            for target in graph.targets(row.id, "HAS_TARGET"):
                given.append((bare(row.name), str(target.get("year")), float(target.get("value") or 0)))
    return wanted, given


def _targets(graph, facts):
    wanted, given = [], []
    by_row: dict = {}
    for row in graph.of("Indicator", "Project"):
        by_row.setdefault(bare(row.name), []).extend(graph.targets(row.id, "HAS_TARGET"))
    for each in facts["targets"]:
        if each.get("scope") == "body":
            continue
        fact = (bare(each["row"]), each["year"], each["value"], each["mode"])
        wanted.append(fact)
        near = [t for t in by_row.get(bare(each["row"]), []) if t.get("year") == each["year"]]
        exact = [t for t in near if t.get("value") == each["value"] and t.get("mode") == each["mode"]]
        given += (
            [fact] if exact else [(bare(each["row"]), t.get("year"), t.get("value"), t.get("mode")) for t in near[:1]]
        )
    return wanted, given


def _members(graph, facts):
    wanted = [(m["role"], bare(m["name"]), bare(m["post"])) for m in facts["members"]]
    given = []
    for post in graph.of("Post"):
        edge = graph.out(post.id, "SERVES_ON")[0]
        people = graph.sources(post.id, "HOLDS")
        given.append((edge.get("role"), bare(people[0].name if people else None), bare(post.name)))
    return wanted, given
