"""Work that makes very many objects, none of which can be let go before it ends."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Python's cyclic collector does not run meanwhile: it would only go through all those objects again and again."""
    if not gc.isenabled():  # by another thread, or for good: it is theirs to begin again
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
