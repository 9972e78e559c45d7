"""Findings as pieces of HTML: what does not fit together in a plan, the words on both sides, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from app import wiring
from app.labels import RULES, label, task_no
from app.page.choices import Choice, choices
from app.page.pieces import joined, link, quote, quotes
from app.page.verdicts import HANDLED, holding, in_words, is_finding, sureness
from app.terminal.render import clean, place
from graph import ROW_KINDS, Decision, Graph, Relations
from ontology import Edge, Evidence, Node, quoted, schema

PER_PAGE = 15
HEADS = ("严重程度", "类别", "任务", "内容", "关于", "原文", "处理")
# The same shapes and colours as the lights of status, in the order of how grave it is.
_GRAVITY = {"error": ("off_target", "✖"), "warning": ("at_risk", "▲"), "note": ("on_track", "○")}
_BESIDE, _SHOWN, _ABOUT = 4, 30, 4
_NAME = 40  # characters


@dataclass(frozen=True, slots=True)
class Checks:
    """The findings of a graph, the gravest first: those still open, and those that a person has handled."""

    still_open: tuple[Node, ...]
    handled: tuple[Node, ...]


def checks(graph: Graph) -> Checks:
    """All findings; one that a person confirmed has been handled."""
    found = wiring.finding_nodes(graph)
    done = [each.certainty.basis == "confirmed" for each in found]
    pairs = list(zip(found, done, strict=True))
    return Checks(tuple(n for n, is_done in pairs if not is_done), tuple(n for n, is_done in pairs if is_done))


@lru_cache(2)
def concerned(relations: Relations) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Whose each finding is, by its id: the actions and the units of the tasks and rows that it is about."""
    graph = relations.graph
    return {node.id: _owners(relations, graph.targets(node.id, "ABOUT")) for node in graph.of("Finding")}


def _owners(relations: Relations, about: Iterable[Node]) -> tuple[frozenset[str], frozenset[str]]:
    graph, actions, units = relations.graph, set[str](), set[str]()
    for node in about:
        rows = graph.sources(node.id, "HAS_TARGET", "HAS_OBSERVATION") or [node]
        units |= {each.id for each in rows if each.kind == "Unit"}
        units |= {link.source for link in relations.links("responsible_for", [each.id for each in rows])}
        tasks = [graph.owner(each.id) if each.kind in ROW_KINDS else each for each in rows]
        above = [owner for task in tasks if task for owner in (task, *graph.sources(task.id, "HAS_TASK"))]
        actions |= {each.id for each in above if each.kind == "Action"}
    return frozenset(actions), frozenset(units)


def owned(found: Iterable[Node], relations: Relations, action: str | None, unit: str | None) -> list[Node]:
    """Those that concern the action and the unit; None is any."""
    whose = concerned(relations)
    return [
        node
        for node in found
        if (not action or action in whose[node.id][0]) and (not unit or unit in whose[node.id][1])
    ]


def narrowed(found: Iterable[Node], state: Mapping[str, str]) -> list[Node]:
    """Those of the severity and rule that the address names."""
    asked = {key: state[key] for key in ("severity", "rule") if state.get(key)}
    return [node for node in found if all(node.get(key) == value for key, value in asked.items())]


def narrowing(found: Sequence[Node], state: Mapping[str, str]) -> Markup:
    """Severity and rule as chips, each counted among what the other one leaves."""
    severities = Counter(node.get("severity") for node in narrowed(found, {"rule": state.get("rule", "")}))
    rules = Counter(node.get("rule") for node in narrowed(found, {"severity": state.get("severity", "")}))
    grave = [
        Choice(word.code, f"{_GRAVITY[word.code][1]} {word.label}", severities[word.code])
        for word in schema().lists["severity"]
        if severities[word.code]
    ]
    sorts = [Choice(code, RULES.get(code, code), count) for code, count in rules.most_common()]
    shown = choices("checkup", "程度", "severity", grave, state) + choices("checkup", "类别", "rule", sorts, state)
    return Markup("<nav class='facets' aria-label='筛选'>{}</nav>").format(shown)


