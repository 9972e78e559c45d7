"""What a tally counts, in words: every node's count, the most, by how much two differ, how many on average."""

from collections.abc import Mapping

from graph import Graph, Group, Result, Tally
from search.telling.labels import label

_PAIR = 2
_HIGHEST = {"most": "最高", "fewest": "最低"}
_SHOWN = 20


def told_tally(graph: Graph, give: Tally, result: Result, things: str, winners: str) -> str:
    """The sentence; `things` are what was counted for, with their counting word, `winners` the best by name."""
    if give.share is not None:
        return _shares(graph, give, result, things)
    sizes = {group.key: len(group.members) for group in result.groups}
    shown = [_sized(graph, group.key, len(group.members)) for group in result.groups[:_SHOWN]]
    match give.pick:
        case "all":
            return f"{_whole(sizes, things)}{'、'.join(shown)}"
        case "names":
            named = (f"{label(graph, g.key)}：{told_names(graph, g.members)}" for g in result.groups[:_SHOWN])
            return f"{_whole(sizes, things).replace('：', '，')}{'；'.join(named)}"
        case "mean":
            return f"平均{mean(sizes):g}项，共{len(sizes)}{things}、合计{sum(sizes.values())}项次：{'、'.join(shown)}"
        case "gap":
            so = f"{whether(give, sizes)}，" if give.asked else ""
            return f"{so}{'、'.join(shown)}，{gap_words(graph, give, sizes)}"
    if give.asked:
        return _whether_most(graph, give, result, sizes)
    if give.first > 1:
        told = "、".join(_sized(graph, h.node.id, sizes[h.node.id]) for h in result.hits[:_SHOWN])
        tied = f"（第{give.first}位有并列）" if len(result.hits) > give.first else ""
        return f"{_most(give)}的{len(result.hits)}{things[:1]}是{told}{tied}"
    return f"{sizes[result.hits[0].node.id]}项，{_most(give)}的是{winners}"


def _shares(graph: Graph, give: Tally, result: Result, things: str) -> str:
    """Of how many each has how many, the highest share first, or the winners alone."""
    best = {hit.node.id for hit in result.hits}
    kept = [group for group in result.groups if group.key in best]
    named = [
        f"{label(graph, group.key)}{in_hundred(group):g}%（{group.whole}项中{len(group.members)}项）" for group in kept
    ]
    more = f"等{len(kept)}{things[:1]}" if len(kept) > _SHOWN else ""
    told = "、".join(named[:_SHOWN]) + more
    if give.pick in _HIGHEST:
        tied = f"（第{give.first}位有并列）" if 1 < give.first < len(kept) else ""
        return f"占比{_HIGHEST[give.pick]}的是{told}{tied}"
    return f"{'' if len(things) == 1 else f'共{len(kept)}{things}：'}{told}"


def in_hundred(group: Group) -> float | None:
    """How many in a hundred the members are, to one place; None where they are no share of anything."""
    return None if group.whole is None else round(group.size, 1)


def apart(result: Result) -> dict[str, list[str]]:
    """The ids found for each thing by which they were found, both in the order of their links."""
    found: dict[str, list[str]] = {}
    for hit in result.hits:
        for link in hit.links:
            if hit.node.id not in found.setdefault(link.target, []):
                found[link.target].append(hit.node.id)
    return found


def told_apart(graph: Graph, result: Result) -> str:
    """任务9：区科技局、区社发集团；任务10：区人社局."""
    each = list(apart(result).items())
    shown = "；".join(f"{label(graph, ref)}：{told_names(graph, tuple(ids))}" for ref, ids in each[:_SHOWN])
    return f"{shown}等{len(each)}个" if len(each) > _SHOWN else shown


def _whole(sizes: Mapping[str, int], things: str) -> str:
    """How many they are in all, but of a few that are named anyway."""
    return "" if len(things) == 1 else f"共{len(sizes)}{things}："


def mean(sizes: Mapping[str, int]) -> float:
    """How many each has on average, to two places; 0 where there is none."""
    return round(sum(sizes.values()) / len(sizes), 2) if sizes else 0


def share(result: Result) -> float:
    """How many in a hundred of what was found a second clause keeps, to one place."""
    return round(100 * len(result.hits) / result.before, 1) if result.before else 0


def gap(give: Tally, sizes: Mapping[str, int]) -> int | None:
    """By how much the one has more than the other that is named by `than`, or than the lesser of the two."""
    if len(sizes) != _PAIR:
        return None
    less = sum(size for ref, size in sizes.items() if ref in give.than) if give.than else min(sizes.values())
    return sum(sizes.values()) - 2 * less


def whether(give: Tally, sizes: Mapping[str, int]) -> str:
    """Whether the one that is asked about has more; of two, whether they have as many."""
    between = gap(give, sizes)
    return "是" if between is not None and (between == 0 if len(give.asked) == _PAIR else between > 0) else "否"


def gap_words(graph: Graph, give: Tally, sizes: Mapping[str, int]) -> str:
    """The same in words, seen from the one that is asked about."""
    between = gap(give, sizes)
    own = next((ref for ref in sizes if ref not in give.than), "") if give.than else max(sizes, key=lambda r: sizes[r])
    if between == 0 or between is None:
        return "一样多" if between == 0 else "无从比较"
    return f"{label(graph, own)}{'多' if between > 0 else '少'}{abs(between)}项"


def _whether_most(graph: Graph, give: Tally, result: Result, sizes: Mapping[str, int]) -> str:
    """Whether what is asked about is among the best, with its own count and theirs."""
    best = {hit.node.id for hit in result.hits}
    own = "、".join(_sized(graph, ref, sizes.get(ref, 0)) for ref in give.asked)
    told = "、".join(_sized(graph, hit.node.id, sizes[hit.node.id]) for hit in result.hits[:_SHOWN])
    return f"{'是' if best & set(give.asked) else '否'}，{own}，{_most(give)}的是{told}"


def _most(give: Tally) -> str:
    return "最多" if give.pick == "most" else "最少"


def told_names(graph: Graph, members: tuple[str, ...]) -> str:
    """What was counted, by name."""
    more = f"等{len(members)}个" if len(members) > _SHOWN else ""
    return "、".join(label(graph, ref) for ref in members[:_SHOWN]) + more or "没有"


def _sized(graph: Graph, ref: str, size: int) -> str:
    said = label(graph, ref)
    return f"{said}{'有' if said[-1:].isdigit() else ''}{size}项"
