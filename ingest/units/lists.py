"""The inside of a tag or a table cell: names parted by separators, with the roles that labels and verbs give them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ingest.text.patterns import OTHER_LABEL, ROLE_LABEL, ROLE_OF_WORD, ROLE_VERB, TORN_LABEL
from ingest.text.source import Span
from ingest.units.endings import shared_end, shares_end, waits_for_end
from ingest.units.pieces import MARKS, Piece, closed, pieces, trim
from ingest.units.shape import can_name, is_aside, is_collective, is_firm, is_place, is_unit, is_vague, needs_each

TORN = "角色标签有缺损"
MARKED = "带标记者牵头"
TAIL = "后缀承后省略"
_LINKS = ("、", "和")
_LIKELY = 70  # of 100: one character of four lost or doubled, not 责任领导 for 责任单位
_LABEL_ROLES = ("牵头", "责任", "配合", "负责", "参与", "协办", "主办", "指导", "落实")
_LABELS = ("单位", *(role + who for who in ("单位", "部门") for role in _LABEL_ROLES))
# 甲部会同乙部负责
_WITH = re.compile("并?会同|(?:共同|联合)会同|会(?=有关|相关)")
# 市甲局负责资金保障
_DOES = re.compile("由?(?P<name>[^负牵配指参协]{2,24}?)(?P<verb>牵头|负责|配合|指导|参与|协助)(?P<what>[^的]{2,})")
_PERSON_BEHIND = re.compile(r"(?P<name>\S+)\s+(?P<person>[\u4e00-\u9fff]{2,3})")
_AND = re.compile("以及|[和及与]")
# Ends behind which 和 joins two bodies, where a level in front does not already say so
_WHOLE_END = re.compile("(?:中心|公司|集团|街道|[镇乡办院会行])$")
_BEFORE_NAME = re.compile("由|请|并|以及|及|和|与|会同|协同|以下|各自")
# 甲局等 · 乙局等相关单位 · 丙局等12个部门 · 丁大学等高校院所
_OPEN_END = re.compile(
    r"等(?:\d+|[一二三四五六七八九十多几]+)?[个家]?(?:[省市区县]级|[省市区县]直|相关|有关|责任|成员|职能|主管|各|其他)*"
    r"(?:部门|单位|部委|委办局|企业|机构|地区|地方|高校|院所|院校|科研|金融|[市县区镇乡](?:[(\[][^()\[\]]*[)\]])?|街道|和|、)*$"
)
# 各镇政府<含农场,后同> · 市甲局(牵头)
_ASIDE = "不?含|包括|设[在于]|挂[靠牌]|下同|后同|以下|简称|下称|牵头|主办|主责|配合|协办|协助|参与|责任|负责|指导|[*★▲]"
NOTE = re.compile(rf"\s*[(<\[](?P<note>(?:{_ASIDE})[^()<>\[\]]*)[)>\]]")
# 由分管副市长牵头: a man among bodies
_POST = re.compile("(?:(?<![机市校会部院])长|书记|主任|分管领导|负责人|召集人|指挥)$")
# 市甲局(房屋建筑)
_ASIDE_END = re.compile(r"[(\[](?P<words>[^()\[\]]*)[)\]]$")


@dataclass(frozen=True, slots=True)
class Item:
    """A name in a list: its place, its words without marks and notes, and the comma-parted group it stands in."""

    start: int
    end: int
    text: str
    group: int
    after: str
    role: str = "responsible"
    rules: tuple[str, ...] = ()
    tail: Span | None = None


@dataclass(slots=True)
class Listing:
    """What a list says: its names, how many pieces name nobody, how many are no names, and what gave the roles.

    `labelled` by a label, `spoken` by a verb, `told` where the verb had an object (区甲局负责资金保障).
    """

    items: list[Item]
    vague: int = 0
    junk: int = 0
    labelled: bool = False
    spoken: bool = False
    told: bool = False


def role_of(word: str) -> str:
    """The role that a label or verb gives; 责任, 负责, 落实 and mixed labels give `responsible`."""
    parts = re.split("(?<!参)[和与及、/]", re.sub(r"[及和与、/](?:责任人|负责人|联系人|责任领导)|\s", "", word))
    roles = {_role(part) for part in parts}
    return roles.pop() if len(roles) == 1 else "responsible"


def _role(word: str) -> str:
    return next((role for words, role in ROLE_OF_WORD if words in word), "responsible")


def read_list(folded: str, start: int, end: int, known: Collection[str] = (), column: str | None = None) -> Listing:
    """The names between two offsets of folded text; `known` names are never cut.

    `column` is the role where a table's column says that names follow, as a label would.
    """
    reader = _Reader(folded, known)
    reader.label, reader.listing.labelled = column, column is not None
    for piece in pieces(folded, start, end):
        reader.read(piece)
    reader.settle(reader.label or "responsible")
    listing = reader.listing
    listing.items = _kept(folded, listing, known)
    return listing


class _Reader:
    """Reads pieces in order; names wait in `pending` until a verb, a label or the end gives their role."""

    def __init__(self, folded: str, known: Collection[str]) -> None:
        self.folded, self.known = folded, known
        self.listing = Listing([])
        self.pending: list[int] = []
        self.group = 0
        self.label: str | None = None
        self.rules: tuple[str, ...] = ()
        self.elsewhere = False
        self.beside = False

    def read(self, piece: Piece) -> None:
        self.group += piece.after in set(",;。")
        self.elsewhere = self.elsewhere and piece.after not in set(";。")
        start = self._past_label(piece)
        if self.elsewhere:
            return
        self.beside = self._is_beside(start, piece)
        after = piece.after
        for first, last in self._parted(start, piece.end):
            self._clause(first, last, after)
            after = "会同"

    def _is_beside(self, start: int, piece: Piece) -> bool:
        """Whether the names stand beside a lead: 甲局牵头,会同乙局、丙局推进."""
        if self.beside and piece.after == "、":
            return True
        led = any(item.role == "lead" for item in self.listing.items)
        return led and piece.after == "," and bool(_WITH.match(self.folded, start))

    def _past_label(self, piece: Piece) -> int:
        folded, (at, _) = self.folded, trim(self.folded, piece.start, piece.end)
        whole = ROLE_LABEL.match(folded, at, piece.end)
        if whole:
            self._labelled(role_of(whole["label"] or whole["short"]), ())
            return whole.end()
        torn = TORN_LABEL.match(folded, at, piece.end)
        if torn and not self.label and _likely(torn["label"]):
            self._labelled(role_of(_likely(torn["label"])), (TORN,))
            return torn.end()
        self.elsewhere = self.elsewhere or bool(OTHER_LABEL.match(folded, at, piece.end))
        return at

    def _labelled(self, role: str, rules: tuple[str, ...]) -> None:
        self.settle(self.label or "responsible")
        self.label, self.rules, self.elsewhere = role, rules, False
        self.listing.labelled = True
        self.group += 1

    def _parted(self, start: int, end: int) -> Iterator[Span]:
        for match in _WITH.finditer(self.folded, start, end):
            yield start, match.start()
            start = match.end()
        yield start, end

    def _clause(self, start: int, end: int, after: str) -> None:
        start, end = trim(self.folded, start, end)
        text, verb = self.folded[start:end], ""
        said = ROLE_VERB.search(text)
        does = None if said else _DOES.fullmatch(text)
        if said:
            verb, end = said.group(), start + said.start()
        elif does and is_firm(does["name"]):
            verb, start, end = does["verb"], start + does.start("name"), start + does.end("name")
            self.listing.told = True
        for first, last in self._split(*trim(self.folded, start, end)):
            self._add(first, last, after)
            after = "和"
        if verb:
            self.listing.spoken = True
            self._say(role_of(verb))

    def _split(self, start: int, end: int) -> Iterator[Span]:
        """甲局和乙局 parted where both sides are bodies; 区甲和乙局 kept."""
        head = _BEFORE_NAME.match(self.folded, start, end)
        if head and end - head.end() > 1 and self.folded[start:end] not in self.known:
            start = head.end()
        if self.folded[start:end] in self.known:
            yield start, end
            return
        flags = closed(self.folded, start, end)
        for match in _AND.finditer(self.folded, start, end):
            if match.start() < start or flags[match.start() - start]:
                continue
            left, right = self.folded[start : match.start()], self.folded[match.end() : end]
            if self._joins(left, right) or (is_firm(left) and waits_for_end(right, self.folded, end)):
                yield start, match.start()
                yield from self._split(match.end(), end)
                return
        yield start, end

    def _joins(self, left: str, right: str) -> bool:
        left, right = _OPEN_END.sub("", left), _OPEN_END.sub("", right)
        sure = left in self.known or is_firm(left) or (is_unit(left) and bool(_WHOLE_END.search(left)))
        if shares_end(left, right):
            return True
        if is_vague(left):
            return is_collective(right) or is_firm(right)
        return sure and (right in self.known or is_unit(right) or is_vague(right) or needs_each(right))

    def _add(self, start: int, end: int, after: str) -> None:
        start, end = trim(self.folded, start, end)
        end = self._without_person(start, end)
        role, rules, marked = None, self.rules, _marked(self.folded[start:end])
        open_end = _OPEN_END.search(self.folded, start, end) if self.folded[start:end] not in self.known else None
        end = open_end.start() if open_end else end
        for note in NOTE.finditer(self.folded, start, end):
            role = role or next((found for words, found in ROLE_OF_WORD if note["note"].startswith(words)), None)
            marked = marked or note["note"][0] in MARKS
            end = note.start() if note.end() == end else end
        aside = _ASIDE_END.search(self.folded, start, end)
        end = aside.start() if aside and aside.start() > start and is_aside(aside["words"]) else end
        start, end = trim(self.folded, start, end, MARKS)
        text = re.sub(r"\s", "", NOTE.sub("", self.folded[start:end]))
        if not text:
            return
        if is_vague(text) and text not in self.known:
            self.listing.vague += 1
            return
        if marked:
            role, rules = "lead", (*rules, MARKED)
        self.listing.items.append(Item(start, end, text, self.group, after, role or "", rules))
        if not role:
            self.pending.append(len(self.listing.items) - 1)

    def _without_person(self, start: int, end: int) -> int:
        """Where a name ends that a person's follows: 区甲局 张三."""
        match = _PERSON_BEHIND.fullmatch(self.folded, start, end)
        return match.end("name") if match and is_firm(match["name"]) and not is_unit(match["person"]) else end

    def _say(self, role: str) -> None:
        """Gives the verb's role to the names that wait; those of earlier groups only where it can be meant for them."""
        items = self.listing.items
        here = [place for place in self.pending if items[place].group == self.group]
        earlier = [place for place in self.pending if items[place].group != self.group]
        role = "support" if self.beside and role == "responsible" else role
        helps = role in ("support", "guide") and not any(item.role for item in items)
        self._give(earlier, self.label or ("responsible" if helps else role))
        self._give(here, role)
        self.pending = []

    def _give(self, places: list[int], role: str) -> None:
        for place in places:
            self.listing.items[place] = replace(self.listing.items[place], role=role)

    def settle(self, role: str) -> None:
        """Gives the names that still wait this role."""
        self._give(self.pending, "support" if self.beside and not self.label else role)
        self.pending = []


