"""Two or three questions in one sentence, of one thing: 任务9由谁负责，目标是多少; 区科技局负责什么，牵头什么，配合什么."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from graph import Figures, Is, Listing, Query, leaves
from search.folding import Folded
from search.grammar.meaning import Thing
from search.lexicon import lexicon
from search.understanding import Understanding, Word

_CUT = re.compile(
    "[,、;。?]+(?:并且|以及|还有|另外|同时|那么|那|并|再|又|和)?|并且|以及|还有|另外|(?<=[的了])(?=什么时候|何时|哪[年天]|是?谁|由谁|多少|几)"
)
_ASKING = frozenset(
    "WHICH WHO HOWMANY HOWMUCH WHATARE HAVEWHO HOWMANYARE YN YNMID HAVEYN PROGRESS WHY TEXTQ PEOPLEQ POSTQ WHEN NOQ CONTACT "
    "FROMTO TIMES FIGURE NAMEQ FACT PEOPLECOUNT HOST HOSTQ".split()
)
_AND = re.compile(r"(?P<cut>[,、]?(?:以及|和|与|及|跟)|[,、])(?:20\d\d年度?)?的?")
_REST = re.compile("(?:分别|各|都)?(?:是什么|是啥|有哪些|是多少|是谁|怎么样|如何|是)?[?。!呢啊呀吗]*")
_AND_THIS = re.compile("呢[?。!]*$")
_AGAIN = re.compile(
    "(?:那么?|至于)?(?P<name>[^,.?!;]{2,20}?)(?:呢|又(?:是|由|归|属|找|该)*(?:(?P<who>谁|哪家|哪几家|哪个单位|哪家单位|哪个部门|哪个局)(?:负责|管|牵头)?的?"
    "|(?P<much>多少|几[家个项件名]?))呢?)[?。!]*"
)
_OF_THEM = re.compile("其中|里面|当中|分别|各自|各由|各有")  # the clause behind speaks of what the one before finds
_SOLE = frozenset({"Group", "Plan"})  # kinds of which a plan has one: 专班组长是谁，副组长是谁
_OF_UNITS, _NOUNS = frozenset({"ROLENOUN"}), frozenset({"ROLENOUN", "FIGURE", "PROGRESS"})
_LONGEST = 60  # characters
_MOST = 4  # places to cut at
_PARTS = 3  # questions

Take = Callable[[Folded], Understanding]


def two_questions(text: Folded, take: Take, parts: int = _PARTS) -> Understanding | None:
    """The first questions, at most so many, that a sentence which is none as a whole is made of; all ask of one thing.

    `take` understands a single question. Those behind the first may leave out what it names.
    """
    if len(text.text) > _LONGEST:
        return None
    for match in list(_CUT.finditer(text.text))[:_MOST]:
        if match.start() > 1 and match.end() < len(text.text) - 1:
            first = take(text.cut((0, match.start())))
            if first.query and (second := _of_another(text, first, match, take)):
                return _both(first, second)
            subject = _subject(first) if first.query else None
            behind = _rest(text, subject, match.end()) if subject and parts > 2 else None
            if behind and (more := None if _OF_THEM.search(behind.text) else two_questions(behind, take, parts - 1)):
                return _both(first, more)
            if subject and (second := _second(text, subject, match.end(), take)):
                return _both(first, second)
    return None


def two_nouns(text: Folded, take: Take) -> Understanding | None:
    """Who answers for a thing, and how it stands: 任务9的责任单位、目标. Taken as one, the figures would be the unit's."""
    if len(text.text) > _LONGEST:
        return None
    words = [(start, end, entry.type) for start, end, entry in lexicon().words(text.text)]
    for match in _AND.finditer(text.text):
        before = {type_ for _, end, type_ in words if end == match.start()}
        behind = {type_ for start, end, type_ in words if start == match.end() and _REST.fullmatch(text.text, end)}
        if (before | behind) & _OF_UNITS and before & _NOUNS and behind & _NOUNS:
            first = take(text.cut((0, match.start())))
            subject = _subject(first, asks=True) if first.query else None
            if subject and _kinds(subject) != ("Unit",):
                second = _of_subject(text, subject, match.end("cut"), take)
                return _both(first, second) if second.query and _told(second.query) else None
    return None


