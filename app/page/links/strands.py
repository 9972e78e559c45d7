"""The part of a graph that a picture shows, as words and tables: for keyboards, for printing, and for what was cut."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from app.labels import label
from app.page.address import address, entity_address, with_state
from app.page.choices import Choice, split, switches
from app.page.links.near import Part, counts, its_own
from app.page.picture import relation
from app.page.pieces import SHAPES, basis, joined, light, named, quotes, row, table
from app.page.verdicts import is_decidable
from app.terminal.render import clean
from graph import Graph, Impact, Link
from ontology import Edge, Node, quoted, schema

_OPEN = 12  # rows of a table that need not be folded
_SHORT = 8  # characters of a name that a narrow column need not break
_LAST = 99  # behind every number of steps
_LONGEST = 16  # characters of a name in a list
_NOTHING = Markup("")
Judge = Callable[[Edge], Markup]


def filters(graph: Graph, whole: Part, state: Mapping[str, str]) -> Markup:
    """Kinds of things and of edges, and bases, as switches with their counts."""
    nodes, edges, bases = counts(graph, whole)
    words = schema()
    groups = (
        ("内容", [Choice(kind, words.kind_label(kind), nodes[kind]) for kind in words.nodes if nodes[kind]]),
        ("联系", [Choice(kind, words.kind_label(kind), edges[kind]) for kind in words.edges if edges[kind]]),
        (
            "依据",
            [Choice(code, words.label("basis", code), bases[code]) for code in words.codes("basis") if bases[code]],
        ),
    )
    shown = joined(switches("links", head, "off", values, state) for head, values in groups if len(values) > 1)
    opened = Markup(" open") if state.get("off") else _NOTHING
    return Markup("<details class='facets no-print'{}><summary>筛选内容、联系和依据</summary>{}</details>").format(
        opened, shown
    )


def left_out(part: Part) -> Markup:
    """What a picture does not show, by kind."""
    told = "、".join(f"{schema().kind_label(kind)}{count}个" for kind, count in part.left_out.items())
    if not told:
        return _NOTHING
    return Markup("<p class='quiet'>图里画了{}个，还有没画出的：{}；表里都有，也可以用筛选减少。</p>").format(
        len(part.nodes), told
    )


def closed(graph: Graph, part: Part, state: Mapping[str, str]) -> Markup:
    """What was not gone on from because it has so many neighbours, each with the link that opens it."""
    links = joined((_opening(graph.nodes[ref], state, _short(label(graph.nodes[ref]))) for ref in part.closed), "、")
    return Markup("<p class='quiet'>联系太多、没有再往外画的：{}（点了就展开）</p>").format(links) if links else links


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _opening(node: Node, state: Mapping[str, str], words: str) -> Markup:
    """The link that shows what is around a node of the picture as well."""
    kept = {key: value for key, value in state.items() if key not in ("pick", "see", "to")}
    where = with_state("links", kept, open=",".join(dict.fromkeys((*split(state.get("open")), node.id))))
    return Markup("<a href='{}' target='_self'>{}</a>").format(where, clean(words))


def strand_tables(graph: Graph, part: Part, judge: Judge, folded: bool = False) -> Markup:
    """All edges of the part by their kind: from, what, to, how sure, the words for it; `folded` until asked for."""
    kinds: dict[str, list[Edge]] = {}
    for each in part.edges:
        kinds.setdefault(each.kind, []).append(each)
    most = 0 if folded else _OPEN
    return joined(_strands(graph, kind, kinds[kind], judge, most) for kind in sorted(kinds, key=_rank))


def _rank(kind: str) -> int:
    first = ("DEPENDS_ON", "RESPONSIBLE_FOR")
    return first.index(kind) if kind in first else len(first) + list(schema().edges).index(kind)


def _strands(graph: Graph, kind: str, edges: Sequence[Edge], judge: Judge, most: int) -> Markup:
    head = f"{schema().kind_label(kind)}（{len(edges)}条）"
    shown = table(("从", "联系", "到", "依据"), (_strand(graph, each, judge) for each in edges), head)
    opened = Markup(" open") if len(edges) <= most else _NOTHING
    return Markup("<details class='strands'{}><summary><h3>{}</h3></summary>{}</details>").format(opened, head, shown)


def _strand(graph: Graph, each: Edge, judge: Judge) -> Markup:
    ends = _end(graph.nodes[each.source]), _end(graph.nodes[each.target])
    return row(ends[0], _whole(relation(each)), ends[1], proof_cell(graph, each, judge))


def _end(node: Node) -> Markup:
    """A link to a node; a short name is not broken in two."""
    return _whole(named(node)) if len(label(node)) <= _SHORT else named(node)


def _whole(words: str) -> Markup:
    """Words that stay on one line."""
    return Markup("<span class='nobreak'>{}</span>").format(words)


def proof_cell(graph: Graph, each: Edge, judge: Judge) -> Markup:
    """How sure an edge is, the words for it, and the link to decide on it."""
    cue = Markup("{} ").format(quoted(clean(each.get("cue")))) if each.get("cue") else _NOTHING
    decide = judge(each) if is_decidable(each) else _NOTHING
    return Markup("{}{} {} {}").format(cue, basis(each.certainty.basis), decide, quotes(graph, each.evidence))


def impact_table(graph: Graph, impact: Impact, statuses: Mapping[str, str]) -> Markup:
    """What is affected, by distance, the start's own parts last: each with its status, how sure, and the way to it."""
    levels: dict[int, list[Markup]] = {}
    own = its_own(graph, impact)
    for each in impact.affected:
        node = graph.nodes[each.id]
        way = joined((label(graph.nodes[ref]) for ref in each.path[1:-1]), " → ")
        kind, sure = _whole(schema().kind_label(each.kind)), basis(each.basis) or _whole("原文写明")
        name = Markup("{}<div class='why'>经由{}</div>").format(named(node), way) if way else named(node)
        cells = (kind, name, light(statuses.get(each.id)), sure)
        levels.setdefault(_LAST if each.id in own else each.depth, []).append(row(*cells))
    return joined(_level(depth, rows) for depth, rows in sorted(levels.items()))


