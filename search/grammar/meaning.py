"""What phrases mean: things, what is said of them, and how the two become a query."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from graph import (
    ANYTHING,
    Comparison,
    Condition,
    Counting,
    Every,
    Is,
    Linked,
    Listing,
    Named,
    Narrow,
    Not,
    OfKind,
    Query,
    Some,
    Tally,
    Whether,
)
from search.grammar.ways import ANY_ROLE, KINDS, WORK, Step, Way, by_id, kind_told, turned, way_between


@dataclass(frozen=True, slots=True)
class Thing:
    """What a noun phrase stands for: the things of these kinds that fulfil one of `parts`.

    `asked` is which, count or each where the phrase asks. `joint` is `and` for parts joined by 和, `all` where all are
    meant at once. `pick` is most or fewest, `first` how many of these; `roles` are those of a 牵头单位. A thing without kinds, such as 没达标的,
    keeps what is said of it in `said` until its kind is known.
    """

    kinds: tuple[str, ...] = ()
    parts: tuple[Condition, ...] = (ANYTHING,)
    asked: str = ""
    named: bool = False
    joint: str = ""
    number: Comparison | None = None
    pick: str = ""
    first: int = 1
    roles: tuple[str, ...] = ()
    said: tuple["Predicate", ...] = ()

    @property
    def where(self) -> Condition:
        """The condition that makes a thing one of these."""
        return Some(self.parts)

    @property
    def partly(self) -> bool:
        """Whether only a part of its name is said."""
        return any(isinstance(part, Named) for part in self.parts)

    @property
    def bare(self) -> bool:
        """Whether it is only a kind: nothing is known of it."""
        return self.parts == (ANYTHING,) and not self.said


@dataclass(frozen=True, slots=True)
class Gap:
    """What is said of a subject leads over `way` to a thing that is asked for (…负责哪些任务)."""

    thing: Thing
    way: Way
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said, for each kind of thing of which it can be said.

    `either` is the same said of any of several things that 和 joins: what is denied by 不涉及A和B. `joined` tells that
    it is two predicates in one, which a 不 before it doesn't reach over: 不由A负责、带星.
    """

    options: tuple[tuple[str, Condition | Gap], ...]
    either: tuple[tuple[str, Condition | Gap], ...] = ()
    joined: bool = False

    def of(self, kind: str) -> Condition | Gap | None:
        """What it says of a kind; None where it says nothing."""
        return next((said for known, said in self.options if known == kind), None)

    @property
    def plain(self) -> bool:
        """Whether it asks for nothing."""
        return not any(isinstance(said, Gap) for _, said in self.options)


def said_of(kinds: Iterable[str], condition: Condition) -> Predicate:
    """The same condition for each of the kinds."""
    return Predicate(tuple((kind, condition) for kind in kinds))


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """What holds all at once: a conjunction's parts, or the condition alone."""
    return condition.parts if isinstance(condition, Every) else (condition,)


def along(way: Way, thing: Thing) -> Condition:
    """The condition that the way leads to the thing: to each of joined parts, to so many of them with a number."""
    if thing.joint in ("and", "all"):
        return Every(tuple(_along(way, part, None) for part in thing.parts))
    return _along(way, thing.where, thing.number)


def loose(thing: Thing) -> Thing:
    """The thing with any of its parts enough, unless all at once are meant: A和B的任务 are those of either."""
    return thing if thing.joint == "all" else replace(thing, joint="")


def _along(way: Way, to: Condition, number: Comparison | None) -> Condition:
    if number and (step := _one_step(way)):
        way = (step,)  # 参与3个以上行动 counts the actions, not their tasks
    for at in range(len(way) - 1, -1, -1):
        step = way[at]
        inside = to if kind_told(step, to) else Every((OfKind((step.kind,)), to))
        to = Linked(step.relation, inside, step.roles, number if at == 0 else None)
    return to


def leading(way: Way, thing: Thing) -> Condition | Gap:
    """What is said of a subject from which the way leads to the thing: a gap where the thing is asked for."""
    thing = in_roles(thing)
    return Gap(thing, way) if thing.asked or thing.pick else along(way, thing)


