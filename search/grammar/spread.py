"""Over which actions or units something is spread, how many in each; and clauses that go on from a list: 再看看哪些…."""

from dataclasses import replace

from graph import (
    ANYTHING,
    Comparison,
    Condition,
    Counting,
    Every,
    Linked,
    Listing,
    Narrow,
    Not,
    Query,
    leaves,
)
from search.grammar.asked import counted_by
from search.grammar.chart import rules
from search.grammar.clauses import asked_of_them, narrowed
from search.grammar.duty import Verb
from search.grammar.meaning import Predicate, Thing, asking, bond, qualified, settled
from search.grammar.ways import WORK

_OVER = (("Action",), ("Unit",))


# -- over what it is spread


@rules(
    "EN = APART|EACH HAVE? HOWMANY|HOWMANYARE|HOWMUCH",
    "EN = HAVE HOWMANY|HOWMANYARE|HOWMUCH",
    "EN = APART|EACH? HOWMANYARE",
    "EN = EACH T APART? HAVE? HOWMANY|HOWMANYARE",
    cost=0.0,
    examples=("{unit}的任务分布在哪些行动，各几项", "{unit}的任务都落在哪些行动里，每个行动几项"),
)
def each_so_many(*words: object) -> str | None:
    """各几项, 各有多少, 每个行动几项."""
    by = next((word for word in words if isinstance(word, Thing)), None)
    return "many" if by is None or (by.bare and by.kinds in _OVER and not by.asked) else None


@rules(
    "Q = T SPREAD|AT|HAVE|COP T IN? EN",
    "Q = T SPREAD|AT T IN? TALLY|COUNT",
    "Q = T SPREAD|AT T IN? EN T",
    cost=0.0,
    examples=("{unit}的任务分布在哪些行动，各几项", "{unit}的任务在各行动里各有几项"),
)
def spread_over(thing: Thing, _: str, over: Thing, *__: object) -> Query | None:
    """分布在哪些行动，各几项: those that have any, each with how many."""
    again = next((word for word in __ if isinstance(word, Thing)), None)
    known = _spread(thing, over)
    if known is None or over.asked == "count" or (again and not (again.bare and again.kinds == known.kinds)):
        return None
    predicate = bond(replace(known, asked=""))
    having = qualified(Thing(over.kinds), predicate) if predicate else None
    return counted_by(replace(having, asked="each"), replace(known, asked="")) if having else None


@rules("Q = T SPREAD|AT T IN?", cost=0.0, examples=("{unit}的任务分布在几个行动",))
def spread_in(thing: Thing, _: str, over: Thing, __: str | None) -> Query | None:
    """分布在几个行动: those that have any of them."""
    known = _spread(thing, over)
    predicate = bond(known) if known and over.asked in ("count", "which") else None
    found = qualified(over, predicate) if predicate else None
    return asking(found) if found else None


def _spread(thing: Thing, over: Thing) -> Thing | None:
    """What is spread, with its kind; None where it is one thing, or `over` is none that holds it."""
    if thing.asked or thing.named or thing.pick or thing.number or not (over.bare and over.kinds in _OVER):
        return None
    known = settled(thing) if over.asked in ("which", "each", "count") else None
    return known if known and all(kind in WORK for kind in known.kinds) else None


@rules(
    "Q = T AT T IN? EN T",
    "Q = T AT? T IN? T COUNT HOWMANYARE?",
    "Q = T AT? T IN? HAVE? HOWMANY T",
    cost=0.0,
    examples=("{unit}在各行动里各有几项任务", "{unit}各行动的任务数"),
)
def owned_over(owner: Thing, *words: object) -> Query | None:
    """区科技局在各行动里各有几项任务."""
    over, thing = (word for word in words if isinstance(word, Thing))
    if owner.kinds != ("Unit",) or not owner.named or owner.joint or not thing.bare or thing.asked:
        return None
    predicate = bond(owner)
    owned = qualified(thing, predicate) if predicate else None
    fits = over.kinds == ("Action",) and over.asked == "each"
    return spread_over(owned, "", over) if owned and fits else None


@rules("Q = T T EN", cost=0.0, examples=("各行动没达标的任务各有几项",))
def each_of(by: Thing, thing: Thing, _: str) -> Query | None:
    """各行动滞后任务各有几项."""
    return counted_by(by, thing) if by.asked == "each" and not thing.asked else None


# -- clauses that go on


@rules(
    "Q = Q THEN AMONG|LIST? HAVE? N0",
    cost=0.0,
    examples=("列出{unit}的任务,再看看哪些没达标", "列出{unit}的任务,再看看哪些在{action}里"),
)
def going_on(query: Query, *words: object) -> Query | None:
    """…，再看看哪些没达标."""
    more = next(word for word in words if isinstance(word, Thing))
    return narrowed(query, more)


@rules("Q = Q THEN P", cost=0.0, examples=("哪些任务没达标,然后说说分别由谁牵头",))
def going_on_with(query: Query, _: str, predicate: Predicate) -> Query | None:
    """…，然后说说分别由谁牵头."""
    return asked_of_them(query, predicate)


@rules(
    "Q = Q THEN|AMONG? WHICH|HOWMANY COP|NOTCOP? BY? ITS R",
    "Q = Q THEN|AMONG? WHICH|HOWMANY NEG BY? ITS R",
    cost=0.0,
    examples=("{unit}负责哪些任务，哪些是它牵头的", "{unit}负责哪些任务，哪些不是它牵头的"),
)
def its_own(query: Query, *words: object) -> Query | None:
    """…，哪些是它牵头的: by the one unit of the first clause."""
    role = next(word for word in words if isinstance(word, Verb))
    links = [part for part in leaves(query.where) if isinstance(part, Linked) and part.relation == "responsible"]
    units = {part.to for part in links}
    fits = isinstance(query.give, Listing | Counting) and not query.narrow and all(kind in WORK for kind in query.find)
    if not fits or len(units) != 1 or role.apart or role.joint:
        return None
    own: Condition = Linked("responsible", units.pop(), role.roles)
    if role.only:
        own = Every((own, Linked("responsible", ANYTHING, (), Comparison("=", 1))))
    give = Counting() if "howmany" in words else Listing()
    denied = role.negated != bool({"no", "neg"} & {word for word in words if isinstance(word, str)})
    return replace(query, narrow=Narrow(query.find, Not(own) if denied else own), give=give)
