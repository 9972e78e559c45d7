"""The likeliest column of each cell of a table of tasks that lost its grid: a cell a line, merged and empty ones gone.

Within a row columns only go forward; a row opens where they go back. The best path is found by dynamic programming
(Viterbi, A. J.: Error bounds for convolutional codes, 1967).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.tables.cells import is_figure
from ingest.tables.columns import Header, is_annex
from ingest.tables.titles import Column
from ingest.tables.trace import Cell
from ingest.text.numerals import task_number
from ingest.text.patterns import EMPTY_CELL, NOTE
from ingest.text.source import Line
from ingest.units.shape import is_unit, is_vague, needs_each
from ontology import number

_NEVER = -60.0
_BEAM = 30.0
_SKIPPED = {
    "no": 3.0,
    "section": 0.2,
    "task": 2.0,
    "measures": 3.0,
    "target": 2.0,
    "goal": 2.0,
    "deadline": 1.5,
    "leader": 1.0,
}
_GOES_ON = {"measures": -1.0, "goal": -2.0, "target": -3.0, "units": -3.0, "section": -4.0, "task": -4.0}
_SKIP_ELSE, _OPENS, _SHORT, _LONG, _PARAGRAPHS = 0.8, 0.2, 16, 40, 12
_BAND = re.compile(r"(?:第?[一二三四五六七八九十]+[、.章]|\([一二三四五六七八九十]+\))(?=\S)")
_MONTH = r"\d{1,2}月(?:\d{1,2}日|份)?|[上下]半年|第?[一二三四1-4]季度"
DEADLINE = re.compile(
    rf"(?=\S)(?:到|至|于)?(?:每年|20\d\d年度?|[当次]年)?(?:{_MONTH})?(?:年?[底末中初]|[上中下]旬)?(?:之?以?前)?(?:完成)?|"
    r"长期.{0,4}|持续.{0,4}|常态化?.{0,4}|全年|分年度.{0,4}|20\d\d[.\-/]\d{1,2}|20\d\d年?(?:\d{1,2}月)?[-至到](?:20\d\d年)?(?:\d{1,2}月)?底?|按.{0,6}(?:时限|进度|推进)"
)
_LIKELY = re.compile(r"[省市区县州旗镇乡](?:[^\d,;。、《》“”]){2,14}")  # 区教研室: a body by its level
_PERSON = re.compile(r"[一-鿿]{2,4}(?:[、, ][一-鿿]{2,4})*")


@dataclass(frozen=True, slots=True)
class _State:
    """The column of a cell (-1 across the table), the number its row is under, and whether a row opened with it."""

    slot: int
    no: int
    opened: bool


def trace(cells: Sequence[Cell], columns: Sequence[Column]) -> list[tuple[Cell, int, bool]]:
    """Each cell with the index of its column, -1 for a title across the table, and whether a row opens with it."""
    best: dict[_State, float] = {_State(-1, 0, False): 0.0}
    back: list[dict[_State, _State]] = []
    whole = any(column.kind == "measures" for column in columns)
    for cell in cells:
        fits = [_fit(cell.text, column, whole) for column in columns]
        scores: dict[_State, float] = {}
        came: dict[_State, _State] = {}
        for state, score in best.items():
            for follow, cost in _follow(state, cell.text, columns, fits):
                if score + cost > scores.get(follow, float("-inf")):
                    scores[follow], came[follow] = score + cost, state
        floor = max(scores.values(), default=0.0) - _BEAM
        best = {state: score for state, score in scores.items() if score >= floor}
        back.append(came)
    state, path = max(best, key=lambda each: best[each]), list[_State]()
    for came in reversed(back):
        path.append(state)
        state = came[state]
    return [(cell, state.slot, state.opened) for cell, state in zip(cells, reversed(path), strict=True)]


def flat_end(lines: Sequence[Line], header: Header, last: int) -> int:
    """The index of the line behind a table of a cell a line that ends before `last`: what follows its last units fits no row."""
    columns = header.columns
    stops = (at for at in range(header.last + 1, last) if NOTE.match(lines[at].text) or is_annex(lines[at].text))
    last = next(stops, last)
    reach = _PARAGRAPHS + len(columns)
    end = header.last + 1
    for place in range(header.last + 1, last):
        if place - end > reach:
            break
        if is_units(lines[place].text):
            end = place + 1
    behind = max(place for place, column in enumerate(columns) if column.kind == "units") + 1
    for column in columns[behind:]:
        if end < last and _ends_row(lines[end].text, column):
            end += 1
    return end


def _ends_row(text: str, column: Column) -> bool:
    """Whether a line behind the last units is that column's cell and no new section or prose."""
    if column.kind in ("deadline", "leader"):
        return _fit(text, column, True) > 0
    return not _BAND.match(text) and len(text) <= _LONG and task_number(text) is None


