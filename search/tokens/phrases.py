"""Phrases that no list of words holds, as typed tokens: 正文一个数、附表又一个数, 多少栋, 附件1里, 哪年到80万, 这四年, 没进附件清单."""

import re
from collections.abc import Iterator

from graph import Is
from ontology import UNIT, number
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.lexicon import lexicon
from search.linking.names import Names
from search.tokens.goals import goal_tokens
from search.tokens.steps import step_tokens

_WORD, _COSTLY = 0.2, 0.4
_ANNEX = "附件清单|附表清单|(?:附件|附表)表格?|附件|附表|(?:重点)?(?:项目|工作|任务)?推进表|(?:量化)?清单|任务分解表|分解表|任务表|目标表|一览表|表格"
_AN_ANNEX = rf"(?:{_ANNEX})(?:1|一)?"  # 附件2 may be another than the table
_INSIDE = "里头|里面|当中|上面|里|中|上"
_ITS_FIGURES = "(?:(?:所?[写说列定]的?|的)(?:目标)?(?:数字|数据|数值|数))?"
_BODY = f"(?:正文|前文|总体目标|总体要求|主要目标|主要指标|行动目标|发展目标|目标部分)(?:{_INSIDE})?{_ITS_FIGURES}"
_ANNEXED = rf"{_AN_ANNEX}(?:{_INSIDE})?{_ITS_FIGURES}"
_PUT = "(?:[写说印列标登](?:的|得|着))?"  # 正文跟附件写的是不是同一个数
_BOTH = "(?:两处|两边|两头|二者|两者|两个数字?|两个值)?(?:之间)?(?:的)?(?:表述|说法|内容|提法|写法|描述)?"
_JOINED = "[和与跟同、对比]"
_SIDES = re.compile(rf"(?:{_BODY}{_JOINED}{_ANNEXED}|{_ANNEXED}{_JOINED}{_BODY}){_PUT}{_BOTH}")
_HOW_FAR = re.compile(
    "(?:干|做|办|推|搞|弄|抓|推进|推动|落实|进行|进展|实施|执行|开展|建设|完成|办理|落地)"
    "(?:到(?:了)?(?:什么|啥|哪个|何种|怎样的?)(?:程度|地步|阶段|份上|进度|水平)|得?(?:怎么样|怎样|咋样|如何|咋个样)|情况(?:如何|怎样|怎么样|咋样))了?"
)
_DONE_YET = re.compile(
    "[做搞弄干建办修写跑]?(?P<yet>(?:完|好|成|到位|落地|建成|办成|做成|开工|启动|完工|竣工|收官|收尾)了?(?:没有?|吗|么))(?=[呢啊呀?!。]*$)"
)
_ONE_WAY = "(?:写|说|是|写的是|说的是|写着)?(?:的)?(?:另)?(?:是)?一(?:个|套|种)?(?:数字|数|样|说法|码事|回事)?"
_EACH_ITS_OWN = re.compile(
    rf"(?P<sides>{_BODY})(?P<clash>{_ONE_WAY}[、,]?(?:{_AN_ANNEX})(?:{_INSIDE})?(?:又|却|则|倒)?(?:是)?{_ONE_WAY})"
)
_IN_ANNEX = re.compile(
    rf"在?(?:{_AN_ANNEX})(?:{_INSIDE})|(?:附件|附表)(?:1|一)?(?!(?:{_INSIDE})|\d|[二三四五和与跟同、])"
)
_BY_ANNEX = re.compile(rf"[按照](?:照)?{_AN_ANNEX}(?:{_INSIDE})?(?:来)?(?:的)?(?:算|说|数|口径|看)?")
_QUANTIFIED = "(?:对应|相应)?的?(?:量化|具体)?的?(?:内容|指标和项目|指标或项目|条目|数据|数字)|(?:对应|相应)?的?(?:量化|对应)的?指标"
_NO_ROW = re.compile(
    rf"(?:没有?|未|不)(?:被)?(?:列?进入?|列入|写进|收进|纳入|列在|在){_AN_ANNEX}(?:{_INSIDE})?"
    rf"|在?{_AN_ANNEX}(?:{_INSIDE})?(?:的)?[一半][行条项个][都也](?:没有|没|未|不)(?:被)?(?:排上|列上|写上|占上|占|排进|列进|列入|列|写|有)"
    rf"|在?{_AN_ANNEX}(?:{_INSIDE})?(?:没有|未列|没列|没写|没设|找不到|查不到|不见)(?:{_QUANTIFIED})"
)
_THERE = "(?:出现|露面|露脸|列出|提到|写到|现身|写|列|有)(?:着|了|过|到)?"
_ONE_SIDE = re.compile(
    rf"(?:只|仅|单单|单|光|就)(?:是)?(?:出现|列|写)?在(?:(?P<annex>{_AN_ANNEX})|(?P<body>{_BODY}))(?:{_INSIDE})?(?:才|里才)?(?:{_THERE})?"
    rf"|在?(?:(?P<in_annex>{_AN_ANNEX})|(?P<in_body>{_BODY}))(?:{_INSIDE})?(?:中|里)?{_THERE}[,、]?(?:但是?|却|而|可是?)?[,、]?"
    rf"(?:在)?(?:{_AN_ANNEX}|{_BODY})(?:{_INSIDE})?(?:却|里)?(?:没有?|未|不)(?:{_THERE})?"
    rf"|在?(?:(?P<no_body>{_BODY})|(?P<no_annex>{_AN_ANNEX}))(?:{_INSIDE})?(?:没有?|未|不)(?:{_THERE})?[,、]?(?:但是?|却|而|可是?)?[,、]?"
    rf"(?:只|仅)?(?:在)?(?:{_AN_ANNEX}|{_BODY})(?:{_INSIDE})?(?:却|里|才)?{_THERE}"
)
_WORDS = "(?:这个词|一词|字眼|字样|二字|两个字|几个字|这个说法|这个提法|这几个字|这两个字|的字眼|的字样)"
_HOLDING = re.compile(f"(?:有|带|含|带有|含有|写有|出现|出现过|用到)(?P<said>[^,.?。!;的有没不哪几多]{{2,8}}?){_WORDS}")
_RATES = re.compile(
    "(?:各项|各类|各个|各种|所有|这些)?(?:比率|百分比|比例|百分数)(?:类|型)?(?:指标)?(?:里头|里面|当中|里|中)?"
)
_SO_MUCH = re.compile(rf"(?:多少|好多|几)(?P<unit>{UNIT.pattern})")
_COUNTING = frozenset("个项家条件位名人处次种类")  # 几个, 几项 ask for a number of things as well
_TO = "(?:能不能|能够|才能|能|要|才|可以|会|应该|应当|应|得|该|就|计划|预计|争取|力争|打算|给)*"
_UP_TO = "(?:冲到|冲上|达到|达|突破|超过|实现|做到|干到|涨到|升到|增到|增加到|提高到|提升到|扩大到|扩到|上|过|够|[一-鿿]{0,2}[到至])?"
_END = "[了呢啊呀吗?!。]*$"
_BEYOND = "(?P<beyond>(?:首次|第一次|头一[次回]|首度|率先|首先)?(?:超过|超出|大于|高于|越过|突破|冲破)了?)"
_AMOUNT = re.compile(rf"{_TO}(?:{_BEYOND}|{_UP_TO})(?P<until>\d+(?:\.\d+)?(?:{UNIT.pattern}|[百千万亿]+)?){_END}")
_STEP = re.compile(rf"{_TO}(?P<until>[一-鿿A-Za-z\d]{{2,12}}?){_END}")
_GENERAL = frozenset(
    "完成 做完 到位 结束 落实 落地 开始 推进 启动 实施 建设 编制 验收".split()
)  # said of single steps too
_AFFECTED = re.compile("(?:影响|拖累|连累|耽误|牵连|波及)(?:到|了)?(?P<which>哪(?:几|一)?[项条])(?=[呢啊呀?!。]|$)")
_SUFFERING = re.compile(
    "(?P<which>哪(?:几|一)?[项条])(?=(?:会|要|也|都|得|跟着)*(?:受(?:牵连|影响|连累|拖累|波及)|遭殃|倒霉))"
)
_RAISED = re.compile("(?P<word>[一-鿿]{2,6}?)(?:要|得|应|需|该|能)?(?P<verb>[养种产])到(?=多少|几)")
_RAISED_AS = {
    "养": "饲养量 存栏 存栏量 养殖量 养殖规模 饲养规模".split(),
    "种": "种植面积 播种面积 面积 种植规模".split(),
    "产": "产量 总产量 年产量".split(),
}
_SUMMED = "历年(?:加起来|累计|累加|合计)|逐年(?:累加|累计|滚动)|滚动(?:加总|累计|累加)|累计|累加|加总|总量|总数|存量"
_YEARLY = "按年|年|当年|每年|各年|年度|单年|全年|年内|当期|分年|逐年|一年"
_MODES = re.compile(
    rf"(?:目标)?(?:口径)?(?:里的数|的数)?(?:是|指的?是?|算|按|属于)?不?是?(?:{_SUMMED})[^,，?。]{{0,5}}?[,，]?(?:还是|或者|或)(?:只?[是算按]?)(?:{_YEARLY})[^,，?。哪谁几多]{{0,5}}$"
    rf"|(?:目标)?(?:口径)?(?:里的数|的数)?(?:是|指的?是?|算|按|属于)?不?是?(?:{_YEARLY})[^,，?。]{{0,5}}?[,，]?(?:还是|或者|或)(?:只?[是算按]?)(?:{_SUMMED})[^,，?。哪谁几多]{{0,5}}$"
)
_SPAN = re.compile("(?:这|整个|整整)?(?P<n>[二两三四五六]|\\d)年(?:时间|期间|间|里|内|来|中|下来)?")


