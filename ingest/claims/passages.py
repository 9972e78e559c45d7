"""What tasks and rows say, each passage without blanks and line breaks, with the place of each character."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.claims.collector import Claims
from ingest.structure.outline import Item
from ingest.text.source import Span

_TITLE = 40
_BLANKS = " \t\r\n\xa0\u3000\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one holder (a task's text, a row's name, a cell), folded as `text` and as `printed`.

    `places` are the offsets of their characters in the document;
    `counts` says that the holder is a row with figures, `names` that the passage is the row's name.
    """

    holder: str
    task: str
    text: str
    printed: str
    places: tuple[int, ...]
    names: bool = False
    counts: bool = False

    def span(self, start: int, end: int) -> Span:
        """The place in the document of text[start:end]."""
        return self.places[start], self.places[end - 1] + 1


def passages(claims: Claims, items: Mapping[str, Item]) -> list[Passage]:
    """Each task's text up to its tag, then the names and cells of its rows that do not stand in that text."""
    rows = list(_rows(claims, items))
    found = []
    for task, item in items.items():
        aside = [(tag.start, tag.end) for tag in item.tags if tag.within]
        found.append(_passage(claims, task, task, (item.start, item.told), aside=aside, gaps=item.gaps))
        found += [each for each in rows if each.task == task]
    return found


def _rows(claims: Claims, items: Mapping[str, Item]) -> Iterator[Passage]:
    cells: dict[str, list[Span]] = defaultdict(list)
    for each in claims.edges("HAS_TARGET"):
        cells[each.source] += [(e.start, e.end) for e in claims.get(each.target).evidence]
    for each in claims.edges("HAS_INDICATOR", "HAS_PROJECT"):
        if each.source in items:
            counts = each.kind == "HAS_INDICATOR"
            names = [(e.start, e.end) for e in each.evidence]
            yield from (_passage(claims, each.target, each.source, span, True, counts) for span in names)
            if claims.get(each.target).get("scope") == "annex":
                others = dict.fromkeys(cells[each.target])
                yield from (_passage(claims, each.target, each.source, span) for span in others if span not in names)


def _passage(
    claims: Claims,
    holder: str,
    task: str,
    span: Span,
    names: bool = False,
    counts: bool = False,
    aside: Sequence[Span] = (),
    gaps: Sequence[Span] = (),
) -> Passage:
    """The words of a span, those `aside` left out; a full stop for what fills the `gaps` between the cells of a row."""
    folded, whole = claims.source.folded, claims.source.document.text
    title = _title_end(folded, *span) if holder == task and not gaps else None
    stops = {title, *(first for first, _ in gaps)}
    out = {place for first, last in (*aside, *gaps) for place in range(first, last)} - stops
    kept = (place for place in range(*span) if place not in out)
    places = tuple(place for place in kept if folded[place] not in _BLANKS or place in stops)
    text = "".join("。" if place in stops else folded[place] for place in places)
    return Passage(holder, task, text, "".join(whole[place] for place in places), places, names, counts)


def _title_end(folded: str, start: int, end: int) -> int | None:
    """The line break behind a task's title, which ends a clause without a full stop."""
    place = folded.find("\n", start, end)
    titled = 0 <= place - start <= _TITLE and folded[start:place].strip()[-1:] not in "。;,:、"
    return place if titled else None
