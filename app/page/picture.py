"""A part of the graph as a picture: colours and shapes by kind, what is not stated dashed, for `st.echarts_chart`."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from app.labels import label
from app.page.rings import FEW, Position, rings
from graph import Graph
from ontology import Edge, Node, schema

Option = dict[str, Any]
# Mid tones, which stand out from white and from black; each kind has a shape of its own beside its colour.
_LOOKS: Mapping[str, tuple[str, str]] = {
    "Plan": ("#6b7280", "path://M0 0h20v6H0zM0 9h20v6H0z"),
    "Action": ("#8a6fd1", "path://M5 0h10l5 8.7L15 17.3H5L0 8.7z"),
    "Task": ("#2f7fd6", "roundRect"),
    "Indicator": ("#12997f", "diamond"),
    "Project": ("#5c9b2f", "rect"),
    "Unit": ("#d9822b", "circle"),
    "Person": ("#d1568d", "triangle"),
    "Post": ("#b76ba3", "path://M0 0h20L10 18z"),
    "Group": ("#c2504f", "path://M10 0l10 7.3-3.8 11.7H3.8L0 7.3z"),
    "Platform": ("#3b9fc4", "path://M5 0h10l5 14H0z"),
    "Park": ("#8f8a2b", "path://M7 0h6v7h7v6h-7v7H7v-7H0V7h7z"),
    "Programme": ("#7a8ca8", "arrow"),
    "Finding": ("#cf4a3c", "path://M6 0h8l6 6v8l-6 6H6l-6-6V6z"),
}
_OTHER = ("#8b8b8b", "circle")
# Colours of edges: who answers for what, what waits for what; all others grey.
_COLOURS = {"RESPONSIBLE_FOR": "#d9822b", "DEPENDS_ON": "#2f7fd6", "ABOUT": "#cf4a3c"}
_GREY, _GOLD = "#8b8f96", "#f2b705"
_LINES = {"inferred": "dashed", "ambiguous": "dotted"}
_WORDS = {"requires": "以其为前提", "shares": "共用"}
_LONGEST_LABEL, _PHONE = 12, 560
# A picture is a sheet of paper in either theme, so that what is saved or printed can be read anywhere.
_PAPER, _INK, _QUIET = "#fdfdfb", "#1c1e21", "#5f6368"
_FEW, _HIGH_FEW, _HIGH, _HIGH_CROWDED = 6, 1.4, 2.2, 2.4  # how much higher a phone's picture is
_STRETCH = 2.3  # how much higher a crowded picture is, whose names take the room beside it
_MIDDLE = 0.05  # so near to the middle a name stands below or above, else on its side
_SIZE, _SMALLEST, _MANY = 20, 11, 60  # of symbols in pixels, down to where there are many


def picture(
    graph: Graph,
    edges: Iterable[str],
    *,
    nodes: Iterable[str] = (),
    start: str | None = None,
    highlighted: Collection[str] = (),
    marks: Mapping[str, str] | None = None,
) -> Option:
    """The chart of these edges (ids), their ends, and further `nodes`; ids that the graph doesn't hold are left out.

    `start` stands in the middle. Where ids of nodes and edges are `highlighted`, all others are faint. `marks` are
    short words before a node's name, as the shape of its status. `clicked` tells from its state what was clicked.
    """
    lines = [graph.edges[key] for key in dict.fromkeys(edges) if key in graph.edges]
    ends = (end for each in lines for end in (each.source, each.target))
    ids = dict.fromkeys((*ends, *nodes, *([start] if start else ())))
    shown = [graph.nodes[key] for key in ids if key in graph.nodes]
    places = rings([node.id for node in shown], [(each.source, each.target) for each in lines], start)
    kinds = [kind for kind in schema().nodes if any(node.kind == kind for node in shown)]
    drawn = [_node(node, kinds, places[node.id], (marks or {}).get(node.id, "")) for node in shown]
    drawn = [_sided(each) for each in drawn] if len(drawn) > FEW else drawn
    series = {
        "type": "graph",
        "layout": "none",
        "data": [_emphasised(each, start, highlighted, len(drawn) > FEW) for each in drawn],
        "links": [_link(graph, each, highlighted) for each in lines],
        "categories": [_category(kind) for kind in kinds],
        **_manner(len(shown)),
    }
    return {
        "animation": False,
        "backgroundColor": _PAPER,
        "legend": _legend(kinds),
        "tooltip": {"confine": True, "renderMode": "richText"},
        "series": [series],
        "media": [{"query": {"maxWidth": _PHONE}, "option": _narrow(series["data"])}],
    }


def _narrow(drawn: list[Option]) -> Option:
    """How it differs on a phone: higher than wide, and the names on two short lines."""
    stretch = _HIGH_FEW if len(drawn) <= _FEW else _HIGH if len(drawn) <= FEW else _HIGH_CROWDED
    label = {"fontSize": 10, "lineHeight": 12, "width": 84, "overflow": "break"}
    data = [each | {"y": round(each["y"] * stretch)} for each in drawn]
    beside = 94 if len(drawn) > FEW else 48
    return {"series": [{"top": 76, "bottom": 92, "left": beside, "right": beside, "data": data, "label": label}]}


def saving(title: str, day: str) -> Option:
    """What a picture needs besides to be saved by itself: its title and day at the foot, and the button."""
    words = {"fontSize": 12, "fontWeight": "normal", "color": _QUIET, "width": 300, "overflow": "truncate"}
    small = {"fontSize": 11, "color": _QUIET}
    save = {"title": "存为图片", "name": "依赖图", "pixelRatio": 2, "backgroundColor": _PAPER}
    return {
        "title": {
            "text": title,
            "subtext": day,
            "left": 4,
            "bottom": 4,
            "itemGap": 2,
            "textStyle": words,
            "subtextStyle": small,
        },
        "toolbox": {
            "right": 4,
            "bottom": 0,
            "top": "auto",
            "iconStyle": {"borderColor": _QUIET},
            "feature": {"saveAsImage": save},
        },
    }


def clicked(state: Any, option: Option) -> str | None:
    """The id of the node or edge that is selected in the chart drawn from `option`; None where nothing is.

    `state` is what `st.echarts_chart(…, on_select="rerun")` gives; an id tells by itself whether it is an edge's.
    """
    selection = (state or {}).get("selection") or {}
    series = option["series"][0]
    for group in selection.get("selected") or ():
        among = series["links"] if group.get("data_type") == "edge" else series["data"]
        for at in group.get("data_indices") or ():
            if 0 <= at < len(among):
                return str(among[at]["id"])
    return None


def relation(edge: Edge) -> str:
    """An edge in a word or two, read from its source to its target: 牵头, 以其为前提, 涉及."""
    if edge.kind == "RESPONSIBLE_FOR":
        return schema().label("role", edge.get("role"))
    if edge.kind == "SERVES_ON" and edge.get("role"):
        return str(edge.get("role"))
    return _WORDS.get(edge.get("strength") or "") or schema().kind_label(edge.kind)


def described(option: Option) -> str:
    """The picture in a sentence, for those who don't see it."""
    series = option["series"][0]
    counts = [sum(node["category"] == at for node in series["data"]) for at in range(len(series["categories"]))]
    kinds = "、".join(f"{each['name']}{count}个" for count, each in zip(counts, series["categories"], strict=True))
    return f"关系图：{kinds}，联系{len(series['links'])}条；同样的内容见旁边的列表。"


