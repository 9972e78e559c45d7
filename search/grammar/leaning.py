"""Turns of phrase around dependence: 没做完…就没法干, 对…有依赖, 因…而受影响; on which units a unit depends."""

from graph import Every, Linked, Not, OfKind, Query
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.hanging import affects, depending
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, qualified, said_of

# -- what hangs on what


@rules(
    "Q = T UNDONE|FAIL T STUCK",
    "Q = T DONE ABLE T",
    "Q = T DONE ABLE T R?",
    cost=0.0,
    examples=("哪些任务没做完{task}就没法干",),
)
def held_by_which(asked: Thing, _: str, *words: object) -> Query | None:
    """哪些任务没做完任务9就没法干."""
    thing = thing_in(words)
    fits = asked.bare and asked.asked in ("which", "count") and thing.named
    if fits and thing.kinds == ("Unit",) and asked.kinds == ("Unit",):
        return unit_leaning(thing, "", asked)
    predicate = depending("", asked) if fits and thing.kinds == ("Task",) and asked.kinds == ("Task",) else None
    return applied(thing, predicate) if predicate else None


@rules("P = TOWARD? T HASDEP", "P = HASDEP T", cost=0.0, examples=("{task}对哪些任务有依赖",))
def has_dependence(*words: object) -> Predicate | None:
    """对哪些任务有依赖."""
    return depending("", thing_in(words))


@rules(
    "Q = T DEPEND T ON?",
    "Q = T TOWARD T HASDEP",
    "Q = T AFFBY T AFFECT",
    cost=0.0,
    examples=("{unit}依赖哪些单位",),
)
def unit_leaning(unit: Thing, *words: object) -> Query | None:
    """区科技局依赖哪些单位: those on which its tasks depend."""
    asked = thing_in(words)
    if asked.kinds != ("Unit",) or not asked.bare or asked.asked not in ("which", "count"):
        return None
    predicate = leaned_on(unit, "")
    found = qualified(asked, predicate) if predicate else None
    return asking(found) if found else None


@rules(
    "Q = TF AFFECT COP|HAVE T",
    "Q = TF TOWARD T AFFECTED",
    "Q = TF AND T AFFECTED",
    cost=0.0,
    examples=("{task}拖了，会殃及的是哪几项任务",),
)
def struck(cause: Thing, *words: object) -> Query | None:
    """任务9拖了，殃及的是哪几项任务."""
    return affects(cause, thing_in(words))


@rules("Q = T AFFBY TF AND? AFFECTED|AFFECT", cost=0.0, examples=("哪些任务会因{task}延误而受影响",))
def struck_by(asked: Thing, _: str, cause: Thing, *__: str | None) -> Query | None:
    """哪些任务会因任务9延误而受影响."""
    return affects(cause, asked) if asked.bare else None


def leaned_on(unit: Thing, _: str) -> Predicate | None:
    """区科技局依赖(的单位)."""
    fits = unit.kinds == ("Unit",) and unit.named and not unit.joint
    tasks = Every((OfKind(("Task",)), Linked("responsible", unit.where)))
    return said_of(("Unit",), Every((Linked("needed_by", tasks), Not(unit.where)))) if fits else None


@rules("T = T UPUNIT", "T = T DEPEND T", cost=0.0, examples=("{unit}的上游单位有哪些", "{unit}仰仗的部门"))
def upstream(unit: Thing, word: str, kind: Thing | None = None) -> Thing | None:
    """区科技局的上游单位, 依赖的单位."""
    predicate = leaned_on(unit, word) if kind in (None, Thing(("Unit",))) else None
    return qualified(Thing(("Unit",)), predicate) if predicate else None


@rules(
    "P = BELONG T OUTOF",
    "P = COP|FROM T OUTOF",
    "P = COP? T R",
    "P = BELONG T IN",
    cost=0.1,
    examples=("{task}是从哪个行动分解出来的",),
)
def out_of(_: object, whole: Thing, *__: object) -> Predicate | None:
    """是从哪个行动分解出来的, 是哪个行动管着的."""
    return bond(whole) if whole.kinds == ("Action",) and whole.bare and whole.asked == "which" else None
