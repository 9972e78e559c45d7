"""Invented plans for load tests, the same for the same seed: 80 tasks, about 250 nodes and 1,000 edges each.

Fan-out is as in real plans: four plans share a district with its units and people; a few units answer for most tasks,
a task names one to eleven units, every second task has an annex row, rows have one or two targets.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ontology import STATED, Certainty, Document, Edge, Evidence, Node, Reading, edge, inferred

TASKS, ACTIONS, PLANS_OF_A_DISTRICT = 80, 8, 4
_FIRST = "青云清石金白龙安东南新永宁河海江湖松柏梅兰竹秋春明光和平长高"
_SECOND = "禾溪川桥山原阳陵泉林州港湾城塘浦沙坪门台"
_THEMES = ("科技创新", "数字经济", "乡村振兴", "营商环境", "绿色低碳", "公共卫生", "教育提质", "文旅融合")
_UNITS = (
    "科技局 经信局 发改局 财政局 人力社保局 教育局 卫生健康局 市场监管局 农业农村局 自然资源局 生态环境局 住建局 交通局 水利局 "
    "商务局 文旅局 统计局 税务局 金融办 大数据中心 应急管理局 公安局 民政局 司法局 科协"
).split()
_VERBS = "推进 加快 建设 实施 完善 提升 打造 培育 推动 深化 优化 加强".split()
_THINGS = (
    "创新平台 孵化器 产业园区 数据中台 人才公寓 实验室 技术改造 标准厂房 公共服务 基础设施 特色小镇 检测中心 示范项目 金融服务 "
    "知识产权保护 成果转化 科普基地 信用体系 物流枢纽 冷链设施 生态修复 水系治理 学校扩建 医联体 养老服务"
).split()
_ROWS = "企业数 平台数 覆盖率 投资额 增长率 专利数 人才数 项目数 面积 占比".split()
_FAMILY, _GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文玲辉"


@dataclass
class _Draft:
    """A plan in the making: its text grows, and each claim quotes what was just written."""

    plan: str
    pick: random.Random
    parts: list[str] = field(default_factory=list)
    length: int = 0
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)

    def write(self, words: str) -> tuple[Evidence, ...]:
        """Appends words to the text; gives the evidence that quotes them."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return (Evidence(self.plan, start, start + len(words), words),)

    def node(self, key: str, kind: str, quoted: tuple[Evidence, ...], certainty: Certainty, **properties: Any) -> str:
        """Adds a node; gives its id."""
        self.nodes.append(Node(key, kind, properties, quoted, certainty))
        return key

    def edge(self, kind: str, source: str, target: str, quoted: tuple[Evidence, ...] = (), **properties: Any) -> None:
        """Adds an edge, stated where words prove it."""
        certainty = STATED if quoted else Certainty()
        self.edges.append(edge(kind, source, target, properties, quoted, certainty))


def plans(count: int, seed: int = 7) -> Iterator[Reading]:
    """`count` readings of invented plans."""
    for number in range(count):
        yield _plan(number, random.Random(f"{seed}/{number}"))


