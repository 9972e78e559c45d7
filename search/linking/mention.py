"""What a mention in a text is, and which of the text's characters no general word holds."""

from dataclasses import dataclass

from search.lexicon import lexicon

PLACES = frozenset({"Platform", "Park", "Programme"})  # of a row's or unit's name they may well be a part


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the folded text that names things of one kind.

    `how` is name, number, part (the words are only a part of the names), slip (a character or two differ),
    object (what one task is about), former (a department by another name that it had or has elsewhere) or missing: then the graph holds no such thing,
    and `ids` is empty.
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    words: str
    how: str = "name"


def unknown_places(text: str) -> list[bool]:
    """For each character whether it is Chinese and no general word holds it."""
    unknown = ["\u4e00" <= char <= "\u9fff" and char not in "年月日号" for char in text]
    for start, end, _ in lexicon().words(text):
        unknown[start:end] = [False] * (end - start)
    return unknown


def within(short: str, name: str) -> bool:
    """Whether all characters of a shortened name are in the name, in their order."""
    at = 0
    for char in short:
        at = name.find(char, at) + 1
        if not at:
            return False
    return True
