"""What is missing on one side: units, names, figures of the body without a row, rows without a figure in the body."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.claims.collector import Claims
from ingest.findings.facts import STOCK, Fact, Facts, as_figure, same_measure, same_worth
from ingest.findings.finding import Finding, first_span, listed, quoted, spans_of
from ingest.findings.sums import split_rows
from ingest.findings.untaken import years
from ingest.text.match import overlap
from ingest.text.source import Source, fold
from ontology import Node, amounts

_TOLD, _SAME, _HALF = (
    0.4,
    0.6,
    0.5,
)  # of a milestone's words, of a target's, of a row's name: when the annex says it, too
_NEARLY, _FEW, _SHORTEST = 0.8, 3, 4
_EACH = re.compile("每[批次期场届人个家年]{0,2}$")
# A size with its noun behind it, without a count: 35蒸吨以下燃煤锅炉.
_KIND = re.compile(r"[^\d]*\d[\d.]*[万亿]?(?:蒸吨|吨|元|平方米|米|亩|千瓦|岁)(?:[及含()]*)以[上下内][一-鿿]+$")
_PASSED = re.compile("验收|认定|认证|评估|挂牌|列入")
_STAGE = re.compile(
    "力争|争取|启动|开工|动工|建设|前期|全面|基本|主体|完成|建成|竣工|投入|投[用运产]|使用|运[行营]|上线|试|正式|[,、并和底前]"
)
# The last two characters of a figure and what follows it: 以上 with a noun behind it, or a unit that it cut off.
_CONDITION = re.compile("以[上下内](?!责任|牵头)[一-鿿]|.{0,2}[0-9][一-鿿]{1,3}以[上下内]")


def find_gaps(facts: Facts, source: Source) -> Iterator[Finding]:
    """Units, names and figures that one part of the document tells and another leaves out."""
    yield from _no_unit(facts)
    yield from _no_name(facts.claims)
    yield from _figures(facts, source)
    yield from _starred(facts)


def _no_unit(facts: Facts) -> Iterator[Finding]:
    owned = {each.target for each in facts.claims.edges("RESPONSIBLE_FOR")}
    if not owned:
        return
    for task in (facts.claims.get(id_) for id_ in facts.tasks if id_ not in owned):
        rows = [fact for fact in facts.tasks[task.id] if fact.row.id in owned]
        rest = "，只有附表写了责任单位" if rows else ""
        message = f"任务{task.get('no')}{quoted(task.name)}没有写明责任单位{rest}，请确认由谁负责"
        yield Finding("no_unit", "note" if rows else "warning", message, task.id, spans_of([task]), [task.id])


def _no_name(claims: Claims) -> Iterator[Finding]:
    """One finding for each list; a group that was read as a post has no name to lose."""
    posts = {each.source: each.target for each in claims.edges("HOLDS")}
    lists = {each.source: each.target for each in claims.edges("SERVES_ON")}
    groups = {group.name for group in claims.nodes("Group")}
    nameless: dict[str, list[tuple[Node, Node]]] = defaultdict(list)
    for person in claims.nodes("Person"):
        if person.name is None:
            post = claims.get(posts[person.id])
            if not str(post.name).endswith("组") and post.name not in groups:
                nameless[lists.get(post.id, claims.plan)].append((person, post))
    for group, people in nameless.items():
        told = listed([f"{quoted(post.name)}{_left(person)}" for person, post in people], unit="人")
        message = f"{quoted(claims.get(group).name)}名单有人姓名缺失：{told}，请补全"
        spans = [span for pair in people for span in spans_of(pair)]
        about = [person.id for person, _ in people]
        yield Finding("no_name", "note", message, group, spans, about)


def _left(person: Node) -> str:
    return f"（只剩{quoted(person.get('partial'))}字）" if person.get("partial") else ""


# ---- figures


def _figures(facts: Facts, source: Source) -> Iterator[Finding]:
    """Task by task, figures of the body that no row has; in one, all rows with figures that the body does not tell."""
    untold: list[Fact] = []
    for task in facts.tasks:
        scopes = facts.by_scope(task)
        if not scopes["annex"]:
            continue
        split = split_rows(facts, task)
        parts = {split[0].row.id, *(fact.row.id for fact in split[1])} if split else set()
        lone = [fact for fact in scopes["body"] if fact.row.id not in parts and not _has_row(fact, facts)]
        rows = [
            fact
            for fact in scopes["annex"]
            if fact.row.id not in parts and fact.figures() and not _told(fact, facts.claims.get(task), facts)
        ]
        pairs = [(fact, row) for fact in lone for row in rows if _maybe_one(fact, row)]
        met = {fact.row.id for pair in pairs for fact in pair} | {
            row.row.id for fact in lone for row in facts.kin(fact)
        }
        for fact in lone:
            kin = facts.kin(fact)
            said = bool(kin or _is_said(fact, scopes["annex"])) and not _steps_apart(fact, kin or scopes["annex"])
            if fact.row.id not in met and not said and not is_condition(fact, source):
                yield _without_row(facts.claims.get(task), fact)
        untold += [row for row in rows if row.row.id not in met]
    if untold:
        yield _without_figure(facts, untold)


def is_condition(fact: Fact, source: Source) -> bool:
    """Whether a figure of prose only says which things are meant: 35蒸吨以下锅炉, 1000吨以上企业."""
    ends = [target.evidence[0].end for target in fact.targets if target.get("value") is not None]
    after = [source.folded[max(end - 2, 0) : end + 8] for end in ends]
    inside = any(_KIND.match(fold(text)) for text in _texts(fact))
    return inside or (bool(after) and all(_CONDITION.match(words) for words in after))


def _has_row(fact: Fact, facts: Facts) -> bool:
    """Whether a row of the annex says it, and with a figure where the body counts several."""
    twins = [twin for twin in facts.twins.get(fact.row.id, ()) if twin.scope == "annex"]
    if twins and _steps_apart(fact, twins):
        return False
    several = any((figure.get("value") or 0) > 1 for figure in fact.figures(*STOCK))
    return any(not several or twin.figures() for twin in twins)


def _steps_apart(fact: Fact, twins: Sequence[Fact]) -> bool:
    """Whether others are to pass the thing (通过省级验收) and the annex's row of it says no word of that."""
    steps = {step for text in _texts(fact) for step in _PASSED.findall(text)} if not fact.figures() else set()
    said = " ".join(text for twin in twins for text in (str(twin.row.name), *_texts(twin)))
    return bool(steps) and not any(step in said for step in steps)


