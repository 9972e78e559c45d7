"""A table cell's words to figures: value, comparator, mode, unit of measure (contract: How words become year and mode)."""

import re
from dataclasses import dataclass, replace

from ingest.text.patterns import ESTIMATED
from ontology import UNIT, Amount, Number, amounts

_MODAL = (
    r"力争|争取|确保|预计|计划|目标|目前|在建|已|共|总数|总量|总计|继续|再|全市|全省|全区|全县|成功|平均|约为|为|参与|参加|受训|参训|受益|惠及|接待|"
    r"每[批期届场次轮]"
)
_CUMULATIVE = r"累计|总共|合计"
_ANNUAL = r"每年(?:度)?|全年|年度|年(?=\d|不|超|约|达|至)"
_NEW = (
    r"新[一-鿿]{1,3}?(?=[\d一二三四五六七八九十百千两约近超多≥]|不[少低]|至少|大于)|增加|净增|引进|派遣|培育|引育|招引|推广|入选|认定|招聘|招商|创建|打造|举办|开展|培训|评选|选派|投放|申报|改造|孵化|发展|布局|"
    r"实施|签约|组建|成立|落地|获评|获批|转化"
)
_LEVEL = (
    r"达到|达|实现|完成|建成|创成|形成|拥有|保持在?|稳定在|控制在|提升[至到]|提高[至到]|增长[至到]?|下降[至到]?|降[至到低]|"
    r"压减[至到]?|不低于|建设"
)
_WORDS = {"cumulative": _CUMULATIVE, "annual": _ANNUAL, "new": _NEW, "level": _LEVEL, "": _MODAL}
_LEADING = re.compile("|".join(f"(?P<m{i}>{words})" for i, words in enumerate(_WORDS.values())))
_LABEL = re.compile(r"[一-鿿]{0,14}(?:数|数量|量|率|额|值|比重|占比|比例|人次|人数|面积|场次|户数)(?:达到?|为)?")
_RANK = re.compile(
    r"(?P<words>[^\d,;。]{0,14}?)(?P<kind>前|第)\s*(?P<no>\d+|[一二三四五六七八九十]+)\s*(?P<unit>[位名强%])?(?:以内|之内|行列)?"
)
_NO_RANK = re.compile("[届期批季阶轮方]$")
_UNASSESSED = re.compile(r"(?:暂)?不(?:作|做|纳入|列入)?考核|不(?:作|做)要求")
_LEVELS = re.compile("(?:国家|[部省市区县])级")
_LEVEL_WORD = re.compile("部级|省级")
_YEARLY_NAME = re.compile(
    r"(?:全年|(?<![青近历少老中往成每\d])年(?![均度龄轻级限货底末])).*(?:额|(?<!数)量|值|收入|人次|利润|税收|支出|投资)$"
)
_DATA_YEAR = re.compile(
    r"(?P<head>.+?)(?P<open>\()?(?P<year>(?:20)?\d\d)年度?(?:(?P<data>数据?|值)|底|末|实际)?(?P<close>\))?"
)
# 600路: an amount, whether we know what it is counted in or not; dates, ordinals and 2期工程 are none.
_COUNTED = re.compile(
    rf"(?P<number>\d[\d,.]*)(?!万?(?!万){UNIT.pattern})(?P<unit>[万亿]?[^\W\d_a-zA-Z年月日号点时季期届批类块片部村镇校店站级上下内前后余多线层][一-鿿]?)"
)
_ORDINAL_UNITS = frozenset("期届批类块片部村镇校店站")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a cell, or the cell's words where it holds none (mode `milestone` or `unassessed`)."""

    mode: str
    name: str = ""
    value: Number | None = None
    comparator: str | None = None
    unit: str | None = None
    value_max: Number | None = None

    @property
    def counts(self) -> bool:
        """Whether it is a figure, share or rank."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Baseline:
    """A cell of the column of what has been done: its figures, the year meant if the cell names one, 预计."""

    figures: tuple[Figure, ...]
    year: int | None
    estimated: bool


def read_target(text: str, row: str = "", unit: str | None = None) -> tuple[Figure, ...]:
    """The figures of a target's cell (folded text); one of words where there are none.

    `row` is the row's name (全年技术交易额 makes a bare figure annual), `unit` the measure that the row names.
    """
    text = text.strip().rstrip("。;")
    if _UNASSESSED.fullmatch(text):
        return (Figure("unassessed"),)
    parts = _parts(text, len(levels_of(row)))
    figures = [_figure(part, row) for part in parts]
    if any(figure is None for figure in figures):
        return (Figure("milestone"),)
    found = [figure for figure in figures if figure is not None]
    found = [found[0], *(_inherit(figure, found[0]) for figure in found[1:])]
    return _named(found, unit)


def levels_of(name: str) -> tuple[str, ...]:
    """The levels that a row's name tells in their order, each of which has a figure of its own in a cell such as 2/5.

    >>> levels_of("省级、市级示范社数量")
    ('省级', '市级')
    """
    return tuple(dict.fromkeys(_LEVELS.findall(name)))


def read_baseline(text: str, row: str = "", unit: str | None = None) -> Baseline:
    """What a cell of the baseline column says: 18.0919年数据) is 18.09 of 2019."""
    text, estimated = _cut(text.strip(), ESTIMATED)
    text, year = _data_year(text)
    figures = read_target(text, row, unit)
    return Baseline(figures, year, estimated)


def is_figure(text: str) -> bool:
    """Whether a cell is a figure, share, rank or 不考核 rather than words."""
    text = _data_year(_cut(text.strip(), ESTIMATED)[0])[0]
    return all(figure.counts or figure.mode == "unassessed" for figure in read_target(text))


def is_yearly(name: str) -> bool:
    """Whether a name is of a year's amount: 全年技术交易额, 年质押金额 (contract: 全年…, 年… amount).

    >>> is_yearly("年质押金额"), is_yearly("年均增速"), is_yearly("青年人才数量")
    (True, False, False)
    """
    return _YEARLY_NAME.search(name) is not None


def says_data_year(text: str) -> bool:
    """Whether a cell names the year of its data or an estimate, as only a baseline does."""
    cut, estimated = _cut(text, ESTIMATED)
    return estimated or _data_year(cut)[1] is not None


def _parts(text: str, several: int) -> list[str]:
    halves = re.split("/", text)
    plain = all(half.isdigit() for half in halves) and several != len(halves)
    if len(halves) == 2 and all(_figure(half, "") for half in halves) and not plain:
        return halves
    return [part for part in re.split("[,;、]", text) if part] or [text]


def _figure(text: str, row: str) -> Figure | None:
    text = _LEVEL_WORD.sub("", text.strip(), count=1) if _LEVEL_WORD.match(text.strip()) else text.strip()
    rank = _RANK.fullmatch(text)
    if rank and not _NO_RANK.search(text):
        return _rank(rank)
    modes, rest = _leading(text)
    label, found = _labelled(rest)
    if found is None or (not re.search(r"\d", rest) and (found.unit or "期") in _ORDINAL_UNITS):
        return None  # 完成二期 is a part of a project, no figure
    mode = next((m for m in ("cumulative", "annual", "new") if m in modes), "level")
    if mode == "level" and is_yearly(row) and not label and "level" not in modes:
        mode = "annual"
    return Figure(mode, label, found.value, found.comparator, found.unit or _unit_of_label(label), found.value_max)


def _rank(match: re.Match[str]) -> Figure:
    found = next(amounts(match["no"]))
    unit = "%" if match["unit"] == "%" else None
    return Figure("rank", "", found.value, "<=" if match["kind"] == "前" else "=", unit)


def _leading(text: str) -> tuple[set[str], str]:
    """The modes of the words in front, and what stands behind them; a label's own words (申报数) are left alone."""
    modes: set[str] = set()
    names = list(_WORDS)
    while (match := _LEADING.match(text)) and not re.match(r"(?!新|累计|达)[一-鿿]+(?:数|人次)\d", text):
        modes.add(names[int(str(match.lastgroup)[1:])])
        text = text[match.end() :].lstrip()
    return modes, text


