"""What all pages read: made once for a revision of the store, and before anyone waits for it."""

import gc
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from app import wiring
from app.page.ask.examples import answered
from app.page.ready import make_ready
from app.page.source import Source, once, set_aside, source
from app.settings import STORE_VARIABLE
from app.talk import Talk
from graph import open_store

VILLAGE = Path(__file__).parent / "plans" / "e2.txt"


@pytest.fixture
def village(tmp_path, monkeypatch) -> str:
    uri = str(tmp_path / "store")
    wiring.ingest(uri, [VILLAGE], replacing=False)
    monkeypatch.setenv(STORE_VARIABLE, uri)
    return uri


def test_a_source_is_kept_until_the_store_changes(village):
    first = source()
    assert source() is first
    wiring.ingest(village, [VILLAGE.with_name("b1.txt")], replacing=False)
    assert source().revision > first.revision
    assert len(source().graph.of("Plan")) == len(first.graph.of("Plan")) + 1


def test_what_the_first_visitor_needs_is_made_before(village):
    make_ready().join()
    assert {"graph", "index"} <= vars(source()).keys()
    assert answered(source())
    assert gc.get_freeze_count() > len(source().graph.nodes)


def test_an_empty_store_is_left_to_whoever_visits(tmp_path, monkeypatch):
    monkeypatch.setenv(STORE_VARIABLE, str(tmp_path / "none"))
    make_ready().join()
    with pytest.raises(wiring.RequestError):
        source()


def test_what_is_derived_once_is_derived_once_for_all_who_ask_together():
    made: list[Source] = []

    @once
    def derived(shared):
        time.sleep(0.05)
        made.append(shared)
        return len(made)

    shared = object()
    with ThreadPoolExecutor(8) as people:
        assert set(people.map(derived, [shared] * 8)) == {1}
    assert made == [shared]


def test_what_was_set_aside_is_freed_when_no_one_holds_it():
    class Held:
        alive = 0

        def __init__(self) -> None:
            self.myself = self
            Held.alive += 1

        def __del__(self) -> None:
            Held.alive -= 1

    held = Held()
    set_aside()
    del held
    gc.collect()
    assert Held.alive == 1
    set_aside()
    assert Held.alive == 0


def test_a_talk_with_executors_kept_elsewhere_answers_the_same(village):
    shared, today = source(), date(2026, 11, 23)
    own = Talk(open_store(village), shared.directory, None, today)
    kept = Talk(shared.store, shared.directory, None, today, executor_at=shared.executor_at)
    for question in answered(shared):
        assert kept.answer(question, kept.take(question)) == own.ask(question)
