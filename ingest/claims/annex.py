"""Table rows to claims: indicators and projects with their targets, what had been done before, and their units."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.claims.collector import Claims
from ingest.claims.figures import FALLS
from ingest.tables.cells import Figure, is_figure, read_baseline, read_target
from ingest.tables.table import TableRow, Value
from ingest.text.source import Span
from ingest.units.mentions import Mention
from ingest.units.naming import Roster
from ontology import STATED, Certainty, ambiguous, inferred

Reader = Callable[[str, str, str | None], tuple[Figure, ...]]

_DOWN_NAME = re.compile(f"{FALLS}|控制[在数到]|不超过|发病率|死亡率|事故数|投诉率|缺口")
_DOWN_CELL = re.compile(f"{FALLS}|控制[在到]|不超过|不高于|不大于|不多于|(?<!不)低于|(?<!不)少于|以内|以下|≤")
MERGED = "合并单元格下沿"
_LOST_DASH = re.compile(r"(?<!\d)(?P<low>[1-9])(?P<high>[1-9])(?!\d)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rows of a table share: the scope, whether the document has lost dashes between digits, how targets are read."""

    scope: str
    lost_dashes: bool
    read: Reader = read_target


def add_row(claims: Claims, row: TableRow, owner: str, base: str, setting: Setting) -> str:
    """An indicator or project on its task or plan, with targets and observations; gives its id."""
    kind = _kind(row, setting.read)
    span = (row.cell.start, row.cell.end)
    name = claims.source.as_printed(row.name, row.cell.start, row.cell.end)
    id_ = f"{base}/{name}" + (f"（{row.level}）" if row.level else "")
    id_ = claims.free(id_) if row.values else id_  # a list of projects names again what another table breaks down
    properties = {"name": name, "starred": row.starred, "scope": setting.scope, "level": row.level}
    if kind == "Indicator":
        properties |= {"measure_unit": _measure(row, setting.read), "direction": _direction(row)}
    spans = [span, *((value.cell.start, value.cell.end) for value in row.values)]
    claims.node(id_, kind, properties, spans)
    claims.edge(f"HAS_{kind.upper()}", owner, id_, {"order": row.order}, [span])
    for value in row.values:
        if value.column.kind == "baseline":
            _observe(claims, id_, row, value)
        else:
            _aim(claims, id_, row, value, setting)
    return id_


def add_units(
    claims: Claims, target: str, mentions: Sequence[tuple[Mention, bool]], roster: Roster, scope: str
) -> None:
    """Who is responsible for a row; the flag says that the cell was printed for a row above."""
    order = 0
    seen: set[str] = set()
    for mention, carried in mentions:
        unit = unit_node(claims, roster, mention.name, (mention.start, mention.end))
        if unit is None or unit in seen:
            continue
        seen.add(unit)
        order += 1
        certainty = inferred(MERGED) if carried else mention.certainty
        properties = {"role": mention.role, "order": order, "scope": scope}
        claims.edge("RESPONSIBLE_FOR", unit, target, properties, [(mention.start, mention.end)], certainty, scope)


def unit_node(claims: Claims, roster: Roster, name: str, span: Span) -> str | None:
    """The unit of that spelling, with one more place where it is named."""
    body = roster.body(name)
    if body is None:
        return None
    place = roster.jurisdiction or "-"
    properties = {
        "name": body.name, "aliases": list(body.aliases), "merges": list(body.merges), "type": body.type,
        "jurisdiction": roster.jurisdiction,
    }  # fmt: skip
    return claims.node(f"unit/{place}/{body.key}", "Unit", properties, [span])


def _kind(row: TableRow, read: Reader) -> str:
    """A row all of whose targets are words is a project (contract: Project)."""
    targets = [value for value in row.values if value.column.kind == "target"]
    cells = [value.cell.text for value in (targets or row.values)]
    figures = [figure for cell in cells for figure in read(cell, row.name, None)]
    return "Indicator" if any(figure.counts for figure in figures) else "Project"


def _measure(row: TableRow, read: Reader) -> str | None:
    if row.measure_unit:
        return row.measure_unit
    units = {figure.unit for value in row.values for figure in _figures(row, value, read) if figure.counts}
    units.discard(None)
    return units.pop() if len(units) == 1 else None


