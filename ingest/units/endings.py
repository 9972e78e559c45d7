"""Ends of names said once for several: 东城、西城市政府 are 东城市政府 and 西城市政府.

All of it works on folded text (see `ingest.source.fold`).
"""

import re

from ingest.units.departments import is_department
from ingest.units.shape import HAN_CHARS, is_unit, level_of

_ORGAN = "(?:人民)?政府|党委|管委会|办事处|委"
_PLACED = re.compile(
    rf"{HAN_CHARS}{{1,5}}?(?P<end>(?:自治县|县级市|新区|市|县|区|旗|州|镇|乡|街道)(?:[(\[][^()\[\]]*[)\]])?(?:{_ORGAN})?)"
)
_NEXT_PLACED = re.compile(rf"、{HAN_CHARS}{{1,4}}[市县区旗州镇乡](?:{_ORGAN})")
_STEM = re.compile(f"{HAN_CHARS}{{1,8}}(?<![投司业])")
_OFFICES = ("局", "委", "厅", "办")


def shared_end(folded: str, stem: str, whole: str) -> int:
    """How many characters of `whole`'s end the stem before it lacks and shares; 0 where it shares none.

    甲区 shares 管委会 with 乙区管委会; a place shares any place's end, a department (发改、财政局) one that the table of departments or the text knows it with.
    """
    if not _STEM.fullmatch(stem):
        return 0
    if stem.endswith("区"):
        return 3 if whole.endswith("区管委会") else 0
    placed = _PLACED.fullmatch(whole)
    if placed and len(stem) <= 4:
        levelled = len(stem) > 2 and stem[-1] in "市县旗"  # 汀溪县、桐坞市政府, but 杭州、宁波市政府
        return len(placed["end"]) - levelled
    office = whole[-1]
    department = stem.removeprefix(level_of(stem + office))
    return int(office in _OFFICES and (is_department(department) or stem + office in folded))


def shares_end(left: str, right: str) -> bool:
    """Whether 和 joins two places that share an end: 东城和西城市政府."""
    placed = _PLACED.fullmatch(right)
    if not placed or right[-1] in "市县区旗州":
        return False
    return bool(re.fullmatch(f"{HAN_CHARS}{{2,3}}", left)) and not is_unit(left) and not left.endswith(("乡", "镇"))


def waits_for_end(stem: str, folded: str, end: int) -> bool:
    """Whether a bare place's name goes on to one with its end (甲局和东岭、西岭市政府); `end` is where the stem ends."""
    return bool(re.fullmatch(f"{HAN_CHARS}{{2,3}}", stem)) and _NEXT_PLACED.match(folded, end) is not None
