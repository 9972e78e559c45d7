"""One real thing under two names: headline figures joined to the annex rows that break them down, one target preferred."""

from collections.abc import Collection

from ingest.claims.collector import Claims
from ingest.text.match import likeness
from ontology import Node, schema

# Names this alike are one thing; below it the final year's figure has to agree too.
_SURE, _LIKELY = 0.82, 0.45
# Two spellings of one figure may disagree, but hardly by so much.
_FAR = 1.5
_SHORTEST = 3  # characters of a name that one finds in the words of a goal


def join_same(claims: Claims) -> None:
    """SAME_AS from each headline indicator to the row that breaks it down, with the reason; then one target preferred."""
    rows = claims.nodes("Indicator", "Project")
    detailed = [row for row in rows if row.get("scope") == "annex" and row.kind == "Indicator"]
    detailed = detailed or [row for row in rows if row.get("scope") == "body" and row.kind == "Indicator"]
    taken: set[str] = set()
    for row in (each for each in rows if each.get("scope") == "headline"):
        scored = [(*_score(claims, row, other), other.id) for other in detailed if other.id not in taken]
        score, reason, best = max(scored, key=lambda each: each[0], default=(0.0, "", ""))
        if score > 0:
            taken.add(best)
            span = (row.evidence[0].start, row.evidence[0].end)
            claims.edge("SAME_AS", row.id, best, {"reason": reason}, [span])
    for group in _groups(claims):
        _prefer(claims, group)
        _fall(claims, group)


def _groups(claims: Claims) -> list[set[str]]:
    """The rows that are one real thing, two or more together."""
    groups: dict[str, set[str]] = {}
    for each in claims.edges("SAME_AS"):
        both = groups.get(each.source, {each.source}) | groups.get(each.target, {each.target})
        groups |= dict.fromkeys(both, both)
    return [set(group) for group in {frozenset(group) for group in groups.values()}]


def _score(claims: Claims, row: Node, other: Node) -> tuple[float, str]:
    """How surely two rows are one thing, 0 if not, and why."""
    alike = likeness(str(row.name), str(other.name))
    agree = _figures(claims, row) & _figures(claims, other)
    if _ranked(claims, row) != _ranked(claims, other) or (alike < 1 and not agree and _far(claims, row, other)):
        return 0.0, ""
    if alike >= _SURE:
        return 1 + alike, "名称相同" if alike == 1 else "名称相近"
    if counts(claims, other, str(row.name), [year for year, _ in _figures(claims, row)]):
        return _SURE, "目标写明同一事项"
    if alike >= _LIKELY and agree:
        year, value = max(agree)
        return alike, f"名称相近，{year}年目标同为{value:g}"
    return 0.0, ""


def counts(claims: Claims, row: Node, name: str, years: Collection[int]) -> bool:
    """Whether the words of a row's goal for one of the years say that its figure counts what has this name."""
    found = [t for t in claims.targets(row.id, "HAS_TARGET") if t.get("year") in years and t.get("value") is not None]
    return len(name) >= _SHORTEST and any(name in str(target.get("text")) for target in found)


def _ranked(claims: Claims, row: Node) -> bool:
    return any(target.get("mode") == "rank" for target in claims.targets(row.id, "HAS_TARGET"))


def _far(claims: Claims, row: Node, other: Node) -> bool:
    """Whether figures of one year are so far apart that names alike mean a part and its whole (林下种植面积)."""
    ours, theirs = dict(_figures(claims, row)), dict(_figures(claims, other))
    pairs = [(ours[year], theirs[year]) for year in ours.keys() & theirs.keys()]
    return any(max(pair) > _FAR * min(pair) for pair in pairs if min(pair) > 0)


def _figures(claims: Claims, row: Node) -> set[tuple[int, float]]:
    found = [t for t in claims.targets(row.id, "HAS_TARGET") if t.get("value") is not None and t.get("year")]
    return {(t.get("year"), float(t.get("value"))) for t in found}


def _fall(claims: Claims, group: set[str]) -> None:
    """What shall fall by the words of one place falls everywhere (contract: Indicator, direction)."""
    rows = [row for row in map(claims.get, sorted(group)) if row.kind == "Indicator"]
    if any(row.get("direction") == "down" for row in rows):
        for row in rows:
            claims.change(row.id, direction="down")


def _prefer(claims: Claims, group: set[str]) -> None:
    """Annex before body before headline, and one row of a scope (contract: Target.preferred)."""
    order = {scope: rank for rank, scope in enumerate(schema().codes("scope"))}
    rows = sorted(group, key=lambda id_: (order[claims.get(id_).get("scope")], id_))
    told: set[int | None] = set()
    for row in rows:
        targets = claims.targets(row, "HAS_TARGET")
        for target in targets:
            if target.get("year") in told:
                claims.change(target.id, preferred=False)
        told |= {target.get("year") for target in targets}
