"""What a post says about the unit it stands in: who is its head, who bears which title."""

import re

from graph.condition import HEAD
from ontology import Node

_PARTY = ("党组", "党委", "党工委", "党总支", "机关党委", "机关工委")
_HEADS = re.compile(
    f"(?:{'|'.join(_PARTY)})?"
    "(?:书记|局长|主任|部长|主席|会长|理事长|董事长|总经理|行长|院长|校长|署长|厅长|司长|台长|社长"
    "|关长|检察长|区长|县长|市长|省长|州长|旗长|镇长|乡长|主要负责人|负责人)"
)


def fills(post: Node, unit: Node, roles: tuple[str, ...]) -> bool:
    """Whether the post bears one of these titles in the unit itself, not in an office inside it; any without roles."""
    return not roles or not borne(post, unit).isdisjoint(roles)


def borne(post: Node, unit: Node) -> set[str]:
    """The roles that the post fills in the unit: its titles, with and without the party's body before them, and HEAD.

    区甲局党组书记、局长 is 党组书记, 书记 and 局长 of 区甲局 and its head; 区甲局某科科长 is none of these.
    """
    found = set(titles(post, unit))
    heads = {HEAD} if any(_HEADS.fullmatch(title) for title in found) else set()
    return found | {title.removeprefix(body) for title in found for body in _PARTY if title.startswith(body)} | heads


def titles(post: Node, unit: Node) -> list[str]:
    """The titles of a post, without the unit's name in any of its spellings."""
    spellings = sorted({unit.name or "", *(unit.get("aliases") or ())}, key=len, reverse=True)
    parts = re.split("[、,，]", post.name or "")
    return [next((part[len(name) :] for name in spellings if part.startswith(name)), part) for part in parts]
