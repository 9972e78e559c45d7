"""The reader of a member list: line by line, it keeps the group, the role and the entry that a line may go on with."""

import re
from collections.abc import Iterable, Sequence

from ingest.people.breaks import ends_wrapped, goes_on, unbroken_lines, unbroken_spans
from ingest.people.cells import read_table
from ingest.people.entries import Draft, Entry, entries, folded_post, printed_name
from ingest.people.headings import ANNEX, FOOTER, is_label, marker_end, title_at
from ingest.people.names import KnownUnits, Named, read_named, read_of_unit, stuck_name
from ingest.people.posts import REGION_START, TITLE, ends_body, ends_post, post_unit
from ingest.people.roles import (
    Label,
    body_heading,
    damaged_label,
    first_role,
    full_group,
    is_body,
    list_intro,
    open_label,
    whole_label,
)
from ingest.people.sentences import bracketed_role, read_office, read_roles
from ingest.text.source import Line, Source, Span
from ontology import STATED, Certainty, inferred

DAMAGED_LABEL = "职务标签残缺，按次序推定"
NO_LABEL = "名单未标职务，按位置推定"
STUCK_NAME = "姓名与职务相连，按单位断开"
UNTITLED = "成员名单"

# 以上人员如有变动,由其接任者自行递补。
_REMARK = re.compile("变动|变更|调整|递补|替补|接任|接替|撤销|不再另行|发文")
_CHANGES = re.compile(r"[^,。]*(?:变动|变更|调整)[^,。]*,.*。")  # 成员因工作变动需要调整的,由接任者递补。
_GROUPED = re.compile(r"\S{2,30}\s+(?=(?:[一-鿿]{2,4}|[一-鿿]\s{1,3}[一-鿿])\([^()]+\))")
_PROSE = re.compile(r"以上|上述|今后|如有|如遇|注\s*:|备注|[^:]{1,24}:|.*[。;].")


