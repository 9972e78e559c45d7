"""责任 in a real browser: cells and their tasks, lead, loads, gaps, whom to call, at a desk and on a phone."""

import pytest
from pages import PHONE

pytestmark = pytest.mark.xdist_group("page")


def test_cell_lists_its_tasks_and_back_closes_it(tab):
    tab.open("/duty")
    cell = tab.page.locator("table.matrix td[class^=n] a").first
    times = int(cell.inner_text())
    cell.click()
    tab.drawn()
    chosen = tab.page.locator("section.chosen")
    assert f"{times}项任务" in chosen.locator("h2").inner_text()
    assert chosen.locator("tbody tr").count() == times
    assert "under=" in tab.page.url
    tab.shot("duty")
    tab.page.reload()
    tab.drawn()
    assert tab.page.locator("section.chosen").count() == 1
    tab.page.go_back()
    tab.page.locator("section.chosen").wait_for(state="detached")


def test_leads_say_that_they_are_a_convention(tab):
    tab.open("/duty")
    whole = tab.page.locator("table.matrix tbody tr").count()
    tab.page.get_by_role("link", name="只看牵头").click()
    tab.drawn()
    assert "按惯例" in tab.page.locator(".note").inner_text()
    assert tab.page.locator("table.matrix tbody tr").count() < whole


def test_loads_sort_by_any_column_and_narrow_to_an_action(tab):
    tab.open("/duty", show="load")
    tab.page.locator("table.loads thead").get_by_role("link", name="未达标").click()
    tab.drawn()
    numbers = [int(each) for each in tab.page.locator("table.loads td.drawn").all_inner_texts() if each != "–"]
    assert numbers == sorted(numbers, reverse=True)
    whole = tab.page.locator("table.loads tbody tr").count()
    tab.page.get_by_label("行动").click()
    tab.page.get_by_role("option").nth(1).click()
    tab.drawn()
    assert tab.page.locator("table.loads tbody tr").count() < whole


@pytest.mark.parametrize("show", ["matrix", "load", "gaps", "people"])
def test_fits_a_phone(tab, show):
    tab.page.set_viewport_size(PHONE)
    tab.open("/duty", show=show)
    tab.shot(f"duty-{show}-phone")
    wide = "(() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollWidth - main.clientWidth; })()"
    assert tab.page.evaluate(wide) <= 0


def test_on_a_phone_all_ways_to_look_are_in_sight_and_tasks_are_stacked(tab):
    tab.page.set_viewport_size(PHONE)
    tab.open("/duty")
    for words in ("矩阵", "工作量", "没人管、太多人管", "找谁"):
        box = tab.page.get_by_role("link", name=words, exact=True).bounding_box()
        assert box["x"] + box["width"] <= PHONE["width"]
    assert tab.page.get_by_text("左右滑动看其余行动").is_visible()
    tab.open("/entity", id="区科技局")
    boxes = tab.page.locator(".stacks .wide:visible")
    over = "(each) => each.scrollWidth - each.clientWidth"
    assert all(boxes.nth(at).evaluate(over) <= 1 for at in range(boxes.count()))
    tab.shot("unit-phone")
