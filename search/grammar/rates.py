"""Questions for averages and shares, and for who does what in each of many: 带星的占几成, 各行动的牵头单位分别是谁."""

from dataclasses import replace

from graph import ANYTHING, Every, HasStatus, Linked, Narrow, Not, OfKind, Query, Share, Starred, Tally
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing, done_by
from search.grammar.meaning import Predicate, Thing, along, applied, bond, in_roles, parts_of, qualified, settled
from search.grammar.things import Measure
from search.grammar.ways import ANY_ROLE, WORK, by_id, way_between

_INDICATORS = ("Indicator",)

# -- on average


@rules("Q = AVERAGE Q", cost=0.0, examples=("平均每个单位负责多少任务",))
def on_average(_: str, query: Query) -> Query | None:
    """平均每个单位负责多少任务: of those that are counted one by one."""
    give = query.give
    plain = isinstance(give, Tally) and give.pick == "all" and not query.narrow
    return replace(query, give=replace(give, pick="mean")) if plain and isinstance(give, Tally) else None


@rules(
    "Q = T AVERAGE P",
    "Q = T AVERAGE T",
    "Q = AVERAGE NUM T P",
    "Q = NUM T AVERAGE P",
    "Q = T AVERAGE R T COUNT?",
    cost=0.0,
    examples=("每个单位平均负责几项任务", "平均一个行动有几项任务"),
)
def on_average_each(*words: object) -> Query | None:
    """每个单位平均负责几项任务, 平均一个行动有几项任务."""
    by, *more = (word for word in words if isinstance(word, Thing))
    predicate = next((word for word in words if isinstance(word, Predicate)), None)
    number = next((word.number.value for word in words if isinstance(word, Measure)), 1)
    role = next((word for word in words if isinstance(word, Verb)), None)
    if more and (more[0].asked == "count" or (role and more[0].bare and not more[0].asked)):
        counted = replace(more[0], asked="count")
        predicate = doing(role, counted) if role else bond(counted)
    if number != 1 or by.asked not in ("", "each") or not by.kinds or by.named or predicate is None:
        return None
    query = applied(replace(by, asked="each"), predicate)
    return on_average("", query) if query else None


# -- shares


@rules(
    "Q = T OCCUPY T? OF? PORTION",
    "Q = T OCCUPY T? TIMES|HOWMUCH|HOWMANYARE",
    "Q = T OCCUPY? PORTIONQ",
    "Q = T OCCUPY T PORTIONQ",
    "Q = T OCCUPY ITS T COUNT? OF? PORTION|PORTIONQ",
    "Q = T AT ITS T IN? PORTIONQ",
    cost=0.0,
    examples=("带星指标占全部指标的几成", "带星的占几成", "{unit}的任务占多少", "没达标的任务占比"),
)
def share(part: Thing, *words: object) -> Query | None:
    """带星指标占全部指标的几成: of all of their kind, or of those that are named."""
    whole = None if "its" in words else next((word for word in words if isinstance(word, Thing)), None)
    kinds = whole.kinds if whole and whole.kinds else _INDICATORS if _only_starred(part) else ("Task",)
    known = settled(part, kinds)
    base = whole or (_around(known) if known else None)
    if known is None or base is None or known.asked or base.asked or known.named or base.named:
        return None
    if any(each.number or each.pick or not each.kinds for each in (known, base)) or known.kinds != base.kinds:
        return None
    return _share(in_roles(base), in_roles(known))


@rules(
    "Q = T IN? T OCCUPY PORTION|TIMES|HOWMUCH|HOWMANYARE",
    "Q = T IN T OCCUPY? PORTIONQ",
    cost=0.0,
    examples=("{unit}负责的任务里没达标的占几成",),
)
def share_within(whole: Thing, *words: object) -> Query | None:
    """区科技局负责的任务里没达标的占几成."""
    part = next(word for word in words if isinstance(word, Thing))
    base = settled(whole)
    known = settled(part, base.kinds) if base else None
    if base is None or known is None or base.asked or base.named or known.kinds != base.kinds or known.bare:
        return None
    return None if known.asked or known.named else _share(base, known)


