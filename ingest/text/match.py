"""How alike two pieces of Chinese are, by the pairs of characters they share (Dice, L. R., 1945, on bigrams)."""

import re
from functools import lru_cache

from ingest.text.source import fold

_NOISE = re.compile(r"[\s*“”‘’\"'()《》<>、,.。;:·—\-]")
# What is done to a thing, where a name ends with it (智能网箱投放, 水产新品种选育).
_ACT_END = re.compile(
    "(?:投放|选育|培育|引育|引进|改造|创建|推广|培训|认定|清退|淘汰|修缮|整治|承接|安装|孵化|新增|建成)$"
)
_COUNT_END = re.compile("(?:的)?(?:总数量|数量|总量|总数|个数|数)$")


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The text folded, without punctuation, blanks and marks."""
    return _NOISE.sub("", fold(text))


def overlap(words: str, text: str) -> float:
    """The share of the words' character pairs that the text holds, 0 to 1."""
    words, text = bare(words), bare(text)
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def likeness(one: str, two: str) -> float:
    """How much two names say the same, 0 to 1; 数量, 总数 and the like at their ends aside.

    >>> likeness("高新技术企业数", "高新技术企业数量")
    1.0
    """
    names = [_COUNT_END.sub("", bare(name)) for name in (one, two)]
    first, second = ({name[i : i + 2] for i in range(len(name) - 1)} for name in names)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else float(names[0] == names[1])


def head(name: str) -> str:
    """The last two characters of what a name is of, what is done to it left out: in Chinese the head stands last.

    >>> head("机电产业创新服务综合体数量"), head("引进科技中介机构数"), head("智能网箱投放数量")
    ('合体', '机构', '网箱')
    """
    thing = _COUNT_END.sub("", bare(name))
    return (_ACT_END.sub("", thing) or thing)[-2:]
