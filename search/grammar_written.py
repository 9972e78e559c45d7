"""Questions for where the plan says something, and for who owes most."""

from dataclasses import replace

from graph import Query, Says
from search.chart import rules
from search.grammar_duty import Verb, doing
from search.grammar_said import in_status
from search.meaning import Predicate, Thing, asking, qualified, said_of

_NUMBERED = (("Task",), ("Action",))


@rules(
    "Q = SPEECH AT T IN? SAID?",
    "Q = SPEECH COP T IN? SAID",
    "Q = SPEECH AT NOQ SAID?",
    "Q = SPEECH COP? NOQ SAID?",
    cost=0.0,
    examples=("民宿集群在哪一条里写着", "民宿集群是哪一项说的", "民宿集群写在第几条"),
)
def where_written(words: str, *rest: object) -> Query | None:
    """“揭榜挂帅”写在哪一条: the tasks whose words hold it."""
    whole = next((word for word in rest if isinstance(word, Thing)), Thing((), asked="which"))
    if whole.asked != "which" or not whole.bare or whole.kinds not in ((), *_NUMBERED[:1]):
        return None
    found = qualified(Thing(("Task",), asked="which"), said_of(("Task",), Says(words)))
    return asking(found) if found else None


@rules("P = STATUS MOST", cost=0.1, examples=("欠账最多的单位", "哪个单位滞后最多"))
def owing_most(status: str, pick: str) -> Predicate | None:
    """欠账最多: answers for most tasks in the status."""
    late = qualified(Thing(("Task",)), in_status(status))
    return doing(Verb(()), replace(late, pick=pick)) if late else None


@rules("P = STATUS MOST P", cost=0.0, examples=("欠账最多、没达标任务最多的是哪家单位",))
def owing_most_of_all(status: str, pick: str, other: Predicate) -> Predicate | None:
    """欠账最多、滞后任务最多: the same said twice."""
    own = owing_most(status, pick)
    return own if own and own.of("Unit") == other.of("Unit") else None
