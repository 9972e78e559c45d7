"""What kind of body a name is: 党委部门, 政府部门, 镇街, 国有企业…"""

import re

from ingest.units.shape import is_collective

# The first that fits; 团区委 is no party department, 区金融监管局 no bank
_TYPES = (
    (
        "群团组织",
        "^(?:共青团|团).{0,6}委|(?:团委|妇联|工会|科协|文联|[侨残]联|工商联|社科联|红十字会|计生协|记协|法学会|联合会|科学技术协会)$",
    ),
    ("人大政协", "人大$|人大(?:常委会|机关|代表)|政协"),
    ("司法机关", "(?:法院|检察院)$"),
    ("议事协调机构", "领导小组|联席会议|指挥部|专班$|工作组$|协调机制"),
    (
        "党委部门",
        "^[省市区县州旗盟]?委(?:$|[^员])|纪委|政法委|(?:监委|组织部|宣传部|统战部|编办|网信办|机关工委|党校|党工委|党委|老干部局)$",
    ),
    ("金融机构", "银行|人行|农信|信用社|证券|(?:支行|分行|农商行|保险公司|财险|人保)$"),
    ("管委会", "(?:管委会|管理委员会|(?:开发|高新|园|新|度假|示范|集聚|保税|试验|分)区)$"),
    ("国有企业", "供电|国网|石油|(?:公司|集团|资本|电网|电力|电信|移动|联通|铁塔|烟草|央企|国企|石化)$"),
    ("镇街", "(?:[镇乡]|街道|街道办事处|[镇乡](?:人民)?政府|[镇乡]街|街道办|农场)$"),
    ("地方政府", "(?:政府|[市县区旗州])$"),
    ("高等院校", "(?:大学|学院|高校|职院)$"),
    ("政府部门", "(?:局|厅|委|办|办公室|委员会|部|署|支队|大队|总队|海关|海事处?|税务|气象台?|供销社|处|研究室)$"),
    ("事业单位", "(?:中心|院|馆|站|所|学校|校|医院|台|社|基地|场)$"),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _TYPES)
_PLATE = re.compile(r"[(\[][^()\[\]]*[)\]]$")


def body_type(name: str) -> str:
    """The kind of a body by its folded name; 群体 for a whole class, 其他 where no rule fits."""
    if is_collective(name):
        return "群体"
    bare = _PLATE.sub("", name) or name
    return next((kind for kind, pattern in _PATTERNS if pattern.search(bare)), "其他")
