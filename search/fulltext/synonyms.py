"""Words that are searched for with one another: the general ones, and those that an operator adds in a file.

One meaning a line: `高企|高新技术企业` finds each with the other, `医院>医疗|医学` the latter with the former alone. Words
before `>` are words for one another. docs/synonyms.md says so to operators.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology import LutuError
from search.lexicon import lexicon, synonyms
from search.plain import fold, plain

FILE = "synonyms.tsv"  # in the folder of a store
GENERAL, DAILY, DEPARTMENT, OWN, SHORT = "general", "daily", "department", "own", "short"
_FOLDER = Path(__file__).parent.parent
_FILES = {"narrower.tsv": GENERAL, "common.tsv": GENERAL, "domains.tsv": GENERAL, "departments.tsv": DEPARTMENT}
_DAILY = "daily.tsv"  # its words are not for one another, but for what stands behind >
_SPECIFIC = 3  # characters: 敬老院 finds 养老院, 停车难 not every 停车
_LONGEST = 40  # characters of a word
_DIVIDERS = re.compile(r"[|\t]")
_ENCODINGS = ("utf-8-sig", "gb18030")  # what editors here write
_TOLD = 3  # lines of a file that are told to be wrong; who mends those sees the next


class SynonymError(LutuError):
    """A file of synonyms that can't be read."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words for one another (plain text), `narrower` ones that are found with them; `source` is where it is written."""

    words: tuple[str, ...]
    narrower: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class OwnSynonyms:
    """What an operator's file says, and what of it can't be used, a Chinese sentence each."""

    groups: tuple[Synonyms, ...] = ()
    flaws: tuple[str, ...] = ()


def own_synonyms(file: Path | None) -> OwnSynonyms:
    """The operator's synonyms; nothing where there is no such file. What can't be read of it is left out."""
    if file is None or not file.exists():
        return OwnSynonyms()
    groups, flaws = list[Synonyms](), list[str]()
    try:
        for place, line in _lines(file):
            try:
                groups.append(_line(line, place, OWN))
            except SynonymError as flaw:
                flaws.append(str(flaw))
    except SynonymError as flaw:
        return OwnSynonyms((), (str(flaw),))
    more = [f"同义词文件 {file} 还有{len(flaws) - _TOLD}行也不成一组。"] if len(flaws) > _TOLD else []
    return OwnSynonyms(tuple(groups), (*flaws[:_TOLD], *more))


def all_synonyms(own: Iterable[Synonyms] = ()) -> list[Synonyms]:
    """The general synonyms, the short forms in names of units, and the operator's."""
    found = [_mutual(group, GENERAL) for group in synonyms()]
    found += [_mutual([entry.word, *entry.meaning.split(",")], SHORT) for entry in lexicon().of("SHORT")]
    return [*found, *_for_search(), *own]


def _mutual(group: Iterable[str], source: str) -> Synonyms:
    words = tuple(plain(word).text for word in group)
    return Synonyms(words, (), source)


@cache
def _for_search() -> tuple[Synonyms, ...]:
    found = [line for name, source in _FILES.items() for line in _read(_FOLDER / name, source)]
    daily = _read(_FOLDER / _DAILY, DAILY)
    return (*found, *(each for line in daily for each in _apart(line)))


def _apart(line: Synonyms) -> Iterator[Synonyms]:
    """The words of the line one by one; the long ones among them are specific enough to be found with the others."""
    long = [word for word in line.words if len(word) >= _SPECIFIC]
    for word in line.words:
        others = (other for other in dict.fromkeys((*line.narrower, *long)) if other != word)
        yield Synonyms((word,), tuple(others), line.source)


def _read(file: Path, source: str) -> list[Synonyms]:
    return [_line(line, place, source) for place, line in _lines(file)]


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    """The lines that say something, each behind its place."""
    for at, line in enumerate(_text(file).splitlines(), 1):
        if line.strip() and not line.strip().startswith("#"):
            yield f"{file} 第{at}行", line.strip()


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError:
        raise SynonymError(f"同义词文件 {file} 打不开，没有用上，请核对它是不是文件、可不可读。") from None
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise SynonymError(f"同义词文件 {file} 不是文本，没有用上，请另存为 UTF-8 的文本，一行一组，如 高企|高新技术企业。")


def _line(line: str, place: str, source: str) -> Synonyms:
    before, narrower, after = fold(line).partition(">")
    words, others = _words(before), _words(after)
    if not words or len(words) + len(others) < 2 or (narrower and not others) or ">" in after:
        raise SynonymError(
            f"同义词文件 {place}“{line[:40]}”不成一组，没有用上，请写成 高企|高新技术企业，或 医院>医疗|医学。"
        )
    if max(map(len, (*words, *others))) > _LONGEST:
        raise SynonymError(f"同义词文件 {place}有超过{_LONGEST}个字的词，没有用上，请写短些。")
    return Synonyms(words, others, source)


def _words(part: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for each in _DIVIDERS.split(part) if (word := plain(each).text.strip())))
