import pytest
from ask_graph import PLAN, ask_graph

from graph.view import Graph
from ontology import Evidence, Node
from search.folding import fold
from search.linking.linker import mentions
from search.linking.names import Names, names_of
from search.linking.nearby import nearby

NAMES = names_of(ask_graph())


def linked(text: str, names: Names = NAMES) -> list[tuple[str, str, str]]:
    """Each mention as what it is in the text, the last part of its id, and how it was found."""
    return [
        (each.words, each.ids[0].split("/")[-1] if each.ids else "", each.how)
        for each in mentions(fold(text).text, names)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区科技局", ("区科技局", "区科技局", "name")),
        ("云溪区科技局", ("云溪区科技局", "区科技局", "name")),
        ("科技局", ("科技局", "区科技局", "name")),
        ("區科技局", ("区科技局", "区科技局", "name")),
        ("“区 科技 局”", ("区科技局", "区科技局", "name")),
        ("区人力资源和社会保障局", ("区人力资源和社会保障局", "区人社局", "name")),
        ("区人力社保局", ("区人力社保局", "区人社局", "name")),
        ("国资中心", ("国资中心", "区财政局", "name")),
        ("宣传部", ("宣传部", "区委宣传部", "name")),
        ("任务9", ("任务9", "9", "number")),
        ("任务 ９", ("任务9", "9", "number")),
        ("任务九", ("任务九", "9", "number")),
        ("第9项", ("任务9", "9", "number")),
        ("第九项任务", ("任务九", "9", "number")),
        ("9号任务", ("任务9", "9", "number")),
        ("第十二项重点任务", ("任务十二", "12", "number")),
        ("Task 9", ("任务9", "9", "number")),
        ("行动二", ("行动二", "2", "number")),
        ("第二个行动", ("行动二", "2", "number")),
        ("产业培育行动", ("产业培育行动", "2", "name")),
        ("旅游总收入", ("旅游总收入", "旅游总收入", "name")),
        ("国家高新技术企业", ("国家高新技术企业", "国家高新技术企业数量", "name")),
        ("高新技术企业数", ("高新技术企业数", "国家高新技术企业数量", "name")),
        ("研发投入", ("研发投入", "", "part")),
        ("沈月", ("沈月", "沈月", "name")),
        ("区科技局局长", ("区科技局局长", "3", "name")),
        ("活力云溪", ("活力云溪", "2021-1", "name")),
        ("任务95", ("任务95", "", "missing")),
        ("区公安局", ("区公安局", "", "missing")),
        ("区商务局", ("区商务局", "", "missing")),
        ("市科技局", ("市科技局", "", "missing")),
        ("椒江区科技局", ("椒江区科技局", "", "missing")),
        ("税务局", ("税务局", "", "missing")),
        ("区科际局", ("区科际局", "区科技局", "slip")),
        ("区科计局", ("区科计局", "区科技局", "slip")),
        ("科技部门", ("科技部门", "区科技局", "name")),
        ("人社", ("人社", "区人社局", "name")),
        ("住建系统", ("住建系统", "区住建局", "name")),
        ("9号", ("任务9", "9", "number")),
        ("椒江区", ("椒江区", "", "missing")),
        ("区文花和旅游局", ("区文花和旅游局", "区文旅局", "slip")),
    ],
)
def test_a_name_is_linked(text: str, expected: tuple[str, str, str]):
    found = linked(text)
    assert [each if each[2] != "part" else (each[0], "", "part") for each in found] == [expected]


@pytest.mark.parametrize(
    ("text", "nos"),
    [
        ("任务9、10和11", "9 10 11"),
        ("tasks 9 and 10", "9 10"),
        ("任务9和任务10", "9 10"),
        ("任务2025年目标", ""),
        ("任务一共有多少", ""),
        ("任务5项以上", ""),
        ("第9个指标", ""),
    ],
)
def test_numbers_of_tasks(text: str, nos: str):
    found = [each for each in mentions(fold(text).text, NAMES) if each.kind == "Task"]
    assert " ".join(each.ids[0].split("/")[-1] for each in found) == nos


@pytest.mark.parametrize("text", ["人社区", "住建材", "示范区", "某日9号文"])
def test_what_only_looks_like_a_name_is_none(text: str):
    assert linked(text) == []


def test_a_span_of_tasks():
    rest = mentions(fold("任务1到4由谁负责").text, NAMES)[1]
    assert rest.ids == tuple(f"{PLAN}/task/{no}" for no in (1, 2, 3, 4))


def test_names_inside_longer_names_are_dropped():
    assert [each[0] for each in linked("区科技局局长负责省级科技型企业数量")] == ["区科技局局长", "省级科技型企业数量"]


def test_fold_keeps_the_places_of_the_original():
    text = fold("請問“區科技局”的 Task  9？")
    at = text.text.index("区科技局")
    assert text.original(at, at + 4) == "區科技局"
    assert text.text == "请问区科技局的task 9?"


def district(name: str, document: str) -> list[Node]:
    told = (Evidence(document, 0, 1, "区"),)
    own = {"name": "区科技局", "aliases": [], "jurisdiction": name}
    return [Node(f"unit/{name}/区科技局", "Unit", own, told)]


def test_units_of_two_districts_are_told_apart_by_their_district():
    names = names_of(Graph([], [*district("甲区", "a"), *district("乙区", "b")], []))
    both = mentions("区科技局", names)
    assert {ref for each in both for ref in each.ids} == {"unit/甲区/区科技局", "unit/乙区/区科技局"}
    assert [each.ids for each in mentions("乙区科技局", names)] == [("unit/乙区/区科技局",)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("徐雨微", "徐雨薇"), ("许雨薇", "徐雨薇"), ("徐雨晴", None), ("徐薇", None), ("许雨微", None)],
    ids=["sound", "surname", "someone else", "too short", "two of them"],
)
def test_a_persons_name_may_sound_alike_in_one_character(typed, meant):
    person = Node("person/云溪区/徐雨薇", "Person", {"name": "徐雨薇"}, (Evidence("d", 0, 3, "徐雨薇"),))
    names = names_of(Graph((), [person], ()))
    found = [ref for each in nearby(typed, [(0, len(typed))], names) for ref in each.ids]
    assert found == ([person.id] if meant else [])
