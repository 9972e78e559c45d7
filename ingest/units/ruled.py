"""Tags after the rules that a plan states once: roles by place in the list, and units added to every later tag."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.text.source import Source
from ingest.units.conventions import Rule
from ingest.units.mentions import Mention
from ingest.units.pieces import pieces
from ontology import inferred

FIRST_LEADS = "列首位者牵头"
BEFORE_LEADS = "分隔号之前者牵头"
REST_SUPPORTS = "其余单位配合"
ALWAYS = "一次写明、逐项落实的单位"


@dataclass(frozen=True, slots=True)
class Tag:
    """A list of units with its brackets or labels, from `start` to `end`; no mentions where it names nobody (有关部门负责).

    `within` says that a sentence of the text names them, so that the text goes on behind;
    `wide` that it says to hold for the whole section that it closes (本部分牵头单位:…).
    """

    start: int
    end: int
    mentions: tuple[Mention, ...]
    within: bool = False
    wide: bool = False


def apply_rules(source: Source, rules: Sequence[Rule], tags: Sequence[Tag]) -> list[Tag]:
    """The tags with the roles and units that the rules add; a rule in no tag that does not say 下同 holds for all."""
    ruled = list(tags)
    for rule in rules:
        own = next((place for place, tag in enumerate(tags) if tag.start <= rule.start < tag.end), None)
        if rule.kind == "always":
            ruled = _with_always(source, rule, own, ruled)
        elif rule.kind in ("first", "before"):
            bound = [_is_led(rule, own, place, tag) for place, tag in enumerate(tags)]
            pairs = zip(ruled, bound, strict=True)
            ruled = [_with_leads(source.folded, rule, tag) if holds else tag for tag, holds in pairs]
    return ruled


def _is_led(rule: Rule, own: int | None, place: int, tag: Tag) -> bool:
    if own is None:
        return tag.start > rule.start or not rule.here
    return place == own or (place > own and rule.onward)


def _with_leads(folded: str, rule: Rule, tag: Tag) -> Tag:
    """Gives the lead by place in the tag's own list, unless the tag itself says who leads."""
    own = [mention for mention in tag.mentions if mention.certainty.rule != ALWAYS]
    if not own or own[0].role != "responsible" or any(mention.role == "lead" for mention in tag.mentions):
        return tag
    first = rule.kind == "first"
    until = own[0].end if first else _place_of(folded, rule.sign, own)
    said = FIRST_LEADS if first else BEFORE_LEADS
    led = [_with_role(each, "lead", said) if each in own and each.start < until else each for each in tag.mentions]
    if rule.rest:
        led = [_with_role(each, rule.rest, REST_SUPPORTS) if each.role == "responsible" else each for each in led]
    return replace(tag, mentions=tuple(led))


def _place_of(folded: str, sign: str, own: Sequence[Mention]) -> int:
    start, end = own[0].start, own[-1].end
    return next((piece.start for piece in pieces(folded, start, end) if piece.after == sign), end)


def _with_role(mention: Mention, role: str, rule: str) -> Mention:
    old = mention.certainty.rule
    return replace(mention, role=role, certainty=inferred(f"{old}；{rule}" if old else rule))


def _with_always(source: Source, rule: Rule, own: int | None, tags: Sequence[Tag]) -> list[Tag]:
    """Adds the units to the tags behind the sentence; to its own tag only where it holds there too."""
    names = ["".join(source.printed(*span).split()) for span in rule.who]
    if not names and own is not None:
        names = [mention.name for mention in tags[own].mentions if mention.end <= rule.start][-1:]
    printed = source.document.text[rule.start : rule.end]
    added = [Mention(name, printed, "responsible", rule.start, rule.end, inferred(ALWAYS)) for name in names]
    bound = [tag.start > rule.start or (place == own and rule.here) for place, tag in enumerate(tags)]
    return [_with_units(tag, added) if holds else tag for tag, holds in zip(tags, bound, strict=True)]


def _with_units(tag: Tag, added: Sequence[Mention]) -> Tag:
    named = {mention.name for mention in tag.mentions}
    return replace(tag, mentions=(*tag.mentions, *(each for each in added if each.name not in named)))
