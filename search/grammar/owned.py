"""Phrases for what belongs to something: a unit's tasks, a task's units and persons, what a task hangs on."""

from collections.abc import Iterator
from dataclasses import replace

from graph import ANYTHING, HEAD, Condition, Every, Linked, Not, OfKind, Some
from search.grammar.chart import rules
from search.grammar.meaning import Thing, along, bond, in_roles, loose, qualified, settled
from search.grammar.things import ROLES
from search.grammar.ways import ANY_ROLE, WORK, Step, by_id, way_between
from search.lexicon import lexicon


@rules("T = T T", cost=0.1, examples=("{unit}的任务", "{task}的指标", "活力云溪的{task}由谁负责"))
def owned(owner: Thing, thing: Thing) -> Thing | None:
    """区科技局的任务."""
    whole = owner.kinds == ("Plan",) or (owner.kinds, thing) == (("Group",), Thing(("Person",)))  # 专班人员
    if owner.asked or owner.pick or owner.number or (owner.bare and not whole):
        return None
    if (thing.named and thing.kinds == ("Unit",)) or (thing.kinds, owner.kinds) == (("Group",), ("Unit",)):
        return None
    if thing.named and (not owner.named or owner.kinds not in (("Plan",), ("Action",), ("Task",))):
        return None
    if owner == Thing(("Plan",)) and thing.kinds == ("Finding",):
        return thing
    if owner.partly and all(kind in (*WORK, "Action") for kind in thing.kinds):
        return None
    known = settled(owner)
    predicate = bond(loose(known), thing.roles) if known else None
    if known and (idle := idle_within(known, thing)):
        return idle
    return qualified(replace(thing, roles=()), predicate) if predicate and thing.kinds else None


def idle_within(whole: Thing, units: Thing) -> Thing | None:
    """Units without tasks of an action: 某行动没有任务的单位 may well have some in others."""
    if whole.kinds != ("Action",) or not whole.named or units.kinds != ("Unit",) or units.roles:
        return None
    told = [part for each in units.parts for part in _flat(each) if part != ANYTHING]
    fits = len(told) == 1 and isinstance(told[0], Not) and isinstance(told[0].part, Linked)
    link = told[0].part if fits and isinstance(told[0], Not) else None
    if not isinstance(link, Linked) or link.relation != "responsible_for" or link.number:
        return None
    inside = Linked("part_of", whole.where)
    return replace(units, parts=(Not(replace(link, to=Every((OfKind(("Task",)), link.to, inside)))),))


def _flat(condition: Condition) -> Iterator[Condition]:
    """What holds all at once, however it is nested."""
    for part in condition.parts if isinstance(condition, Every) else ():
        yield from _flat(part)
    if not isinstance(condition, Every):
        yield condition


@rules("T = T IN T", cost=0.2, examples=("{task}下面的指标",))
def placed_in(owner: Thing, _: str, thing: Thing) -> Thing | None:
    """任务9下面的指标."""
    fits = owner.named and owner.kinds in (("Task",), ("Action",)) and thing.bare and not thing.asked
    return owned(owner, thing) if fits else None


@rules("T = T ABOUT T", cost=0.1, examples=("{row}涉及的任务",))
def involved(owner: Thing, _: str, thing: Thing) -> Thing | None:
    """旅游总收入涉及的任务."""
    return owned(owner, thing) if owner.named and thing.bare and not thing.asked else None


@rules("T = T OF T", examples=("List the tasks of {unit}",))
def owned_by(thing: Thing, _: str, owner: Thing) -> Thing | None:
    """The tasks of a unit."""
    return owned(owner, thing)


@rules("T = ROLENOUN", cost=0.1, examples=("有哪些责任单位", "{task}的牵头单位是谁"))
def units_with_role(role: str) -> Thing:
    """牵头单位."""
    return Thing(("Unit",), roles=ROLES[role] or (ANY_ROLE,))


