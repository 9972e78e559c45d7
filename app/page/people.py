"""Whom to call: the way from a task over its units and their posts to people."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.page.known import Known
from app.page.pieces import joined, link, named, row
from app.page.proofs import long_table, proof
from graph import HEAD, Link, Relations
from ontology import Edge, Node, schema


@dataclass(frozen=True, slots=True)
class Seat:
    """A post of a unit and who holds it; nobody where the plan names none."""

    post: Node
    person: Node | None
    edges: tuple[Edge, ...]
    heads: bool


def seats(known: Known, unit: str) -> list[Seat]:
    """The posts of a unit and their holders, those of its head first; a post that several lists name stands once."""
    graph = known.graph
    heads = {edge.id for found in known.relations.links("works_in", [unit], (HEAD,)) for edge in found.edges}
    found: dict[tuple[str | None, str | None], Seat] = {}
    for place in graph.into(unit, "IN_UNIT"):
        post = graph.nodes[place.source]
        holders: list[Edge | None] = [*graph.into(post.id, "HOLDS")]
        for held in holders or [None]:
            edges = (held, place) if held else (place,)
            person = graph.nodes[held.source] if held else None
            before = found.get((post.name, person.id if person else None))
            is_head = held is not None and {held.id, place.id} <= heads
            told = (*before.edges, *edges) if before else edges
            found[post.name, person.id if person else None] = Seat(
                before.post if before else post, person, told, is_head
            )
    return sorted(found.values(), key=lambda seat: not seat.heads)


def lead_heads(relations: Relations, work: str) -> Markup:
    """Who heads the unit that leads a task or row, in brackets; nothing where the plan names nobody."""
    units = {link.source for link in relations.links("responsible_for", [work])}
    leads = dict.fromkeys(link.source for link in relations.links("responsible_for", [work], ("lead",)))
    found = ((unit, _head_names(relations, unit)) for unit in leads)
    told = (
        Markup("{}负责人：{}").format(relations.graph.nodes[unit].name if len(units) > 1 else "", names)
        for unit, names in found
        if names
    )
    said = joined(told, "；")
    return Markup("<span class='quiet'>（{}）</span>").format(said) if said else said


def _head_names(relations: Relations, unit: str) -> Markup:
    heads = dict.fromkeys(link.source for link in relations.links("works_in", [unit], (HEAD,)))
    return joined((named(relations.graph.nodes[each]) for each in heads), "、")


def chain(*stations: Markup) -> Markup:
    """A row of links, each leading to the next."""
    return Markup("<ol class='chain'>{}</ol>").format(joined(Markup("<li>{}</li>").format(each) for each in stations))


def calls(known: Known, unit: str, *before: Markup) -> Markup:
    """Whom to call in a unit: a chain to each head, else to everybody whom the plan names there, else a word that it names none."""
    found = seats(known, unit)
    heads = [seat for seat in found if seat.heads]
    told = joined(chain(*before, named(known.graph.nodes[unit]), *_stations(known, seat)) for seat in heads or found)
    if not found:
        return chain(
            *before, named(known.graph.nodes[unit]), Markup("<span class='quiet'>方案没有列出这个单位的人</span>")
        )
    if not heads:
        return Markup("{}<p class='quiet'>没有写明谁是主要负责人，以上是方案列出的人。</p>").format(told)
    return told


def _stations(known: Known, seat: Seat) -> tuple[Markup, Markup]:
    person = named(seat.person) if seat.person else Markup("<span class='quiet'>没有写明是谁</span>")
    return link(seat.post.id, post_words(known, seat.post)), Markup("<b>{}</b> {}").format(
        person, proof(known, seat.edges, "依据")
    )


def post_words(known: Known, post: Node) -> str:
    """The post's name; a word that there is none where a list names only the unit."""
    units = known.graph.targets(post.id, "IN_UNIT")
    bare = any(post.name in (unit.name, *(unit.get("aliases") or ())) for unit in units)
    return "职务没有写明" if bare or not post.name else post.name


def staff_table(known: Known, unit: str) -> Markup:
    """All posts of a unit with their holders and what they do in groups."""
    rows = (
        row(
            link(seat.post.id, post_words(known, seat.post)),
            named(seat.person) if seat.person else "—",
            _groups(known, seat.post),
            proof(known, seat.edges, "依据"),
        )
        for seat in seats(known, unit)
    )
    return long_table(("职务", "姓名", "专班", "依据"), rows, "这个单位的职务和人员")


def _groups(known: Known, post: Node) -> Markup:
    served = known.graph.out(post.id, "SERVES_ON")
    return joined(
        (Markup("{} {}").format(named(known.graph.nodes[each.target]), each.get("role") or "") for each in served), "、"
    )


def role_words(links: Sequence[Link]) -> str:
    """In which roles a unit answers, and by which part of the plan."""
    edges = [edge for found in links for edge in found.edges]
    ranks = schema().codes("role")
    roles = sorted({edge.get("role") for edge in edges}, key=ranks.index)
    said = "、".join(schema().label("role", each) for each in roles)
    scopes = [
        schema().label("scope", each)
        for each in ("body", "annex", "headline")
        if each in {e.get("scope") for e in edges}
    ]
    lead = "；按惯例牵头" if any(found.convention for found in links) else ""
    return f"{said}（{'、'.join(scopes)}{lead}）"


def member_list(known: Known, group: str) -> Markup:
    """The members of a group in its own order: role, post, person and unit."""
    served = sorted(known.graph.into(group, "SERVES_ON"), key=lambda each: (each.get("order") or 0, each.id))
    return long_table(
        ("责任", "姓名", "职务", "单位", "依据"), (_member(known, each) for each in served), "按名单的次序", 30
    )


def _member(known: Known, served: Edge) -> Markup:
    graph, post = known.graph, served.source
    people = joined((named(each) for each in graph.sources(post, "HOLDS")), "、")
    units = joined((named(each) for each in graph.targets(post, "IN_UNIT")), "、")
    claims = (served, *graph.into(post, "HOLDS"), *graph.out(post, "IN_UNIT"))
    return row(
        served.get("role") or "", people or "—", named(graph.nodes[post]), units or "—", proof(known, claims, "依据")
    )
