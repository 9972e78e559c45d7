"""Claims with what proves them: folded words of the plan, how sure the reading is, and the link to decide on it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from app.page.known import Known
from app.page.pieces import basis, joined, quote, table
from app.page.verdicts import in_words, is_decidable, sureness
from ontology import Edge, Node

_NOTHING = Markup("")
_IN_STYLE = re.compile(r"['\"\\;<>\n]")  # signs that end a word of a style
_SHOWN = 15  # rows before the rest is folded
_CONTINUED = "（续）"


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page; one without a body is left out."""

    title: str
    body: Markup


def drawn(parts: Iterable[Part]) -> Markup:
    """The sections that have something to say, one below the other."""
    one = Markup("<section class='part'><h2>{}</h2>{}</section>")
    return joined(one.format(part.title, _captioned(part)) for part in parts if part.body)


def _captioned(part: Part) -> Markup:
    """The body; tables without a caption of their own are called like the section, for those who hear them."""
    body = part.body
    for more in ("", _CONTINUED):
        own = Markup("<caption class='unseen'>{}{}</caption>").format(part.title, more)
        body = Markup(body.replace(f"<caption>{more}</caption>", own))
    return body


def proof(known: Known, claims: Iterable[Node | Edge], summary: str = "原文") -> Markup:
    """The folded words for some claims, with the least sure bases beside the word that opens them."""
    each_once = list({claim.id: claim for claim in claims}.values())
    shown = [claim for claim in each_once if claim.evidence or claim.certainty.basis not in (None, "stated")]
    if not shown:
        return _NOTHING
    marks = dict.fromkeys(claim.certainty.basis for claim in shown)
    several = len(shown) > 1
    return Markup("<details class='proof'><summary>{} {}</summary>{}</details>").format(
        summary, joined((basis(mark) for mark in marks), " "), joined(_told(known, claim, several) for claim in shown)
    )


def _told(known: Known, claim: Node | Edge, named: bool) -> Markup:
    quotes = joined(quote(known.graph, each) for each in dict.fromkeys(claim.evidence))
    judge = known.judge(claim.id) if is_decidable(claim) else _NOTHING
    head = Markup("<p class='quiet'>{}</p>").format(in_words(known.graph, claim.id)) if named else _NOTHING
    return Markup("{}{}{}{}").format(head, sureness(claim), quotes, judge)


def long_table(heads: tuple[str, ...], rows: Iterable[Markup], caption: str, shown: int = _SHOWN) -> Markup:
    """A table; what goes beyond a screen or so is folded. Nothing without rows.

    On a narrow screen its rows stand as blocks, each cell behind the head of its column, which the style hands on.
    """
    lines = list(rows)
    if not lines:
        return _NOTHING
    first, rest = (lines[:shown], lines[shown:]) if len(lines) > shown + 3 else (lines, [])
    more = table(heads, rest, f"{caption}{_CONTINUED}") if rest else _NOTHING
    folded = (
        Markup("<details class='proof rest'><summary>其余{}项</summary>{}</details>").format(len(rest), more)
        if rest
        else ""
    )
    names = ";".join(f"--h{place}:'{_IN_STYLE.sub('', head)}'" for place, head in enumerate(heads, 1))
    return Markup('<div class="stacks" style="{}">{}{}</div>').format(names, table(heads, first, caption), folded)


def listed(items: Iterable[Markup]) -> Markup:
    """A plain list; nothing without items."""
    lines = joined(Markup("<li>{}</li>").format(each) for each in items)
    return Markup("<ul class='plain'>{}</ul>").format(lines) if lines else _NOTHING
