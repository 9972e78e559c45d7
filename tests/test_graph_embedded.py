"""The embedded store on disk: killed, damaged, newer, crowded, full, forbidden."""

import errno
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from graphs import OTHER_ROW, ROW, TARGET, TASK, decision, notice, reading, sheet

from graph import StoreError, export_json, open_store
from graph.embedded import EmbeddedStore
from graph.sqlite_file import FILE, VERSION, SqliteFile

SECOND = "乙区/2021-2"
ROOT = Path(__file__).parent.parent
PRELUDE = f"""
import os, resource, sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}]
from graph import StoreError, export_json, open_store
from graphs import PLAN, ROW, TASK, decision, reading, sheet
import graph.embedded
store = open_store(sys.argv[1])
"""


def child(script: str, folder: Path, *more: str) -> subprocess.Popen[str]:
    """Another process with `store` open on the folder."""
    code = PRELUDE + textwrap.dedent(script)
    return subprocess.Popen([sys.executable, "-c", code, str(folder), *more], stdout=subprocess.PIPE, text=True)


def said(script: str, folder: Path, *more: str) -> str:
    with child(script, folder, *more) as process:
        output = process.communicate(timeout=60)[0]
    assert process.returncode == 0, output
    return output.strip()


def refusal(folder: Path) -> str:
    """The sentence with which reading is refused; writing is refused by the same, but for the detail in brackets."""
    store = open_store(str(folder))
    with pytest.raises(StoreError) as reads:
        store.graph()
    with pytest.raises(StoreError) as writes:
        store.ingest([reading(SECOND)])
    assert str(reads.value).partition("（")[0] == str(writes.value).partition("（")[0]
    return str(reads.value)


@pytest.fixture
def folder(tmp_path) -> Path:
    """A store with two plans, reports and a decision."""
    place = tmp_path / "库"
    store = open_store(str(place))
    store.ingest([reading(), reading(SECOND), notice()])
    store.report(*sheet({ROW: 5, OTHER_ROW: 6}))
    store.decide(decision(TARGET, "confirm"))
    return place


def exported(folder: Path) -> str:
    return export_json(open_store(str(folder)).graph())


# ---- opening


@pytest.mark.parametrize("uri", ["neo4j://u:geheim@host", "http://x", "http://u:geheim@host", "", " "])
def test_an_address_that_is_no_folder_is_refused(uri):
    with pytest.raises(StoreError) as refused:
        open_store(uri)
    assert "--store" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_reading_makes_nothing(tmp_path):
    place = tmp_path / "a" / "b"
    store = open_store(str(place))
    store.graph(), store.revision, store.history(ROW), store.decisions(), store.last_report(date.max)
    for act in (lambda: store.decide(decision(TASK)), lambda: store.ingest([]), lambda: store.ingest([reading()] * 2)):
        try:
            act()
        except StoreError:
            continue
    assert list(tmp_path.iterdir()) == []
    store.ingest([reading()])
    assert [path.name for path in place.iterdir()] == [FILE]


def test_reading_a_folder_without_a_store_leaves_it_empty(tmp_path):
    assert list(open_store(str(tmp_path)).graph()) == []
    assert list(tmp_path.iterdir()) == []


