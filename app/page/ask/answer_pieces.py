"""An answer as pieces of HTML: its figure and sentence, how it was understood, what was found with the plan's words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from app.page.address import VIEWS, address
from app.page.ask.asking import Asked
from app.page.ask.figure import large
from app.page.ask.sheet import changes
from app.page.pieces import SHAPES, joined, light, named, once, quote, quotes, row, table
from app.page.progress.board import headline as stand
from graph import ROW_KINDS, Graph, Relations, StatusReport, reported_days
from ontology import Evidence, Node, schema
from search import Piece

PER_PAGE = 20
_WORK = ("Task", *ROW_KINDS)
_MOST_UNITS, _LONG, _QUOTES, _OPEN = 4, 80, 5, 3  # so few results are shown with their proof open
_NOTHING = Markup("")
Results = Sequence[Mapping[str, Any]]


def headline(asked: Asked, graph: Graph) -> Markup:
    """The answer: its one figure large, its sentence below it, and how the question was taken."""
    reading, unused, said = asked.answer["reading"], asked.answer["unused"], asked.answer["answer"]
    read = Markup("<p class='quiet'>理解为：{}</p>").format(reading) if reading else _NOTHING
    read += Markup("<p class='quiet'>没有用到的词：{}</p>").format("、".join(unused)) if unused else _NOTHING
    return Markup("<section class='told {}' aria-label='答案' aria-live='polite'>{}{}{}{}</section>").format(
        asked.answer["outcome"], large(asked, graph), sentence(said), read, printed(asked)
    )


def sentence(said: str) -> Markup:
    """The answer's sentence; on phones a long one shows its beginning, and all of it to those who hear the page."""
    told = Markup("<p class='answer'>{}</p>").format(said)
    if len(said) <= _LONG:
        return told
    more = "<details><summary><span class='more'>展开全文</span><span class='less'>收起</span></summary></details>"
    return Markup("<div class='long'>{}{}</div>").format(told, Markup(more))


def printed(asked: Asked) -> Markup:
    """The question for paper, where the box is left out."""
    return Markup("<p class='on-paper'>问：{}</p>").format(" → ".join((*asked.before, asked.question)))


def altered(asked: Asked, original: str) -> Markup:
    """That a piece of the question was changed, what the box still says, and the address of the `original`."""
    if not asked.changed:
        return _NOTHING
    return Markup(
        "<p class='altered' role='status'><b>条件已改：{}</b> 原问：<s>{}</s> <a href='{}' target='_self'>恢复原来的问题</a></p>"
    ).format(changes(asked), asked.question, original)


def results_list(results: Results, graph: Graph, relations: Relations, first: int = 1) -> Markup:
    """What was found, each with its light, number, name, units, reason and the plan's words, counted from `first`."""
    few = len(results) <= _OPEN and first == 1
    cards = joined(_card(each, graph, relations, few) for each in results if each["id"] in graph.nodes)
    return Markup("<ol class='found' start='{}'>{}</ol>").format(first, cards)


def _card(result: Mapping[str, Any], graph: Graph, relations: Relations, opened: bool) -> Markup:
    node = graph.nodes[result["id"]]
    via = {"direct": "直接", "indirect": "间接"}.get(result["via"] or "", "")
    tag = Markup("<span class='tag'>{}</span>").format(via) if via else _NOTHING
    where = _where(result, node, graph)
    parts = [
        Markup("<span class='quiet'>{}</span>").format(where) if where else _NOTHING,
        _units(node, relations, graph),
    ]
    beside = joined((each for each in parts if each), " ")
    told = _proof([Evidence(**each) for each in result["evidence"]], graph, opened)
    return Markup(
        "<li><div class='found-head'>{} {} {}</div><div class='found-beside'>{}</div><p class='why'>{}</p>{}</li>"
    ).format(named(node), light(result["status"]), tag, beside, result["why"], told)


def _proof(places: Sequence[Evidence], graph: Graph, opened: bool) -> Markup:
    """The plan's words, open where few things were found; of many places the first, the others folded again."""
    if not places:
        return _NOTHING
    places = once(graph, places)
    told = joined(quote(graph, each) for each in places[:_QUOTES])
    rest = quotes(graph, places[_QUOTES:], "其余") if len(places) > _QUOTES else _NOTHING
    return Markup("<details class='proof'{}><summary>原文（{}处）</summary>{}{}</details>").format(
        Markup(" open") if opened else _NOTHING, len(places), told, rest
    )


