"""What is said twice is taken once, but never what is denied the second time."""

import pytest

from search.folding import fold
from search.tokens.repeats import repeats


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("任务任务 到底有哪些任务", {"任务", "任务任务"}),
        ("两家一起的任务 一起的", {"一起的"}),
        ("啥内容啊 这条是啥内容", {"啥内容啊"}),
        ("达标 未达标 各几项", set()),
        ("哪些任务滞后", set()),
    ],
)
def test_what_is_said_again_may_be_left_out(question: str, left: set[str]):
    assert {token.value for token in repeats(fold(question), [])} == left


def test_a_name_is_never_cut():
    assert list(repeats(fold("任务任务由谁牵头"), [(0, 4)])) == []
