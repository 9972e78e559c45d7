"""Streamlit's own words are Chinese in menus, lists, tooltips, dialogs and refusals; of views as they open, see access."""

import pytest
from page_views import english
from pages import DESK, PHONE, Tab, free_port, start

pytestmark = pytest.mark.xdist_group("page")


def test_the_menu_is_chinese_and_short(tab):
    tab.open("/")
    tab.page.get_by_role("button", name="菜单").click()
    tab.page.get_by_role("menuitem", name="打印").wait_for()
    assert tab.page.locator("[data-testid=stMainMenuPopover] button:visible").all_inner_texts() == [
        "contrast\n自动",
        "light_mode\n浅色",
        "dark_mode\n深色",
        "打印",
    ]
    assert english(tab) == set()


def test_a_list_to_choose_from_is_chinese_open_empty_and_chosen(tab):
    tab.open("/duty")
    box = tab.page.get_by_role("combobox", name="行动")
    box.click()
    assert english(tab) == set()
    box.fill("没有这个行动")
    tab.page.get_by_role("option", name="没有相符的").wait_for()
    assert english(tab) == set()
    box.fill("行动")
    tab.page.get_by_role("option", name="行动").first.click()
    tab.page.get_by_role("button", name="清除").wait_for()
    assert english(tab.drawn()) == set()


def test_a_picture_and_what_can_be_done_with_it_is_chinese(tab):
    tab.open("/", q="任务9由谁负责")
    tab.page.locator("[data-testid=stExpander] canvas").first.hover()
    tab.page.get_by_role("button", name="全屏：关系图").press("Enter")
    tab.page.get_by_role("button", name="退出全屏：关系图").wait_for()
    assert english(tab) == set()


REFUSED = {
    "kind": ("a.txt", b"x", "不收这种文件"),
    "size": ("a.csv", b"x" * 5_300_000, "文件不能超过5.0MB"),
}


@pytest.mark.parametrize(("name", "content", "told"), REFUSED.values(), ids=REFUSED)
def test_a_refused_file_is_told_in_chinese(tab, name, content, told):
    tab.open("/progress", show="填报")
    tab.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
    tab.page.get_by_text(told).first.wait_for(state="attached")
    assert english(tab) == set()


def test_a_dialog_is_chinese_while_it_is_filled_in(tab):
    tab.open("/checkup")
    tab.page.locator("a.judge").first.click()
    tab.page.get_by_role("dialog").locator("textarea").fill("核过")
    tab.page.get_by_role("button", name="关闭").wait_for()
    assert english(tab.drawn()) == set()


def test_on_a_phone_the_way_to_the_views_is_chinese(tab):
    tab.page.set_viewport_size(PHONE)
    tab.open("/")
    tab.page.get_by_role("button", name="展开侧栏").click()
    tab.page.get_by_role("link", name="责任", exact=True).first.wait_for()
    assert english(tab) == set()


def test_a_server_that_is_gone_is_told_in_chinese(demo_store, browser):
    port = free_port()
    server = start(demo_store, port)
    page = browser.new_page(viewport=DESK, locale="zh-CN")
    try:
        tab = Tab(page, f"http://127.0.0.1:{port}").open("/")
        server.terminate()
        server.wait(20)
        page.get_by_text("提供网页的程序没有回应").wait_for(timeout=60_000)
        assert english(tab) == set()
    finally:
        server.kill()
        page.close()


def test_the_plans_own_words_are_left_as_they_are(tab):
    tab.open("/", q="Open")
    assert "Open" in tab.text
    assert tab.page.get_by_role("combobox", name="问题").input_value() == "Open"
