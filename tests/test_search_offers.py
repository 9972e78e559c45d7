"""What search says beside its hits: filters, facets, reasons, suggestions, what words expand to."""

import re
import time

import pytest
from test_search_index import PLAN, found, index, labels, small

from search import open_index
from search.fulltext.grouping import grouped, under_tasks
from search.fulltext.ranking import Scored

STATUSES = {f"{PLAN}/task/3": "off_target", f"{PLAN}/task/8": "met", f"{PLAN}/task/7/annex/智慧旅游平台": "off_target"}


# -- filters and facets


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("单位:区科技局 种类:任务", ["1", "3", "8"]),
        ("单位：科信局 种类：任务 规划", ["1", "8"]),
        ("unit:区科技局 kind:Task 规划", ["1", "8"]),
        ("种类:指标、项目 旅游", ["智慧旅游平台", "旅游民宿集群"]),
        ("状态:滞后", ["3", "智慧旅游平台"]),
        ("状态:off_target 企业", ["3"]),
        ("状态:达标 企业", ["8"]),
        ("企业 状态:滞后 单位:区科技局", ["3"]),
        ("单位:“区科技局” 265家", ["3"]),
    ],
)
def test_filters_narrow(words, expected):
    assert sorted(labels(index().search(words, limit=100, statuses=STATUSES))) == sorted(expected)


@pytest.mark.parametrize(("words", "note"), [("单位:火星局 企业", "火星局"), ("状态:快乐", "快乐"), ("行动:九", "九")])
def test_a_filter_by_what_is_not_there_gives_nothing_and_says_so(words, note):
    result = found(words)
    assert result.total == 0
    assert note in result.notes[0]


@pytest.mark.parametrize("words", ["规划:企业", "企业：规划", "编制(单位)规划", "12:30"])
def test_other_colons_are_plain_text(words):
    assert found(words).filters == {}
    assert found(words).terms


def test_facets_count_all_hits_and_filter_by_their_values():
    result = index().search("企业", limit=1, statuses=STATUSES)
    assert sum(each.count for each in result.facets["kind"]) == result.total
    assert {each.value: each.count for each in result.facets["status"]} == {"off_target": 1, "met": 1}
    for field, label in (("kind", "种类"), ("unit", "单位"), ("status", "状态")):
        for each in result.facets[field]:
            narrowed = index().search(f"企业 {label}:{each.value}", statuses=STATUSES)
            assert narrowed.total == each.count, (field, each)


def test_a_hit_says_its_status_and_its_task():
    result = index().search("智慧旅游平台", statuses=STATUSES)
    assert (result.results[0].status, result.results[0].task) == ("off_target", f"{PLAN}/task/7")


# -- reasons


@pytest.mark.parametrize(
    ("words", "why", "field"),
    [
        ("月亮湖产业园", "名称正是所搜的词；名称有“月亮湖产业园”", "name"),
        ("民宿", "名称有“民宿”", "name"),
        ("高企", "名称有“高新技术企业”（即“高企”）", "name"),
        ("区科枝局", "按“区科技局”找到，疑“区科枝局”有误；名称有“区科技局”", "name"),
        ("台账", "正文有“台账”", "text"),
    ],
)
def test_a_hit_says_why_it_is_one(words, why, field):
    hit = found(words).results[0]
    assert (hit.why, hit.field) == (why, field)


def test_exact_comes_before_synonym_before_slip():
    graph = small("研发平台，研究开发中心")
    order = [hit.score for word in ("研发", "研究开发") for hit in open_index(graph, None, 1).search(word).results[:1]]
    assert min(order) > found("高企").results[0].score > found("区科枝局").results[0].score


# -- a task and its rows


class Row:
    """A document as grouping needs it."""

    def __init__(self, ref, kind, task):
        self.id, self.kind, self.task = ref, kind, task


def test_rows_do_not_bury_their_task_nor_other_tasks():
    documents = [
        *(Row(f"r{at}", "Indicator", "t") for at in range(6)),
        Row("t", "Task", "t"),
        Row("other", "Task", "other"),
    ]
    hits = [Scored(6.9 - at / 10, at) for at in range(6)] + [Scored(5.5, 6), Scored(5.2, 7)]
    order = [documents[hit.at].id for hit in grouped(hits, documents)]
    assert order == ["r0", "t", "r1", "other", "r2", "r3", "r4", "r5"]
    scores = [hit.score for hit in grouped(hits, documents)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("hits", "shown"),
    [
        ("1 1/a 2 1/b", "1 └1/a └1/b 2"),
        ("1/a 2 1 1/b", "1 └1/a └1/b 2"),
        ("1/a 2 1/b", "1/a 2 1/b"),
        ("u 2/a 1 2", "u 2 └2/a 1"),
        ("", ""),
    ],
)
def test_rows_are_shown_below_their_task(hits, shown):
    """A hit `1/a` is a row of task 1; `u` belongs to none."""
    told = [(each, None if each == "u" else each.split("/")[0]) for each in hits.split()]
    assert " ".join("└" * below + told[at][0] for at, below in under_tasks(told)) == shown


def test_rows_stand_alone_where_their_task_is_no_hit():
    documents = [Row(f"r{at}", "Indicator", "t") for at in range(4)]
    hits = [Scored(4 - at / 10, at) for at in range(4)]
    assert grouped(hits, documents) == hits


