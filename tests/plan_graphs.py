"""Graphs with items for the tests of progress sheets: built by hand, or from the golden tables of the sample plan."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graph import Graph
from ontology import STATED, Document, Edge, Evidence, Node, edge

GOLDEN = Path(__file__).parent / "golden"
PLAN = "甲区/2021-1"


def figure(
    year: int, text: str, value: float | None, unit: str | None = None, mode: str = "level", name: str = ""
) -> dict[str, Any]:
    """The properties of a target."""
    told = {"year": year, "text": text, "value": value, "measure_unit": unit, "mode": mode, "name": name or text}
    return told | {"scope": "annex", "preferred": True, "comparator": None if value is None else "="}


class Plan:
    """Builds the nodes and edges of one plan, row by row."""

    def __init__(self, key: str = PLAN, name: str = "“创新甲区”行动方案") -> None:
        self.key = key
        self.document = Document(key, f"{name}.txt", "0" * 64, name)
        self.words = (Evidence(key, 0, len(name), name),)
        self.nodes: dict[str, Node] = {key: Node(key, "Plan", {"name": name, "period_start": 2021, "period_end": 2025})}
        self.edges: list[Edge] = []

    def task(self, no: str) -> str:
        key = f"{self.key}/task/{no}"
        if key not in self.nodes:
            at = len(self.nodes)
            place = (Evidence(self.key, at, at, ""),)
            self.nodes[key] = Node(key, "Task", {"name": f"任务{no}", "no": no, "text": f"任务{no}"}, place)
            self.edges.append(edge("HAS_TASK", self.key, key))
        return key

    def row(self, no: str | None, name: str, targets: Iterable[Mapping[str, Any]] = (), **more: Any) -> str:
        """Adds a row to the task, or to the plan where `no` is None; gives its id."""
        owner, scope = self.task(no) if no else self.key, more.get("scope", "annex")
        inner = {"annex": "", "body": "/body", "headline": "/headline"}[scope]
        key = f"{owner}{inner}/{name}" + (f"（{more['level']}）" if "level" in more else "")
        kind = more.pop("kind", "Indicator")
        properties = {"name": name, "starred": False, "scope": scope} | more
        self.nodes[key] = Node(key, kind, properties | ({"direction": "up"} if kind == "Indicator" else {}), self.words)
        self.edges.append(edge(f"HAS_{kind.upper()}", owner, key, {"order": len(self.edges)}))
        for each in targets:
            target = f"{key}/target/{each['year']}" + ("" if each["name"] == each["text"] else f"/{each['name']}")
            self.nodes[target] = Node(target, "Target", each, self.words, STATED)
            self.edges.append(edge("HAS_TARGET", key, target))
        return key

    def same(self, row: str, other: str) -> None:
        self.edges.append(edge("SAME_AS", row, other))


def graph_of(*plans: Plan) -> Graph:
    nodes = [node for plan in plans for node in plan.nodes.values()]
    return Graph([plan.document for plan in plans], nodes, [each for plan in plans for each in plan.edges])


def golden_graph() -> Graph:
    """All annex rows of the sample plan with their targets, as read by people."""
    targets: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for line in _lines("targets.tsv"):
        value = float(line["value"]) if line["value"] else None
        told = figure(int(line["year"]), line["text"], value, line["measure_unit"] or None, line["mode"], line["name"])
        targets.setdefault((line["task"], line["level"], line["row"]), []).append(told)
    plan = Plan()
    for line in _lines("annex.tsv"):
        level = {"level": line["level"]} if line["level"] else {}
        found = targets.get((line["task"], line["level"], line["name"]), [])
        plan.row(line["task"], line["name"], found, kind=line["kind"], starred=line["starred"] == "yes", **level)
    return graph_of(plan)


def _lines(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
