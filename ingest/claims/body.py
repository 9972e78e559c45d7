"""The outline to claims: actions, tasks with their whole text, and the units that each task names."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.claims.annex import add_units
from ingest.claims.collector import Claims
from ingest.structure.headings import Heading, first_clause
from ingest.structure.outline import Item, actions_of
from ingest.units.naming import Roster


def add_tasks(claims: Claims, items: Sequence[Item], roster: Roster) -> Mapping[str, Item]:
    """Plan → Action → Task, or Plan → Task where no heading parts the tasks; gives the items by their task's id."""
    actions = {heading: _add_action(claims, heading) for heading in actions_of(items)}
    repeated = {no for no, count in Counter(item.no for item in items).items() if count > 1}
    found: dict[str, Item] = {}
    for item in items:
        action = next((actions[heading] for heading in reversed(item.headings) if heading in actions), None)
        within = f"{action or claims.plan}/task" if item.no in repeated else f"{claims.plan}/task"
        id_ = claims.free(f"{within}/{item.no}")
        _add_task(claims, item, id_)
        claims.edge("HAS_TASK", action or claims.plan, id_)
        mentions = [(mention, False) for tag in item.tags for mention in tag.mentions]
        add_units(claims, id_, mentions, roster, "body")
        found[id_] = item
    return found


def _add_action(claims: Claims, heading: Heading) -> str:
    id_ = claims.free(f"{claims.plan}/action/{heading.no}")
    name = claims.source.printed(heading.start, heading.end)
    claims.node(id_, "Action", {"name": name, "no": heading.no}, [(heading.start, heading.end)])
    claims.edge("HAS_ACTION", claims.plan, id_)
    return id_


def _add_task(claims: Claims, item: Item, id_: str) -> None:
    stop = min((tag.start for tag in item.tags), default=item.end)
    words = claims.source.folded[item.start : max(stop, item.start + 1)].rstrip(" \n\r\t(")
    clause = first_clause(words.split("\n")[0])
    name = claims.source.printed(*(item.cells[0] if item.cells else (item.start, item.start + len(clause))))
    text = claims.source.printed(item.start, item.end)
    claims.node(id_, "Task", {"name": name or text, "no": item.no, "text": text}, [(item.start, item.end)])
