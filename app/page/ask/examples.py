"""Questions to begin with and names to complete, both made of the store's own graph."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.labels import label
from app.page.source import Source
from graph import ROW_KINDS, Graph
from ontology import Node, schema

_MOST = 8
_LONGEST_NAME = 18
_MOST_NAMES = 4000
# Whom and what people name in questions.
_NAMED = ("Unit", "Person", "Platform", "Park", "Programme", "Group", "Action", *ROW_KINDS)
_Name = tuple[str, str, str]


@lru_cache(2)
def examples(shared: Source) -> tuple[str, ...]:
    """Questions of several sorts that this store answers; each was tried."""
    answered = (each for each in _candidates(shared) if shared.ask(each)["outcome"] == "answered")
    return tuple(each for each, _ in zip(answered, range(_MOST), strict=False))


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


@lru_cache(2)
def completions(shared: Source) -> tuple[_Name, ...]:
    """Names that a question may hold, best first: the name, its kind in words, the initials of its pinyin."""
    return tuple(_names(shared.graph))


def _names(graph: Graph) -> Iterable[_Name]:
    from pypinyin import Style, lazy_pinyin

    found: dict[str, str] = {}
    for kind in _NAMED:
        nodes = sorted(graph.of(kind), key=lambda node: (-len(graph.out(node.id, "RESPONSIBLE_FOR")), node.id))
        for node in nodes:
            if node.name:
                found.setdefault(node.name, schema().kind_label(kind))
    for task in graph.tasks():
        found.setdefault(f"任务{task.get('no')}", label(task).removeprefix(f"任务{task.get('no')}").strip("“”"))
    for name, kind in list(found.items())[:_MOST_NAMES]:
        yield name, kind, "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
