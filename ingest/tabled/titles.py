"""The header of a table of tasks: what each of its columns holds, and where such a table stands.

All patterns run on folded text (see `ingest.text.source.fold`), blanks left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ingest.structure.layout import Table
from ingest.tabled.flat import flat_end
from ingest.tables.columns import Header, classify, split_cells, table_end
from ingest.tables.titles import Column
from ingest.text.source import Line

_LONGEST, _LEAST, _MOST = 16, 3, 16
_MARKS = ("|", "\t", " ")
_BRACKETS = re.compile(r"\([^()]*\)?")
_DEADLINE = re.compile(
    "(?:计划|要求|工作|任务|责任|拟)?(?:完成|办结|推进|整改|落实|实施|时间|起止)*(?:时限|时间|期限|节点|时序)(?:要求|安排|进度|节点|表)*"
)
_LEADER = re.compile(
    "(?:第一|直接|具体|牵头|分管|主要|包保|挂钩|包联|挂点)*(?:责任|负责|联系|联络|经办)(?:人|人员|领导)|(?:牵头|分管|挂钩|包联|包保|县|区|市|责任)领导"
)
_KIND_OF_WORK = (
    "具体|主要|重点|工作|推进|落实|实施|任务|细化|建设|改革|政策|保障|完成|行动|整改|攻坚|创建|目标|核心|年度|项目"
)
_GOAL = re.compile(
    r"(?:\d{4}年)?(?:年度|全年|本年|当年|工作|任务|预期|总体|阶段性?|主要|具体|考核|绩效|完成|攻坚|量化|建设|推进|实施|整改|创建|最终|预计)*"
    "(?:目标|成效|成果|效果|进度|标准|标志|考核指标|量化指标)(?:要求|任务|值|安排|计划|体现|形式|标准)*"
)
_MEASURES = re.compile(
    rf"(?:{_KIND_OF_WORK})*(?:举措|措施|内容|要求|做法|路径|分解|细化|描述|步骤|抓手)(?:[和及与、]?(?:要求|标准|安排|目标))?"
)
_TASK = re.compile(
    rf"(?:\d{{4}}年(?:度)?)?(?:{_KIND_OF_WORK})*(?:任务|事项|工作|实事)(?:名称|清单|要点|事项|项目|题目)?|(?:工作|任务)要点|(?:任务|事项)名称"
)
_SECTION = re.compile("(?:工作|任务|事项|行动|所属|重点)?(?:类别|分类|领域|板块|类型|方面|方向|维度|专项)|专项行动")
_AIM_TASK = re.compile("目标任务|任务目标|工作目标任务")


def find_tables(lines: Sequence[Line], known: Sequence[Table]) -> list[Table]:
    """The tables of tasks among the lines with their columns; the headers of `known` ones are read anew."""
    headers = {each.first: each for each in _headers(lines)}
    whole = {index for each in headers.values() for index in range(each.first + 1, each.last + 1)}
    for table in known:
        again = _again(table.header)
        longer = again is not None and (again.first not in headers or again.last > headers[again.first].last)
        if again is not None and longer and again.first not in whole:
            headers[again.first] = again
    found: list[Table] = []
    firsts = sorted(headers)
    for first, after in zip_longest(firsts, firsts[1:], fillvalue=len(lines)):
        header = headers[first]
        last = table_end(lines, header) if header.delimited else flat_end(lines, header, after)
        found.append(Table(header, header.last + 1, min(last, after)))
    return found


def _headers(lines: Sequence[Line]) -> Iterator[Header]:
    index = 0
    while index < len(lines):
        header = _delimited(lines, index) or _flattened(lines, index)
        if header is not None:
            yield header
        index = header.last + 1 if header else index + 1


def column_of(title: str) -> Column:
    """What a title makes of its column: no, section, task, measures, target, baseline, goal, units, deadline, leader, name or other.

    >>> column_of("重点任务").kind, column_of("具体举措").kind, column_of("完成时限").kind, column_of("牵头单位").role
    ('task', 'measures', 'deadline', 'lead')
    """
    title = re.sub(r"\s+", "", title)
    plain = _BRACKETS.sub("", title)
    found = classify(title)
    if found is not None and found.year:
        return found
    for kind, pattern in (
        ("deadline", _DEADLINE), ("leader", _LEADER), ("section", _SECTION), ("task", _TASK), ("goal", _GOAL), ("measures", _MEASURES),
    ):  # fmt: skip
        if pattern.fullmatch(plain) and not (kind == "task" and _AIM_TASK.fullmatch(plain)):
            return Column(kind, title)
    if found is None or found.kind in ("section", "loose", "term", "measure"):
        return Column("other", title)
    return found


def _again(header: Header) -> Header | None:
    return None if header.turned else _header([c.title for c in header.columns], header.first, header.last, header.mark)


def _delimited(lines: Sequence[Line], index: int) -> Header | None:
    for mark in _MARKS:
        titles = split_cells(lines[index].text, mark)
        whole = _two_lines(lines, index, mark)
        if whole and (header := _header(whole, index, index + 1, mark)):
            return header
        if len(titles) >= _LEAST and (header := _header(titles, index, index, mark)):
            return header
    return None


def _two_lines(lines: Sequence[Line], index: int, mark: str) -> list[str]:
    """The titles of a header on two lines, the second line's in the place of those that span several; empty for others."""
    titles, below = (_cells(lines[at].text, mark) if at < len(lines) else [] for at in (index, index + 1))
    under = [title for title in below if title]
    open_ = [at for at, title in enumerate(titles) if not title or titles[at + 1 : at + 2] == [""]]
    if not open_ or len(open_) != len(under) or not all(map(_is_title, under)):
        return []
    named = dict(zip(open_, under, strict=True))
    return [named.get(place, title) for place, title in enumerate(titles)]


