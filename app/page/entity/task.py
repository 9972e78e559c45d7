"""The page of a task: its text, whom to call, its rows with their targets, what it needs and what needs it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from app.labels import label
from app.page.address import address
from app.page.known import Known
from app.page.links.strands import impact_line
from app.page.people import calls, role_words
from app.page.pieces import basis, joined, light, link, named, quote, quotes, row
from app.page.proofs import Part, long_table, proof
from app.page.readings import figure_words
from app.page.reasons import why
from app.page.tasks import told_task, units
from app.terminal.render import clean
from graph import Link, impact_of
from ontology import Edge, Node, quoted, schema

_NOTHING = Markup("")


def task_summary(known: Known, task: Node) -> Markup:
    """Where the task stands and by which of its rows."""
    status = known.status.get(task.id)
    rows = [found for ref in _items(known, task) if (found := known.items.get(ref)) and found.status == status]
    if not rows or status in ("met", "not_assessed"):
        return Markup("<p class='answer'>{}。</p>").format(light(status))
    more = f"同样的还有{len(rows) - 1}项。" if len(rows) > 1 else ""
    return Markup("<p class='answer'>{}，因为{}：{}{}</p>").format(
        light(status), named(known.graph.nodes[rows[0].id]), why(status, rows[0].reason), more
    )


def task_parts(known: Known, task: Node) -> Iterator[Part]:
    """The sections of a task's page."""
    yield Part("原文", _text(known, task))
    yield Part("谁负责、找谁", _units(known, task))
    yield Part("指标和项目", _rows(known, task))
    yield Part("它依赖的任务", _linked(known, known.relations.links("needed_by", [task.id]), "要先有"))
    yield Part("依赖它的任务", _linked(known, known.relations.links("depends_on", [task.id]), "在等它"))
    yield Part("共用同一事项的任务", _linked(known, known.relations.links("shares", [task.id]), "任务"))
    yield Part("如果滞后，会影响", affected(known, task))
    yield Part("涉及的平台、园区、计划", _places(known, task))


def _text(known: Known, task: Node) -> Markup:
    first = [each for each in task.evidence if each.document in known.graph.documents]
    body = Markup("<blockquote>{}</blockquote>").format(task.get("text") or task.name)
    rest = quotes(known.graph, first, "出处")
    return Markup("{}{}").format(body, rest)


def _units(known: Known, task: Node) -> Markup:
    found: dict[str, list[Link]] = {}
    for each in known.relations.links("responsible_for", [task.id]):
        found.setdefault(each.source, []).append(each)
    leads = {each.source: each for each in known.relations.links("responsible_for", [task.id], ("lead",))}
    told = joined(
        Markup("<div class='duty'>{}<div class='why'>{} {}</div></div>").format(
            calls(known, unit, Markup("<b>{}</b>").format(f"任务{task.get('no')}")),
            role_words([leads[unit]] if unit in leads and len(links) == 1 else links),
            proof(known, (edge for each in links for edge in each.edges)),
        )
        for unit, links in found.items()
    )
    return told or Markup("<p>没有写明责任单位。</p>")


def _items(known: Known, task: Node) -> list[str]:
    return list(dict.fromkeys(item for each in known.graph.rows(task.id) for item in known.relations.items_of(each.id)))


def _rows(known: Known, task: Node) -> Markup:
    """The items year by year: baseline, targets, the latest report, where each stands."""
    items = _items(known, task)
    years = sorted({target.get("year") for ref in items for target in _targets(known, ref) if target.get("year")})
    heads = ("指标或项目", "现状", *(f"{year}年目标" for year in years), "最近填报", "状态", "依据")
    return long_table(heads, (_row(known, ref, years) for ref in items), "")


def _row(known: Known, ref: str, years: list[int]) -> Markup:
    item, status = known.relations.items[ref], known.items.get(ref)
    targets, told = _targets(known, ref), _observations(known, ref)
    star = " *" if item.node.get("starred") else ""
    told_of = Markup("{}<br><span class='why'>{}</span>")
    standing = told_of.format(light(status.status), why(status.status, status.reason)) if status else _NOTHING
    claims = (*targets, *told)
    return row(
        Markup("{}{}").format(named(item.node), star),
        _said([each for each in told if each.get("origin") == "plan"]),
        *(_said([each for each in targets if each.get("year") == year]) for year in years),
        _said([each for each in told if each.get("origin") == "report"][-1:]),
        standing,
        proof(known, claims),
    )


