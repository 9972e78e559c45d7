"""Whose part in what: 十个行动个个都有份, 是否参与但不牵头, 有没有份, 还有别的单位吗, 有多少项，分别是哪些."""

from dataclasses import dataclass, replace

from graph import ANYTHING, Comparison, Counting, Linked, Listing, Narrow, OfKind, Query, Whether
from search.grammar.asked import all_so, statement
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing, done_by, done_by_in_two
from search.grammar.meaning import Predicate, Thing, applied, bond, qualified, said_of
from search.grammar.owned import owned
from search.grammar.things import ROLES, Measure, both, excluded
from search.grammar.ways import WORK, by_id


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What is done in each of so many things of a kind."""

    kind: str
    number: int
    role: Verb


# -- everywhere


@rules("W = R ALLOFKIND", cost=0.0)
def all_of_kind(role: Verb, whole: tuple[str, int]) -> Everywhere | None:
    """参与所有行动."""
    return Everywhere(*whole, role) if _plain(role) else None


@rules(
    "W = ALLOFKIND|EACHOFKIND IN? TOGETHER R",
    "W = ALLOFKIND|EACHOFKIND IN? TOGETHER R T",
    "W = ALLOFKIND|EACHOFKIND IN? TOGETHER HAVE T R?",
    "W = ALLOFKIND|EACHOFKIND IN? TOGETHER CMP HAVE? NUM R? T",
    cost=-0.4,
)
def in_each_of_kind(*words: object) -> Everywhere | None:
    """每个行动中都有牵头任务, 每个行动都参与, 每个行动里都有任务."""
    kind, number = next(word for word in words if isinstance(word, tuple))
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    role = replace(role, joint=False)
    tasks = [word for word in words if isinstance(word, Thing)]
    fits = all(each == Thing(("Task",)) for each in tasks) and (not tasks or kind == "Action") and _plain(role)
    if any(isinstance(word, Measure) and word.number.value != 1 for word in words):
        return None
    return Everywhere(kind, number, role) if fits and {">", "<", "<=", "="}.isdisjoint(words) else None


@rules("P = R? T HAVE|ABOUT|SPREAD ALLOFKIND", cost=-0.2, examples=("牵头任务覆盖所有行动的单位",))
def spread_everywhere(*words: object) -> Predicate | None:
    """牵头任务覆盖所有行动."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    fits = Thing(("Task",)) in words and _plain(role)
    kind, number = next(word for word in words if isinstance(word, tuple))
    return doing_everywhere(Everywhere(kind, number, role)) if fits else None


@rules(
    "Q = YNMID ALLOFKIND|EACHOFKIND IN? TOGETHER P YN?",
    "Q = ALLOFKIND|EACHOFKIND IN? TOGETHER P YN",
    "Q = ALLOFKIND|EACHOFKIND IN? YNMID TOGETHER P YN?",
    cost=0.4,
    examples=("每个行动都有{unit}的任务吗",),
)
def so_everywhere(*words: object) -> Query | None:
    """每个行动都有区科技局的任务吗."""
    kind, _ = next(word for word in words if isinstance(word, tuple))
    predicate = next(word for word in words if isinstance(word, Predicate))
    return all_so(Thing((kind,)), predicate)


@rules("P = W", "P = AT W", cost=-0.2, examples=("在每个行动中都有牵头任务的单位有哪些", "参与所有行动的单位"))
def doing_everywhere(*words: str | Everywhere) -> Predicate:
    """在每个行动中都有牵头任务: in so many as there are."""
    where = words[-1]
    assert isinstance(where, Everywhere)
    relation = "engaged_in" if where.kind == "Action" else "responsible_for"
    number = Comparison(">=", where.number)
    return said_of(("Unit",), Linked(relation, OfKind((where.kind,)), where.role.roles, number))


