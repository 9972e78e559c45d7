"""Filters among the words: `单位:区科技局 状态:滞后 知识产权`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import folded
from ontology import number, schema
from search.fulltext.asking import kind_called
from search.fulltext.documents import Document
from search.fulltext.spellings import Spellings
from search.fulltext.wanted import MOST_CHARACTERS
from search.lexicon import lexicon
from search.plain import plain

KIND, ACTION, UNIT, STATUS = "kind", "action", "unit", "status"
LABELS: Mapping[str, str] = {KIND: "种类", ACTION: "行动", UNIT: "单位", STATUS: "状态"}
_KEYS = {word: field for field, label in LABELS.items() for word in (label, field)}
_FILTER = re.compile(
    rf"(?<!\S)(?P<key>{'|'.join(_KEYS)})\s*[:：]\s*(?P<value>[“\"][^“”\"]+[”\"]|[^\s“\"]+)", re.IGNORECASE
)
_OR = re.compile(r"[、,，|]")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a hit must be: its `field` one of the `codes` (ids, kinds, statuses). Without a code nothing passes."""

    field: str
    said: str
    codes: frozenset[str]

    def passes(self, document: Document, status: str | None) -> bool:
        """Whether the document, of this status, may be a hit."""
        match self.field:
            case "kind":
                return document.kind in self.codes
            case "action":
                return bool(self.codes.intersection(document.actions))
            case "unit":
                return bool(self.codes.intersection(document.units))
            case _:
                return status in self.codes


def filtered(typed: str, documents: Sequence[Document], spellings: Spellings) -> tuple[str, list[Filter]]:
    """What was typed without its filters, and these; a name before a colon that is none of ours is plain text."""
    found = []
    for said in _FILTER.finditer(typed[:MOST_CHARACTERS]):
        field = _KEYS[said["key"].lower()]
        values = [value for value in _OR.split(said["value"].strip('“”"')) if value]
        codes = {code for value in values for code in _codes(field, value, documents, spellings)}
        found.append(Filter(field, "、".join(values), frozenset(codes)))
    return _FILTER.sub(" ", typed) if found else typed, found


def _codes(field: str, value: str, documents: Sequence[Document], spellings: Spellings) -> Iterable[str]:
    match field:
        case "kind":
            return filter(None, [kind_called(plain(value).text)])
        case "status":
            return _statuses(value)
        case "unit":
            return _called(value, documents, spellings, "Unit")
        case _:
            return _action(value, documents) or _called(value, documents, spellings, "Action")


def _statuses(value: str) -> Iterable[str]:
    """A status by its code, its label or a word that questions have for it."""
    said = [word.code for word in schema().lists["status"] if value.lower() in (word.code, word.label)]
    entries = lexicon().entries.get(folded(value), ())
    return said or [code for each in entries if each.type == "STATUS" for code in each.meaning.split(",")]


def _called(value: str, documents: Sequence[Document], spellings: Spellings, kind: str) -> list[str]:
    """What goes by the name; else what has it in its name."""
    own = {document.id: document for document in documents if document.kind == kind}
    exact = [ref for ref in (value, *spellings.called(value)) if ref in own]
    part = folded(value)
    return exact or [ref for ref, document in own.items() if part and part in folded(document.name or "")]


def _action(value: str, documents: Sequence[Document]) -> list[str]:
    wanted = number(value.removeprefix("第").removesuffix("项").removesuffix("个"))
    actions = (each for each in documents if each.kind == "Action" and wanted is not None)
    return [each.id for each in actions if number(each.no or "") == wanted]
