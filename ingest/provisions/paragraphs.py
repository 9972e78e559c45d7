"""The paragraphs outside the tasks, each with the topic that its headings give it: principles, goals, safeguards…"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.structure.layout import Layout, in_table, is_heading, is_noise
from ingest.text.markers import STYLES
from ingest.text.source import Line, Source, Span

PREAMBLE, GUIDELINE, PRINCIPLE, GOAL, STAGE, SUPPORT = "preamble", "guideline", "principle", "goal", "stage", "support"

# The first that a heading holds; 目标责任制考核 tells no goals.
_TOPICS = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        (PRINCIPLE, "原则"),
        (GUIDELINE, "指导思想|总体要求|(?:总体|工作|发展|基本)思路|总体考虑"),
        (GOAL, "目标(?!责任|考核|管理|分解)"),
        (STAGE, "(?:实施|工作|推进|时间)(?:步骤|阶段|安排)|进度安排|方法步骤|阶段安排"),
        (
            SUPPORT,
            "保障|组织(?:实施|领导|推进)|(?:工作|实施|有关|相关|具体)要求|(?:工作|推进)机制|考核|督[查导]|附则|其他事项|贯彻落实|监督管理",
        ),
    )
)
_SURE = re.compile("保障|组织(?:实施|领导|推进)|(?:工作|实施)要求|附则")  # a chapter with tasks may hold safeguards too
_GENERAL = (GUIDELINE, GOAL)  # 一、总体要求 holds principles and goals, too
OWN_TITLE = re.compile(
    r"(?P<title>指导思想|(?:基本|工作|发展)原则|(?:总体|工作|发展|基本)思路|(?:总体|主要|发展|工作|具体|预期|行动)?目标)[。:]"
)
_BULLET = re.compile(r"[-•●◆■▪·*○]+\s*")
_COUNTED = re.compile(r"[一二三四五六七八九十]是(?:要)?")
_TITLE = re.compile(r"[^。;:\n]{2,24}(?:[。:](?=.)|(?<=[^\d,])[ ]+(?=\S))")
_ENDED = re.compile(r"[。;:!?)”]$")
_SENTENCE, _CLAUSE, _BLANK = re.compile("[^。;!?]+"), re.compile("[^,:]+"), re.compile(r"\s*")
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|[①-⑳])\s*")
_INNER = re.compile(r"《[^》]*》|“[^”]*”|\([^()]*\)")
_LINE_TITLE = 24


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of a topic from `start` to `end`; `title` is what opens them and names them (增强工作合力), if anything.

    `section` counts the headings before it.
    """

    topic: str
    section: int
    start: int
    end: int
    title: Span | None = None


def find_paragraphs(source: Source, layout: Layout, tasks: Sequence[Span]) -> list[Paragraph]:
    """The paragraphs of the body outside tasks and tables that stand under a topic, in order."""
    lines = [line for line in source.lines if layout.body[0] <= line.start < layout.body[1]]
    free = [
        line
        for line in lines
        if not (_meets(line, tasks) or is_noise(line.text) or in_table(source.lines, line, layout))
    ]
    first, last = min((start for start, _ in tasks), default=layout.body[1]), max((end for _, end in tasks), default=0)
    walk = _Walk([line.start for line in free if _is_title(line)], tasks)
    found: list[Paragraph] = []
    for line in free:
        if _is_title(line):
            walk.enter(line)
            continue
        topic = walk.topic_of(line, first, last)
        if topic is None:
            continue
        if found and _continues(source, found[-1], line, topic):
            found[-1] = replace(found[-1], end=line.end)
        else:
            found.append(_paragraph(line, topic, walk.section))
    return found


def _meets(line: Line, spans: Sequence[Span]) -> bool:
    return any(start < line.end and line.start < end for start, end in spans)


def _is_title(line: Line) -> bool:
    """A heading, or a short numbered line without a sentence."""
    return is_heading(line) or (
        line.mark is not None and len(line.text) <= _LINE_TITLE and not re.search("[。;,:]", line.text)
    )