def summary(found: Checks) -> Markup:
    """Where things stand, in a sentence."""
    if not found.still_open:
        told = f"没有待处理的问题，已处理{len(found.handled)}条。" if found.handled else "没有发现问题。"
        return Markup("<p class='answer'>{}</p>").format(told)
    counts = Counter(node.get("severity") for node in found.still_open)
    parts = joined(
        (
            grave(word.code, f"{word.label}{counts[word.code]}条")
            for word in schema().lists["severity"]
            if counts[word.code]
        ),
        "，",
    )
    done = f"，另有{len(found.handled)}条已处理" if found.handled else ""
    return Markup("<p class='answer'>{}条待核对：{}{}。</p>").format(len(found.still_open), parts, done)


def grave(code: str, words: str) -> Markup:
    """How grave something is, as a shape and words."""
    css, shape = _GRAVITY[code]
    return Markup('<span class="light {}"><span aria-hidden="true">{}</span> {}</span>').format(css, shape, words)


def card(graph: Graph, finding: Node, judge: Markup, doubts: Iterable[tuple[Node | Edge, Markup]] = ()) -> Markup:
    """One finding: what is wrong, the words on both sides, what it is about, its doubtful readings with their links.

    `judge` is the link that handles it; `doubts` are the doubtful claims, each with the link to decide on it.
    """
    severity = finding.get("severity")
    head = Markup("<header>{} <span class='tag'>{}</span> {}</header>").format(
        grave(severity, schema().label("severity", severity)), _rule(finding), judge
    )
    body = Markup("<h3>{}</h3>{}{}").format(clean(finding.get("message")), _places(graph, finding), _doubts(doubts))
    return Markup("<article class='finding' tabindex='-1' aria-label='{}'>{}{}{}</article>").format(
        named_finding(finding), head, body, _about(graph, finding)
    )


def named_finding(finding: Node) -> str:
    """A finding in a few words, by which it is told from others: how grave, and the beginning of what is wrong."""
    message = clean(str(finding.get("message")))
    short = message if len(message) <= _NAME else f"{message[:_NAME]}…"
    return f"{schema().label('severity', finding.get('severity'))}：{short}"


def done_card(told: str, undo: Markup) -> Markup:
    """What stands in the place of a finding that was just dealt with: what became of it, and how to take that back."""
    return Markup("<article class='finding done' tabindex='-1' aria-label='{}'><p>{} {}</p></article>").format(
        told, told, undo
    )


def _rule(finding: Node) -> str:
    return RULES.get(finding.get("rule"), str(finding.get("rule")))


def _places(graph: Graph, finding: Node) -> Markup:
    """Few places side by side, each with what it is; many folded."""
    places = list(dict.fromkeys(finding.evidence))
    if len(places) > _BESIDE:
        more = f"；这里列出前{_SHOWN}处，其余见下载的表" if len(places) > _SHOWN else ""
        return quotes(graph, places[:_SHOWN], f"原文共{len(places)}处{more}")
    origins = _origins(graph, finding)
    sides = joined(
        Markup("<figure><figcaption>{}</figcaption>{}</figure>").format(origins.get(each, "原文"), quote(graph, each))
        for each in places
    )
    return Markup("<div class='sides'>{}</div>").format(sides)


def _origins(graph: Graph, finding: Node) -> dict[Evidence, str]:
    """What is told at a place: 附表 2025年目标."""
    found: dict[Evidence, str] = {}
    for node in graph.targets(finding.id, "ABOUT"):
        parts = graph.targets(node.id, "HAS_TARGET", "HAS_OBSERVATION") if node.kind in ROW_KINDS else []
        for part in (*parts, node):
            told = _origin(part, node)
            found = {**dict.fromkeys(part.evidence, told), **found} if told else found
    return found


def _origin(part: Node, row: Node) -> str:
    scope = schema().label("scope", part.get("scope") or row.get("scope"))
    if part.kind == "Target":
        return f"{scope} {part.get('year')}年目标" if part.get("year") else f"{scope} 目标"
    if part.kind == "Observation":
        return f"{scope} {str(part.get('as_of'))[:4]}年完成情况"
    return f"{scope}的名称" if scope else ""


def _doubts(doubts: Iterable[tuple[Node | Edge, Markup]]) -> Markup:
    lines = joined(
        Markup("<li>{}{} {}</li>").format(_read_as(claim), _alternatives(claim), judge) for claim, judge in doubts
    )
    return Markup("<ul class='readings'>{}</ul>").format(lines) if lines else lines


def _read_as(claim: Node | Edge) -> str:
    year = claim.get("year") or str(claim.get("as_of") or "")[:4]
    return f"{quoted(clean(str(claim.get('text') or '')))}读作" + (f"{year}年" if year else f"{claim.get('value')}")


