"""Goals that no task takes up, and tasks without a row in an annex that has rows for nearly all of them."""

import re
from collections.abc import Iterator, Sequence

from ingest.findings.facts import Fact, Facts
from ingest.findings.finding import Finding, first_span, listed, quoted, spans_of
from ingest.text.match import overlap
from ingest.text.source import fold
from ontology import Node

_NEARLY, _LEAST = 0.8, 5  # of the tasks; tasks
_TAKEN, _SHORTEST = 0.6, 4  # of a goal's name, in one task; its characters

_OF_ALL = re.compile("指标|任务|目标")  # 12项主要指标 counts the goals themselves


def find_untaken(facts: Facts) -> Iterator[Finding]:
    """One finding on each: rows of a table of goals, goals told in sentences, tasks."""
    heads = [fact for fact in facts.rows.values() if fact.scope == "headline" and fact.figures()]
    lone = [fact for fact in heads if fact.row.id not in facts.twins]
    annexed = any(fact.scope == "annex" for fact in facts.rows.values())
    if annexed:
        alike = {pair[0].row.id for pair in facts.alike()}
        yield from _table([f for f in lone if not is_prose(f) and f.row.id not in alike], facts.claims.plan)
    told = [fact for fact in lone if is_prose(fact) and not _OF_ALL.search(str(fact.row.name))]
    yield from _prose([fact for fact in told if not _is_taken(fact, facts)], facts.claims.plan)
    yield from _tasks(facts)


def is_prose(fact: Fact) -> bool:
    """Whether a goal is told in a sentence, not in a table."""
    return any(str(fact.row.name) in str(target.get("text")) for target in fact.targets)


def years(fact: Fact) -> str:
    """The years of a row's targets, as a message tells them: 2025—2027年."""
    found = sorted({t.get("year") for t in fact.targets if t.get("year")})
    return f"{found[0]}—{found[-1]}年" if len(found) > 1 else f"{found[0]}年" if found else ""


def _table(lone: Sequence[Fact], plan: str) -> Iterator[Finding]:
    if lone:
        names = listed(
            [f"{quoted(fact.row.name)}（{years(fact)}{quoted(fact.targets[-1].get('text'))}）" for fact in lone],
            unit="项",
        )
        message = f"主要指标中的{names}没有任务或附表的行承接，请确认由谁负责"
        spans = [span for fact in lone for span in first_span(fact.row)]
        about = [fact.row.id for fact in lone]
        yield Finding("figure_without_row", "warning", message, plan, spans, about, "主要指标")


def _is_taken(fact: Fact, facts: Facts) -> bool:
    """Whether a task or one of its rows speaks of what a goal is about; pieces of sentences may mislead."""
    name = str(fact.row.name)
    words = [str(facts.claims.get(task).get("text")) for task in facts.tasks]
    rows = [str(other.row.name) for other in facts.rows.values() if other.scope == "annex"]
    return len(name) < _SHORTEST or any(overlap(name, fold(text)) >= _TAKEN for text in (*words, *rows))


def _prose(lone: Sequence[Fact], plan: str) -> Iterator[Finding]:
    if lone:
        told = listed(list(dict.fromkeys(quoted(fact.row.name) for fact in lone)), unit="项")
        message = f"目标中的{told}没有任务提到，请确认由谁负责"
        spans = spans_of([fact.figures()[-1] for fact in lone])
        yield Finding("figure_without_row", "note", message, plan, spans, [fact.row.id for fact in lone], "目标")


def _tasks(facts: Facts) -> Iterator[Finding]:
    with_row = {id_ for id_, rows in facts.tasks.items() if any(fact.scope == "annex" for fact in rows)}
    told_of = {_whole(facts.claims.get(id_)) for id_ in with_row}
    lone = [task for id_ in facts.tasks if _whole(task := facts.claims.get(id_)) not in told_of]
    if lone and len(with_row) >= max(_LEAST, _NEARLY * len(facts.tasks)):
        told = listed([f"任务{task.get('no')}{quoted(task.name)}" for task in lone], unit="项")
        message = f"{told}在附表没有行，其余{len(with_row)}项任务都有，请确认是否漏列"
        spans = [span for task in lone for span in _name(task)]
        yield Finding("no_row", "note", message, facts.claims.plan, spans, [task.id for task in lone])


def _whole(task: Node) -> str:
    """The id of the task that a part is of: an annex has rows for 任务16, hardly for its 16-2."""
    return task.id.removesuffix(str(task.get("no"))) + str(task.get("no")).split("-")[0]


def _name(task: Node) -> list[tuple[int, int]]:
    """The place of a task's first line."""
    place = task.evidence[0]
    return [(place.start, place.start + min(len(str(task.name)), place.end - place.start))]
