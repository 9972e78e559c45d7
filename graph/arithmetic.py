"""Numbers and times of the status arithmetic: exact inside, readable outside. No clock."""

from datetime import date
from fractions import Fraction
from math import floor

from ontology import Node, Number

_THRESHOLDS = (Fraction(4, 5), Fraction(1))


def exact(value: Number) -> Fraction:
    """The number as it was printed: 0.1 is a tenth."""
    return Fraction(str(value))


def plain(value: Fraction) -> Number:
    """A number for people and JSON: four decimals at most, whole numbers as int."""
    rounded = round(float(value), 4)
    return int(rounded) if rounded == int(rounded) else rounded


def shown(value: Fraction, unit: str = "") -> str:
    """The number in digits, never with an exponent, its unit of measure behind it."""
    text = f"{round(float(value), 4):.4f}".rstrip("0").rstrip(".")
    return f"{'0' if text == '-0' else text}{unit}"


def percent(part: Fraction) -> str:
    """A share in whole per cent; what is less than all never reads 100%."""
    text = f"{float(part):.0%}"
    return f"{floor(part * 1000) / 10}%" if text == "100%" and part < 1 else text


def pace_text(pace: Fraction) -> str:
    """Two decimals, or as many as it takes to stand on the right side of the thresholds."""
    for digits in range(2, 9):
        rounded = Fraction(f"{float(pace):.{digits}f}")
        if all((rounded >= limit) == (pace >= limit) for limit in _THRESHOLDS):
            break
    return f"{float(pace):.{digits}f}"


def day_of(observation: Node) -> date:
    """The day that an observation speaks of."""
    return date.fromisoformat(observation.get("as_of"))


def day_text(day: date, year: int) -> str:
    """The day as people say it in a sentence about `year`."""
    month_day = f"{day.month}月{day.day}日"
    return month_day if day.year == year else f"{day.year}年{month_day}"


def time_part(day: date, first_year: int, last_year: int) -> Fraction:
    """The part passed, `day` included, of the time from 1 January of one year to 31 December of another."""
    start, end = date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
    return Fraction(day.toordinal() - start + 1, end - start + 1)


def is_year_end(day: date) -> bool:
    """Whether the day is 31 December."""
    return (day.month, day.day) == (12, 31)


def in_first_half(day: date) -> bool:
    """Whether the day is 30 June or before."""
    return day.month <= 6