def _plan(number: int, pick: random.Random) -> Reading:
    home, theme = divmod(number, PLANS_OF_A_DISTRICT)
    place = _FIRST[home % len(_FIRST)] + _SECOND[home // len(_FIRST) % len(_SECOND)] + "区"
    name = f"{place}{_THEMES[theme]}行动方案（2021—2025年）"
    draft = _Draft(f"{place}/{name}", pick)
    draft.write(f"{name}\n")
    issuer = f"{place}人民政府"
    period = {"period_start": 2021, "period_end": 2025}
    draft.node(
        draft.plan, "Plan", (), Certainty(), name=name, issuer=issuer, jurisdiction=place, issued="2021-04-19", **period
    )
    units = [f"unit/{place}/区{each}" for each in _UNITS]
    tasks = _tasks(draft, units, place)
    places = _places(draft, tasks)
    _rows(draft, tasks, units, places)
    _needs(draft, tasks)
    _people(draft, units, place)
    text = "".join(draft.parts)
    document = Document(draft.plan, f"{name}.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    return Reading(document, draft.plan, tuple(draft.nodes), tuple(draft.edges))


def _tasks(draft: _Draft, units: Sequence[str], place: str) -> list[str]:
    """Actions with their tasks, and the units of each; a unit is a node once it is named."""
    named: dict[str, tuple[Evidence, ...]] = {}
    tasks = []
    for no in range(1, TASKS + 1):
        action = f"{draft.plan}/action/{(no - 1) * ACTIONS // TASKS + 1}"
        if (no - 1) % (TASKS // ACTIONS) == 0:
            title = draft.pick.choice(_THINGS) + "行动"
            draft.node(action, "Action", draft.write(f"{title}\n"), Certainty(), name=title, no=action.rsplit("/")[-1])
            draft.edge("HAS_ACTION", draft.plan, action)
        name = f"{draft.pick.choice(_VERBS)}{draft.pick.choice(_THINGS)}{draft.pick.choice(_THINGS)}"
        text = f"{no}.{name}。到2025年，{draft.pick.choice(_ROWS)}达到{draft.pick.randint(2, 300)}。"
        tasks.append(
            draft.node(
                f"{draft.plan}/task/{no}", "Task", draft.write(text), Certainty(), name=name, no=str(no), text=text
            )
        )
        draft.edge("HAS_TASK", action, tasks[-1])
        for order, unit in enumerate(_some_units(draft.pick, units), 1):
            quoted = draft.write(unit.rsplit("/")[-1])
            named[unit] = named.get(unit, ()) + quoted
            draft.edge("RESPONSIBLE_FOR", unit, tasks[-1], quoted, role="responsible", order=order, scope="body")
        draft.write("\n")
    for unit, quoted in named.items():
        draft.node(
            unit,
            "Unit",
            quoted,
            Certainty(),
            name=unit.rsplit("/")[-1],
            aliases=[],
            type="政府部门",
            jurisdiction=place,
        )
    return tasks


def _some_units(pick: random.Random, units: Sequence[str]) -> list[str]:
    """One to eleven units; the first ones are named far more often than the last."""
    wanted = {int(len(units) * pick.random() ** 2) for _ in range(pick.randint(1, 11))}
    return [units[at] for at in sorted(wanted, key=lambda _: pick.random())]


def _places(draft: _Draft, tasks: Sequence[str]) -> list[str]:
    found = []
    for kind in ("Platform", "Park", "Programme", "Platform", "Park"):
        name = f"{draft.pick.choice(_THINGS)}{len(found)}号{'计划' if kind == 'Programme' else '中心'}"
        key = f"{draft.plan}/{kind.lower()}/{name}"
        quoted = draft.write(f"{name}\n")
        found.append(draft.node(key, kind, quoted, Certainty(), name=name))
        for task in draft.pick.sample(tasks, 24):
            draft.edge("CONCERNS", task, key, quoted)
    return found


def _rows(draft: _Draft, tasks: Sequence[str], units: Sequence[str], places: Sequence[str]) -> None:
    for order, task in enumerate(tasks[::2], 1):
        name = f"{draft.pick.choice(_THINGS)}{draft.pick.choice(_ROWS)}"
        row, quoted = f"{task}/{name}", draft.write(f"{name}\n")
        unit = draft.pick.choice(["个", "家", "%", "亿元"])
        draft.node(
            row,
            "Indicator",
            quoted,
            Certainty(),
            name=name,
            scope="annex",
            starred=order % 8 == 0,
            direction="up",
            measure_unit=unit,
        )
        draft.edge("HAS_INDICATOR", task, row, order=order)
        for year in (2021, 2025)[: 1 + order % 2]:
            value = draft.pick.randint(5, 400)
            key = f"{row}/target/{year}"
            figure = {
                "year": year,
                "text": str(value),
                "value": value,
                "comparator": ">=",
                "mode": "level",
                "scope": "annex",
            }
            draft.node(
                key, "Target", draft.write(f"{value}\n"), inferred("columns"), name=unit, preferred=True, **figure
            )
            draft.edge("HAS_TARGET", row, key)
        if order % 2:
            key, value = f"{row}/observation/2020-12-31", draft.pick.randint(1, 100)
            told = {"as_of": "2020-12-31", "text": str(value), "value": value, "origin": "plan", "mode": "level"}
            draft.node(key, "Observation", draft.write(f"{value}\n"), STATED, name="2020年完成情况", **told)
            draft.edge("HAS_OBSERVATION", row, key)
        for place, unit in enumerate(_some_units(draft.pick, units)[:3], 1):
            if any(node.id == unit for node in draft.nodes):
                draft.edge("RESPONSIBLE_FOR", unit, row, quoted, role="responsible", order=place, scope="annex")


def _needs(draft: _Draft, tasks: Sequence[str]) -> None:
    for strength, count in (("requires", 35), ("shares", 60)):
        for _ in range(count):
            first, second = sorted(draft.pick.sample(range(TASKS), 2))
            quoted = draft.write(f"依托{tasks[first].rsplit('/')[-1]}")
            if not any(
                e.kind == "DEPENDS_ON" and (e.source, e.target) == (tasks[second], tasks[first]) for e in draft.edges
            ):
                draft.edge("DEPENDS_ON", tasks[second], tasks[first], quoted, cue="依托", via=None, strength=strength)


def _people(draft: _Draft, units: Sequence[str], place: str) -> None:
    group = draft.node(f"{draft.plan}/group/专班", "Group", draft.write("专班\n"), Certainty(), name="专班")
    there = {node.id for node in draft.nodes}
    heads = random.Random(place)  # the same people for all plans of a district
    for order, unit in enumerate(units[:12], 1):
        name = heads.choice(_FAMILY) + heads.choice(_GIVEN) + heads.choice(_GIVEN)
        if unit not in there:
            continue
        title = f"{unit.rsplit('/')[-1]}局长"
        quoted = draft.write(f"{name} {title}\n")
        person, post = f"person/{place}/{name}", f"{draft.plan}/post/{order}"
        if person not in there:
            there.add(draft.node(person, "Person", quoted, Certainty(), name=name))
        draft.node(post, "Post", quoted, Certainty(), name=title)
        draft.edge("HOLDS", person, post, quoted)
        draft.edge("IN_UNIT", post, unit, quoted)
        draft.edge("SERVES_ON", post, group, quoted, role="组长" if order == 1 else "成员")
