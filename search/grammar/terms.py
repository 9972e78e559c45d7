"""Turns of phrase around figures, years, shares, people and places: 从…算到…, 要在2023年完成, 有几成是牵头的."""

from dataclasses import replace

from graph import Comparison, HasFigure, Linked, Narrow, Query, Ranked, Share
from search.grammar.asked import thing_in
from search.grammar.change import by_how_much
from search.grammar.chart import rules
from search.grammar.duty import Verb, done_by
from search.grammar.facts import Asked, figures
from search.grammar.links import hanging_together
from search.grammar.meaning import Predicate, Thing, asking, bond, said_of
from search.grammar.mechanisms import who_convenes
from search.grammar.people import post
from search.grammar.plan import fact
from search.grammar.reached import still_lacking
from search.grammar.said import Figure, Year
from search.grammar.things import ROLES, Measure
from search.grammar.ways import PLACES, ROWS, WORK

# -- figures


@rules("Y = Y DURING", "Y = FROM Y", cost=0.0, examples=("2021年到2025年间{row}增加多少",))
def during(*words: object) -> tuple[Year, ...] | None:
    """2021年到2025年间."""
    years = next(word for word in words if isinstance(word, tuple))
    return years if len(years) == 2 else None


@rules(
    "D = Y Y BASEDON",
    "D = AND Y CMPTO Y",
    "D = Y FIGURE|COUNT|ASPECT? AND Y FIGURE|COUNT|ASPECT? CMPTO",
    "D = Y TOWARD Y",
    cost=0.0,
    examples=("与2021年相比，2025年{row}增加多少", "{row}到2025年要在2021年基础上增加多少"),
)
def against(*words: object) -> tuple[int, int] | None:
    """在2021年基础上, 与2021年相比."""
    found = sorted({year.number for word in words if isinstance(word, tuple) for year in word})
    return (found[0], found[1]) if len(found) == 2 and "actual" not in words else None


@rules(
    "Q = T D GROWN|DIFF HOWMUCH|HOWMANYARE?",
    "Q = D T GROWN HOWMUCH|HOWMANYARE?",
    cost=0.0,
    examples=("{row}2021年到2025年的增量",),
)
def grown(*words: object) -> Query | None:
    """2021年到2025年的增量."""
    return by_how_much(*words)


@rules("Q = T Y REMAIN HOWMUCH|HOWMANY", "Q = Y T REMAIN HOWMUCH|HOWMANY", cost=0.0, examples=("{row}2025年还剩多少",))
def left_over(*words: object) -> Query | None:
    """危房2025年还剩多少处: its target of that year."""
    thing, years = thing_in(words), next((word for word in words if isinstance(word, tuple)), ())
    fits = "left" in words and thing.named and set(thing.kinds) <= set(ROWS) and len(years) == 1
    return figures(Asked(thing, Figure("target", (years[0].number,)))) if fits and not years[0].judged else None


@rules(
    "Q = F T LACK|REMAIN HOWMUCH|HOWMANYARE YETTODO?",
    "Q = TOAIM F T LACK|REMAIN HOWMUCH|HOWMANYARE YETTODO?",
    "Q = T TOAIM F LACK|REMAIN HOWMUCH|HOWMANYARE YETTODO?",
    "Q = T LACK|REMAIN HOWMUCH|HOWMANYARE YETTODO",
    "Q = T AWAY F LACK",
    "Q = T F LACK|REMAIN HOWMUCH|HOWMANYARE YETTODO",
    "Q = T AWAY F LACK|REMAIN HOWMUCH|HOWMANYARE YETTODO?",
    "Q = T NOWADAYS? CMPTO F LACK|REMAIN|DROP HOWMUCH|HOWMANYARE",
    "Q = F T GAPQ",
    "Q = T AWAY|AND F GAPQ",
    cost=0.0,
    examples=("要达到2025年目标，{row}还得增加多少", "{row}现在比2025年目标少多少"),
)
def still_to_go(*words: object) -> Query | None:
    """要达到2025年目标，还得增加多少."""
    thing, figure = thing_in(words), next((word for word in words if isinstance(word, Figure)), Figure("target"))
    years = tuple(Year(year, False) for year in figure.years)
    return still_lacking(thing, years) if figure.of == "target" and len(years) < 2 else None


