"""Questions in spoken shorthand: 区科技局 滞后, 谁的任务落后了, 两家谁任务多, 不牵头只配合的是哪几家."""

from dataclasses import replace

from graph import ANYTHING, Is, Linked, Query, Whether
from search.grammar.bodies import sent_to, whom_it_sent
from search.grammar.chart import rules
from search.grammar.clauses import narrowed
from search.grammar.compare import more_of
from search.grammar.duty import Verb, doing, done_by
from search.grammar.facts import when
from search.grammar.hanging import depending
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, qualified
from search.grammar.owned import member, member_of_any, staff
from search.grammar.things import ROLES, excluded
from search.grammar.troubles import what_clashes
from search.grammar.ways import WORK


@rules("T = T T", cost=1.0, examples=("{unit}{unit2}谁任务多",))
def side_by_side(one: Thing, other: Thing) -> Thing | None:
    """区科技局区财政局: units without a word between."""
    first = _sole(one) or (one.joint == "and" and one.named)
    units = first and _sole(other) and one.kinds == other.kinds == ("Unit",)
    return replace(one, parts=(*one.parts, *other.parts), joint="and") if units and one != other else None


def _sole(thing: Thing) -> bool:
    return thing.named and len(thing.parts) == 1 and isinstance(thing.parts[0], Is) and not thing.said


@rules(
    "Q = T COMPARING T COUNT",
    "Q = COMPARING T T COUNT",
    "Q = T T COUNT COMPARING",
    "Q = T COMPARING T WHO|WHICH MORE",
    cost=-0.3,
    examples=("拿{unit}和{unit2}比一比任务数", "{unit}和{unit2}任务数比一比"),
)
def set_against(*words: object) -> Query | None:
    """拿区科技局和区财政局比一比任务数: which has more."""
    units, counted = (word for word in words if isinstance(word, Thing))
    pick = next((word for word in words if word in ("most", "fewest")), "most")
    return more_of(units, "who", counted, pick) if len(units.parts) > 1 else None


@rules(
    "Q = WHO|T T HAVE? P", cost=-0.3, examples=("谁的任务落后了", "哪几家的任务掉队了", "哪些单位的任务有没报进展的")
)
def whose_are_so(who: str | Thing, thing: Thing, *words: object) -> Query | None:
    """谁的任务落后了: the units that answer for such tasks."""
    predicate, asked = words[-1], who if isinstance(who, Thing) else Thing(("Unit",), asked="which")
    if asked != Thing(("Unit",), asked="which") or not isinstance(predicate, Predicate):
        return None
    fits = thing.bare and not thing.asked and thing.kinds and set(thing.kinds) <= set(WORK)
    found = qualified(thing, predicate) if fits and predicate.plain else None
    said = bond(found) if found else None
    return applied(asked, said) if said else None


@rules("T = T T", cost=-0.3, examples=("{task} 任务10 谁牵头",))
def tasks_side_by_side(one: Thing, other: Thing) -> Thing | None:
    """任务9 任务10."""
    tasks = all(_sole(each) and each.kinds == ("Task",) for each in (one, other))
    return replace(one, parts=(*one.parts, *other.parts), joint="and") if tasks and one != other else None


@rules("Q = T PS", cost=0.2, examples=("{unit} 滞后", "{unit} 没报进展"))
def in_a_state(unit: Thing, state: Predicate) -> Query | None:
    """区科技局 滞后: its tasks in that state."""
    said = bond(unit) if _sole(unit) and unit.kinds == ("Unit",) else None
    tasks = qualified(Thing(("Task",)), said) if said else None
    found = qualified(tasks, state) if tasks else None
    return asking(found) if found else None


@rules(
    "Q = T HAVE? WHICH P",
    cost=-0.2,
    examples=("归{unit}的任务哪几个进度落下了", "{unit}扛的任务有哪几条落后了"),
)
def which_of_them(thing: Thing, *words: object) -> Query | None:
    """归区科技局的任务哪几个落下了."""
    predicate = words[-1]
    if not isinstance(predicate, Predicate) or not predicate.plain or thing.asked or thing.named or thing.bare:
        return None
    query = asking(thing) if thing.kinds and set(thing.kinds) <= set(WORK) else None
    return narrowed(query, Thing(asked="which", said=(predicate,))) if query else None


