"""The parts of a document: the body's range, its tables, its member lists, and what is heading or page noise."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.front.header import Header as Front
from ingest.people.lists import find_lists
from ingest.structure.blocks import Block, strange_tables
from ingest.tables.columns import Header, classify, find_headers, table_end
from ingest.text.patterns import ANNEX_MARK, NOTE
from ingest.text.source import Line, Source, Span

_NOISE = re.compile(
    r"^\(?(?:此件|抄送|主送|主动公开|附件\s*[:\d])|信息来源|打印本页|关闭窗口|扫一扫|访问次数|发布日期|索\s*引\s*号|字体|浏览次数|来源[:]|责任编辑|"
    r"有效期[:]|手机上?打开|相关解读|政策解读|一图读懂|\d日印发$|第\s*\d+\s*页|-\s*\d+\s*-|分享到|返回顶部|主办[:]|承办[:]|技术支持[:]|^\(?联系(?:单位|人|电话)[:]|网站标识码|\d+\.“?[^。]{2,40}(?:分解表|清单|名单|一览表|任务表|指标表)$"
)

_PAGE = re.compile(r"-\s*\d+\s*-|第\s*\d+\s*页.*")
_NEXT_NOTE = re.compile(r"\d{1,2}[.、)]")
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"[\w(<“](?:.*[\w)>”。])?")
_CELL = re.compile(r"[^\t|│｜]*[^\t|│｜\s][^\t|│｜]*|(?<=[\t|│｜])(?=[\t|│｜])")
_SAYS_NOTHING = re.compile(
    r"(?:到|至|在|力争|争取)*20\d\d年(?:底|末|前)*|“十[一二三四五]五”(?:期间|末)?|(?:主要|具体|预期)*(?:指标|目标)(?:如下|见[下附]?表\d*)"
)
_LONGEST_TITLE = 50
_TITLE = re.compile(r"(?:附?表|专栏)\s*\d[^。;]*|[^。;]*(?:表|清单|指标|项目|任务|目录)(?:\([^()]*\))*")
_LEAST = 6  # characters that are a piece of text and no joint between two

_RUN_IN_GOALS = re.compile("(?:总体|主要|发展|工作|具体|预期)?目标[。:]")
_HEADS = ("chapter", "section", "han", "word", "han_bracket", "article", "bare", "decimal")  # kinds of marks
_ANNEX = re.compile("附[件表]")
_CELLS = re.compile(r"[\t|│｜]|\s{2,}")  # 任务1 may stand in front of a table's row, too
_SENTENCE = re.compile(r"[。;].|.{13}.*[。;]$")  # (二)基本原则。 is a heading all the same


@dataclass(frozen=True, slots=True)
class Table:
    """A table's header and the indices of the lines behind it, `first` to `last` without."""

    header: Header
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Unread:
    """What was left of a section: its pieces, on how many lines, how many characters, which share of the section's.

    A `table` is no section but a block that looks like a table whose header was not understood; `section` is its title.
    """

    section: str
    spans: tuple[Span, ...]
    lines: int
    characters: int
    share: float
    table: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: the body between two offsets, tables, regions of member lists."""

    body: Span
    tables: tuple[Table, ...]
    lists: tuple[Span, ...]


def find_layout(source: Source, front: Front) -> Layout:
    """The parts of a document whose front matter has been read."""
    lists = find_lists(source)
    lines = source.lines
    tables: list[Table] = []
    for header in find_headers(lines, front.period_start):
        repeated = bool(tables) and header.first < tables[-1].last  # printed again at a page break
        if not repeated and not any(start <= lines[header.first].start < end for start, end in lists):
            tables.append(Table(header, header.last + 1, table_end(lines, header)))
    annexes = [line.start for line in lines if _is_annex(line, front.end)]
    owned = [_titled(lines, table.header.first) for table in tables if table.header.owned]
    stops = [start for start in (*annexes, *owned, *(start for start, _ in lists)) if start > front.end]
    return Layout((front.end, min(stops, default=len(source.folded))), tuple(tables), tuple(lists))


def with_tasks(source: Source, layout: Layout, tables: Sequence[Table], start: int) -> Layout:
    """The same where `tables` hold the plan's tasks.

    The body begins at `start` and goes on behind them, up to the next annex, table or list.
    """
    lines = source.lines
    end = lines[tables[-1].last - 1].end
    held = {index for table in tables for index in range(table.header.first, table.last)}
    others = [table for table in layout.tables if table.header.first not in held]
    starts = [line.start for line in lines if _is_annex(line, end)]
    starts += [_titled(lines, table.header.first) for table in others if table.header.owned]
    starts += [start for start, _ in layout.lists]
    stop = min((start for start in starts if start > end), default=len(source.folded))
    ordered = sorted([*tables, *others], key=lambda table: table.first)
    return Layout((start, stop), tuple(ordered), layout.lists)


def annexes(source: Source, layout: Layout) -> list[Span]:
    """The text of each annex behind the body up to its tables or lists of people, in order."""
    lines = source.lines
    starts = [line for line in lines if _is_annex(line, layout.body[1])]
    tabled = [_titled(lines, table.header.first) for table in layout.tables]
    stops = sorted([*(line.start for line in starts), *tabled, *(start for start, _ in layout.lists)])
    ends = [min((stop for stop in stops if stop > line.start), default=len(source.folded)) for line in starts]
    spans = [(line.end, end) for line, end in zip(starts, ends, strict=True)]
    return [(start, end) for start, end in spans if source.printed(start, end)]


def goals(source: Source, layout: Layout, tasks: Sequence[Span]) -> list[Span]:
    """The paragraphs of the body that may tell goals: those before the first task or under a heading of goals."""
    found, here = [], False
    first = min((start for start, _ in tasks), default=0)
    for line in source.lines:
        if not layout.body[0] <= line.start < layout.body[1]:
            continue
        opened = _opened(line)
        if is_heading(line):
            here = "目标" in line.text
            continue
        if opened is not None and "目标" in re.split("[。:]", opened)[0]:
            here = True
        if (
            (here or line.start < first or _RUN_IN_GOALS.match(line.text))
            and not any(start < line.end and line.start < end for start, end in tasks)
            and not in_table(source.lines, line, layout)
        ):
            found.append((line.start, line.end))
    return found


def in_table(lines: Sequence[Line], line: Line, layout: Layout) -> bool:
    """Whether a line stands between the header and the last line of a table."""
    return any(lines[t.header.first].start <= line.start <= lines[t.last - 1].start for t in layout.tables)


def unread(source: Source, layout: Layout, used: Sequence[Span]) -> list[Unread]:
    """What no claim quotes and what is no heading or noise, character by character, under the title of its section."""
    found: dict[str, list[Span]] = {}
    sizes: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    section, noted = "文首", False
    quoted = sorted(used)
    blocks = strange_tables(source.lines, _taken(source.lines, layout, quoted))
    strange = {index for block in blocks for index in range(block.first, block.last)}
    for index, line in enumerate(source.lines):
        if index in strange:
            continue
        noted = NOTE.match(line.text) is not None or (noted and _NEXT_NOTE.match(line.text) is not None)
        if is_heading(line):
            section = line.text
            continue
        sizes[section] += _size(line.text)
        spans = (
            []
            if noted or _is_recognised(source.lines, index, layout)
            else _left(source, line, sorted([*quoted, *_keys(line, layout.tables, source.lines)]))
        )
        if spans:
            found.setdefault(section, []).extend(spans)
            lines[section] += 1
    return [
        *(_strange(source, block) for block in blocks),
        *(_unread(source, section, spans, lines[section], sizes[section]) for section, spans in found.items()),
    ]


def _taken(lines: Sequence[Line], layout: Layout, quoted: Sequence[Span]) -> list[bool]:
    """Whether each line was read: as a table or list, by a claim's quote, or as the page's own; page numbers stand inside tables."""
    read = [*layout.lists, *quoted]
    return [
        in_table(lines, line, layout)
        or (is_noise(line.text) and not _PAGE.fullmatch(line.text))
        or any(start < line.end and line.start < end for start, end in read)
        for line in lines
    ]


def _strange(source: Source, block: Block) -> Unread:
    lines = source.lines[block.first : block.last]
    span = lines[0].start, lines[-1].end
    return Unread(block.title, (span,), len(lines), _size(source.folded[slice(*span)]), 1.0, True)


def _unread(source: Source, section: str, spans: list[Span], lines: int, size: int) -> Unread:
    characters = sum(_size(source.folded[start:end]) for start, end in spans)
    return Unread(section, tuple(spans), lines, characters, characters / size)


def _left(source: Source, line: Line, quoted: Sequence[Span]) -> list[Span]:
    """What the quotes leave of a line, marks, numbers of items and words that only give a year or announce a table aside."""
    place, found = line.start, []
    first, last = line.start, line.end
    for start, end in (*(span for span in quoted if span[0] < last and first < span[1]), (last, last)):
        words = _WORDS.search(source.folded, place, max(start, place))
        if words and _size(_SAYS_NOTHING.sub("", words.group())) >= _LEAST:
            found.append(words.span())
        place = max(place, end)
    return found


def _keys(line: Line, tables: Sequence[Table], lines: Sequence[Line]) -> list[Span]:
    """The cells of a delimited table that only say under which number and heading a row stands."""
    header = next((t.header for t in tables if t.header.delimited and _holds(t, line, lines)), None)
    if header is None:
        return []
    cells = list(_CELL.finditer(line.text))
    columns = header.columns[max(len(header.columns) - len(cells), 0) :]  # empty cells in front are blanks
    kept = [cell for cell, column in zip(cells, columns, strict=False) if column.kind in ("no", "section")]
    return [(line.start + cell.start(), line.start + cell.end()) for cell in kept]


def _holds(table: Table, line: Line, lines: Sequence[Line]) -> bool:
    return table.first < table.last and lines[table.first].start <= line.start <= lines[table.last - 1].start


def _size(text: str) -> int:
    """How many characters of a text are words or figures."""
    return len(_WORD.findall(text))


def is_noise(text: str) -> bool:
    """Whether a line is the page's or the letter's own: who issued it, where to click, the list of annexes."""
    return _NOISE.search(text) is not None


def _is_recognised(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Page noise, notes, an annex's title, a table's header and its numbers."""
    text = lines[index].text
    if is_noise(text) or NOTE.match(text) or (index and ANNEX_MARK.fullmatch(lines[index - 1].text)):
        return True
    for table in layout.tables:
        if table.header.first <= index < table.first or (index + 1 == table.header.first and _is_title(text)):
            return True
        if table.first <= index < table.last:
            return text.isdigit() or classify(text) in table.header.columns
    return False


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _TITLE.fullmatch(text) is not None


