"""Many rows, few statements: how they are sent together."""

import time
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.server.writing import Pen


class Recorder:
    """Stands for a transaction; keeps what was sent, and gives itself as the result."""

    def __init__(self):
        self.sent = []

    def run(self, statement, parameters):
        self.sent.append((statement, parameters))
        return self

    def consume(self):
        return None


A, B = "UNWIND $rows AS row CREATE (a:A) SET a = row", "UNWIND $rows AS row CREATE (b:B) SET b = row"


@pytest.mark.parametrize(
    ("parts", "sent"),
    [
        ([], []),
        ([(A, [])], []),
        ([(A, [1, 2])], [[(A, [1, 2])]]),
        ([(A, [1]), (B, [2, 3])], [[(A, [1]), (B, [2, 3])]]),
        ([(A, [1, 2]), (B, [3, 4, 5])], [[(A, [1, 2]), (B, [3])], [(B, [4, 5])]]),
        ([(A, [1, 2, 3, 4, 5, 6, 7])], [[(A, [1, 2, 3])], [(A, [4, 5, 6])], [(A, [7])]]),
    ],
    ids=["nothing", "no-rows", "one", "together", "cut", "long"],
)
def test_parts_share_a_statement_until_it_is_full(parts, sent):
    recorder = Recorder()
    pen = Pen(recorder)
    pen.run_all(parts, 3)
    pen.finish()
    assert recorder.sent == [
        (
            " WITH count(*) AS done ".join(text.replace("$rows", f"$rows{no}") for no, (text, _) in enumerate(each)),
            {f"rows{no}": rows for no, (_, rows) in enumerate(each)},
        )
        for each in sent
    ]


@given(st.lists(st.lists(st.integers(), max_size=9)), st.integers(1, 5))
def test_every_row_is_sent_once_and_in_its_order(lists, batch):
    recorder = Recorder()
    pen = Pen(recorder)
    pen.run_all([(A, rows) for rows in lists], batch)
    pen.finish()
    sent = [list(parameters.values()) for _, parameters in recorder.sent]
    assert [row for rows in sent for part in rows for row in part] == [row for rows in lists for row in rows]
    assert all(sum(map(len, rows)) == batch for rows in sent[:-1])


class Failing(Recorder):
    """Stands for a transaction that takes no B."""

    def run(self, statement, parameters):
        if "b:B" in statement:
            raise ValueError(statement)
        return super().run(statement, parameters)


def test_what_goes_wrong_is_raised_when_the_pen_is_done():
    recorder = Failing()
    with closing(Pen(recorder)) as pen:
        for statement in (A, B, A):
            pen.run(statement, [1])
        with pytest.raises(ValueError, match="b:B"):
            pen.finish()


def test_a_closed_pen_sends_nothing_more():
    recorder = Recorder()
    with closing(Pen(recorder)) as pen:
        pen.run(A, [1])
    before = len(recorder.sent)
    time.sleep(0.01)
    assert len(recorder.sent) == before


def test_each_end_is_named_once_however_many_relationships_meet_there():
    recorder = Recorder()
    pen = Pen(recorder)
    pen.join({"HOLDS": [["甲", "乙", {"id": 1}], ["丙", "乙", {"id": 2}]], "ABOUT": [["乙", "甲", {"id": 3}]]}, 2)
    pen.finish()
    assert [list(parameters.values()) for _, parameters in recorder.sent] == [
        [["乙", "甲"], [[0, 1, {"id": 3}]], [[1, 0, {"id": 1}]]],
        [["丙", "乙"], [[0, 1, {"id": 2}]]],
    ]
