"""The goals of a table's tasks to claims: annex rows that belong to their task."""

from collections.abc import Mapping, Sequence

from ingest.claims.annex import Setting, add_row, add_units
from ingest.claims.collector import Claims
from ingest.structure.outline import Item
from ingest.tabled.reading import Goal
from ingest.units.naming import Roster


def add_goals(
    claims: Claims, goals: Mapping[int, Sequence[Goal]], items: Mapping[str, Item], roster: Roster, lost_dashes: bool
) -> None:
    """Adds the rows of goals of each task with its units; `items` are the tasks by their id, `goals` theirs by where they begin."""
    for task, item in items.items():
        for goal in goals.get(item.start, ()):
            row = add_row(claims, goal.row, task, task, Setting("annex", lost_dashes, goal.read))
            add_units(claims, row, goal.units, roster, "annex")
