"""Invented plans in other forms, against the facts that their authors typed before they could see the code.

The floors are what was reached once; they guard against falling back and prove nothing more.
"""

import pytest
from plan_facts import PLANS, compare, facts_of

from ingest import read_plan

NAMES = sorted(path.stem for path in PLANS.glob("*.json"))
FLOORS = {"header": 0.75, "actions": 0.85, "headline": 0.7, "members": 0.8}
LEAST = 0.95


@pytest.fixture(scope="module", params=NAMES)
def parts(request):
    return compare(read_plan(PLANS / f"{request.param}.txt"), facts_of(request.param))


def test_all_twenty_five_are_there():
    assert len(NAMES) == 25


def test_facts_are_found(parts):
    low = {part.name: (part.recall, part.missing) for part in parts if part.recall < FLOORS.get(part.name, LEAST)}
    assert not low


def test_nothing_is_invented(parts):
    low = {part.name: (part.precision, part.extra) for part in parts if part.precision < FLOORS.get(part.name, LEAST)}
    assert not low
