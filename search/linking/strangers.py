"""What is called like a unit or a district and is none of the graph's: a slip, a name cut short, or one that isn't there."""

import re
from collections.abc import Iterator

from graph import folded
from ontology import number
from search.lexicon import alike, lexicon, stems
from search.linking.mention import PLACES, Mention, unknown_places, within
from search.linking.names import Names
from search.linking.unit_names import LEVELS, department

SUFFIX = re.compile(
    "委员会|管委会|农商行|办公室|办事处|联合会|检察院|总工会|分局|支队|大队|中心|集团|公司|街道|法院|医院|学院|大学|银行|协会|商会|局|委|办|部|厅|镇|乡"
)
_OFFICE = re.compile("[所站队](?![有属在里])")  # what ends so is a unit only where the plan has one that is called so
_HOUSE = re.compile("中心|集团|公司|街道|医院|学院|大学|银行$")  # as well what a project builds: 市老年医院
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,3}?(?<!示范)(?<!开发)(?<!高新)(?<!试验)(?<!先行)(?<!引领)(?<!集聚)(?<!生态)(?<!自治)[区县市](?!级|场|属|里|域)"
)
_STOPS = frozenset("的由哪谁归和与或及、,?!。;:()")
_LONGEST_UNIT = 14
_SHORTEST_UNIT = 3
_SHORT_NAME = 5


def strangers(text: str, names: Names, known: list[Mention]) -> Iterator[Mention]:
    """What is called like a unit and is none of the graph's: a slip of the pen for one, or one that isn't there."""
    taken, last = _covered(text, known), 0
    of_others = _covered(
        text, [each for each in known if each.kind not in PLACES]
    )  # a place may be a unit's first word
    for suffix in SUFFIX.finditer(text):
        if not any(taken[suffix.start() : suffix.end()]):
            found = [(start, _meant(text[start : suffix.end()], names)) for start in _starts(text, suffix, taken, last)]
            found = [pair for pair in found if pair[1] or not _row_like(text[pair[0] : suffix.end()], names)]
            starts = [*_starts(text, suffix, of_others, last), *_short(text, suffix, last, names)]
            wider = [(start, _meant(text[start : suffix.end()], names)) for start in starts]
            found += [pair for pair in wider if pair[1]]
            for start, ids in sorted(found, key=lambda pair: not pair[1])[:1]:
                if not ids and _HOUSE.search(text[start : suffix.end()]) and names.told(text[start : suffix.end()]):
                    continue  # 老年大学 is what the text speaks of
                how, last = "slip" if ids else "missing", suffix.end()
                yield Mention(start, last, "Unit", ids, text[start:last], how)
    for suffix in _OFFICE.finditer(text):
        if not taken[suffix.start()]:
            yield from _offices(text, suffix, taken, names)


def _offices(text: str, suffix: re.Match[str], taken: list[bool], names: Names) -> Iterator[Mention]:
    """市监所, 综合执法队: the one unit that is called so in short, by the longest words that mean one."""
    low = next((at + 1 for at in range(suffix.start(), -1, -1) if taken[at] or text[at] in _STOPS), 0)
    for start in range(max(low, suffix.end() - _LONGEST_UNIT), suffix.end() - _SHORTEST_UNIT + 1):
        ids = _cut_short(text[start : suffix.end()], names)
        if ids and not (start > low and unknown_places(text)[start - 1]):
            yield Mention(start, suffix.end(), "Unit", ids, text[start : suffix.end()], "slip")
            return


def _covered(text: str, known: list[Mention]) -> list[bool]:
    covered = [False] * len(text)
    for each in known:
        covered[each.start : each.end] = [True] * (each.end - each.start)
    return covered


def strange_places(text: str, names: Names, known: list[Mention]) -> Iterator[Mention]:
    """Districts that the plan doesn't speak of: 某某区, at the beginning of a phrase."""
    taken = {at for each in known for at in range(each.start, each.end)}
    unknown = unknown_places(text)
    for match in _PLACE.finditer(text):
        start, end = match.span()
        begins = start == 0 or not unknown[start - 1]
        strange = begins and all(unknown[start : end - 1]) and taken.isdisjoint(range(start, end))
        if strange and match[0] != names.place and not names.told(match[0]):
            yield Mention(start, end, "Plan", (), match[0], "missing")


def _short(text: str, suffix: re.Match[str], last: int, names: Names) -> Iterator[int]:
    """Where a short name with a slip may begin, though a general word is in it: 卫建局."""
    start = suffix.end() - _SHORTEST_UNIT
    free = start >= last and not (start > 0 and (text[start - 1] in LEVELS or unknown_places(text)[start - 1]))
    if free and text[start : suffix.end()] not in names.unit_spellings:
        yield start


def _row_like(words: str, names: Names) -> bool:
    """Whether it may be a row's name cut short, and no unit: 某某中心 may be a project."""
    if words[0] in LEVELS:
        return bool(_HOUSE.search(words)) and any(words in row for row, _ in names.rows)
    wholes = (folded(each.name or "") for each in names.graph.of("Action", "Task"))
    return any(within(words, row) for row, _ in names.rows) or any(words in whole for whole in wholes)