@rules("F = Y FIGVERB OF? COUNT|ASPECT?", cost=0.3, examples=("2025年要达到的数最大的是哪个指标",))
def to_be_reached(years: tuple[Year, ...], *_: str | None) -> Figure | None:
    """2025年要达到的数."""
    return Figure("target", tuple(year.number for year in years)) if years else None


@rules(
    "Q = F TOPVAL HAVE T",
    "Q = T IN F TOPVAL",
    "Q = GROUPBY F TOPICEND? T TOPVAL|MOST",
    "Q = Y T FIGURE TOPVAL",
    cost=0.0,
    examples=("所有指标中2025年目标最高者", "以2025年目标值论，哪项指标最高"),
)
def highest_among(*words: object) -> Query | None:
    """所有指标中2025年目标最高者."""
    years = next((word for word in words if isinstance(word, tuple)), ())
    told = Figure(
        next((str(word) for word in words if word in ("target", "actual")), ""), tuple(y.number for y in years)
    )
    figure, thing = next((word for word in words if isinstance(word, Figure)), told), thing_in(words)
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    plain = thing.kinds and set(thing.kinds) <= set(ROWS) and not thing.named and thing.asked in ("", "which")
    query = asking(replace(thing, asked="")) if plain and len(figure.years) == 1 else None
    of = "target" if figure.of == "target" else "actual"
    return replace(query, give=Ranked(of, figure.years[0], pick, 1)) if query else None


@rules("C = CMPTO NUM MORE", cost=0.0, examples=("2025年目标比100还高的指标",))
def more_than(_: str, measure: Measure, pick: str) -> Measure:
    """比100还高."""
    return replace(measure, number=Comparison(">" if pick == "most" else "<", measure.number.value))


@rules(
    "P = DUEAT Y DUEDO?",
    "P = GROUPBY Y DUEAS",
    "P = DUENOUN COP|AT|DUEAT Y",
    "P = AT? Y DUEAT? DUEDO",
    "P = DUEDO AT Y",
    cost=0.0,
    examples=("哪些指标定在2023年完成", "以2023年为完成年限的指标", "2023年完成的项目有哪些"),
)
def due_in(*words: object) -> Predicate | None:
    """要在2023年完成: there is a target for the year; 2023年完成 too, where no status is known for then."""
    years = next(word for word in words if isinstance(word, tuple))
    if len(years) != 1 or ("dueat" in words and not {"duedo", "duenoun"} & {word for word in words if word != years}):
        return None
    if words[-1] == "duedo" and "dueat" not in words and years[0].judged:
        return None
    return replace(said_of(WORK, HasFigure("target", years[0].number)), joined=True)


# -- shares and ties


@rules(
    "Q = T R OF? T? OCCUPY ITSALL|ITS? R? T? PORTION|HOWMUCH|HOWMANYARE|TIMES",
    "Q = T R? T IN R T? OCCUPY? PORTION|PORTIONQ|HOWMUCH",
    "Q = T T HAVE PORTION COP R",
    "Q = T R? T R OCCUPY? PORTION|PORTIONQ",
    "Q = T R AND ITS? R T CMPTO OCCUPY? PORTION|PORTIONQ|HOWMUCH|HOWMANYARE",
    "Q = T R T? OCCUPY? AT? ITS|ITSALL R? T IN? OCCUPY? PORTION|PORTIONQ|HOWMUCH",
    cost=-0.2,
    examples=("{unit}牵头的任务占它负责任务的多少", "{unit}的任务有几成是牵头的"),
)
def share_in_role(unit: Thing, *words: object) -> Query | None:
    """区科技局牵头的任务占它负责任务的多少."""
    verbs = [word for word in words if isinstance(word, Verb)]
    others = [word for word in words if isinstance(word, Thing)]
    led = next((verb for verb in verbs if verb.roles == ROLES["lead"]), None)
    its = len(verbs) > 1 or {"in", "have", "its", "itsall"} & {word for word in words if isinstance(word, str)}
    plain = bool(its) and all(verb == Verb(verb.roles) and verb.roles in ((), ROLES["lead"]) for verb in verbs)
    if unit.kinds != ("Unit",) or not unit.named or unit.joint or led is None or not plain:
        return None
    if any(not each.bare or each.asked or each.kinds != ("Task",) for each in others):
        return None
    base, part = (Linked("responsible", unit.where, roles) for roles in ((), led.roles))
    return Query(("Task",), base, Share(), Narrow(("Task",), part))