def _alternatives(claim: Node | Edge) -> Markup:
    return (
        sureness(claim)
        if claim.certainty.basis == "ambiguous"
        else Markup(" <span class='basis confirmed'>已核定</span>")
    )


def _about(graph: Graph, finding: Node) -> Markup:
    """Links to what it is about: things that have a page of their own, each name once."""
    shown = list(dict.fromkeys(_things(graph, finding)))
    links = joined((link(ref, words) for ref, words in shown[:_ABOUT]), "、")
    more = f"等{len(shown)}项" if len(shown) > _ABOUT else ""
    return Markup("<footer class='why'>关于：{}{}</footer>").format(links, more) if shown else Markup("")


def _things(graph: Graph, finding: Node) -> Iterator[tuple[str, str]]:
    for node in graph.targets(finding.id, "ABOUT"):
        if node.kind in ROW_KINDS:
            no, scope = task_no(graph, node), schema().label("scope", node.get("scope"))
            yield node.id, f"{f'任务{no} ' if no else ''}{label(node)}（{scope}）"
        elif node.kind not in ("Target", "Observation"):
            yield node.id, label(node)


def doubtful(graph: Graph, finding: Node) -> list[Node]:
    """The readings of a finding that a person may decide on: what it is about and was read with a doubt."""
    if finding.get("rule") != "ambiguous":
        return []
    return [n for n in graph.targets(finding.id, "ABOUT") if n.certainty.basis in ("ambiguous", "confirmed")]


def other_doubts(graph: Graph) -> list[Node | Edge]:
    """The ambiguous readings that no finding is about."""
    told = {node.id for finding in graph.of("Finding") for node in graph.targets(finding.id, "ABOUT")}
    return [claim for claim in graph if claim.certainty.basis == "ambiguous" and claim.id not in told]


def settled(graph: Graph, decisions: Sequence[Decision]) -> list[tuple[str, str, Decision]]:
    """The findings that a person has dealt with: id, message and the decision that holds, the latest first.

    One that was dismissed has left the graph and is told by where it stood.
    """
    refs = dict.fromkeys(each.claim for each in reversed(decisions) if not each.undone and is_finding(each.claim))
    held = [(ref, holding(decisions, ref)) for ref in refs]
    return [(ref, _told(graph, ref), decision) for ref, decision in held if decision]


def _told(graph: Graph, ref: str) -> str:
    return str(graph.nodes[ref].get("message")) if ref in graph.nodes else in_words(graph, ref)


def settled_list(found: Sequence[tuple[str, str, Decision, Markup]]) -> Markup:
    """What was dealt with, folded: each with the reason, the day, and the link to take it back."""
    lines = joined(
        Markup("<li><strong>{}</strong>：{}<div class='why'>理由：{}（{}）{}</div></li>").format(
            HANDLED[each.verdict], clean(told), clean(each.because), each.at[:10], undo
        )
        for _, told, each, undo in found
    )
    folded = "<details class='proof'><summary>已处理和不算问题的（{}条）</summary><ul>{}</ul></details>"
    return Markup(folded).format(len(found), lines) if found else lines


def preface(graph: Graph, today: date) -> list[tuple[str, str]]:
    """The lines above the sheet: which plans were checked, and when."""
    return [
        ("来源", "、".join(f"《{plan.name}》" for plan in graph.of("Plan"))),
        ("日期", today.isoformat()),
        ("说明", "路图读方案时自动核对出的问题，不是正式结论，请与原文核对。"),
    ]


def sheet_rows(graph: Graph, found: Iterable[Node], decisions: Sequence[Decision]) -> Iterator[tuple[str, ...]]:
    """The findings as rows of a sheet with HEADS."""
    for node in found:
        held = holding(decisions, node.id)
        numbers = dict.fromkeys(no for about in graph.targets(node.id, "ABOUT") if (no := task_no(graph, about)))
        yield (
            schema().label("severity", node.get("severity")),
            _rule(node),
            "、".join(numbers) or "全文",
            str(node.get("message")),
            "\n".join(dict.fromkeys(words for _, words in _things(graph, node))),
            "\n".join(f"{place(graph, e.document, e.start)}：{clean(e.quote)}" for e in dict.fromkeys(node.evidence)),
            f"已处理：{held.because}" if held else "",
        )
