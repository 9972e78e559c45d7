"""What people type in any field of local government: the text that they mean comes first, and nothing for what is not there.

The texts are invented, a task each, and stand together in one plan, so that every text is there to be taken for another.
"""

from functools import cache
from pathlib import Path

import pytest

from graph import Graph
from ontology import STATED, Document, Evidence, Node
from search import Index, open_index
from search.fulltext import asking

HOPELESS = (
    "火星基地 航天发射 核电站 地铁线路 潜水艇 熊猫 钻石矿 世界杯 奥运会 太空旅行 股票行情 彩票中奖 足球联赛 明星演唱会 "
    "葡萄酒庄 咖啡豆 香水 珠宝店 高尔夫 赛马场 马戏团 动物园 天文台 南极科考 量子计算 相对论 诺贝尔奖 王小明 张建国 "
    "黄山市 纽约 法国 火箭弹 航空母舰 黄金价格 比特币 区块链 元宇宙 芯片制造 石油开采 稀土 橡胶树 咖啡馆 剧本杀 电竞馆"
).split()
FILE = Path(__file__).parent / "questions" / "search_fields.tsv"
PLAN = "云溪/2024-1"


def rows() -> list[tuple[str, list[str]]]:
    lines = [line for line in FILE.read_text("utf8").splitlines() if not line.startswith("#")]
    return [(text, typed.split("|")) for text, typed in (line.split("\t") for line in lines)]


def checks() -> list[tuple[str, str]]:
    return [(query, text) for text, typed in rows() for query in typed]


@cache
def index() -> Index:
    return made(tuple(text for text, _ in rows()))


def made(texts: tuple[str, ...]) -> Index:
    whole, nodes = "\n".join(texts), {PLAN: Node(PLAN, "Plan", {"name": "工作方案"}, (), STATED)}
    for no, text in enumerate(texts, 1):
        place = (Evidence(PLAN, whole.index(text), whole.index(text) + len(text), text),)
        named = {"name": text.split("，")[0].removesuffix("。"), "no": str(no), "text": text}
        nodes[f"{PLAN}/task/{no}"] = Node(f"{PLAN}/task/{no}", "Task", named, place, STATED)
    return open_index(
        Graph([Document(PLAN, "plan.txt", "0" * 64, whole)], nodes.values(), []), None, "1", engine="whoosh"
    )


def test_the_table_is_whole() -> None:
    assert len(rows()) >= 80
    assert len({query for query, _ in checks()}) == len(checks()) >= 300


@pytest.mark.parametrize(("query", "text"), checks(), ids=[query for query, _ in checks()])
def test_the_text_that_is_meant_comes_first(query: str, text: str) -> None:
    found = index().search(query).results
    assert found, "nothing found"
    assert str([each for each, _ in rows()].index(text) + 1) in [hit.no for hit in found if hit.kind == "Task"][:2]


@pytest.mark.parametrize("query", HOPELESS)
def test_what_no_text_is_about_is_not_found(query: str) -> None:
    assert [hit.name for hit in index().search(query).results] == []


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("油烟扰民", "整治餐饮油烟。", True),
        ("小型消防站", "建设微型消防站。", True),
        ("解决停车困难", "新增停车泊位。", True),
        ("印染厂整治", "推动印染行业改造。", True),
        ("工业废水", "处理工业企业的废水。", True),
        ("智慧养老", "建设智慧农业平台。", False),
        ("疫苗接种", "建设智慧农业平台。", False),
        ("火星基地", "建设育苗基地。", False),
        ("海上救援", "发展海上风电。", False),
        ("技术员", "推广农业技术。", False),
        ("宠物医院", "建设中医医院。", False),
    ],
)
def test_only_words_that_may_be_said_of_anything_can_be_missing(typed: str, text: str, found: bool) -> None:
    others = ("发展数字经济。", "培育专精特新企业。", "开展技术改造。", "推广工业技术。", "组织技术培训。")
    assert bool(made((text, *others)).search(typed).total) is found


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("博后站", "建设博士后工作站。", True),
        ("博后站", "博士建站，后续跟进。", False),
        ("定向生", "开展定向培养。", True),
        ("近视眼", "开展近视防控。", True),
        ("小饭馆", "清退饭馆的违规气瓶。", True),
        ("老药铺", "修缮药铺。", True),
        ("火葬场", "建设中心广场，防止火灾。", False),
        ("研究院", "研究制定办法。", False),
    ],
)
def test_a_word_that_no_text_holds_is_looked_for_by_its_own_characters(typed: str, text: str, found: bool) -> None:
    assert bool(made((text, "发展数字经济。", "培育专精特新企业。", "组织文艺展演。")).search(typed).total) is found


@pytest.mark.parametrize(("typed", "said"), [("宫颈癌疫苗", "“"), ("引进人才补助", "“"), ("工业废水", "“废水”")])
def test_every_hit_says_why(typed: str, said: str) -> None:
    found = made(("开展肿瘤防治。", "处理工业企业的废水。", "落实补助，做好人才引进。")).search(typed).results
    assert all(said in hit.why for hit in found if hit.kind == "Task")


def test_common_words_are_in_two_characters_and_more() -> None:
    lines = (Path(asking.__file__).parent.parent / "common.tsv").read_text("utf8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.replace(">", "|").split("|")]
    assert min(map(len, words)) >= 2


def test_general_words_are_listed_once() -> None:
    lines = (Path(asking.__file__).parent.parent / "general.tsv").read_text("utf8").splitlines()
    listed = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert len(listed) == len(set(listed)) >= 200
    assert all(map(asking.is_general, listed))
