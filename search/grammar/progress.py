"""Rows by how much of their target they have come to: 完成率超过80%的指标, 离目标差得最远的指标, 目标完成不到一半的有哪些."""

from dataclasses import replace

from graph import Change, Comparison, Query
from search.grammar.best import first_of
from search.grammar.change import most_changed
from search.grammar.chart import rules
from search.grammar.meaning import Thing, settled
from search.grammar.said import Year
from search.grammar.things import Measure
from search.grammar.ways import ROWS

_REACHED = "reached"


@rules("GROWTOP = REACHEDQ MOST|BIGGER", cost=0.0, examples=("完成率最低的指标", "哪个指标完成率最高"))
def reached_most(_: str, pick: str) -> str:
    """完成率最低."""
    return f"{_REACHED}:{pick}"


@rules(
    "GROWTOP = AWAY|AND FIGURE GROWTOP",
    "GROWTOP = AWAY|AND FIGURE AT? AFAR",
    "GROWTOP = AFAR",
    cost=0.0,
    examples=("离目标差得最远的指标", "哪个指标与目标差距最大"),
)
def farthest(*words: str | None) -> str | None:
    """离目标差得最远: whoever has come to the least of it."""
    return f"{_REACHED}:fewest" if words[-1] == "afar" and "baseline" not in words else None


@rules(
    "Q = T AWAY|AND Y FIGURE? AFAR",
    "Q = AWAY|AND Y FIGURE? AFAR COP? T WHATARE?",
    cost=-0.1,
    examples=("离2025年目标差得最远的指标",),
)
def farthest_of_year(*words: object) -> Query | None:
    """离2025年目标差得最远."""
    return most_changed(*(f"{_REACHED}:fewest" if word == "afar" else word for word in words))


@rules(
    "Q = Y? REACHEDQ MOST? FIRST|PLACED T WHATARE?",
    "Q = T IN? Y? REACHEDQ MOST? FIRST|PLACED T? WHATARE?",
    cost=-0.1,
    examples=("完成率排前三的指标",),
)
def best_reached(*words: object) -> Query | None:
    """完成率排前三的指标."""
    pick = next((word for word in words if word in ("most", "fewest")), "most")
    return most_changed(f"{_REACHED}:{pick}", *(word for word in words if word not in ("reachedq", "most", "fewest")))


@rules(
    "Q = T IN? Y? FIGURE? REACHEDQ COP|AT? C WHATARE?",
    "Q = Y T IN? FIGURE? REACHEDQ COP|AT? C WHATARE?",
    "Q = Y? FIGURE? REACHEDQ COP|AT? C OF? T WHATARE?",
    "Q = T IN? ALREADY? DONE Y? FIGURE C WHATARE?",
    "Q = T IN? ALREADY? Y? FIGURE? DONE C WHATARE?",
    "Q = Y? FIGURE? DONE C OF? T WHATARE?",
    cost=-0.6,
    examples=("完成率超过80%的指标", "哪些指标完成了目标的80%以上", "哪些指标今年的目标完成不到一半"),
)
def reached_so_much(*words: object) -> Query | None:
    """完成率超过80%."""
    thing, measure, years = _asked(words)
    known = settled(replace(thing, asked="" if thing.asked == "which" else thing.asked), ROWS)
    if known is None or known.asked or known.pick or known.number or not set(known.kinds) <= set(ROWS):
        return None
    if measure.unit != "%" or measure.number.comparator == "=" or len(years) > 1 or {"baseline"} & set(map(str, words)):
        return None
    give = Change((None, years[0] if years else None), _REACHED, measure.number, "those", first_of(()))
    return Query(known.kinds, known.where, give)


def _asked(words: tuple[object, ...]) -> tuple[Thing, Measure, list[int]]:
    """What is asked about, the part of its target, and the years that are named."""
    thing = next(word for word in words if isinstance(word, Thing))
    measure = next(word for word in words if isinstance(word, Measure))
    return (
        thing,
        measure,
        [each.number for word in words if isinstance(word, tuple) for each in word if isinstance(each, Year)],
    )


@rules("HF = CMP? HALF", "HF = HALF CMPAFTER", cost=0.0, examples=("{row}完成过半了吗", "{row}完成一半以上了吗"))
def portion(*words: object) -> Measure:
    """一半, 过半, 七成以上: of a target, even where the row is counted in per cent."""
    measure = next(word for word in words if isinstance(word, Measure))
    how = next((word for word in words if isinstance(word, str)), measure.number.comparator)
    return Measure(Comparison(how, measure.number.value), measure.unit)


@rules(
    "Q = T Y? FIGURE? REACHEDQ YNMID|HAVEYN? COP|AT|DID? C YN?",
    "Q = T ALREADY? YNMID|HAVEYN? DONE|DID|STATUS HF YN?",
    "Q = T ALREADY? YNMID|HAVEYN? DONE|DID|STATUS Y? FIGURE C YN?",
    "Q = T Y? FIGURE YNMID|HAVEYN? DONE|DID|STATUS C YN?",
    "Q = Y T FIGURE? REACHEDQ YNMID|HAVEYN? COP|AT|DID? C YN?",
    "Q = Y T FIGURE? ALREADY? YNMID|HAVEYN? DONE|DID|STATUS HF YN?",
    "Q = Y T FIGURE YNMID|HAVEYN? DONE|DID|STATUS C YN?",
    "Q = Y T YNMID|HAVEYN? DONE|DID|STATUS FIGURE C YN?",
    cost=-0.3,
    examples=("{row}完成了一半吗", "{row}今年的目标完成过半了吗", "{row}完成率有没有超过80%"),
)
def whether_so_much_reached(*words: object) -> Query | None:
    """完成了一半吗: at least that much of the target, where nothing else is said."""
    thing, measure, years = _asked(words)
    told = {word for word in words if isinstance(word, str)}
    asks, others = told & {"yn", "ynmid", "haveyn"}, told & {"baseline", "actual", "off_target", "at_risk", "no_data"}
    row = thing.named and not (thing.joint or thing.asked) and thing.kinds and set(thing.kinds) <= set(ROWS)
    if not row or not asks or others or measure.unit != "%" or len(years) > 1:
        return None
    how = ">=" if measure.number.comparator == "=" else measure.number.comparator
    give = Change((None, years[0] if years else None), _REACHED, Comparison(how, measure.number.value))
    return Query(thing.kinds, thing.where, give)
