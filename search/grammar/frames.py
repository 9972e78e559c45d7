"""What is known, said in another order or with its words strung out: 以财政局为基准…, 培训被哪些任务提到, 承担…的牵头职责."""

from dataclasses import replace

from graph import (
    ANYTHING,
    Comparison,
    Counting,
    Figures,
    Is,
    Linked,
    Listing,
    Not,
    Query,
    Some,
    Tally,
    leaves,
)
from search.grammar.asked import identity, statement
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing, done_by
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, negated, qualified, said_of
from search.grammar.owned import owned
from search.grammar.things import ROLES, Measure
from search.grammar.ways import ROWS, WORK

_ONE, _MORE = Comparison("=", 1), Comparison(">", 1)
_PLAN = Thing(("Plan",))


# -- duties


@rules("R = R DUTY", "R = NEG|NOHAVE DUTY", cost=0.0, examples=("把{unit}有责任、{unit2}没责任的任务拎出来",))
def with_duty(*words: Verb | str) -> Verb:
    """牵头职责, 没责任."""
    return words[0] if isinstance(words[0], Verb) else Verb((), negated=True)


@rules("R = R R", cost=0.0, examples=("哪个单位承担的牵头任务最多",))
def taken_on(one: Verb, other: Verb) -> Verb | None:
    """承担牵头(职责), 没领到牵头(的任务): the first says no more than that it is so, or not so."""
    plain = one == Verb((), one.negated) and other == Verb(other.roles) and other.roles
    return replace(other, negated=one.negated) if plain else None


@rules("P = R T R DUTY", cost=-0.1, examples=("承担{task}牵头职责的是哪个单位",))
def taking_on(role: Verb, thing: Thing, other: Verb, _: str) -> Predicate | None:
    """承担任务9的牵头职责."""
    both = taken_on(role, other) if other.roles else role if other == Verb(()) else None
    return doing(both, thing) if both and thing.named else None


@rules("S = T R T", cost=-0.1, examples=("{unit}负责{task}吗",))
def answering(unit: Thing, role: Verb, thing: Thing) -> Query | None:
    """区科技局负责任务9: asked of the task, as 任务9由区科技局负责 is."""
    fits = unit.kinds == ("Unit",) and unit.named and not unit.joint and not unit.partly
    if not fits or not thing.named or thing.joint or thing.partly or not set(thing.kinds) <= set(WORK):
        return None
    predicate = done_by(unit, role)
    return statement(thing, predicate) if predicate else None


@rules(
    "Q = T YNMID R T YN?",
    "Q = T T YNMID R YN?",
    "Q = T HAVEYN R T YN?",
    "Q = YNMID T R T YN?",
    "Q = T YNMID R T R DUTY YN?",
    "Q = R T YNMID COP? T YN?",
    cost=-0.15,
    examples=("{unit}管不管{task}", "{task}{unit}是否负责"),
)
def whether_answering(*words: object) -> Query | None:
    """区科技局管不管任务9; 任务9区科技局是否负责; 是否承担任务9的落实责任."""
    things = [word for word in words if isinstance(word, Thing)]
    unit, thing = things if things[0].kinds == ("Unit",) else things[::-1]
    role, *more = (word for word in words if isinstance(word, Verb))
    taken = taken_on(role, more[0]) if more and more[0].roles else role
    return answering(unit, taken, thing) if taken else None


@rules("Q = T HAVE T YN", "Q = T YNMID HAVE T YN?", "Q = T HAVEYN T YN?", cost=-0.1, examples=("{unit}名下有{task}吗",))
def having_it(unit: Thing, *words: object) -> Query | None:
    """区科技局名下有任务9吗."""
    thing = next(word for word in words if isinstance(word, Thing))
    if unit.named and unit.kinds == ("Unit",):
        return answering(unit, Verb(()), thing)
    noun = not unit.bare and unit.kinds == ("Unit",) and thing.named and thing.kinds == ("Unit",)
    return identity(unit, "ynmid", thing) if noun else None


@rules(
    "Q = T ROLENOUN YNMID|HAVEYN HAVE? T YN?",
    "Q = T ROLENOUN HAVE T YN",
    "Q = T YNMID BELONG|AT|COP? T ROLENOUN YN?",
    "Q = T COP T ROLENOUN YN",
    cost=-0.2,
    examples=("{task}责任单位是否包含{unit}", "{unit}是否列入{task}责任单位"),
)
def whether_in_role(*words: object) -> Query | None:
    """任务9的责任单位是否包含区科技局; 区科技局是否列入任务9的责任单位."""
    things = [word for word in words if isinstance(word, Thing)]
    unit, thing = things if things[0].kinds == ("Unit",) else things[::-1]
    return answering(unit, Verb(next(ROLES[word] for word in words if isinstance(word, str) and word in ROLES)), thing)


