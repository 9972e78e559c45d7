"""Two ways to give cells their columns where empty ones were dropped, against rows placed by hand (tests/golden/annex.tsv).

    python bench/alignment.py

`right` takes whatever is missing to be missing on the left; `scored` is what `ingest.alignment` does. The rows are given
as they were read by hand, so that only the columns are measured.
"""

import csv
from collections import Counter
from pathlib import Path

from ingest.tables.alignment import Context, Placed, align
from ingest.tables.columns import Column

GOLDEN = Path(__file__).parent.parent / "tests" / "golden" / "annex.tsv"
KEYS = ("c2020", "c2021", "c2022", "c2025")
COLUMNS = tuple(Column("baseline" if key == "c2020" else "target", "", int(key[1:])) for key in KEYS)


def right(cells: list[str], columns: tuple[Column, ...]) -> list[Placed]:
    offset = len(columns) - len(cells)
    return [Placed(offset + index, "靠右" if offset else None) for index in range(len(cells))]


def scored(cells: list[str], columns: tuple[Column, ...]) -> list[Placed]:
    return align(cells, columns, Context({}, {}))


def measure(name: str, rows: list[dict[str, str]]) -> None:
    way = {"right": right, "scored": scored}[name]
    rows_right: Counter[str] = Counter()
    rows_all: Counter[str] = Counter()
    cells_right = cells_all = 0
    for row in rows:
        cells = [row[key] for key in KEYS if row[key]]
        want = [place for place, key in enumerate(KEYS) if row[key]]
        placed = way(cells, COLUMNS)
        got = [place.column for place in placed]
        basis = (
            "ambiguous" if any(p.others for p in placed) else "inferred" if any(p.rule for p in placed) else "stated"
        )
        rows_all[basis] += 1
        rows_right[basis] += got == want
        cells_right += sum(a == b for a, b in zip(got, want, strict=True))
        cells_all += len(cells)
    told = ", ".join(f"{basis} {rows_right[basis]}/{rows_all[basis]}" for basis in ("stated", "inferred", "ambiguous"))
    print(f"{name:6}: cells {cells_right}/{cells_all} = {cells_right / cells_all:.1%}; rows right by basis: {told}")


def main() -> None:
    with GOLDEN.open(encoding="utf8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for name in ("right", "scored"):
        measure(name, rows)


if __name__ == "__main__":
    main()
