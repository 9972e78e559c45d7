"""Questions for what a plan says of itself: who issued it, when, under which number, for which years, of which places."""

from dataclasses import replace

from graph import Fact, Query
from search.grammar.chart import rules
from search.grammar.meaning import Thing, asking
from search.grammar.ways import PLACES

_PLAN = Thing(("Plan",))


@rules(
    "Q = T? FACT WHATARE|HOWMUCH|HOWMANYARE|WHEN|WHO|WHICH?",
    "Q = T? COP? FACT WHATARE|HOWMUCH|HOWMANYARE|WHEN|WHO?",
    "Q = WHICH|WHATARE|HOWMUCH FACT OF T",
    "Q = T? FACT COP WHO|WHEN|HOWMUCH|HOWMANYARE|WHICH",
    "Q = T? FACT COP T",
    "Q = T? FACT COP? FACT",
    cost=0.1,
    examples=("方案的发文日期是哪天", "方案的索引号是多少", "发布机构是谁", "方案从哪年到哪年", "方案管到哪一年"),
)
def fact(*words: object) -> Query | None:
    """索引号是多少."""
    name, *again = (word for word in words if isinstance(word, str) and word in _FACTS)
    if again not in ([], [name]):
        return None
    *own, other = [word for word in words if isinstance(word, Thing)] or [_PLAN]
    if other.kinds == ("Plan",) and not own:
        return _fact(other, name)
    asks = other.kinds == ("Unit",) and other.bare and other.asked
    return _fact(own[0] if own else _PLAN, name) if asks else None


_FACTS = ("issued", "issuer", "index_number", "period", "period_start", "period_end")


@rules(
    "Q = T? COP? WHEN ISSUE",
    "Q = T? ISSUE WHEN",
    "Q = WHEN ISSUE T",
    cost=0.0,
    examples=("方案什么时候印发的", "什么时候印发"),
)
def when_issued(*words: object) -> Query | None:
    """什么时候印发."""
    return _fact(next((word for word in words if isinstance(word, Thing)), _PLAN), "issued")


@rules(
    "Q = T? COP|BY? WHO ISSUE",
    "Q = T COP|BY? T ISSUE",
    "Q = WHO ISSUE T",
    cost=0.0,
    examples=("谁印发的方案", "方案是谁印发的", "方案是哪个单位发的"),
)
def issued_by(*words: object) -> Query | None:
    """谁印发."""
    things = [word for word in words if isinstance(word, Thing)]
    plan = next((thing for thing in things if thing.kinds == ("Plan",)), _PLAN)
    others = [thing for thing in things if thing is not plan]
    fits = all(thing.kinds == ("Unit",) and thing.bare and thing.asked == "which" for thing in others)
    return _fact(plan, "issuer") if fits else None


@rules(
    "Q = T? COP? WHEN BY? WHO|T ISSUE",
    "Q = T? COP? BY? WHO|T WHEN ISSUE",
    "Q = T? COP? WHEN ISSUE BY? WHO|T ISSUE",
    "Q = T? ISSUE AT? WHEN AND? ISSUE COP? WHO",
    "Q = ISSUE T COP? WHO WHEN",
    "Q = T? FACT AND? FACT T|WHATARE|WHICH?",
    "Q = WHO AT? WHEN ISSUE T",
    "Q = T? WHEN ISSUE AND? BY? COP? WHO ISSUE?",
    cost=0.1,
    examples=("方案是什么时候由谁印发的", "发文机关和发文时间"),
)
def issued_when_by(*words: object) -> Query | None:
    """什么时候由谁印发: the day, then who it was."""
    things = [word for word in words if isinstance(word, Thing)]
    plans = [thing for thing in things if thing.kinds == ("Plan",)]
    units = [thing for thing in things if thing.kinds == ("Unit",) and thing.bare and thing.asked == "which"]
    facts = sorted(word for word in words if isinstance(word, str) and word in _FACTS)
    asked = len(units) + words.count("who") == 1 if not facts else facts == ["issued", "issuer"]
    if len(plans) + len(units) != len(things) or not asked or len(plans) > 1:
        return None
    first, then = (_fact((plans or [_PLAN])[0], name) for name in ("issued", "issuer"))
    return replace(first, then=then) if first and then else None


def _fact(plan: Thing, name: str) -> Query | None:
    taken = plan.asked or plan.pick or plan.number
    return Query(plan.kinds, plan.where, Fact(name)) if plan.kinds == ("Plan",) and not taken else None


# -- the places that it tells of


@rules("T = EXISTING T", "T = T SAID T", cost=0.0, examples=("现有园区包括哪些",))
def existing(*words: object) -> Thing | None:
    """现有园区, 方案提到的园区: those that the plan names."""
    *whole, thing = [word for word in words if isinstance(word, Thing)]
    return thing if _places(thing) and not thing.asked and whole in ([], [Thing(("Plan",))]) else None


def _places(thing: Thing) -> bool:
    """Whether these are places, all of a kind or all that are called so."""
    return bool(thing.kinds) and set(thing.kinds) <= set(PLACES) and (thing.bare or thing.partly) and not thing.named


@rules(
    "Q = T? SAID|ABOUT|HAVE T",
    "Q = T AT|SAID|ABOUT T",
    "Q = T SAID|ABOUT T COUNT HOWMANYARE?",
    "Q = T? SAID|ABOUT T HOWMANYARE",
    cost=0.25,
    examples=("方案一共提到多少个产业园",),
)
def places_told_of(*words: object) -> Query | None:
    """方案提到多少个园区, 多少个园区写进了方案."""
    things = [word for word in words if isinstance(word, Thing)]
    places = [thing for thing in things if _places(thing)]
    others = [thing for thing in things if thing not in places]
    counts = {"count", "howmanyare"} & {word for word in words if isinstance(word, str)}
    if len(places) != 1 or any(other != Thing(("Plan",)) for other in others):
        return None
    asked = places[0] if places[0].asked else replace(places[0], asked="count" if counts else "")
    return asking(asked) if asked.asked in ("which", "count") else None
