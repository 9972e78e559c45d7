"""What numbers a line, by itself and among the lines of its document."""

import pytest

from ingest.text.markers import mark_of, marks_of
from ingest.text.source import fold

MARKS = {
    "第一部分　重点任务": ("chapter", "一"),
    "第二章供水": ("chapter", "二"),
    "第三节 目标": ("section", "三"),
    "第四条　简化流程": ("article", "四"),
    "第5项 迁建医院": ("article", "5"),
    "第三条所列事项": None,
    "第一批20辆": None,
    "二、供水": ("han", "二"),
    "（三）供水": ("han_bracket", "三"),
    "4．供水": ("digit", "4"),
    "4）供水": ("digit_close", "4"),
    "（5）供水": ("digit_bracket", "5"),
    "⑥供水": ("circle", "⑥"),
    "一是供水": ("counted", "一"),
    "任务1　供水": ("word", "1"),
    "任务一：供水": ("word", "一"),
    "【任务2】供水": ("word", "2"),
    "重点任务3.供水": ("word", "3"),
    "任务1-2 供水": ("word", "1-2"),
    "专项行动四　供水": ("word", "四"),
    "工程五、供水工程": ("word", "五"),
    "任务3完成后供水": None,
    "任务1、任务2由市水利局负责": None,
    "计划 10 月供水": None,
    "2.1供水": ("decimal", "2.1"),
    "２．１．３　供水": ("decimal", "2.1.3"),
    "3.4 万亩良田建设": ("decimal", "3.4"),
    "2.3人才引进": ("decimal", "2.3"),
    "1.5亿元用于供水": None,
    "3.5公里以内": None,
    "2.3%的农户": None,
    "2025年供水": None,
}


@pytest.mark.parametrize("text", MARKS)
def test_a_line_has_the_mark_that_stands_in_front(text):
    mark = mark_of(fold(text))
    assert (mark and (mark.kind, mark.no)) == MARKS[text]


DOCUMENTS = {
    "decimals": (["1 目标", "2 任务", "2.1 供水", "2.2 排水", "3 保障"], ["1", "2", "2.1", "2.2", "3"]),
    "a figure among them": (
        ["2 任务", "1.1 供水", "1.2 排水", "2.5 级以上", "7.8 供水"],
        [None, "1.1", "1.2", None, None],
    ),
    "one left out": (["1.1 供水", "1.2 排水", "1.4 节水"], ["1.1", "1.2", "1.4"]),
    "anew": (["一、治水", "1.1 供水", "1.2 排水", "二、治气", "1.1 控车"], ["一", "1.1", "1.2", "二", "1.1"]),
    "numbered sentences": (["1 供水。扩容。", "2 排水。清淤。", "20 个村。", "3 节水。改造。"], ["1", "2", None, "3"]),
    "rows": (["1 供水 12 15", "2 排水 20 22", "3 节水 3 4"], [None, None, None]),
    "cells": (["1 供水量", "2 排水量", "3 节水量"], [None, None, None]),
}


@pytest.mark.parametrize(("texts", "numbers"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_decimals_and_bare_numbers_count_in_sequence(texts, numbers):
    assert [mark and mark.no for mark in marks_of(texts)] == numbers
