"""How each relation of a query is matched on the server, from its source `a` to its target `b`."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

DEPENDENCE = ("depends_on", "needed_by")
_PARTS = "HAS_ACTION|HAS_TASK|HAS_INDICATOR|HAS_PROJECT"
_TREE = f"($a)<-[:ITEM_OF*0..1]-()<-[$r:{_PARTS}*1..]-($b)"
_UNDER = f"{_PARTS}|HAS_TARGET|HAS_OBSERVATION"
_NEEDS = "-[:DEPENDS_ON*0.. {strength: 'requires'}]->"
_NEEDED = "<-[:DEPENDS_ON*0.. {strength: 'requires'}]-"


@dataclass(frozen=True, slots=True)
class Step:
    """A relation as a pattern; `edges` are the ids that prove it, `fits` the test on roles.

    `unwound` says that one relationship stands for several claims, told by its parallel lists; `fits_one` is then the
    test on one of them, `convention` whether it fits by convention alone.
    """

    pattern: str
    edges: str = "[$r.id]"
    fits: str = ""
    unwound: bool = False
    fits_one: str = ""
    convention: str = ""


def _answers(pattern: str) -> Step:
    own, given = "$r.roles[i] IN $roles", "$r.conventions[i] IN $roles"
    fits = "any(role IN $r.roles + $r.conventions WHERE role IN $roles)"
    return Step(pattern, "[$r.edges[i]]", fits, True, f"{own} OR {given}", f"NOT {own}")


def _works(pattern: str) -> Step:
    return Step(pattern, "[held$r.id, $r.edges[i]]", "any(role IN $r.roles WHERE role IN $roles)", True)


def _serves(pattern: str) -> Step:
    return Step(pattern, "[held$r.id, $r.id]", "$r.role IN $roles")


STEPS: Mapping[str, Step] = {
    "responsible": _answers("($a)<-[$r:ANSWERS_FOR]-($b)"),
    "responsible_for": _answers("($a)-[$r:ANSWERS_FOR]->($b)"),
    "engaged_in": _answers("($a)-[$r:ANSWERS_FOR]->(:Task)<-[:HAS_TASK]-($b)"),
    "engages": _answers("($a)-[:HAS_TASK]->(:Task)<-[$r:ANSWERS_FOR]-($b)"),
    "shares": Step("($a)-[$r:DEPENDS_ON {strength: 'shares'}]-($b)"),
    "part_of": Step(_TREE, "[$r[0].id]"),
    "has_part": Step(f"($b)<-[:ITEM_OF*0..1]-()<-[$r:{_PARTS}*1..]-($a)", "[$r[-1].id]"),
    "concerns": Step("($a)-[$r:INVOLVES]->($b)", "[$r.edges[i]]", unwound=True),
    "concerned_by": Step("($a)<-[$r:INVOLVES]-($b)", "[$r.edges[i]]", unwound=True),
    "works_in": _works("($a)-[held$r:HOLDS]->(:Post)-[$r:FILLS]->($b)"),
    "employs": _works("($a)<-[$r:FILLS]-(:Post)<-[held$r:HOLDS]-($b)"),
    "serves_on": _serves("($a)-[held$r:HOLDS]->(:Post)-[$r:SERVES_ON]->($b)"),
    "has_member": _serves("($a)<-[$r:SERVES_ON]-(:Post)<-[held$r:HOLDS]-($b)"),
    "holds": Step("($a)-[$r:HOLDS]->($b)"),
    "held_by": Step("($a)<-[$r:HOLDS]-($b)"),
    "found": Step(f"($a)<-[:ITEM_OF*0..1]-()-[:{_UNDER}*0..]->()<-[$r:ABOUT]-($b)"),
    "about": Step(f"($b)<-[:ITEM_OF*0..1]-()-[:{_UNDER}*0..]->()<-[$r:ABOUT]-($a)"),
}


def filled(text: str, **words: str) -> str:
    """The pattern with its variables named."""
    return Template(text).safe_substitute(words)


def depending(relation: str, a: str, b: str, middle: str) -> list[str]:
    """Clauses that lead from `a`, which is bound, to every node that it depends on (or is needed by), each once.

    `middle` is a name that is free. Asking for distinct ends lets the server walk each node once, so that neither
    circles nor many ways to the same task cost more than the tasks there are.
    """
    if relation == "depends_on":
        return [
            f"MATCH ({a}){_NEEDS}({middle}:Task)",
            f"WITH DISTINCT {a}, {middle}",
            f"MATCH ({middle})<-[:ANSWERS_FOR*0..1]-({b})",
        ]
    return [
        f"MATCH ({a})-[:ANSWERS_FOR*0..1]->({middle}:Task)",
        f"WITH DISTINCT {a}, {middle}",
        f"MATCH ({middle}){_NEEDED}({b})",
    ]
