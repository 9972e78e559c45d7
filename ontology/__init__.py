"""What exists in a plan: claims, and the vocabulary that types them."""

from ontology.claim import (
    STATED,
    UNSAID,
    Certainty,
    Document,
    Edge,
    Evidence,
    Node,
    Reading,
    ambiguous,
    edge,
    edge_from_json,
    inferred,
    node_from_json,
    to_json,
)
from ontology.errors import LutuError, VocabularyError
from ontology.quotes import quoted
from ontology.schema import Kind, Property, Schema, Word, load, schema
from ontology.values import UNIT, Amount, Number, amount, amounts, fold_digits, number

__all__ = [
    "STATED",
    "UNIT",
    "UNSAID",
    "Amount",
    "Certainty",
    "Document",
    "Edge",
    "Evidence",
    "Kind",
    "LutuError",
    "Node",
    "Number",
    "Property",
    "Reading",
    "Schema",
    "VocabularyError",
    "Word",
    "ambiguous",
    "amount",
    "amounts",
    "edge",
    "edge_from_json",
    "fold_digits",
    "inferred",
    "load",
    "node_from_json",
    "number",
    "quoted",
    "schema",
    "to_json",
]
