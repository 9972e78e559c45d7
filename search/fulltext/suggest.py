"""What someone who begins to type may mean: names and frequent words, by their characters or by their pinyin."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, islice

from search.analyzer import GRAMMAR, Analyzer
from search.fulltext.asking import is_asking
from search.fulltext.documents import NAME, TEXT, Document
from search.plain import HAN_RUN, plain

# Whom and what people look for first; words come after names of units, people and places, before long names.
_ORDER = ("Unit", "Person", "Platform", "Park", "Programme", None, "Group", "Action", "Indicator", "Project", "Task")
_MOST_WORDS, _RARE = 3000, 3  # frequent words, and in how many documents a word must stand to be one
_LONGEST = 40  # characters of what is typed and compared
_BLOCK, _TOP = 1024, 16  # forms whose best entries are known beforehand, and how many of these
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name with the kind and id of what is called so; a frequent word has neither."""

    text: str
    kind: str | None
    id: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A suggestion, best first in a list, and what leads to it: characters, pinyin, its initials (plain text)."""

    text: str
    kind: str | None
    id: str | None
    forms: tuple[str, ...]


def entries(documents: Sequence[Document], analyzer: Analyzer, spellings: dict[str, tuple[str, ...]]) -> list[Entry]:
    """Everything that may be suggested; `spellings` are further names of things by id."""
    often = Counter(unit for document in documents for unit in document.units)
    named = [each for each in documents if each.name and each.kind in _ORDER]
    named.sort(key=lambda each: (_ORDER.index(each.kind), -often[each.id], len(each.name or ""), each.id))
    found = [_entry(each.name or "", each.kind, each.id, spellings.get(each.id, ())) for each in named]
    known = {plain(each.text).text for each in found}
    words = [_entry(word, None, None, ()) for word in _frequent(documents, analyzer) if word not in known]
    at = next((at for at, each in enumerate(found) if _ORDER.index(each.kind) > _ORDER.index(None)), len(found))
    return [*found[:at], *words, *found[at:]]


def _entry(text: str, kind: str | None, ref: str | None, more: Iterable[str]) -> Entry:
    spelt = dict.fromkeys(plain(form).text for form in (text, *more))
    forms = [form for each in spelt for form in (each, *_pinyin(each))]
    return Entry(text, kind, ref, tuple(dict.fromkeys(forms)))


def _pinyin(form: str) -> tuple[str, ...]:
    """科技局 → kjj, kejiju."""
    from pypinyin import lazy_pinyin

    said = lazy_pinyin(form) if HAN_RUN.search(form) else []
    return ("".join(each[0] if each.isalpha() else each for each in said), "".join(said)) if said else ()


def _frequent(documents: Iterable[Document], analyzer: Analyzer) -> Iterator[str]:
    """The words that most documents have; those that tell nothing are left out."""
    counts: Counter[str] = Counter()
    for document in documents:
        texts = (text for zone in (NAME, TEXT) for text in document.zones.get(zone, ()))
        runs = (run[0] for text in texts for run in HAN_RUN.finditer(plain(text).text))
        counts.update({word for run in runs for word in analyzer.tokenizer.cut(run) if len(word) > 1})
    telling = ((word, count) for word, count in counts.most_common() if count >= _RARE and not is_asking(word))
    yield from (word for word, _ in [each for each in telling if each[0][0] not in GRAMMAR][:_MOST_WORDS])


class Suggester:
    """Finds suggestions; a look-up takes about a millisecond among a hundred thousand."""

    def __init__(self, found: Sequence[Entry]) -> None:
        self._entries = found
        self._forms = sorted((form, at) for at, each in enumerate(found) for form in each.forms)
        blocks = (self._forms[at : at + _BLOCK] for at in range(0, len(self._forms), _BLOCK))
        self._tops = [nsmallest(_TOP, {at for _, at in block}) for block in blocks]
        self._inside = "\n".join(["", *(f"{each.forms[0]}" for each in found if each.forms), ""])
        self._starts = _starts(self._inside)

    def suggest(self, typed: str, limit: int = 8) -> list[Suggestion]:
        """At most `limit` suggestions for what was typed so far: those that begin so first, then those that hold it."""
        begun = plain(typed[:_LONGEST]).text.replace(" ", "")
        if not begun:
            return []
        low = bisect_left(self._forms, (begun, 0))
        high = bisect_left(self._forms, (begun + _LAST, 0))
        first = self._best(low, high, limit)
        rest = (at for at in self._holding(begun) if at not in first) if len(first) < limit else ()
        return [self._suggestion(at) for at in islice(chain(first, rest), limit)]

    def begun(self, initials: str) -> Iterator[tuple[Suggestion, str]]:
        """What has these initials, or begins with them, in their order, and its pinyin in full."""
        low = bisect_left(self._forms, (initials, 0))
        for form, at in islice(self._forms, low, None):
            if not form.startswith(initials):
                break
            forms = self._entries[at].forms
            place = forms.index(form)
            if 0 < place < len(forms) - 1 and len(forms[place - 1]) == len(form):
                yield self._suggestion(at), forms[place + 1]

    def _best(self, low: int, high: int, limit: int) -> list[int]:
        """The best entries of a stretch of forms; of whole blocks only their best are looked at."""
        first, last = -(-low // _BLOCK), high // _BLOCK
        if first >= last or limit > _TOP:
            return nsmallest(limit, {at for _, at in self._forms[low:high]})
        edges = chain(self._forms[low : first * _BLOCK], self._forms[last * _BLOCK : high])
        return nsmallest(limit, {at for _, at in edges}.union(*self._tops[first:last]))

    def _holding(self, begun: str) -> Iterator[int]:
        """The entries whose characters hold what was typed, best first."""
        at = self._inside.find(begun)
        while at >= 0:
            entry = bisect_left(self._starts, at + 1) - 1
            yield entry
            at = self._inside.find(begun, self._starts[entry + 1]) if entry + 1 < len(self._starts) else -1

    def _suggestion(self, at: int) -> Suggestion:
        each = self._entries[at]
        return Suggestion(each.text, each.kind, each.id)


def _starts(text: str) -> list[int]:
    """Where each line after the first begins."""
    found, at = [], text.find("\n")
    while 0 <= at < len(text) - 1:
        found.append(at + 1)
        at = text.find("\n", at + 1)
    return found
