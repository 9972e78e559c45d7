"""The figures of rows: targets and what was reached, of one thing over all the rows that are it."""

from graph.items import Item
from graph.view import Graph
from ontology import Node

_SCOPES = ("annex", "body", "headline")


def targets(graph: Graph, item: Item, years: tuple[int, ...] = ()) -> list[Node]:
    """The item's targets of these years (all where empty), by year, the preferred ones of a year first."""
    found = [target for row in _rows(graph, item) for target in graph.targets(row, "HAS_TARGET")]
    wanted = {each.id: each for each in found if not years or each.get("year") in years}
    return sorted(wanted.values(), key=lambda t: (t.get("year") or 0, not t.get("preferred"), _scope(t), t.id))


def actuals(graph: Graph, item: Item, years: tuple[int, ...] = ()) -> list[Node]:
    """What was observed in these years (in all where empty), by day."""
    found = [each for row in _rows(graph, item) for each in graph.targets(row, "HAS_OBSERVATION")]
    kept = [each for each in found if not years or int(each.get("as_of")[:4]) in years]
    return sorted(kept, key=lambda o: (o.get("as_of"), o.id))


def figures(graph: Graph, item: Item, of: str, years: tuple[int, ...] = ()) -> list[Node]:
    """Targets or observations, by what a query calls them: target, actual, baseline, rank, latest.

    With either, the targets of each year where there are any, else what was observed in it; where no years are named,
    all targets before all observations.
    """
    if of == "baseline":
        return [each for each in actuals(graph, item, years) if each.get("origin") == "plan"]
    if of == "rank":
        placed = any(each.get("mode") == "rank" for each in targets(graph, item))
        return [each for each in actuals(graph, item, years) if rank_of(each, placed) is not None]
    if of == "latest":
        return actuals(graph, item, years)
    if of != "either":
        return targets(graph, item, years) if of == "target" else actuals(graph, item, years)
    each_year: list[tuple[int, ...]] = [(year,) for year in years] or [()]
    return [each for one in each_year for each in targets(graph, item, one) or actuals(graph, item, one)]


def rank_of(observed: Node, placed: bool) -> int | float | None:
    """The rank that was observed; the value itself is one where the row's targets are ranks (`placed`)."""
    value = observed.get("value") if placed and observed.get("rank") is None else observed.get("rank")
    return value if isinstance(value, int | float) else None


def _rows(graph: Graph, item: Item) -> list[str]:
    return sorted(item.members, key=lambda row: (_SCOPES.index(graph.nodes[row].get("scope")), row))


def _scope(target: Node) -> int:
    return _SCOPES.index(target.get("scope"))
