"""Questions for where the plan says something, and for who owes most."""

from dataclasses import replace

from graph import Every, Has, Query, Says, leaves
from search.grammar.chart import rules
from search.grammar.meaning import Predicate, Thing, asking, bond, qualified, said_of
from search.grammar.said import in_status
from search.grammar.ways import WORK

_NUMBERED = (("Task",), ("Action",))


@rules(
    "Q = SPEECH AT T IN? SAID?",
    "Q = SPEECH COP T IN? SAID?",
    "Q = SPEECH AT NOQ SAID?",
    "Q = SPEECH COP? NOQ SAID?",
    "Q = SPEECH AT T IN ABOUT",
    cost=0.0,
    examples=("民宿集群在哪一条里写着", "民宿集群是哪一项说的", "民宿集群写在第几条"),
)
def where_written(words: str, *rest: object) -> Query | None:
    """“揭榜挂帅”写在哪一条: the tasks whose words hold it."""
    whole = next((word for word in rest if isinstance(word, Thing)), Thing((), asked="which"))
    if whole.asked not in ("which", "count") or not whole.bare or whole.kinds not in ((), *_NUMBERED[:1]):
        return None
    found = qualified(Thing(("Task",), asked=whole.asked), said_of(("Task",), Says(words)))
    return asking(found) if found else None


@rules("P = HASWORD", cost=0.0, examples=("有民宿字眼的任务",))
def with_the_words(words: str) -> Predicate:
    """有民宿字眼."""
    return said_of(WORK, Says(words))


@rules(
    "P = STATUS MOST|WORST",
    "P = PROGRESS? WORST STATUS",
    "P = PROGRESS? SLOWEST",
    cost=0.1,
    examples=("欠账最多的单位", "哪个单位滞后最多", "哪个单位拖后腿最严重", "哪个部门最拖后腿", "进度最慢的是哪个单位"),
)
def owing_most(*words: str | None) -> Predicate | None:
    """欠账最多, 最拖后腿: answers for most tasks in the status, or has them."""
    pick = next(str(word) for word in words if word in ("most", "fewest"))
    status = next((word for word in words if word and word not in ("most", "fewest", "progress")), "off_target")
    late = qualified(Thing(("Task",)), in_status(status))
    predicate = bond(replace(late, pick=pick)) if late else None
    kept = tuple(option for option in predicate.options if option[0] in ("Unit", "Action")) if predicate else ()
    return Predicate(kept) if kept else None


@rules("P = STATUS MOST P", cost=0.0, examples=("欠账最多、没达标任务最多的是哪家单位",))
def owing_most_of_all(status: str, pick: str, other: Predicate) -> Predicate | None:
    """欠账最多、滞后任务最多: the same said twice."""
    own = owing_most(status, pick)
    return own if own and own.of("Unit") == other.of("Unit") else None


@rules("Q = T? M HOST R?", "Q = T OFFICE HOST R?", "Q = T HOST", cost=0.0)
def housed(*words: object) -> Query | None:
    """专班办公室设在哪个单位: the unit that the plan names."""
    *group, host = (word for word in words if isinstance(word, Thing))
    office = any(isinstance(word, Has | Every) for word in words)
    if any(each.kinds != ("Group",) or each.asked or each.pick or each.number for each in group):
        return None
    if office and not any(isinstance(each, Has) and each == _OFFICE for each in leaves(words)):
        return None
    return Query(("Unit",), host.where) if office or group else None


@rules("Q = T IN? WHICH|HOWMANY P", "Q = T IN? T P", cost=0.0, examples=("方案哪一条提到旅游",))
def which_of_the_plan(plan: Thing, *words: object) -> Query | None:
    """方案哪一条提到企业家培训: which of its tasks."""
    predicate = next(word for word in words if isinstance(word, Predicate))
    asked = next((word for word in words if isinstance(word, Thing)), Thing(("Task",), asked="which"))
    bare = asked.bare and asked.kinds == ("Task",) and asked.asked in ("which", "count")
    if plan != Thing(("Plan",)) or not bare or not predicate.plain:
        return None
    found = qualified(replace(asked, asked="count") if "howmany" in words else asked, predicate)
    return asking(found) if found else None


_OFFICE = Has("type", ("office",))
