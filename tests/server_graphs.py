"""What a Neo4j server shows of a store, as a graph again; and random readings whose ids plans share in every way."""

from hypothesis import strategies as st

from graph import Graph
from graph.server.components import Extra, extra
from graph.server.records import edge_of, node_of
from ontology import STATED, UNSAID, Document, Evidence, Node, Reading, ambiguous, edge, schema

PLANS = ["甲/1", "甲/2", "甲/1/3", "乙/1"]
KINDS = {"task": "Task", "row": "Indicator", "target": "Target", "finding": "Finding", "post": "Post"}
COMMON = {"unit/甲": "Unit", "unit/乙 丙": "Unit", "person/丁": "Person", "common/row": "Indicator"}
COMMON |= {"common/target": "Target", "common/finding": "Finding", "common/group": "Group", "common/park": "Park"}
_NODES = "MATCH (n:Entity) RETURN [label IN labels(n) WHERE label <> 'Entity'][0] AS kind, properties(n) AS row"
_EDGES = (
    """MATCH (s:Entity)-[r]->(t:Entity) RETURN type(r) AS kind, s.id AS source, t.id AS target, properties(r) AS row"""
)


def shown(store) -> tuple[Graph, Extra]:
    """What a reader of the database sees: the claims, and what is kept beside them."""
    nodes = store.connection.read(lambda tx: tx.run(_NODES).data())
    edges = store.connection.read(lambda tx: tx.run(_EDGES).data())
    told = [each for each in edges if not each["row"]["id"].startswith("_")]
    graph = Graph(
        store.graph().documents.values(),
        [node_of(each["kind"], each["row"]) for each in nodes],
        [edge_of(each["kind"], each["source"], each["target"], each["row"]) for each in told],
    )
    beside = Extra(
        {
            each["row"]["id"]: {key: value for key, value in each["row"].items() if key[0] == "_" and key != "_more"}
            for each in nodes
        },
        [
            (each["row"].pop("plan"), (each["kind"], each["source"], each["target"], each["row"]))
            for each in edges
            if each["row"].pop("id").startswith("_")
        ],
    )
    return graph, beside


def derived(store) -> Extra:
    """What should be kept beside the claims."""
    state = store.state()
    return extra(state.graph, {reading.plan for reading in state.readings})


def comparable(beside: Extra) -> tuple[list[str], list[str]]:
    """What is kept beside the claims as sorted text, what is empty left out; NaN is like itself only there."""
    properties = [f"{key} {sorted(told.items())}" for key, told in beside.properties.items() if told]
    edges = [f"{plan} {kind} {s} {t} {sorted(told.items())}" for plan, (kind, s, t, told) in beside.edges]
    return sorted(properties), sorted(edges)


@st.composite
def readings(draw, plans=PLANS) -> list[Reading]:
    """Readings of plans and notices, each document at most once."""
    wanted = draw(st.lists(st.tuples(st.sampled_from(plans), st.booleans()), unique=True, min_size=1, max_size=3))
    return [draw(_reading(plan, is_notice)) for plan, is_notice in wanted]


def own(plan: str) -> dict[str, str]:
    return {f"{plan}/{name}/{no}": kind for name, kind in KINDS.items() for no in (1, 2)} | {plan: "Plan"}


@st.composite
def _reading(draw, plan: str, is_notice: bool) -> Reading:
    key = f"{plan}/notice" if is_notice else plan
    doc = Document(key, f"{key}.txt", draw(st.sampled_from("ab")), f"{plan}{draw(st.integers(0, 9))}")
    near = own(plan) | COMMON
    far = near | own(draw(st.sampled_from(PLANS)))
    some = st.lists(st.sampled_from(sorted(near)), unique=True, min_size=2, max_size=12)
    picked = draw(some) + draw(st.lists(st.sampled_from(sorted(far)), max_size=1))
    ids = [each for each in dict.fromkeys(picked) if each != plan] + ([] if is_notice else [plan])
    nodes = tuple(draw(_node(doc, each, far[each])) for each in ids)
    edges = draw(st.lists(_edge(doc, sorted(far.items()), ids), max_size=8))
    return Reading(doc, plan, nodes, tuple({each.id: each for each in edges}.values()))


@st.composite
def _node(draw, doc, key, kind) -> Node:
    properties = {"name": draw(st.sampled_from(["一", "二", "三"]))}
    if kind == "Unit":
        properties |= {"aliases": draw(st.lists(st.sampled_from(["四", "五"]), unique=True)), "type": None}
    if kind == "Task":
        properties |= {"no": "1", "text": "文"}
    if kind == "Indicator":
        properties |= {"starred": False, "direction": "up", "scope": draw(st.sampled_from(["annex", "body"]))}
    if kind == "Target":
        properties |= {"year": 2021, "text": "3", "value": draw(st.sampled_from([3, 3.5, None])), "mode": "level"}
        properties |= {
            "comparator": "=",
            "scope": draw(st.sampled_from(["annex", "body"])),
            "preferred": draw(st.booleans()),
        }
    if kind == "Finding":
        properties |= {"rule": draw(st.sampled_from(["ambiguous", "differs"])), "severity": "note", "message": "文"}
    place = Evidence(doc.id, 0, len(doc.text), doc.text)
    evidence = () if kind in ("Plan", "Finding") else (place,)
    certainty = draw(st.sampled_from([STATED, ambiguous("r", ({"year": 2022, "text": "4", "value": 4},))]))
    return (
        Node(key, kind, properties, evidence, certainty) if kind == "Target" else Node(key, kind, properties, evidence)
    )


@st.composite
def _edge(draw, doc, near, ids):
    there = {of for _, of in near}
    kinds = [name for name, each in schema().edges.items() if each.sources & there and each.targets & there]
    kind = draw(st.sampled_from(kinds))
    word = schema().edges[kind]
    sources = [key for key, of in near if of in word.sources]
    targets = [key for key, of in near if of in word.targets]
    source = draw(st.sampled_from([each for each in sources if each in ids] or sources))
    target = draw(st.sampled_from(targets))
    properties = {"role": "lead", "order": 1, "scope": "body"} if kind == "RESPONSIBLE_FOR" else {}
    properties |= {"order": 1} if kind.startswith("HAS_") else {}
    properties |= {"cue": "依托", "strength": "requires"} if kind == "DEPENDS_ON" else {}
    properties |= {"role": "组长"} if kind == "SERVES_ON" else {}
    place = (Evidence(doc.id, 0, 1, doc.text[:1]),)
    claimed = word.certainty == "claimed"
    return edge(kind, source, target, properties, place if claimed else (), STATED if claimed else UNSAID)
