"""The graph as a file for others: which form is meant, and its text."""

from collections.abc import Mapping
from pathlib import Path

from graph import Graph, export_json
from ontology import LutuError

FORMATS: Mapping[str, tuple[str, ...]] = {
    "json": (".json",),
    "xlsx": (".xlsx",),
    "graphml": (".graphml",),
    "turtle": (".ttl", ".turtle"),
    "jsonld": (".jsonld",),
    "cypher": (".cypher", ".cql"),
}


class ExportError(LutuError):
    """The graph can't be written in the form that was asked for."""


def export_text(graph: Graph, out: Path, form: str | None) -> str:
    """The graph in the form named, else in that of the file's ending; standard output, `-`, gets JSON."""
    wanted = form or _form_of(out)
    if wanted != "json":
        raise ExportError(f"{wanted} 格式本版还不能导出，现在可用的是 json，请加 --format json 或以 .json 结尾。")
    return export_json(graph)


def _form_of(out: Path) -> str:
    if str(out) == "-":
        return "json"
    found = next((form for form, endings in FORMATS.items() if out.suffix.lower() in endings), None)
    if found is None:
        raise ExportError(f"从文件名 {out.name} 看不出要什么格式，请以 .json 结尾，或加 --format json。")
    return found
