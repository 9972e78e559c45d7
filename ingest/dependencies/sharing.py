"""Which tasks share a named place or an indicator."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

from ingest.claims.collector import Claims
from ingest.structure.outline import Item
from ingest.text.source import Span
from ontology import STATED, Node, inferred

# A thing that more tasks share joins nearly all of them: n tasks make n(n-1)/2 pairs, 6 for four but 10 for five
_CROWD = 4
_SAME = "同一事项"


@dataclass(frozen=True, slots=True)
class _Shared:
    """A place or row with the tasks that it is shared by: where each names it, and by which rule, if any."""

    node: Node
    spans: dict[str, list[Span]]
    rules: dict[str, str]


def add_shared(claims: Claims, items: Mapping[str, Item], joined: Collection[frozenset[str]]) -> None:
    """DEPENDS_ON `shares` for each pair of tasks that `joined` does not hold, from the later to the earlier.

    `items` are the tasks by id in order. One edge for a pair, told by the first thing that both concern.
    """
    order = {task: number for number, task in enumerate(items)}
    done = set(joined)
    for shared in (*_shared_places(claims, order), *_shared_rows(claims, order)):
        if len(shared.spans) > _CROWD:
            continue
        for one, two in combinations(sorted(shared.spans, key=order.__getitem__), 2):
            if frozenset((one, two)) not in done:
                done.add(frozenset((one, two)))
                properties = {"cue": shared.node.name, "via": shared.node.id, "strength": "shares"}
                rule = shared.rules.get(two) or shared.rules.get(one)
                spans = [*shared.spans[two], *shared.spans[one]]
                claims.edge("DEPENDS_ON", two, one, properties, spans, inferred(rule) if rule else STATED)


def _shared_places(claims: Claims, tasks: Mapping[str, int]) -> list[_Shared]:
    found: dict[str, _Shared] = {}
    for each in claims.edges("CONCERNS"):
        if each.source in tasks:
            shared = found.setdefault(each.target, _Shared(claims.get(each.target), {}, {}))
            shared.spans[each.source] = [(e.start, e.end) for e in each.evidence]
            if each.certainty.rule:
                shared.rules[each.source] = each.certainty.rule
    return list(found.values())


def _shared_rows(claims: Claims, tasks: Mapping[str, int]) -> list[_Shared]:
    """The indicators that are one real thing under several tasks."""
    owner = {e.target: e.source for e in claims.edges("HAS_INDICATOR", "HAS_PROJECT") if e.source in tasks}
    groups: dict[str, set[str]] = {}
    for each in claims.edges("SAME_AS"):
        both = groups.get(each.source, {each.source}) | groups.get(each.target, {each.target})
        groups |= dict.fromkeys(both, both)
    found = []
    for group in sorted({tuple(sorted(each)) for each in groups.values()}):
        spans: dict[str, list[Span]] = defaultdict(list)
        for row in group:
            if row in owner:
                spans[owner[row]] += [(e.start, e.end) for e in claims.get(row).evidence[:1]]
        node = claims.get(next((row for row in group if row in owner), group[0]))
        found.append(_Shared(node, spans, dict.fromkeys(spans, _SAME)))
    return found
