"""Where there is no answer: how the one thing stands that was named, and the view where the words of the question fit."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from markupsafe import Markup

from app.page.address import VIEWS, address
from app.page.ask.answer_pieces import question_links, results_list
from app.page.ask.asking import Asked
from app.page.pieces import SHAPES, joined
from app.page.source import Source
from graph import ROW_KINDS, Is, ItemStatus, StatusReport, leaves
from ontology import Node, quoted, schema

_NOTHING = Markup("")
_CALM = ("met", "on_track", "not_assessed")
_PLACES = 3
# Words of a question, the view that tells about such things, and its section where it has some.
_TABS = (
    (r"到期|期限|截止|逾期|超期|什么时候", "progress", "到期"),
    (r"排位|排名|名次|第几", "progress", "指标"),
    (r"没有?填|未填|没报|未报|填报|上报", "progress", "未填报"),
    (r"变化|变动|比上次|新进展", "progress", "变化"),
    (r"达标|滞后|进度|进展|风险|预警|完成|落后|红灯", "progress", None),
    (r"依赖|影响|前提|连锁|拖累|卡在", "links", None),
    (r"矛盾|不一致|不符|出入|错误|打架", "checkup", None),
    (r"负责|牵头|配合|责任|分工|谁管|归谁|找谁|局长", "duty", None),
)


def tab_link(question: str) -> Markup:
    """A link to the view that fits the question's words; nothing where none does."""
    fit = next(((view, section) for words, view, section in _TABS if re.search(words, question)), None)
    if fit is None:
        return _NOTHING
    view, section = fit
    title = next(each.title for each in VIEWS if each.name == view)
    said = f"{title} · {section}" if section else title
    return Markup("<a href='{}' target='_self'>{}</a>").format(address(view, show=section), said)


def searching(question: str) -> Markup:
    """Links to the view that fits the question's words, and to the full-text search for them."""
    tab = tab_link(question)
    seen = Markup("也可以看{}，或").format(tab) if tab else "也可以"
    href = address("find", words=question)
    return Markup("<p class='also'>{}<a href='{}' target='_self'>按词搜索“{}”</a>。</p>").format(seen, href, question)


def puzzled(asked: Asked) -> Markup:
    """What was not understood, and what can be asked instead."""
    words = joined((Markup("<mark>{}</mark>").format(each) for each in asked.unplaced), "、")
    said = Markup("没能理解{}").format(words) if words else Markup("没能理解这个问题")
    find = searching(asked.question)
    return Markup("<section class='told' aria-live='polite'><p class='answer'>{}。</p>{}{}</section>").format(
        said, question_links(asked.offers, "可以这样问："), find
    )


def the_one(asked: Asked, shared: Source) -> Node | None:
    """The one thing that the question names; None where there are several or none."""
    told = [part.ids for part in leaves(asked.query) if isinstance(part, Is)] if asked.query else []
    if len(told) != 1 or len(told[0]) != 1:
        return None
    return shared.graph.nodes.get(told[0][0])


def standing(asked: Asked, shared: Source) -> Markup:
    """How the one thing stands that was named in vain, with the reason, its units and the plan's words."""
    node = the_one(asked, shared)
    if node is None:
        return _NOTHING
    report = shared.status_at(asked.day)
    result = {
        "id": node.id,
        "kind": node.kind,
        "no": node.get("no"),
        "status": report.by_id().get(node.id),
        "via": None,
        "why": "；".join(_reasons(node, report, shared)),
        "evidence": [asdict(each) for each in node.evidence[:_PLACES]] if node.kind != "Unit" else [],
    }
    card = results_list([result], shared.graph, shared.relations)
    return Markup("<section class='instead'><h2>现在的情况</h2>{}</section>").format(card)


def _reasons(node: Node, report: StatusReport, shared: Source) -> Iterator[str]:
    """Why it stands so: a unit by its tasks, a task by its rows that are not well, a row by what is said of it."""
    if node.kind == "Unit":
        tasks = {each.source for each in shared.relations.links("responsible", [node.id])}
        counts = Counter(each.status for each in report.tasks if each.id in tasks)
        told = (f"{counts[code]}项{schema().label('status', code)}" for code in SHAPES if counts[code])
        yield f"负责的{sum(counts.values())}项任务中，{'、'.join(told)}" if counts else "没有负责的任务"
    own = {node.id} if node.kind in ROW_KINDS else set()
    if node.kind == "Task":
        own = {row.id for row in shared.graph.rows(node.id)}
    found = [each for each in report.items if own & each.members]
    worst = [each for each in found if each.status not in _CALM] or found[:1]
    for each in sorted(worst, key=_gravity):
        yield f"{quoted(each.name)}{schema().label('status', each.status)}（{each.reason.rstrip('。')}）"


def _gravity(item: ItemStatus) -> int:
    return schema().codes("status").index(item.status)
