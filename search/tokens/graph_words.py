"""General words that stand for things of the graph: 国有企业, 所有单位, an English department, 设在哪个单位."""

import re
from collections.abc import Callable, Iterator, Mapping

from graph import Is, Missing
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.grammar.things import named
from search.lexicon import Entry
from search.linking.hosts import hosts
from search.linking.names import Names
from search.tokens.everyday import rank_aim
from search.tokens.figures import WORD

_NAMES_THEM = re.compile("(?:分管|联系|包保|挂钩|包联)(?:区|县|市)?领导(?=[\\t|：:])")

# What a token costs the reading of a question: less for what is surer, so that the surest reading wins.
COST = {
    "name": 0.1,
    "number": 0.1,
    "missing": 0.5,
    "slip": 0.8,
    "former": 0.3,
    "part": 0.8,
    "object": 0.805,
    "near": 1.2,
}


def _of_type(start: int, end: int, entry: Entry, names: Names) -> Iterator[Token]:
    """国有企业: the units of that type."""
    ids = tuple(unit.id for unit in names.graph.of("Unit") if unit.get("type") == entry.meaning)
    yield Token(
        start, end, "NAME", Thing(("Unit",), (Is(ids) if ids else Missing("UnitType", entry.meaning),)), COST["name"]
    )


def _everyone(start: int, end: int, _: Entry, names: Names) -> Iterator[Token]:
    """所有单位: each of the units that answer for something, all at once."""
    ids = [unit.id for unit in names.graph.of("Unit") if names.graph.out(unit.id, "RESPONSIBLE_FOR")]
    if ids:
        thing = Thing(("Unit",), tuple(Is((ref,)) for ref in ids), named=True, joint="all")
        yield Token(start, end, "EVERYUNIT", thing, WORD)


def _english(start: int, end: int, entry: Entry, names: Names) -> Iterator[Token]:
    """A department's English name stands for the unit of that Chinese name, or for one that the plan doesn't list."""
    ids = names.unit_spellings.get(entry.meaning, ())
    how = "name" if ids else "missing"
    note = f"“{entry.word}”按“{names.graph.nodes[ids[0]].name}”理解" if ids else ""
    yield Token(start, end, "NAME", named(("Unit",), ids, entry.word, how), COST[how], note)


def _host(start: int, end: int, _: Entry, names: Names) -> Iterator[Token]:
    """设在哪个单位: the unit that houses the office of the plan's group, where the plan says so."""
    if ids := hosts(names):
        yield Token(start, end, "HOST", Thing(("Unit",), (Is(ids),)), COST["name"])  # surer than its words


def _overseer(start: int, end: int, entry: Entry, names: Names) -> Iterator[Token]:
    """分管领导: whom the plan nowhere names, and whom it does."""
    if not any(_NAMES_THEM.search(each.text) for each in names.graph.documents.values()):
        groups = [f"，可以问{group.name}有哪些成员" for group in names.graph.of("Group")[:1]]
        told = Missing("Untold", f"分管领导是谁{''.join(groups)}")
        yield Token(start, end, entry.type, told, COST["name"])


# The types of general words that stand for things of the graph.
OF_GRAPH: Mapping[str, Callable[[int, int, Entry, Names], Iterator[Token]]] = {
    "UNITEN": _english,
    "UNITKIND": _of_type,
    "EVERYUNIT": _everyone,
    "HOSTQ": _host,
    "RANKAIM": rank_aim,
    "OVERSEER": _overseer,
    "OVERSEES": _overseer,
}
