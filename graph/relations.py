"""What the named relations of a query mean on the graph: from the nodes that are known back to those that relate."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from graph.items import Item, items
from graph.link import Link
from graph.posts import fills
from graph.view import ROW_KINDS, Graph
from ontology import Edge, Node

_PLACES = frozenset({"Platform", "Park", "Programme"})
_PARTS = ("HAS_ACTION", "HAS_TASK", "HAS_INDICATOR", "HAS_PROJECT")
_ALL_PARTS = (*_PARTS, "HAS_TARGET", "HAS_OBSERVATION")


class Relations:
    """The relations of one graph. Rows are named by the id of the one item that they are (SAME_AS, preferred)."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._of_kinds: dict[frozenset[str], dict[str, None]] = {}
        self._links: Mapping[str, Callable[[str, tuple[str, ...]], Iterable[Link]]] = {
            "responsible": self._objects,
            "responsible_for": self._subjects,
            "depends_on": self._dependants,
            "needed_by": self._needs,
            "shares": self._sharers,
            "engaged_in": self._engaging,
            "engages": self._engaged,
            "part_of": self._parts,
            "has_part": self._wholes,
            "concerns": self._concerning,
            "concerned_by": self._places,
            "works_in": self._staff,
            "employs": self._employers,
            "serves_on": self._members,
            "has_member": self._groups,
            "holds": lambda post, _: [Link(e.source, post, (e,)) for e in self.graph.into(post, "HOLDS")],
            "found": self._troubled,
            "about": self._findings,
            "held_by": lambda person, _: [Link(e.target, person, (e,)) for e in self.graph.out(person, "HOLDS")],
        }

    def links(self, relation: str, targets: Iterable[str], roles: tuple[str, ...] = ()) -> Iterator[Link]:
        """The links of the relation that end at one of `targets`; a source and target may have several."""
        for target in targets:
            yield from self._links[relation](target, roles)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The items by id, in the plans' order."""
        return {item.node.id: item for item in items(self.graph)}

    @cached_property
    def _item_ids(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for row, item in self.items.items():
            for member in item.members:
                found[member] = (*found.get(member, ()), row)
        return found

    def of_kinds(self, kinds: Iterable[str]) -> Mapping[str, None]:
        """The ids of all nodes of these kinds; of rows, only the items that they are."""
        wanted = frozenset(kinds)
        if wanted not in self._of_kinds:
            rows = (ref for ref, item in self.items.items() if item.node.kind in wanted)
            others = (node.id for node in self.graph.of(*sorted(wanted.difference(ROW_KINDS))))
            self._of_kinds[wanted] = dict.fromkeys([*others, *rows])
        return self._of_kinds[wanted]

    def items_of(self, row: str) -> tuple[str, ...]:
        """The ids of the items that a row is: a figure of the body may stand for two annex rows, split by level."""
        return self._item_ids.get(row, ())

    def item(self, row: str) -> str:
        """The id of the (first) item that a row is; the id itself for any other node."""
        return next(iter(self.items_of(row)), row)

    # -- responsibility

    @cached_property
    def _with_roles(self) -> frozenset[str]:
        """The plans that state a role other than responsible."""
        edges = (e for unit in self.graph.of("Unit") for e in self.graph.out(unit.id, "RESPONSIBLE_FOR"))
        stating = {e.target for e in edges if e.get("role") != "responsible"}
        return frozenset(plan.id for node in stating if (plan := self.graph.plan_of(node)))

    def states_roles(self, node: str) -> bool:
        """Whether the plan of a task or row ever says who leads and who supports."""
        plan = self.graph.plan_of(node)
        return plan is not None and plan.id in self._with_roles

    def _fits(self, edge: Edge, roles: tuple[str, ...], scope: str) -> bool | None:
        """True where the edge has one of the roles, None where only the convention on leads gives it to it."""
        if not roles or edge.get("role") in roles:
            return True
        first = "lead" in roles and edge.get("order") == 1 and edge.get("scope") == scope
        return None if first and not self.states_roles(edge.target) else False

    def _claims(self, task: str) -> Iterator[Edge]:
        """Who is named for the task: by the body, then by its rows."""
        yield from sorted(self.graph.into(task, "RESPONSIBLE_FOR"), key=lambda e: (e.get("order"), e.id))
        for row in self.graph.rows(task):
            yield from sorted(self.graph.into(row.id, "RESPONSIBLE_FOR"), key=lambda e: (e.get("order"), e.id))

    def _of_task(self, task: str, roles: tuple[str, ...]) -> Iterator[tuple[Edge, bool]]:
        """The edges that make a unit responsible for the task in one of the roles, and whether by convention."""
        edges = list(self._claims(task))
        scope = "body" if any(e.get("scope") == "body" for e in edges) else "annex"
        for each in edges:
            fits = self._fits(each, roles, scope)
            if fits is not False:
                yield each, fits is None

    def _of_item(self, row: str, roles: tuple[str, ...]) -> Iterator[tuple[Edge, bool]]:
        """The same for an item; where no row of it names a unit, those that the body names for its task."""
        item = self.items.get(row)
        members = item.members if item else {row}
        edges = [each for member in members for each in self.graph.into(member, "RESPONSIBLE_FOR")]
        if not edges and item and item.task:
            edges = self.graph.into(item.task.id, "RESPONSIBLE_FOR")
        for each in sorted(edges, key=lambda e: (e.get("scope"), e.get("order"), e.id)):
            fits = self._fits(each, roles, each.get("scope"))
            if fits is not False:
                yield each, fits is None

    def _subjects(self, target: str, roles: tuple[str, ...]) -> Iterator[Link]:
        kind = self.graph.nodes[target].kind
        found = self._of_task if kind == "Task" else self._of_item if kind in ROW_KINDS else None
        for each, convention in found(target, roles) if found else ():
            yield Link(each.source, target, (each,), None, convention)

    def _objects(self, unit: str, roles: tuple[str, ...]) -> Iterator[Link]:
        near: dict[str, None] = {}
        for each in self.graph.out(unit, "RESPONSIBLE_FOR"):
            near |= dict.fromkeys(self._around(self.graph.nodes[each.target]))
        for claimed in near:
            yield from (link.turned() for link in self._subjects(claimed, roles) if link.source == unit)

    def _around(self, node: Node) -> Iterator[str]:
        """The task or item that is named, its task or its items: what a unit may answer for through it."""
        if node.kind == "Task":
            yield node.id
            yield from (item for row in self.graph.rows(node.id) for item in self.items_of(row.id))
        else:
            yield from self.items_of(node.id)
            yield from (owner.id for owner in self.graph.sources(node.id, "HAS_INDICATOR", "HAS_PROJECT"))

    def _engaging(self, action: str, roles: tuple[str, ...]) -> Iterator[Link]:
        for task in self.graph.targets(action, "HAS_TASK"):
            yield from (replace(link, target=action) for link in self._subjects(task.id, roles))

    def _engaged(self, unit: str, roles: tuple[str, ...]) -> Iterator[Link]:
        for link in self._objects(unit, roles):
            for action in self.graph.sources(link.source, "HAS_TASK"):
                if action.kind == "Action":
                    yield replace(link, source=action.id)

    # -- dependence

    def _dependants(self, target: str, _: tuple[str, ...]) -> Iterator[Link]:
        node = self.graph.nodes[target]
        if node.kind != "Unit":
            yield from self._walk([Link(target, target)], back=True)
            return
        own = [link for link in self._objects(target, ()) if self.graph.nodes[link.source].kind == "Task"]
        yield from (Link(link.source, target, link.edges, "direct") for link in own)
        yield from self._walk(list({link.source: link for link in reversed(own)}.values())[::-1], back=True)

    def _needs(self, target: str, _: tuple[str, ...]) -> Iterator[Link]:
        if self.graph.nodes[target].kind != "Task":
            return
        tasks, own = list(self._walk([Link(target, target)], back=False)), list(self._subjects(target, ()))
        yield from tasks
        yield from (Link(unit.source, target, unit.edges, "direct") for unit in own)
        for task in tasks:
            for unit in self._subjects(task.source, ()):
                if unit.source not in {link.source for link in own}:
                    yield Link(unit.source, target, (*unit.edges, *task.edges), "indirect")

    def _walk(self, starts: list[Link], back: bool) -> Iterator[Link]:
        """The tasks that a start is required by (`back`), or that it requires, step by step, each once."""
        seen, todo = {link.source for link in starts}, list(starts)
        for here in todo:
            steps = self.graph.into(here.source, "DEPENDS_ON") if back else self.graph.out(here.source, "DEPENDS_ON")
            for each in (e for e in steps if e.get("strength") == "requires"):
                next_one = each.source if back else each.target
                if next_one not in seen:
                    seen.add(next_one)
                    direct = not here.edges and here.via is None
                    link = Link(next_one, here.target, (each, *here.edges), "direct" if direct else "indirect")
                    todo.append(link)
                    yield link

    def _sharers(self, target: str, _: tuple[str, ...]) -> Iterator[Link]:
        for each in (*self.graph.into(target, "DEPENDS_ON"), *self.graph.out(target, "DEPENDS_ON")):
            if each.get("strength") == "shares":
                yield Link(each.source if each.target == target else each.target, target, (each,))

    # -- structure and places

    def _parts(self, target: str, _: tuple[str, ...]) -> Iterator[Link]:
        todo = [target]
        for whole in todo:
            for each in self.graph.out(whole, *_PARTS):
                todo.append(each.target)
                for part in self.items_of(each.target) or (each.target,):
                    yield Link(part, target, (each,))

    def _wholes(self, target: str, _: tuple[str, ...]) -> Iterator[Link]:
        item = self.items.get(target)
        todo = [target, *(item.members if item else ())]
        for part in todo:
            for each in self.graph.into(part, *_PARTS):
                todo.append(each.source)
                yield Link(each.source, target, (each,))

    def _concerning(self, place: str, _: tuple[str, ...]) -> Iterator[Link]:
        for each in self.graph.into(place, "CONCERNS"):
            for item in self.items_of(each.source) or (each.source,):
                yield Link(item, place, (each,))
            for owner in self.graph.sources(each.source, "HAS_INDICATOR", "HAS_PROJECT"):
                if owner.kind == "Task":
                    yield Link(owner.id, place, (each,))

    def _places(self, target: str, _: tuple[str, ...]) -> Iterator[Link]:
        item = self.items.get(target)
        rows = item.members | {target} if item else {target, *(row.id for row in self.graph.rows(target))}
        for row in sorted(rows):
            yield from (Link(each.target, target, (each,)) for each in self.graph.out(row, "CONCERNS"))

    # -- findings

    def _troubled(self, finding: str, _: tuple[str, ...]) -> Iterator[Link]:
        """What a finding is about, and all under which that stands."""
        for each in self.graph.out(finding, "ABOUT"):
            wholes = {each.target: None}
            for whole in _wholes_of(self.graph, each.target):
                wholes |= dict.fromkeys((whole, *self.items_of(whole)))
            yield from (Link(whole, finding, (each,)) for whole in wholes)

    def _findings(self, target: str, _: tuple[str, ...]) -> Iterator[Link]:
        """The findings on a thing, on what stands under it, and on figures."""
        item = self.items.get(target)
        parts = dict.fromkeys((target, *sorted(item.members if item else ())))
        todo = list(parts)
        for part in todo:
            more = [each.target for each in self.graph.out(part, *_ALL_PARTS) if each.target not in parts]
            parts |= dict.fromkeys(more)
            todo += more
        for part in parts:
            yield from (Link(each.source, target, (each,)) for each in self.graph.into(part, "ABOUT"))

    # -- people

    def _staff(self, unit: str, roles: tuple[str, ...]) -> Iterator[Link]:
        for post in self.graph.into(unit, "IN_UNIT"):
            if fills(self.graph.nodes[post.source], self.graph.nodes[unit], roles):
                for each in self.graph.into(post.source, "HOLDS"):
                    yield Link(each.source, unit, (each, post))

    def _employers(self, person: str, roles: tuple[str, ...]) -> Iterator[Link]:
        for each in self.graph.out(person, "HOLDS"):
            for post in self.graph.out(each.target, "IN_UNIT"):
                if fills(self.graph.nodes[each.target], self.graph.nodes[post.target], roles):
                    yield Link(post.target, person, (each, post))

    def _members(self, group: str, roles: tuple[str, ...]) -> Iterator[Link]:
        for served in self.graph.into(group, "SERVES_ON"):
            if not roles or served.get("role") in roles:
                for each in self.graph.into(served.source, "HOLDS"):
                    yield Link(each.source, group, (each, served))

    def _groups(self, person: str, roles: tuple[str, ...]) -> Iterator[Link]:
        for each in self.graph.out(person, "HOLDS"):
            for served in self.graph.out(each.target, "SERVES_ON"):
                if not roles or served.get("role") in roles:
                    yield Link(served.target, person, (each, served))


def _wholes_of(graph: Graph, part: str) -> list[str]:
    """The node itself and all under which it stands, the nearest first."""
    found = {part: None}
    todo = [part]
    for here in todo:
        more = [each.source for each in graph.into(here, *_ALL_PARTS) if each.source not in found]
        found |= dict.fromkeys(more)
        todo += more
    return list(found)
