"""What is missing on one side: units, names, figures of the body without a row, rows without a figure in the body."""

from collections.abc import Iterator, Sequence

from ingest.claims.collector import Claims
from ingest.findings.facts import STOCK, Fact, Facts, same_measure, same_worth
from ingest.findings.finding import Finding, first_span, listed, quoted, short, spans_of
from ingest.findings.sums import split_rows
from ingest.text.match import overlap
from ontology import Node

_TOLD = 0.4  # of a milestone's words, when the annex tells it otherwise


def find_gaps(facts: Facts) -> Iterator[Finding]:
    """Units, names and figures that one part of the document tells and another leaves out."""
    yield from _no_unit(facts)
    yield from _no_name(facts.claims)
    yield from _figures(facts)
    if any(fact.scope == "annex" for fact in facts.rows.values()):
        yield from _headline(facts)
    yield from _starred(facts)


def _no_unit(facts: Facts) -> Iterator[Finding]:
    owned = {each.target for each in facts.claims.edges("RESPONSIBLE_FOR")}
    if not owned:
        return
    for task in (facts.claims.get(id_) for id_ in facts.tasks if id_ not in owned):
        rows = [fact for fact in facts.tasks[task.id] if fact.row.id in owned]
        rest = "，只有附表写了责任单位" if rows else ""
        message = f"任务{task.get('no')}{quoted(task.name)}没有写明责任单位{rest}"
        yield Finding("no_unit", "note" if rows else "warning", message, task.id, spans_of([task]), [task.id])


def _no_name(claims: Claims) -> Iterator[Finding]:
    posts = {each.source: each.target for each in claims.edges("HOLDS")}
    for person in claims.nodes("Person"):
        if person.name is None:
            left = f"，只剩{quoted(person.get('partial'))}字" if person.get("partial") else ""
            post = claims.get(posts[person.id])
            message = f"名单中{quoted(post.name)}的姓名缺失{left}"
            yield Finding("no_name", "note", message, person.id, spans_of([person, post]), [person.id])


# ---- figures


def _figures(facts: Facts) -> Iterator[Finding]:
    """Task by task: figures of the body that no row has, rows with figures that the body does not tell."""
    for task in facts.tasks:
        scopes = facts.by_scope(task)
        if not scopes["annex"]:
            continue
        split = split_rows(facts, task)
        parts = {split[0].row.id, *(fact.row.id for fact in split[1])} if split else set()
        lone = [fact for fact in scopes["body"] if fact.row.id not in parts and not _has_row(fact, facts)]
        rows = [
            fact for fact in scopes["annex"] if fact.row.id not in parts and fact.figures() and not _told(fact, facts)
        ]
        pairs = [(fact, row) for fact in lone for row in rows if _maybe_one(fact, row)]
        met = {fact.row.id for pair in pairs for fact in pair}
        words = " ".join(_words(fact) for fact in scopes["annex"])
        for fact in lone:
            if fact.row.id not in met and not _is_said(fact, words):
                yield _without_row(facts.claims.get(task), fact)
        rows = [row for row in rows if row.row.id not in met]
        if rows and any(fact.figures() for fact in scopes["body"]):
            yield _without_figure(facts.claims.get(task), rows)


def _has_row(fact: Fact, facts: Facts) -> bool:
    """Whether a row of the annex says it, and with a figure where the body counts several."""
    twins = [twin for twin in facts.twins.get(fact.row.id, ()) if twin.scope == "annex"]
    several = any((figure.get("value") or 0) > 1 for figure in fact.figures(*STOCK))
    return any(not several or twin.figures() for twin in twins)


def _told(fact: Fact, facts: Facts) -> bool:
    return any(twin.scope == "body" for twin in facts.twins.get(fact.row.id, ()))


def _maybe_one(body: Fact, annex: Fact) -> bool:
    """Whether the two tell the same figure for a year, so that they may well be one thing."""
    return any(
        one.get("year") == two.get("year") and same_measure(one, two) and same_worth(one, two)
        for one in body.figures()
        for two in annex.figures()
    )


def _words(fact: Fact) -> str:
    return " ".join(str(words) for words in (fact.row.name, *(target.get("text") for target in fact.targets)))


def _is_said(fact: Fact, words: str) -> bool:
    """Whether the annex has a milestone in other words; names that begin with a year are pieces of sentences."""
    return not fact.targets or (
        overlap(str(fact.row.name), words) >= _TOLD if fact.row.kind == "Project" else str(fact.row.name)[:1].isdigit()
    )


def _without_row(task: Node, fact: Fact) -> Finding:
    message = f"任务{task.get('no')}正文{_years(fact)}{quoted(fact.targets[0].get('text'))}在附表没有对应的行"
    return Finding("figure_without_row", "note", message, fact.row.id, first_span(fact.row), [fact.row.id])


def _without_figure(task: Node, rows: Sequence[Fact]) -> Finding:
    names = list(dict.fromkeys(quoted(fact.row.name) for fact in rows))
    message = f"任务{task.get('no')}附表有数的{listed(names)}，正文没有对应的数"
    spans = [span for fact in rows for span in first_span(fact.row)]
    return Finding("row_without_figure", "note", message, task.id, spans, [task.id, *(fact.row.id for fact in rows)])


def _headline(facts: Facts) -> Iterator[Finding]:
    """Rows of the table of headline indicators that nothing below takes up; pieces of prose may mislead."""
    lone = [
        fact
        for fact in facts.rows.values()
        if fact.scope == "headline" and fact.row.id not in facts.twins and fact.figures() and not _is_prose(fact)
    ]
    if lone:
        names = "、".join(
            f"{quoted(fact.row.name)}（{_years(fact)}{quoted(fact.targets[-1].get('text'))}）" for fact in lone
        )
        message = f"主要指标中的{names}没有任务或附表的行承接"
        spans = [span for fact in lone for span in first_span(fact.row)]
        about = [fact.row.id for fact in lone]
        yield Finding("figure_without_row", "warning", message, facts.claims.plan, spans, about, "主要指标")


def _is_prose(fact: Fact) -> bool:
    return any(str(fact.row.name) in str(target.get("text")) for target in fact.targets)


def _years(fact: Fact) -> str:
    years = sorted({t.get("year") for t in fact.targets if t.get("year")})
    return f"{years[0]}—{years[-1]}年" if len(years) > 1 else f"{years[0]}年" if years else ""


def _starred(facts: Facts) -> Iterator[Finding]:
    for fact in facts.rows.values():
        if fact.row.get("starred") and not fact.figures():
            message = f"打星的{quoted(short(str(fact.row.name)))}没有数字目标，无法按数考核"
            yield Finding("no_figure", "warning", message, fact.row.id, first_span(fact.row), [fact.row.id])
