"""One real thing with two figures: body, annex and headline compared year by year."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.findings.facts import STOCK, Fact, Facts, is_share, same_measure, same_worth, worth
from ingest.findings.finding import Finding, quoted, scope_of, spans_of
from ingest.findings.wording import differ
from ingest.tables.cells import levels_of
from ingest.text.source import Source
from ontology import Node

_ADDED = re.compile("新增|新引|新招|净增|增加")
_PAIR = 2  # levels


@dataclass(frozen=True, slots=True)
class _Clash:
    """Figures of one thing for one year that are not the same; `row` is the one that is preferred."""

    row: Fact
    year: int
    figures: tuple[Node, ...]
    rows: tuple[str, ...]


def find_contradictions(facts: Facts, source: Source) -> Iterator[Finding]:
    """Differing figures of one year; two rows exchanged are one finding."""
    groups = [[fact for fact in group if not facts.by_years(fact)] for group in _groups(facts)]
    clashes = [clash for group in groups for clash in _clashes(group)]
    by_task: dict[str, list[_Clash]] = defaultdict(list)
    for clash in clashes:
        by_task[clash.row.owner.id].append(clash)
    for together in by_task.values():
        swapped = next((pair for pair in combinations(together, 2) if _exchanged(*pair)), ())
        if swapped:
            yield _swap(*swapped)
        yield from (_value(clash, facts, source) for clash in together if clash not in swapped)


def _groups(facts: Facts) -> Sequence[list[Fact]]:
    """The rows of each real thing, those that only seem to be it among them."""
    groups = list(facts.things())
    for seeming, annex in facts.alike():
        home = next((group for group in groups if annex in group), None)
        if home is None:
            groups.append([seeming, annex])
        else:
            home.insert(0, seeming)
    return groups


def _clashes(group: Sequence[Fact]) -> Iterator[_Clash]:
    told: dict[int, list[tuple[Fact, Node]]] = defaultdict(list)
    for fact in group:
        for figure in fact.figures():
            told[figure.get("year")].append((fact, figure))
    for year, figures in sorted(told.items()):
        pairs = [
            (one, two)
            for one, two in combinations(figures, 2)
            if one[0] is not two[0] and _comparable(one, two) and not _agree(one, two)
        ]
        if pairs:
            differ = dict.fromkeys(figure.id for pair in pairs for _, figure in pair)
            shown = [(fact, figure) for fact, figure in figures if figure.id in differ]
            rows = tuple(dict.fromkeys(fact.row.id for fact, _ in shown))
            yield _Clash(shown[-1][0], year, tuple(figure for _, figure in shown), rows)


def _comparable(one: tuple[Fact, Node], two: tuple[Fact, Node]) -> bool:
    first, second = one[1], two[1]
    if not same_measure(first, second) or {first.certainty.basis, second.certainty.basis} & {"ambiguous"}:
        return False
    if not (_is_of(one, str(two[0].row.name)) and _is_of(two, str(one[0].row.name))):
        return False
    several = any(len(fact.figures()) > len({t.get("year") for t in fact.figures()}) for fact, _ in (one, two))
    if several and first.get("name") != second.get("name") and first.get("measure_unit") != second.get("measure_unit"):
        return False
    modes = {first.get("mode"), second.get("mode")}
    if modes <= STOCK or modes in ({"annual"}, {"new"}, {"rank"}, {"annual", "new"}):
        return True
    return modes == {"annual", "level"} and is_share(first) and is_share(second)


def _is_of(told: tuple[Fact, Node], name: str) -> bool:
    """Whether a figure of a row of several levels (省级、市级示范社: 10家、30家) is that of the one that the name has."""
    fact, figure = told
    levels, others = levels_of(str(fact.row.name)), levels_of(name)
    if levels and others and not {*levels} & {*others}:
        return False
    own = [each for each in levels if each in others]
    figures = [each for each in fact.targets if each.get("year") == figure.get("year")]
    if len(levels) < _PAIR or len(own) != 1 or len(figures) != len(levels):
        return True
    return figures[levels.index(own[0])] is figure


def _agree(one: tuple[Fact, Node], two: tuple[Fact, Node]) -> bool:
    """每年不少于N and a year's 新增M agree where M is no less; so do 每年N以上 and a year's own M."""
    first, second = one[1], two[1]
    modes = [first.get("mode"), second.get("mode")]
    if sorted(modes) == ["annual", "new"]:
        yearly, new = (first, second) if modes[0] == "annual" else (second, first)
        return worth(new, yearly) >= worth(yearly)
    if modes == ["annual", "annual"] and first.get("comparator") == ">=":
        return worth(second, first) >= worth(first)
    return same_worth(first, second)


def _exchanged(one: _Clash, two: _Clash) -> bool:
    if one.year != two.year or len(one.figures) < 2 or len(two.figures) < 2:
        return False
    first, second = one.figures, two.figures
    scopes = [[figure.get("scope") for figure in figures] for figures in (first, second)]
    crossed = same_worth(first[0], second[-1]) and same_worth(first[-1], second[0])
    return scopes[0] == scopes[1] and crossed and same_measure(first[0], second[-1])


def _swap(one: _Clash, two: _Clash) -> Finding:
    names = f"{one.row.title}和{quoted(two.row.row.name)}"
    told = "，".join(
        f"{scope_of(a)}为{quoted(a.get('text'))}、{quoted(b.get('text'))}"
        for a, b in zip(one.figures, two.figures, strict=False)
    )
    message = f"{names}的{one.year}年目标疑似互换：{told}，请核对{_used(one)}"
    spans = spans_of([*one.figures, *two.figures])
    return Finding("swapped", "error", message, one.row.row.id, spans, [*one.rows, *two.rows], str(one.year))


def _value(clash: _Clash, facts: Facts, source: Source) -> Finding:
    places = "，".join(f"{scope_of(each)}为{quoted(each.get('text'))}" for each in clash.figures)
    rows = [clash.row, *(facts.rows[row] for row in clash.rows)]
    title = next((fact.title for fact in rows if fact.owner.kind == "Task"), clash.row.title)
    message = f"{title}{clash.year}年目标不一致：{places}"
    if len({each.get("value") for each in clash.figures}) == 1 and not any(
        each.get("value_max") for each in clash.figures
    ):
        message += "，数字相同而计量单位不同"
    severity = "note" if _half_met(clash) else "error"
    if _far_and_other(clash, facts):
        severity, message = "warning", f"{message}，名称也不尽相同，或非同一事项"
    if spare := _spare(clash, facts, source):
        severity, message = "warning", f"{message}，只有原有{spare:g}时才一致，方案没有写明"
    message += "，请核对" + _used(clash)
    return Finding("value", severity, message, clash.row.row.id, spans_of(clash.figures), clash.rows, str(clash.year))


def _used(clash: _Clash) -> str:
    """Which of the places the status goes by."""
    used = [each for each in clash.figures if each.get("preferred")]
    used = [each for each in used if len(used) == 1 or each.get("scope") != "headline"]
    return f"（判断进展暂按{scope_of(used[0])}）" if len(used) == 1 else ""


def _half_met(clash: _Clash) -> bool:
    """Whether one is a floor that the other, which the status goes by, is above, but not by far."""
    low, high = sorted(clash.figures, key=worth)[:: len(clash.figures) - 1]
    return bool(low.get("comparator") == ">=" and worth(high) < 2 * worth(low) and not low.get("preferred"))


def _far_and_other(clash: _Clash, facts: Facts) -> bool:
    """Whether the figures are far apart and the names are not quite the same either."""
    low, high = sorted(clash.figures, key=worth)[:: len(clash.figures) - 1]
    rows = [facts.rows[id_] for id_ in clash.rows]
    named = any(differ(str(fact.row.name), str(clash.row.row.name), fact.scope) for fact in rows)
    return named and worth(high) >= 2 * worth(low)


def _spare(clash: _Clash, facts: Facts, source: Source) -> float:
    """What must have been there before if 新增10 and 累计15 are to agree; 0 where they can't."""
    if len(clash.figures) != 2:
        return 0
    body, annex = clash.figures
    added = sum(worth(each, body) for each in clash.row.figures("new"))
    more = worth(annex, body) - worth(body)
    cumulative = body.get("mode") == annex.get("mode") == "cumulative"
    said = body.get("scope") == "body" and _ADDED.search(_words_before(body, source))
    return more if cumulative and said and more > 0 and added <= worth(body) else 0


def _words_before(figure: Node, source: Source) -> str:
    """The clause up to and with a figure of prose."""
    place = figure.evidence[0]
    begin = max(source.folded.rfind(mark, 0, place.start) for mark in ",。;\n")
    return source.folded[begin + 1 : place.end]
