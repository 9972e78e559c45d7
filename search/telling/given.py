"""How a reading says what a query gives of the things that it finds."""

from typing import Any

from graph import (
    Change,
    Comparison,
    Counting,
    Fact,
    Figures,
    Give,
    Listing,
    Ranked,
    Relations,
    Spread,
    Standing,
    Tally,
    Wording,
    figures,
)
from ontology import Node, schema
from search.telling.reading_words import COMPARATORS

FACTS = {
    "issued": "发布日期",
    "issuer": "发布机构",
    "index_number": "索引号",
    "period": "起止年份",
    "period_start": "起始年份",
    "period_end": "终止年份",
    "frequency": "频次",
    "mode": "目标口径",
    "measure_unit": "计量单位",
    "reported": "最近一次填报的日期",
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
_EACH = {"all": "逐个统计{}{}数量", "names": "逐个列出{}{}", "mean": "统计{}平均{}有多少"}
GROWTH = {
    "amount": "增加数",
    "drop": "减少数",
    "percent": "增长幅度",
    "times": "倍数",
    "doublings": "翻番数",
    "reached": "完成率",
}


def given(give: Give, things: str) -> str:
    """What is to be done with the things, which are a noun phrase."""
    match give:
        case Counting():
            return f"统计{things}有多少"
        case Listing(apart=True):
            return f"分别找出{things}"
        case Figures(of, _, until) if until:
            return f"查{things}的{_FIGURES[of]}{until_words(until)}的年份"
        case Figures(of, years, _, pick) if pick:
            return f"查{things}的{_FIGURES[of]}{'最高' if pick == 'most' else '最低'}的年份"
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
            return f"算{things}离{_aimed(last)}目标还差多少"
        case Change((_, last), "reached", Comparison() as number, "those", _):
            so = f"{COMPARATORS[number.comparator]}{number.value:g}%"
            return f"找出{f'{last}年' if last else '今年'}目标的完成率{so}的{things.removeprefix('全部')}"
        case Change((_, last), "reached", Comparison() as number, "", _):
            return f"判断{things}{_aimed(last)}目标的完成率是否{COMPARATORS[number.comparator]}{number.value:g}%"
        case Change((_, last), "reached", _, "", _):
            return f"算{things}完成了{_aimed(last)}目标的百分之几"
        case Change((_, last), "reached", _, pick, first):
            best = "最高" if pick == "most" else "最低"
            return f"找出{f'{last}年' if last else '今年'}目标的完成率{best}的前{first}个：{things}"
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


def tallied(give: Tally, things: str, counted: str, asked: str, than: str) -> str:
    """What is counted for each of the things; `asked` and `than` are those that it is asked of, by name."""
    if give.pick == "gap" and len(give.asked) == 1:
        return f"判断{asked}{counted}是否比{than}多"
    if give.pick == "gap":
        both = f"{things.replace('或', '与')}{counted}"
        return f"判断{both}是否一样多" if give.asked else f"比较{both}相差多少"
    if give.pick in _EACH:
        return _EACH[give.pick].format(things, counted)
    best = f"{counted}{'最多' if give.pick == 'most' else '最少'}{f'的前{give.first}位' if give.first > 1 else ''}"
    return f"判断{asked}是否{best}的{things}" if give.asked else f"找出{best}的{things}"


def _aimed(year: int | None) -> str:
    return f"{year}年" if year else "眼下这一年（没有的看下一个有目标的年份）"


def _time(give: Change) -> str:
    first, last = give.years
    return f"{f'{first}年' if first else '最早有数的一年'}到{f'{last}年' if last else '最后有目标的一年'}"


def until_words(until: str) -> str:
    """到“200家”, 首次超过“200”."""
    beyond = COMPARATORS.get(until[0])
    return f"{f'首次{beyond}' if beyond else '到'}“{until.lstrip('<>')}”"


def fact(plan: Node, name: str, relations: Relations) -> Any:
    """A fact of the plan, of what it lays down, or of a row, as it is told; None where the plan doesn't have it."""
    if name == "mode":
        return _modes(relations, plan.id)
    if name == "measure_unit":
        return _measured_in(relations, plan)
    if name == "reported":
        return _last_reported(relations, plan.id)
    if name == "frequency":
        return schema().label(name, plan.get(name)) if plan.get(name) else None
    if name != "period":
        return plan.get(name)
    first, last = plan.get("period_start"), plan.get("period_end")
    return f"{first}—{last}年" if first and last else None


def _measured_in(relations: Relations, row: Node) -> str | None:
    """In what a row is counted: its own unit, or those of its targets, each once."""
    item = relations.items.get(row.id)
    told = [row, *figures(relations.graph, item, "target")] if item else []
    return "、".join(dict.fromkeys(unit for each in told if (unit := each.get("measure_unit")))) or None


def _last_reported(relations: Relations, ref: str) -> str | None:
    """The day of the last report of a row, or of the rows of a task."""
    rows = [ref] if ref in relations.items else [link.source for link in relations.links("part_of", [ref])]
    told = (figures(relations.graph, relations.items[row], "actual") for row in rows if row in relations.items)
    return max(
        (str(each.get("as_of")) for all_ in told for each in all_ if each.get("origin") == "report"), default=None
    )


def _modes(relations: Relations, row: str) -> str | None:
    """How a row's targets count: each mode with its years where there are several."""
    found: dict[str, list[str]] = {}
    for target in figures(relations.graph, relations.items[row], "target") if row in relations.items else ():
        if target.get("preferred") is not False and target.get("mode"):
            found.setdefault(schema().label("mode", target.get("mode")), []).append(f"{target.get('year')}年")
    if len(found) < 2:
        return next(iter(found), None)
    return "、".join(f"{'、'.join(dict.fromkeys(years))}为{mode}" for mode, years in found.items())
