"""The only ways out: JSON or text to standard output, one line to standard error, a file whole or not at all."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology import LutuError

if TYPE_CHECKING:
    from rich.console import RenderableType


class OutputError(LutuError):
    """A result can't be written where it was asked for; what stood there before still does."""


def print_json(document: Any) -> None:
    """One JSON document in UTF-8, whatever the terminal's encoding."""
    print_text(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n")


def print_text(text: str) -> None:
    """Text for other programs, in UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def show(*parts: "RenderableType") -> None:
    """Text for people: drawn whole first, so that a failure shows nothing; colour on terminals only."""
    from rich.console import Console, Group

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    with console.capture() as drawn:
        console.print(Group(*parts))
    lines = [line.rstrip() for line in drawn.get().rstrip().split("\n")]
    kept = [line for above, line in zip(["", *lines], lines, strict=False) if line or above]
    sys.stdout.write("".join(f"{line}\n" for line in kept))
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """One line on standard error, whatever the sentence holds."""
    print(" ".join(sentence.split()), file=sys.stderr, flush=True)


def silence_stdout() -> None:
    """Sends what is left in standard output's buffer nowhere, so that a broken pipe is not told twice at exit."""
    with suppress(OSError, ValueError):  # a stream without a file has no such trouble
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_whole(path: Path, text: str) -> None:
    """Puts the text where `path` says, in one step; OutputError if that can't be done."""
    data = text.encode("utf-8", "replace")
    try:
        if path.is_dir():
            raise OutputError(f"{path} 是文件夹，请给出一个文件名。")
        draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        if path.exists() and not path.is_file():  # a device or a pipe can't be replaced, only written to
            path.write_bytes(data)
            return
        try:
            draft.write_bytes(data)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or error
        raise OutputError(f"写不了 {path}（{told}），请换一个有权限写入的位置。") from error
