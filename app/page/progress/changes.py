"""What changed between two days: statuses that got better or worse, and the reports that arrived."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app.page.pieces import joined, light, named
from app.page.progress.days import day_words
from graph import Graph, ItemStatus, StatusReport
from ontology import schema

_SHOWN = 25  # of more, the rest is folded
_UNTOLD = ("no_data", "not_assessed")
WORSE, BETTER, FIRST, SILENT, OTHER = "变差", "变好", "新有填报", "转为未填报", "考核范围变化"
SORTS = (WORSE, BETTER, FIRST, SILENT, OTHER)


@dataclass(frozen=True, slots=True)
class Move:
    """An item whose status differs between two days."""

    before: ItemStatus
    after: ItemStatus

    @property
    def sort(self) -> str:
        """Whether it got worse or better; both only where something was known on both days."""
        one, other = self.before.status, self.after.status
        if "not_assessed" in (one, other):
            return OTHER
        if one in _UNTOLD or other in _UNTOLD:
            return FIRST if one in _UNTOLD else SILENT
        codes = schema().codes("status")
        return WORSE if codes.index(other) < codes.index(one) else BETTER


def moves(before: StatusReport, after: StatusReport, shown: Iterable[str]) -> list[Move]:
    """The shown items whose status changed, the worst now first."""
    wanted, codes = frozenset(shown), schema().codes("status")
    earlier = {each.id: each for each in before.items}
    pairs = [(earlier[each.id], each) for each in after.items if each.id in earlier and each.id in wanted]
    found = [Move(*pair) for pair in pairs if pair[0].status != pair[1].status]
    return sorted(found, key=lambda move: codes.index(move.after.status))


def no_earlier(days: Sequence[date], since: date, as_of: date) -> str:
    """Says that nothing was reported before, where the first report came only after `since`; empty else."""
    known = [day for day in days if day <= as_of]
    if not known or known[0] <= since:
        return ""
    return f"{day_words(known[0])}是第一次填报，此前没有填报可比"


def told(found: Sequence[Move], arrived: int) -> str:
    """The changes in one sentence."""
    sorts = Counter(move.sort for move in found)
    parts = [f"{sorts[sort]}项{sort}" for sort in SORTS if sorts[sort]]
    reports = f"收到{arrived}条填报" if arrived else "没有收到填报"
    return f"{reports}，{'，'.join(parts) if parts else '状态都没有变化'}。"


def arrivals(graph: Graph, since: date, until: date, shown: Iterable[str]) -> Mapping[tuple[str, str], int]:
    """How many reports of the shown items speak of days after `since` and up to `until`, by day and sheet."""
    wanted = frozenset(shown)
    found: Counter[tuple[str, str]] = Counter()
    for each in graph.of("Observation"):
        day = each.get("as_of")
        rows = {row.id for row in graph.sources(each.id, "HAS_OBSERVATION")}
        if each.get("origin") == "report" and since.isoformat() < day <= until.isoformat() and rows & wanted:
            found[day, _sheet(graph, each.evidence[0].document if each.evidence else "")] += 1
    return dict(sorted(found.items()))


def _sheet(graph: Graph, document: str) -> str:
    known = graph.documents.get(document)
    return known.name if known else document


def usual_since(reported: Sequence[date], as_of: date) -> date:
    """The day to compare with where none is chosen: that of the reports before the latest, else New Year's."""
    earlier = [day for day in reported if day <= as_of]
    new_year = date(as_of.year, 1, 1)
    return earlier[-2] if len(earlier) > 1 else new_year if new_year < as_of else date(as_of.year - 1, 1, 1)


def arrival_list(arrived: Mapping[tuple[str, str], int]) -> Markup:
    """The sheets with how many reports of which day each gave."""
    rows = joined(
        Markup("<li>{}，来自“{}”：{}条</li>").format(day, name, times) for (day, name), times in arrived.items()
    )
    return Markup('<details class="proof"><summary>收到的填报</summary><ul>{}</ul></details>').format(rows)


def listed(graph: Graph, found: Sequence[Move]) -> Markup:
    """The moves as a list: from what to what, and the arithmetic of the later day; many are folded."""
    made = '<ul class="items">{}</ul>'
    first, rest = (joined(_move(graph, each) for each in part) for part in (found[:_SHOWN], found[_SHOWN:]))
    if not rest:
        return Markup(made).format(first)
    more = '<details class="proof"><summary>其余{}项</summary>' + made + "</details>"
    return Markup(made + more).format(first, len(found) - _SHOWN, rest)


def folded(graph: Graph, found: Sequence[Move], summary: str) -> Markup:
    """The moves, folded under a word on what they are."""
    return Markup('<details class="proof"><summary>{}</summary>{}</details>').format(summary, listed(graph, found))


def _move(graph: Graph, move: Move) -> Markup:
    task = Markup('<span class="quiet">任务{} </span>').format(move.after.task) if move.after.task else ""
    return Markup('<li>{} <span aria-label="变为">→</span> {} {}{}<br><span class="why">{}</span></li>').format(
        light(move.before.status),
        light(move.after.status),
        task,
        named(graph.nodes[move.after.id]),
        move.after.reason,
    )
