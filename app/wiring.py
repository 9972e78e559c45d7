"""What the commands do, as plain functions: from a store's address and plain values to plain values."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.entity import find_entity, find_unit
from app.opening import RequestError as RequestError
from app.opening import asked as asked
from app.opening import filled as filled
from app.opening import opened, stored
from app.searching import INDEX as INDEX
from app.searching import expansions as expansions
from app.searching import index_of as index_of
from app.searching import search as search
from app.searching import suggestions as suggestions
from graph import Decision, Filed, Graph, Outcome, Report, Store, folded, open_store
from ontology import Document, LutuError, Node, Reading, schema

if TYPE_CHECKING:
    from graph import Impact, StatusReport

SAMPLE = "示例"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file, and what was read from it."""

    outcome: Outcome
    reading: Reading


_NOT_YET = Filed(0, 0)


@dataclass(frozen=True, slots=True)
class Reported:
    """A progress sheet: its reports, what looks like a slip, and what became of the reports once they were stored."""

    document: Document
    reports: tuple[Report, ...]
    doubts: tuple[str, ...]
    filed: Filed = _NOT_YET


def entity(uri: str, said: str) -> tuple[Graph, Node]:
    """What is meant by an id, a name or a task's number, and the part of the graph around it; EntityError otherwise."""
    return _entity(opened(uri), said)


def _entity(store: Store, said: str) -> tuple[Graph, Node]:
    part = store.around([said])
    if said in part.nodes:
        return part, part.nodes[said]
    meant = find_entity(store.directory(), said).id
    part = store.around([meant])
    return part, find_entity(part, meant)


def impact(uri: str, said: str) -> tuple[Graph, "Impact"]:
    """What is affected if a thing slips, and a part of the graph that holds all of it; EntityError where nothing is meant.

    The part grows step by step around what was found, until nothing more is.
    """
    from graph import impact_of

    store = opened(uri)
    part, start = _entity(store, said)
    reached = {start.id}
    while True:
        found = impact_of(part, start.id)
        fresh = {each.id for each in found.affected} - reached
        if not fresh:
            return part, found
        reached |= fresh
        part = _joined(part, store.around(fresh))


def _joined(one: Graph, other: Graph) -> Graph:
    """Two parts of a graph as one, without their documents."""
    return Graph((), {**one.nodes, **other.nodes}.values(), {**one.edges, **other.edges}.values())


def stored_graph(uri: str) -> Graph:
    """The graph of the store at the address; RequestError if it holds nothing."""
    return stored(uri)[1]


def ingest(uri: str, files: Iterable[Path], replacing: bool) -> list[Ingested]:
    """Reads the files and adds them all or none."""
    from ingest import read_plan

    readings = [read_plan(file) for file in files]
    outcomes = open_store(uri).ingest(readings, replacing)
    return [Ingested(outcome, reading) for outcome, reading in zip(outcomes, readings, strict=True)]


def import_progress(uri: str, file: Path, today: date) -> Reported:
    """Stores the reports of a progress sheet, all or none."""
    store, graph = stored(uri)
    read = read_reports(graph, file, today)
    return replace(read, filed=store.report(read.document, read.reports))


def read_reports(graph: Graph, file: Path, today: date) -> Reported:
    """The reports of a progress sheet as they would be stored, none of them yet."""
    from graph import doubts, fit, refusal
    from ingest import read_sheet

    sheet = read_sheet(file)
    reports = tuple(fit(sheet, graph, today, refusal))
    return Reported(sheet.document, reports, tuple(doubts(graph, reports)))


def status(graph: Graph, as_of: date | None, today: date) -> "StatusReport":
    """The statuses at a date; at that of the latest report where none is given."""
    from graph import default_as_of, statuses

    return statuses(graph, as_of or default_as_of(graph, today))


def status_of_unit(graph: Graph, whole: "StatusReport", said: str) -> "StatusReport":
    """Of all statuses those of the tasks and rows for which a unit is responsible."""
    from graph import Relations

    links = Relations(graph).links("responsible", [find_unit(graph, said).id])
    own = {link.source for link in links}
    items = tuple(each for each in whole.items if own & each.members)
    return replace(whole, items=items, tasks=tuple(each for each in whole.tasks if each.id in own))


