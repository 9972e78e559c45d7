"""How many there are, and what is said of all, of none, of each: 任务有多少, 一项任务都没滞后, 所有任务都有牵头单位, 在哪些行动里没有任务, 各有几项."""

from dataclasses import replace

from graph import Comparison, Counting, Figures, Is, Query, Says
from search.grammar.asked import all_so, counted_by, thing_in
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.facts import Asked, figures
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, loose, negated, qualified, settled
from search.grammar.partners import Left, but_those
from search.grammar.said import Figure, Year
from search.grammar.things import Measure
from search.grammar.ways import ROWS, WORK

_ONE = Comparison("=", 1)


# -- how many


@rules(
    "Q = T HOWMANYARE",
    "Q = T COUNT HOWMANYARE?",
    "Q = HOWMANYARE T",
    "Q = COUNT T",
    examples=("{unit}负责的任务有多少", "指标总数是多少", "有多少任务", "{unit}的任务数量"),
)
def counted_out(*words: str | Thing | None) -> Query | None:
    """区科技局负责的任务有多少; of units that are named (区科技局有多少项) their tasks are counted."""
    thing = thing_in(words)
    figure = (thing.named and thing.kinds != ("Unit",)) or all(isinstance(part, Says) for part in thing.parts)
    if thing.asked or figure:
        return None
    own = bond(thing) if all(isinstance(part, Is) and len(part.ids) == 1 for part in thing.parts) else None
    counted = qualified(Thing(("Task",)), own) if own else thing
    return asking(replace(counted, asked="count")) if counted else None


# -- all and none


@rules(
    "Q = YNMID ALL T TOGETHER? P YN?",
    "Q = ALL T TOGETHER YNMID? P YN",
    "Q = T YNMID ALL TOGETHER? P YN?",
    cost=0.0,
    examples=("是不是所有任务都有牵头单位", "是不是所有指标都达标了"),
)
def all_of_them_so(*words: object) -> Query | None:
    """是不是所有任务都有牵头单位: whether it is so of all."""
    predicate = next(word for word in words if isinstance(word, Predicate))
    return all_so(thing_in(words), predicate)


@rules("Q = T Y TOGETHER P YN", "Q = Y T TOGETHER P YN", cost=0.0, examples=("{task}的指标今年都达标了没有",))
def all_so_then(*words: object) -> Query | None:
    """任务9的指标今年都达标了没有: only of the year of the statuses."""
    years = next(word for word in words if isinstance(word, tuple))
    predicate = next(word for word in words if isinstance(word, Predicate))
    judged = bool(years) and all(isinstance(year, Year) and year.judged for year in years)
    return all_so(thing_in(words), predicate) if judged else None


@rules("P = C T TOGETHER NEG PS", "P = C T TOGETHER NOHAVE PS", cost=0.0, examples=("哪些单位一项任务都没滞后",))
def none_of_its_own(measure: Measure, thing: Thing, *words: object) -> Predicate | None:
    """一项任务都没滞后: has none that is so."""
    status = words[-1]
    fits = measure.number == _ONE and not (thing.asked or thing.named) and isinstance(status, Predicate)
    whole = qualified(thing, status) if fits and isinstance(status, Predicate) else None
    predicate = bond(whole) if whole else None
    return negated(predicate) if predicate else None


@rules("Q = T AT T IN? NOHAVE T", "Q = T AT T IN? NEG R T?", cost=0.0, examples=("{unit}在哪些行动里没有任务",))
def absent_from(unit: Thing, _: str, over: Thing, *words: object) -> Query | None:
    """区科技局在哪些行动里没有任务: those without any of its own."""
    thing = next((word for word in words if isinstance(word, Thing)), Thing(("Task",)))
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    fits = unit.kinds == ("Unit",) and unit.named and over.kinds == ("Action",) and over.bare
    if not fits or over.asked not in ("which", "count") or not thing.bare or thing.asked or role != Verb(role.roles):
        return None
    own = bond(loose(unit), role.roles)
    owned = qualified(thing, own) if own else None
    predicate = bond(owned) if owned else None
    found = qualified(over, negated(predicate)) if predicate else None
    return asking(found) if found else None


# -- each


@rules(
    "Q = T T EACHHAS|APART HOWMANY|HOWMANYARE|HOWMUCH",
    "Q = T APART R HOWMANY T",
    cost=-0.1,
    examples=("{unit}和区经信局的任务各有多少", "责任单位各负责多少项任务"),
)
def each_has(by: Thing, *words: object) -> Query | None:
    """创新人才集聚行动和知识产权提质行动各有几项任务: each with its own; 责任单位各负责几项任务: each of all."""
    thing = next(word for word in words if isinstance(word, Thing))
    role = next((word for word in words if isinstance(word, Verb)), None)
    several = (by.bare or (by.named and len(by.parts) > 1 and by.joint == "and")) and not (
        by.asked or by.pick or by.number
    )
    if not several or by.kinds not in (("Action",), ("Task",), ("Unit",)) or thing.asked or thing.named:
        return None
    each = replace(by, joint="", asked="each", named=False)
    predicate = doing(role, replace(thing, asked="count")) if role else None
    return applied(each, predicate) if predicate else None if role else counted_by(each, thing)


