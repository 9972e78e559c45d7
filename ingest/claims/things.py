"""What a text is speaking of: the thing that it was last to make, which 2024年上线运行 and 累计建成40处 leave out."""

import re

from ingest.claims.clauses import YEAR, Clause

_MAKES = "建设|打造|设立|组建|共建|创建|争创|编制|修编|新建|筹建|迁建|建立|制定|申报|完成|成立|布局|改造(?=[“《])"
_DOES = "实施|推进|推动|加快|支持|开展|改造|新增|培育|发展|推广|举办|完善|健全"
_THING = re.compile(
    rf"(?:^|(?<=[^、和与的]))(?:(?P<made>{_MAKES})|(?:{_DOES}))(?:{_MAKES})?(?P<thing>[^、和与的及,].*)"
)
_MADE_OF = re.compile(r"^.*(?:的|多功能)(?=.{3,})")
# What a name does not hold: 快速路32公里, 铁路前期工作
_WORK = re.compile(
    r"(?:建设|(?:项目)?前期(?:工作)?|[约长共]*\d[\d.]*万?(?:公里|千米|平?方?米|立方米|亩|公顷|千瓦|兆瓦|吨))$"
)
_SHORT, _LONG = 3, 30
_PHASE = re.compile("[一二三四五六]期")
# What has a number in its name: 20万吨级码头, 500千伏变电站, 50兆瓦光伏电站, 200张床位综合楼
_SIZED = re.compile(
    r"“[^”]*”|《[^》]*》|\d[\d.]*(?:万?吨级?|千伏|万?千瓦|兆瓦|[级号]|张?床位?|[A-Za-z]+)(?=[^\d、]{2})"
)
_PART = re.compile("(?:全面|基本)?(?:完成|启动|建成|开工)?(?P<phase>[一二三四五六]期)")
_STATES = re.compile(
    "(?:全面|基本|正式|全部|顺利|如期|完成|启动|开工|建设|建成|竣工|投用|投运|投产|达产|投入|使用|试|通车|通航|通水|通气|通电|贯通|合龙|开港|开业|运行|运营|运作|实质性|上线|挂牌|揭牌|注册|登记|报批|[由经报][省市区县](?:委|政府)?|"
    "国家|[A-Z]+|认证|批准|批复|审批|通过|省级|国家级|市级|验收|命名|复审|取得|获得|资质|认定|开园|开放|对外|主体|结构|工程|封顶|并|和|启用|开馆|开业|交付|印发|发布|公布|成立|设立|组建|"
    "实施|选址|征地|立项|可研|初步设计|获批|全覆盖|审查|评审|前期工作|首单交易)+$"
)
_BEFORE_YEAR = re.compile("(?:力争|争取|确保|计划|预计|其中|,|将|于|在)+$")


class Things:
    """What has been named so far; `last` is the latest thing to be made or done, empty if none."""

    def __init__(self) -> None:
        self.last = ""
        self._made = ""
        self._phase = ""

    def hear(self, clause: Clause) -> None:
        """Takes in the next clause: 建设甲平台 and 甲馆2023年开工 name a thing, 二期新增用地 its part."""
        words, phase = clause.printed, _PART.match(clause.printed)
        if _STATES.fullmatch(words):
            return
        if phase:
            self._phase = phase["phase"] if phase.start("phase") == 0 else ""
            return
        year = YEAR.search(clause.text)
        subject = _BEFORE_YEAR.sub("", words[: year.start()].strip()) if year else ""
        match = _THING.search(words) if not year else None
        thing = subject or (_MADE_OF.sub("", _WORK.sub("", match["thing"].split("(")[0].strip())) if match else "")
        if not _SHORT <= len(thing) <= _LONG or re.search(r"\d", _SIZED.sub("", thing)):
            return
        part = _PHASE.search(thing)
        self._phase = part.group() if part and part.end() == len(thing) else ""
        self.last = thing = thing.removesuffix(self._phase)
        if subject or (match and match["made"]):
            self._made = thing

    def whole(self, words: str) -> str:
        """The words of a milestone with the thing that they leave out; empty where they name one or none is known."""
        thing = self._made or self.last
        phase = _PART.match(words)
        if not thing or not (phase or _STATES.fullmatch(words)):
            return ""
        return thing + words[phase.start("phase") :] if phase else thing + self._phase + words
