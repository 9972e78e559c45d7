"""The same words in other orders: 按任务数排，排头的是哪个行动; 各行动任务数统计; 和基数比，…更高吗; 离了…不行."""

from dataclasses import dataclass, replace

from graph import Counting, Listing, Query, Standing, Tally
from search.grammar.asked import counted_by
from search.grammar.chart import rules
from search.grammar.clauses import within
from search.grammar.duty import Verb, doing
from search.grammar.facts import figures_to_reach
from search.grammar.hanging import depending
from search.grammar.meaning import Gap, Predicate, Thing, applied, asking, bond, qualified
from search.grammar.reached import above
from search.grammar.said import Figure, Year, in_status
from search.grammar.ways import ANY_ROLE

_OVER = (("Unit",), ("Action",), ("Task",))


# -- who comes first by what


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted to tell who has most of it, and how it has to belong to them."""

    thing: Thing
    role: Verb | None


@rules("RK = T COUNT", "RK = T MORE", "RK = R T COUNT", "RK = T HOWMANYARE", examples=("论责任单位多少，哪些任务最多",))
def counting(*words: object) -> Counted | None:
    """任务数, 负责任务的项数."""
    thing = next(word for word in words if isinstance(word, Thing))
    role = next((word for word in words if isinstance(word, Verb)), None)
    taken = thing.asked or thing.named or thing.number or thing.pick or not thing.kinds
    return None if taken or (role and role != Verb(role.roles)) else Counted(thing, role)


@rules("TOP = MOST|TOPVAL|TOPNOUN", cost=0.0, examples=("按任务数，第一位是哪个行动",))
def top(pick: str) -> str:
    """居首, 最高, 第一位."""
    return pick


@rules(
    "Q = TOPIC|GROUPBY RK IN|ON|ORDERBY|TALLY? T TOP",
    "Q = RK IN|ON|ORDERBY? T TOP",
    "Q = TOPIC|GROUPBY RK ORDERBY|TALLY? TOP COP? T|WHO",
    "Q = TOPIC|GROUPBY RK ORDERBY|TALLY? TOP T WHATARE",
    "Q = T TOPIC|GROUPBY RK ORDERBY|TALLY? TOP COP? T|WHO|WHICH|WHATARE",
    "Q = T RK ORDERBY|TALLY TOP COP? T|WHO|WHICH|WHATARE",
    cost=0.0,
    examples=("论任务条数，哪个行动第一", "行动按任务数排，排头的是哪个", "单位负责任务数排名，头名是谁"),
)
def first_by(*words: object) -> Query | None:
    """按任务数排，排头的是哪个行动."""
    things = [word for word in words if isinstance(word, Thing)] or [Thing(("Unit",))]
    counted = next(word for word in words if isinstance(word, Counted))
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    by, *again = things
    if any(not each.bare or each.kinds not in ((), by.kinds) for each in again):
        return None
    return _best(by, replace(counted.thing, pick=pick), counted.role)


def _best(by: Thing, counted: Thing, role: Verb | None = None) -> Query | None:
    fits = by.kinds in _OVER and by.bare and by.asked in ("", "which") and by.roles in ((), (ANY_ROLE,))
    if not fits or by.number or by.pick or by.kinds == counted.kinds or (role and by.kinds != ("Unit",)):
        return None
    predicate = doing(role, counted) if role else bond(counted)
    return applied(Thing(by.kinds, asked="which", first=by.first), predicate) if predicate else None


@rules("T = T COUNT MOST|TOPVAL|TOPNOUN", cost=0.0, examples=("哪个单位的任务条数最多",))
def most_in_number(thing: Thing, _: str, pick: str) -> Thing | None:
    """任务条数最多."""
    taken = thing.asked or thing.named or thing.number or thing.pick or not thing.kinds
    return None if taken else replace(thing, pick=pick)


@rules(
    "Q = T IN P COP? WHICH|WHO|WHATARE",
    "Q = T IN P COP? T",
    "Q = T P",
    cost=0.5,
    examples=("任务里，责任单位最多的是哪几个", "任务 责任单位数 最多"),
)
def best_among(whole: Thing, *words: object) -> Query | None:
    """任务里，责任单位最多的是哪几个; 单位 任务数最多."""
    predicate = next(word for word in words if isinstance(word, Predicate))
    again = next((word for word in words if isinstance(word, Thing)), whole)
    whole = replace(whole, asked="") if whole.asked == "each" else whole
    fits = whole.kinds in _OVER and not whole.asked and again.bare and again.kinds in ((), whole.kinds)
    gap = predicate.of(whole.kinds[0]) if fits else None
    return _of_gap(whole, predicate) if isinstance(gap, Gap) and gap.thing.pick else None


def _of_gap(whole: Thing, predicate: Predicate) -> Query | None:
    plain = whole.bare and whole.roles in ((), (ANY_ROLE,)) and not (whole.number or whole.pick)
    return applied(Thing(whole.kinds, asked="which"), predicate) if plain else None


@rules("Q = T SAID|FIGVERB|R T", cost=0.2, examples=("哪些任务要求的责任单位最多",))
def having_most(by: Thing, how: str | Verb, thing: Thing) -> Query | None:
    """哪些任务要求的责任单位最多."""
    plain = not isinstance(how, Verb) or (how == Verb(()) and by.kinds != ("Unit",))
    return counted_by(by, thing) if plain and by.asked == "which" and by.bare and thing.pick else None


@rules("Q = T WHICH T COUNT MORE", "Q = T IN TALLY? WHICH T MORE|MOST", cost=0.0, examples=("各行动里哪个任务多",))
def most_of_each(by: Thing, *words: object) -> Query | None:
    """各行动里数哪个任务多."""
    counted = next(word for word in words if isinstance(word, Thing))
    taken = counted.asked or counted.named or counted.number or counted.pick or not counted.kinds
    whole = by.kinds == ("Task",) and by.asked != "each"  # of all tasks some unit has most, not each of them
    each = replace(by, asked="") if by.asked in ("", "each") else by
    return None if taken or whole else _best(each, replace(counted, pick=str(words[-1])))


# -- how many in each


@rules("P = TOGETHER|APART P", cost=0.1, examples=("{action}都压给了哪些单位", "各行动分别包含多少项任务"))
def stressed(_: str, predicate: Predicate) -> Predicate | None:
    """都压给了哪些单位: what is asked for is stressed; of what is said it would tell that it is so of all."""
    asks = all(isinstance(said, Gap) and not said.thing.pick for _, said in predicate.options)
    return predicate if asks else None


@rules(
    "Q = T T COUNT? TALLY|LIST",
    "Q = T TALLY T COUNT",
    "Q = T HAVE T COUNT HOWMANYARE?",
    "Q = T AND T COUNT TALLY|LIST",
    "Q = GROUPBY T TALLY? T HOWMANYARE|EN",
    "Q = T GROUPBY T TALLY? EN",
    "Q = GROUPBY T COP|AS KIND T EN",
    cost=0.0,
    examples=("各行动任务数统计", "各行动下设任务数量分别为几项", "没达标的任务按行动数一数，各几个"),
)
def so_many_each(*words: object) -> Query | None:
    """各行动任务数统计: the one that is grouped by may stand on either side."""
    one, other = (word for word in words if isinstance(word, Thing))
    grouped = "groupby" in words
    by, thing = (other, one) if grouped and words[0] == one else (one, other)
    told = by.asked == "each" or ((grouped or "and" in words) and by.kinds in (("Action",), ("Unit",)))
    if not told or by.asked not in ("", "each") or not by.bare or thing.asked:
        return None
    return counted_by(replace(by, asked="each"), thing)


@rules("Q = T LIST HOWMANYARE|COUNT", cost=0.0, examples=("没达标的任务数出来，是几项",))
def listed_and_counted(thing: Thing, *_: str) -> Query | None:
    """把没达标的任务数出来，是几项."""
    return None if thing.asked or thing.named else asking(replace(thing, asked="count"))


@rules("Q = Q T? NAMEQ? TOGETHER? LIST", cost=0.2, examples=("{action}谁负责？单位都列出来",))
def told_by_name(query: Query, thing: Thing | None, *_: str | None) -> Query | None:
    """…，单位都列上; 把任务最多的那个行动报出来."""
    names = isinstance(query.give, Listing) or (isinstance(query.give, Tally) and query.give.pick == "most")
    again = thing is None or (thing.bare and not thing.asked and thing.kinds == query.find)
    return query if names and again else None


@rules("Q = Q COUNT", "Q = Q PROGRESS", cost=0.2, examples=("{task}现在什么情况，进展讲讲",))
def asked_again(query: Query, again: str) -> Query | None:
    """…有多少，给个数: the same asked twice."""
    return query if isinstance(query.give, Counting if again == "count" else Standing) else None


# -- what is left out or looked at alone


@rules("X = EXC P EXCEND?", cost=0.0, examples=("刨去{unit}负责的，其余任务有哪些",))
def leaving_out(_: str, predicate: Predicate, __: str | None) -> Thing | None:
    """刨去区科技局负责的."""
    each = Predicate(predicate.either) if predicate.either else predicate  # 除了A和B负责的 leaves out those of either
    return qualified(Thing(), each) if predicate.plain else None


@rules("Q = LOOKAT T Q", cost=0.0, examples=("只看{action}，{unit}负责什么任务",))
def looking_at(_: str, whole: Thing, query: Query) -> Query | None:
    """只看人才集聚行动，….."""
    return within(whole, "in", query)


# -- status


@rules("PS = JUDGED STATUS PLIGHT?", "PS = HAVE? STATUS PLIGHT", cost=0.1, examples=("存在滞后情况的指标",))
def judged(*words: str | None) -> Predicate:
    """被判为滞后, 存在滞后情况."""
    return in_status(next(word for word in words if word and word not in ("judged", "have", "plight")))


# -- figures


@rules(
    "Q = FIGVERB Y T FIGVERB? HOWMUCH|HOWMANYARE",
    "Q = FIGURE IN Y T FIGVERB? HOWMUCH|HOWMANYARE",
    "Q = Y T FIGVERB FIGURE HOWMUCH|HOWMANYARE|WHATARE",
    "Q = Y FIGVERB T FIGURE HOWMUCH|HOWMANYARE|WHATARE",
    cost=0.0,
    examples=("计划2021年{row}达到多少", "年度目标里2021年{row}写的多少"),
)
def planned_figure(*words: object) -> Query | None:
    """计划2021年旅游总收入达到多少."""
    if {"actual", "baseline"} & {word for word in words if isinstance(word, str)}:
        return None
    years, thing = (next(word for word in words if isinstance(word, kind)) for kind in (tuple, Thing))
    return figures_to_reach(thing, years, "figverb")


@rules("VS = CMPTO FIGURE", "VS = AND|CMPTO FIGURE CMPTO", cost=0.0, examples=("和基数比，{row}2025年目标是不是更高",))
def set_beside(*words: str) -> str | None:
    """和基数比, 较基数."""
    return "baseline" if "baseline" in words else None


@rules(
    "Q = VS T F YNMID|HAVEYN|HAVE? BIGGER|MORE|GROW|DROP YN?",
    "Q = F VS T YNMID|HAVEYN|HAVE? BIGGER|MORE|GROW|DROP YN?",
    "Q = T F VS YNMID|HAVEYN|HAVE? BIGGER|MORE|GROW|DROP YN?",
    "Q = Y T FIGURE VS YNMID|HAVEYN|HAVE? BIGGER|MORE|GROW|DROP YN?",
    "Q = T Y VS YNMID|HAVEYN|HAVE? BIGGER|MORE|GROW|DROP YN?",
    "Q = T F AT? FIGURE ON YN",
    "Q = T FIGURE YNMID? CMP F YN?",
    cost=0.0,
    examples=("{row}2025年目标较基数有无增长", "{row}的基数是不是低于2025年目标", "{row}2025年目标在基数之上吗"),
)
def against_baseline(*words: object) -> Query | None:
    """和基数比，2025年目标是不是更高."""
    told = [word for word in words if isinstance(word, str)]
    thing = next(word for word in words if isinstance(word, Thing))
    wanted = next((word for word in words if isinstance(word, Figure)), None)
    years = wanted.years if wanted else tuple(year.number for word in words if isinstance(word, tuple) for year in word)
    if "actual" in told or (wanted and wanted.of != "target") or "baseline" not in told or len(years) != 1:
        return None
    how = next((_HOW[word] for word in told if word in _HOW), None)
    if "on" in told:
        how = ">"
    elif (comparator := next((word for word in told if word in _TURNED), None)) and how is None:
        how = _TURNED[comparator]  # 基数低于目标
    asks = next((word for word in told if word in ("yn", "ynmid", "haveyn")), None)
    if how is None or asks is None:
        return None
    return above(thing, (Year(years[0], False),), "target", how, "baseline", asks)


_HOW = {"most": "most", "grow": "most", "fewest": "fewest", "drop": "drop"}
_TURNED = {"<": ">", ">": "<"}


# -- dependence


@rules(
    "P = WITHOUTX|NOHAVE|NEG T CANT",
    "P = DEPOBJ COP T",
    cost=0.0,
    examples=("离了{unit}不行的任务", "依赖对象是{unit}的任务"),
)
def unable_without(*words: object) -> Predicate | None:
    """离了区科技局不行; 依赖对象是区科技局."""
    thing = next(word for word in words if isinstance(word, Thing))
    return depending("", thing) if thing.named and thing.kinds in (("Unit",), ("Task",)) else None


@rules("Q = T T DEPEND", cost=0.0, examples=("{unit}被哪些任务依赖",))
def leant_on(owner: Thing, asked: Thing, _: str) -> Query | None:
    """区科技局被哪些任务依赖."""
    fits = owner.named and asked.asked in ("which", "count") and asked.bare and asked.kinds == ("Task",)
    predicate = depending("", owner) if fits else None
    return applied(asked, predicate) if predicate else None