def _around(part: Thing) -> Thing:
    """Of what it is a share where nobody says: of those of which a status is told; of a unit's, where its role is."""
    whole = Thing(part.kinds)
    if len(part.parts) != 1:
        return whole
    told = [each for outer in parts_of(part.parts[0]) for each in parts_of(outer)]
    others = tuple(each for each in told if not isinstance(each, HasStatus))
    if others and len(others) < len(told):
        return replace(whole, parts=(Every(others),))
    owned = [each for each in told if isinstance(each, Linked) and each.relation == "responsible" and by_id(each.to)]
    if len(told) != 1 or len(owned) != 1 or not owned[0].roles:
        return whole
    return replace(whole, parts=(replace(owned[0], roles=()),))


@rules(
    "Q = T OF? RATEQ COP|HAVE|AT? HOWMUCH|HOWMANYARE|WHATARE|PORTION?",
    "Q = RATEQ COP|HAVE? HOWMUCH|HOWMANYARE|WHATARE|PORTION?",
    "Q = RATEQ HOWMUCH|HOWMANYARE? GROUPBY T FRAMEEND?",
    cost=0.0,
    examples=("{unit}的达标率是多少", "全部任务的达标率是多少"),
)
def rate(*words: object) -> Query | None:
    """达标率: how many in a hundred of the tasks, or of those of a unit or action, have the status."""
    codes = next(str(word) for word in words if word in ("met,on_track", "off_target"))
    thing = next((word for word in words if isinstance(word, Thing)), Thing(("Task",)))
    base = settled(replace(thing, asked="" if thing.asked == "all" else thing.asked))
    if base is None or base.asked or base.pick or base.number or len(base.kinds) != 1:
        return None
    kind = base.kinds[0]
    if kind not in WORK:
        way = way_between("Task", kind) if base.named and kind in ("Unit", "Action") else None
        base = Thing(("Task",), (along(way, base),)) if way else Thing(("Task",)) if kind == "Plan" else base
    status = HasStatus(tuple(codes.split(",")))
    return _share(base, Thing(base.kinds, (status,))) if base.kinds[0] in WORK and not base.named else None


def _share(base: Thing, part: Thing) -> Query | None:
    plain = all(kind in (*WORK, "Unit") for kind in base.kinds)
    return Query(base.kinds, base.where, Share(), Narrow(base.kinds, part.where)) if plain and not part.bare else None


def _only_starred(part: Thing) -> bool:
    """Whether all that is said is that it has a star, which is said of indicators."""
    said = [predicate.of("Indicator") for predicate in part.said]
    return bool(said) and not part.kinds and all(isinstance(each, Starred) for each in said)


@rules(
    "Q = T IN? HAVE? RATIO COP? BY? R", "Q = T IN? BY? R PORTIONQ", cost=0.0, examples=("{unit}的任务中有几成是牵头",)
)
def share_in_role(whole: Thing, *words: object) -> Query | None:
    """区科技局的任务中有几成是牵头的."""
    role = next(word for word in words if isinstance(word, Verb))
    told = [each for part in whole.parts for outer in parts_of(part) for each in parts_of(outer) if each != ANYTHING]
    owned = told[0] if len(told) == 1 and len(whole.parts) == 1 else None
    if not isinstance(owned, Linked) or owned.relation != "responsible" or owned.roles or owned.number:
        return None
    plain = role.roles and role == Verb(role.roles) and by_id(owned.to) and whole.kinds == ("Task",) and not whole.asked
    return _share(whole, Thing(("Task",), (replace(owned, roles=role.roles),))) if plain else None


@rules("Q = T HAVE? RATIO P", "Q = T HAVE? RATIO T P", cost=0.0, examples=("所有任务有几成达标了",))
def share_of_all(whole: Thing, *words: object) -> Query | None:
    """所有任务有几成达标了."""
    predicate = next(word for word in words if isinstance(word, Predicate))
    more = next((word for word in words if isinstance(word, Thing)), None)
    owned = bond(whole) if more and more.bare and whole.named and not whole.asked else None
    base = settled((owned and qualified(more, owned)) or Thing(("Post",), asked="no")) if more else settled(whole)
    part = qualified(base, predicate) if base and base.asked in ("", "all") and not base.named else None
    return _share(replace(base, asked=""), replace(part, asked="")) if base and part else None


