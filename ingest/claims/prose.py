"""Targets in a task's own sentences: figures and milestones with the year that the sentence gives them.

Words become year and mode by the contract's table (How words become year and mode).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.claims.clauses import Clause, Period, read_clauses
from ingest.claims.figures import CARRIED, MODAL, Aim, completes, read_figures
from ingest.claims.things import Things
from ingest.tables.cells import Figure, read_target

_RANK = re.compile(
    r"(?:跻身|进入|列|位列|位居|保持|达到|排名|居)?(?:全国|全省|全市)[^,。;]{0,8}(?:前|第)\s*(?:\d+|[一二三四五六七八九十]+)(?:位|名|强)?$"
)
_DONE = re.compile(
    "完成|建成|创成|创建(?!活动|工作)|启动|投入使用|投用|投运|通过|获批|批准|列入|落户|竣工|开工|验收|成立|形成|印发|出台|招商|全覆盖|引进|基本建立|建立"
)
# Done on a day that the clause itself names; elsewhere these words tell how things are.
_DONE_THEN = re.compile(
    "上线|投入|运行|运营|运作|投产|开[园馆业放港通学]|[揭挂]牌|报批|报送|贯通|互[通联认]|[联接]通|通车|通航|淘汰|消除|关停|腾退|清零|取得|交付|"
    "启用|认定|命名|公布|发布|封顶|合龙|动工|上市|组建|设立|制[定订]|修[订编]|编制|全面推[行开]|试点|竣|奠基|搬迁|入驻|签约|移交"
)
_COMPLETES = re.compile("(?:全面|全部|基本|顺利|如期)*(?:编制)?完成")
_MAKES = re.compile(
    "(?:高质量|全面|加快|高标准)*(?:编制|调整|建设|建成|新建|改建|迁建|争创|创建|创成|建立|组建|成立|设立|制定|制订|出台|印发|打造|完成|引进|形成|开工)"
    "(?:健全|实施|建设)?(?!.{0,8}(?:一批|若干))"
)
_LIST_OF = re.compile("[^、和]+?(?=、|和|等|$)")
_SHORTEST = 4


def read_aims(text: str, period: Period) -> list[Aim]:
    """The targets of a task's text (folded, its tag left out); offsets count in that text."""
    found: list[Aim] = []
    said = _Said()
    for clause in read_clauses(text, period):
        said.before = said.before if said.before and "。" not in text[said.before.end : clause.start] else None
        if clause.when.years:
            told = _told(clause, said)
            said.hear([uncovered(aim, text) for aim in told])
            found += told if clause.when.years[-1] >= (period[0] or 0) else []  # earlier years tell what was
        said.things.hear(clause)
    return found


class _Said:
    """What a clause may leave out: the aim `before` it in the sentence, what was last `counted`, the things named."""

    def __init__(self) -> None:
        self.before: Aim | None = None
        self.counted: Aim | None = None
        self.things = Things()

    def hear(self, told: Sequence[Aim]) -> None:
        for aim in told:
            self.before = aim
            self.counted = aim if aim.figure.counts else self.counted


def _told(clause: Clause, said: _Said) -> list[Aim]:
    verb = _COMPLETES.match(MODAL.sub("", clause.text.strip()))
    if verb and clause.own and not clause.when.leads and completes(clause):
        return list(_milestone(clause, said.things))
    return (
        list(_ranks(clause, said.before))
        or list(read_figures(clause, said.before, said.counted, said.things.last))
        or list(_milestone(clause, said.things))
    )


def read_undated(text: str) -> list[Aim]:
    """What clauses without any year promise to make, as a whole and each thing of a list; only other parts say by when."""
    found: list[Aim] = []
    for clause in read_clauses(text, (None, None)):
        words = MODAL.sub("", clause.text.strip())
        verb = _MAKES.match(words)
        if clause.when.years or clause.when.yearly or verb is None:
            continue
        start = clause.start + clause.text.index(words)
        parts = [match.span() for match in _LIST_OF.finditer(words, verb.end())]
        places = [(0, len(words)), *(parts if len(parts) > 1 else [])]
        found += [
            Aim(words[begin:end], (), Figure("milestone"), start + begin, start + end)
            for begin, end in places
            if end - begin >= _SHORTEST
        ]
    return found


def _ranks(clause: Clause, before: Aim | None) -> Iterator[Aim]:
    match = _RANK.search(clause.text.rstrip())
    if match:
        (figure,) = read_target(match.group())
        name = MODAL.sub("", clause.text[: match.start()].strip()) or (before.name if before else "")
        if figure.mode == "rank" and name:
            yield Aim(name, clause.when.years, figure, clause.start, clause.start + match.end(), clause.when.rule)


def _milestone(clause: Clause, things: Things) -> Iterator[Aim]:
    """Words that something will be done by the year; 上线运行 and 二期 are of the thing that the text speaks of."""
    words = MODAL.sub("", clause.printed.strip().rstrip("("))
    done = _DONE.search(words) or (clause.own and _DONE_THEN.search(words))
    if clause.when.yearly or (clause.when.through and not clause.when.rule) or not done:
        return
    whole = things.whole(words)
    if len(words) < _SHORTEST and not whole:
        return
    start = clause.start + clause.printed.index(words)
    rule = CARRIED if whole else clause.when.rule
    yield Aim(whole or words, clause.when.years, Figure("milestone"), start, start + len(words), rule)


def uncovered(aim: Aim, text: str) -> Aim:
    """The aim with the quoted words of its name put back."""
    place = aim.name.find("□")
    if place < 0:
        return aim
    begin = text.find(aim.name.split("□")[0], aim.start)
    begin = aim.start if begin < 0 else begin
    return replace(aim, name=text[begin : begin + len(aim.name)])
