"""Bullet bars: what was reached, what should be by now and what is wanted, on one line with the numbers beside it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app.page.pieces import joined, light, named
from graph import Gauge, Graph, Item, ItemStatus, Ranks, gauges, ranks
from ontology import Number, schema

_SPARE = 1.08  # of the longest number: the mark of the target must not stand on the edge
LEGEND = Markup(
    '<p class="quiet legend"><span class="bullet key"><i class="fill on_track" style="width: 60%"></i></span> 完成 '
    '<span class="bullet key"><i class="tick expected" style="left: 50%"></i></span> 此时应有 '
    '<span class="bullet key"><i class="tick target" style="left: 50%"></i></span> 目标</p>'
)
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_SMALL = 0.1
_SHOWN_STARS = 6  # of more, the rest is folded
_MOVES = {True: "▲ 升", False: "▼ 未升", None: "– 不可比"}


@dataclass(frozen=True, slots=True)
class Bullet:
    """A figure of an item with where the item stands."""

    status: ItemStatus
    gauge: Gauge


@dataclass(frozen=True, slots=True)
class Star:
    """A starred indicator with its rank."""

    status: ItemStatus
    ranks: Ranks


def bullets(graph: Graph, items: Iterable[tuple[Item, ItemStatus]], as_of: date) -> list[Bullet]:
    """A bullet for each figure of the items, the worst first, else in their order."""
    codes = schema().codes("status")
    ordered = sorted(items, key=lambda pair: codes.index(pair[1].status))
    return [Bullet(status, gauge) for item, status in ordered for gauge in gauges(graph, item, as_of)]


def stars(graph: Graph, items: Iterable[tuple[Item, ItemStatus]], as_of: date) -> list[Star]:
    """The starred indicators among the items that are assessed."""
    told = ((status, ranks(graph, item, as_of)) for item, status in items if status.status != "not_assessed")
    return [Star(status, found) for status, found in told if found is not None]


def bullet_table(graph: Graph, shown: Sequence[Bullet], caption: str) -> Markup:
    """The bullets as a table: the bar stands for the numbers of its row."""
    heads = ("指标", "进度", "完成", "此时应有", "目标", "状态")
    head = joined(Markup('<th scope="col">{}</th>').format(each) for each in heads)
    body = joined(_row(graph, each) for each in shown)
    return Markup(
        '<table class="sheet gauges"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(caption, head, body)


def _row(graph: Graph, bullet: Bullet) -> Markup:
    gauge, status = bullet.gauge, bullet.status
    task = Markup('<span class="quiet">任务{} </span>').format(status.task) if status.task else ""
    part = Markup('<span class="quiet"> · {}</span>').format(gauge.name) if _several(status, gauge) else ""
    return Markup(
        '<tr><th scope="row">{}{}{}</th><td class="drawn">{}</td><td class="reached">{}</td><td class="expected">{}</td>'
        '<td class="target">{}</td><td>{}</td></tr>'
    ).format(
        task,
        named(graph.nodes[status.id]),
        part,
        bar(gauge),
        said(gauge, gauge.reached),
        said(gauge, gauge.expected),
        wanted(gauge),
        _standing(bullet),
    )


def _several(status: ItemStatus, gauge: Gauge) -> bool:
    """Whether the item's cell has further figures, so that this one needs its name."""
    return isinstance(status.expected, str) or (bool(gauge.name) and gauge.text.count("/") == 1)


def _standing(bullet: Bullet) -> Markup:
    """Where the item stands; of several figures first where this one does."""
    gauge, status = bullet.gauge, bullet.status
    if not _several(status, gauge) or gauge.status == status.status:
        return light(status.status)
    return Markup('{}<br><span class="quiet">整项</span> {}').format(light(gauge.status), light(status.status))


def said(gauge: Gauge, value: Number | None) -> str:
    """A figure with its unit; a rank as one."""
    if value is None:
        return "—"
    return f"第{number(value)}" if gauge.mode == "rank" else f"{number(value)}{gauge.unit}"


def number(value: Number) -> str:
    """The number as people read it: two decimals, four where it is small."""
    digits = 2 if abs(value) >= _SMALL else 4
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def wanted(gauge: Gauge) -> str:
    """The target as printed; the number itself before it where several are printed, or where a straight line gave it."""
    own = said(gauge, gauge.target)
    several = len(_NUMBERS.findall(gauge.text)) > 1
    told = f"{own}（直线推算）" if gauge.drawn else f"{own}（{gauge.text}）" if several else gauge.text
    return f"{told}，越低越好" if gauge.lower_is_better and gauge.mode != "rank" else told


def bar(gauge: Gauge) -> Markup:
    """The bar with its words for those who do not see it; a rank has none, for less of it is no shorter way."""
    if gauge.mode == "rank":
        return Markup('<span class="quiet">位次</span>')
    longest = max(abs(each) for each in (gauge.target, gauge.reached, gauge.expected) if each is not None)
    scale = 100 / (longest * _SPARE) if longest else 0
    alt = f"完成{said(gauge, gauge.reached)}，此时应有{said(gauge, gauge.expected)}，目标{wanted(gauge)}"
    expected = _tick("expected", gauge.expected, scale) if gauge.expected is not None else ""
    return Markup(
        '<span class="bullet" role="img" aria-label="{}" title="{}"><i class="fill {}" style="width: {}%"></i>{}{}</span>'
    ).format(alt, alt, gauge.status, _width(gauge.reached, scale), expected, _tick("target", gauge.target, scale))


def _tick(css: str, value: Number, scale: float) -> Markup:
    return Markup('<i class="tick {}" style="left: {}%"></i>').format(css, _width(value, scale))


def _width(value: Number | None, scale: float) -> str:
    return f"{max(0.0, float(value or 0) * scale):.1f}"


def star_table(graph: Graph, shown: Sequence[Star]) -> Markup:
    """The starred indicators with their provincial ranks now and before, those that did not rise first."""
    ordered = sorted(shown, key=lambda each: (False, None, True).index(each.ranks.risen))
    first, rest = ordered[:_SHOWN_STARS], ordered[_SHOWN_STARS:]
    told = _stars(graph, first, star_words(shown))
    if not rest:
        return told
    more = Markup('<details class="proof"><summary>其余{}个</summary>{}</details>')
    return told + more.format(len(rest), _stars(graph, rest, "其余的带*指标"))


def _stars(graph: Graph, shown: Iterable[Star], caption: str) -> Markup:
    heads = ("带*指标", "上期", "本期", "全省排位", "状态")
    head = joined(Markup('<th scope="col">{}</th>').format(each) for each in heads)
    body = joined(_star(graph, each) for each in shown)
    made = '<div class="wide"><table class="sheet stars"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    return Markup(made).format(caption, head, body)


def _star(graph: Graph, star: Star) -> Markup:
    css = {True: "up", False: "down", None: ""}[star.ranks.risen]
    return Markup(
        '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td class="moved {}">{}</td><td>{}</td></tr>'
    ).format(
        named(graph.nodes[star.status.id]),
        _place(star.ranks.before),
        _place(star.ranks.now),
        css,
        _MOVES[star.ranks.risen],
        light(star.status.status),
    )


def star_words(shown: Sequence[Star]) -> str:
    """How the ranks moved, in one sentence."""
    moved = [each.ranks.risen for each in shown]
    told = f"{len(shown)}个带*指标要求全省排位上升：{moved.count(True)}个上升，{moved.count(False)}个没有上升"
    return told + (f"，{moved.count(None)}个没有排位可比。" if None in moved else "。")


def _place(rank: int | None) -> str:
    return "—" if rank is None else f"第{rank}"
