"""依赖 in a real browser: choosing, clicking in the picture, narrowing, going back."""

from urllib.parse import parse_qs, urlsplit

import pytest

from graph import open_store

pytestmark = pytest.mark.xdist_group("page")

# Where the yellow rim of the picture's start is, in pixels of the window.
_RIM = """() => {
  const canvas = document.querySelector('[data-testid=stMain] canvas'), box = canvas.getBoundingClientRect();
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let x = 0, y = 0, n = 0;
  for (let at = 0; at < data.length; at += 4)
    if (Math.abs(data[at] - 242) < 6 && Math.abs(data[at + 1] - 183) < 6 && data[at + 2] < 12) {
      x += (at / 4) % canvas.width; y += Math.floor(at / 4 / canvas.width); n += 1;
    }
  return [box.left + x / n * box.width / canvas.width, box.top + y / n * box.height / canvas.height];
}"""


def _state(tab):
    return {key: values[0] for key, values in parse_qs(urlsplit(tab.page.url).query).items()}


@pytest.fixture(scope="module")
def needed(demo_store):
    """The id of a task that another requires."""
    graph = open_store(demo_store).graph()
    return next(
        e.target for task in graph.tasks() for e in graph.out(task.id, "DEPENDS_ON") if e.get("strength") == "requires"
    )


def test_without_a_choice_the_most_needed_tasks_come_first(tab):
    tab.open("/links")
    assert "最多任务在等的任务" in tab.text
    tab.page.locator("table.sheet a", has_text="项").first.click()
    tab.page.get_by_text("一旦滞后", exact=False).wait_for()
    assert _state(tab)["see"] == "impact"
    tab.drawn().shot("links-impact")
    tab.page.go_back()
    tab.page.get_by_text("最多任务在等的任务").wait_for()


def test_typing_chooses_what_to_look_at(tab):
    tab.open("/links")
    tab.page.get_by_label("看谁的依赖").press_sequentially("kjj", delay=30)
    tab.page.get_by_role("link", name="区科技局 责任单位").click()
    tab.page.get_by_text("筛选内容、联系和依据").wait_for()
    tab.drawn()
    assert _state(tab)["id"].startswith("unit/")
    assert tab.page.get_by_text("图里画了60个", exact=False).count() == 1
    tab.shot("links-unit")


def test_a_click_on_a_node_offers_where_to_go(tab, needed):
    tab.open("/links", id=needed)
    tab.page.locator("[data-testid=stMain] canvas").first.wait_for()
    tab.page.wait_for_timeout(500)
    tab.page.mouse.click(*tab.page.evaluate(_RIM))
    tab.page.locator(".picked").wait_for()
    assert _state(tab)["pick"] == needed
    tab.page.locator(".picked").get_by_role("link", name="滞后影响").click()
    tab.page.get_by_text("一旦滞后", exact=False).wait_for()
    assert _state(tab.drawn()) == {"id": needed, "see": "impact"}


def test_switches_take_kinds_out_and_stay_after_reload(tab, needed):
    tab.open("/links", id=needed)
    rows = tab.page.locator("table.sheet tbody tr").count()
    tab.page.get_by_text("筛选内容、联系和依据").click()
    tab.page.get_by_role("switch", name="责任单位", exact=False).click()
    tab.page.locator("a.pick.off").wait_for()
    assert _state(tab)["off"] == "Unit"
    assert tab.drawn().page.locator("table.sheet tbody tr").count() < rows
    tab.page.reload()
    assert tab.drawn().page.locator("a.pick.off").inner_text().startswith("☐ 责任单位")


def test_the_way_between_two_is_told_step_by_step(tab, needed):
    tab.open("/links", id=needed, see="way")
    tab.page.get_by_label("到哪里").fill("kjj")
    tab.page.get_by_role("link", name="区科技局 责任单位").click()
    tab.page.get_by_text("隔", exact=False).first.wait_for()
    assert _state(tab)["to"].startswith("unit/")
    assert tab.drawn().page.locator("[data-testid=stMain] ol li").count() >= 1


def test_an_edge_has_its_evidence_and_can_be_decided_on(tab, needed, demo_store):
    graph = open_store(demo_store).graph()
    edge = graph.into(needed, "DEPENDS_ON")[0]
    tab.open("/links", id=needed, pick=edge.id)
    assert edge.evidence[0].quote in tab.page.locator(".picked").inner_text()
    tab.page.locator(".picked").get_by_role("link", name="核定").click()
    tab.page.get_by_role("dialog").wait_for()
    tab.page.get_by_role("button", name="确认属实").wait_for()


def test_an_unknown_id_is_told_in_a_sentence(tab):
    tab.open("/links", id="没有这个编号")
    assert "没有编号或名称为“没有这个编号”的内容" in tab.text
    assert "看谁的依赖" in tab.text


def test_enter_chooses_what_was_typed_in_full(tab, needed):
    tab.open("/links")
    box = tab.page.get_by_label("看谁的依赖")
    box.press_sequentially("任务1", delay=30)
    box.press("Enter")
    tab.page.get_by_text("筛选内容、联系和依据").wait_for()
    assert _state(tab.drawn())["id"].endswith("/task/1")
    tab.page.go_back()
    tab.page.get_by_text("最多任务在等的任务").wait_for()
