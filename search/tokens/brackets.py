"""A task called by its number and by words of its text at once: 加工产业园（任务十）, 任务十（加工产业园）."""

import re
from collections.abc import Iterator

from graph import ROW_KINDS, folded
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.linking.names import Names

_COST = 0.05  # surer than the words and the number by themselves
_ITEM = "(?:建设|项目|工作)?(?:的?(?:那|这)[一]?[项条个件块](?:任务|工作|事)?|的?(?:事|任务))?"
_BEFORE = re.compile(r"(?:^|(?<=[,.?!;:]))(?P<words>[^,.?!;:()]{2,20})\($")
_BEHIND = re.compile(r"\((?P<words>[^,.?!;:()]{2,20})\)")
_TAIL = re.compile(f"{_ITEM}$")


def bracket_tokens(text: str, found: list[Token], names: Names) -> Iterator[Token]:
    """The task, where its own text or a row's name holds the words that stand outside, or inside, the brackets."""
    for token in found:
        task = token.value
        if not isinstance(task, Thing) or task.kinds != ("Task",) or not task.named or task.joint:
            continue
        before, behind = _BEFORE.search(text[: token.start]), _BEHIND.match(text, token.end)
        if before and text[token.end : token.end + 1] == ")":
            for start in range(before.start("words"), before.end("words") - 1):
                if _is_of(task, text[start : before.end("words")], names):
                    yield Token(start, token.end + 1, "NAME", task, _COST)
                    break
        if behind and _is_of(task, behind["words"], names):
            yield Token(token.start, behind.end(), "NAME", task, _COST)


def _is_of(task: Thing, said: str, names: Names) -> bool:
    """Whether the task that is named, or a row of it, is called so or says so."""
    words = folded(_TAIL.sub("", said))
    told = (_text_of(ref, names) for part in task.parts for ref in getattr(part, "ids", ()))
    halves = [(words[:at], words[at:]) for at in range(2, len(words) - 1)]
    return len(words) > 1 and any(words in text or any(a in text and b in text for a, b in halves) for text in told)


def _text_of(ref: str, names: Names) -> str:
    nodes = [names.graph.nodes[ref]]
    nodes += [each for kind in ROW_KINDS for each in names.graph.of(kind) if each.id.startswith(f"{ref}/")]
    return "\n".join(folded(f"{node.name}\n{node.get('text') or ''}") for node in nodes)
