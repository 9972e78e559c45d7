"""What was reported last and when, in what a row is counted, which of two it is: 最近一次报的数, 计量单位, 265还是250."""

from graph import Fact, Query
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.facts import Asked, figures, standing
from search.grammar.meaning import Thing, settled
from search.grammar.said import Figure, Year
from search.grammar.ways import ROWS, WORK

# -- what was reported last


@rules(
    "Q = T LATEST HOWMUCH|HOWMANYARE|WHATARE?",
    "Q = LATEST T HOWMUCH|HOWMANYARE|WHATARE",
    "Q = T Y LATEST HOWMUCH|HOWMANYARE?",
    cost=-0.4,
    examples=("{row}最近一次报的数是多少",),
)
def last_reported(*words: object) -> Query | None:
    """最近一次报的数: of the year of the statuses, where there are any."""
    row = _named(thing_in(words), ROWS)
    told = next((word for word in words if isinstance(word, tuple)), ())
    last = next((word for word in words if isinstance(word, Year)), None)
    years = tuple(each.number for each in told) or ((last.number,) if last else ())
    return figures(Asked(row, Figure("actual" if years else "latest", years))) if row else None


@rules("Q = T REPORTEDWHEN", "Q = REPORTEDWHEN T", cost=-0.4, examples=("{task}最近一次报进展是什么时候",))
def reported_when(*words: object) -> Query | None:
    """最近一次报进展是什么时候: the day of the last report."""
    thing = _named(thing_in(words), WORK)
    return Query(thing.kinds, thing.where, Fact("reported")) if thing else None


def _named(thing: Thing, kinds: tuple[str, ...]) -> Thing | None:
    known = settled(thing)
    fits = known is not None and known.named and not known.asked and set(known.kinds) <= set(kinds)
    return known if fits else None


# -- in what it is counted


@rules(
    "Q = T FIGURE? MEASUREQ WHATARE|HOWMUCH|TEXTQ?",
    "Q = LIST T MEASUREQ",
    cost=-0.3,
    examples=("{row}的计量单位是什么",),
)
def counted_in(*words: object) -> Query | None:
    """计量单位是什么."""
    row = _named(thing_in(words), ROWS)
    return Query(row.kinds, row.where, Fact("measure_unit")) if row else None


# -- which of the two


@rules(
    "PO = PS YN? OR COP? PS",
    "PO = PS AND PO",
    "PO = PO YN? OR COP? PS",
    cost=0.0,
    examples=("{task}进度是达标、滞后还是没报",),
)
def one_of_two(*_: object) -> str:
    """达标还是滞后."""
    return "either"


@rules(
    "Q = T PROGRESS? COP|YNMID? PO YN?",
    "Q = T PROGRESS PO",
    cost=-0.3,
    examples=("{task}这会儿是达标还是滞后还是没报",),
)
def in_which_state(thing: Thing, *_: object) -> Query | None:
    """任务9是达标还是滞后: how it stands."""
    return standing(thing) if thing.named else None


@rules(
    "Q = T Y FIGURE? FIGVERB|COP? NUM OR COP? NUM",
    "Q = Y T FIGURE? FIGVERB|COP? NUM OR COP? NUM",
    cost=-0.2,
    examples=("{row}2025年是265还是250",),
)
def which_figure(*words: object) -> Query | None:
    """2025年是265还是250: its target of the year."""
    row, years = _named(thing_in(words), ROWS), next(word for word in words if isinstance(word, tuple))
    of = next((str(word) for word in words if word in ("actual", "baseline")), "target")
    return figures(Asked(row, Figure(of, tuple(year.number for year in years)))) if row and years else None
