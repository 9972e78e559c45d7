"""Where a query runs: on a graph in memory here, on a server in graph/server/run.py; whoever tells the answer can't tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from graph.query import Query
from graph.relations import Relations
from graph.result import Result
from graph.run_embedded import run
from graph.status import last_report, statuses
from graph.store import Store
from graph.view import Graph

TOLD_MEMBERS = 10  # of what a tally counted for a node, so many are told by name


@dataclass(frozen=True, slots=True)
class Scene:
    """What a query found, with the graph that it is told from: the whole, or all that is near to what was found.

    `statuses` are codes by the id of a task, indicator or project, `reasons` their arithmetic in words, by row.
    """

    result: Result
    relations: Relations
    statuses: Mapping[str, str]
    reasons: Mapping[str, str]

    @property
    def graph(self) -> Graph:
        """The nodes and edges that were found, and what is near to them."""
        return self.relations.graph


class Executor(Protocol):
    """Runs queries on what a store holds, with the statuses of one day."""

    @property
    def as_of(self) -> date | None:
        """The day of the statuses; None where there are none."""

    def run(self, query: Query) -> Scene:
        """What the query finds, and what telling it needs."""

    def last_report(self, day: date) -> date | None:
        """The day of the latest report that is not after `day`; None without any."""

    def statuses(self) -> Mapping[str, str]:
        """The statuses of all tasks and items, by id."""

    def task_numbers(self) -> tuple[str, str] | None:
        """The numbers of the first and the last task in the plans' order; None without tasks."""

    def states_roles(self) -> bool:
        """Whether every plan says who leads and who supports."""


class GraphExecutor:
    """Runs queries on a graph in memory."""

    def __init__(
        self,
        relations: Relations,
        statuses: Mapping[str, str],
        as_of: date | None,
        reasons: Mapping[str, str] | None = None,
    ) -> None:
        self._relations, self._statuses, self._reasons = relations, statuses, reasons or {}
        self.as_of = as_of

    def run(self, query: Query) -> Scene:
        """What the query finds; the scene is the whole graph."""
        found = run(query, self._relations, self._statuses)
        return Scene(found, self._relations, self._statuses, self._reasons)

    def last_report(self, day: date) -> date | None:
        """The day of the latest report that is not after `day`; None without any."""
        return last_report(self._relations.graph, day)

    def statuses(self) -> Mapping[str, str]:
        """The statuses of all tasks and items, by id."""
        return self._statuses

    def task_numbers(self) -> tuple[str, str] | None:
        """The numbers of the first and the last task in the plans' order; None without tasks."""
        numbers = [str(task.get("no")) for task in self._relations.graph.tasks()]
        return (numbers[0], numbers[-1]) if numbers else None

    def states_roles(self) -> bool:
        """Whether every plan says who leads and who supports."""
        return all(self._relations.states_roles(task.id) for task in self._relations.graph.tasks())


def executor(store: Store, relations: Relations, as_of: date) -> Executor:
    """Runs queries where the store is: on its server, or on its graph in memory, which `relations` are of."""
    from graph.embedded import EmbeddedStore

    if not isinstance(store, EmbeddedStore):  # the server's modules are not loaded for a folder
        from graph.server.run import ServerExecutor
        from graph.server.store import ServerStore

        if isinstance(store, ServerStore):
            return ServerExecutor(store.connection, as_of)
    judged = statuses(relations.graph, as_of)
    reasons = {member: item.reason for item in judged.items for member in item.members}
    return GraphExecutor(relations, judged.by_id(), as_of, reasons)
