"""A chart parser: finds the cheapest way in which rules make one whole of a text's tokens."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, product
from typing import TypeVar

_MOST_VALUES = 16  # of one type over one stretch; a question of sense has a handful
_MOST_ITEMS = 1200  # then a text is no question; long ones that people ask need some two hundred


_PHRASES = frozenset({"T", "P"})
_ACROSS_COMMA = 0.4  # a phrase seldom runs across a comma

Meaning = TypeVar("Meaning", bound=Callable[..., Hashable])


@dataclass(frozen=True, slots=True)
class Token:
    """A word, name or number of the text; `note` is what to tell the reader of how it was taken."""

    start: int
    end: int
    type: str
    value: Hashable
    cost: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """`left` is made of `right` by `make`, which gives None where the meanings don't fit."""

    left: str
    right: tuple[str, ...]
    make: Callable[..., Hashable | None]
    cost: float
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text that was understood as a `type` with a `value`; `skipped` are the words it left unused."""

    type: str
    start: int
    end: int
    value: Hashable
    cost: float
    tokens: tuple[Token, ...]
    skipped: tuple[Token, ...]
    rules: frozenset[str]


def _ends_in_comma(item: Item) -> bool:
    last = item.skipped[-1] if item.skipped else None
    return last is not None and last.end == item.end and last.value in (",", ";")


@dataclass(slots=True)
class _Node:
    """A beginning of right sides that rules share; `whole` are the rules that it completes."""

    next: dict[str, "_Node"]
    whole: list[Rule]


class Grammar:
    """Rules as a tree of their right sides, so that what many begin with is gone through once."""

    def __init__(self, rules: Iterable[Rule], goal: str = "Q") -> None:
        self.rules, self.goal = tuple(rules), goal
        self.root = _Node({}, [])
        for rule in self.rules:
            node = self.root
            for type_ in rule.right:
                node = node.next.setdefault(type_, _Node({}, []))
            node.whole.append(rule)
        self._beginnings = {rule.left: frozenset({rule.left}) for rule in self.rules}
        self._close()

    def _close(self) -> None:
        grown = True
        while grown:
            grown = False
            for rule in self.rules:
                first = self._beginnings.get(rule.right[0], frozenset({rule.right[0]}))
                wider = first | self._beginnings[rule.left]
                if wider != first:
                    self._beginnings[rule.right[0]], grown = wider, True

    def beginning(self, type_: str) -> frozenset[str]:
        """The types that may begin with this one, itself among them."""
        return self._beginnings.get(type_, frozenset({type_}))


def rules(*shapes: str, cost: float = 0.05, examples: tuple[str, ...] = ()) -> Callable[[Meaning], Meaning]:
    """Marks a function as the meaning of rules such as `T = WHICH|EACH T OF?`; `?` is given as None when absent."""

    def mark(make: Meaning) -> Meaning:
        found = [rule for shape in shapes for rule in _expanded(shape, make, cost, examples)]
        make.__dict__["rules"] = found
        return make

    return mark


def _expanded(shape: str, make: Callable[..., Hashable], cost: float, examples: tuple[str, ...]) -> Iterator[Rule]:
    left, _, right = shape.partition(" = ")
    choices = [[*word.rstrip("?").split("|"), *([""] if word.endswith("?") else [])] for word in right.split()]
    for words in product(*choices):
        at = [place for place, word in enumerate(words) if word]

        def spread(*values: Hashable, at: list[int] = at, size: int = len(words)) -> Hashable:
            full: list[Hashable] = [None] * size
            for place, value in zip(at, values, strict=True):
                full[place] = value
            return make(*full)

        spread.__name__ = getattr(make, "__name__", left)
        yield Rule(left, tuple(word for word in words if word), spread, cost, examples)


def parse(text: str, tokens: Iterable[Token], skips: Iterable[Token], grammar: Grammar) -> "Chart":
    """Everything that the rules make of the tokens; `skips` may be left out between any two of them."""
    return Chart(text, tokens, _gaps(len(text), skips), grammar)


_Gap = tuple[float, tuple[Token, ...]]


def _gaps(length: int, skips: Iterable[Token]) -> list[Mapping[int, _Gap]]:
    """For each place where one can be after leaving out words, and the cheapest way to it."""
    steps: dict[int, list[Token]] = defaultdict(list)
    for token in skips:
        steps[token.start].append(token)
    gaps: list[Mapping[int, _Gap]] = [{} for _ in range(length + 1)]
    for place in range(length, -1, -1):
        found: dict[int, _Gap] = {place: (0.0, ())}
        for token in steps[place]:
            for end, (cost, skipped) in gaps[token.end].items():
                if end not in found or cost + token.cost < found[end][0]:
                    found[end] = cost + token.cost, (token, *skipped)
        gaps[place] = found
    return gaps


class Chart:
    """All items over a text that something before them waits for, cheapest first for each stretch."""

    def __init__(self, text: str, tokens: Iterable[Token], gaps: list[Mapping[int, _Gap]], grammar: Grammar) -> None:
        self.length, self.items = len(text), list[Item]()
        self._gaps, self._grammar, self._order = gaps, grammar, count()
        self._agenda: list[tuple[int, int, float, int, Item]] = []
        self._open: dict[int, list[tuple[_Node, int, tuple[Item, ...]]]] = defaultdict(list)
        self._values: dict[tuple[str, int, int], set[Hashable]] = defaultdict(set)
        self._awaited: dict[int, set[str]] = defaultdict(set)
        for start in gaps[0]:
            self._awaited[start].add(grammar.goal)
        for token in tokens:
            for end, (cost, skipped) in gaps[token.end].items():
                self._push(
                    Item(token.type, token.start, end, token.value, token.cost + cost, (token,), skipped, frozenset())
                )
        while self._agenda and len(self.items) < _MOST_ITEMS:
            self._take(heappop(self._agenda)[-1])

    @property
    def full(self) -> bool:
        """Whether there was more than could be gone through, so that the text is no question."""
        return len(self.items) >= _MOST_ITEMS

    def whole(self, type_: str) -> list[Item]:
        """The items of a type over the whole text, cheapest first."""
        starts = self._gaps[0]
        found = [
            (item.cost + starts[item.start][0], place, item)
            for place, item in enumerate(self.items)
            if item.type == type_ and item.end == self.length and item.start in starts
        ]
        return [item for _, _, item in sorted(found, key=lambda each: each[:2])]

    def before(self, item: Item) -> tuple[Token, ...]:
        """The words left out before an item that begins behind the text's first word."""
        return self._gaps[0][item.start][1]

    def _push(self, item: Item) -> None:
        heappush(self._agenda, (item.end, -item.start, item.cost, next(self._order), item))

    def _take(self, item: Item) -> None:
        if self._awaited[item.start].isdisjoint(self._grammar.beginning(item.type)):
            return
        values = self._values[item.type, item.start, item.end]
        if item.value in values or len(values) >= _MOST_VALUES:
            return
        values.add(item.value)
        self.items.append(item)
        self._advance(self._grammar.root, item.start, (), item)
        for node, start, parts in self._open[item.start]:
            self._advance(node, start, parts, item)

    def _advance(self, node: _Node, start: int, before: tuple[Item, ...], item: Item) -> None:
        after = node.next.get(item.type)
        if after is None:
            return
        parts = (*before, item)
        if after.next:
            self._open[item.end].append((after, start, parts))
            self._awaited[item.end].update(after.next)
        for rule in after.whole:
            if not self._awaited[start].isdisjoint(self._grammar.beginning(rule.left)):
                self._complete(rule, start, parts)

    def _complete(self, rule: Rule, start: int, parts: tuple[Item, ...]) -> None:
        value = rule.make(*(part.value for part in parts))
        if value is not None:
            cost = rule.cost + sum(part.cost for part in parts)
            if rule.left in _PHRASES:
                cost += _ACROSS_COMMA * sum(_ends_in_comma(part) for part in parts[:-1])
            tokens = tuple(token for part in parts for token in part.tokens)
            skipped = tuple(token for part in parts for token in part.skipped)
            used = frozenset({rule.make.__name__}).union(*(part.rules for part in parts))
            self._push(Item(rule.left, start, parts[-1].end, value, cost, tokens, skipped, used))
