"""Whole questions for facts: years, figures, status, the plan's words. G stands for figures that are asked."""

from dataclasses import dataclass, replace

from graph import Change, Every, Figures, HasFigure, HasStatus, Missing, Query, Spread, Standing, leaves
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, along, applied, asking, bond, loose, qualified, settled
from search.grammar.said import Figure
from search.grammar.ways import ROWS, WORK, way_between


@dataclass(frozen=True, slots=True)
class Asked:
    """Figures that are asked of things."""

    thing: Thing
    figure: Figure


# -- years in front


@rules(
    "Q = Y Q",
    "Q = Q Y",
    "Q = DAY Q",
    "Q = Q DAY",
    cost=0.2,
    examples=("2021年哪些任务没达标", "2022年{unit}有哪些任务"),
)
def that_year(*words: object) -> Query | None:
    """2021年…: the year of the statuses, or of the targets that the things have."""
    query = next(word for word in words if isinstance(word, Query))
    found = next(word for word in words if isinstance(word, tuple))
    if not found or isinstance(query.give, Figures | Change) or query.narrow:
        return None
    if isinstance(query.give, Standing | Spread) or any(isinstance(each, HasStatus) for each in leaves(query.where)):
        strange = [year for year in found if not year.judged]
        return replace(query, where=Every((query.where, strange[0].unjudged))) if strange else query
    if any(isinstance(each, HasFigure | Missing) for each in leaves(query)) or not all(k in WORK for k in query.find):
        return None
    return replace(query, where=Every((query.where, *(HasFigure("target", year.number) for year in found))))


# -- figures


_OF_FIGURES = ("G = T F", "G = F OF T", "G = Y T FIGURE", "G = F OF T Y", "G = FIGURE OF T OF? Y")


@rules(*_OF_FIGURES, cost=0.1, examples=("{task}的2025年目标", "{unit}的2025年目标"))
def figures_of_rows(*words: object) -> Asked | None:
    """任务9的2025年目标."""
    return None if all(kind in ROWS for kind in thing_in(words).kinds) else _of_figures(words)


@rules(*_OF_FIGURES, examples=("{row}2025年目标是多少", "2025年{row}的目标", "What is the 2025 target of {row}?"))
def figures_of(*words: object) -> Asked | None:
    """旅游总收入2025年目标."""
    return _of_figures(words) if all(kind in ROWS for kind in thing_in(words).kinds) else None


def _of_figures(words: tuple[object, ...]) -> Asked | None:
    thing, when = thing_in(words), next((word for word in words if isinstance(word, tuple)), ())
    named = next((word for word in words if isinstance(word, Figure)), None)
    if named is None:
        of = "target" if "target" in words else "actual"
        named = Figure(of)
    numbers = named.years + tuple(year.number for year in when)
    return _asked(thing, Figure(named.of, numbers))


@rules(
    "Q = T Y FIGVERB? HOWMUCH|HOWMANYARE",
    "Q = Y T FIGVERB? HOWMUCH|HOWMANYARE",
    "Q = Y FIGVERB HOWMUCH T",
    "Q = T FIGVERB HOWMUCH",
    "Q = T FIGVERB HOWMUCH Y",
    "Q = T HOWMANYARE",
    "Q = T Y COUNT HOWMANYARE?",
    "Q = T Y FIGVERB? WHICH FIGURE",
    "Q = T Y FIGVERB|FIGURE? CHANGE",
    "Q = T FIGURE Y CHANGE",
    "Q = T YEARS FIGVERB? HOWMUCH",
    "Q = T Y GROW HOWMUCH",
    "Q = T Y APART FIGVERB? HOWMUCH|HOWMANYARE",
    cost=0.15,
    examples=(
        "{row}2025年要达到多少",
        "{row}每年多少",
        "{row}从2021年到2025年目标怎么变化",
        "到2025年{row}是多少",
        "2025年要达到多少{row}",
    ),
)
def figures_to_reach(*words: object) -> Query | None:
    """2025年要达到多少."""
    thing, when = thing_in(words), next((word for word in words if isinstance(word, tuple)), ())
    verb = any(word in ("figverb", "grow", "target", "years", ()) for word in words)  # () is every year
    if (thing.kinds == ("Unit",) and not thing.named) or (thing.kinds == ("Action",) and not verb and not when):
        return None
    if ("change" in words and len(when) < 2) or ("grow" in words and len(when) != 1):
        return None
    if not verb and not when and not thing.named:
        return None
    of = "target" if verb else "either" if when else "actual"
    asked = _asked(thing, Figure(of, tuple(year.number for year in when)))
    return figures(asked) if asked else None


