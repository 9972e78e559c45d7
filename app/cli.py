"""The command `lutu`: each command reads its words, calls one function and shows what that gives."""

import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from app import settings
from app.terminal import cli_ask, cli_search, options
from app.terminal.output import complain, print_json, print_text, show, silence_stdout, write_whole
from app.terminal.usage import Command, Group, usage_sentence
from ontology import LutuError

app = typer.Typer(cls=Group, add_completion=False, rich_markup_mode="rich")
progress = typer.Typer(cls=Group, help="导入进展填报，或生成一张空的填报表。")
app.add_typer(progress, name="progress")


def _version(wanted: bool) -> None:
    if wanted:
        print_text(f"lutu {settings.version()}\n")
        raise typer.Exit


@app.callback()
def root(
    store: options.Store = "",
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本。")] = False,
) -> None:
    """路图：把行动方案变成可以提问的图，谁负责、依赖什么、哪里没达标，答案都附方案原文。"""


@progress.callback()
def _progress(store: options.Store = "") -> None:
    """Holds the option --store between `progress` and what follows."""


@app.command(cls=Command)
def demo(store: Annotated[str, typer.Option("--store", hidden=True)] = "", no_serve: options.NoServe = False) -> None:
    """用自带的方案和示例填报演示：另建 .lutu-demo 库，不动你的库。"""
    from app.demo import run_demo

    run_demo(settings.today())
    if not no_serve:
        from app.serve import serve

        serve(str(settings.DEMO_STORE))


@app.command(cls=Command)
def ingest(files: options.Files, replace: options.Replace = False, store: options.Store = "") -> None:
    """导入方案文件，全部成功或全不导入。"""
    from app import wiring
    from app.terminal.render_changes import ingest_parts

    with _watched(files) as watched:
        done = wiring.ingest(store, watched, replace)
    show(*ingest_parts(done))


@contextmanager
def _watched(files: Sequence[Path]) -> Iterator[Iterable[Path]]:
    """The files, with a progress bar on standard error while they are gone through at a terminal."""
    if not sys.stderr.isatty():
        yield files
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield bar.track(files, description="读取方案")


@progress.command("import", cls=Command)
def progress_import(file: options.Sheet, store: options.Store = "") -> None:
    """导入填好的进展表（CSV 或 XLSX），有一行不对就都不导入。"""
    from app import wiring
    from app.terminal.render_changes import report_parts

    show(*report_parts(wiring.import_progress(store, file, settings.today())))


@progress.command("template", cls=Command)
def progress_template(out: options.Out, store: options.Store = "") -> None:
    """生成填报表（XLSX），每个指标和项目一行。"""
    from app.template import write_template
    from app.terminal.render_changes import template_parts
    from app.wiring import stored_graph

    show(*template_parts(out, write_template(stored_graph(store), out)))


for command in (cli_ask.ask, cli_search.search, cli_search.words, cli_search.suggest):
    app.command(cls=Command)(command)


@app.command(cls=Command)
def status(
    as_of: options.AsOf = None, unit: options.Unit = None, only: options.Only = None, every: options.All = False,
    as_json: options.Json = False, store: options.Store = "",
) -> None:  # fmt: skip
    """看每项指标、项目和任务的状态。"""
    from app import wiring

    graph, today = wiring.stored_graph(store), settings.today()
    report = wiring.status(graph, as_of, today)
    report = wiring.status_of_unit(graph, report, unit) if unit is not None else report
    report = wiring.status_of_codes(graph, report, only) if only else report
    if as_json:
        print_json(report.to_json())
        return
    from app.terminal.render_status import status_parts

    last, all_of_them = wiring.last_report(graph, today), every or bool(only or unit)
    show(*status_parts(graph, report, as_of, last, wiring.shows_samples(graph), all_of_them))


@app.command("show", cls=Command)
def show_entity(entity: options.Entity, as_json: options.Json = False, store: options.Store = "") -> None:
    """看一个任务、指标、单位等：它的内容、关系和原文。"""
    from app import wiring
    from app.entity import entity_json

    graph, node = wiring.entity(store, entity)
    if as_json:
        print_json(entity_json(graph, node))
        return
    from app.terminal.render_entity import entity_parts

    show(*entity_parts(graph, node))


