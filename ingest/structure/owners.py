"""Which task a table's row belongs to, and what that task's text says of the row's years."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.structure.outline import Item
from ingest.tables.alignment import Context
from ingest.tables.trace import Cell
from ingest.text.match import bare, overlap
from ingest.text.numerals import task_reference
from ingest.text.patterns import PERIOD_PLANS
from ingest.text.source import Source
from ontology import amounts, number

# 一、 (一) 1. in front of a heading's words
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d{1,2}[.、](?!\d)|第.{1,3}[章节])\s*(?P<title>.+?)[。:]?"
)
_LONGEST_HEADING = 40
_YEAR = re.compile(r"(?P<year>20\d\d)(?=年|[^\d])|“(?P<plan>十[一二三四五六]五)”")
# Numbers of rows are numbers of tasks when names and texts agree this much on average; else each row finds its own.
_NUMBERED, _ALIKE = 0.22, 0.45


@dataclass(frozen=True)
class Owners:
    """The tasks of a plan, by id, as a table's rows look for them; `period_end` is the plan's last year."""

    source: Source
    items: Mapping[str, Item]
    period_end: int | None

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The folded text of each task."""
        return {id_: self.source.folded[item.start : item.end] for id_, item in self.items.items()}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The folded first clause of each task."""
        return {id_: re.split("[。:,;]", text, maxsplit=1)[0] for id_, text in self.texts.items()}

    @cached_property
    def headings(self) -> frozenset[str]:
        """The words of every heading behind its mark, those of tasks left out."""
        tasks = {place for item in self.items.values() for place in range(item.start, item.end)}
        lines = (line for line in self.source.lines if len(line.text) <= _LONGEST_HEADING and line.end - 1 not in tasks)
        return frozenset(bare(match["title"]) for line in lines if (match := _HEADING.fullmatch(line.text)))

    @cached_property
    def by_number(self) -> Mapping[str, list[str]]:
        """Task ids by number in digits; 9 for 九 and for 9-1, too."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, item in self.items.items():
            found[digits(item.no)].append(id_)
            if "-" in item.no:
                found[digits(item.no.split("-")[0])].append(id_)
        return found

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(digits(item.no) for item in self.items.values())

    def related(self, no: str, words: str) -> float:
        """How much of the words the text of the tasks with that number holds."""
        return max((overlap(words, self.texts[id_]) for id_ in self.by_number.get(digits(no), ())), default=0.0)

    def title(self, no: str, words: str) -> float:
        """How much of the words the title of a task with that number holds; that of any task where it is empty."""
        ids = self.by_number.get(digits(no), ()) if no else self.titles
        return max((overlap(words, self.titles[id_]) for id_ in ids), default=0.0)

    def is_heading(self, words: str) -> bool:
        """Whether a heading of the document has just these words."""
        return bare(words) in self.headings

    def is_task(self, words: str) -> bool:
        """Whether the words refer to a task by its number: 任务1, 2.1."""
        no = task_reference(words)
        return no is not None and digits(no) in self.by_number

    def numbered(self, rows: Sequence[tuple[str | None, str]]) -> bool:
        """Whether the numbers of (number, name) rows are those of tasks."""
        scores = [self.related(no, name) for no, name in rows if no is not None and digits(no) in self.by_number]
        known = sum(no is not None and digits(no) in self.by_number for no, _ in rows)
        exact = any(digits(no) in self._exact for no, _ in rows if no is not None)
        return bool(scores) and 2 * known >= len(rows) and sum(scores) / len(scores) >= (_NUMBERED if exact else _ALIKE)

    def owner(self, no: str | None, name: str, section: Cell | None, numbered: bool) -> str | None:
        """The id of the row's task; None for a row that is the plan's own."""
        if numbered:
            here = self.by_number.get(digits(no), []) if no is not None else []
            return max(here, key=lambda id_: overlap(name, self.texts[id_]), default=None)
        words = [text for text in (name, section.text if section else "") if text]
        scored = [(max(overlap(text, self.texts[id_]) for text in words), id_) for id_ in self.items]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
        return best[1] if best[0] >= _ALIKE else None

    def context(self, no: str | None, name: str, full: bool) -> Context:
        """Figures and words of the row's task for each year."""
        ids = self.by_number.get(digits(no), []) if no is not None else []
        figures: dict[int, set[float]] = defaultdict(set)
        words: dict[int, str] = defaultdict(str)
        for id_ in ids:
            for year, clause in self._clauses(self.texts[id_]):
                figures[year] |= {float(each.value) for each in amounts(clause)}
                words[year] += clause
        return Context({year: frozenset(found) for year, found in figures.items()}, words, full)

    def _clauses(self, text: str) -> list[tuple[int, str]]:
        """Each year the text names with the words up to the next."""
        marks = list(_YEAR.finditer(text))
        ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
        found = []
        for mark, end in zip(marks, ends, strict=True):
            plan = PERIOD_PLANS.get(mark["plan"] or "")
            year = int(mark["year"]) if mark["year"] else plan[1] if plan else self.period_end
            if year:
                found.append((year, text[mark.end() : end]))
        return found


def digits(no: str | None) -> str:
    """A printed number as digits: 九 and 9 are one; what is no number stays.

    >>> digits("十二"), digits("9-1"), digits("三-2"), digits("2.10")
    ('12', '9-1', '3-2', '2.10')
    """
    parts = (no or "").split("-")
    return "-".join(part if "." in part or (value := number(part)) is None else str(value) for part in parts)
