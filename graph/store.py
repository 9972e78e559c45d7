"""The contract that every store keeps; one test runs all of it on each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from graph.view import Graph
from ontology import Document, LutuError, Node, Reading

if TYPE_CHECKING:
    from graph.state import State


class StoreError(LutuError):
    """The store can't be opened, read or written; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingest did with one file: `added`, `replaced` or `unchanged`.

    `orphans` are the ids of reports' items and decided claims that the new reading no longer holds.
    """

    plan: str
    document: str
    what: str
    orphans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One row of a progress report, ready to be stored: `observation` is the Observation of the item `item`."""

    item: str
    observation: Node

    @property
    def key(self) -> tuple[str, str]:
        """The item and the date (ISO): a later report of the same two replaces this one."""
        return self.item, self.observation.properties["as_of"]


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a sheet's rows: so many are new to the history, and so many of these replaced an earlier one."""

    new: int
    replaced: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an item's history: a report as it was given, and the document that replaced it, if any."""

    report: Report
    document: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a claim: `verdict` is confirm or reject; `at` an ISO instant; `undone` once taken back."""

    claim: str
    verdict: str
    because: str
    at: str
    undone: bool = False


class Store(Protocol):
    """A place for graphs. Each writing call is one transaction: it is done wholly, or StoreError and nothing."""

    @property
    def revision(self) -> int:
        """Grows with every change; what is derived from the graph carries it."""

    def graph(self) -> Graph:
        """The whole state: readings, the latest report of each item and date, decisions applied."""

    def directory(self) -> Graph:
        """What understanding a question needs of the graph: what things are called, and where they stand."""

    def around(self, ids: Iterable[str]) -> Graph:
        """The nodes and edges of these ids as far as they are there, all edges at these nodes, and the ends of them all.

        Rows among the ends come with what they hang on; the documents are those that the nodes of these ids cite.
        """

    def ingest(self, readings: Sequence[Reading], replace: bool = False) -> list[Outcome]:
        """Adds plans; a changed document of a plan that is already in needs `replace`."""

    def report(self, sheet: Document, reports: Sequence[Report]) -> Filed:
        """Adds the rows of one progress sheet, all or none; a row that is the latest already changes nothing."""

    def history(self, item: str) -> list[Entry]:
        """All reports of an item, the replaced ones too, by date and then by arrival."""

    def decide(self, decision: Decision) -> None:
        """Stores a person's word on a claim that exists."""

    def undo(self, claim: str) -> Decision:
        """Takes back the last decision on a claim that still holds."""

    def decisions(self) -> list[Decision]:
        """All decisions in the order they were made, the undone ones too."""

    def last_report(self, today: date) -> date | None:
        """The day of the latest report that is not after `today`; None without any."""

    def state(self) -> "State":
        """All that the store holds, for another one to take in."""

    def restore(self, state: "State") -> None:
        """Takes all of another store in; StoreError unless this one is empty."""

    def close(self) -> None:
        """Frees what the store holds; it can be opened again."""
