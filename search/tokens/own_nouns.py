"""What says a name once more right behind it: R&D占GDP那个比重, 区科技局它."""

import re
from collections.abc import Iterable, Iterator

from graph import Is
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.grammar.ways import ROWS
from search.linking.names import Names

_AGAIN = re.compile("(?:的?[那这](?:一?[个项]))(?P<noun>[\u4e00-\u9fff]{2,4})")
_ITSELF = re.compile("[,、]?(?:它|他们|它们|该单位|该局|该部门|这家单位|这个单位)(?![的和与跟自家己]|们)")
_CHAPTER = re.compile(
    "的?[这那]一?个?(?:章节|章|节|大?部分|大?板块|篇章|篇|大块|大类|块|条线)(?:里头|里面|里|中|当中)?"
)
_SHORTEST, _COST = 2, 0.3


def own_nouns(text: str, found: Iterable[Token], names: Names) -> Iterator[Token]:
    """那个比重 behind what names a row that is called so, 它 behind a unit, 这一章 behind an action: words to be skipped."""
    for token in found:
        again = _ITSELF.match(text, token.end)
        if again and isinstance(token.value, Thing) and token.value.kinds == ("Unit",) and token.value.named:
            yield Token(token.end, again.end(), "FILL", again[0], _COST)
        chapter = _CHAPTER.match(text, token.end)
        if chapter and isinstance(token.value, Thing) and token.value.kinds == ("Action",) and token.value.named:
            yield Token(token.end, chapter.end(), "FILL", chapter[0], _COST)
        match = _AGAIN.match(text, token.end)
        if not match or not isinstance(token.value, Thing) or not set(token.value.kinds) <= set(ROWS):
            continue
        called = [
            names.graph.nodes[ref].name or "" for part in token.value.parts if isinstance(part, Is) for ref in part.ids
        ]
        for end in range(match.end(), match.start("noun") + _SHORTEST - 1, -1):
            if called and all(name.endswith(text[match.start("noun") : end]) for name in called):
                yield Token(token.end, end, "FILL", text[token.end : end], _COST)
                break
