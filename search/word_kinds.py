"""What an explanation calls the kinds of words that questions are made of, and what single words mean."""

from collections.abc import Hashable

from graph import Graph, Query
from ontology import schema
from search.grammar.meaning import Thing
from search.grammar.said import Year
from search.grammar.things import ROLES, Measure
from search.telling.reading import noun
from search.telling.reading_words import COMPARATORS, kind_words, role_word

# All types of tokens, by what they are called; a test sees that none is left out.
_TYPES = {
    "名称": "NAME TO UNITEN UNITKIND EVERYUNIT",
    "种类": "KIND WORKS RATES TROUBLE CLASHNOUN ROSTER OFFICE THOSE ITSTASK STATES ROLENOUN HEADNOUN TITLE GROUPROLE NEEDNOUN NEXTNOUN",
    "所问": "WHICH WHO HOWMANY HOWMUCH WHATARE HAVEWHO HOWMANYARE COUNT LIST YN YNMID AUX HAVEYN PROGRESS WHY TEXTQ NAMEQ "
    "CONTACT PEOPLEQ POSTQ WHEN REACH NOQ RELQ CHANGE FROMTO FACT TIMES SHARE DOUBLE RHETORIC RHETNOT AVERAGE OCCUPY PORTION PORTIONQ RANKQ "
    "REACHEDQ WITHOUTX CANT DEPOBJ WORKAT LOOKAT JUDGED PLIGHT TOPIC TOPNOUN TOP BIGGER DUTYNOUN ORDERBY GROWN "
    "DUTYQ GAPQ MODEQ MODENOUN RATEQ RATIO HOSTQ HOST",
    "职责": "SOLO WHOSE PULL PULLEND CONVENE OTHERUNIT ROLE BY WITH TOGETHER ONLY APART NOONE OTHERS AS SEVERAL CROSS FEW LONE SHAREDBY "
    "PULLIN ITS EACHUNIT JOINTLY TOWARD NOOTHERS LISTAS CONVENER",
    "状态": "STATUS STARRED FAIL DONE UNASSESSED STAGE RANKNOUN RANKMOVE ZERO",
    "依赖": "RESTON DEPEND AFFECT AFFBY AFFECTED WAIT AFTER BASE UNDONE STUCK ABLE HASDEP",
    "逻辑": "BOTHIS UNION UNIONAND WHETHEROR ANYOF AND OR NEG NOHAVE NOTCOP EXC EXCEND AMONG IN INTRO EACH EACHHAS ALL REL THEN",
    "数和年份": "PLANEND NUM YEAR YEARS YEARREL DAY FIRST PLACED CMP CMPAFTER CMPTO MOST BUSIEST MORE TOPVAL DIFF GROW INCL "
    "SORTS TOPPLACE OFTENEST ORDER TOPONE AFAR",
    "数值": "FIGURE FIGVERB PLANVERB PLANSET ASPECT TOTAL ALREADY LE NOWADAYS DID AWAY LACK TOREACH TOZERO "
    "BASEDON REMAIN YETTODO TOAIM DUEAT DUEDO DUEAS DUENOUN DURING FROM",
    "矛盾": "CLASH AGREE SIDES SEVERE ANNEX NOROW",
    "连接": "UNRELATED MADEOF HAVE HADEN COP OF AT BELONG HOME ABOUT ABOUTEND GROUPBY TALLY SAID ISSUE LISTED DOING SPREAD "
    "OUTOF BETWEEN EXISTING SAMEONE ITSALL TOPICEND ABOUTNOUN UPUNIT PEOPLECOUNT",
    "原文用词": "HASWORD FREE KNOWN QUOTED SPEECH",
    "规定": "MEETS MECH MECHNOUN HOW HOWVERB WHERESET OFTEN ONCE OFTENQ",
    "变化": "GROWTOP RATED SPAN DROP STEADY RISING SINCE WAY PASS BEYOND AMOUNT FIRSTTIME FIRSTYEAR YEARNOUN SELFSAME SAMEUNIT SWAP REFER Q SURNAME ON HOLDS",
    "虚词": "PART WORDEND STATEWORD NOTHING ANYONE EVEN CARRIEDON",
    "说法": "DUTY LISTNOUN COUNTUP BOARD COMPARING EXCEED BASIS FRAMED FRAMEEND ASPOF PASSIVE REPORT REPORTED BASEQ "
    "WHEREIN NOTALONE NIL MEANS USING HELD RELTO RELEND TEXTTOPIC TEXTHAVING ONESIDE",
    "客套": "FILL MAY TODO LEADIN",
    "常话": "FIELD ALLOF REACHED NOW PLACEDIN RANKAIM RANKGOAL MONEY UNCLEAR BUSY DOER UNTOLD BUILD TEAM "
    "TEAMMATE DIFFQ COMPARE SEND TEAMUNIT OVERSEER OVERSEES TOPICWORD SEARCHED SEEN SIDE HEADS CAUSE "
    "MATCH AIM ATEND DOERNOUN LATEST REPORTEDWHEN HALF NEGATIVE SLOWEST ITSELF MEASUREQ WORST INCLUDED ALLOFKIND EACHOFKIND EMPTY MENTION",
}
_LABELS = {type_: label for label, types in _TYPES.items() for type_ in types.split()}


def type_label(type_: str) -> str:
    """What words of this type are called."""
    return _LABELS[type_]


def meaning(type_: str, value: Hashable, graph: Graph) -> str:
    """What a word means in the question; empty where that is only what it says."""
    match value:
        case Thing():
            return noun(Query(value.kinds, value.where), graph)
        case Measure():
            return f"{COMPARATORS[value.number.comparator]}{value.number.value:g}{value.unit or ''}"
        case Year():
            return value.day or f"{value.number}年"
        case (Year() as year,):
            return year.day or f"{year.number}年"
        case str() if type_ == "KIND":
            return kind_words(value.split(","))
        case str() if type_ == "STATUS":
            return "、".join(schema().label("status", code) for code in value.split(","))
        case str() if type_ in ("ROLE", "ROLENOUN"):
            return role_word(ROLES[value])
        case str() if type_ in ("CMP", "CMPAFTER"):
            return COMPARATORS[value]
    return ""
