"""When a row comes to what is asked: the first year whose target reaches an amount, or says that a step is done."""

from collections.abc import Sequence

from graph.items import Item
from graph.measure import converted
from graph.words import folded
from ontology import Amount, Node, amount


def reached(item: Item, targets: Sequence[Node], until: str) -> list[Node]:
    """Those of a row's targets, in the order of years, that are of the first year by which it comes to `until`.

    `until` is an amount (80万, 240家), taken in the row's unit where it says none, or words of a milestone (建成投产). An
    amount for which the unit doesn't fit is never reached.
    """
    wanted = amount(until)
    fit = [each for each in targets if (_comes_to(item, each, wanted) if wanted else folded(until) in _said(each))]
    first = min((each.get("year") for each in fit if each.get("year")), default=None)
    return [each for each in fit if each.get("year") == first and first is not None]


def _comes_to(item: Item, target: Node, wanted: Amount) -> bool:
    value, own = target.get("value"), target.get("measure_unit") or item.node.get("measure_unit")
    number = converted(wanted.value, wanted.unit, own)
    if value is None or number is None or target.get("mode") in ("new", "unassessed"):
        return False
    falls = item.node.get("direction") == "down" or target.get("mode") == "rank"
    return bool(value <= number if falls else value >= number)


def _said(target: Node) -> str:
    return "" if target.get("value") is not None else folded(str(target.get("text") or target.get("state") or ""))
