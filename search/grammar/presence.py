"""Who is in it and who is not: 在某行动中没有任务的单位, 别家牵头, 谁都不负责, 两家是否都参与, 同时承担两个行动任务的单位."""

from dataclasses import replace

from graph import Comparison, Query
from search.grammar.asked import any_there, has_any, statement
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing, done_by, has_so_many
from search.grammar.frames import whether_answering
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, qualified
from search.grammar.owned import owned
from search.grammar.spoken import doing_one_alone
from search.grammar.things import ROLES, Measure, both
from search.grammar.ways import ROWS, WORK


@rules("P = OTHERUNIT R AND? NEG BY|COP? T R", cost=0.0, examples=("别家牵头、不是{unit}牵头的任务",))
def led_by_others(_: str, role: Verb, *words: object) -> Predicate | None:
    """别家牵头、不是区科技局牵头: the same said twice."""
    unit = next(word for word in words if isinstance(word, Thing))
    fits = unit.named and unit.kinds == ("Unit",) and role == Verb(role.roles) and words[-1] == role
    return done_by(unit, replace(role, negated=True)) if fits else None


@rules(
    "P = AT? T IN NEG|NOHAVE T",
    "P = AT? T IN HAVE T",
    cost=-0.2,
    examples=("在{action}中没有任务的单位有哪些",),
)
def with_part_in(*words: object) -> Predicate | None:
    """在人才集聚行动中没有任务: said of units."""
    whole, tasks = (word for word in words if isinstance(word, Thing))
    denied = {"no", "neg"} & {word for word in words if isinstance(word, str)}
    return _taking_part(whole, Verb((), bool(denied))) if tasks == Thing(("Task",)) else None


@rules("T = AT? T IN R T", cost=-0.1, examples=("{action}里没有出现的单位",))
def units_without_part(*words: object) -> Thing | None:
    """人才集聚行动里没有出现的单位."""
    whole, units = (word for word in words if isinstance(word, Thing))
    predicate = _taking_part(whole, next(word for word in words if isinstance(word, Verb)))
    return qualified(units, predicate) if predicate and units.bare and units.kinds == ("Unit",) else None


@rules("Q = T AT? T IN R", cost=-0.1, examples=("哪些单位在{action}里没有出现",))
def who_has_no_part(units: Thing, *words: object) -> Query | None:
    """哪些单位在人才集聚行动里没有出现."""
    whole = next(word for word in words if isinstance(word, Thing))
    fits = units.bare and units.kinds == ("Unit",) and units.asked in ("which", "count")
    found = units_without_part(whole, words[-1], replace(units, asked="")) if fits else None
    return asking(replace(found, asked=units.asked)) if found else None


def _taking_part(whole: Thing, role: Verb) -> Predicate | None:
    """That a unit answers for some task of the action, or for none."""
    tasks = owned(whole, Thing(("Task",))) if whole.named and whole.kinds == ("Action",) and not whole.joint else None
    return doing(role, tasks) if tasks and role == Verb((), role.negated) else None


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
    "Q = T T? T YNMID TOGETHER R YN?",
    "Q = T TOGETHER R T YN",
    "Q = T ROLENOUN IN? YNMID|HAVEYN TOGETHER HAVE? T YN?",
    cost=-0.5,
    examples=("{unit}和{unit2}是否都参与{task}", "{task}的责任单位是否同时有{unit}和{unit2}"),
)
def both_in_it(*words: object) -> Query | None:
    """区科技局和区财政局是否都参与任务9; 任务9的责任单位是否同时有区科技局和区财政局."""
    things = [word for word in words if isinstance(word, Thing)]
    named = [each for each in things if each.kinds == ("Unit",)]
    units = both(named[0], "", named[1]) if len(named) == 2 else named[0] if len(named) == 1 else None
    rest = [each for each in things if each not in named]
    noun = next((ROLES[word] for word in words if isinstance(word, str) and word in ROLES), ())
    role = next((word for word in words if isinstance(word, Verb)), Verb(noun))
    if units is None or units.joint != "and" or len(rest) != 1 or role != Verb(role.roles):
        return None
    thing = rest[0]
    predicate = done_by(replace(units, joint="all"), role) if thing.named and not thing.joint else None
    return statement(thing, predicate) if predicate and set(thing.kinds) <= set(WORK) else None


