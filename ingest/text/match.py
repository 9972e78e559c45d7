"""How alike two pieces of Chinese are, by the pairs of characters they share (Dice, L. R., 1945, on bigrams)."""

import re
from functools import lru_cache

from ingest.text.source import fold

_NOISE = re.compile(r"[\s*“”‘’\"'()《》<>、,.。;:·—\-]")
# What is done to a thing, where a name ends with it (智能网箱投放, 水产新品种选育).
_ACT_END = re.compile(
    "(?:投放|选育|培育|引育|引进|改造|创建|推广|培训|认定|清退|淘汰|修缮|整治|承接|安装|孵化|新增|建成|签约|签订|"
    "入驻|建设|培养|设置|设立|配备|更新|治理|修复|转化|申报|获批|开通|开设|加装|提升|新建|改建|扩建|新改建)$"
)
_COUNT_END = re.compile("(?:的)?(?:总数量|数量|总量|总数|个数|数)$")


# 签约率(老年人) is 老年人签约率 as well
_TURNED = re.compile("(?P<name>.+)[(](?P<whose>[\u4e00-\u9fff]{2,10})[)]$")


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

    >>> likeness("高新技术企业数", "高新技术企业数量"), likeness("签约率（老年人）", "老年人签约率")
    (1.0, 1.0)
    """
    return max(_alike(first, second) for first in _orders(one) for second in _orders(two))


def _orders(name: str) -> list[str]:
    """The bare name without a word of counting, and what it says in brackets at its end put in front."""
    match = _TURNED.match(fold(name))
    names = [name, match["whose"] + match["name"]] if match else [name]
    return [_COUNT_END.sub("", bare(each)) for each in names]


def _alike(one: str, two: str) -> float:
    first, second = ({name[i : i + 2] for i in range(len(name) - 1)} for name in (one, two))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else float(one == two)


def head(name: str) -> str:
    """The last two characters of what a name is of, what is done to it left out: in Chinese the head stands last.

    >>> head("机电产业创新服务综合体数量"), head("引进科技中介机构数"), head("智能网箱投放数量"), head("签约率（老年人）")
    ('合体', '机构', '网箱', '约率')
    """
    thing = _orders(name)[-1]
    return (_ACT_END.sub("", thing) or thing)[-2:]
