"""A task and its rows among the hits: the rows tell of the task, and must not bury it, nor other tasks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph import ROW_KINDS
from search.fulltext.documents import Document
from search.fulltext.ranking import ALL_WORDS, BY_SYNONYM, WITH_TASK, Scored

_ROWS_BESIDE = 2  # of a task that keep their place; the first may come before it, being what was asked for


def grouped(hits: Sequence[Scored], documents: Sequence[Document]) -> list[Scored]:
    """The hits, best first, with each task that was found behind one of its rows at most.

    The rows of a task beyond the first two come after what was found as well as they were.
    """
    found = [documents[hit.at] for hit in hits]
    tasks = {each.id: rank for rank, each in enumerate(found) if each.kind == "Task"}
    rows: dict[str, list[int]] = defaultdict(list)
    for rank, each in enumerate(found):
        if each.task in tasks and each.kind in ROW_KINDS:
            rows[each.task].append(rank)
    moved = {rank: (_behind(hits[rank].score), float(rank)) for ranks in rows.values() for rank in ranks[_ROWS_BESIDE:]}
    for task, ranks in rows.items():
        if len(ranks) > 1 and ranks[1] < tasks[task]:
            moved[tasks[task]] = (max(hits[tasks[task]].score, hits[ranks[1]].score), ranks[1] - 0.5)
    if not moved:
        return list(hits)
    placed = ((*moved.get(rank, (hit.score, float(rank))), hit) for rank, hit in enumerate(hits))
    ordered = sorted(placed, key=lambda each: (-each[0], each[1]))
    return [hit if score == hit.score else replace(hit, score=score) for score, _, hit in ordered]


def _behind(score: float) -> float:
    """What holds the words as typed still comes before what holds a synonym of them."""
    return BY_SYNONYM + score % 1 if score >= ALL_WORDS else min(score, WITH_TASK + score % 1)


def under_tasks(hits: Sequence[tuple[str, str | None]]) -> list[tuple[int, bool]]:
    """The order in which hits are shown: a task where the first of it is, and its rows right below it.

    A hit is told by its id and its task's; for each, best first, where it stands among them and whether it is one of
    the rows below a task. Rows whose task is not among the hits stay where they are.
    """
    tasks = {task: at for at, (ref, task) in enumerate(hits) if ref == task}
    below: dict[str, list[int]] = defaultdict(list)
    for at, (ref, task) in enumerate(hits):
        if task in tasks and ref != task:
            below[task].append(at)
    ordered: dict[int, bool] = {}
    for at, (_, task) in enumerate(hits):
        if at not in ordered:
            ordered[tasks.get(task or "", at)] = False
            ordered |= dict.fromkeys(below.get(task or "", ()), True)
    return list(ordered.items())