@rules(
    "P = ROLENOUN IN? TOGETHER HAVE|HOLDS|ABOUT|COP T T",
    cost=-0.1,
    examples=("任务 责任单位 同时含 {unit} {unit2}",),
)
def role_of_both(role: str, *words: object) -> Predicate | None:
    """责任单位同时含区科技局 区财政局."""
    one, other = (word for word in words if isinstance(word, Thing))
    units = both(one, "", other) if one.named and other.named and one.kinds == ("Unit",) else None
    return done_by(replace(units, joint="all"), Verb(ROLES[role])) if units else None


@rules(
    "Q = T ROLENOUN YNMID ONLY? COP|HAVE? C YN?",
    "Q = T ROLENOUN YNMID ONLY? COP? LONE YN?",
    cost=-0.2,
    examples=("{task}的责任单位是否仅一家",),
)
def whether_so_many(thing: Thing, role: str, *words: object) -> Query | None:
    """任务9的责任单位是否仅一家."""
    measure = next((word for word in words if isinstance(word, Measure)), Measure(Comparison("=", 1)))
    fits = thing.named and not thing.joint and thing.kinds and set(thing.kinds) <= set(WORK)
    return statement(thing, has_so_many(role, measure)) if fits else None


@rules(
    "P = GROUPBY|USING T COP|AS R",
    "P = GROUPBY|USING T COP|AS ROLENOUN",
    cost=0.1,
    examples=("以{unit}为牵头、以{unit2}为配合的任务",),
)
def with_it_as(*words: object) -> Predicate | None:
    """以区科技局为牵头."""
    unit = next(word for word in words if isinstance(word, Thing))
    role = words[-1] if isinstance(words[-1], Verb) else Verb(ROLES[str(words[-1])])
    return done_by(unit, role) if unit.named and unit.kinds == ("Unit",) and role == Verb(role.roles) else None


@rules("R = R AND? R", cost=0.1, examples=("{unit}既不牵头也不配合的任务",))
def neither_role(one: Verb, _: str | None, other: Verb) -> Verb | None:
    """既不牵头也不配合: has no part in it."""
    roles = {one.roles, other.roles}
    apart = ROLES["lead"] in roles and roles & {ROLES["support"], ()}
    return Verb((), True) if apart and one.negated and other.negated and not (one.only or other.only) else None


# -- rows of tasks


@rules("Q = T TOGETHER? AT|SPREAD|BELONG T IN?", cost=0.0, examples=("带星指标都在哪些任务里",))
def tasks_of_rows(rows: Thing, *words: object) -> Query | None:
    """带星指标都在哪些任务里."""
    asked = next(word for word in words if isinstance(word, Thing))
    own = rows.kinds and set(rows.kinds) <= set(ROWS) and not (rows.named or rows.bare or rows.asked)
    fits = own and asked.kinds == ("Task",) and asked.bare and asked.asked in ("which", "count")
    predicate = bond(rows) if fits else None
    found = qualified(asked, predicate) if predicate else None
    return asking(found) if found else None


@rules("Q = T T IN? HAVE? P", cost=0.0, examples=("哪些任务的指标里有带星号的",))
def tasks_with_rows_that(asked: Thing, rows: Thing, *words: object) -> Query | None:
    """哪些任务的指标里有带星号的."""
    fits = asked.kinds == ("Task",) and asked.bare and asked.asked in ("which", "count") and rows.bare
    predicate = words[-1]
    own = fits and rows.kinds and set(rows.kinds) <= set(ROWS) and not rows.asked
    those = qualified(rows, predicate) if own and isinstance(predicate, Predicate) else None
    having = bond(those) if those else None
    return applied(asked, having) if having else None


@rules(
    "Q = T T IN? HAVE YN",
    "Q = T IN? YNMID T YN?",
    cost=0.1,
    examples=("带星指标{task}里有吗",),
)
def whether_it_has(*words: object) -> Query | None:
    """带星指标任务9里有吗; 任务9底下挂没挂带星的指标."""
    things = sorted((word for word in words if isinstance(word, Thing)), key=lambda each: not each.named)
    whole, rows = things
    own = rows.kinds and set(rows.kinds) <= set(ROWS) and not (rows.named or rows.bare)
    return has_any(whole, "haveyn", rows, None) if own and whole.kinds == ("Task",) else None


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


@rules("Q = T HAVEYN YN?", "Q = T HAVE YN", cost=0.2, examples=("没有牵头单位的任务有吗",))
def are_there(thing: Thing, *_: str | None) -> Query | None:
    """没有牵头单位的任务有没有."""
    return None if thing.named or thing.bare else any_there("haveyn", thing, None)
