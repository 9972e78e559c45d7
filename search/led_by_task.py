"""Who leads a thing of which the plan names no lead: who leads the task that a row belongs to; else who answers for it."""

from dataclasses import replace
from typing import Any, TypeGuard

from graph import ROW_KINDS, Every, Executor, Is, Linked, Listing, OfKind, Query, Whether, rebuilt
from search.both import told
from search.grammar.meaning import parts_of
from search.grammar.things import ROLES
from search.telling.answered import ANSWERED
from search.telling.reading_words import is_name

_NOTE = "方案没有单列其牵头单位，按所属任务的牵头单位回答"


def with_task(found: dict[str, Any], query: Query, executor: Executor, notes: tuple[str, ...]) -> dict[str, Any]:
    """The answer found, or where it found no lead of a row that is named, that for the row's task, which it says.

    Where the task has none either, what was not found stays so, and the answer names the units that are responsible.
    """
    if query.then or (found["outcome"] == ANSWERED and found["value"] != "否"):
        return found
    wider = _of_led_task(query, executor)
    if found["outcome"] != ANSWERED:
        wider = rebuilt(query, _of_task)
    other = told(wider, executor, (*notes, _NOTE)) if wider != query else found
    if other["outcome"] != ANSWERED or other is found:
        return found if found["outcome"] == ANSWERED else _with_responsible(found, query, executor)
    return {**other, "answer": f"{other['answer'].removesuffix('。')}（{_NOTE}）。"}


def _leads(part: Any) -> TypeGuard[Linked]:
    return isinstance(part, Linked) and part.roles == ROLES["lead"] and part.number is None


def _of_task(part: Any) -> Any:
    if not _leads(part) or part.relation != "responsible_for" or not is_name(part.to):
        return part
    return replace(part, to=Every((OfKind(("Task",)), Linked("has_part", part.to))))


def _of_led_task(query: Query, executor: Executor) -> Query:
    """Whether a row that is named is led by a unit, asked of its task; only where no one leads the row itself."""
    named = [part for part in parts_of(query.where) if isinstance(part, Is)]
    led = [part for part in parts_of(query.where) if _leads(part) and part.relation == "responsible"]
    row = isinstance(query.give, Whether) and set(query.find) <= set(ROW_KINDS)
    if not row or not len(named) == len(led) == 1 or len(parts_of(query.where)) != 2:
        return query
    own = Query(("Unit",), Linked("responsible_for", named[0], ROLES["lead"]))
    if told(own, executor)["outcome"] == ANSWERED:
        return query
    return replace(query, where=Every((named[0], Linked("part_of", Every((OfKind(("Task",)), led[0]))))))


def _with_responsible(found: dict[str, Any], query: Query, executor: Executor) -> dict[str, Any]:
    """What was not found, with the units that are responsible where a lead was looked for."""
    if query.find != ("Unit",) or not isinstance(query.give, Listing) or not _leads(query.where):
        return found
    plain = told(replace(query, where=replace(query.where, roles=()), narrow=None), executor)
    if plain["outcome"] != ANSWERED or not is_name(query.where.to):
        return found
    units = "、".join(each["name"] for each in plain["results"])
    related = [{key: each[key] for key in ("id", "kind", "name", "no", "why")} for each in plain["results"]]
    said = f"{found['answer'].removesuffix('。')}，方案没有写明谁牵头，责任单位是{units}。"
    return {**found, "answer": said, "related": [*found["related"], *related]}
