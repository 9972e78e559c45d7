"""The same questions in other orders: what is counted first, the list behind, 责任单位只有, 由…牵头、…参与."""

from dataclasses import replace

from graph import Is, Query, leaves
from search.grammar.asked import counted_by
from search.grammar.chart import rules
from search.grammar.compare import most_of
from search.grammar.duty import Verb, doing, done_by
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, loose, qualified
from search.grammar.spoken import doing_most
from search.grammar.spread import owned_over, spread_over
from search.grammar.things import ROLES
from search.grammar.ways import ANY_ROLE, PLACES, WORK

# -- lists, counts


@rules("Q = COUNTUP T", cost=-0.1, examples=("数数{task}的责任单位",))
def counted_up(_: str, thing: Thing) -> Query | None:
    """数数任务9的责任单位."""
    fits = not (thing.asked or thing.named or thing.bare) or (thing.bare and not thing.asked)
    return asking(replace(thing, asked="count")) if fits and thing.kinds else None


@rules("Q = T APART? NAMEQ", cost=0.1, examples=("园区分别叫啥",))
def names_of_all(thing: Thing, _: str | None, __: str) -> Query | None:
    """园区分别叫啥."""
    return asking(thing) if thing.bare and not thing.asked and set(thing.kinds) <= set(PLACES) and thing.kinds else None


@rules("Q = T HAVE T", cost=0.2, examples=("{action}涵盖的任务",))
def what_it_holds(whole: Thing, _: str, thing: Thing) -> Query | None:
    """人才集聚行动涵盖的任务."""
    fits = (
        whole.named and whole.kinds == ("Action",) and thing.bare and not thing.asked and set(thing.kinds) <= set(WORK)
    )
    predicate = bond(whole) if fits and thing.kinds else None
    found = qualified(thing, predicate) if predicate else None
    return asking(found) if found else None


# -- who has most of what, said in other orders


@rules("Q = TOPIC Q", cost=0.0, examples=("论牵头任务的数量，哪家多",))
def as_for(_: str, query: Query) -> Query:
    """论…."""
    return query


@rules(
    "Q = R? T COUNT? WHO|WHICH|T MORE|MOST",
    "Q = R? T COUNT WHO|WHICH|T TOPPLACE",
    "Q = R? T COUNT? MOST|MORE COP WHO|WHICH|T",
    "Q = R? T COUNT? AT WHO|WHICH|T MORE|MOST",
    "Q = R? T COUNT? BELONG WHO|WHICH|T MORE|MOST",
    "Q = GROUPBY T TALLY? T COUNT? MOST COP? WHICH|WHO",
    "Q = T R? T COUNT? TALLY MOST COP WHICH|WHO|T",
    cost=0.1,
    examples=("牵头任务的数量，哪家多", "没达标任务集中在哪个单位最多"),
)
def most_by_topic(*words: object) -> Query | None:
    """牵头任务的数量，哪家多; 按行动数没达标任务，最多的是哪个."""
    role = next((word for word in words if isinstance(word, Verb)), None)
    things = [word for word in words if isinstance(word, Thing)]
    counted = next((each for each in things if each.kinds and set(each.kinds) <= set(WORK)), Thing())
    others = [each for each in things if each is not counted]
    pick = next((str(word) for word in words if word in ("most", "fewest")), "")
    if (
        things[:1] != [counted]
        or counted.asked
        or counted.named
        or counted.pick
        or counted.number
        or not counted.kinds
        or not pick
    ):
        return None
    fits = all(each.bare and each.first == 1 and each.kinds in ((), ("Unit",), ("Action",)) for each in others)
    kinds = {each.kinds for each in others if each.kinds} or {("Unit",)}
    asks = any(each.asked == "which" for each in others) or {"who", "unit", "which"} & _words(words)
    if not fits or len(kinds) != 1 or not asks or (_of_one(counted) and kinds == {("Unit",)}):
        return None
    return most_of(Thing(kinds.pop()), replace(counted, pick=pick), role)


def _words(words: tuple[object, ...]) -> set[str]:
    return {word for word in words if isinstance(word, str)}


@rules(
    "P = OFTENEST LISTAS? ROLENOUN",
    "P = OFTENEST R",
    "P = LISTAS? ROLENOUN MOST",
    cost=0.0,
    examples=("最常当牵头单位的是哪家",),
)
def most_often(*words: object) -> Predicate | None:
    """最常当牵头单位."""
    role = next((word for word in words if isinstance(word, Verb)), None)
    noun = next((word for word in words if isinstance(word, str) and word in ROLES), "any")
    pick = "fewest" if "fewest" in words else "most"
    return doing(role or Verb(ROLES[noun]), Thing(("Task",), pick=pick))


