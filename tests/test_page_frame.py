"""What all views share, in a real browser."""


def test_links_move_within_the_session_and_back_returns(tab):
    tab.open("/entity", id="任务9")
    tab.page.get_by_role("link", name="问一问").first.click()
    tab.page.wait_for_function("document.title === '问一问 · 路图'")
    tab.page.go_back()
    tab.page.get_by_role("heading", name="任务9").first.wait_for()
    tab.page.reload()
    tab.page.get_by_role("heading", name="任务9").first.wait_for()


def test_back_from_another_view_finds_the_question_and_the_words_again(tab):
    tab.open("/", q="任务9由谁负责")
    tab.page.get_by_role("link", name="搜索").first.click()
    tab.drawn().page.get_by_label("搜什么").fill("孵化器")
    tab.page.get_by_role("link", name="科技企业孵化器数量", exact=True).first.wait_for()
    tab.page.go_back()
    tab.page.locator(".answer").wait_for()
    assert "区科技局" in tab.drawn().text
    tab.page.go_forward()
    tab.page.locator("ol.hits > li").first.wait_for()
    assert tab.drawn().page.get_by_label("搜什么").input_value() == "孵化器"


def test_an_id_alone_leads_to_its_page(tab):
    tab.open("/", id="任务9")
    assert "/entity?id=" in tab.page.url
    assert tab.page.title().startswith("任务9")
