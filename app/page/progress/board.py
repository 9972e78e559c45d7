"""The red-amber-green board: which items have which status, by action and by unit, and the sentence that comes first."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from app.page.address import address, entity_address
from app.page.pieces import SHAPES, joined
from app.page.progress.days import counted_by, day_words, in_force, not_yet
from app.page.progress.whose import Owner, Whose
from graph import ItemStatus, StatusReport
from ontology import schema

State = Mapping[str, str | None]
_FIRST = 15  # lines of the board by unit; the rest is folded


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items are shown; what is empty asks for nothing. The words are those of the labels."""

    statuses: Sequence[str] = ()
    group: str = ""
    unit: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the board: an owner with its items."""

    owner: Owner
    items: tuple[ItemStatus, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many of the items have each status, worst first."""
        return counted(each.status for each in self.items)


def counted(statuses: Iterable[str]) -> dict[str, int]:
    """How often each status is there, worst first; those that are not there are left out."""
    found = Counter(statuses)
    return {code: found[code] for code in schema().codes("status") if found[code]}


def chosen(items: Iterable[ItemStatus], owners: Whose, wanted: Wanted) -> tuple[ItemStatus, ...]:
    """Those of the items that are wanted, in their order."""
    return tuple(
        each
        for each in items
        if (not wanted.statuses or each.status in wanted.statuses)
        and wanted.group in ("", owners.groups[each.id].label)
        and (not wanted.unit or wanted.unit in {unit.label for unit in owners.units[each.id]})
        and wanted.plan in ("", owners.plans[each.id])
    )


def by_group(items: Iterable[ItemStatus], owners: Whose) -> list[Line]:
    """A line for each action, in the plans' order."""
    found: dict[Owner, list[ItemStatus]] = {}
    for each in items:
        found.setdefault(owners.groups[each.id], []).append(each)
    return [Line(owner, tuple(own)) for owner, own in found.items()]


def by_unit(items: Iterable[ItemStatus], owners: Whose) -> list[Line]:
    """A line for each unit, the one with most off target first; an item stands with each of its units."""
    found: dict[Owner, list[ItemStatus]] = {}
    for each in items:
        for unit in owners.units[each.id]:
            found.setdefault(unit, []).append(each)
    return sorted((Line(owner, tuple(own)) for owner, own in found.items()), key=_worst_first)


def _worst_first(line: Line) -> tuple[int, ...]:
    """Most off target, at risk … first; whoever has more items first where these are alike."""
    return (*(-line.counts.get(code, 0) for code in ("off_target", "at_risk", "unknown", "no_data")), -len(line.items))


def headline(
    report: StatusReport, days: Sequence[date], plan: str = "", link: Callable[[str], str] | None = None
) -> Markup:
    """Where things stand in one sentence, the red ones first, and by which of the days of reports that is told.

    `link` is the address of the tasks that have a status.
    """
    counts = counted(task.status for task in report.tasks)
    told = counted_by(in_force(report), days, report.as_of)
    by = Markup("<span class='by'>{}</span>").format(told) if told else ""
    day = Markup("截至<b>{}</b>{}，").format(day_words(report.as_of), by)
    if early := not_yet(days, report.as_of, plan):
        return day + early
    if not days:
        return day + Markup("还没有任何填报，{}项任务、{}个指标和项目都看不出进展。").format(
            len(report.tasks), len(report.items)
        )
    if set(counts) <= {"not_assessed"}:
        return day + Markup("{}项任务这一年都不考核。").format(len(report.tasks))
    bad = [
        _said(code, counts[code], link) for code in ("off_target", "at_risk", "unknown", "no_data") if code in counts
    ]
    good = [f"{sum(counts.get(code, 0) for code in ('on_track', 'met'))}项正常推进或已达标"]
    good += [f"{counts['not_assessed']}项本年不考核"] if "not_assessed" in counts else []
    told = joined(bad, "，") + "；" if bad else Markup("")
    return day + Markup("{}项任务中{}{}。").format(len(report.tasks), told, "，".join(good))


def so_many(code: str, times: int, words: str) -> Markup:
    """A number of tasks with the light of a status, and what they are."""
    return Markup('<b class="light {}"><span aria-hidden="true">{}</span> {}项{}</b>').format(
        code, SHAPES[code], times, words
    )


