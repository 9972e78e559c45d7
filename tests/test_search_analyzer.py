from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analyzer import Analyzer, Tokenizer
from search.fulltext.engine import lookup
from search.fulltext.passage import Passage
from search.fulltext.spellings import Spellings
from search.fulltext.wanted import wanted
from search.plain import HAN_RUN, fold, plain

HERE = Path(__file__).parent
PLANS = [HERE.parent / "data" / "luqiao-2021.txt", *sorted((HERE / "plans").glob("*.txt"))]
NAMES = ("区科技局", "科技局", "月亮湖", "金投")
ANALYZER = Analyzer(Tokenizer(NAMES))
# What plans are made of, in odd mixtures.
PIECES = st.sampled_from(
    [*"企业月亮湖未不达标的规划", "265家", "2.8%", "1,200", "R&D", "N+1", " ", "“", "，", "、", "。", "Ｇ", "12"]
)
MIXTURES = st.lists(PIECES, min_size=1, max_size=12).map("".join)


NOTHING = Spellings((), {}, {})


def lines() -> Iterator[str]:
    return (line for path in PLANS for line in path.read_text("utf8").splitlines())


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("１，２００家", "1200家"),
        ("1,200家、3,5", "1200家、3,5"),
        ("環飛龍湖科創生態圈", "环飞龙湖科创生态圈"),
        ("屬於", "属于"),
        ("“小巨人” 数量", "小巨人数量"),
        ("李　四", "李四"),
        ("中国·路桥", "中国路桥"),
        ("R&D expenses", "r&d expenses"),
        ("Ｒ＆Ｄ经费\u200b", "r&d经费"),
        ("2021—2025年", "2021-2025年"),
        ("19 年 29 家", "19年29家"),
        ("", ""),
    ],
)
def test_text_is_compared_in_one_spelling(origin: str, expected: str) -> None:
    assert plain(origin).text == expected


@given(st.text() | MIXTURES)
def test_every_character_of_plain_text_knows_its_place(origin: str) -> None:
    found = plain(origin)
    assert len(found.places) == len(found.text)
    assert list(found.places) == sorted(set(found.places))
    kept = [char for char, place in zip(found.text, found.places, strict=True) if fold(origin)[place] != char]
    assert all(char == " " for char in kept)


@given(st.text() | MIXTURES)
def test_folding_keeps_places_and_is_done_once(origin: str) -> None:
    assert len(fold(origin)) == len(origin)
    assert plain(plain(origin).text).text == plain(origin).text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("未达标", ["未达标"]),
        ("尚未达标的企业", ["未达标", "的", "企业"]),
        ("没有达标", ["没有达标"]),
        ("不合格产品", ["不合格", "产品"]),
        ("中非经贸", ["中非", "经贸"]),
        ("265家企业", ["265家", "企业"]),
        ("1,200家", ["1200家"]),
        ("R&D经费2.8%", ["r&d", "经费", "2.8%"]),
        ("N+1模式", ["n+1", "模式"]),
        ("5G工业4.0中心", ["5g", "工业", "4.0", "中心"]),
        ("10亿元", ["10亿元"]),
        ("2025年目标", ["2025年", "目标"]),
        ("科技局局长", ["科技局", "局长"]),
        ("基金投资", ["基金", "投资"]),
        ("研发占比", ["研发", "占比"]),
        ("月亮湖的规划", ["月亮湖", "的", "规划"]),
        ("券", ["券"]),
        ("？！", []),
    ],
)
def test_words_are_cut_whole(typed: str, expected: list[str]) -> None:
    assert list(ANALYZER.words(plain(typed).text)) == expected


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("企业265家", {"企业", "265", "265家"}, {"65", "5家"}),
        ("增长2.8%", {"2.8", "2.8%"}, {"2", "8%"}),
        ("R&D经费", {"r&d", "经费"}, {"r", "d"}),
        ("投资10亿元", {"10", "10亿", "10亿元"}, {"0亿元"}),
        ("高新技术企业", {"高新", "新技", "高", "企业"}, {"新企"}),
        ("指标未达标", {"未达", "未达标", "标"}, {"达标", "达"}),
        ("中国美丽", {"中国", "美丽"}, {"国美"}),
        ("券", {"券"}, set()),
    ],
)
def test_index_terms(text: str, present: set[str], absent: set[str]) -> None:
    found = set(ANALYZER.terms(plain(text).text))
    assert present <= found
    assert not absent & found