@app.command(cls=Command)
def impact(entity: options.Entity, as_json: options.Json = False, store: options.Store = "") -> None:
    """看它如果滞后会影响什么。"""
    from app import wiring

    graph, found = wiring.impact(store, entity)
    if as_json:
        print_json(found.to_json())
        return
    from app.terminal.render_entity import impact_parts

    show(*impact_parts(graph, found))


@app.command(cls=Command)
def check(as_json: options.Json = False, store: options.Store = "") -> None:
    """列出方案里的矛盾、存疑的读法、没读懂的行和缺口。"""
    from app import wiring

    graph = wiring.stored_graph(store)
    found = wiring.findings(graph)
    if as_json:
        print_json({"findings": found})
        return
    from app.terminal.render_check import finding_parts

    show(*finding_parts(graph, found))


@app.command(cls=Command)
def decide(
    ctx: typer.Context,
    claim: options.Claim,
    verdict: options.Verdict = None,
    because: options.Because = None,
    undo: options.Undo = False,
    store: options.Store = "",
) -> None:
    """核定一条内容：确认它，或否定它；都留在历史里，也可撤销。"""
    from app import wiring
    from app.terminal.render_changes import decision_parts

    if undo:
        show(*decision_parts(wiring.undo(store, claim, verdict)))
        return
    if verdict is None:
        ctx.fail("Missing argument 'confirm|reject'.")
    if not (because or "").strip():
        ctx.fail("Missing option '--because'.")
    show(*decision_parts(wiring.decide(store, claim, verdict, str(because).strip())))


@app.command(cls=Command)
def copy(source: options.Source, target: options.Target, store: options.Unused = "") -> None:
    """把整个库复制到另一个空库，文件夹和 Neo4j 之间两个方向都可以。"""
    from app.terminal.transfer import copy_parts

    show(*copy_parts(source, target))


@app.command(cls=Command)
def export(out: options.Out, form: options.Format = None, store: options.Store = "") -> None:
    """把整张图写成文件；OUT 写 - 则写到标准输出。"""
    from app.export import export_text
    from app.terminal.render_changes import export_parts
    from app.wiring import stored_graph

    graph = stored_graph(store)
    text = export_text(graph, out, form)
    if str(out) == "-":
        print_text(text)
    else:
        write_whole(out, text)
    if out.is_file():  # a device or a pipe may be standard output itself
        show(*export_parts(out, len(graph.nodes), len(graph.edges)))


@app.command("app", cls=Command)
def web_page(port: options.Port = None, store: options.Store = "") -> None:
    """打开网页：问答、责任、进展、依赖、搜索和体检，只在本机提供。"""
    from app.serve import serve

    serve(store, port)


def run(args: Sequence[str]) -> int:
    """Runs one command line and gives its exit status: 0 done, 1 could not be done, 2 wrong usage.

    A failure is told in one line on standard error, whatever failed.
    """
    command = typer.main.get_command(app)
    try:
        with command.make_context("lutu", list(args) or ["--help"]) as context:
            command.invoke(context)
    except typer.Exit as error:
        return error.exit_code
    except typer.TyperException as error:
        complain(usage_sentence(error))
        return 2
    except LutuError as error:
        complain(str(error))
    except (KeyboardInterrupt, typer.Abort):
        complain("已按要求中断，没有做完。")
    except BrokenPipeError:
        silence_stdout()
        complain("输出的另一端已经关闭，没有全部写出。")
    except OSError as error:
        silence_stdout()
        complain(f"读写时出错（{error.strerror or error}），没有做完，请检查磁盘和权限。")
    except Exception as error:
        complain(f"路图内部出错（{_fault(error)}），没有做完，请报告这一问题。")
    else:
        return 0
    return 1


def _fault(error: Exception) -> str:
    """What a developer needs to know of an error that no one foresaw."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}：{error}，{where}"


def main() -> None:
    """What the installed command `lutu` runs."""
    warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
