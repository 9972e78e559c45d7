"""How many share a duty, said without a number: 多家单位一起干, 光靠一家, 还拉上了别的单位, 参与但不是牵头单位."""

from dataclasses import replace

from graph import ANYTHING, Comparison, Linked, Query
from search.grammar.chart import rules
from search.grammar.duty import Verb, done_by
from search.grammar.meaning import Predicate, Thing, applied, negated, said_of, together
from search.grammar.things import ROLES, Measure, so_many
from search.grammar.ways import WORK

_MORE, _ONE = Comparison(">", 1), Comparison("=", 1)


@rules(
    "P = BY|HAVE? SEVERAL TOGETHER? R",
    "P = BY? FEW TOGETHER R",
    "P = HAVE|ABOUT SEVERAL TOGETHER?",
    "P = ROLENOUN COP|HAVE SEVERAL",
    "P = SEVERAL TOGETHER",
    "P = HAVE|DEPEND? CROSS R?",
    cost=0.0,
    examples=("多家单位一起干的任务", "任务里哪些由多个部门负责", "涉及多家单位的任务"),
)
def by_several(*words: object) -> Predicate | None:
    """多家单位一起干: more than one unit answers for it; 多家单位牵头, more than one leads it."""
    return _so_many(words, _MORE)


@rules(
    "P = ONLY|BY LONE R",
    "P = ONLY BY LONE R",
    "P = BY ONLY R",
    "P = ONLY LONE",
    "P = LONE R",
    "P = ONLY ONLY R?",
    cost=0.0,
    examples=("由单独一家负责的任务", "光靠一家单位负责的任务有几项", "由一家单独负责的任务"),
)
def by_one(*words: object) -> Predicate | None:
    """由单独一家负责, 光靠一家: one unit answers for it, whichever."""
    if words[0] == "lone" and not (isinstance(words[-1], Verb) and words[-1].only):
        return None
    return _so_many(words, _ONE)


def _so_many(words: tuple[object, ...], number: Comparison) -> Predicate | None:
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    if role.negated or role.apart:
        return None
    roles = role.roles if role.roles == ROLES["lead"] else ()
    return said_of(WORK, Linked("responsible", ANYTHING, roles, number))


@rules(
    "P = PULLIN|HAVE OTHERUNIT TOGETHER? R?",
    "P = WITH OTHERUNIT TOGETHER? R?",
    "P = OTHERUNIT TOGETHER R",
    cost=0.0,
    examples=("{unit}牵头的任务里,哪些还拉上了别的单位", "{unit}的任务里有几项还有其他单位参与"),
)
def with_others_too(*words: object) -> Predicate:
    """还拉上了别的单位: more than one answers for it; 别的单位都不沾, one alone."""
    denied = any(isinstance(word, Verb) and word.negated for word in words)
    return said_of(WORK, Linked("responsible", ANYTHING, (), _ONE if denied else _MORE))


@rules("P = PULLIN T TOGETHER? R?", cost=0.0, examples=("{unit}牵头但拉上了{unit2}的任务",))
def pulling_in(_: str, unit: Thing, *words: object) -> Predicate | None:
    """拉上了区财政局: it answers for it too."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    fits = unit.kinds == ("Unit",) and unit.named and role == Verb(role.roles)
    return done_by(unit, role) if fits else None


@rules("Q = T HAVEYN OTHERUNIT TOGETHER? R? YN?", cost=0.0, examples=("{task}有没有别的单位配合",))
def any_other(thing: Thing, *words: object) -> Query | None:
    """任务9有没有别的单位配合: whether more than one answers for it."""
    sole = thing.named and not thing.joint and all(kind in WORK for kind in thing.kinds)
    return applied(thing, with_others_too(*words)) if sole else None


@rules("T = NUM T CMPAFTER", cost=0.0, examples=("三家单位以上共同负责的任务",))
def so_many_or_more(measure: Measure, thing: Thing, comparator: str) -> Thing | None:
    """三家单位以上."""
    return so_many(replace(measure, number=Comparison(comparator, measure.number.value)), thing)


@rules(
    "P = BY? T R AND? NOTCOP ROLENOUN",
    "P = BY? T R AND? NEG COP|AS|HAVE? ROLENOUN",
    "P = BY? T AND? NOTCOP ROLENOUN",
    "P = BY? T NEG COP|AS ROLENOUN",
    cost=0.0,
    examples=("{unit}参与了但不是牵头单位的任务", "{unit}不是牵头单位的任务有哪些"),
)
def not_in_role(*words: object) -> Predicate | None:
    """参与了但不是牵头单位: in that role or any, and not as the named."""
    unit = next(word for word in words if isinstance(word, Thing))
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    noun = ROLES[str(words[-1])]
    if unit.kinds != ("Unit",) or not unit.named or unit.joint or not noun or role != Verb(role.roles):
        return None
    does, leads = done_by(unit, role), done_by(unit, Verb(noun))
    return together(does, negated(leads)) if does and leads else None


@rules(
    "C = NUM CMPAFTER INCL",
    "C = NUM CMPAFTER HAVE NUM",
    "C = CMP NUM HAVE NUM",
    "C = NUM AND|OR NUM CMPAFTER",
    "C = NUM CMPAFTER NOHAVE|EXC NUM",
    "C = CMP NUM NOHAVE|EXC NUM",
    cost=0.0,
    examples=("三家以上(含三家)单位共同负责的任务", "三家以上（不含三家）单位共同负责的任务"),
)
def with_itself(*words: object) -> Measure | None:
    """三家以上(含三家); 不含三家 leaves the number itself out."""
    first, *again = (word for word in words if isinstance(word, Measure))
    comparator = next(str(word) for word in words if word in _BARE)
    if any(each.number != first.number or (each.unit and each.unit != first.unit) for each in again):
        return None
    bare = "no" in words or "exc" in words
    kept = _BARE[comparator] if bare else _BARE[comparator] + "="
    return replace(first, number=Comparison(kept, first.number.value))


_BARE = {">=": ">", "<=": "<", ">": ">", "<": "<"}
