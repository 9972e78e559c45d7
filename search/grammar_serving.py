"""Who serves where, and what is said of a unit by its part: 哪些人是专班成员, 由谁担任, 在哪个单位工作, 只配合的单位."""

from dataclasses import replace

from graph import ANYTHING, Every, Has, HasStatus, Linked, Not, Query
from search.chart import rules
from search.grammar_duty import Verb, doing, done_by, has_so_many, with_role
from search.grammar_inside import those_that
from search.grammar_mechanisms import how_often
from search.grammar_owned import member
from search.grammar_people import who_holds
from search.grammar_plan import when_issued
from search.grammar_things import ROLES, Measure
from search.meaning import Predicate, Thing, along, applied, asking, bond, qualified, said_of
from search.ways import PLACES, ROWS, WORK, Step

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


@rules("Q = T HOWMANY GROUPROLE NAMEQ|WHATARE|HAVEWHO", cost=0.0, examples=("专班的几位副组长叫什么",))
def some_holders(group: Thing, _: str, role: str, __: str) -> Query | None:
    """专班的几位副组长姓甚名谁."""
    holder = member(group, role)
    return asking(holder) if holder else None


# -- in a unit


@rules("Q = T AT T WORKAT", cost=0.0, examples=("{person}在哪个单位工作",))
def working_at(person: Thing, *words: object) -> Query | None:
    """罗某在哪个单位工作."""
    unit = next(word for word in words if isinstance(word, Thing))
    fits = person.named and person.kinds == ("Person",) and unit.kinds == ("Unit",) and unit.bare
    predicate = bond(person) if fits and unit.asked == "which" else None
    return applied(unit, predicate) if predicate else None


@rules("T = T T", cost=0.0, examples=("哪个单位有{person}这个人",))
def person_named(person: Thing, kind: Thing) -> Thing | None:
    """罗某这个人."""
    return person if person.named and person.kinds == ("Person",) and kind == Thing(("Person",)) else None


@rules("P = ONLY R", "P = ONLY ROLENOUN", cost=0.3, examples=("哪几家单位只当配合单位",))
def only_helping(_: str, role: Verb | str) -> Predicate | None:
    """只当配合单位: helps with something and leads nothing."""
    verb = role if isinstance(role, Verb) else Verb(ROLES[role])
    if verb not in (Verb(ROLES["support"]), Verb(ROLES["part"])):
        return None
    helps, leads = (Linked("responsible_for", ANYTHING, roles) for roles in (verb.roles, ROLES["lead"]))
    return said_of(("Unit",), Every((helps, Not(leads))))


@rules(
    "Q = T ROLENOUN AT|BELONG T YN?",
    "Q = T ROLENOUN YNMID AT|BELONG? T YN?",
    cost=0.0,
    examples=("{task}的牵头责任在{unit}吗", "{row}的牵头责任落在哪个单位"),
)
def duty_lies_with(thing: Thing, role: str, *words: object) -> Query | None:
    """任务9的牵头责任在区科技局吗, 落在哪个单位."""
    unit = next(word for word in words if isinstance(word, Thing))
    asks = {"yn", "ynmid"} & {word for word in words if isinstance(word, str)}
    if unit.kinds != ("Unit",) or not thing.named or not set(thing.kinds) <= {*WORK, "Action"}:
        return None
    if unit.asked or unit.bare:
        predicate = doing(Verb(ROLES[role]), thing) if unit.bare and unit.asked == "which" and not asks else None
        return applied(unit, predicate) if predicate else None
    said = with_role(role, "cop", unit) if asks else None
    return applied(thing, said) if said else None


@rules(
    "P = T NEG? AT ROLENOUN ROSTER? IN|PLIGHT?",
    "P = T NEG? AT ROLENOUN IN ROSTER?",
    cost=0.0,
    examples=("{unit}不在责任单位之列的任务",),
)
def among_the_units(unit: Thing, negated: str | None, _: str, role: str, *__: str | None) -> Predicate | None:
    """区科技局不在责任单位之列."""
    if unit.kinds != ("Unit",) or not unit.named:
        return None
    return with_role(role, "no" if negated else "cop", unit)


@rules("R = AS ROLENOUN", cost=0.0, examples=("哪几家单位仅做协办单位",))
def acting_as(_: str, role: str) -> Verb:
    """当牵头单位."""
    return Verb(ROLES[role])


# -- what the plan lays down


@rules("Q = ISSUE T COP? WHEN", cost=0.0, examples=("印发方案是在哪一天",))
def issued_when(_: str, plan: Thing, *__: str | None) -> Query | None:
    """印发方案是在哪一天."""
    return when_issued(plan) if plan.kinds == ("Plan",) else None


