"""Whether one year's target is the same wherever it is written: 高新技术企业数2025年的目标，正文和附件写得一致吗."""

from graph import Every, HasFigure, Narrow, Not, Query, Whether
from search.grammar.chart import rules
from search.grammar.meaning import Thing, settled
from search.grammar.said import Figure, Year
from search.grammar.ways import WORK


@rules(
    "Q = T Y|F SIDES? ASPECT? SIDES? YNMID? AGREE YN?",
    "Q = Y T FIGURE? SIDES? ASPECT? SIDES? YNMID? AGREE YN?",
    "Q = T Y|F SIDES? ASPECT? SIDES? HAVEYN|YNMID? CLASH|CLASHNOUN YN?",
    "Q = Y T FIGURE? SIDES? ASPECT? SIDES? HAVEYN|YNMID? CLASH YN?",
    "Q = T SIDES Y|F YNMID? AGREE|CLASH YN?",
    cost=-0.3,
    examples=(
        "{row}2025年的目标，正文和附件写得一致吗",
        "2025年{row}的目标正文和附件一致吗",
        "{row}正文和附件2025年目标一致吗",
    ),
)
def alike_in_a_year(*words: object) -> Query | None:
    """2025年的目标，正文和附件写得一致吗: nothing else is written for the year, and no other year for the same."""
    asks = {"yn", "ynmid", "haveyn"} & {word for word in words if isinstance(word, str)}
    years = [year for word in words for year in _years(word)]
    thing = next(word for word in words if isinstance(word, Thing))
    known = settled(thing) if thing.named else None
    if known is None or not asks or len(set(years)) != 1 or "actual" in words or not set(known.kinds) <= set(WORK):
        return None
    told = Every((known.where, HasFigure("target", years[0])))
    clashes = HasFigure("rival", years[0])
    return Query(known.kinds, told, Whether(), Narrow(known.kinds, Not(clashes) if "agree" in words else clashes))


def _years(word: object) -> tuple[int, ...]:
    if isinstance(word, Figure):
        return word.years if word.of == "target" else ()
    return tuple(year.number for year in word if isinstance(year, Year)) if isinstance(word, tuple) else ()
