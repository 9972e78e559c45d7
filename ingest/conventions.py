"""What a plan says once for all its tags: who leads by place or mark, and who is always responsible as well.

All patterns run on folded text (see `ingest.source.fold`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.pieces import Span, pieces
from ingest.shape import COLLECTIVE, is_unit, is_vague
from ingest.source import Source
from ingest.units import Mention, Tag
from ontology import inferred

FIRST_LEADS = "列首位者牵头"
BEFORE_LEADS = "分隔号之前者牵头"
REST_SUPPORTS = "其余单位配合"
ALWAYS = "一次写明、逐项落实的单位"
_CLAUSE = re.compile(r"(?:(?<=[县市区旗镇乡道州])[(\[][^()\[\]\r\n]{1,12}[)\]]|[^,。;()\[\]<>\r\n])+")
_FIRST = r"(?:首位|首个|首家|首列|居首|列首|为首|打头|排头|头一[个家位]|第一(?!时间|批|阶段)(?:位|个|家|名|顺位)?|最前(?:面|列|头)?|[排列]在?前|先列|列先|在前)"
# 列首位的为牵头单位 · 名列最前者牵头 · 第一个单位是牵头部门
_FIRST_LEADS = re.compile(
    rf"{_FIRST}[^,。;]{{0,12}}(?:牵头|主责|主办)|(?:牵头|主责|主办)(?:单位|部门)?(?:列|排|居|在|为){_FIRST}"
)
# The same in running text, where words alone prove less: 排在第一位的为牵头单位
_FIRST_LEADS_FOR_ALL = re.compile(
    rf"{_FIRST}[^,。;]{{0,10}}(?:为|是|系|即|作为|负责)[^,。;]{{0,6}}(?:牵头|主责|主办)(?!制定|编制)"
)
# 首个逗号之前的牵头 · 分号前为牵头单位
_BEFORE_LEADS = re.compile("(?P<sign>逗号|顿号|分号|句号)(?:[之以]?前)[^,。;]{0,12}(?:牵头|主责|主办)")
_SIGNS = {"逗号": ",", "顿号": "、", "分号": ";", "句号": "。"}
# 标*的为牵头单位
_MARK_LEADS = re.compile(r"(?:标|带|打|加|注|有|“)[^,。;]{0,4}[*★▲☆△●◆■#※✱][^,。;]{0,10}(?:牵头|主责|主办)")
_REST_SUPPORTS = re.compile("其[余他它][^,。;]{0,8}(?:配合|协助|参与|协办|协同)")
# 下同 · 后同 · 以下均同 · 不再写明 · 不另列出 · 不再做分工
_FROM_HERE = re.compile(
    "^(?:[下后]同|下文同|以下[均皆]?同|以下(?:各[项条])?(?:类同|同此|照此)|(?:以下)?不(?:再|另|逐一|一一|重复)[^,。;]*|[以依]此类推|同此)$"
)
_LATER = re.compile(
    "以下|下列|后续|此后|以后|下面|其[余他]各?[项条]|各[项条](?!目)|每[项条]|所有任务|全部任务|各任务|具体任务|上述以外"
)
_BELOW = re.compile("以下|下列|后续|此后|下面|下述|具体任务")
# 各镇政府(含农场,后同): what a name takes in
_SCOPE_NOTE = re.compile("不?含|包括|以下简称")
_HERE = re.compile("[下后]同")
_BRACKETS = "([<"
_ALL_OF_THEM = re.compile("[均都皆]|一律|一并|同样|不再|不另|逐项|每项|共同责任")
_DUTY = re.compile("含|落实|负责|责任|承担|实施|执行|涉及|参与|参加|配合|办理|做好")
# 区甲局均为责任单位 · 各有关高校均须落实: who must, where it is no class of places
_WHO = re.compile(
    r"(?:(?:各|相关|有关)(?![项条类]|有关部门|责任|相关部门|部门)|[省市区县州旗盟](?!级|直))[^各,。;、均都皆须需应要由涉必]{1,16}?"
    r"(?=[均都皆须需应要必也为是负落承参配按共同、和及与]|一律|一并|$)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that holds for many tags; `end` is where its words end, `onward` whether it holds behind its own tag.

    `kind` is first, before, mark or always; `sign` is the separator of a `before` rule; `who` are the places of the units that
    an `always` rule names, `here` whether it holds for its own tag too.
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
        if found and span[0] < found[-1].end:
            continue
        last = _last_of_rule(folded, clauses, place)
        rule = _rule(folded, span[0], clauses[last][1], last > place)
        if rule:
            found.append(rule)
    return found


def _last_of_rule(folded: str, clauses: list[Span], place: int) -> int:
    """The clauses behind that belong to it: 其余配合, 下同, 不再写明."""
    last = place
    while last + 1 < len(clauses) and folded[clauses[last][1] : clauses[last + 1][0]].strip() in (",", ";", "。"):
        text = folded[slice(*clauses[last + 1])].strip()
        if not (_FROM_HERE.match(text) or _REST_SUPPORTS.search(text)):
            break
        last += 1
    return last


def _rule(folded: str, start: int, end: int, more: bool) -> Rule | None:
    head = _CLAUSE.match(folded, start, end)
    first = head.group() if head else ""
    whole = folded[start:end]
    onward = (more and any(_FROM_HERE.match(part.strip()) for part in re.split("[,。;]", whole))) or bool(
        _LATER.search(first)
    )
    rest = "support" if _REST_SUPPORTS.search(whole) else None
    before = _BEFORE_LEADS.search(first)
    if before:
        return Rule("before", start, end, onward, _SIGNS[before["sign"]], rest)
    if _MARK_LEADS.search(first):
        return Rule("mark", start, end, onward, rest=rest)
    if _FIRST_LEADS.search(first) and (more or _FIRST_LEADS_FOR_ALL.search(first) or _bracketed(folded, start, end)):
        return Rule("first", start, end, onward, rest=rest)
    inside = _bracketed(folded, start, end)
    later = _LATER.search(first) if inside else _BELOW.search(first)
    if _SCOPE_NOTE.match(first):
        return None
    if _DUTY.search(first) and (_ALL_OF_THEM.search(first) or more) and (later or (more and onward)):
        who = tuple(_units_in(folded, *head.span())) if head else ()
        return (
            Rule("always", start, end, True, who=who, here=bool(_HERE.search(whole)))
            if who or (inside and _ALL_OF_THEM.search(first))
            else None
        )
    return None


def _units_in(folded: str, start: int, end: int) -> Iterator[Span]:
    places = [match.span() for match in COLLECTIVE.finditer(folded, start, end)]
    return iter(
        places
        or [m.span() for m in _WHO.finditer(folded, start, end) if is_unit(m.group()) and not is_vague(m.group())]
    )


def _bracketed(folded: str, start: int, end: int) -> bool:
    """Whether the words stand in brackets, alone or at the end of a list."""
    line_start, line_end = folded.rfind("\n", 0, start) + 1, folded.find("\n", end) % (len(folded) + 1)
    before, behind = folded[line_start:start], folded[end:line_end]
    opened = max(before.rfind(sign) for sign in "([<") > max(before.rfind(sign) for sign in ")]>")
    return opened and bool(re.match(r"[。;\s]*[)\]>]", behind))


def without_rules(folded: str, rules: list[Rule]) -> str:
    """The text with the rules' words, and the brackets that hold nothing else, as blanks: they are part of no list."""
    chars = list(folded)
    for rule in rules:
        start, end = rule.start, rule.end
        if (
            folded[start - 1 : start] in _BRACKETS
            and folded[start - 1 : start]
            and re.match("。?[)\\]>]", folded[end : end + 2])
        ):
            start, end = start - 1, end + 1 + (folded[end] == "。")
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def apply_rules(source: Source, rules: Sequence[Rule], tags: Sequence[Tag]) -> list[Tag]:
    """The tags with the roles and units that the rules add; a rule in no tag holds for all (`always`: for later ones)."""
    ruled = list(tags)
    for rule in rules:
        own = next((place for place, tag in enumerate(tags) if tag.start <= rule.start < tag.end), None)
        if rule.kind == "always":
            ruled = _with_always(source, rule, own, ruled)
        elif rule.kind in ("first", "before"):
            until = own + 1 if own is not None and not rule.onward else len(ruled)
            ruled[own or 0 : until] = [_with_leads(source.folded, rule, tag) for tag in ruled[own or 0 : until]]
    return ruled


