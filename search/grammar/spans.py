"""Figures over the plan's whole time, and rows that have none for a year: 三年累计培养多少, 2020年没有数的指标."""

from graph import Every, HasFigure, Not, Query
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.facts import Asked, figures
from search.grammar.meaning import Predicate, said_of, settled
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
    known = settled(thing_in(words), ROWS)
    if known is None or not known.named or known.joint or not all(kind in ROWS for kind in known.kinds):
        return None
    return figures(Asked(known, Figure("target")))


@rules(
    "P = Y NOHAVE ASPECT|COUNT|TALLY",
    "P = NOHAVE Y ASPECT|COUNT|TALLY",
    cost=0.3,
    examples=("2020年没有数的指标有哪些", "没有2020年数的指标"),
)
def without_figure(*words: object) -> Predicate | None:
    """2020年没有数: neither a target of the year nor what was reached in it."""
    years = next((word for word in words if isinstance(word, tuple) and word and isinstance(word[0], Year)), ())
    if len(years) != 1 or words[-1] not in _NUMBERS:
        return None
    year = years[0].number
    return said_of(ROWS, Every((Not(HasFigure("target", year)), Not(HasFigure("actual", year)))))
