"""Questions for what a plan lays down besides its tasks: meetings, bulletins, assessment, money, its office. M is what."""

from dataclasses import replace

from graph import Condition, Every, Fact, Has, Named, Query, Says, Some, Whether, Wording, leaves
from search.grammar.chart import rules
from search.grammar.duty import Verb
from search.grammar.meaning import Thing

_CONVENING = ("召集", "主持", "组织召开", "负责召开")
_OF_THE_PLAN = (("Plan",), ("Group",))


@rules("M = MECH MECHNOUN?", cost=0.0, examples=("例会制度是什么", "考核怎么进行"))
def laid_down(meaning: str, _: str | None) -> Condition:
    """例会, 考核办法: of this type, and called so where the word is a name (通报, 简报)."""
    type_, _, word = meaning.partition(":")
    kind = Has("type", (type_,))
    return Every((kind, Named(word))) if word else kind


@rules(
    "Q = T? M HOW HOWVERB?",
    "Q = T? WHEN M",
    "Q = T? M WHEN",
    "Q = T? HOW M",
    "Q = T? M WHATARE|WHERESET|TEXTQ",
    "Q = T? M COP? WHICH MECHNOUN?",
    "Q = WHATARE|TEXTQ M",
    "Q = HAVE WHICH M",
    "Q = T HAVE WHICH M",
    "Q = T? HAVE M WHATARE",
    "Q = T WHATARE M",
    cost=0.0,
    examples=("例会怎么开", "怎么考核", "基本原则有哪些", "专班办公室设在哪里", "有哪些基本原则", "方案有什么考核办法"),
)
def told_of(*words: object) -> Query | None:
    """考核怎么进行: the plan's own words."""
    return _asked(words, Wording())


@rules(
    "Q = T? M OFTEN ONCE?",
    "Q = T? OFTEN ONCE M",
    "Q = T? OFTEN M ONCE",
    "Q = T? M ONCE OFTEN",
    "Q = T? M OFTENQ WHATARE|HOWMUCH|HOWMANYARE?",
    cost=0.0,
    examples=("例会多久开一次", "多久开一次例会", "多久考核一次", "例会的频次"),
)
def how_often(*words: object) -> Query | None:
    """例会多久开一次."""
    return _asked(words, Fact("frequency"))


@rules("Q = T? OFTEN MEETS", "Q = T? MEETS OFTEN", cost=0.0, examples=("专班多久开一次会",))
def how_often_met(*words: object) -> Query | None:
    """专班多久开一次会."""
    thing = next((word for word in words if isinstance(word, Thing)), None)
    return _asked((thing, Has("type", ("meeting",))), Fact("frequency"))


@rules("Q = T? HAVEYN M YN?", "Q = T? HAVE M YN", cost=0.0, examples=("有没有例会制度", "方案有例会吗"))
def is_there(*words: object) -> Query | None:
    """有没有例会制度."""
    return _asked(words, Whether())


@rules(
    "Q = T? M COP? BY? WHO CONVENE",
    "Q = T? WHO CONVENE M",
    "Q = T? M COP? BY? T CONVENE",
    cost=0.0,
    examples=("例会由谁召集", "谁主持例会", "例会由哪个单位召集"),
)
def who_convenes(*words: object) -> Query | None:
    """例会由谁召集: what the plan says of it, where it says who convenes it."""
    asked = [word for word in words if isinstance(word, Thing) and word.kinds == ("Unit",) and word.bare]
    rest = tuple(word for word in words if word not in asked)
    query = _asked(rest, Wording())
    told = Some(tuple(Says(word) for word in _CONVENING))
    return replace(query, where=Every((query.where, told))) if query else None


@rules("Q = T WHERESET", cost=0.0, examples=("{group}设在哪里",))
def where_set(group: Thing, _: str) -> Query | None:
    """专班设在哪个单位: what the plan says of it and of its office."""
    fits = group.kinds == ("Group",) and not (group.asked or group.pick or group.number)
    return Query(("Provision",), Has("type", ("group", "office")), Wording()) if fits else None


@rules(
    "Q = M OFTEN HOWVERB|ISSUE|CONVENE ONCE?",
    "Q = M OFTENQ",
    "Q = OFTEN ISSUE|HOWVERB|CONVENE? M",
    "Q = T OFTEN ISSUE|HOWVERB|CONVENE? M",
    cost=0.0,
    examples=("例会每隔多久开",),
)
def how_often_so(*words: object) -> Query:
    """例会每隔多久开; 督查按月还是按季."""
    return Query(("Provision",), next(word for word in words if isinstance(word, Has | Every)), Fact("frequency"))


@rules(
    "Q = M DOERNOUN COP? WHO|WHATARE|T?",
    "Q = T? BY WHO|T M",
    "Q = M PEOPLEQ",
    "Q = T R|AS|HAVE M",
    cost=-0.3,
    examples=("考核的组织者是谁", "各单位由谁考核"),
)
def laid_down_by_whom(*words: object) -> Query | None:
    """考核的组织者是谁; 各单位由谁考核; 哪家单位承担专班办公室."""
    condition = next(word for word in words if isinstance(word, Has | Every))
    types = {value for part in leaves(condition) if isinstance(part, Has) for value in part.values}
    things = [word for word in words if isinstance(word, Thing)]
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    asked = [each for each in things if each.kinds == ("Unit",) and each.bare and each.asked in ("which", "each")]
    office = "doernoun" not in words and "by" not in words
    if len(asked) != len(things) or role != Verb(()) or (office and types != {"office"}):
        return None
    fits = types <= {"assessment", "inspection", "bulletin"} or office
    return Query(("Provision",), condition, Wording()) if fits else None


def _asked(words: tuple[object, ...], give: Fact | Wording | Whether) -> Query | None:
    condition = next(word for word in words if isinstance(word, Has | Every))
    thing = next((word for word in words if isinstance(word, Thing)), None)
    if thing is not None and (thing.kinds not in _OF_THE_PLAN or thing.asked or thing.pick or thing.number):
        return None
    return Query(("Provision",), condition, give)
