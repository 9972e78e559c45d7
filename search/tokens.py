"""A folded text as typed tokens: names of the graph, general words, years, dates, numbers and free words."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from graph import Comparison, Says, folded
from ontology import UNIT, number
from search.chart import Token
from search.folding import Folded
from search.grammar_said import Year
from search.grammar_things import Measure, named
from search.lexicon import Entry, lexicon, whole
from search.linking import Mention, mentions
from search.meaning import Thing
from search.names import Names
from search.nearby import nearby
from search.word_slips import word_slips

# What a token costs the reading of a question: less for what is surer, so that the surest reading wins.
_COST = {"name": 0.1, "number": 0.1, "missing": 0.5, "slip": 0.8, "part": 0.8, "near": 1.2}
_WORD, _PARTICLE, _FREE, _KNOWN = 0.2, 0.3, 1.0, 0.6
_ALSO_MOST = ("最多", "最少")  # 最多3个 compares, 任务最多 picks
_AMOUNT = re.compile(r"\d|[一两二三四五六七八九十百]+[个项家条名件位]")
_TITLES = ("TITLE", "GROUPROLE")  # these words mean themselves
_SILENT = frozenset("的,.;:?!。…()[]{}、/*-")
_HAN_YEAR = str.maketrans("〇零一二三四五六七八九", "00123456789")
_YEAR = re.compile(
    r"(?:从|到|至|在|于|in |by |for )?"
    r"(?P<year>(?:19|20)\d\d|二[〇零][一二三四五六七八九〇零]{2}(?=年)|(?<!\d)\d\d(?=年))(?:年度|年底|年末|年)?(?!\d|月)"
)
_PERIOD = re.compile(r"(?:到|至)?十(?P<no>[三四五六七])五(?:期间|时期|末|期末)?")
_DAY = re.compile(
    r"(?:截至|截止到|截止|到|as of )?(?P<y>20\d\d)(?:年|-)(?P<m>\d{1,2})"
    r"(?:月(?:(?P<d>\d{1,2})[日号]|底|末)?|-(?P<e>\d{1,2}))"
)
_NUMBER = re.compile(
    rf"(?P<digits>\d+(?:\.\d+)?)(?P<unit>{UNIT.pattern})?|(?P<han>[一两二三四五六七八九十百]+)(?P<of>[个项家条名件位])"
)
_LONGEST_SPAN, _MOST_CUTS = 30, 40  # names are no longer; a text of more pieces is no question
_ASKING = frozenset({"WHICH", "WHO", "HOWMANY", "NEG", "OR", "ONLY", "EXC", "STATUS", "YEAR"})
_FREE_END = frozenset({"ABOUTEND", "KIND", "FIGURE", "ROLENOUN"})
_SHORTEST_FREE, _LONGEST_FREE, _SHORTEST_TOLD = 2, 16, 4


def tokens(text: Folded, names: Names, as_of: date | None) -> tuple[list[Token], list[Token]]:
    """The tokens of a question, and those that may be skipped. `as_of` is the day of the statuses at hand."""
    found = list(_names(text, names))
    solid = [(each.start, each.end) for each in found if each.cost < _COST["part"]]
    words, skips = list[Token](), list[Token]()
    for start, end, entry in lexicon().words(text.text):
        if not any(low <= start and end <= high for low, high in solid):
            if entry.type == "CMP" and entry.word in _ALSO_MOST and not _AMOUNT.match(text.text, end):
                continue
            if entry.type == "UNITEN":
                words += _english(start, end, entry, names)
                continue
            skip = entry.type in ("PART", "FILL")
            value = entry.word if entry.type in _TITLES else entry.meaning or entry.type.lower()
            cost = 0.01 if entry.word in _SILENT else _PARTICLE if skip else _WORD
            (skips if skip else words).append(Token(start, end, entry.type, value, cost))
    skips += _place(text.text, names, solid)
    free = _free(text.text, [*found, *words], names)
    return [*found, *words, *_figures(text.text, solid, as_of), *free], [*skips, *_blanks(text.text)]


def _place(text: str, names: Names, solid: list[tuple[int, int]]) -> Iterator[Token]:
    """The plan's own district narrows nothing: 某某区有多少任务."""
    for match in re.finditer(re.escape(names.place), text) if names.place else ():
        if not any(low < match.end() and match.start() < high for low, high in solid):
            yield Token(match.start(), match.end(), "FILL", names.place, _PARTICLE)