def _targets(known: Known, ref: str) -> list[Node]:
    """The targets that status and look-ups use, else all."""
    members = sorted(known.relations.items[ref].members)
    every = [each for member in members for each in known.graph.targets(member, "HAS_TARGET")]
    return [each for each in every if each.get("preferred")] or every


def _observations(known: Known, ref: str) -> list[Node]:
    members = sorted(known.relations.items[ref].members)
    found = [each for member in members for each in known.graph.targets(member, "HAS_OBSERVATION")]
    return sorted(found, key=lambda each: each.get("as_of"))


def _said(nodes: Iterable[Node]) -> Markup:
    """The texts of targets or observations, each once, with how sure the reading is."""
    told = dict.fromkeys(
        Markup("{}{}{}").format(
            _words(each),
            _day(each),
            basis(each.certainty.basis),
        )
        for each in nodes
    )
    return joined(told, "；") or Markup("—")


def _words(node: Node) -> Markup:
    if node.get("origin") == "plan" and node.get("text"):
        return figure_words(node)
    return Markup("{}").format(clean(node.get("text") or str(node.get("value") or node.get("state") or "")))


def _day(node: Node) -> Markup:
    return Markup(" <span class='quiet'>{}</span>").format(node.get("as_of")) if node.get("as_of") else _NOTHING


def _linked(known: Known, links: Iterable[Link], head: str) -> Markup:
    tasks = {each.source: each for each in links if known.graph.nodes[each.source].kind == "Task"}
    rows = (
        row(
            told_task(known, ref),
            "间接" if each.via == "indirect" else "直接",
            light(known.status.get(ref)),
            units(known, ref),
            Markup("{} {}").format(_cues(each.edges), proof(known, each.edges, "依据")),
        )
        for ref, each in tasks.items()
    )
    return long_table((head, "怎样", "状态", "责任单位", "依据"), rows, "")


def _cues(edges: Iterable[Edge]) -> str:
    return "、".join(dict.fromkeys(quoted(clean(edge.get("cue"))) for edge in edges if edge.get("cue")))


def affected(known: Known, node: Node) -> Markup:
    """What slips with a thing: counted, listed by steps, and the picture of it."""
    whole = impact_of(known.graph, node.id)
    found = [each for each in whole.affected if each.kind not in ("Target", "Observation")]
    found = [each for each in found if known.relations.item(each.id) == each.id]
    if not found:
        return _NOTHING
    told = impact_line(known.graph, replace(whole, affected=tuple(found)), known.status)
    rows = (
        row(
            str(each.depth),
            schema().kind_label(each.kind),
            link(each.id, _name(known, each.id)),
            light(known.status.get(each.id)),
            basis(each.basis),
        )
        for each in found
    )
    picture = Markup("<a href='{}' target='_self'>看图</a>").format(address("links", id=node.id))
    listed = long_table(("几步", "种类", "名称", "状态", "确定程度"), rows, "", 30)
    return Markup("<p>{} {}</p><details class='proof'><summary>列出</summary>{}</details>").format(
        told, picture, listed
    )


def _name(known: Known, ref: str) -> str:
    return label(known.graph.nodes[ref])


def _places(known: Known, task: Node) -> Markup:
    found = {each.source: each for each in known.relations.links("concerned_by", [task.id])}
    rows = (
        row(schema().kind_label(known.graph.nodes[ref].kind), named(known.graph.nodes[ref]), proof(known, each.edges))
        for ref, each in found.items()
    )
    return long_table(("种类", "名称", "原文"), rows, "")


def evidence(known: Known, node: Node) -> Markup:
    """All places that name a node: few shown, many folded."""
    places = [each for each in dict.fromkeys(node.evidence) if each.document in known.graph.documents]
    if len(places) <= 2:
        return joined(quote(known.graph, each) for each in places)
    return quotes(known.graph, places)
