"""What a unit's part in things is called: 当牵头单位, 有牵头任务, 牵头责任在…, 不在责任单位之列, 是…的责任."""

from dataclasses import replace

from graph import ANYTHING, Every, HasStatus, Linked, Not, Query
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing, done_by, has_so_many, with_role
from search.grammar.inside import those_that
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, qualified, said_of, together
from search.grammar.things import ROLES, Measure
from search.grammar.ways import ROWS, WORK


@rules("Q = T TOGETHER? T R", cost=0.2, examples=("{unit}都对哪些指标负责",))
def answering_for(unit: Thing, _: str | None, thing: Thing, role: Verb) -> Query | None:
    """区科技局都对哪些指标负责."""
    fits = unit.named and unit.kinds == ("Unit",) and thing.asked in ("which", "count") and role == Verb(role.roles)
    predicate = doing(role, thing) if fits and not unit.joint and set(thing.kinds) <= set(WORK) else None
    return applied(unit, predicate) if predicate else None


@rules("R = HAVE|NOHAVE R T", cost=0.1, examples=("哪些单位只有配合任务没有牵头任务",))
def having_duties(have: str, role: Verb, tasks: Thing) -> Verb | None:
    """有牵头任务, 没有牵头任务."""
    fits = tasks == Thing(("Task",)) and role == Verb(role.roles) and role.roles
    return replace(role, negated=have == "no") if fits else None


@rules("P = ONLY R", "P = ONLY ROLENOUN", cost=0.3, examples=("哪几家单位只当配合单位",))
def only_helping(_: str, role: Verb | str) -> Predicate | None:
    """只当配合单位: helps with something and leads nothing."""
    verb = role if isinstance(role, Verb) else Verb(ROLES[role])
    if verb not in (Verb(ROLES["support"]), Verb(ROLES["part"])):
        return None
    helps, leads = (Linked("responsible_for", ANYTHING, roles) for roles in (verb.roles, ROLES["lead"]))
    return said_of(("Unit",), Every((helps, Not(leads))))


@rules(
    "Q = T ROLENOUN AT|BELONG T YN?",
    "Q = T ROLENOUN YNMID AT|BELONG? T YN?",
    cost=0.0,
    examples=("{task}的牵头责任在{unit}吗", "{row}的牵头责任落在哪个单位"),
)
def duty_lies_with(thing: Thing, role: str, *words: object) -> Query | None:
    """任务9的牵头责任在区科技局吗, 落在哪个单位."""
    unit = next(word for word in words if isinstance(word, Thing))
    asks = {"yn", "ynmid"} & {word for word in words if isinstance(word, str)}
    if unit.kinds != ("Unit",) or not thing.named or not set(thing.kinds) <= {*WORK, "Action"}:
        return None
    if unit.asked or unit.bare:
        predicate = doing(Verb(ROLES[role]), thing) if unit.bare and unit.asked == "which" and not asks else None
        return applied(unit, predicate) if predicate else None
    said = with_role(role, "cop", unit) if asks else None
    return applied(thing, said) if said else None


@rules("R = AS ROLENOUN", cost=0.0, examples=("哪几家单位仅做协办单位",))
def acting_as(_: str, role: str) -> Verb:
    """当牵头单位."""
    return Verb(ROLES[role])


@rules(
    "Q = T IN? TOGETHER COP T",
    cost=0.1,
    examples=("{task}底下都是哪些项目", "负责{action}的都是哪些单位"),
)
def all_of_which(whole: Thing, *words: object) -> Query | None:
    """任务9底下都是哪些项目; 负责…的都是哪些单位."""
    asked = words[-1]
    if not isinstance(asked, Thing) or not asked.bare or asked.asked not in ("which", "count"):
        return None
    if not whole.kinds and whole.said:
        return those_that(whole, "cop", asked)
    predicate = bond(asked) if whole.named and whole.kinds == ("Task",) and set(asked.kinds) <= set(ROWS) else None
    return applied(whole, predicate) if predicate else None


