"""The names of a server's store that are kept on this machine: the same as the server's, or none."""

import os
from pathlib import Path

import pytest
from graphs import ROW, TASK, decision, reading, sheet

from graph import export_json, open_store
from graph.server import shelf


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


def files(folder) -> list[Path]:
    return list(folder.glob("*"))


@pytest.fixture
def told(server, folder, monkeypatch):
    """The names as a new program gets them, and whether it asked the server for them."""
    from graph.server import directory

    asked, rows_of = [], directory.rows_of
    monkeypatch.setattr(directory, "rows_of", lambda *args: (asked.append(1), rows_of(*args))[1])

    def names():
        asked.clear()
        store = open_store(server)
        graph = store.directory()
        store.close()
        return export_json(graph), list(graph.documents), bool(asked)

    open_store(server).ingest([reading()])
    return names


def test_a_second_program_gets_the_same_names_without_the_server(told, folder):
    first = told()
    assert (*first[:2], False) == told()
    (file,) = files(folder)
    assert file.stat().st_mode & 0o777 == 0o600


CHANGES = {
    "plan": lambda store: store.ingest([reading("乙区/2")]),
    "report": lambda store: store.report(*sheet({ROW: 5})),
    "rejection": lambda store: store.decide(decision(TASK)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_they_are_read_anew(told, server, change):
    before = told()
    change(open_store(server))
    after = told()
    assert after[2]
    assert after[:2] != before[:2]
    assert (*after[:2], False) == told()


@pytest.mark.parametrize("damage", [b"", b"x\x9c", b"\x00" * 40])
def test_a_damaged_file_counts_for_nothing(told, folder, damage):
    first = told()
    (file,) = files(folder)
    file.write_bytes(file.read_bytes()[:20] + damage if damage != b"" else b"")
    assert told() == first
    assert told()[2] is False


def test_without_a_place_to_keep_them_they_are_read_each_time(told, folder):
    folder.write_text("no folder")
    assert told()[2]
    assert told()[2]


def test_only_the_last_few_databases_are_kept(folder):
    for at in range(12):
        shelf.keep(f"bolt://h:{at}", "key", [at])
        os.utime(max(files(folder), key=lambda each: each.stat().st_ctime_ns), (at, at))
    assert len(files(folder)) == 8
    assert shelf.kept("bolt://h:11", "key") == [11]
    assert shelf.kept("bolt://h:0", "key") is None
    assert shelf.kept("bolt://h:11", "other") is None
