import random
from datetime import date

import pytest
from ask_graph import PLAN, ask_graph, ask_statuses
from hypothesis import given
from hypothesis import strategies as st

from graph.chains import far_end
from graph.condition import (
    ANYTHING,
    HEAD,
    NOTHING,
    Comparison,
    Condition,
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
from graph.give import Chain, Figures, Listing, Ranked, Spread, Tally
from graph.normal import normal, normal_query
from graph.query import Narrow, Query, parameters
from graph.relations import Relations
from graph.run_embedded import run

TASKS = tuple(f"{PLAN}/task/{no}" for no in range(1, 13))
UNITS = tuple(f"unit/云溪区/{name}" for name in ("区科技局", "区财政局", "区文旅局", "区人社局"))
RELATIONS = Relations(ask_graph())
STATUSES, _ = ask_statuses()


def unit(name: str) -> Is:
    return Is((f"unit/云溪区/{name}",))


def task(no: int) -> Is:
    return Is((TASKS[no - 1],))


def found(where: Condition, kind: str = "Task", narrow: Narrow | None = None) -> list[str]:
    hits = run(Query((kind,), where, narrow=narrow), RELATIONS, STATUSES).hits
    return [hit.node.get("no") or hit.node.name for hit in hits]


leaf = st.one_of(
    st.lists(st.sampled_from(TASKS), max_size=3).map(lambda ids: Is(tuple(ids))),
    st.lists(st.sampled_from(["off_target", "met", "no_data"]), max_size=2).map(lambda codes: HasStatus(tuple(codes))),
    st.lists(st.sampled_from(["Task", "Unit"]), max_size=2).map(lambda kinds: OfKind(tuple(kinds))),
    st.sampled_from([Starred(), Says("青石湖"), Named("规划"), Missing("Unit", "区甲局"), ANYTHING, NOTHING]),
    st.sampled_from([Moved(Comparison(">", 0)), Moved(Comparison("<", 2), "times", None, 2025)]),
    st.sampled_from([HasFigure("target", 2025, Comparison(">", 50)), HasFigure("target", 2022)]),
    st.builds(
        Linked,
        st.sampled_from(["responsible", "depends_on"]),
        st.lists(st.sampled_from(UNITS), min_size=1, max_size=3).map(lambda ids: Is(tuple(ids))),
        st.sampled_from([(), ("lead",), ("support", "lead")]),
        st.sampled_from([None, Comparison(">=", 2)]),
    ),
)
conditions = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Some(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
)


def shuffled(condition: Condition, dice: random.Random) -> Condition:
    """The same meaning, said in another order and with more words."""
    if isinstance(condition, Every | Some):
        parts = [shuffled(part, dice) for part in condition.parts]
        dice.shuffle(parts)
        made = type(condition)(tuple(parts))
        return made if dice.random() < 0.5 else type(condition)((made,))
    return condition if dice.random() < 0.5 else Not(Not(condition))


@given(conditions)
def test_normal_form_finds_the_same(condition: Condition):
    assert found(condition) == found(normal(condition))


@given(conditions, st.randoms())
def test_order_nesting_and_double_negation_are_gone(condition: Condition, dice: random.Random):
    assert normal(shuffled(condition, dice)) == normal(condition)
    assert normal(normal(condition)) == normal(condition)


@given(conditions, conditions)
def test_json_and_back(where: Condition, narrow: Condition):
    query = Query(("Task",), where, Figures("target", (2021, 2025)), Narrow(("Task",), narrow))
    assert Query.from_json(query.to_json()) == query


@given(conditions)
def test_not_is_the_complement(condition: Condition):
    both = found(condition) + found(Not(condition))
    assert sorted(both, key=int) == [str(no) for no in range(1, 13)]


def test_json_names_what_it_can_not_read():
    with pytest.raises(ValueError, match="unknown part of a query: 'nonsense'"):
        Query.from_json({"op": "nonsense"})


def test_parameters_are_the_values_of_the_leaves():
    where = Every((Linked("responsible", unit("区科技局"), ("lead",)), HasFigure("target", 2025, Comparison(">", 5))))
    assert parameters(Query(("Task",), where)) == {"p1": ["lead"], "p2": ["unit/云溪区/区科技局"], "p3": 2025, "p4": 5}


def test_the_day_of_the_statuses_is_a_parameter():
    query = Query(("Task",), HasStatus(("met",)))
    assert parameters(query, date(2021, 9, 30)) == {"p1": ["met"], "day": "2021-09-30"}
    assert parameters(query)["day"] is None


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        pytest.param(Linked("responsible", unit("区科技局")), "1 4 5 8 9 10", id="responsible"),
        pytest.param(Linked("responsible", unit("区科技局"), ("lead",)), "1 5 8 9", id="lead-by-convention"),
        pytest.param(Linked("responsible", unit("区科技局"), ("support",)), "", id="no-one-supports"),
        pytest.param(
            Linked("responsible", ANYTHING, (), Comparison(">", 1)), "1 2 4 5 7 9 10 12", id="more-than-one-unit"
        ),
        pytest.param(Linked("depends_on", unit("区科技局")), "1 2 3 4 5 8 9 10 12", id="depends-on-unit"),
        pytest.param(Linked("depends_on", task(1)), "2 3 4", id="depends-on-task"),
        pytest.param(Linked("needed_by", task(3)), "1 2", id="needed-by-task"),
        pytest.param(Linked("shares", task(2)), "7", id="shares"),
        pytest.param(Linked("part_of", Is((f"{PLAN}/action/2",))), "5 6 7 8", id="part-of-action"),
        pytest.param(Linked("has_part", Starred()), "5 8", id="has-starred"),
        pytest.param(Starred(), "5 8", id="starred"),
        pytest.param(HasStatus(("off_target",)), "5 8 9", id="status"),
        pytest.param(HasFigure("target", 2022), "2 9", id="target-of-a-year"),
        pytest.param(HasFigure("target", 2025, Comparison(">=", 100)), "5 6", id="figure-at-least"),
        pytest.param(HasFigure("target", 2025, Comparison(">", 1), "%"), "8", id="figure-with-unit"),
        pytest.param(HasFigure("actual", 2020, Comparison("<", 3)), "8 10", id="baseline"),
        pytest.param(Linked("concerns", Is(("place/青石湖",))), "3", id="concerns"),
        pytest.param(Says("青石湖片区发展规划"), "1 2 4", id="says"),
        pytest.param(Missing("Unit", "区公安局"), "", id="missing"),
    ],
)
def test_tasks_found(where: Condition, expected: str):
    assert " ".join(found(where)) == expected


