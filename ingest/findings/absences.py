"""Who is named on one side only: units of a task's body and of its rows, and units that a group leaves out."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.claims.collector import Claims
from ingest.findings.facts import Facts
from ingest.findings.finding import Finding, first_span, quoted
from ingest.text.source import Span, fold
from ingest.units.ruled import ALWAYS
from ontology import Edge, Node

# A tag that names a kind of bodies (各镇、有关部门) may well mean the units that the annex names.
_KIND_OF_UNITS = re.compile("各[镇乡街区县市单部相有责]|有关|相关|等(?:单位|部门)|其他|其它|所属|成员单位|[0-9]+个")
_USUAL, _RARE = 0.25, 0.1  # shares of the tasks, of the units
_SHORTEST = 4


def find_absences(facts: Facts) -> Iterator[Finding]:
    """Unit lists that differ, and units without anybody on the group."""
    yield from _unit_lists(facts)
    yield from _outside_group(facts.claims)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The units that a task's body and its rows name, and those that only one of the two names."""

    task: Node
    body: dict[str, Edge]
    annex: dict[str, Edge]
    more: list[str]
    fewer: list[str]


def _unit_lists(facts: Facts) -> Iterator[Finding]:
    """One finding a task; where most annexes leave out units of the body, that is their way, and one note tells it."""
    lists = list(_both_lists(facts))
    shorter = [each for each in lists if each.fewer]
    usual = len(shorter) > max(4, _USUAL * len(lists))
    for each in lists:
        if each.more or (each.fewer and not usual):
            yield _unit_list(facts.claims, each, [] if usual else each.fewer)
    if usual:
        example = _names(facts.claims, shorter[0].fewer)
        message = (
            f"有{len(shorter)}项任务的附表只列了正文的部分责任单位，如任务{shorter[0].task.get('no')}正文的{example}"
            f"在附表没有负责的行，判断责任时两处单位都算"
        )
        spans = _places(each.body[unit] for each in shorter for unit in each.fewer)
        about = [each.task.id for each in shorter]
        yield Finding("unit_list", "note", message, facts.claims.plan, spans, about)


def _both_lists(facts: Facts) -> Iterator[_Lists]:
    claims = facts.claims
    named: dict[str, list[Edge]] = defaultdict(list)
    for each in claims.edges("RESPONSIBLE_FOR"):
        if not str(claims.get(each.source).name).startswith("各"):
            named[each.target].append(each)
    for id_, rows in facts.tasks.items():
        task = claims.get(id_)
        body = {e.source: e for e in named[id_] if e.certainty.rule != ALWAYS}
        annex = {e.source: e for fact in rows for e in named[fact.row.id] if fact.scope == "annex"}
        bare = any(fact.scope == "annex" and not named[fact.row.id] for fact in rows)
        if body and annex:
            all_ = {e.source for e in named[id_]}
            more = [] if _vague(task) else [unit for unit in annex if not _in(claims, unit, all_)]
            fewer = [] if bare else [unit for unit in body if not _in(claims, unit, annex)]
            yield _Lists(task, body, annex, more, fewer)


def _in(claims: Claims, unit: str, others: Collection[str]) -> bool:
    """Whether a unit is among others, or so like one by name that it may be the same."""
    name = str(claims.get(unit).name)
    return unit in others or any(_shortens(name, str(claims.get(other).name)) for other in others)


def _shortens(one: str, two: str) -> bool:
    """Whether one name is the other with characters left out: 甲湖管委会 and 甲湖经济开发区管委会."""
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return len(short) >= _SHORTEST and all(char in rest for char in short)


def _vague(task: Node) -> bool:
    """Whether the words where a task names its units name kinds of bodies, too."""
    text = fold(str(task.get("text")))
    return _KIND_OF_UNITS.search(text, max(text.rfind("("), text.rfind(":"), 0)) is not None


def _unit_list(claims: Claims, lists: _Lists, fewer: Sequence[str]) -> Finding:
    told = [f"附表的{_names(claims, lists.more)}正文没有写"] if lists.more else []
    told += [f"正文的{_names(claims, fewer)}在附表没有负责的行"] if fewer else []
    body, annex = (quoted(_printed(edges.values())) for edges in (lists.body, lists.annex))
    message = (
        f"任务{lists.task.get('no')}的责任单位不一致：{'，'.join(told)}（正文{body}，附表{annex}），判断责任时两处都算"
    )
    only = [*(lists.annex[unit] for unit in lists.more), *(lists.body[unit] for unit in fewer)]
    first = [next(iter(edges.values())) for edges in (lists.body, lists.annex)]
    severity = "warning" if lists.more else "note"
    about = [lists.task.id, *lists.more, *fewer]
    return Finding("unit_list", severity, message, lists.task.id, _places([*first, *only]), about)


def _printed(edges: Iterable[Edge]) -> str:
    return "、".join(dict.fromkeys(each.evidence[0].quote for each in edges))


def _places(edges: Iterable[Edge]) -> list[Span]:
    return list(dict.fromkeys((each.evidence[0].start, each.evidence[0].end) for each in edges))


def _names(claims: Claims, units: Sequence[str]) -> str:
    return "、".join(str(claims.get(unit).name) for unit in units)


def _outside_group(claims: Claims) -> Iterator[Finding]:
    """Units that answer for several tasks and have nobody on the group, where nearly all the others have."""
    inside = {each.target for each in claims.edges("IN_UNIT")}
    tasks: dict[str, list[Edge]] = defaultdict(list)
    for each in claims.edges("RESPONSIBLE_FOR"):
        vague = str(claims.get(each.source).name).startswith("各")
        if claims.get(each.target).kind == "Task" and each.certainty.rule != ALWAYS and not vague:
            tasks[each.source].append(each)
    groups = claims.nodes("Group")
    outside = [unit for unit, edges in tasks.items() if len(edges) > 1 and not _in(claims, unit, inside)]
    if len(groups) != 1 or not outside or len(outside) > _RARE * len(tasks):
        return
    told = "、".join(
        f"{claims.get(unit).name}（任务{'、'.join(str(claims.get(e.target).get('no')) for e in tasks[unit])}）"
        for unit in outside
    )
    message = f"{told}承担多项任务，{quoted(groups[0].name)}名单中却没有以其名义列出的人员，请确认由谁参加"
    spans = [*_places(tasks[unit][0] for unit in outside), *first_span(groups[0])]
    yield Finding("unit_list", "note", message, groups[0].id, spans, [groups[0].id, *outside])