@rules(
    "Q = GROUPBY T COUNT? ORDER TOPONE T COP? WHICH|WHATARE?",
    cost=0.0,
    examples=("按没达标任务项数从高到低，头一个行动是哪个",),
)
def first_in_order(_: str, counted: Thing, *words: object) -> Query | None:
    """按任务数从高到低，头一个单位."""
    thing = next(word for word in words if isinstance(word, Thing))
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    return most_by_topic(counted, pick, replace(thing, asked="which") if thing.bare and not thing.asked else thing)


@rules(
    "Q = R? T COUNT? T WHO|WHICH MORE|MOST|TOPPLACE",
    "Q = T T COUNT? WHO|WHICH MORE|MOST|TOPPLACE",
    "Q = T IN? R? T COUNT? MORE|MOST COP WHO|WHICH|T",
    "Q = T BELONG T T WHO|WHICH MORE|MOST",
    "Q = R? T COUNT? MORE|MOST COP T OR T",
    "Q = T IN WHO|WHICH R? T MORE|MOST",
    cost=0.0,
    examples=("任务数量，{unit}和{unit2}哪个大", "任务多的是{unit}，还是{unit2}"),
)
def more_of_two(*words: object) -> Query | None:
    """任务数量，区科技局和区财政局哪个大; 任务多的是区科技局，还是区财政局."""
    things = [word for word in words if isinstance(word, Thing)]
    pick = next((str(word) for word in words if word in ("most", "fewest")), "")
    named = [each for each in things if each.named]
    rest = [each for each in things if not each.named and each != Thing(("Plan",))]
    role = next((word for word in words if isinstance(word, Verb)), None)
    parts = tuple(part for each in named for part in each.parts)
    counted = [each for each in rest if each.kinds and set(each.kinds) <= set(WORK) and not each.asked]
    asked = [each for each in rest if each not in counted]
    if (
        len(parts) < 2
        or any(each.kinds != ("Unit",) or each.joint == "or" for each in named)
        or len(counted) != 1
        or not pick
    ):
        return None
    if any(not each.bare or each.asked != "which" or each.kinds not in ((), ("Unit",)) for each in asked):
        return None
    units = replace(named[0], parts=parts, joint="", named=False)
    return most_of(units, replace(counted[0], pick=pick), role)


# -- how many of each


@rules(
    "Q = GROUPBY T TALLY? LIST R? T COUNT?",
    "Q = GROUPBY T TALLY TALLY R? T COUNT?",
    "Q = GROUPBY T TALLY? R T COUNT?",
    "Q = T TALLY|LIST LIST? R? T COUNT",
    "Q = T TALLY LIST? R? T",
    "Q = T TALLY? EACHHAS|APART HOWMANY T",
    "Q = T TALLY EACHHAS|APART HOWMANY|HOWMANYARE T P?",
    "Q = T R T APART|EACHHAS? HAVE? HOWMANYARE|HOWMANY",
    "Q = T T TALLY COUNT?",
    cost=0.1,
    examples=("以单位为口径汇总没达标任务项数", "逐个单位数一下各有几项任务"),
)
def counted_each(*words: object) -> Query | None:
    """以单位为口径汇总任务项数; 逐个单位数一下各有几项任务."""
    by, thing = (word for word in words if isinstance(word, Thing))
    role = next((word for word in words if isinstance(word, Verb)), None)
    more = next((word for word in words if isinstance(word, Predicate)), None)
    grouped = "groupby" in words
    each = by.asked == "each" or (grouped and not by.asked)
    if not by.bare or by.kinds not in (("Unit",), ("Action",)) or by.roles or not each or thing.named:
        return None
    if not thing.kinds or thing.asked not in ("", "count") or thing.pick or not set(thing.kinds) <= set(WORK):
        return None
    found = qualified(replace(thing, asked=""), more) if more else replace(thing, asked="")
    counted = replace(found, asked="count") if found else None
    predicate = (doing(role, counted) if role else bond(counted)) if counted else None
    return applied(replace(by, asked="each"), predicate) if predicate else None


@rules(
    "Q = GROUPBY T TALLY? TALLY? T COUNT?",
    "Q = T AT|GROUPBY? T DURING|IN? TALLY TALLY? EN",
    "Q = T GROUPBY T EN",
    "Q = T T IN|DURING? TALLY",
    cost=-0.1,
    examples=("按行动统计{unit}的任务数", "{unit}的任务按行动归类，数数各几项"),
)
def over_actions(*words: object) -> Query | None:
    """按行动统计区科技局的任务数: the actions that have any of them, each with how many."""
    things = [word for word in words if isinstance(word, Thing)]
    over = next((each for each in things if each.kinds == ("Action",) and each.bare), Thing())
    thing = next((each for each in things if each is not over), Thing())
    fits = over.asked in ("", "each") and thing.asked in ("", "count") and thing.kinds and not thing.named
    return spread_over(replace(thing, asked=""), "", replace(over, asked="each")) if fits and _of_one(thing) else None


