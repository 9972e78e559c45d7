"""The head of a document: title, issuer, dates, numbers, place and period, and where the plan itself begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.front.fields import (
    DATE,
    INDEX,
    ISSUER,
    NUMBER,
    PUBLISHED,
    SENT,
    WRITTEN,
    document_number,
    first_date,
    is_field,
    read_fields,
)
from ingest.front.jurisdiction import find_jurisdiction
from ingest.front.period import read_period
from ingest.people.posts import HAN_CHAR
from ingest.text.markers import mark_of
from ingest.text.source import Line, Source, Span

_KINDS = (
    "通知|方案|计划|规划|意见|措施|纲要|办法|要点|细则|清单|规定|决定|批复|函|通告|公告|政策|指南|行动|"
    "任务书|路线图|任务分解|分工|安排|通报"
)
_ASIDES = r"(?:\s*(?:\([^()]{1,24}\)|\[[^\[\]]{1,24}\]))*"
_WHOLE = re.compile(rf"[^。;:>|]{{0,120}}?(?:{_KINDS})[^()\[\]《》。;:>|\d]{{0,2}}{_ASIDES}\)?")
_NO_TITLE = re.compile("现将|根据|按照|依据|为了|为进一步|为深入|附件|目录|当前位置|您|首页|标题")
_SECOND_HALF = re.compile(rf"(?:\(|(?:实施|行动|工作|三年|五年)*(?:{_KINDS}))")
_QUOTED = re.compile(
    r"(?:印发|下发|转发|发布|公布|报送|征求|实施)[^《》]{0,16}《(?P<name>[^《》]*(?:《[^《》]*》[^《》]*)*)》"
)
_ANY_QUOTED = re.compile(r"《(?P<name>[^《》\n]+)》")
_ISSUED = re.compile(r"关于(?:转发|印发|下发|发布|公布)(?P<name>[^《》]+)的(?:通知|通告|公告|函)")
_BODY_ENDS = (
    "政府|办公室|办公厅|办事处|管委会|委员会|领导小组|联席会议|指挥部|专班|局|厅|部|委|办|院|中心|集团|公司|政协|会"
)
_BODY_NAME = re.compile(rf"{HAN_CHAR}[^,。;:、]{{1,48}}?(?:{_BODY_ENDS})")
_ISSUER_OF_TITLE = re.compile(rf"(?P<issuer>{_BODY_NAME.pattern})\s*(?:关于|印发|转发)")
_DATE_LINE = re.compile(rf"\(?(?:{DATE.pattern}|20\d{{4,6}})\)?")
_PRINTED_ON = re.compile(rf"(?:{DATE.pattern})\s*印发$")
_OWN_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")
# 一、总体要求 · 第一章 总则
_CHAPTERS = ("chapter", "han")
_DAMAGED = re.compile(r"20\d\d20\d\d")
_MAX_LINES = 80
_LONGEST_TITLE = 120  # characters of a line
_LONGEST_WAY = 366  # days from the signature to the page
_MAX_TITLE = 4  # lines over which a title may be wrapped


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a document says; None for what it doesn't. `issued` is an ISO date, the period in years.

    `title` is the whole title line, `plan_name` the plan's own name; `title_spans` are the title's lines, `end` is
    where the plan's body begins, all in offsets of the document.
    """

    title: str
    plan_name: str
    issuer: str | None
    issued: str | None
    index_number: str | None
    document_number: str | None
    jurisdiction: str | None
    period_start: int | None
    period_end: int | None
    title_spans: tuple[Span, ...]
    end: int

    @property
    def plan_id(self) -> str:
        """The index number, else issuer and name of the plan (contract: a plan is known by these)."""
        return self.index_number or "/".join(filter(None, (self.issuer, self.plan_name)))


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    folded: str
    spans: tuple[Span, ...]

    @property
    def loss(self) -> int:
        """How damaged the spelling is: brackets without a partner, years run together."""
        pairs = (("(", ")"), ("《", "》"), ("“", "”"))
        lone = sum(abs(self.folded.count(left) - self.folded.count(right)) for left, right in pairs)
        return lone + len(_DAMAGED.findall(self.folded))