def _with_leads(folded: str, rule: Rule, tag: Tag) -> Tag:
    """Gives the lead by place, unless the tag itself says who leads."""
    if not tag.mentions or any(mention.role == "lead" for mention in tag.mentions):
        return tag
    until = tag.mentions[0].end if rule.kind == "first" else _place_of(folded, rule.sign, tag)
    said = FIRST_LEADS if rule.kind == "first" else BEFORE_LEADS
    roles = [_led(mention, "lead", said) if mention.start < until else mention for mention in tag.mentions]
    if rule.rest:
        roles = [_led(each, rule.rest, REST_SUPPORTS) if each.role == "responsible" else each for each in roles]
    return replace(tag, mentions=tuple(roles))


def _place_of(folded: str, sign: str, tag: Tag) -> int:
    start, end = tag.mentions[0].start, tag.mentions[-1].end
    return next((piece.start for piece in pieces(folded, start, end) if piece.after == sign), end)


def _led(mention: Mention, role: str, rule: str) -> Mention:
    old = mention.certainty.rule
    return replace(mention, role=role, certainty=inferred(f"{old}；{rule}" if old else rule))


def _with_always(source: Source, rule: Rule, own: int | None, tags: list[Tag]) -> list[Tag]:
    """Adds the units to the tags behind the sentence; to its own tag only where it holds there too."""
    names = [re.sub(r"\s", "", source.printed(*span)) for span in rule.who]
    if not names and own is not None:
        names = [mention.name for mention in tags[own].mentions if mention.end <= rule.start][-1:]
    printed = source.document.text[rule.start : rule.end]
    added = [Mention(name, printed, "responsible", rule.start, rule.end, inferred(ALWAYS)) for name in names]
    return [_with_units(tag, added) if _is_bound(rule, own, place, tag) else tag for place, tag in enumerate(tags)]


def _is_bound(rule: Rule, own: int | None, place: int, tag: Tag) -> bool:
    return (place == own and rule.here) or tag.start > rule.start


def _with_units(tag: Tag, added: list[Mention]) -> Tag:
    named = {mention.name for mention in tag.mentions}
    return replace(tag, mentions=(*tag.mentions, *(each for each in added if each.name not in named)))