def phrase_tokens(text: str, names: Names, solid: list[tuple[int, int]]) -> Iterator[Token]:
    """The tokens of a folded text that are not within names."""
    made_of = (_sides(text), _annex(text, names), _so_much(text), _reaching(text, names), _span(text, names))
    for made in (
        *made_of,
        _modes(text),
        _which_items(text),
        _raised(text, names),
        _how_far(text),
        _holding(text),
        goal_tokens(text),
        step_tokens(text, names),
        _titled(text, names),
    ):
        for token in made:
            if not any(low < token.end and token.start < high for low, high in solid):
                yield token


def _sides(text: str) -> Iterator[Token]:
    """正文和清单里; 正文一个数、附表又一个数."""
    for match in _SIDES.finditer(text):
        yield Token(match.start(), match.end(), "SIDES", "sides", _WORD)
    for match in _EACH_ITS_OWN.finditer(text):
        yield Token(*match.span("sides"), "SIDES", "sides", _WORD)
        yield Token(*match.span("clash"), "CLASH", "clash", _WORD)


def _titled(text: str, names: Names) -> Iterator[Token]:
    """林情快报: what the plan puts in book marks where it lays something down."""
    for title, type_ in names.titles.items():
        for match in re.finditer(re.escape(title), text):
            yield Token(*match.span(), "MECH", f"{type_}:{title}", _WORD)


