"""What text, table and main aims say of one thing is told together; years, steps and titles as the plan writes them."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph import Graph
from ingest import read_plan
from search import answer, names_of
from search.offers import offers
from search.question import understand

ROOT = Path(__file__).parent.parent
OWN = "data/luqiao-2021.txt"


@cache
def graph_of(plan: str) -> Graph:
    read = read_plan(ROOT / (plan if plan == OWN else f"tests/plans/{plan}.txt"))
    return Graph([read.document], read.nodes, read.edges)


def asked(question: str, plan: str) -> dict[str, Any]:
    return answer(question, graph_of(plan), {}, None)


@pytest.mark.parametrize(
    ("plan", "question", "value", "words"),
    [
        (OWN, "科技型中小企业数2020年", 538, ("新增127", "538家（主要指标如此")),
        (OWN, "科技型中小企业数的基数是多少", 538, ("新增127",)),
        (OWN, "省级科技型企业数量2020年", 127, ("新增127（附表如此", "538家")),
        (OWN, "科技型中小企业数2025年目标", 1200, ("累计1200",)),
        ("h1", "岱川数字孪生水网平台什么时候上线运行", 2026, ("附表如此", "正文写2025年上线运行")),
        ("h1", "5级以上堤防达标率哪年到90%", 2026, ("90%（附表如此", "92%")),
        ("h2", "槲川核桃产业园什么时候投产", 2027, ("附表如此", "正文写2026年6月底前一期投产")),
        ("h2", "槲川智慧林业平台哪年上线", 2025, ("上线试运行",)),
    ],
)
def test_where_places_disagree_each_is_named(plan: str, question: str, value: int, words: tuple[str, ...]):
    found = asked(question, plan)
    assert found["value"] == value
    assert all(word in found["answer"] for word in words), found["answer"]
    text = next(iter(graph_of(plan).documents.values())).text
    places = [each for result in found["results"] for each in result["evidence"]]
    assert places
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in places)


def test_where_they_agree_one_is_enough():
    assert "如此" not in asked("槲川智慧林业平台哪年上线", "h2")["answer"]


@pytest.mark.parametrize(
    ("plan", "question", "words"),
    [
        ("h1", "每年除险加固多少座", ("2024年目标", "2026年目标", "正文写除险加固小型水库40座")),
        ("h1", "小型水库每年要除险加固多少座", ("2024年目标", "2026年目标")),
        ("h1", "每年新增高效节水灌溉多少", ("新增5万亩",)),
        ("h2", "乡土林匠三年下来要培养多少个", ("160",)),
        ("h2", "三年累计培育多少乡土林匠", ("160",)),
    ],
)
def test_every_year_asks_for_targets(plan: str, question: str, words: tuple[str, ...]):
    found = asked(question, plan)
    assert found["outcome"] == "answered"
    assert "完成情况" not in found["answer"]
    assert all(word in found["answer"] for word in words), found["answer"]


def test_a_figure_is_no_count_of_tasks():
    assert asked("每年培训多少人", "h1")["value"] is None
    assert asked("新增高效节水灌溉多少", "h1")["value"] is None


@pytest.mark.parametrize(
    ("plan", "question", "names"),
    [
        ("h1", "望渚水库这事儿谁牵的头", ["市水利局"]),
        ("h2", "核桃产业园是谁牵的头", ["县经济信息化局"]),
        ("h1", "2026年下闸蓄水的项目", ["望渚水库工程"]),
        ("h2", "2025年完成勘界的项目", ["金雉湿地公园"]),
        ("h1", "领导小组组长是谁", ["陆砚秋"]),
    ],
)
def test_what_is_found(plan: str, question: str, names: list[str]):
    found = asked(question, plan)
    assert [each["name"] for each in found["results"]][: len(names)] == names


def test_rows_without_a_figure_of_a_year():
    found = {each["name"] for each in asked("2024年底没有数的指标是哪些", "h2")["results"]}
    assert {"生态廊道长度", "核桃低产林改造面积"} <= found
    assert not {"森林覆盖率", "林业碳汇交易量"} & found


@pytest.mark.parametrize("question", ["2025年3月底前完成勘界的项目", "2024年完成勘界的项目"])
def test_a_step_of_another_time_is_not_found(question: str):
    assert asked(question, "h2")["outcome"] != "answered"


@pytest.mark.parametrize(
    ("question", "value"),
    [("望渚水库工程是市水利局牵头吗", "是"), ("望渚水库工程是市财政局牵头吗", "否"), ("任务5是市水利局牵头吗", "否")],
)
def test_whether_a_row_is_led_is_asked_of_its_task_as_who_leads_it(question: str, value: str):
    assert asked(question, "h1")["value"] == value


@pytest.mark.parametrize("question", ["任务5谁牵头", "山洪灾害预警信息到户率谁牵头"])
def test_without_a_lead_the_responsible_units_are_named(question: str):
    found = asked(question, "h1")
    assert (found["outcome"], found["results"]) == ("no_match", [])
    assert "没有写明谁牵头" in found["answer"]
    assert {"市水利局", "市气象局"} <= {each["name"] for each in found["related"]}


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        ("h1", "领导小组有几位副组长", "统计领导小组副组长有多少。"),
        (OWN, "专班有几位副组长", "统计专班副组长有多少。"),
        ("h1", "水利局有人在领导小组吗", "判断市水利局是否有列入领导小组的人员任职。"),
        ("h1", "望渚水库工程属于哪项任务", "找出“望渚水库工程”所属的任务。"),
        (OWN, "任务9牵头单位的负责人是谁", "找出牵头任务9的单位的主要负责人。"),
        (OWN, "任务9滞后会影响什么", "找出任务9滞后会影响的任务、指标和项目。"),
        (OWN, "区科技局滞后会影响什么", "找出依赖区科技局的任务和这些任务的指标、项目。"),
        (OWN, "哪些任务依赖其他任务", "找出依赖其他任务的任务。"),
        (OWN, "哪个单位负责的任务最多", "找出负责的任务最多的责任单位。"),
        ("h2", "《林情快报》多久出一回", "查名称含“林情快报”、类别为“通报报送”的规定要求的频次。"),
    ],
)
def test_readings_are_plain_and_in_the_plans_own_words(plan: str, question: str, said: str):
    assert asked(question, plan)["reading"] == said


@pytest.mark.parametrize(
    "question", ["智慧林业平台拖着不完成，哪项任务就没法动", "核桃产业园是谁牵的头", "5.1拖着不完成会卡住谁"]
)
def test_no_reading_stutters(question: str):
    said = asked(question, "h2")["reading"]
    assert said
    assert "的任务的任务" not in said
    assert "的任务的任务的" not in said


@pytest.mark.parametrize(
    ("plan", "question", "first"),
    [
        (OWN, "区科技局的食堂", "区科技局负责哪些任务？"),
        (
            OWN,
            "科技局和税务局都在,财政局不在的任务",
            "区科技局负责哪些任务？区税务局负责哪些任务？区财政局负责哪些任务？",
        ),
        (OWN, "专班啥时候换人", "“创新路桥”专班有哪些成员？"),
        (OWN, "任务9花了多少钱", "任务9由谁负责？"),
        ("h2", "槲川核桃产业园的门票", "槲川核桃产业园2027年目标是多少？"),
        ("h2", "槲川核桃产业园2026年的门票", "槲川核桃产业园2026年目标是多少？"),
        ("h2", "巡林员的工资", "哪些任务提到“巡林”？"),
    ],
)
def test_what_is_offered_is_near_to_what_was_asked(plan: str, question: str, first: str):
    names = names_of(graph_of(plan))
    assert understand(question, names).query is None
    assert "".join(offers(question, names)).startswith(first)
    assert {asked(each, plan)["outcome"] for each in offers(question, names)} == {"answered"}


@pytest.mark.parametrize(
    ("plan", "question", "value"),
    [
        ("h1", "城乡供水一体化率比2023年增加多少", 23),
        ("h1", "城区易涝积水点比2023年减少多少", 26),
        ("h1", "5级以上堤防达标率2026年到底是92还是90", 90),
        ("h2", "森林覆盖率2027年目标是58.6%还是58.2%", 58.2),
        ("h2", "林业碳汇交易量2027年是5还是8", 5),
    ],
)
def test_figures_beside_each_other(plan: str, question: str, value: float):
    assert asked(question, plan)["value"] == value


def test_money_is_told_in_the_plans_words():
    assert "不少于2000万元" in asked("每年安排多少资金", "h2")["answer"]


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("只有俩单位负责的任务", "只有两个单位负责的任务"),
        ("仨单位负责的任务", "三个单位负责的任务"),
        ("哪些任务里说了要奖励", "哪些任务里说了奖励"),
        ("槲川智慧林业平台没上线会影响哪些任务", "槲川智慧林业平台延期会影响哪些任务"),
    ],
)
def test_short_and_spoken_words_mean_the_same(question: str, same: str):
    names = names_of(graph_of("h2"))
    assert understand(question, names).query == understand(same, names).query is not None


@pytest.mark.parametrize("said", ["（二）1谁牵头", "第二部分第1项谁牵头", "第（二）部分第一项谁牵头"])
def test_tasks_that_are_counted_under_each_heading_are_called_so(said: str):
    names = names_of(graph_of("g5"))
    assert understand(said, names).query == understand("任务二-1谁牵头", names).query is not None


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "任务9滞后会影响什么",
            "任务9一旦滞后，共影响6项，包括1个任务、1个项目，另有它自己的2个指标、2个项目：任务76、",
        ),
        ("任务27滞后会影响什么", "没有写明或推得出会受任务27影响的其他任务，只有它自己的1个项目："),
        ("任务9的项目中哪些由区社发集团负责", "共2项属于任务9的项目，其中2项由区社发集团负责："),
        ("任务6的单位主要负责人是谁", "方案的人员名单里没有找到负责任务6的单位的主要负责人"),
    ],
)
def test_answers_read_as_people_talk(question: str, begins: str):
    assert asked(question, OWN)["answer"].startswith(begins)


def test_quotes_within_quotes_are_single():
    told = asked("任务76有哪些项目", OWN)["answer"]
    assert "“打造企业创新服务‘最多跑一地’标志性平台”" in told
    assert asked(told.partition("“")[2].partition("”")[0] + "由谁负责", OWN)["outcome"] == "answered"