def _english(start: int, end: int, entry: Entry, names: Names) -> Iterator[Token]:
    """A department's English name stands for the unit of that Chinese name, or for one that the plan doesn't list."""
    ids = names.unit_spellings.get(entry.meaning, ())
    how = "name" if ids else "missing"
    note = f"“{entry.word}”按“{names.graph.nodes[ids[0]].name}”理解" if ids else ""
    yield Token(start, end, "NAME", named(("Unit",), ids, entry.word, how), _COST[how], note)


def _blanks(text: str) -> Iterator[Token]:
    for at, char in enumerate(text):
        if unicodedata.category(char)[0] in "ZPSC":
            kind = "FILL" if unicodedata.category(char) in ("So", "Cn", "Co") else "PART"
            yield Token(at, at + 1, kind, char, 0.01)


def _names(text: Folded, names: Names) -> Iterator[Token]:
    parts: dict[tuple[int, int], list[Mention]] = {}
    for each in mentions(text.text, names):
        if each.how == "part":
            parts.setdefault((each.start, each.end), []).append(each)
        elif each.kind.startswith("to "):
            yield Token(each.start, each.end, "TO", named((each.kind[3:],), each.ids, each.words, each.how), _WORD)
        else:
            yield _name(text, each, names)
    for (start, end), found in parts.items():
        thing = named(tuple(sorted(each.kind for each in found)), (), found[0].words, "part")
        yield Token(start, end, "NAME", thing, _COST["part"])


def _name(text: Folded, mention: Mention, names: Names) -> Token:
    thing = named((mention.kind,), mention.ids, mention.words, mention.how)
    return Token(mention.start, mention.end, "NAME", thing, _COST[mention.how], _note(text, mention, names))


def near_names(text: Folded, found: list[Token], names: Names) -> list[Token]:
    """What stretches with unknown words may stand for, in a question that isn't understood without them.

    Names that they come near to, or else the tasks whose text holds them.
    """
    sure = [token for token in found if token.cost < _COST["part"] and token.type not in ("FREE", "KNOWN")]
    known = {at for token in sure if token.end - token.start > 1 for at in range(token.start, token.end)}
    cuts = {0, len(text.text), *(at for token in sure for at in (token.start, token.end))}
    for at, char in enumerate(text.text):
        if char == "的" or unicodedata.category(char)[0] in "ZPS":
            cuts |= {at, at + 1}
    near = ((a, b) for a in sorted(cuts) for b in sorted(cuts) if a < b <= a + _LONGEST_SPAN)
    spans = [(a, b) for a, b in near if not known.issuperset(range(a, b))] if len(cuts) <= _MOST_CUTS else []
    return [*(_name(text, each, names) for each in nearby(text.text, spans, names)), *_told(text.text, spans, names)]


def near_words(text: Folded, found: list[Token]) -> list[Token]:
    """What general words stretches may stand for by a slip of the pen, outside names and the words of a unit."""
    solid = [(token.start, token.end) for token in found if token.type == "NAME" and token.cost < _COST["part"]]
    return [
        Token(
            start, end, entry.type, entry.meaning or entry.type.lower(), _COST["near"], f"“{said}”按“{entry.word}”理解"
        )
        for start, end, entries in word_slips(text.text)
        if not any(low < end and start < high for low, high in solid)
        for said in (text.original(start, end),)
        if len(said) == end - start
        for entry in entries
        if entry.type not in ("SHORT", "STEM", "UNITEN", "YEARREL", "TITLE", "GROUPROLE")
    ]


def _told(text: str, spans: list[tuple[int, int]], names: Names) -> Iterator[Token]:
    for start, end in spans:
        words = folded(text[start:end])
        if len(words) >= _SHORTEST_TOLD and names.told(words):
            yield Token(start, end, "NAME", Thing(("Task",), (Says(words),)), _COST["near"] + 0.3)


