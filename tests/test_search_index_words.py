"""Words that say the same, words that are slightly wrong: what they find, in which order, and what stays unfound."""

import random
from functools import cache
from pathlib import Path

import pytest
from test_search_words_of_fields import made

from graph import Graph
from ingest import read_plan
from search import Index, open_index
from search.alike import taken_for
from search.analyzer import Analyzer, Tokenizer
from search.fulltext.figures import figures
from search.fulltext.forms import joined, negations, parts
from search.fulltext.slips import corrected
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
    ("words", "kind", "name"),
    [("教育局长", "Person", "王勇智"), ("区教育局长", "Post", "区教育局局长"), ("组织部长", "Person", "范卫东")],
)
def test_a_title_may_share_a_character_with_the_unit(words: str, kind: str, name: str) -> None:
    found = index(REAL).search(words).results[0]
    assert (found.kind, found.name) == (kind, name)


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


@pytest.mark.parametrize(
    ("plan", "words", "task"),
    [
        ("a1", "种树", "23"),
        ("a1", "湿垃圾", "18"),
        ("c3", "老年食堂", "七"),
        ("c3", "摆摊", "十一"),
        ("d7", "托管班", "十六"),
        ("f2", "中水回用", "七-3"),
        ("f2", "城市积水", "二-4"),
        ("e1", "网上卖海鲜", "16"),
        ("d1", "旅游路线", "20"),
        ("a1", "低碳宣传场数", "30"),
        ("a1", "五十万奖励", "34"),
        ("d7", "8000万", "十九"),
        ("d1", "2个亿基金", "17"),
    ],
)
def test_what_people_type_finds_what_a_plan_of_another_field_says(plan: str, words: str, task: str) -> None:
    found = index(PLANS / f"{plan}.txt").search(words).results
    assert task in {hit.no for hit in found[:3]}


@pytest.mark.parametrize(
    "words",
    "居家养老 孤儿救助 疫苗接种 校园食堂 教师轮岗 加装电梯 停车位 自来水 公交线路 农村公路 水库 空气质量 消防演练 夜市 博物馆 "
    "马拉松 反诈 征兵 健身 景区 足球场 卫生间 未达标率".split(),
)
def test_a_plan_of_science_has_nothing_for_daily_life(words: str) -> None:
    assert index(REAL).search(words).results == ()


def test_a_topic_is_not_found_in_what_a_unit_is_called() -> None:
    assert index(REAL).search("文化和广电旅游体育局").total > 0
    assert index(REAL).search("体育馆").total == 0


def test_the_rows_of_the_task_that_is_meant_come_last() -> None:
    task, *rows = index(PLANS / "c3.txt").search("监控摄像头").results
    assert (task.no, {row.no for row in rows}) == ("十八", {"十八"})
    assert {row.why for row in rows if row.field is None} == {"所属任务有所搜的词"}


@pytest.mark.parametrize(
    ("words", "name", "why"),
    [
        ("徐雨微", "区科技局", "有误"),
        ("总工程师", "区市场监管局", "找到的人在此任职"),
        ("职教中心新校区什么时候建成", "推动建立职业教育培训基地", "正文有"),
        ("SCI", "浙江省消化系肿瘤微创诊治与快速康复研究重点实验室", "有“sci”"),
    ],
)
def test_what_goes_with_what_was_found_is_found_too(words: str, name: str, why: str) -> None:
    found = [hit.why for hit in index(REAL).search(words).results if hit.name == name]
    assert found
    assert why in found[0]


def test_a_row_comes_before_the_programme_of_its_name() -> None:
    kinds = [hit.kind for hit in index(REAL).search("人行引才").results if hit.name == "中国人民银行重点引才计划"]
    assert (kinds[0], set(kinds)) == ("Indicator", {"Indicator", "Programme"})


def test_long_words_of_daily_life_are_found_with_one_another_and_short_ones_are_not() -> None:
    lines = {line.words[0]: line.narrower for line in all_synonyms() if line.source == "daily"}
    assert "养老院" in lines["敬老院"]
    assert "停车" not in lines["停车难"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("三百元补贴", [("三百元", "300元"), ("补贴", None)]),
        ("3000万元", [("3000万元", "0.3亿元")]),
        ("3000万元", [("3000万元", "三千万元")]),
        ("八千万", [("八千万", "8000万")]),
        ("2个亿", [("2个亿", "2亿")]),
        ("1234家", [("1234家", None)]),
        ("20000人次", [("20000人次", "2万人次")]),
        ("105个", [("105个", "一百零五个")]),
        ("百分之三十", [("百分之三十", "30%")]),
        ("2.5‰", [("2.5‰", None)]),
        ("2023年底", [("2023年底", "2023年12月")]),
        ("十四五规划", [("十四五规划", None)]),
        ("一件事", [("一件事", None)]),
        ("千家万户", [("千家万户", None)]),
        ("第19项任务", [("第19项任务", None)]),
    ],
)
def test_a_figure_is_found_said_otherwise(typed: str, expected: list[tuple[str, str | None]]) -> None:
    found = list(figures(typed))
    assert [piece for piece, _ in found] == [piece for piece, _ in expected]
    for (_, others), (_, said) in zip(found, expected, strict=True):
        assert said in others if said else others == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kejiju", "科技局"),
        ("keji ju", "科技局"),
        ("fuhuaqi", "孵化器"),
        ("kjj", "科技局"),
        ("Zhuanli", "专利"),
        ("ｋｊｊ", "科技局"),
    ],
)
def test_pinyin_is_read_as_the_word_that_it_spells(typed: str, meant: str) -> None:
    result, same = index(REAL).search(typed), index(REAL).search(meant)
    assert result.total > 0
    assert [hit.id for hit in result.results] == [hit.id for hit in same.results]
    assert f"拼音“{typed}”按“{meant}”查找" in result.notes


