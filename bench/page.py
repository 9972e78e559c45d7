"""How long a person waits for the page: its first painting, an answer alone and with nineteen others, and its memory.

    python bench/page.py [PEOPLE] [--browsers]        PEOPLE ask at the same moment; 20 unless told

Alone is a browser: from Enter to the painted answer. Those who ask at once are connections without one, until the last
piece of the answer has come: so many browsers on the server's own machine would take it from the server. With
--browsers they are browsers all the same. Beside it, in the same run, a bare Streamlit page that only paints the
question back: what Streamlit itself takes. Questions are the judged ones (tests/questions/judged.tsv), of the half
that was tuned on; the page has met none of them before.
"""

import asyncio
import csv
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.request import urlopen

from playwright.async_api import Page, async_playwright
from visitor import Visitor

from app.demo import make_store
from app.settings import DATA

ROOT = Path(__file__).parent.parent
JUDGED = ROOT / "tests" / "questions" / "judged.tsv"
ALONE, ROUNDS, FIRSTS = 40, 3, 5
ASKABLE = "input:not([disabled])"
ECHO = """
import streamlit as st
st.html("<p class='answer'></p>" if not st.text_input("问题", key="q") else f"<p class='answer'>{st.session_state.q}</p>")
"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
DRAWN = "[data-testid=stApp][data-test-script-state=notRunning]"
PAINTED = """before => {
  const app = document.querySelector('[data-testid=stApp]');
  const said = document.querySelector('.answer');
  return app.dataset.testScriptState === 'notRunning' && said && said.innerText && said.innerText !== before
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]');
}"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server as a process of its own."""

    name: str
    port: int
    pid: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def memory(self, what: str) -> float:
        """Megabytes: VmRSS now, VmHWM at most so far."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))

    def processor(self) -> float:
        """Seconds of processor time that the server's process took so far; the browser's are not among them."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(name: str, command: Sequence[str], port: int) -> Iterator[Server]:
    """A server while the block runs."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = Server(name, port, process.pid)
    try:
        for _ in range(300):
            try:
                urlopen(f"{server.address}/_stcore/health", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def questions(start: int = 0) -> list[str]:
    """Every so manyth of the judged questions, from one of the first on."""
    with JUDGED.open(encoding="utf-8") as file:
        rows = [row["question"] for row in csv.DictReader(file, delimiter="\t") if row["split"] == "tune"]
    return rows[start :: max(2, len(rows) // ALONE)]


async def first(browser: Any, server: Server) -> tuple[float, float]:
    """Seconds until a browser that was never there has painted the page and one can ask, and the kilobytes it loaded."""
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    page, loaded = await context.new_page(), []
    watch = await context.new_cdp_session(page)
    await watch.send("Network.enable")
    watch.on("Network.loadingFinished", lambda done: loaded.append(done["encodedDataLength"]))
    started = time.perf_counter()
    await page.goto(server.address)
    await page.wait_for_selector(DRAWN, timeout=120_000)
    await page.wait_for_selector(ASKABLE, timeout=60_000)
    took = time.perf_counter() - started
    await context.close()
    return took, sum(loaded) / 1000


async def opened(browser: Any, address: str) -> Page:
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    page: Page = await context.new_page()
    await page.goto(address)
    await page.wait_for_selector(DRAWN, timeout=120_000)
    await page.wait_for_selector(ASKABLE, timeout=60_000)
    return page


async def waited(page: Page, question: str) -> float:
    """Seconds from Enter until the answer is painted."""
    before = await page.evaluate("document.querySelector('.answer')?.innerText || ''")
    box = page.locator("input").first
    await box.fill(question)
    started = time.perf_counter()
    await box.press("Enter")
    await page.wait_for_function(PAINTED, arg=before, timeout=120_000, polling=15)
    return time.perf_counter() - started


async def alone(browser: Any, address: str, asked: Sequence[str]) -> list[float]:
    page = await opened(browser, address)
    await waited(page, asked[0])
    times = [await waited(page, question) for question in asked[1:]]
    await page.context.close()
    return times


async def in_rounds(askers: Sequence[Callable[[str], Awaitable[float]]], asked: Sequence[str]) -> list[float]:
    """Seconds of each question, where all ask at the same moment and again when all are answered."""
    times: list[float] = []
    for turn in range(ROUNDS):
        mine = [asked[(turn * len(askers) + at) % len(asked)] for at in range(len(askers))]
        times += await asyncio.gather(*(ask(said) for ask, said in zip(askers, mine, strict=True)))
    return times


async def at_once(server: Server, asked: Sequence[str], people: int) -> list[float]:
    visitors = [await Visitor.come(server.port) for _ in range(people)]
    times = await in_rounds([each.ask for each in visitors], asked)
    for each in visitors:
        await each.leave()
    return times


async def browsers_at_once(browser: Any, server: Server, asked: Sequence[str], people: int) -> list[float]:
    pages = [await opened(browser, server.address) for _ in range(people)]
    times = await in_rounds([partial(waited, page) for page in pages], asked)
    for page in pages:
        await page.context.close()
    return times


def shown(name: str, times: Sequence[float], server: Server, before: float) -> str:
    each = (server.processor() - before) / len(times) * 1000
    late = quantiles(times, n=20)[-1] * 1000
    return (
        f"{name:<24} {server.name:<15} p50 {median(times) * 1000:6.0f} ms   p95 {late:6.0f} ms   n {len(times)}"
        f"   server's processor {each:.0f} ms each"
    )


async def measured(name: str, server: Server, work: Awaitable[list[float]]) -> None:
    before = server.processor()
    print(shown(name, await work, server, before), flush=True)


async def report(browser: Any, servers: Sequence[Server], people: int, browsers: bool) -> None:
    asked, others = questions(), questions(1)
    print(f"load {os.getloadavg()[0]:.1f}, {len(asked)} questions, {people} people")
    for server in servers:
        loads = [await first(browser, server) for _ in range(FIRSTS)]
        seconds, size = median(each[0] for each in loads), median(each[1] for each in loads)
        print(f"first painting           {server.name:<15} p50 {seconds * 1000:6.0f} ms   {size:.0f} kB loaded")
    for server in servers:
        await measured("a browser alone", server, alone(browser, server.address, asked))
    print("memory after that:", ", ".join(f"{each.name} {each.memory('VmRSS'):.0f} MB" for each in servers))
    for server in servers:
        await measured(f"{people} at once", server, at_once(server, others, people))
    for server in servers if browsers else ():
        await measured(f"{people} browsers at once", server, browsers_at_once(browser, server, others, people))
    print("memory at most:", ", ".join(f"{each.name} {each.memory('VmHWM'):.0f} MB" for each in servers))


async def main(people: int, browsers: bool) -> None:
    folder = Path(tempfile.mkdtemp(prefix="lutu-bench-"))
    store, echo = folder / "store", folder / "echo.py"
    make_store(date.today(), store, DATA)
    echo.write_text(ECHO, encoding="utf-8")
    own, bare = free_port(), free_port()
    page = [sys.executable, "-m", "app.cli", "app", "--port", str(own), "--store", str(store)]
    plain = [sys.executable, "-m", "streamlit", "run", str(echo), "--server.headless=true", f"--server.port={bare}"]
    plain += ["--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        with running("page", page, own) as ours, running("bare Streamlit", plain, bare) as beside:
            await report(browser, (ours, beside), people, browsers)
        await browser.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    told = [each for each in sys.argv[1:] if each.isdecimal()]
    asyncio.run(main(int(told[0]) if told else 20, "--browsers" in sys.argv))
