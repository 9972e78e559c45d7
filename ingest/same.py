"""One real thing under two names: headline figures joined to the annex rows that break them down, one target preferred."""

from ingest.claims import Claims
from ingest.match import likeness
from ontology import Node

# Names this alike are one thing; below it the final year's figure has to agree too.
_SURE, _LIKELY = 0.82, 0.45


def join_same(claims: Claims) -> None:
    """SAME_AS from each headline indicator to its annex row, with the reason; then one target a year preferred."""
    rows = claims.nodes("Indicator", "Project")
    targets = _targets(claims)
    annex = [row for row in rows if row.get("scope") == "annex" and row.kind == "Indicator"]
    taken: set[str] = set()
    for row in (each for each in rows if each.get("scope") == "headline"):
        scored = [(_score(row, other, targets), other) for other in annex if other.id not in taken]
        score, reason, best = max(
            ((s[0], s[1], other) for s, other in scored), key=lambda t: t[0], default=(0.0, "", row)
        )
        if score > 0:
            taken.add(best.id)
            claims.edge("SAME_AS", row.id, best.id, {"reason": reason}, [(row.evidence[0].start, row.evidence[0].end)])
            _prefer(claims, row, best, targets)


def _targets(claims: Claims) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for each in claims.edges("HAS_TARGET"):
        found.setdefault(each.source, []).append(claims.get(each.target))
    return found


def _score(row: Node, other: Node, targets: dict[str, list[Node]]) -> tuple[float, str]:
    """How surely two rows are one thing, 0 if not, and why."""
    alike = likeness(str(row.name), str(other.name))
    agree = _figures(row, targets) & _figures(other, targets)
    if alike >= _SURE:
        return 1 + alike, "名称相同" if alike == 1 else "名称相近"
    if alike >= _LIKELY and agree:
        year, value = max(agree)
        return alike, f"名称相近，{year}年目标同为{value:g}"
    return 0.0, ""


def _figures(row: Node, targets: dict[str, list[Node]]) -> set[tuple[int, float]]:
    found = [t for t in targets.get(row.id, []) if t.get("value") is not None and t.get("year")]
    return {(t.get("year"), float(t.get("value"))) for t in found}


def _prefer(claims: Claims, row: Node, other: Node, targets: dict[str, list[Node]]) -> None:
    """Annex before body before headline (contract: Target.preferred)."""
    told = {t.get("year") for t in targets.get(other.id, [])}
    for target in targets.get(row.id, []):
        if target.get("year") in told:
            claims.change(target.id, preferred=False)