def read_header(source: Source) -> Header:
    """The head of a document: fields above it, title, signature, and the place and years of the plan."""
    head = _head(source)
    fields = read_fields(source, source.lines[:_MAX_LINES])
    title = _title(source, head)
    name = _plan_name(source, title)
    signature, signed = _signature(source, head)
    issuer = _value(source, fields.get(ISSUER)) or signature or _issuer_in(title)
    number = _value(source, fields.get(NUMBER)) or _number(source, head)
    day = _issued(source, fields, signed, number)
    index = _value(source, fields.get(INDEX))
    addressees = [line.text for line in head if line.text.endswith(":")]
    place = find_jurisdiction(source.folded, [title.folded, issuer or "", signature or "", *addressees])
    place = source.as_printed(place, 0, len(source.folded)) if place else None
    start, end = read_period([name.folded, title.folded], source.folded)
    index = re.sub(r"\s", "", index) if index else None
    body = _body_start(source, head, title, name)
    return Header(title.text, name.text, issuer, day, index, number, place, start, end, title.spans, body)


def _head(source: Source) -> Sequence[Line]:
    """The lines before the first chapter."""
    lines = source.lines[:_MAX_LINES]
    return lines[: next((at for at, line in enumerate(lines) if at and _is_chapter(line)), len(lines))]


def _is_chapter(line: Line) -> bool:
    mark = mark_of(line.text)
    return mark is not None and mark.kind in _CHAPTERS


def _title(source: Source, head: Sequence[Line]) -> _Title:
    """The notice's title in its least damaged spelling, else the plan's own, else the first line that is no field."""
    titles = [title for at in range(len(head)) if (title := _title_at(source, head, at))]
    notices = [title for title in titles if "关于" in title.folded]
    if notices or titles:
        first = (notices or titles)[0]
        return min((each for each in titles if _letters(each.folded) == _letters(first.folded)), key=lambda t: t.loss)
    plain = [line for line in source.lines[:_MAX_LINES] if not is_field(line)] or source.lines
    return _joined(source, plain[:1])


def _title_at(source: Source, head: Sequence[Line], at: int) -> _Title | None:
    """The title that begins at this line, wrapped over several where it must be."""
    if not _may_open_title(head[at]):
        return None
    for count in range(1, min(_MAX_TITLE, len(head) - at) + 1):
        lines = head[at : at + count]
        if count > 1 and (not _may_open_title(lines[-1]) or not _goes_on(lines)):
            return None
        title = _joined(source, lines)
        if _WHOLE.fullmatch(title.folded) and title.folded.count("《") == title.folded.count("》"):
            behind = head[at + count : at + count + 1]
            aside = [line for line in behind if re.fullmatch(r"\([^()]*(?:年|稿|试行)[^()]*\)(?:的通知)?", line.text)]
            return _joined(source, [*lines, *aside])
    return None


def _may_open_title(line: Line) -> bool:
    if len(line.text) > _LONGEST_TITLE:
        return False
    other = is_field(line) or document_number(line) or _DATE_LINE.fullmatch(line.text) or _NO_TITLE.match(line.text)
    return not other and not line.text.endswith((":", "。", ";"))


def _goes_on(lines: Sequence[Line]) -> bool:
    """Whether the last line can carry on a title: 关于… under the issuer's name, or the rest of one that is open."""
    before, last = "".join(line.text for line in lines[:-1]), lines[-1].text
    if _BODY_NAME.fullmatch(before):
        return last.startswith(("关于", "印发", "转发")) or "关于" in before
    return "关于" in before or bool(_SECOND_HALF.match(last))


def _joined(source: Source, lines: Sequence[Line]) -> _Title:
    spans = tuple((line.start, line.end) for line in lines)
    return _Title("".join(source.document.text[slice(*span)] for span in spans), "".join(x.text for x in lines), spans)


