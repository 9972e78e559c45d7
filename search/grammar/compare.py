"""Questions that set things against one another: which of two units has more to do."""

from dataclasses import replace

from graph import Every, Is, Linked, Narrow, OfKind, Query, Some, Tally, Whether
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.meaning import Gap, Predicate, Thing, applied, bond, settled
from search.grammar.things import ROLES, Measure
from search.grammar.ways import WORK


@rules(
    "Q = T WHO|WHICH R? T MORE",
    "Q = T WHICH|WHO T? R? T MORE",
    "Q = T R T WHO|WHICH MORE",
    "Q = WHO|WHICH R MORE T T",
    "Q = T WHO|WHICH R MORE",
    "Q = T CMPTO? WHICH T? OF? T MORE",
    cost=0.0,
    examples=("{unit}和{unit2}谁负责的任务多", "{unit}和{unit2}哪个单位的任务多", "{unit}和{unit2}负责的任务谁更多"),
)
def more_of(*words: object) -> Query | None:
    """区科技局和区财政局谁负责的任务多: the one with most of the two."""
    things = [word for word in words if isinstance(word, Thing)]
    pick = next(word for word in words if word in ("most", "fewest"))
    role = next((word for word in words if isinstance(word, Verb)), None)
    units = next((thing for thing in things if thing.joint), None)
    if units is None or units.kinds not in (("Unit",), ("Action",)) or (role and units.kinds != ("Unit",)):
        return None
    counted = next((thing for thing in things if thing is not units and thing.kinds not in (units.kinds, ())), None)
    counted = counted or (Thing(("Task",)) if role else None)
    if counted is None or counted.named or counted.asked:
        return None
    if any(thing.kinds in (units.kinds, ()) and not thing.bare for thing in things if thing is not units):
        return None
    return most_of(replace(units, joint="", named=False), replace(counted, pick=str(pick)), role)


def most_of(units: Thing, counted: Thing, role: Verb | None) -> Query | None:
    """Which of the units has most (or fewest, as `counted` says) of what is counted, in the role."""
    predicate: Predicate | None = doing(role, counted) if role else bond(counted)
    return applied(replace(units, asked="which"), predicate) if predicate else None


@rules("Q = Q MORE? HOWMANY|HOWMANYARE|HOWMUCH|DIFF", cost=0.0, examples=("{unit}和{unit2}谁的任务多，多几项",))
def and_by_how_much(query: Query, more: str | None, *_: str) -> Query | None:
    """区科技局和区财政局谁的任务多，多几项: by how much tells who has more as well."""
    give = query.give
    two = isinstance(give, Tally) and give.pick in ("most", "fewest") and give.first == 1 and not query.narrow
    pair = isinstance(query.where, Some) and len(query.where.parts) == 2
    return replace(query, give=Tally(give.of, "gap")) if more and two and pair and isinstance(give, Tally) else None


@rules("Q = T WHO|WHICH T MORE", "Q = T OF? T WHO|WHICH MORE", cost=0.0, examples=("{task}和任务8哪个责任单位多",))
def more_units(*words: object) -> Query | None:
    """任务8和任务9哪个责任单位多."""
    tasks, counted = (word for word in words if isinstance(word, Thing))
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    taken = counted.asked or counted.named or counted.number or counted.pick
    if tasks.joint != "and" or not all(kind in WORK for kind in tasks.kinds) or taken or counted.kinds != ("Unit",):
        return None
    predicate = bond(replace(counted, pick=pick))
    return applied(replace(tasks, joint="", named=False, asked="which"), predicate) if predicate else None


@rules("Q = T R T MORE", "Q = T T MORE", cost=0.3, examples=("哪个单位负责的任务多", "哪个单位任务更多"))
def most_of_all(asked: Thing, *words: object) -> Query | None:
    """哪个单位负责的任务多: the one with most."""
    counted = next(word for word in words if isinstance(word, Thing))
    role = next((word for word in words if isinstance(word, Verb)), None)
    if asked.asked != "which" or not asked.bare or counted.named or not counted.kinds:
        return None
    return most_of(replace(asked, asked=""), replace(counted, pick=str(words[-1])), role)


@rules(
    "Q = T YNMID P T?",
    "Q = T COP? P T? YN",
    "Q = T YNMID R? T",
    cost=0.0,
    examples=("{task}是不是责任单位最多的", "{unit}是不是负责任务最多的单位", "{unit}是负责任务最多的单位吗"),
)
def whethermost_of(thing: Thing, *words: object) -> Query | None:
    """任务57是不是责任单位最多的: whether it is among the best."""
    predicate = next((word for word in words if isinstance(word, Predicate)), None)
    kind = next((word for word in words if isinstance(word, Thing)), None)
    sole = thing.named and len(thing.parts) == 1 and len(thing.kinds) == 1 and isinstance(thing.parts[0], Is)
    if not sole or predicate is None or (kind and not (kind.bare and kind.kinds == thing.kinds and not kind.asked)):
        return None
    gap = predicate.of(thing.kinds[0])
    if not isinstance(gap, Gap) or not gap.thing.pick:
        return None
    query = applied(Thing(thing.kinds, asked="which"), predicate)
    asked = thing.parts[0]
    if query is None or not isinstance(query.give, Tally) or not isinstance(asked, Is):
        return None
    return replace(query, give=replace(query.give, asked=asked.ids))


@rules(
    "Q = T COP? BY? SAMEUNIT R YN?",
    "Q = T YNMID BY? SAMEUNIT R",
    "Q = T BY? WHO|WHICH R YNMID? AGREE YN?",
    "Q = T BY? T R YNMID? AGREE YN?",
    "Q = T BY? R T YNMID? AGREE YN?",
    "Q = T ROLENOUN YNMID? AGREE YN?",
    "Q = T ROLENOUN YNMID|COP? SAMEUNIT YN?",
    cost=0.0,
    examples=("{task}和任务8是同一个单位负责吗", "{task}和任务8由谁负责一样吗", "{task}和任务8的牵头单位相同吗"),
)
def by_the_same(both: Thing, *words: object) -> Query | None:
    """任务3和任务5是同一个单位负责吗: whether each of the units answers for all of them."""
    role = next((word.roles for word in words if isinstance(word, Verb) and not word.negated), None)
    noun = next((ROLES[word] for word in words if isinstance(word, str) and word in ROLES), ())
    others = [word for word in words if isinstance(word, Thing)]
    if both.joint != "and" or not all(kind in WORK for kind in both.kinds) or "no" in words:
        return None
    if any(not each.bare or each.kinds != ("Unit",) for each in others):
        return None
    each = tuple(Linked("responsible_for", part, role or noun) for part in both.parts)
    return Query(("Unit",), Some(each), Whether(), Narrow(("Unit",), Every(each)))


@rules("Q = T HAVE? C YN", "Q = T HAVEYN C", cost=0.2, examples=("带星指标有没有超过20个", "没达标的任务超过3项吗"))
def as_many(thing: Thing, *words: object) -> Query | None:
    """带星指标有没有超过20个: whether a plan has so many of them."""
    measure = next(word for word in words if isinstance(word, Measure))
    known = settled(thing) if not (thing.asked or thing.named or thing.pick or thing.number) else None
    if known is None or not all(kind in (*WORK, "Action") for kind in known.kinds):
        return None
    parts = Every((OfKind(known.kinds), known.where))
    return Query(("Plan",), Linked("has_part", parts, (), measure.number), Whether())
