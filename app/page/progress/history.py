"""The history of an item: all its reports by day and arrival, and which later sheet replaced which."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from app.labels import words
from app.page.pieces import light, row, table
from graph import Entry, Store
from ontology import Node

_MODES = {"new": "当年", "cumulative": "累计"}


def report_words(observation: Node) -> str:
    """What a report says of an item, in one line."""
    told = [
        (f"预计{observation.get('text')}" if observation.get("estimated") else observation.get("text")) or "",
        f"口径{_MODES[observation.get('mode')]}" if observation.get("mode") in _MODES else "",
        _rank(observation),
        words("state", observation.get("state")) if observation.get("state") else "",
    ]
    return "，".join(filter(None, told)) or "—"


def _rank(observation: Node) -> str:
    now, before = observation.get("rank"), observation.get("rank_before")
    return "" if now is None else f"全省第{now}" + (f"（上期第{before}）" if before is not None else "")


def sheet_names(store: Store, entries: Sequence[Entry], known: Mapping[str, str]) -> dict[str, str]:
    """What the sheets of a history are called; the store is asked only for those that nothing cites any more."""
    wanted = {each for entry in entries for each in (entry.document, entry.replaced_by) if each}
    found = {each: known[each] for each in wanted if each in known}
    if wanted - found.keys():
        found |= {sheet.id: sheet.name for sheet in store.state().sheets if sheet.id in wanted}
    return found


# The store keeps which sheet a report came from and their order, not the moment.
PUT_RIGHT = (
    "填错了怎么改：再上传一张表，同一项、同一截至日期填上正确的数，它就更正先前那条；"
    "要恢复更正以前的数，把先前的数再填一次。网页上不能删去收下的填报，先前的都留在这里。"
)
_ORDER = "同一天的按收到的先后，后收到的在上；库里没有记收到的时刻。"


def history_table(
    entries: Sequence[Entry], names: Mapping[str, str], status_at: Callable[[date], str | None], caption: str
) -> Markup:
    """The history as a table, the latest day first; a replaced report says what replaced it and has no status."""
    heads = ("截至", "填报内容", "说明", "来自", "状态")
    return table(heads, (_row(each, names, status_at) for each in reversed(entries)), caption)


def _row(entry: Entry, names: Mapping[str, str], status_at: Callable[[date], str | None]) -> Markup:
    told = entry.report.observation
    day = told.get("as_of")
    source = names.get(entry.document, entry.document)
    if entry.replaced_by:
        by = names.get(entry.replaced_by, entry.replaced_by)
        standing = Markup('<span class="quiet">已由{}更正</span>').format(f"“{by}”" if by != source else "后来的同名表")
    else:
        standing = light(status_at(date.fromisoformat(day)))
    cells = (day, report_words(told), told.get("note") or "", source, standing)
    return row(*cells, css="replaced" if entry.replaced_by else "")


def sentence(entries: Sequence[Entry]) -> str:
    """How many reports there are, and how many of them were corrected."""
    replaced = sum(1 for each in entries if each.replaced_by)
    return f"共{len(entries)}次填报" + (f"，其中{replaced}次后来更正过。{_ORDER}" if replaced else "。")
