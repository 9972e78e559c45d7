"""Whole questions for people: whom to turn to, who serves in a group, what someone is called."""

from dataclasses import replace

from graph import ANYTHING, HEAD, Every, Linked, Listing, Named, Query
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.meaning import Predicate, Thing, along, applied, asking, bond, qualified, said_of, settled
from search.grammar.owned import member, office, staff
from search.grammar.ways import Step


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
    if "unit" in words:  # 哪家带头的
        return None
    thing = staff(thing_in(words), HEAD)
    return asking(thing) if thing else None


@rules(
    "Q = T APART? COP? POSTQ",
    "Q = T R POSTQ",
    "Q = T P POSTQ",
    examples=("{person}担任什么职务", "{person}在专班里担任什么职务"),
)
def post(thing: Thing, *words: object) -> Query | None:
    """沈月担任什么职务; 沈月在专班里担任什么职务."""
    found = next((qualified(thing, word) for word in words if isinstance(word, Predicate)), thing)
    return asking(found) if found and thing.kinds == ("Person",) and thing.named else None


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


@rules("Q = T|TF CONTACT WHICH TITLE", cost=0.0, examples=("{task}出了问题找哪位局长",))
def head_to_turn_to(thing: Thing, *_: str) -> Query | None:
    """任务9找哪位局长."""
    return contact(thing)


@rules("Q = T|TF CONTACT T|WHO", cost=0.0, examples=("{row}找哪个单位", "任务9出了问题找哪位干部"))
def turned_to(thing: Thing, _: str, asked: Thing | str) -> Query | None:
    """任务9该找哪个单位: the units that answer for it, or the heads of the one that leads it."""
    if asked == "who" or (isinstance(asked, Thing) and asked.bare and asked.kinds == ("Person",)):
        return contact(thing)
    if isinstance(asked, str):  # 找哪家
        asked = Thing(("Unit",), asked="which")
    if not asked.bare or asked.asked != "which" or asked.kinds != ("Unit",) or thing.asked or thing.bare:
        return None
    known = settled(thing)
    predicate = doing(Verb(()), known) if known else None
    return applied(asked, predicate) if predicate else None


@rules(
    "Q = T TOGETHER|APART? NAMEQ", "Q = T COP? WHO NAMEQ", examples=("{unit}局长叫什么名字", "{task}的责任单位叫什么")
)
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


@rules(
    "Q = T IN? TOGETHER? HAVEWHO",
    "Q = T IN? TOGETHER? HAVE|COP WHO",
    "Q = T BY WHO MADEOF",
    cost=-0.3,
    examples=("专班里都有谁", "专班由哪几位组成"),
)
def who_in(group: Thing, *words: str | None) -> Query | None:
    """专班里都有谁: persons, where 哪家 asks for units."""
    serving = bond(group) if group.kinds == ("Group",) and "unit" not in words else None
    fits = serving and not (group.asked or group.number or group.pick)
    found = qualified(Thing(("Person",), asked="which"), serving) if serving and fits else None
    return asking(found) if found else None


@rules("Q = T HAVEWHO", cost=0.0, examples=("{unit}有谁", "{task}的责任单位有谁"))
def who_of(thing: Thing, _: str) -> Query | None:
    """区科技局有谁: its persons; of what is no one thing, what it is."""
    if not thing.named:
        return None if thing.asked or thing.bare else asking(thing)
    predicate = bond(Thing(("Person",), asked="which"))
    return applied(thing, predicate) if predicate and thing.kinds in (("Unit",), ("Group",)) else None


@rules("P = AT T AS? GROUPROLE", cost=0.0, examples=("谁在专班当副组长", "{person}在专班任副组长吗"))
def serving_as(_: str, group: Thing, *words: str | None) -> Predicate | None:
    """在专班当副组长."""
    thing = member(group, str(words[-1]))
    return said_of(("Person",), thing.where) if thing else None


@rules(
    "Q = BY? WHO AS T",
    "Q = T COP? BY? WHO AS",
    "Q = T BY? WHO AS GROUPROLE",
    "Q = BY? T AS T",
    cost=0.0,
    examples=("谁担任专班组长", "组长由谁担任", "专班谁当组长"),
)
def who_holds(*words: object) -> Query | None:
    """谁担任专班组长; 专班谁当组长."""
    role = words[-1] if isinstance(words[-1], str) and words[-1] not in ("as", "who") else ""
    *asked, thing = (word for word in words if isinstance(word, Thing))
    if any(each.asked != "which" or not each.bare or each.kinds != ("Person",) for each in asked):
        return None
    holder = member(thing, role) if role else thing
    fits = holder and holder.kinds == ("Person",) and not (holder.named or holder.bare or holder.asked)
    return asking(holder) if holder and fits else None


