"""The days of reports on the server."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_LAST = """MATCH (o:Observation) WHERE o.as_of <= $day AND o.origin = 'report'
RETURN o.as_of AS day ORDER BY day DESC LIMIT 1"""


def last_report(tx: "ManagedTransaction", day: date) -> date | None:
    """The day of the latest report that is not after `day`; None without any."""
    found = tx.run(_LAST, day=day.isoformat()).single()
    return date.fromisoformat(found["day"]) if found else None
