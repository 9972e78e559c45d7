"""Words that are searched for with one another: the general ones, and those that an operator adds in a file.

One meaning a line: `高企|高新技术企业` finds each with the other, `医院>医疗|医学` the latter with the former alone. Words
before `>` are words for one another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology import LutuError
from search.lexicon import lexicon, synonyms
from search.plain import plain

FILE = "synonyms.tsv"  # in the folder of a store
GENERAL, DAILY, DEPARTMENT, OWN, SHORT = "general", "daily", "department", "own", "short"
_FOLDER = Path(__file__).parent.parent
_FILES = {"narrower.tsv": GENERAL, "common.tsv": GENERAL, "domains.tsv": GENERAL, "departments.tsv": DEPARTMENT}
_DAILY = "daily.tsv"  # its words are not for one another, but for what stands behind >
_SPECIFIC = 3  # characters: 敬老院 finds 养老院, 停车难 not every 停车
_LONGEST = 40  # characters of a word


class SynonymError(LutuError):
    """A file of synonyms that can't be read."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words for one another (plain text), `narrower` ones that are found with them; `source` is where it is written."""

    words: tuple[str, ...]
    narrower: tuple[str, ...]
    source: str


def all_synonyms(own: Path | None) -> list[Synonyms]:
    """The general synonyms, the short forms in names of units, and the operator's, where there is such a file."""
    found = [_mutual(group, GENERAL) for group in synonyms()]
    found += [_mutual([entry.word, *entry.meaning.split(",")], SHORT) for entry in lexicon().of("SHORT")]
    return [*found, *_for_search(), *(_read(own, OWN) if own and own.exists() else ())]


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
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SynonymError(
            f"同义词文件 {file} 读不了（{error}），应是 UTF-8 的文本，一行一组，如 高企|高新技术企业。"
        ) from None
    told = ((at, line.strip()) for at, line in enumerate(lines, 1))
    return [_line(line, f"{file} 第{at}行", source) for at, line in told if line and not line.startswith("#")]


def _line(line: str, place: str, source: str) -> Synonyms:
    before, narrower, after = line.partition(">")
    words, others = _words(before), _words(after)
    if not words or len(words) + len(others) < 2 or (narrower and not others) or ">" in after:
        raise SynonymError(f"同义词文件 {place}“{line[:40]}”不成一组，请写成 高企|高新技术企业，或 医院>医疗|医学。")
    if max(map(len, (*words, *others))) > _LONGEST:
        raise SynonymError(f"同义词文件 {place}有超过{_LONGEST}个字的词，请写短些。")
    return Synonyms(words, others, source)


def _words(part: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for each in part.split("|") if (word := plain(each).text.strip())))
