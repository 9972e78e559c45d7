"""Things that are named by way of others: 罗某所在单位, 小巨人那条, and in which task something stands."""

from dataclasses import replace

from graph import Query, Wording
from search.grammar.chart import rules
from search.grammar.meaning import Thing, along, applied, asking, bond, loose, qualified
from search.grammar.ways import PLACES, ROWS, way_between


@rules("T = T HOME T", examples=("{person}所在单位负责哪些任务", "{row}所属的行动"))
def home(owner: Thing, _: str, kind: Thing) -> Thing | None:
    """沈月所在单位: the unit that someone works in, the action that a task belongs to."""
    if not owner.named or not kind.bare or kind.asked:
        return None
    predicate = bond(loose(owner))
    return qualified(kind, predicate) if predicate else None


@rules("T = T ITSTASK", examples=("{row}那项任务由谁负责",))
def its_task(thing: Thing, _: str) -> Thing | None:
    """旅游总收入那项任务."""
    if not thing.named or not all(kind in (*ROWS, *PLACES) for kind in thing.kinds):
        return None
    ways = [way for kind in thing.kinds if (way := way_between("Task", kind))]
    return Thing(("Task",), tuple(along(way, loose(thing)) for way in ways)) if ways else None


@rules("Q = T ITSTASK TEXTQ", "Q = ABOUT T ITSTASK? TEXTQ", cost=0.0, examples=("{row}那条怎么写的",))
def its_words(*words: Thing | str | None) -> Query | None:
    """旅游总收入那条怎么写的: the words of its task."""
    task = its_task(next(word for word in words if isinstance(word, Thing)), "")
    return Query(task.kinds, task.where, Wording()) if task else None


@rules("Q = T COP? NOQ", examples=("{row}那项任务是第几号", "{row}是几号任务"))
def its_number(thing: Thing, *_: str | None) -> Query | None:
    """旅游总收入那项任务是第几号."""
    task = thing if thing.kinds == ("Task",) and not thing.asked else its_task(thing, "")
    return asking(replace(task, named=False)) if task else None


@rules(
    "Q = T AT? T IN SAID?",
    "Q = T AT|COP T SAID?",
    cost=0.1,
    examples=("{row}在哪项任务里", "{row}是哪项任务提的"),
)
def stands_in(thing: Thing, *words: str | Thing | None) -> Query | None:
    """旅游总收入在哪项任务里."""
    whole = next(word for word in words if isinstance(word, Thing))
    known = (thing.named or not thing.bare) and not thing.asked and thing.kinds != ("Unit",)
    if not known or whole.asked != "which" or not whole.bare:
        return None
    predicate = bond(loose(thing))
    return applied(whole, predicate) if predicate else None


@rules("Q = T? ABOUT T", "Q = T? R|FIGVERB T", cost=0.1, examples=("方案里提到哪些平台", "要建哪些平台"))
def spoken_of(*words: object) -> Query | None:
    """提到哪些园区; 要建哪些平台."""
    *plan, thing = (word for word in words if isinstance(word, Thing))
    if any(each.kinds != ("Plan",) or each.asked for each in plan):
        return None
    if "about" not in words and not (set(thing.kinds) <= set(PLACES)):
        return None
    return asking(thing) if thing.asked in ("which", "count") and thing.bare else None
