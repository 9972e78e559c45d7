"""The options and arguments that commands share, and how their words are read; what can't be read is wrong usage."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app import settings

_VERDICTS = ("confirm", "reject")


def _store(ctx: typer.Context, value: str) -> str:
    """The store named behind the command, else before it, else by the surroundings."""
    if value:
        return value
    return str(ctx.parent.params["store"]) if ctx.parent else settings.store_uri()


def _text(value: str | None) -> str | None:
    try:
        (value or "").encode("utf-8")
    except UnicodeEncodeError:
        raise typer.BadParameter("不是 UTF-8 编码的文字") from None
    return value


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是日期，请写成 2021-12-31 的样子") from None


def _limit(said: str | int) -> int:
    text = str(said)  # the default comes as a number
    if not (text.isascii() and text.isdigit() and int(text)):
        raise typer.BadParameter(f"“{text}”应是从 1 起的整数")
    return int(text)


def _port(said: str | int) -> int:
    text = str(said)
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        raise typer.BadParameter(f"“{text}”应是 1024 到 65535 之间的端口号")
    return int(text)


def _file(text: str) -> Path:
    if not Path(text).is_file():
        raise typer.BadParameter(
            f"“{text}”{'是文件夹，应是文件' if Path(text).is_dir() else '这个文件不在，请核对路径'}"
        )
    return Path(text)


def _kind(text: str) -> str:
    from ontology import schema

    named = {label: code for code, kind in schema().nodes.items() for label in (code.lower(), kind.label)}
    if text.lower() not in named:
        raise typer.BadParameter(
            f"没有“{text}”这一种类，有的是：{'、'.join(kind.label for kind in schema().nodes.values())}"
        )
    return named[text.lower()]


def _status(text: str) -> str:
    from ontology import schema

    words = schema().lists["status"]
    named = {spelling: word.code for word in words for spelling in (word.code, word.label)}
    if text.lower() not in named:
        raise typer.BadParameter(f"没有“{text}”这种状态，有的是：{'、'.join(word.label for word in words)}")
    return named[text.lower()]


def _format(text: str) -> str:
    from app.export import FORMATS

    if text.lower() not in FORMATS:
        raise typer.BadParameter(f"没有“{text}”这种格式，有的是：{'、'.join(FORMATS)}")
    return text.lower()


def _verdict(text: str) -> str:
    if text.lower() not in _VERDICTS:
        raise typer.BadParameter(f"“{text}”应是 confirm（确认）或 reject（否定）")
    return text.lower()


Store = Annotated[
    str,
    typer.Option(
        "--store", metavar="URI", callback=_store, help="库所在的文件夹；不写则取环境变量 LUTU_STORE，再不然是 .lutu"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="只输出一份 JSON 文档，供程序读取")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=_date, help="以哪一天计，如 2021-12-31；不写则是最近一次填报的日期"),
]
Unit = Annotated[str | None, typer.Option("--unit", metavar="UNIT", callback=_text, help="只看一个单位，写法不限")]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="STATUS", parser=_status, help="只看一种状态的指标和项目，如 未达标；可以写几次"),
]
All = Annotated[bool, typer.Option("--all", help="全部列出；不写则只列要过问的任务")]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", parser=_kind, help="只找一种，如 Task（任务）、Unit（单位）"),
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", parser=_limit, help="最多列几条")]
Synonyms = Annotated[
    Path | None,
    typer.Option(
        "--synonyms", metavar="FILE", parser=_file, help="自备的同义词文件，一行一组；不写则取库里的 synonyms.tsv"
    ),
]
Because = Annotated[str | None, typer.Option("--because", metavar="TEXT", callback=_text, help="这样核定的理由")]
Undo = Annotated[bool, typer.Option("--undo", help="撤销对它仍有效的核定")]
Replace = Annotated[bool, typer.Option("--replace", help="同一份方案的内容变了时，以新文件替换库中的")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", parser=_format, help="格式；不写则看文件名的结尾")
]
Port = Annotated[
    int | None,
    typer.Option("--port", metavar="PORT", parser=_port, help="网页的端口；不写则取 8501 起的第一个空闲端口"),
]
NoServe = Annotated[bool, typer.Option("--no-serve", help="答完就结束，不打开网页")]

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="方案文件，可以写几个")]
Sheet = Annotated[Path, typer.Argument(metavar="FILE", help="填好的进展表，CSV 或 XLSX")]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="写到哪个文件")]
Source = Annotated[str, typer.Argument(metavar="FROM", callback=_text, help="从哪个库，写法同 --store")]
Target = Annotated[str, typer.Argument(metavar="TO", callback=_text, help="到哪个空库，写法同 --store")]
Unused = Annotated[str, typer.Option("--store", hidden=True)]
Question = Annotated[
    str | None, typer.Argument(metavar="QUESTION", callback=_text, help="问题，中文或英文；不写则一问一答")
]
Words = Annotated[list[str], typer.Argument(metavar="WORDS", help="要找的词")]
Entity = Annotated[str, typer.Argument(metavar="ID", callback=_text, help="编号；不会混淆时也可写名称，或 任务9、9")]
Claim = Annotated[str, typer.Argument(metavar="ID", callback=_text, help="节点、关系或目标的编号")]
Verdict = Annotated[
    str | None, typer.Argument(metavar="confirm|reject", parser=_verdict, help="confirm 确认，reject 否定")
]
