"""All that a store holds at one moment, and the graph that it adds up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.assemble import assemble
from graph.judgement import judged, standing
from graph.store import Decision, Entry
from graph.view import Graph
from ontology import Document, Reading


@dataclass(frozen=True)
class State:
    """Readings, progress sheets, every report and every decision ever made; `seal` differs where any of it does."""

    revision: int = 0
    seal: str = ""
    readings: tuple[Reading, ...] = ()
    sheets: tuple[Document, ...] = ()
    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def claimed(self) -> Graph:
        """All that was read and reported, before any decision."""
        return assemble(self.readings, self.sheets, self.entries)

    @cached_property
    def graph(self) -> Graph:
        """What readers see: the claims after the decisions."""
        return judged(self.claimed, self.decisions)

    @cached_property
    def latest(self) -> Mapping[tuple[str, str], Entry]:
        """The report of each item and date that nothing replaced."""
        return {entry.report.key: entry for entry in self.entries if entry.replaced_by is None}

    def holds(self, claim: str) -> bool:
        """Whether a node or an edge has this id, rejected or not."""
        return claim in self.claimed.nodes or claim in self.claimed.edges

    def orphans(self, old: Reading, kept: Sequence[Reading]) -> tuple[str, ...]:
        """The items of reports and the decided claims of the `old` reading that the `kept` readings do not hold."""
        watched = {entry.report.item for entry in self.entries} | standing(self.decisions).keys()
        return tuple(sorted((watched & self._ids((old,))) - self._ids(kept)))

    def _ids(self, readings: Sequence[Reading]) -> set[str]:
        graph = assemble(readings, (), self.entries)
        return graph.nodes.keys() | graph.edges.keys()
