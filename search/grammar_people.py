"""Whole questions for people: whom to turn to, who serves in a group, what someone is called."""

from dataclasses import replace

from graph import ANYTHING, HEAD, Every, Linked, Listing, Query
from search.chart import rules
from search.grammar_asked import thing_in
from search.grammar_duty import Verb, doing
from search.grammar_owned import member, staff
from search.meaning import Predicate, Thing, along, applied, asking, bond, said_of, settled
from search.ways import Step


@rules(
    "Q = T|TF PEOPLEQ",
    "Q = PEOPLEQ OF? T|TF",
    "Q = T|TF BY? WHO HEADNOUN",
    "Q = T FAIL PEOPLEQ",
    "Q = WHO HEADNOUN OF? T",
    examples=("{task}出了问题该找谁", "{unit}该找谁", "Who to contact for {task}?"),
)
def contact(*words: object) -> Query | None:
    """任务9出了问题该找谁: the heads of the unit that leads it."""
    thing = staff(thing_in(words), HEAD)
    return asking(thing) if thing else None


@rules("Q = T APART? COP? POSTQ", "Q = T R POSTQ", examples=("{person}担任什么职务",))
def post(thing: Thing, *_: object) -> Query | None:
    """沈月担任什么职务."""
    return asking(thing) if thing.kinds == ("Person",) and thing.named else None


@rules("Q = T WHATARE GROUPROLE|TITLE", examples=("{group}有哪些成员",))
def member_of(group: Thing, _: str, role: str) -> Query | None:
    """专班有哪些成员."""
    thing = member(group, role) if group.kinds == ("Group",) else staff(group, role)
    return asking(thing) if thing else None


@rules("Q = Q PEOPLEQ", cost=0.3, examples=("{unit}牵头但没达标的任务有哪些，该找谁",))
def contact_for(query: Query, _: str) -> Query | None:
    """…，该找谁: the heads of the units that lead what is asked for."""
    plain = isinstance(query.give, Listing) and not query.narrow
    return contact(Thing(query.find, (query.where,))) if plain else None


@rules("Q = TF WHO R", "Q = TF BY WHO R", examples=("{task}出了问题谁负责",))
def answerable(thing: Thing, *words: object) -> Query | None:
    """任务9出了问题谁负责."""
    role = next(word for word in words if isinstance(word, Verb))
    predicate = doing(role, thing)
    return applied(Thing(("Unit",), asked="which"), predicate) if predicate else None


@rules("Q = T|TF CONTACT T|WHO", cost=0.0, examples=("{row}找哪个单位", "任务9出了问题找哪位领导"))
def turned_to(thing: Thing, _: str, asked: Thing | str) -> Query | None:
    """任务9该找哪个单位: the units that answer for it, or the heads of the one that leads it."""
    if isinstance(asked, str) or (asked.bare and asked.kinds == ("Person",)):
        return contact(thing)
    if not asked.bare or asked.asked != "which" or asked.kinds != ("Unit",) or thing.asked or thing.bare:
        return None
    known = settled(thing)
    predicate = doing(Verb(()), known) if known else None
    return applied(asked, predicate) if predicate else None


@rules("Q = T NAMEQ", "Q = T COP? WHO NAMEQ", examples=("{unit}局长叫什么名字", "{task}的责任单位叫什么"))
def called(thing: Thing, *_: str) -> Query | None:
    """区科技局局长叫什么名字."""
    return None if thing.asked or thing.bare else asking(thing)


@rules(
    "Q = T HAVE? T",
    "Q = T COP T",
    cost=0.0,
    examples=("副组长有哪些人", "{group}的副组长有几个人"),
)
def of_the_kind(thing: Thing, *words: str | Thing | None) -> Query | None:
    """副组长有哪些人: which things of its own kind."""
    other = words[-1]
    if not isinstance(other, Thing) or not other.bare or other.asked not in ("which", "count"):
        return None
    fits = thing.kinds == other.kinds and not (thing.asked or thing.named or thing.bare or thing.number or thing.pick)
    return asking(replace(thing, asked=other.asked)) if fits else None


@rules("Q = T HAVEWHO", cost=0.0, examples=("{unit}有谁", "{task}的责任单位有谁"))
def who_of(thing: Thing, _: str) -> Query | None:
    """区科技局有谁: its persons; of what is no one thing, what it is."""
    if not thing.named:
        return None if thing.asked or thing.bare else asking(thing)
    predicate = bond(Thing(("Person",), asked="which"))
    return applied(thing, predicate) if predicate and thing.kinds in (("Unit",), ("Group",)) else None


@rules("P = ROSTER IN|HAVE", "P = IN ROSTER", examples=("{unit}哪些人在名单里",))
def listed(*_: str) -> Predicate:
    """名单里的: who serves on some group."""
    return said_of(("Person",), Linked("serves_on", ANYTHING))


@rules("Q = ROSTER IN? Q", "Q = T ROSTER IN? Q", cost=0.0, examples=("名单里{unit}有哪些人", "{group}名单里有哪些人"))
def of_those_listed(*words: str | Thing | Query | None) -> Query | None:
    """名单里区科技局有哪些人."""
    query = words[-1]
    group = words[0] if isinstance(words[0], Thing) else Thing(("Group",))
    if not isinstance(query, Query) or query.find != ("Person",) or group.kinds != ("Group",) or group.asked:
        return None
    serving = along((Step("serves_on", "Group"),), group)
    return replace(query, where=Every((query.where, serving)))
