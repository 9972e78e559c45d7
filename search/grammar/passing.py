"""What is said in passing or in a roundabout way: 十项任务，其中…; 王勇智当局长的那个局; 有没有，是哪些; 在哪个行动里任务最多."""

from dataclasses import replace

from graph import ANYTHING, HEAD, Every, Linked, Listing, Query
from search.grammar.chart import rules
from search.grammar.clauses import narrowed
from search.grammar.duty import Verb, done_by
from search.grammar.meaning import Thing, applied, asking, bond, qualified, said_of
from search.grammar.owned import member, owned
from search.grammar.things import Measure
from search.lexicon import lexicon

_OF_KIND = {"家": ("Unit",), "位": ("Person",), "名": ("Person",)}


@rules("T = WHICH NUM", cost=0.3, examples=("{row}压给了哪两家", "{task}由哪两家负责"))
def which_so_many(_: str, measure: Measure) -> Thing | None:
    """哪两家: units, however many there are."""
    kinds = _OF_KIND.get(measure.unit or "")
    return Thing(kinds, asked="which") if kinds and measure.number.comparator == "=" else None


# -- persons by their title


@rules(
    "Q = T IN? HAVE? WHO|WHICH|HOWMANY COP|AS TITLE",
    "Q = T IN? HAVE? T COP|AS TITLE",
    "Q = T IN? TITLE HAVE? WHATARE|HAVEWHO|HOWMANYARE",
    cost=0.0,
    examples=("{group}里有哪几位是局长", "{group}里有几个人是局长"),
)
def titled_members(whole: Thing, *words: object) -> Query | None:
    """专班里有哪几位是董事长: of those who serve there."""
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Person",), asked="which"))
    if {"howmany", "howmanyare"} & {word for word in words if isinstance(word, str)}:
        asked = replace(asked, asked="count")
    title = next(str(word) for word in words if isinstance(word, str) and word not in _FORM)
    if any(role.word.endswith(title) for role in lexicon().of("GROUPROLE")):  # 主任 may be that of the office
        return None
    fits = asked.kinds == ("Person",) and asked.bare and asked.asked
    those = _serving(whole) if fits else None
    holding = said_of(("Person",), Linked("works_in", ANYTHING, (title,)))
    found = qualified(replace(those, asked=asked.asked), holding) if those else None
    return asking(found) if found else None


@rules("Q = T IN HAVE? WHO|WHICH|T COP|AS GROUPROLE", cost=0.0, examples=("{group}里谁是副组长",))
def in_which_office(group: Thing, *words: object) -> Query | None:
    """专班里谁是组长."""
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Person",), asked="which"))
    fits = asked.kinds == ("Person",) and asked.bare and asked.asked in ("which", "count")
    holder = member(group, str(words[-1])) if fits else None
    return asking(replace(holder, asked=asked.asked)) if holder else None


def _serving(whole: Thing) -> Thing | None:
    """Those who serve on a group, or who were named as such: 专班成员."""
    if whole.asked or whole.number or whole.pick or (whole.named and whole.kinds != ("Group",)):
        return None
    if whole.kinds == ("Person",):
        return None if whole.bare else whole
    serving = bond(whole) if whole.kinds == ("Group",) else None
    return qualified(Thing(("Person",)), serving) if serving else None


_FORM = frozenset("in have who which howmany howmanyare whatare havewho cop as unit".split())


@rules(
    "T = T AS? TITLE T",
    "T = T AS HEADNOUN T",
    cost=0.0,
    examples=("{person}当局长的那个局负责哪些任务", "{person}任局长的单位"),
)
def headed_by(person: Thing, *words: object) -> Thing | None:
    """王勇智当局长的那个局: the unit in which that person has the title."""
    *_, title, unit = words
    fits = person.kinds == ("Person",) and person.named and not person.joint and not person.partly
    if not fits or not isinstance(unit, Thing) or unit.kinds != ("Unit",) or not unit.bare or unit.asked:
        return None
    own = Every((person.where, Linked("works_in", ANYTHING, (HEAD if title == "head" else str(title),))))
    return qualified(unit, said_of(("Unit",), Linked("employs", own)))


# -- whether there are any, and which


@rules(
    "Q = T HAVEYN WHATARE|HAVEWHO|WHICH",
    "Q = T HAVE YN WHATARE|HAVEWHO|WHICH",
    "Q = HAVEYN T WHATARE|HAVEWHO",
    cost=0.0,
    examples=("{unit}和{unit2}共同负责的任务有没有，是哪些", "有没有{unit}牵头的任务，有哪些"),
)
def any_and_which(*words: object) -> Query | None:
    """…有没有，是哪些: the list tells whether there are any."""
    thing = next(word for word in words if isinstance(word, Thing))
    query = None if thing.named or thing.bare or thing.asked else asking(thing)
    return query if query and isinstance(query.give, Listing) else None


# -- a count that is said in passing


@rules("Q = T NUM T N", "Q = T NUM N", cost=0.0, examples=("{unit}十项任务，其中达标的是哪几项",))
def counted_in_passing(owner: Thing, measure: Measure, *words: object) -> Query | None:
    """人社局十项任务，其中…: the number is told, not asked for."""
    *kinds, more = (word for word in words if isinstance(word, Thing))
    whole = kinds[0] if kinds else Thing(("Task",))
    sole = owner.named and owner.kinds in (("Unit",), ("Action",)) and not owner.joint and whole.bare
    if not sole or whole.asked or whole.kinds not in (("Task",), ("Indicator",), ("Project",)):
        return None
    if measure.number.comparator != "=" or measure.unit not in ("项", "条", "件", "个"):
        return None
    parts = owned(owner, whole)
    query = asking(parts) if parts else None
    return narrowed(query, more) if query else None


# -- in which action a unit has most


@rules(
    "Q = T AT T IN? T MOST",
    "Q = T AT T IN? R T MOST",
    "Q = T AT T IN? R MOST",
    "Q = T AT T IN? MOST",
    "Q = T T IN? T MOST",
    "Q = T T IN? R T MOST",
    "Q = T T IN? R MOST",
    "Q = T T MOST T",
    "Q = T T MOST T WHATARE",
    "Q = T T MOST COP T",
    "Q = T R T MOST T WHATARE?",
    "Q = T R T MOST COP T",
    cost=-0.6,
    examples=("{unit}在哪个行动里任务最多", "{unit}的任务在哪个行动里最多", "{unit}任务最多的行动是哪个"),
)
def most_of_its_own(first: Thing, *words: object) -> Query | None:
    """区科技局在哪个行动里任务最多: of its own tasks."""
    things = [word for word in words if isinstance(word, Thing)]
    over = [each for each in things if each.kinds == ("Action",)]
    counted = [each for each in things if each.kinds != ("Action",)]
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    if len(over) != 1 or not over[0].bare or over[0].number or role != Verb(role.roles):
        return None
    if any(not each.bare or each.asked or each.kinds != ("Task",) for each in counted) or len(counted) > 1:
        return None
    own = _own_tasks(first, role)
    predicate = bond(replace(own, pick=pick)) if own else None
    return applied(Thing(("Action",), asked="which"), predicate) if predicate else None


def _own_tasks(first: Thing, role: Verb) -> Thing | None:
    """A unit's tasks in the role, or the tasks of a unit that were named as such."""
    if first.kinds == ("Unit",):
        predicate = done_by(first, role) if first.named and not first.joint else None
        return qualified(Thing(("Task",)), predicate) if predicate else None
    plain = first.kinds == ("Task",) and not (first.named or first.bare or first.asked or first.number or first.pick)
    return first if plain and role == Verb(()) else None
