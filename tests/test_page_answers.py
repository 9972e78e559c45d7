"""What the page shows of an answer: its figure, its list, its bars, its part of the graph, its address."""

import re
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.page.address import address, readable
from app.page.ask.answer_graph import answer_part, chosen, edges_table
from app.page.ask.answer_pieces import altered, headline, results_list, understood
from app.page.ask.asking import asked, found
from app.page.ask.beginning import beginning
from app.page.ask.chip import GONE
from app.page.ask.examples import completions, examples, nearest
from app.page.ask.figure import bars, group_refs, shared_unit
from app.page.ask.nearby import puzzled, searching, standing
from app.page.ask.state import State, page_links, state_of
from app.page.pieces import once
from app.page.source import Source
from app.page.words import unmarked
from graph import open_store
from ontology import Evidence


@pytest.fixture(scope="module")
def shared(demo_store) -> Source:
    """The sample plan with its sample reports."""
    store = open_store(demo_store)
    return Source(demo_store, store, store.revision)


# question, what is large above the sentence
FIGURES = {
    "count": ("区科技局负责几个任务？", "36项"),
    "list": ("区科技局负责哪些任务？", "36项"),
    "units": ("哪些单位牵头任务？", "20个单位"),
    "one": ("区科技局局长是谁？", "徐雨薇"),
    "yes": ("任务9是区科技局负责的吗？", "是"),
    "value": ("国家高新技术企业数量2025年目标是多少？", "250"),
    "latest": ("R&D占比到多少了", "1.43%"),
}


@pytest.mark.parametrize(("question", "figure"), FIGURES.values(), ids=FIGURES)
def test_the_figure_is_large(shared, question, figure):
    assert f"<p class='figure'>{figure}</p>" in headline(asked(shared, question), shared.graph)


# question, who or which is large, what stands beside
NAMED = {
    "winner": ("哪个单位负责的任务最多？", "区科技局", "36项"),
    "spoken": ("谁的任务多", "区科技局", "36项"),
    "action": ("哪个行动未达标最多", "实施创新人才集聚行动", "6项"),
    "units": ("任务9由谁负责？", "区科技局、区社发集团", None),
    "alike": ("哪个单位任务最少", "区公投公司、区交建集团、区文广旅体局", "1项"),
    "many alike": ("哪个平台的任务最多", "14个并列", "1项"),
    "a row": ("2025年目标最高的指标", "新招引大学毕业生数量", None),
}


@pytest.mark.parametrize(("question", "names", "size"), NAMED.values(), ids=NAMED)
def test_who_or_which_is_large_where_that_was_asked(shared, question, names, size):
    told = headline(asked(shared, question), shared.graph)
    assert f"<p class='figure name'>{names}</p>" in told
    assert size is None or f"<p>{size}</p>" in told


@pytest.mark.parametrize("question", ["任务9的原文", "国家高新技术企业数量的目标", "区教育局2023年有哪些指标"])
def test_where_there_is_no_one_figure_none_is_large(shared, question):
    assert "figure" not in headline(asked(shared, question), shared.graph)


def test_figures_that_disagree_are_all_told(shared):
    told = headline(asked(shared, "国家高新技术企业数量2025年目标是多少？"), shared.graph)
    assert "250" in told
    assert "265家" in told


def test_the_contradiction_stands_at_the_figure_with_a_link_to_its_finding(shared):
    told = headline(asked(shared, "国家高新技术企业数量2025年目标是多少？"), shared.graph)
    assert "▲</span> 与正文、主要指标的265家不一致</a>" in told
    assert "%2Ffinding%2Fvalue%2F2025" in told
    assert "不一致" not in headline(asked(shared, "国家高新技术企业数量2021年目标是多少？"), shared.graph)


def test_what_was_reached_stands_beside_its_target_and_status(shared):
    told = headline(asked(shared, "R&D占比到多少了"), shared.graph)
    assert "2021年目标1.45%" in told
    assert "正常推进" in told


def test_bars_have_lengths_in_proportion_and_their_unit(shared):
    reply = asked(shared, "R&D占比到多少了")
    assert shared_unit(reply, shared.graph) == "%"
    told = bars(reply.answer["groups"], {}, "", "%")
    assert "*0.944)" in told
    assert "1.35%</td>" in told


