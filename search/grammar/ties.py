"""What hangs together, said in another order: 数据没报上来, 被哪些任务依赖, 怎么会牵扯到, 培训在哪几项任务中有提及."""

from graph import HasStatus, Query, Says, leaves
from search.grammar.asked import all_so
from search.grammar.aspects import clash
from search.grammar.chart import rules
from search.grammar.clauses import within
from search.grammar.duty import Verb, doing
from search.grammar.facts import why
from search.grammar.hanging import affected, depending
from search.grammar.links import hanging_together
from search.grammar.meaning import Predicate, Thing, applied, asking, qualified, said_of
from search.grammar.owned import member, owned
from search.grammar.said import in_status
from search.grammar.things import exception
from search.grammar.ways import ROWS, WORK

_TASKS, _PLAN = Thing(("Task",)), Thing(("Plan",))


# -- status


@rules("Q = T PS YN", cost=0.05, examples=("{task}的指标达标了吗",))
def all_in_status(thing: Thing, status: Predicate, yn: str) -> Query | None:
    """任务9的指标达标了吗: all of them."""
    rows = thing.kinds and set(thing.kinds) <= set(ROWS) and not (thing.named or thing.bare)
    return all_so(thing, yn, status) if rows else None


@rules("PS = STATUS STATEWORD", cost=0.0, examples=("有几个任务是不达标的状态",))
def in_such_a_state(status: str, _: str) -> Predicate:
    """不达标的状态."""
    return in_status(status)


@rules(
    "PS = NEG|NOHAVE REPORT REPORTED",
    "PS = NEG|NOHAVE REPORTED REPORT",
    "PS = REPORTED NEG|NOHAVE REPORT",
    cost=-0.1,
    examples=("哪些任务的数据没交上来",),
)
def not_reported(*_: str) -> Predicate:
    """数据没交上来, 没把数据报来."""
    return in_status("no_data")


@rules("Q = T PS OR PS YN?", cost=-0.5, examples=("{row}达标还是没达标",))
def one_or_the_other(thing: Thing, one: Predicate, _: str, other: Predicate, __: str | None) -> Query | None:
    """达标还是没达标: whether it is the first."""
    said = [each.of(thing.kinds[0]) for each in (one, other)] if len(thing.kinds) == 1 and thing.named else []
    codes = [set(each.statuses) for each in said if isinstance(each, HasStatus)]
    opposed = len(codes) == 2 and {"met", "on_track"} <= codes[0] | codes[1] and not codes[0] & codes[1]
    return applied(thing, one if "on_track" in codes[0] else other) if opposed else None


@rules("Q = T HOW PS", cost=-0.1, examples=("{task}怎么没达标",))
def how_so(thing: Thing, _: str, status: Predicate) -> Query | None:
    """任务9怎么没达标."""
    return why(thing, "why", status)


# -- what hangs on what


@rules("P = NEEDNOUN COP T", cost=0.0, examples=("哪些任务的前置是{task}",))
def with_need(_: str, __: str, thing: Thing) -> Predicate | None:
    """前置是任务9."""
    return depending("", thing) if thing.kinds == ("Task",) else None


@rules("Q = T COP T NEEDNOUN|RESTON", "Q = T PASSIVE T DEPEND|BASE", cost=-0.1, examples=("{task}被哪些任务依赖",))
def needed_by_which(thing: Thing, link: str, asked: Thing, _: str) -> Query | None:
    """任务9是哪些任务的前置条件; 被哪些任务依赖; 给哪些任务打基础."""
    fits = thing.named and thing.kinds == ("Task",) and asked.bare and asked.asked in ("which", "count")
    predicate = depending("", thing) if fits and asked.kinds == ("Task",) else None
    return applied(asked, predicate) if predicate else None


@rules("P = T DONE RESTON", "P = DEPEND T CARRIEDON", cost=0.05, examples=("须以{task}完成为基础的任务有哪些",))
def resting_on_done(*words: str | Thing) -> Predicate | None:
    """以任务9完成为基础; 依托任务9开展."""
    thing = next(word for word in words if isinstance(word, Thing))
    return depending("", thing) if thing.kinds == ("Task",) and thing.named else None


@rules("T = P NEXTNOUN", cost=0.1, examples=("受{task}制约的后置任务有哪些",))
def following(predicate: Predicate, _: str) -> Thing | None:
    """受任务9制约的后置任务: the same said twice."""
    relations = {getattr(part, "relation", "") for part in leaves(predicate.of("Task"))}
    return qualified(_TASKS, predicate) if "depends_on" in relations else None


@rules("P = TF AFFECTED", cost=0.0, examples=("因{unit}未完成而受影响的任务有哪些",))
def hit_by(cause: Thing, _: str) -> Predicate | None:
    """因区科技局未完成而受影响."""
    return affected(cause)


@rules(
    "Q = T RELTO T RELEND?",
    "Q = T T RELQ",
    "Q = T RELQ T RELEND",
    "Q = LIST T AND T RELQ",
    cost=-0.3,
    examples=("{task}怎么会牵扯到{unit}", "{unit}到{task}是怎么连上的"),
)
def tied_how(*words: object) -> Query | None:
    """任务9怎么会牵扯到区科技局."""
    things = [word for word in words if isinstance(word, Thing)]
    return hanging_together(*things) if all(each.named for each in things) else None


