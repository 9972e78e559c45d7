"""Who leads an indicator or project of which the plan names no lead: who leads the task that it belongs to."""

from dataclasses import replace
from typing import Any

from graph import Every, Executor, Is, Linked, OfKind, Query, rebuilt
from search.both import told
from search.grammar.things import ROLES
from search.telling.answered import ANSWERED

_NOTE = "方案没有单列其牵头单位，按所属任务的牵头单位回答"


def with_task(found: dict[str, Any], query: Query, executor: Executor, notes: tuple[str, ...]) -> dict[str, Any]:
    """The answer found, or where it found no lead of a row that is named, that for the row's task, which it says."""
    wider = query if found["outcome"] == ANSWERED or query.then else rebuilt(query, _of_task)
    if wider == query:
        return found
    other = told(wider, executor, (*notes, _NOTE))
    if other["outcome"] != ANSWERED:
        return found
    return {**other, "answer": f"{other['answer'].removesuffix('。')}（{_NOTE}）。"}


def _of_task(part: Any) -> Any:
    if not isinstance(part, Linked) or part.relation != "responsible_for" or part.roles != ROLES["lead"]:
        return part
    task = Every((OfKind(("Task",)), Linked("has_part", part.to)))
    return replace(part, to=task) if isinstance(part.to, Is) and part.number is None else part