def _said(code: str, times: int, link: Callable[[str], str] | None) -> Markup:
    told = so_many(code, times, schema().label("status", code))
    return Markup("<a class='count' href='{}' target='_self'>{}</a>").format(link(code), told) if link else told


def upload_link(words: str) -> Markup:
    """A link to where sheets are taken in."""
    return Markup('<a href="{}" target="_self">{}</a>').format(address("progress", show="填报"), words)


def chips(counts: Mapping[str, int], state: State, worded: bool = False) -> Markup:
    """A numbered, shaped chip for each status; each leads to its items. `worded` ones say their status too."""
    return Markup('<span class="chips">{}</span>').format(
        joined(_chip(code, times, state, worded) for code, times in counts.items())
    )


def counting(report: StatusReport) -> str:
    """What the board counts, beside the tasks of the first sentence and the rows that the plan prints."""
    rows = sum(len(each.members) for each in report.items)
    printed = f"（正文、附表等处共写了{rows}条，同一件事只算一个）" if rows > len(report.items) else ""
    tasks = "上面一句数的是任务，一项任务按它最差的一个指标或项目算；" if report.tasks else ""
    return f"{tasks}下面数的是{len(report.items)}个指标和项目{printed}："


def _chip(code: str, times: int, state: State, worded: bool) -> Markup:
    said = schema().label("status", code)
    return Markup(
        '<a class="chip light {}" href="{}" target="_self" title="{}" aria-label="{}">'
        '<span aria-hidden="true">{}</span> {}{}</a>'
    ).format(
        code,
        address("progress", **{**state, "show": "清单", "light": said}),
        f"{said}{times}项，点开看",
        f"{said}{times}项",
        SHAPES[code],
        f"{said} " if worded else "",
        times,
    )


def board(lines: Sequence[Line], key: str, heading: str, state: State) -> Markup:
    """The lines as a table; `key` is the word of the address for such an owner (group, unit)."""
    body = joined(_row(line, key, state) for line in lines)
    return Markup(
        '<table class="sheet board"><caption>{}</caption><thead><tr><th scope="col">{}</th>'
        '<th scope="col">指标和项目（个）</th></tr></thead><tbody>{}</tbody></table>'
    ).format(f"数的是指标和项目：{heading}各有多少个处于什么状态；点数字看是哪些", heading, body)


def _row(line: Line, key: str, state: State) -> Markup:
    owner, own = line.owner, {**state, key: line.owner.label}
    name = Markup('<a href="{}" target="_self">{}</a>').format(
        address("progress", **{**own, "show": "清单"}), owner.label
    )
    page = (
        Markup(' <a class="quiet" href="{}" target="_self" aria-label="{}">详情</a>').format(
            entity_address(owner.ref), f"{owner.label}的详情"
        )
        if owner.ref
        else ""
    )
    return Markup('<tr><th scope="row">{}{}</th><td>{}{}</td></tr>').format(
        name, page, stack(line.counts), chips(line.counts, own)
    )


def stack(counts: Mapping[str, int]) -> Markup:
    """The shares as one bar; the chips beside it say the same in words."""
    parts = joined(
        Markup('<i class="{}" style="flex: {} 1 0"></i>').format(code, times) for code, times in counts.items()
    )
    return Markup('<span class="stack" aria-hidden="true">{}</span>').format(parts)


def folded_board(lines: Sequence[Line], key: str, heading: str, state: State) -> Markup:
    """The board with its first lines; the rest is folded."""
    first, rest = lines[:_FIRST], lines[_FIRST:]
    if not rest:
        return board(first, key, heading, state)
    more = Markup('<details class="proof"><summary>其余{}个</summary>{}</details>').format(
        len(rest), board(rest, key, heading, state)
    )
    return board(first, key, heading, state) + more


def of_plan(report: StatusReport, owners: Whose, plan: str) -> StatusReport:
    """The statuses of one plan's items and tasks; of all where none is named."""
    if not plan:
        return report
    items = chosen(report.items, owners, Wanted(plan=plan))
    own = tuple({f"{item.plan.id}/" for each in items if (item := owners.items[each.id]).plan})
    return replace(report, items=items, tasks=tuple(each for each in report.tasks if each.id.startswith(own)))
