"""The answer's one sentence: the figure first, then the names, the day of the statuses, the convention used."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from graph import (
    LONGEST,
    Chain,
    Change,
    Executor,
    Fact,
    Figures,
    Give,
    HasFigure,
    HasStatus,
    Hit,
    Is,
    Linked,
    Listing,
    Missing,
    Moved,
    Query,
    Ranked,
    Result,
    Scene,
    Share,
    Spread,
    Standing,
    Tally,
    Whether,
    Wording,
    leaves,
)
from ontology import Node, schema
from search.grammar.ways import WORK
from search.telling.figures import Told, elsewhen, only_by_size, told
from search.telling.given import FACTS, fact, given, until_words
from search.telling.hanging import told_hanging
from search.telling.labels import label, plan_among_several, short_label
from search.telling.proof import Proof
from search.telling.reading import claim, narrow_words, narrowed, noun
from search.telling.reading_words import counted_by
from search.telling.tally import share, told_apart, told_tally

_SHOWN = 20
_ALONE = ("Unit", "Person", "Post")  # of which one is expected: 牵头任务27的单位是区科技局


class Teller:
    """Tells what was found in one scene; what only the whole store knows is asked of its executor."""

    def __init__(self, scene: Scene, proof: Proof, executor: Executor) -> None:
        self.graph, self.proof, self.as_of = scene.graph, proof, executor.as_of
        self._relations, self._executor = scene.relations, executor

    def sentence(self, query: Query, result: Result, figures: Mapping[str, list[Told]], answered: bool) -> str:
        """One sentence for the whole result."""
        said = self._told(query, result, figures) if answered else self._nothing(query, result)
        notes = [note for note in (self._day(query), self._convention(query, result)) if note]
        return said + "".join(f"（{note}）" for note in notes) + "。"

    def _told(self, query: Query, result: Result, figures: Mapping[str, list[Told]]) -> str:
        match query.give:
            case Whether():
                return self._whether(query, result)
            case Figures() | Ranked():
                return self._figures(query.give, figures)
            case Fact(name):
                told = ((label(self.graph, h.node.id), fact(h.node, name, self._relations)) for h in result.hits)
                return "；".join(f"{named}的{FACTS[name]}是{each}" for named, each in told if each is not None)
            case Chain():
                return "；".join(self._path(hit) for hit in result.hits)
            case Standing():
                return "；".join(f"{label(self.graph, hit.node.id)}{self.standing(hit.node)}" for hit in result.hits)
            case Wording():
                if query.find == ("Provision",):
                    said = dict.fromkeys(self.text(hit.node) for hit in result.hits)
                    return f"方案写的是{'；'.join(f'“{each}”' for each in said)}"
                texts = (
                    f"{label(self.graph, h.node.id)}的原文是“{self.text(h.node)}”" for h in result.hits
                )  # to the letter
                return "；".join(texts)
            case Tally():
                named = "" if isinstance(query.where, Is) else noun(query, self.graph).removeprefix("全部")
                things = f"{counted_by(query.find)}{named}"
                return told_tally(self.graph, query.give, result, things, self._names(result))
            case Spread():
                return self._spread(query, result)
            case Share():
                return f"占{share(result):g}%，{self._list(query, result)}"
        return self._list(query, result)

    def _spread(self, query: Query, result: Result) -> str:
        groups = "、".join(f"{schema().label('status', g.key)}{len(g.members)}项" for g in result.groups)
        return f"共{len(result.hits)}项{noun(query, self.graph).removeprefix('全部')}：{groups or '还没有状态'}"

    def _list(self, query: Query, result: Result) -> str:
        names = self._names(result)
        if isinstance(query.where, Is) and query.narrow is None:
            return "；".join(f"{self._named(hit.node)}，{self.proof.place(hit.node)}" for hit in result.hits)
        if query.narrow is None:
            things = noun(query, self.graph).removeprefix("全部")
            whole = f"共{len(result.hits)}{counted_by(query.find)}{things}"
            if isinstance(query.give, Listing) and query.give.apart:
                return f"{whole}，{told_apart(self.graph, result)}"
            hanging = told_hanging(query, self.graph, result.hits)
            if len(result.hits) == 1 and isinstance(query.give, Listing) and not hanging:
                is_it = "是" if query.find[0] in _ALONE else "只有"
                return f"{things}{is_it}{names}" + self._via(query, result)
            return hanging or (f"{whole}：{names}" + self._via(query, result) if names else whole)
        first = f"共{result.before}{counted_by(query.find)}{noun(query, self.graph).removeprefix('全部')}"
        what = narrowed(query, self.graph) or narrow_words(query, self.graph)
        second = f"其中{len(result.hits)}{counted_by(query.narrow.find)}{what}"
        return f"{first}，{second}" + (f"：{names}" if names else "")

    def _names(self, result: Result) -> str:
        by_plan = groupby(result.hits[:_SHOWN], lambda hit: plan_among_several(self.graph, hit.node))
        between = "；" if result.hits and result.hits[0].node.kind == "Finding" else "、"
        parts = [
            between.join(self._named(hit.node) for hit in hits) + (f"（{plan}）" if plan else "")
            for plan, hits in by_plan
        ]
        shown = "；".join(parts)
        more = f"等{len(result.hits)}{counted_by((result.hits[0].node.kind,))}" if len(result.hits) > _SHOWN else ""
        return shown + more

    def _named(self, node: Node) -> str:
        posts = [post.name or "" for post in self.graph.targets(node.id, "HOLDS")]
        said = short_label(node) if plan_among_several(self.graph, node) else label(self.graph, node.id)
        return said + (f"（{'；'.join(dict.fromkeys(posts))}）" if posts else "")

    def _via(self, query: Query, result: Result) -> str:
        if not any(isinstance(part, Linked) and part.relation == "depends_on" for part in leaves(query.where)):
            return ""
        if not any(link.via for hit in result.hits for link in hit.links):
            return ""
        direct = sum(any(link.via == "direct" for link in hit.links) for hit in result.hits)
        return f"，其中直接依赖{direct}项、间接依赖{len(result.hits) - direct}项" if direct < len(result.hits) else ""

    def _whether(self, query: Query, result: Result) -> str:
        subject, said = claim(query, self.graph)
        if query.narrow:
            return self._all(query, result)
        if query.find == ("Finding",):
            return self._troubles(query, query.give == Whether(none=True), result)
        if result.hits:
            found = f"有{len(result.hits)}{counted_by(query.find)}{noun(query, self.graph)}：{self._names(result)}"
            links = result.hits[0].links
            why = f"：{self.proof.why(result.hits[0], False)}" if links else self._state(query)
            return f"是，{subject}{said}{why}" if subject else f"是，{found}"
        judged = any(isinstance(part, HasStatus) for part in leaves(query))
        facts = self._aims(query) or "；".join(self.facts(n, judged) for n in self.named(query) if n.kind in WORK)
        denied = f"{subject}{claim(query, self.graph, True)[1]}" if subject else f"没有{noun(query, self.graph)}"
        return f"否，{denied}" + (f"，{facts}" if facts else "")

    def _state(self, query: Query) -> str:
        """Which of several statuses it is that the things named have."""
        several = any(isinstance(part, HasStatus) and len(part.statuses) > 1 for part in leaves(query))
        named = [node for node in self.named(query) if node.id in self.proof.statuses]
        return "，" + "；".join(self.facts(node, True) for node in named) if several and named else ""

    def _aims(self, query: Query) -> str:
        """The targets of the rows of which it is asked how they move."""
        if not any(isinstance(part, Moved) for part in leaves(query)):
            return ""
        rows = [ref for node in self.named(query) for ref in self._relations.items_of(node.id)]
        every = {ref: told(self.graph, self._relations.items[ref], Figures("target"), self.as_of) for ref in rows}
        return self._figures(Figures("target"), every)

    def _troubles(self, query: Query, good: bool, result: Result) -> str:
        """Whether findings are what the question hoped for; they are told by their own words."""
        if not result.hits:
            return f"{'是' if good else '否'}，没有查出{noun(query, self.graph).removeprefix('全部')}"
        return f"{'否' if good else '是'}，查出{len(result.hits)}项{noun(query, self.graph).removeprefix('全部')}：{self._names(result)}"

    def _all(self, query: Query, result: Result) -> str:
        things = noun(query, self.graph).removeprefix("全部")
        said = narrowed(query, self.graph) or narrow_words(query, self.graph)
        every, sides = result.before == len(result.hits), self._sides(query, result)
        unit = counted_by(query.find)
        if sides:
            return f"{'是' if every else '否'}，{sides}"
        among = things.replace("或", "、") if isinstance(query.where, Is) else f"共{result.before}{unit}{things}，其"
        return f"{'是' if every else '否'}，{among}中{len(result.hits)}{unit}{said}"

    def _sides(self, query: Query, result: Result) -> str:
        """What every place says for the year of which it is asked whether they agree; of a task's rows those that don't."""
        assert query.narrow
        years = {p.year for p in leaves(query.narrow.where) if isinstance(p, HasFigure) and p.of == "rival" and p.year}
        items = self._relations.items
        rows = [ref for node in self.named(query) for ref in self._relations.items_of(node.id)]
        wanted = Figures("target", tuple(years))
        every = {ref: told(self.graph, items[ref], wanted, self.as_of) for ref in rows} if years else {}
        if years and not result.hits and not any(one.others for said in every.values() for one in said):
            wanted = Figures("target")  # the same figure stands elsewhere for another year
            every = {ref: told(self.graph, items[ref], wanted, self.as_of) for ref in rows}
        return self._figures(wanted, every) if any(every.values()) else ""

    def _path(self, hit: Hit) -> str:
        link = next(link for link in reversed(hit.links) if link.edges)
        ends = f"{label(self.graph, hit.node.id)}与{label(self.graph, link.target)}"
        return f"{ends}相隔{len(link.edges)}步：{self.proof.chain(link)}"

    def _figures(self, give: Give, figures: Mapping[str, list[Told]]) -> str:
        rows = [
            f"{label(self.graph, ref)}" + "、".join(f"{one.what}为{one.text}" for one in said)
            for ref, said in figures.items()
        ]
        note = only_by_size(self._relations, give, figures)
        return "；".join(rows[:_SHOWN]) + (f"等{len(rows)}项" if len(rows) > _SHOWN else "") + note

    def standing(self, node: Node) -> str:
        """The status in words, with its reason."""
        return f"的状态是{self.proof.status(node)}" if node.id in self.proof.statuses else "没有状态"

    def text(self, node: Node) -> str:
        """The plan's own words of a thing."""
        return str(node.get("text") or (node.evidence[0].quote if node.evidence else node.name))

    def facts(self, node: Node, judged: bool) -> str:
        """What is known of a thing about which the answer is no: its status where that was asked, else its units."""
        links = list(self._relations.links("responsible_for", [node.id]))
        units = "、".join(dict.fromkeys(label(self.graph, link.source) for link in links))
        said = [f"的责任单位是{units}"] if units and not judged else []
        if judged and node.id in self.proof.statuses:
            said.append(f"的状态是{self.proof.status(node)}")
        return f"{label(self.graph, node.id)}{'，'.join(said)}" if said else self.proof.place(node)

    def named(self, query: Query) -> list[Node]:
        """The things that the query names."""
        ids = [ref for part in leaves(query.where) if isinstance(part, Is) for ref in part.ids]
        return [self.graph.nodes[ref] for ref in dict.fromkeys(ids)]

    def _nothing(self, query: Query, result: Result) -> str:
        missing = [part for part in leaves(query) if isinstance(part, Missing)]
        if missing:
            return "；".join(dict.fromkeys(self._missing(part) for part in missing))
        if isinstance(query.give, Fact) and result.hits:
            untold = query.give.name == "reported"
            return f"{noun(query, self.graph)}还没有填报" if untold else f"方案没有写{FACTS[query.give.name]}"
        if isinstance(query.give, Chain) and result.hits:
            ends = self._reader_noun(query)
            return f"在{LONGEST}步之内没有找到{ends}的关系"
        if isinstance(query.give, Figures):
            years = "、".join(f"{year}年" for year in query.give.years)
            if query.give.of == "rank":
                return f"填报中没有{noun(query, self.graph)}的{years}排位"
            if query.give.until:
                return f"方案没有写{noun(query, self.graph)}哪一年{until_words(query.give.until)}"
            if query.give.of == "target":
                return f"方案没有写{noun(query, self.graph)}的{years}目标{elsewhen(self._relations, result)}"
            return f"方案和填报中都没有{noun(query, self.graph)}的{years}完成情况{elsewhen(self._relations, result)}"
        if isinstance(query.give, Change) and query.give.pick == "those":
            return f"没有{given(query.give, noun(query, self.graph)).removeprefix('找出')}"
        if isinstance(query.give, Tally):
            things = noun(query, self.graph).removeprefix("全部")
            return f"{things}都没有{noun(Query(('Task',), query.give.of.to), self.graph).removeprefix('全部')}"
        where = "方案的人员名单里" if query.find == ("Person",) else ""
        return f"{where}没有找到{noun(query, self.graph)}"

    def _reader_noun(self, query: Query) -> str:
        assert isinstance(query.give, Chain)
        other = noun(Query(query.find, query.give.to), self.graph)
        return f"{noun(query, self.graph)}与{other}之间"

    def _missing(self, part: Missing) -> str:
        if part.kind == "Status":
            return f"手头没有{part.words}的状态，只有截至{self.as_of}的"
        if part.kind == "Untold":
            return f"方案没有写{part.words}"
        if part.kind == "UnitType":
            return f"方案的责任单位中没有“{part.words}”"
        known = self._executor.task_numbers() if part.kind == "Task" else None
        where = f"，任务编号从{known[0]}到{known[1]}" if known else ""
        return f"方案中没有“{part.words}”{where}"

    def _day(self, query: Query) -> str:
        judged = isinstance(query.give, Standing | Spread) or any(isinstance(part, HasStatus) for part in leaves(query))
        ranked = any(isinstance(part, HasFigure) and part.of == "rise" for part in leaves(query))
        if not judged and not ranked:
            return ""
        if self._executor.last_report(date.max) is None:
            return "尚无任何进度填报"
        if self.as_of and self._executor.last_report(self.as_of) is None:
            return f"截至{self.as_of}还没有任何进度填报"
        return f"截至{self.as_of}" if self.as_of and judged else ""

    def _convention(self, query: Query, result: Result) -> str:
        by_convention = any(link.convention for hit in result.hits for link in hit.links)
        if by_convention or self._unsaid(query, "lead"):
            return "方案没有写明牵头单位，按惯例以列在首位的责任单位为牵头，并非原文用语"
        if self._unsaid(query, "support") and not self._unsaid(query, "responsible"):
            return "方案没有区分牵头与配合，列出的都是责任单位"
        return ""

    def _unsaid(self, query: Query, role: str) -> bool:
        """Whether a role is asked for and some plan never states roles."""
        asked = any(isinstance(part, Linked) and role in part.roles for part in leaves(query))
        return asked and not self._executor.states_roles()
