"""Random plans and random queries, for whatever has to find the same things in two ways."""

from datetime import date

from hypothesis import strategies as st

from graph.condition import (
    ANYTHING,
    HEAD,
    INVERSE,
    NOTHING,
    Aimed,
    Comparison,
    Every,
    Has,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Missing,
    Moved,
    Named,
    Not,
    OfKind,
    Says,
    Some,
    Starred,
)
from graph.give import Chain, Change, Fact, Listing, Ranked, Share, Spread, Tally
from graph.query import Narrow, Query
from graph.run_embedded import REACHED
from ontology import STATED, Document, Edge, Evidence, Node, Reading, edge

PLANS = ("甲/1", "乙/1")
KINDS = ("Plan", "Action", "Task", "Indicator", "Project", "Unit", "Person", "Post", "Group", "Park")
FIND = (
    ("Task",),
    ("Unit",),
    ("Indicator", "Project"),
    ("Person",),
    ("Task", "Indicator", "Project"),
    ("Park",),
    ("Finding",),
)
FIND += (("Action", "Plan"), ("Unit", "Group", "Post"))
WORDS = ("规划", "建设", "Ａ", "a", "区甲局", "局", "", "'", "})--")
UNITS = {"unit/1": ("区甲局", ["甲局"]), "unit/2": ("区乙局", []), "unit/3": ("区丙局'", ["a\n规划"])}
POSTS = ("区甲局党组书记、局长", "区乙局副局长", "甲局某科科长", "区乙局主任")
ROLES = ("lead", "support", "responsible", "guide")
RULES, SEVERITIES = ("value", "unit_list"), ("error", "note")
SERVES = ("组长", "成员")
CODES = ("off_target", "at_risk", "unknown", "no_data", "on_track", "met", "not_assessed")
DAYS = st.sampled_from([date(2021, 6, 30), date(2021, 12, 31), date(2022, 1, 1), date(2022, 3, 31)])
DAYS |= st.dates(date(2019, 6, 1), date(2024, 6, 1))
_some = st.sampled_from
_maybe = st.booleans()


@st.composite
def readings(draw) -> list[Reading]:
    """One or two plans that share their units and people."""
    return [draw(reading(plan)) for plan in PLANS[: draw(st.integers(1, 2))]]


@st.composite
def reading(draw, plan: str) -> Reading:
    made = _Made(draw, plan)
    made.node(plan, "Plan", name=f"{plan}方案", period_start=2021, period_end=2023)
    tasks = [f"{plan}/task/{no}" for no in range(1, draw(st.integers(1, 6)) + 1)]
    for no in (1, 2):
        made.node(f"{plan}/action/{no}", "Action", name=draw(_some(WORDS[:4])), no=str(no))
        made.edge("HAS_ACTION", plan, f"{plan}/action/{no}")
    for task in tasks:
        made.node(task, "Task", name=draw(_some(WORDS[:4])), no=task[-1], text=draw(_some(WORDS[:6])))
        made.edge("HAS_TASK", draw(_some((plan, f"{plan}/action/1", f"{plan}/action/2"))), task)
    rows = [made.row(draw(_some((plan, *tasks, *tasks))), no) for no in range(draw(st.integers(0, 6)))]
    for unit, (name, aliases) in UNITS.items():
        made.node(unit, "Unit", name=name, aliases=aliases, jurisdiction="甲")
    made.node("park", "Park", name="建设园")
    made.people()
    made.joined(tasks, rows)
    made.troubled(rows)
    text = "文" * 100
    return Reading(Document(plan, "x.txt", "0", text), plan, tuple(made.nodes.values()), tuple(made.edges.values()))


