"""How two things of one kind stand to one another: 任务4和任务1之间有没有依赖关系, 甲和乙的任务一样多吗, 比较甲和乙."""

from dataclasses import replace

from graph import Every, Figures, Is, Linked, OfKind, Query, Some, Tally, Whether
from search.grammar.chart import rules
from search.grammar.links import differing
from search.grammar.meaning import Thing
from search.grammar.ways import ROWS

_LEAN = ("depends_on", "needed_by")


def _pair(both: Thing, *kinds: str) -> bool:
    """Whether it is two things by name, of one of the kinds."""
    of_ids = all(isinstance(part, Is) and len(part.ids) == 1 for part in both.parts)
    return both.named and both.joint == "and" and len(both.parts) == 2 and of_ids and set(both.kinds) <= set(kinds)


@rules(
    "Q = T BETWEEN? HASDEP YN",
    "Q = T BETWEEN? HAVEYN|YNMID HASDEP|DEPEND YN?",
    "Q = T BETWEEN? HAVE HASDEP|DEPEND YN",
    cost=-0.3,
    examples=("{task}和任务10之间存在依赖关系吗", "{task}和任务10有没有依赖关系"),
)
def leaning_on_another(both: Thing, *_: object) -> Query | None:
    """任务4和任务1之间有没有依赖关系: whether the one depends on the other, whichever."""
    if not _pair(both, "Task"):
        return None
    one, other = both.parts
    return Query(("Task",), Every((one, Some(tuple(Linked(relation, other) for relation in _LEAN)))), Whether())


@rules(
    "Q = T R? T COUNT? YNMID? STEADY|AGREE MORE? YN?",
    "Q = T R? T? COUNT YNMID? STEADY|AGREE MORE? YN?",
    cost=-0.3,
    examples=("{unit}和{unit2}的任务数是否相等", "{unit}和{unit2}负责的任务一样多吗"),
)
def as_many(both: Thing, *words: object) -> Query | None:
    """区科技局和区财政局的任务一样多吗."""
    asks = {"yn", "ynmid"} & {word for word in words if isinstance(word, str)}
    query = differing(both, *words) if asks and _pair(both, "Unit", "Action") else None
    ids = tuple(ref for part in both.parts if isinstance(part, Is) for ref in part.ids)
    return replace(query, give=replace(query.give, asked=ids)) if query and isinstance(query.give, Tally) else None


@rules(
    "Q = COMPARING T",
    "Q = T COMPARING",
    "Q = COMPARING T HOW|PROGRESS|DIFF|MORE",
    cost=0.3,
    examples=("比较{unit}和{unit2}", "{unit}和{unit2}比一比"),
)
def set_against_each_other(*words: object) -> Query | None:
    """比较区科技局和区财政局: by how many tasks they have; rows by their figures."""
    both = next(word for word in words if isinstance(word, Thing))
    if _pair(both, *ROWS):
        return Query(both.kinds, replace(both, joint="").where, Figures("target"))
    units = _pair(both, "Unit", "Action")
    where = replace(both, joint="").where
    relation = "responsible_for" if both.kinds == ("Unit",) else "has_part"
    return Query(both.kinds, where, Tally(Linked(relation, OfKind(("Task",))), "all")) if units else None
