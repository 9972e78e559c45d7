"""问一问 in a real browser: typing, completing, changing how a question was understood, opening the proof."""

import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from pages import PHONE


def state(tab) -> dict[str, str]:
    """What stands in the address."""
    return {key: values[0] for key, values in parse_qs(urlsplit(tab.page.url).query).items()}


def box(tab):
    """The question's box."""
    return tab.page.get_by_role("combobox", name="问题")


def test_a_typed_question_is_answered_and_its_address_keeps_it(tab):
    tab.open("/")
    box(tab).fill("任务9由谁负责")
    box(tab).press("Enter")
    tab.page.wait_for_selector(".told .answer")
    tab.drawn()
    assert state(tab) == {"q": "任务9由谁负责"}
    assert "区科技局" in tab.page.inner_text(".told .answer")
    tab.shot("ask-answer")
    tab.page.reload()
    tab.drawn()
    assert box(tab).input_value() == "任务9由谁负责"
    tab.page.go_back()
    tab.page.get_by_text("试试问").first.wait_for()
    assert box(tab).input_value() == ""


@pytest.mark.parametrize(("typed", "completed"), [("请问qkjj", "请问区科技局"), ("请问区科", "请问区科技局")])
def test_names_are_completed_within_a_sentence(tab, typed, completed):
    tab.open("/")
    box(tab).press_sequentially(typed)
    assert box(tab).get_attribute("aria-expanded") == "true"
    box(tab).press("ArrowDown")
    assert tab.page.get_by_role("option", selected=True).inner_text().startswith("区科技局")
    tab.shot("ask-completing")
    box(tab).press("Enter")
    assert box(tab).input_value() == completed
    assert state(tab) == {}


FIRST = {"kjj": "区科技局", "jxj": "区经信局", "科技": "区科技局", "任务1": "任务1 "}


@pytest.mark.parametrize(("typed", "first"), FIRST.items(), ids=FIRST)
def test_short_forms_and_exact_names_come_first(tab, typed, first):
    tab.open("/")
    box(tab).press_sequentially(typed)
    assert tab.page.get_by_role("option").first.inner_text().startswith(first)


def test_escape_closes_the_list_and_keys_of_an_input_method_are_left_alone(tab):
    tab.open("/")
    box(tab).press_sequentially("区科")
    box(tab).press("Escape")
    assert box(tab).get_attribute("aria-expanded") == "false"
    keys = tab.page.context.new_cdp_session(tab.page)
    keys.send("Input.imeSetComposition", {"text": "ji", "selectionStart": 2, "selectionEnd": 2})
    assert box(tab).input_value() == "区科ji"
    assert box(tab).get_attribute("aria-expanded") == "false"
    keys.send("Input.insertText", {"text": "技"})
    assert box(tab).input_value() == "区科技"
    assert box(tab).get_attribute("aria-expanded") == "true"


def test_an_example_is_one_click(tab):
    tab.open("/")
    tab.page.locator(".offers a").first.click()
    tab.page.wait_for_selector(".told .answer")
    tab.drawn()
    assert box(tab).input_value() == state(tab)["q"]
    assert tab.page.locator("ol.found > li").count() > 1


def test_a_condition_is_changed_and_taken_away(tab):
    tab.open("/", q="区科技局负责哪些任务？")
    before = tab.page.inner_text(".figure")
    tab.page.get_by_role("button", name="单位：区科技局").click()
    tab.page.get_by_role("combobox", name="单位换成").fill("区财政局")
    tab.page.get_by_role("option", name="区财政局").first.click()
    tab.page.get_by_role("button", name="单位：区财政局").wait_for()
    tab.drawn()
    assert state(tab)["c1"].startswith("unit/")
    assert "由区财政局负责" in tab.page.inner_text(".told .answer")
    assert "单位改为区财政局 原问：区科技局负责哪些任务？" in tab.page.inner_text(".altered")
    tab.shot("ask-changed")
    tab.page.go_back()
    tab.page.get_by_role("button", name="单位：区科技局").wait_for()
    tab.drawn()
    assert tab.page.inner_text(".figure") == before
    tab.page.get_by_role("button", name="单位：区科技局").click()
    tab.page.get_by_role("link", name="去掉这个条件").click()
    tab.page.get_by_role("link", name="恢复原来的问题").wait_for()
    tab.drawn()
    assert state(tab)["c1"] == "-"
    assert tab.page.inner_text(".figure") != before


