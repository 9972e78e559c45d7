"""Turns of phrase around duties and dependence: 责任单位只有, 由别家牵头、…参与, 任意一方, 因…而受影响."""

from dataclasses import replace

from graph import ANYTHING, Comparison, Linked, Query
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.counted import shared_by
from search.grammar.duty import Verb, doing, done_by
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, loose, negated, qualified, said_of, together
from search.grammar.things import ROLES
from search.grammar.ways import WORK

_ONE = Comparison("=", 1)


# -- duties


@rules("R = JOINTLY", cost=0.0, examples=("{unit}和{unit2}共担的任务",))
def jointly(_: str) -> Verb:
    """共担, 合着干."""
    return Verb((), joint=True)


@rules("P = TOWARD T R", cost=0.0, examples=("哪些单位要对{task}负责",))
def toward(_: str, thing: Thing, role: Verb) -> Predicate | None:
    """对任务9负责, 为任务9担责."""
    return doing(role, thing) if thing.named and thing.kinds != ("Unit",) else None


@rules("P = AT T ON? R", cost=0.0, examples=("在{task}上有责任的单位有几家",))
def on_which(_: str, thing: Thing, __: str | None, role: Verb) -> Predicate | None:
    """在任务9上有责任."""
    return doing(role, thing) if thing.named and set(thing.kinds) <= set(WORK) else None


@rules("Q = T BY? FEW R", cost=0.0, examples=("{task}这活几家干",))
def how_many_do(thing: Thing, *words: object) -> Query | None:
    """任务9几家干."""
    role = words[-1]
    fits = thing.named and set(thing.kinds) <= set(WORK) and role == Verb(())
    predicate = doing(Verb(()), thing) if fits else None
    return applied(Thing(("Unit",), asked="count"), predicate) if predicate else None


@rules(
    "P = ROLENOUN ONLY COP|HAVE|SAID? T",
    "P = ONLY ROLENOUN COP|HAVE T",
    "P = ROLENOUN COP|HAVE ONLY T",
    cost=0.0,
    examples=("责任单位只有{unit}的任务", "唯一责任单位是{unit}的任务"),
)
def by_this_alone(*words: object) -> Predicate | None:
    """责任单位仅为区科技局."""
    unit = thing_in(words)
    noun = next(ROLES[word] for word in words if isinstance(word, str) and word in ROLES)
    return done_by(unit, Verb(noun, only=True)) if unit.named and unit.kinds == ("Unit",) and not noun else None


@rules("P = EXC T EXCEND? NOONE R?", "P = ONLY T R? NOONE", cost=-0.2, examples=("除了{unit}没人负责的任务",))
def by_none_but(*words: object) -> Predicate | None:
    """除了区科技局没人负责."""
    unit = thing_in(words)
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    fits = unit.named and unit.kinds == ("Unit",) and role == Verb(())
    return done_by(unit, replace(role, only=True)) if fits else None