class _Made:
    def __init__(self, draw, plan):
        self.draw, self.plan = draw, plan
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}

    def place(self):
        start = self.draw(st.integers(0, 30))
        return (Evidence(self.plan, start, start + 1, "文"),)

    def node(self, key, kind, **properties):
        certain = (STATED,) if kind in ("Target", "Observation") else ()
        places = () if kind == "Plan" else self.place()
        self.nodes[key] = Node(key, kind, properties, places, *certain)
        return key

    def edge(self, kind, source, target, mark="", **properties):
        claimed = not kind.startswith("HAS_") and kind not in ("SAME_AS", "ABOUT")
        made = edge(
            kind,
            source,
            target,
            properties,
            self.place() if claimed else (),
            *((STATED,) if claimed else ()),
            mark=mark,
        )
        self.edges[made.id] = made

    def row(self, owner, no):
        draw, kind = self.draw, self.draw(_some(("Indicator", "Project")))
        scope = draw(_some(("annex", "annex", "body", "headline")))
        row = self.node(
            f"{owner}/row/{no}", kind, name=draw(_some(WORDS[:4])), starred=draw(_maybe), scope=scope, direction="up",
            measure_unit=draw(_some((None, "个", "%"))),
        )  # fmt: skip
        self.edge(f"HAS_{kind.upper()}", owner, row, order=draw(st.integers(1, 2)))
        for year in draw(st.lists(_some((2021, 2022, 2023)), unique=True, max_size=2)):
            value = draw(_some((None, 1, 2.5, 100)))
            mode = draw(_some(("level", "cumulative", "unassessed"))) if value else "milestone"
            target = self.node(
                f"{row}/target/{year}", "Target", year=year, name=str(year), text=f"{value}规划", value=value, mode=mode,
                scope=scope, preferred=draw(_maybe), comparator="=", measure_unit=draw(_some((None, "个"))),
            )  # fmt: skip
            self.edge("HAS_TARGET", row, target)
        for day in draw(
            st.lists(_some(("2020-12-31", "2021-06-30", "2021-12-31", "2022-03-31")), unique=True, max_size=3)
        ):
            origin = "plan" if day < "2021" else "report"
            told = {"value": draw(_some((1, 3, None))), "state": draw(_some((None, "推进中", "已完成")))}
            told |= (
                {"rank": draw(_some((None, 1, 2))), "rank_before": draw(_some((None, 2)))} if origin == "report" else {}
            )
            seen = self.node(
                f"{row}/{origin}/{day}", "Observation", name=day, as_of=day, origin=origin, text="1", **told
            )
            self.edge("HAS_OBSERVATION", row, seen)
        return row

    def people(self):
        draw = self.draw
        group = self.node(f"{self.plan}/group", "Group", name="专班")
        for no, title in enumerate(POSTS):
            person, post = f"person/{draw(_some('12'))}", self.node(f"{self.plan}/post/{no}", "Post", name=title)
            self.node(person, "Person", name=draw(_some(("张三", None))))
            self.edge("HOLDS", person, post)
            for unit in draw(st.lists(_some(tuple(UNITS)), unique=True, max_size=2)):
                self.edge("IN_UNIT", post, unit)
            if draw(_maybe):
                self.edge("SERVES_ON", post, group, role=draw(_some(SERVES)))

    def troubled(self, rows):
        draw = self.draw
        figures = [key for key, node in self.nodes.items() if node.kind in ("Target", "Observation")]
        about = [self.plan, f"{self.plan}/action/1", f"{self.plan}/task/1", "unit/1", *rows, *figures]
        for no in range(draw(st.integers(0, 3))):
            told = {"rule": draw(_some(RULES)), "severity": draw(_some(SEVERITIES)), "message": "规划"}
            finding = self.node(f"{self.plan}/finding/{no}", "Finding", name="规划", **told)
            for each in draw(st.lists(_some(about), unique=True, min_size=1, max_size=2)):
                self.edge("ABOUT", finding, each)

    def joined(self, tasks, rows):
        draw, named = self.draw, [*tasks, *rows]
        roles = draw(_some((ROLES, ("responsible",))))
        for _ in range(draw(st.integers(0, 14))):
            role, scope, order = draw(_some(roles)), draw(_some(("body", "annex"))), draw(st.integers(1, 2))
            ends = draw(_some(tuple(UNITS))), draw(_some(named))
            self.edge("RESPONSIBLE_FOR", *ends, f"{role} {scope}", role=role, scope=scope, order=order)
        for _ in range(draw(st.integers(0, 12))):
            strength = draw(_some(("requires", "requires", "shares")))
            ends = draw(_some(tasks)), draw(_some(tasks))
            self.edge("DEPENDS_ON", *ends, strength, strength=strength, cue="依托")
        for _ in range(draw(st.integers(0, 3)) if rows else 0):
            self.edge("SAME_AS", draw(_some(rows)), draw(_some(rows)))
        for _ in range(draw(st.integers(0, 3))):
            self.edge("CONCERNS", draw(_some(named)), "park")


def _ids(kinds):
    return st.lists(
        _some([f"{plan}/task/{no}" for plan in PLANS for no in (1, 2, 3)] + [*UNITS, "park", "person/1", *PLANS])
        | _some(
            [f"{plan}/task/1/row/{no}" for plan in PLANS for no in range(4)]
            + ["甲/1/action/1", "甲/1/group", "nothing"]
        ),
        max_size=3,
    ).map(lambda ids: Is(tuple(ids)))


