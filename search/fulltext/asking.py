"""Words of asking, which say how something is asked and not what; and words that name a kind of thing."""

import re
from functools import cache
from pathlib import Path

from ontology import schema
from search.analyzer import GRAMMAR

_GENERAL = Path(__file__).parent.with_name("general.tsv")
_ASKING = re.compile(
    f"[{GRAMMAR}此每去来看问让使将会能用帮做搞弄]"
    "|请问|请教|麻烦|谢谢|您好?|你好|我[想要们]|咱们?|本区|我区|帮[我忙]|告诉|知道|了解"
    "|查[询找看]|看看|看一看|找找|一下|搜索|列[出表]|显示"
    "|哪[些个家里儿边项类种]|那[些个边里]|这[些个边里块]|在哪[里儿]?|哪有|有没有|是不是|有无|是否|有哪些|都有"
    "|那[种样]|这[种样]|时候|何时|几时|什么时候|多久|哪[年天]|要被|被|到底|究竟|咋样?|多[大长高远]"
    "|什么|啥|多少|几[个项家场条种次]|怎[么样]|怎么样|如何|为什么|为何|是谁|谁来"
    "|有关|关于|相关|涉及|方面|领域内|之类|以及|或者|还有|其中|里面|当中|情况如何"
    "|需要|应该|应当|可以|能够|打算|目前|现在|当前"
    "|负责|牵头|配合"
    "|the|an?|of|and|or|in|on|for|to|by|with|is|are|what|which|who|how"
)
# How kinds are called beside their labels; a label without its 重点 or 责任 is among them anyway.
_CALLED = {
    "Task": "工作任务 工作",
    "Indicator": "kpi 考核指标",
    "Project": "工程项目",
    "Unit": "部门 机构",
    "Person": "人 领导 联系人 负责人",
    "Park": "园",
}

_QUESTION = re.compile("[谁哪吗呢啥]|..+")
# What plans say of everything that they do: more or less of it changes nothing in what is meant.
_LIGHT = re.compile("帮[助扶]?企业|支持|推进|推动|加快|加强|促进|开展|实施|进行|落实|做好|抓好|工作")
# What is asked of a thing, not the thing: texts that say 场次 are meant by 场数 as well.
_MEASURE = re.compile(
    "[人户家场次件项个册辆台]?数|[数总]量|总[数额]|[个]数|比[例率]|占比|金额|额度|进度|进展|情况|状况|完成率?|任务量|[准正]确率|(?:达标|覆盖|合格|普及|利用|使用|通过)率|规模|水平"
)


def is_measure(word: str) -> bool:
    """Whether a word names how much there is of something, not what."""
    return _MEASURE.fullmatch(word) is not None


def is_general(word: str) -> bool:
    """Whether a word tells what is done to anything, or what anything may be like: 消除, 小型."""
    return word in _general()


@cache
def _general() -> frozenset[str]:
    lines = _GENERAL.read_text("utf8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_asking(word: str) -> bool:
    """Whether a word (plain text) is one of asking or of grammar."""
    return _ASKING.fullmatch(word) is not None


def is_question(word: str) -> bool:
    """Whether a word of asking makes what was typed a question; 的 does not."""
    return is_asking(word) and _QUESTION.fullmatch(word) is not None


def is_light(word: str) -> bool:
    """Whether a text without the word may be meant all the same."""
    return _LIGHT.fullmatch(word) is not None


def kind_called(word: str) -> str | None:
    """The kind of node that a word names: 任务 → Task; None where it names none."""
    return _kinds().get(word)


@cache
def _kinds() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, kind in schema().nodes.items():
        label = kind.label.removeprefix("重点").removeprefix("责任")
        for word in (code.lower(), kind.label, label, *_CALLED.get(code, "").split()):
            found.setdefault(word, code)
    return found
