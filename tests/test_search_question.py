from datetime import date

import pytest
from ask_graph import AS_OF, ask_graph, ask_statuses

from graph.condition import HasStatus
from graph.normal import normal_query
from graph.query import Query, leaves
from graph.run_embedded import run
from search.linking.names import names_of
from search.question import grammar, understand

NAMES = names_of(ask_graph())
STATUSES, _ = ask_statuses()
SAID = {
    "unit": "区科技局", "unit2": "区财政局", "task": "任务9", "row": "旅游总收入", "action": "实施产业培育行动",
    "person": "沈月", "group": "专班",
}  # fmt: skip
EXAMPLES = sorted({(rule.make.__name__, each) for rule in grammar().rules for each in rule.examples})


def query(question: str, as_of: date | None = AS_OF) -> Query:
    taken = understand(question, NAMES, as_of)
    assert taken.query is not None, taken.unplaced
    return taken.query


def found(question: str) -> str:
    """Tasks by number, other things by name."""
    hits = run(query(question), NAMES.relations, STATUSES).hits
    return " ".join(str(hit.node.get("no") or hit.node.name) for hit in hits)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule}-{example}" for rule, example in EXAMPLES])
def test_every_rule_is_used_by_its_examples(rule: str, example: str):
    taken = understand(example.format(**SAID), NAMES, AS_OF)
    assert taken.query is not None
    assert rule in taken.rules