def _level(depth: int, rows: Sequence[Markup]) -> Markup:
    told = "它自己的" if depth == _LAST else f"隔{depth}步" if depth > 1 else "直接受影响"
    head = f"{told}（{len(rows)}项）"
    shown = table(("种类", "名称", "状态", "确定程度"), rows, head)
    opened = Markup(" open") if len(rows) <= _OPEN else _NOTHING
    return Markup("<details class='strands'{}><summary><h3>{}</h3></summary>{}</details>").format(opened, head, shown)


def impact_line(graph: Graph, impact: Impact, statuses: Mapping[str, str]) -> str:
    """How much slips, in a sentence; the start's own parts are told apart."""
    own = its_own(graph, impact)
    others = [each for each in impact.affected if each.id not in own]
    mine = _counted(each.kind for each in impact.affected if each.id in own)
    parts, late = _counted(each.kind for each in others), _late((each.id for each in others), statuses)
    if not parts:
        told = f"（只有它自己的{mine}）" if mine else ""
        return f"没有写明或推得出会受它影响的其他任务和指标{told}。"
    with_own = f"；另有它自己的{mine}" if mine else ""
    return f"一旦滞后，共影响{len(impact.affected)}项：{parts}{late}{with_own}。"


def _counted(kinds: Iterable[str]) -> str:
    counts = Counter(kinds)
    return "、".join(f"{counts[kind]}个{schema().kind_label(kind)}" for kind in schema().nodes if counts[kind])


def _late(refs: Iterable[str], statuses: Mapping[str, str]) -> str:
    late = sum(statuses.get(ref) in ("off_target", "at_risk") for ref in refs)
    return f"，其中{late}项眼下未达标或有风险" if late else ""


def needs_table(graph: Graph, links: Iterable[Link], statuses: Mapping[str, str], judge: Judge) -> Markup:
    """What is waited for: the task, for which task, how directly, its status, the words for it."""
    ways = {"direct": "直接", "indirect": "间接"}
    rows = (
        row(
            named(graph.nodes[link.source]),
            light(statuses.get(link.source)),
            named(graph.nodes[link.target]),
            ways.get(link.via or "", ""),
            joined((proof_cell(graph, each, judge) for each in link.edges), " "),
        )
        for link in links
    )
    return table(("要等的任务", "状态", "谁在等", "怎样", "依据"), rows, "要等的任务")


def needs_line(links: Sequence[Link], statuses: Mapping[str, str]) -> str:
    """How much is waited for, in a sentence."""
    if not links:
        return "没有写明或推得出它要等别的任务。"
    tasks = {link.source for link in links}
    return f"要等{len(tasks)}项任务{_late(tasks, statuses)}。"


def overview_table(found: Iterable[tuple[Node, int, int]], statuses: Mapping[str, str]) -> Markup:
    """The tasks that most others wait for, each with how many do so directly and in all."""
    rows = (
        row(
            named(task),
            light(statuses.get(task.id)),
            str(direct),
            Markup("<a href='{}' target='_self'>{}项</a>").format(address("links", id=task.id, see="impact"), total),
        )
        for task, direct, total in found
    )
    return table(("任务", "状态", "直接在等", "一共在等"), rows, "最多任务在等的任务")


def marks(graph: Graph, part: Part, statuses: Mapping[str, str]) -> dict[str, str]:
    """The shape of each node's status, to stand before its name."""
    return {ref: SHAPES[statuses[ref]] for ref in part.nodes if ref in statuses and ref in graph.nodes}


def picked_node(graph: Graph, node: Node, state: Mapping[str, str], statuses: Mapping[str, str]) -> Markup:
    """What was clicked, and where one can go from it."""
    ways = (
        ("以它为中心", address("links", id=node.id)),
        ("滞后影响", address("links", id=node.id, see="impact")),
        *((("到它的路径", address("links", id=state["id"], see="way", to=node.id)),) if state.get("id") else ()),
        ("详情", entity_address(node.id)),
    )
    first = (_opening(node, state, "展开它的周围"),) if state.get("id") else ()
    links = joined(
        (*first, *(Markup("<a href='{}' target='_self'>{}</a>").format(u, words) for words, u in ways)), "　"
    )
    head = Markup("<span class='tag'>{}</span> <strong>{}</strong> {}")
    told = head.format(schema().kind_label(node.kind), clean(label(node)), light(statuses.get(node.id)))
    return Markup("<div class='picked' role='status'>{}<div>{}</div></div>").format(told, links)