# -- suggestions


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kjj", "区科技局"),
        ("qkjj", "区科技局"),
        ("kejiju", "区科技局"),
        ("科技", "区科技局"),
        ("科信", "区科技局"),
        ("lzm", "陆正明"),
        ("月亮", "月亮湖产业园"),
        ("KJJ", "区科技局"),
        ("R&D", "全社会R&D经费投入占GDP比重"),
        ("企", "企业"),
        ("民宿", "旅游民宿集群"),
    ],
)
def test_a_beginning_leads_to_a_name_or_a_word(typed, first):
    assert index().suggest(typed)[0].text == first


@pytest.mark.parametrize("typed", ["", " ", "zzq", "\ud800", "?", "a" * 10_000])
def test_nothing_begins_so(typed):
    assert index().suggest(typed) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("高企", "国家高新技术企业数量"),
        ("科委", "区科技局"),
        ("kjju", "区科技局"),
        ("kejju", "区科技局"),
        ("kejij", "区科技局"),
        ("gsj", "区市场监管局"),
        ("yuelhu", "月亮湖产业园"),
        ("shcjgju", "区市场监管局"),
    ],
)
def test_what_begins_no_name_may_be_meant_otherwise(typed, first):
    assert [each.text for each in index().suggest(typed)][:1] == [first]


@pytest.mark.parametrize("typed", ["kjja", "kajj", "地铁", "zzzz"])
def test_what_is_not_meant_otherwise_gives_nothing(typed):
    assert index().suggest(typed) == []


def test_suggestions_are_quick_and_few():
    index().suggest("k")
    start = time.perf_counter()
    assert len(index().suggest("区", limit=3)) == 3
    assert time.perf_counter() - start < 0.01


def test_suggestions_are_kept_with_the_index(tmp_path):
    first = open_index(small(), tmp_path / "index", 1).suggest("kjj")
    assert open_index(small(), tmp_path / "index", 1).suggest("kjj") == first


# -- synonyms of the operator


def test_an_operators_synonyms_are_searched_for(tmp_path):
    own = tmp_path / "synonyms.tsv"
    before = open_index(small(), tmp_path / "index", 1, own)
    assert before.search("游船").total == 0
    own.write_text("# 本区的说法\n游船|民宿\n看水>月亮湖\n", "utf8")
    after = open_index(small(), tmp_path / "index", 1, own)
    assert after.search("游船").results[0].name == "旅游民宿集群"
    assert after.search("看水").total == index().search("月亮湖").total
    assert "看水" not in {other for each in after.expansions("月亮湖") for other in each.others}


@pytest.mark.parametrize("line", ["只有一个词", "甲>", ">乙", "甲>乙>丙", "|", "甲|" + "乙" * 60])
def test_a_line_that_is_no_group_is_left_out_and_told_with_its_place(tmp_path, line):
    own = tmp_path / "synonyms.tsv"
    own.write_text(f"游船|民宿\n{line}\n看水>月亮湖\n", "utf8")
    kept = open_index(small(), None, 1, own)
    assert len(kept.flaws) == 1
    assert f"{own} 第2行" in kept.flaws[0]
    assert "请写" in kept.flaws[0]
    result = kept.search("游船")
    assert (result.results[0].name, result.notes) == ("旅游民宿集群", kept.flaws)
    assert kept.search("看水").total


def test_of_many_wrong_lines_the_first_are_told(tmp_path):
    own = tmp_path / "synonyms.tsv"
    own.write_text("甲\n" * 9, "utf8")
    flaws = open_index(small(), None, 1, own).flaws
    assert (len(flaws), "第3行" in flaws[2], "还有6行" in flaws[3]) == (4, True, True)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8\xff", None])
def test_a_file_that_is_no_text_is_told(tmp_path, data):
    own = tmp_path / "synonyms.tsv"
    own.write_bytes(data) if data else own.mkdir()
    kept = open_index(small(), None, 1, own)
    assert len(kept.flaws) == 1
    assert str(own) in kept.flaws[0]
    assert not re.search("codec|Error|Errno", kept.flaws[0])
    assert kept.search("民宿").total


@pytest.mark.parametrize(
    "data",
    [
        "游船|民宿".encode("gb18030"),
        "游船|民宿".encode("utf-8-sig"),
        "游船｜民宿".encode(),
        "游船\t民宿\r\n".encode(),
        "游船 ＞ 民宿".encode(),
    ],
    ids=["gb18030", "bom", "wide", "tab", "narrower"],
)
def test_what_editors_write_is_read(tmp_path, data):
    own = tmp_path / "synonyms.tsv"
    own.write_bytes(data)
    kept = open_index(small(), None, 1, own)
    assert (kept.flaws, kept.search("游船").results[0].name) == ((), "旅游民宿集群")


def test_words_tell_what_they_expand_to():
    told = {each.word: each for each in index().expansions("高企 科信局 规划")}
    assert told["高企"].others == {"高新技术企业": "通用同义词"}
    assert told["科信局"].called == ("区科技局",)
    assert "方案里的名称" in told["科信局"].others.values()
    assert told["规划"].others == {}
