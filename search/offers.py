"""Questions that would work, made from the graph's own names, for someone whose question did not.

The nearest come first: of the things that the question names, and in the sense of its words; then words of it that the
plan's text holds; the usual ones are for what names nothing.
"""

import re
from collections.abc import Iterator
from itertools import accumulate, islice

from graph import Graph, Is
from ontology import Node
from search.folding import fold
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.grammar.said import Year
from search.grammar.ways import PLACES
from search.lexicon import lexicon
from search.linking.linker import mentions
from search.linking.names import Names
from search.linking.word_slips import cut
from search.question import understand
from search.tokens.near import near_names
from search.tokens.reader import tokens

_MOST, _LONGEST = 3, 200
_HAN = re.compile("[一-鿿]+")
_SHORTEST_WORDS, _LONGEST_WORDS = 2, 8
_RESTING = frozenset("DEPEND AFFECT RESTON WAIT UNDONE STUCK BASE AFFBY AFFECTED ABLE NEEDNOUN NEXTNOUN".split())
_COUNTING = frozenset("HOWMANY HOWMANYARE COUNT MOST BUSIEST TALLY SHARE PORTION".split())
_PEOPLE = frozenset("GROUPROLE ROSTER TEAM TEAMUNIT POSTQ HEADNOUN OFFICE".split())


def offers(question: str, names: Names) -> list[str]:
    """Three questions, near to what is asked; fewer where the graph holds too little."""
    text = fold(question[:_LONGEST])
    found, skips = tokens(text, names, None)
    said = frozenset(token.type if token.value != "lead" else "LEAD" for token in found if token.type != "NAME")
    near = _Near(names, said, next((token.value.number for token in found if isinstance(token.value, Year)), None))
    things = _named(text.text, names, [*found, *near_names(text, [*found, *skips], names)])
    wanted = dict.fromkeys([*near.of(things), *_of_words(text.text, names), *near.of_sense(), *near.usual(things)])
    return list(islice((each for each in wanted if understand(each, names).query), _MOST)) or ["有哪些重点任务？"]


