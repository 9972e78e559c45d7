"""Who serves where, and what is said of a unit by its part: 哪些人是专班成员, 由谁担任, 在哪个单位工作, 只配合的单位."""

from dataclasses import replace

from graph import Every, Has, Query
from search.grammar.chart import rules
from search.grammar.clauses import any_among
from search.grammar.duty import Verb
from search.grammar.meaning import Predicate, Thing, along, applied, asking, bond, qualified, said_of
from search.grammar.mechanisms import how_often
from search.grammar.owned import member
from search.grammar.people import who_holds
from search.grammar.plan import when_issued
from search.grammar.things import ROLES, Measure
from search.grammar.ways import PLACES, Step

_MEMBER = "成员"  # whoever serves is one, whatever the office


# -- in a group


@rules(
    "P = COP|AS|BELONG T GROUPROLE",
    "P = IN AS GROUPROLE",
    "P = AT T GROUPROLE ROSTER? IN?",
    cost=0.0,
    examples=("{unit}有哪些人是专班成员",),
)
def serving_in_role(*words: object) -> Predicate | None:
    """是专班成员, 担任专班副组长."""
    group = next((word for word in words if isinstance(word, Thing)), Thing(("Group",)))
    role = next(str(word) for word in words if isinstance(word, str) and word not in _FORM)
    if role == _MEMBER:
        return _serving(group)
    holder = member(group, role)
    return said_of(("Person",), holder.where) if holder else None


_FORM = frozenset("cop as belong at in roster".split())


@rules("P = COP|AS|BELONG|R T", cost=0.2, examples=("{unit}派了哪些人参加专班", "{unit}纳入专班的人员有哪些"))
def taking_part(verb: str | Verb, group: Thing) -> Predicate | None:
    """参加专班, 纳入专班."""
    joins = not isinstance(verb, Verb) or verb == Verb(ROLES["part"])
    return _serving(group) if joins else None


def _serving(group: Thing) -> Predicate | None:
    """Who serves on the group in any office."""
    if group.kinds != ("Group",) or group.asked or group.number or group.pick:
        return None
    return said_of(("Person",), along((Step("serves_on", "Group"),), group))


@rules("Q = T ROSTER ON T HAVEWHO|WHATARE", "Q = T ROSTER ON T HAVE T", cost=0.0, examples=("专班名单上{unit}都有谁",))
def on_the_roster(group: Thing, *words: object) -> Query | None:
    """专班名单上区科技局都有谁."""
    unit, *asked = (word for word in words if isinstance(word, Thing))
    serving, own = _serving(group), bond(unit) if unit.named and unit.kinds == ("Unit",) else None
    person = asked[0] if asked else Thing(("Person",), asked="which")
    found = qualified(person, own) if own and person.kinds == ("Person",) and person.bare else None
    found = qualified(found, serving) if found and serving else None
    return asking(found) if found else None


@rules("Q = T TOGETHER|APART? BY? WHO|T AS", cost=0.0, examples=("专班副组长分别由谁担任", "专班副组长由哪些人担任"))
def held_by_whom(thing: Thing, *words: object) -> Query | None:
    """专班副组长分别由谁担任."""
    return who_holds(*(word for word in words if isinstance(word, Thing)), thing)


@rules("Q = T AT T WHATARE|HAVEWHO GROUPROLE?", cost=0.0, examples=("{unit}在专班有哪些成员",))
def members_from(unit: Thing, _: str, group: Thing, *words: str | None) -> Query | None:
    """区科技局在专班有哪些成员."""
    own, serving = bond(unit) if unit.named and unit.kinds == ("Unit",) else None, _serving(group)
    found = qualified(Thing(("Person",)), own) if own and words[-1] in (None, _MEMBER) else None
    found = qualified(found, serving) if found and serving else None
    return asking(found) if found else None


@rules("Q = T GROUPROLE? IN T", cost=0.0, examples=("专班成员里{unit}的人",))
def those_from(group: Thing, *words: object) -> Query | None:
    """专班成员里区科技局的人."""
    role, thing, serving = words[0], words[-1], _serving(group)
    if not isinstance(thing, Thing) or thing.kinds != ("Person",) or thing.named or thing.bare:
        return None
    found = qualified(thing, serving) if serving and role in (None, _MEMBER, "in") else None
    return asking(found) if found else None


