"""Slips that the text alone shows: signs without their other half, and names that lack one character."""

import re
from collections import Counter
from collections.abc import Iterator

from ingest.text.source import Source, Span

_PAIRS = {")": "(", "]": "[", "》": "《", "”": "“"}
_MARKER = re.compile(r"[\s\w]{0,2}(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_FAR = 200
_HAN = re.compile("[一-鿿]{6,}")
_LONG = 7
# What names may have or lack: levels, 的 and the like, numbers.
_LOOSE = frozenset(
    "的地得级型性化类国省市区县镇村乡街新老各和与及或等了在为中大小高低首每全共不未可能又也再已将个家项条年月日一二三四五六七八九十百千万亿"
    "人员者生业场所处工厂院校部站队品网线期际内外前后本该此其"
)
# Words of four characters that lists in official papers are made of; one of them with a character gone is a slip.
_WORDS = (
    "智能制造 先进制造 高端装备 数字经济 平台经济 低空经济 海洋经济 银发经济 循环经济 人工智能 工业软件 信息技术 生物医药 生命健康 "
    "医疗器械 绿色低碳 节能环保 清洁能源 集成电路 量子信息 智慧城市 智慧农业 现代农业 乡村振兴 现代物流 "
    "现代服务 科技服务 科技创新 技术改造 知识产权 成果转化 营商环境 公共服务 基础教育 职业教育 社会保障 社会治理 基层治理 生态环境 "
    "生态文明 污染防治 垃圾分类 文化旅游 文化创意 体育健身 养老服务 卫生健康 食品安全 安全生产 应急管理 防灾减灾 轨道交通 基础设施 "
    "数据要素 电子商务 跨境电商 对外开放 招商引资 人才引进 金融服务 普惠金融 绿色金融 创业投资 产业集群 龙头企业 民营企业"
).split()
_SEPARATOR = re.compile(r"[\W\d]+|以及|领域|行业|[和与及等向]")
_OFTEN = 3
# 新兴产业 and 新产业, 文化产业 and 文化业: short words in their own right.
_ADJECTIVE, _SUFFIX = (
    frozenset("新大小高低老总双多全重轻主副优好"),
    frozenset("业化性率区市厂员品线园城港站所院校路桥法权量额费类型"),
)


def torn_words(source: Source, body: Span) -> Iterator[tuple[str, str, Span]]:
    """(short, long, place) where an item of a list is a well-known or often used word of four characters less one."""
    known = {word[:cut] + word[cut + 1 :]: word for word in _WORDS for cut in range(len(word))}
    start = body[0]
    for match in [*_SEPARATOR.finditer(source.folded, *body)]:
        item, place, start = source.folded[start : match.start()], start, match.end()
        whole = item[:1] in _ADJECTIVE or item[-1:] in _SUFFIX
        if len(item) == 3 and not whole and source.folded.count(item) == 1:
            long = known.get(item) or _own_word(item, source.folded)
            if long:
                yield item, long, (place, place + 3)


def _own_word(item: str, text: str) -> str | None:
    """The only word that the text uses often and that the item is when one inner character is left out."""
    found = [
        match.group()
        for cut in (1, 2)
        for match in re.finditer(f"{item[:cut]}([一-鿿]){item[cut:]}", text)
        if match[1] not in _LOOSE and match[1] not in item
    ]
    words = Counter(found).most_common(2)
    return words[0][0] if len(words) == 1 and words[0][1] >= _OFTEN else None


def unpaired(source: Source) -> list[int]:
    """Places of brackets and quotes that have no other half on their line or the next."""
    signs = {sign: [] for sign in _PAIRS.values()}  # type: dict[str, list[tuple[int, int]]]
    lone: list[int] = []
    for row, line in enumerate(source.lines):
        for place in range(line.start, line.end):
            sign = _sign(source, place)
            if sign in signs:
                signs[sign].append((row, place))
            elif sign in _PAIRS:
                opened = signs[_PAIRS[sign]]
                if opened and row - opened[-1][0] <= 1 and place - opened[-1][1] <= _FAR + len(line.text):
                    opened.pop()
                elif not _MARKER.fullmatch(source.folded[line.start : place]):
                    lone.append(place)
    return sorted([*lone, *(place for left in signs.values() for _, place in left)])


def _sign(source: Source, place: int) -> str:
    """The sign as printed where folding makes < of 《, as folded elsewhere."""
    printed = source.document.text[place]
    return printed if printed in "《》“”" else source.folded[place] if source.folded[place] in "()[]" else ""


def variants(source: Source) -> Iterator[tuple[str, str, Span]]:
    """(short, long, place) where words that are said often stand once without one character inside."""
    runs = list(_HAN.finditer(source.folded))
    long = Counter(gram for run in runs for gram in _grams(run.group(), _LONG))
    short: dict[str, list[int]] = {}
    for run in runs:
        for offset, gram in enumerate(_grams(run.group(), _LONG - 1)):
            short.setdefault(gram, []).append(run.start() + offset)
    told: set[int] = set()
    for gram, count in long.items():
        for cut in range(2, _LONG - 2):
            lacking = gram[:cut] + gram[cut + 1 :]
            if count < 2 or gram[cut] in _LOOSE or gram[cut] in lacking or lacking not in short:
                continue
            places = short[lacking]
            if 3 * len(places) <= 2 * count and not any(abs(place - each) < _LONG for place in places for each in told):
                told |= set(places)
                yield lacking, gram, (places[0], places[0] + len(lacking))


def _grams(text: str, size: int) -> list[str]:
    return [text[place : place + size] for place in range(len(text) - size + 1)]
