"""The page of an indicator or project: targets year by year in every part of the plan, reports, status and why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from app.labels import words
from app.page.known import Known
from app.page.people import calls, role_words
from app.page.pieces import basis, joined, light, link, named, quote, row
from app.page.progress.bullets import bullet_table, bullets
from app.page.progress.history import history_table, sentence
from app.page.proofs import Part, long_table, proof
from app.page.readings import figure_words
from app.page.reasons import why
from app.terminal.render import clean
from graph import Item, Link
from ontology import Node, schema

_NOTHING = Markup("")


def item_summary(known: Known, item: Item) -> Markup:
    """The status with its arithmetic in words."""
    found = known.items.get(item.node.id)
    if found is None:
        return _NOTHING
    return Markup("<p class='answer'>{} {}</p>").format(light(found.status), why(found.status, found.reason))


def item_parts(known: Known, item: Item) -> Iterator[Part]:
    """The sections of an item's page."""
    status = known.items.get(item.node.id)
    drawn = bullets(known.graph, [(item, status)], known.report.as_of) if status else []
    yield Part("进度", bullet_table(known.graph, drawn, "实线是目标，虚线是此时应有") if drawn else _NOTHING)
    yield Part("谁负责、找谁", _units(known, item))
    yield Part("目标", targets_table(known, item))
    yield Part("方案里的现状", _baselines(known, item))
    yield Part("填报历史", _history(known, item))
    yield Part("方案里的其他写法", _members(known, item))
    places = {each.source: each for each in known.relations.links("concerned_by", [item.node.id])}
    shown = (row(named(known.graph.nodes[ref]), proof(known, each.edges)) for ref, each in places.items())
    yield Part("涉及的平台、园区、计划", long_table(("名称", "原文"), shown, ""))


def _units(known: Known, item: Item) -> Markup:
    found: dict[str, list[Link]] = {}
    for each in known.relations.links("responsible_for", [item.node.id]):
        found.setdefault(each.source, []).append(each)
    before = (link(item.task.id, f"任务{item.no}"),) if item.task else ()
    told = joined(
        Markup("<div class='duty'>{}<div class='why'>{} {}</div></div>").format(
            calls(known, unit, *before),
            role_words(links),
            proof(known, (edge for each in links for edge in each.edges)),
        )
        for unit, links in found.items()
    )
    return told or Markup("<p>没有写明责任单位。</p>")


def targets_table(known: Known, item: Item) -> Markup:
    """A row for each year, a column for each part of the plan; where they disagree all quotes stand below."""
    found = [(member, each) for member in sorted(item.members) for each in known.graph.targets(member, "HAS_TARGET")]
    years = sorted({each.get("year") or 0 for _, each in found})
    scopes = [code for code in schema().codes("scope") if any(each.get("scope") == code for _, each in found)]
    by_year = {year: [each for _, each in found if (each.get("year") or 0) == year] for year in years}
    rows = (_year(known, year, scopes, told) for year, told in by_year.items())
    heads = ("年份", *(schema().label("scope", code) for code in scopes), "依据")
    quotes = joined(_sides(known, year, told) for year, told in by_year.items() if disagree(told))
    return Markup("{}{}").format(long_table(heads, rows, ""), quotes) if found else _NOTHING


def _sides(known: Known, year: int, targets: Sequence[Node]) -> Markup:
    """The words that disagree on a year side by side, each with its part of the plan."""
    one = Markup("<figure><figcaption>{}</figcaption>{}</figure>")
    sides = joined(
        one.format(schema().label("scope", target.get("scope")), quote(known.graph, each))
        for target in targets
        for each in target.evidence
    )
    told = Markup("<p class='trouble'>{}年的数各处写的不一样：</p><div class='sides'>{}</div>")
    return told.format(year, sides)


def _year(known: Known, year: int, scopes: Sequence[str], targets: Sequence[Node]) -> Markup:
    cells = (joined(_lines(_target(each, len(scopes) > 1) for each in _of(targets, code))) or "—" for code in scopes)
    mark = Markup("<span class='trouble'>各处不一样</span> ") if disagree(targets) else _NOTHING
    return row(f"{year}年" if year else "—", *cells, Markup("{}{}").format(mark, proof(known, targets)))


def _lines(cells: Iterable[Markup]) -> Iterator[Markup]:
    return (Markup("<div>{}</div>").format(cell) for cell in cells)


def _of(targets: Sequence[Node], scope: str) -> list[Node]:
    return [each for each in targets if each.get("scope") == scope]


def disagree(targets: Sequence[Node]) -> bool:
    """Whether two parts of the plan give one year different figures, counted alike."""
    figures: dict[str, set[float]] = {}
    for each in targets:
        if each.get("value") is not None:
            figures.setdefault(each.get("scope"), set()).add(each.get("value"))
    return any(one.isdisjoint(other) for one in figures.values() for other in figures.values())


def _target(target: Node, several: bool) -> Markup:
    told = f"{target.name}：" if target.name and target.name not in (target.get("text") or "") else ""
    mode = target.get("mode")
    said = words("mode", mode) if mode and mode != "level" else ""
    first = Markup(" <span class='tag'>以此为准</span>") if several and target.get("preferred") else _NOTHING
    return Markup("{}{} <span class='quiet'>{}</span>{}{}").format(
        told, clean(target.get("text") or ""), said, first, basis(target.certainty.basis)
    )


def _baselines(known: Known, item: Item) -> Markup:
    found = [each for member in sorted(item.members) for each in known.graph.targets(member, "HAS_OBSERVATION")]
    rows = (
        row(each.get("as_of"), figure_words(each), basis(each.certainty.basis), proof(known, [each]))
        for each in sorted(found, key=lambda each: each.get("as_of"))
        if each.get("origin") == "plan"
    )
    return long_table(("截至", "内容", "确定程度", "原文"), rows, "")


def _history(known: Known, item: Item) -> Markup:
    entries = [entry for member in sorted(item.members) for entry in known.history(member)]
    if not entries:
        return Markup("<p>还没有填报。</p>")
    return history_table(entries, known.sheets(entries), lambda day: _status(known, item, day), sentence(entries))


def _status(known: Known, item: Item, day: date) -> str | None:
    report = known.status_at(day) if known.status_at else known.report
    return report.by_id().get(item.node.id)


def _members(known: Known, item: Item) -> Markup:
    """The other rows that are this one real thing, with what made them one."""
    graph = known.graph
    rows = (
        row(
            schema().label("scope", graph.nodes[ref].get("scope")),
            clean(graph.nodes[ref].name or ""),
            "、".join(
                dict.fromkeys(
                    clean(e.get("reason"))
                    for e in (*graph.out(ref, "SAME_AS"), *graph.into(ref, "SAME_AS"))
                    if e.get("reason")
                )
            ),
            proof(known, [graph.nodes[ref]]),
        )
        for ref in sorted(item.members - {item.node.id})
    )
    return long_table(("出处", "写作", "为何是同一事项", "原文"), rows, "")
