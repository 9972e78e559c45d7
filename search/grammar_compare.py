"""Questions that set things against one another: which of two units has more to do."""

from dataclasses import replace

from graph import Every, Linked, OfKind, Query, Whether
from search.chart import rules
from search.grammar_duty import Verb, doing
from search.grammar_things import Measure
from search.meaning import Predicate, Thing, applied, bond, settled
from search.ways import WORK


@rules(
    "Q = T WHO|WHICH R? T MORE",
    "Q = T WHICH|WHO T? R? T MORE",
    "Q = T R T WHO|WHICH MORE",
    "Q = WHO|WHICH R MORE T T",
    cost=0.0,
    examples=("{unit}和{unit2}谁负责的任务多", "{unit}和{unit2}哪个单位的任务多", "{unit}和{unit2}负责的任务谁更多"),
)
def more_of(*words: object) -> Query | None:
    """区科技局和区财政局谁负责的任务多: the one with most of the two."""
    things = [word for word in words if isinstance(word, Thing)]
    pick = next(word for word in words if word in ("most", "fewest"))
    role = next((word for word in words if isinstance(word, Verb)), None)
    units = next((thing for thing in things if thing.joint), None)
    counted = next((thing for thing in things if thing is not units and thing.kinds != ("Unit",)), None)
    if units is None or counted is None or units.kinds != ("Unit",) or counted.named or counted.asked:
        return None
    if any(thing.kinds == ("Unit",) and not thing.bare for thing in things if thing is not units):
        return None
    return _most(replace(units, joint="", named=False), replace(counted, pick=str(pick)), role)


def _most(units: Thing, counted: Thing, role: Verb | None) -> Query | None:
    predicate: Predicate | None = doing(role, counted) if role else bond(counted)
    return applied(replace(units, asked="which"), predicate) if predicate else None


@rules("Q = T R T MORE", "Q = T T MORE", cost=0.3, examples=("哪个单位负责的任务多", "哪个单位任务更多"))
def most_of_all(asked: Thing, *words: object) -> Query | None:
    """哪个单位负责的任务多: the one with most."""
    counted = next(word for word in words if isinstance(word, Thing))
    role = next((word for word in words if isinstance(word, Verb)), None)
    if asked.asked != "which" or not asked.bare or counted.named or not counted.kinds:
        return None
    return _most(replace(asked, asked=""), replace(counted, pick=str(words[-1])), role)


@rules("Q = T HAVE? C YN", "Q = T HAVEYN C", cost=0.2, examples=("带星指标有没有超过20个", "没达标的任务超过3项吗"))
def as_many(thing: Thing, *words: object) -> Query | None:
    """带星指标有没有超过20个: whether a plan has so many of them."""
    measure = next(word for word in words if isinstance(word, Measure))
    known = settled(thing) if not (thing.asked or thing.named or thing.pick or thing.number) else None
    if known is None or not all(kind in (*WORK, "Action") for kind in known.kinds):
        return None
    parts = Every((OfKind(known.kinds), known.where))
    return Query(("Plan",), Linked("has_part", parts, (), measure.number), Whether())
