"""Numbers that share a cell with the short name of their task: 1-1 乡村网络, 3.供水."""

import re
from collections.abc import Sequence

from ingest.tables.columns import Header
from ingest.tables.fits import Hints
from ingest.tables.trace import Cell
from ingest.text.markers import HAN

_LABEL = re.compile(
    rf"(?P<no>\d{{1,2}}(?:[-.]\d{{1,2}})*|\([{HAN}]{{1,3}}\)|[{HAN}]{{1,3}}(?=[、.]))[、.\s]*(?P<words>[“《一-鿿].+)"
)
_FEW = 3
_TITLE = 0.6  # of the words that the title of the task with that number has


def label(cell: Cell) -> tuple[Cell, Cell] | None:
    """The number and the words of such a cell; None for others."""
    match = _LABEL.fullmatch(cell.text)
    if match is None:
        return None
    (_, end), (begin, _) = match.span("no"), match.span("words")
    return Cell(match["no"], cell.start, cell.start + end), Cell(match["words"], cell.start + begin, cell.end)


def without_labels(cells: Sequence[Cell], header: Header, hints: Hints) -> list[Cell]:
    """The cells of a flattened table, such ones parted; the words left out where no column holds tasks."""
    kinds = {column.kind for column in header.columns}
    found = [(cell, label(cell)) for cell in cells] if "no" in kinds else []
    named = [each and hints.title(each[0].text.strip("()"), each[1].text) >= _TITLE for _, each in found]
    if sum(map(bool, named)) < _FEW:
        return list(cells)
    keep = 2 if kinds & {"section", "task"} else 1
    return [
        part
        for (cell, each), is_label in zip(found, named, strict=True)
        for part in (each[:keep] if each and is_label else (cell,))
    ]
