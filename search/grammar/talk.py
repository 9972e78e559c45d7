"""Turns of speech around what the other families ask: who turns up where, which year it comes to, 一把手局长, 有X没Y的."""

from dataclasses import replace

from graph import (
    Comparison,
    Every,
    Figures,
    Has,
    HasFigure,
    Is,
    Linked,
    Listing,
    OfKind,
    Query,
    Says,
    Some,
    Tally,
    leaves,
)
from search.grammar.asked import thing_in
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing
from search.grammar.facts import Asked, figures
from search.grammar.hanging import affects, waiting
from search.grammar.meaning import Predicate, Thing, along, applied, asking, bond, negated, qualified, said_of, together
from search.grammar.owned import staff
from search.grammar.partners import done_jointly
from search.grammar.said import Figure
from search.grammar.ways import CALLED, PLACES, ROWS, WORK, Step


@rules("T = T HEADNOUN TITLE", cost=0.0, examples=("{unit}一把手局长叫什么名字",))
def head_titled(owner: Thing, _: str, title: str) -> Thing | None:
    """一把手局长."""
    return staff(owner, title)


@rules(
    "Q = T AT T IN|ON? R",
    "Q = T NAMEQ? AT T IN|ON",
    "Q = T NAMEQ AT T",
    cost=0.0,
    examples=("{unit}在几项任务里露了脸", "{unit}在哪些任务里有份", "{unit}的名字出现在哪项任务上"),
)
def turning_up(unit: Thing, *words: object) -> Query | None:
    """区科技局在几项任务里露了脸: those for which it answers."""
    thing = thing_in(words)
    role = next((word for word in words if isinstance(word, Verb)), Verb(()))
    fits = unit.named and unit.kinds == ("Unit",) and thing.asked in ("which", "count") and thing.bare
    predicate = doing(role, thing) if fits and set(thing.kinds) <= set(WORK) else None
    return applied(unit, predicate) if predicate else None


@rules("Q = T R COP T", cost=0.1, examples=("{unit}背的是哪个指标",))
def bearing(unit: Thing, role: Verb, _: str, asked: Thing) -> Query | None:
    """区科技局背的是哪个指标."""
    fits = unit.named and unit.kinds == ("Unit",) and asked.bare and asked.asked in ("which", "count")
    if role.joint:
        return done_jointly(unit, role, asked) if fits and asked.kinds else None
    predicate = doing(role, asked) if fits and asked.kinds and set(asked.kinds) <= set(WORK) else None
    return applied(unit, predicate) if predicate else None


@rules(
    "P = WAIT T DONE? ON",
    "P = WAIT|AT T DONE AFTER? ABLE",
    "P = WAIT T AFTER? ABLE",
    cost=-0.1,
    examples=("{task}得等哪一项先做完才行", "哪项任务要等{task}完成才能开展"),
)
def waiting_first(wait: str, thing: Thing, *words: str | None) -> Predicate | None:
    """得等哪一项先做完才行."""
    return waiting(wait, thing, None)


@rules("Q = T DONE AFTER? T ABLE", cost=-0.1, examples=("{task}完成后哪些任务才能开展",))
def able_then(thing: Thing, *words: object) -> Query | None:
    """任务9完成后哪些任务才能开展."""
    asked = thing_in(words)
    fits = thing.named and thing.kinds == ("Task",) and asked.bare and asked.kinds == ("Task",) and asked.asked
    predicate = waiting("wait", thing, None) if fits else None
    return applied(asked, predicate) if predicate else None


@rules("Q = TF AFFECTED T HAVE?", cost=0.0, examples=("{task}若推迟，受影响的任务有",))
def suffering(cause: Thing, _: str, thing: Thing, __: str | None) -> Query | None:
    """任务9若推迟，受影响的任务有."""
    fits = thing.bare and thing.kinds and not thing.pick and not thing.number
    return affects(cause, replace(thing, asked=thing.asked or "which")) if fits else None


@rules("Q = T HAVE", cost=0.3, examples=("{unit}牵头的任务有",))
def left_open(thing: Thing, _: str) -> Query | None:
    """…的任务有: the answer ends the sentence."""
    return None if thing.asked or thing.named or thing.bare else asking(thing)


@rules("N0 = T HAVE", cost=0.3, examples=("{unit}的任务里，没达标的有",))
def clause_left_open(thing: Thing, _: str) -> Thing | None:
    """…里，没达标的有."""
    return None if thing.asked or thing.named or thing.bare else replace(thing, asked="which")


@rules("P = HAVE T AND? NEG|NOHAVE T", cost=0.0, examples=("有{unit}、没{unit2}的",))
def one_without_another(_: str, one: Thing, *words: object) -> Predicate | None:
    """有区科技局、没区财政局: of what the two answer for."""
    other = thing_in(words)
    first, second = (bond(each) if each.named and each.kinds == ("Unit",) else None for each in (one, other))
    both = together(first, negated(second)) if first and second else None
    kept = tuple(option for option in both.options if option[0] in WORK) if both else ()
    return replace(both, options=kept) if both and kept else None


