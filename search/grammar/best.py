"""Questions for the best of many: the three units with most tasks, the five rows with the highest figures."""

from dataclasses import replace

from graph import Query, Ranked, Tally
from search.grammar.chart import rules
from search.grammar.meaning import Gap, Predicate, Thing, applied, asking, bond
from search.grammar.said import Figure
from search.grammar.things import Measure
from search.grammar.ways import ROWS


@rules(
    "T = T COUNT FIRST|PLACED",
    "T = T MOST? PLACED",
    "T = T MOST FIRST",
    examples=("哪些单位的任务数排前三", "任务数排名前三的单位"),
)
def amongfirst_of(thing: Thing, *words: object) -> Thing | None:
    """任务数排名前三."""
    taken = thing.asked or thing.named or thing.number or thing.pick or not thing.kinds
    pick = next((str(word) for word in words if word in ("most", "fewest")), "most")
    return None if taken else replace(thing, pick=pick, first=first_of(words))


@rules("T = WHICH NUM T", examples=("哪三个单位负责的任务最多",))
def which_so_many(_: str, measure: Measure, thing: Thing) -> Thing | None:
    """哪三个单位."""
    number = measure.number.value
    taken = thing.asked or thing.named or thing.number or thing.pick or not thing.kinds or measure.unit == "%"
    return None if taken or number < 1 or number != int(number) else replace(thing, asked="which", first=int(number))


@rules(
    "Q = P FIRST|PLACED|NUM T WHATARE?",
    "Q = P FIRST|NUM T COP? WHICH T?",
    "Q = LIST P FIRST|NUM T",
    "Q = P COP? WHICH FIRST|NUM T",
    cost=0.0,
    examples=("任务最多的前三个单位", "责任单位最多的3项任务", "列出负责任务最多的三个单位", "任务最多的是哪三个单位"),
)
def the_best(*words: object) -> Query | None:
    """任务最多的前三个单位."""
    predicate = next(word for word in words if isinstance(word, Predicate))
    thing, *again = [word for word in words if isinstance(word, Thing)]
    if thing.named or len(thing.kinds) != 1 or any(not each.bare or each.kinds != thing.kinds for each in again):
        return None
    gap = predicate.of(thing.kinds[0])
    if not isinstance(gap, Gap) or not gap.thing.pick or gap.thing.first > 1:
        return None
    query = applied(replace(thing, asked="which"), predicate)
    return _only(query, first_of(words)) if query else None


@rules("Q = GROUPBY T COUNT? MOST? PLACED|FIRST T", cost=0.0, examples=("按任务数排名前三的单位",))
def placed_by(_: str, counted: Thing, *words: object) -> Query | None:
    """按任务数排名前三的单位."""
    thing = words[-1]
    pick = next((str(word) for word in words if word in ("most", "fewest")), "most")
    taken = counted.asked or counted.named or counted.number or counted.pick or not counted.kinds
    if taken or not isinstance(thing, Thing) or not thing.bare or thing.asked or thing.kinds == counted.kinds:
        return None
    predicate = bond(replace(counted, pick=pick))
    query = applied(replace(thing, asked="which"), predicate) if predicate else None
    return _only(query, first_of(words)) if query else None


@rules("Q = Q HOWMANY|HOWMANYARE", cost=0.1, examples=("任务最多的单位是哪个，有几项",))
def and_how_many(query: Query, _: str) -> Query | None:
    """任务最多的单位是哪个，有几项: the answer to the first tells it."""
    return query if isinstance(query.give, Tally) and query.give.pick in ("most", "fewest") else None


def _only(query: Query, first: int) -> Query | None:
    if not isinstance(query.give, Tally) or first < 1:
        return None
    return replace(query, give=replace(query.give, first=first))


@rules(
    "Q = F TOPVAL FIRST|PLACED|NUM? T WHATARE?",
    "Q = F TOPVAL FIRST|NUM? T COP? WHICH T?",
    "Q = T OF? F TOPVAL",
    "Q = T F TOPVAL FIRST|NUM? T WHATARE?",
    cost=0.0,
    examples=("2025年目标最高的指标", "2025年目标值最大的3个指标是哪些", "哪个指标2025年目标最高"),
)
def highest(*words: object) -> Query | None:
    """2025年目标最高的指标."""
    figure = next(word for word in words if isinstance(word, Figure))
    thing, *again = [word for word in words if isinstance(word, Thing)]
    if again and not again[0].bare:
        return None
    kinds = again[0].kinds if again else thing.kinds
    if len(figure.years) != 1 or not kinds or not all(kind in ROWS for kind in (*thing.kinds, *kinds)):
        return None
    query = asking(replace(thing, asked="")) if not thing.named and thing.asked != "count" else None
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    of = "target" if figure.of == "target" else "actual"
    return replace(query, give=Ranked(of, figure.years[0], pick, first_of(words))) if query else None


def first_of(words: tuple[object, ...]) -> int:
    """How many are asked for; one where no number is said."""
    for word in words:
        if isinstance(word, Measure) and word.number.value == int(word.number.value):
            return int(word.number.value)
        if isinstance(word, int):
            return word
    return 1
