"""Amounts said in other ways: 正好有2个, 没有低于100, 等于50或者超过50, 按目标看, 基数空着."""

from graph import ANYTHING, Comparison, Linked
from search.grammar.chart import rules
from search.grammar.duty import Verb, done_by
from search.grammar.meaning import Predicate, Thing, bond, said_of
from search.grammar.said import Figure, has_figure, has_figure_of
from search.grammar.things import ROLES, Measure, compared, so_many
from search.grammar.ways import WORK

_DENIED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_EITHER = {
    frozenset(("=", ">")): ">=",
    frozenset((">=", ">")): ">=",
    frozenset(("=", "<")): "<=",
    frozenset(("<=", "<")): "<=",
}


@rules("C = CMP HAVE NUM", cost=0.1, examples=("责任单位正好有2个的任务有哪些",))
def compared_with_having(comparator: str, _: str, measure: Measure) -> Measure:
    """正好有2个."""
    return compared(comparator, measure)


@rules("P = CMP HAVE NUM T", "P = CMP BY|HAVE T R", "P = CMP BY NUM R", cost=0.0, examples=("恰好由2个单位负责的任务",))
def just_so_many(comparator: str, *words: object) -> Predicate | None:
    """正好有2个责任单位; 恰好由两个单位负责."""
    if comparator != "=":
        return None
    thing = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",)))
    role = next((word for word in words if isinstance(word, Verb)), None)
    measure = next((word for word in words if isinstance(word, Measure)), None)
    counted = so_many(measure, thing) if measure else thing
    if counted is None or counted.number is None or counted.number.comparator != "=":
        return None
    return done_by(counted, role) if role else bond(counted)


@rules("C = NEG|NOHAVE CMP NUM", cost=0.1, examples=("2025年目标没有低于100的指标",))
def not_compared(_: str, comparator: str, measure: Measure) -> Measure | None:
    """没有低于100."""
    return compared(_DENIED[comparator], measure) if comparator in _DENIED else None


@rules("C = CMP NUM OR CMP NUM", cost=0.0, examples=("2025年目标等于100或者超过100的指标",))
def either_way(one: str, measure: Measure, _: str, other: str, again: Measure) -> Measure | None:
    """等于50或者超过50."""
    comparator = _EITHER.get(frozenset((one, other))) if again == measure else None
    return compared(comparator, measure) if comparator else None


@rules("P = GROUPBY|FRAMED|TOPIC F FRAMEEND|TALLY|TOPICEND C", cost=0.0, examples=("按2025年目标看，高于100的指标",))
def by_figure(_: str, wanted: Figure, __: str, measure: Measure) -> Predicate:
    """按2025年目标看，高于100."""
    return has_figure_of(wanted, measure)


@rules("P = F COP? EMPTY|NOHAVE", "P = F IN COP? EMPTY", cost=0.0, examples=("基数空着的指标有哪些",))
def figure_left_empty(wanted: Figure, *_: str | None) -> Predicate:
    """基数空着, 基数没填."""
    return has_figure("no", wanted)


@rules("P = LONE ROLENOUN", cost=0.1, examples=("单一责任单位的任务",))
def one_only(_: str, role: str) -> Predicate:
    """单一责任单位."""
    return said_of(WORK, Linked("responsible", ANYTHING, ROLES[role], Comparison("=", 1)))
