"""Member lists to claims: who holds which post, in which unit, serving on which group."""

import re
from collections.abc import Sequence

from ingest.claims.annex import unit_node
from ingest.claims.collector import Claims
from ingest.people.lists import Entry, post_unit
from ingest.units.naming import Roster
from ingest.units.shape import LEVEL
from ontology import STATED, inferred

_LOST = "姓名缺字"
_GROUP = re.compile("(?:组|委员会|名单)$")  # 专家顾问组: a heading among the lines


def add_entries(claims: Claims, entries: Sequence[Entry], roster: Roster) -> None:
    """One Post for each entry of a list, one Person for each human being."""
    people = [entry for entry in entries if not (entry.impersonal and _GROUP.search(entry.post))]
    for order, entry in enumerate(people, 1):
        spans = list(entry.spans)
        group = claims.node(f"{claims.plan}/group/{entry.group}", "Group", {"name": entry.group}, spans[:1])
        post = claims.node(
            f"{claims.plan}/post/{order}", "Post", {"name": entry.post or entry.role}, entry.post_spans or spans
        )
        properties = {"role": entry.role, "order": order}
        claims.edge("SERVES_ON", post, group, properties, spans, entry.role_certain)
        _place(claims, post, entry, roster)
        _hold(claims, post, entry, order, roster)


def _place(claims: Claims, post: str, entry: Entry, roster: Roster) -> None:
    """The unit of the post's first title, and those that later titles name in full (…、区委直属机关工委副书记)."""
    for title in entry.post.split("、"):
        first = entry.post.startswith(title)
        known = roster.prefix_of(entry.post if first else title)
        name = known[0].name if known else post_unit(title)
        if name and entry.post_spans and (first or LEVEL.match(name)):
            unit = unit_node(claims, roster, name, entry.post_spans[0])
            if unit:
                certainty = STATED if known else inferred("职务中的单位名")
                claims.edge("IN_UNIT", post, unit, None, entry.post_spans, certainty)


def _hold(claims: Claims, post: str, entry: Entry, order: int, roster: Roster) -> None:
    """A person whose name the source lost is known by the place in the list alone; a post may stand for no one."""
    if entry.impersonal:
        return
    key = entry.name or f"#{claims.plan}/{order}"
    person = f"person/{roster.jurisdiction or '-'}/{key}"
    properties = {"name": entry.name} if entry.name else {"name": None, "partial": entry.partial or ""}
    spans = [entry.name_span] if entry.name_span else list(entry.spans)
    claims.node(person, "Person", properties, spans)
    claims.edge("HOLDS", person, post, None, entry.spans, STATED if entry.name else inferred(_LOST))
