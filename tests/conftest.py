"""Neo4j servers for the tests that need one: two at most, started once a run, shared by its workers, ended with the run."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from neo4j_server import PASSWORD, Server, missing

settings.register_profile("shared machine", deadline=None)  # no test judges by the clock
settings.load_profile("shared machine")

FOLDER = "LUTU_TEST_SERVER"  # where the workers of a run find their servers
SERVERS = 2  # each takes a gigabyte of memory
EXTERNAL = "NEO4J_URI"
WIPE = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="lutu-server-")
        Path(os.environ[FOLDER], "owner").write_text(str(os.getpid()))


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        for port in Path(os.environ[FOLDER]).glob("*/port"):
            _server(port.parent).stop()
        shutil.rmtree(os.environ.pop(FOLDER), ignore_errors=True)


def _server(folder: Path) -> Server:
    owner, port = folder.parent / "owner", folder / "port"
    known = {"port": int(port.read_text())} if port.exists() else {}
    return Server(folder / "home", owner=int(owner.read_text()), **known)


def _own_folder() -> Path:
    """This worker's server has it; further workers share, and all of them a server from outside."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    folder = Path(os.environ[FOLDER]) / str(0 if EXTERNAL in os.environ else worker % SERVERS)
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def turn(name: str) -> Iterator[Path]:
    """One worker at a time, of those that share a server."""
    folder = _own_folder()
    with open(folder / name, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def can_start() -> None:
    """Skips the test, loudly, where no server can be started; on continuous integration it fails."""
    if why := missing():
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)


@pytest.fixture(scope="session")
def server_address() -> str:
    """The address of the run's server, or of NEO4J_URI, whose database must be empty."""
    if external := os.environ.get(EXTERNAL):
        with _session(external) as session:
            assert session.run("MATCH (n) RETURN count(n) AS n").single()["n"] == 0, f"{external} is not empty"
        return external
    can_start()
    with turn("starting") as folder:
        server = _server(folder)
        if not (folder / "port").exists():
            server.start()
            (folder / "port").write_text(str(server.port))
    return server.uri


@contextmanager
def _session(uri):
    from neo4j import GraphDatabase

    auth = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", PASSWORD)
    with GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver, driver.session() as session:
        yield session


@pytest.fixture
def server(server_address, monkeypatch, tmp_path) -> Iterator[str]:
    """The address of an empty database that is this test's own until it ends."""
    monkeypatch.setenv("LUTU_CACHE", str(tmp_path / "cache"))
    if EXTERNAL not in os.environ:
        monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
        monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    with turn("testing"):
        wipe(server_address)
        yield server_address
        wipe(server_address)


def wipe(uri: str) -> None:
    """Takes everything out of a database of the tests' own."""
    with _session(uri) as session:
        session.run(WIPE).consume()


@pytest.fixture
def village(tmp_path):
    """A store of the plan of twelve tasks, without reports."""
    from ask_graph import ask_graph

    from graph import open_store
    from ontology import Reading

    uri, graph = str(tmp_path / "village"), ask_graph()
    nodes = [node for node in graph.nodes.values() if node.get("origin") != "report"]
    known = {node.id for node in nodes}
    edges = [each for each in graph.edges.values() if {each.source, each.target} <= known]
    (document,) = graph.documents.values()
    open_store(uri).ingest([Reading(document, "YX/2021-1", tuple(nodes), tuple(edges))])
    return uri


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory) -> str:
    """An embedded store with the sample plan and its sample reports, to be read only."""
    from datetime import date

    from app.demo import make_store
    from app.settings import DATA

    folder = tmp_path_factory.mktemp("demo") / "store"
    make_store(date.today(), folder, DATA)
    return str(folder)


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; without one a loud skip, and a failure on continuous integration."""
    from pages import browsing, missing_browser

    if why := missing_browser():
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="session")
def site(demo_store, browser) -> Iterator[str]:
    """Where the page of the sample store is served."""
    from pages import served

    with served(demo_store) as address:
        yield address


@pytest.fixture
def tab(browser, site):
    """A new tab at the sample store's page; the test fails where the tab met an error or called outside."""
    from pages import DESK, Tab

    page = browser.new_page(viewport=DESK, locale="zh-CN")
    opened = Tab(page, site)
    yield opened
    page.close()
    assert opened.troubles == []


@pytest.fixture
def own_tab(browser, tmp_path):
    """A tab at the page of a store that is this test's own to change."""
    from datetime import date

    from pages import DESK, Tab, served

    from app.demo import make_store
    from app.settings import DATA

    make_store(date.today(), tmp_path / "store", DATA)
    with served(str(tmp_path / "store")) as address:
        page = browser.new_page(viewport=DESK, locale="zh-CN")
        opened = Tab(page, address)
        yield opened
        page.close()
    assert opened.troubles == []
