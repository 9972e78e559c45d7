"""Text to numbers with unit of measure and comparator, as official Chinese writes them; or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Number = int | float

# 万 and 亿 are part of a unit (2万名 is 2 万名), as 亿元 is.
_MONEY = "亿美元 万美元 美元 亿元 万元 千元 元"
_RATIO = "个百分点 百分点 % ‰"
_COUNTED = (
    "万人次 人次 人年 户次 家次 场次 架次 平方公里 平方千米 平方米 立方米 公里 千米 千瓦时 千瓦 兆瓦 微克 毫克 公顷 "
    "小时 分钟 学时 吨标准煤 吨标煤 张床位 床位 个 家 件 项 人 名 位 分 条 篇 场 次 期 套 台 辆 座 处 所 间 张 吨 亩 "
    "千克 公斤 兆瓦时 亿千瓦时 根 枚 羽 尾 口 盏 杆 节 段 层 幅 册 卷 份 笔 单 轮 道 双 副 箱 度 包 类次 车次 列 班 组 队 套次 "
    "米 克 天 岁 倍 户 部 本 种 类 批 支 只 头 株 棵 幢 栋 宗 起 例 对 门 课 床 艘 架 片 块 届 村 镇 校 店 站 桩 款 万 "
    "标准箱 标箱 TEU 标台 台套 台次 吨公里 人公里 海里 立方 毫米 厘米 标准立方米 标方 千伏安 吉瓦 吉瓦时 分贝 ℃ 摄氏度 "
    "TB PB Mbps Gbps EFLOPS PFLOPS 批次 班次 航次 艘次 辆次 头次 件次 例次 剂次 门次 趟 剂 针 人天 工日 课时 个工作日 工作日 个月"
)
_LONGEST_FIRST = sorted(f"{_RATIO} {_MONEY} {_COUNTED}".split(), key=len, reverse=True)
_UNIT = "|".join(re.escape(unit) for unit in _LONGEST_FIRST)
UNIT = re.compile(f"[万亿]?(?:{_UNIT})(?:/(?:万|千|百)?(?:立方米|平方米|公里|{_UNIT}|升|秒|年|月|日))?")

_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = "零〇一二两三四五六七八九十百千万亿"
_HAN_VALUES = {han: value for value, han in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_NUMBER = rf"[-−]?(?:{_DIGITS})|[{_HAN}]+?(?=[万亿]?(?:{_UNIT})(?![{_HAN}]))|[{_HAN}]+"
_BEFORE = {
    ">=": "不少于|不低于|不小于|不下于|至少|超过|突破|高于|大于|多于|超|≥|>=|＞|>",
    "<=": "不超过|不高于|不大于|不多于|控制在|低于|小于|少于|≤|<=|＜|<",
    "~": "大约|约为|约",
}
_AFTER = {">=": "及?以上|余|多", "<=": "及?以下|以内|之内", "~": "左右|上下"}
AMOUNT = re.compile(
    rf"(?:(?P<before>{'|'.join(_BEFORE.values())})\s*(?:到|至|了)?\s*)?"
    rf"(?P<low>{_NUMBER})(?P<more>余|多)?(?P<scale>[百千])?(?P<low_unit>%)?"
    rf"(?:\s*(?:—|–|-|~|～|至|到)+\s*(?P<high>{_NUMBER}))?(?P<high_scale>[百千])?"
    rf"\s*(?P<unit>{UNIT.pattern})?\s*(?P<after>{'|'.join(_AFTER.values())})?"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％－／", "0123456789.%-/")
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed: `unit` is its unit of measure, `start` and `end` its place in the text it came from.

    `value_max` is set for the comparator `range` alone. Percentages keep their printed figure (3% is 3).
    """

    value: Number
    comparator: str
    unit: str | None
    start: int
    end: int
    value_max: Number | None = None


def fold_digits(text: str) -> str:
    """Full-width digits, points and signs made half-width, one character for one, so that offsets stay."""
    return text.translate(_FULL_WIDTH)


def number(text: str) -> Number | None:
    """The number that the text is, in digits or in Chinese numerals (三万, 一百二十, 两); None if it is none.

    >>> number("1,200"), number("三万"), number("二十五"), number("甲")
    (1200, 30000, 25, None)
    """
    text = fold_digits(text.strip()).replace("−", "-")
    if re.fullmatch(rf"-?(?:{_DIGITS})", text):
        return _plain(float(text.replace(",", ""))) if "." in text else int(text.replace(",", ""))
    return _han_number(text) if text and set(text) <= set(_HAN) else None


def _han_number(text: str) -> int | None:
    if all(char in _HAN_VALUES for char in text):
        return int("".join(str(_HAN_VALUES[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _HAN_VALUES:
            digit = _HAN_VALUES[char]
        elif char in _HAN_SCALES:
            section, digit = section + (digit or 1) * _HAN_SCALES[char], 0
        else:
            total, section, digit = (total + (section + digit or 1)) * _SCALES[char], 0, 0
    return total + section + digit


def amounts(text: str) -> Iterator[Amount]:
    """Every number of the text with its unit of measure and comparator, dates too: the caller knows the context.

    A scale in front of the unit stays with it: 2万名 is 2 万名, 三万平方米 is 3 万平方米, as 10.6亿元 is 10.6 亿元.
    """
    for match in AMOUNT.finditer(fold_digits(text)):
        found = _amount(match)
        if found is not None:
            yield found


def amount(text: str) -> Amount | None:
    """The amount that the whole text is, blanks aside; None if there are other words in it."""
    match = AMOUNT.fullmatch(fold_digits(text.strip()))
    return _amount(match) if match else None


def _amount(match: re.Match[str]) -> Amount | None:
    low, high = number(match["low"]), number(match["high"]) if match["high"] else None
    if low is None or match["low"] in ("万", "亿"):
        return None
    if (pair := _neighbours(match["low"])) and high is None:
        low, high = pair
    scale, unit = match["scale"] or match["high_scale"], match["unit"] or match["low_unit"]
    low = _scaled(low, scale)
    if high is not None:
        high = _scaled(high, match["high_scale"] or match["scale"])
        if high > low:
            return Amount(low, "range", unit, match.start(), match.end(), high)
        return None
    return Amount(low, _comparator(match), unit, match.start(), match.end())


def _neighbours(text: str) -> tuple[int, int] | None:
    """两三 is two to three."""
    low, high = (_HAN_VALUES.get(char, 0) for char in text) if len(text) == 2 else (0, 0)
    return (low, high) if low and high == low + 1 else None


def _comparator(match: re.Match[str]) -> str:
    if match["more"]:
        return ">="
    for words, where in ((_AFTER, "after"), (_BEFORE, "before")):
        for comparator, pattern in words.items():
            if match[where] and re.fullmatch(pattern, match[where]):
                return comparator
    return "="


def _scaled(value: Number, scale: str | None) -> Number:
    return _plain(value * _SCALES[scale]) if scale else value


def _plain(value: Number) -> Number:
    """Whole numbers as int; floats rounded to what was printed (0.1 + 0.2 is no figure of a plan)."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
