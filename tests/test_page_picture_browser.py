"""The drawn graph in a real browser: clicks at the real places of its nodes and edges, what is strong, and the saved file."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from graph import impact_of, open_store

pytestmark = pytest.mark.xdist_group("page")

TASK, UNIT, GOLD, PAPER = (47, 127, 214), (217, 130, 43), (242, 183, 5), (253, 253, 251)
_CANVAS = "[data-testid=stMain] canvas"
_LEGEND, _LEAST = 40, 40  # pixels: of height at the top, and of a spot that is a node
# The middles of the spots of one colour below the legend, in pixels of the window, largest first.
_SPOTS = """([css, colour, legend, least]) => {
  const canvas = document.querySelector(css), box = canvas.getBoundingClientRect(), wide = canvas.width;
  const { data } = canvas.getContext('2d').getImageData(0, 0, wide, canvas.height), scale = box.width / wide;
  const fits = (at) => [0, 1, 2].every((n) => Math.abs(data[4 * at + n] - colour[n]) < 4);
  const seen = new Set(), spots = [];
  for (let start = Math.round(legend / scale) * wide; start < data.length / 4; start += 1) {
    if (seen.has(start) || !fits(start)) continue;
    const todo = [start];
    seen.add(start);
    for (const at of todo)
      for (const next of [at - 1, at + 1, at - wide, at + wide])
        if (!seen.has(next) && next >= 0 && next < data.length / 4 && fits(next)) { seen.add(next); todo.push(next); }
    if (todo.length < least) continue;
    const mean = (of) => todo.reduce((sum, at) => sum + of(at), 0) / todo.length;
    spots.push([todo.length, box.left + mean((at) => at % wide) * scale, box.top + mean((at) => Math.floor(at / wide)) * scale]);
  }
  return spots.sort((a, b) => b[0] - a[0]).map(([, x, y]) => [x, y]);
}"""


def spots(tab, colour, css: str = _CANVAS, least: int = _LEAST) -> list[tuple[float, float]]:
    """Where the nodes of a colour are, in pixels of the window."""
    tab.page.locator(css).first.scroll_into_view_if_needed()
    tab.page.wait_for_timeout(500)
    return [tuple(each) for each in tab.page.evaluate(_SPOTS, [css, colour, _LEGEND, least])]


def middle(one, other) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def state(tab) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(tab.page.url).query).items()}


@pytest.fixture(scope="module")
def graph(demo_store):
    return open_store(demo_store).graph()


@pytest.fixture(scope="module")
def needed(graph) -> str:
    """The id of the task that most others require."""
    edges = [each for task in graph.tasks() for each in graph.out(task.id, "DEPENDS_ON")]
    required = [each.target for each in edges if each.get("strength") == "requires"]
    return max(dict.fromkeys(required), key=required.count)


def test_a_click_on_an_edge_of_an_answer_shows_its_evidence(tab):
    tab.open("/", q="任务9由谁负责")
    css = "[data-testid=stExpander] canvas"
    (task,), units = spots(tab, TASK, css), spots(tab, UNIT, css)
    assert len(units) == 2
    tab.page.mouse.click(*middle(task, units[0]))
    told = tab.page.locator("[data-testid=stExpander] p", has=tab.page.locator("b", has_text="责任"))
    told.wait_for()
    assert "任务9" in told.inner_text()
    assert tab.page.locator("[data-testid=stExpander] blockquote mark").count() >= 1
    tab.shot("picture-answer-edge")


def test_a_click_on_an_edge_of_the_dependencies_shows_its_evidence(tab, graph, needed):
    tab.open("/links", id=needed)
    (start,) = spots(tab, GOLD, least=10)[:1]
    others = sorted(spots(tab, UNIT), key=lambda each: abs(each[0] - start[0]) + abs(each[1] - start[1]))
    tab.page.mouse.click(*middle(start, others[0]))
    tab.page.locator(".picked blockquote").first.wait_for()
    edge = graph.edges[state(tab.drawn())["pick"]]
    assert needed in (edge.source, edge.target)
    assert edge.evidence[0].quote in tab.page.locator(".picked mark").first.inner_text()
    assert tab.page.locator(".picked").get_by_role("link", name="核定").count() == 1
    tab.shot("picture-edge")


def test_a_clicked_node_is_expanded(tab, needed):
    tab.open("/links", id=needed)
    rows = tab.page.locator("table.sheet tbody tr").count()
    tab.page.mouse.click(*spots(tab, UNIT)[0])
    tab.page.locator(".picked").get_by_role("link", name="展开它的周围").click()
    tab.page.wait_for_function(f"document.querySelectorAll('table.sheet tbody tr').length > {rows}")
    assert state(tab.drawn())["open"].startswith("unit/")
    tab.shot("picture-expanded")


def test_what_slips_with_a_task_is_strong_and_all_else_faint(tab, graph, needed):
    affected = {each.id for each in impact_of(graph, needed).affected if graph.nodes[each.id].kind == "Task"}
    assert affected
    tab.open("/links", id=needed, see="impact")
    faint = tuple(round(0.25 * one + 0.75 * other) for one, other in zip(UNIT, PAPER, strict=True))
    assert len(spots(tab, TASK)) == len(affected | {needed})
    assert spots(tab, UNIT) == []
    assert spots(tab, faint)
    tab.shot("picture-impact")


def test_the_picture_is_saved_as_an_image_of_its_own(tab, needed):
    tab.open("/links", id=needed)
    box = tab.page.locator(_CANVAS).first
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    with tab.page.expect_download() as waiting:
        tab.page.mouse.click(place["x"] + place["width"] - 26, place["y"] + place["height"] - 22)
    saved = Image.open(io.BytesIO(waiting.value.path().read_bytes()))
    assert (saved.format, waiting.value.suggested_filename) == ("PNG", "依赖图.png")
    assert saved.width == pytest.approx(2 * place["width"], abs=4)
    assert saved.height == pytest.approx(2 * place["height"], abs=4)
    colours = {colour for _, colour in saved.convert("RGB").getcolors(saved.width * saved.height)}
    assert {TASK, UNIT, PAPER} <= colours


def test_in_the_dark_a_picture_is_dark_and_on_paper_it_is_not(tab):
    shown = f"getComputedStyle(document.querySelector({_CANVAS!r})).filter"
    tab.page.emulate_media(color_scheme="dark")
    tab.open("/", q="任务9由谁负责")
    tab.page.wait_for_selector(_CANVAS)
    assert "invert" in tab.page.evaluate(shown)
    tab.page.emulate_media(media="print", color_scheme="dark")
    assert tab.page.evaluate(shown) == "none"
