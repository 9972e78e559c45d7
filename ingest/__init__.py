"""Files and Chinese official prose: plans to claims, progress sheets to rows."""

from ingest.plan import read_plan
from ingest.reports.progress import (
    AS_OF,
    COLUMNS,
    MODE,
    MODES,
    NOTE,
    PLAN,
    RANK,
    RANK_BEFORE,
    ROW,
    STATE,
    TASK,
    VALUE,
    ProgressSheet,
    ReportRow,
    read_sheet,
)
from ingest.reports.sheet import SheetError
from ingest.text.source import ReadError

__all__ = [
    "AS_OF",
    "COLUMNS",
    "MODE",
    "MODES",
    "NOTE",
    "PLAN",
    "RANK",
    "RANK_BEFORE",
    "ROW",
    "STATE",
    "TASK",
    "VALUE",
    "ProgressSheet",
    "ReadError",
    "ReportRow",
    "SheetError",
    "read_plan",
    "read_sheet",
]
