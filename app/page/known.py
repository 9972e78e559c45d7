"""What the pages of entities read: a graph, what it means, where its items stand, and what people said of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from graph import Decision, Entry, Graph, ItemStatus, Relations, StatusReport


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """One state of a store. `status` are codes by id of tasks and rows, `items` all of an item's status by its rows.

    `judge` gives the link to decide on a claim (and its words), `history` the reports of an item, `sheets` what their sheets are called.
    """

    graph: Graph
    relations: Relations
    report: StatusReport
    judge: Callable[..., Markup]
    decisions: Sequence[Decision] = ()
    history: Callable[[str], Sequence[Entry]] = lambda item: ()
    sheets: Callable[[Sequence[Entry]], Mapping[str, str]] = lambda entries: {}
    status_at: Callable[[date], StatusReport] | None = None
    status: Mapping[str, str] = field(init=False)
    items: Mapping[str, ItemStatus] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", self.report.by_id())
        members = {member: each for each in self.report.items for member in each.members}
        object.__setattr__(self, "items", members)
