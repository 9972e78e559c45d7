"""Families of questions on the real plan: what it lays down, who is called so, what grows most, who does the same."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph import Graph, GraphExecutor, Is, Linked, Missing, Query
from ingest import read_plan
from search import answer_query, ask, explain, follow_up, names_of
from search import lexicon as lexicon_module
from search.grammar.chart import Chart
from search.lexicon import lexicon
from search.question import grammar
from search.word_kinds import type_label

PLAN = Path(__file__).parent.parent / "data" / "luqiao-2021.txt"
_UNIT_WORDS = frozenset({"SHORT", "STEM", "ABBR", "ALIKE", "SAME"})


@pytest.fixture(scope="module")
def plan():
    read = read_plan(PLAN)
    names = names_of(Graph([read.document], read.nodes, read.edges))
    return names, GraphExecutor(names.relations, {}, None)


def asked(question, plan):
    return ask(question, *plan)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("例会多久开一次", "每月"),
        ("多久督查一次", "每季度"),
        ("考核怎么进行", "建立季度考核与年终考评双重考核的机制"),
        ("月通报是怎么回事", "建立“月例会、月通报、季督查”制度"),
        ("专班办公室设在哪里", "专班下设办公室"),
        ("资金怎么保障", "推动财税、土地、金融、能耗指标等要素资源向科技领域倾斜"),
        ("基本原则有哪些", "坚持企业主体、协同创新"),
        ("指导思想讲的啥", "坚持以习近平新时代中国特色社会主义思想为指导"),
    ],
)
def test_what_the_plan_lays_down_is_told_in_its_words(question: str, words: str, plan):
    found = asked(question, plan)
    assert found["outcome"] == "answered"
    assert words in found["answer"]
    quotes = {place["quote"] for result in found["results"] for place in result["evidence"]}
    assert quotes
    assert all(quote in plan[0].graph.documents[next(iter(plan[0].graph.documents))].text for quote in quotes)


@pytest.mark.parametrize("question", ["简报多久报送一次", "联席会议怎么开", "联络员是哪几个", "姓欧的都有谁"])
def test_what_it_does_not_lay_down_is_no_match(question: str, plan):
    assert asked(question, plan)["outcome"] == "no_match"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("有没有例会制度", "是"),
        ("有没有联席会议制度", "否"),
        ("任务57是不是责任单位最多的", "是"),
        ("任务9是责任单位最多的任务吗", "否"),
        ("区科技局是不是负责任务最多的单位", "是"),
        ("任务75和任务76是同一个单位负责吗", "是"),
        ("任务3和任务5是同一个单位负责吗", "否"),
        ("任务3和任务5的牵头单位相同吗", "否"),
        ("哪个单位参与的行动最多", 9),
        ("国家高新技术企业数量五年增长多少", 149),
        ("环境质量综合评分2021年目标比2019年低多少", 0.37),
        ("六倍增六个指标里哪个涨的倍数最大", 7.29),
        ("2025年R&D占比目标超过3%没有", "否"),
        ("责任单位最多的任务是哪一项，有几家", 8),
    ],
)
def test_value(question: str, value: object, plan):
    assert asked(question, plan)["value"] == value


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("专班里姓罗的有哪些人", "罗邦云 罗进军 罗周法"),
        ("专班办公室成员名单", "陈绵绵 杜莹莹 施建庆 王智熙 应缤谊 郑灵超"),
        ("任务3下面的重点项目", "飞龙山庄 台州市国际会议中心改扩建 飞龙湖东片绿道 桐江大道 CBD项目"),
        ("六倍增六个指标里哪个涨的倍数最大", "PCT国家发明专利申请量"),
        ("卫建局牵头的任务的责任单位", "区卫健局"),
    ],
)
def test_what_is_found(question: str, names: str, plan):
    assert {result["name"] for result in asked(question, plan)["results"]} == set(names.split())


def test_what_changes_most_comes_with_all_that_were_compared(plan):
    found = asked("2021年到2025年增长最快的3个指标", plan)
    values = [group["value"] for group in found["groups"]]
    assert len(found["results"]) >= 3  # all that are tied with the third
    assert len(values) > 40
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("专班办公室设在哪个单位", {"区科技局"}),
        ("工作专班办公室挂在哪个部门", {"区科技局"}),
        ("任务27迟迟没启动，该找谁问责", {"区科技局"}),
        ("任务4除了牵头单位还有谁", {"区科技局", "飞龙湖生态区建设发展中心"}),
    ],
)
def test_units(question: str, units: set[str], plan):
    assert {result["name"] for result in asked(question, plan)["results"]} == units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("没达标任务最多的是哪家单位", "欠账最多、滞后任务最多的是哪家单位"),
        ("由单独一家负责的任务", "完全归一家单位管的任务"),
        ("人社局的任务分布在哪些行动，各几项", "人社局各行动的任务数"),
    ],
)
def test_the_same_said_otherwise(one: str, other: str, plan):
    meant = [asked(question, plan)["query"] for question in (one, other)]
    assert meant[0] == meant[1] is not None


@pytest.mark.parametrize(
    "question",
    [
        "哪些指标还挂零",
        "任务9再看看",
        "离目标还差多少",
        "由一家",
        "三家以上（含四家）单位负责的任务",
    ],
)
def test_what_is_not_wholly_said_is_not_understood(question: str, plan):
    assert asked(question, plan)["outcome"] == "not_understood"


@pytest.mark.parametrize("question", ["姓啥", "你是谁", "那么"])
def test_a_slip_or_a_bare_word_answers_nothing(question: str, plan):
    assert asked(question, plan)["outcome"] == "not_understood"


# -- queries that are ready, and how a question was understood


def test_a_ready_query_is_answered_as_its_question(plan):
    found = asked("区科技局负责任务9吗", plan)
    same = answer_query(Query.from_json(found["query"]), *plan, found["question"])
    assert same == found


def test_a_query_for_what_is_gone_is_no_match(plan):
    gone = answer_query(Query(("Task",), Linked("responsible", Is(("unit/乌有",)))), *plan)
    assert (gone["outcome"], gone["results"]) == ("no_match", [])
    assert "unit/乌有" in gone["answer"]
    assert gone["query"]["where"]["to"] == {"op": "missing", "kind": "", "words": "unit/乌有"}


def test_an_explanation_tells_every_word(plan):
    names, _ = plan
    told = explain("请问区科技局牵头的任务中，哪些没达标", names, date(2021, 9, 30))
    assert "".join(piece.words for piece in told.pieces) == "请问区科技局牵头的任务中，哪些没达标"
    known = {piece.words: piece for piece in told.pieces}
    assert known["区科技局"].ids == ("unit/路桥区/科学技术局",)
    assert (known["牵头的"].meaning, known["没达标"].meaning) == ("牵头", "未达标")
    assert known["请问"].skipped
    assert told.unused == ("请问",)
    assert told.cypher
    assert told.parameters["day"] == "2021-09-30"
    assert ["off_target"] in told.parameters.values()


def test_an_explanation_names_what_else_is_meant_and_what_was_misspelt(plan):
    told = explain("卫建局有哪些任务", plan[0])
    assert any("按“区卫健局”理解" in piece.note for piece in told.pieces)
    assert explain("任务9的颜色", plan[0]).unplaced


def test_every_type_of_word_has_a_name():
    types = {entry.type for word in lexicon().entries for entry in lexicon().entries[word]} - _UNIT_WORDS
    types |= {part for rule in grammar().rules for part in rule.right if len(part) > 2 and part not in ("LEFT",)}
    assert all(type_label(type_) for type_ in types)


# -- whatever is typed


ODD = [
    "任务" * 2500, "区科技局负责哪些任务" * 500, "😀" * 5000, "\x00\x1b[31m任务9\x07由谁负责\u202e", "'; DROP TABLE task; --",
    "MATCH (n) DETACH DELETE n", "{\"op\": \"query\"}", "$p1 OR 1=1", "区科技局`) RETURN n //", "任务9" + "\u200b" * 200 + "由谁负责",
    "的" * 300, "和" * 300, "不" * 150 + "任务", "（" * 300, "\ud83d", "哪些任务没达标" + "且没达标" * 40, "2025年" * 60, "罗" * 299,
]  # fmt: skip


@pytest.mark.parametrize("question", ODD, ids=range(len(ODD)))
def test_whatever_is_typed_gets_a_sentence_without_endless_work(question: str, plan, monkeypatch):
    tried, complete = [], Chart._complete
    monkeypatch.setattr(Chart, "_complete", lambda *given: tried.append(1) or complete(*given))
    found = asked(question, plan)
    again = follow_up(question, Query(("Task",), Missing("Unit", "区甲局")), plan[0])
    assert len(tried) < 80_000  # rules; without a bound they are millions
    assert found["answer"]
    assert found["outcome"] in ("answered", "no_match", "not_understood")
    assert again is not None


def test_every_file_of_words_is_read_and_no_word_stands_twice():
    folder = Path(lexicon_module.__file__).with_name("words")
    assert {file.stem for file in folder.glob("*.tsv")} == set(lexicon_module._FILES)
    lines = [line for file in folder.glob("*.tsv") for line in file.read_text("utf8").splitlines() if line[0] != "#"]
    senses = [(word, *sense) for line in lines for words, *sense in [line.split("\t")] for word in words.split("|")]
    assert [sense for sense, times in Counter(senses).items() if times > 1] == []
