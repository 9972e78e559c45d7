"""What full-text search found, as pieces of HTML: the hits with their words marked, and by what they can be narrowed."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from app.labels import label
from app.page.address import address, entity_address, with_state
from app.page.choices import Choice, choices
from app.page.pieces import joined, light
from app.terminal.render import clean
from app.terminal.render_search import FACETS
from graph import ROW_KINDS, Graph, folded
from ontology import schema
from search import Facet, Hit, SearchResult, Suggestion, under_tasks

PER_PAGE = 20
_LINKED = frozenset({"Plan", "Action", "Task", *ROW_KINDS, "Unit", "Person", "Platform", "Park", "Programme"})
_NOUNS = {"status": "项"}  # tasks, indicators and projects have a status
_BROWSED = 14  # values of a facet for those who have not typed anything
_FOLDED = ("action", "unit")  # long lists, below the short ones


def chosen(state: Mapping[str, str]) -> dict[str, str]:
    """The filters that an address holds: a value each by the facet's name."""
    return {field: state[field] for field in FACETS if state.get(field)}


def found_line(result: SearchResult, page: int, whole: int | None = None) -> Markup:
    """How much was found, how much of it holds all words (`whole`), and which part of it is shown."""
    last = min(page * PER_PAGE, result.total)
    part = f"，这里是第{(page - 1) * PER_PAGE + 1}—{last}条" if result.total > PER_PAGE else ""
    some = result.total - (result.total if whole is None else whole)
    held = f"：{whole}条含全部的词，{some}条只含其中一部分" if some and whole else ""
    none = "，都只含其中一部分词" if some and not whole else ""
    head = Markup("<h2 class='unseen'>结果</h2>")
    return head + Markup("<p class='quiet' role='status'>找到{}条{}{}{}</p>").format(result.total, held, none, part)


def holding_all(result: SearchResult) -> int:
    """How many of the hits, which come first, hold every word that was searched for."""
    wanted = set(result.terms)
    return sum(wanted <= {each.word for each in hit.found} for hit in result.results)


def in_order(graph: Graph, hits: Iterable[Hit]) -> list[Hit]:
    """What was found without words: units by what they answer for, all else in the order of the text."""
    return sorted((each for each in hits if each.id in graph.nodes), key=lambda each: _place(graph, each.id))


def _place(graph: Graph, ref: str) -> tuple[int, int, str, int]:
    node = graph.nodes[ref]
    kinds = list(schema().nodes)
    load = len({each.target for each in graph.out(ref, "RESPONSIBLE_FOR")})
    first = min(((each.document, each.start) for each in node.evidence), default=("", 0))
    return kinds.index(node.kind), -load, *first


