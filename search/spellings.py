"""What the graph's things are called, for search: words for the tokenizer, other spellings, names said in full."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph import Graph, folded
from search.plain import HAN_RUN, plain

_SYNONYMS = Path(__file__).with_name("synonyms.tsv")
_WORDS = frozenset({"Person", "Platform", "Park", "Programme", "Group"})
_LONGEST_WORD = 8  # characters: a longer name is searched for by its words, so that others like it are found as well
_MOST_OWNERS = 3  # a spelling of more units than that (办公室) is a common word


@dataclass(frozen=True, slots=True)
class Spellings:
    """`words` are for the tokenizer; `others` gives for a spelling (plain text) what else is to be searched for;
    `owners` gives the ids of what is called so (folded), whole names only.
    """

    words: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]
    owners: Mapping[str, tuple[str, ...]]

    def called(self, words: str) -> tuple[str, ...]:
        """The ids of what goes by this name; none where nothing does."""
        return self.owners.get(folded(plain(words).text), ())


def spellings(graph: Graph) -> Spellings:
    """Gathered from the names of a graph and from the general synonyms."""
    from search.names import names_of

    owners: dict[str, dict[str, None]] = defaultdict(dict)
    words: dict[str, None] = {}
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for spelling, names in names_of(graph).by_spelling.items():
        owners[spelling] |= {ref: None for name in names for ref in name.ids}
        units = [ref for name in names if name.kind == "Unit" for ref in name.ids]
        if units or (len(spelling) <= _LONGEST_WORD and any(name.kind in _WORDS for name in names)):
            words[spelling] = None
        if 0 < len(units) <= _MOST_OWNERS:
            others[spelling] |= dict.fromkeys(_printed(graph, units))
    for task in graph.of("Task"):
        for called in _numbered(folded(task.get("no") or "")):
            owners[called][task.id] = None
    for group in _synonyms():
        words |= dict.fromkeys(group)
        for word in group:
            others[word] |= dict.fromkeys(group)
    return Spellings(
        tuple(filter(_is_word, words)), _without_itself(others), {key: tuple(ids) for key, ids in owners.items()}
    )


def _numbered(no: str) -> tuple[str, ...]:
    """How people call a task by its number."""
    return (no, f"任务{no}", f"第{no}项", f"第{no}项任务", f"第{no}条", f"task{no}") if no else ()


def _is_word(spelling: str) -> bool:
    return len(spelling) > 1 and HAN_RUN.fullmatch(spelling) is not None


def _printed(graph: Graph, units: Iterable[str]) -> Iterator[str]:
    for unit in map(graph.nodes.__getitem__, units):
        yield from (plain(name).text for name in (unit.name or "", *(unit.get("aliases") or ())))


def _without_itself(others: Mapping[str, Mapping[str, None]]) -> dict[str, tuple[str, ...]]:
    found = {word: tuple(other for other in more if other and other != word) for word, more in others.items()}
    return {word: more for word, more in found.items() if more}


@cache
def _synonyms() -> tuple[tuple[str, ...], ...]:
    """The groups of general words, and of short forms in names of units."""
    from search.lexicon import lexicon

    lines = (line for line in _SYNONYMS.read_text("utf8").splitlines() if line and not line.startswith("#"))
    groups = [line.split("|") for line in lines]
    groups += [[entry.word, *entry.meaning.split(",")] for entry in lexicon().of("SHORT")]
    return tuple(tuple(plain(word).text for word in group) for group in groups)
