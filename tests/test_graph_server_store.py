"""The Neo4j store beside the contract of all stores: whose database it is, who may use it, and how it is copied."""

import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import wipe
from graphs import OTHER_ROW, PLAN, ROW, TARGET, TASK, UNIT, decision, notice, reading, sheet
from neo4j_server import VERSION as SERVER
from server_graphs import comparable, derived, shown
from tcp_proxy import Proxy

from graph import StoreError, copy_store, export_json, open_store
from graph.server.address import address_of
from graph.server.driver import Limits
from graph.server.ledger import Ledger
from graph.server.schema import VERSION
from graph.server.store import ServerStore
from graph.server.writing import Pen

SECOND = "乙区/2021-2"
HURRIED = Limits(connect=2, read=2, write=1, retry=2)


def refusal(act) -> str:
    """The one sentence of a refusal, which holds no password."""
    with pytest.raises(StoreError) as refused:
        act()
    sentence = str(refused.value)
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "geheim" not in sentence
    return sentence


def run(store, statement, **parameters):
    return store.connection.write(lambda tx: tx.run(statement, parameters).data())


def told(store):
    state = store.state()
    return export_json(store.graph()), state.sheets, state.entries, state.decisions, store.revision


@pytest.fixture
def filled(server):
    store = open_store(server)
    store.ingest([reading(), reading(SECOND, also="科技局"), notice()])
    store.report(*sheet({ROW: 5, OTHER_ROW: 6}, key="一"))
    store.report(*sheet({ROW: 7}, key="二"))
    store.decide(decision(TARGET, "confirm"))
    store.decide(decision(TASK))
    store.undo(TASK)
    store.decide(decision(OTHER_ROW))
    return store


