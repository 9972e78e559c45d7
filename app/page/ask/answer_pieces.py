"""An answer as pieces of HTML: its figure and sentence, what was found with the plan's words, the counts as bars."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from app.labels import label
from app.page.address import VIEWS, address
from app.page.ask.asking import Asked
from app.page.pieces import SHAPES, joined, light, link, named, quote, quotes, row, table
from graph import ROW_KINDS, Fact, Figures, Graph, Query, Relations, StatusReport
from ontology import Evidence, Node, schema
from search import Piece

PER_PAGE = 20
_WORK = ("Task", *ROW_KINDS)
_MOST_UNITS, _LONGEST_FIGURE, _QUOTES, _OPEN = 4, 14, 5, 3  # so few results are shown with their proof open
_COUNTERS = {"Unit": "个单位", "Person": "人", "Action": "个行动", "Plan": "个方案", "Finding": "个问题"}
_NOTHING = Markup("")
Results = Sequence[Mapping[str, Any]]


def headline(asked: Asked, graph: Graph) -> Markup:
    """The answer: its one figure large, its sentence beside it."""
    figure = _figure(asked.answer, asked.query, graph)
    large = Markup("<p class='figure'>{}</p>").format(figure) if figure else _NOTHING
    reading, unused = asked.answer["reading"], asked.answer["unused"]
    read = Markup("<p class='quiet'>理解为：{}</p>").format(reading) if reading else _NOTHING
    read += Markup("<p class='quiet'>没有用到的词：{}</p>").format("、".join(unused)) if unused else _NOTHING
    return Markup(
        "<section class='told {}' aria-label='答案' aria-live='polite'>{}<p class='answer'>{}</p>{}</section>"
    ).format(asked.answer["outcome"], large, asked.answer["answer"], read)


def _figure(answer: Mapping[str, Any], query: Query | None, graph: Graph) -> str:
    """The value with its unit where the sentence has it so; else how many were found; the one thing by its name."""
    value, results = answer["value"], answer["results"]
    if value is not None:
        said = f"{value:g}" if isinstance(value, float) else str(value)
        if isinstance(value, int | float):
            said += _unit_behind(said, answer["answer"], query, results, graph)
        return said if len(said) <= _LONGEST_FIGURE else ""
    if not results or (query and isinstance(query.give, Figures | Fact)):
        return ""
    if len(results) == 1:
        name = graph.nodes[results[0]["id"]].name or ""
        return name if len(name) <= _LONGEST_FIGURE and results[0]["kind"] not in _WORK else ""
    kinds = {each["kind"] for each in results}
    return f"{len(results)}{_COUNTERS.get(kinds.pop(), '项') if len(kinds) == 1 else '项'}"


def _unit_behind(said: str, sentence: str, query: Query | None, results: Results, graph: Graph) -> str:
    """What the sentence counts or measures the figure in: the row's unit of measure, else a word that counts."""
    node = graph.nodes.get(results[0]["id"]) if results else None
    units = [str(node.get("measure_unit"))] if node and node.get("measure_unit") else []
    units += [] if query and isinstance(query.give, Figures) else ["项", "个", "人", "位"]
    return next((unit for unit in units if re.search(rf"(?<![\d.]){re.escape(said + unit)}", sentence)), "")


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


def bars(groups: Results, refs: Mapping[str, str], caption: str) -> Markup:
    """Counts or values as bars with their numbers, a table to whoever can't see it."""
    sizes = [float(each["count"] if each["value"] is None else each["value"]) for each in groups if _number(each)]
    most = max((abs(size) for size in sizes), default=0) or 1
    rows = joined(_bar(each, refs, most) for each in groups)
    return Markup("<table class='bars'><caption>{}</caption><tbody>{}</tbody></table>").format(caption, rows)


def _number(group: Mapping[str, Any]) -> bool:
    return group["value"] is None or isinstance(group["value"], int | float)


