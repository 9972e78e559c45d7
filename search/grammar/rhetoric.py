"""Yes or no that is asked by way of its denial: 难道任务9不是区科技局牵头吗, 任务9不是区科技局牵头的吗."""

from dataclasses import replace

from graph import Condition, Every, Not, Query, Whether, normal_query
from search.grammar.asked import identity
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, applied, parts_of


@rules("Q = RHETORIC Q", cost=0.0, examples=("难道{task}不是{unit}牵头吗",))
def rhetorical(_: str, query: Query) -> Query | None:
    """难道任务9不是区科技局牵头吗: is it so?"""
    if not isinstance(query.give, Whether) or query.narrow or query.find == ("Finding",):
        return None
    plain = normal_query(query)
    return replace(plain, where=Every(tuple(_affirmed(part) for part in parts_of(plain.where))))


@rules("Q = T RHETORIC P YN?", cost=0.0, examples=("{task}难道不是{unit}牵头的吗",))
def rhetorical_of(thing: Thing, word: str, predicate: Predicate, _: str | None) -> Query | None:
    """任务9难道不是区科技局牵头的吗."""
    query = applied(thing, predicate)
    return rhetorical(word, query) if query else None


@rules("Q = T RHETNOT P YN", cost=0.0, examples=("{task}不是{unit}牵头的吗",))
def not_so(thing: Thing, _: str, predicate: Predicate, __: str) -> Query | None:
    """任务9不是区科技局牵头的吗."""
    query = applied(thing, predicate) if predicate.plain else None
    return query if query and isinstance(query.give, Whether) else None


@rules("Q = T RHETNOT T YN", cost=0.0, examples=("{task}不是带星任务吗",))
def not_one_of(one: Thing, _: str, other: Thing, __: str) -> Query | None:
    """任务9不是带星任务吗."""
    return identity(one, "ynmid", other)


def _affirmed(part: Condition) -> Condition:
    return part.part if isinstance(part, Not) else part
