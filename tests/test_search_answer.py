from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from ask_graph import AS_OF, PLAN, ask_graph, ask_statuses, two_plans

from graph import Graph
from search.answer import answer, day_asked
from search.linking.names import names_of

GRAPH = ask_graph()
STATUSES, REASONS = ask_statuses()
KEYS = [
    "question", "outcome", "reading", "query", "cypher", "unused", "answer", "value", "count", "groups", "related",
    "results",
]  # fmt: skip
RESULT_KEYS = {"id", "kind", "name", "no", "status", "via", "why", "evidence"}


def ask(question: str, graph: Graph = GRAPH, as_of: date | None = AS_OF) -> dict[str, Any]:
    return answer(question, graph, STATUSES, as_of, REASONS)


def labels(found: list[dict[str, Any]]) -> str:
    return " ".join(str(each["no"] if each["kind"] == "Task" else each["name"]) for each in found)


def quotes(found: dict[str, Any]) -> Iterator[str]:
    text = GRAPH.documents["doc"].text
    for result in found["results"]:
        for place in result["evidence"]:
            assert place["quote"] == text[place["start"] : place["end"]]
            yield place["quote"]


@pytest.mark.parametrize(
    "question",
    [
        "哪些任务依赖区科技局,其中哪些没达标?",
        "List all tasks.",
        "任务95谁负责",
        "叽里咕噜",
        "",
        "各单位任务数",
        "任务9进展如何",
    ],
)
def test_every_key_is_there_and_of_its_type(question: str):
    found = ask(question)
    assert sorted(found) == sorted(KEYS)
    assert found["question"] == question
    assert found["count"] == len(found["results"])
    assert found["answer"].strip()
    for result in found["results"]:
        assert set(result) == RESULT_KEYS
        assert result["why"]
        assert result["evidence"]
    if found["outcome"] != "answered":
        assert not found["results"]


def test_the_golden_question():
    found = ask("哪些任务依赖区科技局,其中哪些没达标?")
    assert found["outcome"] == "answered"
    assert labels(found["results"]) == "5 8 9"
    assert "9项" in found["answer"]
    assert "3项" in found["answer"]
    assert "2021-12-31" in found["answer"]
    day = {"day": "2021-12-31"}
    assert found["query"]["parameters"] == {"p1": ["unit/云溪区/区科技局"], "p2": ["off_target"]} | day
    assert found["cypher"].startswith("WITH COLLECT { MATCH (")
    assert "依赖区科技局" in found["reading"]
    assert "未达标" in found["reading"]


def test_dependence_tells_its_way_and_its_chain():
    found = ask("哪些任务依赖区科技局?")
    by_no = {result["no"]: result for result in found["results"]}
    assert {no: by_no[no]["via"] for no in ("1", "3", "12")} == {"1": "direct", "3": "indirect", "12": "indirect"}
    assert "任务3以任务2为前提“完善配套设施”" in by_no["3"]["why"]
    assert "正文把区科技局列为任务1的责任单位" in by_no["3"]["why"]
    assert {"完善配套设施", "按照青石湖片区发展规划"} <= set(quotes(found))


