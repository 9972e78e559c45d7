"""Which item a row of a progress sheet means: by plan, task number and name, or why none or several fit."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.items import Item, items
from graph.view import Graph
from graph.words import folded

_NEAREST = 3
_AROUND_NO = re.compile(r"^(?:任务|第)?[(\[【〔]*|[项号]$|[)\]】〕.、]+$|\.0$")

_Names = dict[str, list[Item]]


class NoItemError(Exception):
    """No item, or more than one, is what a row names; the message is a clause with the nearest names."""


class Finder:
    """The items of a graph by what sheets call them: names in any width and quotes, with or without the star."""

    def __init__(self, graph: Graph) -> None:
        self.items: Sequence[Item] = items(graph)
        self._plans: dict[str, set[str]] = defaultdict(set)
        self._labels: _Names = defaultdict(list)
        self._other_names: _Names = defaultdict(list)
        for plan in graph.of("Plan"):
            for spelling in filter(None, (plan.name, plan.get("index_number"), plan.id)):
                self._plans[folded(spelling)].add(plan.id)
        for item in self.items:
            self._labels[folded(item.label)].append(item)
            for other in {folded(graph.nodes[member].name or "") for member in item.members}:
                self._other_names[other].append(item)

    def find(self, plan: str, task: str, name: str) -> Item:
        """The item of this name; empty `plan` and `task` leave open whose, but the plan's own items go first.

        A name is an item's label, else that of another row which is the same thing. NoItemError where not just one
        item fits.
        """
        if not folded(name):
            raise NoItemError("没有写项目或指标的名称")
        elsewhere: list[Item] = []
        for names in (self._labels, self._other_names):
            named = self._of_plan(names.get(folded(name), ()), plan)
            fit = _annex_first(_of_task(named, task))
            if len(fit) == 1:
                return fit[0]
            if fit:
                raise NoItemError(_several(name, fit))
            elsewhere += named
        raise NoItemError(_nothing(task, name, elsewhere, self._of_plan(self.items, plan)))

    def _of_plan(self, found: Iterable[Item], plan: str) -> list[Item]:
        if not plan:
            return list(found)
        wanted = self._plans.get(folded(plan))
        if wanted is None:
            known = dict.fromkeys(item.plan.name for item in self.items if item.plan)
            raise NoItemError(f"库里没有方案“{plan}”，最接近的是{_quoted(_nearest(plan, known))}")
        return [item for item in found if item.plan and item.plan.id in wanted]


def _of_task(found: Iterable[Item], task: str) -> list[Item]:
    if task:
        return [item for item in found if item.no and _bare(item.no) == _bare(task)]
    return [item for item in found if item.task is None] or list(found)


def _annex_first(found: list[Item]) -> list[Item]:
    """An annex row before a figure of the text with the same name: reports are on annex rows."""
    annex = [item for item in found if item.node.get("scope") == "annex"]
    return annex if len(found) > 1 and annex else found


def _bare(no: str) -> str:
    """A task's number without the signs around it; 9.0 is what a spreadsheet may have made of 9."""
    return _AROUND_NO.sub("", folded(no))


def _several(name: str, fit: Sequence[Item]) -> str:
    plans = dict.fromkeys(item.plan.name for item in fit if item.plan)
    labels = dict.fromkeys(item.label for item in fit)
    places = dict.fromkeys(_place(item) for item in fit)
    if len(plans) > 1:
        return f"“{name}”在{_quoted(plans)}里都有，请加上“方案”一列写明"
    if len(labels) > 1:
        return f"“{name}”可能是{_quoted(labels)}，请把名称写全"
    if len(places) > 1:
        return f"“{name}”在{'、'.join(places)}里都有，请填任务序号"
    return f"“{name}”有{len(fit)}行同名，分不清是哪一行"


def _nothing(task: str, name: str, elsewhere: Sequence[Item], pool: Sequence[Item]) -> str:
    of_task = [item for item in pool if item.no and _bare(item.no) == _bare(task)] if task else []
    head = f"任务{task}里没有“{name}”" if of_task else f"没有任务{task}" if task else f"没有“{name}”"
    if elsewhere:
        return f"{head}，“{name}”在{'、'.join(dict.fromkeys(map(_place, elsewhere)))}"
    near = _nearest(name, (item.label for item in of_task or pool))
    return f"{head}，最接近的是{_quoted(near)}" if near else head


def _place(item: Item) -> str:
    return f"任务{item.no}" if item.no else "方案的总目标（任务序号留空）"


def _nearest(text: str, names: Iterable[str | None]) -> list[str]:
    from rapidfuzz import process

    spelled = {name: folded(name) for name in names if name}
    return [name for _, _, name in process.extract(folded(text), spelled, limit=_NEAREST)]


def _quoted(names: Iterable[str | None]) -> str:
    return "、".join(f"“{name}”" for name in names)
