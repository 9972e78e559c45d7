"""Words that two sorts of things are called by: a park is often a project as well, a task's object a part of rows' names."""

from collections.abc import Iterable, Sequence

from graph import Figures, Linked, Query, Standing, Whether, leaves
from ontology import schema
from search.grammar.chart import Item, Token
from search.grammar.meaning import Thing
from search.grammar.ways import PLACES, ROWS

_NEAR = 0.01  # readings that differ by less are as good as one another


def chosen(wholes: Sequence[Item]) -> tuple[Item, str]:
    """The reading that is best, and a note on what else its name means.

    For who answers for it, how it stands and its figures a row is meant rather than the place of its name: the plan
    names units and figures for the row itself. For the tasks that have to do with it the place is. Rows whose names hold the
    words are meant where rows or figures are asked for, otherwise the task that is about them.
    """
    best = wholes[0]
    for token in _names(best):
        others = [each for each in wholes[1:] if each.cost < best.cost + _NEAR and _instead(each, token, best)]
        for other in others[:1]:
            first, second = (other, best) if _rather(other, best) else (best, other)
            return first, _note(_thing(first, token), _thing(second, token))
    return best, ""


def _names(item: Item) -> Iterable[Token]:
    return (token for token in item.tokens if token.type == "NAME" and _sort(token.value))


def _sort(value: object) -> str:
    """Whether a thing is a row, a place, a task, or rows of which a part of the name is said; empty for all others."""
    kinds = set(value.kinds) if isinstance(value, Thing) and value.named else set[str]()
    if isinstance(value, Thing) and value.partly:
        return "part" if kinds and kinds <= set(ROWS) else ""
    if kinds == {"Task"}:
        return "task"
    return "row" if kinds and kinds <= set(ROWS) else "place" if kinds and kinds <= set(PLACES) else ""


def _instead(item: Item, token: Token, best: Item) -> bool:
    """Whether a reading takes all words but this name as the best does, and the name for the other sort."""
    same = [(each.start, each.end, each.type) for each in item.tokens]
    other = _sort(_thing(item, token))
    return same == [(each.start, each.end, each.type) for each in best.tokens] and other not in ("", _sort(token.value))


def _thing(item: Item, token: Token) -> object:
    found = (each.value for each in item.tokens if (each.start, each.end) == (token.start, token.end))
    return next(found, None)


def _rather(other: Item, best: Item) -> bool:
    """Whether the other reading is meant rather than the best."""
    by_sort = {_sort(token.value): item.value for item in (best, other) for token in _names(item)}
    if "part" in by_sort:
        rows = any(isinstance(query, Query) and _of_rows(query) for query in by_sort.values())
        return any(_sort(token.value) == ("part" if rows else "task") for token in _names(other))
    row = by_sort.get("row")
    wanted = "row" if isinstance(row, Query) and _of_row(row) else "place"
    return any(_sort(token.value) == wanted for token in _names(other))


def _of_rows(query: Query) -> bool:
    return isinstance(query.give, Figures) or bool(set(query.find) & set(ROWS) and not isinstance(query.give, Standing))


def _of_row(query: Query) -> bool:
    duty = any(isinstance(part, Linked) and part.relation.startswith("responsible") for part in leaves(query.where))
    whose = duty and (query.find == ("Unit",) or isinstance(query.give, Whether))
    return whose or query.find == ("Person",) or isinstance(query.give, Standing | Figures)


def _note(taken: object, other: object) -> str:
    if isinstance(other, Thing) and other.partly:
        return f"也有名称含它的{'、'.join(map(schema().kind_label, other.kinds))}，这里按任务理解"
    if isinstance(taken, Thing) and taken.partly:
        return "也有一项任务说的是它，这里按名称含它的指标或项目理解"
    kinds = ["、".join(map(schema().kind_label, each.kinds)) for each in (taken, other) if isinstance(each, Thing)]
    return f"同名的既有{kinds[0]}也有{kinds[1]}，这里按{kinds[0]}理解"