@settings(deadline=None)  # the first cut loads the dictionary
@example("企划划划", 1, 2)  # the first of two overlapping places does not count, the second does
@given(MIXTURES, st.integers(0, 20), st.integers(1, 8))
def test_what_a_text_holds_its_terms_lead_to(origin: str, start: int, size: int) -> None:
    passage = Passage("text", origin, ANALYZER)
    term = passage.plain.text[start : start + size].strip("、。,. &+")  # as chunks are
    if term:
        looked, held = lookup(term, ANALYZER), set(ANALYZER.terms(passage.plain.text))
        led = all(held.intersection(forms) for forms in looked.asked.needed)
        assert led == passage.holds(term) if looked.exact else led >= passage.holds(term)


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("指标未达标", "达标", []),
        ("指标未达标", "未达标", ["未达标"]),
        ("已达标,未达标", "达标", ["达标"]),
        ("本年不考核", "考核", []),
        ("中非经贸合作", "经贸", ["经贸"]),
        ("无人机产业", "产业", ["产业"]),
        ("中国美丽乡村", "国美", []),
        ("产业园区", "园区", ["园区"]),
        ("企业265家", "265家", ["265家"]),
        ("企业1,265家", "265家", []),
        ("企业 １，２６５ 家", "1265家", ["１，２６５ 家"]),
        ("占比12.8%", "2.8%", []),
        ("占比2.8％", "2.8%", ["2.8％"]),
        ("R&D经费", "d", []),
        ("R&D经费", "r&d", ["R&D"]),
        ("GDP比重", "gdp", ["GDP"]),
        ("10亿元", "10亿", ["10亿"]),
        ("培育“小巨人” 企业", "小巨人企业", ["小巨人” 企业"]),
    ],
)
def test_a_find_is_what_was_meant(text: str, term: str, found: list[str]) -> None:
    passage = Passage("text", text, ANALYZER)
    spans = [passage.plain.span(*place) for place in passage.finds(term)]
    assert [text[start:end] for start, end in spans] == found


def test_rjieba_cuts_as_jieba_does() -> None:
    fast, reference = Tokenizer(NAMES, "rjieba"), Tokenizer(NAMES, "jieba")
    runs = [run for line in lines() for run in HAN_RUN.findall(plain(line).text)]
    assert len(runs) > 5000
    assert [run for run in runs if fast.cut(run) != reference.cut(run)] == []


def test_names_are_of_one_tokenizer_alone() -> None:
    import rjieba

    assert Tokenizer(["蓝鲸湾科创带"]).cut("建设蓝鲸湾科创带") == ["建设", "蓝鲸湾科创带"]
    assert "蓝鲸湾科创带" not in Tokenizer().cut("建设蓝鲸湾科创带")
    assert "蓝鲸湾科创带" not in rjieba.cut("建设蓝鲸湾科创带")


def test_jieba_takes_over_where_rjieba_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    from search import analyzer

    analyzer.default_engine.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    found = Tokenizer(NAMES)
    analyzer.default_engine.cache_clear()
    assert found.engine == "jieba"
    assert found.cut("科技局局长") == ["科技局", "局长"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("月亮湖 规划", [("月亮湖", False), ("规划", False)]),
        ("月亮湖规划", [("月亮湖规划", False)]),
        ('"月亮湖 规划" 企业', [("月亮湖规划", True), ("企业", False)]),
        ("“小巨人”企业", [("小巨人", True), ("企业", False)]),
        ("企业、专利，商标", [("企业", False), ("专利", False), ("商标", False)]),
        ("1,200家,２．８％", [("1200家", False), ("2.8%", False)]),
        ("title:企业* AND (专利~2)", [("title", False), ("企业", False), ("专利-2", False)]),
        ('"未闭合 企业', [("未闭合", False), ("企业", False)]),
        ('"" “，” *?', []),
        ("谁负责规划", [("规划", False)]),
        ("规划的任务在哪里", [("规划", False), ("任务", False)]),
        ("的", [("的", False)]),
        ("规划 规划", [("规划", False)]),
    ],
)
def test_chunks_are_what_was_typed(typed: str, expected: list[tuple[str, bool]]) -> None:
    found = wanted(typed, ANALYZER, NOTHING)
    assert [(chunk.text, chunk.phrase) for chunk in found.chunks] == expected


def test_grammar_is_left_out_unless_it_is_all() -> None:
    assert [word.text for word in wanted("谁负责月亮湖的规划", ANALYZER, NOTHING).words] == ["月亮湖", "规划"]
    assert [word.text for word in wanted("的", ANALYZER, NOTHING).words] == ["的"]
