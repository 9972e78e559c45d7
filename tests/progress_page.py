"""A plan with every sort of standing, for the tests of the page on progress."""

from datetime import date

from status_plans import Plan, level, new, told, words

from graph import Graph, Relations, StatusReport, statuses
from ontology import STATED, Evidence, Node, edge

JUNE = date(2021, 6, 30)
PLACE = (Evidence("doc", 0, 1, "一"),)


def progress_plan() -> Graph:
    """Two actions with a task each and four items; two units of the same name in different places."""
    plan = Plan()
    for no, name in (("1", "甲行动"), ("2", "乙行动")):
        plan.nodes.append(Node(f"{plan.id}/action/{no}", "Action", {"name": name, "no": no}, PLACE))
        plan.edges.append(edge("HAS_ACTION", plan.id, f"{plan.id}/action/{no}"))
    for place in ("甲市", "乙市"):
        plan.nodes.append(Node(f"unit/{place}/科技局", "Unit", {"name": "科技局", "jurisdiction": place}, PLACE))
    one, two = plan.task("1"), plan.task("2")
    plan.edges = [each for each in plan.edges if each.kind != "HAS_TASK"]
    plan.edges += [edge("HAS_TASK", f"{plan.id}/action/{no}", task) for no, task in (("1", one), ("2", two))]
    rows = (
        plan.row(one, "达标的", new(2021, 10), told("2021-06-30", 10)),
        plan.row(one, "没达标的", new(2021, 10), told("2021-03-31", 6), told("2021-06-30", 1)),
        plan.row(two, "没填报的", level(2021, 10), level(2022, 12)),
        plan.row(two, "规划<b>图</b>", words(2021, "5月完成编制"), told("2021-06-30", state="推进中"), kind="Project"),
    )
    for row, place in ((rows[0], "甲市"), (rows[1], "甲市"), (rows[1], "乙市"), (rows[2], "乙市")):
        told_of = {"role": "responsible", "order": 1, "scope": "annex"}
        plan.edges.append(edge("RESPONSIBLE_FOR", f"unit/{place}/科技局", row, told_of, PLACE, STATED))
    return plan.graph()


def progress_report(graph: Graph, day: date = JUNE) -> StatusReport:
    """All its statuses at a day."""
    return statuses(graph, day)


def relations(graph: Graph) -> Relations:
    """Its relations."""
    return Relations(graph)