def _bar(group: Mapping[str, Any], refs: Mapping[str, str], most: float) -> Markup:
    size = group["count"] if group["value"] is None else group["value"]
    share = round(100 * abs(float(size)) / most) if _number(group) else 0
    key = link(refs[group["key"]], group["key"]) if group["key"] in refs else Markup("{}").format(group["key"])
    said = f"{size:g}" if isinstance(size, float) else str(size)
    return Markup(
        "<tr><th scope='row'>{}</th><td><span class='bar' style='width:{}%' aria-hidden='true'></span>{}</td></tr>"
    ).format(key, share, said)


def related(answer: Mapping[str, Any], graph: Graph) -> Markup:
    """What is near to the answer without being one of its results."""
    near = [each for each in answer["related"] if each["id"] in graph.nodes]
    if not near:
        return _NOTHING
    items = joined(
        Markup("<li>{} <span class='why'>{}</span></li>").format(named(graph.nodes[each["id"]]), each["why"])
        for each in near
    )
    return Markup("<h3>相关</h3><ul class='near'>{}</ul>").format(items)


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


def puzzled(asked: Asked) -> Markup:
    """What was not understood, and what can be asked instead."""
    words = joined((Markup("<mark>{}</mark>").format(each) for each in asked.unplaced), "、")
    said = Markup("没能理解{}").format(words) if words else Markup("没能理解这个问题")
    find = searching(asked.question)
    return Markup("<section class='told' aria-live='polite'><p class='answer'>{}。</p>{}{}</section>").format(
        said, question_links(asked.offers, "可以这样问："), find
    )


def beginning(graph: Graph, status: StatusReport, reported: bool) -> Markup:
    """For someone who has not asked yet: which plans, how they stand, and what else the pages tell."""
    plans = "、".join(f"《{plan.name}》" for plan in graph.of("Plan")[:3])
    several = len(graph.of("Plan")) > 3
    counts = joined(
        (Markup("{} {}项").format(light(code), status.counts[code]) for code in SHAPES if status.counts.get(code)), "　"
    )
    told = Markup("截至{}：{}").format(status.as_of.isoformat(), counts) if reported else "还没有填报进展。"
    progress = Markup("<p>{} <a href='{}' target='_self'>看进展</a></p>").format(told, address("progress"))
    cards = joined(
        Markup("<li><a href='{}' target='_self'><b>{}</b></a> <span class='quiet'>{}</span></li>").format(
            address(view.name), view.title, view.told
        )
        for view in VIEWS
        if not view.hidden and view.name != "ask"
    )
    return Markup("<p class='quiet'>{}{}</p>{}<ul class='ways'>{}</ul>").format(
        plans, "等" if several else "", progress, cards
    )


def searching(question: str) -> Markup:
    """A link to the full-text search for the same words."""
    href = address("find", words=question)
    return Markup("<p class='also'>也可以<a href='{}' target='_self'>按词搜索“{}”</a>。</p>").format(href, question)


def group_refs(graph: Graph, answer: Mapping[str, Any]) -> dict[str, str]:
    """The ids of what the groups of an answer are called after, where one thing alone is called so."""
    called = {str(each["key"]).strip("“”"): str(each["key"]) for each in answer["groups"]}
    found: dict[str, list[str]] = {}
    for node in graph.of(*{each["kind"] for each in answer["results"]}):
        for said in {node.name, label(node), f"任务{node.get('no')}"} & called.keys():
            found.setdefault(called[str(said)], []).append(node.id)
    return {key: refs[0] for key, refs in found.items() if len(refs) == 1}


def sheet_rows(asked: Asked, graph: Graph, relations: Relations) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The results as a table for a sheet: heads and rows."""
    heads = ("任务序号", "类别", "名称", "状态", "责任单位", "依据", "原文")
    rows: list[tuple[str, ...]] = []
    for each in asked.answer["results"]:
        node = graph.nodes[each["id"]]
        units = (
            dict.fromkeys(link.source for link in relations.links("responsible_for", [node.id]))
            if node.kind in _WORK
            else ()
        )
        rows.append(
            (
                each["no"] or "",
                schema().kind_label(each["kind"]),
                node.name or label(node),
                schema().label("status", each["status"]),
                "、".join(str(graph.nodes[ref].name) for ref in units),
                each["why"],
                "\n".join(dict.fromkeys(place["quote"].strip() for place in each["evidence"])),
            )
        )
    return heads, rows