def _labelled(text: str) -> tuple[str, Amount | None]:
    """An amount that is the whole text, or stands behind a label such as 通过初评数."""
    found = next((a for a in amounts(text) if a.start == 0 and a.end == len(text)), None)
    if found:
        return "", found
    counted = _COUNTED.fullmatch(text)
    if counted:
        return "", replace(next(amounts(counted["number"])), unit=counted["unit"])
    label = _LABEL.match(text)
    if label is None or not text[label.end() :]:
        return "", None
    rest = text[label.end() :]
    return re.sub("(?:达到?|为)$", "", label.group()), next(
        (a for a in amounts(rest) if (a.start, a.end) == (0, len(rest))), None
    )


def _unit_of_label(label: str) -> str | None:
    return "人次" if label.endswith("人次") else None


def _inherit(figure: Figure, first: Figure) -> Figure:
    """A later figure of a cell has the first one's mode where it names none (新增2个/1亿元)."""
    yearly = first.mode == "annual" and figure.mode == "new"  # 每年8场,培训1000人次
    return replace(figure, mode=first.mode) if yearly or (figure.mode == "level" and first.mode != "rank") else figure


def _named(figures: list[Figure], unit: str | None) -> tuple[Figure, ...]:
    if len(figures) == 1:
        return (replace(figures[0], name="", unit=figures[0].unit or (unit if figures[0].mode != "rank" else None)),)
    return tuple(replace(f, name=f.name or f.unit or f"第{i}项") for i, f in enumerate(figures, 1))


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, bool]:
    match = pattern.search(text)
    return (text[: match.start()].strip(), True) if match and match.start() else (text, False)


def _data_year(text: str) -> tuple[str, int | None]:
    match = _DATA_YEAR.fullmatch(text)
    if match is None or not (match["open"] or match["close"] or match["data"]):
        return text, None
    year = int(match["year"])
    return match["head"].strip(), year if year > 2000 else 2000 + year
