"""The same asked from its other end: a word first and where it stands, whether two places agree, who heads what."""

from dataclasses import replace

from graph import HEAD, Every, Linked, Query, Says, Whether
from search.grammar.asked import thing_in
from search.grammar.aspects import UNITS, clash
from search.grammar.bodies import leaning_on
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.facts import Asked, figures
from search.grammar.hanging import affects, depending
from search.grammar.inside import own_that
from search.grammar.leaning import leaned_on
from search.grammar.meaning import Predicate, Thing, along, applied, asking, bond, qualified, said_of
from search.grammar.owned import member, owned, staff
from search.grammar.said import Figure
from search.grammar.ways import ROWS, WORK, Step

_TASKS, _PLAN = Thing(("Task",)), Thing(("Plan",))


# -- words of the text


@rules("TW = TOPICWORD ABOUT|AT|COP|HAVE|PASSIVE?", cost=0.0)
def word_first(said: tuple[str], _: str | None) -> tuple[str]:
    """培训这个词(出现在)."""
    return said


@rules("ST = HAVE|ABOUT|SEEN|SAID", cost=0.0)
def stands(word: str) -> str:
    """出现, 能找到."""
    return word


@rules(
    "Q = TW T IN? ST?",
    "Q = TW T? IN? TOGETHER? AT? WHEREIN|WHERESET ST?",
    "Q = TW T IN? TOGETHER? ST",
    "Q = AT? T IN? SEARCHED",
    "Q = SEARCHED",
    cost=-0.4,
    examples=("民宿这个词，几项任务里有", "在任务里搜一下民宿", "民宿这个词出现在哪些任务里"),
)
def word_stands_in(*words: object) -> Query | None:
    """培训这个词，几项任务里有; 在任务里搜一下培训."""
    said = next(word for word in words if isinstance(word, tuple))
    asked = next((word for word in words if isinstance(word, Thing)), _TASKS)
    plain = asked == _PLAN or (asked.bare and asked.kinds and set(asked.kinds) <= set(WORK) and not asked.pick)
    if not plain or asked.asked == "each":
        return None
    found = qualified(_TASKS if asked == _PLAN else asked, said_of(WORK, Says(str(said[0]))))
    return asking(found) if found else None


# -- whether two places agree


@rules("SD = SIDE ASPECT? AND? SIDE ASPECT?", "SD = ASPECT SIDE AND? SIDE", cost=0.0)
def both_sides(*words: str | None) -> tuple[str, ...]:
    """正文写的单位和附件写的单位."""
    return tuple(word for word in words if word)


@rules(
    "Q = T? SD YNMID|HAVEYN? AGREE|CLASH YN?",
    "Q = T? SD YNMID|HAVEYN? DIFFQ YN?",
    "Q = T ASPECT? SIDES ASPECT? YNMID|HAVEYN? DIFFQ YN?",
    "Q = T SIDES ASPECT AGREE",
    "Q = COMPARE? SIDES T ASPECT YNMID? AGREE YN?",
    cost=-0.2,
    examples=("{task}正文写的单位和附件写的单位有没有出入",),
)
def places_agree(*words: object) -> Query | None:
    """任务9正文写的单位和附件写的单位有没有出入."""
    words = tuple(each for word in words for each in (word if isinstance(word, tuple) else (word,)))
    thing = next((word for word in words if isinstance(word, Thing)), _PLAN)
    told = thing == _PLAN or (thing.named and thing.kinds and set(thing.kinds) <= {*WORK, "Action"})
    aspect = next((word for word in words if word in (UNITS, "figures", "times", "names")), "")
    asks = {"yn", "ynmid", "haveyn", "agree"} & {word for word in words if isinstance(word, str)}
    sides = {word for word in words if word in ("body", "annex", "sides")}
    if not told or not asks or not (sides == {"body", "annex"} or "sides" in sides):
        return None
    where = clash(str(aspect), True)
    about = where if thing == _PLAN else Every((where, Linked("about", thing.where)))
    return Query(("Finding",), about, Whether("agree" in words))


