"""The words that readings are made of: kinds, roles, comparisons, relations."""

from collections.abc import Iterable

from graph import Comparison, Moved
from ontology import schema

KIND_WORDS = {
    "Task": "任务",
    "Indicator": "指标",
    "Project": "项目",
    "Unit": "单位",
    "Action": "行动",
    "Person": "人员",
    "Finding": "问题",
}
COMPARATORS = {"=": "正好", ">": "超过", ">=": "不少于", "<": "少于", "<=": "不超过"}
VERBS = {(): "负责", ("lead",): "牵头", ("support",): "配合", ("guide",): "指导", ("responsible", "support"): "参与"}
FACETS = {"type": "类别", "frequency": "频次", "scope": "出处"}
OF = {"target": "目标", "actual": "完成情况", "baseline": "基数", "rival": "与首选目标不同的数", "rise": "排位升降"}
DENIED = ("responsible", "responsible_for", "depends_on", "concerns", "part_of", "works_in")
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
}
FAR = {"responsible": "Unit", "works_in": "Unit", "employs": "Person", "serves_on": "Group", "has_member": "Person"}
FAR |= {"holds": "Post", "held_by": "Person", "concerns": "Park", "found": "Finding", "about": "Plan"}
COUNTED = {
    "has_part": "下设",
    "engaged_in": "参与",
    "engages": "参与",
}


def kind_words(kinds: Iterable[str]) -> str:
    """任务, 指标和项目."""
    return "和".join(KIND_WORDS.get(kind) or schema().kind_label(kind) for kind in kinds)


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
