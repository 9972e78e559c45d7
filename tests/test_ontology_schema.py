import pytest

from ontology import STATED, Evidence, Node, VocabularyError, edge, load, schema
from ontology.schema import VOCABULARY

PLACE = Evidence("d", 0, 2, "甲乙")
TARGET = {"name": "", "year": 2025, "text": "5", "value": 5, "comparator": "=", "mode": "level", "scope": "annex",
          "preferred": True}  # fmt: skip


def test_every_kind_has_both_labels():
    for kind in (*schema().nodes.values(), *schema().edges.values()):
        assert kind.label
        assert kind.label_en
    assert {"Task", "Indicator", "Finding"} <= schema().nodes.keys()
    assert schema().edges["DEPENDS_ON"].sources == {"Task"}


def test_code_lists_are_ordered():
    assert schema().codes("basis") == ("confirmed", "stated", "inferred", "ambiguous")
    assert schema().codes("status")[0] == "off_target"
    assert schema().label("role", "lead") == "牵头"


def test_a_good_claim_passes():
    schema().check(Node("t", "Target", TARGET, (PLACE,), STATED))
    schema().check(edge("HAS_TARGET", "i", "t"))


BAD = {
    "unknown kind": Node("x", "Thing", {"name": "x"}),
    "unknown property": Node("x", "Plan", {"name": "x", "colour": "red"}),
    "missing property": Node("x", "Plan", {}),
    "wrong type": Node("x", "Plan", {"name": "x", "period_start": "2021"}),
    "a truth value is no number": Node("x", "Plan", {"name": "x", "period_start": True}),
    "bad date": Node("x", "Plan", {"name": "x", "issued": "2021-4-19"}),
    "word not in the list": Node("t", "Target", {**TARGET, "mode": "monthly"}, (PLACE,), STATED),
    "no evidence": Node("x", "Group", {"name": "x"}),
    "no basis": Node("t", "Target", TARGET, (PLACE,)),
    "unknown edge": edge("LIKES", "a", "b"),
    "edge without basis": edge("CONCERNS", "a", "b", None, (PLACE,)),
}


@pytest.mark.parametrize("claim", BAD.values(), ids=BAD)
def test_a_bad_claim_is_refused(claim):
    with pytest.raises(VocabularyError, match=claim.id):
        schema().check(claim)


BROKEN = {
    "no Turtle": (":Plan a owl:Class ;", ":Plan is a class ;"),
    "missing label": ('rdfs:label "方案"@zh, "plan"@en ; :certainty', 'rdfs:label "plan"@en ; :certainty'),
    "list that is not there": (":words :direction", ":words :nowhere"),
    "unknown type": ("sh:path :issued ; sh:datatype xsd:date", "sh:path :issued ; sh:datatype xsd:anyURI"),
    "edge to nothing": (":from :Plan ; :to :Action", ":from :Plan ; :to :Deed"),
    "word of no list": (
        ":role-lead a skos:Concept ; skos:inScheme :role",
        ":role-lead a skos:Concept ; skos:inScheme :rule",
    ),
}


@pytest.mark.parametrize(("old", "new"), BROKEN.values(), ids=BROKEN)
def test_a_broken_vocabulary_is_refused(tmp_path, old, new):
    text = VOCABULARY.read_text(encoding="utf8")
    assert old in text
    path = tmp_path / "plan.ttl"
    path.write_text(text.replace(old, new, 1), encoding="utf8")
    with pytest.raises(VocabularyError):
        load(path)
