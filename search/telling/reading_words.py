"""The words that readings are made of: kinds, roles, comparisons, relations."""

import re
from collections.abc import Callable, Iterable

from graph import (
    Aimed,
    Comparison,
    Condition,
    Every,
    Graph,
    HasFigure,
    Is,
    Linked,
    Moved,
    Named,
    OfKind,
    Some,
    Tally,
    leaves,
)
from ontology import schema
from search.grammar.meaning import parts_of

KIND_WORDS = {
    "Task": "任务",
    "Indicator": "指标",
    "Project": "项目",
    "Unit": "单位",
    "Action": "行动",
    "Person": "人员",
    "Finding": "问题",
}
_GROUP = re.compile("(?:领导小组|协调小组|推进小组|工作小组|工作组|指挥部|委员会|联席会议|专班|小组)$")
_BRACKETS = re.compile("[(（][^()（）]*[)）]$")
_COUNTED = {"Unit": "个", "Action": "个", "Person": "位", "Group": "个", "Plan": "个"}
NEGATED = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}
COMPARATORS = {"=": "正好", ">": "超过", ">=": "不少于", "<": "少于", "<=": "不超过"}
VERBS = {(): "负责", ("lead",): "牵头", ("support",): "配合", ("guide",): "指导", ("responsible", "support"): "参与"}
FACETS = {"severity": "程度", "type": "类别", "frequency": "频次", "scope": "出处"}
OF = {"target": "目标", "actual": "完成情况", "baseline": "基数", "rival": "与首选目标不同的数", "rise": "排位升降"}
DENIED = ("responsible", "responsible_for", "depends_on", "concerns", "part_of", "works_in")
AMONG = ("depends_on", "needed_by", "shares")  # each other: a task on tasks
PLAIN = {
    "depends_on": "依赖{}",
    "needed_by": "是{}的前提",
    "shares": "与{}共用资源",
    "part_of": "属于{}",
    "engaged_in": "参与{}",
    "engages": "由{}参与",
    "has_part": "下设{}",
    "concerns": "涉及{}",
    "concerned_by": "被{}涉及",
    "employs": "{}所在",
    "has_member": "成员有{}",
    "holds": "担任{}",
    "held_by": "由{}担任",
    "found": "查出{}",
    "about": "涉及{}",
    "works_in": "在{}任职",
    "serves_on": "列入{}",
}
FAR = {"responsible": "Unit", "works_in": "Unit", "employs": "Person", "serves_on": "Group", "has_member": "Person"}
FAR |= {"holds": "Post", "held_by": "Person", "concerns": "Park", "found": "Finding", "about": "Plan"}
COUNTED = {
    "has_part": "下设",
    "engaged_in": "参与",
    "engages": "参与",
}


def kind_words(kinds: Iterable[str], graph: Graph | None = None) -> str:
    """任务, 指标和项目; a group as the plan calls its own."""
    return "和".join(_kind_word(kind, graph) for kind in kinds)


def _kind_word(kind: str, graph: Graph | None) -> str:
    if kind == "Group" and graph:
        ends = {match[0] for each in graph.of("Group") if (match := _GROUP.search(_BRACKETS.sub("", each.name or "")))}
        if len(ends) == 1:
            return ends.pop()
    return KIND_WORDS.get(kind) or schema().kind_label(kind)


def in_turn(readings: Iterable[str], notes: tuple[str, ...]) -> str:
    """The readings of one question or of several, one after the other, and how single words were taken."""
    return "；再".join(each.removesuffix("。") for each in readings) + "".join(f"；{note}" for note in notes) + "。"


def counted_by(kinds: tuple[str, ...]) -> str:
    """The measure word of things of a kind."""
    return _COUNTED.get(kinds[0], "项")


def role_word(roles: tuple[str, ...]) -> str:
    """牵头, 配合; 负责 for any role."""
    return VERBS.get(roles, "负责")


def plain(number: Comparison) -> str:
    """The number alone, without a fraction that says nothing."""
    return f"{number.value:g}"


def moved_words(condition: Moved) -> str:
    """2025年目标比基数高, 各年目标逐年上升."""
    number = condition.number
    if condition.how == "times":
        how = f"{COMPARATORS[number.comparator]}前者的{plain(number)}倍"
    elif number.value:
        how = f"比前者增加{COMPARATORS[number.comparator]}{plain(number)}"
    else:
        how = f"比前者{_MOVES[number.comparator]}"
    how = how.replace("比前者持平", "与前者持平")
    if condition.each:
        return f"各年目标后一年{how.replace('前者', '前一年')}"
    since = f"{condition.since}年" if condition.since else "基数"
    return f"{condition.until or '最后一'}年目标{how.replace('前者', since)}"


_MOVES = {">": "高", "<": "低", "=": "持平", ">=": "不低", "<=": "不高"}


def figure_words(condition: HasFigure) -> str:
    """2025年目标不少于30, 各年目标有写得不一致的."""
    if condition.of == "rival":
        return f"{condition.year}年目标各处写得不一致" if condition.year else "各年目标有写得不一致的"
    if condition.of == "rise" and condition.number:
        return f"最近填报的全省排位比上期{_PLACES[condition.number.comparator]}"
    what = (f"{condition.year}年" if condition.year else "") + OF[condition.of]
    if condition.number is None:
        return f"设有{what}"
    return f"{what}{COMPARATORS[condition.number.comparator]}{plain(condition.number)}{condition.unit or ''}"


def aimed_words(condition: Aimed) -> str:
    """2022年目标写有“开工”或“启动建设”."""
    when = f"{condition.year}年" if condition.year else "某一年"
    said = [f"写有{'或'.join(f'“{words}”' for words in condition.words)}"] if condition.words else []
    said += [f"为{'或'.join(schema().label('mode', mode) for mode in condition.modes)}"] if condition.modes else []
    return f"{when}目标{'、'.join(said)}" if said else f"设有{when}目标"


def said_once(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """What holds all at once, without what is said again, more closely: being on a group of being its leader."""
    closer = {(part.relation, part.to) for part in parts if isinstance(part, Linked) and part.roles}
    return tuple(
        part
        for part in parts
        if not (isinstance(part, Linked) and not part.roles and not part.number and (part.relation, part.to) in closer)
    )


def is_name(condition: Condition) -> bool:
    """Whether it says no more than which things are meant."""
    told = list(leaves(condition))
    return any(isinstance(each, Is | Named) for each in told) and all(
        isinstance(each, Is | Named | OfKind | Every | Some) for each in told
    )


def is_named_or_kind(part: Condition) -> bool:
    """Whether an alternative makes a noun phrase of its own: names, a kind with what is said of it, a dependence."""
    dependence = isinstance(part, Linked) and part.relation == "depends_on"
    return isinstance(part, Is) or dependence or any(isinstance(each, OfKind) for each in parts_of(part))


_PLACES = {">": "上升", "<": "下降", "=": "持平", ">=": "没有下降", "<=": "没有上升"}


def share_words(give: Tally, counted: str, things: str, noun: Callable[[Condition, tuple[str, ...]], str]) -> str:
    """Of which share the most or the least is asked for, or of each; `noun` makes a phrase of what counts."""
    kinds = next((each.kinds for each in leaves(give.of.to) if isinstance(each, OfKind)), ("Task",))
    part = f"{counted}中{noun(give.share or Every(), kinds).removeprefix('全部')}"
    if give.pick not in ("most", "fewest"):
        return f"统计{things}{part}各占百分之几"
    first = f"的前{give.first}位" if give.first > 1 else ""
    return f"找出{part}占比最{'高' if give.pick == 'most' else '低'}{first}的{things}"
