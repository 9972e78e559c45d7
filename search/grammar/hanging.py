"""Phrases and questions of dependence: what hangs on what, what is affected if something slips. TF is what slips."""

from dataclasses import replace

from graph import Every, Linked, Not, OfKind, Query, Some
from search.grammar.chart import rules
from search.grammar.meaning import (
    Gap,
    Predicate,
    Thing,
    along,
    applied,
    asking,
    leading,
    loose,
    negated,
    qualified,
    said_of,
    settled,
)
from search.grammar.ways import ROWS, WORK, Step


@rules(
    "P = DEPEND T ON?",
    "P = DEPEND OF T",
    examples=("哪些任务依赖{unit}", "{task}卡在哪几项上", "Which tasks depend on {task}?"),
)
def depending(_: str, *words: str | Thing | None) -> Predicate | None:
    """依赖区科技局: a task on a unit or a task; an indicator or project hangs on what its task hangs on."""
    thing = next((word for word in words if isinstance(word, Thing)), None)
    if thing is None or (thing.bare and not thing.asked):
        return None
    known = settled(thing)
    if known is None or known.kinds not in (("Unit",), ("Task",)):
        return None
    said = leading((Step("depends_on", known.kinds[0]),), known)
    if isinstance(said, Gap):
        return Predicate((("Task", said),))
    return Predicate((("Task", said), *((row, Linked("part_of", Every((OfKind(("Task",)), said)))) for row in ROWS)))


@rules("P = NEG? DEPEND T", "P = NOHAVE|HAVE NEEDNOUN", examples=("不依赖其他任务的任务", "没有前置任务的任务"))
def depending_on_any(*words: str | Thing | None) -> Predicate | None:
    """不依赖其他任务; 有前置任务."""
    thing = words[-1]
    if isinstance(thing, Thing) and not (
        thing.bare and thing.kinds == ("Task",) and not (thing.asked or thing.pick or thing.number)
    ):
        return None
    tasks = (("Task", Linked("depends_on", OfKind(("Task",)))),)
    return negated(Predicate(tasks)) if words[0] in ("neg", "no") else Predicate(tasks)


@rules("P = NEG DEPEND T", examples=("不依赖{unit}的任务",))
def not_depending(_: str, word: str, thing: Thing) -> Predicate | None:
    """不依赖区科技局."""
    predicate = depending(word, thing)
    return negated(predicate) if predicate else None


@rules("P = T RESTON", examples=("以{task}为前提的任务", "{task}要以哪些任务为前提"))
def resting_on(thing: Thing, _: str) -> Predicate | None:
    """以任务9为前提."""
    return depending(_, thing) if thing.kinds == ("Task",) else None


@rules("P = WAIT T DONE?", examples=("{task}要等哪些任务先完成", "要等{task}完成的任务"))
def waiting(_: str, thing: Thing, __: str | None) -> Predicate | None:
    """要等任务9先完成."""
    if thing.asked and not thing.kinds:
        thing = replace(thing, kinds=("Task",))  # 得等哪一项先做完
    return depending(_, thing) if thing.kinds == ("Task",) else None


@rules(
    "Q = TF AFFECT T YN",
    "Q = TF YNMID AFFECT T",
    "Q = TF T YNMID AFFECTED YN?",
    "Q = TF T AFFECTED YN",
    cost=0.0,
    examples=("{task}拖了会影响到任务8吗", "{task}拖了，任务8受不受影响"),
)
def affecting_this(cause: Thing, *words: object) -> Query | None:
    """任务1拖了会影响到任务37吗."""
    thing = next(word for word in words if isinstance(word, Thing))
    predicate = affected(cause) if thing.named and not thing.asked else None
    return applied(thing, predicate) if predicate else None


@rules("P = T DONE AFTER? ABLE", "P = T AFTER ABLE", cost=-0.3, examples=("{task}完成后才能做的任务",))
def coming_after(thing: Thing, *_: str | None) -> Predicate | None:
    """任务9完成后才能做."""
    return depending("", thing) if thing.kinds == ("Task",) and not thing.asked else None


@rules("P = T TOGETHER? DEPEND", "P = T BASE", examples=("{task}依赖的任务", "{task}和任务10都依赖的任务"))
def depended_on(task: Thing, *words: str | None) -> Predicate | None:
    """任务9依赖(的任务); with 都, of each."""
    if task.kinds != ("Task",) or task.bare or task.asked:
        return None
    needing = task if "together" in words else replace(task, joint="")
    return said_of(("Task", "Unit"), along((Step("needed_by", "Task"),), needing))


@rules(
    "TF = FAIL? T FAIL",
    "TF = FAIL T",
    "TF = T FAIL FAIL",
    examples=("{task}延期会影响哪些任务", "{unit}掉链子会影响哪些任务"),
)
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
    others = Every((units, Not(thing.where))) if thing.kinds == ("Unit",) else units
    return Predicate((("Task", tasks), *((row, rows) for row in ROWS), ("Unit", others)))


@rules("P = AFFECT T", examples=("影响{task}的任务有哪些",))
def affecting(_: str, task: Thing) -> Predicate | None:
    """影响任务9: what it requires."""
    return depended_on(task, _)


@rules("T = T NEEDNOUN", examples=("{task}的前置任务有哪些",))
def needed(task: Thing, _: str) -> Thing | None:
    """任务9的前置任务."""
    return _hanging(task, "needed_by")


@rules("T = T NEXTNOUN", examples=("{task}的后续任务有哪些",))
def needing(task: Thing, _: str) -> Thing | None:
    """任务9的后续任务."""
    return _hanging(task, "depends_on")


def _hanging(task: Thing, relation: str) -> Thing | None:
    if task.kinds != ("Task",) or task.asked or task.bare:
        return None
    return Thing(("Task",), (along((Step(relation, "Task"),), loose(task)),))


@rules(
    "Q = TF|T AFFECT T",
    "Q = TF T AFFECTED",
    examples=(
        "{task}延期会影响哪些任务",
        "如果{task}滞后会影响什么",
        "如果{task}延期，哪些单位会受影响",
        "If {task} slips, which tasks are affected?",
    ),
)
def affects(cause: Thing, *words: str | Thing) -> Query | None:
    """任务9延期会影响哪些任务."""
    thing = next(word for word in words if isinstance(word, Thing))
    predicate = affected(cause) if thing.asked in ("which", "count") else None
    known = thing if thing.kinds or thing.said else replace(thing, kinds=WORK)  # 影响什么: its rows as well
    found = qualified(known, predicate) if known and predicate else None
    return asking(found) if found else None
