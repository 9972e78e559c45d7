"""Phrases that say something of things. P is what is said, Y stands for years, F for a figure's name."""

from dataclasses import dataclass, replace

from graph import Comparison, Condition, Every, HasFigure, HasStatus, Linked, Missing, Not, OfKind, Query, Starred
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, applied, bond, negated, qualified, said_of, settled, together
from search.grammar.things import Measure
from search.grammar.ways import PLACES, ROWS, WORK


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or a day of it; `judged` where the statuses at hand are of this year, or of this day."""

    number: int
    judged: bool
    day: str = ""

    @property
    def unjudged(self) -> Missing:
        """What the statuses at hand lack: those at this day, or at the year's end."""
        return Missing("Status", self.day or f"{self.number}-12-31")


@dataclass(frozen=True, slots=True)
class Figure:
    """What figures are meant: target or actual, of these years (all where empty)."""

    of: str
    years: tuple[int, ...] = ()


# -- status


@rules(
    "PS = STATUS",
    "PS = HAVE STATUS",
    "PS = PROGRESS COP? STATUS",
    "PS = PROGRESS COP UNASSESSED",
    examples=("哪些任务没达标", "状态为滞后的任务", "状态为不考核的任务"),
)
def in_status(*words: str) -> Predicate:
    """未达标."""
    code = "not_assessed" if words[-1] == "unassessed" else words[-1]
    return _judged(HasStatus(tuple(code.split(","))))


def _judged(condition: HasStatus | Missing) -> Predicate:
    """Of a unit a bad status is said when a row of its own has it, of an action when a task has; good ones of neither.

    A task is as bad as its worst row, for which another unit may answer; where a row names none, the task's do.
    """
    own = tuple((kind, condition) for kind in WORK)
    if isinstance(condition, HasStatus) and not set(condition.statuses) <= _BAD:
        return Predicate(own)
    tasks, rows = (Every((OfKind(kinds), condition)) for kinds in (("Task",), ROWS))
    return Predicate((*own, ("Unit", Linked("responsible_for", rows)), ("Action", Linked("has_part", tasks))))


_ONE = Comparison("=", 1)
_BAD = {"off_target", "at_risk", "no_data", "unknown"}


@rules("PS = Y PS", "PS = DAY PS", examples=("2021年未达标的任务",))
def in_status_then(years: tuple[Year, ...], predicate: Predicate) -> Predicate | None:
    """2021年未达标: only the year that the statuses are of is known."""
    if not years:
        return None
    strange = [year for year in years if not year.judged]
    return _judged(strange[0].unjudged) if strange else predicate


@rules("PS = PS INCLUDED PS", cost=-0.3, examples=("哪些任务达标(含正常推进)",))
def in_either_status(one: Predicate, _: str, other: Predicate) -> Predicate | None:
    """达标(含正常推进)."""
    return together(one, other, some=True)


@rules("P = PS")
def status(predicate: Predicate) -> Predicate:
    """A status is something said."""
    return predicate


@rules("P = STARRED", "P = HAVE STARRED", examples=("带星的指标有哪些",))
def starred(*_: str) -> Predicate:
    """带星."""
    return said_of(WORK, Starred())


@rules(
    "Q = T PROGRESS YNMID PS YN?", "Q = T PS YNMID", "Q = T STARRED YNMID", cost=0.1, examples=("{task}进度是否滞后",)
)
def whether_so(thing: Thing, *words: object) -> Query | None:
    """进度是否滞后; 滞后，是否."""
    predicate = next((word for word in words if isinstance(word, Predicate)), None) or starred()
    return applied(thing, predicate) if thing.named and not thing.asked else None


# -- what belongs, what is told


@rules(
    "P = HAVE T P?",
    "P = NOHAVE T P?",
    cost=0.1,
    examples=("有哪些任务有未达标指标", "{task}有哪些指标", "没有指标的任务", "每个行动有几项任务没达标"),
)
def having(have: str, thing: Thing, more: Predicate | None) -> Predicate | None:
    """有未达标的指标."""
    if have == "no" and thing.number == _ONE:
        thing = replace(thing, number=None)  # 没有一个项目 has none
    whole = qualified(thing, more) if more else thing
    known = settled(whole) if whole else None
    predicate = bond(known) if known and (have != "no" or not known.asked) else None
    if predicate and thing == Thing(asked="count"):  # 设定了多少 of a row asks for its figure
        predicate = Predicate(tuple(option for option in predicate.options if option[0] not in ROWS))
    return negated(predicate) if predicate and have == "no" else predicate


@rules("P = BELONG T", cost=0.1, examples=("{row}属于哪个任务",))
def belonging(*words: str | Thing) -> Predicate | None:
    """属于任务9."""
    thing = next(word for word in words if isinstance(word, Thing))
    predicate = None if thing.bare and not thing.asked else bond(replace(thing, joint=""))
    if predicate is None or thing.kinds != ("Unit",) or not thing.asked:
        return predicate
    return Predicate(tuple(option for option in predicate.options if option[0] not in PLACES))  # 归谁 asks of work


@rules("P = T HADEN", cost=1.0, examples=("Which tasks does {unit} have?", "How many tasks does each unit have?"))
def had(thing: Thing, _: str) -> Predicate | None:
    """(The tasks that) a unit has."""
    return None if thing.kinds == ("Person",) else belonging(thing)


@rules("P = ONLY HAVE? T", examples=("哪些任务只涉及一个单位", "只有一项任务的单位"))
def having_only(_: str, __: str | None, thing: Thing) -> Predicate | None:
    """只有一项任务."""
    return bond(thing) if thing.number and thing.number.comparator == "=" else None


