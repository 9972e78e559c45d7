"""Small invented plans as claims, written one line a task or row: what the stages behind the outline begin with."""

import re

from ingest.claims.collector import Claims
from ingest.structure.outline import Item
from ingest.text.source import source_of

LINE = re.compile(r"(?P<no>\d+)(?P<kind>[|#]?)\s*(?P<text>.+)")


def small_plan(lines: str, name: str = "青禾区提升行动方案", units: str = "") -> tuple[Claims, dict[str, Item]]:
    """`1 文字` is a task, `1| 行名 | 单元格` a project row of it, `1# 行名 | 单元格` an indicator row; lines may be parted by /."""
    matches = [LINE.fullmatch(line.strip()) for line in re.split("[\n/]", lines) if line.strip()]
    source = source_of("small.txt", "\n".join(match["text"] for match in matches).encode())
    claims, items, start = Claims(source, "甲/1"), {}, 0
    claims.node("甲/1", "Plan", {"name": name, "jurisdiction": "青禾区"})
    for unit in filter(None, units.split("、")):
        claims.node(f"unit/{unit}", "Unit", {"name": unit, "aliases": []}, [(0, 1)])
    for match in matches:
        task, end = f"甲/1/task/{match['no']}", start + len(match["text"])
        if match["kind"]:
            _row(claims, task, match["text"], start, "Project" if match["kind"] == "|" else "Indicator")
        else:
            items[task] = Item(match["no"], start, end, (), ())
            claims.node(task, "Task", {"name": match["text"], "no": match["no"], "text": match["text"]}, [(start, end)])
        start = end + 1
    return claims, items


def _row(claims: Claims, task: str, text: str, start: int, kind: str) -> None:
    cells = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^|\s][^|]*(?<!\s)", text)]
    name = claims.source.printed(*cells[0])
    row = claims.node(f"{task}/{name}", kind, {"name": name, "starred": False, "scope": "annex"}, cells[:1])
    claims.edge(f"HAS_{kind.upper()}", task, row, {"order": 1}, cells[:1])
    for count, cell in enumerate(cells[1:]):
        target = claims.node(f"{row}/target/{count}", "Target", {"name": ""}, [cell])
        claims.edge("HAS_TARGET", row, target)
