"""What a body's name looks like: level in front, office word behind; and which names are classes or nobody at all.

All of it works on folded text (see `ingest.source.fold`).
"""

import re

from ingest.text.patterns import UNIT_END, VAGUE_UNIT

HAN_CHARS = "[\u4e00-\u9fff]"
# 区科技局, but not 区域合作办, 市场监管局, 市级平台, 市政公用局
_NO_LEVEL = "级|内|外|际|情|长|里|值|间|划|位|辖|属|直|容|场|域|块|政(?![府协法务数研工企银])|民(?![政族宗防营])"
LEVEL = re.compile(
    rf"(?:自治[区州县]|[省市区县州旗盟](?![区县])|镇(?![街村域])|乡(?![村镇])|街道(?![村镇社和及办])|兵团)(?!{_NO_LEVEL}|$)|(?<!.)[市区]区(?=.{{2}})"
)
# 青禾区科技局, but not 甲湖生态区建设中心
_AREA = (
    "生态 开发 集聚 高新 新 园 示范 度假 保税 产业 试验 实验 经济 功能 城 社 片 库 景 校 厂 矿 山 林 "
    "牧 灾 辖 小 战 军 分 地 市 特"
).split()
_PLACE = re.compile(
    rf"(?:{HAN_CHARS}{{2,4}}?(?:省|自治区))?(?:{HAN_CHARS}{{2,5}}?(?:自治[州县]|[市州盟]))?"
    rf"(?:{HAN_CHARS}{{1,5}}?(?:自治县|{''.join(f'(?<!{area})' for area in _AREA)}区|[县旗]))?"
)
_OFFICE = re.compile("(?:局|委|厅|办|部|院|办公室|委员会|政府|纪委|中心|支队|协会)$")
# 各区(县、市)政府 · 各镇、街道 · 各市、县(区)人民政府 · 各镇党委和政府
_CLASS = "县级市|自治[县州旗]|设区市|地级市|市|县|区|旗|盟|州|地区|镇|乡|街道|街|苏木|村|社区|农场"
_CLASSES = rf"(?:(?:{_CLASS})(?:[(\[][^()\[\]]{{1,12}}[)\]])?)+"
_ORGAN = "(?:人民)?政府|党委|党工委|委|管委会|办事处|街道办"
COLLECTIVE = re.compile(
    rf"(?:各级?|相关|有关|所有|属地|所在)(?:有关|相关|地方?)?{_CLASSES}(?:[、和及与]{_CLASSES})*级?"
    rf"(?:(?:{_ORGAN})(?:[、和](?:{_ORGAN}))*)?(?=$|[\s、,;。)\]<*]|等|和|及|与|[均都皆须需应要必也亦对在为是负牵配按承参落分共抓做认贯切推严])"
)
_CLASS_HEAD = re.compile("各|相关|有关|属地|所在|地方(?:各级|人民政府|政府|党委)|沿[海江]|试点|涉及|驻")
_EACH = re.compile(rf"各.*(?:{UNIT_END}|机构|组织|平台|院校|运营商|成员)(?:[(\[].*[)\]])?")
_SEVERAL = f"(?:乡镇|镇街|街镇|街道|区县|县区|市县|县市|镇乡|园区|开发区|功能区)(?:{_ORGAN})?"
_CLASS_WORD = re.compile(rf"(?:{_CLASS}|平台|管委会|村居|学校|医院|高校|企业|公司|机关|部门|单位)+|{_SEVERAL}")
_NEEDS_EACH = re.compile(rf"{_SEVERAL}|(?:镇|乡|乡镇|街道)(?:[(\[][镇乡街道、,]+[)\]])?|管委会|高校|产业平台")
# 市人行、甲集团、乙海关: names of their own, which take no level from the name before
_OWN_NAME = re.compile(
    "公司|集团|资本|银行|支行|分行|人行|农商|农信|电信|移动|联通|铁塔|供电|电力|电网|国网|中国|国家|中央|全国|烟草|学院|大学|"
    "医院|学校|研究院|商会|海关|海事|石油|石化|燃气|自来水|基金|保险|人保|联社|(?<=..)(?:派出所|交警中队|消防救援站)|局.{2,4}(?:所|站)$|报社|银保监|证监|管委会|^(?:团|共青团|武警)|"
    "(?:(?<!供销)社|(?<!科)协会|[开新]区|企业)$|"
    "^(?!森林|铁路|交通|水上|自然|生态).{2,3}(?:公安|交警|税务|自然资源|资源规划|生态环境|环保|国土|规划|市场监管|气象)分局$"
)
_INNER_LEVEL = re.compile("[省市区县州旗盟镇乡村街]")
_HARMLESS = re.compile(
    "市场|城市(?!(?:人民)?政府|$)|农村|乡村|城乡|城镇(?!(?:人民)?政府|党委|$)|市政(?![府协])|市容|村镇|区域|社区|地区|乡镇"
)
_PARTY = re.compile(
    "(?:(?<!武装)部|政法委|编办|网信办|改革办|深改办|人才办|财经办|台办|党校|政研室|机关工委|巡察办|老干部局|党史研究室|党史办)$"
)
# 即甲局 · 原区甲局 · 一网通办 · 格局: words in brackets that only look like a body
_NO_HEAD = (
    "[省市区县国部]家?级|各[类种项]|即(?!墨)|含(?!山)|包括|如(?![皋东])|例如|原(?![州阳平])|其中|不含|除|以下|简称|下称|又称|也称|"
    "指(?!挥)|由|或|见|详见|附|注|暂|试行|至|第|共(?![和青])|约|每|从(?![江化])|对|将(?!乐)|与|为|以|按"
)
_NO_TAIL = (
    "[通网掌上次成即代帮联日好易举承新督兴快]办|就近办|[格布结大全开棋书破定当时]局|[总全内外干东西中南北局大本]部|俱乐部|事业部|"
    "[机社都只]会"
)
_NO_BODY = re.compile(
    rf"^(?:{_NO_HEAD})|(?:{_NO_TAIL})$|^“|”$|(?<!自)由|[的%。《》:?!]|\d+[年月]|简称|下同|后同|均[需须要应]|必须|建立|^企业$|"
    "(?:^|[、和])(?:企业|居民|群众|业主|市场主体|社会|农户|个人|单位)(?:$|自)"
)
_END = re.compile(rf"{UNIT_END}(?:[(\[].*[)\]])?$")
_FIRM_END = re.compile(r"(?:局|委|厅|署|部|政府|办公室|委员会|管委会|总队|支队|联席会议|领导小组)(?:[(\[].*[)\]])?$")
# 2022年底前完成 · 长期坚持: what stands among names and is none
_NO_NAME = re.compile(
    r"\d+[年月]|月底|年[底内]|季度|长期|持续|常态|每年|时限|责任人|[%。:?!]|[万亿]元|之前|以前|前完成|(?:推进|工作)$|"
    r"^(?:按|并|报|于|在|下同|后同|以下.*|.*同此|略|无|\d+|[-—/]+)$"
)