@rules(
    "Q = T Y DONE|FIGVERB WHICH",
    "Q = T Y TEXTQ",
    "Q = Y T DONE|FIGVERB WHICH",
    cost=0.1,
    examples=("{row}2024年应当做完什么",),
)
def to_be_finished(*words: object) -> Query | None:
    """…2024年应当做完什么: its target of the year."""
    thing, when = thing_in(words), next(word for word in words if isinstance(word, tuple))
    fits = thing.named and set(thing.kinds) <= set(ROWS) and when
    return figures(Asked(thing, Figure("target", tuple(year.number for year in when)))) if fits else None


@rules("P = Y? TOZERO", "P = Y FIGVERB TOZERO", cost=0.1, examples=("哪个指标2025年要清零",))
def coming_to_nothing(*words: object) -> Predicate:
    """2025年要清零: its target is none."""
    when = next((word for word in words if isinstance(word, tuple)), ())
    year = when[0].number if when else None
    return said_of(ROWS, HasFigure("target", year, Comparison("=", 0)))


@rules(
    "Q = T FIGURE? WHEN REACH",
    "Q = WHEN T REACH",
    "Q = T FIGVERB|MAY? WHEN FIGVERB|MAY? TOZERO",
    "Q = WHEN T FIGVERB|MAY? TOZERO",
    cost=0.0,
    examples=("{row}哪年到100", "{row}要到哪年清零"),
)
def when_reached(*words: object) -> Query | None:
    """长期护理保险参保人数哪年要冲到80万."""
    thing, until = thing_in(words), str(words[-1])
    fits = thing.named and not {"actual", "baseline"} & {word for word in words if isinstance(word, str)}
    fits = fits and not thing.joint and set(thing.kinds) <= set(ROWS)
    return Query(thing.kinds, thing.where, Figures("target", (), "0" if until == "tozero" else until)) if fits else None


@rules("T = T ANNEX", cost=0.1, examples=("{row}附件里2025年目标是多少",))
def in_annex(thing: Thing, _: str) -> Thing | None:
    """…附件里: the row where it stands there."""
    return qualified(thing, said_of(ROWS, Has("scope", ("annex",)))) if set(thing.kinds) <= set(ROWS) else None


@rules("Q = ANNEX Q", cost=0.1, examples=("附件里{unit}负责哪些指标", "附件1一共有多少个指标"))
def of_annex(_: str, query: Query) -> Query | None:
    """附件1里…: of rows that stand there; figures of one are preferred from there anyway."""
    if not set(query.find) <= set(ROWS) or query.narrow:
        return None
    return replace(query, where=Every((query.where, Has("scope", ("annex",)))))


@rules("Q = Q T", cost=0.3, examples=("{row}2025年目标是多少（{row}）",))
def named_again(query: Query, thing: Thing) -> Query | None:
    """…（市医保局、市卫生健康委）: what was named already, by its other name."""
    said = {ref for part in leaves(query.where) if isinstance(part, Is) for ref in part.ids}
    own = {ref for part in thing.parts if isinstance(part, Is) for ref in part.ids}
    return query if thing.named and own and own <= said and not thing.asked else None


@rules("T = T T", cost=0.0, examples=("{action}板块有几项任务",))
def called_action(thing: Thing, kind: Thing) -> Thing | None:
    """做强畜牧业板块: an action with the word for what it is."""
    return thing if thing.named and thing.kinds == ("Action",) and kind == Thing(("Action",)) else None


@rules("Q = T DEPEND T T", cost=0.0, examples=("{task}得靠哪一项的平台",))
def leaning_on(task: Thing, _: str, asked: Thing, place: Thing) -> Query | None:
    """任务9得靠哪一项的平台: which task with a platform it requires."""
    fits = task.named and task.kinds == ("Task",) and asked.asked == "which" and set(asked.kinds) <= {"Task"}
    if not fits or not (place.bare and len(place.kinds) == 1 and place.kinds[0] in PLACES) or place.asked:
        return None
    required = along((Step("needed_by", "Task"),), task)
    concerned = Some((Linked("concerns", OfKind(place.kinds)), Says(CALLED[place.kinds[0]])))
    return asking(Thing(("Task",), (Every((required, concerned)),)))


@rules("TIMES = GROW|MORE SHARE", cost=0.0, examples=("{row}2025年比2020年提高百分之几",))
def growing_by_share(*_: str) -> str:
    """增长百分之几; 定的百分之几 asks for the figure itself."""
    return "percent"


@rules("T = T ITSTASK", cost=0.0, examples=("{task}那一项，责任单位都有哪几家",))
def that_one(thing: Thing, _: str) -> Thing | None:
    """粪污资源化利用那一项."""
    return thing if thing.named and not thing.joint and thing.kinds == ("Task",) else None


@rules("Q = Q LIST|TALLY", cost=0.2, examples=("{unit}牵头的任务，给我列一下",))
def then_list(query: Query, how: str) -> Query | None:
    """…，给我列一下; 园区一览; 各单位任务数统计."""
    every = isinstance(query.give, Tally) and query.give.pick in ("all", "names")
    return query if every or (isinstance(query.give, Listing) and how == "list") else None


@rules("HOWMUCH = SHARE", examples=("{row}2025年定的百分之几",))
def as_a_share(_: str) -> str:
    """百分之几, where nothing grows."""
    return "howmuch"
