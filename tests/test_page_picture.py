"""A part of the graph as a chart: what it holds, how doubt looks, what was clicked."""

import json
from itertools import pairwise
from math import hypot

import pytest
from ask_graph import PLAN, ask_graph

from app.page.picture import clicked, described, picture, saving
from app.page.rings import rings
from graph import Graph
from ontology import Node, edge

GRAPH = ask_graph()
TASK = f"{PLAN}/task/1"
EDGES = [each.id for each in GRAPH.into(TASK, "RESPONSIBLE_FOR")]
OPTION = picture(GRAPH, EDGES, nodes=[f"{PLAN}/task/2"], start=TASK)
SERIES = OPTION["series"][0]


def test_a_picture_holds_the_edges_their_ends_and_further_nodes():
    assert [each["id"] for each in SERIES["links"]] == EDGES
    ends = {end for key in EDGES for end in (GRAPH.edges[key].source, GRAPH.edges[key].target)}
    assert {each["id"] for each in SERIES["data"]} == ends | {f"{PLAN}/task/2"}
    json.dumps(OPTION)


def test_what_the_graph_does_not_hold_is_left_out():
    empty = picture(GRAPH, ["none"], nodes=["none"], start="none")["series"][0]
    assert (empty["data"], empty["links"]) == ([], [])


def test_each_kind_has_a_shape_of_its_own():
    shapes = {kind["name"]: kind["symbol"] for kind in SERIES["categories"]}
    assert len(shapes) == 2
    assert len(set(shapes.values())) == 2


def test_only_what_is_highlighted_is_strong():
    one = EDGES[0]
    drawn = picture(GRAPH, EDGES, highlighted={one, TASK})["series"][0]
    strong = [each["id"] for each in drawn["links"] if each["lineStyle"]["opacity"] > 0.5]
    faint = {each["id"] for each in drawn["data"] if each["itemStyle"].get("opacity", 1) < 0.5}
    assert strong == [one]
    assert TASK not in faint
    assert len(faint) == len(drawn["data"]) - 1


def test_words_of_a_plan_are_no_template():
    drawn = picture(GRAPH, EDGES, marks={TASK: "{b}"})["series"][0]
    assert not any("{" in each["label"]["formatter"] for each in drawn["data"])


STATES = {
    "nothing": (None, None),
    "no selection": ({"selection": {"selected": []}}, None),
    "node": ({"selection": {"selected": [{"data_type": "node", "data_indices": [0]}]}}, SERIES["data"][0]["id"]),
    "edge": ({"selection": {"selected": [{"data_type": "edge", "data_indices": [1]}]}}, EDGES[1]),
    "of another chart": ({"selection": {"selected": [{"data_type": "node", "data_indices": [99]}]}}, None),
}


@pytest.mark.parametrize(("state", "id_"), STATES.values(), ids=STATES)
def test_what_was_clicked(state, id_):
    assert clicked(state, OPTION) == id_


def test_the_picture_is_told_in_a_sentence():
    assert described(OPTION).startswith(f"关系图：重点任务2个、责任单位{len(EDGES)}个")


def test_rings_stand_around_the_start():
    nodes = [str(at) for at in range(40)]
    places = rings(nodes, [("0", each) for each in nodes[1:]], "0")
    assert places["0"] == (0, 0)
    assert len(set(places.values())) == 40
    assert min(hypot(*places[each]) for each in nodes[1:]) >= 1


def test_parts_that_do_not_hang_together_stand_apart():
    places = rings(["a", "b", "c", "d"], [("a", "b"), ("c", "d")])
    assert len(set(places.values())) == 4


def test_a_circle_of_edges_ends():
    assert set(rings(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")])) == {"a", "b", "c"}


def test_a_picture_is_paper_with_dark_ink_and_is_saved_with_its_title():
    told = saving("任务9 · 周围", "截至2021-09-30")
    assert OPTION["backgroundColor"] == told["toolbox"]["feature"]["saveAsImage"]["backgroundColor"]
    assert (told["title"]["text"], told["title"]["subtext"]) == ("任务9 · 周围", "截至2021-09-30")
    assert SERIES["label"]["color"] == OPTION["legend"]["textStyle"]["color"]


def test_tooltips_are_words_and_what_is_shared_has_no_arrow():
    assert not any(each["tooltip"]["formatter"] in ("", "-") for each in SERIES["data"])
    assert all(each["value"] in each["tooltip"]["formatter"] for each in SERIES["links"])
    shared = edge("DEPENDS_ON", TASK, f"{PLAN}/task/2", {"cue": "共用", "strength": "shares"})
    graph = Graph((), [GRAPH.nodes[TASK], GRAPH.nodes[f"{PLAN}/task/2"]], [shared])
    assert picture(graph, [shared.id])["series"][0]["links"][0]["symbol"] == ["none", "none"]
    assert not any("symbol" in each for each in SERIES["links"])


def crowd(**told):
    units = [Node(f"unit/甲/{at}", "Unit", {"name": f"单位{at}"}) for at in range(20)]
    ties = [edge("RESPONSIBLE_FOR", each.id, TASK) for each in units]
    graph = Graph((), [GRAPH.nodes[TASK], *units], ties)
    return picture(graph, [each.id for each in ties], start=TASK, **told)["series"][0]


def test_names_of_many_stand_beside_them_on_lines_of_their_own():
    around = [each for each in crowd()["data"] if each["id"] != TASK]
    sides = {"right": [each["y"] for each in around if each["x"] > 0], "left": [e["y"] for e in around if e["x"] < 0]}
    for side, lines in sides.items():
        assert all(
            each["label"]["position"] == side
            for each in around
            if each["y"] in lines and each["x"] * (1, -1)[side == "left"] > 10
        )
        heights = sorted(lines)
        assert min(b - a for a, b in pairwise(heights)) > 10


def test_where_many_stand_around_what_is_highlighted_only_that_has_its_name():
    named = {each["id"] for each in crowd(highlighted={TASK})["data"] if each["label"].get("show", True)}
    assert named == {TASK}
