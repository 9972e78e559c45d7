"""The figures of a clause: which numbers are targets, what each counts, and whether it is a level or adds up.

A number without a year in its sentence (研发投入强度高于5%的企业) is a threshold, no target.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.claims.clauses import Clause
from ingest.tables.cells import Figure, is_yearly
from ingest.text.cutting import tokens
from ontology import Amount, amounts

_NO_FIGURE = re.compile(r"^(?:\.0|[GgKk]\b|届|版|期工程|号|级|月|日|年|周岁)")
MODAL = re.compile(
    r"^(?:争取|力争|努力|计划|确保|预计|分别|全部|均|都|各(?=新|建)|全市|全区|全县|全省|并|再|共|辖?区内|市内|辖区|我区|我市|我县|其中|,|基本)+"
)
_VERB = re.compile(
    r"^(?:累计|新|完成|实现)?(?:建成(?!区)|建设|建立|打造|创成|创建|创新|新增|增加|拥有|引进|引育|招引|推广|形成|举办|开展|组织|培育|培养|认定|主导|促成|"
    r"完成|实现|完善|布局|获批|获得|申报|入选|新改建|新建|改建|新认定|落户|签约|实施|集聚|孵化|扶持|发展|选派|派遣|登记|设立|"
    r"设置|组建|入驻(?=$)|转化|达成|招聘(?!会)|投放|选育|筹集|承接|配置|铺设)"
    r"(?:各类|一批|了|到)?"
)
# What is done to a thing stays in its name: 改造渔港8座 is no figure of harbours.
_CHANGE = re.compile("^(?:累计|完成|实施)*(?:改造|更新|整治|修缮|提升|培训|清退|淘汰|治理|修复)+")
_REACH = re.compile(
    r"(?:争取|力争|共计?|预计)?(?:稳定在|保持在|控制在|提升[至到]|提高[至到]|增长[至到]?|下降[至到]|降低?[至到]|压[减缩][至到]|缩[短减][至到]|减少[至到]|达到|突破|超过|达|为|"
    r"不低于|不少于|争取|力争|共计?)(?:每?年|每[十百千万]{1,2}(?:人|户|亩|公里|辆车?|平方公里))?$"
)
_MONEY_GIVEN = re.compile("最高|给予|补助|奖励|资助|补贴")
_PASSED = re.compile("高于|超过|突破")
_OF_SIZE = re.compile("[^、,\\d]{0,4}以[上下](?=[^\\s、,和并])")
_MEASURED = re.compile("(?:元|%|岁|米|亩|吨|煤)$")
_MEASURED_THING = re.compile(
    "(?:以上|以下)?的?(?:[^,。;、\\d]{0,6})(?:企业|单位|项目|平台|园区|产业|集团|产品|基地|工程)"
)
_CLOSES = ("", "、", "和", "及", "并", "且", "(", ")", "□")
_DISTANCE = re.compile("(?:出门|步行|半径|方圆|周边|每次|最[长短多少])$")
_FROM = re.compile(r"[由从](?:20\d\d年的?)?[^由从]*\d[^由从]*$")
_OWNER_END = re.compile("(?:的|累计|共)+$")
_LEVEL = re.compile(r"(?:达到?|为|至|到|在|率|比重|占比|比例|比)$")
_NEW = re.compile("^(?:新(?!型)|整治|改造|培训|举办|开展|发放)")
_IN_A_YEAR = re.compile(
    "年(?:接待|服务|培训|培养|处理|销售|加工|承接|检测|举办|转化|吸引|发布|开行)(?!.*(?:能力|率|规模)$)"
)
_GROWTH = re.compile("年均(?:增长)?|同比(?:增长)?")
_RATIOS = ("%", "‰", "个百分点")
FALLS = "(?:下降|降低?|减少|压[减缩]|缩[短减])[至到]"
_DOWN = re.compile(f"{FALLS}(?:每?年)?$")
_WORD = 4  # characters behind a number that may make one word with it
CARRIED = "名称承前文"


@dataclass(frozen=True, slots=True)
class Aim:
    """A target told in prose: what it is of, its years, its figure (or words), and its place in the task's text.

    `rule` says how its years or name were found where its own words do not print them; `down` that it shall fall.
    """

    name: str
    years: tuple[int, ...]
    figure: Figure
    start: int
    end: int
    rule: str = ""
    down: bool = False


def read_figures(clause: Clause, before: Aim | None, counted: Aim | None, thing: str) -> Iterator[Aim]:
    """Each number of the clause with the words it counts.

    `before` is the aim told before it in the sentence. What was last counted in the same measure, or else the thing
    that the text was last to make, is meant where the clause says 累计建成40处 alone.
    """
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
        words = clause.text[floor : each.start]
        passed = _PASSED.match(clause.text[each.start :])
        adds = before is not None and before.figure.mode == "cumulative" and each.unit not in _RATIOS and not passed
        mode = _mode(clause, words, each, adds)
        floor = end
        rule = clause.when.rule
        if not name or (clause.printed[each.end : each.end + 1] == "(" and not name.strip("□")):  # 6000套(间)
            name, rule = _carried(each, counted, thing), CARRIED
        if _GROWTH.fullmatch(name) and before is not None:
            name = f"{before.name}年均增长"
        mode = "annual" if mode == "level" and (is_yearly(name) or _IN_A_YEAR.search(name)) else mode
        if name:
            figure = Figure(mode, "", each.value, each.comparator, each.unit, each.value_max)
            start = clause.start + (0 if rule == CARRIED else _first(clause.text, name, each))
            falls = each.comparator == "<=" or _DOWN.search(words.rstrip()) is not None
            before = counted = Aim(name, clause.when.years, figure, start, clause.start + end, rule, falls)
            yield before


def _carried(each: Amount, counted: Aim | None, thing: str) -> str:
    """What a number without a name counts: what was counted before it in the same measure, else the thing spoken of."""
    if counted is not None and _measure(counted.figure.unit) == _measure(each.unit):
        return counted.name
    return thing


def _measure(unit: str | None) -> str:
    return (unit or "").lstrip("万亿")


def completes(clause: Clause) -> bool:
    """Whether a number is part of what is done by a year (2025年完成8个社区试点), as no number at the end is."""
    found = [each for each in amounts(clause.text) if _counts(clause.text, each)]
    return bool(found) and clause.text[found[-1].end :].strip(" □)、") != ""


def _counts(text: str, each: Amount) -> bool:
    """Whether the number is a figure and not a year, a version, a part of a name or a threshold."""
    before, behind = text[: each.start], text[each.end :]
    printed = text[each.start : each.end]
    if re.match(r"年|月|日", behind) or re.fullmatch(r"20\d\d", printed) or _NO_FIGURE.match(behind):
        return False
    if not re.search(r"\d", printed) and (each.unit is None or each.unit in "期届批块片部镇村" or each.value == 1):
        return False  # 二期, 一批
    if not re.search(r"\d", printed) and len(tokens(printed + behind[:_WORD])[0]) > len(printed):
        return False  # 八段锦
    if (
        before.endswith(("第", "每"))
        or each.unit == "类"
        or (_MEASURED.search(each.unit or "") and _MEASURED_THING.match(behind))
    ):
        return False  # 第三类器械, 每千名老年人, 营收超10亿元企业8家
    if re.match(
        "(?:提[高升]|增[长加]?|上?升|扩大|下降|降低?|压[减缩]|缩[短减]|减少|回落)[至到为]", behind
    ):  # 由52%提高到60%
        return False
    if re.match("[^“]*”", behind):  # inside a name whose opening quote was lost
        return False
    if re.search(r"[A-Za-z+.“]$", before) or re.match(r"[A-Za-z]", behind):
        return False
    if _DISTANCE.search(before) or (each.unit == "岁" and behind) or "不足" in (before[-2:], printed[:2]):
        return False
    if (printed.endswith("以下") and behind.strip()[:1] not in _CLOSES) or (not each.unit and _OF_SIZE.match(behind)):
        return False  # 35蒸吨以下燃煤锅炉
    if each.comparator != "=" and behind.startswith("的") and _MEASURED.search(each.unit or ""):
        return False  # 50万元以上的村
    if re.match("高于|超过", printed) and behind.strip()[:1] not in _CLOSES:
        return False
    return not (_MONEY_GIVEN.search(before[-6:] + printed[:2]) or re.match("以上的?(?:企业|单位|项目)", behind))


def _shared(clause: Clause, found: Sequence[Amount]) -> list[Aim]:
    """分别建成甲、乙10个、2个, 甲、乙率均达到12%, and 2024年、2025年分别建成3个、5个."""
    text, when = clause.text, clause.when
    each_own = "分别" in text and len(found) > 1
    if not each_own and not re.search("均(?:达到|达|为)", text):
        return []
    words = re.sub("分别|均(?=达|为|$)", "", text[: found[0].start])
    whole = _strip(_REACH.sub("", words.strip()))
    names = [name for name in re.split("[、和]", whole) if name]
    yearly = each_own and when.each and len(when.years) == len(found)
    if not names or (not yearly and (len(names) < 2 or (each_own and len(names) != len(found)))):
        return []
    mode = _mode(clause, text[: found[0].start], found[0])
    figures = found if each_own else [found[0]] * len(names)
    span = clause.start + _first(text, whole if yearly else names[0], found[0]), clause.start + found[-1].end
    names = [whole] * len(found) if yearly else _completed(names)
    years = [(year,) for year in when.years] if yearly else [when.years] * len(names)
    return [
        Aim(name, when_, Figure(mode, "", f.value, f.comparator, f.unit), *span, when.rule)
        for name, f, when_ in zip(names, figures, years, strict=True)
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
    if subject and (reached or not (_VERB.fullmatch(subject) or _CHANGE.fullmatch(subject))):
        return _OWNER_END.sub("", subject) or subject, each.end
    match = re.match(r"[^、,。;\d]*", text[each.end : stop])
    behind = (match.group() if match else "").strip().removeprefix("的")
    return behind, each.end + (match.end() if match else 0)


def _strip(words: str) -> str:
    """The words without 争取, 累计 and the verb in front."""
    words = words.strip()
    while True:
        cut = MODAL.sub("", re.sub("^(?:每年|累计)", "", words))
        shorter = _VERB.sub("", cut) if not _VERB.fullmatch(cut) else ""
        if shorter == words:
            return words
        words = shorter


def _mode(clause: Clause, before: str, each: Amount, adds: bool = False) -> str:
    """A share or 达到N is a level; what is built, won or brought in adds up, `adds` where the verb was said before."""
    when, words = clause.when, MODAL.sub("", before.lstrip("、和 "))
    if when.yearly:
        return "annual"
    if "累计" in before:
        return "cumulative"
    level = _LEVEL.search(before.strip()) or re.search("占[^,。;]{2,}比", before)
    if level or (when.through and each.unit in _RATIOS):
        return "level"
    if (when.within or when.each) and (_NEW.match(words) or (when.each and _adds(words))):
        return "new"
    return "cumulative" if when.through or "新增" in before or _adds(words) or adds else "level"


def _adds(words: str) -> bool:
    return _VERB.match(words) is not None or _CHANGE.match(words) is not None


def _first(text: str, name: str, each: Amount) -> int:
    place = text.rfind(name, 0, each.start)
    return place if place >= 0 else each.start