@rules(
    "P = NOOTHERS TOGETHER? R?",
    "P = NEG HAVE|ABOUT OTHERUNIT",
    cost=0.0,
    examples=("不跟别的部门共担、{unit}负责的任务",),
)
def with_no_others(*words: object) -> Predicate | None:
    """不跟别的部门共担: one unit answers for it."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    return said_of(WORK, Linked("responsible", ANYTHING, (), _ONE)) if not role.negated else None


@rules(
    "P = TOGETHER BELONG T ROLE|DUTYNOUN?",
    "P = BELONG T ROLE|DUTYNOUN",
    "P = ROLENOUN TOGETHER HAVE|ABOUT|COP T",
    cost=0.0,
    examples=("同时落到{unit}和{unit2}头上的任务", "责任单位同时包括{unit}和{unit2}的任务"),
)
def upon_all(*words: object) -> Predicate | None:
    """同时落到区科技局和区财政局头上."""
    unit = thing_in(words)
    if not unit.named or unit.kinds != ("Unit",) or ("together" in words and unit.joint not in ("and", "all")):
        return None
    role = ROLES.get(str(words[-1]), ()) if words[0] == "belong" or words[1] == "belong" else ROLES[str(words[0])]
    return done_by(replace(unit, joint="all") if "together" in words else loose(unit), Verb(role))


@rules("Q = AT? T IN|ON T COP TOGETHER? ROLENOUN", cost=0.0, examples=("在哪些任务上{unit}和{unit2}是共同责任单位",))
def in_which_they_are(*words: object) -> Query | None:
    """在哪些任务上区科技局和区财政局是共同责任单位."""
    asked, unit = (word for word in words if isinstance(word, Thing))
    role = Verb(ROLES[str(words[-1])])
    fits = unit.named and unit.kinds == ("Unit",) and asked.bare and asked.asked in ("which", "count")
    whole = replace(unit, joint="all") if unit.joint == "and" else unit
    predicate = done_by(whole, role) if fits and set(asked.kinds) <= set(WORK) else None
    return applied(asked, predicate) if predicate else None


@rules(
    "P = BY OTHERUNIT R AND? T R",
    "P = T R AND? BY? OTHERUNIT R",
    "P = BY? T R AND? NEG|NOTCOP BY? ITS R",
    "P = T COP|LISTAS ROLENOUN AND? NOTCOP ROLENOUN",
    "P = T LISTAS ROLENOUN AND? NEG LISTAS? ROLENOUN",
    "P = T AND? NEG|NOTCOP ITS? R AND? T R",
    cost=0.0,
    examples=("由别家牵头、{unit}参与的任务", "哪些任务{unit}参加了但不是它牵头"),
)
def but_not_leading(*words: object) -> Predicate | None:
    """由别家牵头、区科技局参与; 参加了但不是它牵头; 是参与单位而不是牵头单位."""
    unit = thing_in(words)
    roles = [word.roles for word in words if isinstance(word, Verb)]
    roles += [ROLES[word] for word in words if isinstance(word, str) and word in ROLES]
    if len(roles) != 2 or unit.kinds != ("Unit",) or not unit.named or ROLES["lead"] not in roles or unit.joint:
        return None
    if any(isinstance(word, Verb) and word != Verb(word.roles) for word in words):
        return None
    own = next((role for role in roles if role != ROLES["lead"]), None)
    does, leads = (done_by(unit, Verb(role)) for role in (own or (), ROLES["lead"]))
    return together(does, negated(leads)) if own is not None and does and leads else None


@rules("Q = EXC R T R T", "Q = EXC R T HAVE? R T", cost=0.0, examples=("除去牵头的，{unit}还参与哪些任务",))
def besides_those(_: str, left: Verb, unit: Thing, *words: object) -> Query | None:
    """除去牵头的，区科技局还参与哪些任务."""
    role, asked = next(word for word in words if isinstance(word, Verb)), thing_in(words)
    if left.roles != ROLES["lead"] or asked.asked not in ("which", "count") or not asked.bare or not asked.kinds:
        return None
    predicate = but_not_leading(unit, role, left)
    return applied(asked, predicate) if predicate and set(asked.kinds) <= set(WORK) else None


@rules(
    "P = HAVE SEVERAL OF? ROLENOUN",
    "P = ROLENOUN SEVERAL",
    "P = BELONG SEVERAL",
    cost=0.0,
    examples=("责任单位不唯一的任务", "压给好几个单位的任务"),
)
def upon_several(*words: str | None) -> Predicate:
    """责任单位不唯一; 压给好几个单位."""
    roles = next((ROLES[word] for word in words if word in ROLES), ())
    return said_of(WORK, Linked("responsible", ANYTHING, roles, Comparison(">", 1)))


@rules(
    "P = T R AND? T R",
    "P = T BY ITS R AND? T BY ITS R",
    "P = AS T ROLENOUN",
    "P = T R",
    cost=0.1,
    examples=("{task}牵头，任务1也牵头的是哪些单位",),
)
def doing_both(*words: object) -> Predicate | None:
    """任务1由它牵头、任务9也由它牵头: said of units."""
    things = [word for word in words if isinstance(word, Thing)]
    verbs = [word for word in words if isinstance(word, Verb)]
    noun = next((Verb(ROLES[word]) for word in words if isinstance(word, str) and word in ROLES), None)
    if any(not each.named or not set(each.kinds) <= {*WORK, "Action"} for each in things) or len(set(verbs)) > 1:
        return None
    if len(things) == len(verbs) == 1:  # 任务9和任务1都牵头
        fits = things[0].joint == "and" and verbs[0] == Verb(verbs[0].roles, joint=True)
        return doing(replace(verbs[0], joint=False), things[0]) if fits else None
    if noun:
        return doing(noun, things[0]) if things[0].joint == "and" else None
    first, second = (doing(verbs[0], each) for each in things)
    return together(first, second) if first and second and verbs[0] == Verb(verbs[0].roles) else None


@rules("T = BOTHIS T AND COP? T", cost=-0.3, examples=("既是{task}牵头单位又是任务1牵头单位的有哪些",))
def both_at_a_time(_: str, one: Thing, *words: object) -> Thing | None:
    """既是任务9牵头单位又是任务1牵头单位."""
    other = thing_in(words)
    plain = not any(each.named or each.asked or each.bare or each.roles or each.pick for each in (one, other))
    return qualified(one, said_of(one.kinds, other.where)) if plain and one.kinds == other.kinds else None


@rules("Q = T NUM? BY? SAMEUNIT R COP? T|WHATARE|WHO", cost=0.0, examples=("{task}和任务1由同一家牵头的是哪些单位",))
def by_one_and_the_same(both: Thing, *words: object) -> Query | None:
    """由同一家牵头的是哪些单位."""
    role = next(word for word in words if isinstance(word, Verb))
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",), asked="which"))
    fits = both.named and both.joint in ("and", "all") and asked.bare and asked.kinds == ("Unit",)
    predicate = doing(role, replace(both, joint="and")) if fits and role == Verb(role.roles) else None
    return applied(replace(asked, asked=asked.asked or "which"), predicate) if predicate else None


@rules(
    "Q = T T SHAREDBY WHATARE|WHICH|HOWMANYARE",
    "Q = T T HAVE WHICH SHAREDBY",
    "Q = T T WHATARE|WHICH COP? SHAREDBY",
    cost=-0.3,
    examples=("{task}和任务1的牵头单位，相同的有哪些",),
)
def those_shared(both: Thing, thing: Thing, *words: str | None) -> Query | None:
    """任务9和任务1的牵头单位，相同的有哪些."""
    return shared_by(both, thing, *(word for word in words if word in ("whatare", "howmanyare")))


@rules("Q = T ROLENOUN SAID|FIGVERB COP? WHO|WHICH|T", cost=0.0, examples=("{task}责任栏里写的是谁",))
def written_there(thing: Thing, role: str, *words: object) -> Query | None:
    """任务9责任栏里写的是谁."""
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",), asked="which"))
    fits = thing.named and asked.bare and asked.kinds == ("Unit",) and asked.asked in ("which", "count")
    predicate = doing(Verb(ROLES[role]), thing) if fits else None
    return applied(asked, predicate) if predicate else None


# -- either of several


@rules("T = T IN? ANYOF", cost=0.0, examples=("{unit}和{unit2}任意一方负责的任务",))
def any_of(thing: Thing, *_: str | None) -> Thing | None:
    """区科技局、区财政局任意一方."""
    return replace(thing, joint="or") if thing.joint in ("and", "or") and thing.named else None


@rules("P = ANYOF COP|HAVE T", cost=0.0, examples=("责任单位恰为两家且其中一家是{unit}的任务",))
def one_of_them_is(_: str, __: str, unit: Thing) -> Predicate | None:
    """其中一家是区科技局: of what it answers for, with others."""
    return done_by(unit, Verb(())) if unit.named and unit.kinds == ("Unit",) and not unit.joint else None


@rules("P = P UNIONAND P", cost=-0.3, examples=("把{unit}负责的和{unit2}负责的任务汇总列出",))
def those_and_those(one: Predicate, _: str, other: Predicate) -> Predicate | None:
    """区科技局负责的和区财政局负责的."""
    return together(one, other, some=True)


@rules("T = T NUM? T UNION", "T = T AND? T UNION", cost=0.0, examples=("{unit}和{unit2}两家的任务合在一起有哪些",))
def taken_together(units: Thing, *words: object) -> Thing | None:
    """区科技局和区财政局两家的任务合在一起."""
    *_, thing = [word for word in words if isinstance(word, Thing)]
    if not units.named or len(units.parts) < 2 or thing.asked or thing.named or not set(thing.kinds) <= set(WORK):
        return None
    predicate = bond(replace(units, joint="or"))
    return qualified(thing, predicate) if predicate and thing.kinds else None


@rules(
    "P = BY T OR BY T R",
    "P = WHETHEROR T R? OR T R",
    "P = WHETHEROR T R? T R",
    cost=-0.6,
    examples=("由{unit}或者由{unit2}承担的任务", "不管是{unit}还是{unit2}负责的任务"),
)
def by_either(*words: object) -> Predicate | None:
    """由区科技局或者由区财政局承担."""
    one, other = (word for word in words if isinstance(word, Thing))
    roles = {word for word in words if isinstance(word, Verb)}
    fits = one.named and other.named and one.kinds == other.kinds == ("Unit",) and len(roles) == 1
    role = roles.pop() if fits else Verb(())
    said = [done_by(each, role) for each in (one, other)] if role == Verb(role.roles) and fits else [None]
    return together(said[0], said[1], some=True) if said[0] and said[1] else None


@rules("Q = P T LIST", cost=0.6, examples=("无论{unit}负责还是{unit2}负责，任务统统列上",))
def said_then_listed(said: Predicate, thing: Thing, _: str) -> Query | None:
    """无论…负责，任务统统列上."""
    found = qualified(thing, said) if thing.bare and not thing.asked and thing.kinds else None
    return asking(found) if found else None


@rules("Q = T HAVE T DUTYNOUN", cost=0.1, examples=("哪几项任务有{unit}或者{unit2}的责任",))
def has_share_of(asked: Thing, _: str, unit: Thing, __: str) -> Query | None:
    """哪几项任务有区科技局的责任."""
    fits = asked.bare and asked.asked in ("which", "count") and unit.named and unit.kinds == ("Unit",)
    predicate = done_by(unit, Verb(())) if fits and set(asked.kinds) <= set(WORK) else None
    return applied(asked, predicate) if predicate else None
