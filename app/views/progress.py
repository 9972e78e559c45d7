"""进展: where every action, unit and item stands, what is due, what is missing, what changed; and reports to take in."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from app import settings, wiring
from app.page.announce import announce
from app.page.progress import board, bullets, changes, history, items_list, missing, timeline
from app.page.progress.board import Wanted
from app.page.progress.day_box import day_box
from app.page.progress.days import day_words, days_of
from app.page.progress.intake import intake
from app.page.progress.whose import Whose, whose
from app.page.source import Source, source
from graph import StatusReport
from ontology import schema

BOARD, LIST, BARS, DUE, MISSING, CHANGES, UPLOAD = "灯板", "清单", "指标", "到期", "未填报", "变化", "填报"
SECTIONS = (BOARD, LIST, BARS, DUE, MISSING, CHANGES, UPLOAD)
EVERY = "全部"
BARS_A_PAGE = 30


def state_of(report: StatusReport, usual: date, plan: str) -> dict[str, str | None]:
    """What all links of the view keep: the day and the plan where they were chosen."""
    return {"as_of": report.as_of.isoformat() if report.as_of != usual else None, "plan": plan or None}


def head(shared: Source) -> tuple[StatusReport, dict[str, str | None]]:
    """The title, the day and the sentence that comes first; gives the statuses and the state that links keep."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    usual = wiring.last_report(shared.graph, settings.today()) or settings.today()
    with right:
        as_of = day_box("截至", "as_of", usual)
    report = shared.status_at(as_of)
    plans = list(dict.fromkeys(label for label in whose(shared.relations).plans.values() if label))
    plan = ""
    if len(plans) > 1:
        with right:
            chosen = st.selectbox("方案", [EVERY, *plans], key="plan", bind="query-params", placeholder=EVERY)
        plan = "" if chosen in (None, EVERY) else chosen
        report = board.of_plan(report, whose(shared.relations), plan)
    days = days_of(shared.graph, report.items)
    with left:
        st.title("进展", anchor=False)
        st.html(Markup('<p class="answer">{}</p>').format(board.headline(report, days, plan)))
        if late := timeline.late_line(shared.graph, report, shared.status_at, state_of(report, usual, plan)):
            st.html(late)
        if not days:
            st.html(Markup("<p>{}</p>").format(board.upload_link("下载模板、上传第一次填报")))
    return report, state_of(report, usual, plan)


def said_of(section: str, report: StatusReport) -> list[str]:
    """What is shown now, in words: the section, the day, and what narrows it."""
    narrowed = (st.session_state.get(key) for key in ("light", "group", "owner", "plan"))
    words = [word for each in narrowed for word in ([each] if isinstance(each, str) else each or ())]
    return [section, f"截至{day_words(report.as_of)}", *(word for word in words if word != EVERY)]


def draw_board(shared: Source, report: StatusReport, state: dict) -> None:
    """The board by action and by unit."""
    owners = whose(shared.relations)
    st.html(
        Markup('<p class="quiet">{}</p>{}').format(
            board.counting(report), board.chips(board.counted(each.status for each in report.items), state, True)
        )
    )
    groups, units = board.by_group(report.items, owners), board.by_unit(report.items, owners)
    left, right = st.columns(2)
    with left:
        st.header("按行动" if shared.graph.of("Action") else "按任务", anchor=False)
        st.html(board.board(groups, "group", "各行动" if shared.graph.of("Action") else "各任务", state))
    with right:
        st.header("按单位", anchor=False)
        st.html(board.folded_board(units, "owner", "各单位", state))


def choice(label: str, key: str, options: list[str], default: str = EVERY) -> str:
    """What was chosen of these; empty where nothing was."""
    chosen = st.selectbox(label, [default, *options], key=key, bind="query-params", placeholder=default)
    return "" if chosen in (None, default) else chosen


def filters(shared: Source, report: StatusReport, owners: Whose) -> Wanted:
    """The boxes that narrow the items."""
    labels = {schema().label("status", code): code for code in schema().codes("status")}
    said = st.pills("状态", list(labels), selection_mode="multi", key="light", bind="query-params")
    with st.container(horizontal=True):
        groups = [line.owner.label for line in board.by_group(report.items, owners)]
        group = choice("行动" if shared.graph.of("Action") else "任务", "group", groups)
        unit = choice("责任单位", "owner", [line.owner.label for line in board.by_unit(report.items, owners)])
    return Wanted(tuple(labels[each] for each in said or ()), group, unit)