@rules(
    "Q = G",
    "Q = G APART? HOWMUCH|WHATARE|HOWMANYARE",
    "Q = G FIGVERB HOWMUCH|HOWMANYARE",
    "Q = G LISTNOUN",
    "Q = WHICH|HOWMUCH|LIST G",
    "Q = G LIST",
    "Q = G COP WHICH|HOWMUCH",
)
def figures(*words: object) -> Query | None:
    """Figures of rows: of the thing's own where it is no row."""
    asked = next(word for word in words if isinstance(word, Asked))
    thing = asked.thing
    give = Figures(asked.figure.of, asked.figure.years)
    if all(kind in ROWS for kind in thing.kinds):
        return Query(thing.kinds, thing.where, give)
    ways = [(row, way) for row in ROWS if len(thing.kinds) == 1 and (way := way_between(row, thing.kinds[0]))]
    return Query(ROWS, along(ways[0][1], loose(thing)), give) if ways else None


@rules("FIGVERB = FIGVERB FIGVERB", cost=0.0, examples=("{row}2025年要累计建成多少",))
def to_do(verb: str, _: str) -> str:
    """累计建成, 要累计引进."""
    return verb


@rules("Q = T FROMTO", cost=0.0, examples=("{row}从多少提高到多少",))
def from_and_to(thing: Thing, _: str) -> Query | None:
    """从多少提高到多少: all of its figures."""
    asked = _asked(thing, Figure("either")) if thing.named else None
    return figures(asked) if asked else None


@rules(
    "Q = T Y? SIDES FIGURE? HOWMANYARE|HOWMUCH|WHATARE",
    "Q = T Y? FIGURE? SIDES CLASH YN? HOWMANYARE|HOWMUCH",
    cost=0.0,
    examples=("{row}2025年正文和附件各是多少", "{row}2025年正文和附件对不上吧，各是多少"),
)
def on_both_sides(thing: Thing, *words: object) -> Query | None:
    """2025年正文和附件各是多少: its targets, of which every place's own is told."""
    years = next((word for word in words if isinstance(word, tuple)), ())
    asked = _asked(thing, Figure("target", tuple(year.number for year in years))) if thing.named else None
    return figures(asked) if asked else None


@rules("Q = T Y", "Q = Y T", cost=0.15, examples=("{row}2021年", "2021年{row}"))
def row_then(*words: object) -> Query | None:
    """农业机械化率2020年: its figures of the year, whichever there are."""
    thing, when = thing_in(words), next(word for word in words if isinstance(word, tuple))
    alone = thing.named and when and all(kind in ROWS for kind in thing.kinds)
    return figures(Asked(thing, Figure("either", tuple(year.number for year in when)))) if alone else None


@rules("Q = T", cost=0.25, examples=("{row}",))
def row_alone(thing: Thing) -> Query | None:
    """旅游总收入: its targets."""
    alone = thing.named and all(kind in ROWS for kind in thing.kinds)
    return figures(Asked(thing, Figure("target"))) if alone else None


@rules(
    "Q = T Y? WHEN FIGVERB|STATUS|DONE?",
    "Q = WHEN T FIGVERB|STATUS|DONE",
    "Q = T Y? WHEN FIGVERB DONE|STATUS",
    examples=("综合体二期场所什么时候完成", "综合体二期场所2022年几月要建成"),
)
def when(*words: object) -> Query | None:
    """综合体二期场所什么时候完成: its targets of all years, or of the year that is named."""
    years = next((word for word in words if isinstance(word, tuple)), ())
    asked = _asked(thing_in(words), Figure("target", tuple(year.number for year in years)))
    return figures(asked) if asked and asked.thing.named else None


@rules("Q = F WHATARE?", "Q = HAVE F", "Q = WHATARE F", "Q = Y WHATARE|HAVE FIGURE", examples=("2025年有哪些目标",))
def all_figures(*words: object) -> Query | None:
    """2025年有哪些目标."""
    wanted = next(
        (word for word in words if isinstance(word, Figure)), Figure("target" if "target" in words else "actual")
    )
    when = next((word for word in words if isinstance(word, tuple)), ())
    numbers = wanted.years + tuple(year.number for year in when)
    if not numbers:
        return None
    where = Every(tuple(HasFigure(wanted.of, year) for year in numbers))
    return Query(ROWS, where, Figures(wanted.of, numbers))


