import pytest
from status_plans import base, graph_of, level, new, told, top

from graph import ROW_KINDS, Report, doubts

SHARE = level(2021, 54, measure_unit="%")


@pytest.mark.parametrize(
    ("parts", "report", "says"),
    [
        pytest.param([SHARE], told("2021-09-30", 0.52), "是否应为52%", id="a share as a fraction"),
        pytest.param([SHARE], told("2021-09-30", 52), None, id="a share"),
        pytest.param([level(2021, 0.8, measure_unit="%")], told("2021-09-30", 0.7), None, id="a small share"),
        pytest.param([new(2021, 10)], told("2021-09-30", -3), "负数", id="below nothing"),
        pytest.param([level(2021, -5)], told("2021-09-30", -3), None, id="a target below nothing"),
        pytest.param([new(2021, 10)], told("2021-09-30", 400), "20倍以上", id="far above the target"),
        pytest.param([new(2021, 1)], told("2021-09-30", 5), None, id="well above a small target"),
        pytest.param([level(2021, 300), base("2020-12-31", 280)], told("2021-09-30", 3), "20分之一", id="far below before"),
        pytest.param([new(2021, 300), base("2020-12-31", 280, "new")], told("2021-03-31", 3), None, id="new this year"),
        pytest.param([top(2021, 3)], told("2021-09-30", 90), None, id="a rank"),
        pytest.param([new(2021, 10)], told("1921-09-30", 8), "早于方案开始的2021年", id="a date of another century"),
        pytest.param([], told("2021-09-30"), None, id="no figure"),
    ],
)  # fmt: skip
def test_what_looks_like_a_slip_is_said(parts, report, says):
    graph = graph_of(*parts, report)
    (row,) = graph.of(*ROW_KINDS)
    (reported,) = [each for each in graph.of("Observation") if each.get("origin") == "report"]
    found = doubts(graph_of(*parts), [Report(row.id, reported)])
    assert len(found) == (says is not None)
    assert all(says in sentence and sentence.endswith("。") for sentence in found)
