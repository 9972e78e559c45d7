"""Turns of a few words each, as typed tokens: goals met or missed, what was really done, from which year to which."""

import re
from collections.abc import Iterator

from search.grammar.chart import Token

_WORD = 0.2
_GOAL = (
    "(?:所?(?:既定|预定|预期|规定|设定|原定|应有|应达|定下|年度|计划)的?)?"
    "(?:目标值|目标任务|目标要求|目标标准|目标线|目标|标准|要求|及格线|达标线)"
)
_AIM = "(?:所?(?:既定|预定|预期|规定|设定|原定|年度|计划)的?)?(?:目标值|目标任务|目标要求|目标)"
_NO = "(?:都|还|也|仍|均)?(?:没能够|没能|没有|没|未能够|未能|未曾|未|尚未|还没有|还没|并未|不)"
_REACH = "(?:完全|全部|如期|按期|按时)?(?:达到|达成|完成|实现|兑现|满足|够着|够到|够上|够得着|够得上|做到|摸到|摸着|触及|符合|跨过|过)"
_NOT_SO_MUCH = "(?!的?(?:多少|几|百分|比|情况|进度|程度|率|度|时间|值|\\d))"
_MISSED = re.compile(
    f"{_NO}(?:{_REACH}|达|到|够)(?:了|过)?{_GOAL}{_NOT_SO_MUCH}|{_AIM}{_NO}{_REACH}(?:了|过)?{_NOT_SO_MUCH}|(?:{_AIM})?(?:落了空|落空了|落空|泡汤了|打了水漂)"
)
_MET = re.compile(
    f"{_REACH}了?{_GOAL}{_NOT_SO_MUCH}|(?:(?<=到没)到|(?<=达没)达|(?<=达不)达|(?<=够不)够|(?<=够没)够)了?{_GOAL}"
    f"|{_AIM}(?:都|均|全部|已经|已)?{_REACH}(?:了|过)?{_NOT_SO_MUCH}|达了标|达上标|够了标"
)
_REALLY = re.compile(
    "(?:实际上|实际|真正|最终|最后|究竟|事实上|实打实|真实)"
    "(?:完成|做到|达到|实现|拿下|干成|建成|办成|做成|达成|兑现|取得)了?(?:的)?(?:数字|数值|数量|数目|值|数|量|成绩|情况)?"
    "(?:那?一?[栏项格])?(?:里|上)?(?:[填写报登记]的?(?:是|着|了)?)?"
)
_YEAR = "(?:是|在)?(?:哪一?年份?度?|何年|什么时候|何时|几几年|几时|啥时候|什么时间|啥年份)"
_BEGUN = "(?:起步|开始|起头|起|启动|开头|干|实施|执行|管|算|推进|始)?"
_ENDED = "(?:结束|收官|完结|完成|完|为止|止|截止|到期|收尾|终了|终止)"
_TO = "(?:一直)?(?:到|至|止于|终于|迄于|干到|管到|实施到|执行到|持续到|做到|推进到|止)"
_PERIOD = re.compile(
    f"(?:要?(?:实施|执行|推进|落实|管|干|跨)的?)?(?:是)?(?:从|自|打|由|起于|始于|起自|起)?{_YEAR}{_BEGUN}(?:[、,和]|又)?"
    f"(?:{_TO}{_YEAR}{_ENDED}?|{_YEAR}{_ENDED})"
)
_POST = re.compile(
    "(?:职务|职位|岗位|头衔)(?:那?一?[栏项格])?(?:里|上)?(?:[填写登记标]的?(?:是|着|了)?|是|叫)(?:个)?(?:什么|啥|哪个)(?:职务|职位)?"
)


def goal_tokens(text: str) -> Iterator[Token]:
    """没够着目标, 目标实现了; 真正完成的数; 从哪年干到哪年; 职务那一栏填的什么."""
    missed = [match.span() for match in _MISSED.finditer(text)]
    for start, end in missed:
        yield Token(start, end, "STATUS", "off_target", _WORD)
    for match in _MET.finditer(text):
        yield Token(match.start(), match.end(), "STATUS", "met,on_track", _WORD)
    for pattern, type_, value in (
        (_REALLY, "FIGURE", "actual"),
        (_PERIOD, "FACT", "period"),
        (_POST, "POSTQ", "postq"),
    ):
        for match in pattern.finditer(text):
            yield Token(match.start(), match.end(), type_, value, _WORD)