_PAGED: Option = {"textStyle": {"color": _INK}, "pageTextStyle": {"color": _INK}, "pageIconColor": _QUIET}


def _legend(kinds: list[str]) -> Option:
    named = [{"name": schema().kind_label(kind), "icon": _LOOKS.get(kind, _OTHER)[1]} for kind in kinds]
    return {
        "type": "scroll",
        "top": 0,
        "left": 0,
        "right": 0,
        "itemHeight": 12,
        "itemWidth": 14,
        "data": named,
    } | _PAGED


def _category(kind: str) -> Option:
    colour, symbol = _LOOKS.get(kind, _OTHER)
    return {"name": schema().kind_label(kind), "symbol": symbol, "itemStyle": {"color": colour}}


def _node(node: Node, kinds: list[str], place: Position, mark: str) -> Option:
    name, (colour, symbol) = label(node), _LOOKS.get(node.kind, _OTHER)
    told = f"{schema().kind_label(node.kind)} {name}"
    short = name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"
    return {
        "id": node.id,
        "name": name,
        "category": kinds.index(node.kind),
        "symbol": symbol,
        "x": round(100 * place[0]),
        "y": round(100 * place[1]),
        "itemStyle": {"color": colour},
        "tooltip": {"formatter": _literal(told)},
        "label": {"formatter": _literal(f"{mark} {short}".strip()), "position": "top" if place[1] < -0.2 else "bottom"},
    }