@rules(
    "Q = T IN? T T COUNT APART? HOWMANYARE?",
    "Q = T IN? T EACHHAS|APART? HAVE? HOWMANY T",
    cost=-0.3,
    examples=("{action}各责任单位的任务数分别是多少",),
)
def each_within(whole: Thing, *words: object) -> Query | None:
    """某行动各责任单位的任务数: only what belongs to it is counted."""
    by, thing = (word for word in words if isinstance(word, Thing))
    fits = whole.named and whole.kinds == ("Action",) and not whole.joint and replace(by, roles=()) == _EACH_UNIT
    inside = bond(whole) if fits and by.roles in ((), (ANY_ROLE,)) and thing.bare and not thing.named else None
    tasks = qualified(replace(thing, asked=""), inside) if inside and set(thing.kinds) <= set(WORK) else None
    return spread_over(tasks, "", _EACH_UNIT) if tasks else None


_EACH_UNIT = Thing(("Unit",), asked="each")


@rules("Q = T AT? T SPREAD|EACHHAS|BELONG HOWMANY T", cost=-0.1, examples=("{unit}每个行动摊到几项任务",))
def owned_by_action(*words: object) -> Query | None:
    """区科技局每个行动摊到几项任务."""
    owner, over, thing = (word for word in words if isinstance(word, Thing))
    return owned_over(owner, over, thing)


@rules(
    "EN = COUNT|COUNTUP|LIST|TALLY EN",
    "EN = COUNT EACH|APART? HOWMANYARE",
    cost=0.0,
    examples=("{unit}的任务分布在哪些行动，数量各是多少",),
)
def so_many_each(*_: object) -> str:
    """数量各是多少."""
    return "many"


@rules("Q = T T EN", "Q = T GROUPBY T TALLY EN", cost=0.0, examples=("没达标的任务，每个单位各有几条",))
def each_of_them(thing: Thing, *words: object) -> Query | None:
    """没达标的任务，每个单位各有几条."""
    by = next(word for word in words if isinstance(word, Thing))
    each = by.asked == "each" or ("groupby" in words and not by.asked)
    if not each or not by.bare or thing.asked:
        return None
    by = replace(by, asked="each")
    return spread_over(thing, "", by) if _of_one(thing) else counted_by(by, thing)


@rules("Q = T HAVE T COUNT? HOWMANYARE", "Q = T HAVE T COUNT", cost=-0.2, examples=("方案共安排任务几项",))
def so_many_in(whole: Thing, _: str, thing: Thing, *__: str | None) -> Query | None:
    """方案共安排任务几项: how many tasks, and not how many plans."""
    holder = whole.named or (whole.bare and whole.kinds in (("Plan",), ("Group",)))
    if not holder or whole.asked or thing.asked or thing.named or thing.pick or thing.number or not thing.kinds:
        return None
    if thing.kinds == whole.kinds:
        return None
    predicate = bond(whole)
    found = qualified(replace(thing, asked="count"), predicate) if predicate else None
    return asking(found) if found else None


@rules("Q = T PEOPLECOUNT", cost=-0.1, examples=("专班是几人的",))
def so_many_people(whole: Thing, _: str) -> Query | None:
    """专班是几人的."""
    fits = whole.kinds == ("Group",) and not whole.asked and not whole.number and not whole.pick
    predicate = bond(whole) if fits else None
    found = qualified(Thing(("Person",), asked="count"), predicate) if predicate else None
    return asking(found) if found else None


@rules("Q = R? T T HAVE? WHATARE|HOWMANYARE|WHICH|HOWMANY", cost=0.1, examples=("带星的指标，{unit}有哪几个",))
def of_whom(*words: object) -> Query | None:
    """带星的指标，区科技局有哪几个; 牵头任务，区科技局有哪几条."""
    role = next((word for word in words if isinstance(word, Verb)), None)
    thing, owner = (word for word in words if isinstance(word, Thing))
    fits = owner.named and owner.kinds in (("Unit",), ("Action",)) and not (thing.named or thing.asked or thing.pick)
    if not fits or not thing.kinds or not set(thing.kinds) <= set(WORK) or (role and role != Verb(role.roles)):
        return None
    predicate = done_by(owner, role) if role else bond(loose(owner))
    found = qualified(thing, predicate) if predicate else None
    counted = {"howmanyare", "howmany"} & _words(words)
    return asking(replace(found, asked="count" if counted else "which")) if found else None


@rules("P = R COUNT MOST|TOPPLACE", cost=0.1, examples=("所有单位里牵头项数最多的是哪一个",))
def doing_most_of(role: Verb, _: str, pick: str) -> Predicate | None:
    """牵头项数最多."""
    return doing_most(role, pick)


def _of_one(thing: Thing) -> bool:
    """Whether it is said to be somebody's who is named."""
    return any(isinstance(part, Is) for each in thing.parts for part in leaves(each))