def test_the_driver_is_loaded_without_what_only_tables_need():
    code = """if True:
        import sys
        from graph import StoreError, open_store
        try:
            open_store("bolt://127.0.0.1:1").revision
        except StoreError:
            pass
        assert "neo4j" in sys.modules
        assert not {"pandas", "numpy", "pyarrow"} & sys.modules.keys()
        import pandas"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)


# ---- what is on the server


def test_the_database_shows_what_the_graph_is(filled):
    graph, beside = shown(filled)
    assert export_json(graph) == export_json(filled.graph())
    assert comparable(beside) == comparable(derived(filled))
    (unit,) = run(filled, "MATCH (u:Unit {id: $id}) RETURN labels(u) AS labels, u.name AS name", id=UNIT)
    assert (sorted(unit["labels"]), unit["name"]) == (["Entity", "Unit"], "区科技局")
    (path,) = run(
        filled, "MATCH (:Unit)-[r:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task {id: $id}) RETURN t.name AS name", id=TASK
    )
    assert path["name"] == "建设研发机构"


def test_a_rejected_claim_is_not_shown_but_kept(filled):
    assert not run(filled, "MATCH (n:Entity {id: $id}) RETURN n", id=OTHER_ROW)
    filled.undo(OTHER_ROW)
    assert run(filled, "MATCH (n:Entity {id: $id}) RETURN n.name AS name", id=OTHER_ROW) == [{"name": "高企数"}]


def test_reading_an_empty_database_makes_nothing(server):
    store = open_store(server)
    store.graph(), store.revision, store.history(ROW), store.decisions()
    for act in (lambda: store.decide(decision(TASK)), lambda: store.ingest([]), lambda: store.ingest([reading()] * 2)):
        try:
            act()
        except StoreError:
            continue
    assert run(store, "MATCH (n) RETURN n") == []


def test_somebody_elses_database_is_not_touched(server):
    store = open_store(server)
    run(store, "CREATE (:Film {title: '别的'})")
    assert "别的程序" in refusal(lambda: store.ingest([reading()]))
    assert run(store, "MATCH (n) RETURN labels(n) AS labels") == [{"labels": ["Film"]}]


def test_what_a_newer_program_wrote_is_not_touched(filled):
    run(filled, "MATCH (s:Store) SET s.version = $version", version=VERSION + 1)
    for act in (
        filled.graph,
        lambda: filled.ingest([reading()]),
        lambda: filled.decide(decision(TASK)),
        filled.decisions,
    ):
        assert "升级" in refusal(act)


def test_rows_that_somebody_changed_are_noticed(filled, monkeypatch):
    monkeypatch.setattr("graph.server.reading._PATIENCE", 0.5)
    run(filled, "MATCH (d:Decision) SET d.verdict = 'confirm'")
    assert "校验和" in refusal(lambda: open_store(filled.connection.address.uri).graph())


def test_only_what_changed_is_fetched_again(server):
    with Proxy(int(server.rpartition(":")[2])) as network:
        store = open_store(network.uri)
        store.ingest([reading(), reading(SECOND)])
        store.graph()
        store.ingest([reading(value=13)], replace=True)
        network.seen.clear()
        assert store.graph().nodes[TARGET].get("value") == 13
        assert PLAN.encode() in network.seen
        assert SECOND.encode() not in network.seen


def test_people_with_docker_get_the_version_that_is_tested():
    assert f"image: neo4j:{SERVER}-community\n" in (Path(__file__).parent.parent / "compose.yaml").read_text("utf8")


# ---- addresses


@pytest.mark.parametrize(
    ("uri", "named"),
    [
        ("bolt://u:geheim@127.0.0.1", "NEO4J_PASSWORD"),
        ("bolt://127.0.0.1:hundert", "bolt://主机:端口"),
        ("bolt://", "bolt://主机:端口"),
        ("neo4j://host/a/b", "bolt://主机:端口"),
        ("bolt://u:geheim@[", "bolt://主机:端口"),
    ],
)
def test_an_address_that_can_not_be_is_refused_at_once(uri, named):
    assert named in refusal(lambda: open_store(uri))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+s", "bolt+ssc", "neo4j+ssc", "BOLT"])
def test_opening_connects_to_nothing(scheme):
    store = open_store(f"{scheme}://127.0.0.1:1/plans")
    assert store.connection.address.database == "plans"
    assert store.connection.address.encrypted == ("+" in scheme)


def test_both_schemes_and_the_database_name_lead_to_one_store(filled):
    address = filled.connection.address.uri.removeprefix("bolt://")
    for uri in (f"neo4j://{address}", f"bolt://{address}/neo4j"):
        assert export_json(open_store(uri).graph()) == export_json(filled.graph())


# ---- several users


def test_two_who_write_at_once_come_one_after_the_other(server):
    open_store(server).ingest([reading()])
    plans = [[reading(f"丙区/2021-{no}")] for no in range(6)]
    faults = []

    def work(offered):
        try:
            store = open_store(server)
            for each in offered:
                store.ingest(each)
                store.decide(decision(f"{each[0].plan}/task/1", "confirm"))
        except StoreError as error:
            faults.append(error)

    writers = [threading.Thread(target=work, args=(plans[n::3],)) for n in range(3)]
    for writer in writers:
        writer.start()
    store = open_store(server)
    while any(writer.is_alive() for writer in writers):
        store.graph()  # never a state that is half one and half another
    assert not faults
    assert store.revision == 1 + 12
    assert len(store.graph().of("Plan")) == 7
    assert len(store.decisions()) == 6
    graph, beside = shown(store)
    assert export_json(graph) == export_json(store.graph())
    assert comparable(beside) == comparable(derived(store))


def test_who_waits_too_long_for_another_writer_is_told_so(filled):
    late = ServerStore(filled.connection.address, HURRIED)
    assert late.revision
    with filled.connection._driver().session() as session, session.begin_transaction() as other:
        other.run("MATCH (s:Store) SET s.writer = 'another'").consume()
        assert "正被另一个程序写入" in refusal(lambda: late.decide(decision(TARGET)))
    filled.decide(decision(TARGET))


def test_a_statement_that_takes_too_long_is_ended(server):
    store = ServerStore(address_of(server), replace(HURRIED, read=0.2))
    endless = "UNWIND range(1, 1000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x)"
    assert "限定的时间" in refusal(lambda: store.connection.read(lambda tx: tx.run(endless).single()))


def test_no_word_of_a_user_stands_in_a_statement(server):
    hostile = "'}) DETACH DELETE n //`"
    plan = reading(f"甲区{hostile}")
    unit = [
        replace(node, properties=node.properties | {"name": hostile}) if node.kind == "Unit" else node
        for node in plan.nodes
    ]
    plan, statements = replace(plan, nodes=tuple(unit)), []

    class Told:
        def __init__(self, tx):
            self.tx = tx

        def run(self, statement, parameters=None, **more):
            statements.append(statement)
            return self.tx.run(statement, parameters, **more)

    store = open_store(server)
    for name in ("read", "write"):
        real = getattr(store.connection, name)
        setattr(store.connection, name, lambda work, *more, real=real: real(lambda tx: work(Told(tx)), *more))
    store.ingest([plan])
    item = f"{plan.plan}/task/1/研发机构数"
    store.report(*sheet({item: 5}, key=hostile))
    store.decide(decision(item, because=hostile))
    store.undo(item)
    store.history(item), store.graph(), store.decisions()
    assert store.graph().nodes[UNIT].name == hostile
    assert len(statements) > 50
    assert not [each for each in statements if "DETACH DELETE n //" in each or "甲区" in each]


# ---- copies


def test_a_store_goes_to_the_server_and_back(filled, tmp_path):
    folder, server = open_store(str(tmp_path / "库")), filled.connection.address.uri
    copy_store(filled, folder)
    kept = told(filled)
    assert told(folder) == kept
    wipe(server)
    again = open_store(server)
    copy_store(folder, again)
    assert told(again) == kept
    graph, beside = shown(again)
    assert export_json(graph) == kept[0]
    assert comparable(beside) == comparable(derived(again))
    for store in (again, folder):
        store.decide(decision(UNIT))
        store.report(*sheet({ROW: 9}, key="三"))
    assert told(again) == told(folder)


@pytest.mark.parametrize("to", ["folder", "server"])
def test_only_an_empty_store_takes_a_copy(filled, tmp_path, to):
    folder = open_store(str(tmp_path / "库"))
    folder.ingest([reading()])
    target, source = (folder, filled) if to == "folder" else (filled, folder)
    before = told(target)
    assert "已有内容" in refusal(lambda: copy_store(source, target))
    assert told(target) == before
    assert "什么都没有" in refusal(lambda: copy_store(open_store(str(tmp_path / "无")), target))


def test_a_copy_that_broke_off_is_not_read_and_can_be_done_again(server, tmp_path, monkeypatch):
    source = open_store(str(tmp_path / "库"))
    source.ingest([reading(f"丙区/2021-{no}") for no in range(4)])
    source.report(*sheet({"丙区/2021-1/task/1/研发机构数": 5}))
    monkeypatch.setattr("graph.server.restoring._CLAIMS", 1)
    target, calls = open_store(server), []

    def broken(self, change):
        calls.append(change)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return post(self, change)

    post = Ledger.post
    monkeypatch.setattr(Ledger, "post", broken)
    with pytest.raises(KeyboardInterrupt):
        copy_store(source, target)
    monkeypatch.setattr(Ledger, "post", post)
    for act in (target.graph, target.decisions, lambda: target.ingest([reading()])):
        assert "lutu copy" in refusal(act)
    copy_store(source, target)
    assert told(target) == told(source)


def test_a_relationship_to_what_somebody_took_out_is_left_out_alone(filled):
    there = run(filled, "MATCH (n:Entity) RETURN n.id AS id ORDER BY id LIMIT 2")
    first, last = (each["id"] for each in there)

    def write(tx):
        with closing(Pen(tx)) as pen:
            pen.join({"ABOUT": [["不在", last, {"id": "1"}], [first, "不在", {"id": "2"}], [last, first, {"id": "3"}]]})
            pen.finish()

    filled.connection.write(write)
    found = run(filled, "MATCH (s)-[r:ABOUT]->(t) WHERE r.id IN ['1', '2', '3'] RETURN s.id AS s, r.id AS r, t.id AS t")
    assert found == [{"s": last, "r": "3", "t": first}]
