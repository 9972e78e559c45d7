"""How a query is read out: one Chinese sentence, made from the query alone, so that it says what was really asked."""

from dataclasses import replace
from datetime import date

from graph import (
    Aimed,
    Chain,
    Comparison,
    Condition,
    Every,
    Give,
    Graph,
    Has,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Missing,
    Moved,
    Named,
    Not,
    OfKind,
    Query,
    Says,
    Share,
    Some,
    Spread,
    Standing,
    Starred,
    Tally,
    Whether,
    folded,
    leaves,
)
from ontology import schema
from search.grammar.aspects import aspects
from search.grammar.meaning import parts_of
from search.telling.given import given, tallied
from search.telling.labels import either
from search.telling.nouns import hanging, title
from search.telling.reading_words import (
    AMONG,
    COMPARATORS,
    COUNTED,
    DENIED,
    FACETS,
    FAR,
    NEGATED,
    PLAIN,
    VERBS,
    aimed_words,
    figure_words,
    in_turn,
    is_name,
    is_named_or_kind,
    kind_words,
    moved_words,
    plain,
    said_once,
    share_words,
)


def reading(query: Query, graph: Graph, as_of: date | None, notes: tuple[str, ...] = ()) -> str:
    """The query as one sentence; `notes` tell how single words were taken."""
    if query.then:
        return in_turn((reading(replace(query, then=None), graph, as_of), reading(query.then, graph, as_of)), notes)
    statuses = isinstance(query.give, Standing | Spread) or any(isinstance(x, HasStatus) for x in leaves(query))
    day = f"（状态截至{as_of.isoformat()}）" if statuses and as_of else ""
    return in_turn((_Reader(graph).query(query) + day,), notes)


def noun(query: Query, graph: Graph) -> str:
    """What a query looks for, as a noun phrase: 依赖区科技局的任务."""
    return _Reader(graph).whole(query)


def claim(query: Query, graph: Graph, denied: bool = False) -> tuple[str, str]:
    """The subject of a yes or no question and what is asked of it, or that it is not so."""
    return _Reader(graph).claim(query, denied)


def narrow_words(query: Query, graph: Graph) -> str:
    """What the second clause asks for, as a noun phrase."""
    if not query.narrow:
        return ""
    own = query.narrow.where
    same = query.narrow.find == query.find
    parts = own.parts if isinstance(own, Every) and not same else (own,)
    kept = tuple(part for part in parts if same or not (isinstance(part, Linked) and part.to == query.where))
    return _Reader(graph).noun(Every(kept), query.narrow.find)


def narrowed(query: Query, graph: Graph) -> str:
    """What the second clause says of the things that the first one found: 未达标, 由区科技局牵头; empty where it asks for others."""
    if not query.narrow or query.narrow.find != query.find:
        return ""
    reader = _Reader(graph)
    return "、且".join(reader.said(part, query.find) for part in said_once(parts_of(query.narrow.where)))


