"""A plan's file to its claims: every stage in order, on one screen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.claims.aims import add_aim, add_aims, add_undated
from ingest.claims.annex import Setting, add_row, add_units
from ingest.claims.body import add_tasks
from ingest.claims.collector import Claims
from ingest.claims.falls import add_falls
from ingest.claims.goals import told_in_table
from ingest.claims.groups import add_entries
from ingest.claims.prose import read_aims, uncovered
from ingest.claims.same import join_same
from ingest.dependencies.requires import add_dependencies
from ingest.findings.consistency import add_findings
from ingest.front.header import Header as Front
from ingest.front.header import read_header
from ingest.people.lists import Entry, PeopleReading, read_people
from ingest.people.told import read_told
from ingest.places.concerns import add_places
from ingest.provisions.claims import add_provisions
from ingest.structure.layout import Layout, Table, goals, unread
from ingest.structure.outline import Item
from ingest.structure.owners import Owners
from ingest.tabled.choice import read_outline
from ingest.tabled.reading import Goal
from ingest.tables.alignment import Context
from ingest.tables.fits import Hints
from ingest.tables.grid import Row, read_rows
from ingest.tables.table import TableRow, baselines_near, place_rows
from ingest.text.source import ReadError, Source, Span, read_source
from ingest.units.mentions import Mention, read_units
from ingest.units.naming import Roster, roster
from ingest.units.shape import is_firm, is_unit
from ingest.units.tags import Tag
from ontology import Reading

_LOST_DASH = re.compile(r"(?<!\d)20\d{2}20\d{2}年")
RowUnits = list[tuple[Mention, bool]]


def read_plan(path: Path) -> Reading:
    """The claims of a plan's file; ReadError in one sentence where the file is no plan."""
    source = read_source(path)
    front = read_header(source)
    source = replace(source, document=replace(source.document, id=front.plan_id))
    outline = read_outline(source, front)
    layout, tags, items = outline.layout, outline.tags, outline.items
    named = roster([mention for tag in tags for mention in tag.mentions], front.jurisdiction)
    lists = [read_people(source, *span, lambda text: named.body(text) is not None) for span in layout.lists]
    entries = [entry for each in lists for entry in each.entries]
    entries += read_told(source, layout.body, entries, layout.lists)
    if not items and not layout.tables and not entries:
        raise ReadError(f"{path.name} 里没有找到任务、指标表或人员名单，不像一份行动方案，请核对文件。")

    claims = Claims(source, front.plan_id)
    claims.node(front.plan_id, "Plan", _plan_properties(front))
    owners = Owners(source, {item.no: item for item in items}, front.period_end)
    tables = [(table, _rows(source, table, named, owners)) for table in outline.tables]
    cells = [_row_units(source, rows, named) for _, rows in tables]
    everyone = _everyone(tags, cells, entries, front.jurisdiction)

    owners = replace(owners, items=add_tasks(claims, items, everyone))
    for (table, rows), units in zip(tables, cells, strict=True):
        _add_table(claims, table, rows, units, owners, everyone)
    _add_goals(claims, outline.goals, owners.items, everyone)
    _add_prose(claims, layout, owners, front)
    add_entries(claims, entries, everyone)
    add_falls(claims, owners.items)
    join_same(claims)
    add_places(claims, owners.items)
    add_dependencies(claims, owners.items)
    for task, item in owners.items.items():  # what they name, the annex's rows have named
        if not item.cells:
            add_undated(claims, task, item)
    tasks = [(item.start, item.end) for item in items if not item.cells]
    titles = add_provisions(claims, layout, tasks, front.period_start, everyone)
    period = front.period_start, front.period_end
    heads = [(cell.start, cell.end) for _, rows in tables for row in rows for cell in row.heads]
    add_findings(
        claims, layout.body, period, unread(source, layout, [*titles, *heads, *_used(claims, layout.body[0], lists)])
    )
    return claims.reading()


def _plan_properties(front: Front) -> dict[str, object]:
    return {
        "name": front.plan_name, "issuer": front.issuer, "jurisdiction": front.jurisdiction, "issued": front.issued,
        "index_number": front.index_number, "period_start": front.period_start, "period_end": front.period_end,
    }  # fmt: skip