@rules("P = COP T T", cost=0.1, examples=("{row}是哪个任务的指标",))
def belonging_as(_: str, owner: Thing, kind: Thing) -> Predicate | None:
    """是哪个任务的指标."""
    predicate = bond(owner) if owner.asked == "which" and kind.bare and not kind.asked else None
    kinds = WORK if owner.kinds == ("Unit",) and kind.kinds == ("Task",) else kind.kinds  # 是哪个部门的事
    kept = tuple(option for option in predicate.options if option[0] in kinds) if predicate else ()
    return Predicate(kept) if kept else None


@rules("P = T", cost=0.2, examples=("任务超过2项的单位", "任务最多的单位"))
def counted(thing: Thing) -> Predicate | None:
    """任务超过5项, 任务最多."""
    compared = thing.number is not None and thing.number.comparator != "="
    return bond(thing) if compared or thing.pick else None


# -- figures


@rules("Y = YEAR", "Y = Y AND Y", "Y = Y FIGURE AND Y", "Y = YEAR YEAR", examples=("{row}2021年和2025年的目标",))
def years(one: Year | tuple[Year, ...], *more: str | Year | tuple[Year, ...]) -> tuple[Year, ...]:
    """2021年和2025年, 2021到2025年: the two at the ends."""
    first = (one,) if isinstance(one, Year) else one
    others = (each if isinstance(each, tuple) else (each,) for each in more if not isinstance(each, str))
    return (*first, *(year for each in others for year in each))


@rules("Y = YEARS", examples=("{row}历年目标",))
def all_years(_: str) -> tuple[Year, ...]:
    """历年."""
    return ()


@rules("F = FIGURE", "F = Y FIGURE", "F = FIGURE OF? Y", examples=("{row}的目标", "{row}2025年目标"))
def figure(*words: str | tuple[Year, ...] | None) -> Figure | None:
    """2025年目标."""
    of = next(word for word in words if word in ("target", "actual", "baseline"))
    when = next((word for word in words if isinstance(word, tuple)), ())
    return Figure("actual" if of == "baseline" and when else of, tuple(year.number for year in when))


@rules("P = HAVE|NOHAVE F", "P = Y HAVE|NOHAVE F", examples=("有2022年目标的指标", "2022年没有目标的指标"))
def has_figure(*words: object) -> Predicate:
    """有2022年目标."""
    wanted = next(word for word in words if isinstance(word, Figure))
    when = next((word for word in words if isinstance(word, tuple)), ())
    wanted = replace(wanted, years=wanted.years + tuple(year.number for year in when))
    return _figures(wanted, None, "no" in words)


@rules("P = FIGURE TOGETHER? COP Y FIGURE|ASPECT?", cost=0.0, examples=("基数用的是2019年数据的指标",))
def dated(of: str, *words: str | tuple[Year, ...] | None) -> Predicate | None:
    """基数用的是2019年数据."""
    when = next(word for word in words if isinstance(word, tuple))
    fits = of in ("baseline", "actual") and len(when) == 1
    return _figures(Figure("baseline", (when[0].number,)), None, False) if fits else None


@rules("P = F C", "P = F COP C", "P = F FIGVERB C", examples=("2025年目标超过100的指标",))
def has_figure_of(wanted: Figure, *words: str | Measure) -> Predicate:
    """2025年目标超过100."""
    measure = words[-1]
    assert isinstance(measure, Measure)
    return _figures(wanted, measure, False)


@rules("P = F COP? NEGATIVE", cost=0.0, examples=("基数为负数的指标",))
def below_nothing(wanted: Figure, *_: str | None) -> Predicate:
    """基数为负数."""
    return _figures(wanted, Measure(Comparison("<", 0)), False)


@rules("P = Y FIGVERB? C", cost=0.2, examples=("2025年要达到100以上的指标",))
def to_reach(when: tuple[Year, ...], _: str | None, measure: Measure) -> Predicate | None:
    """2025年要达到100以上: its target does."""
    return has_figure_of(Figure("target", tuple(year.number for year in when)), measure) if when else None


def _figures(wanted: Figure, measure: Measure | None, without: bool) -> Predicate:
    number = measure.number if measure else None
    unit = measure.unit if measure and measure.unit not in ("个", "项", "家") else None
    found = [HasFigure(wanted.of, year, number, unit) for year in wanted.years or (None,)]
    condition: Condition = Every(tuple(found))
    return said_of(WORK, Not(condition) if without else condition)


# -- joined and denied


@rules("P = NOTCOP T", cost=0.2, examples=("负责{task}、不是{unit}的单位",))
def another_than(_: str, thing: Thing) -> Predicate | None:
    """不是区科技局."""
    return said_of(thing.kinds, Not(thing.where)) if thing.named and not thing.partly else None


@rules("P = NEG P", cost=0.15, examples=("不由{unit}牵头的任务",))
def denied(_: str, predicate: Predicate) -> Predicate | None:
    """不由区科技局负责."""
    return negated(predicate) if predicate.plain and not predicate.joined else None


@rules("P = P AND P", "P = P AND NEG P", examples=("由{unit}负责且没达标的任务",))
def both_said(one: Predicate, *words: str | Predicate) -> Predicate | None:
    """由区科技局负责且未达标."""
    other = words[-1]
    if not isinstance(other, Predicate):
        return None
    return together(one, negated(other) if len(words) == 3 else other)


@rules("P = OR? P OR P", examples=("没达标或有风险的任务", "要么没达标、要么有风险的任务"))
def either_said(_: str | None, one: Predicate, __: str, other: Predicate) -> Predicate | None:
    """未达标或有风险."""
    return together(one, other, some=True)
