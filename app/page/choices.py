"""Choices as links: each value with its count, and the address that has it chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.page.address import with_state
from app.page.pieces import joined
from app.terminal.render import clean

_PAGES = ("hits", "sheet")  # another choice begins at the first page


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a part of the address, its words, and how much there is of it, with the `noun` that is counted by."""

    value: str
    words: str
    count: int
    noun: str = ""


def choices(view: str, head: str, field: str, values: Sequence[Choice], state: Mapping[str, str]) -> Markup:
    """The values as chips, the chosen one taking itself back; nothing where there is nothing to choose."""
    now = state.get(field)
    if len(values) < 2 and not now:
        return Markup("")
    gone = [] if not now or now in {each.value for each in values} else [Choice(now, now, 0)]
    links = joined(_chip(view, field, each, state) for each in (*values, *gone))
    return Markup("<div class='facet' role='group' aria-label='{0}'><b>{0}</b>{1}</div>").format(head, links)


def tabs(view: str, head: str, field: str, values: Mapping[str, str], state: Mapping[str, str]) -> Markup:
    """One of several ways to look at it: words by value; the first one is what the address without the field means."""
    first = next(iter(values))
    now = state.get(field) if state.get(field) in values else first
    links = joined(
        Markup("<a class='pick{}' href='{}' target='_self'{}>{}</a>").format(
            " on" if value == now else "",
            with_state(view, state, **{field: None if value == first else value}),
            Markup(" aria-current='true'") if value == now else "",
            words,
        )
        for value, words in values.items()
    )
    return Markup("<nav class='facet no-print' aria-label='{0}'><b>{0}</b>{1}</nav>").format(head, links)


def switches(view: str, head: str, field: str, values: Sequence[Choice], state: Mapping[str, str]) -> Markup:
    """The values as chips that are on or off; the address holds those that are off, with commas between."""
    off = split(state.get(field))
    if not values:
        return Markup("")
    links = joined(
        Markup(
            "<a class='pick {}' href='{}' target='_self' role='switch' aria-checked='{}'>{} {} <span>{}</span></a>"
        ).format(
            "off" if each.value in off else "on",
            with_state(view, state, **{field: ",".join(_toggled(off, each.value))}),
            "false" if each.value in off else "true",
            "☐" if each.value in off else "☑",
            clean(each.words),
            each.count,
        )
        for each in values
    )
    return Markup("<div class='facet' role='group' aria-label='{0}'><b>{0}</b>{1}</div>").format(head, links)


def split(listed: str | None) -> tuple[str, ...]:
    """The values of a list in the address."""
    return tuple(filter(None, (listed or "").split(",")))


def _toggled(values: Sequence[str], value: str) -> list[str]:
    return [each for each in values if each != value] if value in values else [*values, value]


def _chip(view: str, field: str, each: Choice, state: Mapping[str, str]) -> Markup:
    taken = state.get(field) == each.value
    kept = {key: value for key, value in state.items() if key not in _PAGES}
    return Markup("<a class='pick{}' href='{}' target='_self'{}>{} <span>{}{}</span>{}</a>").format(
        " on" if taken else "",
        with_state(view, kept, **{field: None if taken else each.value}),
        Markup(" aria-current='true'") if taken else "",
        clean(each.words),
        each.count,
        each.noun,
        Markup(" <span class='unseen'>（已选，点一下去掉）</span><span aria-hidden='true'>✕</span>") if taken else "",
    )
