"""Units and actions by how many in a hundred of their tasks are on target: 各单位达标率, 达标率最高的三个单位, 哪个单位完成得最好."""

from dataclasses import replace

from graph import HasStatus, Query, Tally
from search.grammar.best import first_of
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.meaning import Thing, applied, bond
from search.grammar.ways import WORK

_CODES = ("met,on_track", "off_target")
_BY = (("Unit",), ("Action",))


@rules("RATED = RATEQ TOPVAL|MOST|BIGGER", cost=0.0, examples=("哪个单位达标率最高",))
def rated_most(codes: str, pick: str) -> str:
    """达标率最高."""
    return f"{codes}:{pick}"


@rules("RATED = GROWTOP", cost=0.0, examples=("哪个单位完成得最好",))
def done_best(how: str) -> str | None:
    """完成得最好: the highest share of its tasks is on target."""
    of, _, pick = how.partition(":")
    return f"{_CODES[0]}:{pick}" if of == "reached" else None


@rules("RATED = RATEQ MOST? PLACED|FIRST", "RATED = RATED PLACED|FIRST", cost=0.0, examples=("达标率排前三的单位",))
def rated_first(codes: str, *words: object) -> str:
    """达标率排前三."""
    first = first_of(words)
    pick = next((str(word) for word in words if word in ("most", "fewest")), "most")
    return f"{codes if ':' in codes else f'{codes}:{pick}'}:{first}"


@rules(
    "Q = T R? T? OF? RATEQ TALLY|ORDER|BOARD|LISTNOUN|HOWMUCH|HOWMANYARE|WHATARE?",
    "Q = T R? T? OF? RATEQ COP|AT HOWMUCH|HOWMANYARE|WHATARE",
    "Q = GROUPBY T TALLY|LIST? R? T? OF? RATEQ",
    cost=-0.1,
    examples=("各单位达标率", "各行动的达标率是多少", "按单位统计达标率"),
)
def rate_of_each(*words: object) -> Query | None:
    """各单位达标率."""
    by = next(word for word in words if isinstance(word, Thing))
    if by.asked != "each" and not (by.bare and not by.asked and {"groupby", "order"} & _told(words)):
        return None
    return _rated(by, words) if not {"most", "fewest"} & _told(words) or "most" in _told(words) else None


@rules(
    "Q = T R? T? OF? RATED WHATARE?",
    "Q = RATED COP? T WHATARE?",
    "Q = RATED NUM T WHATARE?",
    "Q = RATED COP T",
    "Q = R T OF? RATED COP? T WHATARE?",
    cost=-0.1,
    examples=("哪个单位达标率最高", "达标率最低的三个单位", "牵头任务达标率最高的单位"),
)
def best_rated(*words: object) -> Query | None:
    """哪个单位达标率最高; 达标率最高的三个单位."""
    things = [word for word in words if isinstance(word, Thing)]
    by = next((each for each in things if each.kinds in _BY), None)
    return _rated(by, words) if by and by.asked in ("", "which") and not by.named else None


def _told(words: tuple[object, ...]) -> set[str]:
    return {word for word in words if isinstance(word, str)}


def _rated(by: Thing, words: tuple[object, ...]) -> Query | None:
    things = [word for word in words if isinstance(word, Thing) and word is not by]
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    counted = things[0] if things else Thing(("Task",))
    rated = next(word for word in words if isinstance(word, str) and word.split(":")[0] in _CODES)
    codes, pick, first = [*rated.split(":"), "", ""][:3]
    plain = len(things) < 2 and counted.bare and not (counted.asked or counted.pick or counted.number)
    if not plain or by.kinds not in _BY or not by.bare or not set(counted.kinds) <= set(WORK) or not counted.kinds:
        return None
    if by.pick or by.number or role != Verb(role.roles) or (role.roles and by.kinds != ("Unit",)):
        return None
    asked = replace(counted, asked="count")
    predicate = doing(role, asked) if by.kinds == ("Unit",) else bond(asked)
    query = applied(Thing(by.kinds, asked="each"), predicate) if predicate else None
    if query is None or not isinstance(query.give, Tally):
        return None
    share = HasStatus(tuple(codes.split(",")))
    many = int(first) if first else max(by.first, first_of(words))
    return replace(query, give=replace(query.give, pick=pick or "all", first=many if pick else 1, share=share))