def _figures(row: TableRow, value: Value, read: Reader) -> tuple[Figure, ...]:
    if value.column.kind == "baseline":
        return read_baseline(value.cell.text, row.name, row.measure_unit).figures
    return read(value.cell.text, row.name, row.measure_unit)


def _direction(row: TableRow) -> str:
    """Down only where the words say so (contract: Indicator)."""
    cells = [value.cell.text for value in row.values if value.column.kind == "target"]
    down = _DOWN_NAME.search(row.name) or any(_DOWN_CELL.search(cell) for cell in cells)
    return "down" if down else "up"


def _aim(claims: Claims, id_: str, row: TableRow, value: Value, setting: Setting) -> None:
    text = claims.source.printed(value.cell.start, value.cell.end)
    figures = _figures(row, value, setting.read)
    for figure in figures:
        certainty = _certainty(value, text, figure)
        figure, certainty = (
            _undashed(figure, certainty, row, value, text) if setting.lost_dashes else (figure, certainty)
        )
        name = figure.name if len(figures) > 1 else ""
        target = claims.free(f"{id_}/target/{value.column.year}" + (f"/{name}" if name else ""))
        properties = {
            "name": name, "year": value.column.year, "text": text, "value": figure.value, "value_max": figure.value_max,
            "comparator": figure.comparator, "mode": figure.mode, "measure_unit": figure.unit, "scope": setting.scope,
            "preferred": True,
        }  # fmt: skip
        claims.node(target, "Target", properties, [(value.cell.start, value.cell.end)], certainty)
        claims.edge("HAS_TARGET", id_, target)


def _certainty(value: Value, text: str, figure: Figure | None) -> Certainty:
    if value.others and value.rule:
        shown = figure.value if figure else None
        others = tuple({"year": column.year, "text": text, "value": shown} for column in value.others)
        return ambiguous(value.rule, others)
    return inferred(value.rule) if value.rule else STATED


def _undashed(figure: Figure, certainty: Certainty, row: TableRow, value: Value, text: str) -> tuple[Figure, Certainty]:
    alone = sum(is_figure(each.cell.text) for each in row.values) == 1
    return lost_dash(figure, certainty, value.column.year, text) if alone else (figure, certainty)


def lost_dash(figure: Figure, certainty: Certainty, year: int | None, text: str) -> tuple[Figure, Certainty]:
    """3—4 that became 34: where the document loses dashes, two rising digits may be a range; both readings are told."""
    match = _LOST_DASH.search(text)
    ratio = figure.unit in ("%", "‰", "个百分点")
    if figure.value is None or ratio or match is None or int(match["high"]) - int(match["low"]) != 1:
        return figure, certainty
    low, high = int(match["low"]), int(match["high"])
    if figure.value != low * 10 + high:
        return figure, certainty
    split = Figure(figure.mode, figure.name, low, "range", figure.unit, high)
    other = {"year": year, "text": text, "value": figure.value}
    return split, ambiguous("数字间破折号脱落", (other, *certainty.alternatives))


def _observe(claims: Claims, id_: str, row: TableRow, value: Value) -> None:
    """What the plan says was done before (contract: Observation, origin `plan`)."""
    text = claims.source.printed(value.cell.start, value.cell.end)
    base = read_baseline(value.cell.text, row.name, row.measure_unit)
    day = f"{base.year or value.column.year}-12-31"
    figures = sorted((figure for figure in base.figures if figure.counts), key=lambda figure: figure.name)
    only = figures[0] if figures else None
    rank = only is not None and only.mode == "rank"
    number = only.value if only and not rank else None
    properties = {
        "name": text, "as_of": day, "text": text, "value": number,
        "values": [figure.value for figure in figures] if len(figures) > 1 else None,
        "rank": int(only.value) if only and only.value is not None and rank else None,
        "mode": _observed_mode(only), "measure_unit": only.unit if only else None,
        "estimated": True if base.estimated else None, "origin": "plan",
    }  # fmt: skip
    observation = claims.free(f"{id_}/observation/{day}")
    claims.node(
        observation, "Observation", properties, [(value.cell.start, value.cell.end)], _certainty(value, text, only)
    )
    claims.edge("HAS_OBSERVATION", id_, observation)


def _observed_mode(figure: Figure | None) -> str | None:
    if figure is None or figure.mode == "rank":
        return None
    return figure.mode if figure.mode in ("cumulative", "new") else "level"
