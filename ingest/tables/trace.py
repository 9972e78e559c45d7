"""The likeliest column of each line of a flattened table, found by dynamic programming.

Each line is a cell of some column. Within a row columns only go forward, merged cells are printed once, empty ones not
at all; a score says how well a line's words fit a column. (Viterbi, A. J.: Error bounds for convolutional codes, 1967.)
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.tables.columns import Column, Header
from ingest.tables.fits import LEVEL, Hints, fit, words_of
from ingest.text.numerals import task_number
from ontology import number

_IMPOSSIBLE = -50.0
_BEAM = 25.0  # a path this much worse than the best does not come back
_SKIPPED = {"measure": 1.5, "value": 4.0, "no": 0.2}
_AGAIN = {"name": -2.5, "units": -3.0, "other": -2.0, "section": -1.0, "band": -1.0}
# A task's number and its short name are merged alike: one hardly stands without the other.
_TORN = 3.0
# Where every row has a number of its own, one without it is hardly a row: 开发建设 is a stage of the project above.
_BARE, _EVERY = 4.0, 0.8
_REPEATED = 1.5  # what a row gains by the number of the one above; less than a figure does in its column
_SPANNING = ("section", "band")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in the document: folded text and offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class State:
    """Where a line can stand: the slot (index of the column group), how many values the row has, the number it is under."""

    slot: int
    count: int
    no: int


class Tracer:
    """Scores of lines against columns, and the best path through them."""

    def __init__(self, cells: Sequence[Cell], header: Header, hints: Hints) -> None:
        self.cells = cells
        self.slots = _slots(header)
        self.kinds = [column.kind for column in self.slots]
        self.width = len(header.years)
        self.values = self.kinds.index("value")
        self.name = self.kinds.index("name")
        self.numbered = "no" in self.kinds
        self.splits = _splits([match[1] if (match := LEVEL.match(cell.text)) else None for cell in cells])
        self.numbers, self.printed = _numbers(cells, hints, "reference" in self.kinds)
        self.bare = _BARE if _numbers_rows(self.numbers, len(header.columns)) and self.numbered else 0.0
        self.related, self.title = cache(hints.related), cache(hints.title)
        seen = Counter(cell.text for cell in cells)
        words = {text: words_of(text, hints, seen) for text in seen}
        self.fits = {text: [fit(each, column) for column in self.slots] for text, each in words.items()}

    def path(self) -> list[State]:
        """The best state of each cell."""
        best: dict[State, float] = {State(-1, 0, 0): 0.0}
        back: list[dict[State, State]] = []
        for index, cell in enumerate(self.cells):
            scores: dict[State, float] = {}
            came: dict[State, State] = {}
            fits = self.fits[cell.text]
            for state, score in best.items():
                for follow, cost in self.follow(state, index):
                    total = score + cost + fits[follow.slot] + self._told(follow, cell.text)
                    if total > scores.get(follow, float("-inf")):
                        scores[follow], came[follow] = total, state
            floor = max(scores.values(), default=0.0) - _BEAM
            best = {state: score for state, score in scores.items() if score >= floor}
            back.append(came)
        if not best:
            return []
        state, path = max(best, key=lambda state: best[state]), []
        for came in reversed(back):
            path.append(state)
            state = came[state]
        return path[::-1]

    def _told(self, state: State, text: str) -> float:
        """What the text of the task with the row's number knows of a name, its title of a short name."""
        kind = self.kinds[state.slot]
        if kind == "name":
            return 2.5 * self.related(self._no(state), text)
        return 4.0 * self.title(self._no(state) if self.numbered else "", text) if kind == "task" else 0.0

    def _no(self, state: State) -> str:
        return self.printed.get(state.no, str(state.no))

    def follow(self, state: State, index: int) -> list[tuple[State, float]]:
        """Every state that the next cell may have, with the cost of going there."""
        found = []
        for slot, kind in enumerate(self.kinds):
            if kind == "no":
                found += self._numbered(state, slot, index)
            elif kind == "value":
                found += self._valued(state, slot, index)
            else:
                cost = self._step(state, slot)
                if cost > _IMPOSSIBLE:
                    found.append((State(slot, state.count if slot > state.slot else 0, state.no), cost))
        return found

    def _numbered(self, state: State, slot: int, index: int) -> list[tuple[State, float]]:
        no = self.numbers[index]
        if no is None:
            return []
        step = no - state.no
        again = step < 1 and no == 1 and self.kinds[state.slot] in _SPANNING
        repeated = step == 0 and state.slot > slot  # printed with every row, not once for all of them
        if not again and not repeated and not 1 <= step <= 12:
            return []
        cost = self._step(state, slot) + (5.0 if step == 1 else _REPEATED if repeated else 1.5 - 0.7 * abs(step))
        return [(State(slot, 0, no), cost)] if cost > _IMPOSSIBLE else []

    def _valued(self, state: State, slot: int, index: int) -> list[tuple[State, float]]:
        split = self.splits[index] and state.count > 0
        if split and state.slot >= slot:
            return [(State(slot, 1, state.no), 2.0 - self._thin(state.count))]  # a second level of the same row
        if state.slot == slot:
            return [(State(slot, state.count + 1, state.no), 0.0)] if state.count < self.width else []
        cost = self._step(state, slot)
        fresh = state.slot > slot
        return [] if fresh or cost <= _IMPOSSIBLE else [(State(slot, 1, state.no), cost)]

    def _step(self, state: State, slot: int) -> float:
        """Going on within the row, or opening a new one at `slot`."""
        kind = self.kinds[slot]
        if slot > state.slot or state.slot < 0:
            return self._forward(state, slot)
        if slot == state.slot:
            return _AGAIN.get(kind, _IMPOSSIBLE * 2)
        if slot > self.name or (state.slot < self.values and kind not in _SPANNING):
            return _IMPOSSIBLE * 2  # a row opens at its name or before, and only behind some value
        torn = _TORN if kind == "task" and self.numbered else 0.0
        bare = self.bare if self.kinds[slot] in ("units", "name") else 0.0
        return (-1.0 if state.slot < self.values else -0.2) - self._thin(state.count) - torn - bare

    def _forward(self, state: State, slot: int) -> float:
        skipped = self.kinds[state.slot + 1 : slot]
        if state.slot >= 0 and "name" in skipped:
            return _IMPOSSIBLE * 2
        torn = state.slot >= 0 and self.kinds[state.slot] == "no" and "task" in skipped
        return -sum(_SKIPPED.get(kind, 0.1) for kind in skipped) - (_TORN if torn else 0.0)

    def _thin(self, count: int) -> float:
        """What a row costs that closes with this many values: most rows have nearly all of them."""
        return (0.0, 0.3, 1.5, 3.5)[min(self.width - count, 3)] if count else 3.5


