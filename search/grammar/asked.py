"""Whole questions: lists and counts, yes or no, exceptions, second clauses. Q is a query, N a second clause."""

from collections.abc import Iterable
from dataclasses import replace

from graph import Linked, Narrow, OfKind, Query, Tally, Whether, Wording, leaves
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.meaning import Gap, Predicate, Thing, applied, asking, bond, in_roles, qualified, said_of, settled
from search.grammar.said import Figure, has_figure_of
from search.grammar.things import Measure
from search.grammar.ways import ANY_ROLE, WORK


def thing_in(words: Iterable[object]) -> Thing:
    """The thing among the parts of a phrase."""
    return next(word for word in words if isinstance(word, Thing))


# -- lists and counts


@rules("Q = T", cost=0.3, examples=("{unit}负责的任务", "{task}的责任单位"))
def listed(thing: Thing) -> Query | None:
    """区科技局负责的任务."""
    nothing = thing.bare and thing.asked == "which" and thing.kinds == ("Unit",)  # 谁, and no more
    told_apart = thing.asked == "each" and not thing.bare  # 某行动各单位分别几项 asks for more than the units
    return asking(thing) if (thing.kinds or thing.said) and not nothing and not told_apart else None


@rules(
    "Q = T WHATARE",
    "Q = WHATARE T",
    "Q = LIST T",
    "Q = HAVE T",
    "Q = WHICH T",
    "Q = T COP WHO|WHICH",
    "Q = WHO T",
    "Q = T HAVE WHICH",
    examples=("{unit}的任务有哪些", "有哪些重点任务", "List all tasks.", "{unit}局长是谁", "{person}是谁"),
)
def listed_out(*words: str | Thing) -> Query | None:
    """有哪些重点任务; 任务9是什么 asks for its words."""
    thing = thing_in(words)
    if thing.named and {"who", "unit"} & set(words) and all(kind in (*WORK, "Action") for kind in thing.kinds):
        predicate = doing(Verb(()), thing)  # 任务9是谁的
        return applied(Thing(("Unit",), asked="which"), predicate) if predicate else None
    if thing.named and thing.kinds in (("Task",), ("Action",), ("Plan",)):
        return Query(thing.kinds, thing.where, Wording())
    if thing.asked == "each" or (thing.asked and "which" in words):
        return None
    if thing.named and {"have", "cop"} & set(words) and "which" in words and set(thing.kinds) <= set(WORK):
        return None  # 旅游总收入有哪家
    return asking(thing)


@rules("Q = LIST|HAVE Q", examples=("列出哪些任务没达标", "有哪些任务没达标"))
def told_to_list(_: str, query: Query) -> Query:
    """列出…."""
    return query


@rules("Q = T P", examples=("谁负责{task}", "{task}由谁负责", "哪些任务依赖{unit}", "各单位负责多少任务"))
def said(thing: Thing, predicate: Predicate) -> Query | None:
    """任务9由谁负责."""
    query = applied(thing, predicate)
    return None if query is None or isinstance(query.give, Whether) else query


@rules("Q = BY T P", "Q = BY WHO P", cost=0.0, examples=("由谁负责{task}", "由哪个单位牵头{task}"))
def by_whom(_: str, asked: Thing | str, predicate: Predicate) -> Query | None:
    """由谁负责任务9."""
    thing = asked if isinstance(asked, Thing) else Thing(("Unit",), asked="which")
    return said(thing, predicate) if thing.kinds == ("Unit",) and thing.bare and thing.asked == "which" else None


@rules(
    "Q = T T",
    "Q = T T COUNT",
    "Q = T T COUNT? HOWMANYARE",
    cost=0.2,
    examples=("各单位任务数量", "哪个单位没达标的任务最多"),
)
def counted_by(by: Thing, *words: Thing | str) -> Query | None:
    """各单位任务数."""
    thing = thing_in(words)
    if not by.asked and thing.pick and replace(by, roles=()) in (Thing(("Unit",)), Thing(("Action",))):
        by = replace(by, asked="which")  # 单位任务数排名前三
    if by.asked not in ("each", "which") or thing.asked not in ("", "count") or thing.named or not thing.kinds:
        return None
    if not thing.pick and by.asked == "which":
        return None
    roles = () if by.roles == (ANY_ROLE,) else by.roles
    predicate = bond(thing if thing.pick else replace(thing, asked="count"), roles)
    return applied(replace(by, roles=()), predicate) if predicate else None


