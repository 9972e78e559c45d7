"""The tags of a body text: the lists in brackets or behind labels that say whose task a passage is."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest.text.patterns import OTHER_LABEL, ROLE_LABEL, TORN_LABEL
from ingest.text.source import Source, Span
from ingest.units.brackets import CLOSE, Brackets, brackets, ends_sentence, leading_dash, paragraphs
from ingest.units.conventions import find_rules, without_rules
from ingest.units.lists import Listing, read_list
from ingest.units.mentions import mentions
from ingest.units.ruled import Tag, apply_rules
from ingest.units.shape import is_firm, is_unit
from ingest.units.spoken import habitual, sentences
from ingest.units.torn import open_start
from ingest.units.wording import as_labels, without_scopes

__all__ = ["Tag", "find_tags"]

NO_OPEN = "缺左括号"
NO_CLOSE = "缺右括号"
NO_BRACKETS = "缺括号"
_LABELLED_ENOUGH = 3
_ENDS_BEFORE_LABEL = "。;.!)]>”:-●○◆◇■□★▲•·"
_PARTS = "。;|/ \t\xa0\u3000"
_INNER_OFFICE = re.compile("[\u4e00-\u9fff]{2,14}[科股室组队村]")
_NUMBER = re.compile(r"\(?(?:[一二三四五六七八九十]+|\d{1,2})[.、)]\s*|[①-⑳]")  # of a field
_NO_LABEL_BEHIND = "各的由和与及、本该"


@dataclass(frozen=True, slots=True)
class _Found:
    """A tag as it was read; `bare` where neither label nor verb says what it is."""

    start: int
    end: int
    listing: Listing
    rules: tuple[str, ...] = ()
    within: bool = False
    wide: bool = False

    @property
    def bare(self) -> bool:
        return not (self.listing.labelled or self.listing.spoken)


def find_tags(source: Source, start: int, end: int) -> list[Tag]:
    """All tags between two offsets, in order; pass the whole body, for what one tag says may hold for later ones."""
    rules = find_rules(source.folded, start, end)
    text, scopes = without_scopes(as_labels(without_rules(source.folded, rules)), start, end)
    spans = list(paragraphs(text, start, end))
    sure = [found for span in spans for found in _Paragraph(text, span, frozenset(), True).tags()]
    known = frozenset(item.text for found in sure for item in found.listing.items if is_unit(item.text))
    said = sum(not found.bare for found in sure)
    bare = said < _LABELLED_ENOUGH or (len(sure) - said) * 3 > said
    found = [tag for span in spans for tag in _Paragraph(text, span, known, bare, torn=True).tags()]
    found += _spoken(text, spans, found, known)
    found = [replace(each, wide=_is_wide(text, scopes, each)) for each in found]
    masked = replace(source, folded=text)
    tags = [_tag(masked, each) for each in _joined(text, sorted(found, key=lambda each: each.start))]
    return apply_rules(source, rules, tags)


def _spoken(text: str, spans: Collection[Span], found: Collection[_Found], known: Collection[str]) -> list[_Found]:
    """Lists in the sentences of paragraphs without a tag of another form."""
    taken = [(each.start, each.end) for each in found]
    listed = [
        (each.style, _Found(*each.span, read_list(text, *each.span, known), within=True))
        for each in sentences(text, spans, taken)
    ]
    return habitual([(style, each) for style, each in listed if _names(text, each)])


def _names(text: str, found: _Found) -> bool:
    """Whether a sentence names bodies and nothing else; where no 由 says so, the first must be one for sure."""
    items = found.listing.items
    if not items or found.listing.junk or found.listing.told:
        return False
    return text[found.start - 1] == "由" or is_firm(items[0].text)


def _is_wide(text: str, scopes: Collection[Span], found: _Found) -> bool:
    """Whether 本部分 or 以上任务 stands in the tag or right before it."""
    return any(
        start < found.end and not text[start : found.start].strip()
        for start, _ in scopes
        if start >= text.rfind("\n", 0, found.start)
    )


def _tag(source: Source, found: _Found) -> Tag:
    items = [replace(item, rules=(*item.rules, *found.rules)) for item in found.listing.items]
    return Tag(found.start, found.end, tuple(mentions(source, items)), found.within, found.wide)


def _joined(text: str, found: Iterable[_Found]) -> Iterator[_Found]:
    """Label lines that follow each other, and brackets side by side, make one tag."""
    last: _Found | None = None
    for each in found:
        if last and _adjoins(text, last, each):
            items = [*last.listing.items, *each.listing.items]
            listing = Listing(items, labelled=last.listing.labelled, spoken=last.listing.spoken)
            last = _Found(last.start, each.end, listing, last.rules, wide=last.wide)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _adjoins(text: str, last: _Found, each: _Found) -> bool:
    """Whether nothing but line ends and labels of other things (完成时限:…) stands between two unlike labels or brackets."""
    one, two = (ROLE_LABEL.search(text, tag.start, tag.end) for tag in (last, each))
    if last.wide != each.wide or last.bare or each.bare or (one and two and one.group() == two.group()):
        return False
    between = text[last.end : each.start]
    if not (one and two):
        return not between.strip(" \t\xa0\u3000")
    rest = [_NUMBER.sub("", line.strip()) for line in between.splitlines()]
    return all(OTHER_LABEL.match(line) for line in rest if line)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Finds the tags of one paragraph; single `bare` names count where the document has that habit, lost brackets if `torn`."""

    text: str
    span: Span
    known: frozenset[str]
    bare: bool
    torn: bool = False

    def tags(self) -> list[_Found]:
        signs = brackets(self.text, *self.span)
        found: list[_Found] = []
        sure, lost = (
            (self._dashed, self._bracketed, self._behind_labels),
            (self._unopened, self._spoken_line, self._bracketless),
        )
        for way in (self._unclosed, *sure, *lost) if self.torn else sure:
            for tag in way(signs, tuple(found)):
                if not any(tag.start < other.end and other.start < tag.end for other in found):
                    found.append(tag)
        found.sort(key=lambda tag: tag.start)
        return [tag for tag, after in zip_longest(found, found[1:]) if not self._explains(tag, after)]

    def _explains(self, tag: _Found, after: _Found | None) -> bool:
        """Whether names in brackets only explain a word, as a tag with a label or verb follows at once."""
        return tag.bare and after is not None and not after.bare and not self.text[tag.end : after.start].strip("。 ")

    def _dashed(self, signs: Brackets, found: Collection[_Found]) -> Iterator[_Found]:
        """建成水厂。--市甲局牵头,市乙局配合 at the end of a paragraph, or on a line of its own."""
        dash = leading_dash(self.text, self.span, signs)
        if dash is None or self._inside(dash[0], signs, found):
            return
        start, end = dash
        tag = _Found(start, self.span[1], self._read(end, self.span[1]))
        listing, before = tag.listing, self.text[self.span[0] : start].rstrip()
        sure = [self._sure(item.text) for item in listing.items]
        if listing.junk or listing.told or not (any(sure) or (listing.items and listing.labelled)):
            return
        if not tag.bare or (all(sure) and (not before or before[-1] in _ENDS_BEFORE_LABEL)):
            yield tag

    def _read(self, start: int, end: int) -> Listing:
        return read_list(self.text, start, end, self.known)

    def _bracketed(self, signs: Brackets, found: Collection[_Found]) -> Iterator[_Found]:
        taken = [(tag.start, tag.end) for tag in found]
        for first, last in signs.pairs:
            if any(start <= first < end for start, end in taken):
                continue
            tag = _Found(first, last + 1, self._read(first + 1, last))
            if self._holds(tag):
                taken.append((first, last + 1))
                yield tag

    def _holds(self, tag: _Found) -> bool:
        """Whether the bracket is a tag: by its label, its verbs, or by names alone where a sentence ends."""
        listing, items = tag.listing, tag.listing.items
        ends = ends_sentence(self.text, tag.end, self.span[1])
        if listing.labelled:
            return bool(items or listing.vague)
        if listing.junk:
            return False
        if listing.spoken:
            return any(self._sure(item.text) for item in items) or (ends and bool(listing.vague or items))
        sure = sum(self._sure(item.text) for item in items)
        if not ends and not self.text[self.span[0] : tag.start].rstrip().endswith("。"):
            follows = self.text[tag.end : tag.end + 1]
            return bool(items) and follows in (",", ";") and all(item.text in self.known for item in items)
        return bool(sure) and (self.bare or (len(items) > 1 and sure == len(items)))

    def _sure(self, name: str) -> bool:
        return name in self.known or is_firm(name)

    def _behind_labels(self, signs: Brackets, found: Collection[_Found]) -> Iterator[_Found]:
        """责任单位:… on a line of its own, or behind the last sentence."""
        start, end = self.span
        torn = TORN_LABEL.match(self.text, start, end)
        labels = [each for each in ROLE_LABEL.finditer(self.text, start, end) if self._is_label(each)]
        at = start
        for place in [torn.start()] if torn and not labels else [match.start() for match in labels]:
            if place < at or self._inside(place, signs, found) or not self._may_begin(place, signs):
                continue
            stop = self._list_end(place, signs, found)
            lost = stop - 1 in signs.closes
            tag = _Found(place, stop, self._read(place, stop - lost), (NO_OPEN,) if lost else ())
            at = stop
            units = [item for item in tag.listing.items if self._is_body(item.text)]
            if tag.listing.labelled and (units if labels else units == tag.listing.items != []):
                yield tag

    def _is_label(self, match: re.Match[str]) -> bool:
        """Whether it is a whole label, or a word alone (牵头:) that no other word stands before."""
        return bool(match["label"]) or match.start() == self.span[0] or self.text[match.start() - 1] in _PARTS

    def _is_body(self, name: str) -> bool:
        """Whether a name behind a label is a body's; an office within one (资源管理科) has no other sign."""
        return self._sure(name) or is_unit(name) or bool(_INNER_OFFICE.fullmatch(name))

    def _inside(self, place: int, signs: Brackets, found: Collection[_Found]) -> bool:
        return any(tag.start <= place < tag.end for tag in found) or any(a < place < b for a, b in signs.pairs)

    def _may_begin(self, place: int, signs: Brackets) -> bool:
        before = self.text[self.span[0] : place].rstrip()
        parted = self.text[place - 1].isspace() or self.text[place] == "["
        if not before or before[-1] in _ENDS_BEFORE_LABEL or parted:
            return True
        return any(close > place for close in signs.closes) and before[-1] not in _NO_LABEL_BEHIND

    def _list_end(self, place: int, signs: Brackets, found: Collection[_Found]) -> int:
        """Where a list behind a label ends: at its lost bracket, the next tag, or a full stop that no label follows."""
        stops = [tag.start for tag in found if tag.start > place]
        stops += [close + 1 for close in signs.closes if close > place]
        for stop in re.compile("。").finditer(self.text, place, self.span[1]):
            if not ROLE_LABEL.match(self.text, stop.end(), self.span[1]):
                stops.append(stop.start())
        return min([*stops, self.span[1]])

    def _unclosed(self, signs: Brackets, _: Collection[_Found]) -> Iterator[_Found]:
        """(责任单位:区甲局、区乙局 with no closing bracket before the paragraph ends."""
        for first in signs.opens:
            tag = _Found(first, self.span[1], self._read(first + 1, self.span[1]), (NO_CLOSE,))
            listing = tag.listing
            labelled = bool(ROLE_LABEL.match(self.text, first + 1)) and "。" not in self.text[first : self.span[1] - 1]
            clean = not listing.junk and all(self._sure(item.text) for item in listing.items)
            if listing.items and (labelled or clean):
                yield tag

    def _unopened(self, signs: Brackets, found: Collection[_Found]) -> Iterator[_Found]:
        """达到4.8%区甲局) with no opening bracket, or with one that an earlier bracket took."""
        floor = max([tag.end for tag in found], default=self.span[0])
        lost = [(close, False, floor) for close in signs.closes] + [
            (last, True, first + 1) for first, last in signs.pairs
        ]
        for close, sure, least in lost:
            limit = max(least, self.text.rfind("。", 0, close) + 1)
            if limit >= close or not ends_sentence(self.text, close + 1, self.span[1]):
                continue
            begin = open_start(self.text, limit, close, self.known, sure)
            listing = self._read(begin, close) if begin is not None else Listing([])
            if begin is None or (sure and not re.search("[,;]", self.text[least:begin])):
                continue
            if listing.items and not listing.junk:
                yield _Found(begin, close + 1, listing, (NO_OPEN,))

    def _spoken_line(self, signs: Brackets, found: Collection[_Found]) -> Iterator[_Found]:
        """市甲局牵头,市乙局、市丙局配合。 as a line of its own."""
        if found or self.span[1] - self.span[0] > 200:
            return
        listing = self._read(*self.span)
        names = [item.text for item in listing.items]
        if (
            listing.spoken
            and not listing.told
            and names
            and not listing.junk
            and all(self._sure(name) for name in names)
        ):
            yield _Found(*self.span, listing)

    def _bracketless(self, signs: Brackets, found: Collection[_Found]) -> Iterator[_Found]:
        """达到4.8%区甲局。 where both brackets were lost: known names only, right behind a number."""
        end = self.span[0] + len(self.text[slice(*self.span)].rstrip("。;"))
        if found or signs.closes or self.text[end - 1] in CLOSE:
            return
        begin = open_start(self.text, max(self.span[0], self.text.rfind("。", 0, end) + 1), end, self.known, sure=True)
        if begin is not None and begin > self.span[0] and self.text[begin - 1] in "0123456789%。”":
            yield _Found(begin, end, self._read(begin, end), (NO_BRACKETS,))
