"""Names and posts on one line: 张　三　　区长, 李四（副区长）, 王五、赵六, and lines whose name is lost.

All patterns run on folded text (see `ingest.text.source.fold`); spans are places in the line's text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.people.posts import HAN_CHAR, REGION_START, ends_body, ends_post, is_name
from ingest.text.source import Span

KnownUnits = Callable[[str], bool]

# (女) · (回族) · (兼): what may stand behind a name and is no post
_ASIDE = r"(?:\((?:女|男|兼|[^()]{1,4}族)\))?"
NAME = rf"{HAN_CHAR}{{2,4}}|{HAN_CHAR}(?:\s+{HAN_CHAR}){{1,3}}(?!{HAN_CHAR})|{HAN_CHAR}{{1,8}}(?:·{HAN_CHAR}{{1,8}})+"
NAME_EACH = NAME.replace("{2,4}", "{2,4}?", 1)
_LISTED = re.compile(
    rf"\s*(?P<name>{NAME_EACH})\s*{_ASIDE}\s*(?:\((?P<post>(?:[^()]|\([^()]*\))+)\))?\s*等?(?:同志)?(?:[、,;]\s*|\s+|(?<=\))|$)"
)
_TOKEN = re.compile(rf"(?<![^\s:.)、]){HAN_CHAR}(?:\s+{HAN_CHAR}){{1,3}}(?!\S)|\S+")
_OF_UNIT = re.compile(r"(?P<post>[^:。;]{2,30}?)\s*:\s*(?P<who>.+)")
_NAME_ASIDE = re.compile(rf"(?P<name>{NAME}){_ASIDE}")
_STUCK = re.compile(rf"(?P<name>{HAN_CHAR}{{2,3}})(?=原?[省市县区旗州镇乡])")


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
    people = listed(text, at, end)
    if people and not any(is_body(text[slice(*each.name)]) for each in people if each.name):
        return people
    tokens = [match.span() for match in _TOKEN.finditer(text, at, end)]
    names = [_name_in(text, token, is_body) for token in tokens]
    return _posts_first(text, tokens, names) or _by_gaps(text, tokens, names)


def read_of_unit(text: str, is_body: KnownUnits) -> list[Named]:
    """县水利局:张三、李四: the people behind the unit or post that they share; nothing for any other line."""
    match = _OF_UNIT.fullmatch(text)
    if not match or not (ends_body(match["post"]) or ends_post(match["post"]) or is_body(match["post"])):
        return []
    people = listed(text, match.start("who"), match.end("who"))
    return [] if any(each.post for each in people) else [Named(each.name, None, match.span("post")) for each in people]


def stuck_name(text: str) -> Named | None:
    """A name that no blank parts from the post behind it (张三区甲局局长); None where the line doesn't look so."""
    match = _STUCK.match(text)
    if not match or not is_name(match["name"]) or not ends_post(text):
        return None
    return Named(match.span("name"), None, (match.end(), len(text.rstrip("。;"))))


def listed(text: str, at: int, end: int) -> list[Named]:
    """张三(区长)、李四(副区长) or names alone with 、 between; nothing where any piece is no name."""
    found: list[Named] = []
    while at < end:
        match = _LISTED.match(text, at, end)
        if not match or not is_name(re.sub(r"\s", "", match["name"])):
            return []
        found.append(Named(match.span("name"), None, match.span("post") if match["post"] else None))
        at = match.end()
    return found


def _posts_first(text: str, tokens: list[Span], names: list[Span | None]) -> list[Named]:
    """甲局 张三 乙局 李四, each name behind its unit or post; nothing where they don't stand so in turns."""
    posts = [text[slice(*token)] for token in tokens[::2]]
    if len(tokens) % 2 or any(names[::2]) or not all(names[1::2]) or not all(map(_leads, posts)):
        return []
    return [Named(name, None, token) for token, name in zip(tokens[::2], names[1::2], strict=True)]


def _leads(post: str) -> bool:
    """Whether words in front of a name are a post or a body."""
    return len(post) > 1 and (ends_post(post) or ends_body(post) or REGION_START.match(post) is not None)


def _by_gaps(text: str, tokens: list[Span], names: list[Span | None]) -> list[Named]:
    """Name, gap, post, and the next name where a post is whole and another post follows."""
    found: list[Named] = []
    current = Named()
    for place, (token, name) in enumerate(zip(tokens, names, strict=True)):
        last = place + 1 == len(tokens)
        if current.post is None and current.name is None and current.partial is None:
            current = Named(name) if name else _lost(text, token, last)
        elif name and not last and current.post and ends_post(text[slice(*current.post)]):
            found.append(current)
            current = Named(name)
        else:
            current = Named(current.name, current.partial, ((current.post or token)[0], token[1]))
    return [*found, current] if tokens else []


def _name_in(text: str, token: Span, is_body: KnownUnits) -> Span | None:
    match = _NAME_ASIDE.fullmatch(text, *token)
    name = match.span("name") if match and is_name(re.sub(r"\s", "", match["name"])) else None
    return None if name and is_body(text[slice(*name)]) else name


def _lost(text: str, token: Span, alone: bool) -> Named:
    """One character in front of a gap is what is left of a name; anything longer is already the post."""
    if token[1] - token[0] == 1 and not alone:
        return Named(partial=token)
    return Named(post=token)