def test_words_that_nothing_holds_are_taken_by_what_they_mean() -> None:
    result = index(REAL).search("带星指标")
    assert result.notes == ("按意思查到：找出带星（*）的指标。",)
    assert {hit.kind for hit in result.results} == {"Indicator"}
    assert index(REAL).search("潜水艇指标").total == 0


def test_pinyin_may_stand_beside_characters() -> None:
    result, same = index(REAL).search("kjj任务"), index(REAL).search("科技局任务")
    assert [hit.id for hit in result.results] == [hit.id for hit in same.results]


@pytest.mark.parametrize("typed", ["RD", "rd", "ＲＤ", "RD经费", "经费 RD"])
def test_a_short_form_is_found_without_its_sign(typed: str) -> None:
    result = index(REAL).search(typed)
    assert result.results[0].name == "全社会R&D经费投入占GDP比重"
    assert result.notes[0].endswith("按“R&D”查找")


def test_signs_are_not_guessed_where_no_text_has_them() -> None:
    assert index(REAL).search("QT").total == 0


@pytest.mark.parametrize("typed", ["任务19", "T19", "t19", "task19", "第19项", "任务十九", "第十九项任务"])
def test_a_tasks_number_finds_the_task_and_its_rows_and_no_other_figure(typed: str) -> None:
    hits = index(REAL).search(typed, limit=50).results
    assert (hits[0].kind, hits[0].no) == ("Task", "19")
    assert {hit.no for hit in hits if hit.kind != "Finding"} == {"19"}
    assert {hit.kind for hit in hits} >= {"Task", "Indicator"}
    assert all("任务19" in (hit.name or "") for hit in hits if hit.kind == "Finding")


@pytest.mark.parametrize("plan", ["a2", "h1"])
def test_numbers_in_characters_are_typed_in_figures_too(plan: str) -> None:
    kept = index(PLANS / f"{plan}.txt")
    first = next(each for each in kept._documents if each.kind == "Task")
    same = {kept.search(f"任务{no}").results[0].no for no in ("1", "一")}
    assert same == {first.no}


@pytest.mark.parametrize("typed", ["R&D", "GDP", "PCT", "IPO", "5G", "task", "status", "SCI", "women", "google"])
def test_english_is_no_pinyin(typed: str) -> None:
    assert not [note for note in index(REAL).search(typed).notes if "拼音" in note]


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
    lines = all_synonyms()
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


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("谁管营商环境", ("管", "营商环境")),
        ("营商环境谁管", ("营商环境", "管")),
        ("知识产权保护", ("知识产权", "保护")),
    ],
)
def test_a_known_compound_is_not_torn_by_its_neighbours(typed: str, words: tuple[str, ...]) -> None:
    assert index(REAL).search(typed).terms == words


def test_a_compound_is_found_where_its_sort_is_said_too() -> None:
    spelt = [find.spelling for hit in index(REAL).search("中介机构").results for find in hit.found]
    assert spelt[0] == "中介机构"
    assert "中介服务机构" in spelt


@pytest.mark.parametrize(("words", "first"), [("人大主任", "戴冠福"), ("人大办公室主任", "蒋海根")])
def test_a_units_head_comes_before_that_of_an_office_in_it(words: str, first: str) -> None:
    assert index(REAL).search(words).results[0].name == first


# -- slips


@pytest.mark.parametrize(
    ("typed", "word", "meant", "task"),
    [
        ("创新卷", "创新卷", "创新券", "52"),
        ("建浮化器", "浮化器", "孵化器", "75"),
        ("知识产全保护", None, None, "48"),
        ("质鸭贷款", "质鸭", "质押", "80"),
    ],
)
def test_a_word_slightly_wrong_is_taken_for_the_right_one(
    typed: str, word: str | None, meant: str | None, task: str
) -> None:
    result = index(REAL).search(typed)
    assert task in {hit.no for hit in result.results[:4]}
    assert len(result.notes) == 1
    assert word is None or result.notes == (f"按“{meant}”找到，疑“{word}”有误",)


@pytest.mark.parametrize(
    ("typed", "name", "meant"),
    [
        ("到2025年", "2021-2025年行动", False),
        ("北槽疏港铁路", "建设疏港铁路", False),
        ("疏巷铁路建设", "疏港铁路建设", True),
        ("港疏铁路建设", "疏港铁路建设", True),
        ("疏港铁建设", "疏港铁路建设", True),
    ],
)
def test_another_word_or_sign_is_no_slip(typed: str, name: str, meant: bool) -> None:
    assert corrected(typed, {name}) == (name if meant else None)


def test_a_place_beside_a_thing_is_cut_where_texts_hold_both() -> None:
    texts = ("推进北槽港区疏港铁路专用线建设，年内开工。", "新建造疏港大道，改造公路。")
    result = made(texts).search("北槽疏港铁路")
    assert ([hit.no for hit in result.results][:1], result.notes) == (["1"], ())


@pytest.mark.parametrize("start", range(0, 12000, 1500))
def test_nothing_in_a_pasted_text_is_a_slip(start: int) -> None:
    text = (PLANS / "a1.txt").read_text("utf8")
    assert index(REAL).search(text[start : start + 1500]).notes == ()


def test_a_slip_that_leads_to_nothing_is_not_told() -> None:
    results = [index(REAL).search(typed) for typed in ("县科技局 火星", "市财政局 潜水艇 熊猫", "区科枝局 火星")]
    assert all(result.total for result in results if any("有误" in note for note in result.notes))


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
