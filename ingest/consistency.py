"""Claims to findings: what a reader should look at before relying on the graph, each with the words it is about."""

import re
from collections.abc import Sequence

from ingest.claims import Claims, Span
from ontology import Edge, Node, schema

_LONGEST = 40


def add_findings(claims: Claims, unread: Sequence[tuple[str, Sequence[Span]]]) -> None:
    """Ambiguous columns, tasks without units, lost names, headline figures that disagree, and text that no stage read."""
    _ambiguous(claims)
    _unowned(claims)
    _nameless(claims)
    _disagreeing(claims)
    for section, spans in unread:
        _unread(claims, section, spans)


def _unread(claims: Claims, section: str, spans: Sequence[Span]) -> None:
    count = sum(end - start for start, end in spans)
    first = _short(claims.source.printed(*spans[0]))
    message = f"“{_short(section)}”有{len(spans)}行（{count}字）未归入任何结论，首行：{first}"
    id_ = claims.free(f"{claims.plan}/finding/unread/{_short(section)}")
    _add(claims, id_, "unread", "note", message, [claims.plan], spans)


def _ambiguous(claims: Claims) -> None:
    owners = {each.target: each.source for each in claims.edges("HAS_TARGET", "HAS_OBSERVATION")}
    rows: dict[str, list[Node]] = {}
    for node in claims.nodes("Target", "Observation"):
        if node.certainty.basis == "ambiguous":
            rows.setdefault(owners[node.id], []).append(node)
    for row, nodes in rows.items():
        readings = "；".join(dict.fromkeys(_readings(node) for node in nodes))
        message = f"“{claims.get(row).name}”的单元格少于列数或有缺字，读法不止一种：{readings}"
        _add(claims, f"{row}/finding/ambiguous", "ambiguous", "warning", message, [row], _spans(nodes))


def _readings(node: Node) -> str:
    year = node.get("year") or str(node.get("as_of"))[:4]
    others = []
    for other in node.certainty.alternatives:
        others.append(f"{other['year']}年" if other["year"] != year else f"{other['value']}")
    return f"“{node.get('text')}”读作{year}年，也可能是{'或'.join(others)}"


def _unowned(claims: Claims) -> None:
    owned = {each.target for each in claims.edges("RESPONSIBLE_FOR")}
    if not owned:
        return
    for task in claims.nodes("Task"):
        if task.id not in owned:
            message = f"任务{task.get('no')}“{_short(str(task.name))}”没有写明责任单位"
            _add(claims, f"{task.id}/finding/no-unit", "no_unit", "warning", message, [task.id], _spans([task]))


def _nameless(claims: Claims) -> None:
    posts = {each.source: each.target for each in claims.edges("HOLDS")}
    for person in claims.nodes("Person"):
        if person.name is None:
            left = f"，只剩“{person.get('partial')}”字" if person.get("partial") else ""
            message = f"名单中“{claims.get(posts[person.id]).name}”的姓名缺失{left}"
            _add(claims, f"{person.id}/finding/no-name", "no_name", "note", message, [person.id], _spans([person]))


def _disagreeing(claims: Claims) -> None:
    """The same thing with two figures for one year: both are kept, the preferred one is used."""
    for same in claims.edges("SAME_AS"):
        for one in claims.targets(same.source, "HAS_TARGET"):
            for two in claims.targets(same.target, "HAS_TARGET"):
                if one.get("year") == two.get("year") and _differ(one, two):
                    _disagree(claims, same, one, two)


def _disagree(claims: Claims, same: Edge, one: Node, two: Node) -> None:
    name, year = claims.get(same.target).name, one.get("year")
    places = [f"{schema().label('scope', each.get('scope'))}为“{each.get('text')}”" for each in (one, two)]
    message = f"“{name}”{year}年目标不一致：{'，'.join(places)}"
    id_ = claims.free(f"{same.target}/finding/disagree/{year}")
    _add(claims, id_, "disagree", "error", message, [same.source, same.target], _spans([one, two]))


def _differ(one: Node, two: Node) -> bool:
    """Whether two targets can be compared and say different figures; 每年 and 累计 can't."""
    if None in (one.get("value"), two.get("value")) or (one.get("mode") == "annual") != (two.get("mode") == "annual"):
        return False
    units = {one.get("measure_unit"), two.get("measure_unit")} - {None}
    return len(units) < 2 and (one.get("value"), one.get("value_max")) != (two.get("value"), two.get("value_max"))


def _add(
    claims: Claims, id_: str, rule: str, severity: str, message: str, about: Sequence[str], spans: Sequence[Span]
) -> None:
    claims.node(id_, "Finding", {"name": message, "rule": rule, "severity": severity, "message": message}, spans)
    for each in about:
        claims.edge("ABOUT", id_, each)


def _spans(nodes: Sequence[Node]) -> list[Span]:
    return [(each.start, each.end) for node in nodes for each in node.evidence]


def _short(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
