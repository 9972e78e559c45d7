"""An answer as pieces of HTML: its figure and sentence, how it was understood, what was found with the plan's words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from app.page.address import address, readable
from app.page.ask.asking import Asked
from app.page.ask.figure import large
from app.page.ask.sentence import SHORT, Said, points, said
from app.page.ask.sheet import changes
from app.page.people import lead_heads
from app.page.pieces import joined, light, named, once, quote, quotes, row, table
from app.page.reasons import why
from graph import ROW_KINDS, Graph, Relations
from ontology import Evidence, Node, schema
from search import Piece

PER_PAGE = 20
_WORK = ("Task", *ROW_KINDS)
_MOST_UNITS, _QUOTES, _OPEN = 4, 5, 3  # so few results are shown with their proof open
_NOTHING = Markup("")
Results = Sequence[Mapping[str, Any]]


def headline(asked: Asked, graph: Graph) -> Markup:
    """The answer: its one figure large, its sentence below it, and how the question was taken."""
    reading, unused = asked.answer["reading"], asked.answer["unused"]
    read = Markup("<p class='quiet'>理解为：{}</p>").format(reading) if reading else _NOTHING
    read += Markup("<p class='quiet'>没有用到的词：{}</p>").format("、".join(unused)) if unused else _NOTHING
    return Markup("<section class='told {}' aria-label='答案' aria-live='polite'>{}{}{}{}</section>").format(
        asked.answer["outcome"], large(asked, graph), sentence(said(asked)), read, printed(asked)
    )


def sentence(told: Said) -> Markup:
    """What is said first large, what follows as a list; on phones a long one shows its beginning, and all of it to those who hear the page."""
    first = Markup("<p class='answer'>{}</p>").format(told.first) if told.first else _NOTHING
    if not told.rest:
        return first
    items = joined(Markup("<li>{}</li>").format(each) for each in told.rest)
    rest = Markup("<ul class='rest'>{}</ul>" if len(told.rest) > 1 else "<ul class='rest one'>{}</ul>").format(items)
    if sum(map(len, told.rest)) <= SHORT:
        return first + rest
    more = "<details><summary><span class='more'>展开全文</span><span class='less'>收起</span></summary></details>"
    return first + Markup("<div class='long'>{}{}</div>").format(rest, Markup(more))


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
    return Markup("<li><h3 class='found-head'>{} {} {}</h3><div class='found-beside'>{}</div>{}{}</li>").format(
        named(node), light(result["status"]), tag, beside, _reason(result), told
    )


def _reason(result: Mapping[str, Any]) -> Markup:
    """Why it is here: without the words that its light and its name say already, and several points as a list."""
    told, status = result["why"], result["status"]
    if result["kind"] == "Finding" and told.endswith(result["name"] or ""):
        return _NOTHING
    if status and told.startswith(f"{schema().label('status', status)}："):
        told = why(status, told.partition("：")[2])
    if len(own := points(told)) == 1:
        return Markup("<p class='why'>{}</p>").format(told) if told else _NOTHING
    return Markup("<ul class='why'>{}</ul>").format(joined(Markup("<li>{}</li>").format(each) for each in own))


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
    if node.kind == "Finding":
        return f"{kind}，{schema().label('severity', node.get('severity'))}"
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
    return (
        joined((named(graph.nodes[ref]) for ref in units[:_MOST_UNITS]), "、") + more + lead_heads(relations, node.id)
    )


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


def copy_button(href: str) -> Markup:
    """A button that copies this address of the page with one click, and the place where it says so."""
    return Markup(
        "<button type='button' class='copy' data-address='{}'>复制链接</button> <span class='quiet' role='status'></span>"
    ).format(readable(href))
