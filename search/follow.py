"""Questions that lean on the one before them in a talk: what they change in its query, or ask of what it found."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from graph import Is, Missing, Query, leaves, normal_query
from search.folding import Folded
from search.grammar import follow as follow_words
from search.grammar.chart import Grammar, Rule, Token
from search.grammar.edits import Edit, edited, whole
from search.grammar.edits_names import other_words
from search.grammar.families import rules_of
from search.grammar.follow import Referents
from search.grammar.meaning import Thing
from search.linking.names import Names
from search.question import Parsed, folded_question, grammar, parsed, understand, understood
from search.tokens.reader import tokens
from search.understanding import Understanding

# 那…, …呢, 换成…: what shows that a question leans on the one before.
_LEADS = re.compile("那么?(?![些个项])|换成|换为|换作|换做|改成|改为|把|再|(?P<en>(?:what|how) about ?|and )")
_TRAILS = re.compile(r"呢[?？。!！ ]*$")
_REFERS = re.compile(
    "(?P<many>它们|他们|她们|(?:上面|前面|以上|刚才)?(?:的)?[这那](?:些|几[个项家条位])|上述|them|these|those)"
    "|(?P<one>(?<![其])它|(?<![其])他|她|[这那]一?[个项家条位](?=[任指项单行专])|该(?=[任指项单行专]))"
)
_BARE = re.compile(
    "(?:一共|总共|共|都|分别)?(?:(?:有|是)?(?:几|多少)[项个家条位]?|(?:有|是)(?:哪|谁|什么)(?:[些几一]?[项个家条位]?)?)[呢?？。 ]*"
)
_AMONG = re.compile("其中|里面|这当中|of them|of these")
_WORDS = re.compile("[\u4e00-\u9fff]{2,6}")
_NOTE = "接着上一问"
_OWN_WORDS = frozenset("那 那么".split())
_COST = 0.05
_LONGEST = 60  # characters; what leans on another question is short


def follow_up(
    question: str, previous: Query | None, names: Names, as_of: date | None = None, found: tuple[str, ...] = ()
) -> Understanding:
    """How a question is taken after the one that `previous` is the query of; a whole question of its own stays as it is.

    `found` are the ids of the earlier answer's results, for 它 after a question for the best of many. What was taken
    from the earlier question is told in the notes.
    """
    own = understand(question, names, as_of)
    text = folded_question(question)
    if previous is None or text is None or len(text.text) > _LONGEST or (own.query is not None and not _leans(text)):
        return own
    return _Leaning(text, previous, names, as_of, found).taken(own) or own


def _leans(text: Folded) -> bool:
    """Whether it shows that it leans on an earlier question."""
    said = text.text
    begun = _LEADS.match(said) or _AMONG.match(said) or _BARE.fullmatch(said)
    return bool(begun or _TRAILS.search(said) or _REFERS.search(said))


@cache
def _edits() -> Grammar:
    """The rules of whole questions, those of referring words, and what changes a query."""
    return Grammar([*grammar().rules, *rules_of(follow_words)], "U")


@cache
def _referring() -> Grammar:
    own: list[Rule] = [rule for rule in rules_of(follow_words) if rule.left != "U"]
    return Grammar([*grammar().rules, *own])


class _Leaning:
    def __init__(self, text: Folded, previous: Query, names: Names, as_of: date | None, found: tuple[str, ...]) -> None:
        begun = _LEADS.match(text.text)
        self.text = text.behind(begun.end()) if begun and begun["en"] else text
        self.previous, self.names, self.as_of = replace(previous, then=None), names, as_of
        self.list = whole(previous, found)

    def taken(self, own: Understanding) -> Understanding | None:
        """The first way in which it leans on the earlier question; None where it is a question of its own."""
        refers = tuple(self._referred())
        if refers and (taken := self._with(refers)):
            return taken
        changes = parsed(self.text, self.names, self.as_of, _edits())
        if taken := self._changed(changes) or (None if changes.wholes else self._other_words()):
            return taken
        if own.query is not None and not _AMONG.match(self.text.text):
            return self._without_hold(own) if changes.wholes else None
        return self._with((Token(0, 0, "Q", self.list, 0.0),)) or self._of_its_subject()

    def _referred(self) -> Iterator[Token]:
        """它, 这些: the words that point back, where nothing named in the same question stands before them."""
        sure, _ = tokens(self.text, self.names, self.as_of)
        named = min((token.start for token in sure if token.type == "NAME"), default=len(self.text.text))
        for match in _REFERS.finditer(self.text.text, 0, named):
            yield Token(match.start(), match.end(), "REFER", self._meant(bool(match["many"])), _COST)

    def _meant(self, many: bool) -> Referents:
        found = Thing(self.list.find, (self.list.where,), named=isinstance(self.list.where, Is))
        return Referents((found, *self._topic()) if many else (*self._topic(), found))

    def _topic(self) -> Iterator[Thing]:
        """The one thing that the earlier question names."""
        ids = {part.ids for part in leaves(self.previous) if isinstance(part, Is)}
        if len(ids) == 1 and len(only := ids.pop()) == 1 and only[0] in self.names.graph.nodes:
            yield Thing((self.names.graph.nodes[only[0]].kind,), (Is(only),), named=True)

    def _with(self, more: tuple[Token, ...]) -> Understanding | None:
        """A question of its own with what the earlier one gives it."""
        found = parsed(self.text, self.names, self.as_of, _referring(), more)
        for each in found.wholes:
            if any(token in more for token in each.tokens) and isinstance(each.value, Query):
                return self._noted(understood(each.value, found, each))
        return None

    def _changed(self, changes: Parsed) -> Understanding | None:
        """The earlier query with what the few words change in it."""
        for each in changes.wholes:
            assert isinstance(each.value, Edit)
            query = edited(self.previous, each.value, self.names.graph, self._meant(False).things[0])
            if query is not None and normal_query(query) != self.previous:
                return self._noted(understood(query, changes, each))
        return None

    def _without_hold(self, own: Understanding) -> Understanding | None:
        """那牵头单位呢 after a list of tasks is asked of them; a name alone that fits nowhere is no question."""
        query = own.query
        assert query
        if not any(isinstance(part, Is | Missing) for part in leaves(query)):
            return self._of_its_subject(query.find)
        plain = query.find == ("Unit",) and isinstance(query.where, Is)
        return Understanding(None, unplaced=(self.text.origin.strip(),)) if plain else None

    def _other_words(self) -> Understanding | None:
        """那旅游呢: other words that the plan's text may hold, after a question for words."""
        words = _TRAILS.sub("", _LEADS.sub("", self.text.text, count=1)).strip(" 的")
        query = other_words(self.previous, words) if _WORDS.fullmatch(words) else None
        return self._noted(Understanding(normal_query(query))) if query else None

    def _of_its_subject(self, asked: tuple[str, ...] = ()) -> Understanding | None:
        """由谁负责呢: asked of what the earlier question names, or of what it found; never a thing of its own kind."""
        meant = self._meant(False)
        others = tuple(thing for thing in meant.things if thing.kinds != asked)
        return self._with((Token(0, 0, "REFER", Referents(others), _COST),))

    def _noted(self, taken: Understanding) -> Understanding:
        unused = tuple(word for word in taken.unused if word not in _OWN_WORDS)
        return replace(taken, notes=(_NOTE, *taken.notes), unused=unused)
