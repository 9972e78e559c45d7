"""A talk with one store: questions, each of which may lean on the one before it."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from graph import Graph, Query, Store

if TYPE_CHECKING:
    from graph import Executor
    from search import Understanding


@dataclass(slots=True)
class Talk:
    """What was asked last and what it found; `as_of` is the day of the statuses, that of the latest report if None."""

    store: Store
    graph: Graph
    as_of: date | None
    today: date
    previous: Query | None = None
    found: tuple[str, ...] = ()
    _executors: dict[date, "Executor"] = field(default_factory=dict)

    def ask(self, question: str) -> dict[str, Any]:
        """The answer as `ask --json` prints it. What is not understood is forgotten at once."""
        from search import answer_taken, follow_up, names_of

        names, day = names_of(self.graph), self.day()
        taken = follow_up(question, self.previous, names, day, self.found)
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
        return self.as_of or self.store.last_report(self.today) or self.today

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
        from graph import executor
        from search import names_of

        if day not in self._executors:
            self._executors[day] = executor(self.store, names_of(self.graph).relations, day)
        return self._executors[day]
