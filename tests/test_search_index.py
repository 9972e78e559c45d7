import json
import os
import pickle
import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import Graph
from ingest import read_plan
from ontology import STATED, UNSAID, Document, Evidence, Node, edge
from search import Index, SearchResult, open_index
from search.fulltext.engines import Maker
from search.fulltext.shelf import FILE
from search.plain import plain

PLAN = "云溪/2021-1"
UNITS = {
    "区科技局": ["区科信局"],
    "区文旅局": ["区文化和旅游局"],
    "区市场监管局": [],
    "湖区建设中心": ["区湖区建设中心"],
}
TASKS = (
    ("1", "编制月亮湖片区发展规划,明确功能定位", ["湖区建设中心", "区科技局"]),
    ("2", "调整国土布局,按照片区规划建设月亮湖绿道", ["湖区建设中心"]),
    ("3", "培育高新技术企业,到2025年国家高新技术企业达到265家", ["区科技局"]),
    ("4", "落实企业研发费用加计扣除等税收优惠", ["区市场监管局"]),
    ("5", "整改未达标企业,建立台账", ["区市场监管局"]),
    ("6", "推动重点企业全部达标", ["区市场监管局"]),
    ("7", "扩大旅游消费,提升湖畔民宿", ["区文旅局"]),
    ("8", "企业研发投入强度达到2.8%,规划展馆建成", ["区科技局"]),
    ("9", "推动中国美丽乡村建设,培训2.85万人", ["区文旅局"]),
)
ROWS = (
    ("3", "Indicator", "annex", "国家高新技术企业数量", ("新增30家以上", "累计250家")),
    ("8", "Indicator", "annex", "全社会R&D经费投入占GDP比重", ("2.5%", "2.8%")),
    ("7", "Project", "annex", "旅游民宿集群", ("完成规划", "建成投用")),
    ("7", "Project", "annex", "智慧旅游平台", ("不考核", "上线运行")),
)
PEOPLE = (("陆正明", "区科技局局长", "区科技局", "组长"), (None, "区文旅局副局长", "区文旅局", "成员"))


class Book:
    """A small plan, claim by claim."""

    def __init__(self) -> None:
        self.text, self.nodes, self.edges = "", {}, []

    def node(self, ref: str, kind: str, **properties: Any) -> str:
        words = f"{properties.get('name')}\n"
        place = (Evidence(PLAN, len(self.text), len(self.text) + len(words), words),)
        self.text += words
        self.nodes[ref] = Node(ref, kind, properties, place, STATED if kind == "Target" else UNSAID)
        return ref

    def edge(self, kind: str, source: str, target: str, **properties: Any) -> None:
        self.edges.append(edge(kind, source, target, properties, mark=str(properties.get("role", ""))))

    def task(self, no: str, text: str, units: Sequence[str]) -> None:
        ref = self.node(
            f"{PLAN}/task/{no}", "Task", name=text.split(",")[0], no=no, text=f"{text}({'、'.join(units)})。"
        )
        self.edge("HAS_TASK", PLAN, ref)
        for order, unit in enumerate(units, 1):
            self.edge("RESPONSIBLE_FOR", f"unit/云溪区/{unit}", ref, role="responsible", order=order, scope="body")

    def row(self, task: str, kind: str, scope: str, name: str, targets: Sequence[str]) -> str:
        owner = f"{PLAN}/task/{task}" if task else PLAN
        ref = self.node(f"{owner}/{scope}/{name}", kind, name=name, scope=scope, starred=False, direction="up")
        self.edge(f"HAS_{kind.upper()}", owner, ref, order=len(self.nodes))
        for year, text in zip((2021, 2025), targets, strict=False):
            key = self.node(
                f"{ref}/target/{year}", "Target", name=text, year=year, text=text, mode="level", scope=scope
            )
            self.edge("HAS_TARGET", ref, key)
        return ref

    def person(self, order: int, name: str | None, title: str, unit: str, role: str) -> None:
        post = self.node(f"{PLAN}/post/{order}", "Post", name=title)
        person = self.node(f"person/云溪区/{name or order}", "Person", name=name)
        self.edge("HOLDS", person, post)
        self.edge("IN_UNIT", post, f"unit/云溪区/{unit}")
        self.edge("SERVES_ON", post, f"{PLAN}/group/专班", role=role, order=order)

    def graph(self) -> Graph:
        return Graph([Document(PLAN, "plan.txt", "0" * 64, self.text)], self.nodes.values(), self.edges)


