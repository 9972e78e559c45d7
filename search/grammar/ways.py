"""How the things of one kind belong to those of another: over which relations the one leads to the other."""

from dataclasses import dataclass, replace

from graph import ANYTHING, INVERSE, Condition, Is, Some

ROWS = ("Indicator", "Project")
WORK = ("Task", *ROWS)
PLACES = ("Platform", "Park", "Programme")
CALLED = {"Platform": "平台", "Park": "园区", "Programme": "工程"}  # by what a text calls a place
ANY_ROLE = "any"  # that of a 责任单位: some role, whichever
KINDS = (*WORK, "Unit", "Action", "Person", "Group", *PLACES, "Plan", "Post", "Finding")


@dataclass(frozen=True, slots=True)
class Step:
    """One relation on a way from a kind to another."""

    relation: str
    kind: str
    roles: tuple[str, ...] = ()


Way = tuple[Step, ...]


# How the things of one kind belong to those of another: what 的, 有 and "of" mean between them.
BONDS: dict[tuple[str, str], Way] = {
    ("Unit", "Task"): (Step("responsible_for", "Task"),),
    ("Unit", "Indicator"): (Step("responsible_for", "Indicator"),),
    ("Unit", "Project"): (Step("responsible_for", "Project"),),
    ("Unit", "Person"): (Step("employs", "Person"),),
    ("Unit", "Post"): (Step("employs", "Person"), Step("held_by", "Post")),
    ("Unit", "Action"): (Step("responsible_for", "Task"), Step("part_of", "Action")),
    ("Unit", "Group"): (Step("employs", "Person"), Step("serves_on", "Group")),
    ("Task", "Action"): (Step("part_of", "Action"),),
    ("Task", "Plan"): (Step("part_of", "Plan"),),
    ("Action", "Plan"): (Step("part_of", "Plan"),),
    ("Person", "Group"): (Step("serves_on", "Group"),),
    ("Person", "Post"): (Step("holds", "Post"),),
    **{(work, "Person"): (Step("responsible", "Unit"), Step("employs", "Person")) for work in WORK},
    **{(row, "Task"): (Step("part_of", "Task"),) for row in ROWS},
    **{(row, "Action"): (Step("part_of", "Action"),) for row in ROWS},
    **{(row, "Plan"): (Step("part_of", "Plan"),) for row in ROWS},
    **{(work, place): (Step("concerns", place),) for work in WORK for place in PLACES},
    **{(kind, "Finding"): (Step("found", "Finding"),) for kind in KINDS[:-1]},
    **{("Unit", place): (Step("responsible_for", "Task"), Step("concerns", place)) for place in PLACES},
}


def turned(way: Way, kind: str) -> Way:
    """The way back, from the end of `way` to things of `kind`, from which it starts."""
    kinds = [kind, *(step.kind for step in way)]
    return tuple(Step(INVERSE[step.relation], kinds[at], step.roles) for at, step in reversed(list(enumerate(way))))


def way_between(kind: str, other: str, roles: tuple[str, ...] = ()) -> Way | None:
    """How a kind belongs to another, in these roles where it is by responsibility; None where it doesn't."""
    back = BONDS.get((other, kind))
    way = BONDS.get((kind, other)) or (turned(back, other) if back else None)
    if way is None or roles in ((), (ANY_ROLE,)):
        return way
    return tuple(replace(step, roles=roles) if step.relation.startswith("responsible") else step for step in way)


def kind_told(step: Step, to: Condition) -> bool:
    """Whether the kind at the step's end needs no word: it is named by id, or it is whoever answers, and none but units do."""
    return by_id(to) or (step.relation == "responsible" and to in (ANYTHING, Some((ANYTHING,))))


def by_id(condition: Condition) -> bool:
    """Whether it names things by id, which says their kind."""
    return isinstance(condition, Is) or (isinstance(condition, Some) and all(map(by_id, condition.parts)))
