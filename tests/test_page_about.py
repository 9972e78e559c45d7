"""The pages of entities: every entity of the sample has one, and each tells what its readers come for."""

from datetime import date
from html import unescape

import pytest
from markupsafe import Markup

from app.page.entity.about import head, parts, shown_for
from app.page.entity.item import disagree
from app.page.entity.thing import ENDS
from app.page.entity.unknown import meant, nothing
from app.page.known import Known
from app.page.people import seats
from app.page.progress.board import by_unit
from app.page.progress.whose import whose
from app.page.proofs import drawn, long_table
from app.page.reasons import why
from app.page.tasks import told_task
from graph import Decision, Relations, open_store, statuses
from ontology import Node, schema


def _known(graph, **more):
    return Known(
        graph,
        Relations(graph),
        statuses(graph, date(2021, 9, 30)),
        lambda claim, words="核定": Markup("<a>{}</a>").format(words),
        **more,
    )


@pytest.fixture(scope="module")
def known(demo_store):
    store = open_store(demo_store)
    return _known(store.graph(), history=store.history)


def _page(known, said):
    node = shown_for(known, meant(known.graph, said)[0])[0]
    return str(head(known, node) + drawn(parts(known, node)))


def test_every_kind_of_edge_has_words():
    assert ENDS.keys() == schema().edges.keys()


@pytest.mark.parametrize("kind", list(schema().nodes))
def test_every_entity_has_a_page(known, kind):
    for node in known.graph.of(kind)[:12]:
        for shown in shown_for(known, node):
            assert len(drawn(parts(known, shown))) > 50, node.id
            assert "<h1" in head(known, shown)


def test_unit_names_its_head_first(known):
    unit = meant(known.graph, "区科技局")[0]
    heads = [seat.person.name for seat in seats(known, unit.id) if seat.heads]
    others = [seat.person.name for seat in seats(known, unit.id) if not seat.heads]
    told = _page(known, unit.id)
    assert heads
    assert others
    call = told.index("任务出了问题找谁")
    assert all(call < told.index(name) < told.index("职务和人员") for name in heads)


def test_task_tells_text_people_rows_and_both_ways(known):
    told = _page(known, "任务3")
    task = meant(known.graph, "任务3")[0]
    assert task.get("text") in told
    for head_ in ("谁负责、找谁", "指标和项目", "它依赖的任务", "如果滞后，会影响"):
        assert f"<h2>{head_}" in told
    assert "推定" in told
    assert "规则：" in told


def test_disagreeing_figures_show_all_quotes(known):
    shown = [item for item in known.relations.items.values() if item.node.name == "国家高新技术企业数量"]
    told = _page(known, shown[0].node.id)
    assert "2025年的数各处写的不一样" in told
    assert "<mark>累计250</mark>" in told
    assert "<mark>265</mark>" in told


def test_rows_of_one_thing_have_one_page(known):
    for item in list(known.relations.items.values())[:60]:
        for member in item.members:
            assert item.node.id in [node.id for node in shown_for(known, known.graph.nodes[member])]


@pytest.mark.parametrize(
    ("figures", "differ"),
    [
        ([("annex", 1), ("body", 1)], False),
        ([("annex", 1), ("body", 2)], True),
        ([("annex", 1), ("annex", 2)], False),
        ([("annex", 1), ("body", None)], False),
    ],
    ids=["same", "other", "two figures of one cell", "words"],
)
def test_disagreement(figures, differ):
    assert disagree([Node(str(no), "Target", {"scope": s, "value": v}) for no, (s, v) in enumerate(figures)]) is differ


def test_unknown_id_names_the_nearest(known):
    told = nothing(known, "区科技据")
    assert "没有叫“区科技据”的内容" in told
    assert "区科技局</a>" in told


def test_unknown_id_is_escaped(known):
    assert "<script" not in nothing(known, "<script>alert(1)</script>")