@rules("Q = T R T COUNT HOWMANYARE?", examples=("各单位牵头任务数",))
def counted_by_role(by: Thing, role: Verb, thing: Thing, *_: str | None) -> Query | None:
    """各单位牵头任务数."""
    taken = by.asked != "each" or thing.asked or thing.named
    predicate = None if taken else doing(role, replace(thing, asked="count"))
    return applied(by, predicate) if predicate else None


@rules("Q = T IN? T P", cost=0.0, examples=("{action}里哪个单位负责的任务最多",))
def said_within(whole: Thing, _: str | None, thing: Thing, predicate: Predicate) -> Query | None:
    """人才集聚行动里哪个单位任务最多: only what belongs to it is counted."""
    query = applied(thing, predicate) if thing.kinds == ("Unit",) else None
    inside = bond(whole) if whole.named and whole.kinds in (("Action",), ("Plan",)) else None
    if query is None or inside is None or not isinstance(query.give, Tally):
        return None
    to = query.give.of.to
    kinds = next((part.kinds for part in leaves(to) if isinstance(part, OfKind)), ())
    counted = qualified(Thing(kinds, (to,)), inside) if kinds else None
    if counted is None:
        return None
    return replace(query, give=replace(query.give, of=replace(query.give.of, to=counted.where)))


@rules(
    "Q = GROUPBY T TALLY? HAVE? T COUNT?",
    "Q = GROUPBY T TALLY? COUNT? T",
    "Q = GROUPBY T TALLY EACH? HAVE T",
    "Q = T GROUPBY T TALLY",
    examples=("按单位统计任务数量",),
)
def grouped(first: str | Thing, *words: Thing | str | None) -> Query | None:
    """按单位统计任务; 任务按单位怎么分布."""
    by, *rest = (word for word in words if isinstance(word, Thing))
    thing = first if isinstance(first, Thing) else rest[0]
    if by.asked not in ("", "each") or not by.bare or thing.asked not in ("", "count") or thing.named:
        return None
    if by.kinds == ("Plan",) and "tally" not in words:  # 按照方案，…
        return None
    return counted_by(replace(by, asked="each"), replace(thing, asked=""))


@rules("Q = P T WHATARE?", "Q = P T COP? WHICH T?", cost=0.1, examples=("任务最多的单位是哪个", "负责任务最多的单位"))
def most(predicate: Predicate, thing: Thing, *words: str | Thing | None) -> Query | None:
    """任务最多的单位."""
    again = [word for word in words if isinstance(word, Thing)]
    if any(not each.bare or each.kinds != thing.kinds for each in again):
        return None
    gap = predicate.of(thing.kinds[0]) if thing.kinds else None
    if not isinstance(gap, Gap) or not gap.thing.pick or thing.named:
        return None
    return applied(replace(thing, asked="which"), predicate)


# -- yes or no


@rules("S = T P")
def statement(thing: Thing, predicate: Predicate) -> Query | None:
    """区科技局负责任务9."""
    query = applied(thing, predicate)
    return query if query and isinstance(query.give, Whether) else None


@rules("Q = S", cost=1.0, examples=("{task}由{unit}负责？",))
def stated(query: Query) -> Query:
    """A statement is taken as a question when it is nothing else."""
    return query


@rules("Q = T F YNMID FIGVERB? C YN?", cost=0.0, examples=("{row}2025年目标是不是超过100",))
def whether_reaching(thing: Thing, wanted: Figure, *words: object) -> Query | None:
    """旅游总收入2025年目标是不是100亿元."""
    measure = next(word for word in words if isinstance(word, Measure))
    return statement(thing, has_figure_of(wanted, measure)) if thing.named else None


@rules("S = Y T FIGURE FIGVERB? C", cost=0.0, examples=("2025年{row}目标超过100吗",))
def reaching(*words: object) -> Query | None:
    """2025年旅游总收入目标超过100."""
    years, thing, of, measure = words[0], thing_in(words), str(words[2]), words[-1]
    if not isinstance(years, tuple) or not isinstance(measure, Measure):
        return None
    predicate = has_figure_of(Figure(of, tuple(year.number for year in years)), measure)
    return statement(thing, predicate)


@rules("Q = S YN", examples=("{unit}负责任务7吗", "{task}达标了吗"))
def so(query: Query, _: str) -> Query:
    """…吗."""
    return query


