"""How units are called without what kind of body they are."""

import pytest

from graph import folded
from ontology import Node
from search.linking.unit_names import unit_spellings


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("国有青山林场", "青山林场"),
        ("各乡镇人民政府", "各乡镇"),
        ("各乡镇人民政府", "各乡镇政府"),
        ("城南街道办事处", "城南街道"),
        ("县农商银行", "农商行"),
        ("县水务集团有限公司", "水务集团"),
    ],
)
def test_a_unit_is_called_without_its_kind(name: str, spoken: str):
    unit = Node("unit/1", "Unit", {"name": name, "jurisdiction": "青山县"})
    assert spoken in {spelling for spelling, _ in unit_spellings({folded(name)}, unit)}


@pytest.mark.parametrize("name", ["青山县人民政府", "县人民政府"])
def test_a_government_is_never_called_by_its_place_alone(name: str):
    unit = Node("unit/1", "Unit", {"name": name, "jurisdiction": "青山县"})
    assert not {"青山县", "青山", "县"} & {spelling for spelling, _ in unit_spellings({folded(name)}, unit)}