@rules("Q = T NUM NAMEQ|WHATARE|HAVEWHO", cost=0.0, examples=("副组长俩人，都是谁",))
def so_many_holders(holders: Thing, measure: Measure, __: str) -> Query | None:
    """副组长俩人，都是谁."""
    told = holders.kinds == ("Person",) and not (holders.named or holders.bare or holders.asked)
    return asking(holders) if told and measure.unit in ("个", "位", "名", "人") else None


@rules("Q = T HOWMANY GROUPROLE NAMEQ|WHATARE|HAVEWHO", cost=0.0, examples=("专班的几位副组长叫什么",))
def some_holders(group: Thing, _: str, role: str, __: str) -> Query | None:
    """专班的几位副组长姓甚名谁."""
    holder = member(group, role)
    return asking(holder) if holder else None


# -- in a unit


@rules(
    "Q = T AT T WORKAT",
    "Q = T COP|AT WHICH WORKAT?",
    cost=-0.3,
    examples=("{person}在哪个单位工作", "{person}是哪里的"),
)
def working_at(person: Thing, *words: object) -> Query | None:
    """罗某在哪个单位工作, 是哪里的."""
    unit = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",), asked="which"))
    fits = person.named and person.kinds == ("Person",) and unit.kinds == ("Unit",) and unit.bare
    predicate = bond(person) if fits and unit.asked == "which" else None
    return applied(unit, predicate) if predicate else None


# -- what the plan lays down


@rules("Q = ISSUE T COP? WHEN", cost=0.0, examples=("印发方案是在哪一天",))
def issued_when(_: str, plan: Thing, *__: str | None) -> Query | None:
    """印发方案是在哪一天."""
    return when_issued(plan) if plan.kinds == ("Plan",) else None


@rules(
    "Q = T? M IN? OFTENQ COP? OFTEN|HOW|PROGRESS|TEXTQ HOWVERB?",
    "Q = OFTEN ONCE T? M",
    cost=0.0,
    examples=("专班例会的频次是怎样的", "例会的周期怎么规定的"),
)
def how_often_laid_down(*words: object) -> Query | None:
    """例会的频次怎么规定的."""
    return how_often(*(word for word in words if isinstance(word, Thing | Has | Every)))


# -- second clauses


@rules(
    "N = AMONG T WHATARE|HOWMANYARE",
    "N = AMONG AT|BELONG T WHATARE",
    cost=0.1,
    examples=("责任单位是{unit}的任务有哪些，其中在{action}的有哪些",),
)
def those_of(*words: str | Thing | None) -> Thing | None:
    """其中人才集聚行动的是哪些."""
    owner = next(word for word in words if isinstance(word, Thing))
    predicate = bond(owner) if owner.named and not owner.joint else None
    asked = "count" if "howmanyare" in words else "which"
    return Thing(asked=asked, said=(predicate,)) if predicate else None


# -- what belongs to what


@rules("Q = T NAMEQ", "Q = T HAVE T", cost=0.1, examples=("各平台的名称", "方案部署了哪些平台"))
def every_one(first: Thing, *words: object) -> Query | None:
    """各平台的名称; 方案部署了哪些平台."""
    last = words[-1]
    if isinstance(last, Thing):
        fits = first == Thing(("Plan",)) and set(last.kinds) <= set(PLACES) and last.asked in ("which", "count")
        return asking(last) if fits and last.bare else None
    return asking(replace(first, asked="")) if first.asked == "each" and first.bare else None


@rules("Q = T HAVE|HAVEYN T YN?", cost=0.2, examples=("{unit}的任务有没达标的吗",))
def any_of_them(whole: Thing, have: str, more: Thing, yn: str | None) -> Query | None:
    """区科技局的任务有没达标的吗."""
    return any_among(whole, "in", have, more, yn) if not more.kinds else None
