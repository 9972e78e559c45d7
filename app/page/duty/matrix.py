"""The matrix of units and actions: how many tasks stand in each cell, shaded and numbered, and a link to them."""

from collections.abc import Mapping

from markupsafe import Markup

from app.page.address import with_state
from app.page.duties import Duties
from app.page.pieces import joined, link

_SHADES = 5
_NARROW = 5  # columns that a phone shows
_NOTHING = Markup("")
UNDER_NONE = "未列入行动"

State = Mapping[str, str]


def matrix(found: Duties, state: State, chosen: tuple[str | None, str | None]) -> Markup:
    """The table; `chosen` are the unit and the action whose tasks are listed. `state` is that of the view's address."""
    columns = dict(found.columns)
    counts = found.counts()
    apart = columns and any(column is None for _, column in counts)
    keys: list[str | None] = [*columns, *([None] if apart else [])]
    most = max(counts.values(), default=1)
    heads = joined(_head(found, key, state, chosen) for key in keys)
    rows = joined(
        Markup("<tr><th scope='row'>{}</th>{}{}</tr>").format(
            link(unit, name),
            _total(found, unit, name, state, chosen, not keys),
            joined(_cell(found, unit, key, counts.get((unit, key), 0), most, state, chosen) for key in keys),
        )
        for unit, name in found.units.items()
    )
    caption = (
        "格里数的是任务，颜色越深任务越多；几个单位共同负责的任务，各单位都计；点数字看是哪些任务，点单位名看单位。"
        if keys
        else "点数字看是哪些任务，点单位名看单位。"
    )
    swipe = Markup("<p class='swipe'>左右滑动看其余行动 →</p>") if len(keys) > _NARROW else _NOTHING
    return Markup(
        "<p class='quiet'>{0}</p>{3}<div class='wide'><table class='matrix'><caption class='unseen'>{0}</caption><thead><tr><th scope='col'>单位</th>"
        "<th scope='col'>合计</th>{1}</tr></thead><tbody>{2}</tbody></table></div>"
    ).format(caption, heads, rows, swipe)


def _head(found: Duties, key: str | None, state: State, chosen: tuple[str | None, str | None]) -> Markup:
    name = found.columns[key] if key else UNDER_NONE
    tasks = len({each.task for each in found.shares if each.column == key})
    if key is None:
        return Markup("<th scope='col'><div><span>{}</span> <b>{}</b></div></th>").format(name, tasks)
    on = " class='on'" if chosen == (None, key) else ""
    return Markup(
        "<th scope='col'{}><div><a href='{}' target='_self' title='{}：{}项任务'><span>{}</span></a> <b>{}</b></div></th>"
    ).format(Markup(on), cell_address(state, None, name), name, tasks, name, tasks)


def _total(
    found: Duties, unit: str, name: str, state: State, chosen: tuple[str | None, str | None], drawn: bool
) -> Markup:
    times = len(found.tasks(unit))
    most = max(len(found.tasks(each)) for each in list(found.units)[:1])
    bar = (
        Markup("<i class='bar' style='width:{}%' aria-hidden='true'></i>").format(round(70 * times / most))
        if drawn
        else _NOTHING
    )
    return Markup("<td class='total{}'>{}<a href='{}' target='_self' aria-label='{}：共{}项任务'>{}</a></td>").format(
        " on" if chosen == (unit, None) else "", bar, cell_address(state, unit, None), name, times, times
    )


def _cell(
    found: Duties,
    unit: str,
    key: str | None,
    times: int,
    most: int,
    state: State,
    chosen: tuple[str | None, str | None],
) -> Markup:
    if not times:
        return Markup("<td><span class='unseen'>0</span></td>")
    shade = 1 + (times * (_SHADES - 1)) // most
    if key is None:
        return Markup("<td class='n{}'>{}</td>").format(shade, times)
    return Markup("<td class='n{}{}'><a href='{}' target='_self' aria-label='{}，{}：{}项任务'{}>{}</a></td>").format(
        shade,
        " on" if chosen == (unit, key) else "",
        cell_address(state, unit, found.columns[key]),
        found.units[unit],
        found.columns[key],
        times,
        Markup(" aria-current='true'") if chosen == (unit, key) else _NOTHING,
        times,
    )


def cell_address(state: State, unit: str | None, action: str | None) -> str:
    """The address that lists the tasks of a unit (its id) and an action (its label)."""
    return with_state("duty", state, unit=unit, under=action, judge=None)
