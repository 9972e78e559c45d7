"""Questions for how much figures change between two years. D is a pair of years, the first None where none is said."""

from dataclasses import replace

from graph import Change, Comparison, Query
from search.chart import rules
from search.grammar_asked import thing_in
from search.grammar_facts import Asked, figures
from search.grammar_said import Figure, Year
from search.meaning import Thing, settled
from search.ways import ROWS, WORK

_PAIR = 2


@rules("D = Y", "D = Y CMPTO Y", "D = Y FIGURE CMPTO Y FIGURE?", examples=("{row}2025年比2020年增加多少",))
def between(*words: object) -> tuple[int | None, int] | None:
    """2025年比2020年, 从2020年到2025年."""
    years = [year.number for word in words if isinstance(word, tuple) for year in word if isinstance(year, Year)]
    one, other = years if len(years) == _PAIR else (0, 0)
    return (min(one, other), max(one, other)) if one != other else None


@rules(
    "Q = T D FIGVERB|FIGURE? GROW|MORE HOWMUCH|HOWMANYARE",
    "Q = D T FIGVERB|FIGURE? GROW|MORE HOWMUCH|HOWMANYARE",
    "Q = T OF? D FIGURE? DIFF HOWMUCH|HOWMANYARE",
    "Q = T D CHANGE HOWMUCH",
    cost=0.0,
    examples=("{row}2020年到2025年提高多少", "{row}从2020年到2025年目标增加多少", "2020年到2025年{row}要增加多少"),
)
def by_how_much(*words: object) -> Query | None:
    """2020年到2025年提高多少."""
    years = next(word for word in words if isinstance(word, tuple))
    return _change(thing_in(words), Change((years[0], years[1])))


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


def _years(words: tuple[object, ...]) -> tuple[int | None, int] | None:
    told = [word for word in words if isinstance(word, tuple)]
    numbers = [each.number if isinstance(each, Year) else each for pair in told for each in pair]
    known = sorted(each for each in numbers if isinstance(each, int))
    if not known or len(known) > _PAIR:
        return None
    return (known[0] if len(known) == _PAIR else None, known[-1])


def _change(thing: Thing, give: Change) -> Query | None:
    known = settled(thing)
    if known is None or known.bare or known.asked or known.pick or known.number:
        return None
    if not all(kind in WORK for kind in known.kinds):
        return None
    query = figures(Asked(known, Figure("either")))
    return replace(query, give=give) if query and query.find and set(query.find) <= set(ROWS) else None
