"""The head of a document: invented notices in every form, and the real plan's head against its hand-typed truth."""

import csv
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.front.header import read_header
from ingest.text.source import read_source, source_of

ROOT = Path(__file__).parent.parent
BODY = "\n\n一、总体要求\n\n到2025年，甲物达到9个。（责任单位：区甲局、区乙局）\n二、重点任务\n（责任单位：区丙局）\n"
NAME = "青禾区科技创新三年行动计划（2023—2025年）"
NOTICE = f"关于印发《{NAME}》的通知"
TORN = NOTICE.replace("（", "")
SIGNED = "\n\n　　　　青禾区人民政府办公室\n　　　　　　2023年4月19日\n"
FIELDS = "索 引 号： 1122/2023- 0001　公开方式： 主动公开\n发文机关： 区甲局　　成文日期： 2023-04-01\n"


def head(text):
    source = source_of("a.txt", text.encode())
    header = read_header(source)
    shown = "".join(source.document.text[start:end] for start, end in header.title_spans)
    assert shown == header.title
    assert 0 < header.end <= len(text)
    return header


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        (f"{NOTICE}\n\n各镇：\n现将《{NAME}》印发给你们。{SIGNED}\n{NAME}{BODY}", NOTICE, NAME),
        (f"{NAME}{BODY}", NAME, NAME),
        (f"青禾区科技创新三年行动计划\n（2023—2025年）{BODY}", NAME, NAME),
        (f"青禾区人民政府办公室\n{NOTICE}\n各镇：{BODY}", f"青禾区人民政府办公室{NOTICE}", NAME),
        (
            f"青禾区人民政府办公室关于印发《青禾区科技创新\n三年行动计划（2023—2025年）》的通知\n各镇：{BODY}",
            f"青禾区人民政府办公室{NOTICE}",
            NAME,
        ),
        (f"关于印发青禾区创新行动方案的通知\n各镇：{BODY}", "关于印发青禾区创新行动方案的通知", "青禾区创新行动方案"),
        (f"青禾市人民政府关于加快科技创新的若干意见{BODY}",) + ("青禾市人民政府关于加快科技创新的若干意见",) * 2,
        (f"关于贯彻《甲法》的实施意见{BODY}",) + ("关于贯彻《甲法》的实施意见",) * 2,
        (f"关于印发《{NAME.replace('（', '').replace('—', '')}》的通知\n{NOTICE}{BODY}", NOTICE, NAME),
        (f"{TORN}\n现将《{NAME}》印发给你们。{BODY}", TORN, NAME),
        (f"首页 > 政策文件 > 正文\n索引号：1/2\n{NOTICE}{BODY}", NOTICE, NAME),
        (f"青政发〔2023〕3号\n{NOTICE}{BODY}", NOTICE, NAME),
        (f"青禾区2024年科技工作要点{BODY}",) + ("青禾区2024年科技工作要点",) * 2,
        ("甲乙丙丁",) * 3,
    ],
    ids=[
        "notice", "plan alone", "years below", "issuer above", "wrapped", "no marks", "opinion", "law in marks",
        "damaged twin", "damaged title", "bread crumbs", "number above", "year in name", "no title",
    ],
)  # fmt: skip
def test_title_and_plan_name(text, title, name):
    header = head(text)
    assert (header.title, header.plan_name) == (title, name)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (f"发布机构：区甲局　公开日期：2023-04-01\n{NOTICE}{BODY}", "区甲局"),
        (f"【发文机关】 青禾区人民政府\n{NOTICE}{SIGNED}{BODY}", "青禾区人民政府"),
        (f"发文单位\n区甲局\n发布日期\n2023-04-01\n{NOTICE}{BODY}", "区甲局"),
        (f"{NOTICE}{SIGNED}{BODY}", "青禾区人民政府办公室"),
        (
            f"{NOTICE}\n中共青禾区委办公室\n青禾区人民政府办公室\n2023年4月19日\n{BODY}",
            "中共青禾区委办公室、青禾区人民政府办公室",
        ),
        (f"{NOTICE}{BODY}青禾区甲领导小组办公室\n二〇二三年四月十九日\n附件1\n甲表", "青禾区甲领导小组办公室"),
        (f"青禾区人民政府办公室{NOTICE}{BODY}", "青禾区人民政府办公室"),
        (f"{NOTICE}\n青禾区甲工作联席会议办公室\n2023419\n{BODY}", "青禾区甲工作联席会议办公室"),
        (f"{NAME}{BODY}", None),
    ],
    ids=["field", "brackets", "cells", "signature", "two bodies", "at the end", "title", "damaged date", "nobody"],
)
def test_issuer(text, issuer):
    assert head(text).issuer == issuer


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        (FIELDS + "公开日期：2023-05-05\n" + NOTICE + SIGNED + BODY, "2023-04-01"),
        ("发布日期：2023-05-05 15:56 访问次数：12\n" + NOTICE + BODY, "2023-05-05"),
        ("发布日期：2023-05-05 15:56 访问次数：12\n" + NOTICE + SIGNED + BODY, "2023-04-19"),
        ("发布日期：2023-04-05 15:56 访问次数：12\n" + NOTICE + SIGNED + BODY, "2023-04-05"),
        ("发布日期：2024-05-05 15:56 访问次数：12\n" + NOTICE + SIGNED + BODY, "2024-05-05"),
        ("生成日期：2023-04-20\n" + NOTICE + SIGNED + BODY, "2023-04-19"),
        ("发文日期：2023-04-18\n" + NOTICE + SIGNED + BODY, "2023-04-18"),
        (NOTICE + SIGNED + BODY, "2023-04-19"),
        (NOTICE + "\n青禾区甲局\n二〇二三年十月二十一日" + BODY, "2023-10-21"),
        (NOTICE + "\n青禾区甲局\n二○二三年四月九日" + BODY, "2023-04-09"),
        (NOTICE + "\n青禾区甲局\n2023419" + BODY, None),
        (NOTICE + "\n青禾区甲局\n2023年14月19日" + BODY, None),
        ("青政发〔2023〕3号\n" + NOTICE + "\n青禾区甲局\n2032年4月19日" + BODY, None),
        ("成文日期：2023年4月9日　发布日期：2023/5/5\n" + NOTICE + BODY, "2023-04-09"),
        (NOTICE + BODY + "青禾区人民政府办公室　2023年4月21日印发", "2023-04-21"),
        (NAME + BODY, None),
    ],
    ids=[
        "written before published", "published", "signed before published", "published before signed", "long signed", "signed before sent",
        "sent before signed", "signed",
        "han", "round zero", "damaged", "no such day", "misprinted",
        "year words", "printed on", "none",
    ],
)  # fmt: skip
def test_issued(text, issued):
    assert head(text).issued == issued