def test_each_result_has_status_units_reason_and_the_marked_words(shared):
    reply = asked(shared, "哪些任务依赖区教育局？")
    told = results_list(reply.answer["results"], shared.graph, shared.relations)
    assert told.count("<li><h3") == reply.answer["count"]
    assert "未达标" in told
    assert "等8个单位" in told
    assert "<span class='tag'>直接</span>" in told
    assert "<mark>区教育局</mark>" in told


def test_winners_and_all_others_are_bars_with_links(shared):
    answer = asked(shared, "哪个单位负责的任务最多？").answer
    refs = group_refs(shared.graph, answer)
    told = bars(answer["groups"], refs, "任务数")
    assert refs["区科技局"] == "unit/路桥区/科学技术局"
    assert told.count("<tr>") == len(answer["groups"])
    assert "*1.000)" in told


def test_values_of_another_piece_are_checked_and_run(shared):
    question = "区科技局负责哪些任务？"
    other = asked(shared, question, (), ((1, "unit/路桥区/教育局"),))
    assert other.changed
    assert "由区教育局负责" in other.answer["answer"]
    assert not asked(shared, question, (), ((1, "unit/none"), (9, GONE))).changed


def test_what_hangs_on_a_piece_falls_away_with_it(shared):
    reply = asked(shared, "区科技局负责哪些任务？", (), ((1, GONE),))
    assert [chip.sort for _, chip in reply.shown] == ["单位"]
    assert reply.answer["count"] == len(shared.graph.tasks())


def test_a_question_leans_only_where_it_must(shared):
    first = "区科技局负责哪些任务？"
    assert asked(shared, "那区经信局呢？", (first,)).before == (first,)
    assert asked(shared, "任务9由谁负责？", (first,)).before == ()


def test_what_is_not_understood_is_marked_and_escaped(shared):
    told = puzzled(asked(shared, "<b>火星</b>上有几个任务"))
    assert "<b>火星" not in told
    assert told.count("class='chip'") == 3


PARTS = {
    "unit": ("区教育局负责哪些任务？", True),
    "one row": ("国家高新技术企业数量2025年目标是多少？", True),
    "winner": ("哪个单位负责的任务最多？", True),
    "all": ("有哪些重点任务？", False),
}


@pytest.mark.parametrize(("question", "drawn"), PARTS.values(), ids=PARTS)
def test_the_answer_has_its_part_of_the_graph(shared, question, drawn):
    reply = asked(shared, question)
    nodes, edges = answer_part(shared.graph, reply.query, found(shared, reply.query, reply.day))
    assert bool(edges) == drawn == bool(nodes)
    assert len(edges) <= 60
    assert edges_table(shared.graph, edges).count("<tr") == len(edges) + 1
    for each in (*nodes[:1], *edges[:1]):
        assert "/entity?id=" in chosen(shared.graph, each)


def test_slices_that_overlap_are_one(shared):
    reply = asked(shared, "区科技局局长是谁？")
    told = results_list(reply.answer["results"], shared.graph, shared.relations)
    assert "原文（2处）" in told
    assert told.count("第2136行") == 1
    one, two, three = Evidence("d", 0, 5, "12345"), Evidence("d", 3, 5, "45"), Evidence("d", 5, 7, "67")
    assert once(shared.graph, [two, three, one, three]) == [one, three]
    assert once(shared.graph, [one, Evidence("e", 0, 5, "12345")]) == [one, Evidence("e", 0, 5, "12345")]


def test_slices_that_reach_into_each_other_are_joined_as_the_text_has_them(shared):
    ref, document = next(iter(shared.graph.documents.items()))
    two = [Evidence(ref, 3, 9, document.text[3:9]), Evidence(ref, 6, 12, document.text[6:12])]
    assert once(shared.graph, two) == [Evidence(ref, 3, 12, document.text[3:12])]


def test_a_changed_question_says_so(shared):
    other = asked(shared, "区科技局负责哪些任务？", (), ((1, "unit/路桥区/教育局"),))
    told = altered(other, "/?q=x")
    assert "单位改为区教育局" in told
    assert "<s>区科技局负责哪些任务？</s>" in told
    assert altered(asked(shared, "区科技局负责哪些任务？"), "/") == ""


def test_what_is_offered_is_near_to_the_words(shared):
    assert "哪些指标没有填报？" in nearest(shared, "没有填报的是谁呀")
    assert nearest(shared, "区教育局忙啥")[0] == "区教育局负责哪些任务？"
    assert nearest(shared, "哪个行动火星")[0] == "哪个行动的任务最多？"
    assert len(nearest(shared, "")) == 3


