"""Roles that sentences and brackets give: 由县长张三任组长, 主任由王五兼任, 李四 副县长（副组长）.

All patterns run on folded text (see `ingest.text.source.fold`); spans are places in the line's text.
"""

import re
from collections.abc import Iterator

from ingest.people.names import NAME, NAME_EACH, Named, listed
from ingest.people.posts import TITLE, is_name
from ingest.text.source import Span

# 由王五兼任办公室主任 · 主任由甲局局长王五同志兼任 · 李四(甲局副局长)任副主任
_OFFICE_ROLE = r"(?:办公室)?(?:常务|第一|执行)?副?主任"
_SERVES = "(?:同志)?(?:分别)?(?:担任|兼任|兼|(?<!主)任)"
_MAN = rf"(?:[^、,。;()由任兼]{{2,24}}{TITLE.pattern})?(?:{NAME_EACH})(?:\([^()]*\))?"
_OFFICE = (
    re.compile(rf"(?P<role>{_OFFICE_ROLE})(?:一职)?(?:分别)?由(?P<who>[^由]{{2,60}}?){_SERVES}"),
    re.compile(rf"由(?P<who>[^由]{{2,60}}?){_SERVES}.{{0,12}}?(?P<role>{_OFFICE_ROLE})"),
    re.compile(rf"(?:^|\s)(?P<who>{_MAN}(?:、{_MAN})*){_SERVES}.{{0,12}}?(?P<role>{_OFFICE_ROLE})"),
)
# Roles that are nobody's post outside a group
_ROLE = r"(?:第[一二]|常务|执行|名誉|副|总|双|联合)*(?:组\s*长|组\s*员|成\s*员|总\s*指\s*挥|指\s*挥\s*长|副\s*指\s*挥|召\s*集\s*人|主任委员|联络员)"
_TELLS = (
    re.compile(rf"(?:.*由)?(?P<who>[^由]{{2,120}}?){_SERVES[:-1]}|为)(?P<role>{_ROLE})"),
    re.compile(rf"(?:.*[^副])?(?P<role>{_ROLE})(?:分别)?由(?P<who>[^由]{{2,120}}?)(?:同志)?(?:担任|兼任|出任|组成)"),
)
# (组长) · (成员,兼任办公室主任)
_BRACKET = re.compile(rf"\s*\((?P<role>{_ROLE})(?:[,、;]?\s*兼任?(?P<more>办公室(?:常务|执行)?副?主任))?\)")
_CLAUSE = re.compile(r"(?:[^,。;()]|\([^()]*\))+")
_WHO = re.compile(rf"(?P<post>.*{TITLE.pattern})?\s*(?P<name>{NAME})?")


def read_office(text: str) -> Iterator[tuple[str, Named]]:
    """The roles in an office that a sentence gives: 办公室设在甲局,主任由王五兼任 gives 办公室主任 and 王五's place."""
    for clause in _CLAUSE.finditer(text):
        match = next(filter(None, (pattern.search(clause.group()) for pattern in _OFFICE)), None)
        if match:
            role = "办公室" + match["role"].removeprefix("办公室")
            start, end = match.span("who")
            yield from ((role, each) for each in _who(text, clause.start() + start, clause.start() + end))


def read_roles(text: str) -> list[tuple[str, Named]]:
    """The roles in a group that a sentence gives (由县长张三任组长,甲局、乙局负责人为成员); none where it names nobody."""
    found: list[tuple[str, Named]] = []
    for clause in _CLAUSE.finditer(text):
        match = next(filter(None, (pattern.fullmatch(clause.group()) for pattern in _TELLS)), None)
        if match:
            start, end = match.span("who")
            people = _who(text, clause.start() + start, clause.start() + end)
            found += [(_compact(match["role"]), each) for each in people]
    return found if any(named.name for _, named in found) else []


def bracketed_role(text: str) -> tuple[str, str | None, Span] | None:
    """The only role in brackets on a line, that in the office named behind it, and the brackets' place."""
    found = list(_BRACKET.finditer(text))
    return (_compact(found[0]["role"]), found[0]["more"], found[0].span()) if len(found) == 1 else None


def _who(text: str, start: int, end: int) -> list[Named]:
    named = listed(text, start, end)
    if named:
        return named
    pieces = [match.span() for match in re.finditer("[^、]+", text[start:end])]
    each = [_titled(text, start + first, start + last) for first, last in pieces]
    found = [one for one in each if one and one.name and one.post]
    whole = _titled(text, start, end)
    return found if len(found) == len(pieces) else _series(text, start, end) or ([whole] if whole else [])


def _series(text: str, start: int, end: int) -> list[Named]:
    """Posts of several titles and names that share one: 县委常委、部长甲某和副县长乙某、丙某; none where a piece is neither."""
    found: list[Named] = []
    opened: int | None = None
    for first, last in _parted(text, start, end):
        each = _titled(text, first, last)
        if each is None:
            return []
        if each.post and not each.name:
            opened = opened if opened is not None else each.post[0]
        elif each.post:
            found.append(Named(each.name, None, (opened if opened is not None else each.post[0], each.post[1])))
            opened = None
        elif found and opened is None:
            found.append(Named(each.name, None, found[-1].post))
        else:
            return []
    return found if opened is None else []


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    """The pieces between 、 and behind a name between 和."""
    for piece in re.finditer("[^、]+", text[start:end]):
        first, last = start + piece.start(), start + piece.end()
        for joint in re.finditer("[和及与]", text[first:last]):
            left, right = _titled(text, first, first + joint.start()), _titled(text, first + joint.end(), last)
            if left and left.name and right and right.name:
                yield first, first + joint.start()
                first += joint.end()
                break
        yield first, last


def _titled(text: str, start: int, end: int) -> Named | None:
    match = _WHO.fullmatch(text, start, end)
    if not match or not (match["post"] or match["name"]):
        return None
    spans = {key: match.span(key) if match[key] else None for key in ("name", "post")}
    if match["name"] and not is_name(_compact(match["name"])):
        return None
    return Named(spans["name"], None, spans["post"])


def _compact(text: str) -> str:
    return re.sub(r"\s", "", text)
