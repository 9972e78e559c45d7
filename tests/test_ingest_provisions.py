from pathlib import Path

import pytest

from graph import Graph
from ingest import read_plan
from ingest.provisions.cues import find_cue, find_pairs
from ingest.structure.layout import is_heading
from ingest.text.source import source_of
from ontology import schema

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "tests" / "plans").glob("*.txt"))

CUES = {  # a clause: its type and how often
    "成立全县养老服务领导小组": ("group", None),
    "各镇街要明确1名分管领导": ("group", None),
    "领导小组下设办公室": ("office", None),
    "专班办公室设在县水利局": ("office", None),
    "市科技局承担日常工作": ("office", None),
    "每月召开专班联席会议": ("meeting", "monthly"),
    "定期会商重大事项": ("meeting", None),
    "按季度通报进展情况": ("bulletin", "quarterly"),
    "重大事项及时报告市政府": ("bulletin", None),
    "名单报专班办公室备案": ("bulletin", None),
    "每季根据任务清单开展督查": ("inspection", "quarterly"),
    "县委督查室每半年组织一次考核": ("assessment", "semiannual"),
    "结果纳入年度综合考评": ("assessment", "annual"),
    "对推进不力的予以约谈": ("assessment", None),
    "制定建设项目清单": ("list", None),
    "实行项目化挂图作战": ("list", None),
    "县财政每年安排专项资金300万元": ("funding", "annual"),
    "用地由县自然资源局应保尽保": ("funding", None),
    "充分利用各类媒体开展宣传": ("publicity", None),
    "启动阶段(2024年3月至6月)": ("stage", None),
    "本方案自印发之日起施行": ("validity", None),
    "本方案由县民政局负责解释": ("validity", None),
}
NO_CUES = (
    "加强组织领导",
    "推进科研诚信体系和科技监督机制建设",
    "形成工作合力",
    "引导和激励科技人员创新创业",
    "县委宣传部、县融媒体中心要各负其责",
    "各单位要细化任务",
)
PAIRS = {
    "建立“月例会、月通报、季督查”制度": ["meeting monthly", "bulletin monthly", "inspection quarterly"],
    "建立“周调度、半年评估、年考核”机制": ["meeting weekly", "assessment semiannual", "assessment annual"],
    "建立季度考核与年终考评双重考核的机制": ["assessment quarterly", "assessment annual"],
    "纳入年度综合考核": [],
    "12月例会、3月督查": [],
}
HEADINGS = {
    "三、保障措施": True,
    "(二)基本原则。": True,
    "(一)本方案由省甲厅负责解释,自印发之日起施行。": False,
    "(二)引导社会参与。鼓励捐赠。": False,
}


@pytest.mark.parametrize("clause", CUES)
def test_what_a_clause_lays_down(clause):
    cue = find_cue(clause)
    assert cue
    assert (cue.type, cue.frequency) == CUES[clause]
    assert 0 <= cue.start < cue.end <= len(clause)


@pytest.mark.parametrize("clause", NO_CUES)
def test_what_no_rule_knows_is_not_read(clause):
    assert find_cue(clause) is None


@pytest.mark.parametrize("clause", PAIRS)
def test_compact_words(clause):
    assert [f"{cue.type} {cue.frequency}" for cue in find_pairs(clause)] == PAIRS[clause]


def test_every_type_is_of_the_vocabulary():
    types = {cue[0] for cue in CUES.values()}
    assert types <= set(schema().codes("type"))


@pytest.mark.parametrize("line", HEADINGS)
def test_a_numbered_sentence_is_no_heading(line):
    (whole,) = source_of("a.txt", line.encode()).lines
    assert is_heading(whole) is HEADINGS[line]


PLAN = """青禾县水网建设行动方案（2023—2025年）

{before}

{first}

二、重点任务

1.建设水库，到2025年，建成水库6座。（责任单位：县水利局、县财政局）

2.整治河道，到2025年，整治河道80公里。（责任单位：县农业农村局、县财政局）

{after}
"""


def told(tmp_path, before="制定本方案。", first="", after=""):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.format(before=before, first=first, after=after), encoding="utf8")
    reading = read_plan(path)
    return Graph([reading.document], reading.nodes, reading.edges)


def lines(graph, *types):
    found = [node for node in graph.of("Provision") if node.get("type") in types]
    order = {edge.target: edge.get("order") for edge in graph.edges.values() if edge.kind == "HAS_PROVISION"}
    return [
        " ".join(str(each) for each in (node.get("frequency"), node.get("year"), node.name) if each)
        for node in sorted(found, key=lambda node: order[node.id])
    ]


def runners(graph):
    return {
        (edge.source.split("/")[-1], graph.nodes[edge.target].name, edge.get("role"), edge.certainty.basis)
        for edge in graph.edges.values()
        if edge.kind == "RUNS"
    }


