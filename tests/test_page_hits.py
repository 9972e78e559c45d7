"""What a search found, as it is shown and narrowed."""

import pytest
from ask_graph import PLAN, ask_graph

from app import wiring
from app.page.address import address, entity_address
from app.page.choices import Choice, choices, split, switches, tabs
from app.page.filter_tips import as_filters, filter_tip
from app.page.hits import (
    PER_PAGE,
    browsing,
    choosable,
    chosen,
    found_line,
    hit_list,
    holding_all,
    in_order,
    marked,
    narrowing,
    nothing_found,
    offered,
    pages,
    sole,
)
from app.page.source import Source
from graph import open_store
from search import Suggestion


@pytest.fixture(scope="module")
def found(demo_store):
    store = open_store(demo_store)
    graph = store.graph()
    return graph, wiring.index_of(demo_store, store, graph, None)


@pytest.fixture(scope="module")
def demo(demo_store):
    """How much a search of the sample plan finds."""
    store = open_store(demo_store)
    shared = Source(demo_store, store, store.revision)
    return lambda words: shared.index.search(words, None, 0, shared.status.by_id()).total


def test_only_known_filters_are_taken_from_the_address():
    assert chosen({"q": "科技", "kind": "Task", "hits": "2", "x": "y", "unit": ""}) == {"kind": "Task"}


def test_marks_are_escaped_around():
    assert marked("a<b>科技", [[4, 6]]) == "a&lt;b&gt;<mark>科技</mark>"


@pytest.mark.parametrize(("total", "count"), [(0, 1), (1, 1), (20, 1), (21, 2)])
def test_pages(total, count):
    assert pages(total) == count


def test_a_filter_narrows_and_keeps_the_other_values_counts(found):
    _, index = found
    everything, tasks = index.search("科技", None, 0, {}), index.search("科技", None, 99, {}, {"kind": "Task"})
    assert tasks.total == next(each.count for each in everything.facets["kind"] if each.value == "Task")
    assert tasks.facets["kind"] == everything.facets["kind"]
    assert {hit.kind for hit in tasks.results} == {"Task"}


def test_pages_are_slices_of_one_list(found):
    _, index = found
    whole = index.search("科技", None, 2 * PER_PAGE, {}).results
    first, second = (index.search("科技", None, PER_PAGE, {}, {}, skip).results for skip in (0, PER_PAGE))
    assert first + second == whole


def test_without_words_everything_of_a_kind_is_found(found):
    graph, index = found
    assert index.search("", None, 0, {}, {"kind": "Unit"}).total == len(graph.of("Unit"))
    assert index.search("", None, 0, {}).total == 0


def test_hits_lead_to_their_pages(found):
    graph, index = found
    result = index.search("孵化器", None, 5, {})
    shown = hit_list(graph, result.results)
    assert shown.count("<li") == 5
    assert shown.count("/entity?id=") == 5
    assert "<mark>" in shown
    assert shown.count("<h3><a ") == 5
    assert "<h2 class='unseen'>结果</h2>" in found_line(result, 1)
    assert "找到" in found_line(result, 1)


def test_hits_with_all_words_come_first_and_the_others_are_told_apart(found):
    graph, index = found
    result = index.search("区科技局 高新", None, 999, {})
    whole = holding_all(result)
    assert 0 < whole < result.total
    assert all(len({each.word for each in hit.found}) == 2 for hit in result.results[:whole])
    shown = hit_list(graph, result.results, whole)
    assert shown[: shown.index("以下只含其中一部分词")].count("<div class='hit'>") == whole
    assert f"{whole}条含全部的词" in found_line(result, 1, whole)
    assert "以下只含" not in hit_list(graph, result.results[:whole], whole)
    assert hit_list(graph, result.results[whole:], -5).startswith("<ol class='hits'><li class='some'>")


def test_without_words_units_stand_by_load_and_all_else_as_in_the_text(found):
    graph, index = found
    units = in_order(graph, index.search("", None, 999, {}, {"kind": "Unit"}).results)
    loads = [len({each.target for each in graph.out(hit.id, "RESPONSIBLE_FOR")}) for hit in units]
    assert loads == sorted(loads, reverse=True)
    tasks = in_order(graph, index.search("", None, 999, {}, {"kind": "Task"}).results)
    assert [hit.id for hit in tasks] == [task.id for task in graph.tasks()]


def test_one_thing_typed_in_full_needs_no_choice(found):
    graph, _ = found
    unit = graph.of("Unit")[0]
    one = Suggestion(unit.name, "Unit", unit.id)
    assert sole(graph, f" {unit.name}", [one, Suggestion("企业", None, None)]) == unit.id
    assert sole(graph, unit.name[:-1], [one]) is None
    assert sole(graph, unit.name, [one, Suggestion("乙", "Unit", graph.of("Unit")[1].id)]) is None


