"""What the pages of entities and of responsibility read of the store that is served."""

from functools import partial

from app.page.decision import judge_link
from app.page.known import Known
from app.page.progress.history import sheet_names
from app.page.source import Source


def known_of(source: Source, view: str) -> Known:
    """The store's state as `view` shows it."""
    names = {key: document.name for key, document in source.graph.documents.items()}
    return Known(
        source.graph,
        source.relations,
        source.status,
        partial(judge_link, view),
        source.store.decisions(),
        source.store.history,
        lambda entries: sheet_names(source.store, entries, names),
        source.status_at,
    )