FRONT = {  # the first chapter, its types, what is read
    "sections": (
        "一、总体要求\n\n（一）指导思想\n\n以甲为主线，走乙之路。\n\n（二）基本原则\n\n1．系统治理。统筹上下游。\n\n2．以人为本。放在首位。",
        ("guideline", "principle"),
        ["以甲为主线", "系统治理", "以人为本"],
    ),
    "titles in the line": (
        "一、总体要求\n\n指导思想。以甲为主线，走乙之路。\n\n工作目标。到2025年，水网基本建成。",
        ("guideline", "goal"),
        ["以甲为主线", "2025 水网基本建成"],
    ),
    "numbers in the line": (
        "一、总体要求\n\n以甲为主线。工作中要把握以下原则：1.系统治理。统筹上下游。2.以人为本。放在首位。",
        ("guideline", "principle"),
        ["以甲为主线", "系统治理", "以人为本"],
    ),
    "year by year": (
        "一、工作目标\n\n到2024年，水网框架基本形成，水库达到3座；调度机制更加健全。到2025年，水网全面建成。",
        ("goal",),
        ["2024 水网框架基本形成", "2025 水网全面建成"],
    ),
    "goals behind a guideline": (
        "一、总体思路和目标\n\n以甲为主线。经过三年努力，水网更加完善。到2025年，水网全面建成。",
        ("guideline", "goal"),
        ["以甲为主线", "水网更加完善", "2025 水网全面建成"],
    ),
    "titled goals": (
        "一、主要目标\n\n——供水能力显著提升。城乡供水一体化，普及率达到98%。\n\n——治水格局更加完善。河湖安澜。",
        ("goal",),
        ["供水能力显著提升", "治水格局更加完善"],
    ),
    "figures are no worded goals": ("一、主要目标\n\n到2025年，建成水库6座，新增供水三万吨。", ("goal",), []),
    "what was is no goal": ("一、主要目标\n\n2020年，治水格局不断完善。", ("goal",), []),
}


@pytest.mark.parametrize(("first", "types", "expected"), FRONT.values(), ids=FRONT)
def test_what_comes_before_the_tasks(tmp_path, first, types, expected):
    assert lines(told(tmp_path, first=first), *types) == expected


def test_the_basis_is_the_sentence_that_makes_the_plan(tmp_path):
    graph = told(tmp_path, before="我县河湖众多。根据《省水网规划》，结合实际，制定本方案。")
    (node,) = [each for each in graph.of("Provision") if each.get("type") == "basis"]
    assert node.name == "根据《省水网规划》"
    assert node.evidence[0].quote == "根据《省水网规划》，结合实际，制定本方案"


AFTER = {  # a chapter under any name, paragraphs numbered in any style
    "safeguards": "三、保障措施\n\n（一）加强组织领导。{}",
    "implementation": "三、组织实施\n\n1．强化统筹。{}",
    "demands": "三、工作要求\n\n一是强化统筹。{}",
    "mechanism": "第三章 保障机制\n\n（1）强化统筹。{}",
}
SAID = "成立水网建设领导小组，领导小组办公室设在县水利局。建立“月例会、季督查”制度，每月召开联席会议，协调问题。"


@pytest.mark.parametrize("chapter", AFTER.values(), ids=AFTER)
def test_chapters_of_any_name(tmp_path, chapter):
    graph = told(tmp_path, after=chapter.format(SAID))
    expected = ["成立水网建设领导小组", "领导小组办公室设在县水利局", "monthly 月例会", "quarterly 季督查"]
    assert lines(graph, "group", "office", "meeting", "inspection") == expected
    (meeting,) = [node for node in graph.of("Provision") if node.get("type") == "meeting"]
    assert [each.quote for each in meeting.evidence] == ["建立“月例会、季督查”制度", "每月召开联席会议，协调问题"]
    assert len(graph.of("Task")) == 2


def test_only_a_paragraph_spells_its_compact_words_out(tmp_path):
    graph = told(
        tmp_path, after="三、保障措施\n\n（一）建立“月例会、月通报”制度。\n\n（二）各单位每月报送进展情况和问题。"
    )
    assert lines(graph, "bulletin") == ["monthly 月通报", "monthly 各单位每月报送进展情况和问题"]


def test_what_opens_an_action_is_no_safeguard(tmp_path):
    action = "二、重点任务\n\n（一）强化要素保障行动\n\n健全投入机制，加大资金统筹力度，建立项目清单。"
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.format(before="", first="", after="").replace("二、重点任务", action), encoding="utf8")
    assert not [node for node in read_plan(path).nodes if node.kind == "Provision"]


