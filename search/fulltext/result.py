"""What a search gives: hits with why they are hits, how many there are of each sort, and how the words were taken."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Find:
    """A word that was searched for, the spelling of it that the hit holds, and in which zone (the weightiest)."""

    word: str
    spelling: str
    zone: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: `no` is its own or its task's number, `marks` are places in `snippet`, in order and apart.

    `why` says in Chinese what it was found by, `field` names the weightiest zone that holds a word, None where none
    does; `found` has it word by word. `task` is the id of a row's task.
    """

    id: str
    kind: str
    name: str | None
    no: str | None
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]
    why: str
    field: str | None
    found: tuple[Find, ...]
    status: str | None
    task: str | None


@dataclass(frozen=True, slots=True)
class Facet:
    """How many hits have a value: the code that filters by it, and how it is called."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, best first; `total` counts what is beyond the limit too, `terms` are the words searched for.

    `facets` counts all of it by field; `filters` are those that were typed; `notes` say in Chinese what was taken for
    something else than was typed.
    """

    query: str
    terms: tuple[str, ...]
    total: int
    results: tuple[Hit, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    filters: Mapping[str, str]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The object of `lutu search --json` (contract), of lists and plain values."""
        told = asdict(self)
        told["results"] = [hit | {"marks": [list(mark) for mark in hit["marks"]]} for hit in told["results"]]
        return told
