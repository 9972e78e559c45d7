"""Of several things each for itself: 未达标的任务分别由谁负责, 未达标的任务及其责任单位."""

from dataclasses import replace

from graph import Listing, Query, Tally
from search.grammar.chart import rules
from search.grammar.clauses import is_one
from search.grammar.duty import Verb, done_by
from search.grammar.meaning import Gap, Predicate, Thing, applied, settled
from search.grammar.things import ROLES
from search.grammar.ways import WORK

_EACH = (*WORK, "Unit", "Action")
_WHO = Thing(("Unit",), asked="which")


def _several(thing: Thing) -> Thing | None:
    """The things of a kind, each of which is asked about; None for one alone, and for what is no work and does none."""
    known = settled(replace(thing, asked=""), _EACH)
    taken = is_one(thing.where) or thing.asked == "each" or thing.number or thing.pick
    if known is None or taken or len(known.kinds) != 1 or known.kinds[0] not in _EACH:
        return None
    return replace(known, asked="each", named=False, joint="")


def _plain(query: Query) -> bool:
    return query.give == Listing() and query.narrow is None and query.then is None


def _names(thing: Thing, predicate: Predicate) -> Query | None:
    query = applied(thing, predicate)
    return query if query and isinstance(query.give, Tally) and query.give.pick == "names" else None


@rules("Q = T APART P", cost=-0.6, examples=("{task}和任务10分别由谁负责", "{unit}和{unit2}分别负责哪些任务"))
def each_apart(things: Thing, _: str, predicate: Predicate) -> Query | None:
    """任务9和任务10分别由谁负责: who answers for them, told for each."""
    fits = _several(things) and not things.asked
    query = applied(things, predicate) if fits else None
    return replace(query, give=Listing(apart=True)) if query and query.give == Listing() else None


@rules("Q = Q APART P", cost=-0.6, examples=("哪些任务没达标，分别由谁负责", "{task}有哪些指标，分别由谁负责"))
def each_of_the_found(query: Query, _: str, predicate: Predicate) -> Query | None:
    """哪些任务没达标，分别由谁负责."""
    several = _several(Thing(query.find, (query.where,))) if _plain(query) else None
    said = predicate.of(several.kinds[0]) if several else None
    return _names(several, predicate) if several and isinstance(said, Gap) else None


@rules(
    "Q = LIST? T AND ROLENOUN WHATARE?",
    "Q = T ROLENOUN APART WHATARE|WHO",
    cost=-0.6,
    examples=("未达标的任务及其责任单位", "哪些任务没达标，责任单位分别是谁"),
)
def with_their_units(*words: object) -> Query | None:
    """未达标的任务及其责任单位: each with its units."""
    thing = next(word for word in words if isinstance(word, Thing))
    role = next(word for word in words if isinstance(word, str) and word in ROLES)
    several = _several(thing)
    asking = done_by(_WHO, Verb(ROLES[role])) if several else None
    return _names(several, asking) if several and asking else None
