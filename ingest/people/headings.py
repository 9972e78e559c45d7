"""The lines around a member list: an annex's mark, the list's title, a page's foot.

All patterns run on folded text (see `ingest.text.source.fold`).
"""

import re
from collections.abc import Sequence

from ingest.people.roles import damaged_label, list_title, whole_label
from ingest.text.markers import mark_of
from ingest.text.source import Line

# 附件2 · 附件2:甲名单
ANNEX = re.compile(r"附(?:件|表|录)\s*[\d一二三四五六七八九十]*\s*(?:[:.、]\s*|$)")
# 信息来源: 甲局 · 甲办公室 2031年4月9日印发
FOOTER = re.compile(
    r"(?:抄送|主送|信息来源|来源|打印|关闭|扫一扫|分享|版权|主办单位|主办:|承办|联系电话|网站|上一篇|下一篇|责任编辑|\(?此件)|"
    r".*\d{4}\s*年\s*\d+\s*月\s*\d+\s*日\s*(?:印发)?$"
)
_TITLE_LINES = 3


def title_at(lines: Sequence[Line], at: int) -> tuple[tuple[str, bool] | None, int]:
    """A list's title at line `at` (see `list_title`) and over how many lines it is wrapped.

    Behind an annex's mark it begins at once.
    """
    annexed = ANNEX.match(lines[at].text)
    texts = [line.text for line in lines[at : at + _TITLE_LINES]]
    texts[0] = texts[0][annexed.end() :] if annexed else texts[0]
    if not texts[0]:
        return None, 1
    below_mark = at > 0 and ANNEX.fullmatch(lines[at - 1].text)
    for count in range(1, len(texts) + 1):
        title = list_title("".join(texts[:count]))
        if title and (count == 1 or below_mark or list_title("".join(texts[1:count])) is None):
            return title, count
    return None, 1


def is_label(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is there and begins with the label of a role."""
    if at >= len(lines):
        return False
    text = lines[at].text
    start = marker_end(text)
    return bool(whole_label(text, start) or damaged_label(text, start, None, "", False))


def marker_end(text: str) -> int:
    """Where the words begin behind 一、 (一) 1. (1)."""
    mark = mark_of(text)
    return mark.end if mark and mark.kind != "chapter" else 0
