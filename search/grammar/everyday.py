"""Everyday questions: 人才方面的任务, 六大行动是什么, 去年完成多少, 目前有多少, 谁压力大, 看排名的指标, 谁负责考核, 要花钱的任务."""

from dataclasses import replace

from graph import (
    ANYTHING,
    Aimed,
    Condition,
    Counting,
    Every,
    Figures,
    Has,
    Is,
    Linked,
    Listing,
    Missing,
    Named,
    OfKind,
    Query,
    Says,
    Some,
    Wording,
)
from search.grammar.asked import said, thing_in
from search.grammar.aspects import unclear
from search.grammar.chart import rules
from search.grammar.compare import most_of
from search.grammar.duty import Verb, doing
from search.grammar.facts import Asked, figures
from search.grammar.meaning import Predicate, Thing, applied, asking, qualified, said_of, settled
from search.grammar.said import Figure, Year
from search.grammar.ways import ROWS, WORK

_MONEY = ("资金", "经费", "投资", "补助", "补贴", "贴息", "财政投入")


# -- what something is about


def _about(field: tuple[str, bool]) -> Condition:
    """That the text says the words, or that it stands under an action that is called so."""
    words, acted = field
    under = Linked("part_of", Every((OfKind(("Action",)), Named(words))))
    return Some((Says(words), under)) if acted else Says(words)


@rules("P = FIELD", "P = ABOUT|AND FIELD ABOUTEND", "P = ABOUT FIELD", cost=0.0, examples=("人才方面的任务有哪些",))
def in_field(*words: object) -> Predicate:
    """人才方面, 跟人才方面有关."""
    return said_of(WORK, _about(next(word for word in words if isinstance(word, tuple))))


@rules("Q = T IN|AT? FIELD P", cost=0.1, examples=("{unit}在人才方面有哪些任务",))
def own_in_field(owner: Thing, *words: object) -> Query | None:
    """区科技局在人才方面有哪些任务."""
    predicate = next(word for word in words if isinstance(word, Predicate))
    query = said(owner, predicate) if owner.named else None
    return asked_in_field(next(word for word in words if isinstance(word, tuple)), query) if query else None


@rules("Q = FIELD Q", cost=0.1, examples=("人才方面有哪些任务",))
def asked_in_field(field: tuple[str, bool], query: Query) -> Query | None:
    """人才方面有哪些任务没达标."""
    fits = isinstance(query.give, Listing | Counting) and not query.narrow and not query.then
    return replace(query, where=Every((query.where, _about(field)))) if fits and set(query.find) <= set(WORK) else None


@rules("Q = FIELD T R", "Q = FIELD BY T R", cost=0.1, examples=("人才方面谁负责",))
def who_in_field(field: tuple[str, bool], *words: object) -> Query | None:
    """人才方面谁负责: the units of the tasks of that."""
    asked, role = thing_in(words), next(word for word in words if isinstance(word, Verb))
    fits = asked.bare and asked.asked == "which" and asked.kinds == ("Unit",)
    predicate = doing(role, Thing(("Task",), (_about(field),), named=True)) if fits else None
    return applied(asked, predicate) if predicate else None


@rules("P = MONEY", cost=-0.8, examples=("哪些任务要花钱",))
def costing(_: str) -> Predicate:
    """要花钱: the text speaks of money; where it doesn't, it may cost all the same."""
    return replace(said_of(WORK, Some(tuple(Says(word) for word in _MONEY))), joined=True)


@rules("P = UNCLEAR", cost=0.0, examples=("哪些任务有歧义",))
def said_unclearly(which: str) -> Predicate:
    """写得不清楚: two readings remain, or something is lost."""
    return said_of((*WORK, "Action", "Plan"), Linked("found", unclear(which)))


@rules("Q = T? HAVE? T UNCLEAR", "Q = HAVE WHICH UNCLEAR", cost=-0.2, examples=("哪些地方写得不清楚",))
def where_unclear(*words: object) -> Query | None:
    """哪些地方写得不清楚: what was found, wherever it stands."""
    *whole, noun = [word for word in words if isinstance(word, Thing)] or [Thing(("Finding",), asked="which")]
    fits = noun.kinds == ("Finding",) and noun.bare and noun.asked in ("which", "count")
    if not fits or any(
        not (each == Thing(("Plan",)) or (each.named and set(each.kinds) <= set(WORK))) for each in whole
    ):
        return None
    found = unclear(str(next(word for word in words if word in ("unclear", "ambiguous"))))
    about = [Linked("about", each.where) for each in whole if each.named]
    give = Counting() if noun.asked == "count" else Listing()
    return Query(("Finding",), Every((found, *about)) if about else found, give)


# -- all there are, whatever their number was taken for


@rules(
    "Q = ALLOF WHATARE|TEXTQ",
    "Q = WHATARE|LIST|WHICH ALLOF",
    "Q = T ALLOF WHATARE",
    cost=0.0,
    examples=("九大行动分别是什么",),
)
def all_there_are(*words: object) -> Query | None:
    """六大行动分别是什么, of a plan with ten: all ten, and the note says so."""
    *plan, wanted = [word for word in words if isinstance(word, Thing)]
    fits = all(each.kinds == ("Plan",) and not each.asked for each in plan)
    return Query(wanted.kinds) if fits else None


# -- what was reached


@rules(
    "Q = Y REACHED HOWMUCH|HOWMANY|HOWMANYARE T",
    "Q = T Y REACHED HOWMUCH|HOWMANY|HOWMANYARE",
    "Q = Y T REACHED HOWMUCH|HOWMANY|HOWMANYARE",
    "Q = Y REACHED T HOWMUCH|HOWMANYARE",
    cost=-0.3,
    examples=("2020年完成多少{row}", "{row}2020年实现了多少"),
)
def reached_then(*words: object) -> Query | None:
    """去年完成多少家高企: what was reached, as the year is over."""
    when = next(word for word in words if isinstance(word, tuple))
    row = _row(thing_in(words))
    years = tuple(year.number for year in when if isinstance(year, Year))
    return figures(Asked(row, Figure("actual", years))) if row and years else None


