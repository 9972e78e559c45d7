"""Loads the vocabulary (plan.ttl) and checks claims against it; nothing else lists kinds, properties or words."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, parse

from ontology.claim import Edge, Node
from ontology.errors import VocabularyError

VOCABULARY = Path(__file__).with_name("plan.ttl")
_OWN = "urn:lutu:"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SH = "http://www.w3.org/ns/shacl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_PYTHON_TYPES = {"string": (str,), "integer": (int,), "decimal": (int, float), "boolean": (bool,), "date": (str,)}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a code list; `rank` orders the list from 1."""

    code: str
    label: str
    label_en: str
    rank: int


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a kind: its XSD type's local name, or the words it may be; `many` for a list."""

    name: str
    datatype: str
    words: tuple[str, ...] = ()
    required: bool = False
    many: bool = False

    def accepts(self, value: Any) -> bool:
        """Whether the value, if known, has the property's type."""
        if value is None:
            return not self.required
        if self.many:
            return isinstance(value, list | tuple) and all(self._fits(each) for each in value)
        return self._fits(value)

    def _fits(self, value: Any) -> bool:
        if self.words:
            return value in self.words
        if self.datatype == "date":
            return isinstance(value, str) and _is_date(value)
        if isinstance(value, bool) and self.datatype != "boolean":
            return False
        return isinstance(value, _PYTHON_TYPES[self.datatype])


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node or edge; `sources` and `targets` are the kinds that an edge may join, empty for a node."""

    name: str
    label: str
    label_en: str
    certainty: str
    properties: Mapping[str, Property]
    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Schema:
    """The vocabulary: kinds of node, kinds of edge, and code lists by name, in order."""

    nodes: Mapping[str, Kind]
    edges: Mapping[str, Kind]
    lists: Mapping[str, tuple[Word, ...]]

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of a code list, in its order."""
        return tuple(word.code for word in self.lists[name])

    def label(self, name: str, code: str | None) -> str:
        """The Chinese label of a word of a code list; the code itself where it has none."""
        return next((word.label for word in self.lists[name] if word.code == code), code or "")

    def kind_label(self, kind: str) -> str:
        """The Chinese label of a kind of node or edge."""
        return (self.nodes.get(kind) or self.edges[kind]).label

    def check(self, claim: Node | Edge) -> None:
        """Raises VocabularyError unless the claim's kind, properties and certainty are the vocabulary's."""
        kind = (self.edges if isinstance(claim, Edge) else self.nodes).get(claim.kind)
        if kind is None:
            raise VocabularyError(f"{claim.id}: unknown kind {claim.kind!r}")
        unknown = claim.properties.keys() - kind.properties.keys()
        if unknown:
            raise VocabularyError(f"{claim.id}: {claim.kind} has no property {', '.join(sorted(unknown))}")
        for prop in kind.properties.values():
            if not prop.accepts(claim.properties.get(prop.name)):
                value = claim.properties.get(prop.name)
                raise VocabularyError(f"{claim.id}: {claim.kind}.{prop.name} can not be {value!r}")
        if kind.certainty != "plain" and not claim.evidence:
            raise VocabularyError(f"{claim.id}: {claim.kind} has no evidence")
        if kind.certainty == "claimed":
            self._check_certainty(claim)

    def _check_certainty(self, claim: Node | Edge) -> None:
        certainty = claim.certainty
        if certainty.basis not in self.codes("basis"):
            raise VocabularyError(f"{claim.id}: basis can not be {certainty.basis!r}")
        if certainty.basis == "inferred" and not certainty.rule:
            raise VocabularyError(f"{claim.id}: inferred without a rule")
        if certainty.basis == "ambiguous" and not certainty.alternatives:
            raise VocabularyError(f"{claim.id}: ambiguous without alternatives")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@cache
def schema() -> Schema:
    """The project's own vocabulary, loaded once."""
    return load(VOCABULARY)