def in_roles(thing: Thing) -> Thing:
    """The thing with its roles as a condition: 牵头单位 are units that lead something."""
    if not thing.roles:
        return thing
    roles = () if thing.roles == (ANY_ROLE,) else thing.roles
    some = Linked("responsible_for", ANYTHING, roles)
    return replace(thing, roles=(), parts=tuple(Every((part, some)) for part in thing.parts))


def bond(thing: Thing, roles: tuple[str, ...] = ()) -> Predicate | None:
    """What 有 says: that things of other kinds have the thing, or that it belongs to them, in these roles."""
    found = _bonds(thing, roles)
    return Predicate(found, _bonds(loose(thing), roles) if thing.joint == "and" else ()) if found else None


@lru_cache(maxsize=4096)
def _bonds(thing: Thing, roles: tuple[str, ...]) -> tuple[tuple[str, Condition | Gap], ...]:
    found: list[tuple[str, Condition | Gap]] = []
    for kind in KINDS:
        ways = [way for other in thing.kinds if (way := way_between(kind, other, roles or thing.roles))]
        alike = thing.asked and len({turned(way, kind) for way in ways}) == 1  # 有哪些指标和项目
        if ways and len(ways) == len(thing.kinds) and (len(ways) == 1 or alike):
            found.append((kind, leading(ways[0], replace(thing, roles=()))))
        elif ways and len(ways) == len(thing.kinds) and not thing.asked and not thing.pick:
            found.append((kind, Some(tuple(along(way, thing) for way in ways))))
    return tuple(found)


def negated(predicate: Predicate) -> Predicate:
    """What is said, denied; of things that 和 joins, of each: 不涉及A和B means neither."""
    return Predicate(
        tuple(
            (kind, replace(said, negated=not said.negated) if isinstance(said, Gap) else Not(said))
            for kind, said in predicate.either or predicate.options
        )
    )


def together(one: Predicate, other: Predicate, some: bool = False) -> Predicate | None:
    """Both of what is said, or either with `some`; of the kinds of which both can be said."""
    found: list[tuple[str, Condition | Gap]] = []
    for kind, first in one.options:
        second = other.of(kind)
        if second is not None and not isinstance(first, Gap) and not isinstance(second, Gap):
            found.append((kind, Some((first, second)) if some else Every((first, second))))
    return Predicate(tuple(found), joined=True) if found else None


def qualified(thing: Thing, predicate: Predicate) -> Thing | None:
    """The things of which the predicate is true as well; a thing without kinds keeps the predicate for later."""
    if not predicate.plain or thing.pick:
        return None
    if not thing.kinds:
        return replace(thing, said=(*thing.said, predicate))
    return _with(thing, predicate)


def _with(thing: Thing, predicate: Predicate) -> Thing | None:
    kinds = tuple(kind for kind in thing.kinds if predicate.of(kind) is not None)
    if not kinds:
        return None
    said = {kind: predicate.of(kind) for kind in kinds}
    plain = {kind: each for kind, each in said.items() if not isinstance(each, Gap)}
    by_kind = [(kind, each) for kind, each in plain.items() if each is not None]
    same = len({each for _, each in by_kind}) == 1
    more = by_kind[0][1] if same else Some(tuple(Every((OfKind((kind,)), each)) for kind, each in by_kind))
    return replace(thing, kinds=kinds, parts=tuple(Every((part, more)) for part in thing.parts))


def settled(thing: Thing, kinds: tuple[str, ...] = ("Task",)) -> Thing | None:
    """The thing with its kind: a thing that says none gets the first of `kinds` of which all can be said."""
    if thing.kinds:
        return thing
    for kind in (*kinds, *KINDS):
        found: Thing | None = replace(thing, kinds=(kind,), said=())
        for predicate in thing.said:
            found = found and _with(found, predicate)
        if found:
            return found
    return None


def asking(thing: Thing) -> Query | None:
    """The query that a noun phrase is when it stands alone."""
    known = settled(thing)
    if known is None or known.pick or known.number:
        return None
    return Query(known.kinds, in_roles(known).where, Counting() if known.asked == "count" else Listing())