def test_what_only_shares_is_related():
    found = ask("哪些任务依赖任务2")
    assert labels(found["results"]) == "3"
    assert [each["no"] for each in found["related"]] == ["7"]
    assert "共用" in found["related"][0]["why"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("区科技局有多少任务?", 6),
        ("How many tasks does 区科技局 lead?", 4),
        ("区交通局牵头的任务有几个有风险", 0),
        ("任务9是不是区科技局负责的", "是"),
        ("区科技局负责任务7吗?", "否"),
        ("Is 区科技局 responsible for task 9?", "是"),
        ("任务9达标了吗", "否"),
        ("任务5的指标都达标了吗", "否"),
        ("旅游总收入达标了吗", "是"),
        ("有没有有风险的任务", "是"),
        ("旅游总收入2025年目标是多少", 120),
        ("2025年旅游总收入的目标", 120),
        ("到2025年民宿村落要达到多少个", 12),
        ("任务8的2025年目标是多少", 2.6),
        ("博士后工作站2021年目标", "不考核"),
        ("综合体二期场所2022年目标是什么", "完成二期"),
        ("旅游总收入2020年完成情况", 60),
        ("2020年全社会研发投入占比是多少", 1.8),
        ("What is the 2025 target of 旅游总收入?", 120),
        ("国家高新技术企业数量2021年完成情况", 8),
        ("哪个单位负责的任务最多", 6),
        ("任务9进展如何", "未达标"),
        ("旅游总收入2025年比2020年增加多少", 60),
        ("全社会研发投入占比2021年到2025年提高几个百分点", 0.6),
        ("旅游总收入2020年到2025年增长百分之几", 100),
        ("旅游总收入2025年是2020年的几倍", 2),
        ("旅游总收入到2025年翻几番", 1),
        ("旅游总收入到2025年能翻一番吗", "是"),
        ("旅游总收入2021年到2025年翻一番吗", "否"),
        ("民宿村落数量2025年比2021年增加多少", None),
        ("方案什么时候印发的", "2021-04-19"),
        ("方案是哪个单位发布的", "区文旅局"),
        ("方案的索引号是多少", "YX/2021-1"),
        ("方案从哪年到哪年", "2021—2025年"),
        ("方案管到哪一年", 2025),
        ("区科技局比区财政局多负责几项任务", 5),
        ("区财政局比区科技局多几项任务", -5),
        ("区财政局比区科技局少几项任务", 5),
        ("区财政局和区科技局的任务相差几项", 5),
        ("国家高新技术企业数量正文和附件一致吗", "否"),
        ("任务6的数字一致吗", "是"),
        ("任务5有没有矛盾", "是"),
        ("任务9的责任单位前后一致吗", "否"),
        ("2025年目标最高的指标", None),
        ("任务5的2025年目标是多少", None),
        ("区科技局负责哪些任务", None),
    ],
)
def test_value(question: str, value: Any):
    found = ask(question)
    assert found["outcome"] == "answered"
    assert found["value"] == value


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("旅游总收入2025年比2020年增加多少", "2020年完成情况为60亿元，2025年目标为120亿元，增加60亿元"),
        ("国家高新技术企业数量2020年到2025年增加多少", "2025年目标为累计80家（附表如此、正文写90家、主要指标写90）"),
        ("民宿村落数量2025年比2021年增加多少", "口径不同（2021年是当年新增、2025年是水平值），不能相减"),
        ("全社会研发投入占比2021年到2025年提高几个百分点", "增加0.6个百分点"),
        ("区财政局比区科技局多几项任务", "区财政局少5项"),
        ("任务最多的前三个单位", "（第3位有并列）"),
        ("国家高新技术企业数量正文和附件一致吗", "否，查出1项"),
        ("国家高新技术企业数量正文和附件一致吗", "正文90家，附表累计80家"),
        ("任务6的数字一致吗", "是，没有查出"),
        ("2025年目标最高的3个指标", "计量单位不一"),
    ],
)
def test_what_is_said(question: str, words: str):
    assert words in ask(question)["answer"]


def test_a_finding_is_shown_by_its_own_words():
    found = ask("哪些任务有矛盾")
    assert labels(found["results"]) == "5"
    assert found["results"][0]["why"] == "2025年目标不一致：正文90家，附表累计80家"
    assert [each["quote"] for each in found["results"][0]["evidence"]] == [found["results"][0]["why"]]


def test_a_change_has_both_figures_and_their_evidence():
    found = ask("旅游总收入2025年比2020年增加多少")
    assert found["groups"] == [
        {"key": "2020年", "count": 1, "value": 60},
        {"key": "2025年", "count": 1, "value": 120},
    ]
    assert [each["quote"] for each in found["results"][0]["evidence"]] == ["120亿元", "60亿元"]
    assert ask("旅游总收入2030年比2025年增加多少")["outcome"] == "no_match"


def test_a_chain_is_told_step_by_step():
    found = ask("区交通局和任务9怎么连上的")
    assert labels(found["results"]) == "区交通局"
    assert "相隔2步" in found["answer"]
    assert "任务12以任务9为前提" in found["results"][0]["why"]
    assert "依托产业创新服务综合体" in [each["quote"] for each in found["results"][0]["evidence"]]


def test_what_hangs_together_in_no_way_is_no_match():
    found = answer("甲区科技局和乙区科技局什么关系", two_plans(), {}, None)
    assert found["outcome"] == "no_match"
    assert "6步之内没有找到" in found["answer"]


def test_ranked_rows_come_with_their_figures():
    found = ask("2025年目标最高的2个指标")
    assert [(group["key"], group["value"]) for group in found["groups"]] == [
        ("“省级科技型企业数量”", 400),
        ("“旅游总收入”", 120),
    ]


def test_a_plan_without_the_fact_is_no_match():
    found = answer("方案的索引号是多少", two_plans(), {}, None)
    assert (found["outcome"], found["answer"]) == ("no_match", "方案没有写索引号。")


def test_two_plans_are_told_apart():
    graph = two_plans()
    found = answer("任务1由谁负责", graph, {}, None)
    assert labels(found["results"]) == "区科技局 区科技局"
    assert "甲区" in found["answer"]
    assert "乙区" in found["answer"]
    assert answer("甲区科技局负责哪些任务", graph, {}, None)["count"] == 1
    assert answer("“乙区行动”的任务1由谁负责", graph, {}, None)["count"] == 1


def test_figures_that_disagree_are_all_named():
    found = ask("国家高新技术企业数量2025年目标是多少")
    assert found["value"] == 80
    assert found["count"] == 1
    for part in ("累计80家", "附表", "正文写90家", "主要指标写90"):
        assert part in found["answer"]
    assert found["results"][0]["id"] == f"{PLAN}/task/5/国家高新技术企业数量"


def test_years_become_groups():
    found = ask("旅游总收入历年目标")
    assert found["groups"] == [
        {"key": "2021年", "count": 1, "value": 70},
        {"key": "2025年", "count": 1, "value": 120},
    ]


