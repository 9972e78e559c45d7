"""Whose a task is, said in many forms: behind a dash, in a sentence, in a heading, for a whole section."""

import pytest
from tag_forms import FORMS

from graph import Graph
from ingest import read_plan


def facts_of(lines):
    """Each task's units with their roles, from lines such as 一|县甲局=lead 县乙局."""
    tasks = (line.split("|") for line in lines.splitlines())
    return {no: {(*unit.split("="), "responsible")[:2] for unit in units.split()} for no, units in tasks}


@pytest.mark.parametrize(("text", "facts"), FORMS.values(), ids=FORMS)
def test_whose_a_task_is(text, facts, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf8")
    reading = read_plan(path)
    graph = Graph([reading.document], reading.nodes, reading.edges)
    owned = {
        task.get("no"): {
            (graph.nodes[edge.source].name, edge.get("role")) for edge in graph.into(task.id, "RESPONSIBLE_FOR")
        }
        for task in graph.tasks()
    }
    assert owned == facts_of(facts)
