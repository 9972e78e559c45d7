"""Questions that lean on the one before: 那区经信局呢, 其中带*的有哪些, 换成2025年. U is what they change in its query."""

from dataclasses import dataclass, replace

from graph import Comparison, Counting, Is, Listing
from search.grammar.chart import rules
from search.grammar.duty import Verb
from search.grammar.edits import Best, Edit, Giving, InRole, OfSort, Only, Shown, Swap, Then
from search.grammar.meaning import Predicate, Thing, qualified
from search.grammar.said import Figure, Year
from search.grammar.things import Measure
from search.grammar.ways import ANY_ROLE


@dataclass(frozen=True, slots=True)
class Referents:
    """What 它 or 这些 may mean, the likeliest first."""

    things: tuple[Thing, ...]


@rules("T = REFER KIND?", cost=0.0, examples=("它们的牵头单位是谁", "这些任务由谁负责", "它的指标有哪些"))
def referred(meant: Referents, kind: str | None) -> Thing | None:
    """它, 这些任务: what the earlier question named or found."""
    wanted = tuple(kind.split(",")) if kind else ()
    return next((thing for thing in meant.things if not wanted or set(thing.kinds) <= set(wanted)), None)


@rules("U = SWAP? T", examples=("那{unit2}呢", "换成{unit2}", "那指标呢"))
def other_thing(swap: str | None, thing: Thing) -> Edit | None:
    """那区经信局呢; 那指标呢."""
    if thing.number or thing.pick:
        return None
    if thing.bare and thing.kinds and thing.asked in ("", "which"):
        return OfSort(thing.kinds)
    if not thing.kinds:
        return None if thing.bare else Only(thing)
    if thing.roles and not thing.asked and replace(thing, roles=()).bare:
        return InRole(Verb(() if thing.roles == (ANY_ROLE,) else thing.roles), noun=True)
    plain = all(isinstance(part, Is) for part in thing.parts)
    return Swap(thing) if (thing.named or plain) and not thing.asked and not thing.roles else None


@rules("U = T SWAP T", cost=0.0, examples=("把{unit}换成{unit2}",))
def one_for_another(old: Thing, _: str, new: Thing) -> Edit | None:
    """把区科技局换成区经信局."""
    named = old.named and new.named and not (old.asked or new.asked)
    return Swap(new, old) if named and len(old.parts) == 1 else None


@rules("U = SWAP? Y", "U = SWAP? DAY", "U = Y FIGVERB", examples=("那2025年呢", "换成2025年"))
def another_year(*words: object) -> Edit | None:
    """那2025年呢."""
    years = next(word for word in words if isinstance(word, tuple))
    return Then(years) if years and all(isinstance(each, Year) for each in years) else None


@rules("U = SWAP? F", cost=0.0, examples=("那2025年目标呢",))
def other_figures(_: str | None, figure: Figure) -> Edit:
    """那2025年目标呢."""
    return Shown(figure)


@rules("U = N0", cost=0.1, examples=("那没达标的有几个", "那哪些没达标呢"))
def of_them(thing: Thing) -> Edit | None:
    """那没达标的有几个."""
    return Only(thing) if not thing.kinds and thing.said else None


@rules("U = P", cost=0.5, examples=("那没达标呢", "没达标的呢"))
def said_of_them(predicate: Predicate) -> Edit | None:
    """那没达标呢."""
    thing = qualified(Thing(), predicate)
    return Only(thing) if thing else None


@rules("U = SWAP? R", cost=0.0, examples=("那牵头的呢",))
def other_role(_: str | None, verb: Verb) -> Edit:
    """那牵头的呢."""
    return InRole(verb)


@rules("U = HOWMANY|HOWMANYARE|COUNT", cost=0.0, examples=("有多少呢", "一共几项"))
def how_many(_: str) -> Edit:
    """有几个呢."""
    return Giving(Counting())


@rules("U = WHATARE|HAVEWHO|WHICH|LIST", cost=0.1, examples=("分别是哪些",))
def which_ones(_: str) -> Edit:
    """是哪些."""
    return Giving(Listing())


@rules("U = FIRST|PLACED|NUM", "U = MOST", "U = MOST FIRST|PLACED|NUM", examples=("那前三名呢", "那最少的呢"))
def other_best(*words: object) -> Edit | None:
    """那前三名呢; 那最少的呢."""
    pick = next((word for word in words if isinstance(word, str)), "")
    for word in words:
        if isinstance(word, int):
            return Best(word, pick)
        if isinstance(word, Measure):
            value = word.number.value
            exact = word.number.comparator == Comparison("=", 0).comparator and value == int(value) and value > 0
            return Best(int(value), pick) if exact else None
    return Best(None, pick)