# -- words of the text


@rules(
    "Q = TEXTTOPIC PASSIVE? T ABOUT",
    "Q = TEXTTOPIC AT T IN? HAVE? ABOUT",
    "Q = TEXTTOPIC ABOUT T",
    "Q = TEXTTOPIC T HAVE|ABOUT",
    cost=0.0,
    examples=("民宿被哪些任务提到", "民宿在哪几项任务中有提及"),
)
def spoken_of_in(words: str, *rest: object) -> Query | None:
    """培训被哪些任务提到."""
    asked = next(word for word in rest if isinstance(word, Thing))
    fits = asked.bare and asked.asked in ("which", "count") and asked.kinds and set(asked.kinds) <= set(WORK)
    found = qualified(asked, said_of(WORK, Says(words))) if fits else None
    return asking(found) if found else None


@rules("P = TEXTHAVING", cost=0.1, examples=("有民宿内容的任务有哪些",))
def text_with(words: str) -> Predicate:
    """有培训内容."""
    return said_of(WORK, Says(words))


# -- those left out, and where it clashes


@rules("X = EXC AND T SHAREDBY|TOGETHER", cost=0.1, examples=("{unit}负责的任务，去掉和{unit2}重合的",))
def but_shared(_: str, __: str, unit: Thing, ___: str) -> Thing | None:
    """去掉和区财政局重合的."""
    return exception("", unit) if unit.named and unit.kinds == ("Unit",) else None


@rules("Q = T? IN? WHEREIN CLASH", "Q = T? HAVE? WHEREIN CLASH", cost=-0.3, examples=("方案哪里自相矛盾",))
def clashing_where(*words: object) -> Query | None:
    """方案哪里自相矛盾."""
    plan = next((word for word in words if isinstance(word, Thing)), _PLAN)
    return Query(("Finding",), clash()) if plan == _PLAN else None


# -- persons


@rules("Q = AS T COP? WHO|WHICH|WHATARE", cost=0.0, examples=("担任{unit}负责人的是哪位",))
def holding_it(_: str, holder: Thing, *__: str | None) -> Query | None:
    """担任区科技局负责人的是哪位."""
    told = holder.named or holder.bare or holder.asked
    return asking(holder) if holder.kinds == ("Person",) and not told else None


# -- what it is said of


@rules("Q = T T R|HAVE T", cost=0.1, examples=("{action}，{unit}牵头什么任务", "{action}，{unit}有啥任务"))
def of_the_action(whole: Thing, unit: Thing, role: Verb | str, thing: Thing) -> Query | None:
    """人才集聚行动，区科技局牵头什么任务."""
    if whole.kinds != ("Action",) or not unit.named or unit.kinds != ("Unit",):
        return None
    predicate = doing(role if isinstance(role, Verb) else Verb(()), thing)
    query = applied(unit, predicate) if predicate else None
    return within(whole, "in", query) if query else None


@rules("T = AMONG T", "T = T T", cost=0.5, examples=("指标{row}由谁负责",))
def pointed_at(before: str | Thing, thing: Thing) -> Thing | None:
    """只看人才集聚行动; 指标旅游总收入."""
    if isinstance(before, Thing):
        rows = before.bare and not before.asked and before.kinds and _row(thing) and _row(before)
        return thing if rows and (thing.named or thing.kinds == before.kinds) else None
    return thing if thing.named and thing.kinds == ("Action",) else None


def _row(thing: Thing) -> bool:
    return bool(thing.kinds) and set(thing.kinds) <= set(ROWS) and (thing.named or thing.bare)


@rules("T = R T", cost=0.2, examples=("从不当牵头的单位是哪几家",))
def never_doing(role: Verb, thing: Thing) -> Thing | None:
    """从不当牵头的单位: of anything."""
    never = role.roles and role == Verb(role.roles, True) and thing == Thing(("Unit",))
    predicate = doing(role, Thing(("Task",))) if never else None
    return qualified(thing, predicate) if predicate else None


@rules("T = T ASPOF", cost=0.2, examples=("在{task}上当牵头的是哪一家",))
def as_to(thing: Thing, _: str) -> Thing | None:
    """在任务9上, 任务9这件事上."""
    return thing if thing.named and thing.kinds and set(thing.kinds) <= set(WORK) else None


@rules("Q = T BY? WHO COP GROUPROLE", cost=0.0, examples=("专班谁是组长",))
def who_is_it(group: Thing, _: str | None, __: str, ___: str, role: str) -> Query | None:
    """专班谁是组长."""
    holder = member(group, role)
    return asking(holder) if holder else None


@rules("T = T ABOUTEND T", cost=0.1, examples=("{task}相关指标",))
def about_it(owner: Thing, _: str, thing: Thing) -> Thing | None:
    """任务9相关指标."""
    plain = thing.bare and not thing.asked and set(thing.kinds) <= {*WORK, "Unit", "Action"}
    return owned(owner, thing) if plain and owner.named and not owner.partly else None
