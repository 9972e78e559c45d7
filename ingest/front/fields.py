"""The fields above a document (索引号, 发布机构, 成文日期 …), dates and document numbers.

All patterns run on folded text (see `ingest.source.fold`).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.text.source import Line, Source, Span
from ontology import number

INDEX, ISSUER, NUMBER, WRITTEN, SENT, PUBLISHED = "index", "issuer", "number", "written", "sent", "published"
_KEYS = {
    INDEX: "信息索引号 索引号 索引码",
    ISSUER: ("发布机构 发文机关 发文机构 发文单位 制发机关 制发单位 制定机关 公开主体 信息公开主体 发布单位 发布机关"),
    NUMBER: "发文字号 发文文号 公文文号 文件编号 文件号 文件字号 文号",
    WRITTEN: "成文日期 成文时间",
    SENT: "发文日期 发文时间 印发日期 印发时间 制发日期 生成日期",
    PUBLISHED: "公开日期 公开时间 发布日期 发布时间",
}
# Where the value before ends
_OTHERS = (
    "公开方式 公开形式 公开范围 公开属性 公开类别 有效性 效力状态 主题分类 主题词 体裁分类 组配分类 "
    "信息分类 信息类别 统一编号 规范性文件编号 访问次数 浏览次数 阅读次数 点击率 点击数 来源 信息来源 "
    "字体 字号 字体大小 生效日期 施行日期 废止日期 失效日期 有效期 名称 标题 分类 载体类型 责任编辑 "
    "分享到 打印 关键词 内容概述 时效性 语种 服务对象 责任部门"
)


def _spaced(words: str) -> str:
    return "|".join(r"\s*".join(word) for word in sorted(words.split(), key=len, reverse=True))


_KEY = re.compile(
    "(?:^|(?<=[\\s\\[【|]))(?:" + "|".join(f"(?P<{key}>{_spaced(words)})" for key, words in _KEYS.items())
    + f"|(?P<other>{_spaced(_OTHERS)}))(?=[\\s:\\]】|]|$)\\s*[\\]】]?\\s*[:|]?"
)  # fmt: skip
_SHAPES = {
    INDEX: re.compile(r"(?=.*\d.*\d)[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff/_.()\[\] -]{4,60}"),
    ISSUER: re.compile(r"[\u3400-\u9fff()、 ]{2,60}"),
    NUMBER: re.compile(r"[^\s《》]{1,20}\s*[\[(]?\s*(?:19|20)\d\d\s*[\])]?\s*第?\s*\d+\s*号"),
}

# 甲政发[2031]3号
_NUMBER_LINE = re.compile(r"[\u3400-\u9fff]{1,16}\s*[\[(]\s*(?:19|20)\d\d\s*[\])]\s*第?\s*\d+\s*号")
_HAN_DIGIT = "〇零○OoＯ一二三四五六七八九"
DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*(?:年|[-/.])\s*(?P<m>\d{1,2})\s*(?:月|[-/.])\s*(?P<d>\d{1,2})(?!\d)\s*日?|"
    rf"(?P<hy>[一二][{_HAN_DIGIT}]{{3}})\s*年\s*(?P<hm>[一二三四五六七八九十]{{1,2}})\s*月\s*(?P<hd>[一二三四五六七八九十]{{1,3}})\s*日"
)


def read_fields(source: Source, lines: Sequence[Line]) -> dict[str, tuple[Span, ...]]:
    """The values of the fields in these lines as places in the document, in order; a field may come more than once."""
    found: dict[str, tuple[Span, ...]] = {}
    for place, line in enumerate(lines):
        for key, start, end in _values(line):
            below = start == end and _KEY.fullmatch(line.text) and place + 1 < len(lines)
            if below and not _KEY.match(lines[place + 1].text):
                start, end = lines[place + 1].start, lines[place + 1].end
            if start < end and _fits(key, source.folded[start:end]):
                found[key] = (*found.get(key, ()), (start, end))
    return found


def is_field(line: Line) -> bool:
    """Whether the line opens with the name of a field."""
    return bool(_KEY.match(line.text))


def first_date(text: str) -> date | None:
    """The first date in the text that the calendar has, in digits or in Chinese numerals."""
    return next((day for match in DATE.finditer(text) if (day := _day(match))), None)


def document_number(line: Line) -> bool:
    """Whether the line is a document's number (甲政发[2031]3号)."""
    return bool(_NUMBER_LINE.fullmatch(line.text))


def _values(line: Line) -> Iterator[tuple[str, int, int]]:
    keys = list(_KEY.finditer(line.text))
    for place, match in enumerate(keys):
        stop = keys[place + 1].start() if place + 1 < len(keys) else len(line.text)
        value = re.compile(r"\s*(?P<value>.*?)\s*(?:\s{3,}.*|[\[【|;])?").fullmatch(line.text, match.end(), stop)
        key = match.lastgroup
        if value and key and key != "other":
            yield key, line.start + value.start("value"), line.start + value.end("value")


def _fits(key: str, text: str) -> bool:
    """Whether a value has its field's form: a name of a body is no date."""
    shape = _SHAPES.get(key)
    return bool(shape.fullmatch(text)) if shape else first_date(text) is not None


def _day(match: re.Match[str]) -> date | None:
    year = match["y"] or "".join(str(max("〇一二三四五六七八九".find(char), 0)) for char in match["hy"])
    month, day = (number(match[digits] or match[han]) for digits, han in (("m", "hm"), ("d", "hd")))
    try:
        return date(int(year), int(month or 0), int(day or 0))
    except ValueError:
        return None
