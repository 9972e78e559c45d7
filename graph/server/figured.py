"""The conditions on figures as Cypher: over the parallel lists that graph/server/derived.py keeps."""

from collections.abc import Callable
from typing import Any

from graph.condition import FIGURES, MOVES, Aimed, Comparison, HasFigure, Moved
from graph.give import Ranked

Parameter = Callable[[Any, str], str]  # the name of the parameter for a field of a leaf
_COMPARATORS = ("=", ">", ">=", "<", "<=")
_MOVED_BY = {"amount": "by", "times": "times"}


def has_figure(condition: HasFigure, n: str, parameter: Parameter) -> str:
    """Whether the node has such a figure; ValueError for no figures."""
    if condition.of not in FIGURES:
        raise ValueError(f"no figures: {condition.of}")
    lists = f"{n}._{condition.of}_"
    tests = [f"{lists}years[i] = {parameter(condition, 'year')}"] if condition.year else []
    if condition.number:
        tests.append(f"{lists}values[i]{compared(condition.number, parameter)}")
        tests += [f"{lists}units[i] = {parameter(condition, 'unit')}"] if condition.unit is not None else []
    return _any(f"{lists}years", tests)


def aimed(condition: Aimed, n: str, parameter: Parameter) -> str:
    """Whether the node has such a target."""
    lists = f"{n}._aim_"
    tests = [f"{lists}years[i] = {parameter(condition, 'year')}"] if condition.year else []
    if condition.words:
        tests.append(f"any(said IN {parameter(condition, 'words')} WHERE {lists}words[i] CONTAINS said)")
    if condition.modes:
        tests.append(f"{lists}modes[i] IN {parameter(condition, 'modes')}")
    return _any(f"{lists}years", tests)


def moved(condition: Moved, n: str, parameter: Parameter) -> str:
    """Whether the node's figures move so; ValueError for no such move."""
    if condition.how not in MOVES:
        raise ValueError(f"no move: {condition.how}")
    lists = f"{n}._move_"
    fits = f"{lists}{_MOVED_BY[condition.how]}[i]{compared(condition.number, parameter)}"
    if condition.each:
        every = f"all(i IN {_places(f'{lists}step')} WHERE NOT {lists}step[i] OR {fits})"
        return f"({_any(f'{lists}step', [f'{lists}step[i]'])} AND {every})"
    ends = {"since": f"{lists}base", "until": f"{lists}last"}
    ends |= {name: parameter(condition, name) for name in ends if getattr(condition, name)}
    return _any(f"{lists}since", [*(f"coalesce({lists}{name}[i] = {end}, false)" for name, end in ends.items()), fits])


def first_figure(ranked: Ranked, n: str, parameter: Parameter) -> str:
    """The first figure of the year that a row has, null where it has none; ValueError for no such figures."""
    if ranked.of not in FIGURES:
        raise ValueError(f"no figures: {ranked.of}")
    years, values = f"{n}._{ranked.of}_years", f"{n}._{ranked.of}_values"
    wanted = f"{years}[i] = {parameter(ranked, 'year')} AND NOT isNaN({values}[i])"
    return f"head([i IN {_places(years)} WHERE {wanted} | {values}[i]])"


def compared(number: Comparison, parameter: Parameter) -> str:
    """The end of a test; ValueError for what is no comparison."""
    if number.comparator not in _COMPARATORS:
        raise ValueError(f"no comparator: {number.comparator}")
    return f" {number.comparator} {parameter(number, 'value')}"


def joined(word: str, tests: list[str]) -> str:
    """The tests with AND or OR between them."""
    return f"({f' {word} '.join(tests)})" if len(tests) > 1 else "".join(tests)


def _any(listed: str, tests: list[str]) -> str:
    """Whether all tests hold at one place of the lists."""
    return f"any(i IN {_places(listed)} WHERE {joined('AND', tests)})" if tests else f"{listed} IS NOT NULL"


def _places(listed: str) -> str:
    return f"range(0, coalesce(size({listed}), 0) - 1)"