@rules(
    "Q = T HAVEYN T WHATARE|HAVEWHO",
    "Q = T WHERESET|WHEREIN",
    "Q = T SIDES T WHATARE",
    "Q = T T APART WHATARE",
    "Q = ABOUT? T HAVE? WHEREIN CLASH",
    cost=-0.2,
    examples=("{task}有没有矛盾，都有哪些", "{task}的矛盾在哪里"),
)
def what_troubles(*words: object) -> Query | None:
    """任务9有没有矛盾，都有哪些; 任务9的矛盾在哪; 任务9哪儿写得不一致."""
    things = [word for word in words if isinstance(word, Thing)]
    noun = things[-1] if things[-1].kinds == ("Finding",) else Thing(("Finding",), (clash(),))
    subject = next((each for each in things if each.kinds != ("Finding",)), None)
    if "clash" not in words and things[-1].kinds != ("Finding",):
        return None
    if noun.asked or (subject is None and "clash" in words) or len([each for each in things if each != subject]) > 1:
        return None
    if subject is None or subject == _PLAN:
        return asking(noun)
    fits = subject.named and not subject.partly and set(subject.kinds) <= {*WORK, "Action"}
    predicate = bond(subject) if fits else None
    found = qualified(noun, predicate) if predicate else None
    return asking(replace(found, asked="which")) if found else None


# -- who heads it, which post


@rules(
    "Q = WHO|T HEADS T T?",
    "Q = T BY? WHO HEADS",
    "Q = WHO AT T AS? HEADS|HEADNOUN",
    "Q = R T COP? T|WHO",
    cost=0.0,
    examples=("哪位同志主持{unit}工作", "负责{unit}的是哪个人"),
)
def who_heads(*words: object) -> Query | None:
    """哪位同志主持区科技局工作; 负责区科技局的是哪个人."""
    things = [word for word in words if isinstance(word, Thing)]
    unit = next((each for each in things if each.named and each.kinds == ("Unit",)), None)
    others = [each for each in things if each is not unit and each != _TASKS]
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    person = all(each.bare and each.kinds == ("Person",) and each.asked == "which" for each in others)
    if unit is None or not person or role != Verb(()) or (not {"heads", HEAD} & set(words) and not others):
        return None
    holder = staff(unit, HEAD)
    return asking(holder) if holder else None


@rules(
    "Q = T FIGVERB WHO",
    "Q = T HAVEWHO AS GROUPROLE",
    "Q = T OFFICE BY? WHO R? AS TITLE",
    "Q = T OFFICE COP WHO R? AS TITLE",
    "Q = T OFFICE HAVE? WHICH|HOWMANY TITLE",
    cost=-0.2,
    examples=("专班副组长写的是谁", "专班都有谁当副组长"),
)
def who_fills_it(group: Thing, *words: object) -> Query | None:
    """专班副组长写的是谁; 专班办公室谁当主任."""
    if group.kinds == ("Person",):
        return asking(group) if "target" in words and not (group.named or group.bare or group.asked) else None
    holder = member(group, ("办公室" if "office" in words else "") + str(words[-1]))
    return asking(holder) if holder else None


@rules("Q = POSTQ T TEXTQ|WHATARE", "Q = T POSTQ TEXTQ", cost=-0.2, examples=("职务一栏{person}填的啥",))
def written_post(*words: object) -> Query | None:
    """职务一栏罗进军填的啥."""
    person = thing_in(words)
    return asking(person) if person.named and person.kinds == ("Person",) else None


@rules("T = WHO T", cost=0.1, examples=("{task}延误会影响到谁家单位",))
def whose_units(who: str, units: Thing) -> Thing | None:
    """谁家单位."""
    return replace(units, asked="which") if who == "unit" and units == Thing(("Unit",)) else None


@rules("Q = T BELONG|AT|FROM WHICH|WHERESET OUTOF?", "Q = T WHERESET", "Q = T TOWARD T R", cost=0.1)
def of_the_person(person: Thing, *words: object) -> Query | None:
    """罗进军来自哪里; 罗进军对哪些任务负责."""
    thing = next((word for word in words if isinstance(word, Thing)), Thing(("Unit",), asked="which"))
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    plain = thing.bare and thing.asked in ("which", "count") and set(thing.kinds) <= {*WORK, "Unit"} and thing.kinds
    predicate = bond(thing) if plain and role == Verb(()) else None
    return applied(person, predicate) if predicate and person.named and person.kinds == ("Person",) else None


# -- what slips, and what hangs on it


