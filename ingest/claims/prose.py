"""Targets in a task's own sentences: figures and milestones with the year that the sentence gives them.

Words become year and mode by the contract's table (How words become year and mode). A number without a year
in its sentence (研发投入强度高于5%的企业) is a threshold, no target.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.tables.cells import Figure, is_yearly, read_target
from ingest.text.patterns import PERIOD_PLANS
from ontology import Amount, amounts

_CLAUSE = re.compile(r"[^,。;]+")
_YEAR = re.compile(
    r"(?<![由从较比])(?:到|至|力争|争取|确保|计划|预计|在|于)*(?P<year>20\d\d)年?(?:底|末|年底)?(?:前|之前)?(?=$|[^\d年])"
)
_PLAN = re.compile(r"“?(?P<plan>十[一二三四五六]五)”?(?:时期|期间|期末|末)?")
_EVERY = re.compile("每年|年均(?=[举组开培引新])|逐年")
_HIDDEN = re.compile(r"《[^》]*》|“[^”]*”|\([^()]*\)")
_THRESHOLD = re.compile("最高|给予|补助|奖励|资助|补贴|高于$|超过$|不足$|以上的|以下的")
_NO_FIGURE = re.compile(r"^(?:\.0|[GgKk]\b|届|版|期工程|号|级|月|日|年)")
_MODAL = re.compile(
    r"^(?:争取|力争|努力|计划|确保|预计|分别|全部|均|都|全市|全区|全县|全省|并|再|共|区内|市内|我区|我市|我县|其中|,|基本)+"
)
_VERB = re.compile(
    r"^(?:累计|新|完成|实现)?(?:建成(?!区)|建设|建立|打造|创成|创建|创新|新增|增加|拥有|引进|引育|招引|推广|形成|举办|开展|组织|培育|培养|认定|主导|促成|"
    r"完成|实现|完善|布局|获批|获得|申报|入选|新建|改造|新认定|落户|签约|实施|集聚|孵化|扶持|发展|选派|派遣|登记|设立|组建|入驻(?=$)|转化|达成|招聘)"
    r"(?:各类|一批|了|到)?"
)
_REACH = re.compile(
    r"(?:争取|力争|共计?|预计)?(?:稳定在|保持在|控制在|提升[至到]|提高[至到]|增长[至到]?|下降[至到]|降低?[至到]|达到|突破|超过|达|为|不低于|不少于|争取|力争|共计?)$"
)
_RANK = re.compile(
    r"(?:跻身|进入|列|位列|位居|保持|达到|排名|居)?(?:全国|全省|全市)[^,。;]{0,8}(?:前|第)\s*(?:\d+|[一二三四五六七八九十]+)(?:位|名|强)?$"
)
_DONE = re.compile(
    "完成|建成|创成|创建(?!活动|工作)|启动|投入使用|投用|投运|通过|获批|批准|列入|落户|竣工|开工|验收|成立|形成|印发|出台|招商|全覆盖|引进|基本建立|建立"
)
_MEASURED = re.compile("元$|%")
_MEASURED_THING = re.compile(
    "(?:以上|以下)?的?(?:[^,。;、\\d]{0,6})(?:企业|单位|项目|平台|园区|产业|集团|产品|基地|工程)"
)
_FROM = re.compile(r"[由从](?:20\d\d年的?)?[^由从]*\d[^由从]*$")
_PHASE = re.compile("[一二三四五六]期")
_MAKES = re.compile(
    "(?:高质量|全面|加快|高标准)*(?:编制|调整|建设|建成|新建|改建|迁建|争创|创建|创成|建立|组建|成立|设立|制定|制订|出台|印发|打造|完成|引进|形成|开工)"
    "(?:健全|实施|建设)?(?!.{0,8}(?:一批|若干))"
)
_THING = re.compile("[^、和]+?(?=、|和|等|$)")
_SHORTEST = 4
_OWNER_END = re.compile("(?:的|累计|共)+$")


@dataclass(frozen=True, slots=True)
class Aim:
    """A target told in prose: what it is of, its years, its figure (or words), and its place in the task's text."""

    name: str
    years: tuple[int, ...]
    figure: Figure
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words between two marks, with the years that hold for them: `yearly` for 每年, `through` for a whole period."""

    text: str
    start: int
    years: tuple[int, ...]
    yearly: bool
    through: bool


def read_aims(text: str, period: tuple[int | None, int | None]) -> list[Aim]:
    """The targets of a task's text (folded, its tag left out); offsets count in that text."""
    found: list[Aim] = []
    for clause in _clauses(text, period):
        before = found[-1] if found and "。" not in text[found[-1].end : clause.start] else None
        found += list(_ranks(clause, before)) or list(_figures(clause, before)) or list(_milestone(clause, before))
    return found


