"""Phrases that say something of things. P is what is said, Y stands for years, F for a figure's name."""

from dataclasses import dataclass, replace

from graph import Condition, Every, HasFigure, HasStatus, Linked, Missing, Not, OfKind, Says, Some, Starred
from search.chart import rules
from search.grammar_things import Measure
from search.meaning import Gap, Predicate, Thing, along, bond, leading, negated, qualified, said_of, settled, together
from search.ways import PLACES, ROWS, WORK, Step


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


# -- dependence


@rules("P = DEPEND T", "P = DEPEND OF T", examples=("哪些任务依赖{unit}", "Which tasks depend on {task}?"))
def depending(_: str, *words: str | Thing) -> Predicate | None:
    """依赖区科技局: a task on a unit or a task; an indicator or project hangs on what its task hangs on."""
    thing = words[-1]
    if not isinstance(thing, Thing) or (thing.bare and not thing.asked):
        return None
    known = settled(thing)
    if known is None or known.kinds not in (("Unit",), ("Task",)):
        return None
    said = leading((Step("depends_on", known.kinds[0]),), known)
    if isinstance(said, Gap):
        return Predicate((("Task", said),))
    return Predicate((("Task", said), *((row, Linked("part_of", Every((OfKind(("Task",)), said)))) for row in ROWS)))


@rules("P = NEG DEPEND T", examples=("不依赖{unit}的任务",))
def not_depending(_: str, word: str, thing: Thing) -> Predicate | None:
    """不依赖区科技局."""
    predicate = depending(word, thing)
    return negated(predicate) if predicate else None


@rules("P = T DEPEND", examples=("{task}依赖的任务",))
def depended_on(task: Thing, _: str) -> Predicate | None:
    """任务9依赖(的任务)."""
    if task.kinds != ("Task",) or task.bare or task.asked:
        return None
    return said_of(("Task", "Unit"), along((Step("needed_by", "Task"),), replace(task, joint="")))


@rules("TF = FAIL? T FAIL", "TF = FAIL T", examples=("{task}延期会影响哪些任务", "{unit}掉链子会影响哪些任务"))
def failing(*words: str | Thing | None) -> Thing | None:
    """任务9延期."""
    thing = next(word for word in words if isinstance(word, Thing))
    return None if thing.asked or thing.bare else thing


@rules(
    "P = AFFBY T AFFECT?",
    "P = AFFBY TF AFFECT?",
    "P = T AFFECT",
    "P = TF AFFECT",
    cost=0.1,
    examples=("受{task}影响的任务有哪些", "{task}延期影响到的任务有哪些", "Which tasks are affected by {task}?"),
)
def affected(*words: str | Thing | None) -> Predicate | None:
    """受任务9影响: what requires it, with its indicators and projects."""
    thing = next(word for word in words if isinstance(word, Thing))
    if thing.asked or thing.bare or thing.number or thing.pick or not thing.kinds:
        return None
    if all(kind in ROWS for kind in thing.kinds):
        thing = Thing(("Task",), (Linked("has_part", thing.where),))
    if thing.kinds not in (("Unit",), ("Task",)):
        return None
    tasks = along((Step("depends_on", thing.kinds[0]),), replace(thing, joint=""))
    near = Some((tasks, thing.where)) if thing.kinds == ("Task",) else tasks
    units = Linked("responsible_for", Every((OfKind(("Task",)), tasks)))
    rows = Linked("part_of", Every((OfKind(("Task",)), near)))
    return Predicate((("Task", tasks), *((row, rows) for row in ROWS), ("Unit", units)))


@rules("P = AFFECT T", examples=("影响{task}的任务有哪些",))
def affecting(_: str, task: Thing) -> Predicate | None:
    """影响任务9: what it requires."""
    return depended_on(task, _)


# -- status


@rules("PS = STATUS", "PS = HAVE STATUS", examples=("哪些任务没达标",))
def in_status(*words: str) -> Predicate:
    """未达标."""
    return _judged(HasStatus(tuple(words[-1].split(","))))


