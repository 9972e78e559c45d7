"""An answer's sentence on the page: what stands large, what follows as a list, and what is left to the results."""

import re

import pytest
from markupsafe import escape

from app.page.ask.answer_pieces import headline, results_list, sentence
from app.page.ask.asking import asked
from app.page.ask.sentence import Said, points, said, worst_first
from app.page.source import Source
from graph import open_store
from ontology import schema


@pytest.fixture(scope="module")
def shared(demo_store) -> Source:
    """The sample plan with its sample reports."""
    store = open_store(demo_store)
    return Source(demo_store, store, store.revision)


def test_the_sentence_about_the_most_begins_with_what_was_asked_for(shared):
    assert said(asked(shared, "谁的任务多")) == Said("最多的是区科技局，36项。")
    assert said(asked(shared, "哪个单位任务最少")).first.endswith("、区文广旅体局，各1项。")
    alike = said(asked(shared, "哪个平台的任务最多"))
    assert alike.first == "最多的有14个，各1项。"
    assert alike.rest[0].startswith("台州国际科学家创新城、")


def test_many_facts_are_counted_worst_first_and_told_in_that_order_by_the_results(shared):
    reply = asked(shared, "知识产权怎么样了？")
    told, shown = said(reply), [each["status"] for each in worst_first(reply)]
    assert told.rest == ()
    assert re.fullmatch(r"11项中，2项未达标、2项有风险、.*（截至2021-09-30）。", told.first)
    assert shown[:3] == ["off_target", "off_target", "at_risk"]
    assert shown == sorted(shown, key=schema().codes("status").index)
    assert "。；" not in headline(reply, shared.graph)
    assert {each["id"] for each in worst_first(reply)} == {each["id"] for each in reply.answer["results"]}


def test_of_a_long_answer_the_beginning_stands_large_and_the_rest_is_a_list(shared):
    told = said(asked(shared, "哪些指标未达标？"))
    assert told.first == "共15项未达标的指标（截至2021-09-30）。"
    assert told.rest[0].startswith("“全员劳动生产率”、")
    texts = said(asked(shared, "任务44和任务46的原文"))
    assert (texts.first, len(texts.rest)) == ("共2项。", 2)
    assert texts.rest[1].startswith("任务46的原文是“加大")


def test_findings_are_told_once(shared):
    reply = asked(shared, "正文和附件有哪些不一致")
    assert said(reply).rest == ()
    told = results_list(reply.answer["results"], shared.graph, shared.relations)
    assert all(told.count(str(escape(each["name"]))) == 1 for each in reply.answer["results"])
    assert "问题，警示" in told


def test_a_reason_of_several_points_is_a_list():
    assert points("甲；乙") == ["甲；乙"]
    long = "“甲”（一；二。）；“乙”：" + "三" * 80
    assert points(long) == ["“甲”（一；二。）", "“乙”：" + "三" * 80]


def test_what_follows_can_be_folded_where_it_is_long():
    assert "展开全文" in sentence(Said("共2项。", ("字" * 200, "甲")))
    assert "展开全文" not in sentence(Said("共2项。", ("甲", "乙")))
    assert sentence(Said("<b>")) == "<p class='answer'>&lt;b&gt;</p>"