def paged(key: str, things: list, size: int) -> list:
    """The things of the page that was chosen; the chooser is drawn where there is more than one."""
    pages = -(-len(things) // size)
    if pages < 2:
        return things
    no = st.pagination(pages, key=key, bind="query-params") or 1
    return things[(min(no, pages) - 1) * size : min(no, pages) * size]


def draw_list(shared: Source, report: StatusReport, state: dict) -> None:
    """The items that are wanted, or one of them with its history."""
    owners = whose(shared.relations)
    if draw_history(shared, report, state):
        return
    wanted = filters(shared, report, owners)
    found = list(board.chosen(report.items, owners, wanted))
    if not found:
        st.info("没有这样的指标和项目，请放宽上面的条件。")
        return
    counts = board.counted(each.status for each in found)
    keep = {**state, "group": wanted.group, "owner": wanted.unit}
    told = board.chips(counts, keep, True) if not wanted.statuses and (wanted.group or wanted.unit) else ""
    st.html(Markup("<p>共{}个指标和项目 {}</p>").format(len(found), told))
    shown = paged("page", found, items_list.PAGE)
    st.html(items_list.item_list(shared.graph, shown, owners, report, state))


def draw_history(shared: Source, report: StatusReport, state: dict) -> bool:
    """One item with all its reports, where the address names one."""
    item = next((each for each in report.items if st.query_params.get("item") in each.members), None)
    if item is None:
        return False
    owners = whose(shared.relations)
    st.html(
        Markup('<p><a href="{}" target="_self">← 全部清单</a></p>').format(
            board.address("progress", **{**state, "show": LIST})
        )
    )
    st.html(items_list.item_list(shared.graph, [item], owners, report, state))
    found = bullets.bullets(shared.graph, [(owners.items[item.id], item)], report.as_of)
    if found:
        st.html(bullets.bullet_table(shared.graph, found, "这一年的进度"))
    st.header("填报历史", anchor=False)
    entries = shared.store.history(item.id)
    if not entries:
        st.info("还没有填报过，可在“填报”里下载模板，填好后上传。")
        return True
    known = {key: document.name for key, document in shared.graph.documents.items()}
    names = history.sheet_names(shared.store, entries, known)

    def status_at(when: date) -> str | None:
        return shared.status_at(when).by_id().get(item.id)

    st.html(history.history_table(entries, names, status_at, history.sentence(entries)))
    st.html(Markup('<p class="quiet">{}</p>').format(history.PUT_RIGHT))
    return True


def draw_bars(shared: Source, report: StatusReport, state: dict) -> None:
    """Ranks of starred indicators, and a bullet bar for each figure."""
    owners = whose(shared.relations)
    wanted = filters(shared, report, owners)
    pairs = [(owners.items[each.id], each) for each in board.chosen(report.items, owners, wanted)]
    starred = bullets.stars(shared.graph, pairs, report.as_of)
    if starred:
        st.header("带*指标：全省排位", anchor=False)
        st.html(bullets.star_table(shared.graph, starred))
    st.header("完成、此时应有、目标", anchor=False)
    found = bullets.bullets(shared.graph, pairs, report.as_of)
    if not found:
        st.info(f"{report.as_of.year}年没有这样的数字目标，请换个年份或放宽条件；文字目标见“清单”。")
        return
    st.html(bullets.LEGEND)
    told = f"{len(found)}个数字目标；横条是完成数，竖线是此时应有和目标"
    st.html(bullets.bullet_table(shared.graph, paged("page", found, BARS_A_PAGE), told))


def draw_due(shared: Source, report: StatusReport, state: dict) -> None:
    """What is overdue and what comes next, of all units or of one."""
    owners = whose(shared.relations)
    unit = choice("责任单位", "owner", [line.owner.label for line in board.by_unit(report.items, owners)])
    own = [each.id for each in board.chosen(report.items, owners, Wanted((), "", unit))]
    found = timeline.timeline(shared.graph, own, shared.status_at, report.as_of)
    st.html(Markup("<p>{}</p>{}").format(timeline.told(found), timeline.months(found)))
    parts = (
        ("过期没有完成", found.overdue),
        ("过期后还没有填报", found.silent),
        ("当天到期", found.today),
        (f"{timeline.SOON}天内到期", found.soon),
        (f"{timeline.SOON + 1}至{timeline.NEXT}天内到期", found.next),
        ("今年内到期", found.later),
    )
    for title, tasks in parts:
        if tasks:
            st.header(f"{title} {len(tasks)}项", anchor=False)
            why = timeline.why_lit(tasks, report.as_of)
            st.html(Markup('<p class="quiet">{}</p>{}').format(why, timeline.listed(tasks, shared.graph)))
    st.html(timeline.rest(found))


def draw_missing(shared: Source, report: StatusReport, state: dict) -> None:
    """What is not reported, by unit."""
    found = missing.missing(report.items, whose(shared.relations))
    st.html(Markup('<p class="answer">{}</p>').format(missing.told(found)))
    if found.lines:
        st.html(missing.listed(shared.graph, found, state))
        st.html(Markup("<p>{}</p>").format(board.upload_link("下载模板，填好后上传")))


def draw_changes(shared: Source, report: StatusReport, state: dict) -> None:
    """What changed since a day."""
    days = days_of(shared.graph, report.items)
    since = day_box("与哪一天相比", "since", changes.usual_since(days, report.as_of))
    if since >= report.as_of:
        st.info("请选一个比“截至”更早的日期。")
        return
    shown = [each.id for each in report.items]
    found = changes.moves(shared.status_at(since), report, shown)
    arrived = changes.arrivals(shared.graph, since, report.as_of, shown)
    first = changes.no_earlier(days, since, report.as_of)
    span = first or f"{day_words(since)}到{day_words(report.as_of)}"
    st.html(Markup('<p class="answer">{}：{}</p>').format(span, changes.told(found, sum(arrived.values()))))
    if arrived:
        st.html(changes.arrival_list(arrived))
    for sort in changes.SORTS:
        own = [move for move in found if move.sort == sort]
        if own and first and sort == changes.FIRST:
            st.html(changes.folded(shared.graph, own, f"第一次填报的{len(own)}项"))
        elif own:
            st.header(f"{sort} {len(own)}项", anchor=False)
            st.html(changes.listed(shared.graph, own))


DRAWN = {
    BOARD: draw_board,
    LIST: draw_list,
    BARS: draw_bars,
    DUE: draw_due,
    MISSING: draw_missing,
    CHANGES: draw_changes,
    UPLOAD: lambda shared, _report, _state: intake(shared),
}

shared = source()
shown, kept = head(shared)
section = st.segmented_control(
    "看什么", SECTIONS, default=BOARD, required=True, key="show", bind="query-params", label_visibility="collapsed"
)
DRAWN[section or BOARD](shared, shown, kept)
announce("，".join(said_of(section or BOARD, shown)))
