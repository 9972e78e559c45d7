"""Units by the first letters of their pinyin, or by all of it, as people type in haste: kjj, kejiju."""

import re
from collections.abc import Iterator

from search.lexicon import lexicon, whole
from search.linking.mention import Mention
from search.linking.names import Names

_LATIN = re.compile("[a-z]{3,20}")


def initials(text: str, names: Names, known: list[Mention]) -> Iterator[Mention]:
    """The Latin words of a folded text that are the pinyin of one unit, and neither general words nor the plan's own."""
    taken = {at for each in known for at in range(each.start, each.end)}
    for match in _LATIN.finditer(text):
        plain = whole(text, *match.span()) and taken.isdisjoint(range(*match.span()))
        if plain and not lexicon().general(match[0]) and not names.told(match[0]):
            ids = names.units_by_pinyin.get(match[0], ())
            if len(ids) == 1:
                yield Mention(*match.span(), "Unit", ids, match[0], "slip")
