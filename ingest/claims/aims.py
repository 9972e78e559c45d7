"""Targets told in prose to claims: body rows on their task, joined to the annex row that says the same."""

import re

from ingest.claims.annex import lost_dash
from ingest.claims.collector import Claims
from ingest.claims.prose import Aim, read_aims, read_undated, uncovered
from ingest.structure.outline import Item
from ingest.text.match import head, likeness, overlap
from ontology import STATED, Node, inferred

_YEAR_INSIDE = re.compile(r"(?:力争|争取|确保|计划)?20\d\d年?")
_ALIKE, _NEAR, _WORDS, _SAME_NAME = 0.6, 0.2, 0.5, 0.85
_TOLD = 0.7  # of a project's name, where no year says that the words are a target


def add_aims(claims: Claims, task: str, item: Item, period: tuple[int | None, int | None], lost_dashes: bool) -> None:
    """The figures and milestones of a task's text; each real thing is joined to its annex row (contract: SAME_AS)."""
    text = _own_text(claims, item)
    rows = [row for row in claims.targets(task, "HAS_INDICATOR", "HAS_PROJECT") if row.get("scope") == "annex"]
    whole = {t.get("value") for row in rows for t in claims.targets(row.id, "HAS_TARGET")}
    told = []
    for aim in (uncovered(each, text) for each in read_aims(text, period)):
        torn = lost_dashes and aim.figure.value not in whole  # what the annex says whole is whole
        told.append((add_aim(claims, aim, task, f"{task}/body", "body", item.start, torn), aim))
    for row, twin, aim, reason in _pairs(claims, told, rows):
        claims.edge("SAME_AS", row, twin, {"reason": reason}, [(item.start + aim.start, item.start + aim.end)])


def add_undated(claims: Claims, task: str, item: Item) -> None:
    """Where the text promises without a year what the annex dates: a row without a target, the annex's real thing.

    What the annex does not hold stays out: nothing tells a promise from a way of working (建立健全机制) but its date.
    """
    text = _own_text(claims, item)
    twins = {twin for each in claims.edges("SAME_AS") for twin in (each.source, each.target)}
    rows = [row for row in claims.targets(task, "HAS_PROJECT") if row.get("scope") == "annex"]
    told = [uncovered(each, text) for each in read_undated(text)]
    scored = [(_named(aim.name, str(row.name)), place, row.id) for place, aim in enumerate(told) for row in rows]
    used: list[Aim] = []
    for score, place, row in sorted(scored, key=lambda each: (-each[0], *each[1:])):
        aim, free = told[place], row not in twins
        if score >= _TOLD and free and not any(aim.start < each.end and each.start < aim.end for each in used):
            used.append(aim)
            twins.add(row)
            made = add_aim(claims, aim, task, f"{task}/body", "body", item.start, False)
            span = (item.start + aim.start, item.start + aim.end)
            claims.edge("SAME_AS", made, row, {"reason": "名称相近"}, [span])


def _own_text(claims: Claims, item: Item) -> str:
    """The task's text (folded) without its tags."""
    return claims.source.folded[item.start : min((tag.start for tag in item.tags), default=item.end)]


def _named(words: str, name: str) -> float:
    return max(likeness(words, name), 0.9 * overlap(name, words))


def add_aim(claims: Claims, aim: Aim, owner: str, base: str, scope: str, offset: int, lost_dashes: bool) -> str:
    """A row of prose with its targets; `offset` is where the text that the aim was read from begins. Gives its id."""
    row = _add_row(claims, owner, base, aim, scope, offset)
    _add_targets(claims, row, aim, scope, offset, lost_dashes)
    return row


