"""What people say in plain words: tasks without rows in the annex, rates, words of a text, ties, works that begin."""

from dataclasses import replace

from graph import ANYTHING, Aimed, Comparison, Every, Has, HasFigure, Linked, Not, OfKind, Query, Says, Some, Whether
from search.grammar.aims import staged
from search.grammar.change import most_changed
from search.grammar.chart import rules
from search.grammar.duty import Verb, doing, with_role
from search.grammar.meaning import Predicate, Thing, applied, asking, bond, qualified, said_of, settled
from search.grammar.things import Measure
from search.grammar.ways import ROWS, WORK

_ANNEX = Has("scope", ("annex",))


# -- the annex


@rules("P = NOROW", cost=0.0, examples=("没进附件清单的任务是哪两项", "附表没有对应量化内容的任务是哪些"))
def without_rows(_: str) -> Predicate:
    """没进附件清单: no indicator or project of it stands in the annex."""
    return said_of(("Task",), Not(Linked("has_part", Every((OfKind(ROWS), _ANNEX)))))


@rules("T = ONESIDE T", cost=-0.4, examples=("附件里有但正文里没有的单位",))
def on_one_side(side: str, thing: Thing) -> Thing | None:
    """只在附件里出现的单位: answer for rows there and for no task; 只在正文里 the other way round."""
    rows = Every((OfKind(ROWS), _ANNEX))
    annexed, tasks = Linked("responsible_for", rows), Linked("responsible_for", OfKind(("Task",)))
    either = Every((annexed, Not(tasks)) if side == "annex" else (tasks, Not(annexed)))
    return qualified(thing, said_of(("Unit",), either)) if thing.bare and thing.kinds == ("Unit",) else None


@rules("Q = T ONESIDE", cost=-0.4, examples=("哪些单位只在附件里出现",))
def which_on_one_side(thing: Thing, side: str) -> Query | None:
    """哪些单位只在附件里出现."""
    found = on_one_side(side, replace(thing, asked="")) if thing.asked in ("which", "count") else None
    return asking(replace(found, asked=thing.asked)) if found else None


@rules("T = RATES", cost=0.0, examples=("各项比率有哪些",))
def rates(_: str) -> Thing:
    """各项比率: the rows measured in per cent."""
    return Thing(ROWS, (HasFigure("target", None, Comparison(">=", 0), "%"),))


@rules("T = ANNEX OF? T", cost=0.1, examples=("附件1的各项比率里哪个增幅最大",))
def of_the_annex(_: str, __: str | None, thing: Thing) -> Thing | None:
    """附件1的各项比率: of the rows that stand there."""
    fits = not thing.named and thing.kinds and set(thing.kinds) <= set(ROWS)
    return qualified(thing, said_of(ROWS, _ANNEX)) if fits else None


# -- words of the text


@rules(
    "P = TEXTQ IN? HOLDS QUOTED|FREE",
    cost=0.0,
    examples=("任务正文里带“旅游”字样的", "正文中带“旅游”两个字的任务有哪些"),
)
def text_holding(*words: str | None) -> Predicate:
    """正文里带“旅游”字样."""
    return said_of(WORK, Says(str(words[-1])))


# -- units


@rules(
    "P = ROLENOUN IN? HOLDS T",
    "P = ROLENOUN IN? ABOUT T",
    cost=0.0,
    examples=("责任单位里带{unit}的是哪几项", "责任单位里带有{unit}的任务"),
)
def with_unit(role: str, *words: str | Thing | None) -> Predicate | None:
    """责任单位里带“区科技局”."""
    return with_role(role, words[-1]) if isinstance(words[-1], Thing) else None


@rules(
    "Q = T AND T ABOUTEND",
    "Q = AND T ABOUTEND T",
    cost=0.0,
    examples=("{unit}跟哪些任务有牵连", "{unit}和哪些任务有关系"),
)
def tied_to(*words: str | Thing) -> Query | None:
    """区科技局跟哪些任务有牵连: those in which it has a part."""
    owner, asked = (word for word in words if isinstance(word, Thing))
    fits = owner.named and not owner.asked and asked.bare and asked.asked in ("which", "count")
    kinds = owner.kinds == ("Unit",) and asked.kinds and set(asked.kinds) <= set(WORK)
    predicate = bond(replace(owner, joint="")) if fits and kinds else None
    found = qualified(asked, predicate) if predicate else None
    return asking(found) if found else None


