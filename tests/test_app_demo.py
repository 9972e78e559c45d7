import hashlib
import re
from datetime import date
from pathlib import Path

import pytest

from app import cli, demo, settings, wiring
from graph import open_store
from ontology import LutuError

TODAY = date(2021, 12, 31)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Runs the demonstration in an empty folder, with a user's own store about: the folder and what was shown."""
    place = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch, (place / "out").open("w") as out:
        patch.chdir(place)
        patch.setenv("LUTU_STORE", str(place / "own"))
        patch.setattr("sys.stdout", out)
        assert cli.run(["demo", "--no-serve"]) == 0
    return place, (place / "out").read_text()


def test_it_answers_three_questions_with_the_plans_words(told):
    _, out = told
    assert [out.count(question) for question in demo.QUESTIONS] == [1, 1, 1]
    assert len(re.findall(r"^理解为：", out, re.MULTILINE)) == 3
    assert len(re.findall(r"第\d+行：.*【", out)) >= 3
    assert not re.search("没能理解|没有找到", out)


def test_every_question_is_answered_from_the_sample(told):
    place, _ = told
    store, graph = wiring.stored(str(place / settings.DEMO_STORE))
    for question in demo.QUESTIONS:
        answer = wiring.ask(store, graph, question, None, TODAY)
        assert (answer["outcome"], bool(answer["results"])) == ("answered", True)


def test_it_says_that_the_reports_are_samples(told):
    assert "示例填报，不是真实进展" in told[1]


def test_it_prints_the_line_that_asks_on(told):
    place, out = told
    line = out.strip().splitlines()[-1]
    match = re.fullmatch(r'接着问：lutu ask "(.+)" --store (\S+)', line)
    assert match
    assert wiring.ask(*wiring.stored(str(place / match[2])), match[1], None, TODAY)["outcome"] == "answered"


def test_no_store_but_its_own_is_touched(told):
    place, _ = told
    assert sorted(each.name for each in place.iterdir()) == [settings.DEMO_STORE.name, "out"]


def test_its_store_is_made_anew(tmp_path, monkeypatch):
    folder, data = tmp_path / "demo", tmp_path / "data"
    monkeypatch.setattr(wiring, "ingest", lambda uri, files, replacing: Path(uri).mkdir())
    monkeypatch.setattr(wiring, "import_progress", lambda *_: None)
    data.mkdir()
    for name in (demo.PLAN, demo.REPORTS):
        (data / name).write_text("")
    folder.mkdir()
    (folder / "graph.sqlite").write_text("旧")
    demo.make_store(TODAY, folder, data)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("made", ["file", "strange", "link"])
def test_what_is_not_its_own_is_left_alone(tmp_path, made):
    folder, other = tmp_path / "demo", tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("我的")
    match made:
        case "file":
            folder.write_text("我的")
        case "strange":
            other.rename(folder)
        case _:
            folder.symlink_to(other)
    before = hashlib.sha256(repr(sorted(map(str, tmp_path.rglob("*")))).encode()).digest()
    with pytest.raises(LutuError, match="没有动它"):
        demo.make_store(TODAY, folder, settings.DATA)
    assert hashlib.sha256(repr(sorted(map(str, tmp_path.rglob("*")))).encode()).digest() == before


def test_without_the_sample_it_says_what_is_missing(tmp_path):
    with pytest.raises(LutuError, match=demo.PLAN):
        demo.make_store(TODAY, tmp_path / "demo", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_sample_reports_are_for_the_sample_plan(told):
    place, _ = told
    graph = open_store(str(place / settings.DEMO_STORE)).graph()
    days = {node.get("as_of") for node in graph.of("Observation") if node.get("origin") == "report"}
    assert days
    assert max(days) <= TODAY.isoformat()