def test_groups_hold_everything_and_winners_are_the_results():
    found = ask("哪个单位负责的任务最少")
    assert labels(found["results"]) == "区委宣传部 区财政局 区交通局"
    assert len(found["groups"]) == 9
    assert found["groups"][0] == {"key": "区科技局", "count": 6, "value": None}


def test_a_lead_by_convention_is_told_as_one():
    assert "惯例" in ask("谁牵头任务10")["answer"]
    assert "惯例" in ask("任务9出了问题该找谁")["answer"]
    assert "惯例" not in ask("谁负责任务10")["answer"]


def test_a_plan_without_roles_says_that_no_one_is_named_as_supporting():
    found = ask("区财政局配合哪些任务")
    assert found["outcome"] == "no_match"
    assert "没有区分牵头与配合" in found["answer"]


def test_yes_and_no_tell_what_proves_them():
    yes, no = ask("任务12依赖区科技局吗"), ask("区科技局负责任务7吗")
    assert "任务12以任务9为前提" in yes["answer"]
    assert "任务7不由区科技局负责" in no["answer"]
    assert "任务7的责任单位是区文旅局、区住建局" in no["answer"]
    assert {"任务7", "区科技局"} & {"任务" + str(each["no"]) for each in no["related"]}


def test_people_lost_by_the_source_have_no_name():
    found = ask("区财政局局长是谁")
    assert [result["name"] for result in found["results"]] == [None]
    assert "区财政局局长" in found["answer"]


def test_status_is_told_with_its_day_and_reason():
    found = ask("任务5为什么没达标")
    assert found["results"][0]["status"] == "off_target"
    assert "全年新增8家，目标10家" in found["results"][0]["why"]
    assert "截至2021-12-31" in found["answer"]


def test_without_reports_the_answer_says_so():
    nodes = [node for node in GRAPH.nodes.values() if node.get("origin") != "report"]
    kept = {node.id for node in nodes}
    edges = [edge for edge in GRAPH.edges.values() if {edge.source, edge.target} <= kept]
    graph = Graph(GRAPH.documents.values(), nodes, edges)
    assert "尚无任何进度填报" in ask("哪些任务没达标", graph)["answer"]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("任务95谁负责", "任务95"),
        ("区公安局负责哪些任务", "区公安局"),
        ("市科技局负责哪些任务", "市科技局"),
        ("任务9是不是区公安局负责的", "区公安局"),
        ("旅游总收入2030年目标", "2030年"),
        ("2022年哪些任务没达标", "2022-12-31"),
        ("截至2021年9月30日哪些任务没达标", "2021-09-30"),
        ("关于航天的任务", "航天"),
        ("区交通局牵头且区财政局参与的任务", "没有"),
    ],
)
def test_what_the_plan_does_not_hold_is_no_match(question: str, word: str):
    found = ask(question)
    assert found["outcome"] == "no_match"
    assert found["results"] == []
    assert word in found["answer"]
    assert found["reading"]


@pytest.mark.parametrize(
    ("question", "word"),
    [("任务9的颜色是什么", "颜色"), ("叽里咕噜哗啦啦", "叽里咕噜哗啦啦"), ("最重要的任务是哪个", "最重要"), ("", "空")],
)
def test_what_is_not_understood_names_the_words_and_offers_questions(question: str, word: str):
    found = ask(question)
    assert found["outcome"] == "not_understood"
    assert word in found["answer"]
    offered = [each + "？" for each in found["answer"].split("可以这样问：")[1].split("？") if each]
    assert len(offered) == 3
    assert {ask(each)["outcome"] for each in offered} == {"answered"}


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("截至2021年9月30日哪些任务没达标", date(2021, 9, 30)),
        ("截至2021年9月底未达标的任务", date(2021, 9, 30)),
        ("2022年哪些任务没达标", date(2022, 12, 31)),
        ("2023年哪些任务没达标", date(2023, 5, 1)),
        ("2024年哪些任务没达标", None),
        ("哪些任务没达标", None),
        ("旅游总收入2025年目标", None),
        ("2021年哪些任务没达标", None),
    ],
)
def test_the_day_at_which_a_question_wants_statuses(question: str, day: date | None):
    assert day_asked(question, names_of(GRAPH), AS_OF, date(2023, 5, 1)) == day


def test_a_slip_is_told_in_the_reading():
    found = ask("区科际局负责哪些任务")
    assert labels(found["results"]) == "1 4 5 8 9 10"
    assert "“区科际局”按“区科技局”理解" in found["reading"]


@pytest.mark.parametrize(
    "question", ["任务" * 2500, "区科技局" * 1250, "依赖和" * 100, "😀" * 300, "(" * 5000, "不" * 299]
)
def test_long_and_odd_questions_are_not_understood(question: str):
    assert ask(question)["outcome"] == "not_understood"


def test_no_report_by_the_day_is_no_good_news():
    assert any(each.get("origin") == "report" for each in GRAPH.of("Observation"))
    assert "还没有任何进度填报" in ask("哪些任务没达标", as_of=date(2000, 1, 31))["answer"]
    assert "还没有任何进度填报" not in ask("哪些任务没达标")["answer"]
