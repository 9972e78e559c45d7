"""Questions for the year or the kind of a row's targets: 哪一年的目标最高, 哪年首次超过200, 是累计数还是当年数, 目标是排名的指标."""

from graph import Aimed, Fact, Figures, Query
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.facts import Asked, figures
from search.grammar.meaning import Predicate, Thing, said_of
from search.grammar.said import Figure
from search.grammar.things import Measure
from search.grammar.ways import ROWS

_OTHERS = frozenset({"actual", "baseline"})


def _row(words: tuple[object, ...]) -> Thing | None:
    """The row that is named; None where the question speaks of other figures than targets."""
    thing = thing_in(words)
    alone = thing.named and not thing.joint and not thing.asked and set(thing.kinds) <= set(ROWS)
    return None if not alone or _OTHERS & {word for word in words if isinstance(word, str)} else thing


# -- the year of the highest


@rules(
    "Q = T YEARS? FIGURE IN? WHEN TOPVAL|MOST",
    "Q = T YEARS? FIGURE IN? WHEN FIGURE? FIGVERB? COUNT|ASPECT? TOPVAL|MOST",
    "Q = T WHEN FIGURE FIGVERB? TOPVAL|MOST",
    "Q = T AT? WHEN FIGVERB? FIGURE TOPVAL|MOST",
    "Q = WHEN T FIGURE FIGVERB? TOPVAL|MOST",
    "Q = T YEARS? FIGURE IN? COUNT|ASPECT? TOPVAL|MOST COP? YEARNOUN COP? WHEN|WHICH?",
    "Q = T YEARS? FIGURE IN? TOPVAL|MOST COP? AT? WHEN",
    "Q = T YEARS? FIGURE TOPVAL AT? WHEN",
    "Q = CMPTO|COMPARING T YEARS FIGURE WHEN TOPVAL|MOST",
    "Q = T TOPVAL|MOST FIGURE COP? AT? WHEN",
    "Q = T YEARS FIGURE TOPVAL|MOST YEARNOUN COP? WHEN|WHICH?",
    cost=0.0,
    examples=("{row}哪一年的目标最高", "{row}目标最大的是哪年", "{row}的目标值最大的年度是哪个"),
)
def highest_year(*words: object) -> Query | None:
    """哪一年的目标最高: the year, or years, of the highest target."""
    row = _row(words)
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    return Query(row.kinds, row.where, Figures("target", pick=pick)) if row else None


# -- the first year beyond


@rules(
    "Q = T FIGURE? WHEN FIRSTTIME? FIGVERB? BEYOND",
    "Q = T WHEN FIGURE FIRSTTIME? BEYOND",
    "Q = WHEN T FIGURE? FIRSTTIME? FIGVERB? BEYOND",
    "Q = T FIGURE? FIRSTTIME BEYOND COP? AT? WHEN|YEARNOUN",
    "Q = T FIGURE? FIRSTTIME AT? WHEN BEYOND",
    "Q = T FIGURE? BEYOND FIRSTYEAR COP? WHEN|WHICH?",
    "Q = AMOUNT T FIGURE? COP? WHEN FIRSTTIME PASS",
    cost=0.0,
    examples=("{row}目标首次大于200是在哪一年",),
)
def first_beyond(*words: object) -> Query | None:
    """哪一年首次超过200: the first year whose target is beyond the amount."""
    row = _row(words)
    until = next(str(word) for word in words if isinstance(word, str) and word[-1:] == _MARK).rstrip(_MARK)
    beyond = until if until[0] in "><" else next(str(word) for word in words if word in (">", "<")) + until
    return Query(row.kinds, row.where, Figures("target", until=beyond)) if row else None


_MARK = "\0"  # ends an amount, so that it is no other word


@rules("BEYOND = PASS AMOUNT", cost=0.0, examples=("{row}目标第一次突破200是哪年",))
def beyond_that(comparator: str, amount: str) -> str:
    """超过200."""
    return comparator + amount


@rules("AMOUNT = NUM", cost=0.0, examples=("{row}目标最早大于200是哪年",))
def amount(measure: Measure) -> str | None:
    """200家."""
    plain = measure.number.comparator == "="
    return f"{measure.number.value:g}{measure.unit or ''}{_MARK}" if plain else None


# -- the same again


@rules("G = T SELFSAME F", "G = SELFSAME T F", "G = ABOUT T F", cost=-0.1, examples=("{row}这一项2025年目标是多少",))
def same_row(*words: object) -> Asked | None:
    """…这一项2025年目标: the row's own."""
    row, figure = _row(words), next(word for word in words if isinstance(word, Figure))
    return Asked(row, figure) if row else None


@rules("FIGURE = FIGURE ASPECT|COUNT", cost=0.05, examples=("{row}2021年的实际完成情况，具体数值是多少",))
def figure_itself(of: str, word: str) -> str | None:
    """目标数量, 完成情况的数值."""
    return of if word in ("figures", "count") else None


@rules(
    "Q = Y REPORT T HOWMUCH|HOWMANYARE",
    "Q = T Y REPORT HOWMUCH|HOWMANYARE",
    "Q = Y T REPORT HOWMUCH|HOWMANYARE",
    "Q = Y REPORT T COUNT|ASPECT HOWMUCH|HOWMANYARE?",
    cost=-0.1,
    examples=("2021年上报的{row}是多少",),
)
def reported(*words: object) -> Query | None:
    """2021年报上来的…是多少."""
    row, years = _row(words), next(word for word in words if isinstance(word, tuple))
    return figures(Asked(row, Figure("actual", tuple(year.number for year in years)))) if row and years else None


# -- how the targets count


@rules("Q = T FIGURE? COP? MODEQ", "Q = T FIGURE MODEQ WHATARE?", cost=0.0, examples=("{row}的目标是累计数还是当年数",))
def how_counted(*words: object) -> Query | None:
    """目标是累计数还是当年数."""
    row = _row(words)
    return Query(row.kinds, row.where, Fact("mode")) if row else None


@rules(
    "P = FIGURE COP MODENOUN",
    "P = FIGURE GROUPBY MODENOUN TALLY",
    cost=0.0,
    examples=("目标是累计数的指标",),
)
def counted_so(of: str, _: str, mode: str, *__: str) -> Predicate | None:
    """目标是累计数."""
    return said_of(ROWS, Aimed(None, (), (mode,))) if of == "target" else None


@rules(
    "P = FIGURE COP? RANKNOUN",
    "P = FIGURE COP? RANKGOAL",
    "P = FIGURE COP? RANKQ",
    "P = GROUPBY|COP RANKNOUN AS FIGURE",
    "P = RANKGOAL FIGURE?",
    cost=0.0,
    examples=("哪些指标的目标是排名", "以排名作为目标的指标"),
)
def placed(*words: object) -> Predicate | None:
    """目标是排名."""
    others = _OTHERS & {word for word in words if isinstance(word, str)}
    return None if others else said_of(ROWS, Aimed(None, (), ("rank",)))
