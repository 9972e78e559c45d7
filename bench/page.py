"""How long a person waits for the page: from Enter to the painted answer, alone and with nineteen others, and its memory.

    python bench/page.py [PEOPLE]        PEOPLE ask at the same moment; 20 unless told

Beside it, in the same browser and on the same machine, a bare Streamlit page that only paints the question back: what
Streamlit itself takes. Questions are the judged ones (tests/questions/judged.tsv), of the half that was tuned on.
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.request import urlopen

from playwright.async_api import Page, async_playwright

from app.demo import make_store
from app.settings import DATA

ROOT = Path(__file__).parent.parent
JUDGED = ROOT / "tests" / "questions" / "judged.tsv"
ALONE, ROUNDS = 40, 3
ECHO = """
import streamlit as st
st.html("<p class='answer'></p>" if not st.text_input("问题", key="q") else f"<p class='answer'>{st.session_state.q}</p>")
"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PAINTED = """before => {
  const app = document.querySelector('[data-testid=stApp]');
  const said = document.querySelector('.answer');
  return app.dataset.testScriptState === 'notRunning' && said && said.innerText && said.innerText !== before
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]');
}"""


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[tuple[str, int]]:
    """A server as a process of its own: its address and process id."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(f"{address}/_stcore/health", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def memory(pid: int, what: str) -> float:
    """Megabytes: VmRSS now, VmHWM at most so far."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))


def processor(pid: int) -> float:
    """Seconds of processor time that the server's process took so far; the browser's are not among them."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def questions() -> list[str]:
    with JUDGED.open(encoding="utf-8") as file:
        rows = [row["question"] for row in csv.DictReader(file, delimiter="\t") if row["split"] == "tune"]
    return rows[:: max(1, len(rows) // ALONE)]


async def opened(browser: Any, address: str) -> Page:
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    page: Page = await context.new_page()
    await page.goto(address)
    await page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=120_000)
    await page.wait_for_selector("input", timeout=60_000)
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


async def together(browser: Any, address: str, asked: Sequence[str], people: int) -> list[float]:
    pages = [await opened(browser, address) for _ in range(people)]
    times: list[float] = []
    for turn in range(ROUNDS):
        mine = [asked[(turn * people + at) % len(asked)] for at in range(people)]
        times += await asyncio.gather(*(waited(page, said) for page, said in zip(pages, mine, strict=True)))
    for page in pages:
        await page.context.close()
    return times


def shown(name: str, times: Sequence[float]) -> str:
    return f"{name:<28} p50 {median(times) * 1000:6.0f} ms   p95 {quantiles(times, n=20)[-1] * 1000:6.0f} ms   n {len(times)}"


async def main(people: int) -> None:
    asked = questions()
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
        with running(page, own) as (address, pid), running(plain, bare) as (beside, other):
            print(f"load {os.getloadavg()[0]:.1f}, {len(asked)} questions, {people} people")
            for name, at, server in (("page, alone", address, pid), ("bare Streamlit, alone", beside, other)):
                before = processor(server)
                times = await alone(browser, at, asked)
                each = (processor(server) - before) / len(times) * 1000
                print(shown(name, times), f"  server's processor {each:.0f} ms each", flush=True)
            print(
                f"memory after that: page {memory(pid, 'VmRSS'):.0f} MB, bare Streamlit {memory(other, 'VmRSS'):.0f} MB"
            )
            for name, at in ((f"page, {people} at once", address), (f"bare Streamlit, {people}", beside)):
                print(shown(name, await together(browser, at, asked, people)), flush=True)
            print(f"memory at most: page {memory(pid, 'VmHWM'):.0f} MB, bare Streamlit {memory(other, 'VmHWM'):.0f} MB")
        await browser.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
