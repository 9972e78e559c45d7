"""What findings are spoken of: the rules that a question's words mean, and what an answer calls them."""

from graph import Condition, Every, Has

FIGURES, SUMS, UNITS, TIMES, NAMES = "figures", "sums", "units", "times", "names"
UNCLEAR, AMBIGUOUS = "unclear", "ambiguous"
_RULES = {
    FIGURES: ("value", "swapped"),
    SUMS: ("sum", "behind_baseline"),
    UNITS: ("unit_list",),
    TIMES: ("deadline",),
    NAMES: ("name",),
}
ASPECTS = frozenset(_RULES)
_UNCLEAR = {AMBIGUOUS: ("ambiguous",), UNCLEAR: ("ambiguous", "lost_character", "no_name", "unread")}
_LABELS = {FIGURES: "数字", SUMS: "数量关系", UNITS: "责任单位名单", TIMES: "时限", NAMES: "名称"}
SERIOUS, DOUBTFUL, SLIGHT = ("error",), ("error", "warning"), ("note",)


def clash(aspect: str = "", sides: bool = False) -> Condition:
    """A finding that something contradicts something else, in one aspect or in any but the names of things.

    With `sides` it is one place of the plan that contradicts another, not a figure that its own row makes doubtful.
    """
    if aspect:
        return Has("rule", _RULES[aspect])
    told = (FIGURES, UNITS, TIMES) if sides else (FIGURES, SUMS, UNITS, TIMES)
    rules = tuple(rule for aspect in told for rule in _RULES[aspect])
    return Every((Has("rule", rules), Has("severity", DOUBTFUL)))


def unclear(which: str) -> Condition:
    """A finding that words can be read in two ways, or, more widely, that something of them is lost."""
    return Has("rule", _UNCLEAR[which])


def aspects(rules: tuple[str, ...]) -> str:
    """What the rules are about, in words."""
    if rules in _UNCLEAR.values():
        return "两种读法" if rules == _UNCLEAR[AMBIGUOUS] else "写得不清楚之处"
    told = [aspect for aspect, own in _RULES.items() if set(own) & set(rules)]
    if len(told) > 1:
        return "前后不一致"
    return _LABELS[told[0]] if told else "、".join(rules)
