"""The graph as it would be with a progress sheet, before the sheet is stored."""

from collections.abc import Sequence
from dataclasses import replace

from graph.admission import admit_sheet
from graph.store import Entry, Report, Store
from graph.view import Graph
from ontology import Document


def preview(store: Store, sheet: Document, reports: Sequence[Report]) -> tuple[Graph, list[Report]]:
    """What the store's graph would be with these reports, and which of them would be new to it; nothing is stored.

    StoreError where a report fits nothing, as from `Store.report`.
    """
    state = store.state()
    filed, fresh = admit_sheet(state, sheet, reports)
    keys = {each.key for each in fresh}
    replaced = (
        replace(entry, replaced_by=filed.id) if entry.replaced_by is None and entry.report.key in keys else entry
        for entry in state.entries
    )
    entries = (*replaced, *(Entry(each, filed.id, None) for each in fresh))
    sheets = {each.id: each for each in (*state.sheets, filed)}
    return replace(state, sheets=tuple(sheets.values()), entries=entries).graph, fresh
