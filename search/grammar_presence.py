"""Who is in it and who is not: 在某行动中没有任务的单位, 别家牵头, 谁都不负责, 两家是否都参与, 同时承担两个行动任务的单位."""

from dataclasses import replace

from graph import Comparison, Query
from search.chart import rules
from search.grammar_asked import statement
from search.grammar_duty import Verb, doing, done_by
from search.grammar_frames import whether_answering
from search.grammar_owned import owned
from search.grammar_spoken import doing_one_alone
from search.grammar_things import ROLES, Measure
from search.meaning import Predicate, Thing, applied, asking, negated, qualified
from search.ways import WORK


@rules("P = OTHERUNIT R AND? NEG BY|COP? T R", cost=0.0, examples=("别家牵头、不是{unit}牵头的任务",))
def led_by_others(_: str, role: Verb, *words: object) -> Predicate | None:
    """别家牵头、不是区科技局牵头: the same said twice."""
    unit = next(word for word in words if isinstance(word, Thing))
    fits = unit.named and unit.kinds == ("Unit",) and role == Verb(role.roles) and words[-1] == role
    return done_by(unit, replace(role, negated=True)) if fits else None


@rules("P = AT? T IN NEG|NOHAVE T", "P = AT? T IN HAVE T", cost=-0.2, examples=("在{action}中没有任务的单位有哪些",))
def without_part_in(*words: object) -> Predicate | None:
    """在人才集聚行动中没有任务: said of units."""
    whole, tasks = (word for word in words if isinstance(word, Thing))
    fits = whole.named and whole.kinds == ("Action",) and not whole.joint and tasks == Thing(("Task",))
    inside = owned(whole, tasks) if fits else None
    predicate = doing(Verb(()), inside) if inside else None
    return (
        negated(predicate)
        if predicate and {"no", "neg"} & {word for word in words if isinstance(word, str)}
        else predicate
    )


@rules("P = T WHO TOGETHER R", cost=0.0, examples=("{unit}和{unit2}谁都不负责的任务",))
def by_neither(unit: Thing, *words: object) -> Predicate | None:
    """区科技局和区财政局谁都不负责."""
    role = words[-1]
    fits = isinstance(role, Verb) and role.negated and unit.named and unit.kinds == ("Unit",) and unit.joint == "and"
    return done_by(unit, replace(role, joint=False)) if fits and isinstance(role, Verb) else None


@rules("T = NUM T", "T = NUM T T", cost=0.1, examples=("两家单位{unit}和{unit2}共同负责的任务",))
def these_two(measure: Measure, *words: Thing) -> Thing | None:
    """两家单位区科技局和区财政局."""
    *noun, units = words
    told = measure.number == Comparison("=", len(units.parts)) and measure.unit in ("家", "个")
    fits = told and units.named and units.joint in ("and", "all") and units.kinds == ("Unit",)
    return units if fits and noun in ([], [Thing(("Unit",))]) else None


@rules(
    "Q = T YNMID TOGETHER R T YN?",
    "Q = T T YNMID TOGETHER R YN?",
    "Q = T TOGETHER R T YN",
    cost=-0.5,
    examples=("{unit}和{unit2}是否都参与{task}",),
)
def both_in_it(*words: object) -> Query | None:
    """区科技局和区财政局是否都参与任务9."""
    things = [word for word in words if isinstance(word, Thing)]
    units, thing = things if things[0].kinds == ("Unit",) else things[::-1]
    role = next(word for word in words if isinstance(word, Verb))
    fits = (
        units.kinds == ("Unit",)
        and units.joint == "and"
        and thing.named
        and not thing.joint
        and role == Verb(role.roles)
    )
    predicate = done_by(replace(units, joint="all"), role) if fits and set(thing.kinds) <= set(WORK) else None
    return statement(thing, predicate) if predicate else None


@rules("Q = T IN WHICH|HOWMANY P", cost=-0.1, examples=("行动里面哪些有{unit}的活",))
def which_of_all(whole: Thing, _: str, how: str, predicate: Predicate) -> Query | None:
    """行动里面哪些有区科技局的活: of all actions."""
    fits = whole.bare and not whole.asked and whole.kinds == ("Action",) and predicate.plain
    found = qualified(replace(whole, asked="count" if how == "howmany" else "which"), predicate) if fits else None
    return asking(found) if found else None


@rules("Q = T ROLENOUN IN? HAVE T", cost=0.1, examples=("哪些行动的责任单位中有{unit}",))
def actions_with_unit(asked: Thing, role: str, *words: object) -> Query | None:
    """哪些行动的责任单位中有区科技局."""
    unit = words[-1]
    fits = asked.kinds == ("Action",) and asked.bare and asked.asked in ("which", "count")
    named = isinstance(unit, Thing) and unit.named and unit.kinds == ("Unit",)
    predicate = done_by(unit, Verb(ROLES[role])) if fits and named and isinstance(unit, Thing) else None
    return applied(asked, predicate) if predicate else None


@rules("P = R T T", cost=-0.2, examples=("同时承担{action}、人才集聚行动任务的单位",))
def in_both_actions(role: Verb, actions: Thing, tasks: Thing) -> Predicate | None:
    """同时承担A、B任务: tasks of each of them."""
    fits = role.joint and actions.joint == "and" and actions.kinds == ("Action",) and tasks == Thing(("Task",))
    return doing(role, actions) if fits and role == Verb(role.roles, joint=True) else None


@rules("Q = T R T AND? R", "P = R T AND R", cost=-0.2, examples=("哪些单位参与了任务却一个都没牵头",))
def part_but_no_lead(*words: object) -> Query | Predicate | None:
    """哪些单位参与了任务却一个都没牵头."""
    *asked, tasks = (word for word in words if isinstance(word, Thing))
    one, other = (word for word in words if isinstance(word, Verb))
    predicate = doing_one_alone(one, other) if tasks == Thing(("Task",)) and not one.negated else None
    if not asked or predicate is None:
        return predicate
    fits = asked[0].kinds == ("Unit",) and asked[0].bare and asked[0].asked in ("which", "count")
    return applied(asked[0], predicate) if fits else None


@rules("Q = T YNMID PULL T PULLEND YN?", cost=-0.2, examples=("{unit}牵没牵{task}的头",))
def whether_pulling(unit: Thing, _: str, __: str, thing: Thing, *___: str | None) -> Query | None:
    """区科技局牵没牵任务9的头."""
    return whether_answering(unit, "ynmid", Verb(ROLES["lead"]), thing)