LEADS, ALL = "1 5 8 9", "1 2 3 4 5 6 7 8 9 10 11 12"
OWN, DEPENDING, LATE = "1 4 5 8 9 10", "1 2 3 4 5 8 9 10 12", "5 8 9"
NINE = "区科技局 区文旅集团"
ROWS = "国家高新技术企业数量 省级科技型企业数量 全社会研发投入占比 综合体引进中介机构数量"
HIGH = "2025年目标不一致：正文90家，附表累计80家"
QUESTIONS = {
    # the best of many
    "任务最多的三个单位": "区科技局 区人社局 青石湖景区建设中心 区住建局 区文旅集团 区文旅局",
    "任务数排名前两名的单位": "区科技局 区人社局",
    "负责任务最多的前1个单位": "区科技局",
    "哪两个单位负责的任务最多": "区科技局 区人社局",
    "2025年目标最高的2个指标": "省级科技型企业数量 旅游总收入",
    "2025年目标值最小的指标": "全社会研发投入占比",
    # what was found wrong
    "任务5有什么问题": HIGH,
    "有哪些严重问题": HIGH,
    "方案有哪些错误": HIGH,
    "方案有哪些问题": f"{HIGH} 任务9的责任单位不一致 落款疑脱字",
    "哪些指标正文和附件不一致": "国家高新技术企业数量",
    "哪些任务有矛盾": "5",
    "哪些任务的责任单位前后不一致": "9",
    "任务9的单位名单有什么问题": "任务9的责任单位不一致",
    "任务5的责任单位有没有对不上的地方": "",
    "任务9的责任单位有没有矛盾": "任务9的责任单位不一致",
    "正文跟附件有哪些地方对不上": HIGH,
    # what slips with it
    "任务1滞后会影响什么": "2 3 4 编制青石湖片区发展规划 青石湖空间布局 青石湖游客中心",
    # who
    "谁负责任务9": NINE,
    "任务9的责任单位": NINE,
    "任务9归谁管?": NINE,
    "任务9是谁负责的": NINE,
    "任务9由哪些单位负责？": NINE,
    "任务9责任单位是哪家": NINE,
    "哪个部门管任务9": NINE,
    "第九项任务由谁负责": NINE,
    "麻烦帮我查一下任务9由谁负责，谢谢": NINE,
    "任務9由誰負責": NINE,
    "Who is responsible for task 9?": NINE,
    "Which units are responsible for task 9?": NINE,
    "哪个单位牵头任务10?": "区人社局",
    "任务10谁牵头": "区人社局",
    "任务10的牵头单位是谁": "区人社局",
    "Which unit leads task 10?": "区人社局",
    "Who leads task 10?": "区人社局",
    "旅游总收入由谁负责": "区文旅局",
    "谁牵头国家高新技术企业数量": "区科技局",
    "综合体二期场所由哪个单位负责": "区文旅集团",
    "任务9和任务10的责任单位": "区科技局 区文旅集团 区人社局",
    "任务9、任务10分别由谁负责": "区科技局 区文旅集团 区人社局",
    "除区科技局外,还有哪些单位负责任务9?": "区文旅集团",
    "产业培育行动由哪些单位负责": "区科技局 区财政局 区文旅局 区住建局",
    "除区科技局以外,任务9还有谁负责?": "区文旅集团",
    "任务9除了牵头单位还有哪些单位": "区文旅集团",
    "任务9挂在谁名下": NINE,
    "旅游总收入找哪个单位": "区文旅局",
    "旅游总收入指标是哪家单位的事": "区文旅局",
    # what hangs on a unit
    "哪些任务依赖区科技局?": DEPENDING,
    "Which tasks depend on 区科技局?": DEPENDING,
    "不依赖区科技局的任务": "6 7 11",
    "哪些任务依赖区科技局,其中哪些没达标?": LATE,
    "哪些任务依赖区科技局，其中未达标的有哪些": LATE,
    "哪些任务依赖区科技局？哪些没达标？": LATE,
    "Which tasks depend on 区科技局, and which of them are off target?": LATE,
    "既依赖区科技局又没达标的任务": LATE,
    "任务12依赖哪些任务": "9",
    "哪些任务依赖任务1": "2 3 4",
    "任务1延期会影响哪些任务": "2 3 4",
    "如果任务1出问题，会影响哪些任务": "2 3 4",
    "受任务1影响的任务有哪些": "2 3 4",
    "任务3的前置任务有哪些": "1 2",
    # what a unit answers for
    "由区科技局负责的任务有哪些": OWN,
    "区科技局负责哪些任务": OWN,
    "区科技局的工作有哪些": OWN,
    "科技局要负责什么任务": OWN,
    "和区科技局有关的任务有哪些": OWN,
    "责任单位是区科技局的任务": OWN,
    "What tasks is 区科技局 responsible for?": OWN,
    "哪些任务由区科技局牵头?": LEADS,
    "哪几项任务是区科技局牵头的": LEADS,
    "Which tasks are led by 区科技局?": LEADS,
    "区科技局参与哪些任务": OWN,
    "区科技局负责哪些指标?": ROWS,
    "区文旅集团的项目有哪些": "青石湖游客中心 综合体二期场所",
    "沈月负责哪些任务": OWN,
    "负责任务9的单位还负责哪些任务": "1 3 4 5 8 9 10",
    # and, or, not, only, but
    "区科技局和区财政局共同负责的任务": "5",
    "由区科技局、区财政局负责的任务": "5",
    "区科技局或区人社局负责的任务": "1 4 5 8 9 10 11 12",
    "由区科技局负责且未达标的任务": LATE,
    "区科技局负责但没达标的任务": LATE,
    "不由区科技局牵头的任务": "2 3 4 6 7 10 11 12",
    "没有区科技局参与的任务有哪些": "2 3 6 7 11 12",
    "区科技局和区财政局联合负责哪些任务": "5",
    "区科技局会同区财政局负责的任务": "5",
    "科技局和财政局分别负责哪些任务": OWN,
    "既不是区科技局也不是区财政局负责的任务有哪些": "2 3 6 7 11 12",
    "只由区科技局负责的任务": "8",
    "区科技局单独负责的任务有哪些": "8",
    "除区科技局以外的单位负责哪些任务": "1 2 3 4 5 6 7 9 10 11 12",
    "List all tasks except those led by 区科技局": "2 3 4 6 7 10 11 12",
    "没达标或者有风险的任务": "5 7 8 9",
    "带星但没达标的指标": "国家高新技术企业数量 全社会研发投入占比",
    # status
    "哪些任务没达标?": LATE,
    "哪些任务滞后": LATE,
    "Which tasks missed their targets?": LATE,
    "哪些任务有风险": "7",
    "Which tasks are at risk?": "7",
    "哪些指标未填报": "举办培训班场次",
    "达标的任务有哪些": "1 6",
    "不考核的指标": "博士后工作站数量",
    "区科技局牵头的任务中哪些未达标": LATE,
    "区科技局有哪些指标没达标": "国家高新技术企业数量 全社会研发投入占比",
    "没达标的有哪些单位": "区科技局 区财政局 区文旅集团",
    "哪些单位有没达标的任务": "区科技局 区财政局 区文旅集团",
    "2021年未达标的任务": LATE,
    "截至2021年12月31日哪些任务没达标": LATE,
    # numbers and years
    "责任单位超过1个的任务": "1 2 4 5 7 9 10 12",
    "至少两个责任单位的任务": "1 2 4 5 7 9 10 12",
    "责任单位不超过一个的任务": "3 6 8 11",
    "负责任务超过2项的单位": "区科技局 区人社局",
    "2025年目标超过100的指标": "省级科技型企业数量 旅游总收入",
    "2025年目标不少于120的指标": "省级科技型企业数量 旅游总收入",
    "2022年要完成哪些项目": "青石湖空间布局 综合体二期场所",
    "有2022年目标的任务": "2 9",
    # lists, parts, words
    "有哪些重点任务？": ALL,
    "List all tasks.": ALL,
    "所有任务": ALL,
    "带星的指标有哪些": "国家高新技术企业数量 省级科技型企业数量 全社会研发投入占比",
    "实施人才集聚行动有哪些任务": "9 10 11 12",
    "行动二有哪些任务": "5 6 7 8",
    "任务9有哪些指标": "综合体引进中介机构数量",
    "国家高新技术企业数量属于哪个任务": "5",
    "关于民宿的任务": "7",
    "民宿任务有哪些": "7",
    "涉及青石湖的任务": "3",
    "没有指标的任务有哪些": "1 2 3 4 12",
    # people
    "任务9出了问题该找谁": "何平 沈月",
    "任务5的负责人是谁": "何平 沈月",
    "Who is the head of 区科技局?": "何平 沈月",
    "区财政局局长是谁": "None",
    "专班组长是谁": "陆正",
    "谁是办公室副主任": "林小川",
    "组长有哪些人": "陆正",
    "专班组长叫什么名字": "陆正",
    # most and fewest
    "哪个单位负责的任务最多?": "区科技局",
    "任务最多的单位是哪个": "区科技局",
    "Which unit has the most tasks?": "区科技局",
    "哪个单位没达标的任务最多": "区科技局",
    "哪个单位负责的任务最少": "区委宣传部 区财政局 区交通局",
}