class _Reader:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def query(self, query: Query) -> str:
        said = self._give(query.give, query)
        if query.narrow and isinstance(query.give, Share):
            return f"统计{self.whole(query)}中{narrow_words(query, self.graph)}占百分之几"
        if query.narrow and isinstance(query.give, Whether):
            said_of = narrowed(query, self.graph) or f"是{narrow_words(query, self.graph)}"
            return f"判断{self.whole(query)}是否都{said_of}"
        return f"{said}，其中只看{narrow_words(query, self.graph)}" if query.narrow else said

    def _give(self, give: Give, query: Query) -> str:
        things = self.whole(query)
        match give:
            case Whether():
                return self._whether(query)
            case Tally():
                return self._tally(give, things)
            case Chain(to):
                return f"查{things}与{self.noun(to, ('Task',))}之间最短的关系"
        return given(give, things)

    def _tally(self, give: Tally, things: str) -> str:
        of = give.of
        answering = of.relation.startswith("responsible") or bool(of.roles)
        verb = VERBS.get(of.roles, "负责") if answering else COUNTED.get(of.relation, "相关")
        counted = f"{verb}的{self.noun(of.to, ('Task',), True).removeprefix('全部')}"
        things = things.removeprefix("全部")
        if give.share is not None:
            return share_words(give, counted, things, self.noun)
        return tallied(give, things, counted, either(self.graph, give.asked), either(self.graph, give.than))

    def _whether(self, query: Query) -> str:
        subject, said = self.claim(query)
        if isinstance(query.give, Whether) and query.give.none:
            return f"判断是否没有{self.noun(query.where, query.find)}"
        return f"判断{subject}是否{said}" if subject else f"判断有没有{self.noun(query.where, query.find)}"

    def claim(self, query: Query, denied: bool = False) -> tuple[str, str]:
        """The named subject of a yes or no, and what is asked of it; both empty where nothing is named."""
        named = next((part for part in parts_of(query.where) if isinstance(part, Is | Missing | Named)), None)
        if query.find == ("Provision",):
            named = None
        if named is None:
            return "", ""
        said = Every(tuple(part for part in parts_of(query.where) if part != named))
        inner = said.parts[0] if len(said.parts) == 1 else said
        words = self._denied(inner, query.find) if denied else self.said(inner, query.find)
        return self.noun(named, query.find), words

    def whole(self, query: Query) -> str:
        """What a query looks for, before its second clause."""
        return hanging(query, self.noun) or self.noun(query.where, query.find)

    def noun(self, condition: Condition, kinds: tuple[str, ...], inside: bool = False) -> str:
        """A noun phrase: names alone, or what is said of a kind before its word; `inside` of another it is short."""
        if isinstance(condition, Some) and condition.parts and all(map(is_named_or_kind, condition.parts)):
            return "和".join(self.noun(part, kinds) for part in condition.parts)
        parts = said_once(parts_of(condition))
        kinds = next((part.kinds for part in parts if isinstance(part, OfKind)), kinds)
        named = [either(self.graph, part.ids) for part in parts if isinstance(part, Is)]
        named += [f"方案中没有的“{part.words}”" for part in parts if isinstance(part, Missing) and part.kind in kinds]
        told = [
            part
            for part in parts
            if not isinstance(part, Is | OfKind) and not (isinstance(part, Missing) and part.kind in kinds)
        ]
        if named and not told:
            return "且".join(named)
        if inside and not named and len(told) == 1 and isinstance(told[0], HasStatus) and len(told[0].statuses) == 1:
            return f"{self.said(told[0], kinds)}{kind_words(kinds, self.graph)}"
        called = "" if named else next(filter(None, (self._title(part, kinds) for part in told)), "")
        said = [self.said(part, kinds) for part in told if not called or self._title(part, kinds) != called]
        if whole := self._whole(parts):
            return f"{whole}所属{'' if inside else '的'}{kind_words(kinds, self.graph)}"
        before, what = "、".join(said), "且".join(named) or called or kind_words(kinds, self.graph)
        return f"{before}的{what}" if before else what if called else f"全部{what}"

    def _title(self, part: Condition, kinds: tuple[str, ...]) -> str:
        return title(part, kinds, self._far(part)) if isinstance(part, Linked) else ""

    def _whole(self, parts: tuple[Condition, ...]) -> str:
        """The row or task that is all that is said of the things it stands under: “飞龙山庄”所属的任务."""
        said = [part for part in parts if not isinstance(part, OfKind)]
        only = said[0] if len(said) == 1 else None
        if not isinstance(only, Linked) or only.relation != "has_part" or only.number or not is_name(only.to):
            return ""
        return self._far(only)

    def _far(self, condition: Linked) -> str:
        """What a relation leads to, as a noun phrase; words that are looked for in names, as the kind that bears them."""
        usual = FAR.get(condition.relation, "Task")
        words = next((part.words for part in leaves(condition.to) if isinstance(part, Named) and not part.first), "")
        kinds = self._bear(words, usual) or self._bear(words, "Indicator", "Project") if words else ()
        return self.noun(condition.to, kinds or (usual,), True).removeprefix("是")

    def _bear(self, words: str, *kinds: str) -> tuple[str, ...]:
        """The kinds of which some thing's name holds the words."""
        return tuple(kind for kind in kinds if any(words in folded(each.name or "") for each in self.graph.of(kind)))

    def said(self, condition: Condition, kinds: tuple[str, ...]) -> str:
        """What a condition says of things of these kinds, as what follows 是否 or stands before 的."""
        match condition:
            case Not(part):
                return self._denied(part, kinds)
            case Every(parts):
                return "、且".join(self.said(part, kinds) for part in parts) or "不限"
            case Some(parts):
                return "或者".join(self.said(part, kinds) for part in parts) or "不存在"
            case Is():
                return f"是{either(self.graph, condition.ids)}"
            case Missing("Untold", words):
                return f"方案没有写{words.split('，')[0]}"
            case Missing(kind, words):
                return f"按截至{words}的状态" if kind == "Status" else f"方案中没有“{words}”"
            case OfKind(wanted):
                return f"是{kind_words(wanted, self.graph)}"
            case HasStatus(codes):
                return "或".join(schema().label("status", code) for code in codes)
            case Starred():
                return "带星（*）"
            case Named(words, True):
                return f"姓“{words}”"
            case Named(words):
                return f"名称含“{words}”"
            case Says(words):
                return f"原文提到“{words}”"
            case HasFigure():
                return figure_words(condition)
            case Aimed():
                return aimed_words(condition)
            case Moved():
                return moved_words(condition)
            case Has("severity" | "type" | "frequency" | "scope" as name, codes):
                return f"{FACETS[name]}为" + "或".join(f"“{schema().label(name, code)}”" for code in codes)
            case Has(_, values):
                return f"关于{aspects(values)}"
            case Linked():
                return self._linked(condition)
        raise TypeError(f"no words for {condition}")

    def _denied(self, part: Condition, kinds: tuple[str, ...]) -> str:
        said = self.said(part, kinds)
        match part:
            case Linked(number=None, relation=relation) if relation in DENIED:
                return said.replace("有", "没有", 1) if said.startswith("有") else f"不{said}"
            case Linked(number=None, relation="found", to=to):
                return "没有查出" + self.noun(to, ("Finding",)).removeprefix("全部")
            case Linked(number=None, relation="has_part", to=to):
                return "没有" + self.noun(to, ("Task",)).removeprefix("全部")
            case HasFigure("rival"):
                return said.replace("不一致", "一致")
            case HasFigure("rise", number=Comparison() as number):
                return figure_words(replace(part, number=replace(number, comparator=NEGATED[number.comparator])))
            case HasFigure():
                return "没有" + said.removeprefix("设有")
            case Is() | OfKind():
                return said.replace("是", "不是", 1)
            case HasStatus():
                return f"状态不是{said}"
            case Says():
                return said.replace("提到", "没有提到", 1)
            case Named():
                return f"不{said}" if part.first else said.replace("含", "不含", 1)
            case Starred():
                return "不带星（*）"
        return f"并非{said}"

    def _linked(self, condition: Linked) -> str:
        relation, roles = condition.relation, condition.roles
        far = self._far(condition)
        if condition.number:
            return self._so_many(condition)
        verb = VERBS.get(roles, "负责")
        far = far.removeprefix("全部") if relation in ("responsible_for", "serves_on") else far
        match relation:
            case "responsible":
                return f"由{far}{verb}" if condition.to != Every() else f"有{verb}单位"
            case "responsible_for":
                return f"{verb}{far}" if condition.to != Every() else f"有{verb}事项"
            case "works_in" | "serves_on" if roles:
                return f"任{self._title(condition, ('Person',))}"
        far = far.replace("全部", "其他", 1) if relation in AMONG and far.startswith("全部") else far
        if relation == "employs" and not is_name(condition.to):
            return f"有{far}任职"
        return PLAIN[relation].format(far)

    def _so_many(self, condition: Linked) -> str:
        assert condition.number
        how_many = f"{COMPARATORS[condition.number.comparator]}{plain(condition.number)}个"
        verb = VERBS.get(condition.roles, "负责")
        if condition.to in (Every(), OfKind(("Unit",))) and condition.relation == "responsible":
            return f"{verb}单位{how_many}"
        led = "responsible" in condition.relation or condition.roles
        counted = verb if led else COUNTED.get(condition.relation, "相关")
        return f"{counted}的{self.noun(condition.to, ('Unit',)).removeprefix('全部')}{how_many}"
