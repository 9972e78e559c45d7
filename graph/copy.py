"""A whole store into another, whatever the two are kept in."""

from graph.state import State
from graph.store import Store, StoreError


def copy_store(source: Store, target: Store) -> State:
    """Moves readings, sheets, the history of reports and the log of decisions; gives what was moved.

    Nothing is lost, and the target must be empty. Broken off it can be done again: what reads the target then finds it
    empty, or is told that the copy was not ended.
    """
    state = source.state()
    if not state.revision:
        raise StoreError("要复制的库里什么都没有，请核对它的地址。")
    target.restore(state)
    return state