@pytest.mark.parametrize(("question", "expected"), QUESTIONS.items(), ids=QUESTIONS.keys())
def test_what_is_found(question: str, expected: str):
    assert found(question) == expected


@pytest.mark.parametrize(
    "same",
    [
        (
            "谁负责任务9",
            "任务9的责任单位有哪些",
            "任务9由谁负责？",
            "负责任务9的单位",
            "Who is responsible for task 9?",
        ),
        ("区科技局负责哪些任务", "由区科技局负责的任务", "哪些任务由区科技局负责", "List the tasks of 区科技局."),
        ("哪些任务没达标", "没达标的任务有哪些", "列出未达标的任务", "有哪些任务未达标", "Which tasks are off target?"),
        ("区科技局和区财政局负责的任务", "由区财政局与区科技局共同负责的任务", "由区科技局负责且由区财政局负责的任务"),
        ("不是不依赖区科技局的任务", "依赖区科技局的任务"),
        ("旅游总收入2025年目标是多少", "2025年旅游总收入要达到多少", "What is the 2025 target of 旅游总收入?"),
        ("各单位有多少任务", "按单位统计任务", "各单位的任务数量", "How many tasks does each unit have?"),
    ],
    ids=lambda same: same[0],
)
def test_what_means_the_same_is_the_same_query(same: tuple[str, ...]):
    assert len({normal_query(query(each)) for each in same}) == 1


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("任务9的颜色是什么", "颜色"),
        ("叽里咕噜哗啦啦嘟嘟", "叽里咕噜哗啦啦嘟嘟"),
        ("哪些任务必须在区科技局之前启动", "必"),
        ("区科技局紧急负责的任务", "紧急"),
        ("最重要的任务是哪个", "重要"),
        ("Which tasks does 区科技局 secretly lead?", "secretly"),
        ("哪些任务首先依赖区科技局", "首先"),
        ("区科技局昨天负责哪些任务", "昨天"),
        ("任务9的目标比任务10的目标高吗", "高"),
    ],
)
def test_a_word_without_a_place_is_named(question: str, word: str):
    taken = understand(question, NAMES, AS_OF)
    assert taken.query is None
    assert any(word in each for each in taken.unplaced)


