"""The page of an entity, whatever its kind: its head, then its sections."""

from collections.abc import Iterator

from markupsafe import Markup

from app.labels import label, properties
from app.page.address import address
from app.page.entity.findings import findings_part
from app.page.entity.item import item_parts, item_summary
from app.page.entity.task import evidence, task_parts, task_summary
from app.page.entity.thing import crumbs, thing_parts
from app.page.entity.unit import person_parts, person_summary, unit_parts, unit_summary
from app.page.known import Known
from app.page.pieces import named
from app.page.proofs import Part, listed
from app.page.verdicts import history, sureness, touching
from app.terminal.render import clean
from graph import ROW_KINDS
from ontology import Node, schema

_NOTHING = Markup("")
_TOLD = ("又称", "带*", "级别", "序号")


def shown_for(known: Known, node: Node) -> tuple[Node, ...]:
    """The nodes whose pages tell of this one: the items that a row is, the node itself else."""
    if node.kind not in ROW_KINDS:
        return (node,)
    return tuple(known.graph.nodes[ref] for ref in known.relations.items_of(node.id)) or (node,)


def is_judged(node: Node) -> bool:
    """Whether its page shows statuses, its own or those of what it is joined to."""
    return node.kind not in ("Target", "Observation", "Provision", "Finding", "Post")


def which(known: Known, node: Node, items: tuple[Node, ...]) -> Markup:
    """Says that a figure stands for several items, with the links to them."""
    told = Markup("<p class='answer'>“{}”对应{}项，请选一项：</p>{}")
    return told.format(clean(node.name or ""), len(items), listed(named(each) for each in items))


def head(known: Known, node: Node) -> Markup:
    """Where it stands in the plan, its kind and name, other spellings, what it comes to in one sentence."""
    kind = schema().kind_label(node.kind)
    star = " <span class='tag'>带*，看全省排位</span>" if node.get("starred") else ""
    aliases = node.get("aliases") or ()
    also = Markup("<p class='quiet'>又称：{}</p>").format("、".join(map(clean, aliases))) if aliases else _NOTHING
    known_too = Markup("<p class='quiet'>{}</p>").format(_line(node)) if _line(node) else _NOTHING
    return Markup("{}<p class='kind'><span class='tag'>{}</span>{} {}</p><h1 class='name'>{}</h1>{}{}{}{}").format(
        crumbs(known, node),
        kind,
        Markup(star),
        _ways(known, node),
        clean(label(node)),
        also,
        known_too,
        sureness(node),
        _summary(known, node),
    )


def _line(node: Node) -> str:
    """The known properties in a short line, but for those that the page tells elsewhere."""
    if node.kind in ("Task", "Finding"):
        return ""
    told = [(key, value) for key, value in properties(node) if key not in _TOLD]
    return "　".join(f"{key}：{clean(value)}" for key, value in told)


def _ways(known: Known, node: Node) -> Markup:
    if node.kind in ("Target", "Observation", "Provision"):
        return _NOTHING
    return Markup("<a class='side no-print' href='{}' target='_self'>看它的关系图</a>").format(
        address("links", id=node.id)
    )


def _summary(known: Known, node: Node) -> Markup:
    match node.kind:
        case "Unit":
            return unit_summary(known, node)
        case "Person":
            return person_summary(known, node)
        case "Task":
            return task_summary(known, node)
        case "Indicator" | "Project":
            return item_summary(known, known.relations.items[node.id])
    return _NOTHING


def parts(known: Known, node: Node) -> Iterator[Part]:
    """All sections of the page, those that most readers come for first."""
    item = known.relations.items.get(node.id)
    match node.kind:
        case "Unit":
            yield from unit_parts(known, node)
        case "Person":
            yield from person_parts(known, node)
        case "Task":
            yield from task_parts(known, node)
        case "Indicator" | "Project" if item:
            yield from item_parts(known, item)
        case _:
            yield from thing_parts(known, node)
    refs = sorted(item.members) if item else [node.id]
    if node.kind != "Finding":
        yield findings_part(known, [node.id])
    if node.kind not in ("Task", "Finding"):
        yield Part("方案里的原文", evidence(known, node))
    yield _verdicts(known, refs)


def _verdicts(known: Known, refs: list[str]) -> Part:
    """What people decided on it and its edges; each that still holds can be undone."""
    found = touching(known.decisions, refs)
    return Part("核定记录", history(known.graph, found, "人的核定，最近的在前", known.judge))
