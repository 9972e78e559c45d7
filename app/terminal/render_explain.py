"""How the explanation of a question looks on a terminal."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from app.terminal.render import add_row, prose, table

if TYPE_CHECKING:
    from search import Explanation, Piece

_SHOWN = 3  # ids of a name; the rest is counted


def explanation_parts(told: "Explanation") -> Iterator[RenderableType]:
    """The words and what they were taken for, the query in words, as data and as its Cypher statement."""
    if told.pieces:
        made = table("词", "类别", "意思", "对应", "也可能是", kept=("类别",))
        for piece in told.pieces:
            meaning = "没有影响" if piece.skipped else piece.note or piece.meaning
            add_row(made, piece.words, piece.kind, meaning, _ids(piece), "；".join(piece.others))
        yield made
    if told.query is None:
        words = "、".join(f"“{word}”" for word in told.unplaced)
        yield prose(f"没能理解{words or '这个问题'}，没有可运行的查询。", "bold yellow")
        return
    yield prose(f"理解为：{told.reading}", "bold")
    if told.unused:
        yield prose(f"没有用到的词：{'、'.join(told.unused)}", "dim")
    data = {key: value for key, value in told.query.to_json().items() if key != "parameters"}
    yield prose("查询", "bold")
    yield Text(json.dumps(data, ensure_ascii=False, indent=1), overflow="fold")
    yield prose("Cypher", "bold")
    yield Text(told.cypher or "", overflow="fold")
    yield prose("参数", "bold")
    yield Text(json.dumps(dict(told.parameters), ensure_ascii=False), overflow="fold")


def _ids(piece: "Piece") -> str:
    more = f"等{len(piece.ids)}个" if len(piece.ids) > _SHOWN else ""
    return "、".join(piece.ids[:_SHOWN]) + more
