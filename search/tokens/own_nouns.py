"""What says a name once more right behind it: R&D占GDP那个比重, 区科技局它."""

import re
from collections.abc import Iterable, Iterator

from graph import Is, folded
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.grammar.ways import PLACES, ROWS
from search.lexicon import lexicon
from search.linking.names import Names

_AGAIN = re.compile("(?:的?[那这](?:一?[个项]))(?P<noun>[\u4e00-\u9fff]{2,4})")
_ITSELF = re.compile("[,、]?(?:它|他们|它们|该单位|该局|该部门|这家单位|这个单位)(?![的和与跟自家己]|们)")
_CHAPTER = re.compile(
    "的?[这那]一?个?(?:章节|章|节|大?部分|大?板块|篇章|篇|大块|大类|块|条线)(?:里头|里面|里|中|当中)?"
)
_WHEN = re.compile("^(?:请问|想问下?|想问一下|问下|那么?|(?:到|在)?20\\d\\d年)+")
_VERBS = frozenset({"DOING", "BUILD", "FIGVERB", "DID", "DONE", "STAGE", "STEM", "ALIKE"})
_LONGEST_VERB, _CORE = 4, 5  # characters of what is done, and of the end of a name by which a text speaks of it
_SHORTEST, _COST = 2, 0.3


def done_before(text: str, found: Iterable[Token], names: Names) -> Iterator[Token]:
    """推广 of 推广农业新品种由谁负责: what the row's task says is done about it, where the clause begins with it."""
    for token in found:
        rows = [ref for ref in _rows(token) if ref in names.graph.nodes]
        clause = re.search("[^,.?!;:、]*$", text[: token.start])
        if not rows or clause is None or token.type != "NAME":
            continue
        doing = _WHEN.sub("", clause[0])
        meant = lexicon().entries.get(doing, ())
        plain = 0 < len(doing) <= _LONGEST_VERB and all(each.type in _VERBS or each.meaning == "any" for each in meant)
        if plain and re.fullmatch("[\u4e00-\u9fff]+", doing) and any(_told_of(doing, ref, names) for ref in rows):
            yield Token(token.start - len(doing), token.start, "FILL", doing, _COST)


def _rows(token: Token) -> tuple[str, ...]:
    thing = token.value
    if not isinstance(thing, Thing) or not thing.named or not set(thing.kinds) <= {*ROWS, *PLACES}:
        return ()
    return tuple(ref for part in thing.parts if isinstance(part, Is) for ref in part.ids)


def _told_of(doing: str, ref: str, names: Names) -> bool:
    """Whether the thing's own name or the text of a task that speaks of it holds the word."""
    graph = names.graph
    called = folded(graph.nodes[ref].name or "")
    texts = (folded(f"{task.name}{task.get('text') or ''}") for task in graph.of("Task"))
    core = called[-_CORE:]
    return doing in called or any(doing in text and (called in text or core in text) for text in texts)


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
