"""When a row comes to what is asked: the first year whose target reaches an amount, or says that a step is done."""

from collections.abc import Sequence

from graph.condition import Comparison
from graph.items import Item
from graph.measure import converted
from graph.words import folded
from ontology import Amount, Node, amount, number

_SCALES = ("万", "亿")
BEYOND = "><"


def reached(item: Item, targets: Sequence[Node], until: str) -> list[Node]:
    """Those of a row's targets, in the order of years, that are of the first year by which it comes to `until`.

    `until` is an amount (80万, 240家), taken in the row's unit where it says none, or words of a milestone (建成投产). An
    amount for which the unit doesn't fit is never reached. Behind > or < it is to be more or less than that, whichever
    way is better.
    """
    wanted = sought(until)
    if wanted and until[0] in BEYOND:
        fit = [each for each in targets if _is_beyond(item, each, wanted, until[0])]
    else:
        fit = [each for each in targets if _comes_to(item, each, wanted)] if wanted else _saying(targets, folded(until))
    first = min((each.get("year") for each in fit if each.get("year")), default=None)
    return [each for each in fit if each.get("year") == first and first is not None]


def sought(until: str) -> Amount | None:
    """The amount that is asked for, with 亿 alone as its unit where nothing else is said; None for words."""
    until = until.lstrip(BEYOND)
    scaled = number(until[:-1]) if until[-1:] in _SCALES else None
    return amount(until) if scaled is None else Amount(scaled, "=", until[-1], 0, len(until))


def _is_beyond(item: Item, target: Node, wanted: Amount, comparator: str) -> bool:
    value, own = target.get("value"), target.get("measure_unit") or item.node.get("measure_unit")
    limit = converted(wanted.value, wanted.unit, own)
    if value is None or limit is None or target.get("mode") in ("new", "rank", "unassessed"):
        return False
    return Comparison(comparator, limit).holds(value)


def _comes_to(item: Item, target: Node, wanted: Amount) -> bool:
    value, own = target.get("value"), target.get("measure_unit") or item.node.get("measure_unit")
    aim = converted(wanted.value, wanted.unit, own)
    if value is None or aim is None or target.get("mode") in ("new", "unassessed"):
        return False
    falls = item.node.get("direction") == "down" or target.get("mode") == "rank"
    return bool(value <= aim if falls else value >= aim and (aim or not value))


def _saying(targets: Sequence[Node], words: str) -> list[Node]:
    """Those whose milestone is the words, else those where it begins with them, else those that hold them."""
    said = [(each, folded(str(each.get("text") or ""))) for each in targets if each.get("value") is None]
    whole = [each for each, text in said if text == words]
    begun = [each for each, text in said if text.startswith(words)]
    return whole or begun or [each for each, text in said if words in text]
