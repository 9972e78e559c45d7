"""Questions for platforms, parks and programmes by who builds them: 建哪些平台, 要建的园区, 平台建设的责任单位. BU builds."""

from dataclasses import replace

from graph import Query
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, qualified
from search.grammar.ways import PLACES, WORK

_PLAN = Thing(("Plan",))


@rules("BU = BUILD", "BU = R BUILD", "BU = BUILD BUILD", "BU = BUILD R", "BU = TOGETHER BUILD", cost=0.05)
def building(*words: Verb | str) -> Verb | None:
    """建, 负责建, 规划建设; 牵头建 is done by who leads."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    return role if role == Verb(role.roles) else None


@rules("P = BU T", cost=0.05, examples=("哪些单位建平台",))
def builds(role: Verb, places: Thing) -> Predicate | None:
    """建哪些平台: tasks that concern them, units that answer for such tasks."""
    if not _places(places) or not (places.bare or places.named):
        return None
    predicate = bond(places, role.roles)
    kept = tuple(each for each in predicate.options if each[0] in (*WORK, "Unit")) if predicate else ()
    return Predicate(kept) if kept else None


@rules("P = BY? T BU", cost=0.05, examples=("{unit}要建的平台有哪些",))
def built_by(*words: object) -> Predicate | None:
    """区科技局要建(的平台)."""
    owner, role = (word for word in words if isinstance(word, Thing | Verb))
    assert isinstance(owner, Thing)
    assert isinstance(role, Verb)
    told = owner.named or (owner.bare and owner.asked in ("which", "each"))
    if not told or owner.kinds not in (("Unit",), ("Task",)):
        return None
    predicate = bond(owner, role.roles if owner.kinds == ("Unit",) else ())
    kept = tuple(each for each in predicate.options if each[0] in PLACES) if predicate else ()
    return Predicate(kept) if kept else None


@rules("T = T? BU T", "T = T IN BU T", cost=0.1, examples=("方案打造哪些平台",))
def to_be_built(*words: object) -> Thing | None:
    """要建的平台, 方案要建的平台: those that the plan names."""
    *whole, places = (word for word in words if isinstance(word, Thing))
    role = next(word for word in words if isinstance(word, Verb))
    plain = _places(places) and places.bare and not places.pick and role == Verb(())
    return places if plain and whole in ([], [_PLAN]) else None


@rules(
    "Q = T? T BU WHATARE|LISTNOUN|LIST", "Q = LIST T? T BU", "Q = HAVE? T BU", cost=0.1, examples=("平台建设有哪些",)
)
def what_is_built(*words: object) -> Query | None:
    """平台建设清单."""
    places = to_be_built(*(word for word in words if isinstance(word, Thing | Verb)))
    told = any(isinstance(word, str) for word in words)
    return asking(places) if places and (told or places.asked) else None


@rules("P = R T BU", cost=0.05, examples=("负责平台建设的有哪些部门",))
def building_them(role: Verb, places: Thing, _: Verb) -> Predicate | None:
    """负责平台建设."""
    plain = _places(places) and places.bare and not places.asked
    return doing(role, places) if plain and role == Verb(role.roles) else None


@rules("T = T BU T", cost=0.05, examples=("平台建设的责任单位有哪些",))
def who_builds(one: Thing, role: Verb, other: Thing) -> Thing | None:
    """平台建设的责任单位."""
    fits = _places(one) and one.bare and not one.asked and other.kinds == ("Unit",) and other.bare
    predicate = doing(Verb(role.roles or other.roles), one) if fits and not other.number else None
    return qualified(replace(other, roles=()), predicate) if predicate else None


@rules(
    "Q = T BY T BU",
    "Q = T T BU",
    "Q = T BU BY? COP? T|WHO",
    "Q = T BU TOGETHER COP T",
    cost=0.05,
    examples=("平台由哪几家建",),
)
def built_by_whom(places: Thing, *words: object) -> Query | None:
    """平台都由哪几家负责建."""
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",), asked="which"))
    role = next(word for word in words if isinstance(word, Verb))
    fits = _places(places) and not places.asked and asked.kinds == ("Unit",) and asked.bare and asked.asked
    predicate = doing(role, places) if fits else None
    return applied(asked, predicate) if predicate else None


@rules("Q = T T BU WHATARE|HAVEWHO?", "Q = T BU T", "Q = T HAVE T BU", cost=0.1, examples=("{unit} 平台 建设",))
def of_the_owner(owner: Thing, *words: object) -> Query | None:
    """区科技局的平台建设有哪些."""
    places = next(word for word in words if isinstance(word, Thing))
    role = next(word for word in words if isinstance(word, Verb))
    fits = owner.named and owner.kinds in (("Unit",), ("Task",)) and _places(places) and places.bare
    predicate = built_by(owner, role) if fits else None
    found = qualified(replace(places, asked="which"), predicate) if predicate else None
    return asking(found) if found else None


@rules("Q = HAVE? WHICH T NAMEQ", "Q = T IN? T TOGETHER? NAMEQ", "Q = T AT|BELONG|LISTED T IN?", cost=-0.1)
def names_in_plan(*words: object) -> Query | None:
    """有哪些计划名称; 计划都叫什么; 哪些计划写进了方案."""
    *whole, last = [word for word in words if isinstance(word, Thing)]
    places = whole[0] if last == _PLAN and whole else last
    told = places.bare and _places(places)
    rest = [each for each in (*whole, last) if each is not places]
    return asking(places) if told and rest in ([], [_PLAN]) else None


def _places(thing: Thing) -> bool:
    return bool(thing.kinds) and set(thing.kinds) <= set(PLACES)
