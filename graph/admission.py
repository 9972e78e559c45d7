"""What becomes of files that are offered to a store: which are new, which replace others, which are refused."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as altered

from graph.export import claim_line
from graph.state import State
from graph.store import Outcome, Report, StoreError
from ontology import Document, Edge, Node, Reading

_Slot = tuple[str, str]

ADDED, REPLACED, UNCHANGED = "added", "replaced", "unchanged"


@dataclass(frozen=True, slots=True)
class Admission:
    """A reading, what is done with it (`added`, `replaced` or `unchanged`), and the held one that it is judged by."""

    reading: Reading
    what: str
    held: Reading | None = None


def check(readings: Sequence[Reading]) -> None:
    """Raises StoreError where two files of one call are the same plan, or two claims of a file have the same id."""
    names: dict[_Slot, str] = {}
    for reading in readings:
        slot, name = _slot(reading), reading.document.name
        if slot in names:
            raise StoreError(
                f"{names[slot]} 与 {name} 是同一份方案（{_title(reading)}），什么都没有导入，请只留其中一份再试。"
            )
        names[slot] = name
        ids = Counter(claim.id for claim in _claims(reading))
        doubled = next((key for key, times in ids.items() if times > 1), None)
        if doubled is not None:
            raise StoreError(f"{name} 读出了两条编号同为“{doubled}”的内容，什么都没有导入，请报告这一问题。")


def admit(state: State, readings: Sequence[Reading], replace: bool) -> list[Admission]:
    """What to do with each reading; StoreError where a held one would change and `replace` is not given.

    A plan is known by its id, a notice that belongs to one by its document's too. The same bytes change nothing,
    unless `replace` asks to read them anew and they now read differently.
    """
    held = {_slot(reading): reading for reading in state.readings}
    slots = {reading.document.id: _slot(reading) for reading in state.readings}
    slots |= {sheet.id: ("", sheet.id) for sheet in state.sheets}
    for reading in readings:
        if slots.setdefault(reading.document.id, _slot(reading)) != _slot(reading):
            told = f"{reading.document.name} 的编号“{reading.document.id}”已属于另一份文件"
            raise StoreError(f"{told}，什么都没有导入，请核对两份文件的索引号和标题。")
    return [_admission(held.get(_slot(reading)), reading, replace) for reading in readings]


def outcomes(state: State, admissions: Sequence[Admission]) -> list[Outcome]:
    """What ingest answers, in the order of the files."""
    changes = [each for each in admissions if each.what != UNCHANGED]
    gone = {each.held.document.id for each in changes if each.held}
    kept = [reading for reading in state.readings if reading.document.id not in gone]
    kept += [each.reading for each in changes]
    return [
        Outcome(
            each.reading.plan,
            each.reading.document.id,
            each.what,
            state.orphans(each.held, kept) if each.held and each.what == REPLACED else (),
        )
        for each in admissions
    ]


def admit_sheet(state: State, sheet: Document, reports: Sequence[Report]) -> tuple[Document, list[Report]]:
    """The sheet and those of its reports that are not the latest already; StoreError where one of them fits nothing.

    A sheet whose id another one bears is filed under an id of its own, because older reports cite that one.
    """
    for (item, day), times in Counter(report.key for report in reports).items():
        if item not in state.claimed.nodes:
            raise StoreError(f"{sheet.name} 填报的“{item}”不在库中，整张表都没有导入，请核对后再试。")
        if times > 1:
            raise StoreError(f"{sheet.name} 对“{item}”在 {day} 填报了 {times} 次，整张表都没有导入，请只留一行。")
    filed = _filed(state, sheet)
    told = [Report(each.item, _cited(each.observation, sheet.id, filed.id)) for each in reports]
    return filed, [each for each in told if not _is_latest(state, each, filed)]


def _slot(reading: Reading) -> _Slot:
    """What the reading is known by: its plan alone where it has the plan's own node, else its document too."""
    is_plan = any(node.id == reading.plan for node in reading.nodes)
    return (reading.plan, "" if is_plan else reading.document.id)


def _admission(held: Reading | None, reading: Reading, replace: bool) -> Admission:
    if held is None:
        return Admission(reading, ADDED)
    same_bytes = held.document.sha256 == reading.document.sha256
    if same_bytes and (not replace or _lines(held) == _lines(reading)):
        return Admission(reading, UNCHANGED, held)
    if not replace:
        told = f"{reading.document.name} 与库中已有的同一份文件（{_title(held)}）内容不同"
        raise StoreError(f"{told}，什么都没有导入，确要以它替换请加 --replace。")
    return Admission(reading, REPLACED, held)


def _claims(reading: Reading) -> list[Node | Edge]:
    return [*reading.nodes, *reading.edges]


def _lines(reading: Reading) -> set[str]:
    return {claim_line(claim) for claim in _claims(reading)}


def _title(reading: Reading) -> str:
    plan = next((node for node in reading.nodes if node.id == reading.plan), None)
    return f"《{plan.name}》" if plan else reading.document.name


def _filed(state: State, sheet: Document) -> Document:
    held = {document.id: document.sha256 for document in state.sheets}
    held |= {reading.document.id: reading.document.sha256 for reading in state.readings}
    if held.get(sheet.id, sheet.sha256) == sheet.sha256:
        return sheet
    return altered(sheet, id=f"{sheet.id}/{sheet.sha256[:12]}")


def _cited(observation: Node, sheet: str, filed: str) -> Node:
    if sheet == filed:
        return observation
    places = (altered(place, document=filed) if place.document == sheet else place for place in observation.evidence)
    return altered(observation, evidence=tuple(places))


def _is_latest(state: State, report: Report, sheet: Document) -> bool:
    held = state.latest.get(report.key)
    if held is None or held.document != sheet.id:
        return False
    return claim_line(held.report.observation) == claim_line(report.observation)
