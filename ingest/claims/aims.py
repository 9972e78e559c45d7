"""Targets told in prose to claims: body rows on their task, joined to the annex row that says the same."""

import re
from collections import Counter

from ingest.claims.annex import lost_dash
from ingest.claims.clauses import dateless
from ingest.claims.collector import Claims
from ingest.claims.figures import Aim
from ingest.claims.prose import read_aims, read_undated, uncovered
from ingest.claims.same import counts
from ingest.structure.outline import Item
from ingest.tables.cells import levels_of
from ingest.text.match import head, likeness, overlap
from ontology import STATED, Node, amounts, inferred

_ALIKE, _NEAR, _WORDS, _SAME_NAME = 0.6, 0.2, 0.5, 0.85
_PHASE = re.compile("[一二三四五六]期")
_ALL = re.compile("全面|全部|全覆盖|清零")
_MEASURED, _SHORTEST = re.compile("(?:米|公里|亩|公顷|千瓦|兆瓦|吨)$"), 4
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
    return item.words(claims.source.folded)


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
    name = claims.source.as_printed(dateless(aim.name).strip() or aim.name, *near)
    id_ = claims.free(f"{base}/{name}")
    properties = {"name": name, "starred": False, "scope": scope}
    if kind == "Indicator":
        properties |= {"measure_unit": aim.figure.unit, "direction": "down" if aim.down else "up"}
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
        if certainty is STATED and (aim.rule or (figure.mode == "annual" and len(aim.years) > 1)):
            certainty = inferred(aim.rule or "每年：期内各年")
        properties = {
            "name": "", "year": year, "text": text, "value": figure.value, "value_max": figure.value_max,
            "comparator": figure.comparator, "mode": figure.mode, "measure_unit": figure.unit, "scope": scope, "preferred": True,
        }  # fmt: skip
        target = claims.free(f"{row}/target/{year}")
        claims.node(target, "Target", properties, [span], certainty)
        claims.edge("HAS_TARGET", row, target)


def _pairs(claims: Claims, told: list[tuple[str, Aim]], rows: list[Node]) -> list[tuple[str, str, Aim, str]]:
    """Each told row with the annex row that is the same real thing, the surest first.

    A row takes one for each of its figures and years; a project, a date for each of its parts.
    """
    scored = [(*_alike(claims, row, aim), place, row.id) for place, (_, aim) in enumerate(told) for row in rows]
    room = {row.id: _room(claims, row) for row in rows}
    found, placed, taken = [], set[int](), Counter[tuple[str, int]]()
    for score, reason, place, twin in sorted(scored, key=lambda each: (-each[0], each[2], each[3])):
        aim = told[place][1]
        places = [] if aim.figure.mode == "milestone" else [(twin, year) for year in aim.years]
        if score > 0 and place not in placed and all(taken[each] < room[twin] for each in places):
            placed.add(place)
            taken.update(places)
            found.append((told[place][0], twin, told[place][1], reason))
    return found


def _room(claims: Claims, row: Node) -> int:
    """How many figures a row has in a year."""
    targets = claims.targets(row.id, "HAS_TARGET")
    several = max(Counter(target.get("year") for target in targets).values(), default=1)
    return max(len({target.get("name") for target in targets}), several if levels_of(str(row.name))[1:] else 1)


def _alike(claims: Claims, row: Node, aim: Aim) -> tuple[float, str]:
    """How surely an annex row is what the prose tells, 0 if not, and why."""
    if aim.figure.mode == "milestone":
        return _alike_words(claims, row, aim)
    name = str(row.name)
    same = _same_figure(claims, row, aim)
    if counts(claims, row, aim.name, aim.years):
        return 1.0, "目标写明同一事项" + (f"，{same}" if same else "")
    if row.kind == "Project" and not same and not _is_size(name, aim):
        alike = likeness(aim.name, name)
        return (alike, "名称相近") if alike >= _SAME_NAME else (0.0, "")
    alike = _shared(aim.name, name)
    if alike >= _ALIKE and (same or head(aim.name) == head(name)):
        return alike + (0.25 if same else 0.0), "名称相近" + (f"，{same}" if same else "")
    if same and alike >= _NEAR and row.kind == "Indicator":
        return alike, f"名称有相同字词，{same}"
    return 0.0, ""


def _shared(one: str, two: str) -> float:
    return max(likeness(one, two), 0.9 * overlap(one, two), 0.9 * overlap(two, one))


def _alike_words(claims: Claims, row: Node, aim: Aim) -> tuple[float, str]:
    """The same of what shall be done: a project, or an indicator of which all is 100%; 一期 is not 二期, nor the whole."""
    name = str(row.name)
    alike = _shared(aim.name, name)
    if not {*_PHASE.findall(name)} <= {*_PHASE.findall(aim.name)}:
        return 0.0, ""
    if row.kind == "Project":
        return (alike, "名称相近") if alike >= _WORDS else (0.0, "")
    if _ALL.search(aim.name) and alike >= _ALIKE and _is_whole(claims, row, aim):
        return alike, "名称相近，全部即100%"
    alike = likeness(aim.name, name)
    return (alike, "名称相近") if alike >= _SAME_NAME else (0.0, "")


def _is_size(name: str, aim: Aim) -> bool:
    """Whether the figure is how large the one thing of a project is: 标准厂房20万平方米."""
    measured = _MEASURED.search(aim.figure.unit or "") is not None
    return measured and len(aim.name) >= _SHORTEST and name.endswith(aim.name)


def _is_whole(claims: Claims, row: Node, aim: Aim) -> bool:
    found = [t for t in claims.targets(row.id, "HAS_TARGET") if t.get("year") in aim.years]
    return any(t.get("value") == 100 and t.get("measure_unit") == "%" for t in found)


def _same_figure(claims: Claims, row: Node, aim: Aim) -> str:
    """Which figure of which year both tell, a project's among its words; empty if none."""
    for target in claims.targets(row.id, "HAS_TARGET"):
        if target.get("year") not in aim.years or aim.figure.value is None:
            continue
        if target.get("value") == aim.figure.value:
            return f"{target.get('year')}年目标同为{aim.figure.value:g}"
        words = amounts(str(target.get("text"))) if target.get("value") is None else ()
        if any((each.value, each.unit) == (aim.figure.value, aim.figure.unit) for each in words):
            return f"{target.get('year')}年目标都有{aim.figure.value:g}{aim.figure.unit or ''}"
    return ""
