"""Characters that a document seems to have lost, each with its place and, where one is likely, what stood there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.findings.facts import Facts
from ingest.findings.finding import Finding, first_span, quoted, spans_of
from ingest.findings.slips import unpaired, variants
from ingest.people.members import DAMAGED_LABEL
from ingest.text.source import Source, Span, fold
from ontology import Edge, Node

_YEARS = re.compile(r"(?<!\d)(?P<from>20\d\d)(?P<to>20\d\d)(?=年)")
_BARE_YEAR = re.compile(r"(?<=[一-鿿])20[12]\d(?=[一-鿿])(?!年|版|级|届|学年)")
_DAY = re.compile(r"20[12]\d{4,5}")
_DATED = re.compile(r"(?P<figure>\d+(?:\.\d+)?)(?P<year>(?:20)?[12]\d)年(?:度)?(?:数据?|值|底)?\)")
LOST_DASH = "数字间破折号脱落"
_INDEX = re.compile("指数|系数|倍|评分|得分|分值|比$|值$|度$")
_PARTS = ("文首", "正文", "附件")


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

    def part(self, place: int) -> str:
        """文首, 正文 or 附件."""
        return _PARTS[(place >= self.body[0]) + (place >= self.body[1])]

    def by_part(self, spans: Sequence[Span]) -> Iterator[tuple[str, list[Span]]]:
        """The spans of each part that has any."""
        for part in _PARTS:
            if here := [span for span in spans if self.part(span[0]) == part]:
                yield part, here

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
    yield from _measures(damage)
    yield from _lone_numbers(damage)
    yield from _names(damage)
    yield from _labels(damage)


def _dashes(damage: Damage) -> Iterator[Finding]:
    """3—4个 that became 34个: one finding for each real thing."""
    told: set[str] = set()
    for fact in damage.facts.rows.values():
        others = damage.facts.twins.get(fact.row.id, [])
        lost = [t for each in (fact, *others) for t in each.targets if t.certainty.rule == LOST_DASH]
        if not lost or fact.row.id in told:
            continue
        told |= {fact.row.id, *(other.row.id for other in others)}
        read, printed = lost[0], lost[0].certainty.alternatives[0]["value"]
        whole = [t for each in (fact, *others) for t in each.figures() if t not in lost and t.get("value") == printed]
        if whole:  # a sure figure says that it is one number
            continue
        proposal = f"{read.get('value')}—{read.get('value_max')}"
        places = "、".join(dict.fromkeys(quoted(t.get("text")) for t in lost))
        message = f"{places}中的“{printed:g}”疑为“{proposal}”脱去连接号，数值不能照用"
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
        f"{quoted(row.name)}的{quoted(damage.source.printed(*span))}疑脱左括号，应为“{value}({text[len(value) :]}”，"
        f"否则会误读为{digits}"
    )
    return Finding("lost_character", "warning", message, row.id, [span], [row.id], "括号")


def _years(damage: Damage) -> Iterator[Finding]:
    folded = damage.source.folded
    if runs := list(_YEARS.finditer(folded)):
        first = runs[0]
        message = f"{quoted(first.group() + '年')}疑脱连接号，应为“{first['from']}—{first['to']}年”（共{len(runs)}处）"
        yield damage.note(message, [(run.start(), run.end() + 1) for run in runs], "年份")
    for match in _BARE_YEAR.finditer(folded, *damage.body):
        message = f"{quoted(_around(damage.source, match.start(), match.end()))}中“{match.group()}”后疑脱“年”字"
        yield damage.note(message, [match.span()], "年字")
    for line in damage.source.lines:
        if _DAY.fullmatch(line.text) and damage.part(line.start) == "文首":
            message = f"落款日期{quoted(line.text)}疑脱“年月日”"
            yield damage.note(message, [(line.start, line.end)], "日期")


def _signs(damage: Damage, told: Sequence[Span]) -> Iterator[Finding]:
    places = [each for each in unpaired(damage.source) if not any(a <= each < b for a, b in told)]
    spans = [_context(damage.source, place) for place in places]
    for part, here in damage.by_part(spans):
        shown = "、".join(quoted(damage.source.printed(*span)) for span in here[:3])
        message = (
            f"{part}有{len(here)}处括号或引号不成对，如{shown}" if len(here) > 3 else f"{part}{shown}的括号或引号不成对"
        )
        yield damage.note(message, here, f"括号引号/{part}")


def _context(source: Source, place: int) -> Span:
    """The words that the sign belongs to: those before it, and behind one that opens."""
    begin = max(place - 24, *(source.folded.rfind(mark, 0, place) + 1 for mark in ",。;、\n"))
    stop = source.folded.find("\n", place)
    closes = source.folded[place] in ")]>”"
    return begin, place + 1 if closes else min(stop if stop >= 0 else len(source.folded), place + 12)


def _around(source: Source, start: int, end: int) -> str:
    begin = max(source.folded.rfind(mark, 0, start) for mark in ",。;\n") + 1
    return source.printed(max(begin, start - 8), min(end + 8, len(source.folded)))


def _measures(damage: Damage) -> Iterator[Finding]:
    """Counts without what they count in, which the same document gives elsewhere."""
    bare: dict[str, list[Node]] = defaultdict(list)
    for fact in damage.facts.rows.values():
        if fact.scope == "headline" or fact.row.get("measure_unit") or _INDEX.search(str(fact.row.name)):
            continue
        modes = ("new", "cumulative") if fact.scope == "annex" else ("level", "annual", "cumulative", "new")
        bare[fact.scope] += [t for t in fact.figures(*modes) if t.get("measure_unit") is None and _ends_bare(t)]
    for scope, part in (("body", "正文"), ("annex", "附件")):
        spans = list(dict.fromkeys(spans_of(bare[scope])))
        if spans:
            shown = "、".join(quoted(damage.source.printed(*span)) for span in spans[:3])
            message = f"{part}有{len(spans)}处数字后没有计量单位，疑有脱落，如{shown}"
            yield damage.note(message, spans, f"计量单位/{part}")


def _ends_bare(figure: Node) -> bool:
    return re.search(r"\d(?:以上|左右|以内)?$", fold(str(figure.get("text")))) is not None


def _lone_numbers(damage: Damage) -> Iterator[Finding]:
    """A baseline of digits alone in a row that otherwise speaks in words."""
    for fact in damage.facts.rows.values():
        for seen in fact.seen:
            if fact.row.kind == "Project" and fact.targets and re.fullmatch(r"[1-9]\d*", str(seen.get("text"))):
                year = str(seen.get("as_of"))[:4]
                message = f"{quoted(fact.row.name)}{year}年完成情况只剩数字{quoted(seen.get('text'))}，所计何物疑已脱落"
                spans = [*first_span(fact.row), *spans_of([seen])]
                yield Finding("lost_character", "note", message, fact.row.id, spans, [fact.row.id], "数字")


def _names(damage: Damage) -> Iterator[Finding]:
    for short_, long, span in variants(damage.source):
        message = f"{quoted(_around(damage.source, *span))}中“{short_}”疑脱字，别处作“{long}”"
        yield damage.note(message, [span], f"脱字/{long}")


def _labels(damage: Damage) -> Iterator[Finding]:
    """Roles of a member list whose label is damaged, with the first entry under each."""
    claims = damage.facts.claims
    torn: dict[str, dict[str, Edge]] = defaultdict(dict)
    for each in claims.edges("SERVES_ON"):
        if each.certainty.rule == DAMAGED_LABEL:
            torn[each.target].setdefault(str(each.get("role")), each)
    for group, roles in torn.items():
        message = f"{quoted(claims.get(group).name)}名单中{'、'.join(roles)}的标签有缺字，按次序推定"
        spans = [(place.start, place.end) for edge in roles.values() for place in edge.evidence]
        yield Finding("lost_character", "note", message, group, spans, [group], "标签")
