"""The normal form of queries: flat, sorted, negation at the leaves; two ways to say one thing become one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.condition import ANYTHING, NOTHING, Aimed, Condition, Every, Has, HasStatus, Is, Linked, Not, OfKind, Some
from graph.give import Chain, Change, Figures, Tally
from graph.query import Query, key


def normal_query(query: Query) -> Query:
    """The query with every condition in normal form."""
    give = query.give
    if isinstance(give, Tally):
        of = replace(give.of, to=normal(give.of.to), roles=_sorted(give.of.roles))
        part = normal(give.share) if give.share is not None else None
        give = replace(give, of=of, than=_sorted(give.than), asked=_sorted(give.asked), share=part)
    elif isinstance(give, Figures):
        give = replace(give, years=tuple(sorted(set(give.years))))
    elif isinstance(give, Change):
        since, until = give.years
        give = replace(
            give, years=(until, since) if since is not None and until is not None and since > until else give.years
        )
    elif isinstance(give, Chain):
        give = Chain(normal(give.to))
    narrow = query.narrow and replace(query.narrow, find=_sorted(query.narrow.find), where=normal(query.narrow.where))
    then = query.then and normal_query(query.then)
    return Query(_sorted(query.find), normal(query.where), give, narrow, then)


def normal(condition: Condition) -> Condition:
    """The condition's normal form: it holds of the same nodes, and is the same for every order and nesting."""
    match condition:
        case Every(parts):
            return _every(normal(part) for part in parts)
        case Some(parts):
            return _some(normal(part) for part in parts)
        case Not(part):
            return _negated(normal(part))
        case Is(ids):
            return Is(_sorted(ids)) if ids else NOTHING
        case OfKind(kinds):
            return OfKind(_sorted(kinds)) if kinds else NOTHING
        case HasStatus(statuses):
            return HasStatus(_sorted(statuses)) if statuses else NOTHING
        case Has(name, values):
            return Has(name, _sorted(values)) if values else NOTHING
        case Aimed(year, words, modes):
            return Aimed(year, _sorted(words), _sorted(modes))
        case Linked(to=to, roles=roles):
            return replace(condition, to=normal(to), roles=_sorted(roles))
    return condition


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _negated(part: Condition) -> Condition:
    match part:
        case Not(inner):
            return inner
        case Every(parts):
            return _some(_negated(each) for each in parts)
        case Some(parts):
            return _every(_negated(each) for each in parts)
    return Not(part)


def _every(parts: Iterable[Condition]) -> Condition:
    flat = set(_denied_once(_flat(parts, Every)))
    if NOTHING in flat:
        return NOTHING
    return next(iter(flat)) if len(flat) == 1 else Every(tuple(sorted(flat, key=key)))


def _denied_once(parts: Iterable[Condition]) -> Iterator[Condition]:
    """What is denied of each of several things of one sort is denied of any of them."""
    denied: list[Condition] = []
    for part in parts:
        if isinstance(part, Not):
            denied.append(part.part)
        else:
            yield part
    yield from map(Not, _merged(denied))


def _some(parts: Iterable[Condition]) -> Condition:
    flat = set(_merged(_flat(parts, Some)))
    if ANYTHING in flat:
        return ANYTHING
    return next(iter(flat)) if len(flat) == 1 else Some(tuple(sorted(flat, key=key)))


def _flat(parts: Iterable[Condition], kind: type[Every] | type[Some]) -> Iterator[Condition]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part


def _merged(parts: Iterable[Condition]) -> Iterator[Condition]:
    """Alternatives of one sort as one: ids, kinds, statuses, and links that lead over the same relation."""
    ids: list[str] = []
    kinds: list[str] = []
    statuses: list[str] = []
    values: dict[str, list[str]] = {}
    links: dict[tuple[str, tuple[str, ...]], list[Condition]] = {}
    for part in parts:
        match part:
            case Is(found):
                ids += found
            case OfKind(found):
                kinds += found
            case HasStatus(found):
                statuses += found
            case Has(name, found):
                values.setdefault(name, []).extend(found)
            case Linked(relation, to, roles, None):
                links.setdefault((relation, roles), []).append(to)
            case _:
                yield part
    yield from (made(_sorted(found)) for made, found in ((Is, ids), (OfKind, kinds), (HasStatus, statuses)) if found)
    yield from (Has(name, _sorted(found)) for name, found in values.items())
    yield from (Linked(relation, _some(to), roles) for (relation, roles), to in links.items())