class _Walk:
    """Follows the headings down the document; `section` counts them."""

    def __init__(self, headings: Sequence[int], tasks: Sequence[Span]) -> None:
        self.headings, self.tasks = headings, tasks
        self.open: list[tuple[int, str | None]] = []  # rank and topic of the headings above
        self.section = 0
        self.run_in: str | None = None

    def enter(self, line: Line) -> None:
        """A heading on a line of its own."""
        self.section += 1
        self.run_in = None
        rank, begin = (line.mark.place, line.mark.end) if line.mark else (len(STYLES), 0)
        self._push(rank, line.text[begin:], self._holds_tasks(line))

    def _push(self, rank: int, title: str, holds: bool) -> None:
        while self.open and self.open[-1][0] >= rank:
            self.open.pop()
        above = self.open[-1][1] if self.open else None
        own = _topic(title) if not holds or (not self.open and _SURE.search(title)) else None
        self.open.append((rank, own or above if above in (None, *_GENERAL) else above))

    def _holds_tasks(self, line: Line) -> bool:
        stop = next((start for start in self.headings if start > line.start), None)
        return any(line.start <= start and (stop is None or start < stop) for start, _ in self.tasks)

    def topic_of(self, line: Line, first: int, last: int) -> str | None:
        """The topic of a paragraph: its own title's, its headings', or what its place in the document makes it."""
        own = OWN_TITLE.match(_opened(line))
        if own:
            if line.mark:
                self._push(line.mark.place, own["title"], False)
            else:
                self.run_in = _topic(own["title"])
        topic = self.run_in or (self.open[-1][1] if self.open else None)
        if topic is None and line.start >= last:
            return SUPPORT
        return topic if topic or self.open or line.start > first else PREAMBLE


def _topic(title: str) -> str | None:
    return next((topic for topic, pattern in _TOPICS if pattern.search(title)), None)


def _opened(line: Line) -> str:
    """The line's words without number or bullet in front."""
    rest = line.text[line.mark.end :] if line.mark else line.text
    match = _BULLET.match(rest) or _COUNTED.match(rest)
    return rest[match.end() :] if match else rest


def _continues(source: Source, before: Paragraph, line: Line, topic: str) -> bool:
    """Whether a line goes on with the sentence of the line before, which was broken to fit a page."""
    between = source.folded[before.end : line.start]
    return (
        before.topic == topic
        and not between.strip()
        and between.count("\n") == 1
        and not _ENDED.search(source.folded[before.start : before.end])
        and _opened(line) == line.text
    )


def _paragraph(line: Line, topic: str, section: int) -> Paragraph:
    words = _opened(line)
    start = line.end - len(words)
    titled = _TITLE.match(words) if words != line.text or OWN_TITLE.match(words) else None
    title = (start, start + len(titled.group().rstrip(" 。:"))) if titled else None
    return Paragraph(topic, section, start + (titled.end() if titled else 0), line.end, title)


def sentences(folded: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between two offsets, marks of their ends and numbers in front left out."""
    for match in _SENTENCE.finditer(_hidden(folded, start, end)):
        begin, stop = start + match.start(), start + match.end()
        for opening in (_BLANK, _NUMBER, _COUNTED):
            number = opening.match(folded, begin, stop)
            begin = number.end() if number else begin
        if begin < stop:
            yield begin, stop


def clauses(folded: str, start: int, end: int) -> Iterator[Span]:
    """The clauses between two offsets; commas inside quotes and brackets part none."""
    for match in _CLAUSE.finditer(_hidden(folded, start, end)):
        begin, stop = start + match.start(), start + match.end()
        number = _NUMBER.match(folded, begin, stop)
        begin = number.end() if number else begin
        if folded[begin:stop].strip():
            yield begin, stop


def _hidden(folded: str, start: int, end: int) -> str:
    return _INNER.sub(lambda match: "□" * len(match.group()), folded[start:end])
