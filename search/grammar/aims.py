"""What a year's target says in words: 哪些项目2022年完工, 2021年不考核的指标, 2022年目标里提到验收的项目."""

from dataclasses import replace

from graph import Aimed, Condition, Every, HasFigure, Linked, OfKind, Query, Some
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, asking, bond, qualified, said_of
from search.grammar.said import Year
from search.grammar.ways import PLACES, ROWS, WORK


@rules(
    "P = Y FIGVERB|PLANVERB|FIGURE|MAY? COP? STAGE",
    "P = FIGVERB|PLANVERB STAGE",
    "P = STAGE FIGURE? AT? Y",
    cost=0.0,
    examples=("哪些项目2022年开工", "2022年计划开工的项目", "计划开工的项目有哪些"),
)
def staged(*words: object) -> Predicate:
    """2022年开工: a target of the year says so; without a year some target does."""
    stage = next(str(word) for word in reversed(words) if isinstance(word, str) and "：" in word)
    return _aimed(words, tuple(stage.removeprefix("：").split(",")))


@rules(
    "P = Y FIGURE IN? ABOUT|HAVE|HOLDS|COP FREE|QUOTED",
    "P = Y ABOUT FREE|QUOTED",
    "P = FIGURE IN? ABOUT|HAVE|HOLDS FREE|QUOTED",
    cost=0.0,
    examples=("2022年目标里提到规划的任务", "目标里写了规划的项目"),
)
def aimed_at(*words: object) -> Predicate | None:
    """2022年目标里提到规划."""
    known = ("about", "have", "holds", "cop", "in", "target", "actual", "baseline")
    said = [word for word in words if isinstance(word, str) and word not in known]
    wanted = not {"actual", "baseline"} & {word for word in words if isinstance(word, str)}
    return _aimed(words, (said[-1],)) if said and wanted else None


@rules(
    "P = UNASSESSED",
    "P = Y FIGURE? COP? UNASSESSED",
    "P = UNASSESSED AT? Y",
    cost=0.0,
    examples=("2021年不考核的指标", "哪些指标不考核"),
)
def unassessed(*words: object) -> Predicate:
    """2021年不考核: the year's target says so, whatever has been reported."""
    return _aimed(words, (), ("unassessed",))


@rules(
    "Q = Y HAVE? T FIGVERB|PLANVERB|MAY? STAGE",
    "Q = Y T HAVE FIGVERB|PLANVERB|MAY? STAGE",
    "Q = T Y HAVE? T FIGVERB|PLANVERB|MAY? STAGE",
    "Q = Y T HAVE? T FIGVERB|PLANVERB|MAY? STAGE",
    cost=0.0,
    examples=("2022年有哪些项目要开工", "2022年哪些项目开工", "{unit}2022年有哪些项目要开工"),
)
def staged_then(*words: object) -> Query | None:
    """2022年有哪些项目要开工, of whom."""
    *owners, thing = (word for word in words if isinstance(word, Thing))
    when = next(word for word in words if isinstance(word, tuple))
    owned = bond(owners[0]) if owners and owners[0].named else None
    found = qualified(thing, staged(when, words[-1])) if thing.asked in ("which", "count") else None
    if owners:
        found = qualified(found, owned) if found and owned else None
    return asking(found) if found else None


@rules("Q = Y HAVE? T UNASSESSED", cost=0.0, examples=("2021年哪些指标不考核",))
def unassessed_then(*words: object) -> Query | None:
    """2021年哪些指标不考核."""
    thing = next(word for word in words if isinstance(word, Thing))
    found = qualified(thing, unassessed(words[0])) if thing.asked in ("which", "count") else None
    return asking(found) if found else None


def _aimed(words: tuple[object, ...], said: tuple[str, ...], modes: tuple[str, ...] = ()) -> Predicate:
    """That a target of one of the years says so; it can't be denied, as 没完工 speaks of what was done."""
    when = [year.number for word in words if isinstance(word, tuple) for year in word if isinstance(year, Year)]
    aims = tuple(Aimed(year, said, modes) for year in when) or (Aimed(None, said, modes),)
    return _of(aims[0] if len(aims) == 1 else Some(aims))


@rules("P = Y PLANVERB", "P = PLANVERB Y", cost=0.1, examples=("2022年要交账的任务",))
def due(*words: object) -> Predicate | None:
    """2022年要交账: there is a target for the year."""
    when = next(word for word in words if isinstance(word, tuple))
    one = len(when) == 1 and isinstance(when[0], Year)
    return replace(said_of(WORK, HasFigure("target", when[0].number)), joined=True) if one else None


@rules("P = P AND|OR? STAGE", cost=0.3, examples=("哪些项目2022年开工、竣工", "2022年开工或者竣工的项目"))
def staged_both(one: Predicate, _: str | None, stage: str) -> Predicate | None:
    """2022年开工、竣工: either, in the same year."""
    condition = one.of(ROWS[1])
    if not isinstance(condition, Aimed) or not condition.words or one != _of(condition):
        return None
    words = tuple(stage.removeprefix("：").split(","))
    return _of(replace(condition, words=(*condition.words, *words)))


def _of(condition: Condition) -> Predicate:
    """Said of work, and of a place of which a row says so."""
    rows = Linked("concerned_by", Every((OfKind(ROWS), condition)))
    return Predicate((*((kind, condition) for kind in WORK), *((kind, rows) for kind in PLACES)), joined=True)
