"""Cold processes: `lutu ingest` beside one that only loads jieba and cuts the same text, and `lutu ask … --json`.

    python bench/cold.py [RUNS]

Figures are CPU seconds (user and system) of whole processes, the two commands in turn, medians of RUNS (5) pairs.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "data" / "luqiao-2021.txt"
LUTU = [sys.executable, "-m", "app.cli"] if not shutil.which("lutu", path=str(Path(sys.executable).parent)) else []
LUTU = LUTU or [str(Path(sys.executable).parent / "lutu")]
CUT = f"import jieba; list(jieba.cut(open({str(PLAN)!r}, encoding='utf8').read()))"
QUESTION = "哪些任务依赖区科技局,其中哪些没达标?"


def cpu(command: list[str]) -> float:
    """CPU seconds of a process that has to succeed."""
    before = os.times()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def report(name: str, ours: list[float], theirs: list[float], other: str) -> None:
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    print(f"{name}: {statistics.median(ours):.2f} s CPU; {other}: {statistics.median(theirs):.2f} s; ratio {statistics.median(ratios):.2f} "
          f"({min(ratios):.2f}–{max(ratios):.2f})")  # fmt: skip


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    cut = [sys.executable, "-c", CUT]
    with tempfile.TemporaryDirectory() as folder:
        cpu(cut), cpu([*LUTU, "--store", f"{folder}/warm", "ingest", str(PLAN)])
        ingest, jieba = [], []
        for run in range(runs):
            ingest.append(cpu([*LUTU, "--store", f"{folder}/{run}", "ingest", str(PLAN)]))
            jieba.append(cpu(cut))
        report("lutu ingest", ingest, jieba, "jieba loaded, text cut")
        store = f"{folder}/0"
        cpu([*LUTU, "--store", store, "progress", "import", str(ROOT / "data" / "progress-sample.csv")])
        asked = [cpu([*LUTU, "--store", store, "ask", QUESTION, "--json"]) for _ in range(runs)]
        report("lutu ask --json", asked, jieba, "jieba loaded, text cut")
        first = cpu([*LUTU, "--store", store, "search", "孵化器", "--json"])
        again = [cpu([*LUTU, "--store", store, "search", "孵化器", "--json"]) for _ in range(runs)]
        print(
            f"lutu search --json: {first:.2f} s CPU with the index to build, {statistics.median(again):.2f} s with it built"
        )


if __name__ == "__main__":
    main()
