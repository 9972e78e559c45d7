"""The connection to a Neo4j server: opened at the first call, managed transactions, time limits, faults in sentences."""

import logging
import re
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar

from graph.server.address import Address
from graph.server.faults import misfit, told
from graph.store import StoreError

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

OLDEST = (5, 13)  # the first whose planner and indexes all our statements were written for
_LOGIN = 3.0  # seconds from the connection to a session
_PAUSE = 0.2  # seconds before a lost commit is looked for
_TABLES = ("numpy", "pandas", "pyarrow")
_AGENT = re.compile(r"Neo4j/(\d+)\.(\d+)")

Found = TypeVar("Found")
Work = Callable[["ManagedTransaction"], Found]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: to find the server, for a question, for any other reading transaction, for a writing one beside its size,
    for trying again.
    """

    connect: float = 5.0
    ask: float = 10.0
    read: float = 300.0
    write: float = 60.0
    retry: float = 20.0


class Connection:
    """Transactions on one database. Each call has a session of its own, so that threads share nothing.

    Sessions share their bookmarks, so that on a cluster each call sees what the calls before it wrote.
    """

    def __init__(self, address: Address, limits: Limits) -> None:
        self.address = address
        self.limits = limits
        self._lock = threading.Lock()
        self._opened: Driver | None = None
        self._sessions: dict[str, Any] = {}
        self._end: Callable[[], Any] = lambda: None

    def read(self, work: Work[Found]) -> Found:
        """What `work` gives in a reading transaction; it may run more than once."""
        return self._run("READ", work, self.limits.read)

    def ask(self, work: Work[Found]) -> Found:
        """The same for a question: whoever asks is waiting, and gets a StoreError of their own when its time is over."""
        return self._run("READ", work, self.limits.ask, asking=True)

    def write(self, work: Work[Found], seconds: float = 0.0) -> Found:
        """What `work` gives in a writing transaction; `seconds` is the time allowed for it beside the usual.

        It runs again where the server asks for it, where the connection broke, and also where it broke so late that the
        server may have committed: `work` must look for its own trace first.
        """
        return self._run("WRITE", work, self.limits.write + seconds)

    def _run(self, access: str, work: Work[Found], seconds: float, asking: bool = False) -> Found:
        _load()
        from neo4j import unit_of_work
        from neo4j.exceptions import IncompleteCommit, ServiceUnavailable, SessionExpired

        timed, end, lost = unit_of_work(timeout=seconds)(work), monotonic() + self.limits.retry, None
        with told(self.address, seconds if asking else None):
            while True:
                try:
                    with self._driver().session(**self._sessions, default_access_mode=access) as session:
                        return session.execute_read(timed) if access == "READ" else session.execute_write(timed)
                except IncompleteCommit as error:  # the driver leaves it to us, who know that it is safe
                    lost = error
                    if monotonic() > end:
                        raise
                    sleep(_PAUSE)
                except (ServiceUnavailable, SessionExpired):
                    if lost:
                        raise lost from None
                    raise

    def close(self) -> None:
        """Ends all connections; the next call opens one again."""
        with self._lock:
            self._end()
            self._opened = None

    def _driver(self) -> "Driver":
        with self._lock:
            if self._opened is None:
                self._opened = self._connected()
                self._end = weakref.finalize(self, self._opened.close)
            return self._opened

    def _connected(self) -> "Driver":
        """A driver whose server has answered once, with the right password and version."""
        from neo4j import GraphDatabase

        logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it warns of, our sentences tell
        address = self.address
        self._sessions = {"database": address.database, "bookmark_manager": GraphDatabase.bookmark_manager()}
        try:
            driver = GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password) if address.password else None,
                connection_timeout=self.limits.connect,
                connection_acquisition_timeout=self.limits.connect + _LOGIN,
                max_transaction_retry_time=self.limits.retry,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="lutu",
            )
            with _closed_on_failure(driver):
                self._check(driver.get_server_info().agent)
        except (ValueError, OSError) as error:  # what the driver lets through from sockets and certificates
            raise StoreError(misfit(error, address)) from error
        return driver

    def _check(self, agent: str) -> None:
        version = _AGENT.match(agent)
        if version and (int(version[1]), int(version[2])) < OLDEST:
            told = f"服务器 {self.address.shown} 是 {agent}"
            raise StoreError(f"{told}，路图要用 {OLDEST[0]}.{OLDEST[1]} 或更新的 Neo4j，请换一台或升级它。")


def _load() -> None:
    """Imports the driver without pandas and the like, which it would import for the tables that nobody asks it for.

    That saves two thirds of a second of a command's start; it is not done where other threads may want them just now.
    """
    absent = [] if threading.active_count() > 1 else [name for name in _TABLES if name not in sys.modules]
    if "neo4j" in sys.modules:
        return
    sys.modules |= dict.fromkeys(absent)  # type: ignore[arg-type]
    try:
        import_module("neo4j")
    finally:
        for name in absent:
            del sys.modules[name]


@contextmanager
def _closed_on_failure(driver: "Driver") -> Iterator[None]:
    try:
        yield
    except BaseException:
        driver.close()
        raise
