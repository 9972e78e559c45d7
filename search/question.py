"""A question in words becomes a query: all of its words are used, or the question is not understood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from graph import Missing, Query, leaves, normal_query
from search.called import as_called
from search.folding import Folded, fold, keywords
from search.grammar.chart import Chart, Grammar, Item, Token, parse
from search.grammar.families import FAMILIES, rules_of
from search.grammar.meaning import Thing
from search.grammar.namesakes import chosen
from search.hearsay import of_hearsay
from search.lexicon import lexicon
from search.linking.linker import within_action
from search.linking.names import Names
from search.tokens.figures import years
from search.tokens.near import near_names, near_words
from search.tokens.own_nouns import own_nouns
from search.tokens.reader import done_about, tokens
from search.two_questions import two_nouns, two_questions
from search.understanding import Understanding, Word

_TO_DO = re.compile("(?:需要|计划|预计|打算|要|得|需|应|将|拟)")
_SILENT = 0.1  # what punctuation and 的 cost less than
_LONGEST = 300  # characters; no question about a plan needs more
_SHOWN = 20  # characters of what is no question


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a grammar makes of a text: all that are wholes, cheapest first, and the tokens that it could use."""

    text: Folded
    chart: Chart
    wholes: tuple[Item, ...]
    tokens: tuple[Token, ...]
    skips: tuple[Token, ...]


@cache
def grammar() -> Grammar:
    """All rules of all families."""
    return Grammar(rules_of(*FAMILIES))


def understand(question: str, names: Names, as_of: date | None = None) -> Understanding:
    """The query that the question means for this graph; `as_of` is the day of the statuses at hand.

    A year may stand inside a row's name (恒金产业园2025年入驻多少家), an action between a unit and what it does
    (区科技局在人才集聚行动里牵头的任务); they are then taken as if they came first.
    """
    text = folded_question(question)
    if text is None:
        return Understanding(None, unplaced=(question[:_SHOWN],) if len(question) > _LONGEST else ())
    pair = two_nouns(text, lambda part: _understood(part, names, as_of))
    taken = pair or _understood(text, names, as_of)
    if taken.query is None:
        inside = list(_years(text.text))
        inside = inside if len(inside) == 1 else list(within_action(text.text, names))[:1]
        moved = _understood(text.moved(*inside[0]), names, as_of) if inside else taken
        taken = moved if moved.query else taken
    if taken.query is None or _strange(taken.query):
        spaced = keywords(question)
        apart = taken if spaced.text == text.text else _understood(spaced, names, as_of)
        taken = apart if apart.query and not _strange(apart.query) else taken
    if taken.query is None:
        taken = two_questions(text, lambda part: _understood(part, names, as_of)) or taken
    if taken.query is None:
        taken = of_hearsay(text, names, lambda part: _understood(part, names, as_of)) or taken
    return taken


def _strange(query: Query) -> bool:
    return any(isinstance(part, Missing) for part in leaves(query))


def _years(text: str) -> Iterator[tuple[int, int]]:
    """The years of a text, every year (每年) among them, with the 要 behind them that a name may go on after."""
    every = (span[:2] for span in lexicon().words(text) if span[2].type == "YEARS")
    for start, end in dict.fromkeys([*years(text), *every]):
        behind = _TO_DO.match(text, end)
        yield start, behind.end() if behind else end


def folded_question(question: str) -> Folded | None:
    """The text of a question; None for what is too long or too empty to be one."""
    text = fold(question[: _LONGEST + 1])
    return text if text.text and len(question) <= _LONGEST else None


def _understood(text: Folded, names: Names, as_of: date | None) -> Understanding:
    found = parsed(text, names, as_of, grammar())
    if not found.wholes:
        return Understanding(None, unplaced=_unplaced(text, found.chart, [*found.tokens, *found.skips]))
    best, note = chosen(found.wholes)
    assert isinstance(best.value, Query)
    taken = as_called(understood(best.value, found, best), names)
    return replace(taken, notes=(*taken.notes, note)) if note else taken


def parsed(text: Folded, names: Names, as_of: date | None, grammar: Grammar, more: tuple[Token, ...] = ()) -> Parsed:
    """The text parsed with the grammar, and `more` tokens; names that it only comes near to, and slips, where it must."""
    sure, skips = tokens(text, names, as_of)
    found = [*sure, *more]
    chart = parse(text.text, found, skips, grammar)
    if not chart.whole(grammar.goal) and not chart.full:
        near = near_names(text, [*found, *skips], names)
        skips = [*skips, *done_about(text, near), *own_nouns(text.text, near, names)]
        found = [*found, *near]
        chart = parse(text.text, found, skips, grammar) if near else chart
        slips = near_words(text, sure) if not chart.whole(grammar.goal) and not chart.full else []
        chart = parse(text.text, [*found, *slips], skips, grammar) if slips else chart
    return Parsed(text, chart, tuple(chart.whole(grammar.goal)), tuple(found), tuple(skips))


def understood(query: Query, found: Parsed, best: Item) -> Understanding:
    """The query that one whole of a text means, with how its words were taken."""
    skipped = (*found.chart.before(best), *best.skipped)
    unused = tuple(found.text.original(token.start, token.end) for token in skipped if token.type == "FILL")
    notes = tuple(dict.fromkeys(token.note for token in best.tokens if token.note))
    words = tuple(_words(found.text, best.tokens, skipped, found.tokens))
    return Understanding(normal_query(query), notes, unused, (), best.rules, words)


def _words(text: Folded, used: Iterable[Token], skipped: Iterable[Token], every: Iterable[Token]) -> list[Word]:
    """The words of a question as they were taken, in the order in which they were written."""
    found = []
    for token, left in [*((each, False) for each in used), *((each, True) for each in skipped)]:
        same = (each.value for each in every if (each.start, each.end) == (token.start, token.end))
        others = tuple(each for each in same if isinstance(each, Thing) and each != token.value)
        said = text.original(token.start, token.end)
        found.append(Word(text.places[token.start], said, token, left, () if left else others))
    return sorted(found, key=lambda word: word.start)


def _unplaced(text: Folded, chart: Chart, known: list[Token]) -> tuple[str, ...]:
    """The words that no rule knows; where all are known, those outside the longest phrase that makes sense."""
    covered = [False] * len(text.text)
    for token in known:
        if token.end - token.start > 1 or token.cost < _SILENT:
            covered[token.start : token.end] = [True] * (token.end - token.start)
    single = {at for token in known for at in range(token.start, token.end)}
    for at in sorted(single):
        # a single character that is a word only by itself is none amid characters that no one knows
        covered[at] = covered[at] or not (_unknown(covered, single, at - 1) or _unknown(covered, single, at + 1))
    if all(covered):
        phrases = [item for item in chart.items if item.type in ("Q", "T", "P")]
        longest = max(phrases, key=_width, default=None)
        if longest and longest.end - longest.start < len(text.text):
            covered = [longest.start <= at < longest.end for at in range(len(text.text))]
        else:
            covered = [False] * len(text.text)
    return tuple(_stretches(text, covered))


def _unknown(covered: list[bool], known: set[int], at: int) -> bool:
    return 0 <= at < len(covered) and not covered[at] and at not in known


def _width(item: Item) -> tuple[int, float]:
    return item.end - item.start, -item.cost


def _stretches(text: Folded, covered: list[bool]) -> list[str]:
    found, start = [], 0
    for at, known in enumerate([*covered, True]):
        if known:
            if at > start:
                found.append(text.original(start, at).strip(" ,，。?？!！、"))
            start = at + 1
    return [words for words in found if words]