def _plan_name(source: Source, title: _Title) -> _Title:
    """The plan's name: what the notice puts in 《》, in the least damaged spelling of the text, else the title."""
    match = _QUOTED.search(title.folded) or _ISSUED.search(title.folded)
    if not match:
        return title
    names = [_Title(title.text[slice(*match.span("name"))].strip(), match["name"].strip(), title.spans)]
    for each in _ANY_QUOTED.finditer(source.folded) if names[0].loss else ():
        names.append(_Title(source.printed(*each.span("name")), each["name"].strip(), title.spans))
    return min((each for each in names if _letters(each.folded) == _letters(names[0].folded)), key=lambda t: t.loss)


def _letters(text: str) -> str:
    """What damage mostly spares: the words without figures, brackets and blanks."""
    return "".join(re.findall(HAN_CHAR, text))


def _value(source: Source, spans: tuple[Span, ...] | None) -> str | None:
    return source.printed(*spans[0]) if spans else None


def _signature(source: Source, head: Sequence[Line]) -> tuple[str | None, str | None]:
    """Who signed and the line of the date below: in the notice, else at the end of the text before its annexes."""
    for lines in (head, source.lines):
        for at in range(len(lines) - 1, 0, -1):
            if _DATE_LINE.fullmatch(lines[at].text) and _BODY_NAME.fullmatch(lines[at - 1].text):
                first = at - 2 if at > 1 and _BODY_NAME.fullmatch(lines[at - 2].text) else at - 1
                bodies = [source.printed(line.start, line.end) for line in lines[max(first, 0) : at]]
                return "、".join(re.sub(r"\s{2,}", "、", body) for body in bodies), lines[at].text
    printed = next((line.text for line in reversed(source.lines) if _PRINTED_ON.search(line.text)), None)
    return None, printed


def _issuer_in(title: _Title) -> str | None:
    match = _ISSUER_OF_TITLE.match(title.folded)
    return title.text[slice(*match.span("issuer"))] if match else None


def _number(source: Source, head: Sequence[Line]) -> str | None:
    return next((source.printed(line.start, line.end) for line in head if document_number(line)), None)


def _issued(
    source: Source, fields: dict[str, tuple[Span, ...]], signature: str | None, number: str | None
) -> str | None:
    """The day written (GB/T 9704: 成文日期), as a field or under the signature; else the day sent out or published."""
    written, sent, published = (_day(source, fields.get(each, ())) for each in (WRITTEN, SENT, PUBLISHED))
    out = sent or published
    day = written or _signed(signature, number, out) or out
    return day.isoformat() if day else None


def _day(source: Source, spans: Sequence[Span]) -> date | None:
    return next(filter(None, (first_date(source.folded[slice(*span)]) for span in spans)), None)


def _signed(line: str | None, number: str | None, out: date | None) -> date | None:
    """The day under the signature, unless the document's number or the day it went out shows that it is misprinted."""
    day = first_date(line) if line else None
    year = _OWN_YEAR.search(number) if number else None
    if day is None or (year and abs(int(year["year"]) - day.year) > 1):
        return None
    return day if out is None or 0 <= (out - day).days <= _LONGEST_WAY else None


def _body_start(source: Source, head: Sequence[Line], title: _Title, name: _Title) -> int:
    """Behind the plan's own title, which a notice's is followed by; else where the first chapter begins."""
    above = max(end for _, end in title.spans)
    own = [found for at in range(len(head)) if (found := _own_title(source, head[at : at + 3], name))]
    below = [end for start, end in own if start >= above]
    if below:
        return below[-1]
    chapter = next((line.start for line in source.lines[:_MAX_LINES] if _is_chapter(line)), above)
    return above if name.folded == title.folded else max(above, chapter)


def _own_title(source: Source, lines: Sequence[Line], name: _Title) -> Span | None:
    """The lines that together are the plan's name and no more."""
    for count in range(1, len(lines) + 1):
        text = "".join(line.text for line in lines[:count])
        if "《" not in text and _letters(text) == _letters(name.folded):
            return lines[0].start, lines[count - 1].end
    return None