FOCUSED = "(e => e.ariaLabel || e.innerText.split('\\n')[0])(document.activeElement)"


@pytest.mark.parametrize(("button", "first"), [("状态：未达标", "状态换成"), ("＋ 条件", "单位")], ids=["chip", "more"])
def test_a_key_opens_a_condition_and_goes_into_it_and_escape_comes_back(tab, button, first):
    tab.open("/", q="哪些指标未达标？")
    tab.page.get_by_role("button", name=button).press("Enter")
    tab.page.wait_for_function(f"{FOCUSED} === '{first}'")
    tab.page.keyboard.press("Escape")
    tab.page.wait_for_function(f"{FOCUSED} === '{button}'")
    assert tab.page.locator("[data-testid=stPopoverBody]").count() == 0


def test_one_click_copies_the_address_in_chinese(tab):
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.open("/", q="哪些指标未达标？")
    tab.page.get_by_role("button", name="复制链接").click()
    tab.page.get_by_text("已复制").wait_for()
    assert tab.page.evaluate("navigator.clipboard.readText()") == f"{tab.address}/?q=哪些指标未达标%EF%BC%9F"


def test_a_question_leans_on_the_one_before(tab):
    tab.open("/", q="区科技局负责哪些任务？")
    box(tab).fill("那区经信局呢？")
    box(tab).press("Enter")
    tab.page.get_by_role("button", name="单位：区经信局").wait_for()
    tab.drawn()
    assert "由区经信局负责" in tab.page.inner_text(".told .answer")
    tab.page.reload()
    tab.drawn()
    assert "由区经信局负责" in tab.page.inner_text(".told .answer")


def test_long_lists_have_pages(tab):
    tab.open("/", q="有哪些重点任务？")
    tab.page.get_by_role("navigation", name="翻页").get_by_role("link", name="2", exact=True).click()
    tab.page.wait_for_selector("ol.found[start='21']")
    tab.drawn()
    assert state(tab)["at"] == "2"


def test_the_words_of_the_plan_open_in_place(tab):
    tab.open("/", q="区科技局负责哪些任务？")
    first = tab.page.locator("ol.found > li").first
    first.get_by_text("原文（").click()
    assert first.locator("mark").first.inner_text() == "区科技局"


def test_what_is_not_understood_is_named_and_something_else_offered(tab):
    tab.open("/", q="火星上有几个任务")
    assert "火星上" in tab.page.inner_text(".told mark")
    assert tab.page.locator(".offers a").count() == 3
    tab.shot("ask-puzzled")


def test_a_click_in_the_picture_opens_what_was_clicked(tab):
    tab.open("/", q="任务9由谁负责")
    chart = tab.page.locator("[data-testid=stExpander] canvas").first
    chart.scroll_into_view_if_needed()
    place = chart.bounding_box()
    tab.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    tab.page.get_by_text("打开：").wait_for()
    assert "任务9" in tab.page.locator("p", has_text="打开：").inner_text()


def test_results_are_downloaded_as_text(tab):
    tab.open("/", q="任务9由谁负责")
    with tab.page.expect_download() as waiting:
        tab.page.get_by_role("button", name="下载结果（XLSX）").click()
    sheet = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes())).active
    assert waiting.value.suggested_filename == "任务9由谁负责.xlsx"
    said = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert said[0][:2] == ["问题", "任务9由谁负责"]
    assert "示例" in said[3][1]
    assert [row[2] for row in said][5:7] == ["名称", "区科技局"]


