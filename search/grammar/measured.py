"""What is measured, said in another order: 以…为基准多几项, 任务数排行榜前三, 增幅冠军, 数据没报上来, 怎么会牵扯到."""

from dataclasses import replace

from graph import Figures, OfKind, Query, Tally, leaves
from search.grammar.asked import counted_by, counted_by_role
from search.grammar.best import placed_by, the_best
from search.grammar.change import most_changed
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.facts import Asked, figures
from search.grammar.links import differing, more_than
from search.grammar.meaning import Predicate, Thing
from search.grammar.said import Figure
from search.grammar.things import ROLES, Measure
from search.grammar.ways import ROWS, WORK

_TASKS, _PLAN = Thing(("Task",)), Thing(("Plan",))
_UNITS = Thing(("Unit",))


# -- each, and the first of many


@rules("T = EACHUNIT", examples=("各家分别牵头几个任务", "各家各有几项任务"))
def each_unit(_: str) -> Thing:
    """各家, 逐单位."""
    return replace(_UNITS, asked="each")


@rules(
    "Q = GROUPBY T TALLY|LIST? R? T COUNT|HOWMANYARE",
    "Q = GROUPBY T TALLY|LIST? R? T COUNT HOWMANYARE",
    "Q = GROUPBY T TALLY|LIST? R? T EN",
    "Q = GROUPBY T TALLY R T",
    "Q = T LIST R? T COUNT",
    "Q = T R? T COUNT TALLY|LISTNOUN",
    "Q = T R COUNT TALLY? LISTNOUN?",
    "Q = T R T COUNT EN|HOWMANYARE",
    "Q = T AS ROLENOUN T COUNT? EN|HOWMANYARE",
    "Q = T AS ROLENOUN T COUNT EN|HOWMANYARE?",
    cost=0.1,
    examples=("分单位看，牵头任务各几个", "单位牵头数统计表"),
)
def counted_for_each(*words: object) -> Query | None:
    """分单位看，牵头任务各几个; 单位任务数统计; 各单位作为牵头单位的任务数."""
    by, thing, *_ = (*(word for word in words if isinstance(word, Thing)), _TASKS)
    role = next((word for word in words if isinstance(word, Verb)), None)
    noun = next((ROLES[word] for word in words if isinstance(word, str) and word in ROLES), None)
    role = Verb(noun) if noun is not None else role
    if not by.bare or by.asked not in ("", "each") or thing.asked not in ("", "count") or thing.named:
        return None
    by, thing = replace(by, asked="each"), replace(thing, asked="")
    return counted_by_role(by, role, thing) if role else counted_by(by, thing)


@rules("P = TOGETHER? PULL HOWMANY PULLEND", cost=0.0, examples=("各个单位都牵了几个头",))
def pulling_many(*_: str) -> Predicate | None:
    """牵了几个头: leads so many tasks."""
    return doing(Verb(ROLES["lead"]), replace(_TASKS, asked="count"))


@rules("PLACED = BOARD FIRST|PLACED", cost=0.0, examples=("单位任务数排行榜的前三位",))
def on_the_board(_: str, first: int) -> int:
    """排行榜的前三位."""
    return first


@rules("MOST = COUNT MOST", cost=0.0, examples=("任务条数最多的前三个部门是谁",))
def most_in_number(_: str, pick: str) -> str:
    """条数最多."""
    return pick


@rules("Q = T IN T WHATARE?", "Q = T IN T COP? T", cost=0.1, examples=("责任单位里头，任务数前三的是哪几家",))
def first_of_kind(by: Thing, *words: object) -> Query | None:
    """单位任务数排名前三: of all units."""
    thing = next(word for word in words if isinstance(word, Thing))
    bare = replace(by, roles=()) == _UNITS
    placed = thing.pick and thing.kinds not in ((), by.kinds) and not thing.asked
    return counted_by(replace(by, asked="which"), thing) if bare and placed else None


@rules(
    "Q = GROUPBY|FRAMED T COUNT? MOST? PLACED|FIRST T WHATARE",
    "Q = GROUPBY|FRAMED T COUNT? MOST? PLACED|FIRST COP? T",
    cost=0.0,
    examples=("按任务数从多到少，前三家单位是谁",),
)
def placed_in_order(first: str, *words: object) -> Query | None:
    """按任务数从多到少，前三家单位是谁."""
    counted, *rest = (word for word in words if word not in ("whatare", "cop"))
    return placed_by(first, counted, *rest) if isinstance(counted, Thing) else None


@rules("FR = FRAMED T COUNT? FRAMEEND?", "FR = T COUNT FRAMEEND|COMPARING", "FR = T COUNT FRAMEEND COMPARING")
def frame(*words: object) -> tuple[str, ...] | None:
    """论任务数, 任务数上, 按任务数算: what is counted."""
    thing = next(word for word in words if isinstance(word, Thing))
    return thing.kinds if thing == Thing(thing.kinds) and thing.kinds and set(thing.kinds) <= {*WORK, "Unit"} else None


@rules("Q = FR Q", "Q = Q FR", cost=0.1, examples=("任务最多的三个单位是哪些（按任务数）",))
def in_a_frame(*words: object) -> Query | None:
    """任务最重的前三个单位（按任务数）: counted by what is counted anyway."""
    query = next(word for word in words if isinstance(word, Query))
    kinds = next(word for word in words if isinstance(word, tuple))
    if not isinstance(query.give, Tally):
        return None
    counted = [part.kinds for part in leaves(query.give.of.to) if isinstance(part, OfKind)]
    return query if kinds in counted else None


