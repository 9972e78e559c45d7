"""Bullet bars: what was reached, what should be by now and what is wanted, on one line with the numbers beside it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from markupsafe import Markup

from app.page.pieces import joined, light, named, row
from app.page.proofs import long_table
from graph import Gauge, Graph, Item, ItemStatus, Ranks, gauges, ranks
from ontology import Number, schema

_SPARE = 1.08  # of the longest number: the mark of the target must not stand on the edge
LEGEND = Markup(
    '<p class="quiet legend"><span class="bullet key"><i class="fill on_track" style="width: 60%"></i></span> 完成 '
    '<span class="bullet key"><i class="tick expected" style="left: 50%"></i></span> 此时应有 '
    '<span class="bullet key"><i class="tick target" style="left: 50%"></i></span> 目标；横条从0画起，颜色同右边的状态</p>'
)
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_SMALL = 0.1
# Things that come whole; all other units (%, 亿元, 公顷, 人年, …) are shares and amounts.
_WHOLE = frozenset(
    "个 名 人 人次 位 户 家 所 项 件 台 套 辆 艘 架 座 栋 幢 处 间 条 次 场 场次 期 班 届 份 篇 部 本 种 类 款 支 批 组 对 只 头 棵 株 "
    "枚 张 例 起 宗 村 镇 街道 社区 企业 单位 项目 团队".split()
)
_COUNTS = ("数", "数量", "总数", "个数", "总量", "人数", "家数")
_PER = re.compile(r"每(?!年)|人均|户均|万人|平均|比重|占比|比例")
_SHARE = re.compile(r"[率度分值额]$|指数|系数|分数|产值|收入|面积|投入|投资|经费|产量")
_STAR_HEADS = ("带*指标", "上期", "本期", "全省排位", "状态")
_SHOWN_STARS = 6  # of more, the rest is folded


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
        bar(gauge, graph.nodes[status.id].name or "", _shown_status(bullet)),
        said(gauge, gauge.reached),
        said(gauge, due_by_now(gauge, graph.nodes[status.id].name or "")),
        wanted(gauge),
        _standing(bullet),
    )


def _several(status: ItemStatus, gauge: Gauge) -> bool:
    """Whether the item's cell has further figures, so that this one needs its name."""
    return isinstance(status.expected, str) or (bool(gauge.name) and gauge.text.count("/") == 1)


def _shown_status(bullet: Bullet) -> str:
    """The status that the row shows first: of several figures this one's own, the item's else."""
    return bullet.gauge.status if _several(bullet.status, bullet.gauge) else bullet.status.status


def _standing(bullet: Bullet) -> Markup:
    """Where the item stands; of several figures first where this one does."""
    gauge, status = bullet.gauge, bullet.status
    if _shown_status(bullet) == status.status:
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


def due_by_now(gauge: Gauge, name: str) -> Number | None:
    """What should have been reached: of people, firms and the like whole ones, as many as are due by then."""
    if gauge.expected is None or not is_counted(gauge, name):
        return gauge.expected
    return floor(gauge.expected) if gauge.lower_is_better else ceil(gauge.expected)


def is_counted(gauge: Gauge, name: str) -> bool:
    """Whether a figure counts whole things: by its unit, else by its name or by being so many new ones."""
    figures = (gauge.target, gauge.reached)
    if gauge.mode == "rank" or any(each is not None and each != int(each) for each in figures):
        return False
    own = gauge.name or name
    if _PER.search(own) or _PER.search(name):
        return False
    if gauge.unit:
        return gauge.unit in _WHOLE
    return not _SHARE.search(own) and (gauge.mode in ("new", "annual") or own.endswith(_COUNTS))


def bar(gauge: Gauge, name: str = "", status: str = "") -> Markup:
    """The bar from 0, with its words for those who do not see it; a rank has none, for less of it is no shorter way.

    The marks stand where the numbers beside the bar say; the colour is that of `status`, the figure's own without it.
    """
    if gauge.mode == "rank":
        return Markup('<span class="quiet">位次</span>')
    due = due_by_now(gauge, name)
    longest = max(abs(each) for each in (gauge.target, gauge.reached, due) if each is not None)
    scale = 100 / (longest * _SPARE) if longest else 0
    alt = f"完成{said(gauge, gauge.reached)}，此时应有{said(gauge, due)}，目标{wanted(gauge)}"
    expected = _tick("expected", due, scale) if due is not None else ""
    return Markup(
        '<span class="bullet" role="img" aria-label="{}" title="{}"><i class="fill {}" style="width: {}%"></i>{}{}</span>'
    ).format(
        alt,
        alt,
        status or gauge.status,
        _width(gauge.reached, scale),
        _tick("target", gauge.target, scale),
        expected,
    )


def _tick(css: str, value: Number, scale: float) -> Markup:
    return Markup('<i class="tick {}" style="left: {}%"></i>').format(css, _width(value, scale))


def _width(value: Number | None, scale: float) -> str:
    return f"{max(0.0, float(value or 0) * scale):.1f}"


def star_table(graph: Graph, shown: Sequence[Star]) -> Markup:
    """The starred indicators with their provincial ranks now and before, those that did not rise first."""
    ordered = sorted(shown, key=lambda each: (False, None, True).index(each.ranks.risen))
    return long_table(_STAR_HEADS, (_star(graph, each) for each in ordered), star_words(shown), _SHOWN_STARS)


def _star(graph: Graph, star: Star) -> Markup:
    css, moved = _moved(star.ranks)
    return row(
        named(graph.nodes[star.status.id]),
        _place(star.ranks.before),
        _place(star.ranks.now),
        Markup('<span class="moved {}">{}</span>').format(css, moved),
        light(star.status.status),
    )


def _moved(ranks: Ranks) -> tuple[str, str]:
    """How a rank moved: its colour and its words; an arrow, for the triangle stands for a status."""
    if ranks.risen is None:
        return "", "– 不可比"
    return ("up", "↑ 升") if ranks.risen else ("down", "→ 未变" if ranks.now == ranks.before else "↓ 降")


def star_words(shown: Sequence[Star]) -> str:
    """How the ranks moved, in one sentence."""
    moved = [each.ranks.risen for each in shown]
    told = f"{len(shown)}个带*指标要求全省排位上升：{moved.count(True)}个上升，{moved.count(False)}个没有上升"
    return told + (f"，{moved.count(None)}个没有排位可比。" if None in moved else "。")


def _place(rank: int | None) -> str:
    return "—" if rank is None else f"第{rank}"