def _cells(text: str, mark: str) -> list[str]:
    """The cells of a line, empty ones too; wide blanks don't show them."""
    return [] if mark == " " else [cell.strip() for cell in re.split(mark if mark == "\t" else "[|│｜]", text)]


def _flattened(lines: Sequence[Line], index: int) -> Header | None:
    titles: list[str] = []
    for line in lines[index : index + _MOST]:
        if len(line.text) > _LONGEST or not _is_title(line.text) or line.text in titles:
            break
        titles.append(line.text)
    return _header(titles, index, index + len(titles) - 1, "") if len(titles) >= _LEAST else None


def _is_title(text: str) -> bool:
    column = column_of(text)
    return column.kind != "other" or classify(text) is not None


def _header(titles: Sequence[str], first: int, last: int, mark: str) -> Header | None:
    """The header of a table that has a column of tasks and one of units; None for others, and for one of indicators."""
    if any(len(title) > _LONGEST + 8 for title in titles):
        return None
    columns = _with_task([column_of(title) for title in titles])
    kinds = [column.kind for column in columns]
    whole = "task" in kinds and "units" in kinds and "name" not in kinds and "baseline" not in kinds
    return Header(tuple(columns), first, last, mark) if whole else None


def _with_task(columns: list[Column]) -> list[Column]:
    """One column of tasks: of two the first, the second tells what is done; without any, what comes nearest to one."""
    tasks = [place for place, column in enumerate(columns) if column.kind == "task"]
    if not tasks:
        aims = [place for place, column in enumerate(columns) if _AIM_TASK.fullmatch(column.title)]
        dated = [i for i, c in enumerate(columns) if c.kind == "target" and re.search("任务|工作|事项", c.title)]
        told = [place for place, column in enumerate(columns) if column.kind == "measures"]
        tasks = (aims or (dated if len(dated) == 1 else []) or told)[:1]
    own = _numbered(columns, tasks)
    return [_as_task(column, place, own, tasks) for place, column in enumerate(columns)]


def _numbered(columns: Sequence[Column], tasks: Sequence[int]) -> int | None:
    """The column of tasks: of two the first, unless the numbers stand between them."""
    numbers = [place for place, column in enumerate(columns) if column.kind == "no"]
    behind = [place for place in tasks if numbers and tasks[0] < numbers[0] < place]
    return behind[0] if behind else tasks[0] if tasks else None


def _as_task(column: Column, place: int, own: int | None, tasks: Sequence[int]) -> Column:
    if place == own:
        return replace(column, kind="task")
    if own is not None and place in tasks:
        return replace(column, kind="section" if place < own else "measures")
    return replace(column, kind="goal") if _AIM_TASK.fullmatch(column.title) else column
