"""Words of a text that are asked for in another order, and other phrases that no list holds: 培训被哪些任务提到, 达标不."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from graph import folded
from search.grammar.chart import Token
from search.lexicon import lexicon
from search.linking.names import Names

_WORD, _TOPIC = 0.2, 0.7
_SHORTEST = 2
_SAID = "[一-鿿A-Za-z0-9]{2,10}?"
_ENDS = "相关内容|方面的?内容|的?内容|的?字样|的?字眼|的?表述|的?提法|的?说法|[两二三四几]个字|二字|这个词|一词"
_ASIDE = "(?:请问|请|麻烦|帮我|帮忙|我想|想|查一下|查查|查|找一下|搜一下|搜搜|搜|检索一下|检索|看看|看一下|凡是)*"
_OF_THEM = "(?:这件?事儿?|这块|这一块|这方面|这个词|这[两几三四]个字|[两二]个字)?"
_TOPIC_FIRST = re.compile(
    rf"^{_ASIDE}(?P<said>{_SAID}){_OF_THEM},?(?:看看|看|都|是)*(?=被哪|在哪[几些]|写进|写在|列进|哪[几些].{{1,6}}(?:有|提|写|说|讲|谈))"
)
_HAVING = re.compile(rf"(?:带有|含有|包含|写有|有|带|含)(?P<said>{_SAID})(?:{_ENDS})(?=的|[,?!。]|$)")
_CALLED = "(?:的?(?:这个|那个|这一)?(?:词语?|说法|提法|表述|字眼|字样|关键词)|一词|这?[两二三四几]个字|[二三四]字)"
_TOPIC_WORD = re.compile(rf"^{_ASIDE}(?P<said>{_SAID}){_CALLED},?(?:都|是|还|也)*")
_MENTIONED = "(?:提到|提及|提过|写到|写了|写过|写着|说到|说过|讲到|谈到|涉及|出现|用到)"
_TOPIC_ASKED = re.compile(
    rf"^{_ASIDE}(?P<said>{_SAID}){_OF_THEM},?(?=(?:在|有)?(?:(?:文|方案|全文|文件)[里中])?"
    rf"(?:哪[里儿处些几条项]|几[项条个处]|多少[项条个处]).{{0,6}}{_MENTIONED})"
)
_LONGEST_WORD = 5  # that no text holds
_NO_BEGINNING = frozenset("有带含在用提写出无没查找搜说把")  # 有民宿 of 有民宿字眼
_SEARCHED = re.compile(
    rf"(?:搜一?下|搜索一?下?|搜搜|搜|检索一?下?|查找一?下?|找一?下)(?P<said>{_SAID})(?:{_CALLED})?(?=[?!。]*$)"
)
_AS_TO = re.compile("(?:^|(?<=[,、(]))[论就从以](?=.{2,6}(?:数|上|看|论|算))")
_TOLD_OF = re.compile("(?:^|(?<=[,、是]))(?:说|谈|聊)(?=[^,的]{2,8}的(?:任务|指标|项目|条))")
_LAST_NOT = re.compile("(?<=[一-鿿]{2})不(?=[呢啊呀?!。]*$)")


def order_tokens(text: str, names: Names, solid: list[tuple[int, int]], found: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a folded text that are not within names: TOPIC, TOPICWORD, SEARCHED, TEXTHAVING and 不 at the end."""
    for match in _AS_TO.finditer(text):
        yield Token(match.start(), match.end(), "FRAMED", "framed", _WORD)
    for match in _TOLD_OF.finditer(text):
        yield Token(match.start(), match.end(), "ABOUT", "about", _WORD)
    for match in _LAST_NOT.finditer(text):
        yield Token(match.start(), match.end(), "YN", "yn", _WORD)
    for type_, pattern in (("TOPICWORD", _TOPIC_WORD), ("TOPICWORD", _TOPIC_ASKED), ("SEARCHED", _SEARCHED)):
        for match in pattern.finditer(text):
            said = match["said"].removesuffix("的")
            a_word = len(said) <= _LONGEST_WORD and said[:1] not in _NO_BEGINNING
            sure = names.told(said) or (pattern is _TOPIC_WORD and a_word)
            inside = any(low < match.end("said") and match.start("said") < high for low, high in solid)
            if len(said) >= _SHORTEST and not inside and not lexicon().general(said) and sure:
                yield Token(match.start(), match.end(), type_, (folded(said),), _WORD)
    asking = {token.start for token in found if token.type in ("WHICH", "STATUS", "NEG", "NOHAVE", "KIND", "ROLE")}
    for type_, pattern in (("TEXTTOPIC", _TOPIC_FIRST), ("TEXTHAVING", _HAVING)):
        for match in pattern.finditer(text):
            low, high = match.span("said")
            inside = any(start < high and low < end for start, end in solid)
            if not inside and not asking & set(range(low, high)) and not lexicon().general(match["said"]):
                yield Token(match.start(), match.end(), type_, folded(match["said"]), _TOPIC)


def shortened(free: Iterable[Token], names: Names) -> Iterator[Token]:
    """培训 of 培训工作 and 培训这件事, where no task or row holds the longer words."""
    for token in free:
        words = str(token.value)
        kept = words.removesuffix("了").removesuffix("到").removesuffix("过")
        end = next((end for end in _word_ends() if kept.endswith(end)), "")
        kept = kept.removesuffix(end).removesuffix("的")
        if token.type == "FREE" and kept != words and len(kept) >= _SHORTEST and not names.told(words):
            yield replace(token, value=kept, cost=token.cost - 0.1)


@cache
def _word_ends() -> tuple[str, ...]:
    """What may stand behind words of the text and adds nothing, longest first."""
    return tuple(sorted({entry.word for entry in lexicon().of("WORDEND")}, key=len, reverse=True))