@rules("P = COP T DUTYNOUN", "P = COP T", cost=0.2, examples=("哪些任务是{unit}的责任", "哪几个项目是{task}的"))
def being_its(_: str, owner: Thing, duty: str | None = None) -> Predicate | None:
    """是区科技局的责任, 是任务9的."""
    fits = owner.named and owner.kinds == (("Unit",) if duty else ("Task",))
    predicate = bond(owner) if fits else None
    kinds: tuple[str, ...] = WORK if duty else ROWS
    own = tuple(option for option in predicate.options if option[0] in kinds) if predicate else ()
    return Predicate(own) if own else None


@rules("Q = T T P", cost=0.1, examples=("哪些任务{unit}没达标",))
def of_the_owner(asked: Thing, owner: Thing, predicate: Predicate) -> Query | None:
    """哪些任务区科技局没达标: which of its tasks."""
    fits = owner.named and owner.kinds in (("Unit",), ("Action",)) and not owner.joint and predicate.plain
    own = bond(owner) if fits and asked.asked in ("which", "count") and asked.bare and owner.kinds else None
    judged = set(asked.kinds) <= set(WORK) and isinstance(predicate.of(WORK[0]), HasStatus)
    found = qualified(asked, own) if own and judged else None
    return applied(found, predicate) if found else None


@rules("P = PULL T", cost=0.3, examples=("{unit}总共要牵几项任务",))
def pulling_so_many(_: str, thing: Thing) -> Predicate | None:
    """牵几项任务: leads them."""
    return doing(Verb(ROLES["lead"]), thing) if thing.asked in ("which", "count") and thing.bare else None


@rules("P = ROLENOUN COP C", cost=0.0, examples=("责任主体为3个以上的任务",))
def units_being_so_many(role: str, _: str, measure: Measure) -> Predicate:
    """责任主体为3个以上."""
    return has_so_many(role, measure)


@rules("Q = T AT T IN TOGETHER? R T", cost=-0.3, examples=("{unit}在{action}里头都担了什么任务",))
def answering_within(unit: Thing, _: str, whole: Thing, *words: object) -> Query | None:
    """区科技局在人才集聚行动里头都担了什么任务."""
    thing, role = words[-1], next(word for word in words if isinstance(word, Verb))
    fits = unit.named and unit.kinds == ("Unit",) and whole.named and whole.kinds == ("Action",)
    if not fits or not isinstance(thing, Thing) or not thing.bare or thing.asked not in ("which", "count"):
        return None
    own, inside = done_by(unit, role) if role == Verb(role.roles) else None, bond(whole)
    found = qualified(thing, own) if own and set(thing.kinds) <= set(WORK) else None
    found = qualified(found, inside) if found and inside else None
    return asking(found) if found else None


@rules("P = HAVE|ABOUT T NAMEQ", cost=0.0, examples=("哪些任务写了{unit}的名字",))
def naming(_: str, unit: Thing, __: str) -> Predicate | None:
    """写了区科技局的名字: it answers for it."""
    return done_by(unit, Verb(())) if unit.named and unit.kinds == ("Unit",) else None


@rules("P = TOGETHER P AND P", cost=0.0, examples=("哪些任务同时依赖{unit}和没达标",))
def both_at_once(_: str, one: Predicate, __: str, other: Predicate) -> Predicate | None:
    """同时依赖区科技局和没达标."""
    return together(one, other)


@rules("P = R COP|HAVE T", "P = T COP ROLENOUN", cost=0.1, examples=("牵头的是{unit}的任务有哪些",))
def done_by_whom(*words: object) -> Predicate | None:
    """牵头的是区科技局, 区科技局是牵头方."""
    unit = next(word for word in words if isinstance(word, Thing))
    role = words[0] if isinstance(words[0], Verb) else Verb(ROLES[str(words[-1])])
    fits = unit.named and unit.kinds == ("Unit",) and role == Verb(role.roles) and role.roles
    return done_by(unit, role) if fits else None


@rules("Q = T IN? P P", cost=0.3, examples=("哪些任务牵头的是{unit}，参与的有{unit2}",))
def both_of_which(asked: Thing, _: str | None, one: Predicate, other: Predicate) -> Query | None:
    """哪些任务牵头的是区科技局，参与的有区财政局."""
    fits = asked.bare and asked.asked in ("which", "count") and set(asked.kinds) <= set(WORK) and asked.kinds
    predicate = together(one, other) if fits and one.plain and other.plain else None
    return applied(asked, predicate) if predicate else None
