"""Our plan against the graph typed by hand from its text (tests/golden; no tool may write there)."""

import csv
from pathlib import Path

import pytest

from graph import Graph
from ingest import read_plan

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
YEARS = {"c2020": "2020", "c2021": "2021", "c2022": "2022", "c2025": "2025"}
TYPED_BY_HAND = {
    "tasks": 80,
    "actions": 10,
    "headline": 12,
    "annex": 148,
    "targets": 481,
    "members": 47,
    "units": 31,
    "header": 7,
}


def typed(name):
    with (GOLDEN / f"{name}.tsv").open(encoding="utf8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture(scope="module")
def graph():
    reading = read_plan(ROOT / "data" / "luqiao-2021.txt")
    return Graph([reading.document], reading.nodes, reading.edges)


@pytest.mark.parametrize("name", TYPED_BY_HAND)
def test_the_golden_files_are_whole(name):
    assert len(typed(name)) == TYPED_BY_HAND[name]


def test_header(graph):
    (plan,) = graph.of("Plan")
    want = {row["key"]: row["value"] for row in typed("header")}
    for key in ("index_number", "issuer", "issued", "jurisdiction"):
        assert plan.get(key) == want[key]
    assert (str(plan.get("period_start")), str(plan.get("period_end"))) == (want["period_start"], want["period_end"])
    assert plan.name in want["title"]


def test_actions(graph):
    names = [graph.nodes[e.target].name for e in graph.edges.values() if e.kind == "HAS_ACTION"]
    assert sorted(names) == sorted(row["name"] for row in typed("actions"))


def test_tasks_are_exact(graph):
    tasks = graph.tasks()
    assert [t.get("no") for t in tasks] == [row["no"] for row in typed("tasks")]
    actions = {row["no"]: row["name"] for row in typed("actions")}
    for task, row in zip(tasks, typed("tasks"), strict=True):
        text = task.get("text")
        assert (text[:12], text[-12:]) == (row["starts"], row["ends"])
        assert [a.name for a in graph.sources(task.id, "HAS_TASK")] == [actions[row["action"]]]


def test_unit_lists_are_exact_and_in_order(graph):
    for task, row in zip(graph.tasks(), typed("tasks"), strict=True):
        edges = sorted(graph.into(task.id, "RESPONSIBLE_FOR"), key=lambda e: e.get("order"))
        assert [e.evidence[0].quote for e in edges] == row["units"].split("|"), row["no"]
        assert {e.get("role") for e in edges} == {"responsible"}


def test_units_are_one_body_each(graph):
    owners = {}
    for unit in graph.of("Unit"):
        for spelling in (unit.name, *unit.get("aliases")):
            owners[spelling] = unit.id
    for row in typed("units"):
        if "header" in row["where"] and "|" not in row["where"]:
            continue
        spellings = [row["name"], *filter(None, row["aliases"].split("|"))]
        met = {owners[s] for s in spellings if s in owners}
        assert len(met) == 1, spellings
    named = {row["name"] for row in typed("units") if {"body", "annex"} & set(row["where"].split("|"))}
    responsible = {e.source for e in graph.edges.values() if e.kind == "RESPONSIBLE_FOR"}
    assert len(responsible) == len(named) == 25


def test_headline_rows_are_exact(graph):
    rows = [r for r in graph.of("Indicator") if r.get("scope") == "headline"]
    rows.sort(key=lambda r: graph.into(r.id, "HAS_INDICATOR")[0].get("order"))
    for node, row in zip(rows, typed("headline"), strict=True):
        (target,), (seen,) = graph.targets(node.id, "HAS_TARGET"), graph.targets(node.id, "HAS_OBSERVATION")
        assert (node.name, node.get("measure_unit")) == (row["name"], row["measure_unit"])
        assert (target.get("year"), target.get("value")) == (2025, float(row["target_2025"]))
        assert (seen.get("as_of")[:4], seen.get("value")) == (row["baseline_year"], float(row["baseline"]))
        assert bool(seen.get("estimated")) == (row["estimated"] == "yes")


def annex_rows(graph):
    return [r for task in graph.tasks() for r in graph.rows(task.id) if r.get("scope") == "annex"]


def cells_of(graph, row):
    cells = {str(t.get("year")): t.get("text") for t in graph.targets(row.id, "HAS_TARGET")}
    for seen in graph.targets(row.id, "HAS_OBSERVATION"):
        cells["2020"] = seen.get("text")
    return cells


def test_annex_rows(graph):
    """Rows, stars, levels and kinds are exact; units 99% and cells 97% at least."""
    rows, want = annex_rows(graph), typed("annex")
    found = [(graph.owner(r.id).get("no"), r.name, r.get("level") or "", r.get("starred"), r.kind) for r in rows]
    assert found == [(w["task"], w["name"], w["level"], w["starred"] == "yes", w["kind"]) for w in want]
    units = cells = wrong = 0
    for row, each in zip(rows, want, strict=True):
        edges = sorted(graph.into(row.id, "RESPONSIBLE_FOR"), key=lambda e: e.get("order"))
        units += [e.evidence[0].quote for e in edges] == each["units"].split("、")
        typed_cells = {(YEARS[key], each[key]) for key in YEARS if each[key]}
        cells += len(typed_cells)
        wrong += len(typed_cells - set(cells_of(graph, row).items()))
    assert units >= 0.99 * len(rows)
    assert wrong <= 0.03 * cells


def test_nothing_wrong_is_stated(graph):
    for row, each in zip(annex_rows(graph), typed("annex"), strict=True):
        for target in graph.targets(row.id, "HAS_TARGET"):
            right = each[f"c{target.get('year')}"] == target.get("text")
            assert right or target.certainty.basis != "stated", (row.name, target.get("text"))


def test_at_most_15_percent_of_rows_are_ambiguous(graph):
    rows = annex_rows(graph)
    unsure = [r for r in rows if any(t.certainty.basis == "ambiguous" for t in graph.targets(r.id, "HAS_TARGET"))]
    assert 0 < len(unsure) <= 0.15 * len(rows)


def test_targets(graph):
    """Value, comparator, mode and unit of measure of each cell that stands in its column."""
    by_row = {(r.name, r.get("level") or ""): graph.targets(r.id, "HAS_TARGET") for r in annex_rows(graph)}
    right = 0
    for each in typed("targets"):
        near = [
            t
            for t in by_row[each["row"], each["level"]]
            if str(t.get("year")) == each["year"] and t.get("name") == each["name"]
        ]
        number = float(each["value"]) if each["value"] else None
        want = (each["text"], number, each["comparator"] or None, each["mode"], each["measure_unit"] or None)
        got = [(t.get("text"), t.get("value"), t.get("comparator"), t.get("mode"), t.get("measure_unit")) for t in near]
        right += want in got
    assert right >= 0.97 * TYPED_BY_HAND["targets"]


def test_lost_dash_is_told(graph):
    (target,) = [t for t in graph.of("Target") if t.get("text") == "形成34"]
    assert (target.get("value"), target.get("value_max"), target.get("comparator")) == (3, 4, "range")
    assert target.certainty.basis == "ambiguous"
    assert target.certainty.alternatives[0]["value"] == 34


def test_members_are_exact(graph):
    posts = sorted(graph.of("Post"), key=lambda p: graph.out(p.id, "SERVES_ON")[0].get("order"))
    assert len(posts) == 47
    for post, row in zip(posts, typed("members"), strict=True):
        (serves,), (person,) = graph.out(post.id, "SERVES_ON"), graph.sources(post.id, "HOLDS")
        assert (serves.get("role"), post.name) == (row["role"], row["post"])
        assert (person.name or "", person.get("partial") or "") == (row["name"], row["partial"])
    assert len({p.name for p in graph.of("Person") if p.name}) == 38