def _starts(text: str, suffix: re.Match[str], taken: list[bool], last: int) -> Iterator[int]:
    """Where a name that ends in this suffix may begin: at words no one knows, or at the level before them."""
    unknown, end = unknown_places(text), suffix.start()
    for stops in (_STOPS, _STOPS - frozenset("和与及")):
        low = max(last, end - _LONGEST_UNIT)
        low = max((at + 1 for at in range(low, end) if text[at] in stops or taken[at]), default=low)
        level = next((at for at in range(low, end) if text[at] in LEVELS and any(unknown[at:end])), end)
        start = level
        while start > low and unknown[start - 1]:
            start -= 1
        if any(unknown[start:end]) and suffix.end() - start >= _SHORTEST_UNIT:
            yield start


def _meant(words: str, names: Names) -> tuple[str, ...]:
    """The one unit that is called so in short, or by a slip of the pen."""
    return _cut_short(words, names) or _slip(words, names)


def _cut_short(words: str, names: Names) -> tuple[str, ...]:
    """The one unit whose name begins and ends as the words do and holds them in order: 投促中心, 农业农村局.

    None where the words name a usual department whole that the unit's name doesn't hold so.
    """
    bare = words[len(_place(words)) :]
    suffix = SUFFIX.search(bare) or _OFFICE.search(bare)
    if len(bare) < _SHORTEST_UNIT or suffix is None:
        return ()
    ids = {
        found
        for spelling, found in names.unit_spellings.items()
        if spelling.endswith(suffix[0]) and _place(words) in ("", *_levels(spelling, names))
        if _is_cut(bare, spelling) and not any(stem in bare and not within(stem, spelling) for stem in stems())
    }
    return next(iter(ids)) if len(ids) == 1 else ()


def _is_cut(words: str, name: str) -> bool:
    """Whether a name was cut short to these words: from inside, or at its beginning where enough is left."""
    known = words[:-1] in stems() or lexicon().general(words[:-1])  # another department's own name, or no name
    ending = len(words) > _SHORTEST_UNIT or _OFFICE.search(words[-1]) or not known
    return (words[0] == name[0] and within(words, name)) or (bool(ending) and name.endswith(words))


def _levels(spelling: str, names: Names) -> list[str]:
    """What may stand before a unit's name without its level: 区, 某某区."""
    return [level for level in (names.place[-1:], names.place) if level + spelling in names.unit_spellings]


def _slip(words: str, names: Names) -> tuple[str, ...]:
    """The one unit whose spelling differs by a character (two in long names); none for a usual unit's own name.

    Of several the one whose character is often taken for the other, by look or sound.
    """
    if len(words) <= _SHORTEST_UNIT:
        found = {ids for name, ids in names.unit_spellings.items() if alike(words, name) and not another(words, name)}
        return next(iter(found)) if len(found) == 1 else ()
    from rapidfuzz.distance import OSA

    most = 1 if len(words) < 8 else 2
    far = {spelling: OSA.distance(words, spelling, score_cutoff=most) for spelling in names.unit_spellings}
    near = {
        spelling: away
        for spelling, away in far.items()
        if away <= most and slipped(words, spelling, away) and (_telling(spelling) or alike(words, spelling))
    }
    nearest = min(near.values(), default=most + 1)
    nearest_ones = [spelling for spelling, distance in near.items() if distance == nearest <= most]
    for spellings in (nearest_ones, [spelling for spelling in nearest_ones if alike(words, spelling)]):
        ids = {names.unit_spellings[spelling] for spelling in spellings}
        if len(ids) == 1:
            return next(iter(ids))
    return ()


def _telling(spelling: str) -> bool:
    """Whether one character more or less leaves a name what it is: 供热公司 is no slip for 供电公司."""
    return len(spelling) > _SHORT_NAME or bool(department(spelling))


def slipped(words: str, name: str, distance: float) -> bool:
    """Whether the words may be a slip of the pen for a name: inside it, with no word crept in that means something."""
    ends = (words[0], words[-1]) == (name[0], name[-1]) or (distance == 1 and len(words) == len(name))
    crept = any(lexicon().general(char) or number(char) is not None for char in words if char not in name)
    return ends and len(words) <= len(name) + 1 and not crept and not another(words, name)


def another(words: str, name: str) -> bool:
    """Whether another unit is named: of a usual department that the name is not of, or of another place.

    体育局 is no slip for 教育局, and 市甲局 and 某某区甲局 are none for 区甲局.
    """
    return _place(words) != _place(name) or any(stem in words and stem not in name for stem in stems())


def _place(words: str) -> str:
    """What stands before the unit itself: 区, 某某区; nothing where no level is named, nor in 市监所."""
    if words.startswith(stems()):
        return ""
    at = next((at for at, char in enumerate(words[:5]) if char in LEVELS), -1)
    return words[: at + 1]