def _literal(words: str) -> str:
    """Words in the place of a template, whose braces would be read."""
    return words.replace("{", "｛").replace("}", "｝")


def _sided(drawn: Option) -> Option:
    """The node with its name on the side where it stands, for a picture with so many that names below would overlap."""
    drawn = drawn | {"y": round(_STRETCH * drawn["y"])}
    if abs(drawn["x"]) < 100 * _MIDDLE:
        return drawn
    return drawn | {"label": drawn["label"] | {"position": "right" if drawn["x"] > 0 else "left"}}


def _emphasised(drawn: Option, start: str | None, highlighted: Collection[str], crowded: bool) -> Option:
    """The node larger where it is the start, faint where others are highlighted; its name then waits for the pointer
    where the picture is crowded.
    """
    look = drawn["itemStyle"]
    if drawn["id"] == start:
        drawn = drawn | {"symbolSize": 1.5 * _SIZE, "itemStyle": look | {"borderColor": _GOLD, "borderWidth": 3}}
    if highlighted and drawn["id"] not in highlighted:
        faint = drawn["label"] | {"opacity": 0.6, "show": not crowded}
        drawn = drawn | {"itemStyle": drawn["itemStyle"] | {"opacity": 0.25}, "label": faint}
    return drawn


def _link(graph: Graph, edge: Edge, highlighted: Collection[str]) -> Option:
    sure = edge.certainty.basis or ""
    doubt = f"（{schema().label('basis', sure)}）" if sure in _LINES else ""
    said, ends = relation(edge) + doubt, [label(graph.nodes[ref]) for ref in (edge.source, edge.target)]
    faint = bool(highlighted) and edge.id not in highlighted
    colour = _COLOURS.get(edge.kind, _GREY)
    line = {"type": _LINES.get(sure, "solid"), "color": colour, "opacity": 0.15 if faint else 0.85}
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "value": said,
        "tooltip": {"formatter": _literal(f"{ends[0]} {said} {ends[1]}")},
        **({"symbol": ["none", "none"]} if edge.get("strength") == "shares" else {}),
        "lineStyle": line,
    }


def _manner(nodes: int) -> Option:
    """How the series behaves: the more there is, the smaller."""
    return {
        "symbolSize": max(_SMALLEST, _SIZE - (_SIZE - _SMALLEST) * nodes / _MANY),
        "roam": True,
        "selectedMode": "single",
        "select": {"itemStyle": {"borderColor": _GOLD, "borderWidth": 3}, "lineStyle": {"width": 4}},
        "emphasis": {"focus": "adjacency", "label": {"show": True}, "edgeLabel": {"show": True}},
        "blur": {"itemStyle": {"opacity": 0.45}, "label": {"opacity": 0.6}, "lineStyle": {"opacity": 0.3}},
        "label": {"show": True, "fontSize": 12, "color": _INK},
        "labelLayout": {"hideOverlap": True},
        "edgeSymbol": ["none", "arrow"],
        "edgeSymbolSize": 8,
        "edgeLabel": {"show": False, "formatter": "{c}", "fontSize": 11, "color": _INK},
        "lineStyle": {"width": 1.6},
        "autoCurveness": True,
        "top": 56,
        "bottom": 76,
        "left": 170 if nodes > FEW else 96,
        "right": 170 if nodes > FEW else 96,
        "preserveAspect": "contain",
    }