@rules(
    "Q = T? M IN? OFTENQ COP? OFTEN|HOW|PROGRESS|TEXTQ HOWVERB?",
    "Q = T? M AFTER? OFTEN",
    cost=0.0,
    examples=("专班例会的频次是怎样的", "例会的周期怎么规定的"),
)
def how_often_laid_down(*words: object) -> Query | None:
    """例会的频次怎么规定的."""
    return how_often(*(word for word in words if isinstance(word, Thing | Has | Every)))


# -- second clauses


@rules(
    "N = AMONG T WHATARE|HOWMANYARE",
    "N = AMONG AT|BELONG? T WHATARE",
    cost=0.1,
    examples=("{unit}任务清单，其中{action}的是哪些",),
)
def those_of(*words: str | Thing | None) -> Thing | None:
    """其中人才集聚行动的是哪些."""
    owner = next(word for word in words if isinstance(word, Thing))
    predicate = bond(owner) if owner.named and not owner.joint else None
    asked = "count" if "howmanyare" in words else "which"
    return Thing(asked=asked, said=(predicate,)) if predicate else None


# -- what belongs to what


@rules(
    "Q = T IN? TOGETHER COP T",
    cost=0.1,
    examples=("{task}底下都是哪些项目", "负责{action}的都是哪些单位"),
)
def all_of_which(whole: Thing, *words: object) -> Query | None:
    """任务9底下都是哪些项目; 负责…的都是哪些单位."""
    asked = words[-1]
    if not isinstance(asked, Thing) or not asked.bare or asked.asked not in ("which", "count"):
        return None
    if not whole.kinds and whole.said:
        return those_that(whole, "cop", asked)
    predicate = bond(asked) if whole.named and whole.kinds == ("Task",) and set(asked.kinds) <= set(ROWS) else None
    return applied(whole, predicate) if predicate else None


@rules("P = COP T DUTYNOUN", "P = COP T", cost=0.2, examples=("哪些任务是{unit}的责任", "哪几个项目是{task}的"))
def being_its(_: str, owner: Thing, duty: str | None = None) -> Predicate | None:
    """是区科技局的责任, 是任务9的."""
    fits = owner.named and owner.kinds == (("Unit",) if duty else ("Task",))
    predicate = bond(owner) if fits else None
    kinds: tuple[str, ...] = WORK if duty else ROWS
    own = tuple(option for option in predicate.options if option[0] in kinds) if predicate else ()
    return Predicate(own) if own else None


@rules("Q = T NAMEQ", "Q = T HAVE T", cost=0.1, examples=("各平台的名称", "方案部署了哪些平台"))
def every_one(first: Thing, *words: object) -> Query | None:
    """各平台的名称; 方案部署了哪些平台."""
    last = words[-1]
    if isinstance(last, Thing):
        fits = first == Thing(("Plan",)) and set(last.kinds) <= set(PLACES) and last.asked in ("which", "count")
        return asking(last) if fits and last.bare else None
    return asking(replace(first, asked="")) if first.asked == "each" and first.bare else None


@rules("Q = T T P", cost=0.1, examples=("哪些任务{unit}没达标",))
def of_the_owner(asked: Thing, owner: Thing, predicate: Predicate) -> Query | None:
    """哪些任务区科技局没达标: which of its tasks."""
    fits = owner.named and owner.kinds in (("Unit",), ("Action",)) and not owner.joint and predicate.plain
    own = bond(owner) if fits and asked.asked in ("which", "count") and asked.bare and owner.kinds else None
    judged = set(asked.kinds) <= set(WORK) and isinstance(predicate.of(WORK[0]), HasStatus)
    found = qualified(asked, own) if own and judged else None
    return applied(found, predicate) if found else None


@rules("P = PULL T", cost=0.3, examples=("{unit}总共要牵几项任务",))
def pulling_so_many(_: str, thing: Thing) -> Predicate | None:
    """牵几项任务: leads them."""
    return doing(Verb(ROLES["lead"]), thing) if thing.asked in ("which", "count") and thing.bare else None


@rules("P = ROLENOUN COP C", cost=0.0, examples=("责任主体为3个以上的任务",))
def units_being_so_many(role: str, _: str, measure: Measure) -> Predicate:
    """责任主体为3个以上."""
    return has_so_many(role, measure)


@rules("Q = T AT T IN TOGETHER? R T", cost=-0.3, examples=("{unit}在{action}里头都担了什么任务",))
def answering_within(unit: Thing, _: str, whole: Thing, *words: object) -> Query | None:
    """区科技局在人才集聚行动里头都担了什么任务."""
    thing, role = words[-1], next(word for word in words if isinstance(word, Verb))
    fits = unit.named and unit.kinds == ("Unit",) and whole.named and whole.kinds == ("Action",)
    if not fits or not isinstance(thing, Thing) or not thing.bare or thing.asked not in ("which", "count"):
        return None
    own, inside = done_by(unit, role) if role == Verb(role.roles) else None, bond(whole)
    found = qualified(thing, own) if own and set(thing.kinds) <= set(WORK) else None
    found = qualified(found, inside) if found and inside else None
    return asking(found) if found else None