def _where(result: Mapping[str, Any], node: Node, graph: Graph) -> str:
    """Its kind, and the task that it stands under."""
    if node.kind == "Task":
        action = next(iter(graph.sources(node.id, "HAS_TASK")), None)
        return action.name or "" if action and action.kind == "Action" else ""
    kind = schema().kind_label(node.kind)
    return f"{kind}，任务{result['no']}" if node.kind in ROW_KINDS and result["no"] else kind


def _units(node: Node, relations: Relations, graph: Graph) -> Markup:
    """The units of a task or row, the posts of a person."""
    if node.kind == "Person":
        posts = {post.name: post for post in reversed(graph.targets(node.id, "HOLDS"))}
        return joined((named(post) for post in reversed(posts.values())), "、")
    if node.kind not in _WORK:
        return _NOTHING
    units = list(dict.fromkeys(each.source for each in relations.links("responsible_for", [node.id])))
    more = f"等{len(units)}个单位" if len(units) > _MOST_UNITS else ""
    return joined((named(graph.nodes[ref]) for ref in units[:_MOST_UNITS]), "、") + more


def related(answer: Mapping[str, Any], graph: Graph) -> Markup:
    """What is near to the answer without being one of its results."""
    near = [each for each in answer["related"] if each["id"] in graph.nodes]
    if not near:
        return _NOTHING
    items = joined(
        Markup("<li>{} <span class='why'>{}</span></li>").format(named(graph.nodes[each["id"]]), each["why"])
        for each in near
    )
    return Markup("<h2 class='run'>相关</h2><ul class='near'>{}</ul>").format(items)


def understood(asked: Asked) -> Markup:
    """How the question was read, word by word."""
    rows = [row(each.words, each.kind, _meaning(each)) for each in asked.pieces]
    told = table(("词", "当作", "意思"), rows, "问题里的每个词是怎么理解的")
    return told + (Markup("<p class='quiet'>条件改过，以上是原来的问题。</p>") if asked.changed else _NOTHING)


def _meaning(piece: Piece) -> str:
    if piece.skipped:
        return "没有用到"
    others = f"；也可能是：{'、'.join(piece.others)}" if piece.others else ""
    return f"{piece.meaning}{'，' + piece.note if piece.note else ''}{others}"


def question_links(questions: Iterable[str], label_: str) -> Markup:
    """Questions to click on."""
    links = joined(
        Markup("<a class='chip' href='{}' target='_self'>{}</a> ").format(address("ask", q=each), each)
        for each in questions
    )
    return (
        Markup("<nav class='offers' aria-label='{}'><b>{}</b> {}</nav>").format(label_, label_, links)
        if links
        else links
    )


def beginning(graph: Graph, status: StatusReport, late: Markup = _NOTHING) -> Markup:
    """For someone who has not asked yet: which plans, how they stand in the words of 进展, and what else the pages tell.

    `late` says what is past its day.
    """
    days = [each for each in reported_days(graph) if each <= status.as_of]
    plans = "、".join(f"《{plan.name}》" for plan in graph.of("Plan")[:3])
    several = len(graph.of("Plan")) > 3
    cards = joined(
        Markup("<li><a href='{}' target='_self'><b>{}</b></a> <span class='quiet'>{}</span></li>").format(
            address(view.name), view.title, view.told
        )
        for view in VIEWS
        if not view.hidden and view.name != "ask"
    )
    return Markup(
        "<p class='quiet'>{}{}</p><p>{} <a href='{}' target='_self'>看进展</a></p>{}{}<ul class='ways'>{}</ul>"
    ).format(
        plans,
        "等" if several else "",
        stand(status, days),
        address("progress"),
        late,
        _items(status) if days else "",
        cards,
    )


def _items(status: StatusReport) -> Markup:
    """How many of the indicators and projects have each status: what is counted stands before the numbers."""
    counts = joined(
        (Markup("{} {}个").format(light(code), status.counts[code]) for code in SHAPES if status.counts.get(code)), "　"
    )
    kinds = Counter(each.kind for each in status.items if each.status == "off_target")
    split = "、".join(f"{schema().kind_label(kind)}{kinds[kind]}个" for kind in ROW_KINDS if kinds[kind])
    told = Markup("<p>{}个指标和项目中：{}{}</p>").format(
        len(status.items), counts, f"（未达标的：{split}）" if split else ""
    )
    return told