@rules(
    "Q = T YNMID AT? W YN?",
    "Q = T AT? W YN",
    "Q = T AT? ALLOFKIND|EACHOFKIND IN? YNMID TOGETHER R YN?",
    "Q = T AT? ALLOFKIND|EACHOFKIND IN? YNMID TOGETHER HAVE T YN?",
    cost=-0.4,
    examples=("{unit}是不是每个行动都有份", "{unit}在每个行动里都有任务吗", "{unit}参与了所有行动吗"),
)
def whether_everywhere(unit: Thing, *words: object) -> Query | None:
    """区科技局是不是十个行动个个都有份: whether each of them has it, so that the answer tells in how many it is so."""
    where = next((word for word in words if isinstance(word, Everywhere)), None) or in_each_of_kind(*words)
    if where is None:
        return None
    own = done_by(unit, where.role) if unit.named and unit.kinds == ("Unit",) and not unit.joint else None
    whole = qualified(Thing((where.kind,)), own) if own else None
    return Query(whole.kinds, ANYTHING, Whether(), Narrow(whole.kinds, whole.where)) if whole else None


def _plain(role: Verb) -> bool:
    return role == Verb(role.roles)


# -- part in it, and not the lead


@rules(
    "Q = T YNMID R T AND? R YN?",
    "Q = T R T AND? R YN",
    "S = T R T AND? R",
    "Q = T AT? T IN? YNMID R AND? R YN?",
    "Q = T AT? T IN? R AND? R YN|YNMID",
    "Q = AT T IN? T YNMID R AND? R YN?",
    "Q = T R T YNMID R AND? R YN?",
    "Q = YNMID T AT? T IN? R AND? R YN?",
    cost=-0.3,
    examples=("{unit}是否参与{task}但不牵头", "{unit}在{task}里是不是只参与不牵头"),
)
def part_without_lead(*words: object) -> Query | None:
    """区科技局是否参与任务9但不牵头."""
    things = [word for word in words if isinstance(word, Thing)]
    unit, thing = things if things[0].kinds == ("Unit",) else things[::-1]
    *first, one, other = (word for word in words if isinstance(word, Verb))
    if any(each != Verb(()) for each in first) or not unit.named or unit.kinds != ("Unit",) or unit.joint:
        return None
    predicate = done_by_in_two(unit, one, "and", other) if one.negated != other.negated else None
    sole = thing.named and not thing.joint and thing.kinds and set(thing.kinds) <= set(WORK)
    return statement(thing, predicate) if predicate and sole else None


@rules(
    "Q = T YNMID BELONG|COP? T ROLENOUN AND? NEG|NOTCOP ROLENOUN YN?",
    "Q = T COP T ROLENOUN AND? NEG|NOTCOP ROLENOUN YN",
    cost=-0.4,
    examples=("{unit}是否属于{task}的参与单位而非牵头单位",),
)
def in_one_role_only(unit: Thing, *words: object) -> Query | None:
    """区科技局是否属于任务9的参与单位而非牵头单位."""
    thing = next(word for word in words if isinstance(word, Thing))
    one, other = (Verb(ROLES[word]) for word in words if isinstance(word, str) and word in ROLES)
    return part_without_lead(unit, one, thing, replace(other, negated=True))


# -- any part in it


