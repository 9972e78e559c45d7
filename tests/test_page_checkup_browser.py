"""体检 in a real browser: narrowing, both sides, marking as handled and taking it back, the sheet."""

import io

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.xdist_group("page")


def test_contradictions_show_both_sides(tab):
    tab.open("/checkup", rule="value")
    card = tab.page.locator("article.finding").first
    said = card.locator("figcaption").all_inner_texts()
    assert any(each.startswith("正文") for each in said)
    assert any(each.startswith("附表") for each in said)
    assert card.locator("mark").count() == len(said)
    tab.shot("checkup")


def test_filters_and_pages(tab):
    tab.open("/checkup")
    everything = int(tab.page.locator(".answer").inner_text().split("条")[0])
    tab.page.locator("a.pick", has_text="错误").click()
    tab.page.locator("a.pick.on", has_text="错误").wait_for()
    shown = tab.drawn().page.locator("article.finding")
    assert 0 < shown.count() < everything
    assert all("错误" in said for said in shown.locator("header").all_inner_texts())


def test_a_finding_is_handled_with_a_reason_and_taken_back(own_tab):
    tab = own_tab.open("/checkup")
    message = tab.page.locator("article.finding > h3").first.inner_text()
    tab.page.locator("article.finding").first.get_by_role("link", name="标为已处理").click()
    tab.page.get_by_label("理由", exact=False).fill("已请科室更正")
    tab.page.get_by_role("button", name="标为已处理").click()
    tab.page.get_by_text("已处理和不算问题的（1条）").wait_for()
    assert tab.drawn().page.locator("article.finding > h3").first.inner_text() != message
    tab.page.locator("article.finding.done:focus").wait_for()
    done = tab.page.locator("article.finding").first
    assert "已标为已处理" in done.inner_text()
    assert done.get_by_role("link", name="撤销").count() == 1
    tab.page.wait_for_function(
        "[...document.querySelectorAll('[role=status]')].some(e => e.textContent.startsWith('已标为已处理'))"
    )
    tab.page.get_by_text("已处理和不算问题的（1条）").click()
    assert "已请科室更正" in tab.text
    assert message in tab.text
    assert "已标为已处理" in tab.page.get_by_test_id("stToast").inner_text()
    tab.page.get_by_test_id("stToast").get_by_role("link", name="撤销").click()
    tab.page.get_by_role("button", name="撤销这次核定").click()
    tab.page.get_by_text("已处理和不算问题的（1条）").wait_for(state="detached")
    assert tab.drawn().page.locator("article.finding > h3").first.inner_text() == message


def test_the_sheet_holds_what_is_shown(tab):
    tab.open("/checkup", severity="error")
    shown = tab.page.locator("article.finding > h3").all_inner_texts()
    with tab.page.expect_download() as found:
        tab.page.get_by_role("button", name="下载清单").click()
    sheet = load_workbook(io.BytesIO(found.value.path().read_bytes())).active
    rows = list(sheet.iter_rows(min_row=6, values_only=True))
    assert sheet["A1"].value == "来源"
    assert [row[3] for row in rows] == shown
    assert {row[0] for row in rows} == {"错误"}
