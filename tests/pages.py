"""The web page in a real browser: a served store, and tabs that hold that nothing foreign is called and nothing goes wrong."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
SHOTS = "LUTU_TEST_SHOTS"  # a folder for screenshots; without it none are kept
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_DRAWN = "[data-testid=stApp][data-test-script-state=notRunning]"
_PATIENCE = 60_000  # ms
_SETTLING = 350  # ms in which a click or a move in the history has begun to be answered


def missing_browser() -> str | None:
    """Why no browser test can run here; None where they can."""
    if not chromium():
        return "没有 Chromium：请安装（Debian：apt-get install chromium fonts-noto-cjk），网页测试要用它。"
    return None


def chromium() -> str | None:
    """The browser's path."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def served(store: str, **surroundings: str) -> Iterator[str]:
    """The address at which the store's page is served while the block runs."""
    port = free_port()
    process = start(store, port, **surroundings)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(store: str, port: int, **surroundings: str) -> subprocess.Popen[bytes]:
    """The page's server as a process of its own, once it answers."""
    command = [sys.executable, "-m", "app.cli", "app", "--port", str(port), "--store", store]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **surroundings}, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
    except BaseException:
        process.kill()
        raise
    return process


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, "the page's server ended"
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the page's server does not answer")


@contextmanager
def browsing() -> Iterator[object]:
    """A headless browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(_FLAGS))
        yield browser
        browser.close()


class Tab:
    """A tab of the browser at a served page; `troubles` are what went wrong in it so far."""

    def __init__(self, page, address: str) -> None:
        self.page, self.address, self.troubles = page, address, []
        page.set_default_timeout(_PATIENCE)
        own = (address, address.replace("http", "ws"), "blob:", "data:")
        page.on("console", lambda said: self._note(said.type == "error", f"console: {said.text}"))
        page.on("pageerror", lambda error: self._note(True, f"error: {error}"))
        page.on("request", lambda asked: self._note(not asked.url.startswith(own), f"foreign: {asked.url}"))

    def _note(self, wrong: bool, told: str) -> None:
        if wrong:
            self.troubles.append(told)

    def open(self, path: str = "/", **state: str) -> "Tab":
        """Goes to an address of the page and waits until it is drawn."""
        query = "&".join(f"{key}={quote(value)}" for key, value in state.items())
        self.page.goto(f"{self.address}{path}" + (f"?{query}" if query else ""))
        return self.drawn()

    def drawn(self) -> "Tab":
        """Waits until the script has run and nothing on the page is a placeholder or of an earlier run."""
        self.page.wait_for_selector(_DRAWN, timeout=_PATIENCE)
        self.page.wait_for_timeout(_SETTLING)
        self.page.wait_for_selector(_DRAWN, timeout=_PATIENCE)
        self.page.wait_for_function(
            "!document.querySelector('[data-testid=stSkeleton], [data-stale=true]')", timeout=_PATIENCE
        )
        return self

    @property
    def text(self) -> str:
        """What a person can read in the main part."""
        return self.page.inner_text("[data-testid=stMain]")

    def shot(self, name: str) -> None:
        """Keeps a screenshot where a folder for them is named."""
        if folder := os.environ.get(SHOTS):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder, f"{name}.png")))