@rules(
    "Q = T IN? HAVE T T YN",
    "Q = T IN? HAVEYN T T|DUTYNOUN YN?",
    "Q = T IN? HAVE T DUTYNOUN YN",
    "Q = T IN? YNMID HAVE T T|DUTYNOUN",
    "Q = T AT? T IN? YNMID|HAVEYN HAVE? T YN?",
    "Q = T AT? T IN? HAVE T YN",
    "Q = T AT? T IN? HAVEYN|HAVE DUTYNOUN YN?",
    "Q = T AT? T IN? R T? YN",
    "Q = T YNMID R|HAVE T? AT? T IN? YN?",
    "Q = AT T IN? T YNMID|HAVEYN HAVE? T YN?",
    "Q = AT T IN? T R|HAVE T YN",
    "Q = T T YNMID|HAVEYN HAVE? T",
    cost=-0.2,
    examples=("{unit}在{action}中是否有任务", "{action}里{unit}有没有份"),
)
def any_part_in(*words: object) -> Query | None:
    """区科技局在人才集聚行动中是否有任务; 区科技局在任务里有没有份."""
    things = [word for word in words if isinstance(word, Thing)]
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    units = [each for each in things if each.kinds == ("Unit",) and each.named and not each.joint]
    wholes = [each for each in things if each.kinds == ("Action",) and each.named and not each.joint]
    rest = [each for each in things if each not in (*units, *wholes)]
    role = replace(role, joint=False)
    if len(units) != 1 or len(wholes) > 1 or not _plain(role) or any(each != Thing(("Task",)) for each in rest):
        return None
    if not wholes and not (rest and {"dutynoun"} & {word for word in words if isinstance(word, str)}):
        return None
    tasks = owned(wholes[0], Thing(("Task",))) if wholes else Thing(("Task",))
    predicate = doing(role, tasks) if tasks else None
    return applied(units[0], predicate) if predicate else None


# -- how many, and which


@rules(
    "Q = Q APART? WHATARE|WHICH|NAMEQ",
    "Q = Q THEN|AND? LIST|LISTNOUN|ROSTER",
    cost=0.0,
    examples=("{unit}牵头的任务有多少项，分别是哪些",),
)
def counted_and_listed(query: Query, *_: str | None) -> Query | None:
    """…有多少项，分别是哪些: the list tells how many there are."""
    return replace(query, give=Listing()) if isinstance(query.give, Counting) else None


@rules("Q = Q AND? HOWMANY|HOWMANYARE|COUNT", cost=1.1, examples=("{unit}牵头的任务有哪些，一共多少项",))
def listed_and_counted_too(query: Query, *_: str | None) -> Query | None:
    """…有哪些，一共多少项."""
    return query if isinstance(query.give, Listing) and not query.narrow and not by_id(query.where) else None


@rules("T = T T TOGETHER R? T", cost=0.3, examples=("{unit} {unit2} 共同 任务",))
def shared_by_both(one: Thing, other: Thing, _: str, *words: object) -> Thing | None:
    """区科技局 区经信局 共同任务."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    units = both(one, "", other) if one.kinds == other.kinds == ("Unit",) else None
    tasks = words[-1]
    fits = units is not None and units.joint == "and" and isinstance(tasks, Thing) and tasks.bare and not tasks.asked
    predicate = done_by(units, replace(role, joint=True)) if fits and units else None
    return qualified(tasks, predicate) if predicate and isinstance(tasks, Thing) else None


# -- who else


@rules(
    "Q = T IN? X PULLIN|HAVE OTHERUNIT|T YN",
    "Q = T IN? X HAVEYN|YNMID HAVE? OTHERUNIT|T YN?",
    "Q = X T IN? PULLIN|HAVE OTHERUNIT|T YN",
    "Q = X T IN? HAVEYN|YNMID HAVE? OTHERUNIT|T YN?",
    cost=-0.2,
    examples=("{action}里除了{unit}还有别的单位吗",),
)
def anyone_else(*words: object) -> Query | None:
    """人才集聚行动里除了区科技局还有别的单位吗."""
    things = [word for word in words if isinstance(word, Thing)]
    left = next((each for each in things if each.kinds == ("Unit",) and each.parts != (ANYTHING,)), None)
    whole = next((each for each in things if each.named and each.kinds in (("Action",), ("Task",))), None)
    if left is None or whole is None or any(each != Thing(("Unit",)) for each in things if each not in (left, whole)):
        return None
    others, inside = excluded(Thing(("Unit",)), left), bond(whole)
    found = qualified(others, inside) if others and inside and not whole.joint else None
    return Query(found.kinds, found.where, Whether()) if found else None