def read_undated(text: str) -> list[Aim]:
    """What clauses without any year promise to make, as a whole and each thing of a list; only other parts say by when."""
    found: list[Aim] = []
    for clause in _clauses(text, (None, None), dated=False):
        words = _MODAL.sub("", clause.text.strip())
        verb = _MAKES.match(words)
        if verb is None:
            continue
        start = clause.start + clause.text.index(words)
        things = [match.span() for match in _THING.finditer(words, verb.end())]
        places = [(0, len(words)), *(things if len(things) > 1 else [])]
        found += [
            Aim(words[begin:end], (), Figure("milestone"), start + begin, start + end)
            for begin, end in places
            if end - begin >= _SHORTEST
        ]
    return found


def _clauses(text: str, period: tuple[int | None, int | None], dated: bool = True) -> Iterator[_Clause]:
    """Clauses with the year of their sentence, or those without; a year holds until the next one or the full stop."""
    years: tuple[int, ...] = ()
    yearly = through = False
    cover = _HIDDEN.sub(lambda match: "□" * len(match.group()), text)
    for match in _CLAUSE.finditer(cover):
        if match.start() and cover[match.start() - 1] == "。":
            years, yearly, through = (), False, False
        words = match.group()
        stated, plan, every = _YEAR.search(words), _PLAN.search(text[match.start() : match.end()]), _EVERY.search(words)
        begin = match.start()
        if stated:
            years, yearly, through = (int(stated["year"]),), False, False
            begin = match.start() + (stated.end() if not words[: stated.start()].strip() else 0)
        elif plan and plan["plan"] in PERIOD_PLANS:
            years, yearly, through = (PERIOD_PLANS[plan["plan"]][1],), False, True
        if every:
            years, yearly = _all_years(period), True
        if (years and years[-1] >= (period[0] or 0)) if dated else not (years or every):  # earlier years tell what was
            yield _Clause(cover[begin : match.end()], begin, years, yearly, through)


def _all_years(period: tuple[int | None, int | None]) -> tuple[int, ...]:
    start, end = period
    return tuple(range(start, end + 1)) if start and end else ()


def _figures(clause: _Clause, before: Aim | None) -> Iterator[Aim]:
    """Each number of the clause with the words it counts; `before` is the aim before it in the sentence."""
    found = [each for each in amounts(clause.text) if _counts(clause.text, each)]
    if not found:
        return
    shared = _shared(clause, found)
    if shared:
        yield from shared
        return
    floor = 0
    for index, each in enumerate(found):
        stop = found[index + 1].start if index + 1 < len(found) else len(clause.text)
        name, end = _counted(clause.text, each, floor, stop)
        adds = before is not None and before.figure.mode == "cumulative" and each.unit not in ("%", "‰", "个百分点")
        mode = _mode(clause, clause.text[floor : each.start], adds)
        floor = end
        if re.fullmatch("年均(?:增长)?|同比(?:增长)?", name) and before is not None:
            name = f"{before.name}年均增长"
        mode = "annual" if mode == "level" and is_yearly(name) else mode
        if name:
            figure = Figure(mode, "", each.value, each.comparator, each.unit, each.value_max)
            before = Aim(name, clause.years, figure, clause.start + _first(clause.text, name, each), clause.start + end)
            yield before


def _counts(text: str, each: Amount) -> bool:
    """Whether the number is a figure and not a year, a version, a part of a name or a threshold."""
    before, behind = text[: each.start], text[each.end :]
    printed = text[each.start : each.end]
    if re.match(r"年|月|日", behind) or re.fullmatch(r"20\d\d", printed) or _NO_FIGURE.match(behind):
        return False
    if not re.search(r"\d", printed) and (each.unit is None or each.unit in "期届批块片部" or each.value == 1):
        return False  # 二期, 一批
    if (
        before.endswith(("第", "每"))
        or each.unit == "类"
        or (_MEASURED.search(each.unit or "") and _MEASURED_THING.match(behind))
    ):
        return False  # 第三类器械, 每千名老年人, 营收超10亿元企业8家
    if re.match("(?:提[高升]|增[长加]|上升|扩大|下降|降低|压减)[至到]", behind):  # 由52%提高到60%
        return False
    if re.match("[^“]*”", behind):  # inside a name whose opening quote was lost
        return False
    if re.search(r"[A-Za-z+.“]$", before) or re.match(r"[A-Za-z]", behind):
        return False
    return not (_THRESHOLD.search(before[-6:] + printed[:2]) or re.match("以上的?(?:企业|单位|项目)", behind))