def _is_annex(line: Line, floor: int) -> bool:
    """附件1 alone, or with its title; not the list of annexes (附件:1.甲表 2.乙表) nor a word in a sentence."""
    match = ANNEX_MARK.fullmatch(line.text)
    if match is None or line.start < floor:
        return False
    rest = match["rest"]
    return (
        not re.match(r"\d+[.、]", rest)
        and not re.search("[。;,]", rest)
        and len(rest) <= 40
        and (bool(match["no"]) or not rest)
    )


def _titled(lines: Sequence[Line], index: int) -> int:
    """The start of a table: the short lines right above its header are its title."""
    while index > 0 and len(lines[index - 1].text) <= 30 and not re.search("[。;)]$", lines[index - 1].text):
        index -= 1
        if ANNEX_MARK.fullmatch(lines[index].text):
            break
    return lines[index].start


def is_heading(line: Line) -> bool:
    """Whether a line heads a section; a numbered sentence (一)成立领导小组。… does not."""
    words = _opened(line)
    return words is not None and len(line.text) <= 40 and not _SENTENCE.search(words) and not _CELLS.search(words)


def _opened(line: Line) -> str | None:
    """The words behind the mark of a heading or annex; None for another line."""
    if line.mark and line.mark.kind in _HEADS:
        return line.text[line.mark.end :]
    annex = _ANNEX.match(line.text)
    return line.text[annex.end() :] if annex else None