def _numbers(cells: Sequence[Cell], hints: Hints, counted: bool) -> tuple[list[int | None], dict[int, str]]:
    """Each cell's number (9, 九, (九)); those of two parts ((二)1, 2.1) are counted on, with what is printed; `counted` rows have their tasks' elsewhere."""
    printed = [cell.text if not counted and _is_decimal(cell.text, hints) else task_number(cell.text) for cell in cells]
    parted = dict.fromkeys(no for no in printed if no and re.search("[-.]", no))
    if parted:
        order = {no: place for place, no in enumerate(parted, 1)}
        return [order.get(no) if no else None for no in printed], {place: no for no, place in order.items()}
    values = [number(no) if no else None for no in printed]
    return [int(value) if value is not None else None for value in values], {}


def _numbers_rows(numbers: Sequence[int | None], columns: int) -> bool:
    """Whether numbers count the rows: one stands no further behind the last than a row and a title across have cells."""
    at, no, near, seen = -1, 0, 0, 0
    while (found := [i for i in range(at + 1, len(numbers)) if numbers[i] == no + 1]) and seen < len(numbers):
        place = min(found, key=lambda i: abs(i - at - columns)) if no else found[0]
        near += place - at <= columns + 1
        at, no, seen = place, no + 1, seen + 1
    return seen > _FEW and near >= _EVERY * seen and len(numbers) - at <= columns + 1


def _is_decimal(text: str, hints: Hints) -> bool:
    return re.search("[-.]", text) is not None and hints.is_task(text)


def _splits(levels: Sequence[str | None]) -> list[bool]:
    """Whether each cell begins the other level of a row that splits in two (省级 after 部级)."""
    found, before = [], None
    for level in levels:
        found.append(level is not None and before is not None and level != before)
        before = level or before
    return found


def _slots(header: Header) -> list[Column]:
    """The columns in order, all columns of values as one; in front what spans the table, if no column holds sections."""
    columns = list(header.columns)
    first = next(i for i, column in enumerate(columns) if column.kind in ("baseline", "target"))
    merged = [Column("value", "") if i == first else column for i, column in enumerate(columns)]
    kept = [column for column in merged if column.kind not in ("baseline", "target")]
    kept = [replace(column, kind="task") if _is_task(column, columns) else column for column in kept]
    return kept if kept[0].kind == "section" else [Column("band", ""), *kept]


def _is_task(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column names the task of each number: 工作任务 or 重点工作 behind 序号, or where nothing is numbered."""
    if column.kind != "section" or not re.search("任务|工作", column.title):
        return False
    numbers = [i for i, each in enumerate(columns) if each.kind == "no"]
    return not numbers or numbers[0] < columns.index(column)
