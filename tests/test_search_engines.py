"""Every engine keeps one contract: it leads to all texts that hold a term, and to no other for terms that are exact."""

import random
from pathlib import Path

import pytest
from test_search_index import index, small

from graph import Graph
from graph.server.address import address_of
from graph.server.driver import Connection, Limits
from ingest import read_plan
from search.analyzer import Analyzer, Tokenizer
from search.fulltext import Origin, open_server_index
from search.fulltext.documents import NAME, documents
from search.fulltext.engine import OWN, lookup
from search.fulltext.engines import installed, maker
from search.fulltext.passage import Passage
from search.fulltext.server_engine import Contents, server_engine
from search.plain import plain

ANALYZER = Analyzer(Tokenizer(["区科技局", "月亮湖"]))
PLAN = Path(__file__).parent.parent / "data" / "luqiao-2021.txt"
TERMS = (
    "湖",
    "规划",
    "未达标",
    "达标",
    "265家",
    "2.8%",
    "r&d",
    "加计扣除",
    "月亮湖片区",
    "区科技局",
    "国美",
    "zzz",
    "高新",
)


@pytest.fixture(params=[*installed(), "server"])
def engine(request):
    found = documents(small())
    if request.param == "server":
        connection = Connection(address_of(request.getfixturevalue("server")), Limits())
        yield server_engine(connection, "key", lambda: Contents(found, ANALYZER, b"beside"))[0]
        connection.close()
    else:
        made = maker(request.param)
        yield made.open(made.build(found, ANALYZER))


def holding(term, zones=None):
    """The places of all documents that hold the term, by reading every text."""
    texts = [[(zone, text) for zone, told in each.zones.items() for text in told] for each in documents(small())]
    held = [{zone for zone, text in each if Passage(zone, text, ANALYZER).holds(term)} for each in texts]
    return {at for at, each in enumerate(held) if (each & set(zones) if zones else each)}


def parts():
    """Stretches of the documents' own texts."""
    pick = random.Random(7)
    texts = [plain(text).text for each in documents(small()) for told in each.zones.values() for text in told]
    for _ in range(60):
        text = pick.choice(texts)
        start = pick.randrange(len(text))
        yield text[start : start + pick.randint(1, 6)].strip("、。,.；：()（） &+%")


def test_an_engine_leads_to_all_that_hold_a_term(engine):
    terms = [term for term in dict.fromkeys([*TERMS, *parts()]) if lookup(term, ANALYZER).asked.needed]
    looked = [lookup(term, ANALYZER) for term in terms]
    assert len(engine) == len(documents(small()))
    for each, posting in zip(looked, engine.postings([each.asked for each in looked]), strict=True):
        for found, zones in ((posting.weights, None), (posting.named, [NAME]), (posting.own, OWN)):
            assert set(found) >= holding(each.term, zones), each.term
            assert not each.exact or set(found) == holding(each.term, zones), each.term
        assert all(weight > 0 for weight in posting.weights.values())


def test_more_of_a_word_weighs_more(engine):
    (posting,) = engine.postings([lookup("旅游", ANALYZER).asked])
    order = [documents(small())[at].name for at in sorted(posting.weights, key=posting.weights.get, reverse=True)]
    assert order.index("旅游民宿集群") < order.index("推动中国美丽乡村建设")


def test_nothing_asked_is_nothing_found(engine):
    assert engine.postings([]) == []


def test_a_server_finds_what_the_embedded_index_finds(server):
    reading = read_plan(PLAN)
    graph = Graph([reading.document], reading.nodes, reading.edges)
    connection = Connection(address_of(server), Limits())
    there, here = on_server(graph, connection, 1), index_of(graph)
    shared = []
    for words in (
        "孵化器",
        "高企",
        "知识产权 质押",
        "区科技局",
        "哪里有建孵化器的任务",
        "环飞湖",
        "单位:区科技局 种类:任务 规划",
        '+-&|!(){}[]^"~*?:\\/ 企业',
    ):
        ours, theirs = here.search(words), there.search(words)
        assert ours.total == theirs.total, words
        first, other = ({hit.id for hit in each.results} for each in (ours, theirs))
        shared.append(len(first & other) / len(first))
    assert sum(shared) >= 0.85 * len(shared), shared  # in the first ten; the rest is of one weight or nearly
    connection.close()


def on_server(graph, connection, stamp, whole=None):
    return open_server_index(Origin(str(stamp), lambda: graph, whole or (lambda: graph)), connection)


def index_of(graph):
    from search import open_index

    return open_index(graph, None, 1, engine="whoosh")


def test_a_server_keeps_its_index_until_the_graph_changes(server):
    connection = Connection(address_of(server), Limits())
    first = on_server(small(), connection, 1)
    again = on_server(small(), connection, 1)
    assert first.engine._build == again.engine._build
    changed = on_server(small("建设蓝鲸湾"), connection, 2)
    assert (changed.search("蓝鲸湾").total, first.search("蓝鲸湾").total) == (1, 0)
    assert first.search("月亮湖").total == index().search("月亮湖").total  # readers of the last index go on
    assert texts(connection) == 2 * len(documents(small())) + 1
    on_server(small(), connection, 3)
    assert texts(connection) == 2 * len(documents(small())) + 1
    connection.close()


def test_whoever_opens_the_index_again_needs_no_more_than_the_names(server):
    connection = Connection(address_of(server), Limits())
    made = on_server(small(), connection, "a state")

    def never():
        raise AssertionError("the whole graph was read")

    again = on_server(small(), connection, "a state", never)
    for words in ("月亮湖", "旅游", "单位:区科技局", "哪里有建孵化器的任务", "lvyou"):
        assert again.search(words).to_json() == made.search(words).to_json(), words
        assert again.suggest(words) == made.suggest(words)
        assert again.expansions(words) == made.expansions(words)
    connection.close()


def texts(connection):
    return connection.read(lambda tx: tx.run("MATCH (n:SearchText) RETURN count(n) AS n").single()["n"])


def test_whoosh_spills_what_it_cannot_keep_in_memory(monkeypatch):
    from search.fulltext import whoosh_engine

    found = documents(small())
    whole = whoosh_engine.WhooshEngine(whoosh_engine.build(found, ANALYZER))
    monkeypatch.setattr(whoosh_engine, "_MEMORY", 0.001)
    spilt = whoosh_engine.WhooshEngine(whoosh_engine.build(found, ANALYZER))
    asked = [lookup(term, ANALYZER).asked for term in TERMS]
    assert spilt.postings(asked) == whole.postings(asked)
