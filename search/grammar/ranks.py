"""Provincial ranks, as they were reported: 哪些指标排位下降了, 每万人发明专利拥有量全省第几."""

from graph import Comparison, Figures, HasFigure, Query
from search.grammar.chart import rules
from search.grammar.facts import Asked, figures
from search.grammar.meaning import Predicate, Thing, said_of, settled
from search.grammar.said import Figure, Year
from search.grammar.ways import ROWS, WORK


@rules(
    "P = Y? RANKNOUN Y? RANKMOVE",
    "P = RANKMOVE RANKNOUN",
    cost=0.0,
    examples=("排位下降的指标有哪些", "哪些指标全省排位上升了"),
)
def moved(*words: object) -> Predicate:
    """排位下降: by the last report, against the one before."""
    comparator = next(word for word in words if word in ("<", ">", "="))
    years = [year.number for word in words if isinstance(word, tuple) for year in word if isinstance(year, Year)]
    return said_of(WORK, HasFigure("rise", years[0] if years else None, Comparison(str(comparator), 0)))


@rules(
    "Q = T OF? Y? RANKNOUN? COP? RANKQ",
    "Q = Y T RANKNOUN? COP? RANKQ",
    "Q = T NOW RANKNOUN? COP? RANKQ",
    "Q = NOW T RANKNOUN? COP? RANKQ",
    "Q = T OF? RANKNOUN WHATARE|HOWMUCH|HOWMANYARE|PROGRESS?",
    cost=0.0,
    examples=("{row}全省第几", "{row}的全省排位是多少"),
)
def ranked(*words: object) -> Query | None:
    """全省第几: the ranks that were reported."""
    thing = next(word for word in words if isinstance(word, Thing))
    years = tuple(year.number for word in words if isinstance(word, tuple) for year in word if isinstance(year, Year))
    known = settled(thing, ROWS)
    if known is None or not known.named or known.asked or not set(known.kinds) <= set(WORK):
        return None
    query = figures(Asked(known, Figure("rank", years)))
    return query if query and isinstance(query.give, Figures) else None
