"""Paragraphs to provisions: what each sentence lays down, sentences that say one thing taken together."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.provisions.cues import Cue, find_cue, find_pairs
from ingest.provisions.paragraphs import (
    GOAL,
    PREAMBLE,
    PRINCIPLE,
    STAGE,
    SUPPORT,
    Paragraph,
    clauses,
    sentences,
)
from ingest.provisions.worded import goals_of, goals_start
from ingest.text.source import Span

Who = Callable[[str], frozenset[str]]

_BASIS = re.compile(r"制[定订][^,。;]{0,8}(?:方案|计划|意见|办法|规划|措施)")
_PRINCIPLES = re.compile(r"原则[^。;,:]{0,6}:\s*(?=1[.、])")
_NUMBER = re.compile(r"(?:^|(?<=[。;\s:]))\d{1,2}[.、](?!\d)\s*")
_BY = re.compile("由.*(?:任|负责|承担|牵头|召集|统筹|组织)")
_FIRST = re.compile(r"[^,。;:]+")


@dataclass(frozen=True, slots=True)
class Provision:
    """What the plan lays down: `type` and `frequency` by their codes, the year of a goal, the place of its name and words.

    `clauses` are those that say it, in which units may be named; `compact` for a piece of “月例会、季督查”.
    """

    type: str
    name: Span
    spans: tuple[Span, ...]
    frequency: str | None = None
    year: int | None = None
    clauses: tuple[Span, ...] = ()
    compact: bool = False


def read_provisions(folded: str, paragraphs: Sequence[Paragraph], since: int | None, who: Who) -> list[Provision]:
    """The provisions of a plan's paragraphs, in order; `who` gives the units that a clause names as doing it."""
    found: list[Provision] = []
    guidelines: dict[int, int] = {}
    for each in paragraphs:
        for made in _supports(folded, each, who) if each.topic == SUPPORT else _others(folded, each, since):
            place = guidelines.setdefault(each.section, len(found)) if made.type == "guideline" else len(found)
            if place < len(found):  # a guideline of several paragraphs
                found[place] = replace(found[place], spans=(*found[place].spans, *made.spans))
            else:
                found.append(made)
    return found


def _others(folded: str, paragraph: Paragraph, since: int | None) -> Iterator[Provision]:
    whole = (paragraph.start, paragraph.end)
    if paragraph.topic == PREAMBLE:
        yield from _basis(folded, paragraph)
    elif paragraph.topic == GOAL:
        yield from _goals(folded, paragraph, since)
    elif paragraph.topic == PRINCIPLE:
        yield from _principles(folded, paragraph.title, *whole)
    elif paragraph.topic == STAGE:
        name = paragraph.title or _first(folded, *whole)
        yield Provision("stage", name, ((name[0], paragraph.end),))
    else:
        yield from _general(folded, paragraph, since)


def _goals(folded: str, paragraph: Paragraph, since: int | None) -> Iterator[Provision]:
    for goal in goals_of(folded, paragraph, since):
        yield Provision("goal", goal.name, goal.spans, year=goal.year)


def _general(folded: str, paragraph: Paragraph, since: int | None) -> Iterator[Provision]:
    """A guideline, up to the principles or goals that the same paragraph may go on with."""
    goals = goals_start(folded, paragraph)
    end = paragraph.end if goals is None else goals
    listed = _PRINCIPLES.search(folded, paragraph.start, end)
    stop = listed.end() if listed else end
    if folded[paragraph.start : stop].strip():
        yield Provision("guideline", _first(folded, paragraph.start, stop), ((paragraph.start, stop),))
    if listed:
        yield from _principles(folded, None, stop, end)
    if goals is not None:
        yield from _goals(folded, replace(paragraph, start=goals), since)


def _basis(folded: str, paragraph: Paragraph) -> Iterator[Provision]:
    for start, end in sentences(folded, paragraph.start, paragraph.end):
        if _BASIS.search(folded, start, end):
            yield Provision("basis", _first(folded, start, end), ((start, end),))


