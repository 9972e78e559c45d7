"""Where the nodes of a picture stand: in rings around one of them, each behind what leads to it; always the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import asin, ceil, copysign, cos, pi, sin, sqrt

FEW = 12  # nodes whose names have room however they stand
_PLAIN, _MOST_ROWS = 60, 4  # nodes of a ring that stand in one row, and the most rows of it
_ROW = 0.55
_WIDE = 1.7  # an ellipse fits screens and labels better than a circle
Position = tuple[float, float]
Children = Mapping[str | None, Sequence[str]]


def rings(nodes: Sequence[str], edges: Iterable[tuple[str, str]], start: str | None = None) -> dict[str, Position]:
    """A place for each node; `start`, else the one with the most neighbours, is in the middle."""
    children = _tree(nodes, edges, start)
    roots = children[None]
    top = roots[0] if len(roots) == 1 else None
    placed: dict[str, Position] = {} if top is None else {top: (0.0, 0.0)}
    turn = _first_slice(children, top) / 2  # so that the first stands on the right, where there is room for names
    level, radius = [(top, -turn, 2 * pi - turn)], 0.0
    while level:
        inner = level
        level = [part for key, low, high in inner for part in _parts(children, key, low, high)]
        rows = min(_MOST_ROWS, max(1, ceil(len(level) / _PLAIN)))
        for at, (key, low, high) in enumerate(level):
            assert key is not None
            angle, away = (low + high) / 2, radius + 1 + at % rows * _ROW
            across, down = _even(angle) if len(nodes) > FEW else (cos(angle), sin(angle))
            placed[key] = (_WIDE * away * across, away * down)
        radius += 1 + (rows - 1) * _ROW
    return placed


def _even(angle: float) -> Position:
    """A place on the circle where equal angles are equal steps down, so that names beside it stand on lines of their own."""
    down = 2 / pi * asin(sin(angle))
    return copysign(sqrt(max(0.0, 1 - down * down)), cos(angle)), down


def _tree(nodes: Sequence[str], edges: Iterable[tuple[str, str]], start: str | None) -> Children:
    """What stands behind what; behind None the first node of each part that hangs together."""
    near: dict[str, dict[str, None]] = defaultdict(dict)
    for one, other in edges:
        near[one][other] = near[other][one] = None
    children: dict[str | None, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for root in sorted(nodes, key=lambda key: (key != start, -len(near[key]))):
        if root in seen:
            continue
        children[None].append(root)
        seen.add(root)
        queue = [root]
        for here in queue:
            fresh = [key for key in near[here] if key not in seen]
            seen.update(fresh)
            children[here] += fresh
            queue += fresh
    return children


def _parts(children: Children, key: str | None, low: float, high: float) -> Iterator[tuple[str | None, float, float]]:
    """The slice that each child gets of its parent's, by how much stands behind it."""
    own = children.get(key, ())
    sizes = [_leaves(children, each) for each in own]
    share = (high - low) / sum(sizes, start=0.0) if sizes else 0.0
    for each, size in zip(own, sizes, strict=True):
        yield each, low, low + share * size
        low += share * size


def _first_slice(children: Children, key: str | None) -> float:
    """The angle that the first child gets of the whole circle."""
    sizes = [_leaves(children, each) for each in children.get(key, ())]
    return 2 * pi * sizes[0] / sum(sizes) if sizes else 0.0


def _leaves(children: Children, key: str) -> int:
    own = children.get(key, ())
    return sum(_leaves(children, each) for each in own) if own else 1