def _shared(clause: _Clause, found: Sequence[Amount]) -> list[Aim]:
    """分别建成甲、乙10个、2个, and 甲、乙率均达到12%: several names before their numbers."""
    text = clause.text
    each_own = re.search("分别", text) is not None and len(found) > 1
    if not each_own and not re.search("均(?:达到|达|为)", text):
        return []
    words = re.sub("分别|均(?=达|为|$)", "", text[: found[0].start])
    names = [name for name in re.split("[、和]", _strip(_REACH.sub("", words.strip()))) if name]
    if len(names) < 2 or (each_own and len(names) != len(found)):
        return []
    mode = _mode(clause, text[: found[0].start])
    figures = found if each_own else [found[0]] * len(names)
    span = clause.start + _first(text, names[0], found[0]), clause.start + found[-1].end
    return [
        Aim(name, clause.years, Figure(mode, "", f.value, f.comparator, f.unit), *span)
        for name, f in zip(_completed(names), figures, strict=True)
    ]


def _completed(names: Sequence[str]) -> list[str]:
    """国家级、省级知识产权市场: a level alone takes the end of the last name; 甲、乙率 likewise."""
    last = names[-1]
    match = re.match(r"(?:国家|省|市|区|县|部)级", last)
    if match and all(re.fullmatch(r"(?:国家|省|市|区|县|部)级", name) for name in names[:-1]):
        return [*(name + last[match.end() :] for name in names[:-1]), last]
    if last.endswith("率"):
        return [name if name.endswith(("率", "比", "度")) else name + "率" for name in names]
    return list(names)


def _counted(text: str, each: Amount, floor: int, stop: int) -> tuple[str, int]:
    """What a number counts: words before it (高新企业265家), or behind it (3个以上平台); and where the expression ends."""
    before = text[floor : each.start].lstrip("、和及 ")
    reached = _REACH.search(before)
    subject = _FROM.sub("", _strip(_REACH.sub("", before)))
    if subject and (reached or not _VERB.fullmatch(subject)):
        return _OWNER_END.sub("", subject) or subject, each.end
    match = re.match(r"[^、,。;\d]*", text[each.end : stop])
    behind = (match.group() if match else "").strip().removeprefix("的")
    return behind, each.end + (match.end() if match else 0)


def _strip(words: str) -> str:
    """The words without 争取, 累计 and the verb in front."""
    words = words.strip()
    while True:
        cut = _MODAL.sub("", re.sub("^(?:每年|累计)", "", words))
        shorter = _VERB.sub("", cut) if not _VERB.fullmatch(cut) else ""
        if shorter == words:
            return words
        words = shorter


def _mode(clause: _Clause, before: str, adds: bool = False) -> str:
    """A share or 达到N is a level; what is built, won or brought in adds up, `adds` where the verb was said before."""
    if clause.yearly:
        return "annual"
    if clause.through or re.search("累计|新增", before):
        return "cumulative"
    if re.search(r"(?:达到?|为|至|到|在|率|比重|占比|比例|比)$", before.strip()) or re.search(
        "占[^,。;]{2,}比", before
    ):
        return "level"
    verbs = _VERB.search(_MODAL.sub("", before.lstrip("、和 ")))
    return "cumulative" if verbs or adds else "level"


def _first(text: str, name: str, each: Amount) -> int:
    place = text.rfind(name, 0, each.start)
    return place if place >= 0 else each.start


def _ranks(clause: _Clause, before: Aim | None) -> Iterator[Aim]:
    match = _RANK.search(clause.text.rstrip())
    if match:
        (figure,) = read_target(match.group())
        name = _strip(clause.text[: match.start()]) or (before.name if before else "")
        if figure.mode == "rank" and name:
            yield Aim(name, clause.years, figure, clause.start, clause.start + match.end())


def _milestone(clause: _Clause, before: Aim | None) -> Iterator[Aim]:
    """Words that something will be done by the year; 二期 is of what the clause before speaks of."""
    words = _MODAL.sub("", clause.text.strip().rstrip("("))
    if clause.yearly or clause.through or not _DONE.search(words) or len(words) < 4:
        return
    start = clause.start + clause.text.index(words)
    whole = _PHASE.search(before.name) if before and _PHASE.match(words) else None
    name = before.name[: whole.start()] + words if before and whole else words
    yield Aim(name, clause.years, Figure("milestone"), start, start + len(words))


def uncovered(aim: Aim, text: str) -> Aim:
    """The aim with the quoted words of its name put back."""
    place = aim.name.find("□")
    if place < 0:
        return aim
    begin = text.find(aim.name.split("□")[0], aim.start)
    begin = aim.start if begin < 0 else begin
    return replace(aim, name=text[begin : begin + len(aim.name)])
