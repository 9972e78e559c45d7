"""The page over a Neo4j store: its main paths show what they show over the embedded one."""

from datetime import date

import pytest
from pages import DESK, Tab, served

from app import wiring
from app.demo import PLAN, REPORTS
from app.settings import DATA

pytestmark = pytest.mark.xdist_group("page")
PATHS = {
    "ask": ("/", {"q": "哪些任务依赖区科技局，其中哪些没达标？"}, ".answer"),
    "duty": ("/duty", {}, "table"),
    "entity": ("/entity", {"id": "任务19"}, "h1"),
    "progress": ("/progress", {}, "table"),
    "links": ("/links", {"id": "任务1"}, "table"),
    "find": ("/find", {"words": "孵化器"}, "ol.hits"),
    "checkup": ("/checkup", {}, "blockquote"),
}


def told(tab: Tab, path: str, state: dict[str, str], awaited: str) -> str:
    tab.open(path, **state).page.locator(awaited).first.wait_for()
    return tab.drawn().text


def test_each_view_shows_the_same_over_a_server(server, browser, site):
    wiring.ingest(server, [DATA / PLAN], False)
    wiring.import_progress(server, DATA / REPORTS, date.today())
    with served(server) as address:
        beside = Tab(browser.new_page(viewport=DESK, locale="zh-CN"), address)
        own = Tab(browser.new_page(viewport=DESK, locale="zh-CN"), site)
        for name, (path, state, awaited) in PATHS.items():
            assert told(beside, path, state, awaited) == told(own, path, state, awaited), name
        assert beside.troubles == own.troubles == []
        beside.page.close()
        own.page.close()
