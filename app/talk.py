"""A talk with one store: questions, each of which may lean on the one before it."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from graph import Graph, Query, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph import Executor
    from search import Understanding


@dataclass(slots=True)
class Talk:
    """What was asked last and what it found; `as_of` is the day of the statuses, that of the latest report if None.

    `executor_at` gives the executor of a day to a talk that need not make its own.
    """

    store: Store
    graph: Graph
    as_of: date | None
    today: date
    previous: Query | None = None
    found: tuple[str, ...] = ()
    executor_at: "Callable[[date], Executor] | None" = None
    _executors: dict[date, "Executor"] = field(default_factory=dict)
    _day: date | None = None

    def ask(self, question: str) -> dict[str, Any]:
        """The answer as `ask --json` prints it. What is not understood is forgotten at once."""
        return self.answer(question, self.take(question))

    def take(self, question: str) -> "Understanding":
        """How a question is taken after those before it."""
        from search import follow_up, names_of

        return follow_up(question, self.previous, names_of(self.graph), self.day(), self.found)

    def answer(self, question: str, taken: "Understanding") -> dict[str, Any]:
        """The same where it is known how the question is taken."""
        from search import answer_taken, names_of

        names, day = names_of(self.graph), self.day()
        if taken.query is not None:
            self.previous = taken.query
        if self.as_of is None:
            taken, day = self._at_its_day(taken, day)
        told: dict[str, Any] = answer_taken(question, taken, names, self._executor(day))
        if taken.query is not None:
            self.found = tuple(result["id"] for result in told["results"])
        return told

    def day(self) -> date:
        """The day of the statuses where a question names none."""
        if self._day is None:
            self._day = self.as_of or self.store.last_report(self.today) or self.today
        return self._day

    def _at_its_day(self, taken: "Understanding", day: date) -> tuple["Understanding", date]:
        """A question for the statuses of another day with that day."""
        from dataclasses import replace

        from search import at_its_day, day_wanted

        wanted = day_wanted(taken.query, self.today)
        if taken.query is None or wanted is None:
            return taken, day
        return replace(taken, query=at_its_day(taken.query)), wanted

    def _executor(self, day: date) -> "Executor":
        """Statuses of a day are reckoned once in a talk."""
        if self.executor_at:
            return self.executor_at(day)
        from graph import executor
        from search import names_of

        if day not in self._executors:
            self._executors[day] = executor(self.store, names_of(self.graph).relations, day)
        return self._executors[day]