def _note(text: Folded, mention: Mention, names: Names) -> str:
    """What the reading has to tell of a name: that it was misspelt, or that several things bear it."""
    said = text.original(mention.start, mention.end)
    called = [names.graph.nodes[ref].name for ref in mention.ids]
    if mention.how in ("slip", "near"):
        return f"“{said}”按{'、'.join(f'“{name}”' for name in dict.fromkeys(called))}理解"
    if mention.kind == "Unit" and len(called) > 1:
        places = "、".join(
            f"{names.graph.nodes[ref].get('jurisdiction')}的{names.graph.nodes[ref].name}" for ref in mention.ids
        )
        return f"“{said}”可指{places}"
    return ""


def _figures(text: str, solid: list[tuple[int, int]], as_of: date | None) -> Iterator[Token]:
    """Years, days and numbers, but for those inside names."""
    for made in (_years(text, as_of), _days(text, as_of), _numbers(text)):
        for token in made:
            if whole(text, token.start, token.end) and not any(low <= token.start < high for low, high in solid):
                yield token


def _years(text: str, as_of: date | None) -> Iterator[Token]:
    for match in _YEAR.finditer(text):
        digits = match["year"].translate(_HAN_YEAR)
        year = int(digits) if len(digits) == 4 else 2000 + int(digits)
        for start in {match.start(), match.start("year")}:
            yield Token(start, match.end(), "YEAR", Year(year, bool(as_of and as_of.year == year)), _WORD)
    for match in _PERIOD.finditer(text):
        year = 1955 + 5 * (10 + "一二三四五六七".index(match["no"]) + 1)
        yield Token(match.start(), match.end(), "YEAR", Year(year, bool(as_of and as_of.year == year)), _WORD)
    for start, end, entry in lexicon().words(text):
        if entry.type == "YEARREL" and as_of:
            yield Token(start, end, "YEAR", Year(as_of.year + int(entry.meaning), entry.meaning == "0"), _WORD)


def _days(text: str, as_of: date | None) -> Iterator[Token]:
    for match in _DAY.finditer(text):
        day = _day(int(match["y"]), int(match["m"]), match["d"] or match["e"])
        if day:
            yield Token(match.start(), match.end(), "DAY", (Year(day.year, day == as_of, day.isoformat()),), _WORD)


def _day(year: int, month: int, day: str | None) -> date | None:
    try:
        if day:
            return date(year, month, int(day))
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


def _numbers(text: str) -> Iterator[Token]:
    for match in _NUMBER.finditer(text):
        value = number(match["digits"] or match["han"])
        if value is not None:
            unit = match["unit"] or match["of"]
            measure = Measure(Comparison("=", value), unit)
            yield Token(match.start(), match.end(), "NUM", measure, _WORD)


def _free(text: str, found: list[Token], names: Names) -> Iterator[Token]:
    """Free words: behind 关于 or 和 up to what closes them, and before a kind where some task or row holds them."""
    ends = {token.start for token in found if token.type in _FREE_END} | {len(text)}
    ends |= {at for at, char in enumerate(text) if char in "的,?。？!"}
    asked = {token.start for token in found if token.type in _ASKING}
    closed = {token.start for token in found if token.type == "ABOUTEND"}
    begun = (re.search(r"[^的,.?。?!;]*$", text[:end]) for end in closed)
    for words, end in ((match[0], match.end()) for match in begun if match):
        start = end - len(words)
        if _SHORTEST_FREE <= len(words) <= _LONGEST_FREE and not any(start <= at < end for at in asked):
            yield Token(start, end, "FREE", folded(words), _FREE + 0.01 * len(words))
    for opened in (token for token in found if token.type in ("ABOUT", "AND")):
        for end in sorted(end for end in ends if opened.end < end <= opened.end + _LONGEST_FREE):
            words = text[opened.end : end].strip()
            if len(words) >= _SHORTEST_FREE and not any(opened.end <= at < end for at in asked):
                yield Token(opened.end, end, "FREE", folded(words), _FREE + 0.01 * len(words))
    surely = (token for token in found if token.cost < _COST["part"])
    taken = {at for token in surely for at in range(token.start, token.end)}
    for token in (token for token in found if token.type == "KIND"):
        start = token.start - (text[token.start - 1 : token.start] in ("的", "类"))
        low = start
        while low > 0 and low - 1 not in taken and "\u4e00" <= text[low - 1] <= "\u9fff" and text[low - 1] != "的":
            low -= 1
        words = folded(text[low:start])
        if len(words) >= _SHORTEST_FREE and names.told(words):
            yield Token(low, token.start, "KNOWN", words, _KNOWN)
