"""The names of a graph, in every spelling by which a question may call them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from graph import ROW_KINDS, Graph, Relations, folded
from ontology import number
from search.lexicon import lexicon
from search.linking.headings import headed
from search.linking.unit_names import department, unit_spellings
from search.linking.usual import usual
from search.linking.variants import bare_name, core, objects, other_forms, row_forms

_NAMED = ("Unit", "Person", "Post", "Group", "Platform", "Park", "Programme", "Action", "Task", "Plan")
_SHORTEST = 2
_TITLE = re.compile("《([^《》]{2,16})》")
_COMMON_WORD = re.compile(r"[\d.\-]+年?")


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling of some things of one kind. `short`: a unit's name without its level, so no level may precede it."""

    spelling: str
    kind: str
    ids: tuple[str, ...]
    short: bool = False


class Names:
    """All names of one graph; rows stand for the items that they are."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.relations = Relations(graph)
        found: dict[tuple[str, str, bool], dict[str, bool]] = defaultdict(dict)
        for spelling, kind, ref, short in self._spellings():
            if len(spelling) >= _SHORTEST and not _COMMON_WORD.fullmatch(spelling) and not lexicon().general(spelling):
                own = found[spelling, kind, short].get(ref, False) or spelling == folded(graph.nodes[ref].name or "")
                found[spelling, kind, short][ref] = own
        self.by_spelling: dict[str, list[Name]] = defaultdict(list)
        for (spelling, kind, short), owned in found.items():
            ids = tuple(ref for ref, own in owned.items() if own) or tuple(owned)
            self.by_spelling[spelling].append(Name(spelling, kind, ids, short))

    @cached_property
    def automaton(self) -> Any:
        """Finds the spellings in a folded text."""
        return _finder(self.by_spelling)

    @cached_property
    def numbers(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The ids of tasks and actions by kind and number."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for node in self.graph.of("Action", "Task"):
            if node.get("no"):
                found[node.kind, _plain_number(node.get("no"))].append(node.id)
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def rows(self) -> list[tuple[str, str]]:
        """The folded name and id of every row, for names that are only partly said."""
        return [(folded(item.node.name or ""), ref) for ref, item in self.relations.items.items()]

    @cached_property
    def rows_by_pair(self) -> dict[str, list[tuple[str, str]]]:
        """The same by every two characters in a row, each row once for a pair."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, ref in self.rows:
            for pair in dict.fromkeys(name[at : at + 2] for at in range(len(name) - 1)):
                found[pair].append((name, ref))
        return dict(found)

    @cached_property
    def rows_by_character(self) -> dict[str, list[tuple[str, str]]]:
        """The same by every character in a row."""
        return _by_character(self.rows)

    @cached_property
    def usual_by_character(self) -> dict[str, list[tuple[str, str]]]:
        """What `usual` has, by every character in a name."""
        return _by_character(self.usual)

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        """The folded name and id of every platform, park and programme."""
        return [(folded(place.name or ""), place.id) for place in self.graph.of("Platform", "Park", "Programme")]

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        """All spellings by how long they are."""
        found: dict[int, list[str]] = defaultdict(list)
        for spelling in self.by_spelling:
            found[len(spelling)].append(spelling)
        return found

    @cached_property
    def usual(self) -> list[tuple[str, str]]:
        """The names of rows, actions and places in usual words, for names that are cut short."""
        others = self.graph.of("Action", "Platform", "Park", "Programme")
        return [(usual(name), ref) for name, ref in [*self.rows, *((folded(o.name or ""), o.id) for o in others)]]

    @cached_property
    def cores(self) -> dict[str, tuple[str, ...]]:
        """The ids of rows by what is left of their usual names without level and counting word."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.graph.of(*ROW_KINDS):
            found[core(usual(bare_name(row.name or "")))][self.relations.item(row.id)] = None
        return {words: tuple(ids) for words, ids in found.items()}

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The ids of rows that are the same thing as an item of another name, by their own names, which no item bears."""
        items = {self.relations.items[ref].node.id for ref in self.relations.items}
        own = {folded(self.relations.items[ref].node.name or "") for ref in self.relations.items}
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.graph.of(*ROW_KINDS):
            if row.id not in items and (name := folded(row.name or "")) not in own:
                found[name].append(row.id)
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def objects(self) -> dict[str, str]:
        """The id of the one task that is about it, by what its name says beside what is done: 推广船舶岸电 by 船舶岸电."""
        found: dict[str, set[str]] = defaultdict(set)
        for task in self.graph.of("Task"):
            for what in objects(task.name or ""):
                found[what].add(task.id)
        taken = self.by_spelling
        return {what: next(iter(ids)) for what, ids in found.items() if len(ids) == 1 and what not in taken}

    @cached_property
    def objects_automaton(self) -> Any:
        """Finds in a folded text what tasks are about."""
        return _finder(self.objects)

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The items of headline rows by the word that stands over them in their table: 六倍增."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for plan in self.graph.of("Plan"):
            for heading, row in headed(self.graph, plan):
                found[heading][self.relations.item(row)] = None
        return {heading: tuple(ids) for heading, ids in found.items()}

    @cached_property
    def departments(self) -> dict[str, tuple[str, ...]]:
        """The one unit in charge of a usual department, by its word: 财政, 税务."""
        found: dict[str, set[str]] = defaultdict(set)
        for spelling, ids in self.unit_spellings.items():
            found[department(spelling)].update(ids)
        return {words: tuple(ids) for words, ids in found.items() if words and len(ids) == 1}

    @cached_property
    def people(self) -> dict[tuple[int, str], list[tuple[str, str]]]:
        """Persons' names and ids by the place of a character and the rest of the name without it."""
        found: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
        for person in self.graph.of("Person"):
            name = person.name or ""
            for at in range(len(name)):
                found[at, name[:at] + name[at + 1 :]].append((name, person.id))
        return dict(found)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The first characters of persons' names."""
        return frozenset((person.name or "")[:1] for person in self.graph.of("Person") if person.name)

    @cached_property
    def milestones(self) -> str:
        """The words of all targets that are no figures."""
        return milestones(self.graph)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The folded titles in book marks of what plans lay down, with its type: 林情快报."""
        laid = [(each.name or "", str(each.get("type"))) for each in self.graph.of("Provision")]
        return {folded(title): type_ for name, type_ in laid for title in _TITLE.findall(name)}

    @cached_property
    def tabled(self) -> bool:
        """Whether rows stand in a plan's table."""
        return any(row.get("scope") == "annex" for row in self.graph.of(*ROW_KINDS))

    @cached_property
    def years(self) -> int:
        """For how many years the plans are; 0 where they differ or don't say."""
        spans = {(plan.get("period_start"), plan.get("period_end")) for plan in self.graph.of("Plan")}
        first, last = next(iter(spans), (None, None))
        return last - first + 1 if len(spans) == 1 and first and last else 0

    @cached_property
    def place(self) -> str:
        """The folded name of the district or city that most units are of; empty where none is told."""
        told = Counter(folded(unit.get("jurisdiction") or "") for unit in self.graph.of("Unit"))
        return max(told, key=lambda name: (bool(name), told[name], name), default="")

    @cached_property
    def unit_spellings(self) -> dict[str, tuple[str, ...]]:
        """The ids of units by spelling, for slips of a character or two."""
        found: dict[str, tuple[str, ...]] = {}
        for spelling, names in self.by_spelling.items():
            ids = [ref for name in names if name.kind == "Unit" for ref in name.ids]
            if ids:
                found[spelling] = tuple(dict.fromkeys(ids))
        return found

    def numbered(self, kind: str, words: str) -> tuple[str, ...]:
        """The ids of the tasks or actions with this number, however it is written; of all its parts (9-1, 9-2)."""
        no = _plain_number(words)
        parts = (ids for (of, each), ids in self.numbers.items() if of == kind and each.startswith(f"{no}-"))
        return self.numbers.get((kind, no)) or tuple(ref for ids in parts for ref in ids)

    def told(self, words: str) -> bool:
        """Whether the text of some task or row, or its name, holds these folded words."""
        return words in self._texts

    @cached_property
    def units_by_pinyin(self) -> dict[str, tuple[str, ...]]:
        """The ids of units by the pinyin of their spellings, and by its first letters."""
        from pypinyin import lazy_pinyin

        found: dict[str, dict[str, None]] = defaultdict(dict)
        for spelling, ids in self.unit_spellings.items():
            said = lazy_pinyin(spelling)
            for typed in ("".join(said), "".join(each[:1] for each in said)):
                found[typed].update(dict.fromkeys(ids))
        return {typed: tuple(ids) for typed, ids in found.items()}

    @cached_property
    def _texts(self) -> str:
        nodes = self.graph.of("Task", *ROW_KINDS)
        return "\n".join(folded(f"{node.name}") + "\n" + folded(node.get("text") or "") for node in nodes)

    def _spellings(self) -> Iterator[tuple[str, str, str, bool]]:
        for node in self.graph.of(*_NAMED):
            names = [node.name or "", *(node.get("aliases") or ())]
            both = {folded(name) for name in names} | {bare_name(name) for name in names}
            for spelling, short in unit_spellings(both, node) if node.kind == "Unit" else other_forms(names, node.kind):
                yield spelling, node.kind, node.id, short
        for row in self.graph.of(*ROW_KINDS):
            item = self.relations.item(row.id)
            for spelling in row_forms(row):
                yield spelling, self.graph.nodes[item].kind, item, False


def _finder(words: Iterable[str]) -> Any:
    from ahocorasick import Automaton

    made = Automaton()
    for word in words:
        made.add_word(word, word)
    made.make_automaton()
    return made


def _by_character(names: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, ref in names:
        for char in dict.fromkeys(name):
            found[char].append((name, ref))
    return dict(found)


def milestones(graph: Graph) -> str:
    """The folded words of all targets that are no figures, a line each."""
    told = (each for each in graph.of("Target") if each.get("value") is None)
    return "\n".join(folded(str(each.get("text") or each.get("state") or "")) for each in told)


def _plain_number(words: str) -> str:
    return "-".join(str(number(part) or part) for part in folded(words).split("-"))


_NAMES: WeakKeyDictionary[Graph, Names] = WeakKeyDictionary()


def names_of(graph: Graph) -> Names:
    """The names of a graph, gathered once for as long as the graph lives."""
    if graph not in _NAMES:
        _NAMES[graph] = Names(graph)
    return _NAMES[graph]
