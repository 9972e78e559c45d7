"""What a sheet would change, before anything is stored; and the history that it leaves."""

from datetime import date

import pytest
from status_plans import Plan, new, words

from app.page.progress import history, preview
from graph import open_store, statuses
from ontology import Document, Reading

HEAD = "任务序号,项目或指标,截至日期,完成值,口径,全省排位,上期全省排位,状态,说明\n"
TODAY = date(2021, 12, 1)
JUNE = date(2021, 6, 30)


@pytest.fixture
def uri(tmp_path):
    """A store of a plan with an indicator and a project, and no report yet."""
    plan = Plan()
    task = plan.task("1")
    plan.row(task, "企业数", new(2021, 10, text="新增10家", measure_unit="家"))
    plan.row(task, "规划", words(2021, "完成编制"), kind="Project")
    document = Document("doc", "方案.txt", "0" * 64, "一")
    open_store(str(tmp_path)).ingest([Reading(document, plan.id, tuple(plan.nodes), tuple(plan.edges))])
    return str(tmp_path)


def sheet(*rows):
    return (HEAD + "".join(f"{row}\n" for row in rows)).encode()


def looked_at(uri, *rows, name="六月.csv"):
    return preview.read(open_store(uri), name, sheet(*rows), TODAY)


MARCH_ROW = "1,企业数,2021-03-31,1,,,,,"
JUNE_ROW = "1,企业数,2021-06-30,9,,,,,"


def test_a_preview_tells_what_would_change_and_stores_nothing(uri):
    found = looked_at(uri, JUNE_ROW, "1,规划,2021-06-30,,,,,推进中,<b>快了</b>")
    told = [(each.item.name, each.before.status, each.after.status, each.replaces) for each in found.changes]
    assert told == [("企业数", "no_data", "on_track", False), ("规划", "no_data", "on_track", False)]
    assert preview.sentence(found) == "“六月.csv”：2条填报；2项的状态会变（以2021年6月30日计）。还没有保存。"
    assert open_store(uri).history(found.changes[0].item.id) == []


def test_the_preview_is_what_saving_gives(uri):
    found = looked_at(uri, JUNE_ROW)
    preview.save(uri, "六月.csv", sheet(JUNE_ROW), TODAY)
    stored = statuses(open_store(uri).graph(), found.after.as_of)
    assert stored == found.after


def test_a_later_sheet_says_what_it_corrects(uri):
    preview.save(uri, "三月.csv", sheet(MARCH_ROW, JUNE_ROW), TODAY)
    found = looked_at(uri, MARCH_ROW, "1,企业数,2021-06-30,10,,,,,")
    # the March row is the same, but of another sheet: it is replaced by itself
    assert [(each.earlier.get("value"), each.replaces) for each in found.changes] == [(1, True), (9, True)]
    assert "将被更正" in preview.change_table(open_store(uri).graph(), found)
    preview.save(uri, "六月.csv", sheet("1,企业数,2021-06-30,10,,,,,"), TODAY)
    entries = open_store(uri).history(found.changes[0].item.id)
    names = history.sheet_names(open_store(uri), entries, {})
    told = history.history_table(entries, names, lambda day: "met", "历史")
    assert history.sentence(entries).startswith("共3次填报，其中1次后来更正过。同一天的按收到的先后")
    assert told.index("六月.csv") < told.index("已由“六月.csv”更正") < told.index("2021-03-31")


def test_the_same_sheet_again_leaves_nothing_to_save(uri):
    preview.save(uri, "六月.csv", sheet(JUNE_ROW), TODAY)
    found = looked_at(uri, JUNE_ROW)
    assert (found.changes, found.same) == ((), 1)
    assert preview.sentence(found) == "“六月.csv”里的1条都已在库中，没有什么要保存。"


def test_doubts_are_told_before_saving(uri):
    found = looked_at(uri, "1,企业数,2021-06-30,900,,,,,")
    assert "填的是900" in preview.doubt_list(found.doubts)


def test_every_bad_row_is_told_and_nothing_is_stored(uri):
    found = looked_at(uri, JUNE_ROW, "1,企业,2021-06-30,1,,,,,", "1,规划,2022-01-01,,,,,推进中,")
    assert [no for no, _ in found.rows] == [3, 4]
    told = preview.refusal_table(found)
    assert "企业数" in told
    assert '<span class="nobreak">第' in told
    assert preview.refusal_sentence(found) == "有2行不能导入，整张表都没有保存；请按下表改好再上传。"
    with pytest.raises(Exception, match="不能导入"):
        preview.save(uri, "六月.csv", sheet(JUNE_ROW, "1,企业,2021-06-30,1,,,,,"), TODAY)
    assert open_store(uri).last_report(TODAY) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [("空.csv", b""), ("图.xlsx", b"\x89PNG"), ("别的.csv", b"a,b\n1,2\n"), ("只有表头.csv", HEAD.encode())],
)
def test_what_is_no_sheet_is_refused_in_one_sentence(uri, name, data):
    found = preview.read(open_store(uri), name, data, TODAY)
    assert found.rows == ()
    assert found.why.startswith(name)


NAMES = {
    "六月.csv": "六月.csv",
    "../../etc/六月.csv": "六月.csv",
    "C:\\表\\六月.xlsx": "六月.xlsx",
    "a\nb\u202e.csv": "ab.csv",
    "": "填报",
    "..": "填报",
    "六月": "六月",
    "长" * 300 + ".csv": "长" * 60 + ".csv",
}


@pytest.mark.parametrize(("given", "kept"), NAMES.items())
def test_names_of_files_are_made_harmless(given, kept):
    assert preview.safe_name(given) == kept


def test_words_in_boxes_carry_no_markdown():
    assert preview.plain("[a](http://x) **b** <i>") == r"\[a\]\(http\://x\) \*\*b\*\* \<i\>"


REPORTS = {
    "a figure with its rank": ({"text": "12%", "rank": 3, "rank_before": 5}, "12%，全省第3（上期第5）"),
    "a state": ({"state": "推进中"}, "推进中"),
    "an estimate of the year": ({"text": "5", "estimated": True, "mode": "new"}, "预计5，口径当年"),
    "nothing": ({}, "—"),
}


@pytest.mark.parametrize(("properties", "words_of"), REPORTS.values(), ids=REPORTS)
def test_reports_in_words(properties, words_of):
    from ontology import Node

    assert history.report_words(Node("a", "Observation", properties)) == words_of
