"""The list of items under their tasks."""

from progress_page import JUNE
from status_plans import Plan, new, told

from app.page.progress.items_list import item_list
from app.page.progress.whose import whose
from graph import Relations, statuses


def _listed(task, *rows):
    plan = Plan()
    ref = plan.task("1", task) if task else plan.task("1")
    for name in rows:
        plan.row(ref, name, new(2021, 10), told("2021-06-30", 10))
    graph = plan.graph()
    report = statuses(graph, JUNE)
    return item_list(graph, report.items, whose(Relations(graph)), report, {}).striptags()


def test_an_item_called_like_its_task_is_named_once():
    told_once = _listed(None, "1")
    assert told_once.count("已达标") == 1
    assert "重点指标详情" in told_once


def test_other_items_have_their_own_name_and_light():
    assert _listed(None, "数").count("已达标") == 2
    assert _listed(None, "1", "数").count("已达标") == 3
