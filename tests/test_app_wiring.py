"""One thing is shown, followed and decided on from the part of a store that it needs, as it would be from the whole."""

from pathlib import Path

import pytest

from app import wiring
from app.entity import EntityError, entity_json, find_entity
from app.terminal.render_entity import entity_parts, impact_parts
from graph import Store, impact_of, open_store
from graph.server.store import ServerStore
from ingest import read_plan

ROOT = Path(__file__).parent.parent


@pytest.fixture(params=["folder", "server"])
def uri(request, tmp_path):
    uri = request.getfixturevalue("server") if request.param == "server" else str(tmp_path / "store")
    open_store(uri).ingest([read_plan(ROOT / "data" / "luqiao-2021.txt")])
    return uri


@pytest.fixture
def whole(uri, monkeypatch):
    """The whole graph; from now on a server refuses to give it."""
    graph = open_store(uri).graph()

    def never(_: Store) -> None:
        raise AssertionError("the whole was fetched")

    monkeypatch.setattr(ServerStore, "state", never)
    return graph


def shown(parts):
    from rich.console import Console

    console = Console(width=200)
    with console.capture() as told:
        for part in parts:
            console.print(part)
    return sorted(line.strip() for line in told.get().splitlines())  # a server keeps no order of properties


def one_of_each(graph):
    return [graph.of(kind)[len(graph.of(kind)) // 2] for kind in {node.kind for node in graph.nodes.values()}]


def test_a_thing_is_shown_from_what_stands_around_it(uri, whole):
    for node in one_of_each(whole):
        part, found = wiring.entity(uri, node.id)
        assert entity_json(part, found) == entity_json(whole, node)
        assert shown(entity_parts(part, found)) == shown(entity_parts(whole, node))
        assert len(part.nodes) < len(whole.nodes)


def test_a_slip_is_followed_from_part_to_part(uri, whole):
    tasks = [task.id for task in whole.tasks() if impact_of(whole, task.id).affected][:3]
    for start in [*(node.id for node in one_of_each(whole)), *tasks]:
        part, found = wiring.impact(uri, start)
        assert found == impact_of(whole, start)
        assert shown(impact_parts(part, found)) == shown(impact_parts(whole, found))


@pytest.mark.parametrize("words", ["任务9", "9", "区科技局", "没有这样的东西", "2020年完成情况", ""])
def test_a_thing_is_known_by_name_and_number(uri, whole, words):
    assert meant(lambda: wiring.entity(uri, words)[1]) == meant(lambda: find_entity(whole, words))


def test_a_thing_of_any_kind_is_known_by_its_name(uri, whole):
    for words in (node.name for node in one_of_each(whole) if node.name):
        assert meant(lambda words=words: wiring.entity(uri, words)[1]) == meant(
            lambda words=words: find_entity(whole, words)
        )


def meant(act):
    try:
        return act()
    except EntityError as error:
        return str(error)


def test_a_word_is_given_and_taken_back(uri, whole):
    task, other = (task.id for task in whole.tasks()[:2])
    leads = next(iter(whole.into(task, "RESPONSIBLE_FOR"))).id
    for said, claim in ((task, task), (leads, leads), ("科学技术局", find_entity(whole, "区科技局").id)):
        assert wiring.decide(uri, said, "reject", "核对过").claim == claim
        with pytest.raises(wiring.RequestError):
            wiring.undo(uri, said, "confirm")
        assert wiring.undo(uri, said, None).claim == claim
    assert wiring.entity(uri, other)[1] == whole.nodes[other]


def test_an_empty_store_or_server_shows_nothing(server, tmp_path):
    for uri in (server, str(tmp_path / "none")):
        for act in (wiring.entity, wiring.impact):
            with pytest.raises(wiring.RequestError):
                act(uri, "任务9")