def _rows(source: Source, table: Table, named: Roster, owners: Owners) -> list[TableRow]:
    lines = source.lines[table.first : table.last]
    hints = Hints(lambda text: _unit_like(text, named), owners.related, owners.title, owners.is_heading, owners.is_task)
    rows = read_rows(source, lines, table.header, hints)
    width = len(table.header.years)

    def context(row: Row) -> Context:
        return owners.context(row.no, row.name.text if row.name else "", baselines_near(row, rows, width))

    return place_rows(rows, table.header, context)


def _unit_like(text: str, named: Roster) -> int:
    """2 for a list of known units, 1 for words that may be units, 0 for others."""
    parts = [part for part in re.split(r"[、,;](?![^()]*\))", text) if part]  # 各县(市、区)政府
    known = [named.body(part) is not None for part in parts]
    if not parts or not all(map(is_unit, (part for part, sure in zip(parts, known, strict=True) if not sure))):
        return 0
    return 2 if any(known) or (len(parts) > 1 and all(map(is_firm, parts))) else 1


def _row_units(source: Source, rows: Sequence[TableRow], named: Roster) -> list[RowUnits]:
    """The units of each row, with whether their cell was printed for a row above."""
    return [
        [
            (mention, carried)
            for role, cell, carried in row.units
            for mention in read_units(source, cell.start, cell.end, named.spellings, role or "responsible")
        ]
        for row in rows
    ]


def _everyone(
    tags: Sequence[Tag], cells: Sequence[Sequence[RowUnits]], entries: Sequence[Entry], jurisdiction: str | None
) -> Roster:
    mentions = [mention for tag in tags for mention in tag.mentions]
    printed = [mention for table in cells for row in table for mention, carried in row if not carried]
    return roster([*mentions, *printed], jurisdiction, [entry.post for entry in entries if entry.post])


def _add_table(
    claims: Claims, table: Table, rows: Sequence[TableRow], units: Sequence[RowUnits], owners: Owners, everyone: Roster
) -> None:
    owned = table.header.owned
    setting = Setting("annex" if owned else "headline", _loses_dashes(claims.source))
    numbered = owners.numbered([(row.no, row.name) for row in rows])
    for row, mentions in zip(rows, units, strict=True):
        task = owners.owner(row.no, row.name, row.section, numbered) if owned else None
        base = task or (claims.plan if owned else f"{claims.plan}/headline")
        id_ = add_row(claims, row, task or claims.plan, base, setting)
        claims.node(id_, claims.get(id_).kind, {}, [(cell.start, cell.end) for cell in row.words])
        add_units(claims, id_, mentions, everyone, "annex")


def _add_goals(
    claims: Claims, goals: Mapping[int, Sequence[Goal]], items: Mapping[str, Item], everyone: Roster
) -> None:
    """The goals of tasks that stand in a table, by where the task begins: rows of the annex that belong to their task."""
    for task, item in items.items():
        for goal in goals.get(item.start, ()):
            row = add_row(claims, goal.row, task, task, Setting("annex", _loses_dashes(claims.source), goal.read))
            add_units(claims, row, goal.units, everyone, "annex")


def _add_prose(claims: Claims, layout: Layout, owners: Owners, front: Front) -> None:
    """The targets that the tasks' text and the goals before them tell."""
    period = front.period_start, front.period_end
    lost = _loses_dashes(claims.source)
    for task, item in owners.items.items():
        add_aims(claims, task, item, period, lost)
    tasks = [(item.start, item.end) for item in owners.items.values()]
    for start, end in goals(claims.source, layout, tasks):
        for aim in read_aims(claims.source.folded[start:end], period):
            if aim.figure.counts and not told_in_table(claims, aim, start):
                add_aim(
                    claims,
                    uncovered(aim, claims.source.folded[start:end]),
                    claims.plan,
                    f"{claims.plan}/headline",
                    "headline",
                    start,
                    lost,
                )


def _loses_dashes(source: Source) -> bool:
    return _LOST_DASH.search(source.folded) is not None


def _used(claims: Claims, head: int, lists: Sequence[PeopleReading]) -> list[Span]:
    """Every span that a claim quotes, and what the front matter (up to `head`) and the lists' own lines took."""
    quoted = [(each.start, each.end) for node in claims.nodes(*_QUOTING) for each in node.evidence]
    return [*quoted, (0, head), *(span for each in lists for span in each.used_spans)]


_QUOTING = (
    "Action",
    "Task",
    "Indicator",
    "Project",
    "Target",
    "Observation",
    "Unit",
    "Post",
    "Person",
    "Group",
    "Provision",
)
