"""Numbered fields of a task (1.工作内容:… 2.责任单位:… 3.完成时限:…), which are no items of their own."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.text.patterns import OTHER_LABEL, ROLE_LABEL
from ingest.text.source import Line

_LEAST = 3  # numbered labels of units; fewer may be items


def without_fields(lines: Sequence[Line]) -> list[Line]:
    """The lines, marks in front of fields left out where those of units are numbered alike again and again."""
    labelled = [line.mark.style for line in lines if line.mark and ROLE_LABEL.match(line.text, line.mark.end)]
    styles = {style for style in labelled if labelled.count(style) >= _LEAST}
    return [replace(line, mark=None) if _is_field(line, styles) else line for line in lines]


def _is_field(line: Line, styles: set[str]) -> bool:
    mark = line.mark
    return mark is not None and mark.style in styles and OTHER_LABEL.match(line.text, mark.end) is not None