def small(extra: str = "") -> Graph:
    book = Book()
    book.node(PLAN, "Plan", name="“活力云溪”行动方案", issuer="区科技局", jurisdiction="云溪区")
    for name, aliases in UNITS.items():
        book.node(f"unit/云溪区/{name}", "Unit", name=name, aliases=aliases, jurisdiction="云溪区")
    for task in TASKS:
        book.task(*task)
    for row in ROWS:
        book.row(*row)
    headline = book.row("", "Indicator", "headline", "高新技术企业数", ("265",))
    book.edge("SAME_AS", headline, f"{PLAN}/task/3/annex/国家高新技术企业数量")
    book.node(f"{PLAN}/group/专班", "Group", name="“活力云溪”工作专班")
    for order, person in enumerate(PEOPLE, 1):
        book.person(order, *person)
    place = book.node(f"{PLAN}/park/月亮湖产业园", "Park", name="月亮湖产业园")
    book.edge("CONCERNS", f"{PLAN}/task/2", place)
    told = {
        "name": "数字不一致",
        "rule": "figures",
        "severity": "warning",
        "message": "高新技术企业目标不一致：265家与250家",
    }
    book.node(f"{PLAN}/finding/1", "Finding", **told)
    if extra:
        book.task("99", extra, ["区文旅局"])
    return book.graph()


@cache
def index() -> Index:
    return open_index(small(), None, "1", engine="whoosh")


def found(words: str, kind: str | None = None, limit: int = 1000) -> SearchResult:
    return index().search(words, kind, limit)


def labels(result: SearchResult) -> list[str]:
    """Tasks by number, all else by name."""
    return [str(hit.no) if hit.kind == "Task" else str(hit.name) for hit in result.results]


# -- what is found


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("区科技局", "区科技局"),
        ("科技局", "区科技局"),
        ("区科信局", "区科技局"),
        ("云溪区科技局", "区科技局"),
        ("区文化和旅游局", "区文旅局"),
        ("月亮湖产业园", "月亮湖产业园"),
        ("陆正明", "陆正明"),
        ("任务7", "7"),
        ("第7项", "7"),
        ("7", "7"),
        ("国家高新技术企业数量", "国家高新技术企业数量"),
        ("高新技术企业数", "国家高新技术企业数量"),
        ("活力云溪", "“活力云溪”行动方案"),
        ("编制月亮湖片区发展规划", "1"),
        ("高企", "国家高新技术企业数量"),
        ("減稅", "4"),
        ("２．８％ 研发", "8"),
        ("265家", "3"),
        ("科技局局长", "陆正明"),
        ("不一致", "数字不一致"),
        ("民宿 平台", "7"),
        ("不考核", "智慧旅游平台"),
    ],
)
def test_the_best_comes_first(words: str, first: str) -> None:
    assert labels(found(words))[0] == first


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("规划", "1", "8"),  # in the name, in the text
        ("月亮湖 规划", "1", "7"),  # all words, some
        ("片区规划", "2", "1"),  # side by side, apart
        ("研发", "8", "全社会R&D经费投入占GDP比重"),  # as typed, in another spelling
        ("区科技局", "3", "区科技局局长"),  # what a unit does, who is in it
        ("265家", "3", "数字不一致"),  # the plan, what is said about it
        ("月亮湖绿道", "2", "1"),
        ("旅游", "7", "区文旅局"),  # the plan's things, who does them
    ],
)
def test_one_comes_before_another(words: str, before: str, after: str) -> None:
    order = labels(found(words))
    assert after not in order or order.index(before) < order.index(after)
    assert before in order


@pytest.mark.parametrize(
    ("words", "kind", "numbers"),
    [
        ("国家高新技术企业数量", "Task", {"3"}),  # by its row
        ("累计250家", "Task", {"3"}),  # by its row's target
        ("区科技局", "Task", {"1", "3", "8"}),  # by its units
        ("区科信局", "Task", {"1", "3", "8"}),  # by another spelling
        ("云溪区湖区建设中心", "Task", {"1", "2"}),
        ("未达标", "Task", {"5"}),
        ("达标", "Task", {"6"}),
        ("湖", "Task", {"1", "2", "7"}),
        ("2.8%", "Task", {"8"}),
        ("2.85万人", "Task", {"9"}),
        ("国美", "Task", set()),
        ("“研发投入”", "Task", {"8"}),
        ("“平，建”", "Task", set()),
        ("“划,明”", "Task", {"1"}),
        ('"企业全部达标"', "Task", {"6"}),
        ('"企业达标"', "Task", set()),
        ("企业 AND (台账) *?~^[]{}\\", "Task", {"3", "4", "5", "6", "8"}),
    ],
)
def test_all_that_fits_is_found(words: str, kind: str, numbers: set[str]) -> None:
    result = found(words, kind)
    assert {hit.no for hit in result.results} == numbers
    assert {hit.kind for hit in result.results} <= {kind}


