"""What people say of what belongs to what: 每个行动下面, 在…里, 由…组成, 与…无关, 哪些是…的."""

from dataclasses import replace

from graph import Comparison, Query, Says
from search.grammar.chart import rules
from search.grammar.duty import Verb
from search.grammar.hanging import depending
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, negated, qualified, said_of
from search.grammar.owned import owned
from search.grammar.ways import WORK

_ONE = Comparison("=", 1)


@rules("T = T IN", cost=0.25, examples=("每个行动下面有几项任务", "哪项行动下面任务最多"))
def inside(thing: Thing, _: str) -> Thing | None:
    """每个行动下面: the actions, tasks or plans that hold something."""
    told = thing.named or thing.asked or thing == Thing(("Plan",))
    fits = thing.kinds in (("Action",), ("Plan",), ("Task",)) and told
    return thing if fits and not (thing.pick or thing.number) else None


@rules("T = T IN", cost=0.25, examples=("行动里，任务最多的是哪一个",))
def all_inside(thing: Thing, _: str) -> Thing | None:
    """行动里: of all of them."""
    return thing if thing in (Thing(("Action",)), Thing(("Unit",))) else None


@rules("Q = T WHICH|HOWMANY P", cost=0.0, examples=("{unit}哪几项没达标",))
def own_that(owner: Thing, how: str, predicate: Predicate) -> Query | None:
    """区科技局哪几项没达标: of its tasks."""
    if not owner.named or owner.kinds not in (("Unit",), ("Action",)) or not predicate.plain:
        return None
    tasks = owned(owner, Thing(("Task",)))
    found = qualified(tasks, predicate) if tasks else None
    return asking(replace(found, asked="count" if how == "howmany" else "which")) if found else None


@rules("Q = T COP|R T", cost=0.2, examples=("{action}要干哪些事",))
def made_up_of(whole: Thing, _: str | Verb, parts: Thing) -> Query | None:
    """人才集聚行动底下都是哪些任务, 要干哪些事."""
    fits = whole.named and whole.kinds == ("Action",) and parts.bare and parts.asked in ("which", "count")
    predicate = bond(parts) if fits and set(parts.kinds) <= set(WORK) else None
    return applied(whole, predicate) if predicate and _ in ("cop", Verb(())) else None


@rules("Q = T HAVE? WHICH|HOWMANY TOGETHER T", cost=0.0, examples=("{unit}和{unit2}有哪些共同的任务",))
def in_common(units: Thing, *words: object) -> Query | None:
    """区科技局和区财政局有哪些共同的任务."""
    thing = words[-1]
    if units.kinds != ("Unit",) or units.joint != "and" or not isinstance(thing, Thing) or not thing.bare:
        return None
    predicate = bond(replace(units, joint="all"))
    found = (
        qualified(replace(thing, asked="count" if "howmany" in words else "which"), predicate) if predicate else None
    )
    return asking(found) if found else None


@rules("Q = T AFFBY T AFFECT", cost=0.0, examples=("{task}受哪些任务制约",))
def held_up_by(thing: Thing, _: str, asked: Thing, __: str) -> Query | None:
    """任务9受哪些任务制约."""
    fits = thing.named and thing.kinds == ("Task",) and asked.asked in ("which", "count") and asked.kinds == ("Task",)
    predicate = depending(_, asked) if fits else None
    return applied(thing, predicate) if predicate else None


@rules("P = AND? T TOGETHER? UNRELATED", cost=0.0, examples=("跟{unit}无关的任务", "{unit}没份的任务"))
def unrelated(*words: object) -> Predicate | None:
    """与区科技局无关."""
    thing = next(word for word in words if isinstance(word, Thing))
    predicate = bond(replace(thing, joint="")) if thing.named and not thing.partly else None
    return negated(predicate) if predicate else None


@rules("P = BY? T MADEOF", cost=0.0, examples=("{action}由哪几项任务组成",))
def made_of(*words: object) -> Predicate | None:
    """由哪几项任务组成."""
    thing = next(word for word in words if isinstance(word, Thing))
    return bond(thing) if thing.kinds and thing.kinds != ("Unit",) and thing.asked else None


@rules("P = AT T IN?", cost=0.2, examples=("哪些任务在{action}里",))
def standing_in(_: str, whole: Thing, __: str | None) -> Predicate | None:
    """在人才集聚行动里."""
    return bond(whole) if whole.named and whole.kinds in (("Action",), ("Task",)) else None


@rules("P = COP T", cost=0.3, examples=("哪些任务是{unit}的",))
def being_of(_: str, owner: Thing) -> Predicate | None:
    """(哪些任务)是区科技局的, (专班里哪些人)是区科技局的, (专班成员)是哪些单位的."""
    asked = owner.kinds == ("Unit",) and owner.bare and owner.asked
    predicate = bond(owner) if asked or (owner.named and owner.kinds in (("Unit",), ("Action",))) else None
    kinds = ("Person",) if asked else (*WORK, "Person")
    own = tuple(option for option in predicate.options if option[0] in kinds) if predicate else ()
    return Predicate(own) if own else None


@rules("P = IN? HAVE QUOTED", cost=0.1, examples=("哪些任务里有“旅游”",))
def holding(*words: object) -> Predicate | None:
    """里有“旅游”."""
    return said_of(WORK, Says(str(words[-1])))


@rules(
    "Q = T COP|HAVE T",
    cost=0.0,
    examples=("由{unit}牵头的有哪几项任务",),
)
def those_that(headless: Thing, _: str, asked: Thing) -> Query | None:
    """由区科技局牵头的有哪几项任务: what is said is said of those that are asked for."""
    if headless.kinds or not headless.said or not asked.bare or asked.asked not in ("which", "count"):
        return None
    found: Thing | None = asked
    for said in headless.said:
        found = found and qualified(found, said)
    return asking(found) if found else None
