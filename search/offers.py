"""Questions that would work, made from the graph's own names, for someone whose question did not."""

from graph import Is
from search.folding import fold
from search.grammar.meaning import Thing
from search.linking.linker import mentions
from search.linking.names import Names
from search.tokens.near import near_names
from search.tokens.reader import tokens


def offers(question: str, names: Names) -> list[str]:
    """Three questions, about what the question names where it names something."""
    graph, known = names.graph, _named(question[:200], names)
    tasks, units = graph.tasks(), graph.of("Unit")
    task = graph.nodes.get(known.get("Task", "")) or (tasks[0] if tasks else None)
    unit = graph.nodes.get(known.get("Unit", "")) or max(
        units, key=lambda node: len(graph.out(node.id, "RESPONSIBLE_FOR")), default=None
    )
    rows = [item.node for item in names.relations.items.values() if graph.out(item.node.id, "HAS_TARGET")]
    row = graph.nodes.get(known.get("Indicator", known.get("Project", ""))) or next(iter(rows), None)
    found = [f"任务{task.get('no')}由谁负责？"] if task else []
    found += [f"{unit.name}负责哪些任务？"] if unit else []
    years = sorted(target.get("year") or 0 for target in graph.targets(row.id, "HAS_TARGET")) if row else []
    found += [f"{row.name}{years[-1]}年目标是多少？"] if row and years and years[-1] else []
    return found or ["有哪些重点任务？"]


def _named(question: str, names: Names) -> dict[str, str]:
    """The first thing of each kind that the question names, or comes near to naming."""
    text = fold(question)
    found, skips = tokens(text, names, None)
    near = (token.value for token in near_names(text, [*found, *skips], names))
    ids = [ref for each in mentions(text.text, names) for ref in each.ids[:1]]
    ids += [ref for each in near if isinstance(each, Thing) for p in each.parts if isinstance(p, Is) for ref in p.ids]
    return {names.graph.nodes[ref].kind: ref for ref in reversed(ids)}
