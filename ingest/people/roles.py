"""The labels of a member list (组长:, 办公室副主任:), whole ones and, by their order, damaged ones; and its headings.

All patterns run on folded text (see `ingest.text.source.fold`).
"""

import re
from dataclasses import dataclass

from ingest.people.posts import HAN_CHAR

_HEADS = (
    "总指挥 指挥长 指挥 组长 组员 主任委员 主任 委员 成员 主席 会长 理事长 理事 总召集人 召集人 总负责人 负责人 "
    "队长 队员 秘书长 总监 顾问 首席专家 专家 联络员 联络人 总协调人 协调人 班长 干事 政委"
)
_MODS = "第一 第二 常务 执行 名誉 专职 兼职 联合 轮值 特邀 总 双 副"
_BODY = "领导小组|工作小组|协调小组|推进小组|工作专班|专班|工作组|指挥部|委员会|联席会议|专家组|小组"


def _spaced(words: str) -> str:
    """Any of the words, blanks let in between its characters as print does to align labels."""
    return "|".join(r"\s*".join(word) for word in sorted(words.split(), key=len, reverse=True))


# 组 长 · 常务副总指挥 · 办公室副主任
_ROLE = re.compile(
    rf"(?P<office>办\s*公\s*室\s*)?(?P<role>(?:(?:{_spaced(_MODS)})\s*)*(?:{_spaced(_HEADS)}))(?!\s*单\s*位)"
)
_OPEN = re.compile(rf"(?P<label>{_ROLE.pattern})\s*")
# 组 长: · 领导小组办公室主任: · 长: · :
_COLON = re.compile(
    r"(?P<label>[^:,。;()]{0,24}?)\s*(?:\([^():]{1,20}\))?\s*:\s*(?:\([^()]{0,12}(?:排序|排名|先后|笔[画划])[^()]{0,8}\)\s*)?"
)
_OF_BODY = re.compile(rf"[“”\"{HAN_CHAR[1:-1]}]{{0,16}}?(?:{_BODY}|(?=办公室))")
_DAMAGE = re.compile("[第一常务执行副组长员成主任委总指挥召集人办公室]{0,5}")

_FAMILIES = (
    ("组长", "副组长", "成员"),
    ("总指挥", "副总指挥", "成员"),
    ("指挥长", "副指挥长", "成员"),
    ("主任", "副主任", "委员"),
    ("主任", "副主任", "成员"),
    ("召集人", "副召集人", "成员"),
    ("办公室主任", "办公室副主任", "办公室成员"),
)
_USUAL = {"指挥部": ("总指挥", "指挥长"), "委员会": ("主任",), "联席会议": ("召集人",)}

