"""The words that stand over rows of a plan's headline table, as 六倍增 over the six that are to double."""

import re
from collections.abc import Iterator

from graph import ROW_KINDS, Graph, folded
from ontology import Node

_HEADING = re.compile("[\u4e00-\u9fff]{2,8}")
_NEAR = 6  # lines before the first row's name in which its heading stands


def headed(graph: Graph, plan: Node) -> Iterator[tuple[str, str]]:
    """Each folded heading with the id of a row of the plan's own table under it; none where all rows stand alike."""
    rows = [row for row in graph.rows(plan.id) if row.kind in ROW_KINDS and row.evidence]
    rows.sort(key=lambda row: row.evidence[0])
    found: list[tuple[str, str]] = []
    heading, before = "", 0
    for row in rows:
        told = row.evidence[0]
        lines = graph.documents[told.document].text[before : told.start].split("\n")[-_NEAR:]
        words = [folded(line) for line in lines if _HEADING.fullmatch(folded(line))]
        heading, before = words[-1] if words else heading, told.end
        found.append((heading, row.id))
    if len({heading for heading, _ in found} - {""}) > 1:
        yield from ((heading, row) for heading, row in found if heading)