@rules("Q = NUM T IN? HAVE? T", cost=0.2, examples=("一个行动里有几项任务",))
def in_one(measure: Measure, by: Thing, *words: object) -> Query | None:
    """一个行动里有几项任务: in each of them."""
    thing = next(word for word in words if isinstance(word, Thing))
    if measure.number.value != 1 or not by.bare or by.asked or not by.kinds or thing.asked != "count" or not thing.bare:
        return None
    predicate = bond(thing) if by.kinds in (("Action",), ("Unit",)) else None
    return applied(replace(by, asked="each"), predicate) if predicate else None


@rules(
    "P = R? T TOGETHER|ALL PS",
    cost=0.0,
    examples=("哪些单位牵头的任务全部达标", "任务全部达标的单位"),
)
def all_in_status(*words: object) -> Predicate | None:
    """牵头的任务全部达标: it has some, and none that isn't so; of those that aren't assessed nothing is asked."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    tasks = next(word for word in words if isinstance(word, Thing))
    status = next(word for word in words if isinstance(word, Predicate)).of("Task")
    plain = tasks == Thing(("Task",)) and role == Verb(role.roles) and {"together", "all"} & set(map(str, words))
    if not plain or not isinstance(status, HasStatus):
        return None
    rest = Every((OfKind(("Task",)), Not(HasStatus((*status.statuses, "not_assessed")))))
    met = Every((OfKind(("Task",)), status))
    owning, found = Linked("responsible_for", met, role.roles), Linked("responsible_for", rest, role.roles)
    own = (("Action", Every((Linked("has_part", met), Not(Linked("has_part", rest))))),) if not role.roles else ()
    return Predicate((("Unit", Every((owning, Not(found)))), *own))


# -- each of those that are named


@rules(
    "Q = T EACHHAS T",
    "Q = T APART HAVE? T",
    "Q = T APART COP? HOWMANYARE T",
    cost=-0.2,
    examples=("{unit}和{unit2}各有多少任务", "{unit}和{unit2}各有几项带星指标", "行动各有多少项任务"),
)
def each_of_these(these: Thing, *words: object) -> Query | None:
    """区科技局和区财政局各有多少任务; 行动各有多少任务: each of all."""
    thing = next(word for word in words if isinstance(word, Thing))
    whole = (
        these.bare
        and these.kinds in (("Action",), ("Task",), ("Unit",))
        and not (these.asked or these.pick or these.number)
    )
    named = these.named and these.joint in ("and", "all") and len(these.kinds) == 1
    if not (whole or named) or thing.asked != "count":
        return None
    predicate = bond(thing, () if these.roles == (ANY_ROLE,) else these.roles)
    each = replace(these, asked="each", joint="", named=False, roles=())
    return applied(each, predicate) if predicate else None


# -- each of many by name


@rules(
    "Q = T T APART? WHATARE|HAVEWHO",
    "Q = T T APART? COP WHO|WHICH",
    "Q = T T APART? COP T",
    "Q = LIST T T",
    cost=0.0,
    examples=("各行动的牵头单位分别是谁", "各任务的责任单位是哪些", "各行动的牵头单位是哪家"),
)
def each_by_name(*words: object) -> Query | None:
    """各行动的牵头单位分别是谁: a tally that tells what it counts by name."""
    by, thing, *again = (word for word in words if isinstance(word, Thing))
    if by.asked != "each" or not by.bare or thing.asked or thing.named or thing.pick or thing.number:
        return None
    if not {*by.kinds, *thing.kinds} <= {*WORK, "Unit", "Action"}:
        return None
    if any(not each.bare or each.asked != "which" or each.kinds not in ((), thing.kinds) for each in again):
        return None
    predicate = bond(replace(thing, asked="which")) if thing.kinds else None
    return applied(by, predicate) if predicate else None


@rules("Q = T WHATARE|HAVEWHO R", cost=0.0, examples=("各行动都是谁牵头",))
def each_by_whom(by: Thing, _: str, role: Verb) -> Query | None:
    """各行动都是谁牵头."""
    predicate = done_by(Thing(("Unit",), asked="which"), role) if by.asked == "each" and by.bare else None
    return applied(by, predicate) if predicate else None
