"""Words that only stress, address or lead in, by where they stand: 小王，; 光 of 光牵头就有几项; 从 of 从任务3到任务5."""

import re
from collections.abc import Iterator

from search.grammar.chart import Token

_COST = 0.3
_ADDRESS = "^[小老][\u4e00-\u9fff](?=[,、])|(?:^|(?<=[,、?!。]))急+(?=[,、!]|$)"  # 小王，; 急，
_OF_ALL = "[这那]?几个(?=(?:行动|单位|部门|任务|指标|项目)(?:里|中|当中|之中)[头面]?[,，]?哪)"  # 几个行动里哪个
_FROM = r"从(?=(?:任务|行动)第?\d+号?(?:到|至|-))"
_GETTING_ON = "的?(?:顺利)?(?:开展|启动|实施|推进|落实|进行|开工)(?=[要需得应须]?以[^,。?!]{1,16}(?:为|作|做|当))"  # 任务4的开展要以…为前提
_FIELD_OF_MINE = "我们?这?边?是(?:做|搞|干|开|从事)[^,。?!局委办部]{1,10}的(?=[,、。])"  # 我是做农业的，…
_ASIDE = re.compile(f"{_ADDRESS}|{_OF_ALL}|{_FROM}|{_GETTING_ON}|{_FIELD_OF_MINE}")
_SO_MANY = "(?:就|便)(?:[^是能算够的,。?!]{1,6})?(?:多少|几)"
_JUST = re.compile(
    f"(?:光光?是?|单是|单单|单|仅仅是?|仅)(?=[^,。?!]{{1,20}},?[^,。?!]{{0,12}}{_SO_MANY})"
    f"|(?:一家|一个(?:单位|部门|局)|自己)(?={_SO_MANY})"
)


def just(text: str) -> dict[int, int]:
    """Where 光 or 一家 stresses how many there are already, and leaves nobody out: each start with its end."""
    return {match.start(): match.end() for match in _JUST.finditer(text)}


def asides(text: str) -> Iterator[Token]:
    """The words of a folded text that may be skipped for where they stand."""
    for start, end in (*(match.span() for match in _ASIDE.finditer(text)), *just(text).items()):
        yield Token(start, end, "FILL", text[start:end], _COST)
