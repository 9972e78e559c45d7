"""What the body wants by one year and the annex reaches only in a later one."""

import re
from collections.abc import Iterator, Sequence

from ingest.findings.facts import STOCK, Fact, Facts, same_measure, same_worth, worth
from ingest.findings.finding import Finding, quoted, spans_of
from ingest.text.match import head, overlap
from ingest.text.source import Source, Span, fold
from ontology import Node

_KINDS = {
    "建成": re.compile(
        "完成(?:项目|工程|整体|全部|全面)?建设|基本?建成(?!区)|建成(?!区)|(?<!主体)(?<!主体工程)(?<!主体结构)(?:竣工|完工)|建设完成"
    ),
    "投用": re.compile("投用|投入使用|投入运行|投运|投入运营"),
    "创成": re.compile("创成|成功创建|创建成功|获评|获批"),
}
END_WORDS = tuple(_KINDS.values())
# Ends that say less of the whole; compared where the annex tells of a year in between that it is not so far yet.
_STEPS = {
    "运行": re.compile("投产|启用|通车|通航|通水|通气|开园|开馆|开业|投用|投入使用|投入运[行营]|投运"),
    "上线": re.compile("上线|试运行"),
    "出台": re.compile("出台|印发|公布|颁布"),
    "编成": re.compile(
        "(?:完成|通过)[^,。;]{0,10}(?:编制|修编|修订|报批|审批)|(?:编制|修编|修订)[^,。;]{0,3}完成|批复"
    ),
}
_CREATE = re.compile("创建|创成")
_PARTLY = re.compile("部分|启动|前期|准备|申报|[一二三四五]期|[%]|阶段")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_CLAUSE = re.compile("[^,。;]+")
_TAG = re.compile(r"\([^()]*\)?$")
_LEADING = re.compile("^(?:创建|建设|打造|推进|争创|申报|建立|新建|完成)+")
_NAMED = 0.95


def find_deadlines(facts: Facts, source: Source) -> Iterator[Finding]:
    """Figures, milestones, and rows that the body names with a year but tells no target of."""
    for group in facts.things():
        for fact in group:
            for other in group:
                if (fact.scope, other.scope) == ("body", "annex"):
                    yield from _late_figures(fact, other)
                    yield from _late_milestones(fact, other)
    for task, rows in facts.tasks.items():
        for fact in rows:
            if fact.scope == "annex" and fact.row.id not in facts.twins:
                yield from _late_untold(facts.claims.get(task), fact, source)


def _late_figures(body: Fact, annex: Fact) -> Iterator[Finding]:
    for told in body.figures(*STOCK):
        figures = [each for each in annex.figures(*STOCK) if same_measure(told, each)]
        years = {each.get("year") for each in annex.figures()}
        later = [each for each in figures if each.get("year") > told.get("year")]
        reached = [each for each in figures if each.get("year") < told.get("year") and _reaches(each, told)]
        if told.get("year") in years or not later or reached:
            continue
        if same_worth(told, later[0]):
            yield _late(body, annex, told, later[0], "error")
        elif annex.row.get("direction") == "up" and worth(later[0], told) < worth(told):
            message = (
                f"{annex.title}正文要求{told.get('year')}年达到{quoted(told.get('text'))}，"
                f"附表到{later[0].get('year')}年仍只有{quoted(later[0].get('text'))}，请核对"
            )
            about = [body.row.id, annex.row.id]
            yield Finding("value", "error", message, annex.row.id, spans_of([told, later[0]]), about, "期限")


def _reaches(figure: Node, told: Node) -> bool:
    return worth(figure, told) >= worth(told)


def _late_milestones(body: Fact, annex: Fact) -> Iterator[Finding]:
    for told in body.targets:
        words = fold(str(told.get("text")))
        partly = _is_partly(words, fold(str(annex.row.name)))
        if told.get("mode") == "milestone" and not partly and len(_YEAR.findall(words)) < 2:
            late = _late_end(words, told.get("year"), annex)
            if late:
                severity = "warning" if "基本" in words else "error"
                yield _late(body, annex, told, late, severity)