# “甲乙”专班组成人员名单 · 甲领导小组及办公室成员名单 · 甲委员会委员
_LONGEST_TITLE = 120
_LIST_TITLE = re.compile(
    rf"(?P<group>.*?{HAN_CHAR}.*?)(?P<office>及其?办公室|办公室)?的?(?:(?:组成人员|组成成员|工作人员|成员|人员|委员|专家|组成)?(?:名单|名册)|组成人员|组成成员|组成)"
    r"(?:\([^()]*\))?"
)
# 领导小组组成如下: · 办公室组成人员名单如下: · 成员名单公布如下:
_INTRO = re.compile(
    r"(?:组成人员|组成成员|成员|人员|名单|组成情况|组成)(?:名单)?(?:公布|通知|调整|明确)?(?:如下|为)?\s*[:。]$"
)
_OFFICE_INTRO = re.compile(r"办公室(?:的)?(?:组成|人员|成员|工作人员)[^。]*$")
_GROUP = re.compile(rf"[^\s,。;:、]{{0,40}}?(?:{_BODY})")
_FOUNDED = re.compile(
    rf"(?:成立|组建|设立|建立|调整)[^\s,。;:、《》]{{2,50}}?(?:{_BODY})(?:(?<=联席会议)|(?!{HAN_CHAR}*(?:制度|机制)))"
)
_VERBS = re.compile(
    r"^.*?(?:成立|组建|设立|建立|调整|印发|公布|决定|现将|现对|(?:^|[^“])关于)(?:了|由.{0,20}?(?:任|为).{0,6}?的)?"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A role's label: `role` without blanks, the text behind it from `end`, `damaged` if characters are lost."""

    role: str
    end: int
    damaged: bool = False


def whole_label(text: str, at: int = 0) -> Label | None:
    """The label with its colon at `at` (领导小组副组长:), whole; None for any other line."""
    match = _COLON.match(text, at)
    role = _role(match["label"]) if match else None
    return Label(role, match.end()) if match and role else None


def open_label(text: str, at: int = 0) -> Label | None:
    """A label that lost its colon (办公室主任张三, 组 长 张三) or stands alone; the blanks behind it belong to it."""
    match = _OPEN.match(text, at)
    return Label(_compact(match["label"]), match.end()) if match else None


def damaged_label(text: str, at: int, last: str | None, group: str, office: bool) -> Label | None:
    """What a label with lost characters (长:, 员:, :) stands for, by the usual order of roles behind `last`."""
    match = _COLON.match(text, at)
    if not match or not _DAMAGE.fullmatch(left := _compact(match["label"])):
        return None
    for family in _families(last, group, office):
        role = _next_role(family, last, left)
        if role:
            return Label(role, match.end(), True)
    return None


def is_role(text: str) -> bool:
    """Whether the words are a role and nothing else (组 长, 成员)."""
    return _ROLE.fullmatch(text) is not None


def first_role(group: str, office: bool) -> str:
    """The role that a list opens with."""
    return _families(None, group, office)[0][0]


def list_title(text: str) -> tuple[str, bool] | None:
    """The group that a list's heading names, and whether it is the list of its office; None for no such heading."""
    title = re.sub(r"\s", "", text)
    match = _LIST_TITLE.fullmatch(title) if len(title) <= _LONGEST_TITLE else None
    if not match or re.search("[:。;]", match["group"]):
        return None
    group = clean_group(match["group"])
    office = match["office"] == "办公室"
    return group + ("办公室" if office and not re.search(f"(?:{_BODY})$", group) else ""), office


def list_intro(text: str) -> tuple[str | None, bool] | None:
    """The same for a sentence that leads to a list (领导小组组成如下:); the group is None where it is not named."""
    if not _INTRO.search(text):
        return None
    founded = [clean_group(each) for each in _FOUNDED.findall(text)]
    named = _GROUP.search(re.split("[,。;]", text)[-1])
    group = clean_group(named.group()) if named else None
    return next((each for each in founded if each.endswith(group or "")), group), bool(_OFFICE_INTRO.search(text))


def body_heading(text: str) -> tuple[str | None, bool] | None:
    """The same for a heading that is a group's name alone (甲领导小组, 办公室); the caller sees a label behind it."""
    if re.search(r"[\s:。;,]", text):
        return None
    match = re.fullmatch(rf"(?P<group>.*?(?:{_BODY}|(?<![党成]){HAN_CHAR}(?<!党)组))?(?P<office>办公室)?", text)
    if not match or not text:
        return None
    return (clean_group(match["group"]) if match["group"] else None), bool(match["office"])


def is_body(group: str) -> bool:
    """Whether the name is a short one that only points at a group named elsewhere (领导小组, 专班)."""
    return bool(re.fullmatch(f"(?:{_BODY})(?:办公室)?", group))


def full_group(group: str, before: str) -> str:
    """The whole name of a group that is called 领导小组 here, from where the text before founds it; else as here.

    An empty `group` takes whatever group was founded last, and is empty where none was.
    """
    founded = [clean_group(each) for each in _FOUNDED.findall(before)]
    return next((each for each in reversed(founded) if each.endswith(group) and each != group), group)


def clean_group(text: str) -> str:
    """A group's name without what leads to it: 关于成立甲领导小组 is 甲领导小组."""
    shorter = re.sub("^(?:后?的|由)", "", _VERBS.sub("", text))
    return clean_group(shorter) if shorter != text else text.strip("《》 ")


def _role(printed: str) -> str | None:
    text = _compact(printed)
    for start in (0, *(match.end() for match in (_OF_BODY.match(text),) if match)):
        if _ROLE.fullmatch(text, start):
            return text[start:]
    return None


def _compact(text: str) -> str:
    return re.sub(r"\s", "", text)


def _families(last: str | None, group: str, office: bool) -> list[tuple[str, ...]]:
    usual = next((heads for body, heads in _USUAL.items() if body in group), ("组长",))
    heads = ("办公室主任",) if office else usual
    plain = _plain(last) if last else ""
    return sorted(_FAMILIES, key=lambda family: (plain not in family, family[0] not in heads))


def _plain(role: str) -> str:
    """第一组长 → 组长, 常务副组长 → 副组长."""
    return re.sub("第一|第二|常务|执行|名誉|专职|兼职|联合|轮值|特邀|双", "", role)


def _next_role(family: tuple[str, ...], last: str | None, left: str) -> str | None:
    place = family.index(_plain(last)) if last and _plain(last) in family else -1
    later = (role for role in family[place + 1 :] if _is_left_of(left, role))
    return next(later, last if place >= 0 and last and _is_left_of(left, last) else None)


def _is_left_of(left: str, role: str) -> bool:
    """Whether the characters stand in the role in this order."""
    rest = iter(role)
    return all(char in rest for char in left)
