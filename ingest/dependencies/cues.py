"""Which words make a mention of a thing a need for it: 依托甲园, 在甲园内, 经甲平台验证, 甲园建成后."""

import re
from collections.abc import Iterator

from ingest.text.markers import MEASURED
from ingest.text.source import Span

# What governs the name it stands before, also over other words of its list: 依托高校和甲园
_USES = (
    "根据|按照|依据|依照|依托|围绕|结合|对接|衔接|贯彻落实|落实|遵循|遵照|参照|对照|对标|比照|基于|利用|借助|借力|用好|用足|发挥|通过|接入|并入|"
    "汇入|嵌入|录入|回传|上传|[传送报推汇录归享入][一-鿿]{0,2}[至到]|按(?!照|[时期月年季需质量])|纳入|列入|入驻|进驻|落户|入选|执行|符合|遵守|满足|"
    "委托|承接|面向|投向|凭借?(?!证)|使用|运用|选址|设[在于]|布局[在于]|叠加|作为|"
    "(?:安排|引导|布局|[放搬迁移转])[到至进入在]|(?:存放|放置|部署|集中)[于在到]|获得|取得|(?:全部|统一|一律|均|都)走|"
    "串联|享受|调用|引用|用于|融入|落地|入$"
)
# What makes or promotes it, so that the name is its object and no help
_WORKS = (
    "编制|制定|制订|修订|起草|出台|印发|建设|打造|创建|建立|构建|搭建|建成|组建|设立|成立|筹建|扩建|新建|开发|绘制|共建|创成|引进|完成|调整|形成|发布|"
    "公布|上线|推出|编印|研发|划定|完善|提升|推进|推动|加快|做优|做强|做大|做精|支持|宣传|申报|争创|启动|开展|实施|深化|优化|强化|健全|办好|加强|加大|"
    "梳理|谋划|布局|推广|改造|培育|扶持|引导|招引|争取|整合|升级|拓展|创新|举办|扩大|探索|推行|试点"
)
_GOVERNORS = re.compile(f"(?P<use>{_USES})(?!的)|(?P<work>{_WORKS})")
# Small words that need the name right behind them
_NEAR = re.compile(
    "(?P<word>[在由经从沿凭]|以|待|与|同|随|向)(?:新组建的|新建的|已建成的?|上述|前述|现有)?[县区市镇]?$"
)
_BEHIND = {
    "以": re.compile(
        "[^,。;]{0,14}?为(?!目标|导向|重点|主体|主题|主线|例)[^,。;]{2,8}|"
        "[一-鿿]{2,4}的[^,。;]{2,14}?为(?:主|准|限|重点|主体)"
    ),
    "向": re.compile("[^,。;]{0,2}(?:集聚|聚集|汇聚|转移|搬迁|集中(?=$|布局))"),
    "待": re.compile("[^,。;]{0,10}后"),
    "与": re.compile("[^,。;]{0,4}(?:同步|统一规划|相?衔接|相?配套|相?联动|联通|互通|贯通|对接|共享|互认|挂钩)"),
}  # fmt: skip
_BEHIND |= dict.fromkeys("同随", _BEHIND["与"])
_DONE = (
    "建成|完成|批复|获批|印发|出台|公布|发布|投用|投产|开通|通水|通车|通气|开园|开馆|开板|开业|揭牌|"
    "投入使用|投入运营|投运|上线|挂牌|启用|竣工|验收|组建|设立"
)
_AFTER = re.compile(rf"[^,。;]{{0,6}}?(?:{_DONE})[^,。;]{{0,4}}?(?:之?后(?![续期勤备])|的?基础上|的?前提下)")
_DONE_BEFORE = re.compile("建成|完成|出台|印发|编制|公布|发布|上线|组建|设立|成立|建立|搭建|形成")
_THEN = re.compile("(?:的?(?:建设|编制|修编|任务|工作))?(?:之?后(?![续期勤备])|的?基础上|的?前提下)")
_SERVES = re.compile("作为[^,。;]{0,10}(?:条件|依据|门槛|前提|基础)|挂钩")
_GIVES = re.compile("(?:所需|出具|认定|评定|提供|生成|采集|确定|划定|明确|规定|收录|反映|显示|提出)的?(?=[一-鿿])")
_OWN = re.compile("^(?:我|全|本)?[县区市镇]|^(?:年度|[次当]年)|^(?:新组建|新建|已建成|现有|上述|前述|首批)的?")
# Another thing that only begins with the name: the park's rules, its office
_OTHER = re.compile(
    r"(?:(?!制定|编制|制订|出台|建立|完善|开展)[^,。;、的]){0,6}?(?:规划|方案|办法|细则|标准|制度|机制|管委会|公司|管理局|考核|评价体系|行动|"
    r"经验|做法|模式|精神|政策|战略|需求)|(?:的)?(?:原则|理念|思路)"
)
_HIGHER = re.compile("(?:国家|全国|中央|上级|全?省|国务院)(?:级|的)?$|(?<=[县区镇])市$")
# What the cue governs ends there: 按照集约的原则统筹…
_CLOSED = re.compile("原则|要求|思路|方式|模式|方向|目标|需求|导向|统筹|契机|机遇")
_TOOL = re.compile("(?:平台|系统|大脑|中心|实验室|数据|[云网库码]|”)$")
# Work that a list only names: 依托甲园建设和乙园
_NAMED = re.compile("(?:[库园区]|工作|项目|工程)?(?:[和与及、]|以及)")
_AS = re.compile("[^,。;的]{2,24}的(?:主要|重要|核心)?(?:平台|载体|窗口|阵地|基础|依据)")
_GAP, _SHORT = 30, 4
_LINK = re.compile("(?:和|与|及|、|的|到|至|在|或|等)$")