def test_rejected_entity_tells_who_rejected_it(known):
    claim = "x/task/1/行/target/2021"
    rejected = Decision(claim, "reject", "抄错<i>", "2026-01-01T00:00:00+00:00")
    told = nothing(_known(known.graph, decisions=[rejected]), claim)
    assert "已被驳回" in told
    assert "抄错&lt;i&gt;" in told


def test_decisions_on_edges_stand_on_the_page_of_both_ends(known):
    each = next(edge for edge in known.graph.edges.values() if edge.kind == "DEPENDS_ON")
    decided = _known(known.graph, decisions=[Decision(each.id, "reject", "不成立", "2026-01-01T00:00:00+00:00")])
    for ref in (each.source, each.target):
        shown = drawn(parts(decided, known.graph.nodes[ref]))
        assert "撤销" in shown[shown.index("核定记录") :]
    other = known.graph.of("Person")[0]
    assert "核定记录" not in drawn(parts(decided, other))


def test_a_task_says_its_status_once(known):
    told = head(known, meant(known.graph, "任务9")[0])
    assert told.split("<p class='answer'>")[1].count("有风险") == 1
    assert "因为<a href=" in told


def test_a_finding_on_many_things_tells_only_the_part_about_the_page(known):
    told = _page(known, "任务9")
    part = told[told.index("这个问题共涉及") :]
    own = part[: part.index("</article>")]
    assert "任务18" not in own
    assert "机电产业创新服务综合体新引进科技中介服务机构数量" in own
    assert "<mark>累计50</mark>" in own
    assert own.count("<blockquote>") == 2  # the row's name and its figure
    assert "/checkup?rule=row_without_figure" in own
    assert "其余见下载的表" not in told


@pytest.mark.parametrize("said", ["区科技局", "徐雨薇"])
def test_units_and_people_open_with_the_tasks_in_trouble(known, said):
    unit = meant(known.graph, "区科技局")[0]
    tasks = dict.fromkeys(link.source for link in known.relations.links("responsible", [unit.id]))
    off = [ref for ref in tasks if known.graph.nodes[ref].kind == "Task" and known.status.get(ref) == "off_target"]
    told = head(known, meant(known.graph, said)[0])
    assert f"</span> 未达标</span> {len(off)}项：" in told
    for ref in off:
        assert f">任务{known.graph.nodes[ref].get('no')}</a>" in told


def test_chips_of_a_unit_lead_to_as_many_items(known):
    unit = meant(known.graph, "区教育局")[0]
    told = head(known, unit)
    lines = {line.owner.ref: line.counts for line in by_unit(known.report.items, whose(known.relations))}
    for code, times in lines[unit.id].items():
        assert f'aria-label="{schema().label("status", code)}{times}项"' in told


def test_tasks_in_lists_say_what_they_are_about(known):
    task = meant(known.graph, "任务9")[0]
    told = told_task(known, task.id)
    assert "机电产业创新服务综合体" in told.striptags()
    assert len(told.split("class='quiet'>")[1].split("<")[0]) <= 36
    same = meant(known.graph, "任务1")[0]
    assert "quiet" not in told_task(known, same.id)


@pytest.mark.parametrize(
    ("status", "reason", "said"),
    [
        ("met", "完成10，已达标。", "完成10。"),
        ("met", "完成10，未达标。", "完成10，未达标。"),
        ("met", "已达标。", "已达标。"),
        (None, "完成10，已达标。", "完成10，已达标。"),
    ],
    ids=["its own word", "another word", "nothing else said", "no light"],
)
def test_why_leaves_out_what_the_light_says(status, reason, said):
    assert why(status, reason) == said


def test_long_tables_name_their_columns_for_narrow_screens():
    told = unescape(long_table(("任务", "2021年'目标\";}"), [Markup("<tr></tr>")], ""))
    assert "style=\"--h1:'任务';--h2:'2021年目标}'\"" in told