@rules("P = NOTALONE R?", "P = OTHERUNIT R", cost=0.2, examples=("在{unit}牵头的任务当中，哪几项不光它一家",))
def not_alone(_: str, role: Verb | None = None) -> Predicate | None:
    """不光它一家; 其他单位协同: more than one answers for it."""
    plain = role is None or (role == Verb(role.roles) and role.roles != ROLES["lead"])  # 别家牵头 is by another
    return said_of(WORK, Linked("responsible", ANYTHING, (), _MORE)) if plain else None


@rules("T = SEVERAL T", cost=0.6, examples=("{unit}牵头的多部门任务",))
def of_several(_: str, thing: Thing) -> Thing | None:
    """多部门任务."""
    return None if thing.named else qualified(thing, said_of(WORK, Linked("responsible", ANYTHING, (), _MORE)))


@rules(
    "P = ROLENOUN COP? LONE",
    "P = SOLO",
    "P = ONLY? BY|BELONG LONE R?",
    "P = BY LONE ROLENOUN R",
    "P = ONLY BY ONLY R",
    "P = ROLENOUN ONLY ABOUT|SAID C",
    cost=0.1,
    examples=("责任单位唯一的任务", "单打独斗的任务"),
)
def one_alone(*words: object) -> Predicate | None:
    """责任单位唯一; 单打独斗; 单独交给一家单位: one unit answers for it."""
    measure = next((word for word in words if isinstance(word, Measure)), None)
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    fits = (measure is None or measure.number == _ONE) and not role.negated and role.roles in ((), ROLES["lead"])
    noun = next((ROLES[word] for word in words if isinstance(word, str) and word in ROLES), role.roles)
    return said_of(WORK, Linked("responsible", ANYTHING, noun, _ONE)) if fits else None


@rules("Q = EXC ITS R EXCEND? Q", cost=-0.5, examples=("除了自己牵头的，{unit}还负责哪些任务",))
def but_its_own(_: str, __: str, role: Verb, ___: str | None, query: Query) -> Query | None:
    """除了自己牵头的，区科技局还负责哪些任务: led by the unit of the question itself."""
    units = {part.to for part in leaves(query.where) if isinstance(part, Linked) and part.relation == "responsible"}
    if query.narrow or len(units) != 1 or not role.roles or role != Verb(role.roles):
        return None
    mine = Thing(query.find, (query.where,))
    found = qualified(mine, said_of(query.find, Not(Linked("responsible", units.pop(), role.roles))))
    return replace(query, where=found.where) if found else None


# -- none


@rules("P = EVEN T TOGETHER NOHAVE|NEG", "P = T COUNT NIL", cost=0.0, examples=("指标数为零的任务",))
def none_at_all(*words: object) -> Predicate | None:
    """连个指标都没有; 指标数为零."""
    thing = next(word for word in words if isinstance(word, Thing))
    predicate = None if thing.asked or thing.named else bond(thing)
    return negated(predicate) if predicate else None


@rules(
    "P = R T COUNT? NIL",
    "P = NOHAVE R T",
    "P = NEG HAVE ANYONE R T",
    "P = EVEN|C R T TOGETHER NOHAVE|NEG",
    cost=0.0,
    examples=("牵头任务数为0的单位", "一个牵头任务都没有的单位"),
)
def leading_none(*words: object) -> Predicate | None:
    """牵头任务数为0; 没有一项牵头任务."""
    role = next(word for word in words if isinstance(word, Verb))
    thing = next(word for word in words if isinstance(word, Thing))
    measure = next((word for word in words if isinstance(word, Measure)), None)
    plain = role == Verb(role.roles) and not (thing.named or thing.asked) and (not measure or measure.number == _ONE)
    return doing(replace(role, negated=True), replace(thing, number=None)) if plain else None


@rules(
    "P = T T COUNT NIL",
    "P = NOHAVE|NEG T NOTHING",
    "P = T C T TOGETHER NEG|NOHAVE R?",
    "P = T R T",
    cost=-0.2,
    examples=("{unit}任务数为零的行动", "哪些行动没{unit}什么事", "{unit}不承担任务的行动"),
)
def none_of_unit(*words: object) -> Predicate | None:
    """(行动)区科技局任务数为零, 没区科技局什么事, 区科技局不承担任务: nothing that belongs to it is the unit's."""
    unit, *more = (word for word in words if isinstance(word, Thing))
    measure = next((word for word in words if isinstance(word, Measure)), None)
    role = next((word for word in words if isinstance(word, Verb)), None)
    denied = {"nil", "no", "neg"} & {word for word in words if isinstance(word, str)} or (role and role.negated)
    plain = not more or more[0] in (Thing(("Task",)), Thing(("Task",), number=_ONE))
    if not (unit.kinds == ("Unit",) and unit.named and not unit.joint and denied and plain):
        return None
    if (measure and measure.number != _ONE) or (role and role.roles):
        return None
    own = bond(unit)
    tasks = qualified(Thing(("Task",)), own) if own else None
    predicate = bond(tasks) if tasks else None
    kinds = ("Action",) if more else ("Action", *WORK)
    own_of = tuple(option for option in negated(predicate).options if option[0] == "Action") if predicate else ()
    work = () if more or own is None else tuple(each for each in negated(own).options if each[0] in WORK)
    return Predicate(own_of + work) if own_of and kinds else None