def _add_row(claims: Claims, owner: str, base: str, aim: Aim, scope: str, offset: int) -> str:
    kind = "Indicator" if aim.figure.counts else "Project"
    near = offset + max(aim.start - len(aim.name), 0), offset + aim.end
    name = claims.source.as_printed(_YEAR_INSIDE.sub("", aim.name).strip() or aim.name, *near)
    id_ = claims.free(f"{base}/{name}")
    properties = {"name": name, "starred": False, "scope": scope}
    if kind == "Indicator":
        ceiling = aim.figure.comparator == "<=" and aim.figure.mode != "rank"
        properties |= {"measure_unit": aim.figure.unit, "direction": "down" if ceiling else "up"}
    span = (offset + aim.start, offset + aim.end)
    claims.node(id_, kind, properties, [span])
    order = len(claims.targets(owner, "HAS_INDICATOR", "HAS_PROJECT")) + 1
    claims.edge(f"HAS_{kind.upper()}", owner, id_, {"order": order}, [span])
    return id_


def _add_targets(claims: Claims, row: str, aim: Aim, scope: str, offset: int, lost_dashes: bool) -> None:
    span = (offset + aim.start, offset + aim.end)
    text = claims.source.printed(*span)
    figure, certainty = aim.figure, STATED
    for year in aim.years:
        if lost_dashes and figure.value is not None:
            figure, certainty = lost_dash(figure, STATED, year, text)
        certainty = inferred("每年：期内各年") if len(aim.years) > 1 and certainty is STATED else certainty
        properties = {
            "name": "", "year": year, "text": text, "value": figure.value, "value_max": figure.value_max,
            "comparator": figure.comparator, "mode": figure.mode, "measure_unit": figure.unit, "scope": scope, "preferred": True,
        }  # fmt: skip
        target = claims.free(f"{row}/target/{year}")
        claims.node(target, "Target", properties, [span], certainty)
        claims.edge("HAS_TARGET", row, target)


def _pairs(claims: Claims, told: list[tuple[str, Aim]], rows: list[Node]) -> list[tuple[str, str, Aim, str]]:
    """Each told row with the annex row that is the same real thing, the surest first; a row takes one for each figure."""
    scored = [(*_alike(claims, row, aim), place, row.id) for place, (_, aim) in enumerate(told) for row in rows]
    room = {row.id: len({t.get("name") for t in claims.targets(row.id, "HAS_TARGET")}) for row in rows}
    found, placed = [], set[int]()
    for score, reason, place, twin in sorted(scored, key=lambda each: (-each[0], each[2], each[3])):
        several = told[place][1].figure.mode == "milestone"  # one project, a date for each of its parts
        if score > 0 and place not in placed and (room[twin] > 0 or several):
            placed.add(place)
            room[twin] -= not several
            found.append((told[place][0], twin, told[place][1], reason))
    return found


def _alike(claims: Claims, row: Node, aim: Aim) -> tuple[float, str]:
    """How surely an annex row is what the prose tells, 0 if not, and why."""
    name = str(row.name)
    alike = max(likeness(aim.name, name), 0.9 * overlap(aim.name, name), 0.9 * overlap(name, aim.name))
    words = aim.figure.mode == "milestone"
    if words or row.kind == "Project":
        least = _WORDS if words and row.kind == "Project" else _SAME_NAME
        alike = alike if words and row.kind == "Project" else likeness(aim.name, name)
        return (alike, "名称相近") if alike >= least else (0.0, "")
    same = _same_figure(claims, row, aim)
    if alike >= _ALIKE and (same or head(aim.name) == head(name)):
        return alike + (0.25 if same else 0.0), "名称相近" + (f"，{same}" if same else "")
    if same and alike >= _NEAR:
        return alike, f"名称有相同字词，{same}"
    return 0.0, ""


def _same_figure(claims: Claims, row: Node, aim: Aim) -> str:
    for target in claims.targets(row.id, "HAS_TARGET"):
        if target.get("year") in aim.years and target.get("value") == aim.figure.value:
            return f"{target.get('year')}年目标同为{aim.figure.value:g}"
    return ""