@rules(
    "Q = TF COP? ROLENOUN WHATARE|HAVEWHO?",
    "Q = WHO AFFBY|TOWARD TF R",
    "Q = TF BY? T R",
    "Q = T CONTACT T|WHO R",
    cost=-0.2,
    examples=("{task}完不成由哪个单位负责", "{task}要找哪个单位办"),
)
def answerable_for_it(*words: object) -> Query | None:
    """任务9没完成的责任主体是谁; 谁该为任务9没完成负责; 任务9要找哪个单位办."""
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    cause, *others = (word for word in words if isinstance(word, Thing))
    plain = all(each.bare and each.kinds == ("Unit",) and each.asked == "which" for each in others)
    if not plain or role != Verb(role.roles) or cause.asked or cause.bare:
        return None
    predicate = doing(role, cause)
    return applied(Thing(("Unit",), asked="which"), predicate) if predicate else None


@rules("Q = TF HAVE|ABOUT T", "Q = TF CAUSE T FAIL|AFFECTED", cost=0.0, examples=("{task}延误会导致哪些任务推迟",))
def struck_too(cause: Thing, *words: object) -> Query | None:
    """任务9延误牵扯到哪些单位; 导致哪些任务推迟."""
    asked = thing_in(words)
    return affects(cause, asked) if asked.bare and asked.kinds and asked.asked in ("which", "count") else None


@rules(
    "Q = T WAIT|DEPEND T DONE|ABLE|CARRIEDON",
    "Q = T T WAIT|DEPEND T DONE|ABLE|CARRIEDON?",
    "Q = T AFFECT T",
    cost=-0.1,
    examples=("{unit}要先等哪些单位把活干完", "哪些单位卡着{unit}"),
)
def waits_for_units(one: Thing, *words: object) -> Query | None:
    """区科技局的工作得等哪些单位先做完; 哪些单位的工作要等区科技局; 哪些单位卡着区科技局."""
    *own, other = (word for word in words if isinstance(word, Thing))
    if one.kinds != ("Unit",) or other.kinds != ("Unit",) or own not in ([], [_TASKS]):
        return None
    unit, asked = (one, other) if one.named else (other, one)
    fits = unit.named and not unit.joint and asked.bare and asked.asked in ("which", "count")
    holding = "affect" in words
    if not fits or (holding and unit is one):  # 区科技局卡着哪些单位 is asked elsewhere
        return None
    waiting = unit is one or holding
    predicate = leaned_on(unit, "") if waiting else leaning_on("", unit, None)
    found = qualified(asked, predicate) if predicate else None
    return asking(found) if found else None


@rules("P = T RESTON", "T = T DEPEND|SAID NEEDNOUN", cost=0.1, examples=("以{unit}为前置的任务有哪些",))
def resting_on_unit(thing: Thing, *words: object) -> Predicate | Thing | None:
    """以区科技局为前置; 任务9需要的前提条件."""
    if len(words) == 1:
        return depending("", thing) if thing.kinds == ("Unit",) and thing.named else None
    told = thing.named and thing.kinds == ("Task",)
    return Thing(("Task",), (along((Step("needed_by", "Task"),), thing),)) if told else None


@rules("Q = T PS HOWMANY|HOWMANYARE", cost=0.1, examples=("{unit}没达标多少",))
def so_many_in_status(owner: Thing, status: Predicate, _: str) -> Query | None:
    """区科技局没达标多少: of its tasks."""
    return own_that(owner, "howmany", status)


# -- to which task a row belongs


@rules("Q = T AND T HAVE|ABOUTEND|MATCH", "T = T BELONG|MATCH T", cost=0.0, examples=("{row}和哪个任务对应",))
def its_task(row: Thing, *words: object) -> Query | Thing | None:
    """旅游总收入和哪个任务对应; 旅游总收入归的那个任务."""
    task = thing_in(words)
    fits = row.named and not row.partly and row.kinds and set(row.kinds) <= set(ROWS) and task.kinds == ("Task",)
    found = owned(row, task) if fits and task.bare and bool(task.asked) == ("and" in words) else None
    return asking(found) if found and "and" in words else found


# -- what is aimed at


@rules(
    "Q = T AIM WHICH FIGURE ATEND?",
    "Q = T TOWARD T AIM WHICH FIGURE",
    cost=-0.1,
    examples=("{task}设定了哪些目标",),
)
def aims_at(*words: object) -> Query | None:
    """任务9要达到什么目标; 方案给任务9定了什么目标."""
    *whole, thing = (word for word in words if isinstance(word, Thing))
    told = thing.named and thing.kinds and set(thing.kinds) <= {*WORK} and whole in ([], [_PLAN])
    return figures(Asked(thing, Figure("target"))) if told and "target" in words else None
