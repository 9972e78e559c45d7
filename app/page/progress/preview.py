"""What a progress sheet would change, told before it is stored; reading it changes nothing."""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import TypeVar

from markupsafe import Markup

from app import wiring
from app.page.pieces import joined, light, named, row, table
from app.page.progress.board import counted
from app.page.progress.days import day_words
from app.page.progress.history import report_words
from app.page.proofs import long_table
from graph import Graph, ItemStatus, Report, SheetRefusedError, StatusReport, Store, default_as_of, preview, statuses
from ontology import LutuError, Node

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = ("csv", "xlsx")
_LONGEST, _ENDING = 60, 6  # characters of a file's name
_SHOWN, _CHANGES = 200, 50  # refusals that are listed; changes, of more the rest is folded
_MARKS = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$:&]")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the sheet: what it reports on which item, what was reported before, and what becomes of the status."""

    item: Node
    report: Node
    earlier: Node | None
    replaces: bool
    before: ItemStatus
    after: ItemStatus


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored; `same` rows are in the store already. `before` and `after` are all statuses on one day."""

    name: str
    changes: tuple[Change, ...]
    same: int
    doubts: tuple[str, ...]
    before: StatusReport
    after: StatusReport


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing of a sheet can be stored: a sentence, and the refusals by row where rows are to blame."""

    why: str
    rows: tuple[tuple[int, str], ...] = ()


def with_file(name: str, data: bytes, use: Callable[[Path], T]) -> T:
    """Calls `use` with a file of this content that is there for as long as the call takes."""
    with tempfile.TemporaryDirectory(prefix="lutu-") as folder:
        path = Path(folder, safe_name(name))
        path.write_bytes(data)
        return use(path)


def written(name: str, write: Callable[[Path], object]) -> bytes:
    """The bytes of a file that `write` makes."""
    with tempfile.TemporaryDirectory(prefix="lutu-") as folder:
        path = Path(folder, name)
        write(path)
        return path.read_bytes()


def plain(words: str) -> str:
    """Words for a box that takes Markdown: none of its signs means anything."""
    return _MARKS.sub(r"\\\g<0>", words)


def safe_name(name: str) -> str:
    """The file's own name, without folders and signs that steer; short enough for every file system."""
    plain = "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable())
    own = PurePath(plain.strip(". "))
    return f"{own.stem[:_LONGEST] or '填报'}{own.suffix[:_ENDING]}"


def read(store: Store, name: str, data: bytes, today: date) -> Preview | Refused:
    """What the sheet would change in the store; why not, where it can't be taken."""
    graph = store.graph()
    try:
        found = with_file(name, data, lambda path: wiring.read_reports(graph, path, today))
        later, fresh = preview(store, found.document, found.reports)
    except SheetRefusedError as error:
        return Refused(str(error), tuple((each.row, each.why) for each in error.refusals))
    except LutuError as error:
        return Refused(str(error))
    day = default_as_of(later, today)
    before, after = statuses(graph, day), statuses(later, day)
    changes = tuple(_changes(graph, fresh, before, after))
    return Preview(found.document.name, changes, len(found.reports) - len(fresh), found.doubts, before, after)


def save(uri: str, name: str, data: bytes, today: date) -> wiring.Reported:
    """Stores the sheet, all or none; LutuError where it can't be."""
    return with_file(name, data, lambda path: wiring.import_progress(uri, path, today))


def _changes(graph: Graph, fresh: Sequence[Report], before: StatusReport, after: StatusReport) -> Iterator[Change]:
    old, new = ({each.id: each for each in report.items} for report in (before, after))
    for each in fresh:
        earlier = _earlier(graph, each)
        replaces = earlier is not None and earlier.get("as_of") == each.key[1]
        if each.item in old and each.item in new:
            yield Change(graph.nodes[each.item], each.observation, earlier, replaces, old[each.item], new[each.item])


def _earlier(graph: Graph, report: Report) -> Node | None:
    """The last report on the item up to the day of this one."""
    told = (each for each in graph.targets(report.item, "HAS_OBSERVATION") if each.get("origin") == "report")
    known = [each for each in told if each.get("as_of") <= report.key[1]]
    return max(known, key=lambda each: str(each.get("as_of")), default=None)