@rules("T = T HEADNOUN|TITLE", "T = HEADNOUN OF T", examples=("{unit}的局长是谁", "{task}的负责人是谁"))
def person_of(*words: Thing | str) -> Thing | None:
    """区科技局局长; the persons to turn to for a task are the heads of the unit that leads it."""
    owner = next(word for word in words if isinstance(word, Thing))
    title = next(word for word in words if isinstance(word, str) and word)
    return staff(owner, title)


@rules("T = T TITLE AND TITLE", examples=("{unit}的局长和副局长分别是谁",))
def persons_of(owner: Thing, title: str, _: str, other: str) -> Thing | None:
    """区科技局局长和副局长."""
    first, second = staff(owner, title), staff(owner, other)
    return Thing(("Person",), (*first.parts, *second.parts)) if first and second else None


def staff(owner: Thing, title: str) -> Thing | None:
    """The persons with a title in a unit, or in the units that lead the task, indicator or project."""
    if owner.asked or owner.bare or owner.pick or owner.number:
        return None
    known = settled(in_roles(owner))
    if known is None:
        return None
    units = known.where if known.kinds == ("Unit",) else _whose_work(known)
    if title == HEAD and units is None and all(kind in WORK for kind in known.kinds):
        leads = ((Step("responsible_for", kind, ROLES["lead"]),) for kind in known.kinds)
        units = Some(tuple(along(way, loose(known)) for way in leads))
    return Thing(("Person",), (Linked("works_in", units, (title,)),)) if units is not None else None


def _whose_work(work: Thing) -> Condition | None:
    """The unit of 区科技局的事, which is the one to turn to, whoever leads each of its tasks."""
    told = [part for each in work.parts for part in _flat(each) if part != ANYTHING]
    own = told[0] if len(told) == 1 and work.kinds == ("Task",) else None
    return (
        own.to
        if isinstance(own, Linked) and own.relation == "responsible" and not own.number and by_id(own.to)
        else None
    )


@rules("T = T ALL? GROUPROLE", examples=("{group}的组长是谁", "专班组长是谁", "专班全体成员"))
def member(group: Thing, *words: str | None) -> Thing | None:
    """专班组长."""
    role = str(words[-1])
    if group.kinds != ("Group",) or group.asked or group.number or group.pick:
        return None
    return Thing(("Person",), (Linked("serves_on", Every((OfKind(("Group",)), group.where)), (role,)),))


@rules("T = T OFFICE NUM? TITLE", "T = T NUM GROUPROLE", cost=0.0, examples=("{group}办公室的两位副主任",))
def office_holder(group: Thing, *words: object) -> Thing | None:
    """领导小组办公室的两位副主任."""
    return member(group, ("办公室" if "office" in words else "") + str(words[-1]))


@rules("T = GROUPROLE", cost=0.3, examples=("办公室主任是谁",))
def member_of_any(role: str) -> Thing | None:
    """办公室主任, of whatever group."""
    return member(Thing(("Group",)), role)


@rules("T = T OFFICE", examples=("{group}办公室有哪些人",))
def office(group: Thing, _: str) -> Thing | None:
    """专班办公室: those who serve in it."""
    if group.kinds != ("Group",) or group.asked or group.number or group.pick:
        return None
    roles = tuple(sorted(entry.word for entry in lexicon().of("GROUPROLE") if entry.word.startswith("办公室")))
    return Thing(("Person",), (Linked("serves_on", Every((OfKind(("Group",)), group.where)), roles),))


@rules("T = T ROSTER", "T = ROSTER OF T", examples=("{group}成员名单", "专班组长名单", "List the members of {group}."))
def roster(*words: str | Thing) -> Thing | None:
    """专班名单."""
    group = next(word for word in words if isinstance(word, Thing))
    if group.kinds == ("Person",):  # 办公室成员名单
        return None if group.asked or group.bare or group.named else group
    if set(group.kinds) <= {*WORK, "Unit"} and not group.named:
        return None  # a list of these
    way = way_between("Person", group.kinds[0]) if len(group.kinds) == 1 and not group.asked else None
    return Thing(("Person",), (along(way, group),)) if way else None