@rules("Q = T GROUPROLE|TITLE WHO", cost=0.05, examples=("诶专班组长谁呀",))
def who_holds(owner: Thing, role: str, who: str) -> Query | None:
    """专班组长谁呀."""
    thing = member(owner, role) if owner.kinds == ("Group",) else staff(owner, role)
    return asking(thing) if thing and who == "who" else None


@rules(
    "Q = T R AND? R COP? WHO|WHICH T?",
    "Q = T R AND? R T? WHATARE",
    cost=-0.3,
    examples=("{task}不牵头只配合的是哪几家",),
)
def helping_only(task: Thing, *words: object) -> Query | None:
    """任务9不牵头只配合的是哪几家: who helps with it, which none does who leads it."""
    one, other = (word for word in words if isinstance(word, Verb))
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",)))
    lead, does = (one, other) if one.negated else (other, one)
    fits = task.named and set(task.kinds) <= set(WORK) and asked.bare and asked.kinds == ("Unit",)
    roles = lead.roles == ROLES["lead"] and does.roles in (ROLES["support"], ROLES["part"])
    if not fits or not lead.negated or does.negated or not roles:
        return None
    said = doing(Verb(does.roles), task)
    return applied(Thing(("Unit",), asked="which"), said) if said else None


@rules(
    "Q = T IN? AS? R WHATARE|HAVEWHO T?",
    "Q = T IN? AS? R TOGETHER? HAVE T",
    cost=0.5,
    examples=("{task}打下手的有哪些单位", "{action}里当牵头的有哪些单位"),
)
def doers(task: Thing, *words: object) -> Query | None:
    """任务9配合的都是谁, 某行动里当牵头的有哪些单位: the units that do so for it."""
    role = next(word for word in words if isinstance(word, Verb))
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",), asked="which"))
    fits = task.named and set(task.kinds) <= {*WORK, "Action"} and asked.bare and asked.kinds == ("Unit",)
    said = doing(role, task) if fits and role == Verb(role.roles) and asked.asked in ("", "which") else None
    return applied(Thing(("Unit",), asked="which"), said) if said else None


@rules("Q = T IN HAVE WHO T", cost=-0.2, examples=("{action}里头有谁家的事",))
def with_work_in(whole: Thing, *words: object) -> Query | None:
    """人才集聚行动里头有谁家的事: who answers for something in it."""
    work = words[-1]
    fits = whole.named and whole.kinds == ("Action",) and isinstance(work, Thing) and work.bare and not work.asked
    said = bond(whole) if fits and isinstance(work, Thing) and set(work.kinds) <= set(WORK) else None
    return applied(Thing(("Unit",), asked="which"), said) if said else None


@rules(
    "Q = T IN T AT|HOME COP? WHICH T?",
    "Q = T IN T AT|HOME T? WHATARE",
    cost=-0.2,
    examples=("{unit}牵头的任务里，{unit2}也在的是哪几项",),
)
def present_too(whole: Thing, _: str, unit: Thing, *words: object) -> Query | None:
    """区科技局牵头的任务里，区财政局也在的是哪几项: of the former those for which the latter answers too."""
    again = [word for word in words if isinstance(word, Thing)]
    fits = not (whole.asked or whole.named or whole.bare) and _sole(unit) and unit.kinds == ("Unit",)
    if not fits or any(not each.bare or each.kinds != whole.kinds for each in again):
        return None
    said = done_by(unit, Verb(()))
    found = qualified(whole, said) if said else None
    return asking(found) if found else None


@rules("Q = T HAVEYN R T", "Q = T HAVE R T YN", cost=-0.2, examples=("{unit}和{unit2}有没有一起干的活",))
def any_done_together(units: Thing, _: str, role: Verb, thing: Thing, __: str | None = None) -> Query | None:
    """区科技局和区财政局有没有一起干的活."""
    fits = units.kinds == ("Unit",) and units.joint in ("and", "all") and role.joint and thing.bare and not thing.asked
    said = done_by(units, role) if fits and not role.negated else None
    found = qualified(thing, said) if said else None
    query = asking(found) if found else None
    return replace(query, give=Whether()) if query else None


@rules(
    "Q = SIDES HAVE? WHICH CLASHNOUN",
    "Q = SIDES WHATARE CLASHNOUN|CLASH",
    "Q = CLASHNOUN SIDES",
    "Q = SIDES CLASHNOUN",
    cost=0.1,
    examples=("正文和附件有哪些矛盾", "矛盾 正文 附件"),
)
def what_contradicts(*_: str) -> Query | None:
    """正文和附件有哪些矛盾."""
    return what_clashes("sides", "clash")


