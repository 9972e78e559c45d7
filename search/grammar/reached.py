"""Questions for what was reached: by now, still lacking, still nothing; whether a target is above where it began."""

from graph import Change, Comparison, Every, HasFigure, Not, Query, Ranked
from search.grammar.asked import thing_in
from search.grammar.change import doubled
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.facts import Asked, figures
from search.grammar.meaning import Predicate, Thing, applied, said_of, settled
from search.grammar.said import Figure, Year
from search.grammar.ways import ROWS, WORK

_MORE = Comparison(">", 0)


# -- by now


@rules(
    "Q = T Y? ALREADY DID? HOWMUCH|HOWMANYARE",
    "Q = Y T ALREADY DID? HOWMUCH|HOWMANYARE",
    "Q = T Y? NOWADAYS DID HOWMUCH|HOWMANYARE",
    "Q = ALREADY Y? DID HOWMUCH|HOWMANY T",
    "Q = Y ALREADY DID HOWMUCH|HOWMANY T",
    "Q = T Y? DID? LE HOWMUCH|HOWMANYARE",
    "Q = Y? T DID LE HOWMUCH|HOWMANYARE",
    "Q = Y DID LE HOWMUCH|HOWMANY T",
    "Q = DAY T DID? LE? HOWMUCH|HOWMANYARE",
    "Q = T DAY FIGURE HOWMUCH|HOWMANYARE?",
    "Q = T DAY DID? LE? HOWMUCH|HOWMANYARE",
    "Q = T Y FIGURE DID? LE HOWMUCH|HOWMANYARE",
    "Q = Y T FIGURE DID? LE HOWMUCH|HOWMANYARE",
    cost=0.0,
    examples=("{row}今年已经新增了多少", "{row}目前达到多少了"),
)
def by_now(*words: object) -> Query | None:
    """今年已经新增了多少: what was reported, never what is wanted."""
    thing = thing_in(words)
    now = next((word for word in words if isinstance(word, Year)), None)
    if "le" not in words and any(
        not year.judged for word in words if isinstance(word, tuple) for year in word if isinstance(year, Year)
    ):
        return None  # of another year only the plan's own figures are known
    told = next((word for word in words if isinstance(word, tuple)), ()) or ((now,) if now else ())
    if len(told) > 1 or {"target", "baseline"} & {word for word in words if isinstance(word, str)}:
        return None
    known = settled(thing)
    if known is None or not known.named or not all(kind in ROWS for kind in known.kinds):
        return None
    return figures(Asked(known, Figure("actual", tuple(year.number for year in told if isinstance(year, Year)))))


# -- still lacking


@rules(
    "Q = T AWAY|AND Y? FIGURE? LACK HOWMUCH|HOWMANYARE",
    "Q = T AWAY|AND Y? FIGURE? GAPQ",
    "Q = T LACK HOWMUCH|HOWMANYARE TOREACH? Y? FIGURE?",
    "Q = T Y? FIGURE? LACK HOWMUCH|HOWMANYARE",
    "Q = T Y? FIGURE? GAPQ",
    "Q = Y T FIGURE? GAPQ",
    "Q = T AND Y FIGURE BETWEEN? HAVE? GAPQ|DIFF HOWMUCH|HOWMANYARE?",
    "Q = T AWAY|AND Y? FIGURE GAPQ COP? HOWMUCH|HOWMANYARE",
    "Q = Y T LACK HOWMUCH|HOWMANYARE TOREACH? FIGURE?",
    "Q = Y T AWAY FIGURE LACK HOWMUCH|HOWMANYARE",
    cost=0.0,
    examples=("{row}离今年目标还差多少", "{row}还差多少才能完成目标", "{row}距离目标还有多大差距"),
)
def still_lacking(*words: object) -> Query | None:
    """离目标还差多少: the target less what was reached last."""
    years = next((word for word in words if isinstance(word, tuple)), ())
    if len(years) > 1 or {"baseline", "actual"} & {word for word in words if isinstance(word, str)}:
        return None
    return _of_rows(thing_in(words), Change((None, years[0].number if years else None), "left"))


@rules(
    "Q = T Y? FIGURE? REACHEDQ",
    "Q = Y T FIGURE? REACHEDQ",
    "Q = T REACHEDQ Y",
    cost=-0.2,
    examples=("{row}今年完成了百分之几", "{row}今年的目标完成了几成", "今年{row}的完成率是多少"),
)
def so_much_reached(*words: object) -> Query | None:
    """今年完成了百分之几: what was reached last, in a hundred of the target."""
    years = next((word for word in words if isinstance(word, tuple)), ())
    if len(years) > 1 or {"baseline", "actual"} & {word for word in words if isinstance(word, str)}:
        return None
    known = settled(thing_in(words), ROWS)
    taken = known is None or known.bare or known.asked or known.pick or known.number
    if known is None or taken or not all(kind in ROWS for kind in known.kinds):
        return None
    return Query(known.kinds, known.where, Change((None, years[0].number if years else None), "reached"))


@rules("Q = T FIGURE COP? WHEN FIGURE|ASPECT?", cost=0.0, examples=("{row}基数是哪年的数据",))
def baseline_of_when(thing: Thing, of: str, *_: str | None) -> Query | None:
    """基数是哪年的数据: the baseline, which is told with its year."""
    row = thing.named and not thing.joint and all(kind in ROWS for kind in thing.kinds)
    return figures(Asked(thing, Figure("baseline"))) if row and of == "baseline" else None


