"""A small plan of an invented district, by hand: what questions are tried on."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from graph.view import Graph
from ontology import STATED, Document, Edge, Evidence, Node, edge

PLAN = "YX/2021-1"
DISTRICT = "云溪区"
AS_OF = date(2021, 12, 31)


@dataclass
class Book:
    """Grows a document and, claim by claim, the graph that is told in it."""

    text: str = ""
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def say(self, words: str) -> tuple[Evidence, ...]:
        start = len(self.text)
        self.text += words + "\n"
        return (Evidence("doc", start, start + len(words), words),)

    def node(self, ref: str, kind: str, told: tuple[Evidence, ...] = (), **properties: Any) -> str:
        certainty = STATED if kind in ("Target", "Observation") else Node("", "", {}).certainty
        self.nodes.setdefault(ref, Node(ref, kind, properties, told, certainty))
        return ref

    def edge(self, kind: str, source: str, target: str, told: tuple[Evidence, ...] = (), **properties: Any) -> None:
        mark = "".join(str(properties.get(key, "")) for key in ("role", "scope", "strength"))
        made = edge(kind, source, target, properties, told, STATED if told else Node("", "", {}).certainty, mark)
        self.edges.setdefault(made.id, made)

    def graph(self) -> Graph:
        return Graph([Document("doc", "plan.txt", "0" * 64, self.text)], self.nodes.values(), self.edges.values())


UNITS = {
    "区文旅局": ["区文化和旅游局"],
    "区科技局": [],
    "区财政局": ["区财政局(国资中心)", "国资中心"],
    "区住建局": ["区住房和城乡建设局"],
    "青石湖景区建设中心": ["区青石湖景区建设中心"],
    "区人社局": ["区人力社保局"],
    "区委宣传部": [],
    "区文旅集团": ["文旅集团"],
    "区交通局": [],
}
ACTIONS = {"1": "实施文旅平台提升行动", "2": "实施产业培育行动", "3": "实施人才集聚行动"}
# no, action, text, units
TASKS = (
    ("1", "1", "编制青石湖片区发展规划,明确功能定位", "区科技局、青石湖景区建设中心"),
    ("2", "1", "调整青石湖片区空间布局,按照青石湖片区发展规划落实用地", "青石湖景区建设中心、区住建局"),
    ("3", "1", "建设青石湖游客中心,完善配套设施", "区文旅集团"),
    ("4", "1", "根据青石湖片区发展规划引进文创机构", "区委宣传部、区科技局"),
    ("5", "2", "培育高新技术企业,到2025年国家高新技术企业达到90家", "区科技局、区财政局"),
    ("6", "2", "扩大旅游消费,到2025年旅游总收入达到120亿元", "区文旅局"),
    ("7", "2", "推进民宿集群建设,到2025年建成民宿村落12个", "区文旅局、区住建局"),
    ("8", "2", "提高全社会研发投入,到2025年研发投入占比达到2.6%", "区科技局"),
    ("9", "3", "建设产业创新服务综合体,2022年通过省级验收", "区科技局、区文旅集团"),
    ("10", "3", "引进高层次人才,到2025年新增博士后工作站8家", "区人社局、区科技局"),
    ("11", "3", "开展技能培训,每年举办培训班10场以上", "区人社局"),
    ("12", "3", "依托产业创新服务综合体举办创业大赛", "区交通局、区人社局"),
)
# task, kind, name, starred, unit of measure, units, 2020, then (year, text, value, mode)
ROWS = (
    ("1", "Project", "编制青石湖片区发展规划", "", "区科技局", "", ((2021, "完成规划编制", None),)),
    (
        "2",
        "Project",
        "青石湖空间布局",
        "",
        "青石湖景区建设中心",
        "启动",
        ((2021, "形成方案", None), (2022, "完成调整", None)),
    ),
    ("3", "Project", "青石湖游客中心", "", "区文旅集团", "开工", ((2021, "主体完工", None), (2025, "建成投用", None))),
    (
        "5",
        "Indicator",
        "国家高新技术企业数量",
        "*家",
        "区科技局、区财政局",
        "36家",
        ((2021, "新增10家", 10), (2025, "累计80家", 80)),
    ),
    (
        "5",
        "Indicator",
        "省级科技型企业数量",
        "*家",
        "区科技局",
        "150家",
        ((2021, "新增40家", 40), (2025, "累计400家", 400)),
    ),
    ("6", "Indicator", "旅游总收入", "亿元", "区文旅局", "60亿元", ((2021, "70亿元", 70), (2025, "120亿元", 120))),
    ("7", "Indicator", "民宿村落数量", "个", "区文旅局", "3个", ((2021, "新增2个", 2), (2025, "累计12个", 12))),
    ("8", "Indicator", "全社会研发投入占比", "*%", "区科技局", "1.8%", ((2021, "2%", 2), (2025, "2.6%", 2.6))),
    ("9", "Indicator", "综合体引进中介机构数量", "家", "区科技局", "", ((2021, "新增5家", 5), (2025, "累计25家", 25))),
    ("9", "Project", "综合体二期场所", "", "区文旅集团", "", ((2021, "启动建设", None), (2022, "完成二期", None))),
    ("10", "Indicator", "博士后工作站数量", "家", "区人社局", "2家", ((2021, "不考核", None), (2025, "累计8家", 8))),
    (
        "11",
        "Indicator",
        "举办培训班场次",
        "场",
        "区人社局",
        "10场",
        ((2021, "每年10场以上", 10), (2025, "每年10场以上", 10)),
    ),
)
# from, to, cue, strength
NEEDS = (
    ("2", "1", "按照青石湖片区发展规划", "requires"),
    ("3", "2", "完善配套设施", "requires"),
    ("4", "1", "根据青石湖片区发展规划", "requires"),
    ("12", "9", "依托产业创新服务综合体", "requires"),
    ("7", "2", "青石湖", "shares"),
)
# rule, severity, message, what it is about
FINDINGS = (
    (
        "value",
        "error",
        "2025年目标不一致：正文90家，附表累计80家",
        ("task/5/国家高新技术企业数量", "task/5/body/国家高新技术企业", "headline/高新技术企业数"),
    ),
    ("unit_list", "note", "任务9的责任单位不一致", ("task/9",)),
    ("lost_character", "note", "落款疑脱字", ("group/专班",)),
)
PEOPLE = (
    ("组长", "陆正", "云溪区委常委", "区委宣传部"),
    ("成员", "何平", "区科技局党组书记", "区科技局"),
    ("成员", "沈月", "区科技局局长", "区科技局"),
    ("成员", "许岚", "区文化和旅游局局长", "区文旅局"),
    ("成员", None, "区财政局局长", "区财政局"),
    ("成员", "高山", "区人力社保局局长", "区人社局"),
    ("办公室副主任", "林小川", "区科技局党组成员、副局长", "区科技局"),
    ("办公室成员", "杜若", "区科技局高新技术科科长", "区科技局"),
)
STATUSES = {
    "5": "off_target",
    "6": "met",
    "7": "at_risk",
    "8": "off_target",
    "9": "off_target",
    "1": "met",
    "2": "no_data",
}
ROW_STATUSES = {
    "国家高新技术企业数量": ("off_target", "全年新增8家，目标10家"),
    "省级科技型企业数量": ("met", "全年新增42家，目标40家"),
    "旅游总收入": ("met", "71亿元，目标70亿元"),
    "民宿村落数量": ("at_risk", "新增1个，目标2个"),
    "全社会研发投入占比": ("off_target", "1.9%，目标2%"),
    "综合体引进中介机构数量": ("met", "新增6家，目标5家"),
    "综合体二期场所": ("off_target", "滞后"),
    "编制青石湖片区发展规划": ("met", "已完成"),
    "博士后工作站数量": ("not_assessed", "2021年不考核"),
}


@cache
def ask_graph() -> Graph:
    """The whole plan with one round of reports."""
    book = Book()
    told = book.say("“活力云溪”行动方案(2021—2025年)")
    years = {"period_start": 2021, "period_end": 2025, "issued": "2021-04-19", "index_number": "YX/2021-1"}
    book.node(
        PLAN, "Plan", told, name="“活力云溪”行动方案(2021—2025年)", issuer="区文旅局", jurisdiction=DISTRICT, **years
    )
    _headline(book)
    for no, name in ACTIONS.items():
        book.node(f"{PLAN}/action/{no}", "Action", book.say(f"({no}){name}"), name=name, no=no)
        book.edge("HAS_ACTION", PLAN, f"{PLAN}/action/{no}")
        for task in (task for task in TASKS if task[1] == no):
            _task(book, *task)
    _tables(book)
    for source, target, cue, strength in NEEDS:
        told = book.say(cue)
        book.edge("DEPENDS_ON", f"{PLAN}/task/{source}", f"{PLAN}/task/{target}", told, cue=cue, strength=strength)
    _people(book)
    place = book.node("place/青石湖", "Park", book.say("青石湖"), name="青石湖")
    _findings(book)
    book.edge("CONCERNS", f"{PLAN}/task/3", place, book.say("青石湖游客中心"))
    return book.graph()


def _unit(book: Book, name: str) -> str:
    own = next(each for each, aliases in UNITS.items() if name in (each, *aliases))
    told = book.say(name)
    return book.node(f"unit/{DISTRICT}/{own}", "Unit", told, name=own, aliases=UNITS[own], jurisdiction=DISTRICT)


def _task(book: Book, no: str, action: str, text: str, units: str) -> None:
    ref = f"{PLAN}/task/{no}"
    book.node(ref, "Task", book.say(f"{no}.{text}"), name=text.split(",")[0], no=no, text=f"{text}({units})。")
    book.edge("HAS_TASK", f"{PLAN}/action/{action}", ref)
    told = book.say(f"({units})")
    for order, name in enumerate(units.split("、"), 1):
        book.edge("RESPONSIBLE_FOR", _unit(book, name), ref, told, role="responsible", order=order, scope="body")


def _headline(book: Book) -> None:
    ref = f"{PLAN}/headline/高新技术企业数"
    told = book.say("高新技术企业数(家) 36 90")
    book.node(ref, "Indicator", told, name="高新技术企业数", starred=False, direction="up", scope="headline")
    book.edge("HAS_INDICATOR", PLAN, ref, order=1)
    _target(book, ref, 2025, "90", 90, "headline", told)
    body = f"{PLAN}/task/5/body/国家高新技术企业"
    book.node(body, "Indicator", told, name="国家高新技术企业", starred=False, direction="up", scope="body")
    _target(book, body, 2025, "90家", 90, "body", told)


def _target(book: Book, row: str, year: int, text: str, value: Any, scope: str, told: tuple[Evidence, ...]) -> None:
    mode = "unassessed" if text == "不考核" else "milestone" if value is None else "new" if "新增" in text else "level"
    ref, preferred = f"{row}/target/{year}", scope == "annex"
    own = {"year": year, "text": text, "value": value, "mode": mode, "comparator": "=" if value is not None else None}
    book.node(ref, "Target", told, name=f"{year}", scope=scope, preferred=preferred, **own)
    book.edge("HAS_TARGET", row, ref)


def _tables(book: Book) -> None:
    for order, (no, kind, name, measure, units, baseline, targets) in enumerate(ROWS, 1):
        ref, task = f"{PLAN}/task/{no}/{name}", f"{PLAN}/task/{no}"
        more = {"measure_unit": measure.strip("*") or None, "direction": "up"} if kind == "Indicator" else {}
        told = book.say(f"{name} {baseline}")
        book.node(ref, kind, told, name=name, starred="*" in measure, scope="annex", level=None, **more)
        book.edge(f"HAS_{kind.upper()}", task, ref, order=order)
        for at, unit in enumerate(units.split("、"), 1):
            book.edge(
                "RESPONSIBLE_FOR", _unit(book, unit), ref, book.say(units), role="responsible", order=at, scope="annex"
            )
        for year, text, value in targets:
            _target(book, ref, year, text, value, "annex", book.say(text))
        if baseline:
            _baseline(book, ref, baseline)
    for scope in (f"{PLAN}/headline/高新技术企业数", f"{PLAN}/task/5/body/国家高新技术企业"):
        book.edge("SAME_AS", scope, f"{PLAN}/task/5/国家高新技术企业数量")
    book.edge("HAS_INDICATOR", f"{PLAN}/task/5", f"{PLAN}/task/5/body/国家高新技术企业", order=90)
    _report(book)


def _baseline(book: Book, row: str, text: str) -> None:
    ref, value = f"{row}/observation/2020-12-31", next(iter(_number(text)), None)
    own = {"as_of": "2020-12-31", "text": text, "value": value, "origin": "plan"}
    book.node(ref, "Observation", book.say(text), name="2020-12-31", **own)
    book.edge("HAS_OBSERVATION", row, ref)


def _number(text: str) -> list[float]:
    figure = "".join(char for char in text if char.isdigit() or char == ".")
    return [float(figure)] if figure else []


def _report(book: Book) -> None:
    row = f"{PLAN}/task/5/国家高新技术企业数量"
    own = {"as_of": "2021-12-31", "value": 8, "mode": "new", "origin": "report"}
    ref = book.node(f"{row}/report/2021-12-31", "Observation", book.say("8"), name="2021-12-31", **own)
    book.edge("HAS_OBSERVATION", row, ref)


def _findings(book: Book) -> None:
    for rule, severity, message, about in FINDINGS:
        told = {"name": message, "rule": rule, "severity": severity, "message": message}
        ref = book.node(f"{PLAN}/finding/{rule}/{about[0]}", "Finding", book.say(message), **told)
        for each in about:
            book.edge("ABOUT", ref, f"{PLAN}/{each}")


def _people(book: Book) -> None:
    group = book.node(f"{PLAN}/group/专班", "Group", book.say("专班组成人员名单"), name="“活力云溪”工作专班")
    for order, (role, name, title, unit) in enumerate(PEOPLE, 1):
        told = book.say(f"{name or '　　'} {title}")
        post = book.node(f"{PLAN}/post/{order}", "Post", told, name=title)
        person = book.node(
            f"person/{DISTRICT}/{name or order}", "Person", told, name=name, partial=None if name else ""
        )
        book.edge("HOLDS", person, post, told)
        book.edge("IN_UNIT", post, f"unit/{DISTRICT}/{unit}", told)
        book.edge("SERVES_ON", post, group, told, role=role, order=order)


def ask_statuses() -> tuple[dict[str, str], dict[str, str]]:
    """Statuses and reasons by id, as at AS_OF."""
    tasks = {f"{PLAN}/task/{no}": STATUSES.get(no, "no_data") for no, *_ in TASKS}
    rows = {
        f"{PLAN}/task/{no}/{name}": ROW_STATUSES.get(name, ("no_data", "2021年没有填报")) for no, _, name, *_ in ROWS
    }
    codes = {ref: code for ref, (code, _) in rows.items()}
    return tasks | codes, {ref: reason for ref, (_, reason) in rows.items()}


def two_plans() -> Graph:
    """Two districts, each with a plan of one task that its own 区科技局 answers for."""
    book = Book()
    for district in ("甲区", "乙区"):
        plan, unit = f"plan/{district}", f"unit/{district}/区科技局"
        told = book.say(f"“{district}行动”方案")
        book.node(plan, "Plan", told, name=f"“{district}行动”方案", jurisdiction=district)
        task = book.node(f"{plan}/task/1", "Task", book.say("1.建设平台"), name="建设平台", no="1", text="建设平台")
        book.edge("HAS_TASK", plan, task)
        told = book.say("区科技局")
        book.node(unit, "Unit", told, name="区科技局", aliases=[], jurisdiction=district)
        book.edge("RESPONSIBLE_FOR", unit, task, told, role="responsible", order=1, scope="body")
    return book.graph()