def test_facets_are_links_that_keep_the_words(found):
    _, index = found
    shown = narrowing(index.search("科技", None, 0, {}).facets, {"words": "科技", "hits": "3"})
    assert "words=%E7%A7%91%E6%8A%80&amp;kind=Task" in shown
    assert "hits=" not in shown
    assert "/find?kind=Task" in browsing(index.search("", None, 0, {}, {}).facets)


def test_nothing_found_offers_ways_on():
    assert "有3条" in nothing_found("科技", 3)
    assert "&lt;i&gt;" in nothing_found("<i>", 0)
    assert "可能就在上面" in nothing_found("kjj", 0, offers=True)


# words, the same as filters
FILTERS = {
    "unit and status": ("科技局 未达标", "单位:科技局 状态:未达标"),
    "in one": ("科技局未达标的", "单位:科技局 状态:未达标"),
    "another word for a status": ("区教育局 滞后", "单位:区教育局 状态:滞后"),
    "a word of the text stays": ("专利 未达标", "专利 状态:未达标"),
    "nothing fits": ("火星", None),
    "finds nothing": ("火星 未达标", None),
    "filters already": ("单位:科技局 未达标", None),
    "empty": (" ", None),
}


@pytest.mark.parametrize(("words", "filters"), FILTERS.values(), ids=FILTERS)
def test_words_that_name_a_unit_or_a_status_are_offered_as_filters(demo, words, filters):
    assert as_filters(words, demo) == filters


def test_the_tips_link_to_the_filters_or_tell_how_they_are_written(demo):
    told = nothing_found("科技局 未达标", 0, filters=filter_tip("科技局 未达标", demo))
    assert f"href='{address('find', words='单位:科技局 状态:未达标')}'" in told
    assert f"有{demo('单位:科技局 状态:未达标')}条" in told
    told = nothing_found("火星", 0, filters=filter_tip("火星", demo))
    assert "“状态:”" in told
    assert demo("状态:未达标") > 0


def test_the_rows_of_a_task_stand_below_it(found):
    graph, index = found
    hits = index.search("知识产权", limit=PER_PAGE).results
    tasks = {hit.id for hit in hits if hit.kind == "Task"}
    rows = [hit for hit in hits if hit.task in tasks and hit.id != hit.task]
    shown = hit_list(graph, hits)
    assert rows
    assert shown.count("<li class='below'>") == len(rows)
    for row in rows:
        lines = shown.split("<li")
        at = next(at for at, line in enumerate(lines) if entity_address(row.id) in line)
        above = next(line for line in reversed(lines[:at]) if not line.startswith(" class='below'"))
        assert entity_address(row.task) in above


def test_offers_lead_to_things_or_to_another_search(found):
    graph, _ = found
    unit = graph.of("Unit")[0]
    shown = offered(graph, [Suggestion(unit.name, "Unit", unit.id), Suggestion("企业", None, None)], "可能是指")
    assert "/entity?id=unit" in shown
    assert "/find?words=" in shown
    assert offered(graph, [], "可能是指") == ""


def test_a_chosen_value_takes_itself_back():
    values = [Choice("a", "甲", 1), Choice("b", "乙", 2)]
    shown = choices("find", "种类", "kind", values, {"kind": "a", "hits": "2"})
    assert "href='/find'" in shown
    assert "/find?kind=b" in shown
    assert choices("find", "种类", "kind", values[:1], {}) == ""


def test_switches_list_what_is_off():
    values = [Choice("a", "甲", 1), Choice("b", "乙", 2)]
    shown = switches("links", "内容", "off", values, {"id": "x", "off": "a"})
    assert "/links?id=x'" in shown
    assert "off=a%2Cb" in shown
    assert split("a,,b") == ("a", "b")
    assert split(None) == ()


def test_the_first_tab_is_what_no_state_means():
    shown = tabs("links", "看", "see", {"around": "周围", "impact": "影响"}, {"see": "unknown"})
    assert shown.count("aria-current") == 1
    assert "aria-current='true'>周围" in shown


CHOSEN = {
    "a number with its word": ("任务1", True),
    "a number": ("1", True),
    "a part of a name": ("编制", False),
}


@pytest.mark.parametrize(("typed", "sure"), CHOSEN.values(), ids=CHOSEN)
def test_what_is_typed_in_full_comes_first_and_tasks_have_their_numbers(typed, sure):
    graph = ask_graph()
    meant = [Suggestion("别的任务", "Task", f"{PLAN}/task/{no}") for no in ("2", "1")]
    shown = choosable(graph, meant, typed, "id", {})
    offers = shown.split("<a ")[1:]
    assert all("任务" in each for each in offers)
    assert ("任务1" in offers[0]) == sure
    assert ("sure" in offers[0]) == sure
    assert len(offers) == 2
