"""Milestones: the state that was reported, judged by the day when the target's words are due."""

import re
from calendar import monthrange
from datetime import date

from graph.arithmetic import day_of, day_text, in_first_half
from graph.goals import Goal
from graph.pace import Assessment
from ontology import Node, fold_digits, number

DONE, GOING, LATE, NOT_STARTED = "已完成", "推进中", "滞后", "未启动"
_COMPLETIONS = ("完成", "建成", "竣工", "投用", "投入使用", "通过", "获评", "列入", "成立", "成功")
_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
# 5月完成规划编制 · 6月底前 · 2022年9月30日前 · 上半年启动 · 第三季度开工 · 前三季度 · 年底启动
_WHEN = re.compile(
    r"(?<![\d一二三四五六七八九十])(?:(?P<year>\d{4}|\d\d(?=年)|[次明来翌去上])年?)?(?:"
    rf"(?P<month>{_MONTH})月份?(?:(?P<day>\d{{1,2}})[日号]|(?P<third>[上中])旬)?"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[1-4一二两三四])个?季度|年(?:底|末|终))"
)


def due_day(words: str, year: int) -> date | None:
    """The last day of `year` that the words name as a time; None where they name none, or only days of other years.

    >>> due_day("5月完成规划编制", 2021), due_day("上半年启动", 2021), due_day("完成建设", 2021)
    (datetime.date(2021, 5, 31), datetime.date(2021, 6, 30), None)
    """
    own = (None, str(year), str(year)[2:])
    named = [match for match in _WHEN.finditer(fold_digits(words)) if match["year"] in own]
    return max((_day(match, year) for match in named), default=None)


def _day(match: re.Match[str], year: int) -> date:
    if match["month"]:
        month = int(number(match["month"]) or 12)
        last = monthrange(year, month)[1]
        thirds = {"上": 10, "中": 20}
        return date(year, month, min(int(match["day"] or thirds.get(match["third"], last)) or last, last))
    if match["quarter"]:
        month = 3 * int(number(match["quarter"]) or 4)
        return date(year, month, monthrange(year, month)[1])
    return date(year, 6, 30) if match["half"] == "上" else date(year, 12, 31)


def assess_milestone(goal: Goal, report: Node) -> Assessment:
    """How the reported state stands on the day of the report; `no_data` where the report has no state."""
    state, day = report.get("state"), day_of(report)
    due, until = due_day(goal.text, goal.year), f"截至{day_text(day, goal.year)}"
    if state is None:
        return Assessment("no_data", f"{goal.said}，{until}的填报没有状态")
    when = f"，应于{day_text(due, goal.year)}前实现" if due else ""
    status, why = _standing(goal, state, day, due)
    return Assessment(status, f"{goal.said}{when}，{until}填报“{state}”{why}", goal.text, state)


def _standing(goal: Goal, state: str, day: date, due: date | None) -> tuple[str, str]:
    over = day >= (due or date(goal.year, 12, 31))
    if state == NOT_STARTED:
        waiting = not over if due else in_first_half(day)
        return ("at_risk", "") if waiting else ("off_target", "，已到期限" if over else "，已过上半年")
    if state == GOING and over:
        named = next((word for word in _COMPLETIONS if word in goal.text), None)
        return ("off_target", f"，到期应已“{named}”") if named else ("met", "，到期已在推进，目标不要求完成")
    return {DONE: "met", LATE: "off_target", GOING: "on_track"}[state], ""
