"""Help and usage errors in Chinese: what typer says itself comes in English."""

import re
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer.core import TyperOption

_USAGE, _HELP = "用法：", "显示这份说明。"
_TITLES = {"ARGUMENTS_PANEL_TITLE": "参数", "OPTIONS_PANEL_TITLE": "选项", "COMMANDS_PANEL_TITLE": "命令"}
_TITLES |= {"REQUIRED_LONG_STRING": "（必填）", "DEFAULT_STRING": "（默认 {}）"}
_SENTENCES = (
    (r"No such option: (\S+)(?: .*)?", "没有选项 {}"),
    (r"No such command '(.*?)'\.(?: .*)?", "没有命令 {}"),
    (r"Missing command\.", "没有写命令"),
    (r"Missing \w+ '(.*?)'\..*", "缺少 {}"),
    (r"Option '(.*?)' requires an argument\.", "选项 {} 后面要写一个值"),
    (r"Option '(.*?)' does not take a value\.", "选项 {} 后面不能写值"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", "多写了 {}，有空格的词句要加引号"),
    (r"Invalid value for '(.*?)': (.*)", "{} 不对：{}"),
    (r"Invalid value: (.*)", "{}"),
)


def usage_sentence(error: typer.TyperException) -> str:
    """What is wrong with a command line, and where its help is, in one Chinese sentence."""
    told = error.format_message()
    matches = ((re.fullmatch(pattern, told, re.DOTALL), words) for pattern, words in _SENTENCES)
    said = next((words.format(*match.groups()) for match, words in matches if match), f"命令写得不对（{told}）")
    context = getattr(error, "ctx", None)
    return f"{said.rstrip('。')}，用法见 {context.command_path if context else 'lutu'} --help。"


class Command(TyperCommand):
    """A command whose help is Chinese."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _USAGE)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Draws the help."""
        _translate(self.get_help_option(ctx))
        super().format_help(ctx, formatter)


class Group(TyperGroup):
    """A group of commands whose help is Chinese."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _USAGE)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Draws the help."""
        _translate(self.get_help_option(ctx))
        super().format_help(ctx, formatter)


def _translate(help_option: "TyperOption | None") -> None:
    """Puts Chinese words where typer's own are."""
    from typer import rich_utils

    for name, words in _TITLES.items():
        setattr(rich_utils, name, words)
    if help_option is not None:
        help_option.help = _HELP
