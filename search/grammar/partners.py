"""Whole questions for those who share a duty: jointly, apart from the lead, together with whom."""

from dataclasses import dataclass, replace

from graph import Condition, Every, Linked, Not, OfKind, Query, Some
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing, done_by
from search.grammar.meaning import Predicate, Thing, along, applied, asking, negated, qualified, said_of, together
from search.grammar.things import ROLES
from search.grammar.ways import Step


@dataclass(frozen=True, slots=True)
class Left:
    """Those left out who answer for something in these roles."""

    roles: tuple[str, ...]


@rules("Q = T R T", cost=0.0, examples=("{unit}和{unit2}联合负责哪些任务",))
def done_jointly(units: Thing, role: Verb, thing: Thing) -> Query | None:
    """区科技局和区财政局联合负责哪些任务: those of both; 各负责多少 counts each one's."""
    if role.apart and thing.asked == "count" and units.joint and not role.negated:
        counted = doing(Verb(role.roles), thing)
        return applied(replace(units, asked="each", joint="", named=False), counted) if counted else None
    if not role.joint or role.apart or units.joint not in ("and", "all") or thing.asked not in ("which", "count"):
        return None
    predicate = done_by(units, role)
    found = qualified(thing, predicate) if predicate else None
    return asking(found) if found else None


@rules(
    "Q = T LEFT HAVE|BY? T R?",
    "Q = LEFT T HAVE|BY? T R?",
    cost=0.0,
    examples=("{task}除了牵头单位还有哪些单位参与", "除牵头单位外，{task}还由谁负责"),
)
def but_those(*words: object) -> Query | None:
    """任务9除了牵头单位还有哪些单位参与: who answers for it, without who does so in that role."""
    task, asked = (word for word in words if isinstance(word, Thing))
    left = next(word for word in words if isinstance(word, Left))
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    if not task.named or not asked.bare or asked.asked not in ("which", "count") or asked.kinds != ("Unit",):
        return None
    predicate, others = doing(role, task), doing(Verb(left.roles), task)
    both = together(predicate, negated(others)) if predicate and others else None
    found = qualified(asked, both) if both else None
    return asking(found) if found else None


@rules("Q = T BY? WHO R AND? BY? WHO R", "Q = T WHO R T R", cost=0.0, examples=("{task}谁牵头谁配合",))
def in_two_roles(thing: Thing, *words: object) -> Query | None:
    """任务9谁牵头谁配合: who does either."""
    roles = [word for word in words if isinstance(word, Verb)]
    others = [word for word in words if isinstance(word, Thing)]
    if (
        not thing.named
        or any(role != Verb(role.roles) for role in roles)
        or any(not each.bare or each.kinds not in (("Unit",), thing.kinds) for each in others)
    ):
        return None
    said = [doing(role, thing) for role in roles]
    either = together(said[0], said[1], some=True) if said[0] and said[1] else None
    return applied(Thing(("Unit",), asked="which"), either) if either else None


@rules("LEFT = EXC ROLENOUN EXCEND?")
def left_out(_: str, role: str, __: str | None) -> Left | None:
    """除牵头单位外."""
    return Left(ROLES[role]) if ROLES[role] else None


@rules(
    "Q = T AND WHO|WHICH TOGETHER? R T",
    "Q = WHO|WHICH AND T TOGETHER? R T",
    "Q = WHO R T R T",
    "Q = AND T TOGETHER? R T WHO|HAVEWHO|WHATARE",
    examples=("{unit}和谁共同负责{task}", "谁跟{unit}一起负责{task}", "谁配合{unit}做{task}"),
)
def partners(*words: object) -> Query | None:
    """区科技局和谁共同负责任务9: the other units, if the one answers for it too; 谁配合区科技局做任务9."""
    unit, task = (word for word in words if isinstance(word, Thing))
    role, *doing_it = (word for word in words if isinstance(word, Verb))
    if doing_it and (role != Verb(ROLES["support"]) or doing_it != [Verb(ROLES["any"])]):
        return None
    role = Verb(ROLES["part"]) if doing_it else role
    if unit.kinds != ("Unit",) or not unit.named or not task.named or role.negated or role.only:
        return None
    both = qualified(task, said_of(task.kinds, along((Step("responsible", "Unit"),), unit)))
    predicate = doing(role, both) if both else None
    found = qualified(Thing(("Unit",), asked="which"), predicate) if predicate else None
    found = qualified(found, said_of(("Unit",), Not(unit.where))) if found else None
    return asking(found) if found else None


