"""Names and posts on one line: 张　三　　区长, 李四（副区长）, 王五、赵六, and lines whose name is lost.

All patterns run on folded text (see `ingest.source.fold`); spans are places in the line's text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.people.posts import HAN_CHAR, TITLE, ends_post, is_name
from ingest.text.source import Span

KnownUnits = Callable[[str], bool]

# (女) · (回族) · (兼): what may stand behind a name and is no post
_ASIDE = r"(?:\((?:女|男|兼|[^()]{1,4}族)\))?"
_NAME = rf"{HAN_CHAR}{{2,4}}|{HAN_CHAR}(?:\s+{HAN_CHAR}){{1,3}}(?!{HAN_CHAR})|{HAN_CHAR}{{1,8}}(?:·{HAN_CHAR}{{1,8}})+"
_EACH = _NAME.replace("{2,4}", "{2,4}?", 1)
_LISTED = re.compile(
    rf"\s*(?P<name>{_EACH})\s*{_ASIDE}\s*(?:\((?P<post>(?:[^()]|\([^()]*\))+)\))?\s*等?(?:同志)?(?:[、,;]\s*|\s+|(?<=\))|$)"
)
_TOKEN = re.compile(rf"(?<![^\s:.)、]){HAN_CHAR}(?:\s+{HAN_CHAR}){{1,3}}(?!\S)|\S+")
_NAME_ASIDE = re.compile(rf"(?P<name>{_NAME}){_ASIDE}")
_STUCK = re.compile(rf"(?P<name>{HAN_CHAR}{{2,3}})(?=原?[省市县区旗州镇乡])")
# 由王五兼任办公室主任 · 主任由甲局局长王五同志兼任 · 李四任副主任
_OFFICE_ROLE = r"(?:办公室)?(?:常务|第一|执行)?副?主任"
_OFFICE = (
    re.compile(rf"(?P<role>{_OFFICE_ROLE})(?:一职)?(?:分别)?由(?P<who>[^由]{{2,60}}?)(?:同志)?(?:兼任|担任|兼)"),
    re.compile(rf"由(?P<who>[^由]{{2,60}}?)(?:同志)?(?:分别)?(?:兼任|担任|兼|任).{{0,12}}?(?P<role>{_OFFICE_ROLE})"),
    re.compile(
        rf"(?:^|\s)(?P<who>(?:{_EACH})(?:、(?:{_EACH}))*)(?:同志)?(?:兼任|担任|兼|任).{{0,12}}?(?P<role>{_OFFICE_ROLE})"
    ),
)
_WHO = re.compile(rf"(?P<post>.*{TITLE.pattern})?\s*(?P<name>{_NAME})?")


@dataclass(frozen=True, slots=True)
class Named:
    """A person on a line: `name` is the whole name's place, `partial` that of the one character left of it."""

    name: Span | None = None
    partial: Span | None = None
    post: Span | None = None

    @property
    def span(self) -> Span:
        """From the first to the last character of name and post."""
        spans = [each for each in (self.name, self.partial, self.post) if each]
        return min(start for start, _ in spans), max(end for _, end in spans)


def read_named(text: str, at: int, is_body: KnownUnits) -> list[Named]:
    """The people in text[at:] in order; a line of a post alone gives one without name or partial.

    What `is_body` knows as a body is nobody's name.
    """
    end = len(text.rstrip("。; "))
    listed = _listed(text, at, end)
    if listed and not any(is_body(text[slice(*each.name)]) for each in listed if each.name):
        return listed
    return _by_gaps(text, at, end, is_body)


def stuck_name(text: str) -> Named | None:
    """A name that no blank parts from the post behind it (张三区甲局局长); None where the line doesn't look so."""
    match = _STUCK.match(text)
    if not match or not is_name(match["name"]) or not ends_post(text):
        return None
    return Named(match.span("name"), None, (match.end(), len(text.rstrip("。;"))))


def read_office(text: str) -> Iterator[tuple[str, Named]]:
    """The roles in an office that a sentence gives: 办公室设在甲局,主任由王五兼任 gives 办公室主任 and 王五's place."""
    for clause in re.finditer("[^,。;]+", text):
        match = next(filter(None, (pattern.search(clause.group()) for pattern in _OFFICE)), None)
        if match:
            role = "办公室" + match["role"].removeprefix("办公室")
            start, end = match.span("who")
            yield from ((role, each) for each in _who(text, clause.start() + start, clause.start() + end))


def _who(text: str, start: int, end: int) -> list[Named]:
    listed = _listed(text, start, end)
    if listed:
        return listed
    pieces = [match.span() for match in re.finditer("[^、]+", text[start:end])]
    each = [_titled(text, start + first, start + last) for first, last in pieces]
    found = [one for one in each if one and one.name and one.post]
    whole = _titled(text, start, end)
    return found if len(found) == len(pieces) else [whole] if whole else []


def _titled(text: str, start: int, end: int) -> Named | None:
    match = _WHO.fullmatch(text, start, end)
    if not match or not (match["post"] or match["name"]):
        return None
    spans = {key: match.span(key) if match[key] else None for key in ("name", "post")}
    if match["name"] and not is_name(re.sub(r"\s", "", match["name"])):
        return None
    return Named(spans["name"], None, spans["post"])


def _listed(text: str, at: int, end: int) -> list[Named]:
    """张三(区长)、李四(副区长) or names alone with 、 between; nothing where any piece is no name."""
    found: list[Named] = []
    while at < end:
        match = _LISTED.match(text, at, end)
        if not match or not is_name(re.sub(r"\s", "", match["name"])):
            return []
        found.append(Named(match.span("name"), None, match.span("post") if match["post"] else None))
        at = match.end()
    return found


def _by_gaps(text: str, at: int, end: int, is_body: KnownUnits) -> list[Named]:
    """Name, gap, post, and the next name where a post is whole and another post follows."""
    tokens = [match.span() for match in _TOKEN.finditer(text, at, end)]
    found: list[Named] = []
    current = Named()
    for place, token in enumerate(tokens):
        last = place + 1 == len(tokens)
        name = _name_in(text, token)
        name = None if name and is_body(text[slice(*name)]) else name
        if current.post is None and current.name is None and current.partial is None:
            current = Named(name) if name else _lost(text, token, last)
        elif name and not last and current.post and ends_post(text[slice(*current.post)]):
            found.append(current)
            current = Named(name)
        else:
            current = Named(current.name, current.partial, ((current.post or token)[0], token[1]))
    return [*found, current] if tokens else []


def _name_in(text: str, token: Span) -> Span | None:
    match = _NAME_ASIDE.fullmatch(text, *token)
    return match.span("name") if match and is_name(re.sub(r"\s", "", match["name"])) else None


def _lost(text: str, token: Span, alone: bool) -> Named:
    """One character in front of a gap is what is left of a name; anything longer is already the post."""
    if token[1] - token[0] == 1 and not alone:
        return Named(partial=token)
    return Named(post=token)