@rules("Q = T Y TEXTQ", "Q = Y T TEXTQ", cost=0.0, examples=("{row}2022年要做什么",))
def to_do_then(*words: object) -> Query | None:
    """桐江大道2022年要做什么: its target of the year."""
    thing, years = thing_in(words), next(word for word in words if isinstance(word, tuple))
    if not thing.named or not years or not all(kind in ROWS for kind in thing.kinds):
        return None
    return figures(Asked(thing, Figure("target", tuple(year.number for year in years if isinstance(year, Year)))))


@rules("Q = T NUM? T? APART FIGURE HOWMUCH?", cost=0.0, examples=("{task}的指标分别完成了多少",))
def each_reached(thing: Thing, *words: object) -> Query | None:
    """任务34的两个指标分别完成了多少."""
    known = settled(thing)
    again = next((word for word in words if isinstance(word, Thing)), None)
    of = next((word for word in words if word in ("actual", "target", "baseline")), None)
    if known is None or of is None or known.asked or known.bare or again or not all(k in ROWS for k in known.kinds):
        return None
    return Query(known.kinds, known.where, Figures(str(of)))


# -- shared by all that are named


@rules("Q = T SHAREDBY T WHATARE|HOWMANYARE?", "Q = T HAVE WHICH|HOWMANY SHAREDBY T", cost=0.0)
def shared_by(both: Thing, *words: object) -> Query | None:
    """任务57和任务58共同的责任单位: the units that answer for each of them."""
    thing = next(word for word in words if isinstance(word, Thing))
    how_many = "howmany" in words or "howmanyare" in words
    if both.kinds == ("Unit",) and "which" not in words and "howmany" not in words:
        return _of_each_unit(both, thing, "count" if how_many else "which")
    several = both.named and both.joint == "and" and all(kind in (*WORK, "Action") for kind in both.kinds)
    if not several or thing.kinds != ("Unit",) or not thing.bare or thing.asked:
        return None
    roles = tuple(role for role in thing.roles if role in ("lead", "support", "guide", "responsible"))
    predicate = doing(Verb(roles), both)
    units = Thing(("Unit",), asked="count" if how_many else "which")
    return applied(units, predicate) if predicate else None


def _of_each_unit(both: Thing, thing: Thing, asked: str) -> Query | None:
    fits = (
        both.named and both.joint in ("and", "all") and thing.bare and not thing.asked and set(thing.kinds) <= set(WORK)
    )
    predicate = bond(replace(both, joint="all")) if fits else None
    found = qualified(replace(thing, asked=asked), predicate) if predicate else None
    return asking(found) if found else None


@rules("Q = T LEFT HAVE HOWMANY|HOWMANYARE|WHO|HAVEWHO", "Q = T LEFT HAVEWHO|WHATARE", cost=0.0)
def how_many_besides(task: Thing, left: Left, *words: str) -> Query | None:
    """任务4除了牵头单位还有几家."""
    asked = "count" if {"howmany", "howmanyare"} & set(words) else "which"
    return but_those(task, left, Thing(("Unit",), asked=asked))


@rules("Q = T IN T HAVE T", "Q = T IN T HAVEWHO", cost=0.0, examples=("{group}里{unit}有几个人",))
def staff_in(group: Thing, _: str, unit: Thing, *words: object) -> Query | None:
    """专班里科技局有几个人."""
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Person",), asked="which"))
    fits = group.kinds == ("Group",) and unit.kinds == ("Unit",) and unit.named and not group.asked
    if not fits or asked.kinds != ("Person",) or not asked.bare or asked.asked not in ("which", "count"):
        return None
    own, serving = bond(unit), bond(group)
    found = qualified(asked, own) if own else None
    found = qualified(found, serving) if found and serving else None
    return asking(found) if found else None


@rules("Q = Q APART BY|COP? WHO|WHICH R", cost=0.0, examples=("{task}下面有几个项目,分别由谁负责",))
def who_of_each(query: Query, *words: object) -> Query | None:
    """任务3下面有几个项目，分别由谁负责: the names of the units tell how many there are."""
    role = next(word for word in words if isinstance(word, Verb))
    if query.narrow or not isinstance(query.give, Counting) or not all(k in WORK for k in query.find):
        return None
    predicate = doing(role, Thing(query.find, (query.where,)))
    return applied(Thing(("Unit",), asked="which"), predicate) if predicate and role == Verb(role.roles) else None
