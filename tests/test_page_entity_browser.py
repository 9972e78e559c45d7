"""详情 in a real browser: from task to unit to person by links, proof in place, a claim decided on and taken back."""

import pytest
from pages import PHONE

pytestmark = pytest.mark.xdist_group("page")


def test_chain_leads_from_task_to_person(tab):
    tab.open("/entity", id="任务9")
    tab.shot("task")
    stations = tab.page.locator("ol.chain").first.locator("a:not(.judge)")
    unit, person = stations.first.inner_text(), stations.last.inner_text()
    stations.first.click()
    tab.drawn()
    assert tab.page.locator("h1.name").inner_text() == unit
    tab.shot("unit")
    tab.page.locator("ol.chain").first.get_by_role("link", name=person).click()
    tab.drawn()
    assert tab.page.locator("h1.name").inner_text() == person
    assert unit in tab.text
    tab.page.go_back()
    tab.page.locator("h1.name", has_text=unit).wait_for()


def test_a_link_far_down_opens_its_page_at_the_top(tab):
    tab.open("/entity", id="区科技局")
    tab.page.locator("section.part").last.scroll_into_view_if_needed()
    tab.page.locator("section.part tbody td:first-child > a:visible").last.click()
    tab.drawn()
    assert tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_unknown_name_offers_the_nearest(tab):
    tab.open("/entity", id="区科技据")
    tab.page.get_by_role("link", name="区科技局").click()
    tab.drawn()
    assert tab.page.locator("h1.name").inner_text() == "区科技局"


def test_item_tells_why_and_shows_both_quotes(tab):
    tab.page.set_viewport_size(PHONE)
    tab.open("/entity", id="国家高新技术企业数量")
    assert "2025年的数各处写的不一样" in tab.text
    tab.shot("item-phone")
    wide = "(() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollWidth - main.clientWidth; })()"
    assert tab.page.evaluate(wide) <= 0


def test_a_claim_is_rejected_with_a_reason_and_taken_back(own_tab):
    tab, page = own_tab, own_tab.page
    tab.open("/entity", id="任务3")
    part = page.locator("section.part", has_text="它依赖的任务")
    before = part.locator("tbody tr").count()
    part.locator("details.proof").last.locator("summary").click()
    part.locator("a.judge").last.click()
    tab.drawn()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="驳回").click()
    tab.drawn()
    assert "请先写明理由" in dialog.inner_text()
    dialog.get_by_label("理由").fill("<b>已核实</b>")
    tab.shot("judge")
    dialog.get_by_role("button", name="驳回").click()
    tab.drawn()
    assert page.get_by_role("dialog").count() == 0
    assert part.locator("tbody tr").count() == before - 1
    record = page.locator("section.part", has_text="核定记录")
    assert "<b>已核实</b>" in record.inner_text()
    record.locator("a.judge").click()
    tab.drawn()
    page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    tab.drawn()
    assert part.locator("tbody tr").count() == before
    assert "已撤销" in record.inner_text()