def sharing_with(unit: Thing, pick: str = "") -> Predicate | None:
    """Said of units: they answer for tasks together with this one; with `pick` for most of them, or fewest."""
    if unit.kinds != ("Unit",) or not unit.named or unit.partly or len(unit.parts) > 1:
        return None
    tasks = Thing(("Task",), (Linked("responsible", unit.where),), pick=pick)
    if pick:
        return doing(Verb(()), tasks)
    return of_others(Linked("responsible_for", Every((OfKind(("Task",)), tasks.where))), unit)


def of_others(said: Condition, unit: Thing) -> Predicate:
    """Said of units other than this one, which isn't meant where it is denied either."""
    return Predicate((("Unit", Every((said, Not(unit.where)))),), (("Unit", Some((said, unit.where))),))


@rules("TM = TOGETHER|TEAM|SHAREDBY R?", cost=0.0)
def sharing(_: str, role: Verb | None) -> str | None:
    """一起(承担), 搭伙, 共同的: that they answer for the same."""
    return "sharing" if role is None or role == Verb(()) else None


@rules(
    "P = AND T TM T? COUNT? MOST",
    "P = AND T T COUNT? TM MOST",
    "P = OFTENEST AND T TM T?",
    cost=-0.1,
    examples=("和{unit}合作最多的单位", "哪个单位跟{unit}在同一项任务里出现得最多", "最常跟{unit}一起承担任务的单位"),
)
def partnering_most(*words: object) -> Predicate | None:
    """和区科技局合作最多."""
    unit, *tasks = (word for word in words if isinstance(word, Thing))
    plain = all(each.bare and each.kinds == ("Task",) and not each.asked for each in tasks)
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    return sharing_with(unit, pick) if plain else None


@rules("P = AND T TOGETHER R?", cost=0.6, examples=("和{unit}协同的单位有哪些",))
def partnering(*words: object) -> Predicate | None:
    """和区科技局合作(的单位)."""
    return sharing_with(next(word for word in words if isinstance(word, Thing))) if _plain_role(words) else None


@rules(
    "Q = T AND WHO|WHICH|T TM T? COUNT? MOST",
    "Q = T TM T? COUNT? MOST TEAMMATE? COP? WHO|WHICH|T",
    "Q = T OFTENEST AND WHO|WHICH|T TM T?",
    "Q = TM T COUNT? AND T MOST COP WHO|WHICH|T",
    cost=0.0,
    examples=("{unit}和谁合作最多", "{unit}合作任务最多的是哪个单位", "{unit}最常跟谁一起承担任务"),
)
def best_partner(*words: object) -> Query | None:
    """区科技局和哪个单位合作最多."""
    things = [word for word in words if isinstance(word, Thing)]
    unit = next((each for each in things if each.named), things[0])
    others = [each for each in things if each is not unit]
    asked = [each for each in others if each.kinds == ("Unit",) and each.bare and each.asked == "which"]
    tasks = [each for each in others if each.kinds == ("Task",) and each.bare and not each.asked]
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    predicate = sharing_with(unit, pick) if len(asked) + len(tasks) == len(others) else None
    return applied(Thing(("Unit",), asked="which"), predicate) if predicate else None


def _plain_role(words: tuple[object, ...]) -> bool:
    return all(word == Verb(word.roles) and not word.roles for word in words if isinstance(word, Verb))


@rules("P = ONLY T TOGETHER R?", cost=0.0, examples=("只有{unit}和{unit2}两家一起的任务",))
def by_these_alone(_: str, units: Thing, *words: object) -> Predicate | None:
    """只有区科技局和区财政局两家一起负责."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    fits = units.kinds == ("Unit",) and units.joint in ("and", "all") and not role.negated
    return done_by(replace(units, joint="all"), replace(role, only=True)) if fits else None
