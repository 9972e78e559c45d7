"""Names that a text only comes near to: shortened (研发占比), said in other words, or with a slip of the pen."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from graph import folded
from search.alike import taken_for
from search.lexicon import lexicon
from search.linking.mention import Mention, within
from search.linking.names import Names
from search.linking.strangers import slipped
from search.linking.usual import usual
from search.linking.variants import core
from search.linking.word_slips import cut

_LEVEL = re.compile("国家|[国省市区县镇]级|全[国省市区县]")
_SHORTEST, _LONGEST = 2, 30
_USUAL_NAME = 3  # characters of a person's name; in two of them one is too much
_SHORTEST_CUT = 4  # characters that have to be left of a shortened name
_FEWEST_WORDS = 2  # of more than a character, for their order not to matter
_TWO_SLIPS = 8  # characters from which two may be wrong
_SHORTEST_ABBREVIATION, _INSURANCE = 3, "险"  # 农险, but no other two characters
_MOST = 6  # things that a shortened name may mean; of more it says nothing


def nearby(text: str, spans: Iterable[tuple[int, int]], names: Names) -> Iterator[Mention]:
    """What the stretches of a folded text may mean, where no name is said in full.

    A row's name may be shortened: all characters are in it, in order; an action's likewise. Of any name a character may be wrong, two in
    long ones, if no other name is as near.
    """
    for start, end in spans:
        words = text[start:end]
        if _SHORTEST <= len(words) <= _LONGEST:
            ids, how = _shortened(words, names), "near"
            if not ids:
                ids, how = _misspelt(words, names), "slip"
            others = tuple(ref for ref in ids if _of_other_level(words, ref, names))
            if others and len(others) == len(ids):
                yield Mention(start, end, names.graph.nodes[others[0]].kind, (), words, "missing")
                continue
            ids = tuple(ref for ref in ids if ref not in others)
            for kind in sorted({names.graph.nodes[ref].kind for ref in ids}):
                own = tuple(ref for ref in ids if names.graph.nodes[ref].kind == kind)
                yield Mention(start, end, kind, own, words, how)


def _of_other_level(words: str, ref: str, names: Names) -> bool:
    """Whether the words name the province's where the thing is the city's: 省级重点实验室, 市级重点实验室."""
    said = _LEVEL.match(words)
    own = _LEVEL.match(names.graph.nodes[ref].get("level") or folded(names.graph.nodes[ref].name or ""))
    return bool(said and own and said[0].strip("全")[0] != own[0].strip("全")[0])


def _shortened(words: str, names: Names) -> tuple[str, ...]:
    if words in names.departments:
        return names.departments[words]
    if words.endswith("行动") and (ids := _action(words.removesuffix("行动"), names)):
        return ids
    wanted = usual(words)
    if wanted in names.by_spelling:
        return tuple(ref for name in names.by_spelling[wanted] for ref in name.ids)
    found = _cut_from(wanted, names.usual_by_character) if len(wanted) >= _SHORTEST_CUT else _one_left_out(words, names)
    if found and len(wanted) < _SHORTEST_CUT:
        return tuple(found) if len(found) == 1 else ()
    own = names.cores.get(core(wanted), ())
    if own and found.issuperset(own) == bool(found):
        return own
    if len(wanted) < _SHORTEST_CUT:
        return _abbreviated(words, names)
    found = found or _task(words, names) or _cut_from(words, names.rows_by_character) or _scattered(words, names)
    return tuple(sorted(found)) if len(found) <= _MOST else ()


def _abbreviated(words: str, names: Names) -> tuple[str, ...]:
    """The one row that is called so by its words' first characters, the last by its end: 长护险."""
    if len(words) < _SHORTEST_ABBREVIATION and not words.endswith(_INSURANCE):
        holding = {ref for name, ref in names.rows_by_pair.get(words, []) if _is_head(words, name)}
        return tuple(holding) if len(holding) == 1 and not lexicon().general(words) else ()
    rows = names.rows_by_character.get(words[0], [])
    found = {ref for name, ref in rows if within(words, name) and _of_words(words, cut(name))}
    return tuple(found) if len(found) == 1 else ()


