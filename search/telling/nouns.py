"""Nouns that say by themselves what a condition says of a kind: 责任单位, 区科技局主要负责人; and what slips with a thing."""

from collections.abc import Callable

from graph import HEAD, ROW_KINDS, Condition, Every, Is, Linked, OfKind, Query, Some, leaves
from search.grammar.meaning import parts_of

Said = Callable[[Condition, tuple[str, ...]], str]  # a noun phrase for a condition on things of some kinds
_UNITS = {(): "责任单位", ("lead",): "牵头单位", ("support",): "配合单位", ("guide",): "指导单位"}


def title(part: Condition, kinds: tuple[str, ...], far: str) -> str:
    """The noun for things of these kinds of which `part` holds, `far` being what it leads to; empty where none says it."""
    if not isinstance(part, Linked) or part.number or part.to == Some():
        return ""
    if kinds == ("Unit",) and part.relation == "responsible_for":
        return _UNITS.get(part.roles, "") if part.to == Every() else ""
    if kinds != ("Person",):
        return ""
    if part.relation == "holds":
        return far if isinstance(part.to, Is) else ""
    if part.relation not in ("works_in", "serves_on") or not part.roles:
        return ""
    post = "主要负责人" if part.roles == (HEAD,) else "或".join(part.roles)
    whose = "" if part.to == Every() and part.relation == "works_in" else far.removeprefix("全部")
    return f"{whose}{'的' if '的' in whose else ''}{post}"


def slipping(query: Query) -> tuple[Condition, bool] | None:
    """What all is asked that hangs on it, tasks and their rows, and whether its own rows count too; None where it isn't so."""
    parts = query.where.parts if isinstance(query.where, Some) else ()
    if set(query.find) != {"Task", *ROW_KINDS} or len(parts) != len(query.find):
        return None
    hung = [each for part in parts for each in parts_of(part) if isinstance(each, Linked)]
    tasks = [each for each in hung if each.relation == "depends_on"]
    rows = [each for each in hung if each.relation == "part_of"]
    if len(tasks) != 1 or {each.to for each in rows} != {rows[0].to} or len(hung) != len(parts) or tasks[0].roles:
        return None
    own = [each for each in parts_of(rows[0].to) if not isinstance(each, OfKind)]
    if own == [tasks[0]]:
        return tasks[0].to, False
    within = set(own[0].parts) if len(own) == 1 and isinstance(own[0], Some) else set()
    alone = {each for part in within - {tasks[0]} for each in leaves(part)}
    return (tasks[0].to, True) if tasks[0] in within and alone <= set(leaves(tasks[0].to)) else None


def hanging(query: Query, noun: Said) -> str:
    """What hangs on a thing as a noun phrase: 任务9滞后会影响的任务、指标和项目; empty where the query asks for something else."""
    found = slipping(query)
    if not found:
        return ""
    thing = noun(found[0], ("Task",)).removeprefix("全部")
    return f"{thing}滞后会影响的任务、指标和项目" if found[1] else f"依赖{thing}的任务和这些任务的指标、项目"
