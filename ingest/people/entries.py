"""An entry of a member list: as it is read, in offsets, and as it is told, in printed words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.people.posts import COLLECTIVE, GENERIC
from ingest.text.source import Source, Span
from ontology import Certainty


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a member list, its words as printed, wrapped lines joined.

    A lost name has `name` None and `partial` what is left of it (None: nothing). A post that stands for whoever
    holds it (组长:区政府主要领导) has `name` None and `partial` "". Spans are offsets in the document.
    """

    group: str
    role: str
    role_certain: Certainty
    name: str | None
    partial: str | None
    post: str
    spans: tuple[Span, ...]
    post_spans: tuple[Span, ...]
    name_span: Span | None

    @property
    def impersonal(self) -> bool:
        """Whether the list names a post and no person."""
        return self.name is None and self.partial == ""


@dataclass(slots=True)
class Draft:
    """An entry still being read; `listed` is the number of its list, `labelled` says that a label stands before it."""

    group: str
    role: str
    certainty: Certainty
    listed: int
    labelled: bool
    name: Span | None
    partial: Span | None
    spans: list[Span]
    post: list[Span] = field(default_factory=list)


def entries(source: Source, drafts: Sequence[Draft]) -> tuple[Entry, ...]:
    """The entries in order, now that all of their list is known."""
    return tuple(_entry(source, draft, drafts) for draft in drafts)


def printed_name(source: Source, draft: Draft) -> str | None:
    """The name without the blanks that spread it (张　三)."""
    return _squeezed(source.printed(*draft.name)) if draft.name else None


def folded_post(source: Source, draft: Draft) -> str:
    """The post so far, for matching."""
    return "".join(source.folded[slice(*span)] for span in draft.post)


def _entry(source: Source, draft: Draft, drafts: Sequence[Draft]) -> Entry:
    name = printed_name(source, draft)
    partial = source.printed(*draft.partial) if draft.partial else None
    if name is None and partial is None and _is_impersonal(source, draft, drafts):
        partial = ""
    post = "".join(source.printed(*span) for span in draft.post)
    spans, post_spans, name_span = tuple(draft.spans), tuple(draft.post), draft.name or draft.partial
    return Entry(draft.group, draft.role, draft.certainty, name, partial, post, spans, post_spans, name_span)


def _is_impersonal(source: Source, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the name was never there: the post is a general one, or most of its list has no names."""
    post = folded_post(source, draft)
    if (draft.labelled and GENERIC.search(post)) or COLLECTIVE.match(post):
        return True
    peers = [each for each in drafts if each.listed == draft.listed]
    return 2 * sum(1 for each in peers if each.name or each.partial) < len(peers)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]", "", text)
