"""The prompt of `lutu ask`: typed at through a pipe, and once at a terminal of its own."""

import os
import pty
import select
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from app import cli, wiring
from app.talk import Talk
from app.terminal import prompt
from search import Suggestion

ROOT = Path(__file__).parent.parent
TODAY = date(2022, 1, 10)


def typed(uri: str, text: str, explain: bool = False) -> None:
    """Types in a thread: an event loop of another test's browser may run in this one."""

    def talk() -> None:
        with create_pipe_input() as keys:
            keys.send_text(text)
            prompt.talk(Talk(*wiring.asked(uri), None, TODAY), uri, explain, come=keys, out=DummyOutput())

    with ThreadPoolExecutor(1) as threads:
        threads.submit(talk).result()


def test_one_question_leans_on_the_other(village, capsys):
    typed(village, "区科技局牵头哪些任务\n那区人社局呢\n其中带星的有哪些\n退出\n")
    told = capsys.readouterr().out
    assert "共4项由区科技局牵头的任务" in told
    assert "共3项由区人社局牵头的任务" not in told
    assert "理解为：找出由区人社局牵头的任务；接着上一问。" in told
    assert "其中0项带星（*）（" in told


def test_what_is_not_understood_is_forgotten(village, capsys):
    typed(village, "任务9由谁负责\n天王盖地虎\n那任务10呢\n\x04")
    told = capsys.readouterr().out
    assert "没能理解" in told
    assert "找出负责任务10的单位" in told


def test_help_is_told_and_empty_lines_are_passed_over(village, capsys):
    typed(village, "\n  \n帮助\n退出\n")
    assert "可以接着上一问" in capsys.readouterr().out


def test_the_explanation_is_shown_where_it_is_wanted(village, capsys):
    typed(village, "任务9由谁负责\n那任务10呢\n\x04", explain=True)
    told = capsys.readouterr().out
    assert told.count("MATCH") >= 2
    assert told.count("名称") >= 2


def test_questions_are_kept_for_their_owner_alone(village):
    typed(village, "任务9由谁负责\n\x04")
    path = Path(village) / prompt.HISTORY
    assert "任务9由谁负责" in path.read_text("utf8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_questions_to_a_server_are_kept_at_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    path = prompt.history_file("bolt://127.0.0.1:7687")
    assert path == tmp_path / ".local" / "state" / "lutu" / prompt.HISTORY
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_a_place_to_write_nothing_is_kept(tmp_path):
    (tmp_path / "file").write_text("")
    assert prompt.history_file(str(tmp_path / "file")) is None


NAMES = ("区科技局", "区财政局", "任务")


def suggest(begun: str, _: int) -> list[Suggestion]:
    initials = {"kjj": "区科技局", "qkjj": "区科技局"}
    hits = [name for name in NAMES if name.startswith(begun)] + [initials[word] for word in initials if word == begun]
    return [Suggestion(hit, None if hit == "任务" else "Unit", None if hit == "任务" else hit) for hit in hits]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("区科", [("区科技局", 2)]),
        ("由谁负责区财", [("区财政局", 2)]),
        ("哪些任务由 kjj", [("区科技局", 3)]),
        ("哪些任务由kjj", [("区科技局", 3)]),
        ("哪些任", []),
        ("任务", []),
        ("区科技局", []),
        ("", []),
    ],
)
def test_names_are_completed_where_the_cursor_stands(line: str, told: list[tuple[str, int]]):
    assert list(prompt.endings(line, suggest)) == told


def test_a_name_is_completed_from_the_graph(village):
    own = Talk(*wiring.asked(village), None, TODAY)
    assert ("区科技局", 3) in list(prompt.endings("哪些任务由kjj", prompt.suggester(own, village)))


def test_without_a_terminal_a_question_is_missing(village, capfd):
    assert cli.run(["ask", "--store", village]) == 2
    assert "缺少 QUESTION" in capfd.readouterr().err


@pytest.mark.parametrize("line", [["ask", "--json"], ["ask", "任务9由谁负责", "--explain", "--json"]])
def test_json_is_for_one_question_and_its_answer(line: list[str], village, capfd):
    assert cli.run([*line, "--store", village]) == 2
    assert capfd.readouterr().out == ""


def test_one_question_is_explained(village, capfd):
    assert cli.run(["ask", "请问区科技局牵头哪些任务", "--explain", "--store", village]) == 0
    told = capfd.readouterr().out
    assert all(words in told for words in ("客套", "unit/云溪区/区科技局", "ANSWERS_FOR", "参数", '"lead"'))


def test_at_a_terminal(village):
    own, its = pty.openpty()
    args = [sys.executable, "-c", "from app.cli import main; main()", "ask", "--store", village]
    surroundings = {**os.environ, "TERM": "xterm"}
    with subprocess.Popen(args, cwd=ROOT, stdin=its, stdout=its, stderr=its, env=surroundings) as running:
        try:
            assert "“帮助”看用法" in _until(own, "问>")
            os.write(own, "任务9由谁负责\r".encode())
            assert "区文旅集团" in _until(own, "方案原文")
            _until(own, "问>")  # it listens again
            os.write(own, b"\x04")
            assert running.wait(timeout=30) == 0
        finally:
            running.kill()
            os.close(own)
            os.close(its)


def _until(terminal: int, words: str) -> str:
    """What the terminal shows until the words come."""
    shown, end = b"", time.monotonic() + 30
    while words.encode() not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 4096)
            if b"\x1b[6n" in shown:  # the line editor asks where the cursor is
                os.write(terminal, b"\x1b[1;1R")
                shown = shown.replace(b"\x1b[6n", b"")
    return shown.decode(errors="replace")
