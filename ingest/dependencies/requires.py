"""Which task needs what another one makes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.claims.collector import Claims
from ingest.claims.passages import Passage, passages
from ingest.dependencies.makers import Made, clauses, core, parts, things_made
from ingest.dependencies.mentions import things_of
from ingest.dependencies.sharing import add_shared
from ingest.dependencies.uses import add_numbered, add_used
from ingest.places.shorter import short_forms
from ingest.places.words import is_specific
from ingest.structure.outline import Item
from ingest.text.match import bare
from ingest.text.source import Span
from ingest.units.spelling import lost_one
from ontology import STATED, Certainty, ambiguous, inferred

_LOST, _SHORT, _KIND = "原文缺一字", "名称省略限定语", "未说是哪一项，同一对象另有一项"
_PHRASE = r"[^,。;:!?]"
_CUES = (
    re.compile(
        rf"(?:严格|紧紧|充分|紧密|全面|积极|主动|深入|认真)*(?:根据|按照|依据|依照|依托|围绕|结合|对接|衔接|贯彻落实)(?P<object>{_PHRASE}+)"
    ),
    re.compile(
        rf"以(?P<object>{_PHRASE}+?)为(?:契机|基础|核心|抓手|牵引|依托|支撑|载体|引领|前提|依据|纽带|蓝本|底座)"
    ),
    re.compile(rf"在(?P<object>{_PHRASE}+?)的?(?:基础上|前提下|框架下)"),
    re.compile(
        rf"待(?P<object>{_PHRASE}+?)(?:建成|编制完成|完成|批复|获批|印发|出台|投用|投入使用|验收|竣工)?(?:之?后)"
    ),
    re.compile(
        rf"(?:^在?|在)(?P<object>{_PHRASE}{{4,}}?)(?:建成|编制完成|完成|批复|获批|印发|出台|投用|投入使用|验收|竣工)(?:之)?后"
    ),
)
_RAISES = re.compile(
    "^(?:高水平|高质量|高标准|高效|持续|进一步|全面|不断|加快)*(?:建设|提升|完善|做优|做强|用好|发挥)(?P<object>.+)$"
)
_PAPER = "规划|方案|计划|清单|标准|办法|机制|制度|体系|细则|规程|目录|指南|预案|条例|意见|政策"
_PAPER_END = re.compile(f"(?:{_PAPER})$")
_ANY_PAPER = re.compile(
    f"{_PAPER}|总体|专项|实施|详细|控制性|年度|三年|行动|工作|任务|目标|考核|评价|项目|重点|推进|改革|政府|部门|有关|要求|指标"
)
_RUNS_ON = re.compile(
    "招商|招引|引进|开展|举办|发展|推进|推动|推广|培育|建设|实施|打造|组织|带动|提升|完善|集聚|提供|加快"
)
_HIGHER = re.compile("^(?:国家|中央|全国|全省|[省市](?![^区县]*[区县])|国务院|上级)")
# How many characters the needed words have at least, by how little of the whole name they are; a long one in full
# may be of words that any plan uses
_RAISED, _SHORTENED, _ELIDED, _LONG = 6, 5, 4, 8
# What more tasks make is no longer the work of one that others wait for
_READINGS = 2


@dataclass(frozen=True, slots=True)
class _Need:
    """A thing that a task names behind a cue: `part` is its place in a list, `cue` the exact words up to it."""

    task: str
    words: str
    part: int
    cue: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Known:
    """A named place by its spellings, the longest first."""

    id: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """Something made that a need names, `rank` 3 in full, 2 without its kind, 1 shortened; `via` is the place in both."""

    made: Made
    rank: int
    rule: str
    via: str | None


def add_dependencies(claims: Claims, items: Mapping[str, Item]) -> None:
    """DEPENDS_ON between the tasks (`items` by id, in order), after places are added.

    `requires` where a cue names what another task makes, in full, shortened or by the task's number; `shares` where two
    tasks concern one place or indicator and neither requires the other. What no other task makes gives nothing.
    """
    read = [each for each in passages(claims, items) if not each.holder.startswith(f"{each.task}/body/")]
    every = things_made(read)
    made = [each for each in every if not each.loose]
    things = things_of(every, _own_place(claims))
    places, plan = _places(claims), bare(str(claims.get(claims.plan).name))
    joined = set[frozenset[str]]()
    for passage in read:
        if passage.holder != passage.task:
            continue
        before: list[_Match] = []
        for need in (each for each in _needs(passage) if each.words not in plan):
            before = _needed(need, made, places, things.own, before if need.part else [])
            joined |= _add_required(claims, need, before)
        joined |= _add_raised(claims, passage, made, places, joined)
        joined |= add_used(claims, passage, things, plan, joined)
        add_numbered(claims, passage, items, joined)
    add_shared(claims, items, joined)


def _own_place(claims: Claims) -> str:
    return str(claims.get(claims.plan).get("jurisdiction") or "")


def _places(claims: Claims) -> list[_Known]:
    """Parks and platforms; what a spelling lost or left out still names them."""
    found = []
    for node in claims.nodes("Park", "Platform"):
        name = bare(str(node.name))
        keys = {name, *(key for each in node.evidence if not _is_short(key := bare(each.quote), name))}
        found.append(_Known(node.id, tuple(sorted(keys, key=lambda key: (-len(key), key)))))
    return found


def _is_short(key: str, name: str) -> bool:
    """Whether a spelling leaves words of the name out, so that only a rule tells what it means."""
    return len(key) + 1 < len(name) and (0, len(key)) in short_forms(key, name)


def _needs(passage: Passage) -> Iterator[_Need]:
    for start, end in clauses(passage.text):
        clause = passage.text[start:end]
        cue = next((match for pattern in _CUES if (match := pattern.search(clause))), None)
        if cue is None:
            continue
        for part, (left, right) in enumerate(parts(cue["object"])):
            stop = cue.end() if right == len(cue["object"]) else cue.start("object") + right
            printed = passage.printed[start + cue.start() : start + stop]
            yield _Need(passage.task, core(cue["object"][left:right]), part, printed, passage.span(start, end))


def _needed(
    need: _Need, made: Sequence[Made], places: Sequence[_Known], own: str, before: Sequence[_Match]
) -> list[_Match]:
    """The best matches, one for each task; `before` are those of the thing that stands before it in a list."""
    others = [each for each in made if each.task != need.task]
    matches = [match for each in others if (match := _match(need.words, each, places, own, before))]
    best = max((match.rank for match in matches), default=0)
    found: dict[str, _Match] = {}
    for match in (each for each in matches if each.rank == best):
        if match.made.task not in found or (match.made.first and not found[match.made.task].made.first):
            found[match.made.task] = match
    return list(found.values()) if len(found) <= _READINGS else []


def _match(words: str, made: Made, places: Sequence[_Known], own: str, before: Sequence[_Match]) -> _Match | None:
    words = _up_to(words, made.words)
    via, mine, its = _without_place(words, made.words, places)
    if via:
        if mine == its:
            return _Match(made, 3, "", via)
        paper = _PAPER_END.search(mine)
        return _Match(made, 2, "", via) if paper and its.endswith(mine) else None
    whole = words.removeprefix(own).removeprefix(own[:-1]) if own else words
    if made.words in (words, whole) and (len(whole) >= _LONG or _is_own(whole)):
        return _Match(made, 3, "", None)
    if len(whole) < _ELIDED or not _is_own(whole):
        return None
    if len(whole) > _SHORTENED and (lost_one(whole, made.words) or lost_one(made.words, whole)):
        return _Match(made, 3, _LOST, None)
    if before and whole in made.words:
        return _Match(made, 1, "", before[0].via)
    if len(whole) > _SHORTENED and made.words.endswith(whole) and not _HIGHER.match(whole):
        return _Match(made, 1, _SHORT, None)
    return None


def _up_to(words: str, made: str) -> str:
    """The needed words without the verb that follows: 依据甲办法发放资金; but 甲规划实施方案 is no 甲规划."""
    verb = words.startswith(made) and (_PAPER_END.search(made) or _RUNS_ON.match(words, len(made)))
    return made if verb and not _PAPER_END.search(words) else words


def _is_own(words: str) -> bool:
    """Whether the words say more than any plan may: not 产业链, 实施方案, 重点项目."""
    return is_specific(_ANY_PAPER.sub("", words))


def _without_place(words: str, made: str, places: Sequence[_Known]) -> tuple[str | None, str, str]:
    """The place that both name, and what each says besides."""
    for place in places:
        if words.startswith(place.keys) and made.startswith(place.keys):
            mine, its = (next(key for key in place.keys if each.startswith(key)) for each in (words, made))
            return place.id, core(words[len(mine) :]), core(made[len(its) :])
    return None, words, made


def _add_required(claims: Claims, need: _Need, matches: Sequence[_Match]) -> set[frozenset[str]]:
    """An edge to each task that makes the thing; of several the one whose name says so is meant first."""
    for match in matches:
        certainty = _certainty(claims, match, matches)
        _require(claims, need.task, match.made.task, need.cue, match.via, [need.span, match.made.span], certainty)
    return {frozenset((need.task, match.made.task)) for match in matches}


def _certainty(claims: Claims, match: _Match, matches: Sequence[_Match]) -> Certainty:
    first = [each for each in matches if each.made.first]
    if len(matches) == 1 or first == [match]:
        return inferred(match.rule) if match.rule else STATED
    if len(first) == 1:
        return inferred(_KIND)
    others = tuple({"text": _words(claims, each.made.span)} for each in matches if each is not match)
    return ambiguous(_KIND, others)


def _require(
    claims: Claims, task: str, needed: str, cue: str, via: str | None, spans: Sequence[Span], certainty: Certainty
) -> None:
    claims.edge("DEPENDS_ON", task, needed, {"cue": cue, "via": via, "strength": "requires"}, spans, certainty)


def _words(claims: Claims, span: Span) -> str:
    return "".join(claims.source.printed(*span).split())


def _add_raised(
    claims: Claims, passage: Passage, made: Sequence[Made], places: Sequence[_Known], joined: set[frozenset[str]]
) -> set[frozenset[str]]:
    """A task that raises what exactly one other task builds, its name shortened: 提升综合体 where 甲综合体 is built."""
    first = next(iter(clauses(passage.text)), None)
    match = _RAISES.match(passage.text[slice(*first)]) if first else None
    words = core(match["object"]) if match else ""
    if not first or len(words) < _RAISED or any(words in place.keys for place in places):
        return set()
    meant = [place for place in places if any(key.endswith(words) and len(key) > len(words) for key in place.keys)]
    builders = {(each.task, each.span) for place in meant for each in made if each.words in place.keys}
    tasks = {task for task, _ in builders} - {passage.task}
    if len(meant) != 1 or len(tasks) != 1 or passage.task in {task for task, _ in builders}:
        return set()
    ((task, span), *_) = sorted(builders, key=lambda each: each[1])
    pair = frozenset((passage.task, task))
    if pair not in joined:
        spans = [passage.span(*first), span]
        _require(claims, passage.task, task, passage.printed[slice(*first)], None, spans, inferred(_SHORT))
    return {pair}