@pytest.mark.parametrize(
    "question", ["", "  ", "？", "的", "!!!", "\x00\x01", "任务" * 2500, "依赖" * 100, "和或不且" * 40]
)
def test_what_is_no_question_is_not_understood(question: str):
    assert understand(question, NAMES, AS_OF).query is None


@pytest.mark.parametrize(
    ("typed", "meant", "note"),
    [
        ("区科技局付责哪些任务", "区科技局负责哪些任务", "“付责”按“负责”理解"),
        ("任务9责任单伟是谁", "任务9责任单位是谁", "“责任单伟”按“责任单位”理解"),
        ("旅游总收入2025年目杯", "旅游总收入2025年目标", "“目杯”按“目标”理解"),
        ("那些任务没达标", "哪些任务没达标", "“那些”按“哪些”理解"),
    ],
)
def test_a_slip_in_a_general_word_is_told(typed: str, meant: str, note: str):
    taken = understand(typed, NAMES, AS_OF)
    assert (taken.query, taken.notes) == (query(meant), (note,))


@pytest.mark.parametrize("question", ["重要任务有哪些", "任务9的牧场"])
def test_what_may_be_several_words_or_is_one_is_no_slip(question: str):
    assert understand(question, NAMES, AS_OF).query is None


def test_fillers_are_listed_and_change_nothing():
    taken = understand("请问，任务9到底由谁负责呢？😀", NAMES, AS_OF)
    assert taken.unused == ("请问", "到底", "😀")
    assert taken.query == query("任务9由谁负责")


@pytest.mark.parametrize(
    ("with_word", "without"),
    [
        ("不由区科技局负责的任务", "由区科技局负责的任务"),
        ("哪些任务没达标", "哪些任务达标"),
        ("区科技局或区财政局负责的任务", "区科技局和区财政局负责的任务"),
        ("只由区科技局负责的任务", "由区科技局负责的任务"),
        ("除区科技局外的单位", "所有单位"),
        ("责任单位至少2个的任务", "责任单位至多2个的任务"),
        ("旅游总收入2021年目标", "旅游总收入2025年目标"),
        ("任务1到3由谁负责", "任务1由谁负责"),
        ("哪个单位任务最多", "哪个单位任务最少"),
    ],
)
def test_a_word_that_changes_the_meaning_changes_the_query(with_word: str, without: str):
    assert query(with_word) != query(without)


@pytest.mark.parametrize("word", "不 未 除了 或 至少 至多 2023年 最多 前三 一半 几乎 以前 上个月 never except".split())
@pytest.mark.parametrize(
    "question",
    [
        "谁负责任务9",
        "区科技局负责哪些任务",
        "哪些任务没达标",
        "旅游总收入2025年目标是多少",
        "任务9出了问题该找谁",
        "带星的指标有哪些",
    ],
)
def test_a_word_that_creeps_in_is_never_passed_over(question: str, word: str):
    asked = query(question)
    for at in range(len(question) + 1):
        taken = understand(f"{question[:at]} {word} {question[at:]}", NAMES, AS_OF)
        assert taken.query != asked


def test_status_words_are_taken_as_the_contract_says():
    taken = {
        word: next(part.statuses for part in leaves(query(f"哪些任务{word}")) if isinstance(part, HasStatus))
        for word in ("未达标", "没达标", "滞后", "有风险", "预警", "未填报", "达标")
    }
    assert taken == {
        "未达标": ("off_target",), "没达标": ("off_target",), "滞后": ("off_target",), "有风险": ("at_risk",),
        "预警": ("at_risk",), "未填报": ("no_data",), "达标": ("met", "on_track"),
    }  # fmt: skip


def test_this_year_is_that_of_the_statuses():
    assert query("旅游总收入今年的目标") == query("旅游总收入2021年目标")
    assert understand("旅游总收入今年的目标", NAMES, None).query is None
