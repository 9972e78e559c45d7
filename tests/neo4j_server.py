"""A real Neo4j Community server for tests, from its Maven artifacts: no Docker, no installer, nothing left running."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

POM = Path(__file__).with_name("neo4j_pom.xml")
VERSION = re.search(r"<neo4j.version>(.+?)<", POM.read_text("utf8"))[1]
PASSWORD = "not-a-secret"
JAVA = 17  # the oldest that Neo4j 5 runs on
START = 120.0  # seconds; a cold start takes ten on an idle machine
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # quick to start; half the processor time
_OPENED = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]
# Ends the server when whoever tests is gone, even if that one was killed and could not end it.
_WATCH = 'owner=$1; shift; "$@" & echo $! >"$PIDFILE"; while kill -0 $owner && kill -0 $!; do sleep 1; done; kill $!'


class MissingError(Exception):
    """What a server needs is not on this machine."""


def missing() -> str | None:
    """Why no server can be started here; None where one can."""
    needed = {"Java 17 or newer": _java_version() >= JAVA, "Maven": bool(shutil.which("mvn")) or _cache().is_dir()}
    absent = [name for name, there in needed.items() if not there]
    if not absent:
        return None
    return (
        f"the tests of the Neo4j store need {' and '.join(absent)} (on Debian: apt-get install default-jre-headless maven), "
        "or NEO4J_URI naming an empty database, with NEO4J_USERNAME and NEO4J_PASSWORD"
    )


def jars() -> Path:
    """The folder of the server's jars; fetched once, and renamed into place, so that half of them is never used."""
    cache = _cache()
    if not cache.is_dir():
        cache.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache.parent) as folder:
            fetched = Path(folder) / "jars"
            command = ["mvn", "-B", "-ntp", "-q", "-f", str(POM), "dependency:copy-dependencies", f"-Dcopied={fetched}"]
            done = subprocess.run(command, capture_output=True, text=True, timeout=900)
            if done.returncode:
                raise MissingError(f"Maven could not fetch Neo4j {VERSION}: {done.stdout[-2000:]}{done.stderr[-500:]}")
            with suppress(OSError):  # another run was first, and its jars are as good
                fetched.rename(cache)
    return cache


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server with its home in a folder; it can be started, stopped, killed and started again."""

    home: Path
    settings: dict[str, str] = field(default_factory=dict)
    owner: int = field(default_factory=os.getpid)
    port: int = field(default_factory=free_port)
    heap: str = "1g"
    jvm: tuple[str, ...] = _QUICK  # none for long work: the JVM then compiles as it does in earnest

    @property
    def uri(self) -> str:
        """The address for clients on this machine."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def pidfile(self) -> Path:
        """Where the number of the server's process stands."""
        return self.home / "server.pid"

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        fresh = not self.home.joinpath("data", "dbms").exists()
        self._configure()
        if fresh:
            done = subprocess.run(
                [*self._java("org.neo4j.cli.AdminTool"), "dbms", "set-initial-password", PASSWORD],
                env=os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")},
                capture_output=True,
                text=True,
                timeout=START,
            )
            assert done.returncode == 0, done.stdout + done.stderr
        self.pidfile.unlink(missing_ok=True)
        command = self._java("org.neo4j.server.CommunityEntryPoint")
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with open(self.home / "console.log", "ab") as log:
            subprocess.run(
                ["sh", "-c", f"({_WATCH}) &", "watch", str(self.owner), *command],
                check=True,
                env=os.environ | {"PIDFILE": str(self.pidfile)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait()

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Ends the server and waits until it is gone."""
        pid = self._pid()
        if pid is None:
            return
        with suppress(ProcessLookupError):
            os.kill(pid, how)
        end = time.monotonic() + 60
        while _alive(pid) and time.monotonic() < end:
            time.sleep(0.05)
        if _alive(pid):
            os.kill(pid, signal.SIGKILL)
        self.pidfile.unlink(missing_ok=True)

    def kill(self) -> None:
        """Ends the server at once, as a power cut would."""
        self.stop(signal.SIGKILL)

    def _java(self, main: str) -> list[str]:
        jvm = [f"-Xmx{self.heap}", *self.jvm] if main.endswith("EntryPoint") else _QUICK
        return ["java", *jvm, *_OPENED, "-cp", f"{jars()}/*", main]

    def _configure(self) -> None:
        listen = f"127.0.0.1:{self.port}"
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": listen,
            "server.bolt.advertised_address": listen,
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "server.memory.pagecache.size": "128m",
            "db.tx_log.preallocate": "false",
            "dbms.usage_report.enabled": "false",
            "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",
        } | self.settings
        folder = self.home / "conf"
        folder.mkdir(parents=True, exist_ok=True)
        folder.joinpath("neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in settings.items()))
        self.home.joinpath("logs").mkdir(exist_ok=True)

    def _wait(self) -> None:
        end = time.monotonic() + START
        while not _answers(self.port):
            pid = self._pid()
            if time.monotonic() > end or (pid is not None and not _alive(pid)):
                raise AssertionError(f"the server does not start: {(self.home / 'console.log').read_text()[-3000:]}")
            time.sleep(0.1)

    def _pid(self) -> int | None:
        with suppress(FileNotFoundError, ValueError):
            return int(self.pidfile.read_text())
        return None


def _java_version() -> int:
    if not shutil.which("java"):
        return 0
    told = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def _cache() -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / f"lutu-neo4j-{VERSION}"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def _answers(port: int) -> bool:
    """Whether a Bolt server takes the handshake of version 5.4 there."""
    try:
        with closing(socket.create_connection(("127.0.0.1", port), 1)) as client:
            client.settimeout(2)
            client.sendall(bytes.fromhex("6060b017" + "00000405" + "00000000" * 3))
            return client.recv(4) == bytes.fromhex("00000405")
    except OSError:
        return False
