"""Provisions to claims: a node for each on its plan, and the units that run it."""

from collections.abc import Sequence

from ingest.claims.annex import unit_node
from ingest.claims.collector import Claims
from ingest.provisions.paragraphs import Paragraph, find_paragraphs
from ingest.provisions.reading import Provision, read_provisions
from ingest.provisions.runners import find_runners
from ingest.structure.layout import Layout
from ingest.text.source import Source, Span
from ingest.units.naming import Roster

_LONGEST = 30


def add_provisions(
    claims: Claims, layout: Layout, tasks: Sequence[Span], since: int | None, roster: Roster
) -> list[Span]:
    """What the plan lays down outside its tasks; gives the places of the titles over what was read.

    `since` is the plan's first year: a goal of an earlier one tells what was.
    """
    source = claims.source
    paragraphs = find_paragraphs(source, layout, tasks)

    def who(clause: str) -> frozenset[str]:
        return frozenset(each.name for each in find_runners(clause, roster))

    found = read_provisions(source.folded, paragraphs, since, who)
    for order, provision in enumerate(found, 1):
        _add(claims, provision, order, roster)
    return [each.title for each in paragraphs if each.title and _is_read(each, found)]


def _is_read(paragraph: Paragraph, found: Sequence[Provision]) -> bool:
    return any(paragraph.start <= start < paragraph.end for each in found for start, _ in each.spans)


def _add(claims: Claims, provision: Provision, order: int, roster: Roster) -> None:
    name = _name(claims.source, provision.name)
    id_ = claims.free(f"{claims.plan}/provision/{provision.type}/{name}")
    properties = {"name": name, "type": provision.type, "frequency": provision.frequency, "year": provision.year}
    claims.node(id_, "Provision", properties, provision.spans)
    claims.edge("HAS_PROVISION", claims.plan, id_, {"order": order})
    for start, end in provision.clauses:
        for runner in find_runners(claims.source.folded[start:end], roster):
            unit = unit_node(claims, roster, runner.name, (start + runner.start, start + runner.end))
            if unit:
                claims.edge("RUNS", unit, id_, {"role": runner.role}, [(start, end)], runner.certainty)


def _name(source: Source, span: Span) -> str:
    """The words on one line, cut behind the last whole item of a list where they are long."""
    words = "".join(source.printed(*span).split()).strip("，,、：:")
    if len(words) <= _LONGEST:
        return words
    cut = words.rfind("、", _LONGEST // 2, _LONGEST)
    return words[: cut if cut > 0 else _LONGEST - 1] + "…"
