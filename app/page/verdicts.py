"""What people said of claims: in words, as pieces of HTML; the one who decides is asked in `decision`."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from markupsafe import Markup

from app.labels import label, properties
from app.page.pieces import basis, joined, named, quote, row, table
from app.render import clean
from graph import Decision, Graph
from ontology import Edge, Node, schema

VERDICTS = {"confirm": "确认", "reject": "驳回"}
JUDGED = "judge"  # where the address names the claim that is being decided on
_KIND = re.compile(r" ([A-Z]+(?:_[A-Z]+)*) ")  # between the ends in an edge's id
_LEFT_OUT = ("次序", "责任")  # the one says nothing here, the other stands in the sentence
_NOTHING = Markup("")


def claim_of(graph: Graph, ref: str) -> Node | Edge | None:
    """The node or edge of this id; None where the graph does not hold it (any more)."""
    return graph.nodes.get(ref) or graph.edges.get(ref)


def is_decidable(claim: Node | Edge) -> bool:
    """Whether a claim is read with more or less certainty, so that a person's word adds something."""
    kinds = schema().edges if isinstance(claim, Edge) else schema().nodes
    return kinds[claim.kind].certainty == "claimed"


def in_words(graph: Graph, ref: str) -> str:
    """What a claim says: 区科技局 负责 任务9“…”. One that left the graph is told by its id, as far as that goes."""
    ends = _ends(graph, ref)
    if ends is None:
        return _called(graph, ref)
    source, kind, target = ends
    return f"{_called(graph, source)} {_verb(graph, ref, kind)} {_called(graph, target)}"


def _ends(graph: Graph, ref: str) -> tuple[str, str, str] | None:
    claim = graph.edges.get(ref)
    if claim:
        return claim.source, claim.kind, claim.target
    found = None if ref in graph.nodes else _KIND.search(ref)
    if found is None or found[1] not in schema().edges:
        return None
    rest = ref[found.end() :]
    target = rest if rest in graph.nodes else rest.rpartition(" ")[0] or rest  # a mark may stand behind the target
    return ref[: found.start()], found[1], target


def _verb(graph: Graph, ref: str, kind: str) -> str:
    claim = graph.edges.get(ref)
    role = claim.get("role") if claim else None
    said = schema().kind_label(kind)
    return f"{said}（{schema().label('role', role)}）" if role else said


def _called(graph: Graph, ref: str) -> str:
    node = graph.nodes.get(ref)
    if node is None:
        return ref.rpartition("/")[2]
    if node.kind not in ("Target", "Observation"):
        return label(node)
    owner = next(iter(graph.sources(node.id, "HAS_TARGET", "HAS_OBSERVATION")), None)
    when = node.get("year") or node.get("as_of") or ""
    return f"{label(owner) if owner else ''}{when}{schema().kind_label(node.kind)}“{node.get('text') or ''}”"


def holding(decisions: Iterable[Decision], ref: str) -> Decision | None:
    """The decision on a claim that still holds."""
    return next((each for each in reversed(list(decisions)) if each.claim == ref and not each.undone), None)


def touching(decisions: Iterable[Decision], refs: Iterable[str]) -> list[Decision]:
    """The decisions on these nodes and on edges that join them, in the order they were made."""
    wanted = frozenset(refs)
    return [each for each in decisions if each.claim in wanted or not wanted.isdisjoint(_parts(each.claim))]


def _parts(claim: str) -> tuple[str, ...]:
    found = _KIND.search(claim)
    if found is None:
        return ()
    rest = claim[found.end() :]
    return claim[: found.start()], rest, rest.rpartition(" ")[0]


def verdict_line(decision: Decision) -> Markup:
    """One decision in a sentence."""
    told = Markup("<p class='verdict {}'><strong>{}</strong>：{}<br><span class='quiet'>{}</span></p>")
    said = f"已{VERDICTS[decision.verdict]}"
    return told.format(decision.verdict, said, clean(decision.because), _moment(decision.at))


def history(graph: Graph, decisions: Sequence[Decision], caption: str = "核定记录", about: bool = False) -> Markup:
    """All decisions, the newest first, the ones taken back too; nothing where there are none."""
    if not decisions:
        return _NOTHING
    heads = ("时间", *(("对什么",) if about else ()), "核定", "理由")
    return table(heads, (_line(graph, each, about) for each in reversed(decisions)), caption)


def _line(graph: Graph, decision: Decision, about: bool) -> Markup:
    said = VERDICTS[decision.verdict] + ("（已撤销）" if decision.undone else "")
    what = (in_words(graph, decision.claim),) if about else ()
    return row(_moment(decision.at), *what, said, clean(decision.because), css="undone" if decision.undone else "")


def _moment(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def proof(graph: Graph, ref: str) -> Markup:
    """What is decided on: the claim in words, how sure it is and why, other readings, and the plan's words for it."""
    claim = claim_of(graph, ref)
    if claim is None:
        told = Markup("<p class='claim'>{}</p><p class='quiet'>这一条已不在图中。</p>")
        return told.format(in_words(graph, ref))
    places = joined(quote(graph, each) for each in dict.fromkeys(claim.evidence))
    return Markup("<p class='claim'>{}</p>{}{}{}").format(
        _linked(graph, claim), sureness(claim), _facts(graph, claim), places
    )


def _linked(graph: Graph, claim: Node | Edge) -> Markup:
    if isinstance(claim, Node):
        return Markup("{}：{}").format(schema().kind_label(claim.kind), _called(graph, claim.id))
    ends = named(graph.nodes[claim.source]), _verb(graph, claim.id, claim.kind), named(graph.nodes[claim.target])
    return Markup("{} <strong>{}</strong> {}").format(*ends)


def _facts(graph: Graph, claim: Node | Edge) -> Markup:
    told = [f"{key}：{_value(graph, value)}" for key, value in properties(claim) if key not in _LEFT_OUT]
    return Markup("<p class='quiet'>{}</p>").format("　".join(told)) if told else _NOTHING


def sureness(claim: Node | Edge) -> Markup:
    """The basis with its rule and the other readings; nothing for what the text states."""
    sure = claim.certainty
    if sure.basis in (None, "stated"):
        return _NOTHING
    rule = Markup(" 规则：{}").format(sure.rule) if sure.rule else _NOTHING
    return Markup("<p class='sure'>{}{}{}</p>").format(basis(sure.basis), rule, _others(claim))


def _value(graph: Graph, value: str) -> str:
    return label(graph.nodes[value]) if value in graph.nodes else value


def _others(claim: Node | Edge) -> Markup:
    others = [
        f"{other.get('year')}年“{other.get('text')}”" if other.get("year") else f"“{other.get('text')}”"
        for other in claim.certainty.alternatives
    ]
    return Markup("<br>也可能是：{}").format("；".join(others)) if others else _NOTHING
