"""Phrases that stand for things: names, kinds, lists, owners, numbers. T is a thing, C a comparison, X an exception."""

from dataclasses import dataclass, replace

from graph import Comparison, Condition, Is, Linked, Missing, Named, Not
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, bond, leading, negated, qualified, said_of, settled
from search.grammar.ways import ROWS, WORK, Way

# 参与 is said of all who neither lead nor guide; 负责 of all who are named at all.
ROLES: dict[str, tuple[str, ...]] = {
    "any": (),
    "lead": ("lead",),
    "support": ("support",),
    "guide": ("guide",),
    "part": ("responsible", "support"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A number to compare with, and its unit of measure where one is named."""

    number: Comparison
    unit: str | None = None


def named(kinds: tuple[str, ...], ids: tuple[str, ...], words: str, how: str) -> Thing:
    """The thing that a mention in the text stands for."""
    part: Condition = Missing(kinds[0], words) if how == "missing" else Named(words) if how == "part" else Is(ids)
    if kinds == ("Post",):
        return Thing(("Person",), (Linked("holds", part),))
    return Thing(kinds, (part,), named=True)


@rules("T = NAME", examples=("{task}由谁负责", "{row}由谁负责"))
def name(thing: Thing) -> Thing:
    """区科技局, 任务9, 旅游总收入."""
    return thing


@rules("T = NAME TO", examples=("任务1到3由谁负责",))
def span(first: Thing, rest: Thing) -> Thing | None:
    """任务1到3: all between."""
    return replace(first, parts=(*first.parts, *rest.parts)) if first.kinds == rest.kinds else None


@rules("T = KIND")
def kind(meaning: str) -> Thing:
    """任务, 指标, 单位: all of the kind."""
    return Thing(tuple(meaning.split(",")))


@rules("T = WHICH T", examples=("{unit}负责哪些任务", "哪些由{unit}负责的任务没达标"))
def which(_: str, thing: Thing) -> Thing | None:
    """哪些任务, 哪个单位."""
    return _asked(thing, "which")


@rules("T = WHICH", "T = WHO", cost=0.3, examples=("谁负责{task}", "哪些没达标"))
def who(word: str) -> Thing:
    """谁, or 哪些 whose kind the context tells."""
    return Thing(() if word == "which" else ("Unit",), asked="which")


@rules("T = HOWMANY T", examples=("{unit}负责多少任务", "有几个指标没达标"))
def how_many(_: str, thing: Thing) -> Thing | None:
    """多少任务."""
    return _asked(thing, "count")


@rules("T = HOWMANY", cost=0.3, examples=("{unit}负责的任务有哪些,其中几项没达标",))
def how_many_of_them(_: str) -> Thing:
    """几项, of what was spoken of."""
    return Thing(asked="count")


@rules("T = EACH T", examples=("各单位负责多少任务",))
def each(_: str, thing: Thing) -> Thing | None:
    """各单位."""
    return _asked(thing, "each")


@rules("T = ALL T", examples=("所有没达标的任务",))
def all_of(_: str, thing: Thing) -> Thing | None:
    """所有任务."""
    return thing if not thing.asked and not thing.named else None


@rules("T = THOSE", cost=0.3, examples=("List all tasks except those led by {unit}",))
def those(_: str) -> Thing:
    """Those, of what was spoken of."""
    return Thing()


def _asked(thing: Thing, how: str) -> Thing | None:
    taken = thing.asked or thing.named or thing.number or thing.pick or not thing.kinds
    return None if taken else replace(thing, asked=how)


@rules("T = T AND T", examples=("{task}和任务10由谁负责", "由{unit}和{unit2}共同负责的任务", "有哪些单位和行动"))
def both(one: Thing, _: str, other: Thing) -> Thing | None:
    """区科技局和区财政局."""
    return _list(one, other, "and")


@rules("T = T WITH T", examples=("{unit}会同{unit2}负责的任务",))
def one_with_another(one: Thing, _: str, other: Thing) -> Thing | None:
    """区科技局会同区财政局."""
    found = _list(one, other, "and")
    return replace(found, joint="all") if found and found.joint == "and" else None


@rules("T = T NUM", cost=0.1, examples=("{unit}和{unit2}两家都负责的任务",))
def all_of_them(thing: Thing, measure: Measure) -> Thing | None:
    """区科技局和区财政局两家: all of them at once."""
    fits = thing.joint in ("and", "all") and measure.number == Comparison("=", len(thing.parts))
    return replace(thing, joint="all") if fits and measure.unit in ("家", "个") else None


@rules("T = TOGETHER T", cost=0.2, examples=("Which tasks are led by both {unit} and {unit2}?",))
def both_at_once(_: str, thing: Thing) -> Thing | None:
    """Both one unit and another."""
    return replace(thing, joint="all") if thing.joint == "and" else None


@rules("T = OR? T OR T", examples=("{unit}或{unit2}负责的任务",))
def either(_: str | None, one: Thing, __: str, other: Thing) -> Thing | None:
    """区科技局或区财政局."""
    return _list(one, other, "or")


def _list(one: Thing, other: Thing, joint: str) -> Thing | None:
    if other.asked == one.asked == "which" and one.bare and other.bare:
        other = replace(other, asked="")  # 哪些指标、哪些项目
    if one.number or other.number or one.pick or other.pick or other.asked or not (one.kinds and other.kinds):
        return None
    if one.bare and other.bare and set(one.kinds) != set(other.kinds):
        return replace(one, kinds=tuple(dict.fromkeys(one.kinds + other.kinds)))
    if one.kinds != other.kinds or one.asked or one.bare or other.bare or one.joint not in ("", joint):
        return None
    kept = joint if one.named and other.named else ""
    return replace(one, parts=(*one.parts, *other.parts), joint=kept, named=one.named and other.named)


@rules("T = P T", examples=("没达标的任务有哪些", "{unit}负责的指标"))
def said_before(predicate: Predicate, thing: Thing) -> Thing | None:
    """没达标的任务."""
    return None if thing.named else qualified(thing, predicate)


@rules("T = T P", "T = T REL P", cost=0.4, examples=("List the tasks that are led by {unit}", "指标未填报的有多少"))
def said_behind(thing: Thing, *words: str | Predicate) -> Thing | None:
    """Tasks led by a unit."""
    predicate = words[-1]
    assert isinstance(predicate, Predicate)
    return None if thing.named or thing.asked else qualified(thing, predicate)


@rules("T = P", cost=0.6, examples=("没达标的有几个", "负责{task}的有哪些"))
def headless(predicate: Predicate) -> Thing | None:
    """没达标的."""
    return qualified(Thing(), predicate)


@rules("T = T T", cost=0.0, examples=("{row}指标由谁负责",))
def in_apposition(thing: Thing, kind: Thing) -> Thing | None:
    """旅游总收入这个指标: the name with the word for what it is."""
    ids = {ref for part in thing.parts if isinstance(part, Is) for ref in part.ids}
    counted = kind.number is None or kind.number == Comparison("=", len(ids))
    plain = kind.bare and counted and not (kind.asked or kind.pick)
    rows = all(each in ROWS for each in thing.kinds) and all(each in ROWS for each in kind.kinds)
    fits = rows or (thing.kinds == kind.kinds == ("Task",) and thing.named)  # 任务9的活
    told = thing.named or all(isinstance(part, Is) for part in thing.parts)
    return thing if told and plain and thing.kinds and kind.kinds and fits else None


# -- numbers


@rules(
    "C = HAVE CMP NUM",
    "C = HAVE NUM CMPAFTER",
    "C = HAVE NUM",
    cost=0.35,
    examples=("任务有2项以上的单位", "责任单位有4个的任务"),
)
def compared_having(_: str, *words: object) -> Measure:
    """有3个以上, 有3个."""
    *comparator, measure = words
    if isinstance(measure, Measure):
        return compared(*words) if comparator else measure
    return compared_behind(*words)


@rules("C = CMP NUM", examples=("责任单位超过1个的任务",))
def compared(*words: object) -> Measure:
    """超过3个."""
    comparator, measure = words[-2:]
    assert isinstance(measure, Measure)
    return Measure(Comparison(str(comparator), measure.number.value), measure.unit)


@rules("C = NUM CMPAFTER", examples=("由2个以上单位负责的任务",))
def compared_behind(*words: object) -> Measure:
    """3个以上."""
    measure, comparator = words[-2:]
    assert isinstance(measure, Measure)
    return Measure(Comparison(str(comparator), measure.number.value), measure.unit)


@rules("C = NUM", cost=0.3, examples=("由2个单位负责的任务",))
def exactly(measure: Measure) -> Measure:
    """3个."""
    return measure


@rules(
    "T = C T", "T = T C", "T = ONLY C T", "T = T COUNT C", examples=("由2个单位共同负责的任务", "负责2项以上任务的单位")
)
def so_many(*words: Measure | Thing | str) -> Thing | None:
    """3个以上单位."""
    thing = next(word for word in words if isinstance(word, Thing))
    measure = next(word for word in words if isinstance(word, Measure))
    taken = thing.asked or thing.named or thing.number or thing.pick or not thing.kinds
    if ("only" in words and measure.number.comparator != "=") or measure.unit == "%":
        return None
    fits = all(kind in _COUNTED.get(measure.unit or "", (kind,)) for kind in thing.kinds)
    return replace(thing, number=measure.number) if fits and not taken else None


# What the measure words of counting are said of; 个 is said of all.
_COUNTED = {"项": WORK, "条": WORK, "件": WORK, "家": ("Unit",), "位": ("Person",), "名": ("Person",)}


@rules("T = MOST T", "T = T MOST", examples=("哪个单位负责的任务最多", "Which unit has the most tasks?"))
def picked(*words: Thing | str) -> Thing | None:
    """最多的任务."""
    thing = next(word for word in words if isinstance(word, Thing))
    pick = next(word for word in words if isinstance(word, str))
    taken = thing.asked or thing.named or thing.number or thing.pick or not thing.kinds
    return None if taken else replace(thing, pick=pick)


# -- exceptions


@rules("X = T EXCEND", cost=0.4, examples=("{task}的牵头单位以外的单位",))
def all_but(thing: Thing, _: str) -> Thing | None:
    """区科技局以外."""
    return exception(_, thing)


@rules("X = EXC T EXCEND? HAVE?", examples=("除{unit}外还有谁负责{task}", "{task}除了{unit}还有谁"))
def exception(_: str, thing: Thing, *__: str | None) -> Thing | None:
    """除区科技局外; 除甲、乙参与的外 leaves out what either takes part in."""
    said = tuple(replace(each, options=each.either or each.options) for each in thing.said)
    return None if thing.asked or thing.bare or thing.pick or thing.number else replace(thing, joint="", said=said)


@rules("X = EXC P EXCEND? HAVE?", cost=0.1, examples=("{unit}牵头的任务，除去{unit2}参与的，还有哪些",))
def exception_said(_: str, predicate: Predicate, *__: str | None) -> Thing | None:
    """除去区财政局参与的."""
    left = qualified(Thing(), predicate)
    return exception("", left) if left else None


@rules("T = X T", "T = T X", examples=("除{unit}外的单位负责哪些任务",))
def without(one: Thing, other: Thing) -> Thing | None:
    """除区科技局外的单位."""
    left, thing = (one, other) if other.asked or not other.named else (other, one)
    return excluded(thing, left)


def excluded(thing: Thing, left: Thing) -> Thing | None:
    """The thing without what is left out: the same kind's own, or what belongs to another kind's."""
    known = settled(left, thing.kinds or ("Task",))
    if known is None or not thing.kinds or thing.named:
        return None
    if known.kinds == thing.kinds:
        return qualified(thing, said_of(thing.kinds, Not(known.where)))
    predicate = bond(known)
    return qualified(thing, negated(predicate)) if predicate and predicate.plain else None


def reach(way: Way, subjects: tuple[str, ...], thing: Thing) -> Predicate:
    """What is said of each of the subjects from which the same way leads to the thing."""
    return Predicate(tuple((subject, leading(way, thing)) for subject in subjects))
