"""One real thing under names that differ by more than 数量 or a verb: scope or a slip of the pen."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ingest.findings.facts import Fact, Facts
from ingest.findings.finding import Finding, first_span, quoted, scope_of
from ingest.tables.cells import levels_of
from ingest.text.match import bare, likeness

_VERB = re.compile(
    "^(?:新增|新引进|新招引|新入选|引进|招引|举办|开展|建设|建成|打造|创建|实施|推广|建立|完成|实现|培育|争取|力争|累计|全年|其中|企业主导|主导)+"
)
_AND_MORE = re.compile("(?:数量|数|个数)[和及与].+$")
_COUNT = re.compile(r"(?:的)?(?:数量|总数|总量|总数量|个数|场次|人次|户数|家数|金额|比例|比重|占比|率|数|量|额)+$")
_FILLER = re.compile("的|各类|一批|每年|累计|较上年|比上年")
_LEVEL = re.compile("国家级|省级|市级|区级|县级|国家|国际|规上|规模以上|中小|全员|重点|全社会|高端|高层次")
_ALIKE = 0.72
_FEW = 4


def find_wordings(facts: Facts) -> Iterator[Finding]:
    """One finding for each thing whose names are not the same words."""
    for group in facts.things():
        base = group[-1]
        others = [fact for fact in group[:-1] if differ(str(fact.row.name), str(base.row.name), fact.scope)]
        shown = {str(fact.row.name): fact for fact in others}
        if shown and base.figures() and all(fact.figures() for fact in others):
            told = "，".join(f"{_scopes(group, name)}称{quoted(name)}" for name in (*shown, str(base.row.name)))
            spans = [span for fact in (*shown.values(), base) for span in first_span(fact.row)]
            about = [fact.row.id for fact in (*others, base)]
            no = base.owner.get("no") if base.owner.kind == "Task" else None
            place = f"任务{no}的" if no else ""
            message = f"{place}同一指标名称不一：{told}，请确认范围是否相同"
            yield Finding("name", "note", message, base.row.id, spans, about)


def _scopes(group: Sequence[Fact], name: str) -> str:
    return "和".join(dict.fromkeys(scope_of(fact.row) for fact in group if fact.row.name == name))


def differ(one: str, two: str, scope: str) -> bool:
    """Whether the cores of two names differ inside, or by a word of level in front; `scope` is that of the first."""
    levels = {*levels_of(one)}, {*levels_of(two)}
    if likeness(one, two) == 1 or set() < levels[0] < levels[1] or set() < levels[1] < levels[0]:
        return False  # 省级示范区 and 示范区数量(省级), or beside 省级、市级示范区
    first, second = _core(one), _core(two)
    if "年" in one and "年" in two:  # 年交易额 and 全年交易额
        first, second = first.replace("年", ""), second.replace("年", "")
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if sorted(first) == sorted(second) or matcher.ratio() < _ALIKE:
        return False
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if any(max(end - start, stop - begin) > _FEW for _, start, end, begin, stop in changes):
        return False
    return any(_counts(first, second, code, scope) for code in changes)


def _counts(first: str, second: str, code: tuple[str, int, int, int, int], scope: str) -> bool:
    kind, start, end, begin, stop = code
    words = first[start:end] + second[begin:stop]
    if end == len(first) and stop == len(second):
        return False
    in_front = start == 0 and begin == 0 and kind != "replace" and scope != "headline"
    return not in_front or _LEVEL.fullmatch(words) is not None


def _core(name: str) -> str:
    """The name without verbs, marks, and words of counting."""
    name = _VERB.sub("", bare(re.sub(r"\([^()]*\)", "", name)))
    name = _AND_MORE.sub("", name) or name
    return _FILLER.sub("", _COUNT.sub("", name) or name)
