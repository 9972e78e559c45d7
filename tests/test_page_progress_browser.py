"""进展 in a real browser: from the sentence to the items, and a sheet from its preview to the new state."""

from io import BytesIO

import pytest
from pages import PHONE

HEAD = "任务序号,项目或指标,截至日期,完成值,口径,全省排位,上期全省排位,状态,说明\n"
GOOD = HEAD + "1,编制环飞龙湖科创生态圈发展规划,2021-10-31,,,,,已完成,<b>已批复</b>\n"
BAD = HEAD + "1,编制发展规划图,2021-10-41,,,,,已完成,\n"


def test_a_chip_leads_to_its_items_and_reload_keeps_them(tab):
    tab.open("/progress")
    assert "未达标" in tab.page.inner_text(".answer")
    tab.shot("progress-board")
    chip = tab.page.locator("table.board a.chip.off_target").first
    times = int(chip.inner_text().split()[-1])
    chip.click()
    tab.page.get_by_text(f"共{times}个").first.wait_for()
    assert tab.page.locator("ul.items > li").count() == times
    tab.page.reload()
    tab.drawn()
    assert f"共{times}个" in tab.text
    tab.page.get_by_role("link", name="填报历史").first.click()
    tab.page.get_by_text("共1次填报").first.wait_for()
    tab.page.go_back()
    tab.page.get_by_text(f"共{times}个").first.wait_for()


def test_no_section_is_wider_than_a_phone(tab):
    tab.page.set_viewport_size(PHONE)
    tab.open("/progress")
    for section in ("灯板", "清单", "指标", "到期", "未填报", "变化", "填报"):
        tab.page.get_by_test_id("stButtonGroup").first.get_by_text(section, exact=True).click()
        tab.drawn()
        tab.shot(f"progress-phone-{section}")
        assert tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]


def test_the_day_can_be_chosen_and_stands_in_the_address(tab):
    tab.open("/progress", as_of="2021-01-31", show="未填报")
    assert "截至2021年1月31日" in tab.text
    tab.page.get_by_text("到期", exact=True).click()
    tab.drawn()
    assert "as_of=2021-01-31" in tab.page.url
    assert "1月（本月）" in tab.text


@pytest.mark.parametrize("typed", ["2021年12月31日", "12/31", "20211231"])
def test_a_typed_day_counts_on_enter(tab, typed):
    tab.open("/progress", show="到期")
    box = tab.page.get_by_label("截至", exact=True)
    box.fill(typed)
    box.press("Enter")
    tab.page.get_by_text("按9月30日的填报判断").wait_for()
    tab.drawn()
    assert "as_of=2021-12-31" in tab.page.url
    assert "当天到期94项" in tab.text
    tab.shot("progress-due-at-the-end")
    tab.page.go_back()
    tab.page.get_by_text("按9月30日的填报判断").wait_for(state="detached")
    tab.drawn()
    assert box.input_value() == "2021-09-30"


def test_a_day_that_is_none_is_refused_in_place(tab):
    tab.open("/progress")
    box = tab.page.get_by_label("截至", exact=True)
    box.fill("2021-13-41")
    box.press("Enter")
    assert "2021-12-31 这样的日期" in box.evaluate("each => each.validationMessage")
    assert "as_of" not in tab.page.url


def test_before_the_first_report_a_link_leads_to_it(tab):
    tab.open("/progress", as_of="2021-08-01")
    tab.page.get_by_role("link", name="看9月30日的进展").click()
    tab.drawn()
    assert "18项未达标" in tab.page.inner_text(".answer")


def test_first_reports_are_folded(tab):
    tab.open("/progress", show="变化")
    assert "2021年9月30日是第一次填报，此前没有填报可比" in tab.text
    assert tab.page.locator("ul.items > li:visible").count() == 0


def upload(tab, name, text):
    tab.page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    tab.page.get_by_text(name, exact=True).wait_for()
    tab.drawn()


def test_a_sheet_is_looked_at_then_stored_and_the_page_moves_on(own_tab):
    own_tab.open("/progress", show="填报")
    upload(own_tab, "错.csv", BAD)
    own_tab.page.get_by_text("整张表都没有保存").wait_for()
    assert own_tab.page.get_by_role("button", name="保存").count() == 0
    own_tab.shot("progress-refused")
    upload(own_tab, "十月.csv", GOOD)
    own_tab.page.get_by_text("还没有保存").wait_for()
    assert "截至2021年9月30日" in own_tab.text
    own_tab.shot("progress-preview")
    own_tab.page.get_by_role("button", name="保存").click()
    own_tab.page.get_by_text("已保存").wait_for()
    own_tab.drawn()
    assert "截至2021年10月31日" in own_tab.text
    own_tab.page.get_by_text("变化", exact=True).click()
    own_tab.page.get_by_text("变好 1项").wait_for()
    assert "截至2021年10月31日" in own_tab.text
    own_tab.shot("progress-changes")


def test_the_template_can_be_downloaded(tab):
    from openpyxl import load_workbook

    tab.open("/progress", show="填报")
    with tab.page.expect_download() as kept:
        tab.page.get_by_role("button", name="下载填报模板").click()
    assert kept.value.suggested_filename == "进展填报.xlsx"
    assert load_workbook(BytesIO(kept.value.path().read_bytes())).active["B1"].value == "项目或指标"


def test_what_falls_due_can_be_asked_for_one_unit(tab):
    tab.open("/progress", show="到期")
    whole = tab.page.locator("ol.days li li").count()
    tab.page.get_by_role("combobox", name="责任单位").fill("区科技局")
    tab.page.get_by_role("option", name="区科技局").first.click()
    tab.page.wait_for_function(f"document.querySelectorAll('ol.days li li').length < {whole}")
    assert 0 < tab.drawn().page.locator("ol.days li li").count() < whole
    tab.page.reload()
    assert 0 < tab.drawn().page.locator("ol.days li li").count() < whole


def test_why_a_file_is_refused_is_seen(tab):
    tab.open("/progress", show="填报")
    tab.page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"})
    told = tab.page.get_by_text("不收这种文件")
    told.wait_for()
    assert told.bounding_box()["width"] > 100


def test_back_takes_back_a_section_a_status_and_a_unit(tab):
    tab.open("/progress")
    sections = tab.page.get_by_test_id("stButtonGroup").first
    sections.get_by_text("清单", exact=True).click()
    tab.page.get_by_text("共").first.wait_for()
    everything = tab.drawn().page.get_by_text("个指标和项目").first.inner_text()
    tab.page.get_by_test_id("stButtonGroup").nth(1).get_by_text("未达标", exact=True).click()
    tab.page.wait_for_url("**light=**")
    tab.drawn()
    tab.page.wait_for_function(
        "[...document.querySelectorAll('[role=status]')].some(e => e.textContent.endsWith('未达标'))"
    )
    narrowed = tab.page.get_by_text("个指标和项目").first.inner_text()
    assert narrowed != everything
    tab.page.go_back()
    tab.page.get_by_text(everything).first.wait_for()
    assert "light" not in tab.drawn().page.url
    tab.page.go_back()
    tab.page.locator("table.board").first.wait_for()
    assert "show" not in tab.page.url
    tab.page.go_forward()
    tab.page.get_by_text(everything).first.wait_for()
