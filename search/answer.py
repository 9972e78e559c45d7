"""A question's answer: understood, run, and told in one Chinese sentence with everything that proves it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph import ANYTHING, Executor, Graph, GraphExecutor, Is, Missing, Query, leaves, normal_query, rebuilt
from search.both import told
from search.led_by_task import with_task
from search.linking.names import Names, names_of
from search.offers import offers
from search.plan_places import with_places
from search.question import understand
from search.understanding import Understanding

NOT_UNDERSTOOD = "not_understood"


def answer(
    question: str,
    graph: Graph,
    statuses: Mapping[str, str],
    as_of: date | None,
    reasons: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The answer from a graph in memory, as `ask` gives it.

    `statuses` are codes by the id of a task, indicator or project, as at `as_of`; `reasons` their arithmetic in words.
    """
    names = names_of(graph)
    return ask(question, names, GraphExecutor(names.relations, statuses, as_of, reasons))


def ask(question: str, names: Names, executor: Executor) -> dict[str, Any]:
    """The answer as the contract's `ask --json` has it, wherever the query runs; `names` only place the words."""
    return answer_taken(question, understand(question, names, executor.as_of), names, executor)


def answer_taken(question: str, taken: Understanding, names: Names, executor: Executor) -> dict[str, Any]:
    """The answer to a question that was understood already, as `ask` gives it."""
    if taken.query is None:
        return _blank(question) | {"answer": _puzzled(question, taken, names), "unused": list(taken.unused)}
    found = with_places(told(taken.query, executor, taken.notes), taken.query, names.graph)
    found = with_task(found, taken.query, executor, taken.notes)
    return _blank(question) | found | {"unused": list(taken.unused)}


def answer_query(query: Query, names: Names, executor: Executor, question: str = "") -> dict[str, Any]:
    """The answer to a query that is ready, as `ask` gives it; `question` is only repeated.

    An id that the graph doesn't hold is a thing that the plan doesn't have: the outcome is `no_match`.
    """
    known = rebuilt(query, lambda part: _known(part, names.graph))
    return _blank(question) | told(normal_query(known), executor)


def _known(part: Any, graph: Graph) -> Any:
    strange = [ref for ref in part.ids if ref not in graph.nodes] if isinstance(part, Is) else []
    return Missing("", strange[0]) if strange else part


def day_asked(question: str, names: Names, as_of: date, today: date) -> date | None:
    """The day, other than `as_of`, at which the question wants statuses (截至2021年9月底, 2021年…未达标); None for none.

    A year means its last day, or today while it lasts. A day to come is None: no one knows its statuses.
    """
    return day_wanted(understand(question, names, as_of).query, today)


def day_wanted(query: Query | None, today: date) -> date | None:
    """The day at which a query wants statuses that were not at hand, as `day_asked` has it."""
    wanted = [part.words for part in leaves(query) if _is_day(part)]
    if len(set(wanted)) != 1:
        return None
    day = date.fromisoformat(wanted[0])
    return min(day, today) if day.year <= today.year and (day <= today or wanted[0].endswith("-12-31")) else None


def at_its_day(query: Query) -> Query:
    """A query that wants statuses of another day, as one to be run with the statuses of that day."""
    found: Query = normal_query(rebuilt(query, lambda part: ANYTHING if _is_day(part) else part))
    return found


def _is_day(part: Any) -> bool:
    return isinstance(part, Missing) and part.kind == "Status"


def _blank(question: str) -> dict[str, Any]:
    none: dict[str, Any] = {"reading": None, "query": None, "cypher": None, "value": None, "count": 0}
    lists: dict[str, list[Any]] = {"unused": [], "groups": [], "related": [], "results": []}
    return {"question": question, "outcome": NOT_UNDERSTOOD, "answer": "", **none, **lists}


def _puzzled(question: str, taken: Understanding, names: Names) -> str:
    words = "、".join(f"“{word}”" for word in taken.unplaced)
    what = f"没能理解{words}" if words else "没能理解这个问题" if question.strip() else "问题是空的"
    return f"{what}，可以这样问：{''.join(offers(question, names))}"
