from fractions import Fraction

import pytest

from graph import Changed
from ontology import Node

ROW = Node("row", "Indicator", {})


@pytest.mark.parametrize(
    ("before", "after", "down", "expected"),
    [(4400, 8000, False, 55), (16, 30, False, 53.33), (40, 30, False, 133.33), (1, 0, False, None), (3, 5, True, None)],
    ids=["part", "rounded", "beyond", "of-nothing", "less-is-better"],
)
def test_how_much_of_a_target_is_reached(before, after, down, expected):
    found = Changed(ROW, ROW, Fraction(before), Fraction(after), "家", down)
    assert found.measure("reached") == expected