@rules(
    "Q = Y PLANVERB T",
    "Q = T Y PLANVERB",
    "Q = T Y PLANVERB T",
    "Q = Y T PLANVERB",
    "Q = Y T PLANVERB T",
    "Q = Y PLANVERB T WHATARE|HOWMANYARE",
    cost=0.0,
    examples=("2022年要完成哪些项目", "哪些项目2022年要完成", "{unit}2022年要完成哪些项目"),
)
def planned(*words: object) -> Query | None:
    """2022年要完成哪些项目, of whom: those with a target for the year."""
    *owners, thing = (word for word in words if isinstance(word, Thing))
    when = next((word for word in words if isinstance(word, tuple)), ())
    owned = bond(owners[0]) if owners and owners[0].named else None
    if owners and thing == Thing(asked=thing.asked):
        thing = replace(thing, kinds=("Task",))  # 区科技局2022年要完成哪几项
    if owners:
        found = qualified(thing, owned) if owned else None
        thing = found or Thing()
    if words[-1] in ("whatare", "howmanyare") and thing.bare and not thing.asked:
        thing = replace(thing, asked="which" if words[-1] == "whatare" else "count")
    query = asking(thing) if thing.asked in ("which", "count") and thing.kinds else None
    if query is None or not when or not all(kind in WORK for kind in query.find):
        return None
    return replace(query, where=Every((query.where, *(HasFigure("target", year.number) for year in when))))


def _asked(thing: Thing, wanted: Figure) -> Asked | None:
    known = settled(thing)
    if known is None or known.bare or known.asked == "count" or known.asked == "each" or known.pick or known.number:
        return None
    fits = all(kind in (*WORK, "Unit", "Action") for kind in known.kinds)
    return Asked(replace(known, asked=""), wanted) if fits else None


# -- status, words


@rules(
    "Q = T COP? PROGRESS",
    "Q = PROGRESS OF? T",
    "Q = PROGRESS T PROGRESS",
    "Q = WHICH COP? PROGRESS OF T",
    "Q = T PROGRESS WHATARE",
    examples=("{task}进展如何", "{row}完成得怎么样", "What is the status of {task}?", "各任务进展如何"),
)
def progress(*words: object) -> Query | None:
    """任务9进展如何."""
    return standing(thing_in(words))


def standing(thing: Thing) -> Query | None:
    """How a row or task stands, or how the tasks of something are spread over the statuses."""
    known = settled(thing)
    if known is None or known.asked in ("which", "count") or known.pick or known.number:
        return None
    if all(kind in WORK for kind in known.kinds):
        return Query(known.kinds, known.where, Standing() if known.named else Spread())
    if known.kinds == ("Plan",) and known.bare:
        return Query(("Task",), give=Spread())
    way = way_between("Task", known.kinds[0])
    return Query(("Task",), along(way, loose(known)), Spread()) if way and known.named else None


@rules(
    "Q = GROUPBY PROGRESS TALLY? T COUNT?",
    "Q = STATES T COUNT|HOWMANYARE?",
    "Q = STATES T COUNT HOWMANYARE",
    examples=("按状态统计任务", "各状态的任务有多少"),
)
def spread(*words: object) -> Query | None:
    """按状态统计任务."""
    return standing(thing_in(words))


@rules("Q = T WHY P", "Q = WHY T P", examples=("任务12为什么依赖{unit}",))
def why_so(*words: object) -> Query | None:
    """任务12为什么依赖区科技局: whether it does, with what proves it."""
    predicate = next(word for word in words if isinstance(word, Predicate))
    return applied(thing_in(words), predicate) if predicate.plain else None


@rules("WHY = WHY WHATARE|WHICH", cost=0.0, examples=("{task}滞后的缘由是什么",))
def reason(why: str, _: str) -> str:
    """缘由是什么."""
    return why


@rules("Q = T COP? WHY PS", "Q = WHY T PS", "Q = T PS WHY", "Q = T WHY", cost=0.0, examples=("任务5为什么没达标",))
def why(*words: object) -> Query | None:
    """任务5为什么没达标."""
    thing = thing_in(words)
    return standing(thing) if thing.named and all(kind in WORK for kind in thing.kinds) else None
