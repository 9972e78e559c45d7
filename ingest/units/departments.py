"""The stems of departments that every level of government has, under their full and short names (aliases.tsv)."""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("aliases.tsv")


@cache
def _full_names() -> dict[str, str]:
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {name: row[0] for row in rows for name in row}


def is_department(stem: str) -> bool:
    """Whether the words are a department's name without level and end: 发改, 人力社保."""
    return len(stem) > 1 and stem in _full_names()


def full_stem(stem: str) -> str:
    """The stem spelled out (人社 → 人力资源和社会保障); itself where the table doesn't have it."""
    return _full_names().get(stem, stem)
