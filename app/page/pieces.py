"""Safe pieces of HTML: what comes from documents, reports and people is escaped where it is put in."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from markupsafe import Markup

from app.labels import label
from app.page.address import entity_address
from app.terminal.render import clean
from graph import Graph
from ontology import Evidence, Node, schema

STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
# A shape for each status, so that no one needs the colours.
SHAPES = {
    "off_target": "✖",
    "at_risk": "▲",
    "unknown": "？",
    "no_data": "○",
    "on_track": "▶",
    "met": "✔",
    "not_assessed": "–",
}
_AROUND = 60
_NOTHING = Markup("")


def light(code: str | None) -> Markup:
    """A status as a shape and its word; nothing without one."""
    if not code:
        return _NOTHING
    said = schema().label("status", code)
    return Markup('<span class="light {}"><span aria-hidden="true">{}</span> {}</span>').format(
        code, SHAPES[code], said
    )


def basis(code: str | None) -> Markup:
    """How sure a claim is, where it is not simply stated."""
    if code in (None, "stated"):
        return _NOTHING
    return Markup('<span class="basis {}">{}</span>').format(code, schema().label("basis", code))


def link(ref: str, words: str) -> Markup:
    """A link to an entity."""
    return Markup('<a href="{}" target="_self">{}</a>').format(entity_address(ref), clean(words))


def named(node: Node) -> Markup:
    """A link to a node under the name that it has in running text."""
    return link(node.id, label(node))


def row(*cells: str | Markup, css: str = "") -> Markup:
    """A table's row."""
    return Markup("<tr class='{}'>{}</tr>").format(css, joined(Markup("<td>{}</td>").format(cell) for cell in cells))


def table(heads: Sequence[str], rows: Iterable[Markup], caption: str) -> Markup:
    """A table that scrolls by itself on a narrow screen; the caption is for those who do not see it.

    Without a link in it, it takes the focus itself, so that the keyboard can scroll it.
    """
    head = joined(Markup("<th scope='col'>{}</th>").format(each) for each in heads)
    body = Markup("<caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody>").format(
        caption, head, joined(rows)
    )
    reached = "" if "<a " in body else Markup(" tabindex='0'")
    return Markup("<div class='wide'{}><table class='sheet'>{}</table></div>").format(reached, body)


def joined(parts: Iterable[str | Markup], between: str = "") -> Markup:
    """Pieces one after the other."""
    return Markup(between).join(parts)


def quote(graph: Graph, evidence: Evidence) -> Markup:
    """Where a slice stands, and its words marked among those around it on the line."""
    source = graph.documents.get(evidence.document)
    if source is None:
        return Markup("<blockquote><mark>{}</mark></blockquote>").format(evidence.quote)
    first, last = line(source.text, evidence.start, evidence.end)
    start, end = max(first, evidence.start - _AROUND), min(last, evidence.end + _AROUND)
    return Markup("<blockquote>{}{}<mark>{}</mark>{}{}<cite>{} 第{}行</cite></blockquote>").format(
        "…" if start > first else "",
        source.text[start : evidence.start],
        evidence.quote,
        source.text[evidence.end : end],
        "…" if end < last else "",
        source.name,
        source.text.count("\n", 0, evidence.start) + 1,
    )


def line(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line of a text begins and ends that holds the slice."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def once(graph: Graph, places: Iterable[Evidence]) -> list[Evidence]:
    """Each slice once, in the order given; those of one document that overlap, or lie in one another, are joined."""
    found: list[Evidence] = []
    for place in places:
        joining = [each for each in found if each.document == place.document and _overlap(each, place)]
        whole = _union(graph, [*joining, place])
        at = found.index(joining[0]) if joining else len(found)
        found = [each for each in found if each not in joining]
        found.insert(at, whole)
    return found


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def _union(graph: Graph, places: Sequence[Evidence]) -> Evidence:
    widest = max(places, key=lambda each: each.end - each.start)
    start, end = min(each.start for each in places), max(each.end for each in places)
    source = graph.documents.get(widest.document)
    if source is None or (widest.start, widest.end) == (start, end):
        return widest
    return Evidence(widest.document, start, end, source.text[start:end])


def quotes(graph: Graph, places: Iterable[Evidence], summary: str = "原文") -> Markup:
    """The plan's words, folded until they are asked for; nothing where there are none."""
    each_once = once(graph, places)
    if not each_once:
        return _NOTHING
    told = joined(quote(graph, each) for each in each_once)
    return Markup("<details class='proof'><summary>{}（{}处）</summary>{}</details>").format(
        summary, len(each_once), told
    )
