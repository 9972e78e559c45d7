"""One spelling of a body taken apart: place, level, stem and office word; and whether one stem shortens another."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.units.departments import full_stem
from ingest.units.shape import is_class_word, is_unit, level_of

# Office words that mean the same: 市发展和改革委员会 and 市发改委 end alike
_OFFICES = {
    "管理委员会": "管委会", "委": "委员会", "办": "办公室", "街道办事处": "街道", "人民政府": "政府", "联": "联合会", "协": "协会",
    "集团有限责任公司": "集团", "集团股份有限公司": "集团", "集团有限公司": "集团", "集团公司": "集团", "股份有限公司": "公司",
    "有限责任公司": "公司", "有限公司": "公司", "合作社": "社", "联合社": "社", "总社": "社", "联社": "社", "社": "社",
}  # fmt: skip
_OFFICE = re.compile(
    f"(?:{'|'.join(_OFFICES)}|管委会|委员会|办公室|联合会|协会|工委|纪委|分局|总局|局|厅|部|署|院|处|街道|政府|集团|公司|中心|总队|支队|大队|分行|支行|银行|"
    "会|站|所)$"
)
_LEAGUE = re.compile(r"(?:共青团|团)(?P<place>.{0,6}?)(?P<level>[省市区县州旗盟])委(?:员会)?")
_NAME_PLATE = re.compile(r"(?P<main>.{2,}?)[(\[](?P<offices>[^()\[\]]+)[)\]]$")
_PARTICLE = re.compile("[和与及、]")
# Words that a short name may leave out whole: 甲管理中心 is 甲中心, 人才工作办 is 人才办
_WEAK = {"管理", "服务", "事务", "工作", "发展"}
_TELLING = 3  # words and characters, of which one word may go
# What may be missing at the end: 甲开发区 is 甲开发区管委会, 乙街道 is 乙街道办事处
_TAIL = re.compile("管委会|管理委员会|办事处|(?:人民)?政府|(?:股份)?有限(?:责任)?公司|公司|集团有限公司")
# What a short name of a 管委会 may leave out behind its place: 甲湾管委会 is 甲湾经济开发区管委会
_AREA = re.compile(
    "(?:经济|技术|高新|产业|旅游|工业|科技|生态|物流|综合|现代|农业)*(?:开发|度假|集聚|高新|产业|示范|保税|功能|实验|试验|园|新)区|"
    "(?:工业|产业|科技|物流)园"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """`place` of another jurisdiction (乙县), `level` (区; empty if unsaid), `party` for 区委…, stem as printed, office."""

    place: str
    level: str
    party: bool
    stem: str
    office: str

    @property
    def full(self) -> str:
        """The stem spelled out, with its office word."""
        return full_stem(self.stem) + self.office


@cache
def parts_of(spelling: str, jurisdiction: str | None) -> Parts:
    """A folded spelling taken apart; the jurisdiction's own name in front counts as its level."""
    league = _LEAGUE.fullmatch(spelling)
    if league:
        place = league["place"] + league["level"] if league["place"] else ""
        return Parts("" if place == jurisdiction else place, league["level"], False, "团委", "")
    place, level, rest = _level(spelling, jurisdiction)
    if rest in ("委", "委员会"):
        return Parts(place, level, False, "党委", "")
    if rest in ("委办", "委办公室"):
        return Parts(place, level, True, "办公室", "")
    party = rest.startswith("委") and len(rest) > 2 and is_unit(rest[1:])
    rest = rest[1:] if party else rest
    if full_stem(rest) != rest:
        return Parts(place, level, party, rest, "")
    office = _OFFICE.search(rest)
    if not office or office.start() == 0:
        return Parts(place, level, party, rest, "")
    word = office.group()
    return Parts(place, level, party, rest[: office.start()], _OFFICES.get(word, word))