@pytest.mark.parametrize(
    ("text", "index", "number"),
    [
        (FIELDS + NOTICE + BODY, "1122/2023-0001", None),
        ("索引号：A1/2　文号：青政发〔2023〕3号　有效性：有效\n" + NOTICE + BODY, None, "青政发〔2023〕3号"),
        (
            "索引号\n11220033X/2023-01\n发文字号\n青政办发〔2023〕13号\n" + NOTICE + BODY,
            "11220033X/2023-01",
            "青政办发〔2023〕13号",
        ),
        ("青政办发〔2023〕13号\n" + NOTICE + BODY, None, "青政办发〔2023〕13号"),
        (NOTICE + "\n根据《甲方案》（青政发〔2020〕1号），制定本方案。" + BODY, None, None),
        ("有效性 有效 文件编号\n" + NOTICE + BODY, None, None),
    ],
    ids=["spaced", "number field", "cells", "number line", "number of another", "empty"],
)
def test_numbers(text, index, number):
    header = head(text)
    assert (header.index_number, header.document_number) == (index, number)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"青禾区人民政府办公室{NOTICE}{SIGNED}{BODY}", "青禾区"),
        (f"关于印发《创新方案》的通知\n《青禾区甲方案》要求，青禾区各单位建设创新示范区。{BODY}青禾区获批。", "青禾区"),
        (f"江左省青禾市人民政府关于创新的意见{BODY.replace('区', '市')}", "青禾市"),
        (f"江左省青禾市东岭区人民政府关于创新的意见{BODY}", "东岭区"),
        (f"青禾县创新行动方案{BODY.replace('区', '县')}青禾县建设创新型县。", "青禾县"),
        (f"江左省创新行动方案{BODY.replace('区', '省').replace('局', '厅')}", "江左省"),
        (f"中共东岭区委办公室\n印发《关于推进东岭区创新的措施》的通知{BODY}", "东岭区"),
        (f"关于印发甲规划的通知\n各省、自治区、直辖市人民政府：{BODY}", None),
        (f"创新行动方案{BODY}建设产业园区、示范区、开发区、社区。园区、社区、示范区。", None),
        (f"柳园区人民政府印发《柳园区方案》的通知\n柳园区人民政府\n2023年4月19日{BODY}", "柳园区"),
        (f"关于创新的意见\n各园区人民政府：{BODY}各园区人民政府要落实，各园区人民政府每季度报告。", None),
    ],
    ids=[
        "title", "text", "city", "district in city", "county", "province", "party", "nation", "no place", "like an area",
        "areas",
    ],
)  # fmt: skip
def test_jurisdiction(text, place):
    assert head(text).jurisdiction == place


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("青禾区行动方案（2021—2025年）", (2021, 2025)),
        ("青禾区行动方案（2021-2025年）", (2021, 2025)),
        ("青禾区行动方案（2021年至2023年）", (2021, 2023)),
        ("青禾区行动方案20212025年）", (2021, 2025)),
        ("青禾区“十四五”科技规划", (2021, 2025)),
        ("青禾区十五五科技规划", (2026, 2030)),
        ("青禾区科技三年行动计划（2023年起）", (2023, 2025)),
        ("青禾区2024年科技工作要点", (2024, 2024)),
        ("青禾区科技发展规划（2035年远景）", (None, None)),
        ("青禾区科技行动方案", (None, None)),
        ("青禾区行动方案（2025—2021年）", (2025, 2025)),
    ],
)
def test_period(name, years):
    header = head(f"关于印发《{name}》的通知{BODY}")
    assert (header.period_start, header.period_end) == years


