"""Units of measure: a figure given in one unit, in the unit of the row that it is for."""

from fractions import Fraction

from graph.arithmetic import exact
from ontology import Number

_RATIOS = {"%": Fraction(1), "个百分点": Fraction(1), "百分点": Fraction(1), "‰": Fraction(1, 10)}
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DERIVED = {
    "公里": (Fraction(1000), "米"),
    "平方公里": (Fraction(1_000_000), "平方米"),
    "平方千米": (Fraction(1_000_000), "平方米"),
    "公顷": (Fraction(10_000), "平方米"),
    "亩": (Fraction(2000, 3), "平方米"),
    "吨": (Fraction(1_000_000), "克"),
    "毫克": (Fraction(1, 1000), "克"),
    "微克": (Fraction(1, 1_000_000), "克"),
    "小时": (Fraction(60), "分钟"),
}
_WHOLE = frozenset({"千瓦时", *_RATIOS})
_MONEY = frozenset({"元", "美元"})
_PERSONS, _EVENTS = frozenset("个人名位"), frozenset({"个", "场", "次", "场次"})
_COUNTED = frozenset(
    "个家件项条篇期套台辆座处所间张部本种类批支只株棵幢栋宗起例门课艘架块届村镇校店站桩款户场次人名位床片头对"
)


def converted(value: Number, unit: str | None, to: str | None) -> Number | None:
    """The value in the unit `to`; None where the two units do not fit.

    A value without a unit is in the row's already. `万` and `亿` alone are so many of what the row counts. A row whose
    unit is not known takes what is counted, but no share and no money, because their scale can't be checked.

    >>> converted(12000, "万元", "亿元"), converted(3, "家", "%"), converted(1200, "万", "万元")
    (1.2, None, 1200)
    """
    if not unit or unit == to:
        return value
    (factor, base, per), (row_factor, row_base, row_per) = _taken_apart(unit), _taken_apart(to or "")
    if not base and row_base not in _RATIOS:
        base = row_base
    elif not to and base not in _MONEY and base not in _RATIOS:
        row_base = base
    if not _same(base, row_base) or (per and row_per and per != row_per):
        return None
    result = round(float(exact(value) * factor / row_factor), 10)
    return int(result) if result == int(result) else result


def _taken_apart(unit: str) -> tuple[Fraction, str, str]:
    """A unit as a factor, what it counts, and what per (万元/人 is 10000, 元, 人)."""
    unit, _, per = unit.partition("/")
    factor = Fraction(1)
    while unit[:1] in _SCALES and unit not in _WHOLE:
        factor, unit = factor * _SCALES[unit[0]], unit[1:]
    if unit in _RATIOS:
        return factor * _RATIOS[unit], "%", per
    times, base = _DERIVED.get(unit, (Fraction(1), unit))
    return factor * times, base, per


def _same(base: str, other: str) -> bool:
    if base == other:
        return True
    pair = {base, other}
    return pair <= _PERSONS or pair <= _EVENTS or ("个" in pair and pair <= _COUNTED)
