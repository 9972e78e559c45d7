"""An answer's sentence for the page: a short one that stands large, and what follows it as a list."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.page.ask.asking import Asked
from graph import Standing, Tally
from ontology import schema

SHORT = 80  # characters that may stand large
_OPEN, _CLOSE = "“‘（(《", "”’）)》"
_NOTES = re.compile(r"((?:（(?:截至|尚无|方案没有)[^（）]*）)*)。?$")
_MORE = re.compile(r"等\d+[项个位]$")
_COUNT_FIRST = re.compile(r"(\d+项)，(最[多少]的是.+)")
Results = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said first, in one short sentence, and the pieces that follow it; `first` may be empty."""

    first: str
    rest: tuple[str, ...] = ()


def said(asked: Asked) -> Said:
    """The answer's sentence in its parts; what the results below tell in the same words is left to them."""
    answer, results = asked.answer["answer"], asked.answer["results"]
    give = asked.query.give if asked.query else None
    note = _NOTES.search(answer)
    words, notes = (answer[: note.start()], note[1]) if note else (answer, "")
    if isinstance(give, Standing) and len(results) > 1:
        return Said(f"{_counts(results)}{notes}。")
    if isinstance(give, Tally) and (found := _COUNT_FIRST.fullmatch(words)):
        return _most(found[1], found[2], notes, len(results))
    if len(answer) <= SHORT:
        return Said(answer)
    first, pieces = _parted(words, len(results))
    if isinstance(give, Tally) and give.pick == "all" and first:
        return Said(f"{first}{notes}。")  # the bars tell the rest
    return Said(f"{first}{notes}。" if first else "", tuple(_untold(pieces, results)))


def _most(size: str, words: str, notes: str, winners: int) -> Said:
    """Who or which is first, then its count; of many that are alike how many they are first."""
    each = f"各{size}" if winners > 1 else size
    told = f"{words}，{each}{notes}。"
    if len(told) <= SHORT or winners == 1:
        return Said(told)
    lead, _, names = words.partition("的是")
    return Said(f"{lead}的有{winners}个，{each}{notes}。", (names,))


def _counts(results: Results) -> str:
    """How many have which status, worst first."""
    found = Counter(each["status"] for each in results)
    told = [f"{found[code]}项{schema().label('status', code)}" for code in schema().codes("status") if found[code]]
    told += [f"{found[None]}项没有状态"] if found[None] else []
    return f"{len(results)}项中，{'、'.join(told)}"


def _parted(words: str, count: int) -> tuple[str, list[str]]:
    """What stands before the first colon, and the pieces behind it; without a colon how many there are."""
    lead = _split(words, "：", 1)[0]
    rest = words[len(lead) + 1 :]
    if not rest or len(lead) > SHORT:
        lead, rest = "", words
    pieces = [each.rstrip("。") for each in _split(rest, "；")]
    return lead or (f"共{max(count, len(pieces))}项" if len(pieces) > 1 else ""), pieces


def _untold(pieces: Sequence[str], results: Results) -> Iterator[str]:
    for piece in pieces:
        bare = _MORE.sub("", piece)
        if not any(bare in part for each in results for part in (each["why"], each["name"] or "")):
            yield piece


def _split(words: str, sign: str, most: int = -1) -> list[str]:
    """The words parted at a sign that stands in no quotes or brackets; at the first `most` ones."""
    depth, start, parts = 0, 0, list[str]()
    for at, each in enumerate(words):
        depth = max(0, depth + (each in _OPEN) - (each in _CLOSE))
        if each == sign and not depth and len(parts) != most:
            parts.append(words[start:at])
            start = at + 1
    return [*parts, words[start:]]


def points(words: str) -> list[str]:
    """The points of a reason that has several; a short one is one point."""
    return [each.rstrip("。") for each in _split(words, "；") if each] if len(words) > SHORT else [words]


def worst_first(asked: Asked) -> Results:
    """The results as they are shown: where it was asked how things stand the worst first."""
    results: Results = asked.answer["results"]
    if not (asked.query and isinstance(asked.query.give, Standing)):
        return results
    ranks = {code: at for at, code in enumerate(schema().codes("status"))}
    return sorted(results, key=lambda each: ranks.get(each["status"], len(ranks)))
