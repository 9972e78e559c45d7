"""How people say it aloud: 任务9，牵头的是谁; 牵了几项任务的头; 牵头最多的; …任务多还是…任务多; in a frame of courtesy."""

from dataclasses import replace

from graph import ANYTHING, Comparison, Counting, Every, Linked, Listing, Not, Query, Tally, leaves
from search.grammar.chart import rules
from search.grammar.compare import most_of
from search.grammar.duty import Verb, doing, done_by
from search.grammar.meaning import Gap, Predicate, Thing, applied, asking, bond, qualified, said_of, settled, together
from search.grammar.things import ROLES, Measure
from search.grammar.ways import WORK

_ONE = Comparison("=", 1)


@rules("P = BY T FIGVERB", cost=0.2, examples=("{row}由谁建",))
def built_by(_: str, unit: Thing, __: str) -> Predicate | None:
    """由谁建."""
    return done_by(unit, Verb(()))


@rules("R = SOLO", cost=0.0, examples=("{unit}单干的任务",))
def alone(_: str) -> Verb:
    """单干: answers for it and nobody else does."""
    return Verb((), only=True)


@rules("Q = MAY Q YN", cost=0.0, examples=("能告诉我{task}由谁负责吗",))
def politely(_: str, query: Query, __: str) -> Query:
    """能告诉我…吗."""
    return query


@rules(
    "Q = T IN? AS? R TOGETHER? COP? WHO|WHICH",
    "Q = T IN? AS? R TOGETHER? COP T",
    cost=0.1,
    examples=("{task}，牵头的是谁", "{task}牵头的是哪个单位"),
)
def whose_duty(thing: Thing, *words: object) -> Query | None:
    """任务9，牵头的是谁; 某行动里当牵头的有谁."""
    role = next(word for word in words if isinstance(word, Verb))
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",), asked="which"))
    if thing.kinds == ("Unit",) or thing.asked or thing.bare or thing.pick or asked.kinds != ("Unit",):
        return None
    if not asked.bare or asked.asked not in ("which", "count") or role.negated or role.only:
        return None
    predicate = doing(role, thing)
    return applied(asked, predicate) if predicate else None


@rules(
    "Q = T R TOGETHER? COP|WHATARE T R T?",
    "Q = T R TOGETHER? COP WHO R T?",
    cost=-0.2,
    examples=("{unit}配合的都是哪几家牵头的任务", "{unit}参与的是谁牵头的工作"),
)
def whose_work_it_shares(unit: Thing, role: Verb, *words: object) -> Query | None:
    """区科技局配合的是哪些单位牵头的工作."""
    other = next(word for word in words if isinstance(word, Verb))
    things = [word for word in words if isinstance(word, Thing)]
    work = next((each for each in things if each.kinds == ("Task",)), Thing(("Task",)))
    asked = next((each for each in things if each is not work), Thing(("Unit",), asked="which"))
    plain = all(each == Verb(each.roles) for each in (role, other)) and work == Thing(("Task",))
    said = done_by(unit, role) if plain and unit.kinds == ("Unit",) and unit.named else None
    tasks = qualified(work, said) if said and asked == Thing(("Unit",), asked="which") else None
    predicate = doing(other, tasks) if tasks else None
    return applied(asked, predicate) if predicate else None


@rules("Q = T R COP T YN", cost=0.1, examples=("{task}牵头的是{unit}吧",))
def is_duty_of(thing: Thing, role: Verb, _: str, unit: Thing, __: str) -> Query | None:
    """任务9牵头的是区科技局吧."""
    named = thing.named and unit.named and unit.kinds == ("Unit",) and thing.kinds != ("Unit",)
    predicate = done_by(unit, role) if named else None
    return applied(thing, predicate) if predicate and predicate.plain else None


@rules("P = PULL T PULLEND", cost=0.0, examples=("{unit}牵了几项任务的头", "谁牵了{task}的头"))
def pulling(_: str, thing: Thing, __: str) -> Predicate | None:
    """牵了几项任务的头: leads them."""
    return doing(Verb(ROLES["lead"]), thing)


@rules("Q = R T R|HAVE HOWMANY|HOWMANYARE T?", cost=0.0, examples=("光牵头{unit}就背了多少项",))
def how_many_so(role: Verb, unit: Thing, taken: Verb | str, *words: object) -> Query | None:
    """光牵头区科技局就背了多少项."""
    thing = next((word for word in words if isinstance(word, Thing)), Thing(("Task",)))
    plain = role == Verb(role.roles) and taken in ("have", Verb(())) and unit.kinds == ("Unit",) and unit.named
    fits = plain and thing.bare and not thing.asked and thing.kinds and set(thing.kinds) <= set(WORK)
    predicate = done_by(unit, role) if fits else None
    found = qualified(replace(thing, asked="count"), predicate) if predicate else None
    return asking(found) if found else None


