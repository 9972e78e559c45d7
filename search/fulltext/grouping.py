"""A task and its rows among the hits: the rows tell of the task, and must not bury it, nor other tasks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph import ROW_KINDS
from search.fulltext.documents import Document
from search.fulltext.ranking import WITH_TASK, Scored

_ROWS_BESIDE = 2  # of a task that keep their place; the first may come before it, being what was asked for


def grouped(hits: Sequence[Scored], documents: Sequence[Document]) -> list[Scored]:
    """The hits, best first, with each task that was found behind one of its rows at most.

    The rows of a task beyond the first two come after what was found as well as they were.
    """
    tasks = {documents[hit.at].id for hit in hits if documents[hit.at].kind == "Task"}
    rows: dict[str | None, list[int]] = defaultdict(list)
    for rank, hit in enumerate(hits):
        if documents[hit.at].kind in ROW_KINDS and documents[hit.at].task in tasks:
            rows[documents[hit.at].task].append(rank)
    later = {rank for ranks in rows.values() for rank in ranks[_ROWS_BESIDE:]}
    placed: list[tuple[Scored, float]] = []
    for rank, hit in enumerate(hits):
        ranks = rows.get(documents[hit.at].id, [])
        if rank in later:
            placed.append((replace(hit, score=min(hit.score, WITH_TASK + hit.score % 1)), rank))
        elif len(ranks) > 1 and ranks[1] < rank:
            placed.append((replace(hit, score=max(hit.score, hits[ranks[1]].score)), ranks[1] - 0.5))
        else:
            placed.append((hit, rank))
    return [hit for hit, _ in sorted(placed, key=lambda each: (-each[0].score, each[1]))]
