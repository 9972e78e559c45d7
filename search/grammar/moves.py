"""Questions for how the plan's figures move: 2025年目标比基数低的指标, 目标逐年上升的指标, 从基数到2025年目标的增长率."""

from dataclasses import dataclass

from graph import Change, Comparison, Moved, Query
from search.grammar.change import by_how_much, so_many_times
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, applied, said_of
from search.grammar.said import Year
from search.grammar.things import Measure
from search.grammar.ways import ROWS

Ends = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Since:
    """What a figure is set beside: that of a year, or the baseline."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How the later figure compares with the earlier one."""

    number: Comparison
    how: str = "amount"


# -- the two figures


@rules(
    "SINCE = CMPTO FIGURE",
    "SINCE = CMPTO Y FIGURE?",
    "SINCE = AND FIGURE CMPTO|COMPARING",
    "SINCE = AND Y FIGURE? CMPTO|COMPARING",
    "SINCE = CMPTO FIGURE CMPTO|COMPARING",
    "SINCE = FROM|BY FIGURE TALLY?",
    "SINCE = FROM|BY Y FIGURE? TALLY?",
    "SINCE = GROUPBY FIGURE TALLY|BASIS|FRAMEEND",
    "SINCE = GROUPBY Y FIGURE? BASIS",
    "SINCE = GROUPBY Y FIGURE? AS? FIGURE",
    "SINCE = FIGURE BASEDON",
    "SINCE = Y FIGURE? BASEDON",
    "SINCE = BASEDON",
    cost=0.0,
    examples=("与基数相比，{row}2025年目标的增长率是多少", "以2021年目标为基准，{row}2025年目标增加多少"),
)
def beside(*words: object) -> Since | None:
    """与基数相比, 从2021年目标."""
    named = [word for word in words if word in ("target", "actual", "baseline")]
    years = next((word for word in words if isinstance(word, tuple)), None)
    if years is not None:
        fits = len(years) == 1 and "actual" not in named and named[:1] != ["baseline"]
        return Since(years[0].number) if fits else None
    return Since() if named == ["baseline"] or (not named and words == ("basedon",)) else None


@rules(
    "D = SINCE Y FIGURE?",
    "D = Y FIGURE? SINCE",
    "D = SINCE TOREACH? Y FIGURE?",
    "D = Y FIGURE FIGURE",
    "D = Y FIGURE Y FIGURE",
    "D = FIGURE Y FIGURE",
    cost=0.1,
    examples=("{row}从基数到2025年目标的增长率是多少", "{row}2025年目标比基数增长百分之几"),
)
def since_then(*words: object) -> Ends | None:
    """从基数到2025年目标, 2025年目标比基数: the first is None for the baseline."""
    since = next((word for word in words if isinstance(word, Since)), None)
    named = [word for word in words if word in ("target", "actual", "baseline")]
    first, *others = [word for word in words if isinstance(word, tuple)]
    if since is None and others and named == ["target", "target"]:
        return _ends(Since(_year(others[0])), first) if _year(others[0]) else None
    if since is None and sorted(named) != ["baseline", "target"]:
        return None
    if since and set(named) - {"target"}:
        return None
    return _ends(since or Since(), next(word for word in words if isinstance(word, tuple)))


def _ends(since: Since, years: object) -> Ends | None:
    if not isinstance(years, tuple) or len(years) != 1 or not isinstance(years[0], Year):
        return None
    until = years[0].number
    if since.year is None:
        return None, until
    return (min(since.year, until), max(since.year, until)) if since.year != until else None


# -- one row: by how much


@rules(
    "Q = T Y FIGURE? EXCEED|DROP|MORE Y FIGURE? HOWMUCH|HOWMANYARE",
    "Q = T Y FIGURE AND Y FIGURE GAPQ|DIFF HOWMUCH|HOWMANYARE?",
    cost=0.0,
    examples=("{row}2025年目标超出2021年目标多少",),
)
def less_the_other(thing: Thing, one: object, *words: object) -> Query | None:
    """2025年目标减去2021年目标得多少."""
    other = next(word for word in words if isinstance(word, tuple))
    years = sorted({each for each in (_year(one), _year(other)) if each})
    if len(years) != 2 or {"actual", "baseline", "fewest"} & {word for word in words if isinstance(word, str)}:
        return None
    return by_how_much(thing, (years[0], years[1]))


@rules(
    "TIMES = TIMES COP|HAVE? HOWMUCH|HOWMANYARE|PORTION|WHATARE",
    cost=0.0,
    examples=("{row}2025年比2020年增长率是多少",),
)
def how_high(how: str, *_: str | None) -> str:
    """增长率是多少, 涨幅有多大."""
    return how


