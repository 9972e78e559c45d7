"""The words around named things: what begins a name, what any plan may say, and what makes a name one's own.

All of it works on folded text without blanks (see `ingest.passages`).
"""

import re
from functools import lru_cache

# Verbs and particles that stand before a name and are no part of it
_BOUND = re.compile(
    "建设|建成|建好|建立|建|打造|创建|创成|创|争创|引进|引入|组建|组织|搭建|构建|布局|筹建|共建|设立|设在|设|成立|健全|完善|推进|推动|推广|加快|"
    "加强|加大|加入|依托|围绕|根据|按照|依据|结合|落户|落地|入驻|入选|启动|启用|完成|实现|实施|开展|编制|制定|规划|招引|投用|运营|运行|整合|"
    "支持|鼓励|扶持|发挥|利用|通过|借助|争取|力争|确保|培育|发展|发起|扩建|新建|改建|提升|升级|做强|做大|做优|用好|抓好|办好|纳入|列入|融入|"
    "对接|联合|引导|举办|承办|谋划|选址|自持|面向|持续|打响|参与|开发|获批|申报|深化|强化|优化|促进|位于|接入|共享|聚焦|牵头|挂牌|扩大|探索|"
    "以下称|本地区|串联|委托|经|承接|供应|允许|享受|运用|复制|批准|录入|上线|要求|提高|实现|逐步|统一|汇聚|使用|开通|可|自|所|需|所需|所建|应|须|凡|要|让|"
    r"\d+年|"
    "的|下向|明确|改造|编写|安排|上传|回传|传至|凭|进|待|以|为|将|由|在|对|于|把|向|从|到|等|并|使|让|用|是|有|及|以及|成为|作为|全力|全面|高质量|高标准|高水平|积极|大力|着力|统筹|尽快|"
    "稳步|有序|进一步|不断|分别|新增|累计|增加|年|月|底|前|[我本全][省市区县]|我|该|此|其|一批|若干|多个|一[个家座]|小微企业园"
)
_BY = re.compile(".{0,2}所[建需用属在]")
_CLASS = re.compile("各|首批|各类|各级|有关|相关|其他|标志性|全链条")
_JOIN = re.compile("和|与|及|以及|或")
_GENERIC = re.compile(
    "(?:国家|国际|国内|区域|海内外|海外|[省市区县镇村]|行业|企业|校|院|班组)级|产业|创新|创业|科技|技术|服务|企业|人才|综合|公共|工业|互联网|研发|"
    "研究|工程|高端|高新|重点|标志性|现代|智能|智慧|数字|信息|大?数据|云|国际|国内|区域|共享|协同|应用|示范|专业|孵化|加速|科创|众创|双创|联合|"
    "平台|中心|园区|生态|绿色|新型|特色|美丽|海内外|海外|全链条|一体化|一站式|多元|多级|展示|交易|交流|合作|管理|监测|监管|指挥|调度|运营|培训|"
    "教育|健康|医疗|种植|养殖|电商|电子商务|物流|金融|知识产权|质量|检测|检验|农业|乡村|文化|旅游|体育|社会|政务|民生|基层|社区|线上|线下|网上|科学|学科|"
    "实验|成果|转化|转移|促进|发展|保障|支撑|资源|信用|就业|养老|高层次|高水平|高能级|集聚|一流|重大|关键|共性|领军|骨干|龙头|任务型|体系化|小微|"
    "载体|以上|基础|第三方|工作|不同|同一|重要|主要|一般|在线|网络|实训|实践|见习|规范化|标准化|设施|战略|新兴|先进|制造业?|中小|各类|离岸|建设|新建|大型|性|型|化|级|类|和|与|的|等"
)
_GEOGRAPHY = re.compile(
    "国家(?!级)|中国|长三角|(?<![全跨各沿])[一-鿿]{2}(?:省|市|县|区(?!域)|州|镇(?!街)|乡(?!村)|港)(?!级|场|内|化)"
    "|(?![全跨各沿环临滨矿荒登][湖山江湾岛河溪岭])[一-鿿]{1,3}[湖山江湾岛河溪岭]"
)
_ORGAN = re.compile("[一-鿿]{2,6}(?:部(?![门分队署级])|厅|银行)|[一-鿿]{2,4}大学")
_GRADES = re.compile("R&D|[1-5]?A级?")


def bounds(token: str) -> bool:
    """Whether a word stands before names and is no part of them; 紧紧围绕 as 围绕."""
    return bool(_BOUND.fullmatch(token) or _BY.fullmatch(token) or (len(token) > 3 and _BOUND.fullmatch(token[-2:])))


def means_class(token: str) -> bool:
    """Whether a word says that any such thing is meant."""
    return bool(_CLASS.fullmatch(token))


def joins(token: str) -> bool:
    """Whether the word is an and."""
    return bool(_JOIN.fullmatch(token))


def is_specific(name: str, least: int = 2) -> bool:
    """Whether the words of a name that any plan may use leave at least that many characters."""
    return len(re.sub("[“”()·]", "", _GENERIC.sub("", name))) >= least


def is_own(name: str, own_place: str) -> bool:
    """Whether a name holds a place, a number, letters or a body that make it one thing's: 甲湖…, …5G…, 乙部…."""
    if re.search("[A-Za-z0-9]", _GRADES.sub("", name)) or (own_place and own_place in name):
        return True
    return begins_with_place(name) or bool(re.match("[一-鿿]{0,2}·", name)) or _has_town(name)


def begins_with_place(name: str) -> bool:
    """Whether a name begins with a place or a body of the state."""
    return bool(_GEOGRAPHY.match(name) or _ORGAN.match(name))


@lru_cache(maxsize=4096)
def _has_town(text: str) -> bool:
    import rjieba

    return any(tag == "ns" and len(_GENERIC.sub("", word)) > 1 for word, tag in rjieba.tag(text))
