"""Questions for what was found wrong with a plan. A finding is a thing; that there is none makes a thing consistent."""

from collections.abc import Iterable
from dataclasses import replace

from graph import ANYTHING, Condition, Every, Has, Linked, Not, Query, Whether
from search.grammar.aspects import ASPECTS, DOUBTFUL, SERIOUS, SLIGHT, clash
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, asking, bond, said_of, settled
from search.grammar.ways import KINDS

_SEVERITIES = {"serious": SERIOUS, "doubtful": DOUBTFUL, "slight": SLIGHT}
_TROUBLED = tuple(kind for kind in KINDS if kind != "Finding")


@rules("T = TROUBLE", examples=("{task}有什么问题", "有哪些问题", "有多少处错误"))
def trouble(degree: str) -> Thing:
    """问题; 错误 are those that are surely wrong."""
    found = Has("severity", _SEVERITIES[degree]) if degree in _SEVERITIES else ANYTHING
    return Thing(("Finding",), (found,))


@rules("T = CLASHNOUN", "T = CLASH TROUBLE", examples=("有哪些矛盾", "有哪些不一致的地方"))
def contradiction(*_: str) -> Thing:
    """矛盾, 不一致的地方."""
    return Thing(("Finding",), (clash(),))


@rules("T = ASPECT T", cost=0.0, examples=("{task}有哪些责任单位名单问题",))
def trouble_with(aspect: str, thing: Thing) -> Thing | None:
    """数字问题."""
    fits = thing.kinds == ("Finding",) and not thing.asked
    return _narrowed(thing, aspect) if fits else None


@rules("T = SEVERE T", examples=("有哪些严重问题",))
def severe(degree: str, thing: Thing) -> Thing | None:
    """严重问题."""
    fits = thing.kinds == ("Finding",) and not thing.asked
    return replace(thing, parts=(Every((*thing.parts, Has("severity", _SEVERITIES[degree]))),)) if fits else None


@rules("P = ASPECT SIDES? HAVE|NOHAVE T", cost=0.0, examples=("{task}的单位名单有什么问题",))
def having_trouble(aspect: str, _: str | None, have: str, thing: Thing) -> Predicate | None:
    """单位名单有什么问题."""
    if thing.kinds != ("Finding",) or (have == "no" and thing.asked):
        return None
    narrower = _narrowed(thing, aspect)
    predicate = bond(narrower)
    return said_of(_TROUBLED, Not(Linked("found", narrower.where))) if have == "no" else predicate


@rules(
    "P = SIDES? ASPECT? SIDES? HAVE? CLASH",
    "P = ASPECT SIDES? AGREE",
    "P = SIDES ASPECT? AGREE",
    cost=0.0,
    examples=("哪些指标正文和附件不一致", "哪些任务的责任单位前后不一致", "正文和附件一致的指标"),
)
def clashing(*words: str | None) -> Predicate:
    """正文和附件不一致."""
    condition = Linked("found", _clash_in(words))
    return said_of(_TROUBLED, condition if "clash" in words else Not(condition))


@rules(
    "Q = T ASPECT SIDES? AGREE YN",
    "Q = T? SIDES ASPECT? YNMID? AGREE YN?",
    "Q = T ASPECT SIDES? YNMID AGREE",
    "Q = T AGREE YN",
    "Q = T? SIDES? ASPECT? SIDES? HAVEYN? CLASH YN",
    "Q = T? SIDES? ASPECT? SIDES? HAVEYN CLASH",
    "Q = T? SIDES? ASPECT? SIDES? YNMID CLASH",
    cost=0.0,
    examples=(
        "{row}正文和附件一致吗",
        "{task}的数字一致吗",
        "正文和附件是否一致",
        "{row}正文和附件数字一样吗",
        "{task}的责任单位有没有不一致",
    ),
)
def consistent(*words: object) -> Query | None:
    """任务9的数字一致吗: whether nothing was found that contradicts it."""
    about = _about(words)
    return Query(("Finding",), Every((_clash_in(words), about)), Whether("agree" in words)) if about else None


@rules(
    "Q = T? ASPECT? SIDES? ASPECT? HAVEYN T",
    "Q = T? SIDES? ASPECT? HAVE T YN",
    cost=0.0,
    examples=("{task}有没有问题", "{task}的责任单位有没有对不上的地方"),
)
def any_trouble(*words: object) -> Query | None:
    """任务9的责任单位有没有对不上的地方."""
    *subject, noun = [word for word in words if isinstance(word, Thing)]
    about = _about(subject) if noun.kinds == ("Finding",) and not noun.asked else None
    aspect = next((word for word in words if isinstance(word, str) and word in ASPECTS), "")
    found = _narrowed(noun, aspect, "sides" in words) if aspect or "sides" in words else noun
    return Query(("Finding",), Every((found.where, about)), Whether()) if about else None


@rules("Q = T HAVE T", cost=0.0, examples=("方案有哪些毛病", "方案有多少个问题"))
def troubles_of_the_plan(plan: Thing, _: str, thing: Thing) -> Query | None:
    """方案有哪些问题: all that were found, with whatever they are about."""
    fits = plan.kinds == ("Plan",) and plan.bare and not plan.asked and thing.kinds == ("Finding",)
    return asking(thing) if fits and thing.asked in ("which", "count") else None


@rules(
    "Q = T? SIDES HAVE? WHICH ASPECT CLASH", "Q = T? SIDES WHICH CLASH", cost=0.0, examples=("正文和附件哪些数对不上",)
)
def what_clashes(*words: object) -> Query | None:
    """正文和附件哪些数对不上."""
    about = _about(words)
    return Query(("Finding",), Every((_clash_in(words), about))) if about else None


@rules("Q = T? SIDES? ASPECT? SIDES? HAVE T CLASH", cost=0.0, examples=("正文跟附件有哪些地方对不上",))
def where_clashing(*words: object) -> Query | None:
    """正文跟附件有哪些地方对不上."""
    *subject, noun = [word for word in words if isinstance(word, Thing)]
    about = _about(subject) if noun.kinds == ("Finding",) and noun.bare and noun.asked == "which" else None
    return Query(("Finding",), Every((_clash_in(words), about))) if about else None


def _about(words: Iterable[object]) -> Condition | None:
    """That a finding is about the thing that is named; any is where none is, or only the plan."""
    subject = next((word for word in words if isinstance(word, Thing)), Thing(("Plan",)))
    known = settled(subject)
    if known is None or known.asked or known.pick or known.number or known.kinds == ("Finding",):
        return None
    if known.bare:
        return ANYTHING if known.kinds == ("Plan",) else None
    return Linked("about", known.where)


def _narrowed(thing: Thing, aspect: str, sides: bool = False) -> Thing:
    """The findings in one aspect, notes among them: contradictions of whatever kind become those of this one."""
    parts = tuple(part for part in thing.parts if part != clash())
    return replace(thing, parts=(Every((*parts, clash(aspect, sides))),))


def _clash_in(words: tuple[object, ...]) -> Condition:
    aspect = next((word for word in words if isinstance(word, str) and word in ASPECTS), "")
    return clash(aspect, "sides" in words)