@rules(
    "Q = SINCE T Y FIGURE? FIGVERB? GROW? TIMES",
    "Q = Y FIGURE? T SINCE FIGVERB? GROW? TIMES",
    "Q = SINCE T Y FIGURE? FIGVERB? GROW|MORE|DROP HOWMUCH|HOWMANYARE",
    "Q = T SINCE FIGVERB? GROW? TIMES FIGVERB|COP? Y FIGURE?",
    "Q = Y FIGURE SINCE T TIMES",
    "Q = SINCE Y FIGURE T GROW? TIMES",
    cost=0.0,
    examples=("与基数相比{row}2025年目标要涨百分之多少",),
)
def set_apart(*words: object) -> Query | None:
    """与基数相比，…2025年目标要涨百分之多少."""
    since = next(word for word in words if isinstance(word, Since))
    ends = _ends(since, next((word for word in words if isinstance(word, tuple)), None))
    thing = next(word for word in words if isinstance(word, Thing))
    named = {word for word in words if word in ("actual", "baseline")}
    if ends is None or named:
        return None
    how = next((str(word) for word in words if word in ("percent", "times", "doublings")), "")
    if how:
        return so_many_times(thing, ends, how)
    return by_how_much(thing, ends, *(word for word in words if word == "drop"))


@rules(
    "Q = T D FIGVERB? YNMID|HAVEYN? WAY YN?",
    "Q = T Y FIGVERB|FIGURE? YNMID|HAVEYN? SINCE WAY YN?",
    "Q = T Y FIGURE FIGVERB YNMID|HAVEYN? SINCE WAY YN?",
    cost=0.1,
    examples=("{row}2025年定得比2020年高吗",),
)
def whether_higher(thing: Thing, ends: object, *words: object) -> Query | None:
    """2025年定得比2020年高吗; 2025年目标是不是比基数翻了一番."""
    way = next(word for word in words if isinstance(word, Way))
    since = next((word for word in words if isinstance(word, Since)), None)
    told = _ends(since, ends) if since else ends
    asks = {"yn", "ynmid", "haveyn"} & {word for word in words if isinstance(word, str)}
    how = {">": "amount", "<": "drop"}.get(way.number.comparator)
    row = thing.named and not thing.joint and not thing.asked and set(thing.kinds) <= set(ROWS)
    if {"actual", "baseline"} & {word for word in words if isinstance(word, str)}:
        return None
    if not (asks and row) or not (how or way.how == "times") or not isinstance(told, tuple) or told == (None, None):
        return None
    if way.how == "times":
        return Query(thing.kinds, thing.where, Change((told[0], told[1]), "times", way.number))
    return Query(thing.kinds, thing.where, Change((told[0], told[1]), str(how), Comparison(">", 0)))


# -- rows by how they move


@rules("WAY = MORE|BIGGER|EXCEED|CMP", cost=0.0, examples=("2025年目标小于基数的指标",))
def higher(way: str) -> Way:
    """更高, 更低."""
    return Way(Comparison({"most": ">", "fewest": "<"}.get(way, way), 0))


@rules("WAY = HAVE? GROW", "WAY = HAVE? DROP", "WAY = STEADY", cost=0.0, examples=("2025年目标与基数持平的指标",))
def onward(*words: str | None) -> Way:
    """上升, 下降, 持平."""
    return Way(Comparison({"grow": ">", "drop": "<"}.get(words[-1] or "", "="), 0))


@rules("WAY = NEG|NOHAVE HAVE? GROW|DROP", cost=0.0, examples=("哪些指标2025年的目标比基数没有增长",))
def not_onward(*words: str | None) -> Way:
    """没有增长."""
    return Way(Comparison("<=" if "grow" in words else ">=", 0))


@rules("WAY = FIGVERB? DOUBLE", cost=0.0, examples=("哪些指标2025年的目标比基数翻番",))
def doubling(_: str | None, often: str) -> Way:
    """翻番: at least twice as much."""
    return Way(Comparison(">=", 2 ** int(often)), "times")


@rules(
    "P = D FIGVERB? WAY",
    "P = D FIGURE WAY",
    "P = D ALL WAY",
    cost=0.0,
    examples=("哪些指标2025年的目标比基数低", "2023年目标比2022年高的指标"),
)
def moved(ends: Ends, *words: object) -> Predicate | None:
    """2025年目标比基数低."""
    way, since, until = words[-1], *ends
    if not isinstance(way, Way) or {"actual", "baseline"} & {word for word in words if isinstance(word, str)}:
        return None
    return said_of(ROWS, Moved(way.number, way.how, since, until)) if until else None