def one_sided(text: str) -> set[int]:
    """Where 只在附件里出现 begins, whose 只 is said of the place and of no unit."""
    return {match.start() for match in _ONE_SIDE.finditer(text)}


def _holding(text: str) -> Iterator[Token]:
    """有培训字眼."""
    for match in _HOLDING.finditer(text):
        yield Token(match.start(), match.end(), "HASWORD", match["said"], _COSTLY)


def _how_far(text: str) -> Iterator[Token]:
    """落实到什么程度了, 办得如何了."""
    for match in _HOW_FAR.finditer(text):
        yield Token(match.start(), match.end(), "PROGRESS", "progress", _WORD)
    for match in _DONE_YET.finditer(text):
        for start in {match.start(), match.start("yet")}:
            yield Token(start, match.end(), "PROGRESS", "progress", _WORD)


def _annex(text: str, names: Names) -> Iterator[Token]:
    """附件1里, 清单上."""
    if not names.tabled:
        return
    for match in _ONE_SIDE.finditer(text):
        annexed = match["annex"] or match["in_annex"] or match["no_body"]
        yield Token(*match.span(), "ONESIDE", "annex" if annexed else "body", _WORD / 2)
    for match in _NO_ROW.finditer(text):
        yield Token(*match.span(), "NOROW", "norow", _WORD)
    for match in _RATES.finditer(text):
        if match[0] not in ("比例", "百分比"):
            yield Token(*match.span(), "RATES", "rates", _WORD)
    for match in (*_IN_ANNEX.finditer(text), *_BY_ANNEX.finditer(text)):
        yield Token(match.start(), match.end(), "ANNEX", "annex", _WORD)


