"""What the check found about one thing: whole findings, and of those on many things only the part about this one."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from app.labels import RULES
from app.page.address import address
from app.page.checks import card, grave
from app.page.known import Known
from app.page.pieces import joined, named, quote
from app.page.proofs import Part
from ontology import Evidence, Node, schema

_CARDS = 3  # findings before the rest is folded
_MANY = 6  # things that a finding is about: of more, the others are no matter of this page


def findings_part(known: Known, refs: Iterable[str]) -> Part:
    """The findings about some things and what stands under them, the gravest first, each with its quotes."""
    about: dict[str, dict[str, None]] = {}
    for link in known.relations.links("about", refs):
        about.setdefault(link.source, {}).update((edge.target, None) for edge in link.edges if edge.kind == "ABOUT")
    ranks = schema().codes("severity")
    found = sorted((known.graph.nodes[ref] for ref in about), key=lambda node: ranks.index(node.get("severity")))
    cards = [_card(known, node, list(about[node.id])) for node in found]
    more = Markup("<details class='proof rest'><summary>其余{}条</summary>{}</details>").format(
        len(cards) - _CARDS, joined(cards[_CARDS:])
    )
    return Part(
        f"体检发现的问题（{len(cards)}条）",
        Markup("{}{}").format(joined(cards[:_CARDS]), more if len(cards) > _CARDS else "") if cards else Markup(""),
    )


def _card(known: Known, finding: Node, own: Sequence[str]) -> Markup:
    every = known.graph.targets(finding.id, "ABOUT")
    if len(every) <= _MANY or len(own) > len(every) / 2:
        return card(known.graph, finding, known.judge(finding.id))
    return _own_part(known, finding, [known.graph.nodes[ref] for ref in own], len(every))


def _own_part(known: Known, finding: Node, own: Sequence[Node], every: int) -> Markup:
    """A finding on many things as far as it is about some of them, with the way to all of it."""
    severity, rule = finding.get("severity"), str(finding.get("rule"))
    told = Markup(
        "<p>这个问题共涉及{}处，这里只列与本页有关的{}处：{}。<a href='{}' target='_self'>到体检看全部</a></p>"
    )
    quotes = joined(quote(known.graph, each) for each in _places(known, finding, own))
    return Markup("<article class='finding'><header>{} <span class='tag'>{}</span></header>{}{}</article>").format(
        grave(severity, schema().label("severity", severity)),
        RULES.get(rule, rule),
        told.format(every, len(own), joined((named(node) for node in own), "、"), address("checkup", rule=rule)),
        quotes,
    )


def _places(known: Known, finding: Node, own: Sequence[Node]) -> list[Evidence]:
    """The finding's words that stand in what these things or their figures are read from."""
    figures = [each for node in own for each in known.graph.targets(node.id, "HAS_TARGET", "HAS_OBSERVATION")]
    within = [place for node in (*figures, *own) for place in node.evidence]
    return [
        each
        for each in dict.fromkeys(finding.evidence)
        if any(p.document == each.document and p.start <= each.start and each.end <= p.end for p in within)
    ]