def test_the_text_tells_the_period_where_the_name_does_not():
    header = head("青禾区科技行动方案" + BODY + "三、附则\n实施期限为2023年1月至2025年12月。实施周期：2023—2025年。")
    assert (header.period_start, header.period_end) == (2023, 2025)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (f"{NOTICE}\n各镇：\n现将《{NAME}》印发给你们。{SIGNED}\n{NAME}\n为创新，制定本方案。{BODY}", "为创新"),
        (
            f"{NOTICE}\n各镇：{SIGNED}\n青禾区科技创新\n三年行动计划（2023—2025年）\n为创新，制定本方案。{BODY}",
            "为创新",
        ),
        (f"{NAME}\n为创新，制定本方案。{BODY}", "为创新"),
        (f"{NOTICE}\n各镇：\n{SIGNED}{BODY}", "一、总体要求"),
    ],
    ids=["own title", "wrapped", "plan alone", "first chapter"],
)
def test_where_the_body_begins(text, begins):
    assert text[head(text).end :].lstrip().startswith(begins)


@pytest.mark.parametrize(
    ("fields", "plan_id"),
    [
        (FIELDS, "1122/2023-0001"),
        ("发文机关：区甲局\n", f"区甲局/{NAME}"),
        ("", NAME),
    ],
    ids=["index", "issuer", "name"],
)
def test_plan_id(fields, plan_id):
    assert head(fields + NOTICE + BODY).plan_id == plan_id


def test_the_real_plans_head():
    with (ROOT / "tests" / "golden" / "header.tsv").open(encoding="utf-8", newline="") as file:
        golden = {row["key"]: row["value"] for row in csv.DictReader(file, delimiter="\t")}
    header = asdict(read_header(read_source(ROOT / "data" / "luqiao-2021.txt")))
    assert {key: str(header[key]) for key in golden} == golden


@settings(max_examples=200, deadline=None)
@given(st.text("关于印发《》通知方案（）2023年月日索引号：\n 　\xa0一、区市政府局-—", min_size=1, max_size=80))
def test_any_text_has_a_head(text):
    if text.strip(" \u3000\xa0\n"):
        head(text)