def cue_of(clause: str, start: int, end: int, whole: bool) -> Span | None:
    """The words in the clause that make the name at [start:end] something needed, the name included; None without any.

    `whole` says that the name stands in full, so that it may follow other words: 依托县里的甲平台.
    """
    before, after = clause[:start], clause[end:]
    if _HIGHER.search(before):
        return None
    near = _NEAR.search(before)
    if near and near["word"] in _BEHIND and (behind := _BEHIND[near["word"]].match(after)):
        return near.start(), end + behind.end()
    if _OTHER.match(after):
        return None
    done = _AFTER.match(after)
    if done and not _object(before):
        return start, end + done.end()
    if near and near["word"] not in _BEHIND:
        return near.start(), end
    if (serves := _SERVES.match(after)) and not _object(before):
        return start, end + serves.end()
    if before.endswith("对") and after[:1] in ("内", "中", "外"):
        return start - 1, end + 1
    governor = _last(before)
    if governor and governor["work"] and _DONE_BEFORE.fullmatch(governor["work"]) and (then := _THEN.match(after)):
        return governor.start(), end + then.end()
    if governor is None:
        gives = _GIVES.match(after)
        return (start, end + gives.end()) if gives and not before else None
    if governor["work"] or start - governor.end() > _GAP:
        return None
    if not _fits(governor["use"], clause[start:end], after):
        return None
    gap = _OWN.sub("", before[governor.end() :])
    if _CLOSED.search(gap) or (gap and not (whole and end - start > _SHORT) and not _LINK.search(gap)):
        return None
    return governor.start(), end


def _fits(use: str, name: str, after: str) -> bool:
    """Whether the cue governs such a name: 使用甲平台, 作为甲榜单发布的平台."""
    if use == "作为":
        return _AS.match(after) is not None
    if use in ("获得", "取得"):
        return after.startswith(("授权", "的授权", "认证", "认定", "许可"))
    return use not in ("使用", "运用") or _TOOL.search(name) is not None


def _object(before: str) -> bool:
    """Whether a verb that makes the thing stands right before it."""
    governor = _last(before)
    return governor is not None and bool(governor["work"]) and governor.end() == len(before)


def _last(before: str) -> re.Match[str] | None:
    found = [
        each for each in _GOVERNORS.finditer(before) if not (each["work"] and _NAMED.fullmatch(before, each.end()))
    ]
    return max(found, key=lambda match: match.end(), default=None)


# 任务3 · 第3项任务 · 第(三)项园区冷库 · 按照第3项规划, but not 条例第二条第(三)项
_NUMBERED = re.compile(
    r"(?P<cue>根据|按照|依据|依照|依托|基于|利用|借助|承接|衔接|结合|对接|落实|以|待|在|与|同)?(?P<words>(?:任务|(?<![条款])第)"
    r"[(]?(?P<no>\d{1,3}|[一二三四五六七八九十]{1,4})[)]?"
    r"(?:(?P<bracketed>(?<=\))项)|(?P<item>项)(?=任务|工作|所|中|明确|措施|要求)|(?P<told>[项条]))?)(?![\d个.年项])"
)


# 在2.1工作基础上, but not 达到2.1万吨
_DECIMAL = re.compile(
    rf"(?<![\d.])(?P<words>(?:任务|第)?(?P<no>[1-9]\d?(?:\.[1-9]\d?){{1,3}})(?![\d.%‰])(?!\s*{MEASURED.pattern})项?)"
)


def numbered(clause: str) -> Iterator[tuple[str, Span, bool]]:
    """Tasks told by their number, the words that do so, and whether they are what is helped: 为任务3提供支撑.

    第五条 is a task's where the tasks are numbered so, which the caller knows.
    """
    told = [match for match in _NUMBERED.finditer(clause) if _is_named(match)]
    for match in sorted([*told, *_DECIMAL.finditer(clause)], key=re.Match.start):
        helped = re.search(r"为[^,。;]*$", clause[: match.start()]) and re.search(
            "提供[^,。;]*(?:支撑|支持|保障|服务|依据|基础)", clause[match.end() :]
        )
        yield match["no"], match.span("words"), bool(helped)


def _is_named(match: re.Match[str]) -> bool:
    """Whether a task is told: 任务3, or 第3项 in brackets, behind a cue, or with words for what a task says."""
    item = match["item"] or match["bracketed"] or match["told"]
    return match["words"].startswith("任务") != bool(item) and not (match["told"] and not match["cue"])
