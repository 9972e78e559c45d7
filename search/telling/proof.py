"""Why something was found: the words and the chain behind a hit, and the evidence that shows them."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from graph import ROW_KINDS, Hit, Link, Scene
from ontology import Edge, Evidence, Node, quoted, schema
from search.telling.labels import label

_BAD = ("off_target", "at_risk", "unknown", "no_data", "on_track", "met", "not_assessed")
_MOST = 3
_SEVERAL, _SHOWN = 2, 6  # tasks and rows


class Proof:
    """Says why, for the hits of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.graph, self.statuses, self.reasons = scene.graph, scene.statuses, scene.reasons
        self._relations = scene.relations

    def why(self, hit: Hit, with_status: bool) -> str:
        """The links that prove the hit, and where its status is asked for the reason of that; where it stands else."""
        said = list(dict.fromkeys(self.link(link) for link in hit.links if link.edges))
        work = self._work(hit, with_status)
        most = 1 if work else _MOST
        said = [*work, *said[:most], *([f"另有{len(said) - most}处"] if len(said) > most else [])]
        if with_status and hit.node.id in self.statuses:
            said.append(self.status(hit.node))
        return "；".join(said) or self.place(hit.node)

    def _work(self, hit: Hit, with_status: bool) -> list[str]:
        """For which of several tasks and rows a unit was found, and how they stand where that was asked."""
        ends = dict.fromkeys(link.target for link in hit.links if link.edges)
        own = [ref for ref in ends if self.graph.nodes[ref].kind in ("Task", *ROW_KINDS)]
        if hit.node.kind != "Unit" or len(own) < _SEVERAL:
            return []
        codes = [self.statuses.get(ref) if with_status else None for ref in own]
        told = [
            label(self.graph, ref) + (f"（{schema().label('status', code)}）" if code else "")
            for ref, code in zip(own, codes, strict=True)
        ]
        return ["、".join(told[:_SHOWN]) + (f"等{len(own)}项" if len(own) > _SHOWN else "")]

    def evidence(self, hit: Hit) -> list[dict[str, Any]]:
        """The slices of text behind the hit's links; the node's own where no link proves it."""
        found = [each for link in hit.links for edge in link.edges for each in self._of(edge)]
        own = hit.node.evidence if hit.node.kind == "Provision" else hit.node.evidence[:1]
        return evidence_json(found or own)

    def _of(self, edge: Edge) -> tuple[Evidence, ...]:
        """The slices behind an edge; what a finding is about is shown by the finding's own."""
        return self.graph.nodes[edge.source].evidence if edge.kind == "ABOUT" else edge.evidence

    def status(self, node: Node) -> str:
        """The status with its reason; a task's are those of the rows that make it as bad as it is."""
        code = self.statuses[node.id]
        said = schema().label("status", code)
        reason = self.reasons.get(node.id)
        if node.kind == "Task" and not reason:
            rows = [self._relations.item(row.id) for row in self.graph.rows(node.id)]
            worst = [row for row in dict.fromkeys(rows) if self.statuses.get(row) == code]
            told = [f"{label(self.graph, row)}{self._because(row)}" for row in worst[:_MOST]]
            reason = "；".join(told) + (f"等{len(worst)}项" if len(worst) > _MOST else "")
        return f"{said}：{reason}" if reason else said

    def _because(self, row: str) -> str:
        return f"（{self.reasons[row]}）" if row in self.reasons else ""

    def link(self, link: Link) -> str:
        """One link in words, with the plan's own in quotes."""
        first = link.edges[0]
        if first.kind == "DEPENDS_ON":
            return "，".join(self._step(each) for each in link.edges)
        if len(link.edges) > 1 and any(each.kind == "DEPENDS_ON" for each in link.edges):
            return "，".join(self._step(each) for each in reversed(link.edges))
        own = f"{self._step(first)}（按列在首位视为牵头）" if link.convention else self._step(first)
        return own

    def chain(self, link: Link) -> str:
        """Each step of a chain from one thing to another."""
        return "，".join(
            f"{label(self.graph, edge.source)}{self._step(edge)}" if edge.kind == "HOLDS" else self._step(edge)
            for edge in link.edges
        )

    def _step(self, edge: Edge) -> str:
        near, far = label(self.graph, edge.source), label(self.graph, edge.target)
        quote = quoted(edge.evidence[0].quote.strip()) if edge.evidence else ""
        match edge.kind:
            case "RESPONSIBLE_FOR":
                where = "正文" if edge.get("scope") == "body" else "附表"
                role = schema().label("role", edge.get("role"))
                return f"{where}把{near}列为{far}的{role if role.endswith('单位') else role + '单位'}{quote}"
            case "DEPENDS_ON":
                cue = quoted(edge.get("cue"))
                return f"{near}以{far}为前提{cue}" if edge.get("strength") == "requires" else f"{near}与{far}共用{cue}"
            case "HOLDS":
                return f"任{far}"
            case "SERVES_ON":
                return f"{far}{edge.get('role')}"
            case "CONCERNS":
                return f"{near}涉及{far}{quote}"
            case "ABOUT":
                return self.graph.nodes[edge.source].get("message") or ""
            case "IN_UNIT":
                return f"{near}属{far}"
        return f"{far}属于{near}"

    def place(self, node: Node) -> str:
        """Where the plan has it, for what nothing else explains."""
        kind = schema().kind_label(node.kind)
        if node.kind in ROW_KINDS:
            owner = self.graph.owner(node.id)
            return f"{label(self.graph, owner.id)}的{kind}" if owner and owner.kind == "Task" else f"方案的{kind}"
        if node.kind == "Task":
            return f"方案第{node.get('no')}项任务：{node.name}"
        if node.kind == "Finding":
            return f"{schema().label('severity', node.get('severity'))}：{node.get('message')}"
        quote = node.evidence[0].quote.strip() if node.evidence else ""
        return f"方案所列的{kind}" + (f"：{quoted(quote)}" if quote and quote != node.name else "")


def evidence_json(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Evidence as JSON, each slice once, in the order of the text."""
    return [asdict(each) for each in sorted(set(found))]
