"""Sentences of refusal as the page tells them."""

import pytest

from app.page.words import on_page, refusal


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "没有“甲”，最接近的是“乙”，请用 lutu search 查到编号再试。",
            "没有“甲”，最接近的是“乙”，请到搜索里找到它再试。",
        ),
        (
            "缺少这些列：值，可用 lutu progress template 生成一张空表。",
            "缺少这些列：值，可用本页的“下载填报模板”得到一张空表。",
        ),
        ("正在写入，请等它做完，或重新执行 lutu copy。", "正在写入，请等它做完。"),
        ("没有“lutu search”。", "没有“lutu search”。"),
    ],
    ids=["search", "template", "no way here", "a person's words"],
)
def test_no_sentence_sends_to_the_command_line(sentence, told):
    assert on_page(sentence) == told


def test_a_refusal_leads_to_the_search():
    assert "/find?words=%E7%94%B2" in refusal("没有“<b>”，请用 lutu search 查到编号再试。", "甲")
    assert "&lt;b&gt;" in refusal("没有“<b>”，请用 lutu search 查到编号再试。", "甲")
    assert "/find" not in refusal("读不出。")
