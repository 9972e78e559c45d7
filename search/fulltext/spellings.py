"""What the graph's things are called, for search: words for the tokenizer, other spellings, names said in full."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph import Graph, folded
from ontology import number
from search.analyzer import Tokenizer
from search.fulltext.synonyms import DAILY, DEPARTMENT, GENERAL, OWN, Synonyms
from search.plain import HAN_RUN, plain

NAME = "name"
NARROWER = ">"  # behind a source
_WORDS = frozenset({"Person", "Platform", "Park", "Programme", "Group"})
_LONGEST_WORD = 8  # characters: a longer name is searched for by its words, so that others like it are found as well
_UNIT = re.compile("(?:[局委办厅处所部站队]|中心|公司|集团|委员会|办公室)$")
_HEADED = re.compile("([局部院厅镇会])长")
_NUMBERED = re.compile(r"(?P<before>任务|第|task|t|)(?P<no>\d+|[一二三四五六七八九十百零]+)(?P<behind>项任务|项|条|)")
_MOST_OWNERS = 3  # a spelling of more units than that (办公室) is a common word


@dataclass(frozen=True, slots=True)
class Spellings:
    """`words` are for the tokenizer; `others` gives for a spelling (plain text) what else is to be searched for, and
    where that is written (`name`, or a source of synonyms, with `>` what is narrower); `owners` gives the ids of what is called so (folded), whole
    names only; `initials` are of the pinyin of departments' names, wherever these are usual.
    """

    words: tuple[str, ...]
    others: Mapping[str, Mapping[str, str]]
    owners: Mapping[str, tuple[str, ...]]
    initials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def called(self, words: str) -> tuple[str, ...]:
        """The ids of what goes by this name; none where nothing does."""
        return self.owners.get(_figured(folded(plain(words).text)), ())

    def numbered(self, words: str) -> tuple[str, ...]:
        """The ids of the tasks of this number, where the words are one and say so: 任务19, not 19."""
        said = _NUMBERED.fullmatch(folded(plain(words).text))
        return self.called(words) if said and (said["before"] or said["behind"]) else ()

    def entitled(self, words: str) -> str:
        """With the character said twice that a name and its head's title share: 科技局长 is 科技局局长."""
        return _HEADED.sub(lambda found: found[1] * (1 + self._ends_name(words[: found.end(1)])) + "长", words)

    def _ends_name(self, words: str) -> bool:
        return any(
            folded(words[start:]) in self.owners for start in range(max(len(words) - _LONGEST_WORD, 0), len(words) - 1)
        )

    def other(self, spelling: str) -> tuple[str, ...]:
        """What else is to be searched for with this."""
        return tuple(self.others.get(spelling, ()))

    def narrower(self, spelling: str) -> frozenset[str]:
        """Those of the others that say less than this."""
        return frozenset(other for other, source in self.others.get(spelling, {}).items() if source.endswith(NARROWER))

    def topics(self, spelling: str) -> frozenset[str]:
        """Those of the narrower ones that say what something is about, and not what a department is called."""
        departments = {DEPARTMENT, f"{DEPARTMENT}{NARROWER}"}
        found = self.others.get(spelling, {})
        return frozenset(other for other in self.narrower(spelling) if found[other] not in departments)

    def compound(self, spelling: str) -> bool:
        """Whether it is a general word, no name of a unit, so that a text may say its parts apart."""
        sources = {GENERAL, DAILY, OWN} | (set() if _UNIT.search(spelling) else {DEPARTMENT})
        return any(source.rstrip(NARROWER) in sources for source in self.others.get(spelling, {}).values())

    def by_id(self) -> dict[str, tuple[str, ...]]:
        """The names of each thing, folded; rows and tasks have so many things' words in them that they are left out."""
        found: dict[str, tuple[str, ...]] = {}
        for spelling, ids in self.owners.items():
            for ref in ids if len(ids) <= _MOST_OWNERS else ():
                found[ref] = (*found.get(ref, ()), spelling)
        return found


def spellings(graph: Graph, synonyms: Iterable[Synonyms]) -> Spellings:
    """Gathered from the names of a graph and from synonyms."""
    from search.linking.names import names_of

    usual = Tokenizer()  # cuts what is no word of its own into the words that it is made of
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    words: dict[str, None] = {}
    others: dict[str, dict[str, str]] = defaultdict(dict)
    for spelling, names in names_of(graph).by_spelling.items():
        owners[spelling] |= {ref: None for name in names for ref in name.ids}
        units = [ref for name in names if name.kind == "Unit" for ref in name.ids]
        if units or (len(spelling) <= _LONGEST_WORD and any(name.kind in _WORDS for name in names)):
            words[spelling] = None
        if 0 < len(units) <= _MOST_OWNERS:
            others[spelling] |= dict.fromkeys(_printed(graph, units), NAME)
    for task in graph.of("Task"):
        for called in _numbers(folded(task.get("no") or "")):
            owners[called][task.id] = None
    for group in synonyms:
        words |= dict.fromkeys(word for word in group.words if any(len(part) == 1 for part in usual.cut(word)))
        for word in group.words:
            for other in group.words:
                others[word].setdefault(other, group.source)
            for other in group.narrower:
                if word not in other:  # who searches for 规划 finds 空间规划 by that word
                    others[word].setdefault(other, f"{group.source}{NARROWER}")
    return Spellings(
        tuple(filter(_is_word, words)),
        _without_itself(others),
        {key: tuple(ids) for key, ids in owners.items()},
        _initials(word for word, more in others.items() if _is_word(word) and DEPARTMENT in more.values()),
    )


def _initials(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    from pypinyin import lazy_pinyin

    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        letters = "".join(each[0] for each in lazy_pinyin(word))
        found[letters] = (*found.get(letters, ()), word)
    return found


def _numbers(no: str) -> tuple[str, ...]:
    """How people call a task by its number."""
    said = _figured(no)
    return (
        (said, f"任务{said}", f"第{said}项", f"第{said}项任务", f"第{said}条", f"task{said}", f"t{said}") if no else ()
    )


def _figured(words: str) -> str:
    """A task's number in figures, however it is written: 任务十九, 第十九项; other words as they are."""
    said = _NUMBERED.fullmatch(words)
    value = number(said["no"]) if said else None
    return words if said is None or value is None else f"{said['before']}{value:g}{said['behind']}"


def _is_word(spelling: str) -> bool:
    return len(spelling) > 1 and HAN_RUN.fullmatch(spelling) is not None


def _printed(graph: Graph, units: Iterable[str]) -> Iterator[str]:
    for unit in map(graph.nodes.__getitem__, units):
        yield from (plain(name).text for name in (unit.name or "", *(unit.get("aliases") or ())))


def _without_itself(others: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    found = {word: {each: source for each, source in more.items() if each != word} for word, more in others.items()}
    return {word: more for word, more in found.items() if more}