@rules("Q = GROUPROLE WHO", cost=0.2, examples=("办公室主任谁啊",))
def who_holds_any(role: str, who: str) -> Query | None:
    """办公室主任谁啊."""
    thing = member_of_any(role)
    return asking(thing) if thing and who == "who" else None


@rules("Q = TITLE WHO|WHATARE|HAVEWHO", "Q = WHO COP TITLE", cost=0.4, examples=("区长是谁",))
def titled_so(*words: str) -> Query | None:
    """区长是谁: whoever is called so, in whatever unit."""
    title = next(word for word in words if word not in ("who", "unit", "cop", "whatare", "havewho"))
    return None if "unit" in words else Query(("Person",), Linked("works_in", ANYTHING, (title,)))


@rules("Q = WITHOUTX T T CANT", cost=0.0, examples=("离了{unit}哪些任务推不动",))
def stuck_without(_: str, owner: Thing, asked: Thing, __: str) -> Query | None:
    """离了区科技局哪些任务推不动."""
    fits = owner.named and owner.kinds in (("Unit",), ("Task",)) and asked.bare and asked.asked in ("which", "count")
    predicate = depending("", owner) if fits and asked.kinds == ("Task",) else None
    return applied(asked, predicate) if predicate else None


@rules("Q = T X PULLIN T", cost=-0.1, examples=("{task}，除了{unit}还拉了哪几家单位",))
def pulled_in(task: Thing, left: Thing, _: str, asked: Thing) -> Query | None:
    """任务9，除了区科技局还拉了哪几家单位."""
    fits = task.named and set(task.kinds) <= set(WORK) and asked.bare and asked.kinds == ("Unit",)
    said = doing(Verb(()), task) if fits and asked.asked in ("which", "count") and left.kinds == ("Unit",) else None
    found = qualified(asked, said) if said else None
    rest = excluded(found, left) if found else None
    return asking(rest) if rest else None


@rules(
    "Q = T IN? T WHATARE|HAVEWHO|WHO",
    "Q = T IN T COP? WHO|WHICH",
    "Q = T T",
    cost=0.4,
    examples=("专班里{unit}是谁", "专班 {unit}"),
)
def of_whom_in(group: Thing, *words: object) -> Query | None:
    """专班里区科技局是谁: who of the unit serves in it."""
    unit = next((word for word in words if isinstance(word, Thing)), group)
    fits = group.kinds == ("Group",) and not group.asked and _sole(unit) and unit.kinds == ("Unit",)
    return sent_to(unit, group) if fits else None


@rules("Q = T SEND WHO LISTED", cost=-0.3, examples=("{unit}派了谁进名单",))
def whom_it_listed(unit: Thing, *_: str) -> Query | None:
    """区科技局派了谁进名单."""
    return whom_it_sent(unit)


@rules(
    "Q = T Y? WHEN PLANVERB|TODO",
    "Q = T DUENOUN AT? WHEN",
    "Q = T DUENOUN WHEN?",
    "Q = T DUENOUN COP|WHATARE|HOWMUCH WHEN?",
    "Q = WHEN T PLANVERB",
    cost=0.0,
    examples=("{task}完成时间", "{task}几时要交账", "{task}的时间底线在哪年"),
)
def due_when(*words: object) -> Query | None:
    """任务9几时要交账: its targets of all years, or of the year that is named."""
    return when(*(word for word in words if isinstance(word, Thing | tuple)))


@rules("Q = T IN WHATARE", cost=-0.3, examples=("{action}下面有哪几条",))
def parts_inside(action: Thing, *_: str) -> Query | None:
    """人才集聚行动下面有哪几条: its tasks."""
    said = bond(action) if action.named and action.kinds == ("Action",) else None
    return applied(Thing(("Task",), asked="which"), said) if said else None


@rules("Q = WHO HOWMANY T", cost=-0.3, examples=("谁几项任务，全列出来",))
def how_many_each(_: str, __: str, thing: Thing) -> Query | None:
    """谁几项任务: of every unit how many."""
    fits = thing.bare and not thing.asked and thing.kinds and set(thing.kinds) <= set(WORK)
    said = doing(Verb(()), replace(thing, asked="count")) if fits else None
    return applied(Thing(("Unit",), asked="each"), said) if said else None
