"""Goals told in sentences beside a table of the same goals: the table's row stands, the sentence is one more place for it."""

from ingest.claims.collector import Claims
from ingest.claims.figures import Aim
from ingest.text.match import likeness
from ontology import Node

_ALIKE = 0.6


def told_in_table(claims: Claims, aim: Aim, offset: int) -> bool:
    """Whether a table of goals has the figure of this name and year; if so, its targets gain the sentence as evidence.

    `offset` is where the text that the aim was read from begins. A figure that differs is another statement.
    """
    rows = [row for row in claims.targets(claims.plan, "HAS_INDICATOR") if row.get("scope") == "headline"]
    for row in rows:
        same = [each for each in claims.targets(row.id, "HAS_TARGET") if _says(each, aim)]
        if (
            same
            and {each.get("year") for each in same} == set(aim.years)
            and likeness(str(row.name), aim.name) >= _ALIKE
        ):
            for target in same:
                claims.node(target.id, "Target", {}, [(offset + aim.start, offset + aim.end)])
            return True
    return False


def _says(target: Node, aim: Aim) -> bool:
    return target.get("year") in aim.years and target.get("value") == aim.figure.value
