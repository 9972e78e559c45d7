"""Phrases of words: what a text holds or is about, what the plan says of a thing."""

from dataclasses import replace

from graph import Named, Query, Says, Some, Wording, leaves
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, bond, qualified, said_of
from search.grammar.ways import CALLED, KINDS, WORK


@rules("P = ABOUT T ABOUTEND?", "P = AND T ABOUTEND", cost=0.1, examples=("和{unit}有关的任务", "与{row}有关的任务"))
def about_thing(_: str, thing: Thing, __: str | None) -> Predicate | None:
    """和区科技局有关: what belongs to it."""
    return bond(replace(thing, joint="")) if thing.named and not thing.partly else None


@rules(
    "P = ABOUT FREE ABOUTEND?",
    "P = AND FREE ABOUTEND",
    "P = FREE ABOUTEND",
    "P = TEXTQ IN? ABOUT|HAVE FREE",
    examples=(
        "关于人才的任务",
        "和旅游有关的任务",
        "民宿相关的任务有哪些",
        "原文里提到旅游的任务",
        "正文有“旅游”的任务",
    ),
)
def about(*words: str | None) -> Predicate:
    """关于人才; 原文里写了“人才”."""
    said = next(word for word in words if word and word not in ("about", "and", "textq", "in", "have"))
    return said_of(WORK, Says(said))


@rules("P = ABOUT|MENTION QUOTED", cost=-0.5, examples=("提到“园区”的任务有哪些",))
def about_quoted(_: str, words: str) -> Predicate:
    """提到“园区”: just these words, and no park that is meant by them."""
    return said_of(WORK, Says(words))


@rules("P = MENTION T", cost=-0.1, examples=("提到园区的任务有哪些",))
def mentioning(_: str, place: Thing) -> Predicate | None:
    """提到园区: that the text says so; 涉及园区 asks for what concerns one of them."""
    fits = place.bare and not place.asked and not place.number and len(place.kinds) == 1
    words = CALLED.get(place.kinds[0]) if fits else None
    return said_of(WORK, Says(words)) if words else None


@rules("P = NAMEQ IN? HAVE|ABOUT|HOLDS FREE", examples=("名称里有“旅游”的指标", "名字里带企业的指标"))
def called(*words: str | None) -> Predicate:
    """名称含“旅游”."""
    return said_of(KINDS, Named(str(words[-1])))


@rules("T = T HAVE? T", cost=0.1, examples=("青石湖片区有哪些任务",))
def on_part(words: Thing, _: str | None, thing: Thing) -> Thing | None:
    """青石湖片区有哪些任务: words that are only a part of names are looked for in the text."""
    if not words.partly or thing.named or not thing.kinds or not all(kind in WORK for kind in thing.kinds):
        return None
    if any(isinstance(each, Says) for each in leaves(thing.parts)):
        return None  # two parts side by side are one name that is not known
    return qualified(thing, said_of(WORK, Some(tuple(Says(p.words) for p in words.parts if isinstance(p, Named)))))


@rules("T = KNOWN T", cost=0.2, examples=("民宿任务有哪些",))
def on_subject(words: str, thing: Thing) -> Thing | None:
    """民宿任务: tasks whose text holds the word."""
    return None if thing.named else qualified(thing, said_of(WORK, Says(words)))


@rules(
    "Q = T TEXTQ",
    "Q = WHICH T TEXTQ",
    "Q = TEXTQ OF T",
    "Q = T TEXTQ WHATARE",
    "Q = WHICH T TEXTQ T",
    "Q = T ABOUT T TEXTQ",
    examples=("{task}原文怎么说", "What does the plan say about {task}?"),
)
def wording(*words: object) -> Query | None:
    """任务9原文怎么说."""
    first, *more = (word for word in words if isinstance(word, Thing))
    if more and (first.kinds != ("Plan",) or not first.bare):
        return None
    thing = more[0] if more else first
    kinds = (*WORK, "Action", "Plan")
    told = thing.named or all(isinstance(part, Says) for part in thing.parts)
    fits = told and all(kind in kinds for kind in thing.kinds)
    return Query(thing.kinds, thing.where, Wording()) if fits else None


@rules("Q = T", cost=0.25, examples=("{task}",))
def task_alone(thing: Thing) -> Query | None:
    """任务9: its words."""
    return wording(thing) if thing.named and thing.kinds == ("Task",) else None
