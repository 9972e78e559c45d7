"""Pieces that every screen is made of: lights, quotes with their place, tables that fit 80 columns."""

import re
import unicodedata
from collections.abc import Sequence

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.terminal.prose import Prose
from graph import Graph
from ontology import Evidence, schema

LIGHT = "●"
STATUS_STYLES = {
    "off_target": "bold red",
    "at_risk": "yellow",
    "unknown": "magenta",
    "no_data": "bright_black",
    "on_track": "cyan",
    "met": "green",
    "not_assessed": "dim",
}
SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}
BASIS_STYLES = {"confirmed": "green", "stated": "", "inferred": "yellow", "ambiguous": "bold yellow"}
SAMPLE_LINE = "注意：这里有示例填报，不是真实进展。"
_LONGEST_QUOTE, _HEAD, _TAIL = 160, 110, 40
_AROUND = 30
_NARROW = 24


def status_light(code: str | None) -> Text:
    """A coloured light with its word, for colour alone is not read by all."""
    if not code:
        return Text("")
    return Text(f"{LIGHT} {schema().label('status', code)}", STATUS_STYLES.get(code, ""))


def severity_light(code: str) -> Text:
    """The same for the severity of a finding."""
    return Text(f"{LIGHT} {schema().label('severity', code)}", SEVERITY_STYLES.get(code, ""))


def prose(words: str, style: str = "") -> Text:
    """Words that people wrote or that are told of them, made safe to show."""
    return Prose(clean(words), style)


def joined(*parts: Text | str) -> Text:
    """Pieces of text as one."""
    return Prose.assemble(*parts)


def indented(words: str, style: str = "") -> RenderableType:
    """Prose that belongs to the line above."""
    return Padding(prose(words, style), (0, 0, 0, 2))


def sample_line() -> Text:
    """Says that what is shown rests on samples."""
    return prose(SAMPLE_LINE, "bold yellow")


def table(*columns: str, kept: Sequence[str] = (), narrow: Sequence[str] = ()) -> Table:
    """An open table with these headings; `kept` columns are never wrapped, `narrow` ones leave room to the others."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        width = _NARROW if column in narrow else None
        made.add_column(column, overflow="fold", no_wrap=column in kept, max_width=width)
    return made


def add_row(made: Table, *cells: RenderableType) -> None:
    """Adds a row; plain words are shown as prose."""
    made.add_row(*(prose(cell) if isinstance(cell, str) else cell for cell in cells))


def clean(text: str) -> str:
    """The text on one line, without the signs that steer a terminal."""
    joined = re.sub(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*", " ", text.strip())
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char for char in joined)


def shortened(text: str) -> str:
    """A long quote's beginning and end."""
    text = clean(text)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_HEAD]}……{text[-_TAIL:]}"


def place(graph: Graph, document: str, start: int) -> str:
    """The file and line where a slice begins."""
    source = graph.documents.get(document)
    return f"{source.name}第{source.text.count(chr(10), 0, start) + 1}行" if source else document


def quoted(graph: Graph, evidence: Evidence, short: bool = True) -> Text:
    """Where a slice stands, and its words marked among those around it on the line; shortened if long."""
    source = graph.documents.get(evidence.document)
    said = prose(f"【{shortened(evidence.quote) if short else clean(evidence.quote)}】", "bold yellow")
    if source is None:
        return said
    where = prose(f"{place(graph, evidence.document, evidence.start)}：", "cyan")
    return joined(where, _before(source.text, evidence.start), said, _after(source.text, evidence.end))


def _before(text: str, start: int) -> Text:
    line = text.rfind("\n", 0, start) + 1
    return prose(("…" if start - line > _AROUND else "") + text[max(line, start - _AROUND) : start], "dim")


def _after(text: str, end: int) -> Text:
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    return prose(text[end : min(line, end + _AROUND)] + ("…" if line - end > _AROUND else ""), "dim")
