"""Milestones: reported states and due dates (contract: Status)."""

from datetime import date

import pytest
from status_plans import Case, run, table, told, words

from graph.milestone import due_day


def stage(text: str, day: str, state: str, status: str, says: str = "") -> Case:
    row = {"kind": "Project"}
    return Case(f"{text} {day} {state}", (words(2021, text), told(day, state=state)), day, status, says, row)


MILESTONES = (
    stage("启动建设", "2021-03-31", "已完成", "met"),
    stage("启动建设", "2021-12-31", "已完成", "met"),
    stage("启动建设", "2021-03-31", "滞后", "off_target"),
    stage("启动建设", "2021-12-31", "滞后", "off_target"),
    stage("完成建设", "2021-12-30", "推进中", "on_track"),
    stage("启动建设", "2021-12-31", "推进中", "met"),
    stage("滚动实施", "2021-12-31", "推进中", "met"),
    stage("完成建设", "2021-12-31", "推进中", "off_target", "应已“完成”"),
    stage("建成一期", "2021-12-31", "推进中", "off_target"),
    stage("竣工验收", "2021-12-31", "推进中", "off_target"),
    stage("部分投用", "2021-12-31", "推进中", "off_target"),
    stage("投入使用", "2021-12-31", "推进中", "off_target"),
    stage("通过中期验收", "2021-12-31", "推进中", "off_target"),
    stage("申报获评", "2021-12-31", "推进中", "off_target"),
    stage("列入创建名单", "2021-12-31", "推进中", "off_target"),
    stage("成立领导小组", "2021-12-31", "推进中", "off_target"),
    stage("成功创建", "2021-12-31", "推进中", "off_target"),
    stage("启动建设", "2021-06-30", "未启动", "at_risk"),
    stage("启动建设", "2021-07-01", "未启动", "off_target"),
    stage("启动建设", "2021-12-31", "未启动", "off_target"),
    stage("5月完成规划编制", "2021-05-30", "推进中", "on_track", "应于5月31日前"),
    stage("5月完成规划编制", "2021-05-31", "推进中", "off_target"),
    stage("5月完成规划编制", "2021-05-30", "未启动", "at_risk"),
    stage("5月完成规划编制", "2021-05-31", "未启动", "off_target"),
    stage("5月完成规划编制", "2021-06-30", "已完成", "met"),
    stage("上半年启动建设", "2021-06-29", "未启动", "at_risk"),
    stage("上半年启动建设", "2021-06-30", "未启动", "off_target"),
    stage("上半年启动建设", "2021-06-30", "推进中", "met"),
    stage("年底启动", "2021-11-30", "未启动", "at_risk"),
    stage("年底启动", "2021-12-31", "未启动", "off_target"),
    stage("年底启动", "2021-12-31", "推进中", "met"),
    stage("9月底前开工", "2021-08-31", "未启动", "at_risk"),
    stage("9月底前开工", "2021-10-01", "未启动", "off_target"),
)


@table(MILESTONES)
def test_milestones(case: Case) -> None:
    run(case)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5月完成规划编制", "2021-05-31"),
        ("5月底前完成", "2021-05-31"),
        ("五月底前完成", "2021-05-31"),
        ("十一月底前完成", "2021-11-30"),
        ("12月完成", "2021-12-31"),
        ("9月20日前开工", "2021-09-20"),
        ("4月上旬开工", "2021-04-10"),
        ("2月底前开工", "2021-02-28"),
        ("2021年6月底前,出台办法", "2021-06-30"),
        ("２０２１年６月底前", "2021-06-30"),
        ("上半年启动", "2021-06-30"),
        ("下半年启动", "2021-12-31"),
        ("第三季度开工", "2021-09-30"),
        ("一季度开工", "2021-03-31"),
        ("前三季度完成", "2021-09-30"),
        ("年底启动", "2021-12-31"),
        ("2021年底前建成", "2021-12-31"),
        ("5月完成规划,10月完成审批", "2021-10-31"),
        ("2020年12月完成选址,建设", None),
        ("力争2022年6月获批", None),
        ("次年3月验收", None),
        ("历时18个月", None),
        ("完成建设", None),
        ("每半年调度一次", None),
        ("完成路基处理30%,完成桥梁结构30%", None),
    ],
)
def test_a_due_date_in_the_words(text: str, day: str | None) -> None:
    assert due_day(text, 2021) == (date.fromisoformat(day) if day else None)