def is_units(text: str) -> bool:
    """Whether a cell's words are a list of bodies and nothing else."""
    parts = [part for part in re.split("[、,; ]", re.sub(r"\([^()]*\)", "", text)) if part]
    return bool(parts) and all(_is_body(part) or all(map(_is_body, part.split("和"))) for part in parts)


def _is_body(text: str) -> bool:
    return not re.search(r"\d", text) and (is_unit(text) or is_vague(text) or needs_each(text))


def is_person(text: str) -> bool:
    """Whether a cell's words may be people's names."""
    return _PERSON.fullmatch(text) is not None and not is_units(text)


def _follow(state: _State, text: str, columns: Sequence[Column], fits: Sequence[float]) -> list[tuple[_State, float]]:
    found = [(_State(-1, state.no, False), _across(text) - _skipped(columns, state.slot + 1, len(columns), state.slot))]
    for slot, column in enumerate(columns):
        no, cost = state.no, fits[slot]
        if column.kind == "no":
            no, more = _numbered(text, state)
            cost += more
        if cost <= _NEVER:
            continue
        if slot > state.slot:
            found.append((_State(slot, no, state.slot < 0), cost - _skipped(columns, state.slot + 1, slot, 0)))
            continue
        if slot == state.slot and column.kind in _GOES_ON:
            found.append((_State(slot, no, False), cost + _GOES_ON[column.kind]))
        left = _skipped(columns, state.slot + 1, len(columns), 0) + _skipped(columns, 0, slot, 0)
        found.append((_State(slot, no, True), cost - left - _OPENS))
    return found


def _skipped(columns: Sequence[Column], first: int, last: int, slot: int) -> float:
    """What it costs to have no cell in these columns; nothing behind a title across the table."""
    return sum(_SKIPPED.get(column.kind, _SKIP_ELSE) for column in columns[first:last]) if slot >= 0 else 0.0


def _numbered(text: str, state: _State) -> tuple[int, float]:
    """The number that a cell gives its row, with what that is worth: the next, or the first below a title."""
    printed = task_number(text)
    value = number(printed.split("-")[-1]) if printed else None
    if value is None:
        return state.no, _NEVER * 2
    no, step = int(value), int(value) - state.no
    if step == 1 or no == 1:
        return no, 6.0 if step == 1 else 4.0 if state.slot < 0 else 1.0
    return no, 1.5 if 1 < step < 6 else -10.0


def _across(text: str) -> float:
    if EMPTY_CELL.fullmatch(text) or is_units(text) or DEADLINE.fullmatch(text) or task_number(text):
        return -12.0
    marked = _BAND.match(text) is not None
    return (6.0 if len(text) <= _LONG else -6.0) if marked else -5.0


def _fit(text: str, column: Column, whole: bool) -> float:
    """How well words fit a column; `whole` says that what is done has a column of its own beside the tasks' names."""
    kind = column.kind
    if kind == "no":
        return 0.0
    if EMPTY_CELL.fullmatch(text):
        return -8.0 if kind in ("task", "section") else 1.0
    units, dated = is_units(text), DEADLINE.fullmatch(text) is not None
    if kind == "units":
        return 5.0 if units else 2.0 if _LIKELY.fullmatch(text) else -8.0
    if kind == "deadline":
        return 6.0 if dated else -8.0
    if kind == "leader":
        return 4.0 if is_person(text) else -8.0
    if units or dated or task_number(text):
        return -5.0 if kind != "other" else -1.5
    return _fit_words(text, kind, whole)


def _fit_words(text: str, kind: str, whole: bool) -> float:
    marked, told = _BAND.match(text) is not None, re.search("[。;]", text) is not None
    if kind == "section":
        return -5.0 if told or len(text) > 2 * _SHORT else 0.5 + 3.0 * marked
    if kind == "task":
        return (-4.0 if whole and (told or len(text) > _LONG) else 1.0) - 4.0 * (marked and not told)
    if kind == "measures":
        return 0.5 + 2.0 * (len(text) > _SHORT + 4) + 1.5 * told + 0.5 * ("," in text) - 3.0 * (marked and not told)
    if kind in ("goal", "target"):
        return 1.0 + 2.0 * is_figure(text) - 2.0 * (len(text) > 2 * _LONG or _LIKELY.fullmatch(text) is not None)
    return -1.0
