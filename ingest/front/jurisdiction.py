"""The place that a plan is for: 青禾区, from its title, issuer, signature, addressees and the text's own words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.people.posts import HAN_CHAR

_LEVELS = "省市县区旗盟"
_BEFORE = "关于|中共|印发|成立|调整|推进|加快|促进|支持|深化|进一步|公布|加强|建设|实施|推动"
# 青禾区 · 甲江自治州, at the start of a name or behind the place that it lies in
_PLACE = re.compile(
    rf"(?:(?<!{HAN_CHAR})|(?<=[省市州盟])|(?<={_BEFORE.replace('|', ')|(?<=')})|(?<=自治区))(?!{_BEFORE})"
    rf"(?P<place>(?:(?![{_LEVELS}的在与及为各将]){HAN_CHAR}){{1,6}}?(?:自治[县州旗区]|[{_LEVELS}]))"
)
# 园区 · 示范区 · 智慧城市: areas and kinds, no place with a government
_AREA = (
    "[园范发社片地辖灾景校厂库能聚态行板领验专特分术税假作贸业务矿牧林农街港湾郊设小军战大防导济护禁居住]区|(?:主|老|中心)城区|新区(?!人民政府)|"
    "[都超股上门夜各全本我该级强名入街集外跨]市|(?:[新大小]|..+)城市|[各全本我该强跨]县|(?:示范|贫困|试点|百强|先进)县|[全各本我该副外跨]省|[各全红]旗|联盟|(?<![一-龥])自治[区州县旗]|直辖市|单列市"
)
_NO_PLACE = re.compile(rf".*(?:{_AREA})$|.[{_LEVELS.replace('县', '')}]$")
# 甲新区人民政府 · 柳园区人民政府: what else would be an area is a place where a government bears its name
_GOVERNED = re.compile("(?!各).+[新园]区人民政府")
# 丙镇人民政府 · 丙镇“美丽集镇”行动方案 · 乙县丙镇党政办
_TOWN = re.compile(
    rf"(?:{HAN_CHAR}{{1,5}}[县市区旗])?(?P<town>{HAN_CHAR}{{1,4}}?(?:镇|乡|街道))(?=人民政府|政府|办事处|党|“|关于|{HAN_CHAR})"
)
# 区甲局 · 市委办, with nothing before the prefix
_PREFIX = re.compile(rf"(?<!{HAN_CHAR})(?P<level>[省市县区旗盟])(?={HAN_CHAR}{{1,12}}?(?:局|厅|委|办|部|中心))")
_WEIGHT = 20  # a mention in title, issuer, signature or addressees counts as so many in the text


def find_jurisdiction(folded: str, marked: Sequence[str]) -> str | None:
    """The place named most, `marked` texts (title, issuer, signature, addressees) weighing more; None where none fits.

    Its level fits the prefix of the units in the text: 区甲局 is a body of a 区.
    """
    if town := _town(marked):
        return town
    votes = Counter(_places(folded))
    for text in marked:
        for place in _places(text):
            votes[place] += _WEIGHT
    level = Counter(match["level"] for match in _PREFIX.finditer(folded)).most_common(1)
    ends = level[0][0] if level else _LEVELS
    fitting = [place for place in votes if place[-1] in ends or "自治" in place]
    likely = [place for place in fitting if votes[place] + folded.count(place) > 2]
    return max(likely, key=lambda place: (votes[place] + folded.count(place) / 10, len(place)), default=None)


def _town(marked: Sequence[str]) -> str | None:
    """A town or street that both the title and the issuer begin with."""
    heads = [match["town"] for text in marked[:2] if (match := _TOWN.match(text))]
    return heads[0] if len(heads) == 2 and heads[0] == heads[1] else None


def _places(text: str) -> Iterator[str]:
    for match in _PLACE.finditer(text):
        whole = match["place"] + ("人民政府" if text.startswith("人民政府", match.end()) else "")
        if not _NO_PLACE.match(whole.removesuffix("人民政府")) or _GOVERNED.fullmatch(whole):
            yield match["place"]