@rules("P = D FIGURE? GROW|TIMES|DROP C", cost=0.0, examples=("2025年目标比基数增长50%以上的指标",))
def moved_by(ends: Ends, *words: object) -> Predicate | None:
    """2025年目标比基数增长50%以上: the later figure is so many times the earlier one."""
    measure = next(word for word in words if isinstance(word, Measure))
    told = {word for word in words if isinstance(word, str)}
    if measure.unit != "%" or ends[1] is None or told & {"actual", "baseline", "times", "doublings"}:
        return None
    number, part = measure.number, measure.number.value / 100
    times = round(1 - part if "drop" in told else 1 + part, 10)
    comparator = _TURNED[number.comparator] if "drop" in told else number.comparator
    return said_of(ROWS, Moved(Comparison(comparator, times), "times", ends[0], ends[1]))


@rules("Q = D T FIGURE? FIGVERB? WAY", cost=0.0, examples=("从2021年到2025年，哪些指标的目标往上涨了",))
def moved_since(ends: Ends, thing: Thing, *words: object) -> Query | None:
    """从2022年到2023年，哪些指标的目标往上涨了."""
    predicate = moved(ends, *words) if thing.asked and not thing.named else None
    return applied(thing, predicate) if predicate else None


@rules(
    "P = Y FIGURE? WAY FIGURE",
    "P = Y FIGURE? WAY Y FIGURE?",
    "P = Y FIGURE? AND Y FIGURE? WAY",
    "P = Y FIGURE? AND FIGURE WAY|AGREE",
    "P = Y FIGURE? AND Y FIGURE? AGREE",
    "P = Y FIGURE? AT? FIGURE ON",
    "P = Y FIGURE? COP FIGURE WAY",
    "P = Y FIGURE? EXCEED Y FIGURE? MORE",
    "P = Y FIGURE? EXCEED|NOHAVE FIGURE MORE",
    "P = Y FIGURE? AT? FIGURE CMPAFTER",
    "P = Y FIGURE? FIGVERB FIGURE WAY",
    cost=0.0,
    examples=("2023年目标高于2022年目标的指标", "2025年目标小于基数的指标"),
)
def beyond(first: object, of: str | None, *words: object) -> Predicate | None:
    """2023年目标高于2022年目标; 不如基数高."""
    told = [word for word in words if word in ("target", "actual", "baseline")]
    later = next((word for word in words if isinstance(word, tuple)), None)
    way = next((word for word in words if isinstance(word, Way)), None)
    way = way or (Way(Comparison("=", 0)) if "agree" in words else None)
    way = way or higher("<" if words[0] in ("no", "fewest") or words[-1] == "<=" else ">")
    if of in ("actual", "baseline") or "actual" in told or ("baseline" in told) == (later is not None):
        return None
    if words[-1] == "fewest" and len(words) > 1:
        return None  # 不如基数低
    one, other = _year(first), _year(later) if later else None
    if one is None or (later and other is None) or one == other:
        return None
    if other is None or other < one:
        return said_of(ROWS, Moved(way.number, way.how, other, one))
    turned = Comparison(_TURNED[way.number.comparator], way.number.value)
    return said_of(ROWS, Moved(turned, way.how, one, other)) if way.how == "amount" else None


_TURNED = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "=": "="}


def _year(years: object) -> int | None:
    fits = isinstance(years, tuple) and len(years) == 1 and isinstance(years[0], Year)
    return years[0].number if isinstance(years, tuple) and fits else None


@rules("P = Y FIGURE? FIGVERB? DOUBLE", "P = FIGURE? Y FIGVERB? DOUBLE", cost=0.1, examples=("2025年目标翻番的指标",))
def doubled_by(*words: object) -> Predicate | None:
    """2025年目标翻番: of the baseline."""
    year = _year(next(word for word in words if isinstance(word, tuple)))
    way = doubling(None, next(str(word) for word in words if word in ("1", "2", "3")))
    if year is None or {"actual", "baseline"} & {word for word in words if isinstance(word, str)}:
        return None
    return said_of(ROWS, Moved(way.number, way.how, None, year))


@rules("P = Y FIGURE? CMP FIGURE DOUBLE", cost=0.0, examples=("2025年目标不低于基数两倍的指标",))
def times_the_baseline(years: object, of: str | None, way: str, base: str, often: str) -> Predicate | None:
    """2025年目标不低于基数2倍."""
    year = _year(years)
    fits = year and of in (None, "target") and base == "baseline"
    return said_of(ROWS, Moved(Comparison(way, 2 ** int(often)), "times", None, year)) if fits else None
