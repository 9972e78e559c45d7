"""The command `lutu copy`: a whole store from one address to another, and what it says of it."""

from collections.abc import Iterator

from rich.console import RenderableType

from app.terminal.render import indented, joined, prose
from graph import copy_store, open_store


def copy_parts(source: str, target: str) -> Iterator[RenderableType]:
    """Copies the store at `source` to the empty one at `target`; tells how much that was."""
    moved = copy_store(open_store(source), open_store(target))
    counts = (
        f"{len(moved.readings)}份方案文件",
        f"{len(moved.sheets)}张填报表",
        f"{len(moved.entries)}条填报",
        f"{len(moved.decisions)}条核定",
    )
    yield joined(prose("已复制：", "bold"), prose(f"{source} → {target}"))
    yield indented(f"共{'、'.join(counts)}，历史都在。", "dim")
