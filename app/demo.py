"""The demonstration: the sample plan and its sample reports in a store of their own, and three real questions."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app import wiring
from app.settings import DATA, DEMO_STORE
from app.terminal.output import print_text, show
from ontology import LutuError

PLAN = "luqiao-2021.txt"
REPORTS = "progress-sample.csv"
QUESTIONS = (
    "哪些任务依赖区科技局，其中哪些没达标？",
    "哪个单位牵头的未达标任务最多？",
    "2025年国家高新技术企业数量目标是多少？",
)
_OWN_FILES = ("graph.sqlite", "graph.sqlite-wal", "graph.sqlite-shm", wiring.INDEX)


class DemoError(LutuError):
    """The demonstration can't be set up."""


def run_demo(today: date, folder: Path = DEMO_STORE, data: Path = DATA, questions: Sequence[str] = QUESTIONS) -> None:
    """Makes the demonstration's store anew in `folder`, answers the questions and says how to go on."""
    from rich.rule import Rule

    from app.terminal.render_answer import answer_parts

    make_store(today, folder, data)
    store, graph = wiring.asked(str(folder))
    for question in questions:
        answer = wiring.ask(store, graph, question, None, today)
        show(Rule(question, align="left"), *answer_parts(answer, graph, wiring.shows_samples(graph)))
        print_text("\n")
    print_text(f'接着问：lutu ask "任务9由谁负责？" --store {folder}\n')


def make_store(today: date, folder: Path, data: Path) -> None:
    """Puts the sample plan and reports into an empty store in `folder`; DemoError if the folder is not the demo's."""
    plan, reports = data / PLAN, data / REPORTS
    missing = next((path for path in (plan, reports) if not path.is_file()), None)
    if missing:
        raise DemoError(f"找不到演示用的 {missing}，请在路图的源码文件夹里安装后再试。")
    _clear(folder)
    wiring.ingest(str(folder), [plan], False)
    wiring.import_progress(str(folder), reports, today)


def _clear(folder: Path) -> None:
    """Removes the store of an earlier demonstration, and nothing that a demonstration did not make."""
    if not folder.exists() and not folder.is_symlink():
        return
    strange = (
        folder.is_symlink() or not folder.is_dir() or any(each.name not in _OWN_FILES for each in folder.iterdir())
    )
    if strange:
        raise DemoError(f"{folder.absolute()} 里有不属于演示的文件，没有动它，请移走后再试。")
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise DemoError(f"清不掉旧的 {folder}（{error.strerror or error}），请检查权限后再试。") from error