_numbers = st.builds(Comparison, _some(("=", ">", ">=", "<", "<=")), _some((0, 1, 2, 2.5)))
_words = _some(WORDS)
_roles = st.lists(_some((*ROLES, *SERVES, HEAD, "局长", "书记", "党组书记")), unique=True, max_size=2).map(tuple)
_leaf = st.one_of(
    _ids(KINDS),
    st.lists(_some(CODES), max_size=3).map(lambda codes: HasStatus(tuple(codes))),
    st.lists(_some(KINDS), max_size=2).map(lambda kinds: OfKind(tuple(kinds))),
    _some((Starred(), Missing("Unit", "区丁局"), ANYTHING, NOTHING)),
    st.builds(Has, st.just("rule"), st.lists(_some(RULES), max_size=2).map(tuple)),
    st.builds(Named, _words, _maybe),
    _words.map(Says),
    st.builds(
        HasFigure, _some(("target", "actual", "baseline", "rival", "rise")), _some((None, 2020, 2021, 2022)),
        st.none() | _numbers, _some((None, "个", "%")),
    ),
    st.builds(
        Aimed, _some((None, 2021, 2022)), st.lists(_words, max_size=2).map(tuple),
        st.lists(_some(("level", "milestone", "unassessed")), unique=True, max_size=2).map(tuple),
    ),
    st.builds(
        Moved, _numbers, _some(("amount", "times")), _some((None, 2020, 2021)), _some((None, 2021, 2022, 2023)), _maybe
    ),
)  # fmt: skip
_relation = _some((*INVERSE, "depends_on", "needed_by", "responsible", "part_of"))


def _more(inner):
    return st.one_of(
        st.builds(Linked, _relation, inner, _roles, st.none() | st.none() | _numbers),
        st.lists(inner, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Some(tuple(parts))),
        inner.map(Not),
    )


conditions = st.recursive(_leaf, _more, max_leaves=6)
_asked = st.builds(Linked, _relation, conditions, _roles, st.none() | _numbers) | conditions
_counting = st.builds(Linked, _relation, conditions, _roles)
_firsts = st.integers(1, 3)
_gives = _some((Listing(), Spread(), Share(), Fact("issued"), Change((2021, 2022)))) | st.one_of(
    st.builds(
        Tally, _counting, _some(("all", "names", "mean", "most", "fewest", "gap")), _firsts, _some(((), ("unit/1",)))
    ),
    st.builds(Tally, _counting, _some(("all", "most", "fewest")), _firsts, share=conditions),
    st.builds(Ranked, _some(("target", "actual")), _some((2021, 2022)), _some(("most", "fewest")), _firsts),
    st.builds(Chain, _ids(KINDS) | conditions),
)
_random = st.builds(Query, _some(FIND), _asked, _gives, st.none() | st.none() | st.builds(Narrow, _some(FIND), _asked))

# Every relation with every kind of role, number and far end; a random tree seldom has just the words that matter.
_ROLES_OF = {
    "responsible": ((), ("lead",), ("support",), ("responsible", "lead")),
    "engaged_in": ((), ("lead",)),
    "works_in": ((), (HEAD,), ("书记",), ("局长", "副局长")),
    "serves_on": ((), ("组长",)),
}
_FAR = (
    ANYTHING,
    Starred(),
    Named("规划"),
    Named("规", True),
    HasStatus(CODES[1:5]),
    Not(Starred()),
    OfKind(("Task", "Unit")),
)
_FAR += (Has("rule", ("value",)), Has("severity", ("note",)))
_FAR += (HasFigure("rival"), HasFigure("rise", None, Comparison("<", 0)), HasFigure("rise", 2021, Comparison(">", 0)))
_FAR += (Aimed(2021, ("规划",)), Aimed(None, (), ("unassessed",)), Aimed(2022))
_FAR += (Moved(Comparison(">", 0)), Moved(Comparison(">=", 2), "times"), Moved(Comparison("<=", 0), each=True))
_FAR += (HasFigure("target", 2021, Comparison(">", 1)), HasFigure("actual", None, Comparison("<=", 3)), Says("规划"))
_COUNTS = (None, None, Comparison("=", 1), Comparison(">=", 2), Comparison("<", 2))


def _probe(relation):
    near, roles = REACHED[INVERSE[relation]], _ROLES_OF.get(relation) or _ROLES_OF.get(INVERSE[relation], ((),))
    asked = st.builds(Linked, st.just(relation), _some(_FAR), _some(roles), _some(_COUNTS))
    return st.builds(Query, st.just(near), asked | asked.map(Not), _gives)


_facts = st.builds(Query, _some((("Task",), ("Indicator", "Project"), ("Plan", "Task"))), _some(_FAR), _gives)
_probes = _some(tuple(INVERSE)).flatmap(_probe)
_deep = _some(("depends_on", "needed_by")).flatmap(_probe)
queries = st.one_of(_random, _probes, _probes, _deep, _facts)
