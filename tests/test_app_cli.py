import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from graphs import HAS_TARGET, LEADS, OTHER_ROW, ROW, TARGET, TASK, UNIT, notice, reading, sheet
from rich.cells import cell_len
from typer.testing import CliRunner

from app import cli
from graph import open_store
from ontology import LutuError

ROOT = Path(__file__).parent.parent
ANSWER = "question outcome reading query cypher unused answer value count groups related results"
COMMANDS = (
    "demo",
    "ingest",
    "progress",
    "ask",
    "search",
    "status",
    "show",
    "impact",
    "check",
    "decide",
    "export",
    "copy",
)


@pytest.fixture
def store(tmp_path):
    """One plan of one task, a report on one of its rows."""
    uri = str(tmp_path / "store")
    opened = open_store(uri)
    opened.ingest([reading(), notice()])
    opened.report(*sheet({ROW: 6}))
    return uri


@pytest.fixture
def lutu(capfd, monkeypatch, tmp_path):
    """Runs a command line in this process: exit status, standard output, lines of standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LUTU_STORE", raising=False)

    def called(*args):
        capfd.readouterr()
        status = cli.run([str(arg) for arg in args])
        out, err = capfd.readouterr()
        return status, out, err.splitlines()

    return called


def process(*args, **more):
    """The same in a process of its own."""
    command = [sys.executable, "-c", "from app.cli import main; main()", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, **more)


def test_help_is_chinese_and_names_every_command():
    told = CliRunner().invoke(cli.app, ["--help"]).output
    assert all(re.search(rf"\b{command}\b", told) for command in COMMANDS)
    assert all(words in told for words in ("用法：", "选项", "命令", "显示这份说明"))
    assert not re.search("Usage|Options|Commands|Show this", told)


@pytest.mark.parametrize("command", [*COMMANDS, "progress import", "progress template"])
def test_every_command_has_help(command):
    result = CliRunner().invoke(cli.app, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert "用法：" in result.output


def test_without_a_command_there_is_help(lutu):
    status, out, err = lutu()
    assert (status, err) == (0, [])
    assert "命令" in out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("no-such-command", "没有命令 no-such-command"),
        ("status --no-such-option", "没有选项 --no-such-option"),
        ("progress", "没有写命令"),
        ("search", "缺少 WORDS"),
        ("show", "缺少 ID"),
        ("ingest", "缺少 FILE"),
        ("ask 谁 负责", "多写了 负责"),
        ("status --as-of 2021-02-30", "“2021-02-30”不是日期"),
        ("status --as-of", "--as-of 后面要写一个值"),
        ("status --only 很好", "没有“很好”这种状态"),
        ("status --json=1", "--json 后面不能写值"),
        ("search 科技 --limit 0", "从 1 起的整数"),
        ("search 科技 --synonyms /没有/这个.tsv", "“/没有/这个.tsv”这个文件不在"),
        ("search 科技 --kind 任", "没有“任”这一种类"),
        ("export - --format pdf", "没有“pdf”这种格式"),
        ("decide x maybe --because y", "confirm（确认）或 reject（否定）"),
        ("decide x", "缺少 confirm|reject"),
        ("decide x confirm", "缺少 --because"),
        ("ask \udc80", "不是 UTF-8"),
    ],
    ids=lambda value: value.split(" ")[0] if value.isascii() else "",
)
def test_wrong_usage_is_one_chinese_line(lutu, line, told):
    status, out, err = lutu(*line.split(" "))
    assert (status, out, len(err)) == (2, "", 1)
    assert told in err[0]
    assert "--help" in err[0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("show no-such-id --json", "no-such-id"),
        ("impact no-such-id --json", "no-such-id"),
        ("ingest missing.txt", "missing.txt"),
        ("progress import missing.csv", "missing.csv"),
        ("progress template out.csv", "out.csv"),
        ("status --unit 无此局 --json", "无此局"),
        ("decide no-such-id reject --because 不对", "no-such-id"),
        ("decide 1 confirm --undo", "没有什么可撤销"),
        ("export . --format json", "文件夹"),
        ("export missing/out.json", "missing/out.json"),
        ("export out.zip", "out.zip"),
        ("copy nowhere elsewhere", "什么都没有"),
        ("copy bolt://127.0.0.1:1 elsewhere", "bolt://127.0.0.1:1"),
        ("copy nowhere bolt://u:geheim@127.0.0.1:1", "NEO4J_PASSWORD"),
        ("export out.ttl", "json"),
    ],
)
def test_a_failure_is_one_line_and_nothing_on_standard_output(lutu, store, tmp_path, line, told):
    before = sorted(tmp_path.iterdir())
    status, out, err = lutu(*line.split(), "--store", store)
    assert (status, out, len(err)) == (1, "", 1)
    assert told in err[0]
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("line", ["ask 谁负责", "search 科技", "status", "show 1", "impact 1", "check", "export -"])
def test_an_empty_store_is_said_to_be_empty(lutu, tmp_path, line):
    status, out, err = lutu(*line.split())
    assert (status, out, len(err)) == (1, "", 1)
    assert "lutu ingest" in err[0]
    assert list(tmp_path.iterdir()) == []


def test_a_bug_is_one_line_too(lutu, store, monkeypatch):
    monkeypatch.setattr("app.wiring.findings", lambda graph: 1 / 0)
    status, out, err = lutu("check", "--store", store)
    assert (status, out, len(err)) == (1, "", 1)
    assert "ZeroDivisionError" in err[0]


def test_an_interrupted_command_says_so(lutu, store, monkeypatch):
    def interrupted(graph):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.wiring.findings", interrupted)
    assert lutu("check", "--store", store) == (1, "", ["已按要求中断，没有做完。"])


@pytest.mark.parametrize("where", ["before", "behind", "variable", "between", "default"])
def test_the_store_is_the_nearest_one_named(lutu, store, tmp_path, monkeypatch, where):
    if where != "variable":
        monkeypatch.setenv("LUTU_STORE", str(tmp_path / "elsewhere"))
    sheet_file = tmp_path / "t.xlsx"
    match where:
        case "before":
            status = lutu("--store", store, "check")[0]
        case "behind":
            status = lutu("--store", "elsewhere", "check", "--store", store)[0]
        case "between":
            status = lutu("progress", "--store", store, "template", sheet_file)[0]
        case "variable":
            monkeypatch.setenv("LUTU_STORE", store)
            status = lutu("check")[0]
        case _:
            monkeypatch.delenv("LUTU_STORE")
            Path(store).rename(tmp_path / ".lutu")
            status = lutu("check")[0]
    assert status == 0


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("status", "as_of items tasks counts"),
        ("status --unit 区科技和信息化局 --as-of 2021-12-31", "as_of items tasks counts"),
        (f"show {TASK}", "node edges evidence"),
        (f"impact {TASK}", "id affected complete"),
        ("check", "findings"),
        ("search 研发机构 --kind 重点指标 --limit 1", "query terms total results facets filters notes"),
        ("ask 任务1由谁负责？", ANSWER),
        ("ask ?", ANSWER),
    ],
    ids=["status", "unit", "show", "impact", "check", "search", "ask", "not understood"],
)
def test_json_is_one_document_with_the_contracts_keys(lutu, store, line, keys):
    status, out, err = lutu(*line.split(), "--json", "--store", store)
    assert (status, err) == (0, [])
    assert set(json.loads(out)) == set(keys.split())


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize(
    "line",
    [
        "status",
        "ask 哪些任务依赖区科技局，其中哪些没达标？",
        "ask 哪个单位负责的任务最多？",
        "search 区科技局",
        "show 任务5",
        "show 区科技局",
        "impact 任务1",
        "check",
    ],
)
def test_what_people_see_fits_the_terminal_and_has_no_colour_off_it(lutu, village, monkeypatch, line, width):
    monkeypatch.setenv("COLUMNS", str(width))
    status, out, err = lutu(*line.split(), "--store", village)
    assert (status, err) == (0, [])
    assert out.strip()
    assert max(map(cell_len, out.splitlines())) <= width
    assert "\x1b" not in out


def test_an_answer_has_sentence_reading_and_the_plans_words(lutu, village):
    _, out, _ = lutu("ask", "任务2依赖哪些任务？", "--store", village)
    lines = out.splitlines()
    assert "任务1" in lines[0]
    assert lines[1].startswith("理解为：")
    assert re.search(r"plan\.txt第\d+行：.*【按照青石湖片区发展规划】", out)


def test_status_names_the_day_and_where_it_comes_from(lutu, store, village):
    assert lutu("status", "--store", store)[1].startswith("状态截至 2021-09-30（最近一次填报的日期）")
    assert "所指定的日期；最近一次填报是 2021-09-30" in lutu("status", "--as-of", "2021-12-31", "--store", store)[1]
    assert lutu("status", "--store", village)[1].startswith("还没有任何进度填报")


def test_status_tells_lights_in_words_and_counts(lutu, store):
    _, out, _ = lutu("status", "--store", store)
    assert re.search(r"研发机构数 +● 有风险|研发机构数 +● 未达标", out)
    assert "高企数" not in out
    assert re.search(r"^重点任务共1项　●\S+1项$", out, re.MULTILINE)
    assert re.search(r"^指标和项目共2项.*●未填报1项", out, re.MULTILINE)
    assert "高企数" in lutu("status", "--all", "--store", store)[1]


def test_status_of_one_sort_alone(lutu, store):
    _, out, _ = lutu("status", "--only", "未填报", "--store", store)
    assert "高企数" in out
    assert "研发机构数" not in out
    found = json.loads(lutu("status", "--only", "no_data", "--json", "--store", store)[1])
    assert [item["name"] for item in found["items"]] == ["高企数"]
    assert [task["no"] for task in found["tasks"]] == ["1"]


def test_status_of_a_unit_holds_only_what_it_answers_for(lutu, village):
    whole = json.loads(lutu("status", "--json", "--store", village)[1])
    own = json.loads(lutu("status", "--unit", "科技局", "--json", "--store", village)[1])
    assert {task["no"] for task in own["tasks"]} == {"1", "4", "5", "8", "9", "10"}
    assert {item["id"] for item in own["items"]} < {item["id"] for item in whole["items"]}
    assert sum(own["counts"].values()) == len(own["items"])


@pytest.mark.parametrize("name", ["示例填报.csv", "三季度.csv"])
def test_sample_reports_are_said_to_be_samples(lutu, store, name):
    document, reports = sheet({ROW: 7}, "2021-10-31", "填报/2")
    open_store(store).report(replace(document, name=name), reports)
    assert ("示例" in lutu("status", "--store", store)[1]) == ("示例" in name)


@pytest.mark.parametrize(
    ("said", "found"),
    [(TASK, TASK), ("任务1", TASK), ("1", TASK), ("区科技和信息化局", UNIT), ("研发机构数", ROW), (TARGET, TARGET)],
)
def test_a_thing_is_shown_by_id_number_or_any_spelling(lutu, store, said, found):
    shown = json.loads(lutu("show", said, "--json", "--store", store)[1])
    assert shown["node"]["id"] == found
    assert {each["source"] == found or each["target"] == found for each in shown["edges"]} == {True}


def test_an_ambiguous_name_is_refused_with_the_candidates(lutu, store):
    open_store(store).ingest([reading("乙区/2021-2")])
    status, _, err = lutu("show", "1", "--store", store)
    assert status == 1
    assert TASK in err[0]
    assert "乙区/2021-2/task/1" in err[0]


def test_show_marks_the_words_in_their_context(lutu, store):
    _, out, _ = lutu("show", TASK, "--store", store)
    assert "第1行：甲区/2021-1方案。1.【建设研发机构】。区科技局牵头" in out
    assert "牵头" in out


def test_check_shows_both_quotes_with_their_lines(lutu, store):
    graph = open_store(store).graph()
    message = graph.of("Finding")[0].get("message")
    _, out, _ = lutu("check", "--store", store)
    assert f"● 提示　{message}" in out
    assert out.splitlines()[-1] == "共1条：提示1条。"


def test_decisions_are_kept_shown_and_taken_back(lutu, store):
    def targets():
        document = json.loads(lutu("export", "-", "--store", store)[1])
        return {node["id"]: node["basis"] for node in document["nodes"] if node["kind"] == "Target"}

    assert targets()[TARGET] == "ambiguous"
    assert lutu("decide", TARGET, "confirm", "--because", "核对过原件", "--store", store)[0] == 0
    assert targets()[TARGET] == "confirmed"
    assert lutu("decide", TARGET, "reject", "--because", "看错了", "--store", store)[0] == 0
    assert TARGET not in targets()
    status, _, err = lutu("decide", TARGET, "confirm", "--undo", "--store", store)
    assert (status, len(err)) == (1, 1)
    assert lutu("decide", TARGET, "--undo", "--store", store)[0] == 0
    assert targets()[TARGET] == "confirmed"
    assert lutu("decide", LEADS, "reject", "--because", "不是它", "--store", store)[0] == 0


def test_a_rejected_thing_is_taken_back_by_its_name(lutu, store):
    name = OTHER_ROW.rpartition("/")[2]
    assert lutu("decide", name, "reject", "--because", "不算指标", "--store", store)[0] == 0
    assert lutu("show", name, "--store", store)[0] == 1
    assert lutu("decide", name, "--undo", "--store", store)[0] == 0
    assert lutu("show", name, "--store", store)[0] == 0


def test_a_store_is_copied_to_an_empty_one_only(lutu, store, tmp_path):
    lutu("decide", TARGET, "confirm", "--because", "核对过原件", "--store", store)
    status, out, err = lutu("copy", store, "another")
    assert (status, err) == (0, [])
    assert "2份方案文件、1张填报表、1条填报、1条核定" in out
    assert lutu("export", "-", "--store", "another") == lutu("export", "-", "--store", store)
    status, out, err = lutu("copy", store, "another")
    assert (status, out, len(err)) == (1, "", 1)
    assert "another" in err[0]


def test_export_writes_the_same_to_a_file_and_to_standard_output(lutu, store, tmp_path):
    out = tmp_path / "图.json"
    status, told, err = lutu("export", out, "--store", store)
    assert (status, err, told.startswith("已写出：")) == (0, [], True)
    assert lutu("export", "-", "--format", "json", "--store", store) == (0, out.read_text("utf-8"), [])
    assert HAS_TARGET in {each["id"] for each in json.loads(out.read_text("utf-8"))["edges"]}


def test_a_file_that_can_not_be_replaced_stays_as_it_was(lutu, store, tmp_path, monkeypatch):
    out = tmp_path / "out.json"
    out.write_text("旧")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "不许")))
    status, _, err = lutu("export", out, "--store", store)
    assert (status, len(err), out.read_text()) == (1, 1, "旧")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.json", "store"]


def test_a_device_is_written_to_and_not_replaced(lutu, store):
    assert lutu("export", "/dev/null", "--format", "json", "--store", store)[0] == 0
    assert not Path("/dev/null").is_file()


@pytest.fixture
def plans(monkeypatch, tmp_path):
    """Files that are read as small plans: the plan's id is the file's stem, its target what the file says."""

    def read(path):
        if not path.exists():
            raise LutuError(f"找不到文件 {path}。")
        return reading(path.stem, int(path.read_text()))

    monkeypatch.setattr("ingest.read_plan", read)
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text("12")


def test_plans_are_ingested_all_or_none(lutu, plans, tmp_path):
    status, out, err = lutu("ingest", "甲.txt", "乙.txt", "丙.txt")
    assert (status, out, len(err)) == (1, "", 1)
    assert not (tmp_path / ".lutu").exists()
    status, out, err = lutu("ingest", "甲.txt", "乙.txt")
    assert (status, err) == (0, [])
    assert out.count("已导入：") == 2
    assert "读到1个重点任务、2个重点指标、1个责任单位、1条问题。" in out


def test_a_changed_plan_needs_replace_and_an_unchanged_one_nothing(lutu, plans, tmp_path):
    lutu("ingest", "甲.txt")
    assert "没有变化" in lutu("ingest", "甲.txt")[1]
    (tmp_path / "甲.txt").write_text("15")
    status, out, err = lutu("ingest", "甲.txt")
    assert (status, out, len(err)) == (1, "", 1)
    assert "--replace" in err[0]
    status, out, err = lutu("ingest", "甲.txt", "--replace")
    assert (status, err) == (0, [])
    assert "已替换：" in out


def test_progress_goes_out_as_a_sheet_and_comes_back(lutu, store, tmp_path):
    assert lutu("progress", "template", tmp_path / "t.xlsx", "--store", store)[0] == 0
    filled = tmp_path / "f.csv"
    filled.write_text(
        "任务序号,项目或指标,截至日期,完成值,口径,全省排位,上期全省排位,状态,说明\n1,高企数,2021-10-31,5,,,,,\n"
    )
    status, out, err = lutu("progress", "import", filled, "--store", store)
    assert (status, err) == (0, [])
    assert "1条填报，截至日期 2021-10-31" in out
    assert "没有变化" not in out
    assert lutu("progress", "import", filled, "--store", store)[1].startswith("已在库中，没有变化：")


def test_a_sheet_again_tells_what_of_it_is_new(lutu, store, tmp_path):
    head = "任务序号,项目或指标,截至日期,完成值,口径,全省排位,上期全省排位,状态,说明\n"
    for name, rows in (("1.csv", ("10-31,5", "11-30,6")), ("2.csv", ("10-31,7",)), ("1.csv", ("10-31,5", "11-30,6"))):
        (tmp_path / name).write_text(head + "".join(f"1,高企数,2021-{row},,,,,\n" for row in rows))
        out = lutu("progress", "import", tmp_path / name, "--store", store)[1]
    assert "2条填报" in out
    assert "其中1条已在库中，没有变化。" in out
    assert "其中1条替换了先前的填报" in out


def test_nothing_to_suggest_is_said(lutu, store):
    assert lutu("suggest", "zzzz", "--store", store)[1].startswith("没有以“zzzz”开头的")
    assert lutu("suggest", "zzzz", "--json", "--store", store)[1] == "[]\n"


def test_signs_that_steer_a_terminal_are_not_passed_on(lutu, store, tmp_path):
    status, out, err = lutu("search", "\x1b[2J\n科技", "--store", store)
    assert (status, err) == (0, [])
    assert "\x1b" not in out
    status, _, err = lutu("ingest", "a\nb.txt", "--store", store)
    assert (status, len(err)) == (1, 1)


def test_json_is_utf8_whatever_the_terminal_says(store):
    done = process("status", "--json", "--store", store, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["tasks"]


def test_a_terminal_that_knows_no_chinese_gets_an_answer_all_the_same(store):
    done = process("status", "--store", store, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")


def test_a_failing_process_has_one_line_and_status_1(tmp_path):
    done = process("show", "x", "--json", "--store", tmp_path / "none")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_one_line(store):
    command = [sys.executable, "-c", "from app.cli import main; main()", "export", "-", "--store", store]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_a_closed_pipe_is_one_line(store):
    command = [sys.executable, "-c", "from app.cli import main; main()", "status", "--store", store]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60)
    os.close(writer)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_an_interrupt_from_the_keyboard_is_one_line(tmp_path):
    pipe = tmp_path / "plan.csv"
    os.mkfifo(pipe)
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from app.cli import main; main()"
    held = "import app.wiring, time; app.wiring.stored_graph = lambda uri: (print('ready', flush=True), time.sleep(30))"
    command = [sys.executable, "-c", f"{held}; {code}", "check"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out, len(err.splitlines())) == (1, "", 1)


def test_a_cold_question_loads_nothing_heavy(village):
    code = (
        "import sys; from app.cli import run; status = run(sys.argv[1:]);"
        "print([name for name in ('networkx', 'openpyxl', 'whoosh', 'jieba', 'rich', 'rapidfuzz', 'pydantic', 'neo4j')"
        " if name in sys.modules], status, file=sys.stderr)"
    )
    args = ["ask", "哪些任务依赖区科技局？", "--json", "--store", village]
    done = subprocess.run([sys.executable, "-c", code, *args], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stderr == "[] 0\n"
    assert json.loads(done.stdout)["count"] == 9