def applied(thing: Thing, predicate: Predicate) -> Query | None:
    """The query that subject and predicate are: for what is asked, or whether it is so."""
    kinds = sorted((kind for kind, _ in predicate.options), key=KINDS.index)
    known = settled(thing, tuple(kinds))
    if known is None or known.number or known.pick:
        return None
    known = in_roles(known)
    for kind in known.kinds:
        said = predicate.of(kind)
        if isinstance(said, Gap):
            tallied = said.thing.pick or said.thing.asked in ("count", "each")
            return None if tallied and not thing.kinds else _filled(replace(known, kinds=(kind,)), said)
    whole = _with(known, predicate)
    if whole is None:
        return None
    if thing.asked:
        return asking(whole)
    if known.partly and known.named and len(known.kinds) == 1:  # several may be called so: is it so of all?
        said = predicate.of(known.kinds[0])
        if said is not None and not isinstance(said, Gap):
            return Query(known.kinds, known.where, Whether(), Narrow(known.kinds, said))
    return Query(whole.kinds, whole.where, Whether()) if thing.named and len(thing.parts) == 1 else None


def _filled(subject: Thing, gap: Gap) -> Query | None:
    """The gap's thing is what is asked for; the subject, when asked for too, is what it is counted by."""
    thing = gap.thing
    if thing.asked == "each" and subject.asked in ("count", "which"):
        return _tally(thing, Gap(subject, turned(gap.way, subject.kinds[0]), gap.negated))
    if subject.asked in ("each", "which") and (thing.asked in ("count", "which", "each") or thing.pick):
        return _tally(subject, gap)
    if subject.asked or subject.pick or thing.pick or thing.asked == "each":
        return None
    if subject.partly and all(kind in WORK for kind in thing.kinds) and gap.way[0].relation == "part_of":
        return None  # words that are only a part of names are looked for in the text
    back = turned(gap.way, subject.kinds[0])
    condition = along(back, loose(replace(subject, number=None)))
    found = _with(thing, said_of(thing.kinds, Not(condition) if gap.negated else condition))
    return asking(found) if found else None


def _tally(subject: Thing, gap: Gap) -> Query | None:
    step = _one_step(gap.way)
    if step is None or gap.negated or gap.thing.number or (subject.asked == "which" and not gap.thing.pick):
        return None
    of = Linked(step.relation, Every((OfKind(gap.thing.kinds), gap.thing.where)), step.roles)
    counted = _others(_counted(subject), gap.thing)
    pick = gap.thing.pick or ("names" if gap.thing.asked == "which" else "all")
    return Query(counted.kinds, counted.where, Tally(of, pick, max(gap.thing.first, subject.first)))


def _others(subject: Thing, counted: Thing) -> Thing:
    """The units by which another's tasks are counted, without that one: 和区科技局合作最多的单位."""
    parts = [part for each in counted.parts for part in parts_of(each)]
    same = [part.to for part in parts if isinstance(part, Linked) and part.relation == "responsible" and by_id(part.to)]
    if subject.kinds != ("Unit",) or not same or all(isinstance(part, Is) for part in subject.parts):
        return subject
    return replace(subject, parts=tuple(Every((part, *map(Not, same))) for part in subject.parts))


def _one_step(way: Way) -> Step | None:
    """The way as one step, so that what is at its end is counted once: the actions of a unit are those of its tasks."""
    if len(way) == 1:
        return way[0]
    relations = [step.relation for step in way]
    if relations == ["has_part", "responsible"] and way[-1].kind == "Unit":
        return Step("engages", "Unit", way[-1].roles)
    over_tasks = relations == ["responsible_for", "part_of"] and way[-1].kind == "Action"
    return Step("engaged_in", "Action", way[0].roles) if over_tasks else None


def _counted(subject: Thing) -> Thing:
    """Units are counted by when the plan makes them answer for something; it names others in passing."""
    if subject.kinds != ("Unit",) or all(isinstance(part, Is) for part in subject.parts):
        return subject
    answering = Linked("responsible_for", ANYTHING)
    return replace(subject, parts=tuple(Every((part, answering)) for part in subject.parts))
