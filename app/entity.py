"""The one thing that a person means by an id, a name or a task's number."""

import re
from dataclasses import asdict
from typing import Any

from app.labels import label
from graph import ROW_KINDS, Graph, folded
from ontology import Edge, LutuError, Node, schema, to_json

_SHOWN = 5
_NAMELESS = ("Finding", "Target", "Observation")  # their names say what they are, and not which
_NUMBERED = re.compile(r"(?:第?(?:重点)?任务|第|task)?\s*(.+?)\s*(?:号?(?:重点)?任务|项)?", re.IGNORECASE)


class EntityError(LutuError):
    """Nothing in the graph, or more than one thing, is meant."""


def find_entity(graph: Graph, said: str) -> Node:
    """The node with this id, else the only one of this name, other spelling or task number; EntityError otherwise."""
    found = candidates(graph, said)
    if len(found) == 1:
        return found[0]
    if found:
        raise EntityError(_several(graph, said, found))
    raise EntityError(f"没有编号或名称为“{said}”的内容{_near(graph, said)}，请用 lutu search 查到编号再试。")


def candidates(graph: Graph, said: str) -> list[Node]:
    """All that may be meant by an id, a name, another spelling or a task's number, each real thing once."""
    if said in graph.nodes:
        return [graph.nodes[said]]
    return _things(graph, _named(graph, said) or _numbered(graph, said) or _called(graph, said))


def find_unit(graph: Graph, said: str) -> Node:
    """The unit of this id or of this name in any spelling; EntityError otherwise."""
    units = [node for node in [graph.nodes.get(said)] if node and node.kind == "Unit"]
    units = units or [node for node in _called(graph, said) if node.kind == "Unit"]
    if len(units) == 1:
        return units[0]
    if units:
        raise EntityError(_several(graph, said, units))
    raise EntityError(f"没有责任单位“{said}”{_near(graph, said, 'Unit')}，请核对后再试。")


def _named(graph: Graph, said: str) -> list[Node]:
    wanted = folded(said)
    named = (node for kind in schema().nodes if kind not in _NAMELESS for node in graph.of(kind))
    return [node for node in named if wanted and wanted in _spellings(node)]


def _spellings(node: Node) -> set[str]:
    return {folded(name) for name in (node.name, *(node.get("aliases") or ()), _levelled(node)) if name}


def _levelled(node: Node) -> str:
    return label(node) if node.kind in ROW_KINDS else ""


def _numbered(graph: Graph, said: str) -> list[Node]:
    match = _NUMBERED.fullmatch(said.strip())
    wanted = folded(match[1]).strip("()[].、") if match else ""
    return [task for task in graph.of("Task") if wanted and folded(task.get("no")) == wanted]


def _called(graph: Graph, said: str) -> list[Node]:
    """By the spellings that questions may use: short forms, with or without the place's name."""
    from search import names_of

    names = names_of(graph).by_spelling.get(folded(said), ())
    return [graph.nodes[ref] for ref in dict.fromkeys(ref for name in names for ref in name.ids)]


def _things(graph: Graph, found: list[Node]) -> list[Node]:
    """Each real thing once: of rows that are one, the annex's before the body's before the headline's."""
    scopes = schema().codes("scope")
    kept: dict[frozenset[str], Node] = {}
    for node in sorted(found, key=lambda each: scopes.index(each.get("scope")) if each.get("scope") in scopes else 0):
        kept.setdefault(frozenset(graph.same(node.id)), node)
    return list(kept.values())


def _several(graph: Graph, said: str, found: list[Node]) -> str:
    listed = "、".join(f"{schema().kind_label(node.kind)} {node.id}" for node in found[:_SHOWN])
    more = f"等{len(found)}个" if len(found) > _SHOWN else ""
    return f"“{said}”可能是{listed}{more}，请写出其中一个的编号。"


def _near(graph: Graph, said: str, *kinds: str) -> str:
    close = nearest(graph, said, *kinds)
    return f"，最接近的是{'、'.join(f'“{node.name}”' for node in close)}" if close else ""


def nearest(graph: Graph, said: str, *kinds: str) -> list[Node]:
    """The things (of these kinds) whose names come nearest to what was said, the nearest first; few, or none."""
    from rapidfuzz import process

    nodes = graph.of(
        *(kinds or ("Task", *ROW_KINDS, "Unit", "Person", "Platform", "Park", "Programme", "Group", "Provision"))
    )
    names = {node.id: folded(node.name or "") for node in nodes}
    close = process.extract(folded(said), names, limit=3, score_cutoff=50)
    return [graph.nodes[ref] for _, _, ref in close]


def entity_json(graph: Graph, node: Node) -> dict[str, Any]:
    """A node with its edges both ways and the places that name it, as `show --json` prints it."""
    kinds = schema().edges
    edges = [*graph.out(node.id, *kinds), *graph.into(node.id, *kinds)]
    return {
        "node": to_json(node),
        "edges": [{**to_json(each), "other": _other(graph, node, each)} for each in edges],
        "evidence": [asdict(each) for each in node.evidence],
    }


def _other(graph: Graph, node: Node, each: Edge) -> dict[str, Any]:
    other = graph.nodes[each.target if each.source == node.id else each.source]
    return {"id": other.id, "kind": other.kind, "name": other.name}
