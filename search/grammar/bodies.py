"""Questions between units, and of who sits in a group: 和谁搭过伙, 哪些单位要等…, 任务有什么不同, 哪些部门派人参加了专班."""

from dataclasses import replace

from graph import Condition, Every, Linked, Missing, Not, OfKind, Query
from search.grammar.chart import rules
from search.grammar.duty import Verb, done_by
from search.grammar.meaning import Predicate, Thing, along, applied, asking, bond, qualified, said_of
from search.grammar.owned import member
from search.grammar.partners import of_others, sharing_with
from search.grammar.people import who_serves
from search.grammar.things import ROLES
from search.grammar.ways import WORK, Step

_TASKS, _UNITS = Thing(("Task",)), Thing(("Unit",))


@rules("Q = T COP T ROLENOUN", cost=-0.3, examples=("{unit}是哪些任务的配合单位",))
def in_role_of_which(unit: Thing, _: str, asked: Thing, role: str) -> Query | None:
    """区科技局是哪些任务的配合单位."""
    fits = _one_unit(unit) and asked.bare and asked.asked in ("which", "count") and set(asked.kinds) <= set(WORK)
    predicate = done_by(unit, Verb(ROLES[role])) if fits and asked.kinds else None
    return applied(asked, predicate) if predicate else None


@rules("T = T OFFICE HEADNOUN", cost=-0.2, examples=("专班办公室负责人是谁",))
def head_of_office(group: Thing, office: str, _: str) -> Thing | None:
    """专班办公室负责人: the office's director."""
    return member(group, "办公室主任")


# -- units that share tasks


@rules("P = AND T TEAM", cost=0.0, examples=("跟{unit}搭过伙的单位有哪些",))
def teaming(_: str, unit: Thing, __: str) -> Predicate | None:
    """跟区科协一起干活: the other units of its tasks."""
    return sharing_with(unit) if _one_unit(unit) else None


@rules(
    "Q = AND T TEAM COP? WHO|HAVEWHO|WHATARE",
    "Q = AND T TEAM HAVE|COP? T",
    "Q = T TOGETHER? AND WHO|T TEAM",
    "Q = T TOGETHER? AND WHO|T TOGETHER",
    "Q = T HAVE WHO|T TEAM",
    "Q = T TEAMMATE WHATARE|HAVEWHO|LISTNOUN?",
    "Q = T TEAMMATE COP? WHO|T",
    cost=-0.3,
    examples=("跟{unit}一起干活的都有谁", "{unit}和谁合作过", "{unit}的合作单位有哪些"),
)
def teammates(*words: object) -> Query | None:
    """区科协和谁一起干活; 区科协的合作单位有哪些."""
    unit, *others = (word for word in words if isinstance(word, Thing))
    asked = others[0] if others else replace(_UNITS, asked="which")
    fits = asked.bare and asked.kinds == ("Unit",) and asked.asked in ("which", "count")
    predicate = teaming("", unit, "") if fits else None
    return applied(asked, predicate) if predicate else None


@rules("Q = T HAVE T COP? TOGETHER|TEAM", "Q = T AT T IN|ON? TEAM|TOGETHER", cost=-0.2)
def tasks_together(units: Thing, _: str, asked: Thing, *__: str | None) -> Query | None:
    """区科技局和区财政局在哪些任务上是一起的."""
    fits = units.kinds == ("Unit",) and units.named and units.joint == "and" and asked.asked in ("which", "count")
    predicate = bond(replace(units, joint="all")) if fits and asked.bare and asked.kinds == ("Task",) else None
    found = qualified(asked, predicate) if predicate else None
    return asking(found) if found else None


@rules("T = T TEAM T", cost=-0.3, examples=("{unit}和{unit2}有交集的任务",))
def their_common(units: Thing, word: str, tasks: Thing) -> Thing | None:
    """区科技局和区财政局有交集的任务."""
    fits = units.kinds == ("Unit",) and units.named and units.joint == "and" and tasks == _TASKS
    predicate = bond(replace(units, joint="all")) if fits else None
    return qualified(tasks, predicate) if predicate else None


# -- units that wait for a unit