def is_vague(text: str) -> bool:
    """Whether the words name nobody: 有关部门, 各责任单位."""
    return bool(VAGUE_UNIT.fullmatch(text)) or text.startswith(("其下属", "所属", "下属", "其所属"))


def is_collective(text: str) -> bool:
    """Whether the words name every body of a class: 各镇街, 各县(市、区)政府, 有关高校."""
    return bool(_CLASS_HEAD.match(text)) and not is_vague(text)


def is_class_word(text: str) -> bool:
    """Whether the words are a class without a word that takes all or some of it: 镇街, 园区."""
    return bool(_CLASS_WORD.fullmatch(text))


def is_aside(text: str) -> bool:
    """Whether words in brackets behind a name are no part of it: 市甲局(房屋建筑); an office, a class or a place is."""
    return not any(is_unit(part) or is_class_word(part) or is_place(part) for part in re.split("[、,/和]", text))


def needs_each(text: str) -> bool:
    """Whether a class stands without its 各, which was said for the class before it (各镇街、园区)."""
    return bool(_NEEDS_EACH.fullmatch(text))


def is_unit(text: str) -> bool:
    """Whether the words can be a body's name by their end and length."""
    if not 2 <= len(text) <= 32 or _NO_BODY.search(text):
        return False
    named = _EACH.fullmatch(text) if text.startswith("各") else _END.search(text)
    return bool(named or COLLECTIVE.fullmatch(text)) and not is_class_word(text)


def is_place(text: str) -> bool:
    """Whether the words are a bare place: 东海县."""
    return bool(re.fullmatch(f"{HAN_CHARS}{{1,5}}(?:自治县|[市县区旗州盟])", text)) and not _NO_BODY.search(text)


def is_firm(text: str) -> bool:
    """Whether the words can hardly be anything but a body: a level in front or a department's end, or a class."""
    if not is_unit(text):
        return False
    return bool(LEVEL.match(text) or _FIRM_END.search(text) or COLLECTIVE.fullmatch(text) or text.startswith("各"))


def can_name(text: str) -> bool:
    """Whether the words can be a name where a label already says that names follow."""
    return 2 <= len(text) <= 32 and not _NO_NAME.search(text)


def level_of(text: str) -> str:
    """The level or place that a name begins with, which the names behind it may share; empty without one."""
    short = LEVEL.match(text)
    if short:
        return short.group()
    place = None if is_collective(text) else _PLACE.match(text)
    rest = text[place.end() :] if place else ""
    if place and place.group() and len(rest) > 1 and _OFFICE.search(rest) and rest not in ("政府", "人民政府"):
        return place.group()
    return ""


def has_own_place(text: str) -> bool:
    """Whether the name stands on its own: a company, a bank, a class, or a name that holds its own place."""
    return bool(
        is_collective(text)
        or text.endswith("居委会")
        or _OWN_NAME.search(text)
        or _INNER_LEVEL.search(_HARMLESS.sub("", text))
        or not _END.search(text)
    )


def with_level(level: str, text: str) -> tuple[str, ...]:
    """What 乙厅 may be behind a level, the likelier first: 省乙厅; 宣传部 is 市委宣传部 or 市宣传部."""
    plain = level + text
    return (f"{level}委{text}", plain) if is_party(text) else (plain,)


def is_party(text: str) -> bool:
    """Whether a name without level is a party department's: 宣传部, 编办."""
    return bool(_PARTY.search(text))