@pytest.mark.parametrize(
    ("kind", "where", "expected"),
    [
        pytest.param("Unit", Linked("responsible_for", task(9)), "区科技局 区文旅集团", id="units-in-printed-order"),
        pytest.param("Unit", Linked("needed_by", task(12)), "区科技局 区文旅集团 区交通局 区人社局", id="units-needed"),
        pytest.param("Indicator", Linked("responsible", unit("区财政局")), "国家高新技术企业数量", id="row-own-units"),
        pytest.param("Indicator", Named("企业"), "国家高新技术企业数量 省级科技型企业数量", id="rows-once"),
        pytest.param(
            "Indicator",
            Moved(Comparison(">=", 2.5), "times"),
            "省级科技型企业数量 民宿村落数量 博士后工作站数量",
            id="so-many-times",
        ),
        pytest.param(
            "Indicator",
            Moved(Comparison(">", 0), since=2021, until=2025),
            "旅游总收入 全社会研发投入占比",
            id="more-than-in-a-year",
        ),
        pytest.param("Indicator", Moved(Comparison("=", 0), each=True), "举办培训班场次", id="the-same-every-year"),
        pytest.param("Indicator", Moved(Comparison(">", 0), since=2025, until=2021), "", id="no-move-backwards"),
        pytest.param("Task", Moved(Comparison(">", 0)), "", id="tasks-do-not-move"),
        pytest.param("Person", Linked("works_in", unit("区科技局"), (HEAD,)), "何平 沈月", id="heads"),
        pytest.param("Person", Linked("works_in", unit("区科技局"), ("副局长",)), "林小川", id="deputy"),
        pytest.param("Person", Linked("works_in", unit("区人社局"), ("局长",)), "高山", id="title-under-an-alias"),
        pytest.param("Person", Linked("serves_on", ANYTHING, ("组长",)), "陆正", id="role-in-a-group"),
    ],
)
def test_other_kinds_found(kind: str, where: Condition, expected: str):
    assert " ".join(map(str, found(where, kind))) == expected


def test_direct_and_indirect_dependence_with_its_chain():
    hits = run(Query(("Task",), Linked("depends_on", unit("区科技局"))), RELATIONS, STATUSES).hits
    via = {hit.node.get("no"): {link.via for link in hit.links} for hit in hits}
    assert via["1"] == {"direct"}
    assert via["3"] == {"indirect"}
    chain = next(hit.links[0].edges for hit in hits if hit.node.get("no") == "3")
    assert [edge.kind for edge in chain] == ["DEPENDS_ON", "DEPENDS_ON", "RESPONSIBLE_FOR"]


def test_what_only_shares_is_related_and_no_result():
    result = run(Query(("Task",), Linked("depends_on", task(2))), RELATIONS, STATUSES)
    assert [hit.node.get("no") for hit in result.hits] == ["3"]
    assert [link.source for link in result.related] == [TASKS[6]]


def test_a_lead_by_convention_says_so():
    hits = run(Query(("Unit",), Linked("responsible_for", task(10), ("lead",))), RELATIONS, STATUSES).hits
    assert [(hit.node.name, hit.links[0].convention) for hit in hits] == [("区人社局", True)]


def test_second_clause_narrows_and_keeps_the_first_count():
    narrow = Narrow(("Task",), HasStatus(("off_target",)))
    result = run(Query(("Task",), Linked("depends_on", unit("区科技局")), narrow=narrow), RELATIONS, STATUSES)
    assert result.before == 9
    assert [hit.node.get("no") for hit in result.hits] == ["5", "8", "9"]