def _principles(folded: str, title: Span | None, start: int, end: int) -> Iterator[Provision]:
    """One for the paragraph, or one for each number inside it."""
    marks = list(_NUMBER.finditer(folded[start:end]))
    if title or len(marks) < 2:
        name = title or _first(folded, start, end)
        yield Provision("principle", name, ((name[0], end),))
        return
    stops = [*(start + mark.start() for mark in marks[1:]), end]
    for mark, stop in zip(marks, stops, strict=True):
        begin = start + mark.end()
        yield Provision("principle", _first(folded, begin, stop), ((begin, stop),))


def _first(folded: str, start: int, end: int) -> Span:
    match = _FIRST.search(folded, start, end)
    return match.span() if match else (start, end)


# ---- how the work is run and safeguarded


def _supports(folded: str, paragraph: Paragraph, who: Who) -> list[Provision]:
    """What each sentence lays down; where none does, what the title says that is over them."""
    found: list[Provision] = []
    for sentence in sentences(folded, paragraph.start, paragraph.end):
        made = _sentence(folded, sentence, who)
        if not made and found and found[-1].type == "stage":
            found[-1] = _longer(found[-1], sentence[1])
        for each in made:
            _join(found, each)
    cue = find_cue(folded[slice(*paragraph.title)]) if paragraph.title and not found else None
    if paragraph.title and cue:
        found.append(Provision(cue.type, paragraph.title, ((paragraph.title[0], paragraph.end),), cue.frequency))
    return found


def _sentence(folded: str, sentence: Span, who: Who) -> list[Provision]:
    """What a sentence lays down, clause by clause; a clause that says nothing of its own belongs to the one before."""
    found: list[Provision] = []
    before: list[Span] = []
    for clause in clauses(folded, *sentence):
        text = folded[slice(*clause)]
        cues = find_pairs(text) or [cue for cue in [find_cue(text)] if cue]
        if not found and not cues:
            before.append(clause)
        elif not cues:
            found[-1] = _longer(found[-1], clause[1], clause if _BY.match(text) else None)
        elif len(cues) == 1 and found and _goes_on(found[-1], cues[0], folded, clause, who):
            found[-1] = _longer(found[-1], clause[1], clause)
        else:
            span = (clause[0] if found else sentence[0], clause[1])
            told = (clause,) if found else (*before, clause)
            found += [_provision(cue, clause, span, told, found, len(cues) > 1) for cue in cues]
    return found


def _provision(
    cue: Cue, clause: Span, span: Span, told: tuple[Span, ...], before: Sequence[Provision], compact: bool
) -> Provision:
    """A clause's provision; a verb that opens the clause still holds for the frequency said before it."""
    frequency = cue.frequency or (before[-1].frequency if before and cue.start == 0 else None)
    begin = clause[0] + cue.start if compact or cue.type == "stage" else clause[0]
    end = clause[0] + cue.end if compact else clause[1]
    return Provision(cue.type, (begin, end), (span,), frequency, clauses=told, compact=compact)


def _goes_on(before: Provision, cue: Cue, folded: str, clause: Span, who: Who) -> bool:
    """Whether a clause says more of what the clause before lays down, and names no one else for it."""
    others = who(folded[slice(*clause)])
    known = {unit for span in before.clauses for unit in who(folded[slice(*span)])}
    return cue.type == before.type and cue.frequency in (None, before.frequency) and (not others or others <= known)


def _longer(provision: Provision, end: int, clause: Span | None = None) -> Provision:
    spans = (*provision.spans[:-1], (provision.spans[-1][0], end))
    return replace(provision, spans=spans, clauses=(*provision.clauses, clause) if clause else provision.clauses)


def _join(found: list[Provision], new: Provision) -> None:
    """Adds a provision, or its words to the one that a compact word names with it (月例会: 每月召开联席会议)."""
    for place, known in enumerate(found):
        same = (known.type, known.frequency) == (new.type, new.frequency) and new.frequency is not None
        if same and (known.compact or new.compact):
            spans, told = (*known.spans, *new.spans), (*known.clauses, *new.clauses)
            found[place] = replace(known, spans=spans, clauses=told, compact=known.compact or new.compact)
            return
    found.append(new)
