"""The answer to the questions of one sentence: 任务9由谁负责，目标是多少. Each is run by itself, all are told as one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graph import Executor, Query, statement
from search.telling.answered import ANSWERED, Answered
from search.telling.reading_words import in_turn


def told(query: Query, executor: Executor, notes: tuple[str, ...] = ()) -> dict[str, Any]:
    """What the contract's `ask --json` says of a query, but for the question and its unused words.

    Of several questions the results are those of all, in their order; `value` is the one that only one of them has.
    """
    if query.then is None:
        return Answered(query, executor).told(notes)
    parts = [Answered(each, executor).told() for each in _one_by_one(query)]
    answered = [part for part in parts if part["outcome"] == ANSWERED]
    values = [part["value"] for part in parts if part["value"] is not None]
    lists = {key: _each_once(parts, key) for key in ("groups", "related", "results")}
    return {
        **parts[0],
        **lists,
        "outcome": (answered or parts)[0]["outcome"],
        "reading": in_turn((part["reading"] for part in parts), notes),
        "query": query.to_json(executor.as_of),
        "cypher": statement(query).text,
        "answer": "；".join(part["answer"].removesuffix("。") for part in parts) + "。",
        "value": values[0] if len(values) == 1 else None,
        "count": len(lists["results"]),
    }


def _one_by_one(query: Query) -> Iterator[Query]:
    rest: Query | None = query
    while rest:
        yield replace(rest, then=None)
        rest = rest.then


def _each_once(parts: list[dict[str, Any]], key: str) -> list[Any]:
    found: list[Any] = []
    for part in parts:
        known = {each.get("id") or each.get("key") for each in found}
        found += [each for each in part[key] if (each.get("id") or each.get("key")) not in known]
    return found