def test_tally_gives_every_group_and_all_winners():
    of = Linked("responsible_for", OfKind(("Task",)))
    units = Linked("responsible_for", ANYTHING)
    result = run(Query(("Unit",), units, Tally(of, "fewest")), RELATIONS, STATUSES)
    assert sorted(hit.node.name or "" for hit in result.hits) == ["区交通局", "区委宣传部", "区财政局"]
    assert len(result.groups) == 9
    assert result.groups[0].key == UNITS[0]


@pytest.mark.parametrize(
    ("first", "names"),
    [(1, ["区科技局"]), (2, ["区科技局", "区人社局"]), (3, ["区科技局", "区人社局", "青石湖景区建设中心", "区住建局"])],
)
def test_the_first_of_a_tally_and_all_tied_with_the_last_come_best_first(first: int, names: list[str]):
    tally = Tally(Linked("responsible_for", OfKind(("Task",))), "most", first)
    hits = run(Query(("Unit",), give=tally), RELATIONS, STATUSES).hits
    assert [hit.node.name for hit in hits][: len(names)] == names
    assert len(hits) == (first if first < 3 else 6)


def test_a_share_is_of_those_counted_and_whoever_has_none_is_left_out():
    tally = Tally(Linked("responsible_for", OfKind(("Task",))), "most", share=HasStatus(("off_target",)))
    result = run(Query(("Unit",), give=tally), RELATIONS, STATUSES)
    plain = run(Query(("Unit",), give=Tally(tally.of)), RELATIONS, STATUSES).groups
    whole = {group.key: len(group.members) for group in plain if group.members}
    assert {group.key: group.whole for group in result.groups} == whole
    assert all(STATUSES[ref] == "off_target" for group in result.groups for ref in group.members)
    shares = {group.key: len(group.members) / whole[group.key] for group in result.groups}
    assert {hit.node.id for hit in result.hits} == {key for key in shares if shares[key] == max(shares.values()) > 0}
    assert [shares[group.key] for group in result.groups] == sorted(shares.values(), reverse=True)


def test_nothing_is_no_most():
    none = Tally(Linked("responsible_for", NOTHING), "most")
    assert run(Query(("Unit",), give=none), RELATIONS, STATUSES).hits == ()


def test_rows_are_ranked_by_the_figure_of_a_year():
    hits = run(Query(("Indicator",), give=Ranked("target", 2025, "fewest", 2)), RELATIONS, STATUSES).hits
    assert [hit.node.name for hit in hits] == ["全社会研发投入占比", "博士后工作站数量"]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Linked("about", task(5)), ["value"]),
        (Linked("about", Is((f"{PLAN}/task/5/body/国家高新技术企业",))), ["value"]),
        (Linked("about", Is((f"{PLAN}/action/3",))), ["unit_list"]),
        (Linked("about", Is((PLAN,))), ["value", "unit_list"]),
        (Has("severity", ("note",)), ["unit_list", "lost_character"]),
        (Linked("about", task(6)), []),
    ],
)
def test_findings_on_a_thing_and_on_what_stands_under_it(where: Condition, expected: list[str]):
    hits = run(Query(("Finding",), where), RELATIONS, STATUSES).hits
    assert [hit.node.get("rule") for hit in hits] == expected


@pytest.mark.parametrize(
    ("start", "end", "steps"),
    [
        ("unit/云溪区/区交通局", TASKS[8], [f"{PLAN}/task/12", TASKS[8]]),
        (TASKS[1], TASKS[0], [TASKS[0]]),
        (TASKS[0], TASKS[0], []),
        (TASKS[0], "nothing", []),
    ],
)
def test_the_shortest_chain(start: str, end: str, steps: list[str]):
    (hit,) = run(Query(("Task", "Unit"), Is((start,)), Chain(Is((end,)))), RELATIONS, STATUSES).hits
    edges = [edge for link in hit.links for edge in link.edges]
    assert [far_end(start, edges[: at + 1]) for at in range(len(edges))] == steps


def test_denied_one_by_one_is_denied_of_any():
    one = Every((Not(Linked("responsible", unit("区科技局"))), Not(Linked("responsible", unit("区财政局")))))
    either = Linked("responsible", Is(UNITS[:2]))
    assert normal(one) == normal(Not(either)) == Not(normal(either))


def test_spread_counts_by_status():
    result = run(Query(("Task",), give=Spread()), RELATIONS, STATUSES)
    assert {group.key: len(group.members) for group in result.groups} == {
        "off_target": 3, "at_risk": 1, "no_data": 6, "met": 2,
    }  # fmt: skip


def test_queries_that_mean_the_same_are_the_same():
    one = Query(("Task", "Task"), Every((Starred(), Not(Not(HasStatus(("met", "off_target")))))), Listing())
    other = Query(("Task",), Every((Some((HasStatus(("off_target",)), HasStatus(("met",)))), Starred())))
    assert normal_query(one) == normal_query(other)