@rules("P = R MOST", cost=0.3, examples=("谁牵头最多", "牵头最多的单位"))
def doing_most(role: Verb, pick: str) -> Predicate | None:
    """牵头最多: of tasks."""
    plain = not (role.negated or role.only or role.joint or role.apart)
    return doing(role, Thing(("Task",), pick=pick)) if plain else None


@rules("Q = WHO|T T R", cost=0.2, examples=("谁给{task}牵头", "哪几个部门给{unit}牵头的任务搭把手"))
def for_whom(who: str | Thing, thing: Thing, role: Verb) -> Query | None:
    """谁给任务9牵头, 谁对任务9负责."""
    asked = who if isinstance(who, Thing) else Thing(("Unit",), asked="which")
    fits = not (thing.bare or thing.asked) and thing.kinds and set(thing.kinds) <= {*WORK, "Action"}
    if not fits or role.negated or role.only or not asked.bare or asked.kinds != ("Unit",) or asked.asked != "which":
        return None
    predicate = doing(role, thing)
    return applied(asked, predicate) if predicate else None


@rules(
    "P = R C",
    "P = CMP R|HAVE NUM T?",
    cost=0.2,
    examples=("牵头超过3项的单位", "恰好承担4项任务的单位", "至少牵头3项任务的单位有哪些"),
)
def doing_so_many(*words: object) -> Predicate | None:
    """牵头超过3项, 恰好承担4项任务: of tasks, where nothing else is said."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    measure = next(word for word in words if isinstance(word, Measure))
    thing = next((word for word in words if isinstance(word, Thing)), Thing(("Task",)))
    number = Comparison(words[0], measure.number.value) if isinstance(words[0], str) else measure.number
    plain = thing == Thing(thing.kinds) and set(thing.kinds) <= set(WORK)
    told = isinstance(words[-1], Thing) or measure.unit in ("项", "条", "件")
    return doing(role, replace(thing, number=number)) if plain and told else None


@rules("P = BUSIEST P", cost=0.0, examples=("哪家单位担子最重，任务最多",))
def busiest_of_all(pick: str, other: Predicate) -> Predicate | None:
    """担子最重，任务最多: the same said twice."""
    return other if busiest(pick) == other or bond(Thing(("Task",), pick=pick)) == other else None


@rules("Q = T P COP? WHICH|WHO|WHATARE", cost=0.2, examples=("行动里，任务最多的是哪一个",))
def which_most(thing: Thing, predicate: Predicate, *_: str | None) -> Query | None:
    """行动里，任务最多的是哪一个."""
    gap = predicate.of(thing.kinds[0]) if thing == Thing(thing.kinds) and len(thing.kinds) == 1 else None
    picked = isinstance(gap, Gap) and gap.thing.pick
    return applied(replace(thing, asked="which"), predicate) if picked else None


@rules("P = BUSIEST", cost=0.1, examples=("哪个单位最忙",))
def busiest(pick: str) -> Predicate | None:
    """最忙: answers for most tasks."""
    return doing(Verb(()), Thing(("Task",), pick=pick))


@rules("Q = Q TODO", cost=0.2, examples=("{unit}有哪些活要干",))
def to_be_done(query: Query, _: str) -> Query | None:
    """…有哪些活要干."""
    plain = isinstance(query.give, Listing | Counting) and not query.narrow
    return query if plain and all(kind in WORK for kind in query.find) else None


@rules("Q = R T P", cost=0.3, examples=("做{task}之前要先完成哪些任务",))
def before_doing(role: Verb, thing: Thing, predicate: Predicate) -> Query | None:
    """做任务9之前要先完成哪些任务."""
    gap = predicate.of("Task")
    fits = thing.named and thing.kinds == ("Task",) and role == Verb(()) and isinstance(gap, Gap)
    return applied(thing, predicate) if fits else None


@rules("Q = T BY? T COP? R OR R", "Q = T COP? R OR R T", cost=0.0, examples=("{task}{unit}是牵头还是配合",))
def in_which_role(*words: object) -> Query | None:
    """任务60人社局是牵头还是配合: why the unit is found tells it."""
    things = [word for word in words if isinstance(word, Thing)]
    unit = next((thing for thing in things if thing.kinds == ("Unit",)), None)
    other = next((thing for thing in things if thing is not unit), None)
    plain = all(word == Verb(word.roles) for word in words if isinstance(word, Verb))
    if unit is None or other is None or not (plain and unit.named and other.named) or unit.joint:
        return None
    predicate = doing(Verb(()), other)
    found = qualified(replace(unit, named=False), predicate) if predicate else None
    return asking(found) if found else None


@rules("P = R AND? R", cost=0.3, examples=("哪些单位只参与不牵头",))
def doing_one_alone(*words: object) -> Predicate | None:
    """只参与不牵头: said of units, of whatever they answer for."""
    one, other = (word for word in words if isinstance(word, Verb))
    if one.negated == other.negated:
        return None
    does = [Linked("responsible_for", ANYTHING, word.roles) for word in (one, other)]
    said = tuple(Not(each) if word.negated else each for word, each in zip((one, other), does, strict=True))
    return said_of(("Unit",), Every(said))


@rules("Q = T APART|TOGETHER? WHOSE", cost=0.0, examples=("{task}这活儿是谁的", "没达标的任务都是哪几家的"))
def whose(thing: Thing, *_: str | None) -> Query | None:
    """任务9是谁的."""
    known = settled(thing)
    fits = known and not (known.bare or known.asked) and all(kind in (*WORK, "Action") for kind in known.kinds)
    predicate = doing(Verb(()), known) if known and fits else None
    return applied(Thing(("Unit",), asked="which"), predicate) if predicate else None


@rules("Q = T HAVEYN R YN?", "Q = T YNMID R YN?", cost=0.2, examples=("{unit}有没有牵过头",))
def ever_does(unit: Thing, _: str, role: Verb, __: str | None) -> Query | None:
    """区科技局有没有牵过头: of anything."""
    if unit.kinds != ("Unit",) or not unit.named or unit.joint or role != Verb(role.roles):
        return None
    return applied(unit, said_of(("Unit",), Linked("responsible_for", ANYTHING, role.roles)))


@rules("Q = T R", cost=0.4, examples=("总共有多少家单位参与", "哪些单位从没牵过头"))
def whoever_does(asked: Thing, role: Verb) -> Query | None:
    """多少家单位参与: anything at all; 哪些单位从没牵过头: nothing."""
    plain = role == Verb(role.roles, role.negated)
    if asked.kinds != ("Unit",) or not asked.bare or not plain or asked.asked != ("which" if role.negated else "count"):
        return None
    some = Linked("responsible_for", ANYTHING, role.roles)
    found = qualified(asked, said_of(("Unit",), Not(some) if role.negated else some))
    return asking(found) if found else None


@rules("P = NOHAVE|NEG OTHERUNIT R?", cost=0.0, examples=("没有别的单位参与的{unit}的任务",))
def by_no_other(*_: object) -> Predicate:
    """没有别的单位参与."""
    return said_of(WORK, Linked("responsible", ANYTHING, (), _ONE))


@rules("P = P AND? NOHAVE|NEG OTHERUNIT R?", cost=0.0, examples=("{unit}和{unit2}共同负责、没有第三家的任务",))
def by_no_third(predicate: Predicate, *_: object) -> Predicate | None:
    """区科技局和区财政局共同负责、没有别的单位: by just as many as are named."""
    condition = predicate.of("Task")
    if condition is None or isinstance(condition, Gap):
        return None
    told = [part for part in leaves(condition) if isinstance(part, Linked) and part.relation == "responsible"]
    if any(part.number for part in told):  # 一家单干、没别人掺和 says it twice
        return predicate if any(part.number == _ONE for part in told) else None
    links = {part.to for part in told}
    alone = Linked("responsible", ANYTHING, (), Comparison("=", len(links)))
    return together(predicate, said_of(WORK, alone)) if links else None


@rules(
    "P = ROLENOUN COUNT? ONLY COP|HAVE? C",
    "P = ROLENOUN COUNT COP? C",
    cost=0.0,
    examples=("责任单位只有一家的任务", "责任单位数大于3的任务"),
)
def units_so_many(role: str, *words: object) -> Predicate | None:
    """责任单位只有一家."""
    measure = next(word for word in words if isinstance(word, Measure))
    if "only" in words and measure.number.comparator != "=":
        return None
    return said_of(WORK, Linked("responsible", ANYTHING, ROLES[role], measure.number))


@rules(
    "Q = T T MORE OR T T MORE",
    "Q = COP T T MORE OR T T MORE",
    "Q = T OR T T MORE",
    cost=0.0,
    examples=("{unit}任务多还是{unit2}任务多", "{unit}还是{unit2}的任务多"),
)
def which_has_more(*words: object) -> Query | None:
    """区科技局任务多还是区财政局任务多."""
    things = [word for word in words if isinstance(word, Thing)]
    units, counted = things[0::2] if len(things) == 4 else things[:2], things[1::2] if len(things) == 4 else things[2:]
    picks = {word for word in words if word in ("most", "fewest")}
    if any(each.kinds != ("Unit",) or not each.named or each.joint for each in units) or len(picks) != 1:
        return None
    if any(each.kinds != counted[0].kinds or not each.bare or each.asked for each in counted) or not counted[0].kinds:
        return None
    both = replace(units[0], parts=tuple(part for each in units for part in each.parts), named=False)
    return most_of(both, replace(counted[0], pick=picks.pop()), None)


@rules("Q = T CMPTO Q", cost=0.0, examples=("{unit}和{unit2}相比，谁的任务多",))
def set_against(units: Thing, _: str, query: Query) -> Query | None:
    """甲和乙相比，谁的任务多: the best of the two."""
    best = isinstance(query.give, Tally) and query.give.pick in ("most", "fewest")
    if not best or query.find != units.kinds or units.joint != "and":
        return None
    return replace(query, where=replace(units, joint="").where)