def test_a_question_is_never_read_as_html(tab):
    tab.open("/", q="<img src=x onerror=alert(1)>区科技局**负责**哪些任务")
    assert tab.page.locator("[data-testid=stMain] img").count() == 0
    tab.open("/", q="区科技局负责哪些任务", c1="<b>", c2="{}", at="x")
    assert "由区科技局负责" in tab.page.inner_text(".told .answer")


def test_nothing_is_wider_than_a_phone(tab):
    tab.page.set_viewport_size(PHONE)
    tab.open("/", q="哪个单位负责的任务最多")
    wide = "document.querySelector('[data-testid=stMain]')"
    assert tab.page.evaluate(f"{wide}.scrollWidth - {wide}.clientWidth") == 0
    tab.shot("ask-phone")


def test_a_long_sentence_is_folded_on_a_phone_and_unfolds(tab):
    tab.page.set_viewport_size(PHONE)
    tab.open("/", q="哪些指标未达标？")
    lines = "(e => e.clientHeight / parseFloat(getComputedStyle(e).lineHeight))(document.querySelector('.told .rest'))"
    assert tab.page.evaluate(lines) < 5
    tab.page.get_by_text("展开全文").click()
    assert tab.page.evaluate(lines) > 8


def test_paper_is_white_and_of_one_column_though_the_screen_is_dark(tab):
    tab.page.emulate_media(color_scheme="dark")
    tab.open("/", q="哪些指标未达标？")
    tab.page.emulate_media(media="print", color_scheme="dark")
    style = "([css, name]) => getComputedStyle(document.querySelector(css))[name]"
    assert tab.page.evaluate(style, ["[data-testid=stApp]", "backgroundColor"]) == "rgb(255, 255, 255)"
    assert tab.page.evaluate(style, [".told .answer", "color"]) == "rgb(0, 0, 0)"
    for hidden in ("form.asking", ".st-key-beside", ".st-key-chips"):
        assert not tab.page.locator(hidden).first.is_visible()
    assert tab.page.get_by_text("问：哪些指标未达标？").is_visible()
    assert tab.page.locator(".found blockquote").last.is_visible()
    column, sheet = tab.page.locator("ol.found").bounding_box(), tab.page.viewport_size
    assert column["width"] > 0.9 * sheet["width"]
    assert tab.page.locator(".sample").bounding_box()["y"] < 40


def test_a_question_composed_with_an_input_method_is_asked_only_when_it_is_done(tab):
    tab.open("/")
    box(tab).click()
    keys = tab.page.context.new_cdp_session(tab.page)
    asked = []
    tab.page.on("framenavigated", lambda frame: asked.append(frame.url))

    def compose(letters: str) -> None:
        for end in range(1, len(letters) + 1):
            keys.send("Input.imeSetComposition", {"text": letters[:end], "selectionStart": end, "selectionEnd": end})

    def press_while_composing(key: str) -> None:
        """A key that goes to the input method: the page sees it as 229."""
        for sort in ("rawKeyDown", "keyUp"):
            keys.send("Input.dispatchKeyEvent", {"type": sort, "key": key, "code": key, "windowsVirtualKeyCode": 229})

    compose("renwu")
    for key in ("Enter", "ArrowDown", "Tab", "Escape"):
        press_while_composing(key)
    assert box(tab).input_value() == "renwu"
    assert box(tab).get_attribute("aria-expanded") == "false"
    keys.send("Input.insertText", {"text": "任务9由"})
    compose("qukeji")
    press_while_composing("Enter")
    keys.send("Input.insertText", {"text": "区科"})
    assert (asked, state(tab)) == ([], {})
    assert box(tab).input_value() == "任务9由区科"
    tab.page.get_by_role("option", name="区科技局").first.wait_for()
    box(tab).press("ArrowDown")
    box(tab).press("Enter")
    assert box(tab).input_value() == "任务9由区科技局"
    compose("fuzema")
    keys.send("Input.insertText", {"text": "负责吗"})
    box(tab).press("Enter")
    tab.page.wait_for_selector(".told .answer")
    assert state(tab.drawn()) == {"q": "任务9由区科技局负责吗"}
    assert tab.page.inner_text(".figure") == "是"
    tab.shot("ask-composed")
