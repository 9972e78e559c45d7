"""One thing due in two months of a year, or said in the body's words by a year and in the annex's only in a later one."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ingest.findings.deadlines import END_WORDS, dated_clauses
from ingest.findings.facts import Fact, Facts
from ingest.findings.finding import Finding, quoted, spans_of
from ingest.text.match import bare, overlap
from ingest.text.source import Source, Span, fold
from ontology import Node

_WHEN = re.compile(
    r"(?:(?P<month>1[0-2]|[1-9])月|第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年|年(?=底|末))"
    r"(?:[上中下]旬|[底末初])?(?:之?前)?(?P<act>[^,。;()]{2,60})"
)
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12}
_SAID, _NAMED = 0.6, 0.8  # of what is to be done, of a row's name
_WORDS, _FAR = 4, 80  # characters of an act, at least; before a month, where its thing is named
_GOES_ON = re.compile("推进|推广|推动|实施|运营|开展|持续|继续|完善|更新|试点|管理|服务|工作")


@dataclass(frozen=True, slots=True)
class _Due:
    """What is to be done by a month of a year, and the words before it in the task."""

    month: int
    year: int
    act: str
    before: str
    span: Span


def find_months(facts: Facts, source: Source, late: Collection[str]) -> Iterator[Finding]:
    """Rows of the annex whose cell names another month, or a later year, than the task's text.

    `late` are the rows that other rules have found to end in a later year.
    """
    for id_, rows in facts.tasks.items():
        annex = [fact for fact in rows if fact.scope == "annex"]
        dues = list(_dues(facts.claims.get(id_), source)) if annex else []
        for fact in annex:
            yield from _other_month(fact, annex, dues, source)
            if fact.row.id not in late:
                yield from _later_words(facts.claims.get(id_), fact, source)


def _month(match: re.Match[str]) -> int:
    if match["month"]:
        return int(match["month"])
    return _QUARTERS[match["quarter"]] if match["quarter"] else 6 if match["half"] == "上" else 12


def _dues(task: Node, source: Source) -> Iterator[_Due]:
    start = task.evidence[0].start
    for words, _, span, year in dated_clauses(task, source):
        match = _WHEN.search(words)
        if match:
            yield _Due(_month(match), year, match["act"], source.folded[start : span[0] + match.start()], span)


def _other_month(fact: Fact, rows: list[Fact], dues: list[_Due], source: Source) -> Iterator[Finding]:
    lone = sum(_WHEN.search(fold(str(t.get("text")))) is not None for row in rows for t in row.targets) == 1
    for target in fact.targets:
        match = _WHEN.search(fold(str(target.get("text"))))
        if match is None or target.certainty.basis == "ambiguous":
            continue
        same = [
            due
            for due in dues
            if due.year == target.get("year")
            and overlap(match["act"], due.act) >= _SAID
            and (lone or overlap(str(fact.row.name), due.before[-_FAR:] + due.act) >= _NAMED)
        ]
        if same and all(due.month != _month(match) for due in same):
            message = (
                f"{fact.title}{target.get('year')}年的期限不一致：正文为{quoted(source.printed(*same[0].span))}，"
                f"附表为{quoted(target.get('text'))}，请确认以哪一个为准"
            )
            severity = "error" if _month(match) > same[0].month else "warning"
            spans = [same[0].span, *spans_of([target])]
            yield Finding("deadline", severity, message, fact.row.id, spans, [fact.row.id], "月份")
            return


def _later_words(task: Node, fact: Fact, source: Source) -> Iterator[Finding]:
    """上线运行 in 2024, the annex's very words for 2025; ends of building are compared elsewhere."""
    cells = [(bare(str(each.get("text"))), each) for each in fact.targets if each.get("mode") == "milestone"]
    begin = task.evidence[0].start
    for words, _, span, year in dated_clauses(task, source):
        told = [(text, each) for text, each in cells if _is_act(text) and text in bare(words)]
        about = source.folded[max(begin, span[0] - _FAR) : span[1]]
        late = [each for _, each in told if each.get("year") > year and each.certainty.basis != "ambiguous"]
        if len(told) == len(late) > 0 and overlap(str(fact.row.name), about) >= _NAMED:
            message = (
                f"{fact.title}的期限不一致：正文为{quoted(source.printed(*span))}，"
                f"附表到{late[0].get('year')}年才为{quoted(late[0].get('text'))}，请确认以哪一年为准"
            )
            spans = [span, *spans_of(late[:1])]
            yield Finding("deadline", "error", message, fact.row.id, spans, [task.id, fact.row.id], "年份")
            return


def _is_act(words: str) -> bool:
    """Whether words of a cell are an act that is done once, and not one of those that the rules of building know."""
    known = any(pattern.search(words) for pattern in END_WORDS)
    return len(words) >= _WORDS and not known and _GOES_ON.search(words) is None
