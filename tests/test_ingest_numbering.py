"""Plans numbered in many ways: actions, tasks with their numbers, and whose they are."""

import re

import pytest
from numbered_plans import PLANS

from graph import Graph
from ingest import read_plan


def facts_of(lines):
    """The actions as (number, name), the tasks as (number, action, opening, units with roles)."""
    actions, tasks = [], []
    for line in lines.strip().splitlines():
        if line.startswith("# "):
            actions.append(tuple(line[2:].split(maxsplit=1)))
            continue
        told, _, units = line.partition("|")
        tasks.append((*told.strip().split(maxsplit=2), frozenset(tuple(each.split("=")) for each in units.split())))
    return actions, tasks


def read_facts(folder, text, wanted):
    path = folder / "plan.txt"
    path.write_text(text.strip(), encoding="utf8")
    reading = read_plan(path)
    graph = Graph([reading.document], reading.nodes, reading.edges)
    openings = {no: opening for no, _, opening, _ in wanted}
    tasks = []
    for task in graph.tasks():
        (action,) = graph.sources(task.id, "HAS_TASK")
        named = graph.into(task.id, "RESPONSIBLE_FOR")
        units = frozenset((graph.nodes[each.source].name, each.get("role")) for each in named)
        opening = openings.get(task.get("no"), "?")
        no = action.get("no") if action.kind == "Action" else "-"
        tasks.append(
            (task.get("no"), no, opening if opening in re.sub(r"\s", "", task.get("text"))[:20] else "", units)
        )
    return [(each.get("no"), each.name) for each in graph.of("Action")], tasks


@pytest.mark.parametrize(("text", "facts"), PLANS.values(), ids=PLANS)
def test_a_plan_is_read_as_it_is_numbered(text, facts, tmp_path):
    actions, tasks = facts_of(facts)
    found, read = read_facts(tmp_path, text, tasks)
    assert sorted(found) == sorted(actions)
    assert sorted(read, key=str) == sorted(tasks, key=str)