def _told(fact: Fact, task: Node, facts: Facts) -> bool:
    """Whether the body or the headline has the row, or the task's text its last number with its unit or most of its name."""
    if any(twin.scope != "annex" for twin in facts.twins.get(fact.row.id, ())):
        return True
    text, last = fold(str(task.get("text"))), fact.figures()[-1]
    number = re.search(rf"(?<![\d.]){last.get('value'):g}(?![\d.])", text)
    unit = str(last.get("measure_unit") or "")
    with_unit = number is not None and len(unit) > 1 and text.startswith(unit, number.end())
    return with_unit or (number is not None and overlap(str(fact.row.name), text) >= _HALF)


def _maybe_one(body: Fact, annex: Fact) -> bool:
    """Whether the two tell the same figure for a year, so that they may well be one thing."""
    return any(
        one.get("year") == two.get("year") and same_measure(one, two) and same_worth(one, two)
        for one in body.figures()
        for two in annex.figures()
    )


def _is_said(fact: Fact, rows: Sequence[Fact]) -> bool:
    """Whether the annex says it in other words; names that begin with a year are pieces of sentences."""
    if not fact.targets:
        return True
    if fact.row.kind != "Project":
        name = str(fact.row.name)
        built = any(len(name) >= _SHORTEST and str(row.row.name).endswith(name) for row in rows if not row.figures())
        rest = built or name[:1].isdigit() or (_EACH.match(name) and any(_maybe_one(fact, row) for row in rows))
        return bool(rest) or any(_repeats(fact, row) for row in rows)
    if any(_tells_figure(fact, row) for row in rows):
        return True
    if not _STAGE.sub("", str(fact.row.name)):  # 启动建设 says nothing of what it is a stage of
        return True
    words = " ".join(" ".join([str(row.row.name), *_texts(row)]) for row in rows)
    told = overlap(str(fact.row.name), words) >= _TOLD
    return told or any(_repeats(fact, row) or _names(fact, row) for row in rows)


def _tells_figure(milestone: Fact, row: Fact) -> bool:
    """Whether a row of the annex has the amount that a milestone speaks of (完成首期20亿元设立) for that year."""
    return any(
        one.unit is not None and same_measure(as_figure(one.value, one.unit), two) and one.value == two.get("value")
        for target in milestone.targets
        for one in amounts(fold(str(target.get("text"))))
        for two in row.figures()
        if two.get("year") == target.get("year") and two.get("measure_unit")
    )


def _texts(fact: Fact) -> list[str]:
    return [str(target.get("text")) for target in fact.targets]


def _repeats(body: Fact, annex: Fact) -> bool:
    """Whether a target of the row says most of what the body says for that year, or nearly all of it for another."""
    return any(
        overlap(str(two.get("text")), str(one.get("text")))
        >= (_SAME if one.get("year") == two.get("year") else _NEARLY)
        for one in body.targets
        for two in annex.targets
        if len(str(two.get("text"))) > _FEW and (two.get("mode") == "milestone" or two.get("value") == one.get("value"))
    )


def _names(body: Fact, annex: Fact) -> bool:
    """Whether the words of the body hold the better part of the row's name."""
    return any(overlap(str(annex.row.name), text) >= _HALF for text in _texts(body))


def _without_row(task: Node, fact: Fact) -> Finding:
    message = (
        f"任务{task.get('no')}正文{years(fact)}{quoted(fact.targets[0].get('text'))}在附表没有对应的行，请确认是否考核"
    )
    return Finding("figure_without_row", "note", message, fact.row.id, first_span(fact.row), [fact.row.id])


def _without_figure(facts: Facts, rows: Sequence[Fact]) -> Finding:
    """One note on all of them: an annex may well tell more than the body."""
    last = [(fact, fact.figures()[-1]) for fact in rows]
    told = list(dict.fromkeys(f"{fact.title}（{goal.get('year')}年{quoted(goal.get('text'))}）" for fact, goal in last))
    message = f"附表有数而正文没有对应的数，只能按附表判断：{listed(told, 2, '行')}"
    spans = [span for fact, goal in last for span in (*first_span(fact.row), *spans_of([goal]))]
    about = [*dict.fromkeys(fact.owner.id for fact in rows), *(fact.row.id for fact in rows)]
    return Finding("row_without_figure", "note", message, facts.claims.plan, spans, about)


def _starred(facts: Facts) -> Iterator[Finding]:
    for fact in facts.rows.values():
        if fact.row.get("starred") and not fact.figures():
            message = f"{fact.title}打了星却没有数字目标，无法按数考核，请明确目标"
            yield Finding("no_figure", "warning", message, fact.row.id, first_span(fact.row), [fact.row.id])