class _Triples:
    """The triples of a file by subject and predicate; values are local names, plain text or (text, language)."""

    def __init__(self, path: Path) -> None:
        self.by_subject: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        try:
            for quad in parse(path=str(path), format=RdfFormat.TURTLE):
                self.by_subject[quad.subject][quad.predicate.value].append(quad.object)
        except (OSError, SyntaxError) as error:
            raise VocabularyError(f"{path}: {error}") from error

    def values(self, subject: Any, predicate: str) -> list[str]:
        return [_local(value.value) for value in self.by_subject[subject].get(predicate, ())]

    def one(self, subject: Any, predicate: str, default: str | None = None) -> str:
        found = self.values(subject, predicate)
        if len(found) != 1 and (found or default is None):
            raise VocabularyError(f"{subject}: needs exactly one {predicate}, has {len(found)}")
        return found[0] if found else str(default)

    def labelled(self, subject: Any, predicate: str, language: str) -> str:
        for value in self.by_subject[subject].get(predicate, ()):
            if value.language == language:
                return str(value.value)
        raise VocabularyError(f"{subject}: has no label in {language!r}")

    def subjects(self, kind: str) -> list[Any]:
        return [s for s in list(self.by_subject) if NamedNode(kind) in self.by_subject[s].get(_RDF + "type", ())]


def _local(value: str) -> str:
    return value.rpartition("#")[2].removeprefix(_OWN)


def load(path: Path) -> Schema:
    """The vocabulary in a Turtle file; VocabularyError names the word that is broken."""
    triples = _Triples(path)
    lists = _lists(triples)
    nodes = {k.name: k for k in (_kind(triples, s, lists) for s in triples.subjects(_OWL + "Class"))}
    edges = {k.name: k for k in (_kind(triples, s, lists) for s in triples.subjects(_OWL + "ObjectProperty"))}
    for kind in edges.values():
        strange = (kind.sources | kind.targets) - nodes.keys()
        if strange or not kind.sources or not kind.targets:
            raise VocabularyError(f"{kind.name}: joins kinds that do not exist: {sorted(strange)}")
    return Schema(nodes, edges, lists)


def _lists(triples: _Triples) -> dict[str, tuple[Word, ...]]:
    words: dict[str, list[Word]] = {_local(s.value): [] for s in triples.subjects(_SKOS + "ConceptScheme")}
    for subject in triples.subjects(_SKOS + "Concept"):
        scheme = triples.one(subject, _SKOS + "inScheme")
        if scheme not in words:
            raise VocabularyError(f"{subject}: is in no code list ({scheme})")
        labels = [triples.labelled(subject, _SKOS + "prefLabel", language) for language in ("zh", "en")]
        code, rank = triples.one(subject, _SKOS + "notation"), int(triples.one(subject, _OWN + "rank"))
        words[scheme].append(Word(code, labels[0], labels[1], rank))
    return {name: tuple(sorted(found, key=lambda word: word.rank)) for name, found in words.items()}


def _kind(triples: _Triples, subject: Any, lists: Mapping[str, tuple[Word, ...]]) -> Kind:
    labels = [triples.labelled(subject, _RDFS + "label", language) for language in ("zh", "en")]
    shapes = [_property(triples, shape, lists) for shape in triples.by_subject[subject].get(_SH + "property", ())]
    sources, targets = (frozenset(triples.values(subject, _OWN + end)) for end in ("from", "to"))
    certainty, properties = triples.one(subject, _OWN + "certainty"), {p.name: p for p in shapes}
    return Kind(_local(subject.value), labels[0], labels[1], certainty, properties, sources, targets)


def _property(triples: _Triples, shape: Any, lists: Mapping[str, tuple[Word, ...]]) -> Property:
    name, required = triples.one(shape, _SH + "path"), triples.one(shape, _SH + "minCount", "0") == "1"
    words = triples.one(shape, _OWN + "words", "")
    if words:
        if words not in lists:
            raise VocabularyError(f"{name}: its code list {words} does not exist")
        return Property(name, "string", tuple(word.code for word in lists[words]), required)
    many = triples.one(shape, _OWN + "list", "")
    datatype = many or triples.one(shape, _SH + "datatype")
    if datatype not in _PYTHON_TYPES:
        raise VocabularyError(f"{name}: unknown type {datatype}")
    return Property(name, datatype, (), required, bool(many))
