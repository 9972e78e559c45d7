"""Conditions added to an understood question: what is offered, what each leaves, and the question that says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.page.ask.asking import asked
from app.page.ask.chip_adding import addable, offers, plus, with_added
from app.page.ask.sheet import changes
from app.page.ask.state import State, state_of
from app.page.source import Source
from graph import Query, normal_query, open_store
from search import explain, names_of


@pytest.fixture(scope="module")
def shared(demo_store) -> Source:
    """The sample plan with its sample reports."""
    store = open_store(demo_store)
    return Source(demo_store, store, store.revision)


def understood(shared: Source, question: str) -> Query:
    taken = explain(question, names_of(shared.directory), shared.status.as_of).query
    assert taken, question
    return taken


def choice(shared: Source, query: Query, sort: str, said: str) -> tuple[str, str]:
    """The condition as the address has it."""
    offer = next(each for each in offers(query, shared, None) if each.sort == sort)
    return sort, next(each.value for each in offer.choices if each.said == said)


# question, sort, what is added, the question that says the same
SAME = {
    "unit": ("哪些任务未达标？", "unit", "区科技局", "区科技局负责的未达标任务有哪些？"),
    "status": ("区科技局负责哪些任务？", "status", "未达标", "区科技局负责的未达标任务有哪些？"),
    "action": ("哪些任务未达标？", "action", "实施科技开放合作行动", "实施科技开放合作行动有哪些未达标的任务？"),
    "star": ("区科技局负责哪些指标？", "star", "带*", "区科技局负责的带*指标有哪些？"),
    "counted": ("哪个单位负责的任务最多？", "status", "未达标", "哪个单位负责的未达标任务最多？"),
    "person": ("有哪些人员？", "unit", "区科技局", "区科技局有哪些人员？"),
    "place": ("有哪些任务？", "platform", "台州国际科学家创新城", "哪些任务涉及台州国际科学家创新城？"),
}


@pytest.mark.parametrize(("question", "sort", "said", "same"), SAME.values(), ids=SAME)
def test_an_added_condition_is_the_question_that_says_so(shared, question, sort, said, same):
    query = understood(shared, question)
    added = plus(query, (choice(shared, query, sort, said),), shared.graph)
    assert [each.choice.said for each in added] == [said]
    assert normal_query(with_added(query, added)) == normal_query(understood(shared, same))


OFFERED = {
    "tasks": ("有哪些任务？", ["unit", "status", "action", "year", "star", "platform", "park", "programme"]),
    "starred": ("带*的指标有哪些？", ["unit", "status", "action", "year"]),
    "two kinds": ("区人社局负责哪些指标和项目？", None),
    "units": ("哪些单位没有填报？", ["status", "action", "platform", "park", "programme"]),
    "units are not told apart by themselves": (
        "哪个单位负责的任务最多？",
        ["status", "action", "year", "star", "platform", "park", "programme"],
    ),
    "findings": ("方案里有哪些矛盾？", ["unit", "action", "severity"]),
    "one thing": ("国家高新技术企业数量2025年目标是多少？", []),
    "a second clause": ("哪些任务依赖区科技局，其中哪些没达标？", None),
}


@pytest.mark.parametrize(("question", "sorts"), OFFERED.values(), ids=OFFERED)
def test_every_offer_leaves_as_many_as_it_says(shared, question, sorts):
    reply = asked(shared, question)
    told = offers(reply.query, shared, reply.day)
    if sorts is not None:
        assert [each.sort for each in told] == sorts
    for offer in told:
        for each in offer.choices[:4]:
            narrowed = asked(shared, question, (), (), ((offer.sort, each.value),))
            assert narrowed.answer["outcome"] == "answered"
            if not narrowed.answer["groups"]:
                assert narrowed.answer["count"] == offer.left[each.value] < reply.answer["count"]


def test_what_is_counted_only_for_the_units_that_are_asked_about(shared):
    some, every = (
        asked(shared, question) for question in ("区科技局和区经信局谁负责的任务多？", "哪个单位负责的任务最多？")
    )
    left = [{each.sort: each.left for each in offers(reply.query, shared, reply.day)} for reply in (some, every)]
    assert all(count <= left[1]["action"][action] for action, count in left[0]["action"].items())
    assert sum(left[0]["action"].values()) < sum(left[1]["action"].values()) == len(shared.graph.tasks())


def test_of_two_kinds_one_can_be_chosen(shared):
    reply = asked(shared, "区人社局负责哪些指标和项目？")
    kinds = next(each for each in offers(reply.query, shared, reply.day) if each.sort == "kind")
    assert [each.said for each in kinds.choices] == ["重点指标", "重点项目"]
    assert sum(kinds.left.values()) == reply.answer["count"]


STRANGE = [("unit", "unit/none"), ("status", "gone"), ("colour", "red"), ("", ""), ("year", "1066"), ("star", "")]


@pytest.mark.parametrize("added", STRANGE, ids=str)
def test_what_makes_no_sense_is_not_added(shared, added):
    reply = asked(shared, "区科技局负责哪些任务？", (), (), (added,))
    assert not reply.changed
    assert reply.answer["reading"] == "找出由区科技局负责的任务。"


def test_no_condition_can_be_put_to_a_chain(shared):
    assert addable(understood(shared, "任务9和任务57有什么关系？")) == frozenset()


def test_what_was_added_is_told_and_can_leave_nothing(shared):
    reply = asked(shared, "区科技局负责哪些任务？", (), (), (("status", "met"), ("status", "off_target")))
    assert changes(reply) == "加上状态“已达标”，加上状态“未达标”"
    assert reply.answer["outcome"] == "no_match"
    assert [chip.sort for _, chip in reply.shown] == ["单位", "方式"]


_SORTS = st.text(st.characters(exclude_characters=":\n\r", exclude_categories=["Cs"]), min_size=1)
_VALUES = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]))


@given(st.lists(st.tuples(_SORTS, _VALUES), max_size=5))
def test_an_address_keeps_what_was_added(added):
    from urllib.parse import parse_qs, urlsplit

    state = State("问", added=tuple(added))
    there = {key: values[0] for key, values in parse_qs(urlsplit(state.href).query).items()}
    assert state_of(there) == state