@rules("P = WAIT|DEPEND T ON?", "P = WAIT T DONE|ABLE", cost=0.1, examples=("哪些单位要等{unit}",))
def leaning_on(_: str, unit: Thing, __: str | None) -> Predicate | None:
    """要等区科技局: other units, whose tasks depend on it; on each of those that 和 joins."""
    if unit.kinds != ("Unit",) or not unit.named or unit.partly or unit.asked:
        return None
    needed = unit.parts if unit.joint in ("and", "all") else (unit.where,)
    tasks = (Every((OfKind(("Task",)), Linked("depends_on", each))) for each in needed)
    return of_others(Every(tuple(Linked("responsible_for", each) for each in tasks)), unit)


@rules(
    "Q = T DONE|UNDONE AFTER? T ABLE|STUCK|AFFECTED|CARRIEDON",
    "Q = TF T STUCK",
    "Q = T HAVE? T WAIT|DEPEND ITS",
    "Q = T WAIT|DEPEND COP? T",
    "Q = T AFFECT T",
    cost=-0.2,
    examples=("{unit}没做完哪些单位动不了", "{unit}做完之后哪些单位才能开展"),
)
def waiting_units(unit: Thing, *words: object) -> Query | None:
    """区科技局没做完哪些单位动不了; 区科技局卡着哪些单位."""
    asked = next(word for word in words if isinstance(word, Thing))
    fits = asked.bare and asked.kinds == ("Unit",) and asked.asked in ("which", "count")
    towards = {"wait", "depend"} & {word for word in words if isinstance(word, str)} and "its" not in words
    predicate = leaning_on("", unit, None) if fits and not towards else None
    return applied(asked, predicate) if predicate else None


# -- what two units' tasks differ in


@rules(
    "Q = LIST|COMPARE? T T DIFFQ",
    "Q = LIST|COMPARE? T T AND T DIFFQ",
    "Q = LIST|COMPARE? T R T DIFFQ",
    "Q = COMPARE? T AND? T? DIFFQ",
    "Q = COMPARE T T DIFFQ?",
    "Q = COMPARE T R T",
    "Q = T T COMPARE",
    "Q = T AT T ON|IN? DIFFQ",
    "Q = T R T COMPARE",
    "Q = T T T DIFFQ|COMPARE",
    cost=-0.4,
    examples=("{unit}和{unit2}的任务有什么不同",),
)
def tasks_apart(*words: object) -> Query | None:
    """区科技局和区经信局的任务有什么不同: those of the one alone, and those of the other."""
    things = [word for word in words if isinstance(word, Thing)]
    units = [Thing(each.kinds, (part,), named=True) for each in things if each.named for part in each.parts]
    work = [each for each in things if not each.named]
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    plain = work in ([_TASKS], []) and role == Verb(role.roles, joint=role.joint)
    if not plain or len(units) != 2 or not all(map(_one_unit, units)) or units[0] == units[1]:
        return None
    one, other = (Linked("responsible", unit.where, role.roles) for unit in units)
    return replace(_only(one, other), then=_only(other, one))


def _only(one: Condition, other: Condition) -> Query:
    return Query(("Task",), Every((one, Not(other))))


# -- who sits in a group


@rules("P = BY? T SEND", "P = FROM T OUTOF", cost=0.1, examples=("由{unit}派出的专班成员有哪些",))
def sent_by(*words: object) -> Predicate | None:
    """由区科技局派出, 从哪个单位来的: said of persons."""
    unit = next(word for word in words if isinstance(word, Thing))
    predicate = bond(unit) if unit.kinds == ("Unit",) and (unit.bare or not unit.asked) else None
    kept = tuple(each for each in predicate.options if each[0] == "Person") if predicate else ()
    return Predicate(kept) if kept and not (unit.bare and not unit.asked) else None


@rules("Q = T IN HAVE T WHO", cost=-0.3, examples=("专班里有{unit}的谁",))
def sent_from(group: Thing, _: str, __: str, unit: Thing, ___: str) -> Query | None:
    """专班里有区科技局的谁."""
    return sent_to(unit, group)


