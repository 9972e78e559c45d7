"""How a reading says what a query gives of the things that it finds."""

from typing import Any

from graph import Change, Comparison, Counting, Fact, Figures, Give, Ranked, Spread, Standing, Wording
from ontology import Node, schema

FACTS = {
    "issued": "发布日期",
    "issuer": "发布机构",
    "index_number": "索引号",
    "period": "起止年份",
    "period_start": "起始年份",
    "period_end": "终止年份",
    "frequency": "频次",
}
_FIGURES = {
    "target": "目标",
    "actual": "完成情况",
    "either": "数",
    "baseline": "方案所载的基数",
    "rank": "排位",
    "latest": "最近的完成情况",
}
_HOWS = {"amount": "变化多少", "drop": "下降多少", "percent": "变化百分之几", "times": "是几倍", "doublings": "翻几番"}


GROWTH = {"amount": "增加数", "drop": "减少数", "percent": "增长幅度", "times": "倍数", "doublings": "翻番数"}


def given(give: Give, things: str) -> str:
    """What is to be done with the things, which are a noun phrase."""
    match give:
        case Counting():
            return f"统计{things}有多少"
        case Figures(of, years, until) if until:
            return f"查{things}的{_FIGURES[of]}到“{until}”的年份"
        case Figures(of, years):
            when = "、".join(f"{year}年" for year in years)
            return f"查{things}的{when}{_FIGURES[of]}"
        case Standing():
            return f"查{things}的进展状态"
        case Wording():
            return f"查{things}的原文"
        case Spread():
            return f"按状态统计{things}"
        case Change((_, last), "left", _, _, _):
            return f"算{things}离{f'{last}年' if last else '眼下这一年（没有的看下一个有目标的年份）'}目标还差多少"
        case Change((_, last), "reached", _, _, _):
            return (
                f"算{things}完成了{f'{last}年' if last else '眼下这一年（没有的看下一个有目标的年份）'}目标的百分之几"
            )
        case Change(_, "amount" | "drop" as how, Comparison(">", 0), "", _):
            return f"判断{things}从{_time(give)}是否{'增加' if how == 'amount' else '减少'}"
        case Change(_, how, _, "", _):
            asked = f"是否翻到{give.number.value:g}倍" if give.number else _HOWS[how]
            return f"算{things}从{_time(give)}{asked}"
        case Change(_, how, _, pick, first):
            best = "最大" if pick == "most" else "最小"
            return f"找出从{_time(give)}{GROWTH[how]}{best}的前{first}个：{things}"
        case Ranked(of, year, pick, first):
            best = "最大" if pick == "most" else "最小"
            return f"找出{year}年{_FIGURES[of]}{best}的前{first}个：{things}"
        case Fact(name):
            return f"查{things}的{FACTS[name]}"
    return f"找出{things}"


def _time(give: Change) -> str:
    first, last = give.years
    return f"{f'{first}年' if first else '最早有数的一年'}到{f'{last}年' if last else '最后有目标的一年'}"


def fact(plan: Node, name: str) -> Any:
    """A fact of the plan, or of what it lays down, as it is told; None where the plan doesn't have it."""
    if name == "frequency":
        return schema().label(name, plan.get(name)) if plan.get(name) else None
    if name != "period":
        return plan.get(name)
    first, last = plan.get("period_start"), plan.get("period_end")
    return f"{first}—{last}年" if first and last else None
