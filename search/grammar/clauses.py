"""Questions of two clauses: what is left out, and what of a list a second clause asks for. N is a second clause."""

from dataclasses import replace

from graph import (
    Condition,
    Counting,
    Every,
    Is,
    Linked,
    Listing,
    Narrow,
    Not,
    OfKind,
    Query,
    Some,
    Tally,
    Whether,
    leaves,
    normal_query,
)
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.duty import Verb
from search.grammar.meaning import Predicate, Thing, along, applied, asking, bond, qualified, said_of, settled
from search.grammar.owned import idle_within
from search.grammar.things import excluded
from search.grammar.ways import WORK, way_between


@rules("Q = X Q", "Q = Q X", examples=("除{unit}外，{task}由谁负责", "List all tasks except those led by {unit}"))
def but(one: Thing | Query, other: Thing | Query) -> Query | None:
    """除区科技局外，….."""
    query, left = (one, other) if isinstance(one, Query) else (other, one)
    assert isinstance(query, Query)
    assert isinstance(left, Thing)
    asks_whether = isinstance(query.give, Whether) and left.kinds != query.find
    thing = None if query.narrow or asks_whether else excluded(Thing(query.find, (query.where,)), left)
    return replace(query, find=thing.kinds, where=thing.where) if thing else None


@rules("N0 = T P", examples=("哪些任务依赖{unit},其中哪些没达标",))
def clause(thing: Thing, predicate: Predicate) -> Thing | None:
    """哪些没达标."""
    return qualified(thing, predicate)


@rules("N0 = T", cost=0.2)
def clause_thing(thing: Thing) -> Thing | None:
    """没达标的."""
    return None if thing.named or (thing.bare and not thing.asked) else thing


@rules("N0 = T WHATARE|HOWMANYARE", "N0 = HAVE T WHATARE", examples=("{unit}负责哪些任务,其中没达标的任务有几个",))
def clause_what(*words: Thing | str) -> Thing | None:
    """没达标的有几个."""
    thing = thing_in(words)
    return None if thing.asked or thing.named else replace(thing, asked="count" if "howmanyare" in words else "which")


@rules("N0 = P WHATARE|HOWMANYARE", cost=0.1, examples=("没达标的任务里归{unit}牵头的有哪几条",))
def clause_said(predicate: Predicate, what: str) -> Thing | None:
    """归区科技局牵头的有几个."""
    return qualified(Thing(asked="count" if what == "howmanyare" else "which"), predicate)


@rules(
    "N = AND? AMONG HAVE? N0",
    "N = AND? T AMONG P",
    "N = AND? WHICH|HOWMANY AMONG P",
    examples=("Which tasks depend on {unit}, and which of them are off target?", "{unit}有哪些任务,其中有几项没达标"),
)
def second(*words: str | Thing | Predicate | None) -> Thing | None:
    """其中哪些没达标; and which of them are off target."""
    predicate = next((word for word in words if isinstance(word, Predicate)), None)
    thing = next((word for word in words if isinstance(word, Thing)), None)
    if thing is None:
        thing = Thing(asked="count" if "howmany" in words else "which")
    return qualified(thing, predicate) if predicate else thing


@rules("N = AND? N0", cost=0.8, examples=("{unit}负责哪些任务,哪些没达标",))
def second_bare(_: str | None, thing: Thing) -> Thing | None:
    """…,哪些没达标."""
    return thing if thing.asked and not thing.kinds else None


@rules("Q = Q N")
def narrowed(query: Query, more: Thing) -> Query | None:
    """A list, and what of it the second clause asks for."""
    if query.narrow or not isinstance(query.give, Listing | Counting) or more.named or more.number or more.pick:
        return None
    if is_one(query.where):
        return None  # of one thing that is named nothing can be picked out
    known = settled(more, query.find)
    if known is None:
        return None
    where: Condition = known.where
    if known.kinds == query.find and known.bare:  # …，还有哪些
        return replace(query, give=Counting()) if known.asked == "count" else query
    if known.kinds != query.find:
        ways = [way_between(kind, own, known.roles) for kind in known.kinds for own in query.find]
        if not all(ways) or len(known.kinds) > 1:
            return None
        first = Thing(query.find, (query.where,))
        where = Every((where, *(along(way, first) for way in ways if way)))
    give = Counting() if known.asked == "count" else Listing()
    return replace(query, narrow=Narrow(known.kinds, where), give=give)


def is_one(condition: Condition) -> bool:
    """Whether it holds of one node alone."""
    match condition:
        case Is(ids):
            return len(ids) == 1
        case Every(parts):
            return any(map(is_one, parts))
        case Some((part,)):
            return is_one(part)
    return False


@rules("Q = T HAVE? HOWMANY|HOWMANYARE P", cost=0.1, examples=("{unit}牵头的任务有几项带星",))
def so_many_of(thing: Thing, *words: object) -> Query | None:
    """区农水局牵头的任务有几项带星."""
    predicate = words[-1]
    plain = isinstance(predicate, Predicate) and predicate.plain
    query = asking(thing) if plain and not (thing.asked or thing.named or thing.bare) and thing.kinds else None
    return (
        narrowed(query, Thing(asked="count", said=(predicate,))) if query and isinstance(predicate, Predicate) else None
    )