@rules(
    "Q = NOW HAVE|COP? HOWMUCH|HOWMANY|HOWMANYARE T",
    "Q = T NOW HAVE|COP? HOWMUCH|HOWMANY|HOWMANYARE",
    "Q = NOW T HAVE|COP? HOWMUCH|HOWMANY|HOWMANYARE",
    "Q = T HOWMUCH|HOWMANYARE NOW",
    cost=-0.3,
    examples=("目前{row}有多少", "{row}现在是多少"),
)
def known_now(*words: object) -> Query | None:
    """目前高企有多少家: the last that is known."""
    row = _row(thing_in(words))
    return Query(row.kinds, row.where, Figures("latest")) if row else None


def _row(thing: Thing) -> Thing | None:
    known = settled(thing)
    fits = known is not None and known.named and not known.asked and all(kind in ROWS for kind in known.kinds)
    return known if fits else None


@rules("Q = G YEARS LIST?", "Q = LIST? YEARS G", cost=0.0, examples=("{task}的目标逐年列一下",))
def year_by_year(*words: object) -> Query | None:
    """任务12的目标逐年列一下: of all years."""
    asked = next(word for word in words if isinstance(word, Asked))
    return figures(asked) if not asked.figure.years else None


@rules("Q = T YEARS LIST", cost=0.1, examples=("{task}的指标逐年列一下",))
def rows_by_year(thing: Thing, *_: str) -> Query | None:
    """任务5的指标逐年列一下: the targets of rows that are named, or of something named."""
    rows = bool(thing.kinds) and set(thing.kinds) <= set(ROWS) and not thing.bare and not thing.asked
    return figures(Asked(thing, Figure("target"))) if rows and not (thing.pick or thing.number) else None


# -- who has most to do


@rules("Q = T WHO|WHICH BUSY|BUSIEST", "Q = T T BUSY|BUSIEST", cost=0.0, examples=("{unit}和{unit2}谁压力大",))
def busier(*words: object) -> Query | None:
    """甲和乙谁压力大: the one that answers for most tasks."""
    units, *others = [word for word in words if isinstance(word, Thing)]
    if units.kinds != ("Unit",) or not units.joint or len(units.parts) < 2:
        return None
    if any(not each.bare or each.kinds not in ((), ("Unit",)) or each.asked != "which" for each in others):
        return None
    counted = Thing(("Task",), pick=str(words[-1]))
    return most_of(replace(units, joint="", named=False), counted, Verb(()))


@rules("Q = WHO|T BUSY", cost=0.1, examples=("谁担子重",))
def busy(asked: object, pick: str) -> Query | None:
    """谁担子重: the one that answers for most tasks."""
    thing = asked if isinstance(asked, Thing) else Thing(("Unit",), asked="which")
    fits = thing.kinds == ("Unit",) and thing.bare and thing.asked == "which"
    return most_of(replace(thing, asked=""), Thing(("Task",), pick=pick), Verb(())) if fits else None


# -- places to come to


@rules("P = RANKAIM", "P = HAVE RANKAIM", cost=0.0, examples=("哪些指标看排名",))
def ranked_aim(*words: object) -> Predicate:
    """看排名."""
    return said_of(WORK, next(word for word in words if isinstance(word, Aimed | Some)))


@rules("P = PLACEDIN", cost=0.0, examples=("全省排名要求前30的指标",))
def placed_in(aims: Condition) -> Predicate:
    """全省排名要求前30."""
    return said_of(WORK, aims)


@rules("Q = T R YN?", cost=-0.1, examples=("哪些企业参与了",))
def taking_part(asked: Thing, role: Verb, _: str | None) -> Query | None:
    """哪些企业参与了: of units of a sort, in anything."""
    sort = len(asked.parts) == 1 and isinstance(asked.parts[0], Is | Missing)
    if asked.kinds != ("Unit",) or asked.asked not in ("which", "count") or not sort or role != Verb(role.roles):
        return None
    found = qualified(asked, said_of(("Unit",), Linked("responsible_for", ANYTHING, role.roles)))
    return asking(found) if found else None


# -- what a plan lays down, and what it doesn't tell


@rules(
    "Q = WHO R|DOER? M",
    "Q = T R|DOER M",
    "Q = M COP? BY? WHO R|DOER",
    "Q = M COP? BY? T R|DOER",
    "Q = M WHO R|DOER|CONVENE",
    "Q = M BY WHO CONVENE",
    cost=-0.2,
    examples=("谁负责考核", "督查谁来做"),
)
def who_carries_out(*words: object) -> Query | None:
    """谁负责考核: what the plan says of it."""
    condition = next(word for word in words if isinstance(word, Has | Every))
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    things = [word for word in words if isinstance(word, Thing)]
    plain = role == Verb(()) or role == Verb(("lead",))
    told = next((part for part in (condition, *getattr(condition, "parts", ())) if isinstance(part, Has)), None)
    if not plain or told is None or not set(told.values) <= {"assessment", "inspection", "bulletin"}:
        return None
    if any(each.kinds != ("Unit",) or not each.bare or each.asked != "which" for each in things):
        return None
    return Query(("Provision",), condition, Wording())


@rules("Q = UNTOLD", cost=2.0, examples=("离规划期结束还有多久",))
def not_told(asked: tuple[tuple[str, ...], Missing]) -> Query:
    """离规划期结束还有多久: nothing, and why."""
    return Query(*asked)
