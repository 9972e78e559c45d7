"""What people ask that no plan tells as such: who oversees what, what has begun, how long it is still, what costs most."""

import re
from collections.abc import Iterator
from datetime import date

from graph import Missing
from search.lexicon import lexicon
from search.linking.names import Names

_ASK = "(?:有哪些|是哪些|是谁|是哪位|叫什么(?:名字)?|有多少个?|有几个|是哪个|是什么|分别是什么)?"
_END = r"[呢啊呀吗了的?!。,\s]*"
_OVERSEE = "分管|主管|协管|联系|负责分管"
_LEADER = "(?:常务)?副?(?:区|县|市|镇|乡|局|院|校)长|副?书记|副?主任|(?:区|县|市)?领导|常委"
_WHO_OVERSEES = re.compile(
    f"(?:请问)?(?:(?:{_OVERSEE})(?P<a>[一-鿿]{{2,10}}?)(?:工作|方面)?的(?P<b>{_LEADER})(?:是谁|是哪位|叫什么(?:名字)?|是)?"
    f"|(?:哪位|哪个|哪一位|是哪位|哪名)?(?P<c>{_LEADER})(?:{_OVERSEE})(?P<d>[一-鿿]{{2,10}}?)(?:工作|方面)?){_END}"
)
_BEGUN = "(?:开工|动工|启动|开建|开始建设|开始|动手|起步|破土)"
_STATE = f"(?:(?:还|尚|一直|都|仍)?(?:没有?|未){_BEGUN}|(?:已经?|早已|都已)?(?:经)?{_BEGUN}了?|已经?{_BEGUN}了?)"
_THING = "(?:任务|项目|重点项目|工程|指标)"
_WHAT_BEGAN = re.compile(
    f"(?:请问)?(?:有?哪[些几]个?)?(?P<state>{_STATE})的(?:有哪些)?(?P<what>{_THING})?{_ASK}{_END}"
    f"|(?:请问)?(?:有?哪[些几]个?)(?P<thing>{_THING})(?P<be>{_STATE}){_END}"
)
_ENDING = "规划期?|方案|计划|实施期|规划期末|期末|到期|收官|结束|十四五"
_HOW_LONG = re.compile(
    f"(?:请问)?(?:(?:现在)?(?:离|距|距离)(?P<to>(?:考核|考评|年终考核|年终考评|季度考核|督查)|(?:{_ENDING})(?:的?(?:结束|到期|收官|期满|完成))?))?"
    f"(?:还有|还剩|剩|还剩下|剩下|有)(?P<n>多久|多长时间|多少时间|几天|多少天|几个月|多少个月|几年|多少年|几周){_END}"
)
_OFTEN = re.compile("[年季月周半度终末一-十两次]{1,6}(?:考核|考评|督查)")
_DEAREST = re.compile(
    f"(?:请问)?(?:(?:总)?投资额?|花钱|投入)最(?:大|多|高|少|小)的(?:{_THING})(?:是哪个|是什么|是)?{_END}"
)

_NO_UNIT = re.compile(
    "(?P<who>[一-鿿]{2,12}?)(?:有没有|有无|是否有|有)(?:自己|独立|单独)?(?:牵头|负责|承担|主办|领头)的?(?:任务|工作|事项)吗?[?。!]*"
)


def untold(text: str, names: Names, as_of: date | None) -> Iterator[tuple[tuple[str, ...], Missing]]:
    """The kinds that a whole question is about, and what the plan does not write, with what it does."""
    for kinds, words in _unwritten(text, names, as_of):
        yield kinds, Missing("Untold", words)
    match = _NO_UNIT.fullmatch(text)
    unit = match and any(spelling in match["who"] for spelling in names.unit_spellings)
    if match and not unit and names.told(match["who"]) and not lexicon().general(match["who"]):
        yield ("Unit",), Missing("UnitType", match["who"])


def _unwritten(text: str, names: Names, as_of: date | None) -> Iterator[tuple[tuple[str, ...], str]]:
    if (match := _WHO_OVERSEES.fullmatch(text)) and not _posts_tell(names):
        yield ("Person",), f"{match['b'] or match['c']}中谁分管{match['a'] or match['d']}，名单里只有职务"
    if match := _WHAT_BEGAN.fullmatch(text):
        state, thing = match["state"] or match["be"], match["what"] or match["thing"] or "项目"
        kinds = ("Indicator",) if thing == "指标" else ("Task",) if thing == "任务" else ("Project",)
        yield kinds, f"哪些{thing}{state}，只能逐项问进展、各年目标和完成情况"
    if match := _HOW_LONG.fullmatch(text):
        yield ("Plan",), f"还有{match['n'].removeprefix('还有')}{_known(match['to'] or '', names, as_of)}"
    if _DEAREST.fullmatch(text) and not _invested(names):
        yield ("Project",), "各项目的投资额，无从比较"


def _posts_tell(names: Names) -> bool:
    return any("分管" in (post.name or "") for post in names.graph.of("Post"))


def _invested(names: Names) -> bool:
    texts = (f"{row.name}{row.get('text') or ''}" for row in names.graph.of("Project"))
    return any(re.search("投资[一-鿿约]{0,4}\\d", each) for each in texts)


def _known(to: str, names: Names, as_of: date | None) -> str:
    """What the plan does say of the time that is asked about."""
    if re.search("考[核评]|督查", to):
        called = (each.name or "" for each in names.graph.of("Provision"))
        told = sorted(name for name in called if _OFTEN.fullmatch(name))
        return f"到{to}，也没有写{to}的日期" + (f"，只写有{'、'.join(told)}" if told else "")
    ends = {plan.get("period_end") for plan in names.graph.of("Plan")} - {None}
    until = f"，只写有规划期到{max(ends)}年" if ends else ""
    return f"{until}{f'，手头的状态截至{as_of}' if as_of else ''}"
