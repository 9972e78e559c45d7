"""By how much one of two things has more than the other."""

from collections.abc import Mapping

from graph import Graph, Tally
from search.labels import label

_PAIR = 2


def gap(give: Tally, sizes: Mapping[str, int]) -> int | None:
    """By how much the one has more than the other that is named by `than`, or than the lesser of the two."""
    if len(sizes) != _PAIR:
        return None
    less = sum(size for ref, size in sizes.items() if ref in give.than) if give.than else min(sizes.values())
    return sum(sizes.values()) - 2 * less


def gap_words(graph: Graph, give: Tally, sizes: Mapping[str, int]) -> str:
    """The same in words, seen from the one that is asked about."""
    between = gap(give, sizes)
    own = next((ref for ref in sizes if ref not in give.than), "") if give.than else max(sizes, key=lambda r: sizes[r])
    if between == 0 or between is None:
        return "一样多" if between == 0 else "无从比较"
    return f"{label(graph, own)}{'多' if between > 0 else '少'}{abs(between)}项"
