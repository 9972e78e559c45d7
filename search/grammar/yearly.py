"""Rows by how their targets go on from year to year: 目标逐年上升的指标, 各年目标都一样的指标."""

from graph import Comparison, Moved, Query
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, applied, said_of
from search.grammar.moves import Way
from search.grammar.ways import ROWS


@rules("Q = T FIGURE YNMID P YN?", cost=0.1, examples=("{row}的目标是否逐年提高",))
def whether_moved(thing: Thing, of: str, _: str, predicate: Predicate, __: str | None) -> Query | None:
    """目标是否逐年提高."""
    fits = thing.named and of == "target" and isinstance(predicate.of(ROWS[0]), Moved)
    return applied(thing, predicate) if fits else None


@rules(
    "P = YEARS FIGURE? TOGETHER|APART|ALL? WAY",
    "P = YEARS FIGURE TOGETHER|APART|ALL? FIGVERB WAY",
    "P = YEARS FIGURE TOGETHER|ALL? AGREE",
    "P = FIGURE TOGETHER|ALL? YEARS TOGETHER|ALL? FIGVERB? WAY",
    "P = FIGURE YEARS TOGETHER|ALL? FIGVERB? AGREE",
    "P = FIGURE YEARS HAVE WAY",
    "P = FIGURE TOGETHER|ALL? STEADY",
    "P = FIGURE? RISING",
    "P = FIGURE COP|FIGVERB RISING",
    "P = FIGURE COP|FIGVERB YEARS WAY",
    cost=0.0,
    examples=("目标逐年上升的指标", "哪些指标各年的目标都一样", "哪些指标的目标一年高过一年"),
)
def year_by_year(*words: object) -> Predicate | None:
    """目标逐年上升, 各年目标都一样: every step from one year's target to the next."""
    way = next((word for word in words if isinstance(word, Way)), None)
    comparator = next((str(word) for word in words if word in (">", "<", "=")), "=")
    told = {word for word in words if isinstance(word, str)}
    if {"actual", "baseline"} & told or (way and way.how != "amount"):
        return None
    return said_of(ROWS, Moved(way.number if way else Comparison(comparator, 0), each=True))
