"""A question behind a clause that only says of what it is: 听说智能装备产业园弄得差不多了，现在算完成了吗; 碰到个叶天恩，他是哪家单位的."""

import re
from collections.abc import Callable
from dataclasses import replace

from search.folding import Folded
from search.linking.linker import mentions
from search.linking.mention import Mention
from search.linking.names import Names
from search.tokens.leadins import opens
from search.understanding import Understanding

_CUT = re.compile("[,;。!?]+")
_POINTS = re.compile(
    "[他她它]们?(?!项)|[这那](?:件?事儿?|[个项条家位](?:人|事|单位|任务|指标|项目|工程|平台|园区|地方)?)(?!些|么|样|儿)"
)
_LONGEST = 80  # characters

Take = Callable[[Folded], Understanding]


def of_hearsay(text: Folded, names: Names, take: Take) -> Understanding | None:
    """The question about the one thing that a clause before it names, and says nothing of but hearsay."""
    cut = _CUT.search(text.text)
    if cut is None or len(text.text) > _LONGEST or not opens(text.text[: cut.start()]):
        return None
    named = _named(text.text[: cut.start()], names)
    if named is None or _named(text.text[cut.end() :], names):
        return None
    points = _POINTS.search(text.text, cut.end())
    start, end = points.span() if points else (cut.end(), cut.end())
    spans = [(cut.end(), start), (named.start, named.end), (end, len(text.text))]
    taken = take(text.cut(*(span for span in spans if span[0] < span[1])))
    if taken.query is None:
        return None
    said = text.original(0, cut.start())
    return replace(taken, notes=(*taken.notes, f"“{said}”只用来说明所问的是什么，没有当作条件"))


def _named(text: str, names: Names) -> Mention | None:
    """The longest of the things that are surely named, where they are one by place."""
    found = [each for each in mentions(text, names) if each.how not in ("part", "missing")]
    first = max(found, key=lambda each: each.end - each.start, default=None)
    inside = first and all(first.start <= each.start and each.end <= first.end for each in found)
    return first if inside else None
