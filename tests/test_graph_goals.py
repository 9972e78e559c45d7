"""What has to be reached in a year without a target of its own (contract: Status); all sums were done by hand."""

from status_plans import Case, base, level, new, run, table, told, total, words

LINE_LEVEL = (level(2022, 100), level(2025, 250))
LINE = (
    # 100 + 150/3 = 150 in 2023, 200 in 2024
    Case("straight line between two levels", (*LINE_LEVEL, told("2023-12-31", 150)), "2023-12-31", "met",
         "按2022年100与2025年250直线推算为150"),
    Case("the line's second year", (*LINE_LEVEL, told("2024-12-31", 199)), "2024-12-31", "off_target", "为200"),
    # b = 100 (2022); (125 - 100) / (150 - 100) = 0.5; 0.5 / 0.4959 = 1.008
    Case("paced as any level", (*LINE_LEVEL, told("2022-12-31", 100), told("2023-06-30", 125)), "2023-06-30",
         "on_track", "进度比1.01"),
    # 1.35 + 1.45 * 2/5 = 1.93
    Case("the baseline counts as one", (base("2020-12-31", 1.35), level(2025, 2.8), told("2022-12-31", 1.92)),
         "2022-12-31", "off_target", "按2020年1.35与2025年2.8直线推算为1.93"),
    # 18 + 12 * 3/6 = 24: the baseline is of 2019
    Case("the baseline's own year", (base("2019-12-31", 18), level(2025, 30), told("2022-12-31", 24)), "2022-12-31",
         "met", "按2019年18"),
    # 4000 + 2000 * 3/5 = 5200
    Case("between two totals", (base("2020-12-31", 4000, "cumulative"), total(2025, 6000), told("2023-12-31", 5200)),
         "2023-12-31", "met", "直线推算为5200"),
    # T = 150 for 2023; from 1 January 2021 to 30 June 2023 are 911 of 1095 days; 120/150 = 0.8; / 0.832 = 0.9616
    Case("a total on the line: time from the period's start", (total(2022, 100), total(2025, 250),
         told("2023-06-30", 120)), "2023-06-30", "at_risk", "进度比0.96"),
    Case("no report: no_data, the line is said", LINE_LEVEL, "2023-06-30", "no_data", "直线推算为150"),
    Case("two modes: not_assessed", (new(2022, 30), total(2025, 250), told("2023-12-31", 9)), "2023-12-31",
         "not_assessed"),
    Case("two of new: not_assessed", (new(2022, 30), new(2025, 60), told("2023-12-31", 9)), "2023-12-31",
         "not_assessed"),
    Case("a level and a total: not_assessed", (base("2020-12-31", 101), total(2025, 250), told("2023-12-31", 9)),
         "2023-12-31", "not_assessed"),
    Case("a milestone beside it: not_assessed", (level(2021, 5), words(2022, "提升"), level(2025, 9),
         told("2023-12-31", 9)), "2023-12-31", "not_assessed"),
    Case("after the last target: not_assessed", (*LINE_LEVEL, told("2026-12-31", 400)), "2026-12-31", "not_assessed"),
    Case("a report is no end of a line", (level(2025, 9), told("2021-12-31", 5), told("2022-12-31", 9)), "2022-12-31",
         "not_assessed"),
    # down: 12 - 4 * 1/2 = 10
    Case("downwards", (level(2021, 12, "<="), level(2023, 8, "<="), told("2022-12-31", 10)), "2022-12-31", "met",
         row={"direction": "down"}),
    # 9000万元 = 0.9亿元; 0.9 + 0.6/2 = 1.2
    Case("ends in two units of measure", (base("2020-12-31", 9000, measure_unit="万元"),
         level(2022, 1.5, measure_unit="亿元"), told("2021-12-31", 1.2)), "2021-12-31", "met", "推算为1.2亿元"),
)  # fmt: skip


@table(LINE)
def test_a_year_between_two(case: Case) -> None:
    run(case)
