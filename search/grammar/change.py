"""Questions for how much figures change between two years. D is a pair of years, the first None where none is said."""

from dataclasses import replace

from graph import Change, Comparison, Query
from search.grammar.asked import thing_in
from search.grammar.best import first_of
from search.grammar.chart import rules
from search.grammar.facts import Asked, figures
from search.grammar.meaning import Thing, bond, qualified, settled
from search.grammar.said import Figure, Year
from search.grammar.ways import ROWS, WORK

_PAIR = 2


@rules("D = SPAN", cost=0.0, examples=("{row}五年增长多少", "五年间{row}要增加多少"))
def whole_period(_: str) -> tuple[None, None]:
    """五年间: from the earliest figure to the last target."""
    return None, None


@rules("D = Y", "D = Y CMPTO Y", "D = Y FIGURE CMPTO Y FIGURE?", examples=("{row}2025年比2020年增加多少",))
def between(*words: object) -> tuple[int | None, int] | None:
    """2025年比2020年, 从2020年到2025年."""
    years = [year.number for word in words if isinstance(word, tuple) for year in word if isinstance(year, Year)]
    one, other = years if len(years) == _PAIR else (0, 0)
    return (min(one, other), max(one, other)) if one != other else None


@rules(
    "Q = T D FIGVERB|FIGURE? GROW|MORE|DROP HOWMUCH|HOWMANYARE",
    "Q = D T FIGVERB|FIGURE? GROW|MORE|DROP HOWMUCH|HOWMANYARE",
    "Q = T FIGVERB|FIGURE? D GROW|DROP HOWMUCH|HOWMANYARE",
    "Q = T OF? D FIGURE? DIFF HOWMUCH|HOWMANYARE",
    "Q = T D CHANGE HOWMUCH",
    "Q = Y T CMPTO Y FIGVERB|FIGURE? GROW|MORE|DROP HOWMUCH|HOWMANYARE",
    cost=0.0,
    examples=("{row}2020年到2025年提高多少", "{row}从2020年到2025年目标增加多少", "2020年到2025年{row}要增加多少"),
)
def by_how_much(*words: object) -> Query | None:
    """2020年到2025年提高多少."""
    told = [word for word in words if isinstance(word, tuple)]
    years = told[0] if len(told) == 1 else between(*told)
    if years is None:
        return None
    return _change(thing_in(words), Change((years[0], years[1]), "drop" if "drop" in words else "amount"))


@rules(
    "Q = T D|Y FIGVERB? GROW? TIMES",
    "Q = D|Y T FIGVERB? GROW? TIMES",
    "Q = T D|Y FIGURE? COP? Y TIMES",
    cost=0.0,
    examples=("{row}2025年比2020年增长百分之几", "{row}到2025年翻几番", "{row}2025年是2020年的几倍"),
)
def so_many_times(*words: object) -> Query | None:
    """翻几番, 是2020年的几倍, 增幅."""
    how = next(word for word in words if word in ("percent", "times", "doublings"))
    years = _years(words)
    return _change(thing_in(words), Change(years, str(how))) if years else None


@rules(
    "Q = T D|Y YNMID? DOUBLE YN?",
    "Q = D|Y T YNMID? DOUBLE YN?",
    cost=0.0,
    examples=("{row}到2025年能翻一番吗", "{row}2020年到2025年翻一番吗"),
)
def doubled(*words: object) -> Query | None:
    """翻一番吗."""
    often, years = next(int(word) for word in words if word in ("1", "2", "3")), _years(words)
    yes_no = {"yn", "ynmid"} & {word for word in words if isinstance(word, str)}
    return _change(thing_in(words), Change(years, "times", Comparison(">=", 2**often))) if years and yes_no else None


def _years(words: tuple[object, ...]) -> tuple[int | None, int | None] | None:
    told = [word for word in words if isinstance(word, tuple)]
    if (None, None) in told:
        return None, None
    numbers = [each.number if isinstance(each, Year) else each for pair in told for each in pair]
    known = sorted(each for each in numbers if isinstance(each, int))
    if not known or len(known) > _PAIR:
        return None
    return (known[0] if len(known) == _PAIR else None, known[-1])


@rules(
    "Q = T D|Y? FIGURE? GROWTOP",
    "Q = D|Y T FIGURE? GROWTOP",
    "Q = D|Y? FIGURE? GROWTOP FIRST|PLACED|NUM? T WHATARE?",
    "Q = D|Y? FIGURE? GROWTOP COP? WHICH FIRST|NUM? T",
    "Q = T IN? T|WHICH D|Y? FIGURE? GROWTOP",
    "Q = T GROUPBY D|Y? GROWTOP",
    cost=0.0,
    examples=("哪个指标增幅最大", "增长最快的3个指标", "2021年到2025年增长最快的指标", "任务5的指标里哪个增幅最大"),
)
def most_changed(*words: object) -> Query | None:
    """增幅最大的指标: those of which the figures change most."""
    how, _, pick = next(str(word) for word in words if isinstance(word, str) and ":" in word).partition(":")
    *whole, thing = [word for word in words if isinstance(word, Thing)] or [Thing()]
    if whole and not (thing.bare and set(thing.kinds) <= set(ROWS) and whole[0].kinds):
        return None
    told = whole[0] if whole and set(whole[0].kinds) <= set(ROWS) else owned_rows(whole[0], thing) if whole else thing
    years = _years(words) or (None, None)
    known = told and settled(replace(told, asked="", joint=""), ROWS)
    if known is None or not set(known.kinds) <= set(ROWS) or known.pick or known.number or thing.asked == "count":
        return None
    years = (None, years[1]) if how == "reached" else years
    return Query(known.kinds, known.where, Change(years, how, None, pick, first_of(words)))


def owned_rows(whole: Thing, thing: Thing) -> Thing | None:
    """The rows that belong to what is named."""
    predicate = None if whole.asked or whole.bare else bond(replace(whole, joint=""))
    return qualified(replace(thing, kinds=thing.kinds or ROWS, asked=""), predicate) if predicate else None


def _change(thing: Thing, give: Change) -> Query | None:
    known = settled(thing)
    if known is None or known.bare or known.asked or known.pick or known.number:
        return None
    if not all(kind in WORK for kind in known.kinds):
        return None
    query = figures(Asked(known, Figure("either")))
    return replace(query, give=give) if query and query.find and set(query.find) <= set(ROWS) else None
