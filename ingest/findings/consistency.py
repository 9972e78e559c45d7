"""Claims to findings: what a reader should look at before relying on the graph, each with the words it is about."""

from collections.abc import Iterator, Sequence

from ingest.claims.collector import Claims
from ingest.findings.absences import find_absences
from ingest.findings.added import find_added
from ingest.findings.baselines import find_baselines
from ingest.findings.contradictions import find_contradictions
from ingest.findings.counting import find_countings
from ingest.findings.damage import LOST_DASH, Damage, find_damage
from ingest.findings.deadlines import find_deadlines
from ingest.findings.facts import Facts
from ingest.findings.finding import Finding, add_finding, listed, quoted, spans_of
from ingest.findings.gaps import find_gaps
from ingest.findings.measures import find_measures
from ingest.findings.milestones import find_milestones
from ingest.findings.months import find_months
from ingest.findings.spellings import find_spellings
from ingest.findings.sums import find_sums
from ingest.findings.trends import find_trends
from ingest.findings.untaken import find_untaken
from ingest.findings.wording import find_wordings
from ingest.structure.layout import Unread
from ingest.text.source import Span
from ontology import Node

_SECTIONS = 12  # told by name in one note


def add_findings(claims: Claims, body: Span, period: tuple[int | None, int | None], unread: Sequence[Unread]) -> None:
    """Every rule's findings; `body` is where the body stands, `unread` what no stage read."""
    facts = Facts(claims)
    late = list(find_deadlines(facts, claims.source))
    found = [
        *_ambiguous(facts),
        *find_contradictions(facts, claims.source),
        *find_countings(facts, claims.source),
        *late,
        *find_milestones(facts),
        *find_months(facts, claims.source, frozenset(each.place for each in late)),
        *find_added(facts, claims.source),
        *find_sums(facts, claims.source, period),
        *find_trends(facts),
        *find_baselines(facts, claims.source),
        *find_wordings(facts),
        *find_spellings(claims.source, body, claims.plan),
        *find_absences(facts),
        *find_gaps(facts, claims.source),
        *find_untaken(facts),
        *find_measures(facts, claims.source, body),
        *find_damage(Damage(facts, claims.source, body)),
        *_unread(claims, unread),
    ]
    for each in found:
        add_finding(claims, each)


def _unread(claims: Claims, unread: Sequence[Unread]) -> Iterator[Finding]:
    """One note on all sections of which no stage read something, the longest first; a warning for each table not known."""
    for each in (each for each in unread if each.table):
        message = (
            f"{quoted(each.section)}像一张表（{each.lines}行、{each.characters}字），但认不出表头，没有读入，请核对原表"
        )
        yield Finding("unread", "warning", message, claims.plan, each.spans, [claims.plan])
    sections = sorted((each for each in unread if not each.table), key=lambda each: -each.characters)
    if sections:
        told = [f"{quoted(s.section)}{s.lines}行、{s.characters}字（占本节{s.share:.0%}）" for s in sections]
        total = sum(each.characters for each in sections)
        message = f"有{len(sections)}节共{total}字没有读成任务、指标或名单：{listed(told, _SECTIONS)}，请看有无遗漏"
        spans = [span for each in sections for span in each.spans]
        yield Finding("unread", "note", message, claims.plan, spans, [claims.plan])


def _ambiguous(facts: Facts) -> Iterator[Finding]:
    for fact in facts.rows.values():
        nodes = [
            node
            for node in (*fact.targets, *fact.seen)
            if node.certainty.basis == "ambiguous" and node.certainty.rule != LOST_DASH
        ]
        if nodes:
            readings = "；".join(dict.fromkeys(_readings(node) for node in nodes))
            message = f"{fact.title}的单元格少于列数或有缺字，{readings}，请对照原表确定"
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
    return f"{quoted(node.get('text'))}暂按{year}年，也可能是{'或'.join(others)}"