@rules(
    "Q = T YNMID P YN?",
    "Q = AUX T P",
    "Q = YNMID T P",
    examples=("{task}是不是{unit}负责的", "Is {unit} responsible for {task}?"),
)
def whether(*words: str | Thing | Predicate | None) -> Query | None:
    """任务9是不是区科技局负责的."""
    thing, predicate = thing_in(words), next(word for word in words if isinstance(word, Predicate))
    if thing.asked or not predicate.plain:
        return None
    if thing.named:
        return applied(thing, predicate)
    found = qualified(thing, predicate)
    query = asking(found) if found else None
    return replace(query, give=Whether()) if query else None


@rules(
    "Q = T YNMID TOGETHER P",
    "Q = T TOGETHER COP? P YN",
    "Q = AUX ALL T P",
    cost=0.0,
    examples=("{task}的指标都达标了吗", "{task}和任务8都是{unit}负责的吗"),
)
def all_so(*words: str | Thing | Predicate | None) -> Query | None:
    """任务9的指标都达标了吗; 任务9和任务8都是区科技局负责的吗."""
    thing = thing_in(words)
    predicate = next(word for word in words if isinstance(word, Predicate))
    if thing.named and thing.kinds == ("Action",) and not thing.joint:  # its tasks
        thing = Thing(("Task",), (Linked("part_of", thing.where),))
    one = thing.named and not thing.joint
    query = None if thing.asked or one or thing.pick or not predicate.plain else asking(thing)
    if query is None:
        return None
    more = settled(Thing(query.find, said=()), query.find)
    whole = qualified(more, predicate) if more else None
    return replace(query, narrow=Narrow(whole.kinds, whole.where), give=Whether()) if whole else None


@rules(
    "Q = T HAVEYN T YN?",
    "Q = T HAVE P YN",
    "Q = T HAVEYN P YN?",
    examples=("{task}有没有没达标的指标", "{unit}有牵头的任务吗", "{task}有没有风险"),
)
def has_any(thing: Thing, _: str, other: Thing | Predicate, __: str | None) -> Query | None:
    """任务9有没有未达标的指标."""
    predicate = bond(other) if isinstance(other, Thing) and not other.asked else other
    if not isinstance(predicate, Predicate) or not thing.named or not predicate.plain:
        return None
    return applied(thing, predicate)


@rules(
    "Q = AUX|HAVEYN T YN?",
    "Q = HAVE T YN",
    "Q = YNMID HAVE T",
    "Q = HAVEYN T P",
    "Q = T IN? HAVEYN P YN?",
    examples=("有没有没达标的任务", "有没达标的任务吗", "有没有任务没达标"),
)
def any_there(*words: str | Thing | Predicate | None) -> Query | None:
    """有没有未达标的任务."""
    predicate = next((word for word in words if isinstance(word, Predicate)), None)
    if "in" in words and not thing_in(words).bare:
        return None
    if predicate:
        whole = qualified(thing_in(words), predicate)
        words = (whole,) if whole else ()
    if not any(isinstance(word, Thing) for word in words):
        return None
    thing = thing_in(words)
    query = None if thing.asked or thing.bare or thing.named else asking(thing)
    return replace(query, give=Whether()) if query else None


@rules(
    "Q = T COP T YN",
    "Q = T YNMID COP? T YN?",
    "Q = AUX T T",
    "Q = T COP T",
    examples=("哪个单位是{task}的牵头单位",),
)
def identity(*words: str | Thing | None) -> Query | None:
    """任务9的责任单位是区科技局吗."""
    one, other = (word for word in words if isinstance(word, Thing))
    asked = one.asked or other.asked
    if asked == "count":
        return None
    yes_no = any(word in ("yn", "ynmid", "aux") for word in words)
    left, right = settled(one, other.kinds), settled(other, one.kinds)
    if not left or not right or bool(asked) == yes_no or asked == "each" or (one.bare and other.bare):
        return None
    if (one.asked and other.asked) or any(each.number or each.pick for each in (one, other)):
        return None
    left, right = in_roles(left), in_roles(right)
    if right.named or right.asked:
        left, right = right, left
    kinds = tuple(kind for kind in left.kinds if kind in right.kinds)
    found = qualified(replace(left, asked=asked, named=False), said_of(kinds, right.where)) if kinds else None
    query = asking(replace(found, roles=())) if found else None
    return replace(query, give=Whether()) if query and yes_no else query
