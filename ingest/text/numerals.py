"""Numbers of tasks that stand alone in a cell."""

import re

from ingest.text.markers import HAN

_PLAIN = re.compile(rf"(?:任务|第)?\(?(?P<no>[{HAN}]{{1,4}}|\d{{1,3}})\)?(?:项|号|、|\.)?")
_IN_SECTION = re.compile(rf"\(?(?P<section>[{HAN}]{{1,3}})\)?[-—.、]?(?P<item>\d{{1,2}})")


_NAMED = re.compile(
    rf"\[?(?:(?:重点|主要|专项)?任务|第)(?P<no>[{HAN}]{{1,4}}|\d{{1,3}}(?:-\d{{1,2}})?)[条项号]?\]?|(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}|\d{{1,2}}-\d{{1,2}})"
)


def task_number(cell: str) -> str | None:
    """The number that a cell is, as tasks have it; None for other words.

    >>> task_number("7"), task_number("(七)"), task_number("第七项"), task_number("(一)3"), task_number("七家")
    ('7', '七', '七', '一-3', None)
    """
    if plain := _PLAIN.fullmatch(cell):
        return plain["no"]
    inside = _IN_SECTION.fullmatch(cell)
    return f"{inside['section']}-{inside['item']}" if inside else None


def task_reference(cell: str) -> str | None:
    """The same of a column that only refers to tasks, where 2.1 is no figure.

    >>> task_reference("任务3"), task_reference("2.1"), task_reference("第三条"), task_reference("3"), task_reference("供水")
    ('3', '2.1', '三', '3', None)
    """
    named = _NAMED.fullmatch(cell)
    return (named["no"] or named["decimal"]) if named else task_number(cell)
