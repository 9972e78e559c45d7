import re
from datetime import date

import pytest
from ask_graph import AS_OF
from asked_graphs import DAYS, queries, readings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.condition import ANYTHING, Comparison, HasFigure, Is, Linked, Moved, Named, Says
from graph.give import Ranked
from graph.query import Query
from graph.server.cypher import statement
from graph.state import State
from graph.status import history, statuses

ODD = "x'}) DETACH DELETE (n) //`"


def codes_at(changes, day):
    return {ref: told[max(since for since in told if since <= day)] for ref, told in changes.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings(), st.lists(DAYS, min_size=1, max_size=5))
def test_a_status_stays_until_new_year_or_the_next_report(found, days):
    graph = State(readings=tuple(found)).graph
    kept = history(graph)
    for day in (*days, date(1900, 1, 1), date(2999, 12, 31)):
        report = statuses(graph, day)
        assert codes_at(kept, day) == {each.id: each.status for each in (*report.items, *report.tasks)}


@settings(deadline=None)
@given(queries)
def test_a_statement_names_only_parameters_that_are_given(query):
    made = statement(query, AS_OF)
    used = set(re.findall(r"\$(\w+)", made.text))
    assert used <= made.parameters.keys()
    assert made.parameters == query.to_json(AS_OF)["parameters"]


@pytest.mark.parametrize(
    "where",
    [
        Named(ODD),
        Says(ODD),
        Is((ODD,)),
        HasFigure("target", 2021, Comparison(">", 5), ODD),
        Linked("works_in", Is((ODD,)), (ODD,)),
        Linked("responsible", Named(ODD), (ODD,), Comparison(">", 1)),
    ],
    ids=["named", "says", "is", "unit", "roles", "counted"],
)
def test_words_never_stand_in_the_text(where):
    made = statement(Query(("Task",), where))
    assert ODD not in made.text
    assert ODD in str(made.parameters)


@pytest.mark.parametrize(
    "query",
    [
        Query(("Nothing",)),
        Query(("Task) DETACH DELETE (n",)),
        Query(("Task",), HasFigure("target", None, Comparison("> 1 OR 1 =", 1))),
        Query(("Task",), HasFigure("either", 2021)),
        Query(("Indicator",), Moved(Comparison(">", 0), "speed")),
        Query(("Indicator",), give=Ranked("either", 2021)),
        Query(("Task",), Linked("no relation", ANYTHING)),
    ],
    ids=["kind", "kind with text", "comparator", "figures", "change", "ranking", "relation"],
)
def test_what_has_no_meaning_has_no_statement(query):
    with pytest.raises(ValueError, match="no"):
        statement(query)