TABS = {
    "due": ("下个月到期的火星", "/progress?show=%E5%88%B0%E6%9C%9F"),
    "rank": ("排位怎么样", "/progress?show=%E6%8C%87%E6%A0%87"),
    "missing": ("谁没报呀", "/progress?show=%E6%9C%AA%E5%A1%AB%E6%8A%A5"),
    "duty": ("火星谁管", "/duty"),
    "none": ("火星", None),
}


@pytest.mark.parametrize(("question", "href"), TABS.values(), ids=TABS)
def test_the_view_that_fits_the_words_is_linked(question, href):
    assert (f"href='{href}'" in searching(question)) if href else ("也可以看" not in searching(question))


def test_where_nothing_is_found_the_one_thing_tells_how_it_stands(shared):
    told = standing(asked(shared, "任务9依赖哪些任务？"), shared)
    assert "有风险" in told
    assert "进度比" in told
    assert "项未达标" in standing(asked(shared, "区科技局2030年有哪些指标？"), shared)
    assert standing(asked(shared, "火星"), shared) == ""


def test_every_example_is_answered(shared):
    assert len(examples(shared)) >= 5
    assert {shared.ask(each)["outcome"] for each in examples(shared)} == {"answered"}


def test_names_come_with_the_initials_of_their_pinyin(shared):
    assert {name: others for name, _, others in completions(shared)}["区科技局"] == ("qkjj", "kjj", "科技局")


def test_every_word_of_the_question_is_explained(shared):
    told = understood(asked(shared, "区科技局负责哪些任务？"))
    assert told.count("<tr") > 3


def test_the_first_page_tells_how_the_plan_stands(shared):
    told = beginning(shared.graph, shared.status)
    assert "157个指标和项目中：" in told
    assert "80项任务中" in told
    assert "/progress?show=%E6%B8%85%E5%8D%95&amp;light=%E6%9C%AA%E8%BE%BE%E6%A0%87" in told
    early = beginning(shared.graph, shared.status_at(date(2021, 1, 2)))
    assert "个指标和项目中：" not in early


def test_each_count_of_tasks_links_to_a_question_with_as_many_answers(shared):
    told = beginning(shared.graph, shared.status)
    links = re.findall(r"<a class='count' href='/\?q=([^']+)'.*?(\d+)项(\w+)</b></a>", told)
    assert len(links) >= 3
    for question, count, _ in links:
        answer = shared.ask(unquote(question))
        assert (answer["count"], {each["kind"] for each in answer["results"]}) == (int(count), {"Task"})


def test_a_result_names_who_heads_its_leading_unit(shared):
    told = results_list(asked(shared, "R&D占比到多少了").answer["results"], shared.graph, shared.relations)
    assert re.search(r"（负责人：(<a [^>]+>[^<]+</a>、)?<a [^>]+>徐雨薇</a>）", told)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8).map(str.strip).filter(bool)


@given(
    TEXT,
    st.lists(TEXT, max_size=3),
    st.dictionaries(st.integers(1, 99), TEXT, max_size=3),
    st.integers(1, 9999),
)
def test_an_address_says_all_that_was_asked(question, before, values, page):
    from urllib.parse import parse_qsl, urlsplit

    state = State(question, tuple(before), tuple(sorted(values.items())), page)
    assert state_of(dict(parse_qsl(urlsplit(state.href).query))) == state


SENSELESS = [{"at": "0"}, {"at": "-1"}, {"at": "9e9"}, {"at": "²"}, {"c0": "x"}, {"c": "x"}, {"c100": "x"}, {}]


@pytest.mark.parametrize("query", SENSELESS, ids=str)
def test_what_makes_no_sense_in_an_address_is_left_out(query):
    assert state_of({"q": "问", **query}) == State("问")


def test_a_copied_address_is_readable_and_means_the_same():
    href = State("未达标 & 100%？", ("甲\n乙",)).href
    assert readable(href) == "/?q=未达标+%26+100%25%EF%BC%9F&after=甲%0A乙"
    assert unquote(readable(href)) == unquote(href)


def test_pages_are_links_of_which_one_is_current():
    told = page_links(State("问", page=2), 3)
    assert told.count("<a ") == 3
    assert told.count("aria-current") == 1
    assert address("ask", q="问", at="3").replace("&", "&amp;") in told
    assert page_links(State("问"), 1) == ""


def test_words_mean_nothing_to_markdown():
    assert unmarked("a*b\n[c](d) :red[e] $f$") == r"a\*b \[c\]\(d\) \:red\[e\] \$f\$"