@rules("Q = P T FIRST|PLACED", "Q = NUM P T WHATARE?", cost=0.1, examples=("三个任务最多的单位",))
def best_of_kind(*words: object) -> Query | None:
    """任务最多的单位前三; 三个任务最多的单位."""
    predicate = next(word for word in words if isinstance(word, Predicate))
    thing = next(word for word in words if isinstance(word, Thing))
    first = next(word for word in words if isinstance(word, Measure | int))
    return the_best(predicate, first, thing) if thing.bare and not thing.asked else None


@rules("Q = P COP? WHICH NUM|FIRST", cost=-0.1, examples=("领任务最多的是哪三家",))
def so_many_best(predicate: Predicate, *words: object) -> Query | None:
    """领任务最多的是哪三家."""
    measure = words[-1]
    of_units = isinstance(measure, Measure) and measure.unit == "家" and measure.number.comparator == "="
    return the_best(predicate, measure, _UNITS) if of_units else None


# -- by how much more


_HOW = "HOWMUCH|HOWMANY|HOWMANYARE"


@rules(
    f"Q = T R? T COUNT? EXCEED T {_HOW}|T",
    f"Q = FR T EXCEED|MORE T {_HOW}|T",
    f"Q = T T FRAMEEND T? EXCEED T {_HOW}",
    f"Q = AND|CMPTO T CMPTO T R? T COUNT? MORE {_HOW}",
    "Q = AND|CMPTO T CMPTO T R? MORE T",
    "Q = CMPTO T T R? MORE T",
    f"Q = T R? T COUNT CMPTO T MORE {_HOW}",
    f"Q = T CMPTO T R? T COUNT? MORE {_HOW}",
    f"Q = CMPTO T FR? T R? T COUNT? MORE {_HOW}",
    f"Q = T BASIS T R? T COUNT? MORE {_HOW}",
    f"Q = T R? T COUNT? AWAY T LACK {_HOW}|T",
    f"Q = T NUM T COUNT COMPARING T EXCEED|MORE T {_HOW}",
    f"Q = NUM? T COUNT COMPARING T EXCEED|MORE T {_HOW}",
    cost=-0.1,
    examples=("{unit}任务数高出{unit2}多少", "同{unit2}比，{unit}任务多几条", "{unit2}任务数离{unit}还差几项"),
)
def exceeding(*words: object) -> Query | None:
    """区科技局任务数高出区财政局多少; 以区财政局为基准，区科技局的任务多几项; 区财政局任务数离区科技局还差几项."""
    units = [word for word in words if isinstance(word, Thing) and word.named]
    others = [word for word in words if isinstance(word, Thing) and not word.named]
    role = [word for word in words if isinstance(word, Verb)]
    kinds = next((word for word in words if isinstance(word, tuple)), ())
    told = [word for word in words if isinstance(word, str)]
    pick = next((word for word in told if word in ("most", "fewest")), "most")
    if len(units) != 2 or any(not each.bare or each.kinds not in (("Task",), ("Indicator",), ()) for each in others):
        return None
    turned = {"away", "basis"} & set(told) or words[0] in ("and", "cmpto")
    one, other = units[::-1] if turned else units
    counted = next((each for each in others if each.kinds), Thing(kinds or ("Task",)))
    if not kinds and not any(each.kinds for each in others):
        return None
    return more_than(one, "cmpto", other, pick, *role, replace(counted, asked="count"))


@rules(f"Q = T R? T COUNT AND T DIFF {_HOW}", cost=0.0, examples=("{unit}任务数和{unit2}差多少",))
def apart_by(one: Thing, *words: object) -> Query | None:
    """区科技局任务数和区财政局差多少."""
    counted, other = (word for word in words if isinstance(word, Thing))
    role = next((word for word in words if isinstance(word, Verb)), None)
    if not (one.named and other.named) or one.kinds != other.kinds or one.joint or other.joint:
        return None
    return differing(replace(one, parts=one.parts + other.parts, joint="and"), role, counted)


# -- growing


@rules("GROWTOP = TIMES COUNT? TOPVAL|MOST", cost=0.0, examples=("上升幅度数最大的指标是哪个",))
def grown_most(how: str, *words: str | None) -> str | None:
    """增幅最大, 增幅冠军."""
    pick = "fewest" if "fewest" in words else "most"
    return f"{how}:{pick}"


@rules("Q = T GROWTOP COP? WHO|WHICH|WHATARE", "Q = T TIMES COMPARING TOPVAL|MOST COP? WHO|WHICH|WHATARE", cost=0.3)
def grown_most_of(thing: Thing, *words: str | None) -> Query | None:
    """各指标增幅比一比，最大的是谁."""
    told = [word for word in words if word in ("percent", "times", "doublings")]
    how = next((word for word in words if word and ":" in word), "")
    kept = how or f"{told[0]}:{'fewest' if 'fewest' in words else 'most'}"
    return most_changed(replace(thing, asked=""), kept) if thing.asked in ("", "each") and not thing.named else None


# -- figures


@rules("Q = T BASEQ", "Q = FIGURE FRAMEEND T HOWMUCH|HOWMANYARE", cost=0.0, examples=("{row}拿多少打的底",))
def begun_from(*words: object) -> Query | None:
    """拿多少打的底; 基数上，…是多少."""
    thing = next(word for word in words if isinstance(word, Thing))
    of = next((str(word) for word in words if word in ("target", "actual", "baseline")), "baseline")
    fits = thing.named and thing.kinds and set(thing.kinds) <= set(ROWS)
    return figures(Asked(thing, Figure(of))) if fits else None


@rules("Q = Q FIGURE", cost=0.2, examples=("{row}原先是多少（基数）",))
def figure_again(query: Query, of: str) -> Query | None:
    """原先是多少（基数）: the same figure by its other word."""
    return query if isinstance(query.give, Figures) and query.give.of == of else None
