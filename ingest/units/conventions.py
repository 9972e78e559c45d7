"""What a plan says once for all its tags: who leads by place or mark, and who is always responsible as well.

All patterns run on folded text (see `ingest.source.fold`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.text.source import Span
from ingest.units.shape import COLLECTIVE, is_unit, is_vague

_CLAUSE = re.compile(r"(?:“[,、;。]”|(?<=[县市区旗镇乡道州])[(\[][^()\[\]\r\n]{1,12}[)\]]|[^,。;()\[\]<>\r\n])+")
_FIRST = "(?:首(?![次批先创要席都府])|第一(?!时间|批|阶段)|头一[个家位]|最[前先]|[居靠排列在]前|[居在]先|先列|列先|打头|排头|开头|为先)"
_LEADS = "(?:牵头|主责|主办)"
# 列首位的为牵头单位 · 名列最前者牵头 · 第一个单位是牵头部门 · 牵头单位列在首位
_FIRST_LEADS = re.compile(
    rf"{_FIRST}[^,。;]{{0,12}}{_LEADS}|{_LEADS}(?:单位|部门)?(?:均|都)?(?:列|排|居|在|为){_FIRST}"
)
# The same in running text, where words alone prove less: 排在第一位的为牵头单位
_FIRST_IS_LEAD = re.compile(rf"{_FIRST}[^,。;]{{0,10}}(?:为|是|系|即|作为|负责)[^,。;]{{0,6}}{_LEADS}(?!制定|编制)")
# 首个逗号之前的牵头 · 分号前为牵头单位 · 第一个“,”之前的牵头
_SIGNS = {"逗号": ",", "顿号": "、", "分号": ";", "句号": "。", "“,”": ",", "“、”": "、", "“;”": ";", "“。”": "。"}
_SIGN = f"(?P<sign>{'|'.join(_SIGNS)})"
_BEFORE_LEADS = re.compile(f"{_SIGN}[之以]?前[^,。;]{{0,12}}{_LEADS}")
# 标*的为牵头单位
_MARK_LEADS = re.compile(f"(?:标|带|打|加|注|有|“)[^,。;]{{0,4}}[*★▲☆△●◆■#※✱][^,。;]{{0,10}}{_LEADS}")
# 其余为配合单位 · 逗号后的配合
_REST_SUPPORTS = re.compile("(?:其[余他它]|号[之以]?后)[^,。;]{0,8}(?:配合|协助|参与|协办|协同)")
# 下同 · 后同 · 以下均同 · 不再写明 · 不另列出 · 不再做分工
_FROM_HERE = re.compile(
    "(?:[下后]同|下文同|以下[均皆]?同|以下(?:各[项条])?(?:类同|同此|照此)|(?:以下)?不(?:再|另|逐一|一一|重复)[^,。;]*|[以依]此类推|同此)$"
)
_HERE = re.compile("[下后]同|同此")
# 以下各项各镇街均须落实 · 具体任务均涉及相关市(州)人民政府 · 各镇街为各项任务的责任单位,不再列出
_BELOW = re.compile("以下|下列|后续|此后|下面|下述|具体任务")
_LATER = re.compile(f"{_BELOW.pattern}|以后|其[余他]各?[项条]|[各每][项条](?!目)|所有任务|全部任务|各任务")
_ALL_OF_THEM = re.compile("[均都皆]|一律|一并|同样|不再|不另|逐项|每项|共同责任")
_DUTY = re.compile("含|落实|负责|责任|承担|实施|执行|涉及|参与|参加|配合|办理|做好")
# 各镇政府(含农场,后同): what a name takes in
_SCOPE_NOTE = re.compile("不?含|包括|以下简称")
# 区甲局均为责任单位 · 各有关高校均须落实: who must, where it is no class of places
_WHO = re.compile(
    "(?:(?:各|相关|有关)(?![项条类]|有关部门|责任|相关部门|部门)|[省市区县州旗盟](?!级|直))[^各,。;、均都皆须需应要由涉必]{1,16}?"
    "(?=[均都皆须需应要必也为是负落承参配按共同抓做认贯切推严、和及与]|一律|一并|$)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that holds for many tags.

    `kind` is first, before, mark or always; `end` is where its words end; `onward` says whether it holds behind its own
    tag, `here` whether it says 下同, so that it holds where it stands and not before; `sign` is the separator of a `before` rule; `rest` the
    role of the others; `who` are the places of the units that an `always` rule names.
    """

    kind: str
    start: int
    end: int
    onward: bool
    sign: str = ""
    rest: str | None = None
    who: tuple[Span, ...] = ()
    here: bool = False


