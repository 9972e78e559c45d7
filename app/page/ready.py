"""What the first visitors would have to wait for, made before they come."""

from contextlib import suppress
from importlib import import_module
from threading import Thread

from app.page.ask.examples import answered, completions
from app.page.source import set_aside, source_unseen
from ontology import LutuError

_MODULES = ("pandas", "ingest")  # what Streamlit and the page load only when they need it: half a second each


def make_ready() -> Thread:
    """Reads the store and derives what takes long, in a thread beside the server; a visitor who is earlier waits for it."""
    thread = Thread(target=_make, name="make-ready", daemon=True)
    thread.start()
    return thread


def _make() -> None:
    with suppress(LutuError):  # whoever visits is told
        shared = source_unseen()
        completions(shared)
        answered(shared)
        _ = shared.status, shared.index
        for name in _MODULES:
            import_module(name)
        set_aside()
