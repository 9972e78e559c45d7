"""Tasks that use what another one makes, found by the names of what is made."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.claims.collector import Claims
from ingest.claims.passages import Passage
from ingest.dependencies.cues import cue_of, numbered
from ingest.dependencies.makers import Made, clauses
from ingest.dependencies.mentions import SHORT, Mention, Things, mentions
from ingest.structure.outline import Item
from ingest.text.match import bare
from ingest.text.source import Span
from ontology import STATED, Certainty, ambiguous, inferred

_SHORT, _SEVERAL = "名称省略限定语", "未说是哪一项，同一对象另有一项"
_READINGS = 2
_BEFORE = 4


@dataclass(frozen=True, slots=True)
class _Use:
    """A named thing with the cue that makes it needed, both in the passage."""

    mention: Mention
    cue: Span


def add_used(
    claims: Claims, passage: Passage, things: Things, plan: str, joined: Collection[frozenset[str]]
) -> set[frozenset[str]]:
    """DEPENDS_ON `requires` from the passage's task to the makers of what it uses, unless `joined` holds the pair.

    `plan` is the plan's name, bare: what it holds is no thing of one task.
    """
    done: set[frozenset[str]] = set()
    for start, end in clauses(passage.text):
        for uses in _uses(claims, passage, (start, end), things, plan):
            tasks = {use.mention.made.task for use in uses}
            for use in uses:
                pair = frozenset((passage.task, use.mention.made.task))
                if pair not in joined and pair not in done:
                    _add(claims, passage, (start, end), use, [each for each in uses if each is not use])
            done |= {frozenset((passage.task, task)) for task in tasks}
    return done


def add_numbered(claims: Claims, passage: Passage, items: Mapping[str, Item], joined: set[frozenset[str]]) -> None:
    """DEPENDS_ON `requires` to each task that the passage tells by its number; from it, where the passage helps it.

    Adds the pairs to `joined`.
    """
    numbers = {item.no: task for task, item in items.items()}
    for start, end in clauses(passage.text):
        for no, (left, right), helped in numbered(passage.text[start:end]):
            task = numbers.get(no, passage.task)
            if passage.text.endswith("条", 0, start + right) and not _is_article(claims, items[task]):
                continue
            pair = frozenset((passage.task, task))
            if len(pair) == 2 and pair not in joined:
                joined.add(pair)
                cue = passage.printed[start + left : start + right]
                ends = (task, passage.task) if helped else (passage.task, task)
                spans = [passage.span(start, end), (items[task].start, items[task].end)]
                claims.edge("DEPENDS_ON", *ends, {"cue": cue, "via": None, "strength": "requires"}, spans, STATED)


def _is_article(claims: Claims, item: Item) -> bool:
    """Whether the task is numbered as 第五条."""
    return claims.source.folded[: item.start].rstrip().endswith(f"第{item.no}条")


def _uses(claims: Claims, passage: Passage, clause: Span, things: Things, plan: str) -> Iterator[list[_Use]]:
    """The uses in a clause, one list for each place; more in a list where more tasks make the thing."""
    text = passage.text[slice(*clause)]
    named = _apart(passage.task, list(mentions(text, things)))
    found = [
        each
        for each in named
        if (words := bare(text[each.start : each.end])) not in plan
        and (not each.lone or _is_lone(claims, words, things.made))
    ]
    for same in _places(found):
        if any(each.made.task == passage.task for each in same):
            continue
        uses = _governed(text, [each for each in same if not _said_before(passage, clause[0], each, text)])
        if 0 < len(uses) <= _READINGS:
            yield uses


def _said_before(passage: Passage, until: int, mention: Mention, clause: str) -> bool:
    """Whether a short form means what the task itself named before with other words: 健全耕地管护机制,落实管护机制."""
    words, told = clause[mention.start : mention.end], passage.text[:until]
    before = [told[max(0, match.start() - _BEFORE) : match.start()] for match in re.finditer(re.escape(words), told)]
    return mention.rank == SHORT and any(len(each) == _BEFORE and each not in mention.made.words for each in before)


def _apart(task: str, named: Sequence[Mention]) -> list[Mention]:
    """Without what the task makes where its words only hold another's thing: 引进团队使用研究院设备."""
    others = [each for each in named if each.made.task != task]

    def holds(one: Mention) -> bool:
        return any(one.start <= each.start and each.end < one.end for each in others)

    return [each for each in named if each.made.task != task or not holds(each)]


def _is_lone(claims: Claims, words: str, made: Sequence[Made]) -> bool:
    """Whether one task alone makes things that end in the words, and no other place is called so."""
    makers = [each for each in made if each.words.endswith(words)]
    places = [bare(str(node.name)) for node in claims.nodes("Park", "Platform")]
    others = [name for name in places if name.endswith(words) and not any(_alike(name, each.words) for each in makers)]
    return len({each.task for each in makers}) <= 1 and not others


def _alike(one: str, two: str) -> bool:
    return one.endswith(two) or two.endswith(one)


def _places(found: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The mentions of each place: the longest words, of these the surest."""
    taken: list[Span] = []
    for each in sorted(found, key=lambda each: (each.start - each.end, -each.rank, each.lone)):
        if any(each.start < end and start < each.end for start, end in taken):
            continue
        taken.append((each.start, each.end))
        same = [other for other in found if (other.start, other.end) == (each.start, each.end)]
        yield [other for other in same if (other.rank, other.lone) == (each.rank, each.lone)]


def _governed(text: str, same: Sequence[Mention]) -> list[_Use]:
    """One use for each task, the clause that names the task before others."""
    found: dict[str, _Use] = {}
    for each in sorted(same, key=lambda each: not each.made.first):
        cue = cue_of(text, each.start, each.end, each.rank > SHORT and not each.lone)
        if cue and each.made.task not in found:
            found[each.made.task] = _Use(each, cue)
    return list(found.values())


def _add(claims: Claims, passage: Passage, clause: Span, use: _Use, others: Sequence[_Use]) -> None:
    start, end = (clause[0] + place for place in use.cue)
    via = _place_of(claims, use.mention.made.words)
    properties = {"cue": passage.printed[start:end], "via": via, "strength": "requires"}
    spans = [passage.span(*clause), use.mention.made.span]
    certainty = _certainty(claims, use, others)
    claims.edge("DEPENDS_ON", passage.task, use.mention.made.task, properties, spans, certainty)


def _place_of(claims: Claims, words: str) -> str | None:
    """The one park or platform of that name."""
    found = [node.id for node in claims.nodes("Park", "Platform") if _alike(bare(str(node.name)), words)]
    return found[0] if len(found) == 1 else None


def _certainty(claims: Claims, use: _Use, others: Sequence[_Use]) -> Certainty:
    if others:
        words = tuple({"text": _words(claims, each.mention.made.span)} for each in others)
        return ambiguous(_SEVERAL, words)
    return STATED if use.mention.rank > SHORT else inferred(_SHORT)


def _words(claims: Claims, span: Span) -> str:
    return "".join(claims.source.printed(*span).split())