def test_a_title_tells_where_its_sentences_do_not(tmp_path):
    graph = told(tmp_path, after="三、工作要求\n\n1．建立容错机制。鼓励先行先试。\n\n2．提高思想认识。认清形势和意义。")
    (node,) = [each for each in graph.of("Provision") if each.get("type") == "assessment"]
    assert (node.name, node.evidence[0].quote) == ("建立容错机制", "建立容错机制。鼓励先行先试。")
    (unread,) = [each for each in graph.of("Finding") if each.get("rule") == "unread"]
    assert [each.quote for each in unread.evidence] == ["2．提高思想认识。认清形势和意义。"]


def test_a_chapter_without_tasks_or_goals_is_not_needed(tmp_path):
    assert not told(tmp_path, before="现予公布。").of("Provision")


RUNNERS = {
    "seat": ("专班办公室设在县水利局。", {("水利局", "专班办公室设在县水利局", "responsible", "stated")}),
    "by": ("考核由县财政局负责。", {("财政局", "考核由县财政局负责", "responsible", "stated")}),
    "with": (
        "县水利局会同县财政局每季开展督查。",
        {
            ("水利局", "县水利局会同县财政局每季开展督查", "responsible", "stated"),
            ("财政局", "县水利局会同县财政局每季开展督查", "support", "stated"),
        },
    ),
    "lead": ("县水利局牵头开展评估。", {("水利局", "县水利局牵头开展评估", "lead", "stated")}),
    "head": (
        "下设办公室，由水利局主要负责人任办公室主任。",
        {("水利局", "下设办公室", "responsible", "inferred")},
    ),
    "after a stranger": (
        "县委督查室、县财政局每季开展督查。",
        {("财政局", "县委督查室、县财政局每季开展督查", "responsible", "stated")},
    ),
    "longer name": ("县水利局下属中心每季开展督查。", set()),
    "report to": ("每年向县财政局报告。", set()),
    "strangers": ("县委督查室每季开展督查。", set()),
}


@pytest.mark.parametrize(("words", "expected"), RUNNERS.values(), ids=RUNNERS)
def test_who_runs_it(tmp_path, words, expected):
    assert runners(told(tmp_path, after=f"三、保障措施\n\n{words}")) == expected


def test_units_said_once_each_keep_their_own(tmp_path):
    graph = told(tmp_path, after="三、保障措施\n\n县财政局每年安排资金，县水利局优先保障用地。")
    assert {(unit, name) for unit, name, *_ in runners(graph)} == {
        ("财政局", "县财政局每年安排资金"),
        ("水利局", "县水利局优先保障用地"),
    }


def test_names_are_short_and_the_plan_own(tmp_path):
    long = "统筹安排水利发展资金、农业发展资金、环保专项资金、林业专项资金、交通专项资金支持水网建设"
    graph = told(tmp_path, after=f"三、保障措施\n\n{long}。")
    (name,) = lines(graph, "funding")
    assert name == "统筹安排水利发展资金、农业发展资金、环保专项资金…"


# ---- whole plans


@pytest.fixture(scope="module")
def luqiao():
    reading = read_plan(ROOT / "data" / "luqiao-2021.txt")
    return Graph([reading.document], reading.nodes, reading.edges)


def test_the_real_plan(luqiao):
    assert lines(luqiao, "meeting", "bulletin", "inspection", "assessment") == [
        "组长和联络员名单报“创新路桥”工作专班办公室备案",
        "monthly 月例会",
        "monthly 月通报",
        "quarterly 季督查",
        "monthly 每月开展工作评议",
        "研究出台“创新路桥”专项考核方案",
        "quarterly 季度考核",
        "annual 年终考评",
    ]
    assert len(lines(luqiao, "principle")) == 4
    assert lines(luqiao, "goal")[:2] == ["2025 创新驱动发展战略深入实施", "科技创新资金投入更加多元"]
    assert runners(luqiao) == {("科学技术局", "专班下设办公室", "responsible", "inferred")}


@pytest.mark.parametrize("path", [ROOT / "data" / "luqiao-2021.txt", *PLANS], ids=lambda path: path.stem)
def test_provisions_take_nothing_from_the_tasks(path):
    reading = read_plan(path)
    graph = Graph([reading.document], reading.nodes, reading.edges)
    taken = [(e.start, e.end) for task in graph.of("Task") for e in task.evidence]
    for node in graph.of("Provision"):
        assert len(node.name) <= 30
        for each in node.evidence:
            assert not any(each.start < end and start < each.end for start, end in taken), node.name
            assert reading.document.text[each.start : each.end] == each.quote


@pytest.mark.parametrize("path", [ROOT / "data" / "luqiao-2021.txt", *PLANS], ids=lambda path: path.stem)
def test_little_stays_unread(path):
    reading = read_plan(path)
    found = [e for node in reading.nodes if node.get("rule") == "unread" for e in node.evidence]
    assert sum(len(each.quote) for each in found) <= 0.04 * len("".join(reading.document.text.split()))
