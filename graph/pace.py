"""Figures, shares and ranks: how far a reported one is from its goal, and whether time leaves enough room."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from graph.arithmetic import (
    day_of,
    day_text,
    in_first_half,
    is_year_end,
    pace_text,
    percent,
    plain,
    shown,
    time_part,
)
from graph.goals import Goal
from graph.ledger import Ledger, number
from ontology import Node, Number

_ON_TRACK, _AT_RISK = Fraction(1), Fraction(4, 5)
_ELSEWHERE = ("国", "市", "区", "县", "州", "盟")


@dataclass(frozen=True, slots=True)
class Assessment:
    """The status of one goal with its arithmetic in Chinese words.

    `expected` is what should have been reached by the report's day, `value` what was reported.
    """

    status: str
    words: str
    expected: Number | str | None = None
    value: Number | str | None = None


@dataclass(frozen=True, slots=True)
class _Progress:
    """The achievement, None where it falls away; what should be reached by now; the words for it."""

    achievement: Fraction | None
    expected: Fraction
    words: str


def assess_figure(ledger: Ledger, goal: Goal, report: Node) -> Assessment:
    """How a reported figure or rank stands on the day of the report; `no_data` where the report has none to judge."""
    day = day_of(report)
    until = f"截至{day_text(day, goal.year)}"
    if goal.value is None:
        return Assessment("not_assessed", f"{goal.said}没有可比的数")
    told = _reported(goal, report)
    if told is None:
        return Assessment("no_data", f"{goal.said}，{until}的填报没有完成值")
    reached = ledger.reached(goal, report)
    value = reached.value if reached else told
    if reached is None and goal.mode != "rank":
        return Assessment("no_data", f"{goal.said}，{until}只填报累计{shown(told)}，此前没有累计数可减，得不出当年数")
    progress = _progress(ledger, goal, value, _part(ledger, goal, day))
    status, pace = _standing(ledger, goal, value, progress, day)
    said = reached.words if reached and reached.words else _said(goal, value)
    words = "，".join(filter(None, (goal.said, f"{until}{said}", progress.words, pace)))
    return Assessment(status, words, plain(progress.expected), plain(told))


def _reported(goal: Goal, report: Node) -> Fraction | None:
    """The figure as reported. A provincial rank stands in for the rank of a goal that names no other field."""
    told, rank = number(report, goal), report.get("rank")
    provincial = "省" in goal.text or not any(place in goal.text for place in _ELSEWHERE)
    return Fraction(rank) if told is None and goal.mode == "rank" and provincial and rank is not None else told


def _part(ledger: Ledger, goal: Goal, day: date) -> Fraction:
    first = ledger.first_year if goal.mode == "cumulative" else None
    return time_part(day, min(first or goal.year, goal.year), goal.year)


def _progress(ledger: Ledger, goal: Goal, value: Fraction, part: Fraction) -> _Progress:
    target = goal.value or Fraction(0)
    base = ledger.last_value(goal) if goal.mode == "level" else None
    if goal.mode == "rank" or goal.is_ratio:
        return _Progress(None, target, "")
    if base is not None:
        return _from_base(goal, value, part, *base)
    if target <= 0 or (goal.lower_is_better and goal.mode != "level"):
        return _Progress(None, target, "不计进度")
    if goal.lower_is_better:
        share = target / value if value > 0 else Fraction(1)
        return _Progress(share, target, f"没有以前年度的数，目标与实际之比{percent(share)}")
    words = "没有以前年度的数，完成" if goal.mode == "level" else "完成"
    return _Progress(value / target, target * part, f"{words}{percent(value / target)}")


def _from_base(goal: Goal, value: Fraction, part: Fraction, day: date, base: Fraction) -> _Progress:
    target = goal.value or Fraction(0)
    start = f"{day_text(day, goal.year)}的{shown(base, goal.unit)}"
    if target == base:
        return _Progress(None, target, f"目标与{start}相同，不计进度")
    if (target < base) != goal.lower_is_better:
        side, better = ("高于", "低") if goal.lower_is_better else ("低于", "高")
        return _Progress(None, target, f"目标{side}{start}而以{better}为好，不计进度")
    verb, sign = ("降", -1) if goal.lower_is_better else ("升", 1)
    share, way = (value - base) / (target - base), shown(abs(target - base))
    words = f"从{start}应{verb}{way}，已{verb}{shown(sign * (value - base))}"
    return _Progress(share, base + (target - base) * part, f"{words}，完成{percent(share)}")


def _standing(ledger: Ledger, goal: Goal, value: Fraction, progress: _Progress, day: date) -> tuple[str, str]:
    """The status and the words for the pace (contract: Status)."""
    satisfied = goal.satisfied_by(value)
    if is_year_end(day):
        return ("met", "年末达到目标") if satisfied else ("off_target", "年末未达到目标")
    if satisfied:
        return ("on_track", "目前达到目标，以年末为准") if goal.can_be_lost else ("met", "已达到目标")
    if goal.is_amount and value <= 0 and goal.value is not None and goal.value <= 1:
        return ("on_track" if in_first_half(day) else "at_risk"), "目标不超过1，下半年起才要求有进展"
    if progress.achievement is None:
        return "at_risk", "尚未达到目标"
    part = _part(ledger, goal, day)
    pace = progress.achievement / part
    status = "on_track" if pace >= _ON_TRACK else "at_risk" if pace >= _AT_RISK else "off_target"
    return status, f"时间进度{percent(part)}，进度比{pace_text(pace)}"


def _said(goal: Goal, value: Fraction) -> str:
    if goal.mode == "rank":
        return f"列第{shown(value)}位"
    verb = "完成" if goal.is_amount else "累计" if goal.mode == "cumulative" else "为"
    return f"{verb}{shown(value, goal.unit)}"
