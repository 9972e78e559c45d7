"""Questions of how two things hang together, and by how many tasks two units differ."""

from dataclasses import replace

from graph import Chain, Condition, Every, Is, Linked, OfKind, Query, Tally
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.meaning import Gap, Predicate, Thing, bond, settled
from search.grammar.ways import WORK


@rules(
    "Q = T AND T RELQ",
    "Q = T RELQ AND T",
    "Q = RELQ T AND T",
    "Q = T HAVE RELQ AND T",
    cost=0.0,
    examples=("{unit}和{task}怎么连上的", "任务2跟任务1什么关系", "{unit}与{row}之间有什么联系"),
)
def hanging_together(*words: object) -> Query | None:
    """任务2跟任务1什么关系: the shortest chain from the one to the other."""
    one, other = [word for word in words if isinstance(word, Thing)]
    sole = all(thing.named and not thing.asked and len(thing.parts) == 1 and thing.kinds for thing in (one, other))
    return Query(one.kinds, one.where, Chain(other.where)) if sole and not (one.partly or other.partly) else None


@rules(
    "Q = T AND T ABOUTEND YN",
    "Q = T AND T HAVE? RELQ YN",
    "Q = T AND T HAVEYN RELQ|ABOUTEND",
    cost=-0.5,
    examples=("{task}和任务8有关系吗",),
)
def whether_hanging_together(one: Thing, _: str, other: Thing, *__: str | None) -> Query | None:
    """任务8和任务61有关系吗: how they hang together, as both are of one kind and neither is said of the other."""
    return hanging_together(one, other) if one.kinds == other.kinds != ("Unit",) else None


@rules(
    "Q = T CMPTO T MORE R? T",
    "Q = T CMPTO T R? MORE T",
    "Q = T CMPTO T MORE R T",
    "Q = T R? T CMPTO T MORE T|HOWMUCH|HOWMANYARE",
    "Q = T CMPTO T R T MORE T|HOWMUCH|HOWMANYARE",
    "Q = T CMPTO T MORE R T HOWMANYARE",
    "Q = T T COUNT MORE T HOWMUCH|HOWMANYARE",
    cost=0.0,
    examples=("{unit}比{unit2}多负责几项任务", "{unit}比{unit2}多几项任务", "{unit}负责的任务比{unit2}多多少"),
)
def more_than(*words: object) -> Query | None:
    """区科技局比区财政局多负责几项任务."""
    things = [word for word in words if isinstance(word, Thing)]
    named = [thing for thing in things if thing.kinds in _COMPARED and _sole(thing)]
    pick = next(word for word in words if word in ("most", "fewest"))
    if len(named) != 2:
        return None
    one, other = named if pick == "most" else named[::-1]
    return _gap(one, other, [thing for thing in things if thing not in named], _verb(words), ordered=True)


@rules(
    "Q = T R? T COUNT? DIFF T|HOWMUCH|HOWMANYARE",
    "Q = T DIFF T",
    cost=0.0,
    examples=("{unit}和{unit2}负责的任务数差多少", "{unit}和{unit2}的任务相差几项"),
)
def differing(both: Thing, *words: object) -> Query | None:
    """区科技局和区财政局的任务相差几项."""
    if both.kinds not in _COMPARED or both.joint != "and" or len(both.parts) != 2:
        return None
    one, other = (replace(both, parts=(part,), joint="") for part in both.parts)
    if not (_sole(one) and _sole(other)):
        return None
    return _gap(one, other, [word for word in words if isinstance(word, Thing)], _verb(words), ordered=False)


@rules(
    "Q = T R? T? COUNT? YNMID|HAVEYN|HAVE? CMPTO T R? YNMID? MORE YN?",
    "Q = T R? T? COUNT? YNMID|HAVEYN|HAVE? CMPTO T R? T MORE YN?",
    "Q = T R? T? COUNT? YNMID|HAVEYN? EXCEED T YN?",
    "Q = T R? T? COUNT? YNMID|HAVEYN? CMP T YN?",
    "Q = AND|CMPTO T CMPTO T R? T? COUNT? YNMID|HAVEYN? MORE YN?",
    "Q = CMPTO T T R? T? COUNT? YNMID|HAVEYN? MORE YN?",
    "Q = T R? T? COUNT? HAVEYN T MORE YN?",
    "Q = T YNMID CMPTO T T? R? T? MORE YN?",
    "Q = T CMPTO T R? T COUNT? MORE YN",
    cost=0.0,
    examples=("{unit}的任务比{unit2}的多吗", "{unit}承担的任务是否多于{unit2}", "跟{unit2}比，{unit}的任务多吗"),
)
def whether_more(*words: object) -> Query | None:
    """区科技局的任务比区财政局的多吗: whether it has more of them."""
    things = [word for word in words if isinstance(word, Thing)]
    named = [thing for thing in things if thing.kinds in _COMPARED and _sole(thing)]
    counted = [thing for thing in things if thing not in named]
    more = next((_MORE[word] for word in words if isinstance(word, str) and word in _MORE), None)
    asks = {"yn", "ynmid", "haveyn"} & {word for word in words if isinstance(word, str)}
    if len(named) != 2 or more is None or not asks or not (counted or _verb(words)):
        return None
    turned = (words[0] in ("and", "cmpto")) == more  # 跟甲比，乙多吗; 甲比乙少吗
    one, other = named[::-1] if turned else named
    query = _gap(one, other, counted, _verb(words), ordered=True)
    return _asking(query, one.parts[0]) if query else None


def _asking(query: Query, asked: Condition) -> Query | None:
    if not isinstance(query.give, Tally) or not isinstance(asked, Is):
        return None
    return replace(query, give=replace(query.give, asked=asked.ids))


_MORE = {"most": True, "fewest": False, ">": True, "<": False}
_COMPARED = (("Unit",), ("Action",))


def _verb(words: tuple[object, ...]) -> Verb | None:
    return next((word for word in words if isinstance(word, Verb)), None)


def _sole(thing: Thing) -> bool:
    return thing.named and len(thing.parts) == 1 and isinstance(thing.parts[0], Is)


def _gap(one: Thing, other: Thing, counted: list[Thing], role: Verb | None, ordered: bool) -> Query | None:
    """The difference of what the two answer for; `counted` says what and how often, the kind perhaps only once."""
    kinds = {thing.kinds for thing in counted if thing.kinds} or {("Task",)}
    if (
        one.kinds != other.kinds
        or (role and one.kinds != ("Unit",))
        or len(kinds) != 1
        or any(thing.named or thing.pick or thing.number for thing in counted)
    ):
        return None
    told = next((thing for thing in counted if not thing.bare), Thing(next(iter(kinds))))
    known = settled(replace(told, asked="count"))
    if known is None or not all(kind in WORK for kind in known.kinds):
        return None
    predicate: Predicate | None = doing(role, known) if role else bond(known)
    gap = predicate.of(one.kinds[0]) if predicate else None
    if not isinstance(gap, Gap) or gap.negated or len(gap.way) != 1:
        return None
    step = gap.way[0]
    of = Linked(step.relation, Every((OfKind(known.kinds), known.where)), step.roles)
    than = other.parts[0].ids if ordered and isinstance(other.parts[0], Is) else ()
    return Query(one.kinds, replace(one, parts=(*one.parts, *other.parts)).where, Tally(of, "gap", 1, than))
