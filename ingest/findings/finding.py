"""How a rule tells what it found: one sentence, the words of each place, and the things it is about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.claims.collector import Claims
from ingest.text.source import Span
from ontology import Node, schema
from ontology import quoted as in_quotes

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's word on some nodes; `place` is the node under whose id it stands, `mark` tells it from others there."""

    rule: str
    severity: str
    message: str
    place: str
    spans: Sequence[Span]
    about: Sequence[str]
    mark: str = ""


def add_finding(claims: Claims, found: Finding) -> None:
    """The finding as a node with its ABOUT edges."""
    mark = f"/{found.mark}" if found.mark else ""
    id_ = claims.free(f"{found.place}/finding/{found.rule}{mark}")
    told = {"name": found.message, "rule": found.rule, "severity": found.severity, "message": found.message}
    claims.node(id_, "Finding", told, found.spans)
    for each in dict.fromkeys(found.about):
        claims.edge("ABOUT", id_, each)


def spans_of(nodes: Iterable[Node]) -> list[Span]:
    """Every place where the nodes are told."""
    return [(each.start, each.end) for node in nodes for each in node.evidence]


def first_span(node: Node) -> list[Span]:
    """The place where a row is named."""
    return [(each.start, each.end) for each in node.evidence[:1]]


def short(text: str) -> str:
    """The text on one line, cut where it is long."""
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def quoted(text: object) -> str:
    """The words in quotes, fit for a sentence."""
    return in_quotes(short(str(text)))


def scope_of(node: Node) -> str:
    """正文, 附表 or 主要指标."""
    return schema().label("scope", node.get("scope"))


def listed(words: Sequence[str], most: int = 4, unit: str = "处") -> str:
    """The words in a row, the first few of many; `unit` is what they are counted in."""
    return "、".join(words[:most]) + (f"等{len(words)}{unit}" if len(words) > most else "")
