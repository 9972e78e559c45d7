"""A member list as a table, 序号 姓名 单位及职务 组内职务: cells between tabs or bars, or a cell a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.people.posts import ends_post, is_name
from ingest.people.roles import is_role
from ingest.text.source import Line, Source, Span

_TITLES = (
    ("no", re.compile("序号|编号")),
    ("name", re.compile("姓名|人员")),
    (
        "role",
        re.compile("(?:组内|专班|小组|领导小组|指挥部|委员会|工作组|拟任|担任)(?:职务|角色|分工)|角色|分工|组内分工"),
    ),
    ("unit", re.compile("(?:工作|所在)?(?:单位|部门)")),
    ("post", re.compile("(?:工作|所在)?(?:单位|部门)(?:及|和|、)?(?:职务|职称)|(?:现任|行政|现)?职务(?:/?职称)?|职称")),
    ("other", re.compile("备注|性别|(?:联系|办公)?(?:电话|方式)|手机(?:号码?)?")),
)
_OTHER = re.compile(r"[男女]|[\d\- ]{5,}|[-/]+")
_MOST = 8  # columns
_NO_CELL = re.compile(r".*[。:]|.{61,}|附件")


@dataclass(slots=True)
class Record:
    """A line of the table: the places of name, post (and unit before it) and role in the document."""

    name: Span | None = None
    post: list[Span] = field(default_factory=list)
    role: str | None = None
    spans: list[Span] = field(default_factory=list)


def read_table(source: Source, lines: Sequence[Line], at: int) -> tuple[list[Record], int]:
    """The records of the table whose header is at line `at`, and the index of the first line behind it; (…, at) if none."""
    for mark in ("\t", r"[|│｜]"):
        kinds = _kinds([source.folded[slice(*span)] for span in _parts(source, lines[at], mark)])
        if kinds:
            return _of_lines(source, lines, at + 1, mark, kinds)
    titles = [line.text for line in lines[at : at + _MOST]]
    count = next((i for i, title in enumerate(titles) if _kind(title) is None), len(titles))
    kinds = _kinds(titles[:count])
    return _of_cells(source, lines, at + count, kinds) if kinds else ([], at)


def _kind(title: str) -> str | None:
    bare = re.sub(r"\s", "", title)
    return next((kind for kind, pattern in _TITLES if pattern.fullmatch(bare)), None)


def _kinds(titles: Sequence[str]) -> list[str]:
    """The kinds of the columns; none where no header of people is. The shorter of two 职务 is the role."""
    kinds = [_kind(title) or "" for title in titles]
    if len(kinds) < 3 or not all(kinds) or "name" not in kinds or "post" not in kinds:
        return []
    if kinds.count("post") > 1:
        own = next((i for i, title in enumerate(titles) if kinds[i] == "post" and "单位" in title), len(kinds))
        kinds = ["role" if kind == "post" and i != own else kind for i, kind in enumerate(kinds)]
    return kinds


def _of_lines(
    source: Source, lines: Sequence[Line], at: int, mark: str, kinds: Sequence[str]
) -> tuple[list[Record], int]:
    records: list[Record] = []
    role = None
    while at < len(lines) and len(parts := _parts(source, lines[at], mark)) > 1:
        record = Record()
        for kind, span in zip(kinds, parts, strict=False):
            _put(source, record, kind, span)
        role = record.role = record.role or role
        records.append(record)
        at += 1
    return [record for record in records if record.spans], at


def _of_cells(source: Source, lines: Sequence[Line], at: int, kinds: Sequence[str]) -> tuple[list[Record], int]:
    records: list[Record] = []
    column, role = len(kinds), None
    while at < len(lines) and not _NO_CELL.match(lines[at].text):
        line = lines[at]
        kind = _kind_of_cell(line.text, kinds)
        wrapped = (
            bool(records) and kind == "post" and kinds[column:][:1] == ["post"] and not _whole(source, records[-1])
        )
        if not wrapped:
            place = _place(kind, kinds, column)
            if place <= column:
                records.append(Record(role=role if kinds[0] == "role" else None))
            kind, column = kinds[place], place
        _put(source, records[-1], kind, (line.start, line.end))
        role = records[-1].role or role
        at += 1
    return [record for record in records if record.spans], at


def _kind_of_cell(text: str, kinds: Sequence[str]) -> str:
    if "no" in kinds and re.fullmatch(r"\d{1,3}", text):
        return "no"
    if "role" in kinds and is_role(text):
        return "role"
    if is_name(re.sub(r"\s", "", text)):
        return "name"
    return "other" if "other" in kinds and _OTHER.fullmatch(text) else "post"


def _place(kind: str, kinds: Sequence[str], column: int) -> int:
    """The column of a cell of that kind behind the last one, or in a new record; a unit stands before a post."""
    wanted = ("unit", "post") if kind == "post" and "unit" in kinds else (kind,)
    places = [place for place, each in enumerate(kinds) if each in wanted]
    return next((place for place in places if place > column), places[0])


def _whole(source: Source, record: Record) -> bool:
    return not record.post or ends_post(source.folded[slice(*record.post[-1])])


def _put(source: Source, record: Record, kind: str, span: Span) -> None:
    text = source.folded[slice(*span)]
    if not text or kind in ("no", "other"):
        return
    if kind == "role":
        record.role = re.sub(r"\s", "", text)
        return
    record.spans.append(span)
    if kind == "name":
        record.name = span
    else:
        record.post.append(span)


def _parts(source: Source, line: Line, mark: str) -> list[Span]:
    """The places of a line's cells, the empty ones in front included."""
    begin = line.start - line.indent
    return list(_cells(source.folded[begin : line.end], begin, mark))


def _cells(text: str, begin: int, mark: str) -> Iterator[Span]:
    text = re.sub(rf"{mark}\s*$", "", text) if mark != "\t" else text
    opened = re.match(rf"\s*{mark}", text) if mark != "\t" else None
    place = begin + (opened.end() if opened else 0)
    for piece in re.split(mark, text[place - begin :]):
        bare = piece.strip()
        start = place + len(piece) - len(piece.lstrip())
        yield start, start + len(bare)
        place += len(piece) + 1