@pytest.mark.parametrize(
    "words",
    [
        "zzqxwvkjj",
        "叽里咕噜",
        "火星移民基地",
        "气象局",
        "",
        " \n",
        "？！*",
        '""',
        "“”",
        "\x00",
        "\ud800",
        "8家",
        "任务77",
        "task99",
    ],
)
def test_nothing_that_fits_gives_nothing(words: str) -> None:
    result = found(words)
    assert (result.total, result.results) == (0, ())
    assert result.to_json()["query"] == words


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("区科枝局", "区科技局"),
        ("陆证明", "陆正明"),
        ("月亮胡产业园", "月亮湖产业园"),
        ("高新技木企业数", "国家高新技术企业数量"),
    ],
)
def test_slips_are_forgiven_but_come_last(slip: str, meant: str) -> None:
    result = found(slip)
    assert labels(result)[0] == meant
    assert result.results[0].score < min(hit.score for hit in found(meant).results)


def test_a_phrase_is_no_slip() -> None:
    assert found("“区科枝局”").total == 0


def test_each_real_thing_is_found_once() -> None:
    rows = [hit for hit in found("高新技术企业").results if hit.kind == "Indicator"]
    assert [(hit.name, hit.no) for hit in rows] == [("国家高新技术企业数量", "3")]


def test_limit_cuts_and_total_counts() -> None:
    whole, some = found("企业"), found("企业", limit=2)
    assert whole.total == some.total == len(whole.results) > 2
    assert some.results == whole.results[:2]
    assert found("企业", limit=0).results == ()


def test_a_lost_name_is_null() -> None:
    (hit,) = (hit for hit in found("区文旅局副局长").results if hit.kind == "Person")
    assert hit.name is None
    assert hit.snippet.startswith("区文旅局副局长")


@pytest.mark.parametrize("words", ["企业" * 5000, "月亮湖规划、" * 2000, "a" * 10000, '"' * 10000, "“企业”" * 3000])
def test_ten_thousand_characters_are_plain_text(words: str) -> None:
    assert len(found(words).terms) <= 40


# -- snippets


def stretches() -> st.SearchStrategy[str]:
    text = "".join(task[1] for task in TASKS) + "国家高新技术企业数量区科技局"
    return st.tuples(st.integers(0, len(text) - 2), st.integers(1, 12)).map(lambda at: text[at[0] : at[0] + at[1]])


@settings(deadline=None)  # the first search makes the index
@given(stretches())
def test_marks_are_exactly_what_was_searched_for(words: str) -> None:
    for hit in found(words).results:
        last = 0
        for start, end in hit.marks:
            assert last <= start < end <= len(hit.snippet)
            last = end
            marked = plain(hit.snippet[start:end]).text
            assert any(marked.startswith(term) for term in forms(words))
            assert any(marked.endswith(term) for term in forms(words))


def forms(words: str) -> set[str]:
    """Every spelling of the words that counts as a find."""
    taken = index()._taker.taken(words, {})
    chunks = [chunk for wanted in (taken.wanted, taken.meant) for chunk in wanted.chunks]
    held = [each for chunk in chunks for word in chunk.words for each in (word, *word.parts)]
    return {chunk.text for chunk in chunks} | {term for word in held for term in word.spellings}


@settings(deadline=None)
@given(stretches())
def test_scores_fall_and_ids_differ(words: str) -> None:
    hits = found(words).results
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.id for hit in hits}) == len(hits)
    assert all(len(hit.snippet) <= 120 for hit in hits)


def test_the_snippet_shows_the_place() -> None:
    text = "推进基础工作，" * 30 + "建设月亮湖观景台。" + "完善配套设施，" * 30
    result = open_index(small(text), None, "1").search("观景台")
    (hit,) = result.results
    (mark,) = hit.marks
    assert hit.snippet[slice(*mark)] == "观景台"
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert 70 <= len(hit.snippet) <= 90


