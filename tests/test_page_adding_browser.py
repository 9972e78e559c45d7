"""Conditions added to a question in a real browser: found out when asked for, kept in the address, taken back."""

from urllib.parse import parse_qs, urlsplit

import pytest
from pages import PHONE

pytestmark = pytest.mark.xdist_group("page")


def _added(tab) -> str:
    return parse_qs(urlsplit(tab.page.url).query).get("plus", [""])[0]


def _add(tab, sort: str, said: str) -> int:
    """Adds a condition; how many things it said that it would leave."""
    tab.page.get_by_role("button", name="＋ 条件").click()
    tab.page.get_by_role("combobox", name=sort).click()
    option = tab.page.get_by_role("option", name=said)
    left = int(option.inner_text().rpartition("（")[2].rstrip("）"))
    option.click()
    tab.page.get_by_role("button", name=f"{sort}：{said}").wait_for()
    tab.drawn()
    return left


def test_conditions_are_added_one_after_the_other(tab):
    tab.open("/", q="哪些任务未达标？")
    first = _add(tab, "单位", "区科技局")
    assert tab.page.inner_text(".figure") == f"{first}项"
    assert tab.page.locator("ol.found > li").count() == first
    second = _add(tab, "行动", "实施科技开放合作行动")
    assert 0 < second < first
    assert tab.page.locator("ol.found > li").count() == second
    assert "属于实施科技开放合作行动、由区科技局负责、未达标" in tab.page.inner_text(".told")
    assert "加上单位“区科技局”，加上行动“实施科技开放合作行动”" in tab.page.inner_text(".altered")
    assert [each.partition(":")[0] for each in _added(tab).split("\n")] == ["unit", "action"]
    tab.shot("ask-added")
    tab.page.go_back()
    tab.page.get_by_role("button", name="行动：实施科技开放合作行动").wait_for(state="detached")
    assert tab.drawn().page.locator("ol.found > li").count() == first
    tab.page.reload()
    assert tab.drawn().page.locator("ol.found > li").count() == first


def test_what_was_added_is_changed_and_taken_away(tab):
    tab.open("/", q="区科技局负责哪些任务？", plus="status:off_target")
    tab.page.get_by_role("button", name="状态：未达标").click()
    tab.page.get_by_role("combobox", name="状态换成").click()
    tab.page.get_by_role("option", name="有风险").click()
    tab.page.get_by_role("button", name="状态：有风险").wait_for()
    assert _added(tab.drawn()) == "status:at_risk"
    tab.page.get_by_role("button", name="状态：有风险").click()
    tab.page.get_by_role("link", name="去掉这个条件").click()
    tab.page.locator(".altered").wait_for(state="detached")
    assert _added(tab.drawn()) == ""


def test_where_nothing_is_left_the_ways_back_are_told(tab):
    tab.page.set_viewport_size(PHONE)
    tab.open("/", q="区科技局负责哪些任务？", plus="status:off_target\nstatus:met")
    told = tab.page.locator(".note", has_text="加上条件后没有剩下的")
    assert tab.page.get_by_role("button", name="＋ 条件").count() == 0
    told.get_by_role("link", name="去掉“状态：已达标”").click()
    tab.page.locator("ol.found > li").first.wait_for()
    assert _added(tab.drawn()) == "status:off_target"
    wide = "document.querySelector('[data-testid=stMain]')"
    assert tab.page.evaluate(f"{wide}.scrollWidth - {wide}.clientWidth") == 0
