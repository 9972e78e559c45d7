"""The likeliest column of each line of a flattened table, found by dynamic programming.

Each line is a cell of some column. Within a row columns only go forward, merged cells are printed once, empty ones not
at all; a score says how well a line's words fit a column. (Viterbi, A. J.: Error bounds for convolutional codes, 1967.)
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.tables.cells import is_figure
from ingest.tables.columns import Header
from ingest.text.patterns import EMPTY_CELL

LEVEL = re.compile("(部级|省级)(?=.*\\d)")
_SECTION = re.compile(r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)")
_PROGRESS = re.compile(
    r"完成|启动|持续|继续|推进|有效|稳[定步]|成功|全面|逐步|正常|建成|争取|力争|达到|新增|累计|基本|初步|滚动|申报|开展|制定|组织|"
    r"实施|发放|深入|探索|巩固|形成|建立|不断|进一步|部分|项目谋划|主体|前期|开工|竣工|投入|运行|试点|推广|编制|出台|谋划|升级|扩大|提升|深化|待|已|"
    r"年底|\d+月|每年|引进|培育|选择|列入|通过|取得|工作|机制|白名单|二期|一期"
)
_NOUN_END = re.compile(
    r"(?:数量|数|总量|总数|比重|占比|比例|率|额|量|指数|面积|评分|得分|强度|增速|产值|投资|增加值|中心|平台|园|园区|项目|机制|体系|企业|工程|计划|"
    r"工作|格局|机构|基地|学校|场次|活动|贡献率|覆盖面|水平|密度|排名|位次|建设|改造|行动|制度|人才|团队|政策|标准|规划|路径|模式|改革|环境|大道|"
    r"校区|专业群|示范区|实验室|站|室|点|线|街|路|桥|库|网|系统|设施|场所|集群|联盟|小组|指标|服务|金额|收入|\)|”)$"
)
_IMPOSSIBLE = -50.0
_BEAM = 25.0  # a path this much worse than the best does not come back


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in the document: folded text and offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What the rest of the document knows of a line's words.

    `is_unit` tells a list of known or likely units (2 known, 1 likely, 0 not), `related` how much of the words
    the text of a task with that number holds (0 to 1).
    """

    is_unit: Callable[[str], int]
    related: Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class State:
    """Where a line can stand: the slot (index of the column group), how many values the row has, the number it is under."""

    slot: int
    count: int
    no: int


