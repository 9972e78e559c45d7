"""The address of a question: `q`, the questions `after` which it is asked, what its pieces were changed to, what was added, the page.

No name here may be that of a widget that another view binds to the address: on the way back Streamlit would drop it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from app.page.address import address
from app.page.pieces import joined

_CHIP = re.compile(r"c([1-9]\d?)")


@dataclass(frozen=True, slots=True)
class State:
    """What an address asks; `values` are of the pieces by their number from 1, `added` are sorts and values of conditions."""

    question: str = ""
    before: tuple[str, ...] = ()
    values: tuple[tuple[int, str], ...] = ()
    page: int = 1
    added: tuple[tuple[str, str], ...] = ()

    @property
    def href(self) -> str:
        """The address."""
        values = {f"c{at}": value for at, value in self.values}
        page = str(self.page) if self.page > 1 else None
        return address(
            "ask", q=self.question, after="\n".join(self.before), **values, plus=written(self.added), at=page
        )

    def with_value(self, at: int, value: str | None) -> "State":
        """The same with another value for a piece; with its own where that is None."""
        kept = {key: said for key, said in self.values if key != at} | ({at: value} if value else {})
        return replace(self, values=tuple(sorted(kept.items())), page=1)

    def without(self, sort: str, value: str) -> "State":
        """The same without a condition that was added."""
        return replace(self, added=tuple(each for each in self.added if each != (sort, value)), page=1)


def written(added: Iterable[tuple[str, str]]) -> str:
    """Conditions that were added, as the address has them: a line `sort:value` for each."""
    return "\n".join(f"{sort}:{value}" for sort, value in added)


def state_of(query: Mapping[str, str]) -> State:
    """What the parameters of an address ask; what makes no sense in them is left out."""
    chips = {int(match[1]): value for key, value in query.items() if (match := _CHIP.fullmatch(key))}
    before = tuple(each for each in query.get("after", "").split("\n") if each.strip())
    added = (line.partition(":") for line in query.get("plus", "").split("\n") if ":" in line)
    page = query.get("at", "1")
    return State(
        query.get("q", "").strip(),
        before,
        tuple(sorted(chips.items())),
        int(page) if page.isdecimal() and 0 < int(page) < 10_000 else 1,
        tuple((sort, value) for sort, _, value in added),
    )


def way(href: str, words: str) -> Markup:
    """A link to another state of the question."""
    return Markup("<a href='{}' target='_self'>{}</a>").format(href, words)


def gone(sort: str, said: str, href: str) -> Markup:
    """A piece that was taken away, and the way back to it."""
    return Markup("<span class='gone'><s>{}：{}</s> {}</span>").format(sort, said, way(href, "恢复"))


def page_links(state: State, pages: int) -> Markup:
    """Links to the pages of a long list; nothing for one page."""
    if pages < 2:
        return Markup("")
    links = joined(
        Markup("<a class='chip{}' href='{}' target='_self'{}>{}</a> ").format(
            " on" if at == state.page else "",
            replace(state, page=at).href,
            Markup(" aria-current='page'") if at == state.page else "",
            at,
        )
        for at in range(1, pages + 1)
    )
    return Markup("<nav class='pages' aria-label='翻页'>第 {} 页</nav>").format(links)