def _late_end(words: str, year: int, annex: Fact) -> Node | None:
    """The annex target of a later year that is the first to tell what the words tell; None where one is in time."""
    words = "创成" if _CREATE.search(words) else words
    found: list[Node] = []
    for pattern in (each for each in (*_KINDS.values(), *_STEPS.values()) if each.search(words)):
        ends = [target for target in annex.targets if pattern.search(fold(str(target.get("text"))))]
        if any(target.get("year") <= year for target in ends):
            return None
        late = [target for target in ends if not _is_partly(fold(str(target.get("text"))), fold(str(annex.row.name)))]
        found += late if pattern in END_WORDS or _waits(annex, year, late) else []
    return min(found, key=lambda target: target.get("year"), default=None)


def _is_partly(words: str, name: str) -> bool:
    """Whether the words are of a part of what has the name; 一期 is the whole of 甲园一期."""
    return any(match.group() not in name or "期" not in match.group() for match in _PARTLY.finditer(words))


def _waits(annex: Fact, year: int, late: Sequence[Node]) -> bool:
    """Whether the annex tells of a year from the one named to the late one."""
    return any(year <= target.get("year") < end.get("year") for target in annex.targets for end in late)


def _late(body: Fact, annex: Fact, told: Node, late: Node, severity: str) -> Finding:
    message = (
        f"{annex.title}的期限不一致：正文为{_in_year(told.get('year'), str(told.get('text')))}，"
        f"附表到{late.get('year')}年才为{quoted(late.get('text'))}{_by_new(annex, told)}，请确认以哪一年为准"
    )
    return Finding("deadline", severity, message, annex.row.id, spans_of([told, late]), [body.row.id, annex.row.id])


def _by_new(annex: Fact, told: Node) -> str:
    """That what the annex adds year by year comes to as much in time, though it does not say so."""
    total = 0.0
    for each in annex.figures("new"):
        total += worth(each, told) if same_measure(told, each) else 0
        if told.get("value") is not None and total >= worth(told):
            return f"（各年新增的合计到{each.get('year')}年已有这么多）" if each.get("year") <= told.get("year") else ""
    return ""


def _in_year(year: int, words: str) -> str:
    return quoted(words) if str(year) in words else f"{year}年{quoted(words)}"


def _late_untold(task: Node, annex: Fact, source: Source) -> Iterator[Finding]:
    name = _LEADING.sub("", str(annex.row.name))
    for words, before, span, year in dated_clauses(task, source):
        whole = head(name) in words and overlap(name, before + words) >= _NAMED
        if len(name) < 6 or not (whole or overlap(name, words) >= _NAMED):
            continue
        late = _late_end(words, year, annex)
        if late is not None:
            message = (
                f"{annex.title}的期限不一致：正文为{_in_year(year, source.printed(*span))}，"
                f"附表到{late.get('year')}年才为{quoted(late.get('text'))}，请确认以哪一年为准"
            )
            spans = [span, *spans_of([late])]
            yield Finding("deadline", "error", message, annex.row.id, spans, [task.id, annex.row.id])
            return


def dated_clauses(task: Node, source: Source) -> Sequence[tuple[str, str, Span, int]]:
    """The clauses of a task's text that stand under a year, which holds until the next or the full stop, and what is before."""
    found: list[tuple[str, str, Span, int]] = []
    start, end = task.evidence[0].start, task.evidence[0].end
    sentence = start
    year: int | None = None
    for match in _CLAUSE.finditer(source.folded, start, end):
        if source.folded[match.start() - 1] in "。;":
            sentence = match.start()
        if source.folded[match.start() - 1] == "。":
            year = None
        stated = _YEAR.findall(match.group())
        year = int(stated[-1]) if stated else year
        if year is not None and len(stated) < 2:
            words = _TAG.sub("", match.group())
            span = match.start(), match.start() + len(words)
            found.append((words, source.folded[sentence : match.start()], span, year))
    return found
