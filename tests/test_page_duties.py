"""Who answers for what: the cells of the matrix, loads and gaps, on a plan by hand and on the sample."""

from dataclasses import replace
from datetime import date

import pytest

from app.page.duties import duties, silent_plans
from app.page.duty.gaps import gaps
from app.page.duty.loads import load_table, loads
from app.page.duty.matrix import matrix
from app.page.progress.board import by_unit
from app.page.progress.whose import whose
from graph import Graph, Relations, open_store, statuses
from ontology import STATED, Node, edge

PLAN = Node("p", "Plan", {"name": "方案"})
ACTIONS = [Node(f"p/action/{no}", "Action", {"name": f"{no}号行动", "no": no}) for no in ("一", "二")]


def _duty(unit, task, order=1, role="responsible"):
    told = {"role": role, "order": order, "scope": "body"}
    return edge("RESPONSIBLE_FOR", f"unit/甲区/{unit}", f"p/task/{task}", told, certainty=STATED)


def _relations(*claims, tasks=4, actions=True):
    nodes = [Node(f"p/task/{no}", "Task", {"name": f"第{no}件", "no": str(no)}) for no in range(1, tasks + 1)]
    under = {no: ACTIONS[no > 2].id if actions else "p" for no in range(1, tasks + 1)}
    edges = [edge("HAS_TASK", under[no], f"p/task/{no}") for no in under]
    edges += [edge("HAS_ACTION", "p", each.id) for each in ACTIONS] if actions else []
    units = [
        Node(ref, "Unit", {"name": ref.rpartition("/")[2], "jurisdiction": "甲区"})
        for ref in {e.source for e in claims}
    ]
    return Relations(Graph((), [PLAN, *(ACTIONS if actions else ()), *nodes, *units], [*edges, *claims]))


@pytest.fixture
def sample(demo_store):
    return Relations(open_store(demo_store).graph())


def test_cells_count_each_task_once():
    found = duties(_relations(_duty("水利局", 1), _duty("水利局", 2), _duty("财政局", 2, 2), _duty("财政局", 3)), False)
    water, money = "unit/甲区/水利局", "unit/甲区/财政局"
    assert found.counts() == {(water, ACTIONS[0].id): 2, (money, ACTIONS[0].id): 1, (money, ACTIONS[1].id): 1}
    assert found.columns == {ACTIONS[0].id: "一 一号行动", ACTIONS[1].id: "二 二号行动"}
    assert found.tasks(money, ACTIONS[1].id) == ["p/task/3"]


def test_lead_by_convention_only_where_no_role_is_stated():
    silent = _relations(_duty("水利局", 1), _duty("财政局", 1, 2))
    assert [each.unit for each in duties(silent, True).shares] == ["unit/甲区/水利局"]
    assert duties(silent, True).shares[0].convention
    assert [plan.id for plan in silent_plans(silent)] == ["p"]
    stating = _relations(_duty("水利局", 1), _duty("财政局", 1, 2, "lead"))
    assert [(each.unit, each.convention) for each in duties(stating, True).shares] == [("unit/甲区/财政局", False)]
    assert silent_plans(stating) == []


def test_plan_without_actions_is_a_list():
    relations = _relations(_duty("水利局", 1), _duty("水利局", 4), actions=False)
    found = duties(relations, False)
    assert found.columns == {}
    told = str(matrix(found, {}, (None, None)))
    assert "共2项任务" in told
    assert told.count("<th scope='col'") == 2


def test_gaps():
    crowd = [_duty(f"{no}局", 1, no) for no in range(1, 6)]
    relations = _relations(*crowd, *(_duty("1局", no) for no in range(2, 20)), tasks=20)
    found = gaps(relations, duties(relations, False), duties(relations, True))
    assert [task.id for task in found.tasks] == ["p/task/20"]
    assert [(task.id, times) for task, times in found.crowded] == [("p/task/1", 5)]
    assert found.usual == 3
    assert found.unled == found.shared == ()


def test_no_lead_is_a_gap_where_leads_are_the_rule():
    led = [_duty("1局", no, 1, "lead") for no in (1, 2)]
    relations = _relations(*led, _duty("2局", 2, 2, "lead"), _duty("2局", 3, 1, "support"), _duty("2局", 4))
    found = gaps(relations, duties(relations, False), duties(relations, True))
    assert [task.id for task in found.unled] == ["p/task/3", "p/task/4"]
    assert [(task.id, times) for task, times in found.shared] == [("p/task/2", 2)]
    seldom = _relations(led[0], *(_duty("2局", no) for no in (2, 3, 4)))
    assert gaps(seldom, duties(seldom, False), duties(seldom, True)).unled == ()


def test_loads_agree_with_the_matrix(sample):
    whole, led = duties(sample, False), duties(sample, True)
    found = loads(sample, whole, led, statuses(sample.graph, date(2021, 9, 30)))
    assert {load.unit: load.numbers["tasks"] for load in found} == {
        unit: len(whole.tasks(unit)) for unit in whole.units
    }
    assert sum(load.numbers["led"] for load in found) == len({each.task for each in led.shares})
    assert all(load.numbers["led"] <= load.numbers["tasks"] for load in found)
    first = next(iter(whole.columns))
    within = loads(sample, whole, led, statuses(sample.graph, date(2021, 9, 30)), first)
    assert {load.unit: load.numbers["tasks"] for load in within if load.numbers["tasks"]} == {
        unit: times for (unit, column), times in whole.counts().items() if column == first
    }


def test_sorting_names_its_column(sample):
    whole, led = duties(sample, False), duties(sample, True)
    found = loads(sample, whole, led, statuses(sample.graph, date(2021, 9, 30)))
    told = str(load_table(found, "off_target", {}, True))
    worst = max(found, key=lambda load: (load.numbers["off_target"], load.numbers["tasks"]))
    assert told.index(worst.name) == min(told.index(load.name) for load in found if load.name in told)
    assert told.count("aria-sort") == 1


def test_names_of_the_plan_are_escaped():
    relations = _relations(_duty("<b>局", 1))
    assert "&lt;b&gt;局" in matrix(duties(relations, False), {}, (None, None))
    assert "<b>局" not in matrix(duties(relations, False), {}, (None, None))


def test_each_table_says_what_it_counts(sample):
    whole, led = duties(sample, False), duties(sample, True)
    report = statuses(sample.graph, date(2021, 9, 30))
    assert "只数本单位负责的行" in load_table(loads(sample, whole, led, report), "tasks", {}, True)
    assert "格里数的是任务" in matrix(whole, {}, (None, None))
    board_lines = {line.owner.ref: line.counts for line in by_unit(report.items, whose(sample))}
    for load in loads(sample, whole, led, report):
        for code in ("off_target", "at_risk", "no_data"):
            assert load.numbers[code] == board_lines.get(load.unit, {}).get(code, 0)


def test_a_wide_matrix_hints_that_it_goes_on():
    narrow = _relations(_duty("水利局", 1))
    assert "swipe" not in matrix(duties(narrow, False), {}, (None, None))
    assert "swipe" in matrix(
        replace(duties(narrow, False), columns={str(no): str(no) for no in range(8)}), {}, (None, None)
    )
