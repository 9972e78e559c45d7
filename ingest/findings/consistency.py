"""Claims to findings: what a reader should look at before relying on the graph, each with the words it is about."""

from collections.abc import Iterator, Sequence

from ingest.claims.collector import Claims
from ingest.findings.absences import find_absences
from ingest.findings.contradictions import find_contradictions
from ingest.findings.damage import LOST_DASH, Damage, find_damage
from ingest.findings.deadlines import find_deadlines
from ingest.findings.facts import Facts
from ingest.findings.finding import Finding, add_finding, quoted, short, spans_of
from ingest.findings.gaps import find_gaps
from ingest.findings.sums import find_sums
from ingest.findings.trends import find_trends
from ingest.findings.wording import find_wordings
from ingest.structure.layout import Unread
from ingest.text.source import Span
from ontology import Node


def add_findings(claims: Claims, body: Span, period: tuple[int | None, int | None], unread: Sequence[Unread]) -> None:
    """Every rule's findings; `body` is where the body stands, `unread` what no stage read."""
    facts = Facts(claims)
    found = [
        *_ambiguous(facts),
        *find_contradictions(facts, claims.source),
        *find_deadlines(facts, claims.source),
        *find_sums(facts, claims.source, period),
        *find_trends(facts),
        *find_wordings(facts),
        *find_absences(facts),
        *find_gaps(facts),
        *find_damage(Damage(facts, claims.source, body)),
        *(_unread(claims, each) for each in unread),
    ]
    for each in found:
        add_finding(claims, each)


def _unread(claims: Claims, each: Unread) -> Finding:
    first = short(claims.source.printed(*each.spans[0]))
    share = f"，占本节的{each.share:.0%}" if each.share < 1 else "，全节未读"
    message = f"“{short(each.section)}”有{each.lines}行、{each.characters}字没有归入任何结论{share}，首处：{first}"
    return Finding("unread", "note", message, claims.plan, each.spans, [claims.plan], short(each.section))


def _ambiguous(facts: Facts) -> Iterator[Finding]:
    for fact in facts.rows.values():
        nodes = [
            node
            for node in (*fact.targets, *fact.seen)
            if node.certainty.basis == "ambiguous" and node.certainty.rule != LOST_DASH
        ]
        if nodes:
            readings = "；".join(dict.fromkeys(_readings(node) for node in nodes))
            message = f"{quoted(fact.row.name)}的单元格少于列数或有缺字，读法不止一种：{readings}"
            yield Finding(
                "ambiguous",
                "warning",
                message,
                fact.row.id,
                spans_of(nodes),
                [fact.row.id, *(node.id for node in nodes)],
            )


def _readings(node: Node) -> str:
    year = node.get("year") or str(node.get("as_of"))[:4]
    others = []
    for other in node.certainty.alternatives:
        others.append(f"{other['year']}年" if other["year"] != year else f"{other['value']}")
    return f"{quoted(node.get('text'))}读作{year}年，也可能是{'或'.join(others)}"
