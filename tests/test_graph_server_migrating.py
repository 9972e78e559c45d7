"""A database that an earlier version prepared: brought up to date once, whoever comes, whatever breaks off."""

import threading

import pytest
from graphs import OTHER_ROW, PLAN, ROW, TASK, decision, notice, reading, sheet
from neo4j.exceptions import ServiceUnavailable
from server_graphs import comparable, derived, shown

from graph import StoreError, export_json, open_store
from graph.server import migrating, schema
from graph.server.address import address_of
from graph.server.driver import Limits
from graph.server.store import ServerStore

PLANS = [f"{place}区/2021-{no}" for place in "乙丙戊" for no in (1, 2)]
# The first version had neither these properties nor these edges in this form, and no index on names.
AGE = (
    "MATCH (n:Entity) SET n._at = 'old', n._says = 'old' REMOVE n._spellings, n._first, n._item",
    "MATCH ()-[r:ANSWERS_FOR|ITEM_OF]->() SET r.roles = ['old']",
    "MATCH ()-[r:INVOLVES|FILLS]->() DELETE r",
    "MATCH (s:Store) SET s.version = 1 REMOVE s.behind",
)


def run(store, statement, **parameters):
    return store.connection.write(lambda tx: tx.run(statement, parameters).data())


def indexes(store):
    return {each["name"] for each in run(store, "SHOW INDEXES YIELD name")}


@pytest.fixture
def aged(server, monkeypatch):
    """A store of several plans with reports and decisions, as the first version would have left it."""
    monkeypatch.setattr(migrating, "_PLANS", 2)
    store = open_store(server)
    store.ingest([reading(), notice(), *(reading(plan, also="科技局") for plan in PLANS)])
    store.report(*sheet({ROW: 5, OTHER_ROW: 6}, key="一"))
    store.decide(decision(OTHER_ROW))
    for statement in AGE:
        run(store, statement)
    run(store, "DROP INDEX Unit_name")
    return server


READERS = {
    "names": lambda store: store.directory().nodes,
    "around": lambda store: store.around([TASK]).nodes,
    "decisions": lambda store: store.decisions(),
    "graph": lambda store: store.graph().nodes,
    "decide": lambda store: store.decide(decision(TASK, "confirm")) or True,
    "report": lambda store: store.report(*sheet({ROW: 9}, key="三")) or True,
    "ingest": lambda store: store.ingest([reading("丁区/1")]),
}


def check(store):
    assert comparable(shown(store)[1]) == comparable(derived(store))
    assert export_json(shown(store)[0]) == export_json(store.graph())
    (told,) = run(store, "MATCH (s:Store) RETURN s.version AS version, s.behind AS behind")
    assert told == {"version": schema.VERSION, "behind": None}
    assert "Unit_name" in indexes(store)


@pytest.mark.parametrize("act", READERS.values(), ids=READERS)
def test_whoever_comes_first_brings_it_up_to_date(aged, act):
    store = open_store(aged)
    assert act(store)
    check(store)


def test_nothing_of_what_people_see_changes(aged):
    before = run(ServerStore(address_of(aged)), "MATCH (s:Store) RETURN s.revision AS revision, s.seal AS seal")
    store = open_store(aged)
    assert len(store.graph().of("Plan")) == len(PLANS) + 1
    assert run(store, "MATCH (s:Store) RETURN s.revision AS revision, s.seal AS seal") == before


def test_two_at_once_do_it_together(aged):
    stores, troubles = [open_store(aged) for _ in range(3)], []

    def come(store):
        try:
            store.directory()
        except StoreError as error:
            troubles.append(error)

    threads = [threading.Thread(target=come, args=[store]) for store in stores]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not troubles
    check(stores[0])


def test_what_broke_off_is_gone_on_with(aged, monkeypatch):
    derive, done = migrating._derive, []

    def breaking(tx, found, plans):
        if len(done) == 2:
            raise ServiceUnavailable("gone")
        derive(tx, found, plans)
        done.append(plans)

    store = ServerStore(address_of(aged), Limits(connect=2, retry=1))
    monkeypatch.setattr(migrating, "_derive", breaking)
    with pytest.raises(StoreError):
        store.directory()
    (told,) = run(store, "MATCH (s:Store) RETURN s.version AS version, s.behind AS behind")
    assert told == {"version": schema.VERSION, "behind": done[-1][-1]}
    monkeypatch.setattr(migrating, "_derive", lambda tx, found, plans: (derive(tx, found, plans), done.append(plans)))
    store = open_store(aged)
    store.directory()
    check(store)
    every = [plan for plans in done for plan in plans]
    assert every == sorted({PLAN, *PLANS})


def test_a_program_of_the_first_version_leaves_it_alone_from_the_first_step_on(aged, monkeypatch):
    monkeypatch.setattr(migrating, "_derive", lambda tx, found, plans: None)
    store = ServerStore(address_of(aged))
    migrating.make(store.connection)
    store.connection.write(lambda tx: migrating._step(tx, store.connection))
    monkeypatch.setattr(schema, "VERSION", 1)
    with pytest.raises(StoreError, match="请升级路图"):
        open_store(aged).decide(decision(TASK))


def test_a_copy_that_broke_off_in_an_old_database_is_begun_anew(aged, server):
    store = open_store(aged)
    state = store.state()
    run(store, "MATCH (s:Store) SET s.version = 1, s.filling = 'half'")
    open_store(server).restore(state)
    check(open_store(server))