def _is_head(words: str, name: str) -> bool:
    """危房 of C、D级危房存量: a word for what the row counts, behind what narrows it."""
    at = name.find(words)
    return at > 0 and len(name) - at - len(words) < _SHORTEST_CUT and words in cut(name)


def _of_words(short: str, words: list[str]) -> bool:
    """Whether each character begins one of the words, in order, or is the last of one at the end."""
    at = 0
    for word in words:
        at += at < len(short) and word[0] == short[at]
        at += 0 < at == len(short) - 1 and word[-1] == short[at]
    return at == len(short)


def _cut_from(words: str, known: Mapping[str, list[tuple[str, str]]]) -> set[str]:
    """The things that have all of the characters in their names, in order; `known` are names by their characters."""
    fewest = min((known.get(char, []) for char in words), key=len)
    return {ref for name, ref in fewest if within(words, name)}


def _one_left_out(words: str, names: Names) -> set[str]:
    """The places whose names begin with the words, but for one character inside: 环飞湖."""
    begun = [(words[:at], words[at:]) for at in range(1, len(words))] if len(words) == _SHORTEST_CUT - 1 else []
    return {
        ref
        for name, ref in names.places
        for head, tail in begun
        if name.startswith(head) and name[len(head) + 1 :].startswith(tail)
    }


def _action(words: str, names: Names) -> tuple[str, ...]:
    """The one action whose name holds the words: 银发经济行动 may be called 发展壮大银发经济."""
    found = [each.id for each in names.graph.of("Action") if words in _called(each.name or "")]
    return tuple(found) if len(found) == 1 and len(words) >= _SHORTEST else ()


def _task(words: str, names: Names) -> set[str]:
    """The one task whose name ends so, but for what is done about it (粪污资源化利用), or is cut short (提升中医馆)."""
    called = [(_called(task.name or ""), task.id) for task in names.graph.of("Task")]
    found = {ref for name, ref in called if name[_SHORTEST:].endswith(words)}
    found = found or {ref for name, ref in called if name.startswith(words[:_SHORTEST]) and within(words, name)}
    return found if len(found) == 1 else set()


def _scattered(words: str, names: Names) -> set[str]:
    """The rows that hold all of the words, in whatever order: 上市企业, 企业上市数量."""
    pieces = cut(words)
    if sum(len(piece) > 1 for piece in pieces) < _FEWEST_WORDS:
        return set()
    longest = max(pieces, key=len)
    rows = names.rows_by_pair.get(longest[:2], [])
    return {ref for name, ref in rows if all(piece in name for piece in pieces)}


def _misspelt(words: str, names: Names) -> tuple[str, ...]:
    """The ids of what bears the one spelling that is nearest; none for another department's name.

    Of a person's name only a character that is taken for another by sound or look may be wrong: anything else is someone else.
    """
    if len(words) < _SHORTEST_CUT:
        return _person(words, names)
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 2 if len(words) >= _TWO_SLIPS else 1
    alike = [each for size in range(len(words) - allowed, len(words) + allowed + 1) for each in names.by_length[size]]
    found = extract(words, alike, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    near = [(spelling, distance) for spelling, distance, _ in found if slipped(words, spelling, distance)]
    nearest = min((distance for _, distance in near), default=0)
    spelt = [spelling for spelling, distance in near if distance == nearest]
    ids = dict.fromkeys(ref for spelling in spelt for ref in _things(spelling, names))
    return tuple(ids) if len(ids) == 1 or len(spelt) == 1 else ()


def _person(words: str, names: Names) -> tuple[str, ...]:
    """The one person whose name differs in one such character: 徐雨微 for 徐雨薇."""
    if len(words) != _USUAL_NAME:
        return ()
    near = (pair for at in range(len(words)) for pair in names.people.get((at, words[:at] + words[at + 1 :]), ()))
    found = [ref for name, ref in near if taken_for(words, name)]
    return tuple(found) if len(found) == 1 else ()


def _things(spelling: str, names: Names) -> Iterator[str]:
    for name in names.by_spelling[spelling]:
        if name.kind not in ("Person", "Post"):
            yield from name.ids


@lru_cache(maxsize=4096)
def _called(name: str) -> str:
    """A task's or action's name as questions are matched; every stretch of a question asks for all of them."""
    return folded(name)