# -- above or below


@rules("Q = T Y FIGURE? HAVEYN|YNMID CMPTO Y DOUBLE YN?", cost=0.0, examples=("{row}2025年目标有没有比2020年翻一番",))
def doubled_since(*words: object) -> Query | None:
    """2025年目标有没有比2020年翻一番."""
    return doubled(*("ynmid" if word == "haveyn" else word for word in words))


@rules(
    "Q = T Y? FIGURE? YNMID? CMPTO FIGURE MORE|DROP YN?",
    "Q = T Y FIGURE? YNMID? CMPTO Y FIGURE? MORE|DROP YN?",
    "Q = T Y? FIGURE? HAVEYN FIGURE MORE|DROP",
    "Q = T Y? FIGURE? HAVEYN CMP FIGURE YN?",
    "Q = T Y? FIGURE? YNMID? CMP FIGURE YN?",
    "Q = T Y FIGURE? YNMID? CMP Y FIGURE? YN?",
    "Q = Y T FIGURE? YNMID? CMPTO FIGURE MORE|DROP YN?",
    "Q = Y T FIGURE? YNMID? CMP FIGURE YN?",
    cost=0.0,
    examples=("{row}2025年目标比基数低吗", "{row}2025年目标是不是高于基数", "{row}2022年目标比2021年高吗"),
)
def above(*words: object) -> Query | None:
    """2025年目标比基数低吗: whether the one figure is above the other, or below it."""
    told = [word for word in words if isinstance(word, tuple)]
    named = [word for word in words if word in ("target", "actual", "baseline")]
    how = next((_HOW[word] for word in words if isinstance(word, str) and word in _HOW), None)
    if how is None or not {"yn", "ynmid", "haveyn"} & {word for word in words if isinstance(word, str)}:
        return None
    if any(len(years) != 1 for years in told) or "actual" in named or named[:-1].count("baseline"):
        return None
    numbers = [years[0].number for years in told]
    if len(numbers) == 2:
        if named.count("baseline") or numbers[0] == numbers[1]:
            return None
        how = how if numbers[0] > numbers[1] else _TURNED[how]
        return _of_rows(thing_in(words), Change((min(numbers), max(numbers)), how, _MORE))
    if named[-1:] != ["baseline"]:
        return None
    return _of_rows(thing_in(words), Change((None, numbers[0] if numbers else None), how, _MORE))


_HOW = {"most": "amount", "fewest": "drop", "drop": "drop", ">": "amount", "<": "drop"}
_TURNED = {"amount": "drop", "drop": "amount"}


def _of_rows(thing: Thing, give: Change) -> Query | None:
    known = settled(thing)
    if known is None or not known.named or known.joint or known.asked or not all(kind in ROWS for kind in known.kinds):
        return None
    return Query(known.kinds, known.where, give)


# -- still nothing


@rules("P = ZERO", "P = Y ZERO", examples=("到现在还挂零的指标是啥", "哪些指标今年还挂零"))
def at_nothing(*words: object) -> Predicate | None:
    """挂零: what was reported within the year is nothing."""
    now = words[-1]
    years = words[0] if isinstance(words[0], tuple) else ()
    if not isinstance(now, Year) or any(year.number != now.number for year in years):
        return None
    nothing, something = (HasFigure("actual", now.number, Comparison(how, 0)) for how in ("=", ">"))
    return said_of(WORK, Every((nothing, Not(something))))


# -- of several, and who is to blame


@rules(
    "Q = T SORTS? IN? Y FIGURE|TOTAL MOST|TOPVAL COP? WHICH T?",
    "Q = T SORTS? IN? Y FIGURE|TOTAL WHICH MOST|TOPVAL",
    "Q = T SORTS? IN? WHICH Y FIGURE|TOTAL MOST|TOPVAL",
    cost=0.0,
    examples=("{row}、接待游客人次、民宿数量三类，2025年目标最高的是哪类",),
)
def highest_of(rows: Thing, *words: object) -> Query | None:
    """甲、乙、丙三类，2025年累计数最多的是哪类: the best of those named."""
    again = next((word for word in words if isinstance(word, Thing)), None)
    years = next((word for word in words if isinstance(word, tuple)), ())
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    several = len(rows.parts) > 1 and rows.joint == "and" and all(kind in ROWS for kind in rows.kinds)
    if not several or len(years) != 1 or {"actual", "baseline"} & {word for word in words if isinstance(word, str)}:
        return None
    if again and not (again.bare and not again.asked and set(again.kinds) & set(ROWS)):
        return None
    return Query(ROWS, rows.where, Ranked("target", years[0].number, pick))


@rules("Q = T|TF DUTYQ", "Q = T FAIL DUTYQ", cost=0.0, examples=("{row}一直没启动，该找谁问责",))
def to_blame(thing: Thing, *_: str) -> Query | None:
    """一直没启动，该找谁问责: the units that answer for it."""
    known = settled(thing)
    if known is None or not (known.named or known.said) or not all(kind in (*WORK, "Action") for kind in known.kinds):
        return None
    predicate = doing(Verb(()), known)
    return applied(Thing(("Unit",), asked="which"), predicate) if predicate else None