def _judged(condition: HasStatus | Missing) -> Predicate:
    """Of a unit or an action a bad status is said when one of its tasks has it; good ones are not said of them."""
    own = tuple((kind, condition) for kind in WORK)
    if isinstance(condition, HasStatus) and not set(condition.statuses) <= _BAD:
        return Predicate(own)
    tasks = Every((OfKind(("Task",)), condition))
    return Predicate((*own, ("Unit", Linked("responsible_for", tasks)), ("Action", Linked("has_part", tasks))))


_BAD = {"off_target", "at_risk", "no_data", "unknown"}


@rules("PS = Y PS", "PS = DAY PS", examples=("2021年未达标的任务",))
def in_status_then(years: tuple[Year, ...], predicate: Predicate) -> Predicate | None:
    """2021年未达标: only the year that the statuses are of is known."""
    if not years:
        return None
    strange = [year for year in years if not year.judged]
    return _judged(strange[0].unjudged) if strange else predicate


@rules("P = PS")
def status(predicate: Predicate) -> Predicate:
    """A status is something said."""
    return predicate


@rules("P = STARRED", "P = HAVE STARRED", examples=("带星的指标有哪些",))
def starred(*_: str) -> Predicate:
    """带星."""
    return said_of(WORK, Starred())


# -- what belongs, what is told


@rules(
    "P = HAVE T P?",
    "P = NOHAVE T P?",
    cost=0.1,
    examples=("有哪些任务有未达标指标", "{task}有哪些指标", "没有指标的任务", "每个行动有几项任务没达标"),
)
def having(have: str, thing: Thing, more: Predicate | None) -> Predicate | None:
    """有未达标的指标."""
    whole = qualified(thing, more) if more else thing
    known = settled(whole) if whole else None
    predicate = bond(known) if known and (have != "no" or not known.asked) else None
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


@rules("P = ABOUT T ABOUTEND?", "P = AND T ABOUTEND", cost=0.1, examples=("和{unit}有关的任务", "与{row}有关的任务"))
def about_thing(_: str, thing: Thing, __: str | None) -> Predicate | None:
    """和区科技局有关: what belongs to it."""
    return bond(replace(thing, joint="")) if thing.named and not thing.partly else None


@rules(
    "P = ABOUT FREE ABOUTEND?",
    "P = AND FREE ABOUTEND",
    "P = FREE ABOUTEND",
    examples=("关于人才的任务", "和旅游有关的任务", "民宿相关的任务有哪些"),
)
def about(*words: str | None) -> Predicate:
    """关于人才."""
    said = next(word for word in words if word and word not in ("about", "and"))
    return said_of(WORK, Says(said))


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


@rules("P = F C", "P = F COP C", examples=("2025年目标超过100的指标",))
def has_figure_of(wanted: Figure, *words: str | Measure) -> Predicate:
    """2025年目标超过100."""
    measure = words[-1]
    assert isinstance(measure, Measure)
    return _figures(wanted, measure, False)


def _figures(wanted: Figure, measure: Measure | None, without: bool) -> Predicate:
    number = measure.number if measure else None
    unit = measure.unit if measure and measure.unit not in ("个", "项", "家") else None
    found = [HasFigure(wanted.of, year, number, unit) for year in wanted.years or (None,)]
    condition: Condition = Every(tuple(found))
    return said_of(WORK, Not(condition) if without else condition)


# -- joined and denied


@rules("P = NEG P", examples=("不由{unit}牵头的任务",))
def denied(_: str, predicate: Predicate) -> Predicate | None:
    """不由区科技局负责."""
    return negated(predicate) if predicate.plain else None


@rules("P = P AND P", "P = P AND NEG P", examples=("由{unit}负责且没达标的任务",))
def both_said(one: Predicate, *words: str | Predicate) -> Predicate | None:
    """由区科技局负责且未达标."""
    other = words[-1]
    if not isinstance(other, Predicate):
        return None
    return together(one, negated(other) if len(words) == 3 else other)


@rules("P = P OR P", examples=("没达标或有风险的任务",))
def either_said(one: Predicate, _: str, other: Predicate) -> Predicate | None:
    """未达标或有风险."""
    return together(one, other, some=True)