def _kept(folded: str, listing: Listing, known: Collection[str]) -> list[Item]:
    """The items that are names; a place or stem whose end the next name says gets that end (东城、西城市政府)."""
    kept: list[Item] = []
    for place in reversed(range(len(listing.items))):
        item = listing.items[place]
        after = kept[-1] if kept and kept[-1].start == listing.items[place + 1].start else None
        whole = is_unit(item.text) or item.text in known or is_place(item.text)
        lacks = (
            after is not None
            and after.after in _LINKS
            and (not whole or item.text.endswith("区") or is_place(item.text))
        )
        tail = _tail(folded, item, after) if after and lacks else None
        each = needs_each(item.text) and len(listing.items) > 1
        if tail:
            kept.append(replace(item, tail=tail, rules=(*item.rules, TAIL)))
        elif whole or each or (listing.labelled and can_name(item.text)):
            kept.append(item)
        elif can_name(item.text) and not _POST.search(item.text):
            listing.junk += 1
    return kept[::-1]


def _tail(folded: str, item: Item, after: Item) -> Span | None:
    if after.tail and shared_end(folded, item.text, after.text + folded[slice(*after.tail)]):
        return after.tail
    length = shared_end(folded, item.text, after.text)
    return (after.end - length, after.end) if length else None


def _likely(label: str) -> str:
    """The role label that a torn one was, empty where it was none."""
    from rapidfuzz import fuzz

    likely = max(_LABELS, key=lambda word: fuzz.ratio(label, word))
    return likely if fuzz.ratio(label, likely) >= _LIKELY else ""


def bare_name(folded: str, start: int, end: int) -> str:
    """A piece's words without role verb, 等 and marks."""
    start, end = trim(folded, start, end)
    verb = ROLE_VERB.search(folded[start:end])
    end = start + verb.start() if verb else end
    open_end = _OPEN_END.search(folded, start, end)
    return folded[slice(*trim(folded, start, open_end.start() if open_end else end, MARKS))]


def _marked(text: str) -> bool:
    return bool(text) and (text[0] in MARKS or text[-1] in MARKS)