def sentence(found: Preview) -> str:
    """What would be stored, in one sentence."""
    replaced = sum(1 for each in found.changes if each.replaces)
    moved = sum(1 for each in found.changes if each.before.status != each.after.status)
    if not found.changes:
        return f"“{found.name}”里的{found.same}条都已在库中，没有什么要保存。"
    parts = [f"{len(found.changes)}条填报"]
    parts += [f"更正{replaced}条已有的"] if replaced else []
    parts += [f"{found.same}条与库中相同"] if found.same else []
    return (
        f"“{found.name}”：{'，'.join(parts)}；{moved}项的状态会变（以{day_words(found.after.as_of)}计）。还没有保存。"
    )


def totals(found: Preview) -> Markup:
    """How many items and tasks have each status before and after."""
    pairs = (
        ("指标和项目", [each.status for each in found.before.items], [each.status for each in found.after.items]),
        ("任务", [each.status for each in found.before.tasks], [each.status for each in found.after.tasks]),
    )
    return table(
        ("", "现在", "保存后"),
        (row(_kept(what), _lights(old), _lights(new)) for what, old, new in pairs),
        "各状态的数量",
    )


def _kept(words: str) -> Markup:
    return Markup('<span class="nobreak">{}</span>').format(words)


def _lights(codes: Sequence[str]) -> Markup:
    return joined((Markup("{}{}").format(light(code), times) for code, times in counted(codes).items()), "　")


def change_table(graph: Graph, found: Preview) -> Markup:
    """The rows that would be stored, those whose status changes first."""
    ordered = sorted(found.changes, key=lambda each: each.before.status == each.after.status)
    heads = ("指标或项目", "截至", "已有填报", "这次填报", "状态变化")
    lines = (_change_row(graph, each) for each in ordered)
    return long_table(heads, lines, "这张表会带来的变化，状态有变的在前", _CHANGES)


def _change_row(graph: Graph, change: Change) -> Markup:
    task = Markup('<span class="quiet">任务{} </span>').format(change.before.task) if change.before.task else ""
    moved = change.before.status != change.after.status
    standing = Markup("{} → {}").format(light(change.before.status), light(change.after.status))
    after = standing if moved else Markup("{}（不变）").format(light(change.after.status))
    return row(
        Markup("{}{}").format(task, named(graph.nodes[change.item.id])),
        change.report.get("as_of"),
        _earlier_words(change),
        report_words(change.report),
        Markup('{}<br><span class="why">{}</span>').format(after, change.after.reason if moved else ""),
    )


def _earlier_words(change: Change) -> str:
    if change.earlier is None:
        return "没有"
    told = report_words(change.earlier)
    return f"{told}（将被更正）" if change.replaces else f"{told}（{change.earlier.get('as_of')}）"


def refusal_table(found: Refused) -> Markup:
    """The rows that can't be taken, each with its reason."""
    rows = (row(_kept(f"第{no}行"), why) for no, why in found.rows[:_SHOWN])
    more = f"，先列{_SHOWN}行" if len(found.rows) > _SHOWN else ""
    return table(("行", "为什么不能导入"), rows, f"{len(found.rows)}行要改{more}")


def refusal_sentence(found: Refused) -> str:
    """Why nothing is stored; the rows' own reasons stand in their table."""
    return f"有{len(found.rows)}行不能导入，整张表都没有保存；请按下表改好再上传。" if found.rows else found.why


def doubt_list(doubts: Sequence[str]) -> Markup:
    """What looks like a slip of the pen, to be looked at before saving."""
    told = joined(Markup("<li>{}</li>").format(each) for each in doubts)
    return Markup('<div class="doubts" role="note"><b>▲ 保存前请再看一眼：</b><ul>{}</ul></div>').format(told)


def saved_words(stored: wiring.Reported) -> str:
    """What was stored."""
    if not stored.filed.new:
        return plain(f"“{stored.document.name}”的{len(stored.reports)}条填报都已在库中，没有变化。")
    replaced = f"，更正了{stored.filed.replaced}条已有的" if stored.filed.replaced else ""
    return plain(f"已保存“{stored.document.name}”的{stored.filed.new}条填报{replaced}，页面已是新的状态。")
