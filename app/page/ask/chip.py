"""A piece of an understood question: what it says, and what else it may say."""

from dataclasses import dataclass
from typing import Any

GONE = "-"  # the value that takes a piece away


@dataclass(frozen=True, slots=True)
class Choice:
    """What a piece may say: its value in an address, its words, and the part of the query that says it."""

    value: str
    said: str
    part: Any


@dataclass(frozen=True, slots=True)
class Chip:
    """One piece of a query: its sort and words, the value and part that it has now, and all choices, this one among them."""

    sort: str
    said: str
    value: str
    part: Any
    choices: tuple[Choice, ...] = ()
    removable: bool = True
    denied: bool = False

    def takes(self, value: str | None) -> bool:
        """Whether the value is one that the piece can have instead of its own."""
        if value == GONE:
            return self.removable
        return value != self.value and any(each.value == value for each in self.choices)

    def words(self, value: str | None = None) -> str:
        """What the piece says with this value; with its own where it doesn't take the value."""
        return next((each.said for each in self.choices if each.value == value), self.said)


@dataclass(frozen=True, slots=True)
class Held:
    """The manner of a responsibility, wherever a query speaks of it."""

    relation: str
    roles: tuple[str, ...]
