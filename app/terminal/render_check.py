"""How findings look on a terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding

from app.terminal.render import joined, prose, quoted, severity_light
from graph import Graph
from ontology import Evidence, schema

_SHOWN = 3


def finding_parts(graph: Graph, findings: Sequence[Mapping[str, Any]]) -> Iterator[RenderableType]:
    """The findings, the gravest first, each with the plan's words and the ids to decide on; how many there are stands last."""
    for each in findings:
        yield joined(severity_light(each["severity"]), "　", prose(each["message"]))
        for place in each["evidence"]:
            yield Padding(quoted(graph, Evidence(**place)), (0, 0, 0, 3))
        yield from (Padding(prose(f"编号 {ref}", "dim"), (0, 0, 0, 3)) for ref in each["about"][:_SHOWN])
    counts = Counter(each["severity"] for each in findings)
    told = (f"{word.label}{counts[word.code]}条" for word in schema().lists["severity"] if counts[word.code])
    yield prose(f"共{len(findings)}条：{'、'.join(told)}。" if findings else "没有发现问题。", "bold")