class Tracer:
    """Scores of lines against columns, and the best path through them."""

    def __init__(self, cells: Sequence[Cell], header: Header, hints: Hints) -> None:
        self.cells, self.hints = cells, hints
        self.slots = _slots(header)
        self.width = len(header.years)
        self.seen = Counter(cell.text for cell in cells)
        self.values = self.slots.index("value")
        self.name = self.slots.index("name")
        self.splits = _splits([match[1] if (match := LEVEL.match(cell.text)) else None for cell in cells])
        self.related = cache(hints.related)

    def path(self) -> list[State]:
        """The best state of each cell."""
        best: dict[State, float] = {State(-1, 0, 0): 0.0}
        back: list[dict[State, State]] = []
        for index in range(len(self.cells)):
            scores: dict[State, float] = {}
            came: dict[State, State] = {}
            emissions = self.fits(index)
            for state, score in best.items():
                for follow, cost in self.follow(state, index):
                    total = score + cost + emissions[follow.slot]
                    if self.slots[follow.slot] == "name":
                        total += 2.5 * self.related(str(follow.no), self.cells[index].text)
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

    def follow(self, state: State, index: int) -> list[tuple[State, float]]:
        """Every state that the next cell may have, with the cost of going there."""
        found = []
        for slot, kind in enumerate(self.slots):
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
        text = self.cells[index].text.rstrip(".、")
        if not re.fullmatch(r"\d{1,3}", text):
            return []
        step = int(text) - state.no
        again = step < 1 and text == "1" and self.slots[state.slot] == "section"
        if not again and not 1 <= step <= 12:
            return []
        cost = self._step(state, slot) + (5.0 if step == 1 else 1.5 - 0.7 * abs(step))
        return [(State(slot, 0, int(text)), cost)] if cost > _IMPOSSIBLE else []

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
        if slot > state.slot or state.slot < 0:
            skipped = self.slots[state.slot + 1 : slot]
            if state.slot >= 0 and "name" in skipped:
                return _IMPOSSIBLE * 2
            return -sum({"measure": 1.5, "value": 4.0, "no": 0.2}.get(kind, 0.1) for kind in skipped)
        if slot == state.slot:
            return {"name": -2.5, "units": -3.0, "other": -2.0, "section": -1.0}.get(self.slots[slot], _IMPOSSIBLE * 2)
        if slot > self.name or (state.slot < self.values and self.slots[slot] != "section"):
            return _IMPOSSIBLE * 2  # a row opens at its name or before, and only behind some value
        return (-1.0 if state.slot < self.values else -0.2) - self._thin(state.count)

    def _thin(self, count: int) -> float:
        """What a row costs that closes with this many values: most rows have nearly all of them."""
        return (0.0, 0.3, 1.5, 3.5)[min(self.width - count, 3)] if count else 3.5

    def fits(self, index: int) -> list[float]:
        """How well the cell's words fit each slot."""
        text = self.cells[index].text
        figure, unit = is_figure(text) or bool(EMPTY_CELL.fullmatch(text)), self.hints.is_unit(text)
        return [self._fit(text, kind, figure, unit) for kind in self.slots]

    def _fit(self, text: str, kind: str, figure: bool, unit: int) -> float:
        if kind == "no":
            return 0.0
        if kind == "value":
            return self._fit_value(text, figure, unit)
        if kind == "name":
            return self._fit_name(text, figure, unit)
        if kind == "units":
            return -10.0 if figure else (-5.0, 2.0, 6.0)[unit]
        if kind == "section":
            return 6.0 if _SECTION.match(text) else -8.0 if figure else -0.6
        if kind == "measure":
            return 2.0 if len(text) <= 6 and not re.search(r"\d", text) else -6.0
        return -1.0

    def _fit_value(self, text: str, figure: bool, unit: int) -> float:
        score = 3.0 if figure else 0.0
        score += 3.0 if LEVEL.match(text) else 0.0
        score += 2.0 if _PROGRESS.match(text) else 0.0
        score += 1.0 if re.search("[,;。]", text) else 0.0
        score += 1.5 if self.seen[text] > 1 and not unit else 0.0
        score -= 6.0 if text.startswith("*") or text.endswith("*") else 0.0
        return score - (0.0, 1.0, 6.0)[unit] - (6.0 if _SECTION.match(text) else 0.0)

    def _fit_name(self, text: str, figure: bool, unit: int) -> float:
        score = -6.0 if figure else 0.5
        score += 6.0 if text.startswith("*") or text.endswith("*") else 0.0
        score += 1.5 if _NOUN_END.search(text) else 0.0
        score -= 1.5 if self.seen[text] > 1 else 0.0
        score -= 1.0 if _PROGRESS.match(text) else 0.0
        score -= 3.0 if text.endswith("。") else 0.0
        return score - (0.0, 0.5, 6.0)[unit] - (6.0 if _SECTION.match(text) else 0.0)


def _splits(levels: Sequence[str | None]) -> list[bool]:
    """Whether each cell begins the other level of a row that splits in two (省级 after 部级)."""
    found, before = [], None
    for level in levels:
        found.append(level is not None and before is not None and level != before)
        before = level or before
    return found


def _slots(header: Header) -> list[str]:
    """The kinds of the columns in order, all value columns as one."""
    kinds = ["value" if column.kind in ("baseline", "target") else column.kind for column in header.columns]
    return [kind for i, kind in enumerate(kinds) if kind != "value" or kinds.index("value") == i]