def _subject(first: Understanding, asks: bool = False) -> Word | None:
    """The one thing that a question names, where it also asks something of it."""
    if not asks and not _asks(first.words):
        return None
    named = [word for word in first.words if word.token.type == "NAME" and not word.skipped]
    named = named or [word for word in first.words if word.token.value in _SOLE and word.token.type == "KIND"]
    if len(named) > 1:  # 任务9归区科技局管吗 is about the task
        named = [word for word in named if _kinds(word) != ("Unit",)]
    sole = len(named) == 1 and not (isinstance(named[0].token.value, Thing) and named[0].token.value.partly)
    return named[0] if sole and first.query and _told(first.query, named[0]) else None


def _of_another(text: Folded, first: Understanding, cut: re.Match[str], take: Take) -> Understanding | None:
    """任务9由谁负责？任务10又是哪家: the first question once more, of what the rest names instead."""
    again = _AGAIN.fullmatch(text.text, cut.end())
    named = [word for word in first.words if word.token.type == "NAME" and not word.skipped]
    if again is None or not named or first.query is None or not _asks(first.words):
        return None
    asks_who = isinstance(first.query.give, Listing) and first.query.find == ("Unit",)
    if (again["who"] and not asks_who) or (again["much"] and not isinstance(first.query.give, Figures)):
        return None
    subject = next((word for word in named[::-1] if _kinds(word) != ("Unit",)), named[-1])
    start, end = (text.places.index(subject.start) + size for size in (0, subject.token.end - subject.token.start))
    second = take(text.cut((0, start), again.span("name"), (end, cut.start())))
    other = [word for word in second.words if word.token.type == "NAME" and not word.skipped]
    alike = second.query and _told(second.query) and second.query.find == first.query.find
    return second if alike and len(other) == len(named) and second.query != first.query else None


def _kinds(word: Word) -> tuple[str, ...]:
    return word.token.value.kinds if isinstance(word.token.value, Thing) else ()


def _second(text: Folded, subject: Word, start: int, take: Take) -> Understanding | None:
    """The rest of the sentence as a question of what it names itself, or of the subject."""
    alone = take(text.cut((start, len(text.text))))
    if any(word.token.type == "NAME" for word in alone.words):
        return alone if alone.query and _told(alone.query) and _asks(alone.words) else None
    second = _of_subject(text, subject, start, take)
    own = [word for word in second.words if not word.skipped and word.start != subject.start]
    named = any(word.token.type == "NAME" for word in own)
    asks = _asks(own) or _AND_THIS.search(text.text)  # …，书记呢
    return second if second.query and asks and not named and _told(second.query, subject) else None


def _of_subject(text: Folded, subject: Word, start: int, take: Take) -> Understanding:
    return take(_rest(text, subject, start))


def _rest(text: Folded, subject: Word, start: int) -> Folded:
    at = text.places.index(subject.start)
    end = at + subject.token.end - subject.token.start - _title(subject)
    return text.cut((at, end + (text.text[end : end + 1] == "的")), (start, len(text.text)))


def _title(subject: Word) -> int:
    """How long the title in a post's name is, which a second question has another in place of: 区科技局局长是谁，书记是谁."""
    words = subject.words if _kinds(subject) == ("Person",) else ""
    return max(
        (end - start for start, end, each in lexicon().words(words) if each.type == "TITLE" and end == len(words)),
        default=0,
    )


def _asks(words: Iterable[Word]) -> bool:
    return any(word.token.type in _ASKING for word in words if not word.skipped)


def _told(query: Query, subject: Word | None = None) -> bool:
    """Whether it is of something that is named, or of the one group or plan there is."""
    sole = subject is not None and subject.token.value in _SOLE
    return query.then is None and (sole or any(isinstance(part, Is) for part in leaves(query)))


def _both(first: Understanding, second: Understanding) -> Understanding | None:
    if first.query is None:
        return None
    asked = replace(first.query, then=second.query) if first.query != second.query else first.query
    return Understanding(
        asked,
        tuple(dict.fromkeys((*first.notes, *second.notes))),
        (*first.unused, *second.unused),
        (),
        first.rules | second.rules,
        tuple(_words(first, second)),
    )


def _words(first: Understanding, second: Understanding) -> Iterator[Word]:
    known = {word.start for word in first.words}
    yield from first.words
    yield from (word for word in second.words if word.start not in known)