def _so_much(text: str) -> Iterator[Token]:
    """多少栋, 几万亩: in whatever unit of measure."""
    for match in _SO_MUCH.finditer(text):
        if match["unit"] not in _COUNTING:
            yield Token(match.start(), match.end(), "HOWMUCH", "howmuch", _WORD)


def _reaching(text: str, names: Names) -> Iterator[Token]:
    """哪年要冲到80万, 哪年能建成投产: an amount, or a step that stands in some row's milestones."""
    for _, end, entry in lexicon().words(text):
        if entry.type != "WHEN":
            continue
        for at in range(end, len(text)):
            amount = _AMOUNT.match(text, at)
            if amount and (at == end or not text[at - 1].isdigit()):
                yield Token(at, len(text), "REACH", (">" if amount["beyond"] else "") + amount["until"], _WORD)
                break
        step = _STEP.match(text, end)
        if step and step["until"] in names.milestones and step["until"] not in _GENERAL:
            yield Token(end, len(text), "REACH", step["until"], _WORD)


def _modes(text: str) -> Iterator[Token]:
    """是累计数还是当年数: in which way targets count."""
    for match in _MODES.finditer(text):
        yield Token(*match.span(), "MODEQ", "mode", _WORD)


def _which_items(text: str) -> Iterator[Token]:
    """会影响哪几项: tasks, and not whatever."""
    for match in (*_AFFECTED.finditer(text), *_SUFFERING.finditer(text)):
        yield Token(*match.span("which"), "NAME", Thing(("Task",), asked="which"), _WORD)


def _span(text: str, names: Names) -> Iterator[Token]:
    """这四年, where the plan is for just so many years."""
    for match in _SPAN.finditer(text):
        if names.years == (number(match["n"]) or 0):
            yield Token(match.start(), match.end(), "SPAN", "span", _COSTLY)


def _raised(text: str, names: Names) -> Iterator[Token]:
    """肉羊 of 肉羊得养到多少万只: the one row that counts how many are raised, sown or made."""
    for match in _RAISED.finditer(text):
        for at in range(match.start("word"), match.end("word") - 1):
            word = text[at : match.end("word")]
            called = {word + ending for ending in _RAISED_AS[match["verb"]]}
            found = [ref for name, ref in names.rows if name in called]
            if len(found) == 1:
                node = names.graph.nodes[found[0]]
                thing = Thing((node.kind,), (Is((node.id,)),), named=True)
                yield Token(at, match.end("word"), "NAME", thing, _COSTLY, f"“{word}”按“{node.name}”理解")
