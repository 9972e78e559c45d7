"""How much every unit has to carry: tasks, led ones, indicators and projects, and where those stand."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from app.page.address import with_state
from app.page.duties import Duties
from app.page.pieces import SHAPES, joined, link
from graph import Relations, StatusReport
from ontology import schema

# Sort key in the address: the head of the column. The first is the order where the address names none.
HEADS = {
    "tasks": "任务",
    "led": "牵头",
    "items": "指标和项目",
    "off_target": "未达标",
    "at_risk": "有风险",
    "no_data": "未填报",
    "people": "人员",
}


@dataclass(frozen=True, slots=True)
class Load:
    """What one unit carries: how many of everything in HEADS."""

    unit: str
    name: str
    numbers: Mapping[str, int]


def loads(
    relations: Relations, whole: Duties, led: Duties, status: StatusReport, column: str | None = None
) -> list[Load]:
    """The loads of all units that have a task or a row; of one action only where one is named."""
    within = set(whole.tasks(column=column)) if column else None
    standing = {each.id: each.status for each in status.items}
    found = []
    for unit, name in whole.units.items():
        tasks = whole.tasks(unit, column)
        items = _items(relations, unit, within)
        if tasks or items:
            counts = Counter(standing[item] for item in items if item in standing)
            people = len({link.source for link in relations.links("works_in", [unit])})
            numbers = {"tasks": len(tasks), "led": len(led.tasks(unit, column)), "items": len(items), "people": people}
            found.append(
                Load(unit, name, numbers | {code: counts[code] for code in ("off_target", "at_risk", "no_data")})
            )
    return found


def _items(relations: Relations, unit: str, within: set[str] | None) -> list[str]:
    mine = dict.fromkeys(
        link.source for link in relations.links("responsible", [unit]) if link.source in relations.items
    )
    if within is None:
        return list(mine)
    return [ref for ref in mine if (task := relations.items[ref].task) and task.id in within]


def load_table(found: list[Load], by: str, state: Mapping[str, str], convention: bool) -> Markup:
    """The table with a bar for the number that it is sorted by; each head sorts by its column."""
    by = by if by in HEADS else "tasks"
    shown = sorted(found, key=lambda load: (-load.numbers[by], -load.numbers["tasks"], load.name))
    most = max((load.numbers[by] for load in shown), default=0) or 1
    heads = joined(_head(key, words, by, state, convention) for key, words in HEADS.items())
    rows = joined(_row(load, by, most, state) for load in shown)
    return Markup(
        "<div class='wide'><table class='sheet loads'><caption>{}</caption><thead><tr><th scope='col'>单位</th>{}</tr>"
        "</thead><tbody>{}</tbody></table></div>"
    ).format(
        "点表头换一种排序。任务、牵头数的是任务；指标和项目及其后的未达标、有风险、未填报只数本单位负责的行，"
        "一项任务里别的单位负责的行不算。几个单位共同负责的，各计一次。",
        heads,
        rows,
    )


def _head(key: str, words: str, by: str, state: Mapping[str, str], convention: bool) -> Markup:
    sorted_by = key == by
    more = "（按惯例）" if key == "led" and convention else ""
    shape = Markup("<span aria-hidden='true'>{}</span> ").format(SHAPES[key]) if key in SHAPES else ""
    return Markup("<th scope='col'{}><a href='{}' target='_self'>{}{}{}{}</a></th>").format(
        Markup(" aria-sort='descending'") if sorted_by else "",
        with_state("duty", state, by=None if key == "tasks" else key, judge=None),
        shape,
        words,
        more,
        " ▼" if sorted_by else "",
    )


def _row(load: Load, by: str, most: int, state: Mapping[str, str]) -> Markup:
    cells = joined(_cell(load, key, key == by, most) for key in HEADS)
    return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(link(load.unit, load.name), cells)


def _cell(load: Load, key: str, drawn: bool, most: int) -> Markup:
    number = load.numbers[key]
    css = f"light {key}" if key in schema().codes("status") and number else ""
    bar = (
        Markup("<i class='bar' style='width:{}%' aria-hidden='true'></i>").format(round(60 * number / most))
        if drawn
        else ""
    )
    return Markup("<td class='{}'>{}<span class='{}'>{}</span></td>").format(
        "drawn" if drawn else "", bar, css, number or "–"
    )
