"""Further forms of a word that is searched for: a negation said otherwise, a compound and its parts."""

from collections.abc import Callable, Iterator, Sequence

from search.analyzer import Analyzer, is_han

NEGATED = "negated"  # where another spelling comes from: no list has it
_NEGATIONS = (("未", "不", "没", "没有"), ("无", "没有", "没"))
_MOST_PARTS = 4  # words of a compound


def negations(word: str, analyzer: Analyzer) -> tuple[str, ...]:
    """The same said with another negation: 未考核 → 不考核; nothing for words that only begin so, as 未来."""
    first, *rest = analyzer.tokenizer.cut(word) if is_han(word) else [word]
    if not rest:
        return ()
    groups = [group for group in _NEGATIONS if first in group]
    others = dict.fromkeys(other for group in groups for other in group if other != first)
    return tuple(other + "".join(rest) for other in others)


def parts(word: str, analyzer: Analyzer) -> tuple[str, ...]:
    """The words that a compound is made of (研发强度 → 研发, 强度), none of them a single character; else nothing."""
    cut = analyzer.tokenizer.cut(word) if is_han(word) else [word]
    return tuple(cut) if len(cut) > 1 and all(len(part) > 1 for part in cut) else ()


def joined(words: Sequence[str], known: Callable[[str], object]) -> Iterator[str]:
    """The words, neighbours made one where together they are `known`, as many of them as can be."""
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + _MOST_PARTS), at + 1, -1)
        end = next((end for end in ends if known("".join(words[at:end]))), at + 1)
        yield "".join(words[at:end])
        at = end