@rules(
    "Q = Q AMONG HAVE? R WHATARE|HOWMANYARE",
    "Q = Q AMONG HAVE? R WHICH|HOWMANY",
    "Q = Q AMONG WHICH|HOWMANY COP? R",
    "Q = Q AMONG R T",
    cost=0.0,
    examples=("{unit}负责哪些任务，其中牵头的有几项", "{unit}负责哪些任务，其中哪些是牵头的"),
)
def narrowed_to_role(query: Query, _: str, *words: object) -> Query | None:
    """…，其中牵头的有几项: led by the unit of the first clause."""
    role = next(word for word in words if isinstance(word, Verb))
    thing = next((word for word in words if isinstance(word, Thing)), Thing())
    links = [part for part in leaves(query.where) if isinstance(part, Linked) and part.relation == "responsible"]
    units = {part.to for part in links}
    if query.narrow or len(units) != 1 or thing.kinds not in ((), query.find) or not thing.bare or role.only:
        return None
    led = Linked("responsible", units.pop(), role.roles)
    how_many = "howmany" in words or "howmanyare" in words or thing.asked == "count"
    return replace(
        query,
        narrow=Narrow(query.find, Not(led) if role.negated else led),
        give=Counting() if how_many else Listing(),
    )


@rules("Q = Q P", cost=0.8, examples=("{task}有哪些指标，由谁负责",))
def asked_of_them(query: Query, predicate: Predicate) -> Query | None:
    """任务9有哪些指标，由谁负责: who answers for what the first clause finds."""
    narrow = query.narrow
    if query.find == ("Unit",):
        return None  # 某行动谁牵头，几项任务 asks twice of the first
    if not isinstance(query.give, Listing) or predicate.plain or (narrow and narrow.find != query.find):
        return None
    where = Every((query.where, narrow.where)) if narrow else query.where
    return applied(Thing(query.find, (where,)), predicate)


@rules("Q = T IN X", examples=("所有任务中除去{unit}负责的",))
def but_among(thing: Thing, _: str, left: Thing) -> Query | None:
    """所有任务中除去区科技局负责的."""
    query = None if thing.asked else asking(thing)
    return but(query, left) if query else None


@rules(
    "Q = T IN HAVE? N0",
    "Q = T AMONG HAVE? N0",
    "Q = AT? T IN LIST N0",
    "Q = INTRO|OF T N0",
    examples=(
        "{unit}负责的任务中哪些没达标",
        "{action}的任务里有几个有风险",
        "Among the tasks of {unit}, which are off target?",
    ),
)
def among(*words: str | Thing | None) -> Query | None:
    """区科技局负责的任务中哪些未达标."""
    whole, more = (word for word in words if isinstance(word, Thing))
    if whole == Thing(whole.kinds) and more.kinds in ((), whole.kinds):  # 任务里: of all of them
        known = settled(more, whole.kinds)
        return asking(known) if known and known.kinds == whole.kinds else None
    if whole.kinds in (("Plan",), ("Unit",), ("Action",), ("Group",), ("Task",)) and (
        whole.named or (whole.bare and whole.kinds != ("Task",))
    ):
        inside, more = bond(whole, more.roles), more if more.kinds else settled(more) or more
        if idle := idle_within(whole, more):
            return asking(idle)
        more = replace(more, roles=())
        found = qualified(more, inside) if inside and more.kinds and not more.named else None
        return asking(found) if found else None
    query = None if whole.asked or whole.named else asking(whole)
    return narrowed(query, more) if query else None


@rules(
    "Q = T IN HAVE|HAVEYN T YN?", cost=0.0, examples=("{action}的任务里有带星的吗", "{action}的任务里有没有没达标的")
)
def any_among(whole: Thing, _: str, have: str, more: Thing, yn: str | None) -> Query | None:
    """人才集聚行动的任务里有带星的吗."""
    if not (yn or have == "haveyn") or whole.named or whole.bare or more.asked:
        return None
    known = settled(whole)
    found = settled(more, known.kinds) if known else None
    if known is None or found is None or found.number or found.pick:
        return None
    said = said_of(known.kinds, found.where) if found.kinds == known.kinds else bond(found)
    both = qualified(known, said) if said else None
    query = asking(both) if both else None
    return replace(query, give=Whether()) if query else None


@rules(
    "Q = T IN Q",
    "Q = T IN X Q",
    cost=0.1,
    examples=(
        "{action}里，区人社局有哪些任务",
        "{action}里，除了{task}，区人社局负责哪些任务",
        "所有任务里，哪个单位担得最多",
    ),
)
def within(whole: Thing, _: str, *words: Thing | Query) -> Query | None:
    """人才集聚行动里，区人社局有哪些任务; 所有任务里 leaves the question as it is, where it is about tasks."""
    query = words[-1]
    if isinstance(query, Query) and len(words) == 1 and whole == Thing(whole.kinds) and set(whole.kinds) <= set(WORK):
        return query if whole.kinds == (_counted(query) or query.find) else None
    inside = bond(whole) if whole.named and whole.kinds in (("Action",), ("Plan",)) else None
    if inside is None or not isinstance(query, Query) or query.narrow or not isinstance(query.give, Listing | Counting):
        return None
    found = qualified(Thing(query.find, (query.where,)), inside) if set(query.find) <= set(WORK) else None
    kept = replace(query, find=found.kinds, where=found.where) if found else None
    return but(words[0], kept) if kept and len(words) > 1 else kept


def _counted(query: Query) -> tuple[str, ...]:
    """The kinds of what is counted for each that is found."""
    give = normal_query(query).give
    of = give.of if isinstance(give, Tally) else None
    to = of.to if isinstance(of, Linked) else None
    return to.kinds if isinstance(to, OfKind) else ()


@rules("Q = WHICH|HOWMANY OF T P", examples=("Which of the tasks of {unit} are off target?",))
def which_of(how: str, _: str, thing: Thing, predicate: Predicate) -> Query | None:
    """Which of the tasks of a unit are off target."""
    query = None if thing.asked or thing.named else asking(thing)
    return narrowed(query, Thing(asked="count" if how == "howmany" else how, said=(predicate,))) if query else None
