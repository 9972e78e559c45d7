"""Figures over the plan's whole time, and rows that have none for a year: 三年累计培养多少, 2020年没有数的指标."""

from graph import Change, Condition, Every, Has, HasFigure, Not, Query, leaves
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.facts import Asked, figures, figures_to_reach
from search.grammar.meaning import Predicate, Thing, said_of, settled
from search.grammar.mechanisms import told_of
from search.grammar.said import Figure, Year
from search.grammar.ways import ROWS

_NUMBERS = ("figures", "count", "tally")


@rules(
    "Q = T SPAN TOTAL? FIGVERB? HOWMUCH|HOWMANYARE",
    "Q = SPAN T TOTAL? FIGVERB? HOWMUCH|HOWMANYARE",
    "Q = SPAN TOTAL? FIGVERB? HOWMUCH|HOWMANY T",
    cost=0.3,
    examples=("{row}五年累计要完成多少", "五年下来{row}要达到多少"),
)
def over_the_plan(*words: object) -> Query | None:
    """三年累计培养多少: every target of the plan's years, of which the last or the sum is meant, as the plan counts."""
    known = _row(words)
    return figures(Asked(known, Figure("target"))) if known else None


@rules(
    "Q = T TIMES",
    "Q = T CMPTO Y GROW|MORE|DROP HOWMUCH|HOWMANYARE",
    cost=0.3,
    examples=("{row}翻几番", "{row}比2020年增加多少"),
)
def since_then(*words: object) -> Query | None:
    """翻几番, 比2020年增加多少: from where the plan begins, or from that year, to its last target."""
    known, years = _row(words), _one_year(words)
    how = "doublings" if "doublings" in words else "drop" if "drop" in words or "fewest" in words else "amount"
    if known is None or (how == "doublings") == bool(years):
        return None
    return Query(known.kinds, known.where, Change((years[0] if years else None, None), how))


@rules(
    "Q = Y CARRIEDON T HOWMUCH|HOWMANYARE",
    "Q = T Y CARRIEDON HOWMUCH|HOWMANYARE",
    cost=0.3,
    examples=("每年开展{row}多少次", "{row}每年开展多少次"),
)
def carried_on(*words: object) -> Query | None:
    """每年开展专项整治几次."""
    known, years = _row(words), next(word for word in words if isinstance(word, tuple))
    return figures_to_reach(known, years, "figverb") if known else None


@rules(
    "Q = Y? FIGVERB? HOWMUCH M",
    "Q = M Y? FIGVERB? HOWMUCH|HOWMANYARE",
    cost=0.3,
    examples=("每年安排多少资金", "资金每年安排多少"),
)
def so_much_money(*words: object) -> Query | None:
    """每年安排多少资金: the plan's own words."""
    what = next(word for word in words if isinstance(word, Condition))
    money = any(isinstance(part, Has) and part.values == ("funding",) for part in leaves(what))
    return told_of(what) if money else None


def _row(words: tuple[object, ...]) -> Thing | None:
    """The one row, or what rows are called, among the parts of a phrase."""
    known = settled(thing_in(words), ROWS)
    fits = known and known.named and not known.joint and not known.asked and all(kind in ROWS for kind in known.kinds)
    return known if fits else None


def _one_year(words: tuple[object, ...]) -> tuple[int, ...]:
    years = next((word for word in words if isinstance(word, tuple)), ())
    return tuple(year.number for year in years if isinstance(year, Year))[:1] if len(years) == 1 else ()


@rules(
    "P = Y NOHAVE ASPECT|COUNT|TALLY",
    "P = NOHAVE Y ASPECT|COUNT|TALLY",
    cost=0.3,  # 没有目标 means the target alone
    examples=("2020年没有数的指标有哪些", "没有2020年数的指标"),
)
def without_figure(*words: object) -> Predicate | None:
    """2020年没有数: neither a target of the year nor what was reached in it."""
    years = next((word for word in words if isinstance(word, tuple) and word and isinstance(word[0], Year)), ())
    if len(years) != 1 or words[-1] not in _NUMBERS:
        return None
    year = years[0].number
    return said_of(ROWS, Every((Not(HasFigure("target", year)), Not(HasFigure("actual", year)))))
