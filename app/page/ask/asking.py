"""A question of the page with all that its answer shows: how it was taken, what was changed in it, what it found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from app import settings
from app.page.ask.chip import Chip
from app.page.ask.chip_adding import Added, Plus, plus, with_added
from app.page.ask.chips import applied, chips
from app.page.ask.examples import nearest
from app.page.source import Source
from app.talk import Talk
from graph import Query, Result, normal_query
from search import Piece, answer_query, explained, names_of

ANSWERED, NOT_UNDERSTOOD = "answered", "not_understood"
LEANING = "接着上一问"
LONGEST = 500  # characters of a question
_MOST_BEFORE = 5  # questions that a later one may lean on
_KEPT = 64  # answers


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer as `ask --json` prints it.

    `chips` are the pieces of the query as it was understood, `values` what was chosen instead by their number from 1,
    `added` the conditions put to it; `query` is the query that was run, `parts` are its pieces' parts, `bare` is it
    without what was added. `before` are the questions that this one leans on. Without an understanding `unplaced` are
    the words that found no place.
    """

    question: str
    before: tuple[str, ...]
    answer: Mapping[str, Any]
    query: Query | None
    chips: tuple[Chip, ...] = ()
    values: Mapping[int, str] | None = None
    pieces: tuple[Piece, ...] = ()
    unplaced: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    day: date | None = None
    parts: frozenset[Any] = frozenset()
    added: tuple[Plus, ...] = ()
    bare: Query | None = None

    @property
    def shown(self) -> Iterator[tuple[int, Chip]]:
        """The pieces by their number; not those that fell away with another that was taken away."""
        for at, chip in enumerate(self.chips, 1):
            if at in (self.values or {}) or chip.part in self.parts:
                yield at, chip

    @property
    def changed(self) -> bool:
        """Whether a piece of the understood question was changed, or a condition added."""
        return bool(self.values or self.added)


def asked(
    shared: Source,
    question: str,
    before: tuple[str, ...] = (),
    values: tuple[tuple[int, str], ...] = (),
    added: Added = (),
) -> Asked:
    """The answer to a question after those `before` it, with other `values` for pieces of it, by their number from 1.

    What no piece takes is left out, and so are conditions to be `added` that make no sense. An answer is kept until the store changes or the day does.
    """
    said = question.strip()[:LONGEST]
    return _asked(
        shared, said, tuple(each[:LONGEST] for each in before[-_MOST_BEFORE:]), values, added, settings.today()
    )


@lru_cache(_KEPT)
def _asked(
    shared: Source,
    question: str,
    before: tuple[str, ...],
    values: tuple[tuple[int, str], ...],
    added: Added,
    today: date,
) -> Asked:
    talk = Talk(shared.store, shared.directory, None, today, executor_at=shared.executor_at)
    for earlier in before:
        talk.ask(earlier)
    taken, names = talk.take(question), names_of(shared.directory)
    told = talk.answer(question, taken)
    leaned = before if LEANING in taken.notes else ()
    pieces = explained(question, taken, names, talk.day()).pieces
    if taken.query is None or not told["query"]:
        return Asked(
            question, leaned, told, None, pieces=pieces, unplaced=taken.unplaced, offers=nearest(shared, question)
        )
    query, day = Query.from_json(told["query"]), _day(told, talk.day())
    known = chips(query, shared.graph)
    meant = {at: value for at, value in values if 0 < at <= len(known) and known[at - 1].takes(value)}
    bare = applied(query, ((known[at - 1], value) for at, value in meant.items()))
    more = plus(bare, added, shared.graph)
    if meant or more:
        query = normal_query(with_added(bare, more))
        told = answer_query(query, names, shared.executor_at(day), question)
    parts = frozenset(chip.part for chip in (chips(normal_query(bare), shared.graph) if meant else known))
    offered = () if told["results"] else nearest(shared, question)
    return Asked(
        question, leaned, told, query, known, meant, pieces, offers=offered, day=day, parts=parts, added=more, bare=bare
    )


def _day(told: Mapping[str, Any], usual: date) -> date:
    """The day of the statuses with which it was answered."""
    said = told["query"]["parameters"].get("day")
    return date.fromisoformat(said) if said else usual


@lru_cache(_KEPT)
def found(shared: Source, query: Query, day: date) -> Result:
    """What a query finds, with the links that prove it."""
    return shared.executor_at(day).run(normal_query(query)).result
