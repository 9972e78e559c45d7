"""Milestones of one project that can't follow each other: done twice, done before the plan, due in another year."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.findings.facts import Fact, Facts
from ingest.findings.finding import Finding, quoted, scope_of, spans_of
from ingest.text.match import overlap
from ingest.text.source import fold
from ontology import Node

_BUILT = re.compile("完成[^,;。]{0,16}建设|建成(?!区)|竣工|完工|完成[一二三四五六]期|建设完成")
_WON = re.compile("获评|获批|创成|创建成功|成功创建")
_PARTLY = re.compile("主体|部分|启动|前期|基础|年度|阶段|方案|规划|[0-9%]")
_NOT_YET = re.compile("未|拟|争取|力争|准备|推荐|基本|[一二三四五六]期|扩建|改造|提升|设计")
_USED = re.compile("投用|投入|投运|使用|运[行营]|投产|达产|验收")
_PHASE = re.compile("[一二三四五六]期")
_LEVEL = re.compile("国家|省|市|区|县")
_DUE = re.compile(
    r"(?<!\d)(?P<year>20\d\d)年(?:\d{1,2}月)?(?:年?底|末|[上下]半年)?(?:之?前)?(?:基本|全面)?(?:完成|建成|竣工|投用|投入|实现|通过|达到)"
)
_NAMED = 0.95


def find_milestones(facts: Facts) -> Iterator[Finding]:
    """Rows of the annex that end twice, that had ended before the plan, or whose cell names a later year than its column."""
    for fact in facts.rows.values():
        if fact.scope != "annex":
            continue
        yield from _ends_twice(fact)
        yield from _other_year(fact)
        yield from _done_before(fact, facts)


def _ends_twice(fact: Fact) -> Iterator[Finding]:
    told = [each for each in fact.targets if each.get("mode") == "milestone" and each.certainty.basis != "ambiguous"]
    told.sort(key=lambda each: each.get("year"))
    clashes = [pair for pair in combinations(told, 2) if _both_end(str(fact.row.name), *map(_words, pair))]
    if clashes:
        first = clashes[0][0]
        again = [two for one, two in clashes if one is first]
        later = "、".join(f"{each.get('year')}年又为{quoted(each.get('text'))}" for each in again)
        message = f"{fact.title}的完工年份不一：附表{first.get('year')}年为{quoted(first.get('text'))}，{later}，请确认哪一年完工"
        spans = spans_of([first, *again])
        yield Finding("deadline", "warning", message, fact.row.id, spans, [fact.row.id], "先后")


def _words(target: Node) -> str:
    return fold(str(target.get("text")))


def _both_end(name: str, one: str, two: str) -> bool:
    """Whether a later target ends what an earlier one has ended; phases, use and 基本 before 全面 are steps."""
    if not all(_BUILT.search(words) and not _PARTLY.search(words) for words in (one, two)):
        return False
    first, second = ({*_PHASE.findall(words)} - {*_PHASE.findall(name)} for words in (one, two))
    if first:
        return "验收" in one and not second and "全面" not in two and not _USED.search(two)
    if second:
        return True
    return "基本" not in one and "全面" not in two and (_USED.search(one) is not None or not _USED.search(two))


def _other_year(fact: Fact) -> Iterator[Finding]:
    for target in fact.targets:
        due = _DUE.search(_words(target))
        if due and target.get("year") and int(due["year"]) > target.get("year"):
            message = (
                f"{fact.title}的期限不一致：附表{target.get('year')}年目标写的是{quoted(target.get('text'))}，"
                f"请确认是{target.get('year')}年还是{due['year']}年"
            )
            yield Finding("deadline", "warning", message, fact.row.id, spans_of([target]), [fact.row.id], "列外年份")
            return


def _done_before(fact: Fact, facts: Facts) -> Iterator[Finding]:
    for seen in fact.seen:
        done = _words(seen)
        if not (_BUILT.search(done) or _WON.search(done)) or _PARTLY.search(done) or _NOT_YET.search(done):
            continue
        again = next((each for each in _later(fact, facts) if _same_end(done, _words(each))), None)
        if again is not None:
            message = (
                f"{fact.title}{seen.get('as_of')[:4]}年已为{quoted(seen.get('text'))}，"
                f"{scope_of(again)}却把{quoted(again.get('text'))}列为{again.get('year')}年目标，请确认是否已经完成"
            )
            spans = spans_of([seen, again])
            yield Finding("behind_baseline", "warning", message, fact.row.id, spans, [fact.row.id], "已完成")
            return


def _later(fact: Fact, facts: Facts) -> Sequence[Node]:
    """The row's own targets, and the milestones of its task's body that name the row."""
    rows = [row for row in facts.tasks.get(fact.owner.id, ()) if row.scope == "body"]
    told = [target for row in rows for target in row.targets if target.get("mode") == "milestone"]
    name = str(fact.row.name)
    return [*fact.targets, *(each for each in told if overlap(name, str(each.get("text"))) >= _NAMED)]


def _same_end(done: str, words: str) -> bool:
    if _NOT_YET.search(words.replace("争取", "").replace("力争", "")) or _PARTLY.search(words):
        return False
    levels = [{*_LEVEL.findall(text[match.end() :])} for text in (done, words) if (match := _WON.search(text))]
    if len(levels) == 2:
        return levels[0] == levels[1]
    return _BUILT.search(words) is not None
