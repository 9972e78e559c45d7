"""Words that say the same, words that are slightly wrong: what they find, in which order, and what stays unfound."""

import random
from functools import cache
from pathlib import Path

import pytest

from graph import Graph
from ingest import read_plan
from search import Index, open_index
from search.analyzer import Analyzer, Tokenizer
from search.fulltext.alike import taken_for
from search.fulltext.forms import joined, negations, parts
from search.fulltext.suggest import Entry, Suggester
from search.fulltext.synonyms import all_synonyms

PLANS = Path(__file__).parent / "plans"
REAL = Path(__file__).parent.parent / "data" / "luqiao-2021.txt"
ANALYZER = Analyzer(Tokenizer())


@cache
def index(path: Path) -> Index:
    reading = read_plan(path)
    return open_index(Graph([reading.document], reading.nodes, reading.edges), None, "1", engine="whoosh")


# -- words for one another


@pytest.mark.parametrize(
    ("plan", "words", "unit"),
    [
        ("b1", "发改委", "市发改局"),
        ("b1", "劳动局", "市人社局"),
        ("e3", "卫计委", "市卫健委"),
        ("e3", "招商局", "市投资促进局"),
        ("b3", "农林局", "县农业农村局"),
    ],
)
def test_a_department_is_found_by_what_it_is_called_elsewhere(plan: str, words: str, unit: str) -> None:
    assert index(PLANS / f"{plan}.txt").search(words).results[0].name == unit


@pytest.mark.parametrize(
    ("plan", "words", "task"),
    [
        ("b1", "医疗废弃物", "20"),
        ("b1", "猪粪", "15"),
        ("e3", "土地指标", "26"),
        ("b3", "网上销售", "12"),
        ("f1", "超载", "22"),
        ("f1", "码头", "6"),
    ],
)
def test_a_word_of_daily_life_finds_what_the_plan_calls_otherwise(plan: str, words: str, task: str) -> None:
    assert index(PLANS / f"{plan}.txt").search(words).results[0].no == task


@pytest.mark.parametrize(("plan", "words"), [("b1", "地铁"), ("e3", "幼儿园"), ("b3", "机器人"), ("f1", "工资拖欠")])
def test_what_a_plan_says_nothing_of_stays_unfound(plan: str, words: str) -> None:
    assert index(PLANS / f"{plan}.txt").search(words).total == 0


def test_what_holds_the_word_comes_before_what_holds_another_for_it() -> None:
    hits = index(REAL).search("招商", limit=50).results
    typed = [any(find.spelling == "招商" for find in hit.found) for hit in hits if hit.kind != "Finding"]
    assert True in typed
    assert False in typed
    assert typed.index(False) >= 4


def test_a_compound_with_synonyms_is_found_by_its_parts_too() -> None:
    spelt = [find.spelling for hit in index(REAL).search("科技金融").results for find in hit.found]
    assert spelt[0] == "科技金融"
    assert "科技…金融" in spelt


def test_every_line_of_general_synonyms_can_be_read_and_says_something() -> None:
    lines = all_synonyms(None)
    assert len(lines) > 500
    assert all(len({*line.words, *line.narrower}) > 1 for line in lines)
    assert not [line for line in lines if set(line.words) & set(line.narrower)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("未考核", "不考核"), ("没有完成", "未完成"), ("未来", None), ("考核", None)],
)
def test_a_negation_is_found_in_other_words(word: str, expected: str | None) -> None:
    assert expected in negations(word, ANALYZER) if expected else negations(word, ANALYZER) == ()


@pytest.mark.parametrize(("word", "expected"), [("研发强度", ("研发", "强度")), ("孵化器", ()), ("人才房", ())])
def test_parts_of_a_compound(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word, ANALYZER) == expected


def test_neighbours_become_one_word_where_together_they_are_known() -> None:
    assert list(joined(["减税", "降费", "政策"], {"减税降费"}.__contains__)) == ["减税降费", "政策"]


# -- slips


@pytest.mark.parametrize(
    ("typed", "word", "meant", "task"),
    [
        ("创新卷", "创新卷", "创新券", "52"),
        ("建浮化器", "浮化器", "孵化器", "75"),
        ("知识产全保护", None, None, "48"),
    ],
)
def test_a_word_slightly_wrong_is_taken_for_the_right_one(
    typed: str, word: str | None, meant: str | None, task: str
) -> None:
    result = index(REAL).search(typed)
    assert task in {hit.no for hit in result.results[:4]}
    assert len(result.notes) == 1
    assert word is None or result.notes == (f"按“{meant}”找到，疑“{word}”有误",)


@pytest.mark.parametrize("typed", ["质押", "孵化器", "创新券", "规划"])
def test_what_the_plan_holds_is_no_slip(typed: str) -> None:
    assert index(REAL).search(typed).notes == ()


@pytest.mark.parametrize("typed", ["垃圾分类", "疫苗接种", "低保户", "张建国", "婚姻登记", "建医院墙"])
def test_what_is_no_slip_stays_as_it_is(typed: str) -> None:
    assert index(REAL).search(typed).notes == ()


@pytest.mark.parametrize(
    ("typed", "other", "expected"),
    [("卷", "券", True), ("浮", "孵", True), ("商飙", "商标", True), ("质", "押", False), ("质", "质押", False)],
)
def test_characters_taken_for_one_another(typed: str, other: str, expected: bool) -> None:
    assert taken_for(typed, other) is expected


# -- suggestions among many


def test_the_best_of_many_are_the_best_of_all() -> None:
    pick = random.Random(1)
    names = ["".join(pick.choices("科技创新企业", k=4)) for _ in range(5000)]
    suggester = Suggester([Entry(name, "Task", str(at), (name, name[::-1])) for at, name in enumerate(names)])
    for typed in ("科", "科技", "企业创", "新"):
        begun = [at for at, name in enumerate(names) if name.startswith(typed) or name[::-1].startswith(typed)]
        assert [each.id for each in suggester.suggest(typed, 10)][: len(begun)] == [str(at) for at in begun[:10]]