@rules("Q = T SEND WHO", cost=-0.3, examples=("{unit}派了谁",))
def whom_it_sent(unit: Thing, *_: str) -> Query | None:
    """区科技局派了谁."""
    predicate = bond(Thing(("Person",), asked="which"))
    return applied(unit, predicate) if predicate and _one_unit(unit) else None


@rules("Q = T HAVE|SEND WHO|T AT|R? T", cost=0.3, examples=("{unit}派了谁到专班",))
def sent_to(unit: Thing, *words: object) -> Query | None:
    """区科技局派了谁到专班."""
    *asked, group = (word for word in words if isinstance(word, Thing))
    if group.kinds != ("Group",) or group.asked or not _part(words):
        return None
    serving = said_of(("Person",), along((Step("serves_on", "Group"),), group))
    return who_serves(unit, asked[0] if asked else replace(Thing(("Person",)), asked="which"), serving)


@rules(
    "Q = T AT|SEND|R T IN?",
    "Q = T HAVE|SEND T AT|R T IN?",
    "Q = T IN? HAVE|R? T T",
    "Q = T IN? T BELONG|AT|APART? BELONG|AT T",
    "Q = T TEAMUNIT WHATARE|LIST|LISTNOUN|HOWMANYARE?",
    "Q = T BY T MADEOF",
    cost=0.0,
    examples=("哪些部门派人参加了专班", "专班里都有哪些部门的人"),
)
def units_of_the_group(*words: object) -> Query | None:
    """哪些单位进了专班, 专班的人分别来自哪些部门: the units of those who serve in it."""
    things = [word for word in words if isinstance(word, Thing)]
    group = next((each for each in things if each.kinds == ("Group",)), None)
    noun = {"teamunit", "member"} & {word for word in words if isinstance(word, str)}
    asked = next((each for each in things if each.kinds == ("Unit",)), replace(_UNITS, asked="which" if noun else ""))
    people = [each for each in things if each.kinds == ("Person",)]
    if group is None or group.asked or not asked.bare or asked.asked not in ("which", "count"):
        return None
    if len(people) + 2 < len(things) or people not in ([], [Thing(("Person",))]) or not _part(words):
        return None
    named = member(group, "成员") if "member" in words else None
    serving = named.where if named else along((Step("serves_on", "Group"),), group)
    return asking(replace(asked, parts=(Linked("employs", Every((OfKind(("Person",)), serving))),)))


def _part(words: tuple[object, ...]) -> bool:
    """Whether the verbs say no more than that one takes part."""
    roles = [word for word in words if isinstance(word, Verb)]
    return all(role.roles in ((), ("responsible", "support")) and role == Verb(role.roles) for role in roles)


@rules("Q = T ROSTER|OFFICE? ON Q", "Q = ROSTER ON Q", cost=0.0, examples=("专班名单上{unit}的人有哪几位",))
def on_the_roster(*words: object) -> Query | None:
    """专班名单上区科技局的人有哪几位."""
    query = words[-1]
    group = words[0] if isinstance(words[0], Thing) else Thing(("Group",))
    if not isinstance(query, Query) or query.find != ("Person",) or group.kinds != ("Group",) or group.asked:
        return None
    return replace(query, where=Every((query.where, along((Step("serves_on", "Group"),), group))))


# -- who oversees it


@rules(
    "Q = T OVERSEER COP? WHO|WHATARE|NAMEQ|T?",
    "Q = WHO COP T OVERSEER",
    "Q = T COP? BY? OVERSEES",
    "Q = BY? OVERSEES T",
    cost=-0.5,
    examples=("{task}的分管领导是谁", "{task}由哪位领导分管"),
)
def overseen(*words: object) -> Query | None:
    """任务9的分管领导是谁: where the plan names none, it tells so."""
    thing = next(word for word in words if isinstance(word, Thing))
    untold = next(word for word in words if isinstance(word, Missing))
    return Query(("Person",), untold) if thing.named and set(thing.kinds) <= {*WORK, "Unit", "Action"} else None


def _one_unit(thing: Thing) -> bool:
    return thing.kinds == ("Unit",) and thing.named and not thing.partly and len(thing.parts) == 1 and not thing.asked
