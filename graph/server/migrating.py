"""A database that an earlier version of the program prepared, brought up to this one: its indexes, and what is derived.

What plans say is kept word for word and stays as it is. The Store node gets this version first, so that earlier programs
leave the database alone, and remembers how far the work is: whoever comes next goes on from there.
"""

from contextlib import closing
from typing import TYPE_CHECKING

from graph.server import writing
from graph.server.difference import anew
from graph.server.driver import Connection
from graph.server.part import Part
from graph.server.schema import VERSION, Header, locked, make, mark
from graph.server.writing import Pen

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_PLANS = 10  # in a transaction
_SECONDS = 60.0  # allowed for each of them: a hundred times what it takes
_NEXT = """MATCH (d:Document) WHERE d.plan > $behind WITH DISTINCT d.plan AS plan ORDER BY plan LIMIT $plans
RETURN collect(plan) AS plans"""
_CUT = """MATCH (n:Entity) WHERE n.id IN $ids
MATCH (n)-[r:ITEM_OF|ANSWERS_FOR|INVOLVES|FILLS]-() WHERE r.plan IN $plans WITH DISTINCT r DELETE r"""


def migrate(connection: Connection) -> None:
    """Brings the database up to date, in steps that any number of programs may take at once."""
    make(connection)
    while connection.write(lambda tx: _step(tx, connection), _PLANS * _SECONDS):
        pass


def _step(tx: "ManagedTransaction", connection: Connection) -> bool:
    """Some plans; whether there may be more."""
    found = locked(tx, connection, "migration")
    if found is None or not found.old:
        return False
    plans = [] if found.filling is not None else _plans(tx, found)  # a broken copy is begun anew, with nothing in it
    if plans:
        _derive(tx, found, plans)
    mark(tx, version=VERSION, behind=plans[-1] if plans else None)
    return bool(plans)


def _plans(tx: "ManagedTransaction", found: Header) -> list[str]:
    behind = found.behind if found.version == VERSION else None
    told: list[str] = tx.run(_NEXT, behind=behind or "", plans=_PLANS).single(strict=True)["plans"]
    return told


def _derive(tx: "ManagedTransaction", found: Header, plans: list[str]) -> None:
    change = Part(tx, found).change(plans, lambda state: state)
    tx.run(_CUT, ids=list(change.after.graph.nodes), plans=sorted(change.plans)).consume()
    with closing(Pen(tx)) as pen:
        for each in anew(change):
            writing.write(pen, each)
        pen.finish()