def pages(total: int) -> int:
    """How many pages the hits fill; one at least."""
    return max(1, -(-total // PER_PAGE))


def hit_list(graph: Graph, hits: Iterable[Hit], whole: int | None = None) -> Markup:
    """The hits, best first: what each is, where it stands, the words that were found and why it is here.

    The rows of a task stand below it. Before the hit that has `whole` before it stands a line that from here on only some of the words are held.
    """
    known = [each for each in hits if each.id in graph.nodes]
    first = len(known) if whole is None else max(whole, 0)
    lines = [*_lines(graph, known[:first]), *_lines(graph, known[first:])]
    if first < len(known):
        lines.insert(first, Markup("<li class='some'>以下只含其中一部分词</li>"))
    return Markup("<ol class='hits'>{}</ol>").format(joined(lines))


def _lines(graph: Graph, hits: Sequence[Hit]) -> list[Markup]:
    ordered = under_tasks([(each.id, each.task) for each in hits])
    return [_hit(graph, hits[at], below) for at, below in ordered]


def _hit(graph: Graph, hit: Hit, below: bool) -> Markup:
    node = graph.nodes[hit.id]
    near = Markup(" <a class='side' href='{}' target='_self' aria-label='{}'>依赖</a>").format(
        address("links", id=hit.id), f"{clean(label(node))}的依赖"
    )
    return Markup("<li{}><div class='hit'>{} {} {}{}</div><p>{}</p><div class='why'>{}</div></li>").format(
        Markup(" class='below'") if below else "",
        _kind(hit),
        Markup('<h3><a href="{}" target="_self">{}</a></h3>').format(entity_address(hit.id), clean(label(node))),
        light(hit.status),
        near if hit.kind in _LINKED else "",
        marked(hit.snippet, hit.marks),
        hit.why,
    )


def _kind(hit: Hit) -> Markup:
    where = f" · 任务{hit.no}" if hit.no and hit.kind in ROW_KINDS else ""
    return Markup("<span class='tag'>{}{}</span>").format(schema().kind_label(hit.kind), where)


def marked(text: str, marks: Sequence[Sequence[int]]) -> Markup:
    """The text with these places in it marked."""
    parts, at = list[str | Markup](), 0
    for start, end in marks:
        parts += [text[at:start], Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return joined([*parts, text[at:]])


def narrowing(facets: Mapping[str, Sequence[Facet]], state: Mapping[str, str]) -> Markup:
    """The facets as links, each value with its count; the chosen one takes itself back."""
    short = joined(_facet(field, facets, state) for field in FACETS if field not in _FOLDED)
    long = joined(_facet(field, facets, state) for field in _FOLDED)
    if not long:
        return Markup("<nav class='facets' aria-label='筛选'>{}</nav>").format(short)
    opened = Markup(" open") if any(state.get(field) for field in _FOLDED) else ""
    told = "、".join(FACETS[field] for field in _FOLDED if _facet(field, facets, state))
    return Markup(
        "<nav class='facets' aria-label='筛选'>{}<details{}><summary>按{}筛选</summary>{}</details></nav>"
    ).format(short, opened, told, long)


def _facet(field: str, facets: Mapping[str, Sequence[Facet]], state: Mapping[str, str]) -> Markup:
    return choices(
        "find",
        FACETS[field],
        field,
        [Choice(e.value, e.label, e.count, _NOUNS.get(field, "条")) for e in facets[field]],
        state,
    )


def offered(graph: Graph, meant: Iterable[Suggestion], lead: str) -> Markup:
    """Names and words that may be meant: a word is searched for, a thing has its page; nothing without any."""
    places = (
        (each, entity_address(each.id) if each.id and each.id in graph.nodes else address("find", words=each.text))
        for each in meant
    )
    return _offers(lead, places)


def choosable(graph: Graph, meant: Iterable[Suggestion], typed: str, field: str, state: Mapping[str, str]) -> Markup:
    """The things that may be meant, each with the address of the dependencies that has it for `field`.

    What is called exactly as `typed` comes first, a task by its number too; where it is only one, Enter chooses it.
    """
    tasks = [each for each in graph.tasks() if folded(typed) in (each.get("no"), f"任务{each.get('no')}")]
    things = [Suggestion("", "Task", each.id) for each in tasks]
    things += [each for each in meant if each.id in graph.nodes and each.id not in {task.id for task in tasks}]
    exact = [each for each in things if not each.text or folded(each.text) == folded(typed)]
    ordered = exact + [each for each in things if each not in exact]
    told = [(_numbered(graph, each), with_state("links", state, **{field: each.id})) for each in ordered]
    return _offers("选一个", told, typed if len(exact) == 1 or len(told) == 1 else "")


def _numbered(graph: Graph, each: Suggestion) -> Suggestion:
    """The suggestion under the name that running text has, a task's with its number."""
    node = graph.nodes[each.id or ""]
    return Suggestion(label(node), each.kind, each.id) if node.kind == "Task" else each


def sole(graph: Graph, typed: str, meant: Sequence[Suggestion]) -> str | None:
    """The id of the thing that was typed in full, where nothing else may be meant."""
    things = [each for each in meant if each.id in graph.nodes]
    only = things[0] if len(things) == 1 else None
    return only.id if only and folded(only.text) == folded(typed) else None


def starts(facets: Mapping[str, Sequence[Facet]]) -> Markup:
    """Units and actions to begin with, for those who look at dependencies and have not chosen anything yet."""
    rows = []
    for field, lead in (("unit", "看单位"), ("action", "看行动")):
        things = (Suggestion(each.label, None, each.value) for each in facets[field][:_BROWSED])
        rows.append(_offers(lead, ((each, address("links", id=each.id)) for each in things)))
    return joined(rows)


def _offers(lead: str, places: Iterable[tuple[Suggestion, str]], sure: str = "") -> Markup:
    """Links to things; the first is the one that Enter chooses in the box where `sure` was typed."""
    links = joined(
        Markup("<a class='pick{}' href='{}' target='_self'{}>{}{}{}</a>").format(
            " sure" if sure and not at else "",
            where,
            Markup(" data-typed='{}'").format(sure) if sure and not at else "",
            clean(each.text),
            Markup(" <span>{}</span>").format(schema().kind_label(each.kind)) if each.kind else "",
            Markup(" <span class='key'>回车选它</span>") if sure and not at else "",
        )
        for at, (each, where) in enumerate(places)
    )
    return (
        Markup("<nav class='facet offers' aria-label='{0}'><b>{0}</b>{1}</nav>").format(lead, links) if links else links
    )


def nothing_found(words: str, unfiltered: int, offers: bool = False, filters: str = "") -> Markup:
    """What to try where nothing was found; `unfiltered` is how much there is without the filters.

    `offers` says that names which may be meant stand above, `filters` tells how to filter among the words.
    """
    if offers and not unfiltered:
        also = Markup("<p>{}。</p>").format(filters) if filters else filters
        return Markup("<p class='answer'>没有原样写着“{}”的内容，要找的可能就在上面。</p>{}").format(words, also)
    tries = list[str]()
    if unfiltered:
        tries.append(
            Markup("<a href='{}' target='_self'>去掉筛选</a>，有{}条").format(address("find", words=words), unfiltered)
        )
    if words:
        tries += [filters] if filters else []
        tries += [
            Markup("少写几个字，或换一个说法，如写单位的简称、指标的关键词"),
            Markup("用拼音首字母，如 kjj"),
            Markup("<a href='{}' target='_self'>当成一个问题来问</a>").format(address("ask", q=words)),
        ]
    told = joined(Markup("<li>{}</li>").format(each) for each in tries)
    said = Markup("没有找到“{}”。").format(words) if words else Markup("没有符合这些筛选的内容。")
    return Markup("<p class='answer'>{}</p><p>可以试试：</p><ul>{}</ul>").format(said, told)


def browsing(facets: Mapping[str, Sequence[Facet]]) -> Markup:
    """What there is to find, for those who have not typed anything yet."""
    heads = {"kind": "看全部", "status": "看任务、指标和项目的进展", "action": "看行动", "unit": "看单位"}
    rows = []
    for field, head in heads.items():
        values = [Choice(e.value, e.label, e.count, _NOUNS.get(field, "条")) for e in facets[field][:_BROWSED]]
        rows.append(choices("find", head, field, values, {}))
    return joined(rows)
