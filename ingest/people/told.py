"""People whom only a sentence of the text names: 由县长张三任组长; 办公室主任由甲局局长李四兼任.

Only a person told with name and post is taken: a name alone is too easily some other word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from ingest.people.entries import Draft, Entry, entries
from ingest.people.names import Named
from ingest.people.posts import ends_post
from ingest.people.roles import full_group
from ingest.people.sentences import read_office, read_roles
from ingest.text.source import Line, Source, Span
from ontology import STATED

_TELLS_ROLES = re.compile("领导小组|指挥部|专班|委员会|联席会议|工作组|办公室")
_NO_NAME = re.compile("牵头|统筹|分别|轮流|直接|共同|亲自|同志|具体|负责|分管|兼任|担任|全体|[两二三]人")


def read_told(source: Source, region: Span, listed: Sequence[Entry], lists: Sequence[Span]) -> tuple[Entry, ...]:
    """The entries that sentences of a region tell, outside the regions of member lists and beside what those list."""
    known = {(entry.role, entry.name) for entry in listed}
    drafts: dict[tuple[str, str], Draft] = {}
    posts: dict[str, Span] = {}
    for line in source.lines:
        apart = all(line.start >= end or line.end <= start for start, end in lists)
        if apart and region[0] <= line.start < region[1] and _TELLS_ROLES.search(line.text):
            for draft in _of_line(source, line, posts):
                drafts.setdefault((draft.role, source.folded[slice(*draft.spans[-1])]), draft)
    found = entries(source, list(drafts.values()))
    return tuple(entry for entry in found if (entry.role, entry.name) not in known)


def _of_line(source: Source, line: Line, posts: dict[str, Span]) -> Iterator[Draft]:
    """What a line tells; `posts` are those of the people told before, and gain this line's."""
    group = full_group("", source.folded[: line.end])
    for role, named in chain(read_roles(line.text), read_office(line.text)):
        name, post = (_place(line, span) for span in (named.name, named.post))
        held = post or posts.get(source.folded[slice(*name)]) if name else None
        if group and name and held and (not post or _is_sure(line.text, named)):
            posts[source.folded[slice(*name)]] = held
            yield Draft(group, role, STATED, 0, True, name, None, [held, name], [held])


def _is_sure(text: str, named: Named) -> bool:
    if not named.name or not named.post:
        return False
    return ends_post(text[slice(*named.post)]) and not _NO_NAME.search(text[slice(*named.name)])


def _place(line: Line, span: Span | None) -> Span | None:
    return (line.start + span[0], line.start + span[1]) if span else None
