"""Other words for a label (牵头单位为 · 责任落实到 · 为牵头单位), and words that say for what a list holds (本部分 · 以上任务).

All of it works on folded text (see `ingest.text.source.fold`) and keeps its length, so that places stay.
"""

import re

from ingest.text.patterns import LABEL_WORDS
from ingest.text.source import Span

_BEGINS = r"(?<![^\s。;,:(\[<-])"
_LABEL_IS = re.compile(rf"{_BEGINS}(?P<label>{LABEL_WORDS})[为是](?=[^\s。;,])")
_LIES_WITH = re.compile(rf"{_BEGINS}责任(?:具体|分别)?落实到(?=[^\s。;,]{{2}})")
_AS = re.compile(
    r"(?<=[^\s的,。;])作?为(?P<role>牵头|主办|主责|配合|协办|协助|参与|责任)(?:单位|部门)(?=[,。;)\]\s]|$)"
)
_PART = "(?:部分|章|节|类|板块|领域|项)"
_SCOPE = re.compile(
    rf"(?m)(?:^[ \t\u3000]*|[(\[<-])\s*(?P<scope>(?:本(?={_PART})|以上|上述|前述)(?:各|几|[一二三四五六七八九十\d]+)?{_PART}?的?"
    r"(?:其他|其余|各项|所有|全部|相关|重点)*(?:任务|工作|措施|行动|事项|内容)?(?:中?的?)(?:[均都]|统一)?)"
    rf"(?=由|{LABEL_WORDS}[:为是]|牵头:|责任:)"
)


def as_labels(text: str) -> str:
    """The text with a label's colon or a verb where other words stand for it."""
    text = _LABEL_IS.sub(lambda match: f"{match['label']}:", text)
    text = _AS.sub(lambda match: match["role"].replace("责任", "负责").rjust(len(match.group())), text)
    return _LIES_WITH.sub(lambda match: "责任单位:".ljust(len(match.group())), text)


def without_scopes(text: str, start: int, end: int) -> tuple[str, list[Span]]:
    """The text between two offsets with the words that say for what a list holds as blanks, and where they stood."""
    spans = [match.span("scope") for match in _SCOPE.finditer(text, start, end)]
    chars = list(text)
    for first, last in spans:
        chars[first:last] = " " * (last - first)
    return "".join(chars), spans
