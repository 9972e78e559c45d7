"""Characters that a document seems to have lost, each with its place and, where one is likely, what stood there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.findings.facts import Facts
from ingest.findings.finding import Finding, first_span, quoted, spans_of
from ingest.findings.slips import torn_words, unpaired, variants
from ingest.people.members import DAMAGED_LABEL
from ingest.text.source import Source, Span
from ontology import Edge, Node

_YEARS = re.compile(r"(?<!\d)(?P<from>20\d\d)(?P<to>20\d\d)(?=年)")
_BARE_YEAR = re.compile(r"(?<=[一-鿿])20[12]\d(?=[一-鿿])(?!年|版|级|届|学年)")
_DAY = re.compile(r"20[12]\d{4,5}")
_SIGNED = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
_LONG_BEFORE = 90  # days
_DATED = re.compile(r"(?P<figure>\d+(?:\.\d+)?)(?P<year>(?:20)?[12]\d)年(?:度)?(?:数据?|值|底)?\)")
LOST_DASH = "数字间破折号脱落"


@dataclass(frozen=True)
class Damage:
    """A document as the rules for lost characters see it; `body` are the two offsets of its body."""

    facts: Facts
    source: Source
    body: Span

    @property
    def plan(self) -> str:
        """The id of the plan."""
        return self.facts.claims.plan

    def note(self, message: str, spans: Sequence[Span], mark: str) -> Finding:
        """A slip on the plan as a whole."""
        return Finding("lost_character", "note", message, self.plan, spans, [self.plan], mark)


def find_damage(damage: Damage) -> Iterator[Finding]:
    """Every rule for lost characters, the ones that change a figure first."""
    yield from _dashes(damage)
    dated = _dated(damage)
    for seen, row, span in dated:
        yield _run_together(damage, seen, row, span)
    yield from _years(damage)
    yield from _signs(damage, [span for *_, span in dated])
    yield from _lone_numbers(damage)
    yield from _names(damage)
    yield from _dates(damage)
    yield from _labels(damage)


def _dashes(damage: Damage) -> Iterator[Finding]:
    """3—4个 that became 34个: one finding for each real thing."""
    told: set[str] = set()
    heads = sum(fact.scope == "headline" for fact in damage.facts.rows.values())
    for fact in damage.facts.rows.values():
        others = damage.facts.twins.get(fact.row.id, [])
        lost = [t for each in (fact, *others) for t in each.targets if t.certainty.rule == LOST_DASH]
        if not lost or fact.row.id in told:
            continue
        told |= {fact.row.id, *(other.row.id for other in others)}
        read, printed = lost[0], lost[0].certainty.alternatives[0]["value"]
        if "指标" in str(fact.row.name) and printed <= heads:  # 12项主要指标 counts the table's own rows
            continue
        whole = [t for each in (fact, *others) for t in each.figures() if t not in lost and t.get("value") == printed]
        if whole:  # a sure figure says that it is one number
            continue
        proposal = f"{read.get('value')}—{read.get('value_max')}"
        places = "、".join(dict.fromkeys(quoted(t.get("text")) for t in lost))
        place = f"{fact.title}的" if fact.scope == "annex" else ""
        message = f"{place}{places}中的“{printed:g}”疑为“{proposal}”脱去连接号，暂按后者读，请核对原文"
        about = [fact.row.id, *(t.id for t in lost)]
        yield Finding(
            "lost_character", "error" if len(lost) > 1 else "warning", message, fact.row.id, spans_of(lost), about
        )


def _dated(damage: Damage) -> list[tuple[Node, Node, Span]]:
    """Baselines whose figure runs into the year of its data, the bracket between them lost."""
    found = []
    for fact in damage.facts.rows.values():
        for seen in fact.seen:
            place = seen.evidence[0]
            text = damage.source.folded[place.start : place.end]
            match = _DATED.fullmatch(text)
            if match and seen.get("value") is not None:
                found.append((seen, fact.row, (place.start, place.end)))
    return found


def _run_together(damage: Damage, seen: Node, row: Node, span: Span) -> Finding:
    value = f"{seen.get('value'):g}"
    text = damage.source.folded[slice(*span)]
    digits = text[: text.index("年")]
    message = (
        f"{damage.facts.rows[row.id].title}的{quoted(damage.source.printed(*span))}疑脱左括号，"
        f"已按“{value}({text[len(value) :]}”读，不是{digits}，请核对"
    )
    return Finding("lost_character", "warning", message, row.id, [span], [row.id], "括号")


def _years(damage: Damage) -> Iterator[Finding]:
    folded = damage.source.folded
    if runs := list(_YEARS.finditer(folded)):
        first = runs[0]
        message = f"{quoted(first.group() + '年')}疑脱连接号，应为“{first['from']}—{first['to']}年”，共{len(runs)}处"
        yield damage.note(message, [(run.start(), run.end() + 1) for run in runs], "年份")
    for match in _BARE_YEAR.finditer(folded, *damage.body):
        message = f"{quoted(_around(damage.source, match.start(), match.end()))}中“{match.group()}”后疑脱“年”字"
        yield damage.note(message, [match.span()], "年字")
    for line in damage.source.lines:
        if _DAY.fullmatch(line.text) and line.start < damage.body[0]:
            message = f"落款日期{quoted(line.text)}疑脱“年月日”"
            yield damage.note(message, [(line.start, line.end)], "日期")


def _signs(damage: Damage, told: Sequence[Span]) -> Iterator[Finding]:
    places = [each for each in unpaired(damage.source) if not any(a <= each < b for a, b in told)]
    spans = [_context(damage.source, place) for place in places]
    if spans:
        message = f"有{len(spans)}处括号或引号不成对，如{_first(spans, damage)}，请对照原文补全"
        yield damage.note(message, spans, "括号引号")


def _first(spans: Sequence[Span], damage: Damage) -> str:
    """The first three of many, each said once."""
    return "、".join(list(dict.fromkeys(quoted(damage.source.printed(*span)) for span in spans))[:3])


def _context(source: Source, place: int) -> Span:
    """The words that the sign belongs to: those before it, and behind one that opens."""
    begin = max(place - 24, *(source.folded.rfind(mark, 0, place) + 1 for mark in ",。;、\n"))
    stop = source.folded.find("\n", place)
    closes = source.folded[place] in ")]>”"
    return begin, place + 1 if closes else min(stop if stop >= 0 else len(source.folded), place + 12)


def _around(source: Source, start: int, end: int) -> str:
    begin = max(source.folded.rfind(mark, 0, start) for mark in ",。;\n") + 1
    return source.printed(max(begin, start - 8), min(end + 8, len(source.folded)))


def _lone_numbers(damage: Damage) -> Iterator[Finding]:
    """A baseline of digits alone in a row that otherwise speaks in words."""
    for fact in damage.facts.rows.values():
        for seen in fact.seen:
            if fact.row.kind == "Project" and fact.targets and re.fullmatch(r"[1-9]\d*", str(seen.get("text"))):
                year = str(seen.get("as_of"))[:4]
                message = f"{fact.title}{year}年完成情况只剩数字{quoted(seen.get('text'))}，所计何物疑已脱落，请补全"
                spans = [*first_span(fact.row), *spans_of([seen])]
                yield Finding("lost_character", "note", message, fact.row.id, spans, [fact.row.id], "数字")


def _names(damage: Damage) -> Iterator[Finding]:
    for short_, long, span in variants(damage.source):
        message = f"{quoted(_around(damage.source, *span))}中“{short_}”疑脱字，别处作“{long}”，请核对"
        yield damage.note(message, [span], f"脱字/{long}")
    for short_, long, span in torn_words(damage.source, damage.body):
        message = f"{quoted(_around(damage.source, *span))}中“{short_}”疑脱字，应为“{long}”，请核对"
        yield damage.note(message, [span], f"脱字/{long}")


def _dates(damage: Damage) -> Iterator[Finding]:
    """The day under the notice when it is no day at all or far from the day of issue."""
    issued = damage.facts.claims.get(damage.plan).get("issued")
    for line in damage.source.lines:
        match = _SIGNED.fullmatch(line.text.strip())
        if match is None or line.start >= damage.body[0]:
            continue
        day = _day(*(int(part) for part in match.groups()))
        said = date.fromisoformat(issued) if issued else day
        if day is None or (said is not None and abs((day - said).days) > _LONG_BEFORE):
            wrong = "不是有效日期" if day is None else f"与发文日期{issued}相差很远"
            used = f"，暂按{issued}计" if issued else ""
            message = f"落款日期{quoted(line.text.strip())}{wrong}{used}，请核对"
            yield damage.note(message, [(line.start, line.end)], "落款")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _labels(damage: Damage) -> Iterator[Finding]:
    """Roles of a member list whose label is damaged, with the line of the first entry under each."""
    claims = damage.facts.claims
    torn: dict[str, dict[str, Edge]] = defaultdict(dict)
    for each in claims.edges("SERVES_ON"):
        if each.certainty.rule == DAMAGED_LABEL:
            torn[each.target].setdefault(str(each.get("role")), each)
    for group, roles in torn.items():
        message = f"{quoted(claims.get(group).name)}名单中{'、'.join(roles)}的标签有缺字，已按次序推定，请核对"
        spans = [_line(damage.source, place.start, place.end) for edge in roles.values() for place in edge.evidence]
        yield Finding("lost_character", "note", message, group, spans, [group], "标签")


def _line(source: Source, start: int, end: int) -> Span:
    """The words with what their line has before them, blanks aside."""
    begin = source.folded.rfind("\n", 0, start) + 1
    before = source.folded[begin:start]
    return begin + len(before) - len(before.lstrip()), end