def _level(spelling: str, jurisdiction: str | None) -> tuple[str, str, str]:
    if jurisdiction and jurisdiction in spelling[:12] and len(spelling.partition(jurisdiction)[2]) > 1:
        before, _, rest = spelling.partition(jurisdiction)
        if not before or before[-1] in "省市州盟区":
            return "", jurisdiction[-1], rest
    level = level_of(spelling)
    return level if len(level) > 1 and level not in ("自治区", "兵团") else "", level[-1:], spelling[len(level) :]


def offices_of(spelling: str) -> tuple[str, ...]:
    """The body and the offices that stand in brackets behind it: 市甲局(市乙办) → 市甲局, 市乙办; empty without."""
    plate = _NAME_PLATE.fullmatch(spelling)
    if not plate or is_class_word(plate["main"]) or re.fullmatch("[省市县区旗镇乡街道、,村]+", plate["offices"]):
        return ()
    offices = [part for part in re.split("[、,]", plate["offices"]) if is_unit(part)]
    return (plate["main"], *offices) if offices and is_unit(plate["main"]) else ()


def shortens(short: str, long: str) -> bool:
    """Whether one stem abbreviates the other: it begins alike, and each word of the long one gives a character, in order.

    文广旅 shortens 文化广电旅游; 教育 does not shorten 教育体育, of which it is one whole word. Where three characters
    and more are left of three words and more, one of these may give none: 文体旅 shortens 文体广电旅游.
    """
    if not 1 < len(short) < len(long):
        return False
    words = [word for word in _words(long) if not _PARTICLE.fullmatch(word)]
    own = _words(short)
    if all(word in words for word in own):
        return all(word in _WEAK for word in words if word not in own)
    if short[0] != long[0]:
        return False
    lacking = range(1, len(words)) if len(short) >= _TELLING and len(words) >= _TELLING else ()
    kept = (words[:place] + words[place + 1 :] for place in lacking)
    return any(_aligns(short, tuple(each), "") for each in (words, *kept))


def drops_area(short: Parts, long: Parts) -> bool:
    """Whether one 管委会 is the other without the words for its kind of area."""
    rest = long.stem.removeprefix(short.stem)
    same = short.office == long.office == "管委会" and 1 < len(short.stem) < len(long.stem)
    return same and long.stem.startswith(short.stem) and _AREA.fullmatch(rest) is not None


def _aligns(short: str, words: tuple[str, ...], before: str) -> bool:
    """Whether the characters are found in the words in order; a word that begins as the one before (农业农村) may share."""
    if not words:
        return not short
    word, rest = words[0], words[1:]
    shared = word in _WEAK or (bool(before) and word[0] == before)
    if shared and _aligns(short, rest, before):
        return True
    taken = 0
    for place, char in enumerate(short, 1):
        taken = word.find(char, taken) + 1
        if not taken:
            return False
        if _aligns(short[place:], rest, char if word[0] == char else ""):
            return True
    return False


@cache
def _words(stem: str) -> tuple[str, ...]:
    """The stem cut into words; single characters that no dictionary joins go in pairs."""
    import rjieba

    words, loose = list[str](), ""
    for word in [*rjieba.cut(stem), ""]:
        if len(word) == 1 and not _PARTICLE.fullmatch(word):
            loose += word
            continue
        words += [loose[place : place + 2] for place in range(0, len(loose), 2)]
        words += [word] if word else []
        loose = ""
    return tuple(words)


def is_cut_off(short: str, long: str) -> bool:
    """Whether the short spelling is the long one with its end left out: an office word, or part of the name."""
    if not long.startswith(short) or short == long or len(short) < 3:
        return False
    return bool(_TAIL.fullmatch(long[len(short) :])) or (not is_unit(short) and len(short) > 3 and is_unit(long))


def lost_one(short: str, long: str) -> bool:
    """Whether the short spelling is the long one less a single character inside."""
    if len(long) - len(short) != 1 or len(short) < 4:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(1, len(long)))