class _Near:
    """Questions about things of one graph, in the sense of words (`said` are their types); `year` is one that was said."""

    def __init__(self, names: Names, said: frozenset[str], year: int | None) -> None:
        self.names, self.graph, self.said, self.year = names, names.graph, said, year

    def of(self, things: list[Node]) -> Iterator[str]:
        """Of each thing the question that comes nearest, then a second of each, and so on."""
        every = [list(self._of(thing)) for thing in things]
        for at in range(_MOST):
            yield from (questions[at] for questions in every if at < len(questions))

    def _of(self, thing: Node) -> Iterator[str]:
        match thing.kind:
            case "Task":
                yield from self._of_task(thing)
            case "Unit" if self.graph.out(thing.id, "RESPONSIBLE_FOR"):
                yield from self._of_unit(thing)
            case "Indicator" | "Project":
                yield from self._of_row(thing)
            case "Person":
                yield f"{thing.name}担任什么职务？"
            case "Group":
                yield f"{thing.name}有哪些成员？"
            case "Action":
                yield from (f"{thing.name}有哪些任务？", f"{thing.name}有几项任务？")
            case "Platform" | "Park" | "Programme" if self.graph.into(thing.id, "CONCERNS"):
                yield f"哪些任务涉及{thing.name}？"

    def _of_task(self, task: Node) -> Iterator[str]:
        no, edges = task.get("no"), (self.graph.out(task.id, "DEPENDS_ON"), self.graph.into(task.id, "DEPENDS_ON"))
        needs, needed = (any(edge.get("strength") == "requires" for edge in each) for each in edges)
        if self.said & _RESTING:
            yield from [f"任务{no}依赖哪些任务？"] if needs else []
            yield from [f"哪些任务依赖任务{no}？"] if needed else []
        yield f"任务{no}由谁负责？"
        if self.graph.rows(task.id):
            yield f"任务{no}有哪些指标和项目？"
        yield f"任务{no}的原文是什么？"

    def _of_unit(self, unit: Node) -> Iterator[str]:
        if self.said & _COUNTING:
            yield f"{unit.name}负责多少项任务？"
        if "LEAD" in self.said and any(e.get("role") == "lead" for e in self.graph.out(unit.id, "RESPONSIBLE_FOR")):
            yield f"{unit.name}牵头哪些任务？"
        yield f"{unit.name}负责哪些任务？"
        yield f"{unit.name}负责哪些指标和项目？"

    def _of_row(self, row: Node) -> Iterator[str]:
        years = sorted({target.get("year") or 0 for target in self.graph.targets(row.id, "HAS_TARGET")} - {0})
        if years:
            yield f"{row.name}{self.year if self.year in years else years[-1]}年目标是多少？"
        yield f"{row.name}由谁负责？"
        if self.graph.out(row.id, "HAS_OBSERVATION"):
            yield f"{row.name}的基数是多少？"

    def of_sense(self) -> Iterator[str]:
        """What the words ask for, where they name nothing."""
        requires = (edge for edge in self.graph.edges.values() if edge.get("strength") == "requires")
        resting = next(requires, None) if self.said & _RESTING else None
        if resting:
            yield f"任务{self.graph.nodes[resting.source].get('no')}依赖哪些任务？"
        groups = self.graph.of("Group") if self.said & _PEOPLE else []
        yield from (f"{group.name}有哪些成员？" for group in groups)
        if self.said & _COUNTING and len(_busy(self.graph)) > 1:
            yield "哪个单位负责的任务最多？"
        if "STARRED" in self.said and any(row.get("starred") for row in self.graph.of("Indicator", "Project")):
            yield "带星的指标有哪些？"

    def usual(self, things: list[Node]) -> Iterator[str]:
        """Of the first task and row and the busiest unit, but for kinds that the question names."""
        kinds = {"Indicator" if thing.kind == "Project" else thing.kind for thing in things}
        tasks, units = self.graph.tasks(), _busy(self.graph)
        rows = (item.node for item in self.names.relations.items.values() if self._has_figure(item.node))
        first = {"Task": next(iter(tasks), None), "Unit": max(units, key=units.__getitem__, default=None)}
        every = [self.graph.nodes[ref] if isinstance(ref, str) else ref for ref in first.values()]
        for thing in (*every, next(rows, None)):
            if thing and thing.kind not in kinds:
                yield from islice(self._of(thing), 1)
        for thing in (*every, *things):
            yield from self._of(thing) if thing else ()

    def _has_figure(self, row: Node) -> bool:
        return any(target.get("value") is not None for target in self.graph.targets(row.id, "HAS_TARGET"))


def _busy(graph: Graph) -> dict[str, int]:
    """Of how many things each unit is named."""
    counted = {unit.id: len(graph.out(unit.id, "RESPONSIBLE_FOR")) for unit in graph.of("Unit")}
    return {ref: size for ref, size in counted.items() if size}


def _named(text: str, names: Names, tokens_: list[Token]) -> list[Node]:
    """What the question names, or comes near to naming, in the order of its words; a group also by its kind alone."""
    ids = [(each.start, ref) for each in mentions(text, names) for ref in each.ids[:1]]
    for token in tokens_:
        parts = token.value.parts if isinstance(token.value, Thing) else ()
        ids += [(token.start, ref) for part in parts if isinstance(part, Is) for ref in part.ids[:1]]
        groups = names.graph.of("Group") if (token.type, token.value) == ("KIND", "Group") else []
        ids += [(token.start, group.id) for group in groups]
    nodes = names.graph.nodes
    ids.sort(key=lambda each: (each[0], nodes[each[1]].kind in PLACES))
    return [nodes[ref] for ref in dict.fromkeys(ref for _, ref in ids)]


def _of_words(text: str, names: Names) -> Iterator[str]:
    """What tasks say of the longest words of the question that are no name and that the plan's text holds."""
    taken = {at for each in mentions(text, names) if each.how != "part" for at in range(each.start, each.end)}
    told = list[str]()
    for run in _HAN.finditer(text):
        ends = [run.start(), *(run.start() + each for each in accumulate(map(len, cut(run[0]))))]
        spans = ((a, b) for a in ends for b in ends if _SHORTEST_WORDS <= b - a <= _LONGEST_WORDS)
        told += [text[a:b] for a, b in spans if taken.isdisjoint(range(a, b)) and names.told(text[a:b])]
    words = [
        each
        for each in told
        if not lexicon().general(each) and each[0] not in "年月日底前后的" and each[-1] not in "的了"
    ]
    if words:
        yield f"哪些任务提到“{max(words, key=len)}”？"