@rules(
    "Q = HAVEYN NUM R YN?",
    "Q = HAVEYN NUM R T YN?",
    "Q = HAVEYN NUM R T? WHATARE|WHICH T?",
    "Q = HAVEYN NUM R WHATARE T",
    cost=0.0,
    examples=("有没有两家牵头的？是哪些任务", "有没有两家牵头的任务"),
)
def with_so_many(_: str, measure: Measure, role: Verb, *words: object) -> Query | None:
    """有没有两家牵头的，是哪些任务: those for which so many units answer so."""
    things = [word for word in words if isinstance(word, Thing)]
    many = measure.unit in ("家", "个") and measure.number.value > 1 and measure.number.comparator == "="
    plain = all(each.bare and each.kinds == ("Task",) for each in things)
    if not many or not plain or role != Verb(role.roles):
        return None
    where = Linked("responsible", ANYTHING, role.roles, measure.number)
    listed = any(each.asked for each in things) or {"whatare", "which"} & {
        each for each in words if isinstance(each, str)
    }
    return asking(Thing(("Task",), (where,), asked="which")) if listed else Query(("Task",), where, Whether())


@rules("Q = T WHOSE ANNEX? SAID? FIGVERB? COP? WHICH|WHO T?", cost=0.0, examples=("{row}在谁手上，是哪个单位",))
def in_whose_hands(thing: Thing, *words: object) -> Query | None:
    """单子在谁手上，附件上写的哪个单位: its units."""
    again = [word for word in words if isinstance(word, Thing)]
    known = settled(thing)
    if known is None or not known.named or not set(known.kinds) <= set(WORK):
        return None
    if any(not each.bare or each.kinds != ("Unit",) for each in again):
        return None
    predicate = doing(Verb(()), known)
    return applied(Thing(("Unit",), asked="which"), predicate) if predicate else None


# -- steps and figures


@rules("P = PLANSET Y STAGE", cost=0.0, examples=("哪些项目定在2022年开工建设",))
def set_for(*words: object) -> Predicate:
    """定在2022年开工建设."""
    when = next(word for word in words if isinstance(word, tuple))
    return staged(when, words[-1])


@rules("Q = WHICH WORKS P", cost=0.0, examples=("哪些工程2022年开工",))
def works_begun(_: str, __: str, predicate: Predicate) -> Query | None:
    """哪些工程2022年开工: projects, which alone have targets, or the programmes that these are of."""
    aims = predicate.of("Project")
    aimed = isinstance(aims, Aimed) or (isinstance(aims, Some) and all(isinstance(each, Aimed) for each in aims.parts))
    found = qualified(Thing(("Project", "Programme"), asked="which"), predicate) if aimed else None
    return asking(found) if found else None


@rules("T = WHICH NUM", cost=0.3, examples=("{task}必须等哪两项",))
def which_so_many(_: str, measure: Measure) -> Thing | None:
    """哪两项: whichever they are."""
    few = measure.unit in ("项", "个", "家", "条") and measure.number.comparator == "="
    return Thing((("Task",) if measure.unit in ("项", "条") else ()), asked="which") if few else None


@rules("Q = T D|Y? FIGURE? GROWTOP COP? WHICH T?", cost=0.0, examples=("各项比率里，增幅最大的是哪一个",))
def most_changed_rate(thing: Thing, *words: object) -> Query | None:
    """各项比率里，2025年比2021年提高最多的是哪一个."""
    again = [word for word in words if isinstance(word, Thing)]
    own = not thing.named and not thing.asked and not thing.bare and set(thing.kinds) <= set(ROWS)
    fits = own and all(each.bare and set(each.kinds) <= set(ROWS) for each in again)
    rest = (word for word in words if word is not None and not isinstance(word, Thing) and word not in ("cop", "which"))
    return most_changed(thing, *rest) if fits and thing.kinds else None