def find_rules(folded: str, start: int, end: int) -> list[Rule]:
    """The rules that the text states between two offsets, in order."""
    clauses = [match.span() for match in _CLAUSE.finditer(folded, start, end)]
    found: list[Rule] = []
    for place, span in enumerate(clauses):
        if not found or span[0] >= found[-1].end:
            last = _last_clause(folded, clauses, place)
            rule = _rule(folded, span, clauses[last][1])
            found += [rule] if rule else []
    return found


def without_rules(folded: str, rules: Sequence[Rule]) -> str:
    """The text with the rules' words, and the brackets that hold nothing else, as blanks: they are part of no list."""
    chars = list(folded)
    for rule in rules:
        start, end = rule.start, rule.end
        closing = re.compile(r"。?[)\]>]").match(folded, end)
        if closing and start and folded[start - 1] in "([<":
            start, end = start - 1, closing.end()
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _last_clause(folded: str, clauses: Sequence[Span], place: int) -> int:
    """The last of the clauses behind that belong to the one at `place`: 其余配合, 下同, 不再写明."""
    last = place
    while last + 1 < len(clauses) and folded[clauses[last][1] : clauses[last + 1][0]].strip() in (",", ";", "。"):
        text = folded[slice(*clauses[last + 1])].strip()
        if not (_FROM_HERE.match(text) or _REST_SUPPORTS.search(text)):
            break
        last += 1
    return last


def _rule(folded: str, clause: Span, end: int) -> Rule | None:
    start = clause[0]
    words, whole, more = folded[slice(*clause)], folded[start:end], end > clause[1]
    scoped = any(_FROM_HERE.match(part.strip()) for part in re.split("[,。;]", whole))
    onward = scoped or bool(_LATER.search(words))
    rest = "support" if _REST_SUPPORTS.search(whole) else None
    inside, here = _is_bracketed(folded, start, end), bool(_HERE.search(whole))
    before = _BEFORE_LEADS.search(words)
    if before:
        return Rule("before", start, end, onward, _SIGNS[before["sign"]], rest, here=here)
    if _MARK_LEADS.search(words):
        return Rule("mark", start, end, onward)
    if _FIRST_LEADS.search(words) and (more or inside or _FIRST_IS_LEAD.search(words)):
        return Rule("first", start, end, onward, rest=rest, here=here)
    if _is_always(words, more, inside, scoped):
        who = tuple(_who(folded, clause))
        sure = who or (inside and _ALL_OF_THEM.search(words))
        here = here or not _LATER.search(words)  # 各镇街均为责任单位,不再注明
        return Rule("always", start, end, True, who=who, here=here) if sure else None
    return None


def _is_always(words: str, more: bool, inside: bool, scoped: bool) -> bool:
    if _SCOPE_NOTE.match(words) or not _DUTY.search(words) or not (_ALL_OF_THEM.search(words) or more):
        return False
    return bool((_LATER if inside else _BELOW).search(words)) or (more and scoped)


def _who(folded: str, clause: Span) -> list[Span]:
    places = [match.span() for match in COLLECTIVE.finditer(folded, *clause)]
    for match in _WHO.finditer(folded, *clause):
        apart = all(match.end() <= start or end <= match.start() for start, end in places)
        if apart and is_unit(match.group()) and not is_vague(match.group()):
            places.append(match.span())
    return sorted(places)


def _is_bracketed(folded: str, start: int, end: int) -> bool:
    """Whether the words stand in brackets, alone or at the end of a list."""
    line_start = folded.rfind("\n", 0, start) + 1
    before = folded[line_start:start]
    opened = max(map(before.rfind, "([<")) > max(map(before.rfind, ")]>"))
    return opened and bool(re.compile(r"[。;\s]*[)\]>]").match(folded, end))
