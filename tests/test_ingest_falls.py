"""Which indicators shall fall: a task's words and figures in, the direction out."""

import pytest
from small_plans import small_plan

from ingest.claims.falls import add_falls

# The task's text | the row's name | its figures from the baseline on → direction
CASES = {
    "accidents": ("1 守牢安全底线。", "生产安全事故起数", "9 8 7", "down"),
    "accidents that grow": ("1 守牢安全底线。", "生产安全事故起数", "7 8 9", "up"),
    "less of them is what is counted": ("1 守牢安全底线。", "生产安全事故起数下降比例", "30 20 10", "up"),
    "done against it": ("1 守牢安全底线。", "危房整治数", "30 20 10", "up"),
    "the task lessens it": ("1 优化结构，压减煤炭消费。", "煤炭消费总量", "420 410 400", "down"),
    "the task lessens another": ("1 优化结构，压减煤炭消费。", "新增绿色工厂", "9 8 7", "up"),
    "to nothing": ("1 拔除甲类场所，三年内全部清零。", "甲类场所存余", "214 50 0", "down"),
    "to nothing of another": ("1 发现隐患全部清零。", "全员培训", "214 50 0", "up"),
    "a rate of mistakes": ("1 推广物联网监测。", "设备误报率", "11 9 7", "down"),
    "time to wait": ("1 改进窗口服务。", "平均等候时间", "30 20 15", "down"),
    "a rate that grows": ("1 推广物联网监测。", "设备误报率", "7 9 11", "up"),
    "made shorter": ("1 疏导交通，货车平均通行时间缩短至25分钟以内。", "港城货车平均通行时间", "45 35 25", "down"),
    "brought down": ("1 降本增效，力争物流费用占比下降到13%。", "物流费用占比", "15 14 13", "down"),
    "another made shorter": ("1 缩短货车通行时间，发展甲业。", "人均日用纸", "41 38 36", "up"),
    "no word for it": ("1 发展甲业。", "人均日用纸", "41 38 36", "up"),
}


@pytest.mark.parametrize(("text", "name", "figures", "direction"), CASES.values(), ids=CASES)
def test_what_the_words_say(text, name, figures, direction):
    claims, items = small_plan(text)
    (task,) = items
    row = claims.node(f"{task}/{name}", "Indicator", {"name": name, "direction": "up"}, [(0, 1)])
    claims.edge("HAS_INDICATOR", task, row, {"order": 1}, [(0, 1)])
    for year, figure in enumerate(figures.split(), 2021):
        known = {"name": "", "year": year, "value": float(figure), "mode": "level"}
        claims.edge("HAS_TARGET", row, claims.node(f"{row}/{year}", "Target", known, [(0, 1)]))
    add_falls(claims, items)
    assert claims.get(row).get("direction") == direction
