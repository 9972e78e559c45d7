"""Who hears the page, or sees it badly: headings, names, tables, landmarks and contrast on every view, and what is announced."""

from itertools import pairwise

import pytest
from page_views import VIEWS, english
from pages import PHONE

pytestmark = pytest.mark.xdist_group("page")

_LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((e) => !e.hidden).map((e) => +e.tagName[1])"
# Tables without a caption, or with a head that does not say of what it is one; controls and pictures without a name.
_UNTOLD = """[
  ...[...document.querySelectorAll('table')].filter((e) => !e.caption?.textContent.trim() || e.querySelector('th:not([scope])')
    || !e.querySelector('th')),
  ...[...document.querySelectorAll('input, select, textarea, button, [role=combobox], [role=switch]')].filter((e) =>
    e.checkVisibility() && !e.closest('[aria-hidden=true]') && !e.labels?.length && !e.getAttribute('aria-label')
    && !e.getAttribute('aria-labelledby') && !e.textContent.trim()),
  ...[...document.querySelectorAll('canvas, img, svg[role=img]')].filter((e) =>
    e.checkVisibility() && !e.closest('[aria-hidden=true], [aria-label]') && !e.getAttribute('alt')),
].map((e) => e.outerHTML.slice(0, 200))"""
_SORTS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
_LOOKS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]}
}
_GRAVE = {"serious", "critical"}


@pytest.mark.parametrize("path", VIEWS.values(), ids=VIEWS)
def test_a_view_is_told_in_chinese_and_keeps_the_rules_for_access(tab, path):
    tab.open(path)
    assert english(tab) == set()
    levels = tab.page.evaluate(_LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert tab.page.evaluate(_UNTOLD) == []
    for landmark in ("main", "banner"):
        assert tab.page.get_by_role(landmark).count() == 1
    assert tab.page.get_by_role("navigation", name="页面").count() == 1
    assert grave(tab, _SORTS) == []
    tab.page.set_viewport_size(PHONE)
    tab.page.emulate_media(color_scheme="dark")
    tab.drawn()
    assert grave(tab, _LOOKS) == []


def grave(tab, sorts) -> list[tuple[str, list[str]]]:
    """The rules that are broken in a way that keeps people out, each with where it is."""
    checker = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    told = checker.run(tab.page, options=sorts).response["violations"]
    return [
        (each["id"], [node["html"][:200] for node in each["nodes"]][:3]) for each in told if each["impact"] in _GRAVE
    ]


def test_an_answer_that_comes_later_is_announced(tab):
    tab.open("/")
    box = tab.page.get_by_role("combobox", name="问题")
    box.fill("任务9由谁负责")
    box.press("Enter")
    status = tab.page.locator("form.asking [role=status]")
    tab.page.wait_for_function("document.querySelector('form.asking [role=status]').textContent.includes('区科技局')")
    assert status.get_attribute("aria-live") == "polite"
    assert tab.page.get_by_role("heading", level=1).inner_text() == "任务9由谁负责"


def test_the_keyboard_alone_reaches_the_text_and_the_box(tab):
    tab.open("/progress")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.textContent") == "跳到正文"
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("!!document.activeElement.closest('[data-testid=stMain]')")
