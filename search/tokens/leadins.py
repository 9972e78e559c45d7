"""Whole clauses beside the question: 我在写材料, 领导催着要呢, 听说有这么回事. They say nothing of any plan.

Such a clause begins as people speak of themselves, of who asks, of when they heard it, or of how they feel. It has no
name, number or year, no word that asks or that a question of a plan is made of, and none that the plan says but in talk.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph import Missing
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.lexicon import lexicon
from search.linking.names import Names
from search.linking.word_slips import cut

_COST = 0.05  # what is said of oneself is never a condition, whatever its words may mean elsewhere
_CLAUSE = re.compile(r"[^,。.!?;:…~()\[\]]+")
_LONGEST = 24  # characters
_ASKER = re.compile(
    "(?:[大小老]?领导|老板|老总|头儿|上头|上面|上司|上级|书记|主任|科长|处长|局长|主编|编辑|记者|秘书|组长|经理|老师|导师|同事|同学|朋友|邻居"
    "|家里人?|群众|老乡|老伴|[他她]们?|别人|有人|大家伙?儿?|大伙儿?|网友|读者|客户|甲方|村里人)"
    "(?:刚|又|正|老|总|非|硬|突然|一直|都|还|也|天天|今天|早上|昨天|那边|在|跟我|对我|给我)*(?:让|叫|逼|催|派|问|要我|要听|等着|盯|说|交代|没交代|布置|安排我|托|吵|嚷|争|聊|议论|提过)"
)
_LINKING = re.compile("(?:那|这|也|就|还|可|但|不过|因为|所以|其实|要不)?")
_OF_PLANS = frozenset(
    "KIND ROLE ROLENOUN STATUS GROUPROLE FIGURE STARRED RATEQ REACHEDQ WHICH WHO HOWMANY HOWMUCH WHATARE HAVEWHO HOWMANYARE WHEN WHY PROGRESS "
    "GAPQ RELQ CLASH ANNEX SIDES MOST EACH EXC NOHAVE AMONG".split()
)
_OF = "(?!我|你|您|的|来|过|$|[他她它]|这|那|一|个|得|完|着|不|没|了|到我|起来)"
_TOPIC = re.compile(
    f"(?:关心|关注|分管|负责|主管|研究|涉及|关于|有关|想知道|想了解|想问|打听|推进|落实|检查|督办|调研|考察|[问说指]的?是|[说讲谈聊提][到起]|[搞管]){_OF}"
)


def leadins(text: str, names: Names, found: list[Token]) -> Iterator[Token]:
    """The clauses of a folded text that may be left out, where another is left; `found` are its names and numbers."""
    clauses = [match.span() for match in _CLAUSE.finditer(text)]
    if len(clauses) < 2:
        return
    words = list(lexicon().words(text))
    meant = [(token.start, token.end) for token in found if not _missing(token)]
    asks = (span for span in words if span[2].type in _OF_PLANS and span[2].word not in _talk())
    meant += [(start, end) for start, end, _ in asks if end - start > 1]
    for start, end in clauses:
        said = text[start:end]
        aside = end - start <= _LONGEST and opens(said) and not _TOPIC.search(said) and not _told(said, names)
        if aside and not any(low < end and start < high for low, high in meant):
            yield Token(start, end, "FILL", said, _COST)


def opens(said: str) -> bool:
    """Whether a clause begins as people speak of themselves, of who asks, of when they heard it or of how they feel."""
    linked = _LINKING.match(said)
    starts = {0, linked.end() if linked else 0}
    return bool(_ASKER.match(said)) or any(_openers().match(said, start) for start in starts)


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(entry.word) for entry in lexicon().of("LEADIN") if entry.meaning == "opens"))


def _missing(token: Token) -> bool:
    return isinstance(token.value, Thing) and any(isinstance(part, Missing) for part in token.value.parts)


def _told(said: str, names: Names) -> bool:
    """Whether the plan says a word of the clause that is no word of talk."""
    return any(len(word) > 1 and word not in _talk() and names.told(word) for word in cut(said))


@lru_cache(maxsize=1)
def _talk() -> frozenset[str]:
    return frozenset(entry.word for entry in lexicon().of("LEADIN"))
