"""Plans numbered in many ways: actions, tasks with their numbers, and whose they are."""

import re

import pytest
from numbered_plans import PLANS
from unnumbered_plans import PLANS as UNNUMBERED

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


@pytest.mark.parametrize(("text", "facts"), (PLANS | UNNUMBERED).values(), ids=PLANS | UNNUMBERED)
def test_a_plan_is_read_as_it_is_numbered(text, facts, tmp_path):
    actions, tasks = facts_of(facts)
    found, read = read_facts(tmp_path, text, tasks)
    assert sorted(found) == sorted(actions)
    assert sorted(read, key=str) == sorted(tasks, key=str)


@pytest.mark.parametrize("rest", ["\n附件\n", "\n附件1\n附件2\n", "\n附件\n\u3000"], ids=["alone", "two", "blank"])
def test_an_empty_annex_holds_no_tasks(rest, tmp_path):
    text, facts = UNNUMBERED["an annex that repeats"]
    body = text[: text.index("附件\n")].rstrip() + rest
    _, tasks = facts_of(facts)
    path = tmp_path / "plan.txt"
    path.write_text(body, encoding="utf8")
    reading = read_plan(path)
    assert sum(node.kind == "Task" for node in reading.nodes) == len(tasks)


BODY = """槐荫县人民政府关于印发槐荫县便民方案（2025—2026年）的通知
槐荫县便民方案（2025—2026年）
{chapter}
{mark}1　建设水厂。完成供水扩容工作。（责任单位：县水利局）
{mark}2　办好食堂。完成老人就餐服务工作。（责任单位：县民政局）
{mark}3　修整公园。完成绿化补种工作。（责任单位：县林业局）
{mark}4　改造车站。完成候车环境提升工作。（责任单位：县交通局）
附件
便民指标表
"""
WORDS, DECIMALS = ("二、重点任务", "任务"), ("2 重点任务", "2.")
HEAD = ["指标", "单位", "2024年基数", "2025年", "2026年", "责任单位"]
ROWS = [
    ["1", "供水扩容能力", "万吨", "3", "5", "7", "县水利局"],
    ["2", "老人就餐点", "个", "12", "20", "31", "县民政局"],
    ["2", "老人就餐人次", "万人次", "2.6", "3.4", "4.1", "县民政局"],
    ["3", "绿化补种面积", "亩", "140", "180", "240", "县林业局"],
    ["4", "候车满意率", "%", "81", "86", "92", "县交通局"],
]
FORMS = {
    "counted": lambda no, count, row: [count, no, *row],
    "alone": lambda no, count, row: [no, *row],
    "in front": lambda no, count, row: [no, count, *row],
    "at the end": lambda no, count, row: [count, *row, no],
}


@pytest.mark.parametrize("mark", ["\t", "\n"], ids=["tabs", "a cell a line"])
@pytest.mark.parametrize(
    ("chapter", "title"),
    [(WORDS, "对应任务"), (DECIMALS, "条目"), (DECIMALS, "任务编号")],
    ids=["任务1", "2.1", "编号"],
)
@pytest.mark.parametrize("form", FORMS)
def test_a_row_belongs_to_the_task_that_its_number_tells(form, chapter, title, mark, tmp_path):
    whole = [FORMS[form](title, "序号", HEAD)]
    whole += [FORMS[form](f"{chapter[1]}{no}", str(count), row) for count, (no, *row) in enumerate(ROWS, 1)]
    path = tmp_path / "plan.txt"
    body = BODY.format(chapter=chapter[0], mark=chapter[1])
    path.write_text(body + "\n".join(mark.join(cells) for cells in whole), encoding="utf8")
    reading = read_plan(path)
    graph = Graph([reading.document], reading.nodes, reading.edges)
    owners = {row.name: graph.owner(row.id).get("no") for row in graph.of("Indicator") if row.get("scope") == "annex"}
    prefix = chapter[1] if "." in chapter[1] else ""
    assert owners == {name: prefix + no for no, name, *_ in ROWS}
