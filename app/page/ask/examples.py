"""Questions to begin with and names to complete, both made of the store's own graph."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from app.page.source import Source, once
from graph import ROW_KINDS, Graph
from ontology import Node, schema
from search import names_of, offers

_MOST, _FEW = 8, 3
# What people ask about beside names; each is offered only where the store answers it.
_OTHERS = (
    "哪些任务有风险？",
    "哪些任务未达标？",
    "哪些指标没有填报？",
    "哪些指标已达标？",
    "未达标的任务由谁负责？",
    "哪些单位没有填报？",
    "今年有哪些任务到期？",
    "哪些指标全省排位下降了？",
    "哪些任务没有责任单位？",
    "方案里有哪些矛盾？",
    "哪些目标不一致？",
    "哪个行动的任务最多？",
    "有多少个任务？",
    "有多少个指标？",
    "哪些单位牵头的任务最多？",
    "有哪些平台？",
    "有哪些园区？",
)
_LONGEST_NAME = 18
_MOST_NAMES = 4000
# Whom and what people name in questions.
_NAMED = ("Unit", "Person", "Platform", "Park", "Programme", "Group", "Action", *ROW_KINDS)
_Name = tuple[str, str, tuple[str, ...]]
_DISTRICT, _OFFICE = re.compile(r"^[省市区县镇](?=..)"), re.compile(r"[(（](.+?)[)）]")


@once
def examples(shared: Source) -> tuple[str, ...]:
    """Questions of several sorts that this store answers; each was tried."""
    answered = (each for each in _candidates(shared) if _answers(shared, each))
    return tuple(each for each, _ in zip(answered, range(_MOST), strict=False))


@once
def answered(shared: Source) -> tuple[str, ...]:
    """All questions of many sorts that this store answers."""
    known = examples(shared)
    others = dict.fromkeys(each for each in (*_candidates(shared), *_OTHERS) if each not in known)
    return (*known, *(each for each in others if _answers(shared, each)))


def _answers(shared: Source, question: str) -> bool:
    return bool(shared.ask(question)["outcome"] == "answered")


def nearest(shared: Source, question: str) -> tuple[str, ...]:
    """A few questions that would work, nearest first: about what this one names, else with most of its rare words."""
    names = names_of(shared.directory)
    usual = offers("", names)
    about = [each for each in offers(question, names) if each not in usual]
    others = [each for each in (*answered(shared), *usual) if each != question]
    common = Counter(part for each in others for part in _parts(each))
    asked = _parts(question)
    likeness = {each: sum(len(part) / common[part] for part in asked & _parts(each)) for each in others}
    return tuple(dict.fromkeys((*about, *sorted(others, key=lambda each: -likeness[each]))))[:_FEW]


def _parts(words: str) -> set[str]:
    """Its pairs and triples of characters; a single one says too little."""
    return {words[at : at + size] for size in (2, 3) for at in range(len(words) - size + 1)}


def _candidates(shared: Source) -> Iterator[str]:
    graph = shared.graph
    unit, reported = _busiest(graph), bool(shared.status.counts.keys() - {"no_data", "not_assessed"})
    if unit:
        yield f"{unit.name}负责哪些任务？"
    if reported:
        yield "哪些指标未达标？"
    if task := _most_needed(graph):
        yield f"任务{task.get('no')}滞后会影响什么？"
    if row := _row(graph):
        yield f"{row[0].name}{row[1]}年目标是多少？"
    yield "哪个单位负责的任务最多？"
    if unit and reported:
        yield f"{unit.name}有哪些指标未达标？"
    if any(node.get("starred") for node in graph.of(*ROW_KINDS)):
        yield "带*的指标有哪些？"
    yield from (f"{group.name}有哪些成员？" for group in graph.of("Group")[:1])
    yield from (f"任务{task.get('no')}由谁负责？" for task in graph.tasks()[:1])
    yield from (f"{action.name}有哪些任务？" for action in graph.of("Action")[:1])
    yield "有哪些重点任务？"


def _busiest(graph: Graph) -> Node | None:
    return max(graph.of("Unit"), key=lambda node: len(graph.out(node.id, "RESPONSIBLE_FOR")), default=None)


def _most_needed(graph: Graph) -> Node | None:
    """The task that most others require."""
    edges = (each for task in graph.tasks() for each in graph.into(task.id, "DEPENDS_ON"))
    counts = Counter(each.target for each in edges if each.get("strength") == "requires")
    return graph.nodes[counts.most_common(1)[0][0]] if counts else None


def _row(graph: Graph) -> tuple[Node, int] | None:
    """An indicator with a short name and the last year for which it has a figure; a starred one before others."""
    rows = sorted(graph.of("Indicator"), key=lambda node: not node.get("starred"))
    for node in rows:
        years = [each.get("year") for each in graph.targets(node.id, "HAS_TARGET") if each.get("value") is not None]
        if any(years) and len(node.name or "") <= _LONGEST_NAME:
            return node, max(year for year in years if year)
    return None


@once
def completions(shared: Source) -> tuple[_Name, ...]:
    """Names that a question may hold, best first: the name, its kind in words, and what else begins it.

    Those are the initials of its pinyin, and for a unit its other names with theirs.
    """
    return tuple(_names(shared.graph))


def _names(graph: Graph) -> Iterable[_Name]:
    from pypinyin import Style, lazy_pinyin

    found: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for kind in _NAMED:
        nodes = sorted(graph.of(kind), key=lambda node: (-len(graph.out(node.id, "RESPONSIBLE_FOR")), node.id))
        for node in nodes:
            if node.name:
                found.setdefault(node.name, schema().kind_label(kind))
                others.setdefault(node.name, []).extend(_others(node))
    for task in graph.tasks():
        found.setdefault(f"任务{task.get('no')}", task.name or "")
    for name, kind in list(found.items())[:_MOST_NAMES]:
        called = dict.fromkeys((name, *others.get(name, ())))
        initials = ("".join(lazy_pinyin(each, style=Style.FIRST_LETTER)).lower() for each in called)
        yield name, kind, tuple(dict.fromkeys((*initials, *list(called)[1:])))


def _others(node: Node) -> Iterator[str]:
    """What else people call a unit: its other spellings, and each without the word of its district."""
    if node.kind == "Unit":
        for each in (str(node.name), *(node.get("aliases") or ())):
            yield each
            yield from _OFFICE.findall(each)
            if (short := _DISTRICT.sub("", each)) != each:
                yield short
