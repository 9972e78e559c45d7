"""Phrases of responsibility: who leads, supports, answers for what. R is a verb of responsibility with its adverbs."""

from dataclasses import dataclass, replace

from graph import ANYTHING, Comparison, Condition, Every, Linked, Not, OfKind, Some
from search.grammar.chart import rules
from search.grammar.meaning import (
    Gap,
    Predicate,
    Thing,
    along,
    bond,
    leading,
    loose,
    negated,
    said_of,
    settled,
    together,
)
from search.grammar.things import ROLES, Measure
from search.grammar.ways import ANY_ROLE, PLACES, WORK, Step, way_between

_HELPING = (ROLES["support"], ROLES["part"])
_HELPS_ONLY = (ROLES["support"], ROLES["lead"])


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of responsibility with its adverbs."""

    roles: tuple[str, ...]
    negated: bool = False
    joint: bool = False
    only: bool = False
    apart: bool = False


_DONE = (*WORK, "Action", *PLACES)


# -- responsibility


@rules("R = ROLE")
def verb(role: str) -> Verb:
    """负责, 牵头."""
    return Verb(ROLES[role])


@rules("R = TOGETHER|APART R", examples=("{unit}和{unit2}共同负责的任务", "{unit}和{unit2}都不负责的任务"))
def verb_together(word: str, role: Verb) -> Verb:
    """共同负责; 都不负责 denies it of each."""
    return role if role.negated else replace(role, joint=True, apart=word == "apart")


@rules("R = NEG R", examples=("{unit}不负责的任务",))
def verb_denied(_: str, role: Verb) -> Verb | None:
    """不负责; 不参与 is said of no one who answers for it in any role."""
    roles = () if role.roles == ROLES["part"] else role.roles
    return None if role.negated else replace(role, roles=roles, negated=True)


@rules("R = ONLY R", examples=("{unit}单独负责的任务",))
def verb_alone(_: str, role: Verb) -> Verb:
    """单独负责."""
    return replace(role, only=True)


@rules(
    "P = BY|HAVE? T R",
    "P = TOGETHER|APART BY T R",
    "P = R BY|OF T",
    examples=("由{unit}牵头的任务", "哪些任务{unit}负责", "Which tasks are led by {unit}?", "由{person}负责的任务"),
)
def done_by(*words: str | Thing | Verb) -> Predicate | None:
    """由区科技局负责."""
    unit = next(word for word in words if isinstance(word, Thing))
    role = next(word for word in words if isinstance(word, Verb))
    if unit.kinds not in (("Unit",), ("Person",)) or (unit.bare and not (unit.asked or unit.number)):
        return None
    if role.joint and unit.joint:
        unit = replace(unit, joint="all")
    if role.only and (unit.asked or unit.pick):
        return None
    if role.only and _exact(unit):
        role = replace(role, only=False)  # 只由两家负责: by two, and no more
    own = () if unit.roles == (ANY_ROLE,) else unit.roles
    if own and role.roles and own != role.roles:
        return None
    unit = replace(unit, roles=())
    ways = [(kind, way) for kind in _DONE if (way := way_between(kind, unit.kinds[0], role.roles or own))]
    said = [(kind, leading(way, unit)) for kind, way in ways]
    if role.only and role.roles not in _HELPING:  # nobody helps alone: 只配合 is said of the role
        shared = tuple((kind, _shared(each, unit)) for kind, each in said if kind != "Action")
        predicate = Predicate(tuple((kind, _alone(kind, each, unit)) for kind, each in said), shared)
    else:
        either = [(kind, leading(way, loose(unit))) for kind, way in ways] if unit.joint == "and" else ()
        predicate = Predicate(tuple(said), tuple(either))
    return negated(predicate) if role.negated else predicate


def _alone(kind: str, said: Condition | Gap, unit: Thing) -> Condition | Gap:
    """No other unit answers for it, nor for any task of an action."""
    if isinstance(said, Gap):
        return said
    others = Linked("engages", Every((OfKind(("Unit",)), Not(loose(unit).where)))) if kind == "Action" else None
    return Every((said, Not(others) if others else _so_many_of(unit, "=")))


def _shared(said: Condition | Gap, unit: Thing) -> Condition | Gap:
    """What is denied where it does not answer alone: 没有独自负责 are those that it shares with others."""
    return said if isinstance(said, Gap) else Not(Every((said, _so_many_of(unit, ">"))))


def _so_many_of(unit: Thing, comparator: str) -> Condition:
    return Linked("responsible", ANYTHING, (), Comparison(comparator, len(unit.parts) if unit.joint else 1))


@rules(
    "P = AND T TOGETHER R?",
    "P = TOGETHER HAVE|ABOUT T",
    "P = T TOGETHER",
    cost=0.5,
    examples=("和{unit}一起负责的任务", "同时涉及{unit}和{unit2}的任务", "{unit}和{unit2}联手的任务"),
)
def done_with(*words: str | Thing | Verb | None) -> Predicate | None:
    """和区科技局一起负责; 同时涉及区科技局和区财政局: each of them answers for it."""
    unit = next(word for word in words if isinstance(word, Thing))
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    if unit.kinds != ("Unit",) or not unit.named or (words[0] != "and" and unit.joint not in ("and", "all")):
        return None
    return done_by(unit, replace(role, joint=True))


@rules("P = BY? T R AND? R", cost=0.0, examples=("{unit}负责但不牵头的任务", "{unit}不牵头只配合的任务"))
def done_by_in_two(*words: str | Thing | Verb | None) -> Predicate | None:
    """区科技局负责但不牵头; 不牵头只配合, where 只 stresses the one against the other."""
    unit = next(word for word in words if isinstance(word, Thing))
    one, other = (word for word in words if isinstance(word, Verb))
    if one.negated != other.negated:
        one, other = replace(one, only=False), replace(other, only=False)
    elif "and" not in words:
        return None
    if _HELPS_ONLY in ((one.roles, other.roles), (other.roles, one.roles)) and one.negated != other.negated:
        helping = (
            one if one.roles == ROLES["support"] else other
        )  # whoever doesn't lead helps, however the plan calls it
        one, other = (replace(each, roles=ROLES["part"]) if each is helping else each for each in (one, other))
    first, second = done_by(unit, one), done_by(unit, other)
    return together(first, second) if first and second else None


@rules("R = R R", cost=0.0, examples=("{unit}挑头牵头的任务",))
def verb_twice(one: Verb, other: Verb) -> Verb | None:
    """挑大梁牵头, 牵头落实: one thing said in two words."""
    plain = other == Verb(other.roles) and other.roles in ((), one.roles)
    return one if plain and not one.apart else None


@rules("P = ONLY BY? T R", examples=("只由{unit}负责的任务",))
def done_by_only(_: str, __: str | None, unit: Thing, role: Verb) -> Predicate | None:
    """只由区科技局负责."""
    return done_by(unit, replace(role, only=True))


@rules(
    "P = R T",
    "P = R OF T",
    examples=("负责{task}的单位", "哪个单位牵头{row}", "各单位负责多少任务", "{unit}负责哪些任务"),
)
def doing(role: Verb, *words: str | Thing) -> Predicate | None:
    """负责任务9."""
    thing = words[-1]
    if not isinstance(thing, Thing) or (role.only and not _exact(thing)):
        return None
    if not thing.kinds and not thing.asked:
        return None
    known = settled(thing)
    if known is None or not all(way_between("Unit", kind) for kind in known.kinds) or known.kinds[0] not in _DONE:
        return None
    predicate = bond(known, role.roles)
    own = (predicate.of("Unit") if predicate else None) or _any_row(known, role)
    if own is None:
        return None
    found = Predicate((("Unit", own),))
    return negated(found) if role.negated else found


_ONE = Comparison("=", 1)


def _exact(thing: Thing) -> bool:
    """Whether a number is said that 只 can stress: 只负责一项任务."""
    return thing.number is not None and thing.number.comparator == "="


def _any_row(thing: Thing, role: Verb) -> Condition | None:
    ways = [way_between("Unit", kind, role.roles) for kind in thing.kinds]
    return None if thing.asked or thing.pick else Some(tuple(along(way, thing) for way in ways if way))


@rules("P = NEG BY? T AND? NEG BY? T R", cost=0.0, examples=("既不是{unit}也不是{unit2}负责的任务",))
def done_by_neither(*words: object) -> Predicate | None:
    """既不是区科技局也不是区财政局负责."""
    one, other = (word for word in words if isinstance(word, Thing))
    role = words[-1]
    if not isinstance(role, Verb) or role.negated or not (one.named and other.named):
        return None
    first, second = done_by(one, role), done_by(other, role)
    return together(negated(first), negated(second)) if first and second else None


@rules("P = C T TOGETHER NEG|NOHAVE", examples=("哪些单位一个带星指标都没有",))
def having_none(measure: Measure, thing: Thing, *_: str) -> Predicate | None:
    """一个带星指标都没有."""
    predicate = bond(thing) if measure.number == _ONE and not (thing.asked or thing.named) else None
    return negated(predicate) if predicate else None


@rules("P = NOONE R", "P = C T TOGETHER R", examples=("没人负责的任务", "哪些单位一项任务都没牵头"))
def by_no_one(*words: object) -> Predicate | None:
    """没人负责; 一项任务都没牵头."""
    role = next(word for word in words if isinstance(word, Verb))
    thing = next((word for word in words if isinstance(word, Thing)), None)
    if thing is None:
        return None if role.negated else said_of(WORK, Not(Linked("responsible", ANYTHING, role.roles)))
    return (
        doing(role, thing)
        if role.negated and thing.bare and isinstance(words[0], Measure) and words[0].number == _ONE
        else None
    )


@rules(
    "P = ROLENOUN COP|HAVE|NOTCOP|NOHAVE T",
    "P = ROLENOUN NEG COP|HAVE T",
    "P = ROLENOUN IN HAVE|NOHAVE T",
    examples=("责任单位是{unit}的任务", "责任单位不包括{unit}的任务"),
)
def with_role(role: str, *words: str | Thing) -> Predicate | None:
    """责任单位是区科技局."""
    unit = words[-1]
    if not isinstance(unit, Thing) or unit.kinds != ("Unit",) or unit.bare or unit.asked:
        return None
    way = (Step("responsible", "Unit", ROLES[role]),)
    predicate = said_of(WORK, along(way, unit))
    return negated(predicate) if any(word in ("no", "neg") for word in words) else predicate


@rules("P = T AS ROLENOUN", examples=("{unit}作为责任单位的任务",))
def in_role(unit: Thing, _: str, role: str) -> Predicate | None:
    """区科技局作为牵头单位."""
    return done_by(unit, Verb(ROLES[role]))


@rules("P = HAVE|NOHAVE ROLENOUN", examples=("没有牵头单位的任务",))
def has_role(have: str, role: str) -> Predicate:
    """没有责任单位."""
    predicate = said_of(WORK, Linked("responsible", ANYTHING, ROLES[role]))
    return negated(predicate) if have == "no" else predicate


@rules("P = EVERYUNIT TOGETHER BY? R", "P = BY? EVERYUNIT TOGETHER R", cost=0.0, examples=("所有单位都负责的任务",))
def by_everyone(*words: object) -> Predicate | None:
    """所有单位都负责: each of them."""
    return done_by(*(word for word in words if isinstance(word, Thing | Verb)))


@rules("P = OTHERS TOGETHER R?", examples=("{unit}和其他单位共同负责的任务",))
def with_others(*words: object) -> Predicate:
    """和别的单位一起负责: by more than one."""
    return said_of(WORK, Linked("responsible", ANYTHING, (), Comparison(">", 1)))


@rules("P = ONLY R", cost=0.5, examples=("{unit}负责的任务里哪些是单独负责的",))
def by_one_alone(_: str, role: Verb) -> Predicate | None:
    """单独负责的: by one unit, whichever."""
    return None if role.negated or role.joint else said_of(WORK, Linked("responsible", ANYTHING, role.roles, _ONE))


@rules("P = ROLENOUN C", examples=("责任单位超过1个的任务",))
def has_so_many(role: str, measure: Measure) -> Predicate:
    """责任单位超过3个."""
    return said_of(WORK, Linked("responsible", ANYTHING, ROLES[role], measure.number))