@rules(
    "Q = T AND? T BETWEEN RELQ",
    "Q = T T RELQ",
    "Q = T AND T COP RELQ",
    cost=0.0,
    examples=("{row}与任务1之间有何联系",),
)
def tied(*words: object) -> Query | None:
    """…，二者什么关系."""
    things = [word for word in words if isinstance(word, Thing)]
    return hanging_together(things[0], things[1]) if things[0].kinds and things[1].kinds else None


# -- who convenes


@rules(
    "Q = T? M CONVENER COP? WHO|WHATARE|WHICH",
    "Q = WHO COP M CONVENER",
    "Q = CONVENE M COP? WHO|WHATARE",
    "Q = M CONVENE WHO",
    "Q = BY WHO CONVENE M",
    "Q = T? M CONVENER",
    "Q = WHICH CONVENE M",
    "Q = M COP? WHO CONVENE CONVENE",
    "Q = BY WHO CONVENE CONVENE? M",
    "Q = M BY? WHO CONVENE CONVENE",
    cost=-0.1,
    examples=("例会召集人是谁", "谁是例会召集人"),
)
def convener(*words: object) -> Query | None:
    """例会召集人是谁."""
    return who_convenes(*(word for word in words if not isinstance(word, str)))


# -- people, places, the plan


@rules("P = HEADNOUN COP T", cost=0.0, examples=("负责人是{person}的任务有哪些",))
def headed_by(_: str, __: str, person: Thing) -> Predicate | None:
    """负责人是罗进军."""
    return done_by(person, Verb(())) if person.kinds == ("Person",) and person.named else None


@rules("T = T SAMEONE", cost=0.0, examples=("{person}这个人是什么职务",))
def that_one(person: Thing, _: str) -> Thing | None:
    """罗进军这个人."""
    return person if person.kinds == ("Person",) and person.named else None


@rules("T = T ITSELF", cost=0.3, examples=("{task}它是哪个行动的",))
def taken_up(thing: Thing, _: str) -> Thing | None:
    """任务9它: the thing again."""
    return thing if thing.named else None


@rules("Q = POSTQ BY T AS", "Q = T AS POSTQ", cost=0.0, examples=("什么职务由{person}担任",))
def post_of(*words: object) -> Query | None:
    """什么职务由罗进军担任."""
    return post(thing_in(words))


@rules(
    "P = ABOUT T ABOUTEND?",
    "P = AND T ABOUTEND",
    "P = HAVE T ABOUTNOUN",
    cost=0.0,
    examples=("跟园区有关的任务有哪些", "哪些任务有园区的事"),
)
def about_places(_: str, thing: Thing, __: str | None) -> Predicate | None:
    """跟园区有关: what concerns some of them."""
    return bond(thing) if thing.bare and not thing.asked and thing.kinds and set(thing.kinds) <= set(PLACES) else None


@rules("Q = FACT T", cost=0.1, examples=("从哪年到哪年，这个方案",))
def fact_of(name: str, plan: Thing) -> Query | None:
    """从哪年到哪年，这方案."""
    return fact(plan, name)