@rules("Q = WHO P", cost=0.1, examples=("谁在专班当副组长",))
def whoever(_: str, predicate: Predicate) -> Query | None:
    """谁在专班当副组长: persons, where only of them it can be said."""
    only = predicate.plain and {kind for kind, _ in predicate.options} == {"Person"}
    return applied(Thing(("Person",), asked="which"), predicate) if only else None


@rules("T = SURNAME TITLE", cost=0.0, examples=("陆主席任什么职务",))
def titled(surname: str, title: str) -> Thing:
    """罗区长: whoever of the name has the title."""
    called, holding = Named(surname, True), Linked("works_in", ANYTHING, (title,))
    return Thing(("Person",), (Every((called, holding)),), named=True)


@rules("T = SURNAME", cost=0.1, examples=("姓沈的都有谁", "专班里姓沈的有哪些人"))
def of_the_name(surname: str) -> Thing:
    """姓罗的."""
    return Thing(("Person",), (Named(surname, True),))


@rules("Q = T IN? T HAVEWHO?", cost=0.0, examples=("专班里姓沈的都有谁", "专班里姓沈的"))
def namesakes(*words: object) -> Query | None:
    """专班里姓罗的都有谁."""
    *whole, thing = [word for word in words if isinstance(word, Thing)]
    if thing.kinds != ("Person",) or not any(isinstance(part, Named) and part.first for part in thing.parts):
        return None
    owned = bond(whole[0]) if whole and whole[0].kinds in (("Group",), ("Unit",)) and not whole[0].asked else None
    found = qualified(thing, owned) if owned else None if whole else thing
    return asking(found) if found else None


@rules("Q = T HAVEWHO P", cost=0.0, examples=("{unit}有谁在专班办公室里",))
def whoever_serves(unit: Thing, _: str, predicate: Predicate) -> Query | None:
    """科技局有谁在专班里."""
    return who_serves(unit, "who", predicate)


@rules("P = AT T IN?", "P = T IN", cost=0.2, examples=("{unit}有哪些人在专班", "{unit}有哪些人在专班里"))
def serving(*words: str | Thing | None) -> Predicate | None:
    """在专班里: who serves on the group."""
    group = thing_in(words)
    if group.kinds != ("Group",) or group.asked or group.number or group.pick:
        return None
    return said_of(("Person",), along((Step("serves_on", "Group"),), group))


@rules("T = AS T T", cost=0.1, examples=("担任{unit}局长的人是谁",))
def in_office(_: str, holder: Thing, kind: Thing) -> Thing | None:
    """担任区科技局局长的人."""
    return holder if holder.kinds == kind.kinds == ("Person",) and kind.bare and not holder.named else None


@rules(
    "Q = T IN? WHO P",
    "Q = T BY WHO P",
    "Q = T T P",
    "Q = T HAVE T P",
    cost=0.0,
    examples=("{unit}谁在专班里", "{unit}哪些人在专班里", "{unit}有几个人在专班", "{task}牵头单位里谁是专班成员"),
)
def who_serves(unit: Thing, *words: str | Thing | Predicate) -> Query | None:
    """科技局谁在专班里: of the unit's persons."""
    thing = next((word for word in words if isinstance(word, Thing)), Thing(("Person",), asked="which"))
    predicate = next(word for word in words if isinstance(word, Predicate))
    owned = bond(unit) if unit.kinds == ("Unit",) and not (unit.bare or unit.asked or unit.roles) else None
    if owned is None or thing.kinds != ("Person",) or not thing.bare or not predicate.plain:
        return None
    staff_of = qualified(thing, owned)
    found = qualified(staff_of, predicate) if staff_of else None
    return asking(found) if found else None


@rules("P = AT T OFFICE IN?", cost=0.1, examples=("{unit}有哪些人在专班办公室里",))
def serving_in_office(_: str, group: Thing, word: str, __: str | None) -> Predicate | None:
    """在专班办公室里."""
    thing = office(group, word)
    return said_of(("Person",), thing.where) if thing else None


@rules(
    "Q = T P HAVE T",
    "Q = T P HAVE? COP? WHO",
    "Q = T P T WHATARE|HAVEWHO",
    cost=0.0,
    examples=("{unit}在专班里有哪些人", "{unit}在专班里是谁"),
)
def who_there(unit: Thing, predicate: Predicate, *words: object) -> Query | None:
    """科技局在专班里有哪些人."""
    asked = next((replace(word, asked="which") for word in words if isinstance(word, Thing)), "who")
    return who_serves(unit, asked, predicate)


@rules("P = ROSTER IN|HAVE", "P = IN ROSTER", "P = LISTED", examples=("{unit}哪些人在名单里",))
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