class ListReader:
    """Reads the lines of a region in order; `read` says whether a line belongs to a member list."""

    def __init__(self, source: Source, lines: Sequence[Line], known_units: KnownUnits) -> None:
        self.labels = 0
        self.headed = False
        self.lines = unbroken_lines(source, lines)
        self._source, self._known = source, known_units
        self._drafts: list[Draft] = []
        self._group = ""
        self._office = False
        self._listed = 0
        self._role: str | None = None
        self._certainty = STATED
        self._open: Draft | None = None
        self._titled_to = 0
        self._alone = False  # whether labels stand alone on their lines, as in a table flattened to cells

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What has been read so far, in order."""
        return entries(self._source, self._drafts)

    def read(self, at: int) -> bool:
        """Whether line `at` belongs to a list; what it says is kept."""
        line = self.lines[at]
        if at < self._titled_to:
            return True
        if ANNEX.fullmatch(line.text):
            self._close()
            return at + 1 < len(self.lines) and title_at(self.lines, at + 1)[0] is not None
        if FOOTER.match(line.text):
            self._close()
            return False
        start = marker_end(line.text)
        return self._table(at) or self._labelled(line, start) or self._heading(at, start) or self._told(line, start)

    def _table(self, at: int) -> bool:
        """A table of people, read at once up to its last line."""
        if not self.headed:
            return False
        records, end = read_table(self._source, self.lines, at)
        for each in records:
            role, certainty = (each.role, STATED) if each.role else ("成员", inferred(NO_LABEL))
            self._drafts.append(
                Draft(self._group, role, certainty, self._listed, False, each.name, None, each.spans, each.post)
            )
        self._titled_to = max(self._titled_to, end)
        return bool(records)

    def _labelled(self, line: Line, start: int) -> bool:
        label = whole_label(line.text, start)
        if label is None and (self.headed or self.labels):
            label = damaged_label(line.text, start, self._role, self._group, self._office)
        return label is not None and self._take(label, line)

    def _take(self, label: Label, line: Line) -> bool:
        """The role of the entries to come, and the entries behind its label."""
        if not self._group:
            self._group = full_group("", self._source.folded[: line.start]) or UNTITLED
        in_office = self._office and not label.role.startswith("办公室")
        self._role = f"办公室{label.role}" if in_office else label.role
        self._certainty = inferred(DAMAGED_LABEL) if label.damaged else STATED
        self._open = None
        self.labels += 1
        people = self._people(line, label.end)
        self._alone = not people
        self._add(line, people, True, self._certainty)
        return True

    def _heading(self, at: int, start: int) -> bool:
        """A heading or a sentence that opens a list, or the list of a group's office."""
        text = self.lines[at].text
        title, count = title_at(self.lines, at)
        heading = title or list_intro(text)
        if heading is None and is_label(self.lines, at + 1):
            heading = body_heading(text[start:])
        if heading is None:
            return False
        group, self._office = heading
        if group and not (self._group and is_body(group)):
            self._group = full_group(group, self._source.folded[: self.lines[at].start] + text)
        self._close()
        self._titled_to, self._listed, self.headed = at + count, self._listed + 1, True
        return True

    def _told(self, line: Line, start: int) -> bool:
        """All lines without a colon behind a label: sentences, wrapped posts, names."""
        text = line.text
        if self._serving(line) or self._bracketed(line, start):
            return True
        if "办公室" in text and self._seat(line):
            return True
        of_unit = read_of_unit(text, self._known) if self._role else []
        if of_unit:
            self._add(line, of_unit, False, self._certainty)
            return True
        if _PROSE.match(text) or _CHANGES.fullmatch(text):
            self._close()
            return bool(_REMARK.search(text)) and bool(self._drafts)
        if start and self._grouped(line, start):
            return True
        if self._alone and self._is_cell(line) and self._opened(line, start):
            return True
        if not start and self._continues(line):
            return True
        return self._opened(line, start) or self._listed_below(line, start)

    def _serving(self, line: Line) -> bool:
        """由县长张三任组长,李四任副组长: a whole list in a sentence below a list's heading."""
        told = read_roles(line.text) if self.headed else []
        for role, named in told:
            self._drafts.append(self._draft(line, named, role, STATED, labelled=True))
        if told:
            self._seat(line)
            self._close()
        return bool(told)

    def _bracketed(self, line: Line, start: int) -> bool:
        """张三 县长(组长): the role stands behind the post, or behind the name."""
        found = bracketed_role(line.text) if self.headed else None
        if not found:
            return False
        role, office, (first, last) = found
        people = read_named(line.text[:first] + " " * (last - first) + line.text[last:], start, self._known)
        if len(people) != 1:
            return False
        self._role, self._certainty = role, STATED
        self._add(line, people, False, STATED)
        if office:
            self._drafts.append(self._draft(line, people[0], office, STATED, labelled=True))
        return True

    def _grouped(self, line: Line, start: int) -> bool:
        """(一)各部门负责人 张三(局长) 李四(主任): people behind the words that say what they are."""
        words = _GROUPED.match(line.text, start)
        people = self._people(line, words.end()) if words else []
        if len(people) < 2:
            return False
        self._add(line, people, True, self._certainty)
        return True

    def _is_cell(self, line: Line) -> bool:
        """Whether a label fills the line and the last post is whole, so that the label can't be its end."""
        label = open_label(line.text)
        whole = self._open is None or ends_post(folded_post(self._source, self._open))
        return whole and label is not None and label.end == len(line.text)

    def _people(self, line: Line, start: int) -> list[Named]:
        return read_named(line.text, start, self._known)

    def _seat(self, line: Line) -> bool:
        """办公室设在甲局,主任由王五兼任: the office's people, posts from the list where they are in it."""
        told = list(read_office(line.text))
        for role, named in told:
            draft = self._draft(line, named, role, STATED, labelled=True)
            name = printed_name(self._source, draft)
            known = next(
                (each for each in self._drafts if printed_name(self._source, each) == name and each.post), None
            )
            if draft.name and not draft.post and known:
                draft.post = known.post
                draft.spans = [*draft.spans, *known.spans]
            self._drafts.append(draft)
        seated = bool(told) or bool(re.search("办公室设在|下设办公室", line.text))
        if seated:
            self._close()
        return seated and (self.headed or self.labels > 0)

    def _opened(self, line: Line, start: int) -> bool:
        """办公室主任张三 区甲局局长, or a label alone on its line."""
        label = open_label(line.text, start)
        if label is None or not (self.headed or self.labels):
            return False
        rest = self._people(line, label.end)
        parted = bool(rest) and rest[0].name is not None and bool(rest[0].post or line.text[label.end - 1] == " ")
        return (not rest or parted) and self._take(label, line)

    def _listed_below(self, line: Line, start: int) -> bool:
        """A line of a name and a post, a post whose name is lost, or a heading like (一)专家委员."""
        if start and self._role and re.search(rf"^\S+{self._role.removeprefix('办公室')}$", line.text):
            self._open = None
            return True
        named = self._people(line, start)
        apart = self._apart(line) if len(named) == 1 and not named[0].name else None
        if self._role and apart:
            self._add(line, [apart], False, inferred(STUCK_NAME))
            return True
        if not all(self._fits(line, start, each) for each in named):
            self._close()
            return False
        if self._role is None:
            self._role = first_role(self._group, self._office) if self._label_follows(line) else "成员"
            self._certainty = inferred(NO_LABEL)
        self._add(line, named, False, self._certainty)
        return bool(named)

    def _apart(self, line: Line) -> Named | None:
        """张三区甲局局长 parted where the unit behind the name is a known one."""
        stuck = stuck_name(line.text)
        known = stuck and stuck.post and self._known(post_unit(line.text[slice(*stuck.post)]))
        return stuck if known else None

    def _fits(self, line: Line, start: int, named: Named) -> bool:
        """Whether the words can be an entry here: without a label read, only a name with a whole post."""
        post = line.text[slice(*named.post)] if named.post else ""
        if self._role is None:
            return self.headed and not self._labelled_here() and named.name is not None and ends_post(post)
        if named.name or named.partial:
            last = self._open
            alone = last is None or not last.post or last.post[0][0] > last.spans[0][1]
            return bool(post) or (alone and not start)
        like_post = TITLE.search(post) or REGION_START.match(post) or self._known(post)
        return bool(like_post) and not (start and ends_body(post))

    def _labelled_here(self) -> bool:
        """Whether the list at hand has shown a label."""
        here = (draft for draft in self._drafts if draft.listed == self._listed)
        return any(draft.certainty.rule != NO_LABEL for draft in here)

    def _label_follows(self, line: Line) -> bool:
        return any(is_label(self.lines, at) for at, each in enumerate(self.lines) if each.start > line.start)

    def _continues(self, line: Line) -> bool:
        """A line that goes on with the last entry's post, or ends it with the name behind."""
        people = self._people(line, 0)
        if self._open is None or len(people) != 1:
            return False
        named, post = people[0], folded_post(self._source, self._open)
        if ends_wrapped(self._open, post, line, named):
            self._open.name = self._place(line, named.name)
            self._extend(line, named.post)
            self._extend(line, named.name, post=False)
        elif goes_on(self._open, post, line, named):
            self._extend(line, (0, len(line.text.rstrip("。; "))))
        else:
            return False
        return True

    def _extend(self, line: Line, part: Span | None, post: bool = True) -> None:
        span = self._place(line, part)
        if self._open and span:
            self._open.spans.append(span)
            self._open.post += [span] if post else []

    def _add(self, line: Line, people: Iterable[Named], labelled: bool, certainty: Certainty) -> None:
        for named in people:
            self._open = self._draft(line, named, self._role or "", certainty, labelled)
            self._drafts.append(self._open)

    def _draft(self, line: Line, named: Named, role: str, certainty: Certainty, labelled: bool) -> Draft:
        name, partial = (self._place(line, span) for span in (named.name, named.partial))
        posts = unbroken_spans(line, named.post) if named.post else []
        spans = unbroken_spans(line, named.span)
        return Draft(self._group, role, certainty, self._listed, labelled, name, partial, spans, posts)

    def _close(self) -> None:
        self._role, self._open = None, None

    @staticmethod
    def _place(line: Line, span: Span | None) -> Span | None:
        return (line.start + span[0], line.start + span[1]) if span else None
