"""The cells of a table of tasks whose lines hold rows: each with its column, rows broken over several lines joined."""

from collections.abc import Sequence

from ingest.tables.columns import Header
from ingest.tables.grid import RULE
from ingest.tables.trace import Cell
from ingest.text.numerals import task_number

_BREAKABLE = ("task", "measures", "goal", "target", "units", "other")
Placed = tuple[Cell, int, bool]


def placed(grid: Sequence[Sequence[Cell]], header: Header) -> list[Placed]:
    """Each cell with its column, -1 for a line across the table, and whether a row opens with it."""
    titles = {column.title for column in header.columns}
    found: list[Placed] = []
    width, index = len(header.columns), 0
    while index < len(grid):
        joined = _joined(grid, index, header)
        index += len(joined)
        filled = [(place, cell) for place, cell in _columns(joined) if cell.text and place < width]
        if all(RULE.fullmatch(cell.text) for _, cell in filled) or sum(c.text in titles for _, c in filled) > 2:
            continue
        across = len(filled) == 1 and (len(joined[0]) == 1 or filled[0][0] == 0)
        goes_on = len(filled) == 1 and not across
        for count, (place, cell) in enumerate(filled):
            found.append((cell, -1 if across else place, count == 0 and not goes_on))
    return found


def _joined(grid: Sequence[Sequence[Cell]], index: int, header: Header) -> list[Sequence[Cell]]:
    """The lines of one row: more than one where a cell holds line breaks, so that they only have all cells together."""
    lines = [grid[index]]
    width, place = len(header.columns), len(grid[index]) - 1
    if place < 1:
        return lines
    for cells in grid[index + 1 :]:
        if place + 1 >= width or place + len(cells) > width or header.columns[place].kind not in _BREAKABLE:
            break
        if task_number(cells[0].text) or (len(cells) == 1 and not cells[0].text):
            break
        lines.append(cells)
        place += len(cells) - 1
    return lines if place + 1 == width else lines[:1]


def _columns(lines: Sequence[Sequence[Cell]]) -> list[tuple[int, Cell]]:
    """The cells of a row with their columns: a line goes on in the column in which the one before ends."""
    found, place = list[tuple[int, Cell]](), 0
    for cells in lines:
        found += [(place + step, cell) for step, cell in enumerate(cells)]
        place += len(cells) - 1
    return found