def test_json_is_the_contracts() -> None:
    told = found("265家", limit=1).to_json()
    assert list(told)[:4] == ["query", "terms", "total", "results"]
    assert list(told["results"][0])[:7] == ["id", "kind", "name", "no", "score", "snippet", "marks"]
    assert all(isinstance(mark, list) for mark in told["results"][0]["marks"])
    assert json.loads(json.dumps(told)) == json.loads(json.dumps(found("265家", limit=1).to_json()))


# -- the file


class Builds:
    """Counts how often an index is made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from search.fulltext import index

        maker, self.count = index.maker, 0

        def counting(name: str | None) -> Maker:
            made = maker(name)

            def build(*given: Any) -> dict[str, bytes]:
                self.count += 1
                return made.build(*given)

            return replace(made, build=build)

        monkeypatch.setattr(index, "maker", counting)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    return Builds(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_an_index_is_kept(folder: Path, builds: Builds) -> None:
    first = open_index(small(), folder, 7).search("月亮湖")
    assert open_index(small(), folder, 7).search("月亮湖") == first
    assert builds.count == 1
    assert [file.name for file in folder.iterdir()] == [FILE]


def test_a_stale_index_is_made_anew(folder: Path, builds: Builds) -> None:
    open_index(small(), folder, 7)
    assert open_index(small("建设蓝鲸湾"), folder, 7).search("蓝鲸湾").total == 1  # a store made anew starts at 1 again
    assert open_index(small(), folder, 7).search("蓝鲸湾").total == 0
    open_index(small(), folder, 8)
    assert builds.count == 4


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
        lambda data: data + b"x",
        lambda data: b"garbage",
    ],
    ids=["half", "empty", "bit", "more", "garbage"],
)
def test_a_damaged_index_is_made_anew(folder: Path, builds: Builds, damage: Any) -> None:
    whole = open_index(small(), folder, 7).search("月亮湖")
    (folder / FILE).write_bytes(damage((folder / FILE).read_bytes()))
    assert open_index(small(), folder, 7).search("月亮湖") == whole
    assert builds.count == 2
    open_index(small(), folder, 7)
    assert builds.count == 2


class Bomb:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (os.environ["BOMB"],)


def test_a_foreign_file_is_never_opened(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOMB", str(tmp_path / "exploded"))
    folder.mkdir()
    for name in (FILE, "_MAIN_1.toc", "MAIN_WRITELOCK"):
        (folder / name).write_bytes(pickle.dumps(Bomb()))
    assert open_index(small(), folder, 7).search("月亮湖").total > 0
    assert not (tmp_path / "exploded").exists()
    assert pickle.dumps(Bomb()) == (folder / "_MAIN_1.toc").read_bytes()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="users are told apart on Unix alone")
def test_another_users_index_is_never_opened(folder: Path, builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    open_index(small(), folder, 7)
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    open_index(small(), folder, 7)
    assert builds.count == 2


@pytest.mark.parametrize("place", ["file/index", "none/index"])
def test_without_a_place_the_index_stays_in_memory(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert open_index(small(), tmp_path / place, 7).search("月亮湖").total > 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file"]


def test_readers_go_on_while_the_index_is_replaced(folder: Path) -> None:
    first = open_index(small(), folder, 1)
    before = first.search("月亮湖")
    open_index(small("建设蓝鲸湾"), folder, 2)
    (folder / FILE).unlink()
    assert first.search("月亮湖") == before
    assert first.search("蓝鲸湾").total == 0


def test_many_may_open_and_rebuild_at_once(folder: Path) -> None:
    graphs = [small(), small("建设蓝鲸湾")]

    def work(turn: int) -> tuple[int, int]:
        return turn % 2, open_index(graphs[turn % 2], folder, turn % 2).search("蓝鲸湾").total

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(work, range(12)))
    assert all(expected == total for expected, total in done)
    assert [file.name for file in folder.iterdir()] == [FILE]


def test_threads_share_an_index() -> None:
    shared = open_index(small(), None, 1, engine="whoosh")
    words = ["月亮湖", "企业", "规划 月亮湖", "265家"] * 5
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(shared.search, words))
    assert results == [found(each, limit=10) for each in words]


def test_what_a_killed_process_left_is_swept(folder: Path) -> None:
    folder.mkdir()
    old, fresh = folder / ".new-old", folder / ".new-fresh"
    old.write_bytes(b"half")
    fresh.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    open_index(small(), folder, 1)
    assert not old.exists()
    assert fresh.exists()


# -- the plan itself: what people would type


@cache
def real() -> tuple[Graph, Index]:
    reading = read_plan(Path(__file__).parent.parent / "data" / "luqiao-2021.txt")
    graph = Graph([reading.document], reading.nodes, reading.edges)
    return graph, open_index(graph, None, "1", engine="whoosh")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("区科技局", "区科技局"),
        ("路桥区科技局", "区科技局"),
        ("国资中心", "区财政局"),
        ("自规分局", "区自然资源规划分局"),
        ("市监局 商标", "国内商标注册总数|新增国际商标注册数量|培育发展商标密集型产业"),
        ("金投", "区金投公司"),
        ("徐雨薇", "徐雨薇"),
        ("统计局局长", "区统计局局长|阮丽红"),
        ("飞龙湖 绿道", "飞龙湖东片绿道"),
        ("飞龙湖规划", "编制环飞龙湖科创生态圈(详细|发展)规划"),
        ("環飛龍湖科創生態圈", "环飞龙湖科创生态圈|编制环飞龙湖科创生态圈发展规划"),
        ("高企", "国家高新技术企业数量"),
        ("研发占比", "全社会R&D经费投入占GDP比重|实施全社会研发投入提升专项行动"),
        ("研发人员", "每万名就业人员中研发人员数量"),
        ("减税", "全面落实企业研发费用税前加计扣除.*"),
        ("265家", "国家高新技术企业数量"),
        ("17.5亿元", "知识产权质押金额"),
        ("知识产权 质押", "知识产权质押金额"),
        ("专利 每万人", "每万人发明专利拥有量"),
        ("PCT", "PCT国家发明专利申请量"),
        ("小巨人", "(专精特新)?“小巨人” ?(数量)?"),
        ("博士后", "省、市级博士后工作站数量"),
        ("500精英计划", "500精英计划|.*“500精英计划”.*"),
        ("孵化器", "科技企业孵化器数量|新增海外孵化器数量"),
        ("众创空间", "众创空间数量"),
        ("创新券", "创新券在长三角通用通兑"),
        ("揭榜挂帅", "以“揭榜挂帅”.*"),
        ("职教中心", "职教中心新校区"),
        ("5G", "路桥\\(华为\\)5G创新应用中心"),
        ("工业互联网平台", "(行业|企业)级工业互联网平台"),
        ("大学生", "持续开展“招才引智、百校引才”.*|新招引大学毕业生数量"),
        ("营商环境", "优化营商环境"),
        ("白名单", ".*白名单制度"),
        ("上市", "科技企业上市数量"),
        ("知识产权证卷化", "努力探索知识产权证券化.*"),
        ("海外孵化", "新增海外孵化器数量"),
        ("农业机械化", "农业机械化率"),
        ("财政科技经费 3%", "地方财政科技经费占地方财政经常性支出的比重"),
        ("第57项", "进一步发挥各类创新主体作用"),
        ("科技金融服务品牌", "(形成|积极).*"),
        ("猎头", "引进猎头.*"),
        ("不考核", "经开区综合实力争先进位"),
    ],
)
def test_the_plan_answers_first_with(words: str, expected: str) -> None:
    (best, *_) = real()[1].search(words).results
    assert re.fullmatch(expected, str(best.name))


@pytest.mark.parametrize(
    "words", ["达标", "叽里咕噜", "zzqxwvkjj", "量子计算机维修", "养老院", "火星基地", "265个", "体育彩票"]
)
def test_the_plan_has_nothing_on(words: str) -> None:
    assert real()[1].search(words).total == 0


def test_everything_is_found_by_its_name() -> None:
    graph, library = real()
    for node in graph.of("Task", "Unit", "Action", "Group", "Post"):
        assert library.search(str(node.name), node.kind).results[0].name == node.name


def test_every_task_is_found_by_each_spelling_of_its_units() -> None:
    graph, library = real()
    for unit in graph.of("Unit"):
        tasks = {
            each.target for each in graph.out(unit.id, "RESPONSIBLE_FOR") if graph.nodes[each.target].kind == "Task"
        }
        for spelling in (unit.name, *(unit.get("aliases") or ())):
            assert tasks <= {hit.id for hit in library.search(str(spelling), "Task", 1000).results}