def test_paths_may_hold_any_character(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("路图 100%?#&", "a b/c", "."):
        open_store(name).ingest([reading()])
        assert (tmp_path / name / FILE).exists()
        assert TASK in open_store(name).graph().nodes


def test_a_home_folder_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    open_store("~/plans").ingest([reading()])
    assert (tmp_path / "plans" / FILE).exists()


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_is_no_folder(tmp_path, below):
    taken = tmp_path / "taken"
    taken.write_text("方案")
    assert str(taken) in refusal(taken / below)
    assert taken.read_text() == "方案"


def test_a_disk_without_hard_links_holds_a_store(tmp_path, monkeypatch):
    def link(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", link)
    open_store(str(tmp_path)).ingest([reading()])
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    before = exported(tmp_path)
    SqliteFile(tmp_path, 1).create(lambda db: None)
    assert exported(tmp_path) == before


def test_the_first_of_two_that_make_a_store_wins(folder):
    before = exported(folder)
    SqliteFile(folder, 1).create(lambda db: None)
    assert exported(folder) == before


# ---- damage


def test_a_newer_file_is_refused_and_left_alone(folder):
    with closing(sqlite3.connect(folder / FILE)) as db:
        db.execute(f"PRAGMA user_version={VERSION + 1}")
    before = (folder / FILE).read_bytes()
    sentence = refusal(folder)
    assert str(folder / FILE) in sentence
    assert "升级" in sentence
    assert (folder / FILE).read_bytes() == before


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (x)")


DAMAGES = {
    "not a database": lambda path: path.write_text("这不是数据库" * 100),
    "a stranger's database": _foreign,
    "empty": lambda path: path.write_bytes(b""),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "one page": lambda path: path.write_bytes(path.read_bytes()[:4096]),
    "a hundred bytes": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "a figure changed": lambda path: path.write_bytes(path.read_bytes().replace(b'"value": 12,', b'"value": 92,')),
    "no page but the first": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096)
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_refused_and_left_alone(folder, damage):
    damage(folder / FILE)
    before = (folder / FILE).read_bytes()
    sentence = refusal(folder)
    assert str(folder / FILE) in sentence
    assert "已损坏" in sentence
    assert (folder / FILE).read_bytes() == before


def test_no_flipped_bit_passes_for_the_state(folder, tmp_path):
    """Every flip is refused in a sentence, or falls where nothing is said."""
    whole, expected = (folder / FILE).read_bytes(), exported(folder)
    chance, refused = random.Random(7), []
    flipped = tmp_path / "flipped"
    flipped.mkdir()
    places = [*range(100), *(chance.randrange(len(whole)) for _ in range(400))]
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 1 << chance.randrange(8)
        (flipped / FILE).write_bytes(broken)
        try:
            assert exported(flipped) == expected
        except StoreError as error:
            refused.append(str(error))
    assert len(refused) > 50
    assert all(sentence.endswith("。") for sentence in refused)


def test_deleted_rows_are_missed(folder):
    with closing(sqlite3.connect(folder / FILE)) as db:
        db.execute("DELETE FROM reports")
        db.commit()
    assert "已损坏" in refusal(folder)


def test_another_file_put_in_place_is_noticed(folder, tmp_path):
    """A kept graph is not shown for a file that happens to have the same revision."""
    one, two = EmbeddedStore(tmp_path / "1"), EmbeddedStore(tmp_path / "2")
    one.ingest([reading(value=1)])
    two.ingest([reading(value=2)])
    assert one.graph().nodes[TARGET].get("value") == 1
    shutil.copy(tmp_path / "2" / FILE, tmp_path / "1" / FILE)
    assert one.revision == two.revision
    assert one.graph().nodes[TARGET].get("value") == 2


# ---- crowds


def test_readers_see_the_last_whole_state_while_another_writes(folder):
    before = exported(folder)
    with SqliteFile(folder, 1).writing() as db:
        db.execute("DELETE FROM claims")
        started = time.monotonic()
        assert exported(folder) == before
        assert time.monotonic() - started < 1
        db.execute("ROLLBACK")
        db.execute("BEGIN")


def test_a_second_writer_is_told_after_waiting(folder):
    before = exported(folder)
    with SqliteFile(folder, 1).writing(), pytest.raises(StoreError, match=r"等了 0\.2 秒") as refused:
        EmbeddedStore(folder, wait=0.2).decide(decision(TASK))
    assert str(folder) in str(refused.value)
    assert exported(folder) == before


def test_a_second_writer_waits_for_its_turn(folder):
    with SqliteFile(folder, 1).writing():
        waiting = threading.Thread(target=lambda: EmbeddedStore(folder, wait=20).decide(decision(TASK)))
        waiting.start()
        time.sleep(0.3)
        assert waiting.is_alive()
    waiting.join(20)
    assert TASK not in open_store(str(folder)).graph().nodes


def test_writers_at_once_lose_nothing(tmp_path):
    """Processes that also race to make the store."""
    script = """
    mine = os.getpid()
    for no in range(5):
        store.ingest([reading(f"{mine}/{no}")])
    print(mine)
    """
    writers = [child(script, tmp_path / "new") for _ in range(4)]
    outputs = [writer.communicate(timeout=60)[0] for writer in writers]
    assert all(writer.returncode == 0 for writer in writers), outputs
    store = open_store(str(tmp_path / "new"))
    assert {plan.id for plan in store.graph().of("Plan")} == {
        f"{output.strip()}/{no}" for output in outputs for no in range(5)
    }
    assert store.revision == 20
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE]


def test_threads_may_share_a_store(folder):
    store, seen = open_store(str(folder)), []

    def work(no: int) -> None:
        store.report(*sheet({ROW: no}, day=f"2021-10-{no:02}", key=f"{no}"))
        seen.append(len(store.graph().targets(ROW, "HAS_OBSERVATION")))

    threads = [threading.Thread(target=work, args=(no,)) for no in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(seen) == 9


# ---- killed at any moment

ENDLESS = """
many = [f"指标{no}" for no in range(60)] + ["研发机构数"]
print("ready", flush=True)
for no in range(int(sys.argv[2]) + 1, 1_000_000):
    store.ingest([reading(value=no, rows=many), reading("乙区/2021-2", value=no, rows=many)], replace=True)
    print(no, flush=True)
    store.report(*sheet({ROW: no, f"{TASK}/指标1": no}, key=f"填报/{no}"))
"""


def number_of(folder: Path) -> int:
    """The number that the last whole call wrote: all that is there has it, or the state is not whole."""
    graph = open_store(str(folder)).graph()
    values = {each.get("value") for each in graph.of("Target") if each.get("scope") == "annex"}
    counts = len(graph.of("Plan")), len(graph.of("Target")), len(values)
    assert counts in ((0, 0, 0), (2, 2 * 2 * 61, 1))
    no = max(values, default=0)
    reported = [each.get("value") for each in graph.of("Observation")]
    assert reported == [] or (reported[0] == reported[1] <= no and len(reported) == 2)
    return int(no)


def killed(folder: Path, start: int, after: float) -> int:
    """Lets a writer run on from `start` and kills it; the last number that it was told is stored."""
    with child(ENDLESS, folder, str(start)) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(after)
        writer.kill()
        told = writer.stdout.read().split()
    assert writer.returncode == -signal.SIGKILL
    return int(told[-1]) if told else start


def test_a_killed_writer_leaves_the_last_whole_state(tmp_path):
    chance, reached = random.Random(11), []
    for life in range(4):
        folder, no = tmp_path / f"{life}", 0
        for after in (chance.uniform(0, 0.06), *(chance.uniform(0, 0.25) for _ in range(9))):
            told = killed(folder, no, after)
            no = number_of(folder)
            assert told <= no <= told + 1
        reached.append(no)
    assert min(reached) > 0


# ---- no room, no right

FULL = """
many = [f"指标{no}" for no in range(400)]
before = export_json(store.graph())
size = max((os.path.getsize(f"{sys.argv[1]}/{name}") for name in os.listdir(sys.argv[1])), default=0)
resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(sys.argv[2]), -1))
for act in (
    lambda: store.ingest([reading("新/1", rows=many)]),
    lambda: store.ingest([reading(rows=many, value=99)], replace=True),
):
    try:
        act()
        print("done")
    except StoreError as error:
        print(error)
assert export_json(store.graph()) == before
assert export_json(open_store(sys.argv[1]).graph()) == before
"""


@pytest.mark.parametrize("room", [0, 5_000, 60_000, 200_000])
def test_a_full_disk_leaves_the_old_state(folder, room):
    before = exported(folder)
    sentences = said(FULL, folder, str(room)).splitlines()
    assert len(sentences) == 2
    assert all("什么都没有改动" in sentence and str(folder) in sentence for sentence in sentences)
    assert exported(folder) == before
    open_store(str(folder)).ingest([reading("新/1")])


@pytest.mark.parametrize("room", [0, 5_000, 30_000])
def test_a_full_disk_makes_no_broken_store(tmp_path, room):
    sentences = said(FULL, tmp_path, str(room)).splitlines()
    assert len(sentences) == 2
    assert all("什么都没有改动" in sentence and str(tmp_path) in sentence for sentence in sentences)
    store = open_store(str(tmp_path))
    assert (store.revision, list(store.graph())) == (0, [])
    store.ingest([reading()])
    assert TASK in store.graph().nodes


def test_a_new_file_is_written_without_a_log(tmp_path):
    """A log that a full disk keeps from the file would stay behind when the file is put in its place."""
    seen = []
    SqliteFile(tmp_path, 1).create(lambda db: seen.extend(db.execute("PRAGMA journal_mode").fetchone()))
    assert seen == ["delete"]
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


FORBIDDEN = """
if os.getuid() == 0:
    reading(), export_json(store.graph())
    os.setuid(65534)
fresh = open_store(sys.argv[1])
print(len(fresh.graph().nodes))
for act in (lambda: fresh.ingest([reading("新/1")]), lambda: open_store(sys.argv[1] + "/new").ingest([reading()])):
    try:
        act()
        print("done")
    except StoreError as error:
        print(error)
"""


@pytest.fixture
def public(folder):
    """The store in a folder that others may enter and read but not write."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(folder, Path(place) / "库")
        for path in (Path(place), Path(place) / "库"):
            path.chmod(0o555)
        (Path(place) / "库" / FILE).chmod(0o444)
        yield Path(place) / "库"
        for path in (Path(place), Path(place) / "库"):
            path.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_read(public):
    count, *sentences = said(FORBIDDEN, public).splitlines()
    assert int(count) == len(open_store(str(public)).graph().nodes)
    assert len(sentences) == 2
    assert all(str(public) in sentence and "权限" in sentence for sentence in sentences)


def test_a_folder_that_may_not_be_entered_is_refused(public):
    public.chmod(0)
    script = """
    os.getuid() or os.setuid(65534)
    try:
        print(len(open_store(sys.argv[1]).graph().nodes))
    except StoreError as error:
        print(error)
    """
    sentence = said(script, public)
    assert str(public) in sentence
    assert "权限" in sentence


# ---- speed