@rules("P = NOHAVE T ON|MEANS", "P = NEG|NOHAVE USING T MEANS", cost=0.0, examples=("没拿指标来衡量的任务",))
def without_means(*words: object) -> Predicate | None:
    """无指标支撑; 没拿指标来衡量."""
    thing = next(word for word in words if isinstance(word, Thing))
    predicate = bond(thing) if thing.bare and set(thing.kinds) <= set(ROWS) and not thing.asked else None
    return negated(predicate) if predicate else None


# -- what belongs to what


@rules("P = USING T MEANS", cost=0.0, examples=("{task}用哪些指标考核",))
def by_means(_: str, thing: Thing, __: str) -> Predicate | None:
    """用哪些指标考核, 围绕哪些行动展开."""
    rows = thing.kinds and (set(thing.kinds) <= set(ROWS) or thing.kinds == ("Action",))
    return bond(thing) if rows and thing.bare and thing.asked else None


@rules("Q = T R|PLANVERB T", cost=0.2, examples=("{task}盯哪些指标",))
def taking_in(whole: Thing, role: Verb | str, parts: Thing) -> Query | None:
    """任务9盯哪些指标; 方案要搞哪些行动."""
    fits = parts.bare and parts.asked in ("which", "count") and role in (Verb(()), "planverb")
    if whole == _PLAN and fits and set(parts.kinds) <= {*WORK, "Action"}:
        return asking(parts)
    task = whole.named and whole.kinds == ("Task",) and parts.kinds and set(parts.kinds) <= set(ROWS)
    predicate = bond(parts) if fits and task else None
    return applied(whole, predicate) if predicate else None


@rules("T = T HELD T", cost=0.05, examples=("{task}设定的指标都是啥",))
def held(owner: Thing, _: str, thing: Thing) -> Thing | None:
    """任务9设定的指标."""
    fits = thing.bare and not thing.asked and not thing.number and not thing.pick
    if not fits or owner.asked or not thing.kinds or not set(thing.kinds) <= {*ROWS, "Task", "Action"}:
        return None
    rows = owner.kinds and set(owner.kinds) <= set(ROWS) and not owner.bare and thing.kinds == ("Task",)
    told = rows or (owner.named and owner.kinds != ("Unit",))
    return thing if owner == _PLAN else owned(owner, thing) if told else None


@rules("Q = T|Q LISTNOUN", "Q = LISTNOUN T", cost=0.4, examples=("行动清单",))
def as_a_list(*words: object) -> Query | None:
    """…清单, …一览: as a list, or as a table of what is counted for each."""
    query = next((word for word in words if isinstance(word, Query)), None)
    thing = next((word for word in words if isinstance(word, Thing)), None)
    if thing:
        query = None if thing.named or thing.asked else asking(thing)
    alone = query and isinstance(query.where, Some) and all(isinstance(part, Is) for part in query.where.parts)
    return query if query and not alone and isinstance(query.give, Listing | Tally | Figures) else None


@rules("Q = T T LISTNOUN", cost=0.0, examples=("方案矛盾清单",))
def list_of_the_plan(plan: Thing, thing: Thing, _: str) -> Query | None:
    """方案矛盾清单."""
    return asking(thing) if plan == _PLAN and not (thing.named or thing.asked) else None


@rules("Q = T NAMEQ", cost=0.1, examples=("所有行动叫什么名字",))
def their_names(thing: Thing, _: str) -> Query | None:
    """所有行动叫什么名字."""
    return asking(thing) if thing.bare and not thing.asked and thing.kinds in (("Action",), ("Group",)) else None


@rules("Q = COUNTUP Q", "Q = T|Q COUNTUP", cost=-0.05, examples=("数一数{unit}负责的任务", "没达标的任务，报个数"))
def counted_up(*words: object) -> Query | None:
    """数一数…; …，报个数."""
    thing = next((word for word in words if isinstance(word, Thing)), None)
    query = next((word for word in words if isinstance(word, Query)), None)
    if thing:
        query = None if thing.named or thing.asked or thing.pick else asking(thing)
    if query is None or not isinstance(query.give, Listing | Counting | Tally):
        return None
    return replace(query, give=Counting()) if isinstance(query.give, Listing) else query
