"""搜索 in a real browser: typing, narrowing, turning pages, going back."""

from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.xdist_group("page")


def _state(tab):
    return {key: values[0] for key, values in parse_qs(urlsplit(tab.page.url).query).items()}


def test_typing_finds_and_offers_what_may_be_meant(tab):
    tab.open("/find")
    assert "看全部" in tab.text
    tab.page.get_by_label("搜什么").press_sequentially("kjj", delay=30)
    tab.page.get_by_role("link", name="区科技局 责任单位").wait_for()
    assert _state(tab) == {"words": "kjj"}
    tab.page.get_by_label("搜什么").fill("孵化器")
    tab.page.get_by_role("link", name="科技企业孵化器数量", exact=True).first.wait_for()
    assert tab.drawn().page.locator("ol.hits mark").first.inner_text()
    tab.shot("find")


def test_filters_stand_in_the_address_and_back_takes_them_off(tab):
    tab.open("/find", words="科技")
    before = tab.page.locator("ol.hits > li").count()
    tab.page.get_by_role("link", name="重点指标", exact=False).first.click()
    tab.page.locator("a.pick.on", has_text="重点指标").wait_for()
    tab.drawn()
    assert _state(tab) == {"words": "科技", "kind": "Indicator"}
    assert all("重点指标" in said for said in tab.page.locator("ol.hits .tag").all_inner_texts())
    tab.page.go_back()
    tab.page.locator("a.pick.on").wait_for(state="detached")
    assert tab.drawn().page.locator("ol.hits > li").count() == before
    assert _state(tab) == {"words": "科技"}


def test_pages_turn_and_new_words_begin_at_the_first(tab):
    tab.open("/find", words="科技")
    first = tab.page.locator("ol.hits > li").first.inner_text()
    tab.page.get_by_role("button", name="第2页").click()
    tab.page.get_by_text("这里是第21—40条").wait_for()
    assert tab.drawn().page.locator("ol.hits > li").first.inner_text() != first
    assert _state(tab) == {"words": "科技", "hits": "2"}
    tab.page.reload()
    tab.drawn().page.get_by_text("这里是第21—40条").wait_for()
    tab.page.get_by_label("搜什么").fill("企业")
    tab.page.get_by_text("这里是第1—20条").wait_for()
    assert "hits" not in _state(tab)


def test_nothing_found_says_what_to_try(tab):
    tab.open("/find", words="科技", kind="Group")
    assert "没有找到“科技”" in tab.text
    tab.page.get_by_role("link", name="去掉筛选").click()
    tab.page.get_by_text("找到", exact=False).first.wait_for()
    assert _state(tab) == {"words": "科技"}


def test_what_is_typed_never_becomes_markup(tab):
    tab.open("/find", words="<img src=x onerror=alert(1)> **b**")
    assert "<img src=x onerror=alert(1)> **b**" in tab.text


def test_what_is_too_long_is_cut_and_that_is_said(tab):
    tab.open("/find")
    tab.page.get_by_label("搜什么").fill("科技企业" * 80)
    tab.page.get_by_text("只搜前200个字").wait_for()
    assert len(tab.drawn().page.get_by_label("搜什么").input_value()) == 200


def test_another_page_begins_at_the_top_and_back_returns_to_the_place(tab):
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    tab.open("/find", words="科技")
    tab.page.get_by_test_id("stPagination").scroll_into_view_if_needed()
    foot = tab.page.evaluate(top)
    tab.page.get_by_role("button", name="第2页").click()
    tab.page.get_by_text("这里是第21—40条").wait_for()
    assert tab.drawn().page.evaluate(top) < foot / 2
    hit = tab.page.locator("ol.hits .hit a:not(.side)").nth(9)
    hit.scroll_into_view_if_needed()
    left = tab.page.evaluate(top)
    hit.click()
    tab.page.locator("h1.name").wait_for()
    tab.drawn().page.go_back()
    tab.page.get_by_text("这里是第21—40条").wait_for()
    tab.page.wait_for_function(f"Math.abs({top} - {left}) < 3")