def status_of_codes(graph: Graph, whole: "StatusReport", codes: Iterable[str]) -> "StatusReport":
    """Of all statuses the rows that have one of these, and the tasks that they belong to."""
    wanted = frozenset(codes)
    items = tuple(each for each in whole.items if each.status in wanted)
    rows = {member for each in items for member in each.members}
    owners = {task.id for task in whole.tasks if rows & {row.id for row in graph.rows(task.id)}}
    return replace(whole, items=items, tasks=tuple(each for each in whole.tasks if each.id in owners))


def last_report(graph: Graph, today: date) -> date | None:
    """The day of the latest report that is not in the future; None without any."""
    from graph import last_report

    return last_report(graph, today)


def shows_samples(graph: Graph) -> bool:
    """Whether some of the reports in the graph are samples, which must not be taken for the real state."""
    reports = [node for node in graph.of("Observation") if node.get("origin") == "report"]
    sheets = {place.document for node in reports for place in node.evidence}
    names = [document.name for key, document in graph.documents.items() if key in sheets]
    return any(SAMPLE in str(words) for words in (*names, *(node.get("note") for node in reports)))


def ask(store: Store, graph: Graph, question: str, as_of: date | None, today: date) -> dict[str, Any]:
    """The answer as `ask --json` prints it; the query runs where the store is, `graph` is its directory at least."""
    from graph import executor
    from search import ask, day_asked, names_of

    names, day = names_of(graph), as_of or store.last_report(today) or today
    if as_of is None:
        day = day_asked(question, names, day, today) or day
    found: dict[str, Any] = ask(question, names, executor(store, names.relations, day))
    return found


def findings(graph: Graph) -> list[dict[str, Any]]:
    """Every finding as `check --json` prints it, the gravest first, then in the order of the text."""
    return [_finding(graph, node) for node in finding_nodes(graph)]


def finding_nodes(graph: Graph) -> list[Node]:
    """The findings in that order."""
    ranks = schema().codes("severity")
    return sorted(graph.of("Finding"), key=lambda node: (ranks.index(node.get("severity")), _first_place(node)))


def _first_place(node: Node) -> tuple[str, int, str]:
    first = min(node.evidence, default=None)
    return (first.document, first.start, node.id) if first else ("", 0, node.id)


def _finding(graph: Graph, node: Node) -> dict[str, Any]:
    from dataclasses import asdict

    told = {key: node.get(key) for key in ("rule", "severity", "message")}
    about = [each.target for each in graph.out(node.id, "ABOUT")]
    return told | {"about": about, "evidence": [asdict(each) for each in node.evidence]}


def decide(uri: str, said: str, verdict: str, because: str) -> Decision:
    """Stores a person's word on a claim; gives it as it was stored."""
    store = opened(uri)
    decision = Decision(_claim(store, said), verdict, because, datetime.now(UTC).isoformat(timespec="seconds"))
    store.decide(decision)
    return decision


def undo(uri: str, said: str, verdict: str | None) -> Decision:
    """Takes the decision back that still holds; RequestError where `verdict` names another than that."""
    store = opened(uri)
    decided = [each for each in store.decisions() if not each.undone]
    claim = _left(store, said, {each.claim for each in decided}) or _claim(store, said)
    standing = [each for each in decided if each.claim == claim]
    if verdict and standing and standing[-1].verdict != verdict:
        raise RequestError(
            f"对“{claim}”仍有效的核定是 {standing[-1].verdict} 而不是 {verdict}，没有撤销，请核对后再试。"
        )
    return store.undo(claim)


def _left(store: Store, said: str, decided: Iterable[str]) -> str | None:
    """The one rejected claim that is called so: it left the graph, but its id ends with its name."""
    named = {claim for claim in decided if folded(claim.rpartition("/")[2]) == folded(said)}
    gone = sorted(named - _shown(store, named)) if named else []
    return gone[0] if len(gone) == 1 else None


def _claim(store: Store, said: str) -> str:
    """The id itself, for the store knows rejected claims too; else that of the node that is called so."""
    if _shown(store, {said}):
        return said
    try:
        return find_entity(store.directory(), said).id
    except LutuError:
        return said


def _shown(store: Store, claims: set[str]) -> set[str]:
    """Those of the ids that are of nodes and edges of the graph."""
    part = store.around(claims)
    return {each for each in claims if each in part.nodes or each in part.edges}
