"""Chinese running text on a terminal: it breaks between any two characters, but never before a comma or in a word."""

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from rich.containers import Lines
from rich.text import Text

_NEVER_FIRST = frozenset("，。、；：？！）】》〉”’…—·%）,.;:?!)]}")
_NEVER_LAST = frozenset("（【《〈“‘([{└●")


class Prose(Text):
    """Text whose lines break as Chinese is set; rich breaks at blanks alone."""

    def wrap(self, console: Any, width: int, **_: Any) -> Lines:
        """The text in lines of at most `width` cells."""
        lines = Lines()
        for line in self.split(allow_blank=True):
            for part in line.divide(_breaks(line.plain, width)):
                part.rstrip()
                lines.append(part)
        return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where new lines begin: behind the last place that fits and may be broken; anywhere where there is none."""
    start = good = filled = 0
    for at, char in enumerate(text):
        if at > start and _may_break(text[at - 1], char):
            good = at
        filled += cell_len(char)
        while filled > width and not char.isspace() and at > start:
            start = good if good > start else at
            yield start
            filled = cell_len(text[start : at + 1])


def _may_break(left: str, right: str) -> bool:
    if right in _NEVER_FIRST or left in _NEVER_LAST or right.isspace():
        return False
    return left.isspace() or cell_len(left) == 2 or cell_len(right) == 2
