import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import amount, amounts, number

NUMBERS = {
    "digits": ("1200", 1200), "thousands": ("1,200", 1200), "full width": ("１２．５", 12.5), "below zero": ("-45.9", -45.9),
    "ten": ("十", 10), "twelve": ("十二", 12), "hundred": ("一百二十", 120), "myriads": ("三万", 30000),
    "two": ("两", 2), "long": ("一万二千", 12000), "none": ("甲", None), "empty": ("", None), "mixed": ("12甲", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMBERS.values(), ids=NUMBERS)
def test_number(text, value):
    assert number(text) == value


AMOUNTS = {  # text: value, greatest value, comparator, unit of measure
    "61.5%以上": (61.5, None, ">=", "%"), "不少于268件": (268, None, ">=", "件"), "超800家": (800, None, ">=", "家"),
    "不超过20%": (20, None, "<=", "%"), "约30亩": (30, None, "~", "亩"), "2万名左右": (2, None, "~", "万名"),
    "3—5个": (3, 5, "range", "个"), "1-2个": (1, 2, "range", "个"), "10.6亿元": (10.6, None, "=", "亿元"),
    "30万元/人": (30, None, "=", "万元/人"), "三十万平方米": (30, None, "=", "万平方米"), "十余个": (10, None, ">=", "个"),
    "百家": (100, None, "=", "家"), "一万二千户": (12000, None, "=", "户"), "两三个": (2, 3, "range", "个"),
    "135人年": (135, None, "=", "人年"), "18.09": (18.09, None, "=", None), "１５％": (15, None, "=", "%"),
    "450万标箱": (450, None, "=", "万标箱"), "120万TEU": (120, None, "=", "万TEU"), "2000兆瓦时": (2000, None, "=", "兆瓦时"),
    "30批次": (30, None, "=", "批次"), "5个工作日": (5, None, "=", "个工作日"), "60毫克/升": (60, None, "=", "毫克/升"),
    "300套次": (300, None, "=", "套次"), "3万立方": (3, None, "=", "万立方"),
}  # fmt: skip


@pytest.mark.parametrize("text", AMOUNTS)
def test_amount(text):
    found = amount(text)
    assert found is not None
    assert (found.value, found.value_max, found.comparator, found.unit) == AMOUNTS[text]


@pytest.mark.parametrize("text", ["完成建设", "", "亿元", "5月完成", "第三届"])
def test_words_are_no_amount(text):
    assert amount(text) is None


def test_amounts_in_a_sentence():
    text = "到2025年,建成10个中心,占比达到3.5%以上"
    assert [(a.value, a.unit) for a in amounts(text)] == [(2025, None), (10, "个"), (3.5, "%")]


@given(st.integers(0, 10**9), st.sampled_from(["家", "%", "亿元", ""]))
def test_places_are_exact(value, unit):
    text = f"甲乙{value}{unit}丙"
    (found,) = amounts(text)
    assert text[found.start : found.end].startswith(str(value)[:1])
    assert found.value == value
