"""What people said of claims: in words, as pieces of HTML; the one who decides is asked in `decision`."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from markupsafe import Markup

from app.labels import RULES, label, properties
from app.page.pieces import basis, joined, named, quote, row, table
from app.terminal.render import clean
from graph import Decision, Graph
from ontology import Edge, Node, quoted, schema

VERDICTS = {"confirm": "确认", "reject": "驳回"}
HANDLED = {"confirm": "已处理", "reject": "不算问题"}  # what the same means for a finding
JUDGED = "judge"  # where the address names the claim that is being decided on
_KIND = re.compile(r" ([A-Z]+(?:_[A-Z]+)*) ")  # between the ends in an edge's id
_FINDING = "/finding/"
_LEFT_OUT = ("次序", "责任")  # the one says nothing here, the other stands in the sentence
_TOLD = ("规则", "内容")  # a finding's, which its head tells
_NOTHING = Markup("")


def claim_of(graph: Graph, ref: str) -> Node | Edge | None:
    """The node or edge of this id; None where the graph does not hold it (any more)."""
    return graph.nodes.get(ref) or graph.edges.get(ref)


def is_finding(ref: str) -> bool:
    """Whether an id is that of a finding, also of one that left the graph; an edge from or to one is none."""
    return _FINDING in ref and not _KIND.search(ref)


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
        return _dismissed(graph, ref) if is_finding(ref) else ref.rpartition("/")[2]
    if node.kind not in ("Target", "Observation"):
        return label(node)
    owner = next(iter(graph.sources(node.id, "HAS_TARGET", "HAS_OBSERVATION")), None)
    when = node.get("year") or node.get("as_of") or ""
    return f"{label(owner) if owner else ''}{when}{schema().kind_label(node.kind)}{quoted(node.get('text') or '')}"


def _dismissed(graph: Graph, ref: str) -> str:
    where, _, rest = ref.rpartition(_FINDING)
    rule = rest.split("/", 1)[0]
    return f"{_called(graph, where)}：{RULES.get(rule, rule)}"


def rejected(graph: Graph, decisions: Sequence[Decision], refs: Iterable[str] | None = None) -> list[Decision]:
    """The decisions that took an edge (one that joins any of `refs`, if given) out of the graph, the latest first."""
    told = decisions if refs is None else touching(decisions, refs)
    latest = dict.fromkeys(each.claim for each in reversed(told) if _KIND.search(each.claim))
    held = (holding(decisions, claim) for claim in latest if claim not in graph.nodes and claim not in graph.edges)
    return [each for each in held if each and each.verdict == "reject"]


def rejected_list(graph: Graph, found: Sequence[Decision], judge: Callable[..., Markup]) -> Markup:
    """The rejected edges, folded: each in words, with the reason and the link to take it back; nothing without any."""
    lines = joined(
        Markup("<li>{}<div class='why'>理由：{}（{}） {}</div></li>").format(
            in_words(graph, each.claim), clean(each.because), each.at[:10], judge(each.claim, "撤销")
        )
        for each in found
    )
    folded = "<details class='strands rejected'><summary><h3>已驳回的联系（{}条）</h3></summary><ul>{}</ul></details>"
    return Markup(folded).format(len(found), lines) if found else _NOTHING


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
    said = HANDLED[decision.verdict] if is_finding(decision.claim) else f"已{VERDICTS[decision.verdict]}"
    return told.format(decision.verdict, said, clean(decision.because), _moment(decision.at))


def history(
    graph: Graph, decisions: Sequence[Decision], caption: str = "核定记录", judge: Callable[..., Markup] | None = None
) -> Markup:
    """All decisions, the newest first, the ones taken back too; nothing where there are none.

    With `judge`, which gives the link to decide on a claim, each says on what it is, and can be taken back.
    """
    if not decisions:
        return _NOTHING
    heads = ("时间", *(("对什么",) if judge else ()), "核定", "理由", *(("",) if judge else ()))
    return table(heads, (_line(graph, each, judge) for each in reversed(decisions)), caption)


def _line(graph: Graph, decision: Decision, judge: Callable[..., Markup] | None) -> Markup:
    words = HANDLED if is_finding(decision.claim) else VERDICTS
    cells = [_moment(decision.at), words[decision.verdict] + ("（已撤销）" if decision.undone else "")]
    if judge:
        cells.insert(1, in_words(graph, decision.claim))
    undo = ("" if decision.undone else judge(decision.claim, "撤销"),) if judge else ()
    return row(*cells, clean(decision.because), *undo, css="undone" if decision.undone else "")


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
    if claim.kind == "Finding":
        return Markup("{}：{}").format(RULES.get(claim.get("rule"), "问题"), clean(claim.get("message") or ""))
    if isinstance(claim, Node):
        return Markup("{}：{}").format(schema().kind_label(claim.kind), _called(graph, claim.id))
    ends = named(graph.nodes[claim.source]), _verb(graph, claim.id, claim.kind), named(graph.nodes[claim.target])
    return Markup("{} <strong>{}</strong> {}").format(*ends)


def _facts(graph: Graph, claim: Node | Edge) -> Markup:
    left_out = _TOLD if claim.kind == "Finding" else _LEFT_OUT
    told = [f"{key}：{_value(graph, value)}" for key, value in properties(claim) if key not in left_out]
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
